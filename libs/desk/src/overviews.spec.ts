import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CallsService, CaseListService, CasesReadService, DisputesService, QuestionsService, type CaseFilter } from '@quittance/cases';
import { day, euros, office, type Office } from '@quittance/cases/testing';
import { sql } from '@quittance/platform';
import { CreditorHomeService, DeskModule, SupervisionService } from './index.ts';

describe('the supervisor\'s view and the creditor\'s overview', () => {
  let o: Office;
  const ids: string[] = [];
  beforeAll(async () => {
    o = await office({ modules: [DeskModule] });
    // Ages in days on 23 November 2026: 54, 90, 200, 300, 365, 366.
    for (const dueOn of ['2026-09-30', '2026-08-25', '2026-05-07', '2026-01-27', '2025-11-23', '2025-11-22']) ids.push((await o.open(`Débiteur ${dueOn}`, [{ dueOn: day(dueOn), amount: euros('1000') }])).id);
    ids.push((await o.open('Autre client', [{ dueOn: day('2021-12-01'), amount: euros('70') }], { creditorId: o.otherCreditorId, assignee: o.yasmine })).id);
    await o.h.get(CallsService).log(o.helene, { caseId: ids[0]!, reached: 'debtor', outcome: 'promise', promise: { dueOn: day('2026-11-27'), amount: euros('400') }, nextAction: { kind: 'check_bank', on: day('2026-11-30') }, idempotencyKey: 'vue-promesse' });
    await o.h.get(CallsService).log(o.yasmine, { caseId: ids[6]!, reached: 'nobody', outcome: 'absent', nextAction: { kind: 'call', on: day('2026-11-24') }, idempotencyKey: 'vue-absent' });
    await o.h.rows(sql`update case_file set next_action_on = '2026-11-20' where id = ${ids[1]!}`);
    await o.h.rows(sql`update case_file set stage = 'closed', closed_reason = 'paid' where id = ${ids[5]!}`);
    await o.h.rows(sql`insert into deposit (id, agency_id, creditor_id, mandate_id, placed_at, placed_by, idempotency_key, input_hash, file_names, case_count, claim_count, total_cents, faults)
      values (gen_random_uuid(), ${o.agencyId}, ${o.creditorId}, ${o.mandateId}, '2026-11-20T09:00:00Z', ${o.camille.id}, 'k', 'h', '{a.csv}', 6, 6, 600000, '[]')`);
    await o.h.rows(sql`update case_file f set deposit_id = d.id from deposit d where f.id = any(${`{${ids.slice(0, 6).join(',')}}`}::uuid[])`);
  });
  afterAll(() => o.h.close());
  const due = async (id: string) => (await o.h.get(CasesReadService).one(o.helene, id))!.due;

  test('the creditor: what is open, promised, by stage, age and deposit, the same to the cent as his cases', async () => {
    const home = (await o.h.get(CreditorHomeService).home(o.camille, null))!;
    const dues = await Promise.all(ids.slice(0, 5).map(due));
    const all = dues.reduce<bigint>((sum, cents) => sum + cents, 0n);
    expect(home).toMatchObject({ creditorName: 'Papeteries Tessonville', mandate: { reference: 'MD-2024-11', state: 'in_force' }, openCases: 5, due: all, principal: 500_000n, promised: 40_000n, promisedCount: 1 });
    // 5 × 1,000.00 × 12.40 % ÷ 365 = 1.70 a day.
    expect(home.dailyInterest).toBe(170n);
    expect(home.stages.map((s) => [s.stage, s.cases])).toEqual([['placed', 4], ['amicable', 1], ['closed', 1]]);
    expect(home.ages.map((a) => [a.band, a.cases])).toEqual([['lt90', 1], ['90_180', 1], ['180_270', 1], ['270_365', 2], ['gt365', 0]]);
    expect(home.ages.reduce((sum, a) => sum + a.due, 0n)).toBe(all);
    expect(home.deposits).toMatchObject([{ cases: 6, principal: 600_000n }]);
  });

  test('the creditor: what is contested, what came back, what he is asked', async () => {
    const before = (await o.h.get(CreditorHomeService).home(o.camille, null))!;
    expect(before).toMatchObject({ contested: 0n, contestedCount: 0, recovered: 0n, questionsWaiting: 0 });
    const dispute = await o.h.get(DisputesService).open(o.helene, { caseId: ids[1]!, reason: 'already_paid', idempotencyKey: 'vue-contestation' });
    await o.h.rows(sql`update case_file set paid_cents = 12345 where id in (${ids[2]}, ${ids[5]})`);
    await o.h.get(QuestionsService).ask(o.helene, { caseId: ids[2]!, of: 'creditor', text: 'Avez-vous le bon ?' });
    expect(await o.h.get(CreditorHomeService).home(o.camille, null)).toMatchObject({ contested: await due(ids[1]!), contestedCount: 1, recovered: 24_690n, questionsWaiting: 2, due: before.due });
    expect(await o.h.get(CreditorHomeService).home(o.rachid, null)).toMatchObject({ contested: 0n, recovered: 0n, questionsWaiting: 0 });
    await o.h.get(DisputesService).settle(o.helene, dispute.id, 'withdrawn', '');
    expect(await o.h.get(CreditorHomeService).home(o.camille, null)).toMatchObject({ contested: 0n, contestedCount: 0 });
    await o.h.rows(sql`update case_file set next_action_on = '2026-11-20' where id = ${ids[1]!}`);
  });

  test('nobody else\'s overview: one answer for unknown and not his', async () => {
    const homes = o.h.get(CreditorHomeService);
    expect(await homes.home(o.rachid, o.creditorId)).toBeUndefined();
    expect(await homes.home(o.stranger, o.creditorId)).toBeUndefined();
    expect(await homes.home(o.helene, null)).toBeUndefined();
    expect(await homes.home(o.helene, 'rien')).toBeUndefined();
    expect(await homes.home(o.helene, o.creditorId)).toMatchObject({ openCases: 5 });
    expect(await homes.home(o.rachid, null)).toMatchObject({ creditorName: 'Bois Lorrenzeau', openCases: 1, deposits: [], principal: 7_000n });
    // The administrator sees the creditor and none of its cases.
    expect(await homes.home(o.administrator, o.creditorId)).toMatchObject({ openCases: 0, due: 0n, deposits: [], stages: [] });
  });

  test('the supervisor: who carries what, what is late, what the law will not wait for', async () => {
    const seen = await o.h.get(SupervisionService).supervision(o.solange);
    expect(seen.collectors.map((c) => [c.name, c.cases, c.overdue, c.callsToday, c.promisesToday])).toEqual([['Hélène Vasseur', 5, 1, 1, 1], ['Yasmine Delorme', 1, 0, 1, 0]]);
    expect(seen).toMatchObject({ openCases: 6, overdue: 1, limitationRed: 1, withoutNextAction: 0 });
    expect(seen.due).toBe(seen.collectors.reduce((sum, c) => sum + c.due, 0n));
    expect(await o.h.get(SupervisionService).supervision(o.stranger)).toMatchObject({ openCases: 0, due: 0n, collectors: [{ name: 'Nadia Ailleurs', cases: 0 }] });
  });

  test('each figure is the total of the list that it opens, for the creditor as for the agency, and of nobody else\'s cases', async () => {
    const call = (caseId: string, key: string, promise?: { dueOn: Temporal.PlainDate; amount: ReturnType<typeof euros> }) =>
      o.h.get(CallsService).log(o.helene, { caseId, reached: 'debtor', outcome: promise ? 'promise' : 'refusal', ...(promise ? { promise } : {}), nextAction: { kind: 'call', on: day('2026-11-30') }, idempotencyKey: `figures-${key}` });
    const today = { dueOn: day('2026-11-23'), amount: euros('5') };
    const [now, over, refused] = await Promise.all(['Promis ce jour', 'Promis puis clos', 'Promis puis refusé'].map((name) => o.open(name)));
    for (const one of [now!, over!, refused!]) await call(one.id, one.id, today);
    await call(refused!.id, 'refus');
    await o.h.rows(sql`update case_file set stage = 'returned' where id = ${over!.id}`);
    await call(ids[6]!, 'rachid', today);
    const lists = o.h.get(CaseListService);
    for (const [actor, creditorId] of [[o.camille, o.creditorId], [o.rachid, o.otherCreditorId], [o.helene, o.creditorId]] as const) {
      const home = (await o.h.get(CreditorHomeService).home(actor, creditorId))!;
      const listed = async (filter: CaseFilter) => {
        const { rows, total } = await lists.cases(actor, { first: 100, filter: { ...filter, creditorId } });
        expect(rows).toHaveLength(total);
        return { cases: total, due: rows.reduce((sum, row) => sum + row.due, 0n), principal: rows.reduce((sum, row) => sum + row.principal, 0n), recovered: rows.reduce((sum, row) => sum + row.recovered, 0n) };
      };
      expect(await listed({ open: true })).toMatchObject({ cases: home.openCases, due: home.due, principal: home.principal });
      expect((await listed({ promised: true })).cases).toBe(home.promisedCount);
      for (const { stage, ...figure } of home.stages) expect(await listed({ stage })).toEqual(figure);
      for (const { band, ...figure } of home.ages) expect(await listed({ open: true, band })).toMatchObject(figure);
      expect(await listed({ contested: true })).toMatchObject({ cases: home.contestedCount, due: home.contested });
      expect((await listed({ recovered: true })).recovered).toBe(home.recovered);
      for (const { stage, recovered } of home.stages) expect((await listed({ stage, recovered: true })).recovered).toBe(recovered);
      for (const deposit of home.deposits) {
        expect(await listed({ depositId: deposit.id })).toMatchObject({ cases: deposit.cases, recovered: deposit.recovered });
        expect((await listed({ depositId: deposit.id, open: false })).cases).toBe(deposit.closed);
        expect((await listed({ depositId: deposit.id, open: true })).due).toBe(deposit.due);
      }
    }
    expect(await o.h.get(CreditorHomeService).home(o.camille, null)).toMatchObject({ openCases: 7, promisedCount: 2, promised: 40_500n });
    expect(await o.h.get(CreditorHomeService).home(o.rachid, null)).toMatchObject({ openCases: 1, promisedCount: 1, promised: 500n });
    for (const filter of [{ open: true }, { open: false }, { promised: true }, { band: 'gt365' }]) expect(await lists.cases(o.stranger, { filter: { ...filter, creditorId: o.creditorId } })).toEqual({ rows: [], next: null, total: 0 });
  });
});
