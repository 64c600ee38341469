/** A line of the trail on its way into the database: what is chained, and what is known of the person, apart. */
import { randomBytes } from 'node:crypto';
import { newId, sql, type Actor, type FactValues, type Sql } from '@quittance/platform';
import { commitment, NO_AGENCY, type PersonFacts } from './chain.ts';
import type { Scene } from './scene.ts';

export interface AuditLine {
  action: string; subject: string; subjectId?: string | null; caseId?: string | null; outcome: 'done' | 'refused' | 'failed'; code?: string; facts?: FactValues; ip?: string | undefined;
  /** Whose trail, where the actor does not say it. */
  agencyId?: string | null | undefined;
}
/** Who acts, as far as he is known: an actor, or only an id. */
export type WhoActs = { id: string; kind?: string; agencyId?: string; name?: string; sessionId?: string };

/** Facts that are words of people or may name somebody; they stand with the person, outside the chain. */
const WORDS = new Set(['reason', 'name', 'email', 'text', 'words', 'search', 'from', 'value', 'source', 'note']);
const LONGEST_FACT = 80;
const isWords = (key: string, value: unknown) => WORDS.has(key) || (typeof value === 'string' && value.length > LONGEST_FACT);
const plain = (value: unknown) => (typeof value === 'bigint' ? String(value) : typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '') : value);
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const uuidOrNull = (value: unknown): string | null => (typeof value === 'string' && UUID.test(value) ? value : null);
const short = (value: string | null | undefined, most: number) => (value ? value.toWellFormed().replaceAll('\0', '').slice(0, most) : null);

export interface ReadyLine { entry: Record<string, unknown>; person: Record<string, unknown> | null }

export function readyLine(at: Temporal.Instant, who: WhoActs | null, line: AuditLine, from: Scene | undefined): ReadyLine {
  const all = Object.entries(line.facts ?? {}).filter(([, value]) => value !== null && value !== undefined).map(([key, value]) => [key, plain(value)] as const);
  const words = all.filter(([key, value]) => isWords(key, value));
  const known: PersonFacts = {
    name: short(who?.name, 200), address: short(line.ip ?? from?.address, 64), userAgent: short(from?.userAgent, 300), sessionId: who?.sessionId || null,
    words: words.length ? Object.fromEntries(words) : null,
  };
  const somebody = Object.values(known).some((value) => value !== null);
  const salt = somebody ? randomBytes(32).toString('hex') : null;
  const personId = somebody ? newId() : null;
  const agencyId = who?.agencyId ?? line.agencyId ?? null;
  return {
    entry: {
      at: at.toString(), agency_id: agencyId, actor_id: who?.id ?? null, actor_kind: who ? (who.kind ?? 'user') : 'nobody', action: line.action, subject: line.subject, subject_id: line.subjectId ?? null, case_id: line.caseId ?? null,
      outcome: line.outcome, code: line.code ?? null, facts: Object.fromEntries(all.filter(([key, value]) => !isWords(key, value))), correlation_id: from?.correlationId ?? null,
      person_id: personId, person_commitment: salt ? commitment(salt, known) : null,
    },
    person: salt ? { id: personId, agency_id: agencyId, salt, actor_name: known.name, address: known.address, user_agent: known.userAgent, session_id: known.sessionId, words: known.words } : null,
  };
}

/**
 * One statement for all lines, in their order. It reads nothing back, so that whoever may write the trail need not be able to read it.
 * Where nobody said whose trail it is, the actor's account says it, else the case, else the house; a document says its case.
 */
export function insertLines(lines: readonly ReadyLine[]): Sql {
  const rows = lines.map(({ entry, person }, n) => ({ n, ...entry, person }));
  const known = rows.every((row) => (row as Record<string, unknown>)['agency_id']);
  const ofDocuments = rows.some((row) => (row as Record<string, unknown>)['subject'] === 'Document');
  const agency = known ? sql`r.agency_id` : sql`coalesce(r.agency_id, (select u.agency_id from app_user u where u.id = r.actor_id), (select f.agency_id from case_file f where f.id = r.case_id), (select a.id from agency a order by a.created_at limit 1), ${NO_AGENCY}::uuid)`;
  const ofCase = ofDocuments ? sql`coalesce(r.case_id, (select d.case_id from document d where r.subject = 'Document' and d.id::text = r.subject_id))` : sql`r.case_id`;
  return sql`with line as materialized (
      select r.*, ${agency} as of_agency, ${ofCase} as of_case
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(n integer, at timestamptz, agency_id uuid, actor_id uuid, actor_kind text, action text, subject text, subject_id text, case_id uuid, outcome text, code text, facts jsonb, correlation_id text, person_id uuid, person_commitment text, person jsonb)),
    known as (
      insert into audit_person (id, agency_id, salt, actor_name, address, user_agent, session_id, words)
      select l.person_id, l.of_agency, l.person->>'salt', l.person->>'actor_name', l.person->>'address', l.person->>'user_agent', l.person->>'session_id', nullif(l.person->'words', 'null'::jsonb)
      from line l where l.person_id is not null)
    insert into audit_entry (at, agency_id, actor_id, actor_kind, action, subject, subject_id, case_id, outcome, code, facts, correlation_id, person_id, person_commitment)
    select l.at, l.of_agency, l.actor_id, l.actor_kind, l.action, l.subject, l.subject_id, l.of_case, l.outcome, l.code, l.facts, l.correlation_id, l.person_id, l.person_commitment from line l order by l.n`;
}

export const whoOf = (actor: Actor): WhoActs => ({ id: actor.id, kind: actor.kind, agencyId: actor.agencyId, name: actor.name, sessionId: actor.sessionId });
