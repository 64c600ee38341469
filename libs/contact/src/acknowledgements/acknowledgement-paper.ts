/**
 * The acknowledgement of a deposit on A4: who handed over what and when, each file by its hash, each case with its claims (basis and amount,
 * CPCE R124-3 1°), what was not taken and why, and the mandate that all of it is annexed to. Pure: the same figures give the same characters.
 */
import { formatAmount, formatMoney } from '@quittance/law';
import { html, longDay, PAPER_CSS, shortDay, sum, type Markup, type Paper } from '@quittance/platform/paper';
import type { AcknowledgedCase, AcknowledgedFile, AcknowledgementFigures, Annex, NotTaken } from './figures.ts';

const CSS = `
.paper .account.files { margin: 0; }
.paper .lines .hash { font: 400 6.4pt/9.6pt "Radio Canada", sans-serif; font-stretch: 92%; color: #5c6780; overflow-wrap: anywhere; }
.paper .lines .basis { overflow-wrap: anywhere; }
.paper .lines .case > * { border-bottom: .5pt solid #b4c0d3; padding-top: 3mm; color: #101b33; font-weight: 600; break-after: avoid; }
.paper .lines .case small { font: 400 7.6pt/11pt "Radio Canada", sans-serif; color: #5c6780; }
.paper .sum { border-top: .6pt solid #101b33; }
.paper .title.next { margin-top: 8mm; }
.paper .files-part { margin-top: 3mm; }
.paper .annexed { font: 400 8.4pt/12.4pt "Radio Canada", sans-serif; color: #46526b; margin-top: 2.4mm; overflow-wrap: anywhere; }
`;

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const number = (value: number): string => value.toLocaleString('fr-FR');
const many = (value: number, one: string, more: string): string => `${number(value)}\u00a0${value > 1 ? more : one}`;

export function acknowledgementPaper(figures: AcknowledgementFigures): Paper {
  addsUp(figures);
  const { agency, creditor, deposit, mandate, number: said } = figures;
  const foot = { left: footOf(agency), right: `Accusé ${said}` };
  const fragment = html`<div class="paper" lang="fr"><section class="sheet first">${letterhead(agency)}<i class="fold"></i><dl class="refs"><div><dt>Accusé</dt><dd><b>${said}</b></dd></div><div><dt>Déposé par</dt><dd>${deposit.by}</dd></div><div><dt>Mandat</dt><dd>${mandate.reference}</dd></div></dl>${addressee(creditor.addressee)}<p class="place">${agency.city}, le ${longDay(day(figures.issuedOn))}</p>${received(figures)}${filesOf(figures)}${law(figures)}${screenFoot(foot)}</section><section class="sheet account">${casesOf(figures)}${figures.notTakenCount > 0 && refusedOf(figures)}${screenFoot(foot)}</section></div>`;
  return { html: fragment.source, css: `${PAPER_CSS}${CSS}`, title: `Accusé de réception ${said}, dépôt du ${shortDay(day(deposit.on))}`, foot };
}

function received({ creditor, deposit, mandate, notTakenCount }: AcknowledgementFigures): Markup {
  const { opened, joined } = deposit;
  const cases = [opened > 0 && many(opened, 'dossier ouvert', 'dossiers ouverts'), joined > 0 && many(joined, 'dossier déjà ouvert complété', 'dossiers déjà ouverts complétés')].filter(Boolean).join(', ');
  return html`<div class="text dense"><h1>Accusé de réception de votre dépôt</h1><p class="object">Objet : créances confiées au recouvrement amiable le ${longDay(day(deposit.on))} à ${deposit.at}</p><p>Madame, Monsieur,</p><p>${deposit.by} nous a confié, pour ${creditor.name}, ${many(deposit.claimCount, 'créance', 'créances')} : ${cases}. ${notTakenCount > 0 ? `${many(notTakenCount, 'élément n’a pas été repris', 'éléments n’ont pas été repris')} ; le motif de chacun est donné plus loin.` : 'Rien n’a été écarté.'}</p><div class="ask"><div><span>Principal confié</span><b>${formatMoney(BigInt(deposit.total))}</b></div><div><span>${deposit.claimCount > 1 ? 'Créances' : 'Créance'}</span><b>${number(deposit.claimCount)}</b></div></div><p>Le présent bordereau est annexé au mandat ${mandate.reference}, signé le ${longDay(day(mandate.signedOn))} : il donne, pour chaque créance, son fondement et son montant, distinctement (CPCE R124-3, 1°). Les sommes sont celles de vos documents, sans intérêts ni indemnités.</p></div>`;
}

function filesOf({ files, deposit: { fileCount } }: AcknowledgementFigures): Markup {
  const rest = fileCount - files.length;
  return html`<table class="lines files-part"><thead><tr><th scope="col">${fileCount > 1 ? `Fichiers reçus (${number(fileCount)})` : 'Fichier reçu'}</th><th scope="col" class="amount">Octets</th></tr></thead><tbody>${files.map(fileRow)}</tbody></table>${rest > 0 && html`<p class="annexed">Et ${many(rest, 'autre fichier, gardé', 'autres fichiers, gardés')} de la même façon, avec son empreinte, sur la page du dépôt.</p>`}`;
}
const fileRow = ({ name, size, sha256 }: AcknowledgedFile): Markup => html`<tr><th scope="row">${name}<br><span class="hash">SHA-256 ${sha256}</span></th><td class="amount">${number(size)}</td></tr>`;

