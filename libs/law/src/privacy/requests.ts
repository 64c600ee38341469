/**
 * What a person may ask about his data, by when he is answered, and on which ground he may be refused (RGPD 12, 15 to 22). Days are legal
 * days; a month is counted as regulation 1182/71 art. 3 counts it: to the same day number, and on to a working day.
 */
import { addLegalMonths, workingDayFrom } from '../calendar/calendar.ts';

export const PRIVACY_KINDS = ['access', 'rectification', 'erasure', 'restriction', 'objection'] as const;
export type PrivacyKind = (typeof PRIVACY_KINDS)[number];

/** The right behind each. */
export const PRIVACY_ARTICLES: Readonly<Record<PrivacyKind, string>> = { access: 'RGPD art. 15', rectification: 'RGPD art. 16', erasure: 'RGPD art. 17', restriction: 'RGPD art. 18', objection: 'RGPD art. 21' };

/** One month; two more where the request is complex, told with its reason within the first month. */
export const ANSWER_MONTHS = 1;
export const EXTENSION_MONTHS = 2;
export const ANSWER_ARTICLE = 'RGPD art. 12, § 3 ; règl. (CEE) 1182/71 art. 3';
/** So many days before its end the clock turns to amber: a policy of the house. */
const SOON_DAYS = 10;

export interface PrivacyTerm {
  readonly due: Temporal.PlainDate;
  /** The last day on which it can be extended; that of the first month, also once it was. */
  readonly extendBy: Temporal.PlainDate;
  readonly article: string;
  /** ok | soon | late; answered: the clock stands. */
  readonly clock: 'ok' | 'soon' | 'late' | 'answered';
}

/** The term of a request received on a day. */
export function privacyTerm({ receivedOn, extended, answeredOn }: { receivedOn: Temporal.PlainDate; extended: boolean; answeredOn: Temporal.PlainDate | null }, today: Temporal.PlainDate): PrivacyTerm {
  const first = workingDayFrom(addLegalMonths(receivedOn, ANSWER_MONTHS));
  const due = extended ? workingDayFrom(addLegalMonths(receivedOn, ANSWER_MONTHS + EXTENSION_MONTHS)) : first;
  const left = today.until(due, { largestUnit: 'days' }).days;
  return { due, extendBy: first, article: ANSWER_ARTICLE, clock: answeredOn ? 'answered' : left < 0 ? 'late' : left <= SOON_DAYS ? 'soon' : 'ok' };
}

export interface RefusalGround { readonly article: string; readonly kinds: readonly PrivacyKind[] }

/** On which ground a request may be refused, each with its text. */
export const PRIVACY_REFUSALS = {
  identity_not_proved: { article: 'RGPD art. 12, § 6', kinds: PRIVACY_KINDS },
  manifestly_unfounded: { article: 'RGPD art. 12, § 5, b', kinds: PRIVACY_KINDS },
  legal_duty: { article: 'RGPD art. 17, § 3, b', kinds: ['erasure'] },
  legal_claims: { article: 'RGPD art. 17, § 3, e', kinds: ['erasure'] },
  data_accurate: { article: 'RGPD art. 16', kinds: ['rectification'] },
  no_ground_of_restriction: { article: 'RGPD art. 18, § 1', kinds: ['restriction'] },
  compelling_grounds: { article: 'RGPD art. 21, § 1', kinds: ['objection'] },
  rights_of_others: { article: 'RGPD art. 15, § 4', kinds: ['access'] },
} as const satisfies Readonly<Record<string, RefusalGround>>;
export type PrivacyRefusalCode = keyof typeof PRIVACY_REFUSALS;

/** The grounds that a request of this kind may meet. */
export const refusalGrounds = (kind: PrivacyKind): PrivacyRefusalCode[] => (Object.keys(PRIVACY_REFUSALS) as PrivacyRefusalCode[]).filter((code) => (PRIVACY_REFUSALS[code].kinds as readonly PrivacyKind[]).includes(kind));
