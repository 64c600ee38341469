import { formatIban, formatMoney } from '@quittance/law';
import { count, dayAndMonth, enumerate, html, longDay, PAPER_CSS, type Markup, type Paper } from '@quittance/platform/paper';
import { epcPayload, qrCode } from './qr.ts';
import type { FormalNoticeLetter, LetterAgency, SvgDrawing } from './letter.ts';
import { nounOf, statementNote, statementTable } from './statement-table.ts';

/**
 * The formal notice (mise en demeure) on A4: the first page is the letter, with the address in the window of a DL envelope,
 * the sum and the day between two rules, and the ways to pay; then the statement, line by line, over as many pages as it
 * takes; then the law and what the reader must know. Pure: the same letter gives the same characters.
 */
export function formalNoticePaper(letter: FormalNoticeLetter): Paper {
  const { agency, caseReference } = letter;
  const foot = { left: footOf(agency), right: `Dossier ${caseReference}` };
  const fragment = html`<div class="paper" lang="fr"><section class="sheet first">${letterhead(agency)}<i class="fold"></i>${references(letter)}<address class="${longAddress(letter.debtor.addressee) ? 'window tight' : 'window'}">${letter.debtor.addressee.map((part, i) => html`${i > 0 && html`<br>`}${part}`)}</address><p class="place">${letter.place}, le ${longDay(letter.date)}</p>${body(letter)}${ways(letter)}${screenFoot(foot)}</section><section class="sheet account">${account(letter)}${law(letter)}${screenFoot(foot)}</section></div>`;
  return { html: fragment.source, css: PAPER_CSS, title: `Mise en demeure, dossier ${caseReference}${letter.codeWithheld ? ' (copie)' : ''}`, foot };
}

/**
 * The letter as others than the debtor read it. With the reference, the code and the postcode one enters in the debtor's name, and a
 * plan that is agreed there acknowledges the debt (C. civ. 2240): the code is taken out of the data, so that no template can print it.
 */
export function withoutCode({ accessCode, ...letter }: FormalNoticeLetter): FormalNoticeLetter {
  return accessCode === undefined ? letter : { ...letter, codeWithheld: true };
}

function letterhead(agency: LetterAgency): Markup {
  return html`<header class="letterhead"><p class="agency">${agency.mark && drawing('mark', agency.mark)}<span>${agency.name}</span></p><p class="where">${agency.address}<br>${agency.phone}, ${agency.email}<br>${agency.activity}</p></header>`;
}

function references({ caseReference, letterReference, accessCode, codeWithheld, handler, creditor, channel }: FormalNoticeLetter): Markup {
  const rows: [string, string | Markup][] = [['Dossier', html`<b>${caseReference}</b>`], ['Notre lettre', letterReference]];
  if (accessCode) rows.push(['Code d’accès', html`<b>${inThrees(accessCode)}</b>`]);
  if (codeWithheld) rows.push(['Code d’accès', 'remis au destinataire seul']);
  rows.push(['Suivi par', `${handler.name}, ${handler.phone}`], ['Créancier', creditor.name], ['Envoi', channel === 'registered' ? 'Recommandé avec avis de réception' : 'Lettre simple']);
  return html`<dl class="refs">${rows.map(([term, said]) => html`<div><dt>${term}</dt><dd>${said}</dd></div>`)}</dl>`;
}

function body(letter: FormalNoticeLetter): Markup {
  const { statement, debtor, creditor, timeLimit, signature, nextStep, plan } = letter;
  const noun = nounOf(statement, 1);
  return html`<div class="${isLong(letter) ? 'text dense' : 'text'}"><h1>Mise en demeure de payer</h1><p class="object">Objet : Mise en demeure, dossier <span class="nb">${letter.caseReference}</span></p><p>${debtor.salutation},</p><p>${opening(letter)}</p><div class="ask"><div><span>Nous vous mettons en demeure de payer</span><b>${formatMoney(statement.totals.due)}</b></div><div><span>au plus tard le</span><b>${longDay(timeLimit)}</b></div></div><p>${running(letter)}</p>${nextStep && html`<p>${nextStep}</p>`}<p>Si vous contestez une ${noun}, ou si vous ne pouvez pas tout payer en une fois, dites-le-nous avant le ${dayAndMonth(timeLimit)} : une contestation suspend nos relances. ${plan}</p><div class="close"><p>Nous vous prions de recevoir, ${debtor.salutation}, nos salutations distinguées.</p><div class="${signature.drawing ? 'signature' : 'signature plain'}">${signature.drawing && drawing('hand', signature.drawing)}<span>${signature.name}</span><small>${signature.role}, pour ${creditor.name}</small></div></div></div>`;
}

