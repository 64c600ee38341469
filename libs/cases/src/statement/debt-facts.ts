import { Injectable } from '@nestjs/common';
import type { Cents, LimitationEventKind } from '@quittance/law';
import type { Reader } from '../files/reader.ts';

/** What moved the limitation of a case, or of one claim of it. */
export interface Interruption { on: Temporal.PlainDate; kind: LimitationEventKind; claimId?: string }

/** What the rooms below the case know of a debt: what was paid, what it cost to enforce, what stopped interest, what moved limitation. */
export interface DebtFacts {
  payments: { id: string; on: Temporal.PlainDate; amount: Cents; claim: string | null }[];
  costs: { id: string; on: Temporal.PlainDate; amount: Cents }[];
  stops: { on: Temporal.PlainDate }[];
  /** An enforceable decision: the day on which it became enforceable. */
  judgment: { enforceableOn: Temporal.PlainDate } | null;
  interruptions: Interruption[];
}
export type KnownDebtFacts = ReadonlyMap<string, Partial<DebtFacts>>;

/** One room's share, for many cases at once, as things stand on `asOf`; a case of which it knows nothing is not in the answer. */
export type DebtFactsSource = (reader: Reader, caseIds: readonly string[], asOf: Temporal.PlainDate) => Promise<KnownDebtFacts>;

const nothing = (): DebtFacts => ({ payments: [], costs: [], stops: [], judgment: null, interruptions: [] });

/**
 * What is owed follows from facts that lie in several rooms. Each room says, once, at its start, how to read its own; the case is
 * always reckoned from all of them, and this room needs to know none of those below.
 */
@Injectable()
export class DebtFactsSources {
  readonly #sources: DebtFactsSource[] = [];

  /** To be called by a module when it is made. */
  add(source: DebtFactsSource): void {
    this.#sources.push(source);
  }

  /** All that is known of each of these cases. */
  async of(reader: Reader, caseIds: readonly string[], asOf: Temporal.PlainDate): Promise<Map<string, DebtFacts>> {
    const all = new Map(caseIds.map((id) => [id, nothing()]));
    for (const source of this.#sources) {
      for (const [id, known] of await source(reader, caseIds, asOf)) {
        const facts = all.get(id);
        if (!facts) continue;
        facts.payments.push(...(known.payments ?? []));
        facts.costs.push(...(known.costs ?? []));
        facts.stops.push(...(known.stops ?? []));
        facts.interruptions.push(...(known.interruptions ?? []));
        facts.judgment ??= known.judgment ?? null;
      }
    }
    return all;
  }
}
