/**
 * How an entry of the trail becomes a link of the chain: the bytes that are hashed, to the letter, so that anybody can
 * compute them again with another program. Every field is written with its length in bytes before it, so that no two
 * records have the same bytes; a version stands first, so that the form may change without breaking what was sealed.
 *
 *   frame   = version LF field ("," field)*        field = "-" for nothing, or length ":" UTF-8
 *   entry   = SHA-256(frame("quittance-entry-1", agency, at, recorded at, actor, kind of actor, action, subject, id of the subject,
 *             case, outcome, code, facts, correlation, person, commitment))
 *   link    = SHA-256(frame("quittance-link-1", agency, position, id of the entry, entry, previous link, sealed at))
 *   head    = frame("quittance-head-1", agency, number, day, position, link, previous head, key, signed at), signed by Ed25519
 *   its hash = SHA-256(head LF signature in base64)
 *
 * Instants are UTC with six decimals (2026-11-23T08:00:00.000000Z), facts are JSON with sorted keys and no spaces, hashes
 * are lowercase hexadecimal. Before the first link, and the first head, stands ORIGIN.
 */
import { createHash, createHmac } from 'node:crypto';

export const ORIGIN = '0'.repeat(64);
/** Of what happens before there is an agency. */
export const NO_AGENCY = '00000000-0000-0000-0000-000000000000';

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

export const frame = (version: string, fields: readonly (string | null)[]): string =>
  `${version}\n${fields.map((field) => (field === null ? '-' : `${Buffer.byteLength(field, 'utf8')}:${field}`)).join(',')}`;

/** The same value has the same text, in whatever order its keys were kept. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const record = value as Record<string, unknown>;
  return `{${Object.keys(record).sort().map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`).join(',')}}`;
}

/** A row of audit_entry as ENTRY_COLUMNS reads it: text, or null. */
export interface EntryRow {
  id: string; agency_id: string; at: string; recorded_at: string; actor_id: string | null; actor_kind: string; action: string; subject: string; subject_id: string | null;
  case_id: string | null; outcome: string; code: string | null; facts: string; correlation_id: string | null; person_id: string | null; person_commitment: string | null;
}

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
/** The columns of `e` as the chain reads them. */
export const ENTRY_COLUMNS = `e.id::text as id, e.agency_id::text as agency_id, ${instant('e.at')} as at, ${instant('e.recorded_at')} as recorded_at, e.actor_id::text as actor_id, e.actor_kind, e.action, e.subject, e.subject_id, e.case_id::text as case_id,
  e.outcome, e.code, e.facts::text as facts, e.correlation_id, e.person_id::text as person_id, e.person_commitment`;
export const instantColumn = instant;

export const entryHash = (e: EntryRow): string => sha256(frame('quittance-entry-1', [
  e.agency_id, e.at, e.recorded_at, e.actor_id, e.actor_kind, e.action, e.subject, e.subject_id, e.case_id, e.outcome, e.code,
  canonicalJson(JSON.parse(e.facts)), e.correlation_id, e.person_id, e.person_commitment,
]));

export interface Link { agencyId: string; position: string; entryId: string; entryHash: string; previousHash: string; sealedAt: string }
export const linkHash = (l: Link): string => sha256(frame('quittance-link-1', [l.agencyId, l.position, l.entryId, l.entryHash, l.previousHash, l.sealedAt]));

export interface Head { agencyId: string; number: string; day: string; position: string; hash: string; previousHead: string; keyId: string; signedAt: string }
/** What is signed. */
export const headText = (h: Head): string => frame('quittance-head-1', [h.agencyId, h.number, h.day, h.position, h.hash, h.previousHead, h.keyId, h.signedAt]);
export const headHash = (h: Head, signature: string): string => sha256(`${headText(h)}\n${signature}`);

/** What is known of the person behind an entry, and words that may name somebody: outside the chain, so that it can be erased. */
export interface PersonFacts { name: string | null; address: string | null; userAgent: string | null; sessionId: string | null; words: unknown }
const personText = (p: PersonFacts): string => frame('quittance-person-1', [p.name, p.address, p.userAgent, p.sessionId, p.words === null || p.words === undefined ? null : canonicalJson(p.words)]);
/** HMAC-SHA256 under a salt (32 random bytes, hexadecimal) that stands with the facts and goes with them: without it nobody can try names or addresses against the chain. */
export const commitment = (salt: string, person: PersonFacts): string => createHmac('sha256', Buffer.from(salt, 'hex')).update(personText(person), 'utf8').digest('hex');

/** PostgreSQL keeps six decimals of a second. */
export const microseconds = (at: Temporal.Instant): string => at.toString({ fractionalSecondDigits: 6, roundingMode: 'trunc' });
