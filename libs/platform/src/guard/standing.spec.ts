import { afterEach, describe, expect, test } from '@jest/globals';
import { SYSTEM_ACTORS, systemAbility } from '@quittance/access';
import { AT_THE_DOOR, inPlace, newPlace, standAs, standAsSystem, standByDefault, standing, standingOf, systemActor, takePlace, workerOf } from './standing.ts';

const base = { id: 'u', agencyId: 'a', kind: 'user' as const, name: 'Hélène' };

describe('who stands here', () => {
  afterEach(() => standByDefault(undefined));

  test('nobody, unless somebody was named', () => {
    expect(() => standing()).toThrow('nobody is acting');
    standByDefault(systemActor('spec'));
    expect(standing()).toMatchObject({ kind: 'system', name: 'spec' });
  });

  test('a request is at the door until its actor is known, and each in its own place', async () => {
    const seen: string[] = [];
    const request = (name: string) => inPlace(newPlace(), async () => {
      seen.push(standing().kind);
      await Promise.resolve();
      takePlace(standingOf({ ...base, name, roles: [{ role: 'collector' }] }));
      await new Promise((resolve) => setTimeout(resolve, 5));
      seen.push(standing().name);
      // Asked at the door in between, it stays his.
      await standAs(AT_THE_DOOR, async () => { seen.push(standing().kind); });
      seen.push(standing().name);
    });
    await Promise.all([request('A'), request('B')]);
    expect(seen.filter((one) => one === 'door')).toHaveLength(4);
    expect(seen.filter((one) => one === 'A')).toHaveLength(2);
    expect(seen.filter((one) => one === 'B')).toHaveLength(2);
  });

  test('by the roles held; never on an id that is lacking', () => {
    expect(standingOf({ ...base, roles: [{ role: 'supervisor' }] })).toMatchObject({ kind: 'staff', agencyId: 'a', creditorId: null });
    expect(standingOf({ ...base, roles: [{ role: 'creditor_user', creditorId: 'c' }] })).toMatchObject({ kind: 'creditor', creditorId: 'c' });
    expect(standingOf({ ...base, roles: [{ role: 'bailiff', studyId: 's', caseIds: ['1', '2'] }] })).toMatchObject({ kind: 'bailiff', studyId: 's', caseIds: ['1', '2'] });
    expect(standingOf({ ...base, kind: 'debtor', roles: [{ role: 'debtor', creditorId: 'c', caseIds: ['1'] }] })).toMatchObject({ kind: 'debtor', creditorId: 'c', caseIds: ['1'] });
    expect(standingOf({ ...base, roles: [] })).toMatchObject({ kind: 'creditor', creditorId: null });
    expect(() => standingOf({ ...base, agencyId: '', roles: [] })).toThrow(/without his agency/);
    expect(() => standingOf({ ...base, kind: 'debtor', roles: [{ role: 'debtor' }] })).toThrow(/without his creditor/);
  });

  test('the house works under names that are listed, each with what it is for', () => {
    expect(standAsSystem('relay', () => standing())).toMatchObject({ kind: 'system', name: 'relay', actorId: null });
    expect(() => systemActor('forged' as never)).toThrow(/no system actor/);
    expect(() => workerOf('SomeService.someReaction')).toThrow(/without a name/);
    for (const name of SYSTEM_ACTORS) expect(systemAbility(name).rules.length).toBeGreaterThan(0);
  });
});