/** Who asks, for whom, under what mandate, what is unpaid, and the first letter that every later step must recall. */
function opening({ creditor, statement, firstLetter }: FormalNoticeLetter): Markup {
  const who = [creditor.name, creditor.legalForm, creditor.address].filter(Boolean).join(', ');
  const many = statement.claims.length;
  const oldest = statement.claims.map(({ dueOn }) => dueOn).sort(Temporal.PlainDate.compare)[0];
  const rest = many === 1 ? `Une ${nounOf(statement, 1)} reste due` : `${count(many)} ${nounOf(statement, many)} restent dues`;
  const recalled = firstLetter && html`notre première lettre, référence <span class="nb">${firstLetter.reference}</span> du ${longDay(firstLetter.date)}`;
  const after: (string | Markup)[] = recalled ? [recalled] : [];
  const { payments } = statement;
  if (payments.length === 1) after.push(`${lower(payments[0]!.label)} du ${longDay(payments[0]!.on)}`);
  if (payments.length > 1) after.push(`vos ${payments.length} paiements`);
  const since = oldest && ` depuis le ${longDay(oldest)}${many > 1 ? ', pour la plus ancienne' : ''}`;
  return html`Nous agissons pour ${who}, qui nous a donné mandat écrit de recevoir les sommes que vous lui devez. ${rest}${since}${after.map((event, i) => html`${i === 0 ? ', après ' : ' et '}${event}`)}.`;
}

/** What each day adds, by the law of this debt, and what is not asked for. */
function running({ statement, regime }: FormalNoticeLetter): string {
  const { dailyInterest, costs, indemnity } = statement.totals;
  const said = ['Le détail suit, ligne par ligne.'];
  const daily = ((dailyInterest ?? 0n) + 50n) / 100n;
  if (daily > 0n) said.push(`Chaque jour ajoute ${formatMoney(daily)} d’intérêts, jusqu’au paiement du principal.`);
  if (regime === 'civil' && statement.interest.length === 0 && daily === 0n) said.push('Cette mise en demeure fait courir l’intérêt légal, à compter de sa réception (C. civ. 1344-1).');
  if (costs === 0n) said.push(`Aucun frais de recouvrement ne vous est demandé${indemnity > 0n ? ' au-delà de l’indemnité légale' : ''}.`);
  return said.join(' ');
}

function ways({ agency, caseReference, handler, statement, pageUrl, accessCode, codeWithheld }: FormalNoticeLetter): Markup {
  const { holder, iban, bic } = agency.account;
  const transfer = epcPayload({ holder, iban, ...(bic ? { bic } : {}), cents: statement.totals.due, remittance: caseReference });
  return html`<div class="ways"><div class="way">${qrCode(transfer, 'Code QR du virement')}<div><h2>Payer par virement</h2><p>Visez ce code avec l’application de votre banque, ou recopiez :</p><p>${holder}, compte affecté<br><span class="iban">${formatIban(iban)}</span>${bic && !iban.startsWith('FR') && html`<br>BIC ${bic}`}<br>Référence <b class="nb">${caseReference}</b></p>${agency.cheque && html`<p>Par chèque, à l’ordre de : ${agency.cheque}</p>`}</div></div><div class="way">${qrCode(pageUrl, 'Code QR de votre page')}<div><h2>Voir, répondre, contester</h2><p>${pageUrl.replace(/^https?:\/\//, '')}<br>Pour entrer : dossier <b class="nb">${caseReference}</b>${accessCode && html`, code <b class="nb">${inThrees(accessCode)}</b> et votre code postal.`}${codeWithheld && ' et le code, remis au destinataire seul.'}</p><p>Sinon : <span class="nb">${handler.phone}</span>, ${agency.email}, ou par écrit à l’adresse en tête</p></div></div></div>`;
}

