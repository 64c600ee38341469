import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Clock } from '@quittance/platform';
import { smallHouse, STAFF, type SmallHouse } from '../testing/small-house.ts';
import { BUDGET, CostBudgets } from './cost-budget.ts';

const at = (seconds: number) => ({ now: () => Temporal.Instant.from('2026-11-23T08:00:00Z').add({ seconds }) }) as Clock;

describe('a budget', () => {
  test('is spent by cost, comes back evenly, and says when there is enough again', () => {
    let seconds = 0;
    const budgets = new CostBudgets({ now: () => at(seconds).now() } as Clock), budget = { ...BUDGET, cost: 600, seconds: 60 };
    expect([100, 200, 300].map((cost) => budgets.spend('a', cost, budget))).toEqual([0, 0, 0]);
    expect(budgets.spend('a', 50, budget)).toBe(5);
    expect(budgets.spend('b', 600, budget)).toBe(0);
    seconds = 5;
    expect(budgets.spend('a', 50, budget)).toBe(0);
    expect(budgets.spend('a', 10, budget)).toBe(1);
    seconds = 1000;
    expect(budgets.spend('a', 600, budget)).toBe(0);
  });
});

describe('at the door', () => {
  let h: SmallHouse;
  beforeAll(async () => { h = await smallHouse(); }, 120_000);
  afterAll(() => h.close());

  test('an account that asked for too much is told when to come again; others go on', async () => {
    const [cookie, other] = [await h.signIn(STAFF.collector), await h.signIn(STAFF.supervisor)];
    expect((await h.ask(cookie, '{ me { id } }')).errors).toBeUndefined();
    const me = (await h.ask(cookie, '{ me { id } }')).data as { me: { id: string } };
    h.app.get(CostBudgets).spend(`account ${me.me.id}`, 1, { ...BUDGET, cost: 1, seconds: 600 });
    const dear = '{ cases(first: 100) { rows { id publicReference debtorName due stage } } }';
    const { errors } = await h.ask(cookie, dear);
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['TOO_MANY']);
    expect((await h.ask(other, '{ me { id } }')).errors).toBeUndefined();
    // Said by the status too, and still in the shape that the browser's side reads as an answer of the door, not as its silence.
    for (const accept of ['application/json', 'application/graphql-response+json,application/json;q=0.9']) {
      const raw = await h.app.inject({ method: 'POST', url: '/graphql', payload: { query: dear }, headers: { cookie, accept } });
      expect([raw.statusCode, String(raw.headers['content-type']).split(';')[0]]).toEqual([429, accept.split(',')[0]]);
      expect(Number(raw.headers['retry-after'])).toBeGreaterThan(0);
      expect(raw.json()).toEqual({ errors: [{ message: expect.any(String), extensions: { code: 'TOO_MANY', retryAfter: Number(raw.headers['retry-after']) } }] });
    }
  });

  test('each name that signs in takes a place of its own in one operation: a second one is refused whole', async () => {
    const many = `mutation { ${Array.from({ length: 5 }, (_, n) => `a${n}: signIn(email: "${STAFF.collector}", password: "faux") { __typename }`).join(' ')} }`;
    const { errors } = await h.ask('', many);
    expect(errors?.map(({ extensions }) => extensions.code)).toContain('GRAPHQL_VALIDATION_FAILED');
  });

  test('a sensitive act asks for a fresh proof once ten minutes have passed, and goes through after it', async () => {
    const cookie = await h.signIn(STAFF.administrator), clock = h.app.get(Clock), mark = clock.mark();
    const invite = (key: string) => h.ask(cookie, `mutation { invitePerson(input: { name: "Noor", email: "${key}@orvelle.example", role: "collector", idempotencyKey: "${key}" }) { __typename } }`);
    expect((await invite('un')).data).toEqual({ invitePerson: { __typename: 'Person' } });
    clock.set(clock.now().add({ minutes: 11 }));
    expect((await invite('deux')).errors?.map(({ extensions }) => extensions.code)).toEqual(['REAUTHENTICATION_REQUIRED']);
    mark();
  });
});
