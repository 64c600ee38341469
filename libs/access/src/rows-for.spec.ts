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
    const ability = abilityFor(who({ role: 'creditor_user', grade: 'operator', creditorId }));
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
    expect([true, false].map((internal) => ability.can('read', as('Document', { agencyId, internal, kind: 'formal_notice' })))).toEqual([false, true]);
    expect(ability.can('logCall', 'CaseFile')).toBe(false);
  });

  test('a bailiff reads the files that his study holds, what enforcement needs of them, and nothing of any other', () => {
    const ability = abilityFor(who({ role: 'bailiff', studyId: 'study', caseIds: ['held'] }));
    const reads = (subject: SubjectName, row: Record<string, unknown>) => ability.can('read', as(subject, row));
    expect([reads('CaseFile', { id: 'held', agencyId }), reads('CaseFile', { id: 'other', agencyId })]).toEqual([true, false]);
    expect([reads('TimelineEntry', { caseId: 'held', internal: false, toBailiff: true }), reads('TimelineEntry', { caseId: 'held', internal: true, toBailiff: true }), reads('TimelineEntry', { caseId: 'held', internal: false, toBailiff: false }), reads('TimelineEntry', { caseId: 'other', internal: false, toBailiff: true })]).toEqual([true, false, false, false]);
    expect([reads('Document', { caseId: 'held', internal: false, kind: 'title' }), reads('Document', { caseId: 'held', internal: false, kind: 'deposit_file' }), reads('Document', { caseId: 'other', internal: false, kind: 'title' })]).toEqual([true, false, false]);
    for (const act of ['logCall', 'writeNote', 'sendFormalNotice', 'handOver', 'dispute', 'propose'] as const) expect(ability.can(act, 'CaseFile')).toBe(false);
    for (const subject of ['Mandate', 'Deposit', 'Debtor', 'Letter', 'Plan', 'Dispute', 'Queue', 'Supervision', 'Message'] as SubjectName[]) expect(ability.can('read', subject)).toBe(false);
    expect(() => abilityFor(who({ role: 'bailiff' }))).toThrow(/undefined/);
    // With no file in hand there are no rows, not all of them.
    const idle = abilityFor(who({ role: 'bailiff', studyId: 'study' }));
    expect(rowsFor(idle, 'read', 'CaseFile', 'f')).toEqual({ text: 'false', params: [] });
    expect(rowsFor(idle, 'read', 'Document', 'd').text).toContain('false');
  });

  test('a debtor’s visitor reads the public side of one case, contests it and proposes a plan, and no more', () => {
    const ability = abilityFor(who({ role: 'debtor', creditorId, caseIds: ['mine'] }));
    const reads = (subject: SubjectName, row: Record<string, unknown>) => ability.can('read', as(subject, row));
    expect([reads('CaseFile', { id: 'mine' }), reads('CaseFile', { id: 'other', creditorId })]).toEqual([true, false]);
    expect([reads('TimelineEntry', { caseId: 'mine', internal: false, toDebtor: true }), reads('TimelineEntry', { caseId: 'mine', internal: false, toDebtor: false }), reads('TimelineEntry', { caseId: 'mine', internal: true, toDebtor: true })]).toEqual([true, false, false]);
    expect([reads('Document', { caseId: 'mine', internal: false, kind: 'receipt' }), reads('Document', { caseId: 'mine', internal: false, kind: 'title' }), reads('Document', { caseId: 'mine', internal: false, kind: 'question_attachment' })]).toEqual([true, false, false]);
    expect([ability.can('dispute', as('CaseFile', { id: 'mine' })), ability.can('dispute', as('CaseFile', { id: 'other' })), ability.can('propose', as('CaseFile', { id: 'mine' }))]).toEqual([true, false, true]);
    expect([ability.can('leave', 'Account'), ability.can('logCall', 'CaseFile'), ability.can('decide', 'Plan'), ability.can('read', 'Question'), ability.can('read', 'Handoff')]).toEqual([false, false, false, false, false]);
    expect(() => abilityFor(who({ role: 'debtor', caseIds: ['mine'] }))).toThrow(/undefined/);
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
