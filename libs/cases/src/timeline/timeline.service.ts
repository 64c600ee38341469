import { Inject, Injectable } from '@nestjs/common';
import { Clock, newId, sql, type FactValues, type Tx } from '@quittance/platform';
import { audienceOf } from './audience.ts';
import { timelineEntryEntity } from './timeline-entry.entity.ts';

/** deposit: handed over · task: what comes next · stage: the case moved on · message: mail and SMS · judicial: titles, hand-offs, acts of a bailiff · question: and its answers · hold: what takes the debtor out of the ordinary course · debtor: what is told of him · visit: the debtor at his page. */
export const TIMELINE_KINDS = ['deposit', 'call', 'promise', 'letter', 'note', 'stage', 'task', 'payment', 'plan', 'dispute', 'hold', 'question', 'judicial', 'message', 'visit', 'debtor'] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

export interface NewTimelineEntry {
  caseId: string; creditorId: string; agencyId: string; kind: TimelineKind;
  /** With the facts it makes the sentence in the reader's language: 'call.promise' { amount, dueOn }. Money "1200.00", days ISO. */
  code: string; facts: FactValues;
  /** Null: the product itself. */
  actor: { id: string; name: string } | null;
  at?: Temporal.Instant; factKind?: string | null; factId?: string | null; documentId?: string | null; letterId?: string | null;
  /** true: the creditor never sees it. */
  internal: boolean;
  /** Whether the study that holds the case reads it; usual: what its kind says (audience.ts). */
  toBailiff?: boolean;
  /** What only the agency reads in its last word (the note of a call); it is never written into the entry. */
  inside?: FactValues;
  /** Whether it becomes the last word on the case. Usual: all but tasks, changes of stage, messages, visits and what is told of the debtor. */
  word?: boolean;
}

export const SYSTEM_NAME = 'Quittance';

/** What a list shows of the last line of a case. */
interface Word { code: string; facts: Record<string, string>; at: string }

const texts = (values: FactValues): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([, v]) => v !== null && v !== undefined && v !== '').map(([key, value]) => [key, String(value)]));

/** A case as its first line leaves it, a word that the creditor reads too. */
export function firstWord({ code, facts }: Pick<NewTimelineEntry, 'code' | 'facts'>, at: Temporal.Instant) {
  const told = texts(facts);
  return { version: 2, lastWordCode: code, lastWordFacts: told, lastWordAt: at, lastPublicWordCode: code, lastPublicWordFacts: told, lastPublicWordAt: at };
}

/** What happened on a case, line by line, in the transaction in which it happens. */
@Injectable()
export class TimelineService {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /** Answers the entry's id. Bumps the version of the case and its last words. */
  async write(tx: Tx, entry: NewTimelineEntry): Promise<string> {
    return (await this.writeAll(tx, [entry]))[0]!;
  }

  /** Many lines at once, of one case or of many, in their order. */
  async writeAll(tx: Tx, entries: readonly NewTimelineEntry[]): Promise<string[]> {
    if (!entries.length) return [];
    const lines = await this.#add(tx, entries);
    const moved = new Map<string, { id: string; lines: number; word?: Word; told?: Word }>();
    for (const line of lines) {
      const file = moved.get(line.caseId) ?? { id: line.caseId, lines: 0 };
      moved.set(line.caseId, file);
      file.lines += 1;
      if (!(line.word ?? !['task', 'stage', 'visit', 'message', 'debtor'].includes(line.kind))) continue;
      file.word = { code: line.code, facts: { ...line.facts, ...texts(line.inside ?? {}) }, at: String(line.at) };
      if (!line.internal) file.told = { code: line.code, facts: line.facts, at: String(line.at) };
    }
    await tx.rows(sql`update case_file f set version = f.version + r.lines,
        last_word_code = coalesce(r.word->>'code', f.last_word_code), last_word_facts = coalesce(r.word->'facts', f.last_word_facts), last_word_at = coalesce((r.word->>'at')::timestamptz, f.last_word_at),
        last_public_word_code = coalesce(r.told->>'code', f.last_public_word_code), last_public_word_facts = coalesce(r.told->'facts', f.last_public_word_facts), last_public_word_at = coalesce((r.told->>'at')::timestamptz, f.last_public_word_at)
      from jsonb_to_recordset(${JSON.stringify([...moved.values()])}::jsonb) as r(id uuid, lines integer, word jsonb, told jsonb) where f.id = r.id`);
    return lines.map(({ id }) => id);
  }

  /** The first line of each of several cases that are being opened: their rows say so already (`firstWord`). */
  async recordFirst(tx: Tx, entries: readonly NewTimelineEntry[]): Promise<void> {
    await this.#add(tx, entries);
  }

  async #add(tx: Tx, entries: readonly NewTimelineEntry[]) {
    const now = this.clock.now();
    const lines = entries.map((entry) => ({ ...entry, id: newId(), at: entry.at ?? now, facts: texts(entry.facts) }));
    await tx.addAll(timelineEntryEntity, lines.map((line) => ({
      id: line.id, caseId: line.caseId, agencyId: line.agencyId, creditorId: line.creditorId, at: line.at, kind: line.kind, code: line.code, facts: line.facts,
      actorId: line.actor?.id ?? null, actorName: line.actor?.name ?? SYSTEM_NAME, factKind: line.factKind ?? null, factId: line.factId ?? null,
      documentId: line.documentId ?? null, letterId: line.letterId ?? null, internal: line.internal, ...audienceOf(line),
    })));
    return lines;
  }

  /** After a reversal: the last words are again those that nobody took back. */
  async rereadLastWord(tx: Tx, caseId: string): Promise<void> {
    await tx.rows(sql`
      with word as (
        select e.code, e.at, e.internal, e.facts || case when k.note is null then '{}'::jsonb else jsonb_build_object('note', k.note) end as inside, e.facts, e.id
        from timeline_entry e left join call k on e.fact_kind = 'call' and k.id = e.fact_id
        where e.case_id = ${caseId} and e.kind not in ('task', 'stage', 'visit', 'message', 'debtor') and coalesce(e.fact_kind, '') <> 'reversal' and not exists (select 1 from reversal r where r.fact_id = e.fact_id)),
      last as (select * from word order by at desc, id desc limit 1),
      told as (select * from word where not internal order by at desc, id desc limit 1)
      update case_file f set
        last_word_code = (select code from last), last_word_facts = coalesce((select inside from last), '{}'), last_word_at = (select at from last),
        last_public_word_code = (select code from told), last_public_word_facts = coalesce((select facts from told), '{}'), last_public_word_at = (select at from told)
      where f.id = ${caseId}`);
  }
}
