import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { Database, list, sql, type Actor } from '@quittance/platform';

/** What of a case asks for its creditor: questions by their kind, messages that nobody of his company has read. */
export interface Wanting { reference: string; caseId: string; debtor: string | null; questions: number; proofs: number; plans: number; costs: number; messages: number }
export interface Moved { kind: string; lines: number; cases: number }
export interface DigestContent {
  creditor: string; agency: string;
  wanting: Wanting[]; wantingCount: number;
  moved: Moved[]; movedCases: number;
  recovered: bigint; opened: number; closed: number;
}
export interface Span { creditorId: string; from: Temporal.Instant; until: Temporal.Instant }

/** The lines of a mail that are read; the rest is a number. */
export const MOST_CASES = 50;
/** What the creditor did himself, and what is only the agency's way of working, is no news. */
const NO_NEWS = ['deposit', 'task', 'visit', 'message'];

/** What moved on the cases of a company between two instants, and what asks for it now; as the person may see it, and no further. */
@Injectable()
export class ReadDigestService {
  constructor(@Inject(Database) private readonly database: Database) {}

  async read(actor: Actor, { creditorId, from, until }: Span): Promise<DigestContent | undefined> {
    const names = await this.database.first<{ creditor: string; agency: string }>(sql`select c.name as creditor, a.name as agency from creditor c join agency a on a.id = c.agency_id where c.id = ${creditorId} and (${rowsFor(actor.ability, 'read', 'Creditor', 'c')})`);
    if (!names) return undefined;
    const mine = sql`f.creditor_id = ${creditorId} and (${rowsFor(actor.ability, 'read', 'CaseFile', 'f')})`;
    const wanting = await this.database.rows<{ reference: string; case_id: string; debtor: string | null; questions: string; proofs: string; plans: string; costs: string; messages: string | number; all: string }>(sql`
      with waiting as (select q.case_id, count(*) filter (where q.kind = 'text') as questions, count(*) filter (where q.kind = 'proof') as proofs, count(*) filter (where q.kind = 'plan') as plans, count(*) filter (where q.kind = 'cost') as costs, min(q.asked_at) as since
        from question q where q.creditor_id = ${creditorId} and q.asked_of = 'creditor' and (${rowsFor(actor.ability, 'read', 'Question', 'q')}) and not exists (select 1 from answer a where a.question_id = q.id) group by q.case_id)
      select f.public_reference as reference, f.id as case_id, case when b.kind = 'company' then b.name end as debtor, coalesce(w.questions, 0) as questions, coalesce(w.proofs, 0) as proofs, coalesce(w.plans, 0) as plans, coalesce(w.costs, 0) as costs, f.unread_by_creditor as messages, count(*) over () as all
      from case_file f join debtor b on b.id = f.debtor_id left join waiting w on w.case_id = f.id
      where ${mine} and (w.case_id is not null or f.unread_by_creditor > 0) order by coalesce(w.since, f.last_message_at), f.id limit ${MOST_CASES}`);
    const moved = await this.database.rows<{ kind: string | null; lines: string; cases: string }>(sql`
      select e.kind, count(*) as lines, count(distinct e.case_id) as cases from timeline_entry e join case_file f on f.id = e.case_id
      where ${mine} and (${rowsFor(actor.ability, 'read', 'TimelineEntry', 'e')}) and e.at > ${from} and e.at <= ${until} and e.kind not in (${list(NO_NEWS)}) and e.actor_id is distinct from ${actor.id}::uuid
      group by grouping sets ((e.kind), ()) order by e.kind nulls last`);
    const figures = (await this.database.first<{ recovered: string; opened: string; closed: string }>(sql`select
      (select coalesce(sum(p.amount_cents), 0) from payment p join case_file f on f.id = p.case_id where ${mine} and (${rowsFor(actor.ability, 'read', 'Payment', 'p')}) and p.recorded_at > ${from} and p.recorded_at <= ${until} and not exists (select 1 from reversal v where v.fact_id = p.id)) as recovered,
      (select count(*) from case_file f where ${mine} and f.opened_at > ${from} and f.opened_at <= ${until}) as opened,
      (select count(distinct e.case_id) from timeline_entry e join case_file f on f.id = e.case_id where ${mine} and (${rowsFor(actor.ability, 'read', 'TimelineEntry', 'e')}) and e.kind = 'stage' and e.at > ${from} and e.at <= ${until} and f.stage in ('closed', 'returned')) as closed`))!;
    return {
      ...names, wantingCount: Number(wanting[0]?.all ?? 0),
      wanting: wanting.map((row) => ({ reference: row.reference, caseId: row.case_id, debtor: row.debtor, questions: Number(row.questions), proofs: Number(row.proofs), plans: Number(row.plans), costs: Number(row.costs), messages: Number(row.messages) })),
      moved: moved.filter(({ kind }) => kind !== null).map(({ kind, lines, cases }) => ({ kind: kind!, lines: Number(lines), cases: Number(cases) })), movedCases: Number(moved.find(({ kind }) => kind === null)?.cases ?? 0),
      recovered: BigInt(figures.recovered), opened: Number(figures.opened), closed: Number(figures.closed),
    };
  }
}

/** Whether there is anything that one would be told. */
export const hasNews = ({ wantingCount, movedCases, recovered, opened, closed }: DigestContent): boolean => wantingCount > 0 || movedCases > 0 || recovered > 0n || opened > 0 || closed > 0;
