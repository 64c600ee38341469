import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { ratesToEnter, type RateName } from '@quittance/law';
import { and, Clock, Database, sql, type Actor, type Sql } from '@quittance/platform';
import { AppliedLawService } from './applied-law.service.ts';
import { figureView } from './figure-view.ts';
import { figuresOf } from './figures.ts';
import { AppliedLaw, MissingRate } from './law.type.ts';
import { concerned } from './law-runs.service.ts';

/** The law of the agency for everyone who is signed in: what applies, and what lacks. */
@Injectable()
export class AppliedLawReadService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(AppliedLawService) private readonly law: AppliedLawService) {}

  async applied(actor: Actor): Promise<AppliedLaw> {
    const { law, entered } = await this.law.tables(this.database, actor.agencyId);
    const missing = await Promise.all(ratesToEnter(law, this.clock.today()).map(async ({ name, from, to, blocks }) => Object.assign(new MissingRate(), {
      name, from, to, state: blocks ? 'missing' : 'soon', cases: await this.#needing(actor, name, from, to),
    })));
    return Object.assign(new AppliedLaw(), { version: law.version, figures: figuresOf(law, entered).map(figureView), missing });
  }

  async #needing(actor: Actor, name: RateName, from: Temporal.PlainDate, to: Temporal.PlainDate): Promise<number> {
    const row = await this.database.first<{ n: string }>(sql`select count(*) as n from case_file f where ${and(sql`f.agency_id = ${actor.agencyId}`, concerned(name), sql`(${rowsFor(actor.ability, 'read', 'CaseFile', 'f')})`, needs(name, from, to))}`);
    return Number(row!.n);
  }
}

/**
 * Interest runs on a claim of the case in that half-year and no contract gives its rate; of a public debtor the rate is that of the
 * half-year in which interest began (CCP R2192-31), of a consumer it runs from the notice, the judgment or the contract (C. civ. 1231-6).
 */
function needs(name: RateName, from: Temporal.PlainDate, to: Temporal.PlainDate): Sql {
  const began = sql`k.due_on < ${to}::date`, ecb = name === 'ecb_main_refinancing_rate';
  return ecb
    ? sql`exists (select 1 from claim k where k.case_id = f.id and ((f.regime = 'commercial' and k.contract_rate is null and ${began}) or (f.regime = 'public' and k.due_on >= ${from}::date - 1 and ${began})))`
    : sql`exists (select 1 from claim k where k.case_id = f.id and k.contract_rate is null and ${began} and (k.default_on_due or f.notice_received_on is not null or f.title_on is not null))`;
}
