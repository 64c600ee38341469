/** When a contact next passes, and what a contact policy may be (rules 11.2, 11.4). Monday 23 November 2026, noon, unless a test says otherwise. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkContact, checkPolicy, CONTACT_CHANNELS, contactPolicyOn, LAW, nextContactAt, POLICY_FAULT_CODES, type ContactFacts, type ContactPolicy, type PastContact } from '../index.ts';

const at = (text: string): Temporal.PlainDateTime => Temporal.PlainDateTime.from(text);
const policy = contactPolicyOn(Temporal.PlainDate.from('2026-11-23'))!;
const first = { reference: 'QT-2026-0412', sentOn: Temporal.PlainDate.from('2026-10-05') };
const facts: ContactFacts = { at: at('2026-11-23T12:00'), channel: 'call', purpose: 'reminder', recipient: 'debtor', debtorIsProfessional: false, previous: [], firstLetter: first, recalls: first };
const next = (more: Partial<ContactFacts> = {}, own: ContactPolicy = policy): string | null => nextContactAt({ ...facts, ...more }, own, LAW)?.toString({ smallestUnit: 'minute' }) ?? null;
const past = (when: string, more: Partial<PastContact> = {}): PastContact => ({ at: at(when), channel: 'call', reached: false, ...more });

describe('nextContactAt', () => {
  test.each([
    ['2026-11-23T12:00', null], ['2026-11-23T13:00', '2026-11-23T14:00'], ['2026-11-23T08:15', '2026-11-23T10:00'], ['2026-11-23T20:00', '2026-11-24T10:00'], ['2026-11-27T20:00', '2026-11-30T10:00'], ['2026-11-28T11:00', '2026-11-30T10:00'],
    ['2026-11-10T21:00', '2026-11-12T10:00'], ['2026-12-24T20:30', '2026-12-28T10:00'],
  ])('calling_hours: at %s the next hour of call is %s', (when, then) => {
    expect(next({ at: at(when) })).toBe(then);
    expect(next({ at: at(when), channel: 'email' })).toBeNull();
  });
  test('aggressive_practices: after three contacts in seven days the first of them must have grown old; after an answered call, tomorrow', () => {
    const three = [past('2026-11-17T11:00'), past('2026-11-19T11:00', { channel: 'sms' }), past('2026-11-20T11:00', { channel: 'email' })];
    expect([next({ previous: three }), next({ previous: three, channel: 'email' }), next({ previous: three.slice(1) }), next({ previous: three, channel: 'letter' })]).toEqual(['2026-11-24T10:00', '2026-11-24T00:00', null, null]);
    expect([next({ previous: [past('2026-11-23T10:30', { reached: true })] }), next({ previous: [past('2026-11-27T10:30', { reached: true })], at: at('2026-11-27T12:00') })]).toEqual(['2026-11-24T10:00', '2026-11-30T10:00']);
  });
  test('nothing to wait for: what he starts, what answers him, what is refused for another reason than time', () => {
    const late = { at: at('2026-11-29T21:00') };
    expect([next({ ...late, incoming: true }), next({ ...late, purpose: 'answer' }), next({ recipient: 'employer' }), next({ stopAskedOn: Temporal.PlainDate.from('2026-11-01') })]).toEqual([null, null, null, null]);
    expect(next({ ...late, recipient: 'employer' })).toBe('2026-11-30T10:00');
  });
  test('a policy that never opens is not waited for; a sign counts like a wall; the end of the day is midnight', () => {
    const own = (more: Partial<ContactPolicy['windows'][number]>): ContactPolicy => ({ ...policy, windows: [{ ...policy.windows[0]!, ...more }] });
    const closed = { at: at('2026-11-29T21:00') };
    expect([next(closed, own({ weekdays: [] })), next(closed, own({ spans: [] })), next({ previous: [past('2026-11-23T11:00')] }, { windows: [], caps: [{ ...policy.caps[0]!, atMost: 0 }] })]).toEqual([null, null, null]);
    expect([next(closed, own({ outside: 'warn' })), next(closed, own({ weekdays: [7], spans: [{ from: '20:00', to: '24:00' }] })), next({ at: at('2026-11-23T00:00') }, own({ weekdays: [7], publicHolidays: true, spans: [{ from: '00:00', to: '24:00' }] }))]).toEqual(['2026-11-30T10:00', null, '2026-11-29T00:00']);
    const ninety: ContactPolicy = { windows: [], caps: [{ ...policy.caps[0]!, atMost: 1, withinDays: 90 }] };
    expect(next({ previous: [past('2026-11-23T11:00')] }, ninety)).toBe('2027-02-21T00:00');
  });
  test('is the very next moment that passes: none between now and then does, whatever the hour, the channel and the past', () => {
    const moment = fc.integer({ min: 0, max: 60 * 24 * 21 }).map((minutes) => at('2026-11-09T00:00').add({ minutes }));
    const anyFacts = fc.record({
      at: moment, channel: fc.constantFrom(...CONTACT_CHANNELS),
      previous: fc.array(fc.record({ at: moment, channel: fc.constantFrom(...CONTACT_CHANNELS), reached: fc.boolean(), incoming: fc.boolean() }), { maxLength: 6 }),
    });
    fc.assert(fc.property(anyFacts, fc.integer({ min: 1, max: 60 * 24 * 4 }), (more, ahead) => {
      const of = { ...facts, ...more, debtorIsProfessional: true }, then = nextContactAt(of, policy, LAW);
      const passes = (when: Temporal.PlainDateTime): boolean => checkContact({ ...of, at: when }, policy, LAW).outcome === 'pass';
      expect(then === null).toBe(passes(of.at));
      if (!then) return;
      const between = of.at.add({ minutes: ahead });
      expect([passes(then), Temporal.PlainDateTime.compare(between, then) < 0 && passes(between)]).toEqual([true, false]);
    }), { numRuns: 150 });
  });
});

describe('checkPolicy', () => {
  const window = { channels: ['call', 'sms'], weekdays: [1, 2, 3], spans: [{ from: '09:00', to: '12:00' }, { from: '12:00', to: '24:00' }], publicHolidays: false, outside: 'refuse' };
  const cap = { id: 'contacts', channels: ['call'], reachedOnly: false, atMost: 1, withinDays: 90, beyond: 'warn' };
  const told = (more: object): string[] => checkPolicy({ windows: [window], caps: [cap], ...more }).map(({ field, code }) => `${field} ${code}`);
  const ofWindow = (more: object): string[] => told({ windows: [{ ...window, ...more }] });
  const ofCap = (more: object): string[] => told({ caps: [{ ...cap, ...more }] });
  const spans = (...pairs: [string, string][]): string[] => ofWindow({ spans: pairs.map(([from, to]) => ({ from, to })) });

  test('the default policy is one, and so is one without hours or numbers', () => {
    expect([checkPolicy(policy), told({}), told({ windows: [], caps: [] })]).toEqual([[], [], []]);
  });
  test('calling_hours: hours are HH:MM, end after they begin, stand in order and share no minute', () => {
    expect([spans(['9:00', '12:00']), spans(['25:00', '24:00']), spans(['24:00', '24:01']), spans(['12:00', '12:00']), spans(['12:00', '09:00'])]).toEqual([
      ['windows.0.spans.0.from bad_time'], ['windows.0.spans.0.from bad_time'], ['windows.0.spans.0.from bad_time', 'windows.0.spans.0.to bad_time'], ['windows.0.spans.0.to not_after'], ['windows.0.spans.0.to not_after']]);
    expect([spans(['09:00', '12:00'], ['11:59', '14:00']), spans(['14:00', '18:00'], ['09:00', '12:00']), spans(['09:00', '12:00'], ['12:00', '14:00']), spans()]).toEqual([['windows.0.spans.1.from overlapping'], ['windows.0.spans.1.from overlapping'], [], ['windows.0.spans missing']]);
    expect(checkPolicy({ windows: [{ ...window, spans: [{ from: '09:00', to: '12:00' }, { from: '10:00', to: '13:00' }] }], caps: [] })).toEqual([{ field: 'windows.0.spans.1.from', code: 'overlapping', facts: { from: '10:00', before: '12:00' } }]);
  });
  test('calling_hours: days are 1 to 7 once each, channels are known, the outcome is a sign or a wall', () => {
    expect([ofWindow({ weekdays: [0, 8, 1.5] }), ofWindow({ weekdays: [] }), ofWindow({ weekdays: [1, 2, 1] }), ofWindow({ channels: ['fax'] }), ofWindow({ channels: [] }), ofWindow({ publicHolidays: 'no' }), ofWindow({ outside: 'allow' })]).toEqual([
      ['windows.0.weekdays.0 out_of_range', 'windows.0.weekdays.1 out_of_range', 'windows.0.weekdays.2 out_of_range'], ['windows.0.weekdays missing'], ['windows.0.weekdays.2 twice'], ['windows.0.channels.0 not_in_list'], ['windows.0.channels missing'], ['windows.0.publicHolidays bad_flag'], ['windows.0.outside not_in_list']]);
  });
  test('aggressive_practices: numbers are at least one, within 1 to 90 days, of a known name, once', () => {
    expect([ofCap({ atMost: 0 }), ofCap({ atMost: 101 }), ofCap({ withinDays: 0 }), ofCap({ withinDays: 91 }), ofCap({ id: 'visits' }), ofCap({ beyond: 'no' }), ofCap({ reachedOnly: null }), ofCap({ atMost: '3' }), told({ caps: [cap, cap] }), told({ caps: [cap, { ...cap, id: 'answeredCalls' }] })]).toEqual([
      ['caps.0.atMost out_of_range'], ['caps.0.atMost out_of_range'], ['caps.0.withinDays out_of_range'], ['caps.0.withinDays out_of_range'], ['caps.0.id not_in_list'], ['caps.0.beyond not_in_list'], ['caps.0.reachedOnly bad_flag'], ['caps.0.atMost out_of_range'], ['caps.1.id twice'], []]);
    expect(checkPolicy({ windows: [], caps: [{ ...cap, atMost: 0 }] })).toEqual([{ field: 'caps.0.atMost', code: 'out_of_range', facts: { least: 1, most: 100, found: '0' } }]);
  });
  test('aggressive_practices: a policy opens nothing else: no third persons, no lifted consent, no field that it does not know', () => {
    expect([told({ recipients: ['employer'] }), ofWindow({ thirdPersons: true }), ofCap({ withoutConsent: true }), spans(['09:00', '12:00']), ofWindow({ spans: [{ from: '09:00', to: '12:00', recipients: 'all' }] })]).toEqual([
      ['recipients unknown_field'], ['windows.0.thirdPersons unknown_field'], ['caps.0.withoutConsent unknown_field'], [], ['windows.0.spans.0.recipients unknown_field']]);
  });
  test('what is no policy at all is missing, field by field', () => {
    for (const nothing of [null, 3, 'policy', []]) expect(checkPolicy(nothing)).toEqual([{ field: '', code: 'missing', facts: {} }]);
    expect(checkPolicy({}).map(({ field, code }) => `${field} ${code}`)).toEqual(['windows missing', 'caps missing']);
    expect(checkPolicy({ windows: [null], caps: [{}] }).map(({ field }) => field)).toEqual(['windows.0', 'caps.0.id', 'caps.0.channels', 'caps.0.reachedOnly', 'caps.0.atMost', 'caps.0.withinDays', 'caps.0.beyond']);
    expect(POLICY_FAULT_CODES).toHaveLength(9);
  });
});