function casesOf({ cases, deposit, shownClaims, annex }: AcknowledgementFigures): Markup {
  const rest = deposit.claimCount - shownClaims;
  return html`<h2 class="title">Créances confiées</h2><p class="under">${many(deposit.caseCount, 'dossier', 'dossiers')}, ${many(deposit.claimCount, 'créance', 'créances')}, ${formatMoney(BigInt(deposit.total))} en principal</p><table class="lines"><thead><tr><th scope="col">Créance</th><th scope="col">Émise</th><th scope="col">Échue</th><th scope="col">Fondement</th><th scope="col" class="amount">Montant</th></tr></thead><tbody>${cases.map(caseRows)}${rest === 0 && html`<tr class="due"><th scope="row" colspan="4">Total confié</th><td class="amount">${formatMoney(BigInt(deposit.total))}</td></tr>`}</tbody></table>${rest > 0 && annex && html`<p class="annexed">Les ${many(shownClaims, 'première créance figure', 'premières créances figurent')} ci-dessus. Toutes, soit ${number(deposit.claimCount)} pour ${formatMoney(BigInt(deposit.total))}, figurent dans l’annexe ${annexWords(annex)}, qui fait corps avec ce bordereau.</p>`}`;
}

function caseRows({ reference, debtor, opened, claims }: AcknowledgedCase): Markup {
  return html`<tr class="case"><th scope="rowgroup" colspan="4">${debtor} <small>dossier ${reference}, ${opened ? 'ouvert par ce dépôt' : 'déjà ouvert, complété'}</small></th><td class="amount">${formatAmount(sum(claims.map(({ amount }) => BigInt(amount))))}</td></tr>${claims.map((claim) => html`<tr><th scope="row">${claim.reference}</th><td class="when">${shortDay(day(claim.issuedOn))}</td><td class="when">${shortDay(day(claim.dueOn))}</td><td class="basis">${claim.basis ?? 'facture'}</td><td class="amount">${formatAmount(BigInt(claim.amount))}</td></tr>`)}`;
}

function refusedOf({ notTaken, notTakenCount, report }: AcknowledgementFigures): Markup {
  const rest = notTakenCount - notTaken.length;
  return html`<h2 class="title next">Ce qui n’a pas été repris</h2><p class="under">${many(notTakenCount, 'élément', 'éléments')} ; rien de ce qui suit n’est confié à l’agence</p><table class="lines"><thead><tr><th scope="col">Où</th><th scope="col">Motif</th></tr></thead><tbody>${notTaken.map(refusedRow)}</tbody></table>${rest > 0 && report && html`<p class="annexed">Et ${many(rest, 'autre', 'autres')}, dans le relevé ${annexWords(report)}.</p>`}`;
}
const refusedRow = ({ file, line, message }: NotTaken): Markup => html`<tr><th scope="row">${file}${line !== null && html`<br><span class="hash">ligne ${number(line)}</span>`}</th><td class="basis">${message}</td></tr>`;
const annexWords = ({ name, lines, sha256 }: Annex): Markup => html`« ${name} » (${many(lines, 'ligne', 'lignes')}, SHA-256 <span class="hash">${sha256}</span>)`;

/** Who collects, under which guarantee, on which account: CPCE R124-2 and R124-3 2°. */
function law({ agency: { insurance, declaration, account, dataEmail } }: AcknowledgementFigures): Markup {
  const guarantee = insurance ? `Responsabilité civile professionnelle : ${insurance.insurer}, police ${insurance.policy}, jusqu’au ${longDay(day(insurance.until))}. ` : '';
  const declared = declaration ? `Activité déclarée au procureur de la République (${declaration.court}) le ${longDay(day(declaration.on))}. ` : '';
  return html`<div class="law"><div class="block"><p>${guarantee}${declared}Les fonds reçus pour vous le sont sur un compte exclusivement affecté à cet usage (${account}) (CPCE R124-2).</p></div><div class="block data"><p>Les données personnelles qui figurent dans ce bordereau servent au recouvrement de ces créances, pour votre compte : gardez-le comme vous gardez vos factures. Pour toute question : ${dataEmail}.</p></div></div>`;
}

type PaperAgency = AcknowledgementFigures['agency'];
const letterhead = ({ name, address, phone, email }: PaperAgency): Markup => html`<header class="letterhead"><p class="agency"><span>${name}</span></p><p class="where">${address}<br>${phone}, ${email}<br>Activité de recouvrement amiable</p></header>`;
const addressee = (lines: readonly string[]): Markup => html`<address class="${lines.length > 6 ? 'window tight' : 'window'}">${lines.map((part, i) => html`${i > 0 && html`<br>`}${part}`)}</address>`;
const screenFoot = ({ left, right }: Paper['foot']): Markup => html`<footer class="foot"><span>${left}</span><span>${right}</span></footer>`;

function footOf({ name, legalForm, capital, address, registration }: PaperAgency): string {
  const form = capital === null ? legalForm : `${legalForm} au capital de ${formatMoney(BigInt(capital)).replace(/,00(?=\u202f€)/, '')}`;
  return `${[name, form, address, registration].filter(Boolean).join(', ').replace(/(\d) (?=\d)/g, '$1\u00a0')}. Recouvrement amiable pour le compte d’autrui (CPCE L124-1, R124-1 à R124-7).`;
}

/** A bordereau whose claims do not make its total, where all of them are shown, is a fault of whoever built it, and is never printed. */
function addsUp({ cases, deposit, shownClaims }: AcknowledgementFigures): void {
  const shown = cases.reduce((n, { claims }) => n + claims.length, 0);
  if (shown !== shownClaims) throw new RangeError(`The acknowledgement shows ${shown} claims and says ${shownClaims}.`);
  if (shown !== deposit.claimCount) return;
  const total = sum(cases.flatMap(({ claims }) => claims.map(({ amount }) => BigInt(amount))));
  if (total !== BigInt(deposit.total)) throw new RangeError(`The acknowledgement does not add up: ${formatAmount(total)} in claims, ${formatAmount(BigInt(deposit.total))} in all.`);
}
