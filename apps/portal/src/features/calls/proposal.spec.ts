import { describe, expect, test } from '@jest/globals';
import { nextWorkingDay, propose, reachedBy, whoMayHaveAnswered } from './proposal.ts';

const saturday = { today: '2026-11-21', promisedOn: null, formalNoticeSent: true };

describe('what comes after a call', () => {
  test('the bank is looked at on the working day after a promise', () => {
    expect(propose('promise', { ...saturday, promisedOn: '2026-11-27' })).toEqual({ kind: 'check_bank', on: '2026-11-30', note: '' });
    expect(propose('promise', saturday)).toBeNull();
  });
  test('a refusal leads to court once the formal notice has left, to the notice before', () => {
    expect(propose('refusal', saturday)?.kind).toBe('choose_court');
    expect(propose('refusal', { ...saturday, formalNoticeSent: false })?.kind).toBe('send_formal_notice');
  });
  test.each([['absent', 'call', '2026-11-23'], ['message_left', 'call', '2026-11-24'], ['third_party', 'call', '2026-11-23'], ['callback', 'call', '2026-11-23'], ['dispute', 'ask_creditor', '2026-11-23'], ['wrong_number', 'ask_creditor', '2026-11-23']] as const)('%s: %s on %s', (outcome, kind, on) => {
    expect(propose(outcome, saturday)).toEqual({ kind, on, note: '' });
  });
  test('nothing is proposed before an outcome is chosen', () => { expect(propose(null, saturday)).toBeNull(); });
});

test('working days leave out week-ends, fixed holidays and those that follow Easter', () => {
  expect(nextWorkingDay('2026-12-24')).toBe('2026-12-28');
  expect(nextWorkingDay('2027-03-26')).toBe('2027-03-30');
  expect(nextWorkingDay('2026-05-13')).toBe('2026-05-15');
  expect(nextWorkingDay('2026-05-22')).toBe('2026-05-26');
  expect(nextWorkingDay('2026-11-20', 2)).toBe('2026-11-24');
});

test('who answered follows from the outcome; a promise is the debtor’s own word', () => {
  expect(reachedBy('absent', true)).toBe('nobody');
  expect(reachedBy('promise', true)).toBe('representative');
  expect(reachedBy('promise', false)).toBe('debtor');
  expect(whoMayHaveAnswered('promise')).toEqual(['debtor', 'representative']);
  expect(whoMayHaveAnswered('absent')).toContain('nobody');
});
