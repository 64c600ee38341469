/** What each finding about a contact says in facts, and where exactly its bounds lie (rules 1.5, 10.6, 11.2, 11.4). */
import { describe, expect, test } from '@jest/globals';
import { checkContact, checkPolicy, checkWords, CONTACT_CHANNELS, contactPolicyOn, effectsOf, LAW, nextContactAt, type ContactFacts, type ContactPolicy, type Hold, type PastContact, type WordFacts } from '../index.ts';
import { wordsOf } from './words.ts';

const at = (text: string): Temporal.PlainDateTime => Temporal.PlainDateTime.from(text);
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const first = { reference: 'QT-2026-0412', sentOn: day('2026-10-05') };
const facts: ContactFacts = { at: at('2026-11-23T12:00'), channel: 'call', purpose: 'reminder', recipient: 'debtor', debtorIsProfessional: false, previous: [], firstLetter: first, recalls: first };
const policy = contactPolicyOn(day('2026-11-23'))!;
const findings = (more: Partial<ContactFacts>, own: ContactPolicy = policy) => checkContact({ ...facts, ...more }, own, LAW).findings;
const codes = (more: Partial<ContactFacts>, own?: ContactPolicy): string[] => findings(more, own).map((each) => `${each.outcome} ${each.code}`);
const past = (when: string, more: Partial<PastContact> = {}): PastContact => ({ at: at(when), channel: 'call', reached: false, ...more });
const held = (...holds: Hold[]) => effectsOf(holds, day('2026-11-23'), LAW);
const insolvent: Hold = { kind: 'insolvencyProceeding', id: 'I', openedOn: day('2026-09-01'), publishedOn: day('2026-09-10') };
const assisted: Hold = { kind: 'protectedPerson', id: 'P', protection: 'curatorship', since: day('2026-01-01') };

describe('the facts of a finding', () => {
  test('a third person is named', () => {
    expect(findings({ recipient: 'employer' })).toEqual([{ outcome: 'refuse', code: 'third_person', article: 'C. conso. L121-6, RGPD 5', facts: { recipient: 'employer' } }]);
  });
  test('whom else to turn to', () => {
    expect(findings({ held: held(assisted) })).toEqual([{ outcome: 'warn', code: 'redirected', article: 'C. civ. 467, 468', facts: { redirectTo: ['curator'] } }]);
  });
  test('the letter to recall, with the fine', () => {
    expect(findings({ recalls: null })).toEqual([{ outcome: 'warn', code: 'first_letter_not_recalled', article: 'CPCE R124-4 dernier al.', facts: { fine: '1500.00', reference: 'QT-2026-0412', sentOn: '2026-10-05' } }]);
    expect(findings({ firstLetter: { ...first, sentOn: day('2026-11-24') } })).toEqual([{ outcome: 'refuse', code: 'first_letter_missing', article: 'CPCE R124-4 dernier al.', facts: { fine: '1500.00', sentOn: '2026-11-24' } }]);
  });
  test('since when he asked to be left alone, and what is left', () => {
    expect(findings({ stopAskedOn: day('2026-11-23'), channel: 'email' })).toEqual([{ outcome: 'refuse', code: 'stop_asked_in_writing', article: 'C. conso. L121-6, C. pén. 222-16', facts: { askedOn: '2026-11-23', instead: ['letter', 'registeredMail'] } }]);
  });
});

describe('what is not asked of anybody', () => {
  test('an answer goes out whatever holds, bars, hours and counts', () => {
    expect(codes({ purpose: 'answer', held: held(insolvent) })).toEqual([]);
    expect(codes({ purpose: 'answer', barred: true })).toEqual([]);
    expect(codes({ purpose: 'answer', at: at('2026-11-29T21:00'), previous: ['10', '11', '12'].map((hour) => past(`2026-11-29T${hour}:00`, { reached: true })) })).toEqual([]);
  });
  test('the first letter recalls no other, and needs none before it', () => {
    expect(codes({ purpose: 'firstLetter', channel: 'letter', firstLetter: null, recalls: null })).toEqual([]);
    expect(codes({ purpose: 'firstLetter', channel: 'letter', recalls: null })).toEqual([]);
  });
  test('a notice that a text demands needs no first letter, but recalls it where there is one', () => {
    expect(codes({ purpose: 'statutoryNotice', channel: 'letter', firstLetter: null, recalls: null })).toEqual([]);
    expect(codes({ purpose: 'statutoryNotice', channel: 'letter', recalls: null })).toEqual(['refuse first_letter_not_recalled']);
  });
  test('whom a hold sends to may be reached, one of two or both; who else is not the debtor is not held', () => {
    const both = held({ kind: 'dispute', id: 'D', receivedOn: day('2026-11-20'), debtorIsConsumer: true }, insolvent);
    expect(both.redirects.map((each) => each.to)).toEqual(['creditor', 'creditorsRepresentative']);
    expect([codes({ held: both, recipient: 'creditorsRepresentative' }), codes({ held: both, recipient: 'guarantor' }), codes({ held: both })]).toEqual([[], [], ['refuse on_hold']]);
  });
});

