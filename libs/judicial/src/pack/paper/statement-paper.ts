import { formatIban, formatMoney, formatPercent, parseMoney, parseRate } from '@quittance/law';
import { html, longDay, PAPER_CSS, period, shortDay, type Inset, type Markup, type Paper } from '@quittance/platform/paper';
import type { HandoffFigures } from '../figures.ts';
import { TITLE_WORDS } from '../words.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);
const cents = (decimal: string): bigint => {
  const value = parseMoney(decimal);
  if (typeof value !== 'bigint') throw new RangeError(`"${decimal}" is no sum of money.`);
  return value;
};
const figure = (decimal: string): string => formatMoney(cents(decimal) as never).replace(/[\s\u00a0\u202f]*€$/u, '');
const rate = (text: string): string => { const value = parseRate(text); return value === undefined ? `${text} %` : formatPercent(value); };

const CSS = `${PAPER_CSS}
.paper .decompte { padding: 20mm 25mm 0; }
.paper .decompte .refs { position: static; width: auto; margin: 0 0 6mm; }
.paper .decompte .refs div { grid-template-columns: 34mm 1fr; }
`;

/** The statement of the day as it goes to the bailiff: who, under what title, and every figure with how it comes about. Pure: from what was kept with the hand-off. */
export function statementPaper(figures: HandoffFigures): Paper {
  const { agency, publicReference, asOf, statement } = figures;
  const foot = { left: `${agency.name}, ${agency.address.join(', ')}, SIREN ${agency.siren ?? ''}`, right: `Dossier ${publicReference}` };
  const fragment = html`<div class="paper" lang="fr"><section class="sheet decompte"><h1 class="title">Décompte de la créance au ${longDay(day(asOf))}</h1><p class="under">Établi par ${agency.name}, mandataire de ${figures.creditor.name}, d’après les règles de droit en vigueur à cette date (tables ${figures.law}).</p>${references(figures)}${table(figures)}<p class="after">${after(figures)}</p></section></div>`;
  return { html: fragment.source, css: CSS, title: `Décompte, dossier ${publicReference}, ${statement.asOf}`, foot };
}

function references(figures: HandoffFigures): Markup {
  const { creditor, debtor, mandate, title, agency } = figures;
  const party = (one: { name: string; legalForm: string | null; siren: string | null; address: string[] }): string => [one.name, one.legalForm, one.siren && `SIREN ${one.siren}`, ...one.address].filter(Boolean).join(', ');
  const rows: [string, Inset][] = [
    ['Dossier', html`<b>${figures.publicReference}</b>`], ['Créancier', party(creditor)], ['Débiteur', party(debtor)], ['Mandat', `${mandate.reference}, signé le ${shortDay(day(mandate.signedOn))}`],
    ['Titre', title ? `${TITLE_WORDS[title.kind] ?? title.kind} du ${shortDay(day(title.issuedOn))}, ${title.authority}${title.reference ? `, ${title.reference}` : ''}, exécutoire le ${shortDay(day(title.enforceableOn))}${title.servedOn ? `, signifié le ${shortDay(day(title.servedOn))}` : ''}` : 'aucun'],
    ['Prescription', figures.limitationOn ? `le ${longDay(day(figures.limitationOn))}` : 'non calculée'],
    ['Reversement', `${agency.account.holder}, IBAN ${formatIban(agency.account.iban)}${agency.account.bic ? `, BIC ${agency.account.bic}` : ''} (compte affecté, CPCE R124-2)`],
  ];
  return html`<dl class="refs">${rows.map(([term, said]) => html`<div><dt>${term}</dt><dd>${said}</dd></div>`)}</dl>`;
}

const row = (what: Inset, when: Inset, how: Inset, amount: Inset): Markup => html`<tr><th scope="row">${what}</th><td class="when">${when}</td><td>${how}</td><td class="amount">${amount}</td></tr>`;
const total = (what: Inset, amount: Inset): Markup => html`<tr class="sub"><th scope="row" colspan="3">${what}</th><td class="amount">${amount}</td></tr>`;

function table({ claims, statement, costs, payments, asOf }: HandoffFigures): Markup {
  const named = new Map(claims.map((claim) => [claim.id, claim]));
  const referenceOf = (id: string | null): string => (id && named.get(id)?.reference) || '';
  const { totals } = statement;
  const principal = statement.claims.map((claim) => row(referenceOf(claim.id), shortDay(day(named.get(claim.id)!.issuedOn)), `à payer le ${shortDay(day(named.get(claim.id)!.dueOn))}`, figure(claim.principal)));
  const interest = statement.claims.flatMap((claim) => claim.interest.map((one) => row(`Intérêts sur ${referenceOf(claim.id)}`, period(day(one.from), day(one.to)), `${figure(one.base)} × ${rate(one.rate)} × ${one.days} j, ${one.article}`, figure(one.amount))));
  const indemnity = statement.claims.filter((claim) => cents(claim.indemnity) > 0n).map((claim) => row(`Indemnité sur ${referenceOf(claim.id)}`, '', 'indemnité forfaitaire', figure(claim.indemnity)));
  const spent = costs.map((cost) => row('Frais d’exécution', shortDay(day(cost.on)), 'CPCE L111-8', figure(cost.amount)));
  const part = (target: string): string => ({ cost: 'frais', interest: 'intérêts', principal: 'principal', indemnity: 'indemnité' })[target] ?? target;
  const paid = statement.payments.map((payment, i) => row('Paiement', payments[i] ? shortDay(day(payments[i].on)) : '', payment.allocations.map((one) => `${part(one.to)}${one.claim ? ` ${referenceOf(one.claim)}` : ''} ${figure(one.amount)}`).join(', '), `− ${figure(sumOf(payment.allocations.map(({ amount }) => amount)))}`));
  return html`<table class="lines"><thead><tr><th scope="col">Élément</th><th scope="col">Date ou période</th><th scope="col">Comment il est calculé</th><th scope="col" class="amount">Euros</th></tr></thead><tbody>${principal}${total('Principal', figure(totals.principal))}${interest}${total('Intérêts', figure(totals.interest))}${indemnity}${total('Indemnités', figure(totals.indemnity))}${spent}${total('Frais', figure(totals.costs))}${paid}<tr class="due"><th scope="row" colspan="3">Reste dû au ${longDay(day(asOf))}</th><td class="amount">${formatMoney(cents(totals.due) as never)}</td></tr></tbody></table>`;
}

const sumOf = (amounts: readonly string[]): string => {
  const sum = amounts.reduce((all, one) => all + cents(one), 0n);
  return `${sum / 100n}.${String(sum % 100n).padStart(2, '0')}`;
};

function after({ statement, dayCount }: HandoffFigures): string {
  const daily = statement.totals.dailyInterest;
  const said = [daily === null ? 'Le taux du lendemain n’est pas encore connu.' : `Chaque jour ajoute ${daily.replace('.', ',')} € d’intérêts, jusqu’au paiement du principal.`];
  said.push(dayCount === 'ACT_365' ? 'Les jours sont comptés sur 365.' : 'Les jours sont comptés sur les jours de l’année.');
  return said.join(' ');
}
