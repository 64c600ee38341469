import type { Sentences } from '../ability.ts';
import { creditorReader } from './creditor-reader.ts';

/** Everything a reader may; hands over under a mandate of his company, and answers what his company is asked. */
export function creditorOperator(sentences: Sentences, who: { creditorId: string | undefined; agencyId: string }): void {
  creditorReader(sentences, who);
  sentences.allow('answer', 'Question', { creditorId: who.creditorId, askedOf: 'creditor' });
  sentences.allow('deposit', 'Creditor', { id: who.creditorId });
  // Takes back what was handed over, as long as nothing was done on it that can't be taken back.
  sentences.allow('undo', 'Deposit', { creditorId: who.creditorId });
}
