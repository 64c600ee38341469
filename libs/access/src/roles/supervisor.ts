import type { Sentences } from '../ability.ts';
import { collector } from './collector.ts';

/** Everything a collector may, the view over all of them, the hand-off to a study, and the hours and numbers of contacts. */
export function supervisor(sentences: Sentences, who: { agencyId: string }): void {
  collector(sentences, who);
  sentences.allow('read', 'Supervision');
  sentences.allow(['handOver', 'pause'], 'CaseFile', { agencyId: who.agencyId });
  sentences.allow('withdraw', 'Handoff', { agencyId: who.agencyId });
  sentences.allow('undo', 'Deposit', { agencyId: who.agencyId });
  sentences.allow('read', 'LawEntry', { agencyId: who.agencyId });
  sentences.allow('set', 'ContactPolicy', { agencyId: who.agencyId });
  // Who can see this case, who opened it, and how it looks to them.
  sentences.allow('read', ['Person', 'CaseOpening'], { agencyId: who.agencyId });
  sentences.allow('viewAs', ['Creditor', 'Study', 'CaseFile'], { agencyId: who.agencyId });
}
