import { expect, test } from '@jest/globals';
import { abilityFor, ACTIONS, as, cutTo, SUBJECTS, type Role } from './index.ts';

const agencyId = '00000000-0000-7000-8000-00000000000a', creditorId = '00000000-0000-7000-8000-00000000000c';
const of = (role: Role) => abilityFor({ id: 'x', agencyId, roles: [{ role, ...(role === 'creditor_user' ? { creditorId, grade: 'administrator' as const } : {}) }] });

test.each(['collector', 'supervisor', 'accountant', 'administrator', 'creditor_user'] as const)('a program in the name of a %s: never more than he may, and no act', (role) => {
  const whole = of(role), cut = cutTo(whole, ['read']);
  for (const subject of SUBJECTS) for (const action of ACTIONS) {
    if (action !== 'read') expect([subject, action, cut.can(action, subject)]).toEqual([subject, action, false]);
    if (cut.can(action, subject)) expect(whole.can(action, subject)).toBe(true);
  }
  for (const subject of ['Person', 'CaseOpening', 'AuditEntry', 'ApiToken', 'PrivacyRequest', 'CreditorUser', 'Account'] as const) expect(cut.can('read', subject)).toBe(false);
  expect(cut.can('read', as('Document', { agencyId, creditorId, internal: true, kind: 'formal_notice' }))).toBe(false);
});

test('a creditor’s program may hand over, papers too, where its scope says so, for its company alone', () => {
  const cut = cutTo(of('creditor_user'), ['read', 'deposit']);
  expect([cut.can('deposit', as('Creditor', { id: creditorId })), cut.can('deposit', as('Creditor', { id: 'other' })), cut.can('answer', 'Question')]).toEqual([true, false, false]);
  expect([cut.can('register', as('Document', { creditorId })), cut.can('register', as('Document', { creditorId: 'other' })), cutTo(of('creditor_user'), ['read']).can('register', 'Document'), cut.can('register', 'ApiToken')]).toEqual([true, false, false, false]);
  expect([cut.can('read', as('CaseFile', { creditorId })), cut.can('read', as('CaseFile', { creditorId: 'other' }))]).toEqual([true, false]);
  expect(cutTo(of('creditor_user'), ['read']).can('deposit', 'Creditor')).toBe(false);
});
