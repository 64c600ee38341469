import { formatDecimal } from '@quittance/law';

export interface ToldLetter { kind: string; reference: string; channel: string; amount: bigint; timeLimitOn: Temporal.PlainDate }

/** What the timeline says of a letter: the same facts from the moment that it is queued. */
export const tellOf = ({ kind, reference, channel, amount, timeLimitOn }: ToldLetter) => ({ kind, reference, channel, amount: formatDecimal(amount), timeLimitOn: timeLimitOn.toString() });