describe('bounds', () => {
  const half: ContactPolicy = { ...policy, windows: [{ ...policy.windows[0]!, spans: [{ from: '10:30', to: '13:15' }] }] };
  test('hours are counted to the minute', () => {
    expect(['10:29', '10:30', '13:14', '13:15'].map((hour) => codes({ at: at(`2026-11-23T${hour}`) }, half))).toEqual([['refuse outside_hours'], [], [], ['refuse outside_hours']]);
  });
  test('one window of two is enough, and the stricter of two says what being outside both means', () => {
    const [window] = policy.windows;
    const two: ContactPolicy = { ...policy, windows: [{ ...window!, spans: [{ from: '10:00', to: '12:00' }], outside: 'warn' }, { ...window!, spans: [{ from: '15:00', to: '16:00' }], outside: 'refuse' }] };
    expect(['11:00', '15:30', '13:00'].map((hour) => codes({ at: at(`2026-11-23T${hour}`) }, two))).toEqual([[], [], ['refuse outside_hours']]);
    expect(findings({ at: at('2026-11-23T13:00') }, two)[0]!.facts).toEqual({ at: '2026-11-23T13:00', spans: ['10:00-12:00', '15:00-16:00'] });
  });
  test('a contact of this very minute counts, one of tomorrow does not', () => {
    expect(codes({ previous: [past('2026-11-23T12:00', { reached: true })] })).toEqual(['refuse too_many_contacts']);
    expect(codes({ previous: [past('2026-11-24T10:00', { reached: true }), past('2026-11-23T12:01', { reached: true })] })).toEqual([]);
  });
});

describe('checkWords: joined letters, quotations', () => {
  const amicable: WordFacts = { hasCourtDecision: false, hasTitle: false, procedureFiled: false, bailiffInstructed: false, routeAuthorised: false, debtorIsProfessional: false, barred: false };
  const told = (text: string, more: Partial<WordFacts> = {}) => checkWords(text, { ...amicable, ...more }).findings.map(({ facts: { phrase, words, at: place } }) => `${phrase} ${place} ${words}`);
  test('a quotation of nothing excuses nothing', () => {
    expect(told('Lettre d’huissier', { quoted: ['', ' … '] })).toEqual(['bailiff 9 huissier']);
  });
  test('what stands in a quoted text is excused there and nowhere else', () => {
    expect(told('« Un huissier passera. » Un huissier passera demain.', { quoted: ['Un huissier passera.'] })).toEqual([]);
    expect(told('« Un huissier passera. » L’huissier passera.', { quoted: ['Un huissier passera.'] })).toEqual(['bailiff 27 huissier']);
  });
  test('a phrase that means no harm covers its own words, and not the next', () => {
    expect(told('Pas honte. Honte à vous.')).toEqual(told('Eh bien ! Honte à vous.').map((each) => each.replace(' 10 ', ' 11 ')));
    expect(told('Pas honte.')).toEqual([]);
  });
  test('joined letters are the letters they join', () => {
    expect(wordsOf('Sœur, CÆCUM').map(({ word }) => word)).toEqual(['soeur', 'caecum']);
    expect(told('Nous devrons prévenir votre sœur')).toEqual(told('Nous devrons prévenir votre soeur').map((each) => each.replace('soeur', 'sœur')));
  });
});

describe('checkPolicy: what is wrong in facts', () => {
  const [window] = policy.windows, [cap] = policy.caps;
  const faults = (windows: readonly object[], caps: readonly object[] = []) => checkPolicy({ windows, caps });
  test('a word that is none of the list, with the list', () => {
    expect(faults([{ ...window, outside: 'allow' }])).toEqual([{ field: 'windows.0.outside', code: 'not_in_list', facts: { value: 'allow', list: 'warn, refuse' } }]);
    expect(faults([{ ...window, channels: ['f'.repeat(70)] }])[0]!.facts).toEqual({ value: 'f'.repeat(60), list: CONTACT_CHANNELS.join(', ') });
  });
  test('an hour that is none, even in a list; one that does not come after', () => {
    expect(faults([{ ...window, spans: [{ from: '9:00', to: '12:00' }] }])[0]).toEqual({ field: 'windows.0.spans.0.from', code: 'bad_time', facts: { value: '9:00' } });
    expect(faults([{ ...window, spans: [{ from: ['09:00'], to: '12:00' }] }])[0]).toMatchObject({ field: 'windows.0.spans.0.from', code: 'bad_time' });
    expect(faults([{ ...window, spans: [{ from: '12:00', to: '09:00' }] }])[0]).toEqual({ field: 'windows.0.spans.0.to', code: 'not_after', facts: { from: '12:00', to: '09:00' } });
  });
  test('what stands twice', () => {
    expect(faults([{ ...window, weekdays: [1, 2, 1] }])).toEqual([{ field: 'windows.0.weekdays.2', code: 'twice', facts: { value: '1' } }]);
    expect(faults([], [cap!, cap!])).toEqual([{ field: 'caps.1.id', code: 'twice', facts: { value: cap!.id } }]);
  });
});

test('the next moment is the earliest, in whatever order the windows stand', () => {
  const [window] = policy.windows, later = { ...window!, spans: [{ from: '14:00', to: '20:00' }] }, sooner = { ...window!, spans: [{ from: '10:00', to: '13:00' }] };
  expect(nextContactAt({ ...facts, at: at('2026-11-29T21:00') }, { ...policy, windows: [later, sooner] }, LAW)?.toString()).toBe('2026-11-30T10:00:00');
});
