import { Inject, Injectable } from '@nestjs/common';
import { Clock, Database, OnJob, sql } from '@quittance/platform';
import { heldUnder } from './held-under.ts';
import { HoldStandingService } from './hold-standing.service.ts';

/** Few enough that nobody who works on one of them waits long. */
const AT_ONCE = 100;

/** Each night: a term that ran out sets its cases free, a day that was set begins, a task takes the place of one whose day has passed. Run twice, it does once. */
@Injectable()
export class WatchHoldsService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(HoldStandingService) private readonly standing: HoldStandingService) {}

  @OnJob('watch-holds')
  async watch(): Promise<void> {
    await this.watchAll();
  }

  /** Answers on how many cases something changed. */
  async watchAll(): Promise<number> {
    const cause = `night:${this.clock.today()}`;
    let after = '00000000-0000-0000-0000-000000000000', changed = 0;
    for (;;) {
      const cases = await this.database.rows<{ id: string }>(sql`select f.id from case_file f where f.id > ${after} and f.stage not in ('closed', 'returned')
        and (f.held_kinds <> '{}' or ${heldUnder('f')}) order by f.id limit ${AT_ONCE}`);
      if (!cases.length) return changed;
      changed += (await this.database.transact((tx) => this.standing.refresh(tx, cases.map(({ id }) => id), { by: null, cause, why: 'night' }))).length;
      if (cases.length < AT_ONCE) return changed;
      after = cases.at(-1)!.id;
    }
  }
}
