/** What works here without a person has a name, and what its name is for is said in libs/access. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isSystemActor } from '@quittance/access';
import { Handlers, JOB_NAMES } from '@quittance/platform';
import { smallHouse, type SmallHouse } from './testing/small-house.ts';

let h: SmallHouse;
beforeAll(async () => { h = await smallHouse(); }, 60_000);
afterAll(() => h.close());

test('each job and each reaction', () => {
  const handlers = h.app.get(Handlers);
  const reactions = [...handlers.events().values()].flat().map(({ key }) => key);
  expect(reactions.length).toBeGreaterThan(10);
  expect([...JOB_NAMES, ...handlers.jobs().keys(), ...reactions].filter((name) => !isSystemActor(name))).toEqual([]);
});
