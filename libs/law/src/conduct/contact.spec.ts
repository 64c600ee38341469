/** Who may be sought out, when, how often and how (rules 1.5, 5.1, 10.6, 11.2, 11.4, 12.6). Monday 23 November 2026, noon, unless a test says otherwise. */
import { describe, expect, test } from '@jest/globals';
import { checkContact, CONTACT_CHANNELS, contactPolicyOn, effectsOf, LAW, recallLine, THIRD_PERSONS, type ContactFacts, type ContactPolicy, type PastContact } from '../index.ts';

const at = (text: string): Temporal.PlainDateTime => Temporal.PlainDateTime.from(text);
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const first = { reference: 'QT-2026-0412', sentOn: day('2026-10-05') };
const facts: ContactFacts = {
  at: at('2026-11-23T12:00'), channel: 'call', purpose: 'reminder', recipient: 'debtor', debtorIsProfessional: false, previous: [], firstLetter: first, recalls: first,
};
const policy = contactPolicyOn(day('2026-11-23'))!;
const check = (more: Partial<ContactFacts>, own: ContactPolicy = policy) => checkContact({ ...facts, ...more }, own, LAW);
const told = (more: Partial<ContactFacts>, own?: ContactPolicy): string[] => check(more, own).findings.map((each) => `${each.outcome} ${each.code} ${each.article}`);
const past = (when: string, more: Partial<PastContact> = {}): PastContact => ({ at: at(when), channel: 'call', reached: false, ...more });

