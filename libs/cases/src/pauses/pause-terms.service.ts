import { Inject, Injectable } from '@nestjs/common';
import { Clock, sql, toDay } from '@quittance/platform';
import type { Reader } from '../files/reader.ts';
import { PauseTerms } from './pause.type.ts';

interface Row { most_days: number; most_days_a_year: number }

/** How long a case may rest: the agency's rule of the day, else the house's, held against how long it rested already. */
@Injectable()
export class PauseTermsService {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /** Days are counted as they passed or will: a pause that was ended early counts up to the eve of its end. */
  async of(reader: Reader, agencyId: string, caseId: string): Promise<PauseTerms> {
    const today = this.clock.today();
    const policy = (await reader.first<Row>(sql`select most_days, most_days_a_year from pause_policy where (agency_id = ${agencyId} or agency_id is null) and from_on <= ${today} order by agency_id is null, from_on desc limit 1`))!;
    const since = today.subtract({ years: 1 });
    const rests = await reader.rows<{ from_on: string; last: string }>(sql`
      select p.from_on, least(p.until_on, coalesce(e.on_day - 1, p.until_on)) as last from pause p left join pause_end e on e.pause_id = p.id where p.case_id = ${caseId} and p.until_on > ${since}`);
    const daysTaken = rests.reduce((sum, row) => sum + daysOf(later(toDay(row.from_on), since.add({ days: 1 })), toDay(row.last)), 0);
    const days = Math.min(policy.most_days, policy.most_days_a_year - daysTaken);
    return Object.assign(new PauseTerms(), { mostDays: policy.most_days, mostDaysAYear: policy.most_days_a_year, daysTaken, latest: days > 0 ? today.add({ days: days - 1 }) : null });
  }
}

const later = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (Temporal.PlainDate.compare(a, b) > 0 ? a : b);
const daysOf = (from: Temporal.PlainDate, to: Temporal.PlainDate): number => Math.max(0, from.until(to, { largestUnit: 'days' }).days + 1);
