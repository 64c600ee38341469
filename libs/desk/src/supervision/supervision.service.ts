import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { dueOf, isPaused } from '@quittance/cases';
import { cents } from '@quittance/law';
import { Clock, Database, sql, type Actor } from '@quittance/platform';
import type { Supervision } from './supervision.type.ts';

interface Load { id: string; name: string; cases: string; overdue: string; calls_today: string; promises_today: string; due: string }
interface Totals { without_next_action: string; overdue: string; limitation_red: string; open_cases: string; due: string }

/** Who carries what, and what nobody looks after. */
@Injectable()
export class SupervisionService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock) {}

  async supervision(actor: Actor): Promise<Supervision> {
    const today = this.clock.today();
    const from = this.clock.startOf(today);
    const open = sql`f.stage not in ('closed', 'returned') and (${rowsFor(actor.ability, 'read', 'CaseFile', 'f')})`;
    // What its creditor lets rest is not late.
    const late = sql`f.next_action_on < ${today}::date and not ${isPaused('f', today)}`;
    const standing = (table: 'call' | 'promise') => sql`not exists (select 1 from reversal r where r.fact_id = ${{ text: table === 'call' ? 'k' : 'p', params: [] }}.id)`;
    const [collectors, [totals]] = await Promise.all([
      this.database.rows<Load>(sql`
        select u.id, u.name, coalesce(l.cases, 0) as cases, coalesce(l.overdue, 0) as overdue, coalesce(l.due, 0)::bigint as due,
          (select count(*) from call k where k.by_id = u.id and k.at >= ${from} and ${standing('call')}) as calls_today,
          (select count(*) from promise p where p.taken_by = u.id and p.taken_at >= ${from} and ${standing('promise')}) as promises_today
        from app_user u left join (
          select f.assignee_id, count(*) as cases, count(*) filter (where ${late}) as overdue, sum(${dueOf('f', today)}) as due from case_file f where ${open} group by f.assignee_id) l on l.assignee_id = u.id
        where u.agency_id = ${actor.agencyId} and u.disabled_at is null and exists (select 1 from role_held r where r.user_id = u.id and r.role = 'collector' and r.ended_at is null)
        order by u.name, u.id`),
      this.database.rows<Totals>(sql`
        select count(*) as open_cases, count(*) filter (where f.next_action_kind is null) as without_next_action, count(*) filter (where ${late}) as overdue,
          count(*) filter (where f.limitation_on >= ${today}::date and f.limitation_on <= ${today.add({ months: 1 })}::date) as limitation_red, coalesce(sum(${dueOf('f', today)}), 0)::bigint as due
        from case_file f where ${open}`),
    ]);
    return {
      collectors: collectors.map((l) => ({ id: l.id, name: l.name, cases: Number(l.cases), overdue: Number(l.overdue), callsToday: Number(l.calls_today), promisesToday: Number(l.promises_today), due: cents(BigInt(l.due)) })),
      withoutNextAction: Number(totals!.without_next_action), overdue: Number(totals!.overdue), limitationRed: Number(totals!.limitation_red), openCases: Number(totals!.open_cases), due: cents(BigInt(totals!.due)),
    };
  }
}
