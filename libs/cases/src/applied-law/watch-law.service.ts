import { Inject, Injectable } from '@nestjs/common';
import { ratesToEnter, type RateToEnter } from '@quittance/law';
import { Clock, Database, Mailer, OnJob, sql, type Tx } from '@quittance/platform';
import { AppliedLawService } from './applied-law.service.ts';
import { LawRunsService } from './law-runs.service.ts';
import { mailOf } from './watch-words.ts';

const PURPOSE = 'law_missing';
interface Administrator { agency_id: string; agency: string; email: string; name: string; locale: string }

/**
 * Each night: from the 20th of the month before a half-year, whoever may enter its rates is told once that they are asked for; and once
 * more where it has begun without them. Runs of the law that were left lying go on.
 */
@Injectable()
export class WatchLawService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(AppliedLawService) private readonly law: AppliedLawService, @Inject(LawRunsService) private readonly runs: LawRunsService,
    @Inject(Mailer) private readonly mailer: Mailer,
  ) {}

  @OnJob('watch-law')
  async watch(): Promise<void> {
    await this.tellAll();
    await this.database.transact((tx) => this.runs.resume(tx));
  }

  /** Answers how many were told now. */
  async tellAll(): Promise<number> {
    const people = await this.database.rows<Administrator>(sql`select distinct u.agency_id, a.name as agency, u.email, u.name, u.locale from app_user u join agency a on a.id = u.agency_id join role_held r on r.user_id = u.id
      where r.role = 'administrator' and r.ended_at is null and u.disabled_at is null order by u.agency_id, u.email`);
    const laws = await this.law.ofAll(this.database, people.map((one) => one.agency_id));
    let told = 0;
    for (const [agencyId, law] of laws) {
      const lacking = ratesToEnter(law, this.clock.today());
      const halves = Map.groupBy(lacking, ({ from }) => String(from));
      for (const rates of halves.values()) {
        for (const one of people.filter((person) => person.agency_id === agencyId)) if (await this.database.transact((tx) => this.#tell(tx, one, rates))) told += 1;
      }
    }
    return told;
  }

  /** Once a person, a half-year, and a state of it: the subject says which. */
  async #tell(tx: Tx, to: Administrator, rates: readonly RateToEnter[]): Promise<boolean> {
    const { subject, text } = mailOf(to.locale, { name: to.name, agency: to.agency, rates });
    await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`${PURPOSE} ${to.agency_id} ${to.email}`}, 0))`);
    const before = await tx.first(sql`select 1 as one from outgoing_message m where m.agency_id = ${to.agency_id} and m.purpose = ${PURPOSE} and m.recipient = ${to.email} and m.subject = ${subject}`);
    if (before) return false;
    await this.mailer.send(tx, { agencyId: to.agency_id, channel: 'email', purpose: PURPOSE, recipient: to.email, subject, text, link: this.mailer.linkTo('/law') });
    return true;
  }
}
