/**
 * The agreement of a payment plan on A4 (rules 4.4): who the parties are, what is owed and how it is made up, the dates, the debt
 * acknowledged in the very words that were accepted, what happens when an instalment is missed, what interest does, how to pay, and the
 * evidence of the acceptance. Pure: the same figures give the same characters.
 */
import { formatAmount, formatIban, formatMoney } from '@quittance/law';
import { html, longDay, PAPER_CSS, shortDay, sum, type Markup, type Paper } from '@quittance/platform/paper';
import { footOf, letterhead, references, screenFoot, windowOf, type PaperAgency } from './letterhead.ts';

export interface AgreementFigures {
  /** The line that recalls the first letter (CPCE R124-4); null where no letter has left. */
  recall: string | null;
  planId: string; caseReference: string; agreedOn: Temporal.PlainDate; asOf: Temporal.PlainDate;
  agency: PaperAgency; account: { name: string; iban: string; bic: string };
  creditor: { name: string; legalForm: string | null; address: string };
  /** The reference of the mandate under which the agency agrees. */
  mandate: string | null;
  debtor: { name: string; addressee: string[] };
  /** Cents. `parts`: principal, interest, indemnity, costs, paid. */
  total: bigint; parts: Readonly<Record<string, bigint>>;
  instalments: readonly { on: Temporal.PlainDate; amount: bigint }[];
  interest: 'runs' | 'stops'; graceDays: number;
  how: 'accepted' | 'decided' | 'paid'; proposedBy: 'debtor' | 'agent'; proposedByName: string; proposedAt: Temporal.Instant; agreedAt: Temporal.Instant; agreedByName: string;
  /** By whom, when, whence and in which words the debt was acknowledged; null: by paying the first instalment alone. */
  acknowledged: { words: string; at: Temporal.Instant; by: string; visitId: string; ip: string | null; userAgent: string | null; openedBy: string | null } | null;
  /** The fingerprint of what was agreed. */
  scheduleHash: string;
}

const PARTS: readonly (readonly [name: string, said: string])[] = [['principal', 'Principal'], ['interest', 'Intérêts de retard'], ['indemnity', 'Indemnité forfaitaire de recouvrement'], ['costs', 'Frais'], ['paid', 'Paiements reçus']];
const OPENED: Readonly<Record<string, string>> = { letter: 'code imprimé dans notre lettre et code postal', email: 'code à usage unique envoyé par courriel', sms: 'code à usage unique envoyé par SMS' };

const OWN_CSS = `
.paper .text > p.vow { margin: 6mm 0 2.3mm; padding-left: 4mm; border-left: 1.2pt solid #101b33; }
.paper .parties { display: grid; grid-template-columns: 1fr 1fr; column-gap: 8mm; }
.paper .hash { font-stretch: 92%; }
`;

export function agreementPaper(figures: AgreementFigures): Paper {
  addsUp(figures);
  const { agency, caseReference, agreedOn } = figures;
  const foot = { left: footOf(agency), right: `Échéancier ${caseReference}` };
  const refs = references([['Dossier', html`<b>${caseReference}</b>`], ['Échéancier', `du ${longDay(agreedOn)}`], ['Créancier', figures.creditor.name], ...(figures.mandate ? [['Mandat', figures.mandate] as const] : [])]);
  const fragment = html`<div class="paper" lang="fr"><section class="sheet first">${letterhead(agency)}<i class="fold"></i>${refs}${windowOf(figures.debtor.addressee)}<p class="place">${agency.city}, le ${longDay(agreedOn)}</p>${body(figures)}${screenFoot(foot)}</section><section class="sheet account">${schedule(figures)}${clauses(figures)}${screenFoot(foot)}</section></div>`;
  return { html: fragment.source, css: `${PAPER_CSS}${OWN_CSS}`, title: `Échéancier, dossier ${caseReference}`, foot };
}

