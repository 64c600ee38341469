/**
 * Before anybody is called or written to: who, when, how often, by what channel. The debtor and those who answer for him, and nobody else
 * (C. civ. 220; C. conso. L121-6); only once the first letter has left, and recalling it (CPCE R124-4); within the agency's hours and
 * number of contacts; by post alone for who asked for it; by registered e-mail for a private person who agreed to it. What the debtor
 * starts himself is never refused. Every finding is told, the gravest decides.
 */
import { fromPlainDate, weekday } from '../calendar/day.ts';
import { publicHolidayOn } from '../calendar/working-days.ts';
import { refuse, type Refusal } from '../faults/refusal.ts';
import { formatDate } from '../formats/formats.ts';
import { formatDecimal } from '../money/money.ts';
import { whyStopped, type HoldEffects } from '../holds/effects.ts';
import type { HoldStop } from '../holds/hold-facts.ts';
import { eurosOn } from '../rates/lookup.ts';
import type { LawTables } from '../rates/tables.ts';
import { minutesOf, POLICY_ARTICLES, POSTAL_CHANNELS, type ContactCap, type ContactChannel, type ContactPolicy, type ContactWindow } from './policy.ts';

/** Those who owe or answer for who owes; then those who may never hear of the debt. */
export const RECIPIENTS = [
  'debtor', 'jointDebtor', 'guarantor', 'legalRepresentative', 'guardian', 'curator', 'lawyer', 'creditorsRepresentative', 'liquidator', 'notary', 'heir',
  'spouse', 'employer', 'relative', 'neighbour', 'otherThirdPerson',
] as const;
export type Recipient = (typeof RECIPIENTS)[number];

export const THIRD_PERSONS = ['spouse', 'employer', 'relative', 'neighbour', 'otherThirdPerson'] as const satisfies readonly Recipient[];

/** Why the debtor is sought out. `answer`: he asked; `statutoryNotice`: a text obliges (a receipt, a right of his). */
export const CONTACT_PURPOSES = ['firstLetter', 'reminder', 'answer', 'statutoryNotice'] as const;
export type ContactPurpose = (typeof CONTACT_PURPOSES)[number];

export interface PastContact {
  /** Local time in France. */
  readonly at: Temporal.PlainDateTime;
  readonly channel: ContactChannel;
  /** Default outgoing. */
  readonly incoming?: boolean;
  readonly reached: boolean;
}

export interface LetterRecall { readonly reference: string; readonly sentOn: Temporal.PlainDate }

export interface ContactFacts {
  /** Local time in France. */
  readonly at: Temporal.PlainDateTime;
  readonly channel: ContactChannel;
  /** The debtor calls or writes: nothing here stops him. */
  readonly incoming?: boolean;
  readonly purpose: ContactPurpose;
  readonly recipient: Recipient;
  readonly debtorIsProfessional: boolean;
  /** The consent to registered e-mail, where it was given. */
  readonly registeredEmailConsentOn?: Temporal.PlainDate | null;
  /** The debtor asked in writing not to be called or messaged any more. */
  readonly stopAskedOn?: Temporal.PlainDate | null;
  /** The contacts with this debtor so far, in any order. */
  readonly previous: readonly PastContact[];
  readonly firstLetter: LetterRecall | null;
  /** What this contact recalls of it: in the text, or in the script of the call. */
  readonly recalls: LetterRecall | null;
  readonly barred?: boolean;
  /** The holds of the case on that day. */
  readonly held?: HoldEffects | null;
}

export type ContactCode =
  | 'third_person' | 'on_hold' | 'redirected' | 'claim_barred' | 'first_letter_missing' | 'first_letter_not_recalled' | 'stop_asked_in_writing'
  | 'registered_email_without_consent' | 'outside_hours' | 'too_many_contacts';

export interface Finding<Code extends string> extends Refusal<Code> { readonly outcome: 'warn' | 'refuse' }
export type CheckOutcome = 'pass' | 'warn' | 'refuse';
export interface ConductCheck<Code extends string> {
  readonly outcome: CheckOutcome;
  /** Refusals first, in the order of the checks. */
  readonly findings: readonly Finding<Code>[];
}
export type ContactCheck = ConductCheck<ContactCode>;

