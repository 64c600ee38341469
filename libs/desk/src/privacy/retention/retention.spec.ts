/** Periods of an agency's own, a look at what is past its time, the erasing that follows it, and what falls by itself at night. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { NotesService } from '@quittance/cases';
import { day, euros, office, type Office } from '@quittance/cases/testing';
import { MoneyModule, moneyEntities, PaymentsService } from '@quittance/money';
import { newId, sql } from '@quittance/platform';
import { DeskModule } from '../../desk.module.ts';
import { RetentionJobsService } from './retention-jobs.service.ts';
import { RetentionPolicyService } from './retention-policy.service.ts';
import { RetentionRunsService } from './retention-runs.service.ts';

const codeOf = (done: Promise<unknown>): Promise<unknown> => done.then(() => { throw new Error('was not refused'); }, (e: { code?: string }) => { if (!e.code) throw e; return e.code; });

describe('what is kept how long', () => {
  let o: Office, keys = 0;
  const policies = () => o.h.get(RetentionPolicyService), runs = () => o.h.get(RetentionRunsService), jobs = () => o.h.get(RetentionJobsService);
  const at = (iso: string) => o.h.clock.set(Temporal.Instant.from(iso));
  const key = () => `retention-${++keys}`;
  const rule = (kind: string, period: string, more: object = {}) => ({ kind, period, automatic: false, from: o.h.clock.today(), reason: 'Avis du délégué à la protection des données', idempotencyKey: key(), ...more });
  const close = (id: string) => o.h.rows(sql`update case_file set stage = 'closed', closed_reason = 'withdrawn', next_action_kind = null, next_action_on = null where id = ${id}`);
  const noteOf = async (caseId: string) => (await o.h.rows<{ text: string }>(sql`select text from note where case_id = ${caseId}`)).map(({ text }) => text);
  let open: { id: string; debtorId: string }, old: { id: string; debtorId: string }, paid: { id: string; debtorId: string };

  beforeAll(async () => {
    o = await office({ modules: [MoneyModule, DeskModule], entities: moneyEntities });
    const begin = async (name: string) => {
      const file = await o.open(name, [{ nature: 'civil', amount: euros('100') }], { regime: 'civil', kind: 'person' });
      await o.h.get(NotesService).write(o.helene, file.id, `${name} rappelle demain.`, true);
      await o.h.rows(sql`insert into debtor_contact_point (id, debtor_id, agency_id, creditor_id, kind, value, since, source) values (${newId()}, ${file.debtorId}, ${o.agencyId}, ${o.creditorId}, 'email', 'x@exemple.example', now(), 'dépôt')`);
      return file;
    };
    [open, old, paid] = [await begin('M. Ouvert Toujours'), await begin('M. Clos Ancien'), await begin('Mme Payée Ancienne')];
    await o.h.get(PaymentsService).record(o.accountant, { caseId: paid.id, valueOn: day('2026-11-20'), amount: euros('50'), means: 'transfer', receivedBy: 'agency', payer: 'Mme Payée Ancienne', idempotencyKey: 'payee-paie' });
    for (const { id } of [old, paid]) await close(id);
  }, 120_000);
  afterAll(() => o.h.close());

  test('a rule is a dated row over the product’s; accounts are never kept shorter than the law says; only an administrator sets one', async () => {
    expect((await policies().list(o.administrator)).find(({ kind }) => kind === 'words')).toMatchObject({ period: 'P5Y', confidence: 'low', inForce: true, setBy: null });
    expect(await codeOf(policies().set(o.helene, rule('words', 'P3Y')))).toBe('not_found');
    for (const bad of [rule('words', 'P99Y'), rule('words', 'deux ans'), rule('accounts', 'P5Y'), rule('inconnu', 'P1Y'), rule('words', 'P3Y', { reason: ' ' }), rule('words', 'P3Y', { from: day('2020-01-01') })]) expect(await codeOf(policies().set(o.administrator, bad))).toBe('bad_fields');
    await policies().set(o.administrator, rule('words', 'P3Y'));
    expect((await policies().list(o.administrator)).filter(({ kind }) => kind === 'words').map(({ period, inForce }) => [period, inForce])).toEqual([['P3Y', true], ['P5Y', false]]);
  });

  test('nothing is erased that was not looked at the same day', async () => {
    expect(await codeOf(runs().start(o.administrator, false, key()))).toBe('not_looked_at');
    expect(await codeOf(runs().start(o.helene, true, key()))).toBe('not_found');
  });

  test('a look lists whom it would concern and changes nothing; while it goes on no other begins; asked twice it is one', async () => {
    at('2030-06-01T09:00:00Z');
    const once = key(), look = await runs().start(o.administrator, true, once);
    expect(look).toMatchObject({ dry: true, state: 'running', total: 2, done: 0 });
    expect((await runs().start(o.administrator, true, once)).id).toBe(look.id);
    expect(await codeOf(runs().start(o.administrator, true, key()))).toBe('run_running');
    await jobs().look({ runId: look.id });
    await jobs().look({ runId: look.id });
    expect(await runs().list(o.administrator, look.id)).toMatchObject([{ state: 'done', done: 2, people: 2, erased: 0 }]);
    // Three and a half years on, by the agency's own period, what was said falls, and nothing else yet.
    expect(await runs().counts(o.administrator, look.id)).toMatchObject([{ kind: 'words', people: 2 }]);
    expect((await runs().effectsOf(o.administrator, look.id, {})).rows.map(({ caseId, kinds, erased }) => [caseId, kinds, erased]).sort()).toEqual([[old.id, ['words'], false], [paid.id, ['words'], false]].sort());
    expect((await runs().effectsOf(o.administrator, look.id, { first: 1 })).next).not.toBeNull();
    expect(await runs().list(o.stranger, look.id)).toEqual([]);
    expect(await noteOf(old.id)).toEqual(['M. Clos Ancien rappelle demain.']);
  });

  test('the erasing does what the look said, once; of an open case nothing falls', async () => {
    const run = await runs().start(o.administrator, false, key());
    await jobs().run({ runId: run.id });
    await jobs().run({ runId: run.id });
    expect(await runs().list(o.administrator, run.id)).toMatchObject([{ dry: false, state: 'done', people: 2 }]);
    expect([await noteOf(old.id), await noteOf(paid.id), await noteOf(open.id)]).toEqual([['[effacé]'], ['[effacé]'], ['M. Ouvert Toujours rappelle demain.']]);
    expect(await o.h.rows(sql`select count(*) as n from erasure where run_id = ${run.id}`)).toEqual([{ n: '2' }]);
    expect(await o.h.rows(sql`select value from debtor_contact_point where debtor_id = ${old.debtorId}`)).toEqual([{ value: 'x@exemple.example' }]);
    const again = await runs().start(o.administrator, true, key());
    await jobs().look({ runId: again.id });
    expect(await runs().list(o.administrator, again.id)).toMatchObject([{ people: 0 }]);
  });

  test('at night nothing falls by itself, unless a rule of the agency says so of its kind', async () => {
    at('2033-01-10T00:05:00Z');
    const before = await o.h.rows(sql`select count(*) as n from retention_run`);
    await jobs().run({});
    expect(await o.h.rows(sql`select count(*) as n from retention_run`)).toEqual(before);
    await policies().set(o.administrator, rule('contact', 'P5Y', { automatic: true }));
    await jobs().run({});
    await jobs().run({});
    const [night] = await o.h.rows<{ id: string; n: string }>(sql`select id, count(*) over () as n from retention_run where started_by is null`);
    expect(night!.n).toBe('1');
    await jobs().run({ runId: night!.id });
    expect(await o.h.rows(sql`select distinct kind from retention_effect where run_id = ${night!.id}`)).toEqual([{ kind: 'contact' }]);
    expect(await o.h.rows(sql`select value from debtor_contact_point where debtor_id = ${old.debtorId}`)).not.toEqual([{ value: 'x@exemple.example' }]);
    // What is due to whom he paid stays with his name until the accounts may go.
    expect(await o.h.rows(sql`select payer from payment where case_id = ${paid.id}`)).toEqual([{ payer: 'Mme Payée Ancienne' }]);
  });
});
