import type { TimelineKind } from './timeline.service.ts';

/** What the debtor reads on his page: what was sent to him, what he paid, agreed to and contested, that the case ended. */
const TO_DEBTOR: readonly TimelineKind[] = ['letter', 'payment', 'plan', 'dispute'];
const TO_DEBTOR_CODES = ['case.closed', 'case.reopened', 'case.opened', 'act.reported', 'handoff.accepted', 'claims.given_up'];
/** What a bailiff reads of a file in his hands: the dated history of what was done (rules of the hand-over pack), and his own acts. */
const TO_BAILIFF: readonly TimelineKind[] = ['deposit', 'call', 'promise', 'letter', 'payment', 'plan', 'dispute', 'hold', 'stage', 'judicial'];

/** Who besides the agency and the creditor may read a line; nobody, where it is internal. */
export function audienceOf({ kind, code, internal, toBailiff }: { kind: TimelineKind; code: string; internal: boolean; toBailiff?: boolean | undefined }): { toDebtor: boolean; toBailiff: boolean } {
  if (internal) return { toDebtor: false, toBailiff: false };
  return { toDebtor: TO_DEBTOR.includes(kind) || TO_DEBTOR_CODES.includes(code), toBailiff: toBailiff ?? TO_BAILIFF.includes(kind) };
}
