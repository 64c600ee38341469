/**
 * How much an account may ask of the api in a minute, by what its operations cost and not by how many requests carry them. What one
 * operation may cost is bounded elsewhere (operation-limits); twenty of the greatest a minute is more than any page of the portal comes
 * near. Kept in the process: a budget of each door, spent before any statement is sent for the operation.
 */
import { Inject, Injectable } from '@nestjs/common';
import { Plugin } from '@nestjs/apollo';
import { HeaderMap, type ApolloServerPlugin, type GraphQLRequestListener } from '@apollo/server';
import { AT_THE_DOOR, Authenticator, Clock, networkOf, SESSION_COOKIE, standAs, type DoorContext } from '@quittance/platform';
import { GraphQLError, type DocumentNode } from 'graphql';
import { costOf, LIMITS } from './operation-limits.ts';

export interface Budget { readonly from: string; readonly cost: number; readonly seconds: number; readonly reason: string }
export const BUDGET: Budget = { from: '2026-11-23', cost: LIMITS.cost * 20, seconds: 60, reason: 'Twenty of the dearest operations a minute; a day’s work of the busiest desk stays below one.' };

const MOST_KEPT = 10_000;

/** Spends evenly returning budgets. Keeps one instant for each: when all that was spent has come back. */
@Injectable()
export class CostBudgets {
  readonly #until = new Map<string, number>();
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /** Answers in how many seconds there is enough again, or 0 when it was spent. */
  spend(account: string, cost: number, budget: Budget = BUDGET): number {
    const now = this.clock.now().epochMilliseconds, most = budget.seconds * 1000;
    const until = Math.max(now, this.#until.get(account) ?? 0) + (most * cost) / budget.cost;
    const late = until - now - most;
    if (late > 0) return Math.ceil(late / 1000);
    if (this.#until.size >= MOST_KEPT) for (const [key, at] of this.#until) if (at <= now) this.#until.delete(key);
    this.#until.set(account, until);
    return 0;
  }
}

@Plugin()
export class CostBudgetPlugin implements ApolloServerPlugin<DoorContext> {
  constructor(@Inject(CostBudgets) private readonly budgets: CostBudgets, @Inject(Authenticator) private readonly authenticator: Authenticator) {}

  async requestDidStart(): Promise<GraphQLRequestListener<DoorContext>> {
    return { didResolveOperation: async ({ document, contextValue }) => this.#pay(document, contextValue) };
  }

  async #pay(document: DocumentNode, { req }: DoorContext): Promise<void> {
    const actor = await (req.actor ??= standAs(AT_THE_DOOR, () => this.authenticator.actorOf(req.cookies?.[SESSION_COOKIE])));
    const seconds = this.budgets.spend(actor ? `account ${actor.id}` : `network ${networkOf(req.ip)}`, costOf(document));
    if (seconds === 0) return;
    throw new GraphQLError('Too much was asked for in a short while.', { extensions: { code: 'TOO_MANY', retryAfter: seconds, http: { status: 429, headers: new HeaderMap([['retry-after', String(seconds)]]) } } });
  }
}