type Check = (facts: ContactFacts, policy: ContactPolicy, law: LawTables) => readonly Finding<ContactCode>[];

const finding = (outcome: 'warn' | 'refuse', code: ContactCode, article: string | null, facts: Refusal['facts'] = {}): Finding<ContactCode> => ({ ...refuse(code, article, facts), outcome });

const isThird = (recipient: Recipient): boolean => (THIRD_PERSONS as readonly Recipient[]).includes(recipient);

const THIRD_ARTICLE: Readonly<Partial<Record<Recipient, string>>> = { spouse: 'C. civ. 220, RGPD 5' };
const nobodyElse: Check = ({ recipient }) =>
  (isThird(recipient) ? [finding('refuse', 'third_person', THIRD_ARTICLE[recipient] ?? 'C. conso. L121-6, RGPD 5', { recipient })] : []);

const STOP_OF: Readonly<Record<ContactChannel, HoldStop>> = {
  call: 'calls', sms: 'messages', email: 'messages', letter: 'letters', registeredMail: 'letters', electronicRegisteredMail: 'letters',
};
/** A hold stops what is asked of the debtor; an answer and a notice that a text demands go on, and so does what goes to whom the hold redirects. */
const notHeld: Check = ({ held, channel, purpose, recipient }) => {
  if (!held || purpose === 'answer' || purpose === 'statutoryNotice') return [];
  if (held.redirects.some((redirect) => redirect.to === recipient)) return [];
  if (recipient !== 'debtor') return [];
  const stop = whyStopped(held, STOP_OF[channel]);
  const redirects = held.redirects.map((redirect) => redirect.to);
  if (stop) return [finding(stop.outcome, 'on_hold', stop.article, { holds: stop.holds, stops: STOP_OF[channel], redirectTo: redirects })];
  const [also] = held.redirects;
  return also ? [finding('warn', 'redirected', also.article, { redirectTo: redirects })] : [];
};

/** A consumer is not asked for what is time-barred; a business may be, without being told that he must. */
const notBarred: Check = ({ barred, debtorIsProfessional, purpose, at }, _policy, law) => {
  if (!barred || purpose === 'answer' || purpose === 'statutoryNotice') return [];
  if (debtorIsProfessional) return [finding('warn', 'claim_barred', 'C. com. L110-4', {})];
  return [finding('refuse', 'claim_barred', 'C. conso. L218-2', { fine: formatDecimal(eurosOn(law, 'misleading_practice_fine', fromPlainDate(at.toPlainDate()))) })];
};

