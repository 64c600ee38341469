import { Injectable } from '@nestjs/common';
import type { LiveEvent } from '@quittance/contract';
import type { LiveNotice } from '@quittance/platform';

type Listener = (event: LiveEvent) => void;

/** Those who follow one case from the debtor's page of this node. They hear what is for the debtor, and nothing else. */
@Injectable()
export class LiveHub {
  readonly #listeners = new Map<string, Set<Listener>>();

  /** Answers how to stop. */
  subscribe(caseId: string, listener: Listener): () => void {
    const those = this.#listeners.get(caseId) ?? new Set();
    this.#listeners.set(caseId, those.add(listener));
    return () => {
      those.delete(listener);
      if (those.size === 0 && this.#listeners.get(caseId) === those) this.#listeners.delete(caseId);
    };
  }

  tell({ event, caseId, internal, toDebtor }: Pick<LiveNotice, 'event' | 'caseId' | 'internal' | 'toDebtor'>): void {
    if (!caseId || internal || !toDebtor) return;
    for (const listener of this.#listeners.get(caseId) ?? []) listener(event);
  }
}
