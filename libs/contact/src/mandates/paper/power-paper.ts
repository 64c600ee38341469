/**
 * A special power of attorney: a named person of the agency, named acts, and nothing beyond them (C. civ. 1987–1989). What an agency may do
 * for another in court is little: ask for an order to pay as any agent may (CPC 1407), stand before the commercial court where no lawyer is
 * needed (CPC 853), declare a claim in insolvency proceedings (C. com. L622-24). Before the judicial court it may not (CPC 762).
 */
import { html, longDay, type Paper } from '@quittance/platform/paper';
import { deedPaper, footOf, type SignedPaper } from './parts.ts';

export const POWER_ACTS = ['payment_order', 'commercial_court', 'insolvency_claim'] as const;
export type PowerAct = (typeof POWER_ACTS)[number];
export interface PowerTerms { acts: readonly PowerAct[]; court: string | null; representativeName: string; representativeTitle: string; from: string; until: string | null }
export interface PowerPaper extends SignedPaper { terms: PowerTerms; mandateReference: string; of: { publicReference: string; debtor: string } | null }

export const ACTS: Record<PowerAct, { article: string; words: string }> = {
  payment_order: { article: 'CPC 1405 à 1407 et 1425', words: 'présenter en son nom une requête en injonction de payer, en suivre l’instruction et en recevoir l’ordonnance' },
  commercial_court: { article: 'CPC 853', words: 'l’assister et le représenter devant le tribunal de commerce ou le tribunal des activités économiques, dans les affaires où le ministère d’avocat n’est pas obligatoire' },
  insolvency_claim: { article: 'C. com. L622-24', words: 'déclarer sa créance à la procédure collective ouverte contre le débiteur, et recevoir les avis qui en suivent' },
};
export const actArticle = (act: PowerAct): string => ACTS[act].article;

export function powerPaper(paper: PowerPaper): Paper {
  const { terms: { acts, court, representativeName, representativeTitle, from, until }, agency, creditor, signatory, reference, of, mandateReference } = paper;
  const day = (text: string) => longDay(Temporal.PlainDate.from(text));
  const body = [
    html`<p>${signatory.name}, agissant en qualité de ${signatory.capacity} pour ${creditor.name}, donne pouvoir spécial à ${representativeName}, ${representativeTitle} chez ${agency.name}, pour, ${of ? `dans le dossier ${of.publicReference}, contre ${of.debtor}` : `dans les dossiers confiés sous le mandat n° ${mandateReference}`}${court ? `, devant ${court}` : ''} :</p>`,
    html`<ul>${acts.map((act) => html`<li>${ACTS[act].words} (${ACTS[act].article}).</li>`)}</ul>`,
    html`<p>Ce pouvoir est exprès et s’entend strictement : il ne comprend aucun autre acte (C. civ. 1987 à 1989). Il ne comprend pas le pouvoir de transiger, d’acquiescer, de se désister ni de consentir une remise, et n’autorise pas la représentation devant le tribunal judiciaire (CPC 762).</p>`,
    html`<p>Il vaut du ${day(from)}${until ? ` au ${day(until)} compris` : ', jusqu’à l’achèvement de ces actes'}, et prend fin avec le mandat n° ${mandateReference}. Le créancier peut le révoquer à tout moment (C. civ. 2003, 2004).</p>`,
  ];
  return deedPaper({ title: 'Pouvoir spécial', reference: `n° ${reference}`, body, foot: footOf(agency), signed: paper });
}
