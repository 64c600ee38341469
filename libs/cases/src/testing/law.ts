/** For specs of the law: a second administrator, the jobs of the house run one after another as a worker would, and rows entered and approved. */
import { SessionsService } from '@quittance/identity';
import { Handlers, Jobs, newId, sql, type Actor } from '@quittance/platform';
import { DecideLawService } from '../applied-law/decide-law.service.ts';
import { EnterLawService } from '../applied-law/enter-law.service.ts';
import type { EnterLawInput, LawEntry } from '../applied-law/law.type.ts';
import type { Office } from './index.ts';

export interface LawOffice {
  /** The administrator who approves what the other one entered. */
  odile: Actor;
  /** Relays what happened and runs the jobs of the law that follow, until nothing is left; other jobs are let lie. Answers the names of those that ran. */
  work(): Promise<string[]>;
  enter(input?: Partial<EnterLawInput>): Promise<LawEntry>;
  /** Entered, measured, approved by the other administrator and applied. */
  approved(input?: Partial<EnterLawInput>): Promise<LawEntry>;
}

let keys = 0;
const RUN = new Set(['measure-law', 'apply-law']);

/** The ECB's rate of the first half of 2027, as the product doesn't ship it. */
export const entryOf = (more: Partial<EnterLawInput> = {}): EnterLawInput => ({
  name: 'ecb_main_refinancing_rate', from: Temporal.PlainDate.from('2027-01-01'), value: '2,65', confidence: 'high', source: 'BCE, décision du 10/09/2026', idempotencyKey: `ligne-du-droit-${++keys}`, ...more,
});

export async function lawOffice({ h, agencyId, administrator }: Office): Promise<LawOffice> {
  const id = newId(), email = `${id}@orvelle.example`;
  await h.rows(sql`insert into app_user (id, agency_id, email, name, created_at) values (${id}, ${agencyId}, ${email}, 'Odile Garnier', now())`);
  await h.rows(sql`insert into role_held (id, user_id, role, given_at) values (${newId()}, ${id}, 'administrator', now())`);
  const odile = await h.get(SessionsService).actorFor(email);
  const waiting: { name: string; data: Record<string, string> }[] = [];
  h.get(Jobs).send = async (name, data) => { waiting.push({ name, data }); };
  const handlers = h.get(Handlers).jobs();
  const work = async () => {
    const ran: string[] = [];
    for (;;) {
      await h.relay();
      const job = waiting.shift();
      if (!job) return ran;
      if (!RUN.has(job.name)) continue;
      ran.push(job.name);
      await handlers.get(job.name)!(job.data);
    }
  };
  const enter = (input: Partial<EnterLawInput> = {}) => h.get(EnterLawService).enter(administrator, entryOf(input));
  return {
    odile, work, enter,
    approved: async (input) => {
      const { id: entryId } = await enter(input);
      await work();
      const decided = await h.get(DecideLawService).decide(odile, entryId, true, null);
      await work();
      return decided;
    },
  };
}
