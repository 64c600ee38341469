import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql, type Refused } from '@quittance/platform';
import { ConductService, ContactPolicyService, TimelineService } from '../index.ts';
import { day, office, type Office } from '../testing/index.ts';
import type { ContactPolicyInput } from './contact-policy.type.ts';

let keys = 0;
const input = (more: Partial<ContactPolicyInput> = {}): ContactPolicyInput => ({
  from: day('2026-11-23'), reason: 'Décision du comité du 20 novembre', idempotencyKey: `politique-${++keys}`,
  windows: [{ channels: ['call', 'sms'], weekdays: [2, 1], spans: [{ from: '09:00', to: '12:00' }], publicHolidays: false, outside: 'warn' }],
  caps: [{ id: 'contacts', channels: ['call', 'sms', 'email'], reachedOnly: false, atMost: 2, withinDays: 7, beyond: 'refuse' }], ...more,
});

describe('when and how often an agency seeks debtors out', () => {
  let o: Office;
  beforeAll(async () => { o = await office(); });
  afterAll(() => o.h.close());
  const policies = () => o.h.get(ContactPolicyService);
  const refusal = (done: Promise<unknown>) => done.then(() => { throw new Error('was not refused'); }, (e: Refused) => ({ code: e.code, fields: (e.options.fields ?? []).map(({ field, code }) => `${field}: ${code}`) }));
  const callNow = async (caseId: string) => (await o.h.get(ConductService).advice((await o.h.get(ConductService).seenBy(o.helene, caseId))!))[0]!;

  test('until an agency sets its own, the default is in force and says what is not certain of it', async () => {
    expect(await policies().list(o.helene)).toMatchObject([{ from: null, reason: null, setBy: null, confidence: 'medium', windows: [{ channels: ['call', 'sms'], outside: 'refuse' }], caps: [{ id: 'contacts', atMost: 3 }, { id: 'answeredCalls', atMost: 1 }] }]);
  });

  test('a preview sets nothing; what is set counts from its day, the latest of a day before the others, for this agency alone', async () => {
    const { id } = await o.open('Imprimerie Carnaudet');
    await o.h.database.transact((tx) => o.h.get(TimelineService).write(tx, { caseId: id, agencyId: o.agencyId, creditorId: o.creditorId, kind: 'letter', code: 'letter.sent', facts: { reference: 'L-1', channel: 'simple' }, actor: null, internal: false }));
    // Nine o'clock is before the default's hours.
    expect((await callNow(id)).outcome).toBe('refuse');
    const asked = input();
    expect(await policies().set(o.solange, asked, { dryRun: true })).toMatchObject({ from: day('2026-11-23') });
    expect(await policies().list(o.solange)).toHaveLength(1);
    const set = await policies().set(o.solange, asked);
    expect(set).toMatchObject({ reason: 'Décision du comité du 20 novembre', setBy: 'Solange Maréchal', windows: [{ weekdays: [1, 2] }], article: expect.stringContaining('L121-6') });
    expect(await policies().set(o.solange, asked)).toEqual(set);
    expect(await refusal(policies().set(o.solange, { ...asked, reason: 'autre' }))).toMatchObject({ code: 'idempotency_key_reused' });
    expect((await callNow(id)).outcome).toBe('pass');
    await policies().set(o.administrator, input({ from: day('2026-12-01'), reason: 'Fêtes' }));
    await policies().set(o.administrator, input({ reason: 'Correction du jour', windows: [] }));
    expect((await policies().list(o.helene)).map(({ from, reason }) => [from && String(from), reason])).toEqual([
      ['2026-11-23', 'Correction du jour'], ['2026-12-01', 'Fêtes'], ['2026-11-23', 'Décision du comité du 20 novembre'], [null, null],
    ]);
    expect(await policies().list(o.stranger)).toMatchObject([{ from: null }]);
    expect((await policies().on(o.h.database, o.agencyId, day('2026-12-02'))).windows).toHaveLength(1);
    expect(await o.h.rows(sql`select name, internal from outbox_event where name = 'ContactPolicySet'`)).toEqual(Array(3).fill({ name: 'ContactPolicySet', internal: true }));
    expect(await o.h.rows(sql`select outcome from audit_entry where action = 'setContactPolicy'`)).toHaveLength(3);
    await expect(o.h.rows(sql`delete from contact_policy`)).rejects.toThrow();
  });

  test('what is no policy is refused field by field', async () => {
    const { code, fields } = await refusal(policies().set(o.solange, input({
      from: day('2026-11-22'), reason: ' ', idempotencyKey: 'x',
      windows: [{ channels: ['pigeon'], weekdays: [8], spans: [{ from: '12:00', to: '09:00' }], publicHolidays: false, outside: 'perhaps' }], caps: [{ id: 'contacts', channels: [], reachedOnly: false, atMost: 0, withinDays: 7, beyond: 'warn' }],
    })));
    expect(code).toBe('bad_fields');
    expect(fields).toEqual(['from: day_past', 'windows.0.channels.0: not_in_list', 'windows.0.weekdays.0: out_of_range', 'windows.0.spans.0.to: not_after', 'windows.0.outside: not_in_list', 'caps.0.channels: missing', 'caps.0.atMost: out_of_range', 'reason: missing', 'idempotencyKey: bad_key']);
    expect((await refusal(policies().set(o.solange, input({ windows: Array.from({ length: 21 }, () => input().windows[0]!) })))).fields).toEqual(['windows: too_many']);
  });

  test('the creditor and the accountant read no policy', async () => {
    for (const who of [o.camille, o.accountant]) expect(who.ability.can('read', 'ContactPolicy')).toBe(false);
    for (const who of [o.helene, o.camille, o.accountant]) expect(who.ability.can('set', 'ContactPolicy')).toBe(false);
  });
});
