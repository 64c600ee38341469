/** What a row of the law changes, before it applies; and what is taken anew once it does. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { computeStatement, formatDecimal, isLawError, type LawTables } from '@quittance/law';
import { sql, toInstant } from '@quittance/platform';
import { CaseListService, StatementService } from '../index.ts';
import { day, euros, lawOffice, office, type LawOffice, type Office } from '../testing/index.ts';
import { AppliedLawReadService } from './applied-law-read.service.ts';
import { AppliedLawService } from './applied-law.service.ts';
import { ApplyLawService } from './apply-law.service.ts';
import { DecideLawService } from './decide-law.service.ts';
import { LawEntriesReadService } from './law-entries-read.service.ts';
import { MeasureLawService } from './measure-law.service.ts';

const refusal = (done: Promise<unknown>): Promise<{ code: string; facts?: Record<string, unknown> }> => done.then(() => { throw new Error('was not refused'); }, (e: { code?: string; options?: { facts?: Record<string, unknown> } }) => {
  if (!e.code) throw e;
  return { code: e.code, ...(e.options?.facts ? { facts: e.options.facts } : {}) };
});

describe('what a row of the law changes', () => {
  let o: Office, l: LawOffice;
  beforeAll(async () => { o = await office(); l = await lawOffice(o); });
  afterAll(() => o.h.close());

  const reads = () => o.h.get(LawEntriesReadService), decisions = () => o.h.get(DecideLawService);
  const at = (iso: string) => o.h.clock.set(Temporal.Instant.from(iso));
  const law = () => o.h.get(AppliedLawService).of(o.h.database, o.agencyId);
  const dueWith = async (caseId: string, tables: LawTables, on: string) => {
    const { facts } = await o.h.get(StatementService).facts(o.h.database, caseId, day(on));
    const statement = computeStatement(facts, tables);
    return isLawError(statement) ? null : statement.totals.due;
  };
  const listed = async (id: string) => (await o.h.get(CaseListService).cases(o.helene, { first: 100 })).rows.find((row) => row.id === id)!.due;
  const runs = (kind: string) => o.h.rows<{ id: string; state: string; as_of: string; total: number; done: number }>(sql`select id, state, as_of::text, total, done from law_run where kind = ${kind} order by started_at desc`);

  let cases: { id: string; due?: bigint }[];
  test('a new half-year: every case that needs its rate, on its last day; those with a contract rate and those of other regimes are left alone', async () => {
    at('2026-12-21T08:00:00Z');
    const [small, large] = [await o.open('Imprimerie Carnaudet'), await o.open('Ateliers Vaubrun', [{ amount: euros('80000') }])];
    const contract = await o.open('Menuiserie Ancel', [{ contractRate: '9.00' }]);
    const person = await o.open('Mme Lisa Morvan', [{ nature: 'civil' }], { regime: 'civil', kind: 'person' });
    const town = await o.open('Commune de Brézolles', [{ dueOn: day('2026-04-30') }], { regime: 'public' });
    cases = [small, large, contract, person, town];
    const { missing } = await o.h.get(AppliedLawReadService).applied(o.helene);
    expect(missing.map(({ name, from, state, cases: count }) => [name, String(from), state, count])).toEqual([
      ['legal_rate_other', '2027-01-01', 'soon', 0], ['legal_rate_individual', '2027-01-01', 'soon', 0], ['ecb_main_refinancing_rate', '2027-01-01', 'soon', 2],
    ]);
    expect((await o.h.get(AppliedLawReadService).applied(o.rachid)).missing.at(-1)).toMatchObject({ cases: 0 });

    const { id } = await l.enter();
    expect((await reads().one(o.administrator, id))!.measure).toMatchObject({ state: 'running', total: 4, done: 0, asOf: day('2027-06-30') });
    expect(await refusal(decisions().decide(l.odile, id, true, null))).toMatchObject({ code: 'not_measured', facts: { state: 'running' } });
    expect(await l.work()).toEqual(['measure-law']);

    const after = await o.h.get(AppliedLawService).of(o.h.database, o.agencyId).then(async (tables) => ({ ...tables, ecbMainRefinancingRate: [...tables.ecbMainRefinancingRate, { from: '2027-01-01', to: '2027-06-30', value: '2.65', article: 'x', confidence: 'high' as const }] }));
    const [oneDue, otherDue] = [(await dueWith(small.id, after, '2027-06-30'))!, (await dueWith(large.id, after, '2027-06-30'))!];
    const known = await Promise.all([contract.id, town.id].map((one) => dueWith(one, after, '2027-06-30')));
    const measured = (await reads().one(o.administrator, id))!.measure!;
    expect(measured).toMatchObject({ state: 'done', total: 4, done: 4, changed: 2, blockedBefore: 2, blockedAfter: 0, before: known[0]! + known[1]!, after: known[0]! + known[1]! + oneDue + otherDue });
    const effects = await reads().effects(o.solange, id, {});
    expect(effects.rows).toMatchObject([{ caseId: large.id, debtorName: 'Ateliers Vaubrun', creditorName: 'Papeteries Tessonville', before: null, after: otherDue, difference: null }, { caseId: small.id, after: oneDue }]);
    // Who enters figures reads no case: he sees which and how much, not whose.
    expect((await reads().effects(o.administrator, id, { first: 1 })).rows).toMatchObject([{ caseId: large.id, debtorName: null }]);
    expect((await reads().effects(o.administrator, id, { first: 1, after: (await reads().effects(o.administrator, id, { first: 1 })).next })).rows).toMatchObject([{ caseId: small.id }]);
    expect((await reads().effects(o.helene, id, {})).rows).toEqual([]);
  });

  test('a job that runs again, or for a run that is over, changes nothing', async () => {
    const [run] = await runs('measure');
    const before = await o.h.rows(sql`select * from law_run order by id`);
    await o.h.get(MeasureLawService).measure({ runId: run!.id });
    await o.h.get(ApplyLawService).apply({ runId: run!.id });
    expect(await o.h.rows(sql`select * from law_run order by id`)).toEqual(before);
  });

  test('a measure of yesterday is taken anew by itself before anyone decides upon it', async () => {
    const [entry] = (await reads().list(o.administrator, { state: 'entered' })).rows;
    at('2026-12-22T09:00:00Z');
    expect(await refusal(decisions().decide(l.odile, entry!.id, true, null))).toEqual({ code: 'not_measured', facts: { state: 'outdated' } });
    expect((await reads().one(l.odile, entry!.id))!.measure).toMatchObject({ state: 'running' });
    await decisions().measure(o.administrator, entry!.id);
    expect(await l.work()).toEqual(['measure-law']);
    expect(await runs('measure')).toMatchObject([{ state: 'done' }, { state: 'done' }]);
    expect(await decisions().decide(l.odile, entry!.id, true, null)).toMatchObject({ state: 'approved', decidedBy: 'Odile Garnier', application: { state: 'running', total: 4 } });
    expect(await l.work()).toEqual(['apply-law']);
    expect((await reads().one(o.administrator, entry!.id))!.application).toMatchObject({ state: 'done', done: 4, changed: 0 });
    expect((await law()).version).toBe('2026-11-21+1');
    expect((await o.h.get(AppliedLawReadService).applied(o.helene)).missing.map(({ name }) => name)).toEqual(['legal_rate_other', 'legal_rate_individual']);
  });

  test('a correction of the half-year that runs: by how much, today; then the list owes what the statement owes', async () => {
    at('2026-12-22T10:00:00Z');
    const ended = await o.open('Scierie Morvan-Lacaze');
    await o.h.rows(sql`update case_file set stage = 'closed', closed_reason = 'withdrawn' where id = ${ended.id}`);
    const kept = () => o.h.rows(sql`select f.xmin::text as file, p.xmin::text as position from case_file f join claim_position p on p.case_id = f.id where f.id = ${ended.id}`);
    const closed = await kept();
    const today = '2026-12-22', without = await law();
    const before = await Promise.all(cases.map(({ id }) => dueWith(id, without, today)));
    const { id } = await l.enter({ from: day('2026-07-01'), value: '2,65' });
    await l.work();
    const measured = (await reads().one(o.administrator, id))!;
    expect(measured).toMatchObject({ act: 'correction', measure: { asOf: day(today), changed: 2, blockedBefore: 0, blockedAfter: 0 }, replaces: { value: '"2.40"' } });
    // 175 days of a quarter point on 1,000.00 and on 80,000.00.
    expect((await reads().effects(o.solange, id, {})).rows.map(({ caseId, difference }) => [caseId, difference])).toEqual([[cases[1]!.id, '95.89'], [cases[0]!.id, '1.20']]);
    expect(measured.measure!.after - measured.measure!.before).toBe(9709n);

    await decisions().decide(l.odile, id, true, null);
    expect(await l.work()).toEqual(['apply-law']);
    const applied = (await reads().one(o.administrator, id))!;
    expect(applied.application).toMatchObject({ state: 'done', changed: 2, before: measured.measure!.before, after: measured.measure!.after });
    expect(applied.replaces).toMatchObject({ value: '"2.40"', origin: 'shipped' });
    const tables = await law();
    for (const [n, one] of cases.entries()) {
      const due = await dueWith(one.id, tables, today);
      expect([await listed(one.id), formatDecimal(due! - before[n]!)]).toEqual([due, ['1.20', '95.89', '0.00', '0.00', '0.00'][n]]);
    }
    expect(await kept()).toEqual(closed);
    expect(await o.h.rows(sql`select count(*) as n from outbox_event where name = 'LawApplied' and ids->>'lawEntryId' = ${id}`)).toEqual([{ n: '1' }]);
  });

  test('what was approved meanwhile makes a measure outdated', async () => {
    const { id: one } = await l.enter({ from: day('2026-01-01'), value: '2.20' });
    const { id: other } = await l.enter({ name: 'b2b_default_margin', from: day('2026-07-01'), value: '11' });
    await l.work();
    await decisions().decide(l.odile, one, true, null);
    expect(await refusal(decisions().decide(l.odile, other, true, null))).toMatchObject({ facts: { state: 'outdated' } });
    await l.work();
    const { measure } = (await reads().one(o.administrator, other))!;
    expect(measure).toMatchObject({ state: 'done', changed: 2, total: 5 });
    expect(await decisions().decide(l.odile, other, true, null)).toMatchObject({ state: 'approved' });
    await l.work();
    expect(await listed(cases[0]!.id)).toBe(await dueWith(cases[0]!.id, await law(), '2026-12-22'));
  });

  test('a term of limitation that is entered moves the terms of the cases, their figures unmoved', async () => {
    const term = async () => (await o.h.rows<{ on: string }>(sql`select limitation_on::text as on from case_file where id = ${cases[0]!.id}`))[0]!.on;
    const due = await listed(cases[0]!.id);
    expect(await term()).toBe('2031-04-30');
    const { id } = await l.approved({ name: 'limitation_commercial', from: day('2026-01-01'), value: '3' });
    expect([await term(), await listed(cases[0]!.id)]).toEqual(['2029-04-30', due]);
    expect((await reads().one(o.administrator, id))!.measure).toMatchObject({ changed: 0, total: 5 });
  });

  test('a run that is cut off goes on where it was; more cases than one chunk are each measured once', async () => {
    await o.h.database.transact(async (tx) => {
      const [file] = await tx.rows<{ debtor_id: string; mandate_id: string }>(sql`select debtor_id, mandate_id from case_file where id = ${cases[0]!.id}`);
      await tx.rows(sql`insert into case_file select (jsonb_populate_record(f, jsonb_build_object('id', gen_random_uuid(), 'public_reference', 'COPIE-' || n))).* from case_file f, generate_series(1, 230) n where f.id = ${cases[0]!.id}`);
      expect(file).toBeDefined();
      await tx.rows(sql`insert into claim select (jsonb_populate_record(k, jsonb_build_object('id', gen_random_uuid(), 'case_id', f.id, 'reference', f.public_reference))).* from claim k, case_file f where k.case_id = ${cases[0]!.id} and f.public_reference like 'COPIE-%'`);
    });
    const told = () => o.h.rows<{ n: string }>(sql`select count(*) as n from outbox_event where name = 'LawMeasured'`).then(([row]) => Number(row!.n));
    const before = await told();
    const { id } = await l.enter({ from: day('2027-07-01'), value: '2.50' });
    expect(await l.work()).toEqual(['measure-law']);
    expect((await reads().one(o.administrator, id))!.measure).toMatchObject({ state: 'done', total: 234, done: 234, changed: 232 });
    expect(await told() - before).toBeLessThanOrEqual(3);
    const [run] = await runs('measure');
    expect(await o.h.rows(sql`select count(*) as n, count(distinct case_id) as cases from law_effect where run_id = ${run!.id}`)).toEqual([{ n: '232', cases: '232' }]);
    expect(toInstant((await o.h.rows<{ at: string }>(sql`select ended_at as at from law_run where id = ${run!.id}`))[0]!.at)).toBeDefined();
  });
});