function account(letter: FormalNoticeLetter): Markup {
  const { statement, debtor, creditor, basis } = letter;
  const whom = [creditor.name, creditor.legalForm].filter(Boolean).join(', ');
  const many = statement.claims.length;
  const grounds = basis ?? (many > 1 ? `${nounOf(statement, many)} ci-dessous` : `${nounOf(statement, 1)} ci-dessous`);
  return html`<h2 class="title">Décompte au ${longDay(statement.asOf)}</h2><p class="under">Somme due par ${debtor.name} à ${whom}. Fondement : ${grounds}. Montants en euros.</p>${statementTable(letter)}<p class="after">${statementNote(letter)}</p>`;
}

function law({ law: text, agency, creditor, attachments }: FormalNoticeLetter): Markup {
  const named = ({ name, legalForm, address }: { name: string; legalForm?: string; address: string }) => [name, legalForm, address].filter(Boolean).join(', ');
  return html`<div class="law"><div class="block"><h2>${text.title}</h2>${text.paragraphs.map((paragraph) => html`<p>«\u00a0${paragraph}\u00a0»</p>`)}</div><div class="block data"><p>Créancier : ${named(creditor)}. Chargé du recouvrement : ${named(agency)}, qui exerce une activité de recouvrement amiable pour le compte d’autrui. Le paiement à ${agency.name} libère le débiteur ; une quittance est remise pour tout paiement.${agency.insurance && ` Responsabilité civile professionnelle : ${agency.insurance}.`}${attachments.length > 0 && ` Pièces jointes : ${enumerate(attachments)}.`}</p><p>Vos données servent au recouvrement de cette créance et viennent du créancier. Pour y accéder, les rectifier ou en limiter l’emploi : ${agency.dataContact}, réponse sous un mois ; vous pouvez aussi saisir la CNIL (RGPD 14 à 18 et 77).</p></div></div>`;
}

function footOf({ name, legalForm, capital, address, registration }: LetterAgency): string {
  const company = [`${name}, ${legalForm}${capital === undefined ? '' : ` au capital de ${formatMoney(capital).replace(/,00(?=\u202f€)/, '')}`}`, address, registration].filter(Boolean).join(', ');
  return `${company.replace(/(\d) (?=\d)/g, '$1\u00a0')}. Recouvrement amiable pour le compte d’autrui (CPCE L124-1, R124-1 à R124-7).`;
}

function screenFoot({ left, right }: Paper['foot']): Markup {
  return html`<footer class="foot"><span>${left}</span><span>${right}</span></footer>`;
}

const DRAWING = /^[MmLlHhVvCcSsQqTtAaZz\d\s,.eE+-]*$/;
function drawing(name: string, { viewBox, path }: SvgDrawing): Markup {
  if (!DRAWING.test(path) || !/^[\d\s.-]+$/.test(viewBox)) throw new RangeError('A drawing on a letter is one SVG path and a viewBox.');
  return html`<svg class="${name}" viewBox="${viewBox}" aria-hidden="true"><path d="${path}"/></svg>`;
}

/** Whether the sentences are more than the first page holds at the usual size beside the ways to pay (96 signs a line). */
function isLong(letter: FormalNoticeLetter): boolean {
  const sentences = [opening(letter).source.replace(/<[^>]+>/g, ''), running(letter), letter.nextStep ?? '', `${letter.plan ?? ''}${'.'.repeat(150)}`];
  return sentences.reduce((lines, { length }) => lines + Math.ceil(length / 96), 0) > 11;
}

/** Six lines of the window's size fit its 34 mm; a line of more than 40 signs takes two. */
function longAddress(lines: readonly string[]): boolean {
  return lines.reduce((rows, { length }) => rows + Math.ceil(length / 40), 0) > 6;
}

const inThrees = (code: string): string => `${code.slice(0, 3)}\u00a0${code.slice(3)}`;
const lower = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1);
