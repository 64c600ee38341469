import { Inject, Injectable } from '@nestjs/common';
import { retentionOf, type KeptLife, type RetentionRow } from '@quittance/law';
import { Clock, list, sql, toDayOrNull, type Sql } from '@quittance/platform';
import { HeldDataService } from '../export/held-data.service.ts';
import { ErasureLine } from '../privacy.type.ts';

interface Reader { rows<T>(query: Sql): Promise<T[]> }
interface Row { id: string; open: boolean; closed_on: string | null; last_entry_on: string | null; title_on: string | null; last_trace_on: string | null; answered_on: string | null; waits: boolean; disputed: boolean; restricted: boolean }

/** What the keeping of a debtor's data depends on, from the facts; and what the law says of it. */
@Injectable()
export class KeptLifeService {
  constructor(@Inject(Clock) private readonly clock: Clock, @Inject(HeldDataService) private readonly held: HeldDataService) {}

  /** Kind by kind, with how many rows still say something. Erased: nothing is left of a kind that once was erased. */
  async lines(reader: Reader, debtorId: string, policy: readonly RetentionRow[]): Promise<ErasureLine[]> {
    const life = (await this.of(reader, [debtorId])).get(debtorId)!, counts = await this.held.counts(reader, debtorId);
    const gone = await reader.rows<{ kind: string }>(sql`select distinct k.kind from erasure e cross join lateral unnest(e.kinds) as k(kind) where e.debtor_id = ${debtorId}`);
    return retentionOf(life, policy, this.clock.today()).map((duty) => {
      const rows = counts.get(duty.kind) ?? 0;
      return Object.assign(new ErasureLine(), { ...duty, rows, erased: rows === 0 && gone.some(({ kind }) => kind === duty.kind) });
    });
  }

  async of(reader: Reader, debtorIds: readonly string[]): Promise<Map<string, KeptLife>> {
    const rows = await reader.rows<Row>(sql`
      select d.id, exists (select 1 from case_file f where f.debtor_id = d.id and f.stage not in ('closed', 'returned')) as open,
        coalesce((select max(coalesce((select max(e.at) from timeline_entry e where e.case_id = f.id and e.kind = 'stage' and e.code not like 'privacy.%'), f.last_word_at, f.opened_at)) from case_file f where f.debtor_id = d.id), d.created_at) at time zone 'Europe/Paris' as closed_on,
        (select max(greatest(p.value_on, (p.recorded_at at time zone 'Europe/Paris')::date)) from payment p join case_file f on f.id = p.case_id where f.debtor_id = d.id) as last_entry_on,
        (select max(t.enforceable_on) from title t join case_file f on f.id = t.case_id where f.debtor_id = d.id) as title_on,
        (select max(v.last_seen_at) at time zone 'Europe/Paris' from visit v where v.debtor_id = d.id) as last_trace_on,
        (select max(e.on_day) from privacy_event e join privacy_subject s on s.request_id = e.request_id where s.debtor_id = d.id and e.kind in ('answered', 'refused')) as answered_on,
        exists (select 1 from privacy_subject s where s.debtor_id = d.id and not exists (select 1 from privacy_event e where e.request_id = s.request_id and e.kind in ('answered', 'refused'))) as waits,
        exists (select 1 from dispute x join case_file f on f.id = x.case_id where f.debtor_id = d.id and not exists (select 1 from dispute_event e where e.dispute_id = x.id and e.kind = 'settled')) as disputed,
        exists (select 1 from hold h where h.debtor_id = d.id and h.kind = 'processingRestriction' and not exists (select 1 from hold_entry e where e.hold_id = h.id and e.kind in ('ended', 'voided'))) as restricted
      from debtor d where d.id in (${list(debtorIds)})`);
    return new Map(rows.map((row) => [row.id, {
      closedOn: row.open ? null : toDayOrNull(row.closed_on), lastEntryOn: toDayOrNull(row.last_entry_on), titleOn: toDayOrNull(row.title_on), lastTraceOn: toDayOrNull(row.last_trace_on), answeredOn: toDayOrNull(row.answered_on),
      requestWaits: row.waits, disputed: row.disputed, restricted: row.restricted,
    }]));
  }
}

/** Free today, and something of it is left. */
export const freeKinds = (lines: readonly ErasureLine[]): string[] => lines.filter(({ code, rows }) => code === null && rows > 0).map(({ kind }) => kind);
interface Stands { kind: string; code: string | null; article: string | null; exception: string | null; until: Temporal.PlainDate | null }
/** What stands longest: that without an end first. */
export const strongest = (lines: readonly Stands[]): Stands | undefined => lines.filter(({ code }) => code !== null && code !== 'request_open')
  .reduce<Stands | undefined>((most, one) => (!most || (most.until && (!one.until || Temporal.PlainDate.compare(one.until, most.until) > 0)) ? one : most), undefined);
