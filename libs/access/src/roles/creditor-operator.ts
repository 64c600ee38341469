import type { Sentences } from '../ability.ts';
import { creditorReader } from './creditor-reader.ts';

/** Everything a reader may; hands over under a mandate of his company, answers what his company is asked, lets a case rest or takes it back, says what was paid to him, and writes to the agency. */
export function creditorOperator(sentences: Sentences, who: { creditorId: string | undefined; agencyId: string }): void {
  creditorReader(sentences, who);
  sentences.allow('answer', 'Question', { creditorId: who.creditorId, askedOf: 'creditor' });
  sentences.allow('deposit', 'Creditor', { id: who.creditorId });
  sentences.allow(['recall', 'pause', 'declare'], 'CaseFile', { creditorId: who.creditorId });
  sentences.allow('write', 'CaseMessage', { creditorId: who.creditorId });
  // Takes back what was handed over, as long as nothing was done on it that can't be taken back.
  sentences.allow('undo', 'Deposit', { creditorId: who.creditorId });
  // Says how his own tables are read, and brings the papers that prove his claims.
  sentences.allow('remember', 'Deposit', { creditorId: who.creditorId });
  sentences.allow('register', 'Document', { creditorId: who.creditorId });
}
