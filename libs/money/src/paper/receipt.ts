/**
 * The receipt (quittance) on A4: the sum and its day between two rules, what it paid line by line, what is left, and the reserve. Pure:
 * the same figures give the same characters.
 */
import { formatAmount, formatMoney, type ReceiptFacts } from '@quittance/law';
import { html, longDay, PAPER_CSS, shortDay, sum, type Markup, type Paper } from '@quittance/platform/paper';
import { footOf, letterhead, references, screenFoot, windowOf } from './letterhead.ts';
import type { PaidPart, PaidTarget, ReceiptFigures } from './receipt-figures.ts';

const MEANS: Readonly<Record<string, string>> = { transfer: 'par virement', card: 'par carte', cheque: 'par chèque', cash: 'en espèces', direct_debit: 'par prélèvement', other: 'par un autre moyen' };
const TARGETS: readonly PaidTarget[] = ['cost', 'interest', 'principal', 'indemnity'];
const NAMES: Readonly<Record<PaidTarget, string>> = { cost: 'Frais', interest: 'Intérêts', principal: 'Principal', indemnity: 'Indemnité forfaitaire' };
const RESERVE = 'sous réserve des intérêts et accessoires restant dus';
const ON_BEHALF = 'pour le compte de';

const RECEIPT_CSS = '.paper .text > p.after { margin: 2.4mm 0; }\n.paper .text .signature.plain { padding-top: 1.5mm; }\n.paper .first .law { padding-top: 3mm; }\n.paper .first .law .block { padding-top: 2mm; }\n.paper .first .law p { margin: 0; }\n';

const cents = (text: string): bigint => BigInt(text);
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const meansOf = ({ means }: ReceiptFigures): string => MEANS[means] ?? MEANS['other']!;
export const paidOf = ({ parts }: Pick<ReceiptFigures, 'parts'>, target: PaidTarget): bigint => sum(parts.filter((part) => part.target === target).map(({ amount }) => cents(amount)));

export function receiptPaper(receipt: ReceiptFigures): Paper {
  addsUp(receipt);
  const { agency, caseReference, number } = receipt;
  const foot = { left: footOf(agency), right: `Quittance ${number}` };
  const refs = references([['Dossier', html`<b>${caseReference}</b>`], ['Quittance', number], ['Créancier', receipt.creditor.name]]);
  const fragment = html`<div class="paper" lang="fr"><section class="sheet first">${letterhead(agency)}<i class="fold"></i>${refs}${windowOf(receipt.debtor.addressee)}<p class="place">${agency.city}, le ${longDay(day(receipt.issuedOn))}</p>${body(receipt)}${data(receipt)}${screenFoot(foot)}</section></div>`;
  return { html: fragment.source, css: `${PAPER_CSS}${RECEIPT_CSS}`, title: `Quittance ${number}, dossier ${caseReference}`, foot };
}

/** What libs/law asks of a receipt, read off the paper where it is a matter of words. */
export function receiptFacts(receipt: ReceiptFigures): ReceiptFacts {
  const words = receiptPaper(receipt).html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0\u202f]+/g, ' ');
  return {
    number: receipt.number, paidOn: day(receipt.paidOn), issuedOn: day(receipt.issuedOn), means: receipt.means, caseReference: receipt.caseReference,
    debtor: receipt.debtor.name, agency: receipt.agency.name, creditor: receipt.creditor.name, amount: cents(receipt.amount), balance: cents(receipt.balance),
    allocation: { costs: paidOf(receipt, 'cost'), interest: paidOf(receipt, 'interest'), principal: paidOf(receipt, 'principal'), indemnity: paidOf(receipt, 'indemnity'), unallocated: cents(receipt.unallocated) },
    saysOnBehalf: words.includes(`${ON_BEHALF} ${escaped(receipt.creditor.name)}`), saysReserve: words.includes(RESERVE),
  };
}
const escaped = (name: string): string => html`${name}`.source.replace(/[\s\u00a0\u202f]+/g, ' ');

