/**
 * When and how often a debtor may be sought out. No text gives a creditor hours or a number: the law forbids what is repeated and insistent
 * (C. conso. L121-6, L121-7), and the hours of C. conso. D223-9 are those of canvassing. The figures are the agency's own policy, set as
 * data; these defaults keep to the hours of canvassing, and to three contacts in seven days.
 */
import { fromPlainDate } from '../calendar/day.ts';
import { rowOn } from '../rates/lookup.ts';
import type { LawRow } from '../rates/tables.ts';

export const CONTACT_CHANNELS = ['call', 'sms', 'email', 'letter', 'registeredMail', 'electronicRegisteredMail'] as const;
export type ContactChannel = (typeof CONTACT_CHANNELS)[number];

/** Channels on paper: what remains when a debtor has asked in writing to be left alone. */
export const POSTAL_CHANNELS: readonly ContactChannel[] = ['letter', 'registeredMail'];

/** What a policy makes of a contact beyond it: a sign or a wall. */
export const POLICY_OUTCOMES = ['warn', 'refuse'] as const;
export const CAP_IDS = ['contacts', 'answeredCalls'] as const;
/** The longest span that a cap may count. */
export const MAX_CAP_DAYS = 90;

/** Local time in France, "HH:MM"; the end is not inside: "24:00" is the end of the day. */
export interface ContactSpan { readonly from: string; readonly to: string }

export interface ContactWindow {
  readonly channels: readonly ContactChannel[];
  /** 1 Monday … 7 Sunday. */
  readonly weekdays: readonly number[];
  readonly spans: readonly ContactSpan[];
  readonly publicHolidays: boolean;
  /** What the agency makes of a contact outside: a policy may be a wall or a sign. */
  readonly outside: (typeof POLICY_OUTCOMES)[number];
}

export interface ContactCap {
  readonly id: (typeof CAP_IDS)[number];
  readonly channels: readonly ContactChannel[];
  /** Counts only those in which the debtor was reached. */
  readonly reachedOnly: boolean;
  readonly atMost: number;
  /** Days counted, the day of the contact included: 1 is that day alone. */
  readonly withinDays: number;
  readonly beyond: (typeof POLICY_OUTCOMES)[number];
}

export interface ContactPolicy {
  /** A channel without a window is open at all hours. */
  readonly windows: readonly ContactWindow[];
  readonly caps: readonly ContactCap[];
}

const DEFAULT_POLICY: ContactPolicy = {
  windows: [
    {
      channels: ['call', 'sms'], weekdays: [1, 2, 3, 4, 5], publicHolidays: false, outside: 'refuse',
      spans: [{ from: '10:00', to: '13:00' }, { from: '14:00', to: '20:00' }],
    },
  ],
  caps: [
    { id: 'contacts', channels: ['call', 'sms', 'email'], reachedOnly: false, atMost: 3, withinDays: 7, beyond: 'refuse' },
    { id: 'answeredCalls', channels: ['call'], reachedOnly: true, atMost: 1, withinDays: 1, beyond: 'refuse' },
  ],
};

/** The texts that the policy answers to. A window has none of its own: it is a house rule, on the model of canvassing. */
export const POLICY_ARTICLES = { window: 'C. conso. D223-9', cap: 'C. conso. L121-6, L121-7' } as const;

/** The default policy as dated rows; an agency that sets its own adds a row after. Confidence: what a lawyer still has to agree to. */
export const CONTACT_POLICY: readonly LawRow<ContactPolicy>[] = [
  { from: null, to: null, value: DEFAULT_POLICY, article: 'C. conso. L121-6, L121-7, D223-9', confidence: 'medium', source: 'agency policy on the model of canvassing' },
];

/** The policy in force on a day; undefined where the rows hold none. */
export const contactPolicyOn = (on: Temporal.PlainDate, rows: readonly LawRow<ContactPolicy>[] = CONTACT_POLICY): ContactPolicy | undefined =>
  rowOn(rows, fromPlainDate(on))?.value;

/** Minutes since midnight of "HH:MM". */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
