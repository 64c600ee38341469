import type { ContactCapInput, ContactWindowInput } from '../../gql/graphql.ts';
import type { Policy } from './conduct.queries.ts';

export const CHANNELS = ['call', 'sms', 'email', 'letter', 'registeredMail', 'electronicRegisteredMail'] as const;
export const CAPS = ['contacts', 'answeredCalls'] as const;
export type CapId = (typeof CAPS)[number];

export interface SpanDraft { id: number; from: string; to: string }
export interface WindowDraft { id: number; channels: string[]; weekdays: number[]; spans: SpanDraft[]; publicHolidays: boolean; outside: string }
export interface CapDraft { id: CapId; on: boolean; channels: string[]; atMost: number | null; withinDays: number | null; beyond: string }
/** Contact rules as they are being written; times as they are typed. */
export interface PolicyDraft { from: string | null; windows: WindowDraft[]; caps: CapDraft[]; reason: string }

let made = 0;
const fresh = () => ++made;

/** "10", "10h", "10 h 30", "10:30", "1030", "24h" → "HH:MM"; undefined is not guessed. */
export function readTime(text: string): string | undefined {
  const found = /^(\d{1,2})(?:[h:.]|heures?)?(\d{2})?$/.exec(text.toLowerCase().replace(/[\s\u00a0\u202f]/gu, '')) ?? /^(\d{1,2})(\d{2})$/.exec(text.trim());
  if (!found) return undefined;
  const hour = Number(found[1]), minute = Number(found[2] ?? 0);
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

export const blankSpan = (): SpanDraft => ({ id: fresh(), from: '', to: '' });
export const blankWindow = (): WindowDraft => ({ id: fresh(), channels: [], weekdays: [1, 2, 3, 4, 5], spans: [{ id: fresh(), from: '09:00', to: '18:00' }], publicHolidays: false, outside: 'refuse' });

/** A new set of rules begins as the one that is in force. */
export function draftOfPolicy(policy: Pick<Policy, 'windows' | 'caps'>): PolicyDraft {
  const caps = CAPS.map((id): CapDraft => {
    const cap = policy.caps.find((one) => one.id === id);
    return cap ? { id, on: true, channels: [...cap.channels], atMost: cap.atMost, withinDays: cap.withinDays, beyond: cap.beyond }
      : { id, on: false, channels: id === 'contacts' ? ['call', 'sms', 'email'] : ['call'], atMost: id === 'contacts' ? 3 : 1, withinDays: id === 'contacts' ? 7 : 1, beyond: 'refuse' };
  });
  return {
    from: null, reason: '', caps,
    windows: policy.windows.map((window) => ({ id: fresh(), channels: [...window.channels], weekdays: [...window.weekdays], spans: window.spans.map(({ from, to }) => ({ id: fresh(), from, to })), publicHolidays: window.publicHolidays, outside: window.outside })),
  };
}

/** As it crosses the door: what is no time goes as it was typed, and the door says what it is not. */
export function rulesOf(draft: PolicyDraft): { windows: ContactWindowInput[]; caps: ContactCapInput[] } {
  return {
    windows: draft.windows.map(({ channels, weekdays, spans, publicHolidays, outside }) => ({ channels, weekdays: [...weekdays].sort(), spans: spans.map(({ from, to }) => ({ from: readTime(from) ?? from.trim(), to: readTime(to) ?? to.trim() })), publicHolidays, outside })),
    // An answered call is one in which the debtor was reached.
    caps: draft.caps.filter(({ on }) => on).map(({ id, channels, atMost, withinDays, beyond }) => ({ id, channels, reachedOnly: id === 'answeredCalls', atMost: atMost ?? 0, withinDays: withinDays ?? 0, beyond })),
  };
}

/** Where the cap of this name stands among those that are sent: the door names its faults by that number. */
export const capPlace = (draft: PolicyDraft, id: CapId): number => draft.caps.filter(({ on }) => on).findIndex((cap) => cap.id === id);

/** The rules of the agency as they follow one another, of a list that begins with the one in force and ends with the default. */
export function placed<Rules extends { from?: string | null }>(policies: readonly Rules[], today: string): { now: Rules | undefined; toCome: Rules[]; past: Rules[]; shipped: Rules | undefined } {
  const [now, ...rest] = policies;
  return {
    now, toCome: rest.filter(({ from }) => from && from > today).sort((a, b) => a.from!.localeCompare(b.from!)), past: rest.filter(({ from }) => from && from <= today),
    shipped: rest.find(({ from }) => !from),
  };
}