function body(receipt: ReceiptFigures): Markup {
  const { amount, paidOn, number, caseReference, balance, issuedOn, chosen, recall } = receipt;
  const left = cents(balance);
  return html`<div class="text"><h1>Quittance</h1><p class="object">Objet : Quittance n° <span class="nb">${number}</span>, dossier <span class="nb">${caseReference}</span> (CPCE R124-6)${recall ? `. ${recall}` : ''}</p><p>Madame, Monsieur,</p><p>${received(receipt)}</p><div class="ask"><div><span>Somme reçue ${meansOf(receipt)}</span><b>${formatMoney(cents(amount))}</b></div><div><span>à la date du</span><b>${longDay(day(paidOn))}</b></div></div>${table(receipt)}<p class="after">${receipt.parts.length > 0 || !receipt.waits ? ordered(receipt) : ''}${chosen && ` Vous aviez choisi de régler la créance ${chosen} (C. civ. 1342-10).`}</p><p>${
    receipt.waits ? html`Le taux des intérêts du semestre qui commence le ${longDay(day(receipt.waits.from))} n’est pas encore connu. Sans les intérêts de ce semestre, ${left > 0n ? html`il reste dû <span class="nb">${formatMoney(left)}</span>` : 'plus rien ne reste dû'} au ${longDay(day(issuedOn))}. Cette quittance est donnée ${RESERVE}.` : left > 0n ? html`Il reste dû <span class="nb">${formatMoney(left)}</span> au ${longDay(day(issuedOn))}. Cette quittance est donnée ${RESERVE}.` : html`Au ${longDay(day(issuedOn))}, plus rien n’est dû dans ce dossier.`
  }</p>${cents(receipt.unallocated) > 0n && (receipt.waits ? html`<p>${formatMoney(cents(receipt.unallocated))} de ce paiement seront imputés à sa date dès que ce taux sera connu, selon la loi ; votre décompte le montrera.</p>` : html`<p>${formatMoney(cents(receipt.unallocated))} de ce paiement dépassent ce qui était dû et n’ont rien réglé : ce qui a été reçu sans être dû est sujet à restitution (C. civ. 1302).</p>`)}<div class="close"><p>Nous vous prions de recevoir, Madame, Monsieur, nos salutations distinguées.</p><div class="signature plain"><span>${receipt.agency.name}</span><small>${ON_BEHALF} ${receipt.creditor.name}</small></div></div></div>`;
}

/** Who received the money, from whom, for whom. */
function received({ receivedBy, creditor, agency, study, payer, debtor }: ReceiptFigures): string {
  const whose = [creditor.name, creditor.legalForm, creditor.address].filter(Boolean).join(', ');
  const hand = payer && payer !== debtor.name ? `de ${payer}, à votre décharge` : 'de vous';
  if (receivedBy === 'creditor') return `${creditor.name} nous a déclaré avoir reçu ${hand} la somme qui suit, versée directement entre ses mains. ${agency.name} vous en donne quittance ${ON_BEHALF} ${whose}.`;
  if (receivedBy === 'bailiff') return `${study ?? 'L’étude'}, commissaire de justice, a reçu ${hand} la somme qui suit. ${agency.name} vous en donne quittance ${ON_BEHALF} ${whose}.`;
  return `Nous avons reçu ${hand}, ${ON_BEHALF} ${whose}, la somme qui suit, et nous vous en donnons quittance.`;
}

