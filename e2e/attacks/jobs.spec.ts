/** A job carries ids alone. Whoever got one into the queue with ids of nobody, of another, or with something else in their place, gets nothing done and breaks nothing. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isSystemActor } from '@quittance/access';
import { Handlers, standAs, systemActor } from '@quittance/platform';
import type { TwoAgencies } from '@quittance/api/testing';
import { lend } from './kit/house.ts';
import { Tally } from './kit/tally.ts';
import { UNKNOWN, type Ground } from './kit/victim.ts';

const tally = new Tally('jobs');
let h: TwoAgencies, ground: Ground;
beforeAll(async () => { ({ h, ground } = await lend('change')); }, 200_000);
afterAll(() => { process.stdout.write(`${tally.report()}\n`); });

/** By what each job is told what to do. */
const KEYS = ['letterId', 'receiptId', 'planId', 'handoffId', 'caseId', 'entryId', 'messageId', 'documentId', 'agencyId', 'creditorId', 'id'];
const ALONE = /^(anchor|watch|clean|tidy|send|print-waiting|pack-waiting|sign|seal|retention|apply)/;

test('every job, with ids of nobody, of the wrong table and of no id at all', async () => {
  const handlers = h.app.get(Handlers).jobs(), samples = await ground.samples(h);
  expect(handlers.size).toBeGreaterThan(10);
  // What runs by itself does first what it has to do.
  const work = (name: string, data: Record<string, string>) => Promise.resolve(handlers.get(name as never)!(data));
  const run = (name: string, data: Record<string, string>) => (isSystemActor(name) ? standAs(systemActor(name), () => work(name, data)) : work(name, data));
  for (const name of handlers.keys()) if (ALONE.test(name)) await run(name, {}).catch(() => undefined);
  const before = await ground.fingerprint(h.attackers[0]!);
  for (const name of [...handlers.keys()].filter((one) => !ALONE.test(one))) {
    const wrong = { letterId: samples.get('deposit'), receiptId: samples.get('claim'), planId: samples.get('case_file'), handoffId: samples.get('study'), caseId: samples.get('creditor'), entryId: samples.get('mandate') } as Record<string, string | undefined>;
    for (const value of [() => UNKNOWN, (key: string) => wrong[key] ?? UNKNOWN, () => "' or true --", () => '', () => ({ $ne: null }) as never, () => [UNKNOWN] as never, () => null as never]) {
      const data = Object.fromEntries(KEYS.map((key) => [key, value(key)]));
      const outcome = await run(name, data).then(() => 'done', (e: Error) => e.message);
      tally.case(name, 'job', /syntax error at or near/.test(outcome) && `its argument became SQL: ${outcome}`);
    }
  }
  for (const [table, sum] of await ground.fingerprint(h.attackers[0]!)) tally.case(table, 'unchanged', before.get(table) !== sum && 'a row was changed');
  expect(tally.leaks).toEqual([]);
}, 400_000);
