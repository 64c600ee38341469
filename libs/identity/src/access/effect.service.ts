import { Inject, Injectable } from '@nestjs/common';
import { ACTIONS, rowsFor, SUBJECTS, type Ability } from '@quittance/access';
import { Clock, sql } from '@quittance/platform';
import { AccessEffect } from './access.type.ts';
import { abilityNow, type Reader } from './held.ts';
import { OpenPages } from './open-pages.ts';

/** What a person can do at one moment of a transaction. */
export interface Reach { cases: number; acts: ReadonlySet<string> }

const actsOf = (ability: Ability): Set<string> => new Set(ACTIONS.flatMap((action) => SUBJECTS.filter((subject) => ability.can(action, subject)).map((subject) => `${action} ${subject}`)));

/** Counted by the very ability that his next request gets, before and after, in the transaction that changes it. */
@Injectable()
export class EffectService {
  constructor(@Inject(Clock) private readonly clock: Clock, @Inject(OpenPages) private readonly pages: OpenPages) {}

  async reach(reader: Reader, userId: string): Promise<Reach> {
    const ability = await abilityNow(reader, userId);
    const [row] = await reader.rows<{ count: string }>(sql`select count(*) as count from case_file f where (${rowsFor(ability, 'read', 'CaseFile', 'f')})`);
    return { cases: Number(row!.count), acts: actsOf(ability) };
  }

  /** How many sessions are open for him. */
  async sessions(reader: Reader, userId: string): Promise<string[]> {
    const now = this.clock.now();
    const rows = await reader.rows<{ id: string }>(sql`select s.id from session s where s.user_id = ${userId} and s.ended_at is null and s.expires_at > ${now} and s.last_seen_at > ${now}::timestamptz - s.idle_minutes * interval '1 minute'`);
    return rows.map(({ id }) => id);
  }

  async between(before: Reach, after: Reach, closing: readonly string[]): Promise<AccessEffect> {
    return Object.assign(new AccessEffect(), {
      casesBefore: before.cases, casesAfter: after.cases, actsGained: [...after.acts].filter((act) => !before.acts.has(act)), actsLost: [...before.acts].filter((act) => !after.acts.has(act)),
      sessionsClosing: closing.length, pagesClosing: await this.pages.of(closing),
    });
  }
}
