import type { Sentences } from '../ability.ts';
import { CREDITOR_READS } from '../fields/creditor.ts';
import { creditorOperator } from './creditor-operator.ts';

/** Everything an operator may, and who of his own company may come in: those whose every role is of it. */
export function creditorAdministrator(sentences: Sentences, who: { creditorId: string | undefined; agencyId: string }): void {
  creditorOperator(sentences, who);
  sentences.allow('read', 'Person', { creditorId: who.creditorId }, CREDITOR_READS.Person);
  sentences.allow(['invite', 'give', 'revoke'], 'Person', { creditorId: who.creditorId });
}
