/**
 * The houses that the families of attacks stand in. To fill one takes longer than most families do: those that are read together, in one file
 * or in one group of files, share it. `look`: nothing that one does there is in the way of the others. `change`: cases are closed, jobs run.
 */
import type { afterAll } from '@jest/globals';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { BUDGET, CostBudgets, printedSchema, twoAgencies, type TwoAgencies } from '@quittance/api/testing';
import { Ground } from './victim.ts';

export interface Lent { h: TwoAgencies; ground: Ground; schema: GraphQLSchema }

/** What an account may ask in a minute has specs of its own; whoever tries everything here would meet nothing but that. */
const WITHOUT_END = { ...BUDGET, cost: BUDGET.cost * 1e12, seconds: BUDGET.seconds * 1e9 };

/** Everything by everybody (`npm run attacks`), instead of the share that each takes in a run of everything. */
export const ALL = process.env['ATTACKS'] === 'all';
/** Milliseconds that one family may take. */
export const LONG = ALL ? 3_600_000 : 400_000;

const houses = new Map<'look' | 'change', Promise<Lent>>();

export function lend(use: 'look' | 'change'): Promise<Lent> {
  const open = async (): Promise<Lent> => {
    const h = await twoAgencies(), budgets = h.app.get(CostBudgets), spend = budgets.spend.bind(budgets);
    budgets.spend = (account, cost) => spend(account, cost, WITHOUT_END);
    return { h, ground: await Ground.of(h), schema: buildSchema(await printedSchema()) };
  };
  const house = houses.get(use) ?? open();
  houses.set(use, house);
  return house;
}

// Said to jest itself, outside any family: when the last of them is done.
(globalThis as unknown as { afterAll: typeof afterAll }).afterAll(async () => {
  for (const house of await Promise.allSettled(houses.values())) if (house.status === 'fulfilled') { await house.value.ground.close(); await house.value.h.close(); }
});
