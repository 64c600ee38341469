/** How much work an answer was: the statements that the house sent to PostgreSQL for that one request, whatever else it was asked meanwhile. */
import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import { Database } from '@quittance/platform';
import type { TwoAgencies } from '@quittance/api/testing';

type Call = (...args: unknown[]) => unknown;
interface Pool { connect: Call; Client: { prototype: { query: Call } } }

const counted = new AsyncLocalStorage<{ statements: number }>();

/** Counts from now on, on the house's own lines: they are of another copy of the driver than that which a spec would name. */
export async function countStatements(h: TwoAgencies): Promise<void> {
  const pool = await (h.app.get(Database).orm.em.getDriver().getConnection() as unknown as { getNativeClient(): Promise<Pool> }).getNativeClient();
  const connect = pool.connect.bind(pool), line = pool.Client.prototype, query = line.query;
  // Whoever had to wait for a line goes on with it as himself, not as the one who gave it back.
  pool.connect = (then) => connect(...(typeof then === 'function' ? [AsyncResource.bind(then as Call)] : []));
  line.query = function (this: unknown, ...args: unknown[]) {
    const count = counted.getStore();
    if (count) count.statements++;
    return query.apply(this, args);
  };
}

export async function workOf<T>(ask: () => Promise<T>): Promise<{ answer: T; statements: number }> {
  const count = { statements: 0 };
  // Asked within: what inject answers begins only once it is awaited.
  return { answer: await counted.run(count, async () => await ask()), statements: count.statements };
}

/** Does it for each, some at a time: what only reads is in nobody's way. */
export async function some<T>(many: readonly T[], work: (one: T) => Promise<void>, atOnce = 4): Promise<void> {
  const rest = [...many];
  await Promise.all(Array.from({ length: atOnce }, async () => { for (let one = rest.shift(); one !== undefined; one = rest.shift()) await work(one); }));
}
