/** What the papers that a creditor signs have in common: who deals with whom, how it is signed, and what that signature is worth. */
import { formatIban, formatMoney, formatSiren, type Cents } from '@quittance/law';
import type { AgencyFacts, CreditorFacts } from '@quittance/parties';
import { html, longDay, PAPER_CSS, type Inset, type Markup, type Paper } from '@quittance/platform/paper';

export interface Signatory { name: string; capacity: string; email: string }
export interface SignedPaper { agency: AgencyFacts; creditor: CreditorFacts; signatory: Signatory; reference: string; requestId: string; proposedOn: Temporal.PlainDate; proposedBy: string }

const CSS = `
.paper .deed { padding: 20mm 25mm 0; }
.paper .deed > h1 { margin-bottom: 1.5mm; }
.paper .parties { display: grid; grid-template-columns: 1fr 1fr; gap: 8mm; border: solid #101b33; border-width: .6pt 0; padding: 3mm 0; margin: 4mm 0; font: 400 8.8pt/12.6pt "Radio Canada", sans-serif; overflow-wrap: anywhere; break-inside: avoid; }
.paper .parties b { display: block; }
.paper .deed h2 { font: 600 9.6pt/13pt "Radio Canada", sans-serif; margin: 4mm 0 1.2mm; break-after: avoid; }
.paper .deed h2 small { font: 400 8pt/11pt "Radio Canada", sans-serif; color: #5c6780; }
.paper .deed > p, .paper .deed li { margin: 0 0 1.8mm; font-size: 10pt; line-height: 13.4pt; text-wrap: pretty; orphans: 2; widows: 2; white-space: pre-line; overflow-wrap: anywhere; }
.paper .deed ul { margin: 0 0 1.8mm; padding-left: 5mm; }
.paper .deed .lines { margin: 1.5mm 0 2.5mm; }
.paper .deed .signed { display: grid; grid-template-columns: 1fr 1fr; gap: 8mm; margin-top: 6mm; padding-top: 3mm; border-top: .4pt solid #b4c0d3; break-inside: avoid; font: 400 8.8pt/12.6pt "Radio Canada", sans-serif; }
.paper .deed .signed b { display: block; }
.paper .deed .worth { font: 400 7.8pt/11.4pt "Radio Canada", sans-serif; color: #46526b; margin-top: 3mm; }
.paper .deed .hash { font: 400 7pt/10pt "Radio Canada", sans-serif; overflow-wrap: anywhere; }
`;

/** The level is said as it is: not more than a simple one. */
export const WORTH = 'Signature électronique simple, au sens de l’article 1367 du code civil et de l’article 3, 10° du règlement (UE) n° 910/2014 (eIDAS) : ni avancée, ni qualifiée, elle n’a pas la présomption de fiabilité qui s’attache à une signature qualifiée. Elle ne peut être refusée comme preuve au seul motif qu’elle est électronique (art. 25, § 1). Le dossier de preuve dit comment le signataire a été identifié et lie son consentement à ce document par son empreinte SHA-256.';

export function deedPaper({ title, reference, body, foot, signed }: { title: string; reference: string; body: readonly Inset[]; foot: string; signed: SignedPaper }): Paper {
  const { agency, creditor, signatory, proposedOn, proposedBy, requestId } = signed;
  const fragment = html`<div class="paper" lang="fr"><section class="sheet deed"><h1>${title}</h1><p class="under">${reference}</p><div class="parties">${creditorBlock(creditor, signatory)}${agencyBlock(agency)}</div>${body}<div class="signed"><p>Pour le créancier<b>${signatory.name}, ${signatory.capacity}</b>signe par voie électronique ; la date et la preuve sont au dossier de preuve de la demande ${requestId}</p><p>Pour l’agence<b>${agency.name}</b>proposé le ${longDay(proposedOn)} par ${proposedBy}</p></div><p class="worth">${WORTH}</p></section></div>`;
  return { html: fragment.source, css: `${PAPER_CSS}${CSS}`, title: `${title} ${reference}`, foot: { left: foot, right: reference } };
}

const place = ({ line1, line2, postalCode, city }: { line1: string; line2: string | null; postalCode: string; city: string }) => [line1, line2, `${postalCode} ${city}`].filter(Boolean).join(', ');

function creditorBlock({ name, legalForm, siren, address }: CreditorFacts, { name: by, capacity }: Signatory): Markup {
  return html`<p>Le créancier<b>${[name, legalForm].filter(Boolean).join(' ')}</b>SIREN ${formatSiren(siren)}<br>${place(address)}<br>représenté par ${by}, ${capacity}</p>`;
}
function agencyBlock({ name, legalForm, siren, address, phone, email }: AgencyFacts): Markup {
  return html`<p>L’agence<b>${name} ${legalForm}</b>SIREN ${formatSiren(siren)}<br>${place(address)}<br>${phone}, ${email}<br>Activité de recouvrement amiable pour le compte d’autrui (CPCE L124-1)</p>`;
}

export const footOf = ({ name, legalForm, address }: AgencyFacts): string => `${name}, ${legalForm}, ${place(address)}. Recouvrement amiable pour le compte d’autrui (CPCE L124-1, R124-1 à R124-7).`;
export const insuranceLine = ({ insurance }: AgencyFacts): string | null => insurance && `Police en cours : ${insurance.insurer}, n° ${insurance.policy}, du ${longDay(insurance.from)} au ${longDay(insurance.until)} (CPCE R124-2, 1°).`;
export const accountLine = ({ segregatedAccount: { name, iban } }: AgencyFacts): string => `Les fonds sont reçus sur un compte exclusivement affecté à cet usage : ${name}, ${formatIban(iban)} (CPCE R124-2, 2°).`;
/** "12 %", "8,5 %". */
export const percentFr = (text: string): string => `${text.replace(/0+$/, '').replace(/\.$/, '').replace('.', ',')}\u00a0%`;
export const moneyFr = (value: bigint): string => formatMoney(value as Cents);
