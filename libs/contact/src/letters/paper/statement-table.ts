import type { FormalNoticeLetter, LetterInterest, LetterPayment, LetterStatement } from './letter.ts';
import { formatAmount as figure, formatMoney, formatPercent, type RateComposition } from '@quittance/law';
import { enumerate, html, longDay, period, shortDay, sum, type Inset, type Markup } from '@quittance/platform/paper';

/**
 * The statement as a table that a person can add up: the left money column says what one line says, the right one what is
 * added. Principal, interest and other accessories are told apart even when nothing is due under one of them (CPCE R124-4 3°).
 */
export function statementTable(letter: FormalNoticeLetter): Markup {
  const { statement } = letter;
  addsUp(statement);
  return html`<table class="lines"><thead><tr><th scope="col">Élément</th><th scope="col">Date ou période</th><th scope="col">Comment il est calculé</th><th scope="col" class="amount">Détail</th><th scope="col" class="amount">À compter</th></tr></thead><tbody>${claimRows(statement)}${total('Principal', '', '', statement.totals.principal)}${statement.interest.map((line) => interestRow(line, statement))}${interestTotal(letter)}${indemnityRows(letter)}${costRows(statement)}${statement.payments.map(paymentRow)}<tr class="due"><th scope="row" colspan="4">À payer au ${longDay(statement.asOf)}</th><td class="amount">${formatMoney(statement.totals.due)}</td></tr></tbody></table>`;
}

function line(what: Inset, when: Inset, how: Inset, amount: bigint): Markup {
  return html`<tr><th scope="row">${what}</th><td class="when">${when}</td><td>${how}</td><td class="amount">${figure(amount)}</td><td class="amount"></td></tr>`;
}

function total(what: Inset, when: Inset, how: Inset, amount: bigint): Markup {
  return html`<tr class="sub"><th scope="row">${what}</th><td class="when">${when}</td><td>${how}</td><td class="amount"></td><td class="amount">${figure(amount)}</td></tr>`;
}

function claimRows(statement: LetterStatement): Markup[] {
  return statement.claims.flatMap((claim) => [
    line(`${claim.kind} ${claim.reference}`, claim.issuedOn ? shortDay(claim.issuedOn) : '', `à payer le ${shortDay(claim.dueOn)}`, claim.amount),
    ...claim.credits.map((credit) => line(`Avoir ${credit.reference}`, credit.on ? shortDay(credit.on) : '', `sur ${claim.reference}`, -credit.amount)),
  ]);
}

function interestRow({ claim, from, to, base, rate, days, year, amount, article, confidence }: LetterInterest, { interest }: LetterStatement): Markup {
  const mixed = interest.some((other) => other.article !== article);
  const doubt = confidence === 'low' || confidence === 'medium';
  return line(`Intérêts sur ${claim}`, period(from, to),
    html`<span class="nb">${figure(base)} × ${formatPercent(rate)}${doubt && '*'}</span> <span class="nb">× ${days} j / ${year}${mixed && article === 'contrat' && ', contrat'}</span>`, amount);
}

function interestTotal({ statement, regime }: FormalNoticeLetter): Markup {
  const articles = [...new Set(statement.interest.map(({ article }) => article))];
  const none = regime === 'civil' ? 'aucun ne court avant cette mise en demeure' : 'aucun à ce jour';
  return total('Intérêts de retard', '', articles.length === 0 ? none : enumerate(articles), statement.totals.interest);
}

function indemnityRows({ statement, regime }: FormalNoticeLetter): Markup {
  const { indemnities, totals } = statement;
  if (indemnities.length === 0) return total(regime === 'civil' ? 'Autres accessoires' : 'Indemnité forfaitaire', '', regime === 'civil' ? 'aucun' : 'aucune à ce jour', totals.indemnity);
  const amounts = new Set(indemnities.map(({ amount }) => amount));
  const { article } = indemnities[0]!;
  const each = amounts.size === 1 ? `${figure(indemnities[0]!.amount)} × ${indemnities.length} ${nounOf(statement, indemnities.length)}, ` : '';
  return total('Indemnité forfaitaire', '', `${each}${article}`, totals.indemnity);
}

function costRows({ costs, totals }: LetterStatement): Markup {
  if (costs.length === 0) return html``;
  return html`${costs.map((cost) => line(cost.label, shortDay(cost.on), cost.article ?? '', cost.amount))}${total('Frais', '', '', totals.costs)}`;
}

function paymentRow({ label, on, amount, parts }: LetterPayment): Markup {
  const said = [
    parts.costs > 0n && `frais ${figure(parts.costs)}`, parts.interest > 0n && `intérêts ${figure(parts.interest)}`,
    parts.principal > 0n && `principal ${figure(parts.principal)}`, parts.indemnity > 0n && `indemnité ${figure(parts.indemnity)}`,
  ].filter((part) => part !== false);
  return total(label, shortDay(on), said.join(', '), -amount);
}

