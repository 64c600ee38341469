/**
 * Whether what somebody set as a contact policy is one. A policy speaks of hours and numbers and of nothing else: it opens no third person
 * and lifts no consent, so a field that it does not know is refused and not passed over.
 */
import { CONTACT_CHANNELS, MAX_CAP_DAYS, minutesOf, POLICY_OUTCOMES, CAP_IDS } from './policy.ts';

export const POLICY_FAULT_CODES = ['missing', 'not_in_list', 'out_of_range', 'bad_time', 'not_after', 'overlapping', 'twice', 'bad_flag', 'unknown_field'] as const;
export type PolicyFaultCode = (typeof POLICY_FAULT_CODES)[number];
export interface PolicyFault {
  /** The path of the field: "windows.0.spans.1.from". */
  readonly field: string;
  readonly code: PolicyFaultCode;
  readonly facts: Readonly<Record<string, string | number>>;
}

type Fields = Readonly<Record<string, unknown>>;
const fault = (field: string, code: PolicyFaultCode, facts: PolicyFault['facts'] = {}): PolicyFault[] => [{ field, code, facts }];
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const shown = (value: unknown): string => String(value).slice(0, 60);

/** The faults of a record whose fields are read each by its own reader; unknown fields are faults too. */
function fieldsOf(value: unknown, field: string, readers: Readonly<Record<string, (value: unknown, field: string) => PolicyFault[]>>): PolicyFault[] {
  if (!isFields(value)) return fault(field, 'missing');
  const path = (name: string): string => (field === '' ? name : `${field}.${name}`);
  const unknown = Object.keys(value).filter((name) => !Object.hasOwn(readers, name)).flatMap((name) => fault(path(name), 'unknown_field'));
  return [...Object.entries(readers).flatMap(([name, read]) => read(value[name], path(name))), ...unknown];
}

const rows = (read: (value: unknown, field: string) => PolicyFault[]) => (value: unknown, field: string): PolicyFault[] =>
  (Array.isArray(value) ? value.flatMap((row, index) => read(row, `${field}.${index}`)) : fault(field, 'missing'));

const oneOf = (list: readonly string[]) => (value: unknown, field: string): PolicyFault[] =>
  (typeof value === 'string' && list.includes(value) ? [] : fault(field, 'not_in_list', { value: shown(value), list: list.join(', ') }));

const whole = (least: number, most: number) => (value: unknown, field: string): PolicyFault[] =>
  (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? [] : fault(field, 'out_of_range', { least, most, found: shown(value) }));

const flag = (value: unknown, field: string): PolicyFault[] => (typeof value === 'boolean' ? [] : fault(field, 'bad_flag'));

/** At least one value, none of them twice. */
const someOf = (read: (value: unknown, field: string) => PolicyFault[]) => (value: unknown, field: string): PolicyFault[] => {
  if (!Array.isArray(value) || value.length === 0) return fault(field, 'missing');
  const again = value.findIndex((each, index) => value.indexOf(each) < index);
  return [...rows(read)(value, field), ...(again < 0 ? [] : fault(`${field}.${again}`, 'twice', { value: shown(value[again]) }))];
};

const START = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const time = (last: boolean) => (value: unknown, field: string): PolicyFault[] =>
  (typeof value === 'string' && (START.test(value) || (last && value === '24:00')) ? [] : fault(field, 'bad_time', { value: shown(value) }));

/** Each span ends after it begins; they stand in order and share no minute. */
function spansOf(value: unknown, field: string): PolicyFault[] {
  if (!Array.isArray(value) || value.length === 0) return fault(field, 'missing');
  const faults = rows((span, path) => fieldsOf(span, path, { from: time(false), to: time(true) }))(value, field);
  if (faults.length > 0) return faults;
  const spans = value as readonly { readonly from: string; readonly to: string }[];
  return spans.flatMap(({ from, to }, index) => {
    const before = spans[index - 1];
    if (minutesOf(to) <= minutesOf(from)) return fault(`${field}.${index}.to`, 'not_after', { from, to });
    return before && minutesOf(from) < minutesOf(before.to) ? fault(`${field}.${index}.from`, 'overlapping', { from, before: before.to }) : [];
  });
}

const outcome = oneOf(POLICY_OUTCOMES);
const channels = someOf(oneOf(CONTACT_CHANNELS));
const windowOf = (value: unknown, field: string): PolicyFault[] =>
  fieldsOf(value, field, { channels, weekdays: someOf(whole(1, 7)), spans: spansOf, publicHolidays: flag, outside: outcome });
const capOf = (value: unknown, field: string): PolicyFault[] =>
  fieldsOf(value, field, { id: oneOf(CAP_IDS), channels, reachedOnly: flag, atMost: whole(1, 100), withinDays: whole(1, MAX_CAP_DAYS), beyond: outcome });

/** One cap of each name: two would say different things of the same contacts. */
function capsOf(value: unknown, field: string): PolicyFault[] {
  const faults = rows(capOf)(value, field);
  if (faults.length > 0) return faults;
  const ids = (value as readonly { readonly id: string }[]).map(({ id }) => id);
  return ids.flatMap((id, index) => (ids.indexOf(id) < index ? fault(`${field}.${index}.id`, 'twice', { value: id }) : []));
}

/** What of a policy cannot be taken, field by field; nothing: it is one. Takes anything that was typed or sent. */
export const checkPolicy = (policy: unknown): readonly PolicyFault[] => fieldsOf(policy, '', { windows: rows(windowOf), caps: capsOf });
