import { Inject, Injectable } from '@nestjs/common';
import { Clock, Database, Refused, SecretBox, sql, toInstant } from '@quittance/platform';
import { TRY_LIMITS, type TryKind, type TryLimit } from './try-limits.ts';

export interface Counted { kind: TryKind; of: string }
interface Bucket { name: string; limit: TryLimit }

const MINUTE = 60_000;
const takes = ({ most, within }: TryLimit, cost: number): number => Math.ceil((within.minutes * MINUTE * cost) / most);

/**
 * What has been tried, per account, per network, per device and by its cost, however many tries one request holds. Each bucket keeps one
 * instant: when all that was spent has come back; it slides, and says when the next try is possible. A try is paid before it is made, so
 * that many at once pay for each; what succeeds is given back.
 */
@Injectable()
export class TriesService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(SecretBox) private readonly box: SecretBox) {}

  /** Pays for one try under each of these. Refuses with too_many_tries and the instant from which it is possible again; then nothing is spent. */
  async pay(counted: readonly Counted[], cost: number): Promise<void> {
    const at = await this.mayPay(counted, cost);
    if (at) throw new Refused('too_many_tries', { facts: { at: at.toString() } });
  }

  /** The same without refusing: answers the instant from which it is possible, or undefined when it was paid. */
  mayPay(counted: readonly Counted[], cost: number): Promise<Temporal.Instant | undefined> {
    const buckets = this.#buckets(counted), now = this.clock.now();
    return this.database.transact(async (tx) => {
      // Named in one order, so that two who try at once wait for each other and never in a ring.
      const rows = await tx.rows<{ bucket: string; spent_until: string }>(sql`insert into try_bucket (bucket, spent_until) select b, ${now}::timestamptz from unnest(${`{${buckets.map((b) => b.name).join(',')}}`}::text[]) with ordinality as x(b, n) order by n
        on conflict (bucket) do update set spent_until = greatest(try_bucket.spent_until, ${now}::timestamptz) returning bucket, spent_until`);
      const until = new Map(rows.map((row) => [row.bucket, toInstant(row.spent_until).epochMilliseconds]));
      const next = buckets.map(({ name, limit }) => ({ name, spent: Math.max(until.get(name)!, now.epochMilliseconds) + takes(limit, cost), most: limit.within.minutes * MINUTE }));
      const waits = Math.max(...next.map(({ spent, most }) => spent - most));
      if (waits > now.epochMilliseconds) return Temporal.Instant.fromEpochMilliseconds(Math.ceil(waits / 1000) * 1000);
      await tx.rows(sql`update try_bucket t set spent_until = x.spent_until from jsonb_to_recordset(${JSON.stringify(next.map(({ name, spent }) => ({ bucket: name, spent_until: Temporal.Instant.fromEpochMilliseconds(spent).toString() })))}::jsonb) as x(bucket text, spent_until timestamptz) where t.bucket = x.bucket`);
      return undefined;
    });
  }

  /** What was paid for a try that succeeded, or was not made. */
  async giveBack(counted: readonly Counted[], cost: number): Promise<void> {
    const back = this.#buckets(counted).map(({ name, limit }) => ({ bucket: name, milliseconds: takes(limit, cost) }));
    await this.database.rows(sql`with mine as (select t.bucket from try_bucket t where t.bucket = any (${`{${back.map((b) => b.bucket).join(',')}}`}::text[]) order by t.bucket for update)
      update try_bucket t set spent_until = greatest(${this.clock.now()}::timestamptz, t.spent_until - x.milliseconds * interval '1 millisecond')
      from mine join jsonb_to_recordset(${JSON.stringify(back)}::jsonb) as x(bucket text, milliseconds double precision) on x.bucket = mine.bucket where t.bucket = mine.bucket`);
  }

  async clean(): Promise<void> {
    await this.database.rows(sql`delete from try_bucket where spent_until < ${this.clock.now()}`);
  }

  /** By a mark that is worth nothing without the key: whose address was tried is not for the database to tell. */
  #buckets(counted: readonly Counted[]): Bucket[] {
    return counted.flatMap(({ kind, of }) => TRY_LIMITS[kind].limits.map((limit, n) => ({ name: this.box.mark(`${kind} ${n} ${of}`, 'tries'), limit }))).sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}
