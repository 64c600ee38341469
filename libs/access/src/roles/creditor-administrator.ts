import type { Sentences } from '../ability.ts';
import { CREDITOR_READS } from '../fields/creditor.ts';
import { creditorOperator } from './creditor-operator.ts';

/** Everything an operator may, who of his own company may come in (those whose every role is of it), and the keys of its programs. */
export function creditorAdministrator(sentences: Sentences, who: { creditorId: string | undefined; agencyId: string }): void {
  creditorOperator(sentences, who);
  sentences.allow('read', 'Person', { creditorId: who.creditorId }, CREDITOR_READS.Person);
  // He signs for his company what is addressed to him.
  sentences.allow('sign', 'Mandate', { creditorId: who.creditorId });
  sentences.allow(['invite', 'give', 'revoke'], 'Person', { creditorId: who.creditorId });
  sentences.allow('read', 'ApiToken', { creditorId: who.creditorId }, CREDITOR_READS.ApiToken);
  sentences.allow(['register', 'revoke'], 'ApiToken', { creditorId: who.creditorId });
}
