import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cents } from '@quittance/law';
import { sql } from '@quittance/platform';
import { DebtFactsSources, SettlementService, StatementService, type DebtFacts } from '../index.ts';
import { day, euros, office, type Office } from '../testing/index.ts';

let o: Office;
/** What a room below would know, by case. */
const known = new Map<string, Partial<DebtFacts>>();
beforeAll(async () => {
  o = await office();
  o.h.get(DebtFactsSources).add((_, ids) => Promise.resolve(new Map(ids.flatMap((id) => { const facts = known.get(id); return facts ? [[id, facts] as const] : []; }))));
});
afterAll(() => o.h.close());

const settle = (caseId: string) => o.h.database.transact((tx) => o.h.get(SettlementService).settle(tx, o.helene, caseId, 'payment'));
const file = async (caseId: string) => (await o.h.rows<{ stage: string; closed_reason: string | null; next_action_kind: string | null; overpaid_cents: string; paid_cents: string; costs_due_cents: string; limitation_on: string }>(sql`select * from case_file where id = ${caseId}`))[0]!;
const codes = async (caseId: string) => (await o.h.rows<{ code: string; facts: object }>(sql`select code, facts from timeline_entry where case_id = ${caseId} order by at, id`)).map(({ code }) => code);
const payment = (amount: bigint, on = '2026-11-20') => ({ id: `p${amount}`, on: day(on), amount: cents(amount), claim: null });

test('what a room below knows enters the statement, the position and the limitation of its case alone', async () => {
  const [paid, other] = [await o.open('Payé en partie', [{ dueOn: day('2026-05-31'), amount: euros('1000') }]), await o.open('Autre', [{ dueOn: day('2026-05-31'), amount: euros('1000') }])];
  const before = (await o.h.get(StatementService).facts(o.h.database, other.id)).facts;
  known.set(paid.id, { payments: [payment(20_000n)], costs: [{ id: 'c', on: day('2026-11-21'), amount: cents(5_107n) }], interruptions: [{ on: day('2026-11-20'), kind: 'partial_payment' }] });
  const answer = await settle(paid.id);
  expect(answer).toMatchObject({ closed: false, reopened: false, overpaid: 0n });
  const { facts } = await o.h.get(StatementService).facts(o.h.database, paid.id);
  expect([facts.payments?.length, facts.costs?.length]).toEqual([1, 1]);
  expect(await file(paid.id)).toMatchObject({ paid_cents: '20000', costs_due_cents: '5107', stage: 'placed' });
  expect((await file(paid.id)).limitation_on.slice(0, 10)).toBe('2031-11-20');
  expect((await o.h.get(StatementService).facts(o.h.database, other.id)).facts).toEqual(before);
});

test('nothing due: the case closes as paid and says what is too much; owing again: it comes back with something to do', async () => {
  const { id } = await o.open('Soldé', [{ dueOn: day('2026-11-10'), amount: euros('100') }]);
  known.set(id, { payments: [payment(50_000n)] });
  expect(await settle(id)).toMatchObject({ closed: true, due: 0n });
  const closed = await file(id);
  expect(closed).toMatchObject({ stage: 'closed', closed_reason: 'paid', next_action_kind: null });
  expect(BigInt(closed.overpaid_cents)).toBeGreaterThan(35_000n);
  expect(await settle(id)).toMatchObject({ closed: false, reopened: false });
  known.delete(id);
  expect(await settle(id)).toMatchObject({ reopened: true });
  expect(await file(id)).toMatchObject({ stage: 'amicable', closed_reason: null, next_action_kind: 'call', overpaid_cents: '0' });
  expect((await codes(id)).filter((code) => code.startsWith('case.'))).toEqual(['case.opened', 'case.closed', 'case.reopened']);
});

test('a case on which nothing was ever paid does not close by itself', async () => {
  const { id } = await o.open('Avoir total', [{ dueOn: day('2026-12-24'), amount: euros('100') }]);
  await o.h.rows(sql`insert into credit_note (id, case_id, claim_id, agency_id, creditor_id, reference, issued_on, amount_cents, created_at) select gen_random_uuid(), case_id, id, agency_id, creditor_id, 'AV', issued_on, amount_cents, now() from claim where case_id = ${id}`);
  expect(await settle(id)).toMatchObject({ closed: false, due: 0n });
});