function body(figures: AgreementFigures): Markup {
  const { total, instalments, creditor, debtor, agency, asOf, acknowledged, how, recall } = figures;
  const whose = [creditor.name, creditor.legalForm, creditor.address].filter(Boolean).join(', ');
  const last = instalments.at(-1)!.on;
  return html`<div class="text"><h1>Échéancier convenu</h1><p class="object">Objet : Accord de paiement échelonné et reconnaissance de dette, dossier <span class="nb">${figures.caseReference}</span>${recall ? `. ${recall}` : ''}</p><p>Entre ${debtor.name} (le débiteur) et ${whose} (le créancier), représenté par ${agency.name} en vertu de son mandat, il est convenu ce qui suit.</p><div class="ask"><div><span>Somme due au ${longDay(asOf)}</span><b>${formatMoney(total)}</b></div><div><span>${instalments.length === 1 ? 'payable le' : `en ${instalments.length} versements, jusqu’au`}</span><b>${longDay(last)}</b></div></div>${table(figures)}<p class="vow">${
    acknowledged ? html`Le débiteur reconnaît cette dette, dans les termes suivants : «\u00a0${acknowledged.words}\u00a0»` : html`Le débiteur a accepté cet échéancier en payant le premier versement ; un paiement partiel vaut reconnaissance de la dette (C. civ. 2240).`
  }</p>${how === 'decided' && html`<p>Cet échéancier dépasse ce que le mandat permet d’accorder : ${creditor.name} y a donné son accord (CPCE R124-5).</p>`}<div class="close parties"><div class="signature plain"><span>${debtor.name}</span><small>${how === 'paid' ? 'par le paiement du premier versement' : 'par acceptation électronique, voir la preuve de l’accord'}</small></div><div class="signature plain"><span>${agency.name}</span><small>pour ${creditor.name}</small></div></div></div>`;
}

/** How the sum is made up. */
function table({ parts, total, asOf }: AgreementFigures): Markup {
  const rows = PARTS.filter(([name]) => (parts[name] ?? 0n) !== 0n).map(([name, said]) => html`<tr><th scope="row">${said}</th><td class="amount">${formatAmount(name === 'paid' ? -parts[name]! : parts[name]!)}</td></tr>`);
  return html`<table class="lines"><thead><tr><th scope="col">Composition de la somme, au ${shortDay(asOf)}</th><th scope="col" class="amount">Euros</th></tr></thead><tbody>${rows}<tr class="due"><th scope="row">Somme due</th><td class="amount">${formatMoney(total)}</td></tr></tbody></table>`;
}

function schedule({ instalments, total }: AgreementFigures): Markup {
  const rows = instalments.map(({ on, amount }, index) => html`<tr><th scope="row">Versement ${index + 1}</th><td class="when">${longDay(on)}</td><td class="amount">${formatAmount(amount)}</td></tr>`);
  return html`<h2 class="title">Dates et versements</h2><p class="under">Chaque versement est reçu au plus tard à sa date. Montants en euros.</p><table class="lines"><thead><tr><th scope="col">Versement</th><th scope="col">Le</th><th scope="col" class="amount">Montant</th></tr></thead><tbody>${rows}<tr class="due"><th scope="row" colspan="2">Total</th><td class="amount">${formatMoney(total)}</td></tr></tbody></table>`;
}

function clauses(figures: AgreementFigures): Markup {
  const { account, caseReference, creditor, agency } = figures;
  return html`<div class="law"><div class="block"><h2>Comment payer</h2><p>Par virement sur le compte affecté de ${agency.name} (${account.name}) : IBAN <span class="iban">${formatIban(account.iban)}</span>, BIC ${account.bic}, référence <b class="nb">${caseReference}</b>. Ces paiements vous libèrent envers ${creditor.name} ; chacun donne lieu à une quittance (CPCE R124-6).</p></div><div class="block"><h2>Intérêts</h2><p>${interest(figures)}</p></div><div class="block"><h2>Si un versement manque</h2><p>${forfeiture(figures)}</p></div><div class="block"><h2>Effet sur la prescription</h2><p>La reconnaissance de la dette par le débiteur interrompt le délai de prescription, qui recommence à courir en entier (C. civ. 2231 et 2240), dans la limite de l’article 2232.</p></div>${evidence(figures)}<div class="block data"><p>Accord écrit et conservé sous forme électronique (C. civ. 1366). Vos données servent au recouvrement de cette créance et viennent du créancier. Pour y accéder, les rectifier ou en limiter l’emploi : ${agency.dataEmail}, réponse sous un mois ; vous pouvez aussi saisir la CNIL (RGPD 14 à 18 et 77).</p></div></div>`;
}

