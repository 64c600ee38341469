/** The file of evidence of a signature, for a person to read: the same facts as its JSON, in their order. Pure. */
import { formatSiren } from '@quittance/law';
import { html, longDay, PAPER_CSS, type Markup, type Paper } from '@quittance/platform/paper';
import type { Evidence, EvidenceStep } from '../signing/evidence.ts';

const CSS = `
.paper .proof { padding: 20mm 25mm 0; }
.paper .proof h2 { font: 600 9.6pt/13pt "Radio Canada", sans-serif; margin: 4mm 0 1.2mm; break-after: avoid; }
.paper .proof dl { display: grid; grid-template-columns: 40mm 1fr; font: 400 8.6pt/12.6pt "Radio Canada", sans-serif; overflow-wrap: anywhere; }
.paper .proof dt { color: #5c6780; }
.paper .proof li { font-size: 10pt; line-height: 13.4pt; margin-bottom: 1.2mm; }
.paper .proof ol { margin: 0; padding-left: 6mm; }
.paper .proof .lines :is(td, th) { overflow-wrap: anywhere; white-space: normal; }
.paper .proof .worth { font: 400 8.4pt/12.2pt "Radio Canada", sans-serif; color: #46526b; margin-top: 4mm; }
`;
const STEPS: Record<string, string> = { sent: 'Lien envoyé', opened: 'Page ouverte', read: 'Document ouvert', code_sent: 'Code envoyé', code_refused: 'Code refusé', signed: 'Signé', refused: 'Refusé', withdrawn: 'Retiré', expired: 'Expiré' };
const CHANNELS: Record<string, string> = { email: 'courriel', sms: 'SMS' };

export function evidencePaper(evidence: Evidence, jsonSha256: string): Paper {
  const { request, document, agency, creditor, signatory, proof, signature, level, steps } = evidence;
  const through = proof.through === 'mail' ? 'lien envoyé par courriel' : 'lien ouvert depuis sa session, après connexion';
  const fragment = html`<div class="paper" lang="fr"><section class="sheet proof"><h1>Dossier de preuve</h1><p class="under">${request.kind === 'mandate' ? 'Mandat de recouvrement' : 'Pouvoir spécial'} n° ${request.reference}, demande ${request.id}</p>
<h2>Ce qui a été signé</h2>${list([['Document', document.name], ['Empreinte SHA-256', document.sha256], ['Taille', `${document.size} octets`], ['Proposé', `${instant(request.proposedAt)} par ${request.proposedBy}, ${agency.name} (SIREN ${formatSiren(agency.siren)})`], ['Pour', `${creditor.name} (SIREN ${formatSiren(creditor.siren)})`]])}
<h2>Par qui, et comment il a été identifié</h2>${list([['Signataire', `${signatory.name}, ${signatory.capacity}`], ['Adresse', signatory.email], ['Accès', `${through}, fait le ${instant(proof.linkMadeAt)}`], ['Code à usage unique', `envoyé par ${CHANNELS[proof.channel]} à ${proof.sentTo} le ${instant(proof.codeSentAt)}, saisi à la signature`], ...(proof.userId ? [['Compte', proof.userId] as const] : [])])}
<h2>Sa signature</h2>${list([['Date et heure', instant(signature.at)], ['Adresse IP', signature.ip ?? 'non transmise'], ['Navigateur', signature.userAgent ?? 'non transmis'], ['Langue', signature.locale === 'en' ? 'anglais' : 'français']])}
<h2>Ce à quoi il a consenti, mot pour mot</h2><ol>${signature.consents.map((words) => html`<li>${words}</li>`)}</ol>
<h2>Chaque étape</h2><table class="lines"><thead><tr><th scope="col">Date et heure (UTC)</th><th scope="col">Étape</th><th scope="col">Adresse IP</th></tr></thead><tbody>${steps.map(stepRow)}</tbody></table>
<p class="worth">${level.words}</p><p class="worth">Le fichier JSON de ce dossier a pour empreinte SHA-256 ${jsonSha256}. Cette empreinte et celle du document sont inscrites au journal d’audit de l’agence, dont chaque ligne est chaînée à la précédente : ni l’un ni l’autre ne peut être refait après coup.</p></section></div>`;
  return { html: fragment.source, css: `${PAPER_CSS}${CSS}`, title: `Dossier de preuve ${request.reference}`, foot: { left: `${agency.name}, dossier de preuve de la demande ${request.id}`, right: request.reference } };
}

const list = (facts: readonly (readonly [string, string])[]): Markup => html`<dl>${facts.map(([term, value]) => html`<dt>${term}</dt><dd>${value}</dd>`)}</dl>`;
const stepRow = ({ at, kind, ip, facts }: EvidenceStep): Markup => html`<tr><th scope="row">${at.replace('T', ' ').slice(0, 19)}</th><td>${STEPS[kind] ?? kind}${typeof facts['channel'] === 'string' ? ` (${CHANNELS[facts['channel']] ?? facts['channel']})` : ''}</td><td>${ip ?? '—'}</td></tr>`;

function instant(text: string): string {
  const at = Temporal.Instant.from(text).toZonedDateTimeISO('Europe/Paris'), two = (n: number) => String(n).padStart(2, '0');
  return `${longDay(at.toPlainDate())} à ${two(at.hour)}:${two(at.minute)}:${two(at.second)} (heure de Paris)`;
}
