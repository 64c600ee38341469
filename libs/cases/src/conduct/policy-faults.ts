/** What of a contact policy can't be taken, field by field. */
import { CONTACT_CHANNELS } from '@quittance/law';
import type { Fault } from '@quittance/platform';
import type { ContactCapInput, ContactPolicyInput, ContactSpanInput, ContactWindowInput } from './contact-policy.type.ts';

const MOST_ROWS = 20;
const LONGEST_REASON = 500;
const OUTCOMES = ['warn', 'refuse'];
const CAP_IDS = ['contacts', 'answeredCalls'];
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Codes: missing, too_many, not_in_list, out_of_range, bad_time, not_after, twice, day_past, too_long, bad_key. */
export function policyFaults({ from, windows, caps, reason, idempotencyKey }: ContactPolicyInput, today: Temporal.PlainDate): Fault[] {
  const faults: Fault[] = [];
  if (Temporal.PlainDate.compare(from, today) < 0) faults.push({ field: 'from', code: 'day_past', facts: { on: String(from), earliest: String(today) } });
  if (windows.length > MOST_ROWS) faults.push({ field: 'windows', code: 'too_many', facts: { most: MOST_ROWS } });
  if (caps.length > MOST_ROWS) faults.push({ field: 'caps', code: 'too_many', facts: { most: MOST_ROWS } });
  windows.slice(0, MOST_ROWS).forEach((window, n) => faults.push(...windowFaults(window, `windows.${n}`)));
  caps.slice(0, MOST_ROWS).forEach((cap, n) => faults.push(...capFaults(cap, `caps.${n}`)));
  caps.forEach(({ id }, n) => { if (caps.findIndex((other) => other.id === id) < n) faults.push({ field: `caps.${n}.id`, code: 'twice', facts: { value: id.slice(0, 60) } }); });
  if (!reason.trim()) faults.push({ field: 'reason', code: 'missing' });
  if (reason.trim().length > LONGEST_REASON) faults.push({ field: 'reason', code: 'too_long', facts: { most: LONGEST_REASON } });
  if (idempotencyKey.trim().length < 8 || idempotencyKey.length > 200) faults.push({ field: 'idempotencyKey', code: 'bad_key' });
  return faults;
}

const oneOf = (value: string, list: readonly string[], field: string): Fault[] =>
  (list.includes(value) ? [] : [{ field, code: 'not_in_list', facts: { value: value.slice(0, 60), list: list.join(', ') } }]);
const within = (found: number, least: number, most: number, field: string): Fault[] => (found >= least && found <= most ? [] : [{ field, code: 'out_of_range', facts: { least, most, found } }]);
const channelFaults = (channels: readonly string[], field: string): Fault[] =>
  (channels.length ? channels.slice(0, MOST_ROWS).flatMap((channel) => oneOf(channel, CONTACT_CHANNELS, field)).slice(0, 1) : [{ field, code: 'missing' }]);

function windowFaults({ channels, weekdays, spans, outside }: ContactWindowInput, field: string): Fault[] {
  return [
    ...channelFaults(channels, `${field}.channels`),
    ...(weekdays.length ? weekdays.slice(0, MOST_ROWS).flatMap((day) => within(day, 1, 7, `${field}.weekdays`)).slice(0, 1) : [{ field: `${field}.weekdays`, code: 'missing' }]),
    ...(spans.length ? spans.slice(0, MOST_ROWS).flatMap((span, n) => spanFaults(span, `${field}.spans.${n}`)) : [{ field: `${field}.spans`, code: 'missing' }]),
    ...oneOf(outside, OUTCOMES, `${field}.outside`),
  ];
}

function spanFaults({ from, to }: ContactSpanInput, field: string): Fault[] {
  const bad = (value: string, end: 'from' | 'to'): Fault[] => (TIME.test(value) || (end === 'to' && value === '24:00') ? [] : [{ field: `${field}.${end}`, code: 'bad_time', facts: { value: value.slice(0, 20) } }]);
  const faults = [...bad(from, 'from'), ...bad(to, 'to')];
  return faults.length || from < to ? faults : [{ field: `${field}.to`, code: 'not_after', facts: { from, to } }];
}

function capFaults({ id, channels, atMost, withinDays, beyond }: ContactCapInput, field: string): Fault[] {
  return [
    ...oneOf(id, CAP_IDS, `${field}.id`), ...channelFaults(channels, `${field}.channels`), ...within(atMost, 1, 100, `${field}.atMost`), ...within(withinDays, 1, 365, `${field}.withinDays`), ...oneOf(beyond, OUTCOMES, `${field}.beyond`),
  ];
}