const interest = ({ interest: fate, asOf }: AgreementFigures): string => (fate === 'stops'
  ? `Aucun intérêt ne s’ajoute après le ${longDay(asOf)} à la somme ci-dessus, tant que l’échéancier est tenu. S’il prend fin avant son terme, ils sont dus comme s’ils n’avaient jamais cessé de courir.`
  : 'Les intérêts continuent de courir sur ce qui reste dû pendant l’échéancier ; chaque versement s’impute d’abord sur eux (C. civ. 1343-1). Ceux qui restent au terme de l’échéancier sont alors demandés.');

function forfeiture({ graceDays }: AgreementFigures): string {
  const grace = graceDays === 0 ? 'Un versement qui n’est pas reçu à sa date' : `Un versement qui n’est pas reçu en entier dans les ${graceDays} jour${graceDays === 1 ? '' : 's'} qui suivent sa date (ou le jour ouvré suivant)`;
  return `${grace} met fin à l’échéancier par ce seul fait : tout ce qui reste dû redevient exigible aussitôt (C. civ. 1103 et 1225). Ce qui a été payé reste acquis, et un autre échéancier peut être demandé, au besoin au juge (C. civ. 1343-5).`;
}

function evidence(figures: AgreementFigures): Markup {
  const { acknowledged, proposedBy, proposedByName, proposedAt, agreedAt, agreedByName, how, scheduleHash, planId } = figures;
  const proposed = `Proposé par ${proposedBy === 'debtor' ? 'le débiteur sur sa page' : `${proposedByName}, au téléphone avec le débiteur`}, le ${moment(proposedAt)}`;
  const agreed = { accepted: `accepté par ${agreedByName} sur sa page, le ${moment(agreedAt)}`, decided: `accepté pour le créancier par ${agreedByName}, le ${moment(agreedAt)}`, paid: `accepté par le paiement du premier versement, enregistré le ${moment(agreedAt)}` }[how];
  const whence = acknowledged && [`Reconnaissance par ${acknowledged.by}, le ${moment(acknowledged.at)}`, acknowledged.openedBy && `entré par ${OPENED[acknowledged.openedBy] ?? acknowledged.openedBy}`, `visite ${acknowledged.visitId}`, acknowledged.ip && `adresse ${acknowledged.ip}`, acknowledged.userAgent && `navigateur ${acknowledged.userAgent}`].filter(Boolean).join(', ');
  return html`<div class="block data"><h2>Preuve de l’accord</h2><p>${proposed} ; ${agreed}. ${whence && `${whence}. `}Accord ${planId}. Empreinte SHA-256 des conditions : <span class="hash">${scheduleHash.replace(/(.{8})(?=.)/g, '$1 ')}</span>.</p></div>`;
}

/** "23 novembre 2026 à 9 h 04 min 12 s, heure de Paris". */
function moment(instant: Temporal.Instant): string {
  const at = instant.toZonedDateTimeISO('Europe/Paris');
  return `${longDay(at.toPlainDate())} à ${at.hour} h ${String(at.minute).padStart(2, '0')} min ${String(at.second).padStart(2, '0')} s (heure de Paris)`;
}

/** An agreement whose lines do not make its sum is a fault of whoever built it, and is never printed. */
function addsUp({ total, instalments, parts }: AgreementFigures): void {
  const planned = sum(instalments.map(({ amount }) => amount));
  if (planned !== total) throw new RangeError(`The agreement does not add up: ${formatAmount(total)} is owed, its instalments make ${formatAmount(planned)}.`);
  const made = sum(PARTS.map(([name]) => (name === 'paid' ? -(parts[name] ?? 0n) : (parts[name] ?? 0n))));
  if (made !== total) throw new RangeError(`The agreement does not add up: ${formatAmount(total)} is owed, its parts make ${formatAmount(made)}.`);
}
