/** The trail as files: CSV for a spreadsheet, JSON with the chain for whoever computes it again. */
import { canonicalJson } from './chain.ts';
import type { TrailRow } from './trail.service.ts';
import { toInstant } from '@quittance/platform';

/** A cell that a spreadsheet would take for a formula is made text, by the apostrophe that it hides. */
export function cell(value: string | null | undefined): string {
  const text = (value ?? '').replace(/\r\n?/g, '\n');
  const safe = /^\s*[=+\-@\t\n|%]/.test(text) ? `'${text}` : text;
  return /[";\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const HEADINGS = ['Numéro', 'Instant (UTC)', 'Enregistré (UTC)', 'Qui', 'Identifiant', 'Sorte', 'Acte', 'Issue', 'Code', 'Objet', 'Identifiant de l’objet', 'Dossier', 'Faits', 'Paroles', 'Adresse', 'Appareil', 'Session', 'Corrélation', 'Effacé le', 'Effacé par', 'Position', 'Scellé (UTC)', 'Empreinte'];
const instant = (value: string | null) => (value === null ? '' : toInstant(value).toString());
const flat = (json: string | null) => (json === null ? '' : Object.entries(JSON.parse(json) as Record<string, unknown>).map(([key, value]) => `${key} : ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`).join(' ; '));

export const csvHead = () => `\uFEFF${HEADINGS.map(cell).join(';')}\r\n`;
export const csvRow = (r: TrailRow) => `${[
  r.id, instant(r.at), instant(r.recorded_at), r.actor_name, r.actor_id, r.actor_kind, r.action, r.outcome, r.code, r.subject, r.subject_id, r.case_reference ?? r.case_id, flat(r.facts), flat(r.words), r.address, r.user_agent, r.session_id, r.correlation_id,
  instant(r.erased_at), r.erased_under, r.position, instant(r.sealed_at), r.hash,
].map(cell).join(';')}\r\n`;

const micro = (value: string | null) => (value === null ? null : toInstant(value).toString({ fractionalSecondDigits: 6 }));
/** The very fields that the hash is taken of, in its writing, and the link; what is known of the person apart, with the salt of its commitment. */
export const jsonRow = (r: TrailRow, agencyId: string) => canonicalJson({
  id: r.id,
  entry: { agencyId, at: micro(r.at), recordedAt: micro(r.recorded_at), actorId: r.actor_id, actorKind: r.actor_kind, action: r.action, subject: r.subject, subjectId: r.subject_id, caseId: r.case_id, outcome: r.outcome, code: r.code, facts: JSON.parse(r.facts) as unknown, correlationId: r.correlation_id, personId: r.person_id, personCommitment: r.person_commitment },
  link: r.position === null ? null : { position: r.position, entryHash: r.entry_hash, previousHash: r.previous_hash, hash: r.hash, sealedAt: micro(r.sealed_at) },
  person: r.person_id === null ? null : r.erased_at === null ? { salt: r.salt, name: r.person_name, address: r.address, userAgent: r.user_agent, sessionId: r.session_id, words: r.words === null ? null : (JSON.parse(r.words) as unknown) } : { erasedAt: micro(r.erased_at), erasedUnder: r.erased_under },
});
