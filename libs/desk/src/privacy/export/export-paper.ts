/** The readable answer to an access request, on A4: who answers, in which role for whom, and what is held, kind by kind, with its source, its day, its recipients and how long it is kept. Pure. */
import { formatMoney } from '@quittance/law';
import { html, longDay, PAPER_CSS, shortDay, type Markup, type Paper } from '@quittance/platform/paper';
import { worded } from './codes.ts';
import type { HeldDatum } from './held-data.service.ts';
import { CATEGORY_NAMES, COLUMN_NAMES } from './names.ts';

export interface ExportPart { creditor: string; role: 'processor' | 'controller'; references: string[]; categories: { category: string; purposes: string[]; basis: string[]; recipients: string[]; kept: string | null; data: HeldDatum[] }[] }
export interface PersonalExport {
  madeOn: Temporal.PlainDate; request: { number: number; receivedOn: Temporal.PlainDate; article: string };
  agency: { name: string; address: string; dataEmail: string; phone: string };
  person: string; parts: ExportPart[];
}

const OWN_CSS = `
.paper .sheet.data { padding: 22mm 25mm 0; }
.paper .data h2 { font: 600 11pt/15pt "Radio Canada", sans-serif; margin: 7mm 0 1.4mm; break-after: avoid; }
.paper .data h3 { font: 600 9.2pt/13pt "Radio Canada", sans-serif; margin: 4mm 0 .6mm; break-after: avoid; }
.paper .data .why { font: 400 8pt/11.4pt "Radio Canada", sans-serif; color: #46526b; margin: 0 0 1.6mm; }
.paper .data > p { margin: 0 0 2.4mm; }
.paper .data .lines td { overflow-wrap: anywhere; }
.paper .data .lines .when { width: 22mm; }
.paper .data .lines .what { width: 32mm; }
`;
const LONGEST = 600;

export function exportPaper(told: PersonalExport): Paper {
  const { agency, madeOn, person, request } = told;
  const foot = { left: `${agency.name}, ${agency.address}`, right: `Demande n° ${request.number}` };
  const intro = html`<h1>Les données que nous détenons sur vous</h1><p class="object">Réponse à votre demande n° ${request.number} reçue le ${longDay(request.receivedOn)} (${request.article}), établie le ${longDay(madeOn)}</p>
    <p>${person}, ${agency.name} traite vos données pour le compte de chaque créancier nommé ci-dessous, en vertu d’un mandat écrit : elle est alors son sous-traitant (RGPD art. 28), et il est le responsable du traitement. Pour ses propres obligations (comptes, sécurité, réponse à vos demandes), elle est elle-même responsable. Chaque créancier est présenté à part.</p>
    <p>Vous pouvez demander la rectification, l’effacement ou la limitation de ces données, vous opposer à leur traitement (${agency.dataEmail}), et saisir la CNIL (www.cnil.fr). Aucune décision n’est prise par une machine seule, aucune donnée ne quitte l’Union européenne. Ce que ce papier résume est entier dans le fichier qui l’accompagne.</p>`;
  const fragment = html`<div class="paper" lang="fr"><section class="sheet data">${intro}${told.parts.map(part)}<footer class="foot"><span>${foot.left}</span><span>${foot.right}</span></footer></section></div>`;
  return { html: fragment.source, css: `${PAPER_CSS}${OWN_CSS}`, title: `Données détenues, demande n° ${request.number}`, foot };
}

function part({ creditor, role, references, categories }: ExportPart): Markup {
  return html`<h2>${role === 'processor' ? `Pour le compte de ${creditor}` : creditor}</h2>${references.length > 0 && html`<p class="why">Dossiers ${references.join(', ')}</p>`}${categories.map(({ category, purposes, basis, recipients, kept, data }) => html`<h3>${CATEGORY_NAMES[category] ?? category}</h3>
    <p class="why">${purposes.join('\u00a0; ')}. Base\u00a0: ${basis.join('\u00a0; ')}. Destinataires\u00a0: ${recipients.join(', ')}.${kept ? ` Conservation\u00a0: ${kept}.` : ''}</p>
    <table class="lines"><thead><tr><th scope="col" class="when">Depuis</th><th scope="col" class="what">Quoi</th><th scope="col">Ce qui est inscrit</th></tr></thead><tbody>${data.map(line)}</tbody></table>`)}`;
}

/** In words: what is only ours is left to the file beside, and so is a column that has no name. */
const saidOf = (data: HeldDatum['data']): string => Object.entries(data).flatMap(([column, value]) => {
  const words = column === 'source' ? undefined : worded(column, value), name = COLUMN_NAMES[column];
  return words === undefined || !name ? [] : [`${name}\u00a0: ${said(column, words)}`];
}).join('\u00a0; ');
const line = ({ label, at, source, data }: HeldDatum): Markup => {
  const from = source ? worded('source', source) : undefined;
  return html`<tr><td class="when">${at ? dayOf(at) : '—'}</td><td class="what">${label}</td><td>${saidOf(data)}${from !== undefined && ` (d’où\u00a0: ${String(from)})`}</td></tr>`;
};

const dayOf = (at: string): string => {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(at) ? Temporal.PlainDate.from(at) : Temporal.Instant.from(at.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toZonedDateTimeISO('Europe/Paris').toPlainDate();
  return shortDay(day);
};

function said(column: string, value: unknown): string {
  if (column.endsWith('_cents')) return formatMoney(BigInt(String(value)));
  if (typeof value === 'string') return short(/^\d{4}-\d{2}-\d{2}$/.test(value) ? shortDay(Temporal.PlainDate.from(value)) : value);
  return short(flat(value));
}
/** A JSON as a person reads it: its leaves, with their names. The whole stands in the file beside. */
const flat = (value: unknown): string => (value !== null && typeof value === 'object'
  ? Object.entries(value).filter(([, inner]) => inner !== null && inner !== '').map(([key, inner]) => (Array.isArray(value) ? flat(inner) : `${key}\u00a0: ${flat(inner)}`)).join(', ') : String(value));
const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}… (la suite dans le fichier joint)` : text);
