/** What must hold of every history of payments, whatever was entered, in whatever order, and taken back. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { day, euros } from '@quittance/cases/testing';
import { cents } from '@quittance/law';
import { sql } from '@quittance/platform';
import fc from 'fast-check';
import { moneyOffice, type MoneyOffice } from './money.fixture.ts';

let o: MoneyOffice;
beforeAll(async () => { o = await moneyOffice(); });
afterAll(() => o.h.close());

interface Paid { days: number; amount: number; claim: 0 | 1 | null; means: 'transfer' | 'card' }
const paid: fc.Arbitrary<Paid> = fc.record({ days: fc.integer({ min: 0, max: 200 }), amount: fc.integer({ min: 1, max: 90_000 }), claim: fc.constantFrom(0 as const, 1 as const, null), means: fc.constantFrom('transfer' as const, 'card' as const) });
const history = fc.array(paid, { minLength: 1, maxLength: 5 });

let opened = 0;
const open = () => o.open(`Ateliers Coubrel ${++opened}`, [{ reference: `A ${opened}` }, { reference: `B ${opened}`, issuedOn: day('2026-04-10'), dueOn: day('2026-07-15'), amount: euros('640.30') }]);
/** Answers the ids of the payments in the order of the list, entered in the order of `entered`. */
async function enter(file: Awaited<ReturnType<typeof open>>, list: readonly Paid[], entered: readonly number[] = list.map((_, i) => i)): Promise<string[]> {
  const ids: string[] = [];
  for (const i of entered) {
    const { days, amount, claim, means } = list[i]!;
    const done = await o.pay(file.id, { valueOn: day('2026-05-05').add({ days }), amount: cents(BigInt(amount)), means, claimId: claim === null ? null : file.claimIds[claim]! });
    ids[i] = done.payment.id;
  }
  return ids;
}
const sums = (caseId: string) => o.h.rows<{ payment_id: string; sum: string }>(sql`select payment_id, sum(amount_cents) as sum from allocation where case_id = ${caseId} group by 1`);
/** What each payment meets, named by what it is and not by its id. */
const met = (caseId: string) => o.h.rows(sql`select p.value_on, p.amount_cents, p.means, split_part(k2.reference, ' ', 1) as chosen, a.target, split_part(k.reference, ' ', 1) as claim, sum(a.amount_cents) as sum from allocation a join payment p on p.id = a.payment_id
  left join claim k on k.id = a.claim_id left join claim k2 on k2.id = p.claim_id where a.case_id = ${caseId} group by 1, 2, 3, 4, 5, 6 having sum(a.amount_cents) <> 0 order by 1, 2, 3, 4, 5, 6, 7`);
const standing = (caseId: string) => o.h.rows(sql`select f.paid_cents, f.overpaid_cents, f.costs_due_cents, f.limitation_on, (select jsonb_agg(jsonb_build_object('p', p.principal_cents, 'i', p.closed_interest_cents, 'b', p.running_base_cents, 'n', p.indemnity_cents) order by k.position) from claim_position p join claim k on k.id = p.claim_id where p.case_id = f.id) as positions from case_file f where f.id = ${caseId}`);

test('what a payment meets always makes its sum, and nothing once it is reversed; the other payments end as if it had never come', async () => {
  await fc.assert(fc.asyncProperty(history, paid, async (list, wrong) => {
    const file = await open();
    const ids = await enter(file, list);
    const before = { met: await met(file.id), standing: await standing(file.id) };
    const [mistake] = await enter(file, [wrong]);
    const all = new Map((await sums(file.id)).map((row) => [row.payment_id, row.sum]));
    [...ids, mistake!].forEach((id, i) => expect(all.get(id)).toBe(String([...list, wrong][i]!.amount)));
    await o.payments.reverse(o.accountant, mistake!, 'saisi par erreur');
    expect({ met: await met(file.id), standing: await standing(file.id) }).toEqual(before);
    expect((await sums(file.id)).find((row) => row.payment_id === mistake)!.sum).toBe('0');
  }), { numRuns: 8 });
});

test('the order in which the same payments are entered changes nothing', async () => {
  const shuffled = history.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list.map((_, i) => i), { minLength: list.length })));
  await fc.assert(fc.asyncProperty(shuffled, async ([list, order]) => {
    const [one, other] = [await open(), await open()];
    await enter(one, list);
    await enter(other, list, order);
    expect(await met(other.id)).toEqual(await met(one.id));
    expect(await standing(other.id)).toEqual(await standing(one.id));
  }), { numRuns: 8 });
});

test('a preview says what the act then does, of the payment and of its reversal', async () => {
  await fc.assert(fc.asyncProperty(history, paid, async (list, next) => {
    const file = await open();
    await enter(file, list);
    const input = { valueOn: day('2026-05-05').add({ days: next.days }), amount: cents(BigInt(next.amount)), means: next.means, claimId: next.claim === null ? null : file.claimIds[next.claim]!, idempotencyKey: `aperçu-${file.id}` };
    const figures = ({ dueBefore, dueAfter, overpaid, closes, reopens, moved, payment }: Awaited<ReturnType<MoneyOffice['pay']>>) => ({ dueBefore, dueAfter, overpaid, closes, reopens, moved, parts: payment.allocations, left: payment.unallocated });
    const preview = figures(await o.pay(file.id, input, true));
    const act = await o.pay(file.id, input);
    expect(figures(act)).toEqual(preview);
    const back = figures(await o.payments.reverse(o.accountant, act.payment.id, 'erreur', { dryRun: true }));
    expect(figures(await o.payments.reverse(o.accountant, act.payment.id, 'erreur'))).toEqual(back);
    expect([back.dueBefore, back.dueAfter]).toEqual([preview.dueAfter, preview.dueBefore]);
  }), { numRuns: 8 });
});
