import { Inject, Injectable } from '@nestjs/common';
import { Clock, Database, sql } from '@quittance/platform';

export type ThresholdName = 'rowsOfOneAnswer' | 'casesInAnHour';
const KEPT = 60_000;

/** From how many rows a reading is told as one in bulk: dated rows, the agency's own before those of the house. */
@Injectable()
export class ThresholdsService {
  readonly #known = new Map<string, { until: number; values: Map<string, number> }>();
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock) {}

  async of(agencyId: string | null, name: ThresholdName): Promise<number> {
    const key = agencyId ?? '';
    const now = this.clock.now();
    let known = this.#known.get(key);
    if (!known || known.until < now.epochMilliseconds) {
      const rows = await this.database.rows<{ name: string; value: number }>(sql`select distinct on (t.name) t.name, t.value from audit_threshold t
        where (t.agency_id is null or t.agency_id = ${agencyId}) and t.in_force_from <= ${this.clock.today()} order by t.name, (t.agency_id is not null) desc, t.in_force_from desc, t.recorded_at desc`);
      known = { until: now.epochMilliseconds + KEPT, values: new Map(rows.map((r) => [r.name, Number(r.value)])) };
      this.#known.set(key, known);
    }
    return known.values.get(name) ?? Infinity;
  }
}