/** "factures" where every claim is one, else "créances"; both are feminine, which the sentences count on. */
export function nounOf({ claims }: LetterStatement, many: number): string {
  const noun = claims.every(({ kind }) => kind === 'Facture') ? 'facture' : 'créance';
  return many > 1 ? `${noun}s` : noun;
}

/** Where the rates come from, how days are counted and how payments were taken: what one needs to check the table. */
export function statementNote({ statement, regime }: FormalNoticeLetter): string {
  const { interest, payments, allocation } = statement;
  const said: string[] = [];
  const ruled = interest.filter(({ article }) => article !== 'contrat');
  if (ruled.length > 0) said.push(rateSentence(ruled));
  const agreed = [...new Set(interest.filter(({ article }) => article === 'contrat').map(({ rate }) => formatPercent(rate)))];
  if (agreed.length > 0) said.push(`Taux prévu au contrat : ${enumerate(agreed)} par an.`);
  if (interest.length > 0) {
    if (regime !== 'civil') said.push('Le premier jour compté est le lendemain de l’échéance.');
    if (interest.some(({ year }) => year === 366)) said.push('L’année compte 365 jours, 366 quand elle est bissextile.');
    said.push('Chaque ligne est arrondie au centime.');
  }
  if (interest.some(({ confidence }) => confidence === 'low' || confidence === 'medium')) said.push('* Taux en cours de vérification à sa source officielle.');
  if (payments.length > 0) {
    const whose = payments.length > 1 ? 'Vos paiements ont réglé' : 'Votre paiement a réglé';
    said.push(allocation === 'principal_first' ? `${whose} d’abord le principal.` : allocation === 'indemnity_first' ? `${whose} d’abord les indemnités, puis les intérêts, puis le principal.` : `${whose} d’abord les intérêts échus, puis le principal (C. civ. 1343-1, 1342-10).`);
  }
  return said.join(' ');
}

/** One sentence on where the rates come from, by their composition: reference rate of a day, and points. */
function rateSentence(lines: readonly LetterInterest[]): string {
  const said = new Map<string, string>();
  let frozen = false;
  let points = 0n;
  let legal = false;
  for (const { composition } of [...lines].sort((a, b) => Temporal.PlainDate.compare(a.from, b.from))) {
    if (composition.kind === 'contract') continue;
    if (composition.kind === 'legal') legal = true;
    else {
      frozen ||= composition.frozen;
      points = composition.points;
    }
    const sentence = composed(composition);
    said.set(sentence, sentence);
  }
  const list = [...said.values()].join(', ');
  if (legal) return `Taux des intérêts : taux de l’intérêt légal (CMF L313-2), ${list}.`;
  const start = frozen ? 'au premier jour du semestre où l’intérêt a commencé à courir' : 'au premier jour du semestre';
  return `Taux des intérêts : taux de refinancement de la Banque centrale européenne ${start}, plus ${wholePoints(points)} points : ${list}.`;
}

const wholePoints = (points: bigint): string => formatPercent(points).replace(/,00?\u202f%|\u202f%/, '');

function composed(composition: Exclude<RateComposition, { kind: 'contract' }>): string {
  const { reference, points, at } = composition;
  if (composition.kind === 'ecb') return `${formatPercent(reference)} + ${wholePoints(points)} au ${longDay(at)}`;
  return `${formatPercent(reference)} au ${at.month > 6 ? 'second' : 'premier'} semestre ${at.year}${points > 0n ? ` plus ${wholePoints(points)} points (CMF L313-3)` : ''}`;
}

/** A letter whose lines do not make its sums is a fault of whoever built it, and is never printed. */
function addsUp({ claims, interest, indemnities, costs, payments, totals }: LetterStatement): void {
  const check = (what: string, lines: bigint, said: bigint) => {
    if (lines !== said) throw new RangeError(`The statement of the letter does not add up: ${what} is ${figure(said)}, its lines make ${figure(lines)}.`);
  };
  check('principal', sum(claims.map(({ amount, credits }) => amount - sum(credits.map((credit) => credit.amount)))), totals.principal);
  check('interest', sum(interest.map(({ amount }) => amount)), totals.interest);
  check('indemnity', sum(indemnities.map(({ amount }) => amount)), totals.indemnity);
  check('costs', sum(costs.map(({ amount }) => amount)), totals.costs);
  check('paid', sum(payments.map(({ amount }) => amount)), totals.paid);
  for (const { amount, parts, label } of payments) check(label, parts.interest + parts.principal + parts.indemnity + parts.costs, amount);
  check('due', totals.principal + totals.interest + totals.indemnity + totals.costs - totals.paid, totals.due);
}
