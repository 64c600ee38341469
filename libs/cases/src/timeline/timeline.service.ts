import { Inject, Injectable } from '@nestjs/common';
import { Clock, newId, sql, type FactValues, type Tx } from '@quittance/platform';
import { timelineEntryEntity } from './timeline-entry.entity.ts';

/** deposit: handed over · task: what comes next · stage: the case moved on. */
export const TIMELINE_KINDS = ['deposit', 'call', 'promise', 'letter', 'note', 'stage', 'task'] as const;
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
  /** What only the agency reads in its last word (the note of a call); it is never written into the entry. */
  inside?: FactValues;
  /** Whether it becomes the last word on the case. Usual: all but tasks and changes of stage. */
  word?: boolean;
}

export const SYSTEM_NAME = 'Quittance';

const texts = (values: FactValues): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([, v]) => v !== null && v !== undefined && v !== '').map(([key, value]) => [key, String(value)]));

/** What happened on a case, line by line, in the transaction in which it happens. */
@Injectable()
export class TimelineService {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /** Answers the entry's id. Bumps the version of the case and its last words. */
  async write(tx: Tx, entry: NewTimelineEntry): Promise<string> {
    const id = newId();
    const at = entry.at ?? this.clock.now();
    const facts = texts(entry.facts);
    await tx.add(timelineEntryEntity, {
      id, caseId: entry.caseId, agencyId: entry.agencyId, creditorId: entry.creditorId, at, kind: entry.kind, code: entry.code, facts,
      actorId: entry.actor?.id ?? null, actorName: entry.actor?.name ?? SYSTEM_NAME, factKind: entry.factKind ?? null, factId: entry.factId ?? null,
      documentId: entry.documentId ?? null, letterId: entry.letterId ?? null, internal: entry.internal, toDebtor: false, toBailiff: false,
    });
    const isWord = entry.word ?? (entry.kind !== 'task' && entry.kind !== 'stage');
    const inside = JSON.stringify({ ...facts, ...texts(entry.inside ?? {}) });
    await tx.rows(sql`update case_file set version = version + 1
      ${isWord ? sql`, last_word_code = ${entry.code}, last_word_facts = ${inside}::jsonb, last_word_at = ${at}` : sql``}
      ${isWord && !entry.internal ? sql`, last_public_word_code = ${entry.code}, last_public_word_facts = ${JSON.stringify(facts)}::jsonb, last_public_word_at = ${at}` : sql``}
      where id = ${entry.caseId}`);
    return id;
  }

  /** After a reversal: the last words are again those that nobody took back. */
  async rereadLastWord(tx: Tx, caseId: string): Promise<void> {
    await tx.rows(sql`
      with word as (
        select e.code, e.at, e.internal, e.facts || case when k.note is null then '{}'::jsonb else jsonb_build_object('note', k.note) end as inside, e.facts, e.id
        from timeline_entry e left join call k on e.fact_kind = 'call' and k.id = e.fact_id
        where e.case_id = ${caseId} and e.kind not in ('task', 'stage') and coalesce(e.fact_kind, '') <> 'reversal' and not exists (select 1 from reversal r where r.fact_id = e.fact_id)),
      last as (select * from word order by at desc, id desc limit 1),
      told as (select * from word where not internal order by at desc, id desc limit 1)
      update case_file f set
        last_word_code = (select code from last), last_word_facts = coalesce((select inside from last), '{}'), last_word_at = (select at from last),
        last_public_word_code = (select code from told), last_public_word_facts = coalesce((select facts from told), '{}'), last_public_word_at = (select at from told)
      where f.id = ${caseId}`);
  }
}