/** What the payment met, claim by claim, with the sum of each kind that has several; the last line is the payment itself. */
function table(receipt: ReceiptFigures): Markup {
  const rows = TARGETS.map((target) => {
    const parts = receipt.parts.filter((part) => part.target === target);
    if (parts.length < 2) return parts.map(({ cost, claim, amount }) => total(cost ?? NAMES[target], cents(amount), claim));
    return [...parts.map(partRow), total(NAMES[target], paidOf(receipt, target))];
  });
  const over = cents(receipt.unallocated);
  return html`<table class="lines"><thead><tr><th scope="col">Ce que ce paiement a réglé</th><th scope="col">Créance</th><th scope="col" class="amount">Détail</th><th scope="col" class="amount">Réglé</th></tr></thead><tbody>${rows}${over > 0n && total(receipt.waits ? 'En attente d’imputation' : 'Non imputé', over)}<tr class="due"><th scope="row" colspan="3">Reçu le ${shortDay(day(receipt.paidOn))}</th><td class="amount">${formatMoney(cents(receipt.amount))}</td></tr></tbody></table>`;
}

const partRow = ({ target, claim, cost, amount }: PaidPart): Markup =>
  html`<tr><th scope="row">${cost ?? NAMES[target]}</th><td>${claim ?? ''}</td><td class="amount">${formatAmount(cents(amount))}</td><td class="amount"></td></tr>`;
const total = (what: string, amount: bigint, claim: string | null = null): Markup =>
  html`<tr class="sub"><th scope="row">${what}</th><td>${claim ?? ''}</td><td class="amount"></td><td class="amount">${formatAmount(amount)}</td></tr>`;

function ordered({ order }: ReceiptFigures): string {
  if (order === 'principal_first') return 'Votre paiement a réglé d’abord le principal.';
  if (order === 'indemnity_first') return 'Votre paiement a réglé d’abord les frais et les indemnités, puis les intérêts échus, puis le principal.';
  return 'Votre paiement a réglé d’abord les frais et les intérêts échus, puis le principal (C. civ. 1343-1, 1342-10).';
}

function data({ agency }: ReceiptFigures): Markup {
  return html`<div class="law"><div class="block data"><p>Conservez cette quittance : elle prouve votre paiement. Vos données servent au recouvrement de cette créance et viennent du créancier. Pour y accéder, les rectifier ou en limiter l’emploi : ${agency.dataEmail}, réponse sous un mois ; vous pouvez aussi saisir la CNIL (RGPD 14 à 18 et 77).</p></div></div>`;
}

/** A receipt whose lines do not make its sum is a fault of whoever built it, and is never printed. */
function addsUp(receipt: ReceiptFigures): void {
  const lines = sum(receipt.parts.map(({ amount }) => cents(amount))) + cents(receipt.unallocated);
  if (lines !== cents(receipt.amount)) throw new RangeError(`The receipt does not add up: ${formatAmount(cents(receipt.amount))} was paid, its lines make ${formatAmount(lines)}.`);
}

/** An invented receipt, for the fingerprint of the template and for its specs. */
export const sampleReceipt = (more: Partial<ReceiptFigures> = {}): ReceiptFigures => ({
  number: 'Q-2026-000437', issuedOn: '2026-11-23', paidOn: '2026-11-17',
  agency: { name: 'Orvelle Recouvrement', legalForm: 'SAS', capital: '5000000', address: '14 quai des Tanneurs, 37000 Tours', city: 'Tours', registration: 'SIREN 732 829 320', phone: '02 61 91 20 00', email: 'dossiers@orvelle.example', dataEmail: 'donnees@orvelle.example' },
  creditor: { name: 'Papeteries Tessonville', legalForm: 'SAS', address: '8 rue du Vieux-Moulin, 49100 Angers' },
  debtor: { name: 'Imprimerie Carnaudet', addressee: ['Imprimerie Carnaudet SARL', '27 rue des Forges', '35300 Fougères'] },
  caseReference: 'QT-2026-0412', amount: '25000', means: 'transfer', receivedBy: 'agency', study: null, payer: null, chosen: null, order: 'statutory',
  parts: [{ target: 'interest', claim: 'FA-2026-014', cost: null, amount: '6843' }, { target: 'principal', claim: 'FA-2026-014', cost: null, amount: '18157' }], unallocated: '0', balance: '85843', ...more,
});
