/**
 * How long one may stand at the debtor's door. A code has six digits, a million of them: what keeps it is that few can be tried. The
 * windows let in whoever mistypes a few times, and nobody who searches.
 */
const minutes = (count: number) => Temporal.Duration.from({ minutes: count });

/** A one-time code is read where it arrives and typed at once; mail that dawdles is why it is not less. */
export const CODE_LASTS = minutes(10);
/** Wrong tries that a one-time code survives: a slip or two, not a search. */
export const TRIES_PER_CODE = 5;
/** A debtor enters with the paper that he has at hand, which may not be the last one. */
export const LETTERS_THAT_OPEN = 3;

export interface Limit { readonly within: Temporal.Duration; readonly most: number }
/** Wrong tries for one reference: a mistyping debtor waits a quarter of an hour; at fifteen a day, the codes of three letters are not found in half a lifetime. */
export const TRIES_PER_REFERENCE: readonly Limit[] = [{ within: minutes(15), most: 5 }, { within: minutes(24 * 60), most: 15 }];
/** Wrong tries from one address, whatever the reference: offices and mobile networks share theirs, so it is wider. */
export const TRIES_PER_ADDRESS: readonly Limit[] = [{ within: minutes(60), most: 30 }];
/** Codes asked for one reference: nobody's mailbox is flooded, and an SMS costs money. */
export const CODES_PER_REFERENCE: readonly Limit[] = [{ within: minutes(60), most: 4 }, { within: minutes(24 * 60), most: 12 }];
export const CODES_PER_ADDRESS: readonly Limit[] = [{ within: minutes(60), most: 20 }];

/** Nothing is counted over more than a day; tries are kept one day longer, for whoever looks into them. */
export const TRIES_KEPT = minutes(48 * 60);

/** What is refused, and every code that is asked for, is answered after this long, whatever there was to do: the time tells nothing. Milliseconds. */
export const ANSWERED_AFTER = 150;
