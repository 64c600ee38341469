import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { Clock, Database, isId, sql, toDay, toInstantOrNull, type Actor, type Sql } from '@quittance/platform';
import { Renewal } from './renewal.type.ts';

interface Row { id: string; what: 'mandate' | 'power_of_attorney'; creditor_id: string; creditor_name: string; mandate_id: string; case_id: string | null; reference: string; until: string; proposed_reference: string | null; proposed_at: string | null }

const MOST = 500;
/** A power that ended is told for so long after: most are given for one matter, and nobody misses them later. */
const POWER_TOLD_DAYS = 60;

/** What ends soon and has no successor, as the reminders tell it by mail: the same days of the same rule, for whoever looks. */
@Injectable()
export class RenewalsService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock) {}

  /** As far as this person reads mandates; of one creditor, or of all. What ends first comes first, after what has ended already. */
  async list(actor: Actor, creditorId?: string | null): Promise<Renewal[]> {
    if (creditorId && !isId(creditorId)) return [];
    const today = this.clock.today(), now = this.clock.now();
    const policy = await this.database.first<{ days: number }>(sql`select (select max(d) from unnest(p.days) d) as days from mandate_notice_policy p where (p.agency_id = ${actor.agencyId} or p.agency_id is null) and p.from_on <= ${today} order by p.agency_id is null, p.from_on desc limit 1`);
    const horizon = today.add({ days: Number(policy?.days ?? 0) });
    const of = (alias: Sql): Sql => (creditorId ? sql`and ${alias} = ${creditorId}` : sql``);
    const rows = await this.database.rows<Row>(sql`
      select m.id, 'mandate' as what, m.creditor_id, c.name as creditor_name, m.id as mandate_id, null::uuid as case_id, m.reference, l.until, q.reference as proposed_reference, q.proposed_at
        from mandate m join creditor c on c.id = m.creditor_id cross join lateral (select least(m.in_force_to, m.ended_on - 1) as until) l
        left join lateral (select r.reference, r.proposed_at from signature_request r where r.creditor_id = m.creditor_id and r.kind = 'mandate' and r.state in ('preparing', 'waiting') and r.expires_at > ${now} order by r.proposed_at desc limit 1) q on true
        where l.until <= ${horizon} and m.in_force_from <= ${today} and (${rowsFor(actor.ability, 'read', 'Mandate', 'm')}) ${of(sql`m.creditor_id`)}
          and not exists (select 1 from mandate x where x.creditor_id = m.creditor_id and x.id <> m.id and (least(x.in_force_to, x.ended_on - 1) is null or (least(x.in_force_to, x.ended_on - 1), x.id) > (l.until, m.id)))
      union all
      select w.id, 'power_of_attorney', w.creditor_id, c.name, w.mandate_id, w.case_id, w.reference, w.until_on, q.reference, q.proposed_at
        from power_of_attorney w join creditor c on c.id = w.creditor_id
        left join lateral (select r.reference, r.proposed_at from signature_request r where r.mandate_id = w.mandate_id and r.kind = 'power_of_attorney' and r.case_id is not distinct from w.case_id and r.state in ('preparing', 'waiting') and r.expires_at > ${now} order by r.proposed_at desc limit 1) q on true
        where w.until_on between ${today.subtract({ days: POWER_TOLD_DAYS })} and ${horizon} and w.ended_on is null and (${rowsFor(actor.ability, 'read', 'Mandate', 'w')}) ${of(sql`w.creditor_id`)}
          and not exists (select 1 from power_of_attorney x where x.mandate_id = w.mandate_id and x.id <> w.id and x.ended_on is null and x.case_id is not distinct from w.case_id and x.acts @> w.acts and (x.until_on is null or x.until_on > w.until_on))
          and not exists (select 1 from case_file f where f.id = w.case_id and f.stage in ('closed', 'returned'))
      order by until, reference limit ${MOST}`);
    return rows.map((row) => {
      const until = toDay(row.until), days = today.until(until, { largestUnit: 'day' }).days;
      return Object.assign(new Renewal(), {
        id: row.id, what: row.what, state: days < 0 ? 'ended' : 'ending', creditorId: row.creditor_id, creditorName: row.creditor_name, mandateId: row.mandate_id, caseId: row.case_id, reference: row.reference, until, days,
        proposedReference: row.proposed_reference, proposedAt: toInstantOrNull(row.proposed_at),
      });
    });
  }
}
