import { describe, expect, test } from '@jest/globals';
import { abilityFor, as, pack, rowsFor, unpack, type Principal, type SubjectName } from './index.ts';

const agencyId = '00000000-0000-7000-8000-00000000000a';
const creditorId = '00000000-0000-7000-8000-00000000000c';
const who = (...roles: Principal['roles'][number][]): Principal => ({ id: '00000000-0000-7000-8000-000000000001', agencyId, roles });

describe('abilities', () => {
  test('nobody without a role may do anything, and gets no rows', () => {
    const ability = abilityFor(who());
    expect(ability.can('read', 'CaseFile')).toBe(false);
    expect(rowsFor(ability, 'read', 'CaseFile')).toEqual({ text: 'false', params: [] });
  });

  test('an ability on an undefined id can’t be built: it would match rows without one', () => {
    expect(() => abilityFor(who({ role: 'creditor_user' }))).toThrow(/undefined/);
    expect(() => abilityFor(who({ role: 'creditor_user', creditorId: '' }))).toThrow(/undefined/);
    expect(() => abilityFor({ id: 'x', agencyId: '', roles: [] })).toThrow(/agency/);
  });

  test('a creditor user sees his company’s cases, no internal line, and hands over for it alone', () => {
    const ability = abilityFor(who({ role: 'creditor_user', creditorId }));
    expect(ability.can('read', as('CaseFile', { creditorId }))).toBe(true);
    expect(ability.can('read', as('CaseFile', { creditorId: 'other' }))).toBe(false);
    expect(ability.can('read', as('TimelineEntry', { creditorId, internal: true }))).toBe(false);
    expect(ability.can('deposit', as('Creditor', { id: creditorId }))).toBe(true);
    expect(ability.can('deposit', as('Creditor', { id: 'other' }))).toBe(false);
    for (const act of ['logCall', 'sendFormalNotice', 'planNextAction', 'writeNote'] as const) expect(ability.can(act, 'CaseFile')).toBe(false);
    expect(rowsFor(ability, 'read', 'TimelineEntry', 't').text).toContain('t.creditor_id = ?');
  });

  test('an administrator runs people and mandates, and opens no case', () => {
    const ability = abilityFor(who({ role: 'administrator' }));
    expect(ability.can('register', 'Mandate')).toBe(true);
    for (const subject of ['CaseFile', 'Claim', 'TimelineEntry', 'Letter', 'Deposit'] as SubjectName[]) expect(ability.can('read', subject)).toBe(false);
  });

  test('an accountant reads money, not notes', () => {
    const ability = abilityFor(who({ role: 'accountant' }));
    expect(ability.can('read', as('TimelineEntry', { agencyId, kind: 'letter' }))).toBe(true);
    expect(ability.can('read', as('TimelineEntry', { agencyId, kind: 'note' }))).toBe(false);
    expect(ability.can('logCall', 'CaseFile')).toBe(false);
  });

  test('the rules travel to the browser and mean the same there', () => {
    const ability = abilityFor(who({ role: 'creditor_user', creditorId }, { role: 'collector' }));
    const there = unpack(pack(ability));
    for (const row of [{ creditorId, agencyId }, { creditorId: 'x', agencyId }, { creditorId: 'x', agencyId: 'y' }])
      expect(there.can('read', as('CaseFile', row))).toBe(ability.can('read', as('CaseFile', row)));
  });

  test('a condition that is no plain column has no SQL', () => {
    const ability = abilityFor(who({ role: 'collector' }));
    const dotted = unpack(JSON.stringify([['read', 'CaseFile', { 'debtor.name': 'x' }]]));
    expect(() => rowsFor(dotted, 'read', 'CaseFile')).toThrow(/plain column/);
    expect(rowsFor(ability, 'read', 'CaseFile', 'f')).toEqual({ text: 'f.agency_id = ?', params: [agencyId] });
  });
});