const sameLetter = (one: LetterRecall, other: LetterRecall | null): boolean => other !== null && one.reference === other.reference && one.sentOn.equals(other.sentOn);
const after = (one: Temporal.PlainDate, other: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(one, other) > 0;

const RECALL_ARTICLE = 'CPCE R124-4 dernier al.';
/** The first letter comes first and every later step names it. A call recalls by its script: that is a sign, not a wall. */
const recalled: Check = ({ purpose, firstLetter, recalls, at, channel }, _policy, law) => {
  if (purpose === 'firstLetter') return [];
  const on = at.toPlainDate();
  const fine = { fine: formatDecimal(eurosOn(law, 'agency_fine_5th_class', fromPlainDate(on))) };
  if (firstLetter === null || after(firstLetter.sentOn, on)) {
    return purpose === 'reminder' ? [finding('refuse', 'first_letter_missing', RECALL_ARTICLE, { ...fine, sentOn: firstLetter?.sentOn.toString() ?? null })] : [];
  }
  if (sameLetter(firstLetter, recalls)) return [];
  return [finding(channel === 'call' ? 'warn' : 'refuse', 'first_letter_not_recalled', RECALL_ARTICLE, { ...fine, reference: firstLetter.reference, sentOn: firstLetter.sentOn.toString() })];
};

const heard: Check = ({ stopAskedOn, channel, at, purpose }) => {
  if (!stopAskedOn || after(stopAskedOn, at.toPlainDate()) || POSTAL_CHANNELS.includes(channel) || purpose === 'answer') return [];
  return [finding('refuse', 'stop_asked_in_writing', 'C. conso. L121-6, C. pén. 222-16', { askedOn: stopAskedOn.toString(), instead: POSTAL_CHANNELS })];
};

const agreed: Check = ({ channel, debtorIsProfessional, registeredEmailConsentOn: consent, at }) => {
  if (channel !== 'electronicRegisteredMail' || debtorIsProfessional || (consent && !after(consent, at.toPlainDate()))) return [];
  return [finding('refuse', 'registered_email_without_consent', 'CPCE postes L100', { instead: 'registeredMail' })];
};

const within = (window: ContactWindow, at: Temporal.PlainDateTime): boolean => {
  const day = fromPlainDate(at.toPlainDate()), minute = at.hour * 60 + at.minute;
  return window.weekdays.includes(weekday(day)) && (window.publicHolidays || publicHolidayOn(day) === undefined)
    && window.spans.some((span) => minutesOf(span.from) <= minute && minute < minutesOf(span.to));
};
const inHours: Check = ({ channel, at, purpose }, { windows }) => {
  const own = windows.filter((window) => window.channels.includes(channel));
  if (purpose === 'answer' || own.length === 0 || own.some((window) => within(window, at))) return [];
  const spans = own.flatMap((window) => window.spans.map((span) => `${span.from}-${span.to}`));
  return [finding(own.some((window) => window.outside === 'refuse') ? 'refuse' : 'warn', 'outside_hours', POLICY_ARTICLES.window, { at: at.toString({ smallestUnit: 'minute' }), spans })];
};

/** The contacts that a cap counts, up to and including the day asked about. */
function counted(cap: ContactCap, { at, previous }: ContactFacts): number {
  const today = fromPlainDate(at.toPlainDate());
  return previous.filter((past) => {
    const ago = today - fromPlainDate(past.at.toPlainDate());
    return !past.incoming && cap.channels.includes(past.channel) && (past.reached || !cap.reachedOnly) && ago >= 0 && ago < cap.withinDays && Temporal.PlainDateTime.compare(past.at, at) <= 0;
  }).length;
}
const notTooOften: Check = (facts, { caps }) =>
  (facts.purpose === 'answer' ? [] : caps.filter((cap) => cap.channels.includes(facts.channel)).flatMap((cap) => {
    const count = counted(cap, facts);
    return count < cap.atMost ? [] : [finding(cap.beyond, 'too_many_contacts', POLICY_ARTICLES.cap, { cap: cap.id, count, atMost: cap.atMost, withinDays: cap.withinDays })];
  }));

/** Whether hours and numbers alone let a contact through at `facts.at`, without so much as a sign. */
export const timely = (facts: ContactFacts, policy: ContactPolicy, law: LawTables): boolean => facts.incoming === true || [inHours, notTooOften].every((check) => check(facts, policy, law).length === 0);

const CHECKS: readonly Check[] = [nobodyElse, notHeld, notBarred, recalled, heard, agreed, inHours, notTooOften];

export function conductCheck<Code extends string>(findings: readonly Finding<Code>[]): ConductCheck<Code> {
  const refused = findings.filter((each) => each.outcome === 'refuse');
  return { outcome: refused.length > 0 ? 'refuse' : findings.length > 0 ? 'warn' : 'pass', findings: [...refused, ...findings.filter((each) => each.outcome === 'warn')] };
}

/**
 * Whether a contact may take place at `facts.at` (local time in France) under the agency's policy and the law. What comes from the debtor
 * passes; a third person who calls is still told nothing. Facts of a finding: recipient, hold ids, ISO days, counts, what to do instead, and the fine, as decimal strings.
 */
export const checkContact = (facts: ContactFacts, policy: ContactPolicy, law: LawTables): ContactCheck =>
  conductCheck((facts.incoming ? [nobodyElse] : CHECKS).flatMap((check) => check(facts, policy, law)));

/** The line that recalls the first letter, in every later letter, message and script (CPCE R124-4 dernier al.). */
export const recallLine = (first: LetterRecall): string => `Notre lettre réf. ${first.reference} du ${formatDate(first.sentOn, 'short')}`;