describe('checkContact', () => {
  test('an ordinary call, in hours, with the first letter recalled, passes', () => {
    for (const channel of ['call', 'sms', 'email', 'letter', 'registeredMail'] as const) expect(check({ channel })).toEqual({ outcome: 'pass', findings: [] });
  });
  test('spouse_solidarity: the spouse who did not sign is never contacted; one who owes is a joint debtor', () => {
    expect(told({ recipient: 'spouse' })).toEqual(['refuse third_person C. civ. 220, RGPD 5']);
    expect(told({ recipient: 'jointDebtor' })).toEqual([]);
  });
  test('aggressive_practices: employer, family, neighbours and other third persons are never contacted, by no channel, not even when they call', () => {
    for (const recipient of THIRD_PERSONS.filter((each) => each !== 'spouse')) {
      for (const channel of CONTACT_CHANNELS) expect(told({ recipient, channel })).toContain('refuse third_person C. conso. L121-6, RGPD 5');
    }
    expect(check({ recipient: 'employer', incoming: true }).outcome).toBe('refuse');
  });
  test('aggressive_practices: three contacts in seven days, whatever the channel; the fourth waits until one is seven days old', () => {
    const three = [past('2026-11-17T11:00'), past('2026-11-19T11:00', { channel: 'sms' }), past('2026-11-20T11:00', { channel: 'email' })];
    expect(check({ previous: three }).findings).toEqual([{ code: 'too_many_contacts', article: 'C. conso. L121-6, L121-7', facts: { cap: 'contacts', count: 3, atMost: 3, withinDays: 7 }, outcome: 'refuse' }]);
    expect(told({ previous: three, at: at('2026-11-24T11:00') })).toEqual([]);
    expect(told({ previous: three.slice(1) })).toEqual([]);
    expect(told({ previous: three, channel: 'letter' })).toEqual([]);
    expect(told({ previous: [...three.slice(1), past('2026-11-18T11:00', { incoming: true }), past('2026-11-18T11:00', { channel: 'letter' }), past('2026-11-23T12:01')] })).toEqual([]);
  });
  test('aggressive_practices: one answered call a day', () => {
    expect(check({ previous: [past('2026-11-23T10:30', { reached: true })] }).findings.map((each) => each.facts['cap'])).toEqual(['answeredCalls']);
    expect(told({ previous: [past('2026-11-23T10:30')] })).toEqual([]);
    expect(told({ previous: [past('2026-11-22T10:30', { reached: true })] })).toEqual([]);
    expect(told({ previous: [past('2026-11-23T10:30', { reached: true })], channel: 'sms' })).toEqual([]);
  });
  test('aggressive_practices: who asked in writing to be left alone is written to on paper only; an answer to him stays possible', () => {
    const asked = { stopAskedOn: day('2026-11-20') };
    for (const channel of ['call', 'sms', 'email', 'electronicRegisteredMail'] as const) {
      expect(told({ ...asked, channel, registeredEmailConsentOn: day('2026-01-01') })).toEqual(['refuse stop_asked_in_writing C. conso. L121-6, C. pén. 222-16']);
    }
    expect([told({ ...asked, channel: 'letter' }), told({ ...asked, purpose: 'answer' }), told({ stopAskedOn: day('2026-11-24') })]).toEqual([[], [], []]);
  });
  test.each([
    ['2026-11-23T10:00', 'pass'], ['2026-11-23T09:59', 'refuse'], ['2026-11-23T12:59', 'pass'], ['2026-11-23T13:00', 'refuse'], ['2026-11-23T14:00', 'pass'], ['2026-11-23T19:59', 'pass'],
    ['2026-11-23T20:00', 'refuse'], ['2026-11-28T11:00', 'refuse'], ['2026-11-29T11:00', 'refuse'], ['2026-11-11T11:00', 'refuse'],
  ])('calling_hours: a call and a text message at %s: %s; post and e-mail at any hour', (when, outcome) => {
    for (const channel of ['call', 'sms'] as const) expect(check({ at: at(when), channel }).outcome).toBe(outcome);
    for (const channel of ['letter', 'email'] as const) expect(check({ at: at(when), channel }).outcome).toBe('pass');
    if (outcome === 'refuse') expect(check({ at: at(when) }).findings[0]).toMatchObject({ code: 'outside_hours', article: 'C. conso. D223-9', facts: { at: when, spans: ['10:00-13:00', '14:00-20:00'] } });
  });
  test('calling_hours: the hours are the agency’s own policy: wider ones, and a sign instead of a wall', () => {
    const own: ContactPolicy = { ...policy, windows: policy.windows.map((window) => ({ ...window, weekdays: [1, 2, 3, 4, 5, 6], publicHolidays: true, outside: 'warn' })) };
    expect([told({ at: at('2026-11-28T11:00') }, own), told({ at: at('2026-11-11T11:00') }, own), told({ at: at('2026-11-29T11:00') }, own)]).toEqual([[], [], ['warn outside_hours C. conso. D223-9']]);
    expect(check({ at: at('2026-11-29T11:00') }, own).outcome).toBe('warn');
  });
  test('what the debtor starts, and what answers him, is never counted nor timed', () => {
    const often = { at: at('2026-11-29T21:00'), previous: [past('2026-11-29T20:00', { reached: true })], recalls: null };
    expect(check({ ...often, incoming: true, firstLetter: null }).outcome).toBe('pass');
    expect(told({ ...often, recalls: first, purpose: 'answer' })).toEqual([]);
  });
  test('later_steps_recall: no reminder before the first letter, and every step names it with its date', () => {
    expect(check({ firstLetter: null, recalls: null }).findings).toEqual([
      { code: 'first_letter_missing', article: 'CPCE R124-4 dernier al.', facts: { fine: '1500.00', sentOn: null }, outcome: 'refuse' }]);
    expect(told({ firstLetter: { ...first, sentOn: day('2026-11-24') } })).toEqual(['refuse first_letter_missing CPCE R124-4 dernier al.']);
    for (const recalls of [null, { ...first, reference: 'QT-2026-0413' }, { ...first, sentOn: day('2026-10-06') }]) {
      expect(told({ recalls, channel: 'email' })).toEqual(['refuse first_letter_not_recalled CPCE R124-4 dernier al.']);
      expect(told({ recalls })).toEqual(['warn first_letter_not_recalled CPCE R124-4 dernier al.']);
    }
    expect(told({ purpose: 'firstLetter', channel: 'letter', firstLetter: null, recalls: null })).toEqual([]);
    expect(told({ purpose: 'answer', firstLetter: null, recalls: null })).toEqual([]);
    expect(recallLine(first)).toBe('Notre lettre réf. QT-2026-0412 du 05/10/2026');
  });
  test('registered_mail: registered e-mail to a private person needs his prior consent; to a business it does not', () => {
    const lre = { channel: 'electronicRegisteredMail' } as const;
    expect(check(lre).findings).toMatchObject([{ code: 'registered_email_without_consent', article: 'CPCE postes L100', facts: { instead: 'registeredMail' }, outcome: 'refuse' }]);
    expect(told({ ...lre, registeredEmailConsentOn: day('2026-11-24') })).toHaveLength(1);
    expect([told({ ...lre, registeredEmailConsentOn: day('2026-11-23') }), told({ ...lre, debtorIsProfessional: true }), told({ channel: 'registeredMail' })]).toEqual([[], [], []]);
  });
  test('misleading_practices: a barred consumer is not asked, with the fine in sight; a barred business with care', () => {
    expect(check({ barred: true }).findings[0]).toEqual({ code: 'claim_barred', article: 'C. conso. L218-2', facts: { fine: '300000.00' }, outcome: 'refuse' });
    expect(told({ barred: true, debtorIsProfessional: true })).toEqual(['warn claim_barred C. com. L110-4']);
    expect(told({ barred: true, purpose: 'statutoryNotice' })).toEqual([]);
  });
  test('a hold stops what is asked of the debtor and sends to whom it says', () => {
    const held = effectsOf([{ kind: 'insolvencyProceeding', id: 'H-1', openedOn: day('2026-11-02'), publishedOn: null }], day('2026-11-23'), LAW);
    expect(check({ held }).findings).toEqual([
      { code: 'on_hold', article: 'C. com. L622-7', facts: { holds: ['H-1'], stops: 'calls', redirectTo: ['creditorsRepresentative'] }, outcome: 'refuse' }]);
    expect([told({ held, recipient: 'creditorsRepresentative' }), told({ held, purpose: 'statutoryNotice' }), told({ held, recipient: 'guarantor' })]).toEqual([[], [], []]);
    const assisted = effectsOf([{ kind: 'protectedPerson', id: 'H-2', protection: 'curatorship', since: day('2026-01-01') }], day('2026-11-23'), LAW);
    expect(told({ held: assisted })).toEqual(['warn redirected C. civ. 467, 468']);
    expect(told({ held: effectsOf([], day('2026-11-23'), LAW) })).toEqual([]);
  });
  test('every finding is told, refusals first', () => {
    const found = check({ barred: true, debtorIsProfessional: true, channel: 'sms', at: at('2026-11-28T21:00'), recalls: null });
    expect([found.outcome, ...found.findings.map((each) => each.code)]).toEqual(['refuse', 'first_letter_not_recalled', 'outside_hours', 'claim_barred']);
  });
});
