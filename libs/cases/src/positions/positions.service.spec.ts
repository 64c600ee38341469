import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { computeStatement, isLawError, LAW, type Cents } from '@quittance/law';
import { sql } from '@quittance/platform';
import { dueOf, PositionsService, StatementService } from '../index.ts';
import { day, euros, office, type Office } from '../testing/index.ts';

/** The same sequence on each run: mulberry32. */
function dice(seed: number): (most: number) => number {
  let a = seed;
  return (most) => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * most);
  };
}

describe('what is due today, in SQL', () => {
  let o: Office;
  beforeAll(async () => { o = await office(); });
  afterAll(() => o.h.close());

  const inSql = async (caseId: string, on: Temporal.PlainDate): Promise<bigint> => BigInt((await o.h.rows<{ due: string }>(sql`select ${dueOf('f', on)} as due from case_file f where f.id = ${caseId}`))[0]!.due);
  const byLaw = async (caseId: string, on: Temporal.PlainDate): Promise<Cents> => {
    const { facts } = await o.h.get(StatementService).facts(o.h.database, caseId, on);
    const statement = computeStatement(facts, LAW);
    if (isLawError(statement)) throw new Error(statement.message);
    return statement.totals.due;
  };

  test('is to the cent what the statement says, on random cases and every kind of day until the position ends', async () => {
    const pick = dice(20261123);
    const of = <T>(...choices: T[]): T => choices[pick(choices.length)]!;
    for (let n = 0; n < 40; n++) {
      const regime = of('commercial' as const, 'commercial' as const, 'civil' as const, 'public' as const);
      const { id } = await o.open(`Débiteur ${n}`, Array.from({ length: 1 + pick(4) }, () => {
        const dueOn = day('2023-01-01').add({ days: pick(1500) });
        return { issuedOn: dueOn.subtract({ days: 30 }), dueOn, amount: of(euros('0.01'), euros('333.33'), euros('4860'), BigInt(1 + pick(900_000_000)) as Cents), contractRate: of(null, null, '15', '9.875', '0'), defaultOnDue: of(true, false) };
      }), { regime, kind: regime === 'civil' ? 'person' : 'company', creditorId: of(o.creditorId, o.otherCreditorId) });
      await o.h.rows(sql`update mandate set day_count = ${of('ACT_ACT', 'ACT_365')} where id = ${o.mandateId}`);
      if (regime === 'civil') await o.h.rows(sql`update case_file set notice_received_on = ${of('2025-11-10', '2026-11-20', null)} where id = ${id}`);
      // Credit notes correct the invoice from its start; none goes above the claim.
      if (of(true, false)) await o.h.rows(sql`insert into credit_note (id, case_id, claim_id, agency_id, creditor_id, reference, issued_on, amount_cents, created_at)
        select gen_random_uuid(), case_id, id, agency_id, creditor_id, 'AV-1', issued_on, greatest(1, amount_cents / ${1 + pick(5)}), now() from claim where case_id = ${id} limit 1`);
      await o.h.database.transact((tx) => o.h.get(PositionsService).anchor(tx, id));
      const [position] = await o.h.rows<{ until: string }>(sql`select least(min(valid_until), '2027-12-31') as until from claim_position where case_id = ${id}`);
      const last = day(position!.until);
      const today = day('2026-11-23');
      const span = today.until(last, { largestUnit: 'days' }).days;
      for (const on of [today, today.add({ days: 1 }), last, ...Array.from({ length: 4 }, () => today.add({ days: pick(span + 1) }))]) {
        // The statement beyond what the tables know is an error; the position ends before that.
        if (Temporal.PlainDate.compare(on, day('2026-12-31')) > 0) continue;
        expect([n, String(on), await inSql(id, on)]).toEqual([n, String(on), await byLaw(id, on)]);
      }
    }
  }, 60_000);

  test('an exact half cent is rounded up, and the cent of a great sum is not lost', async () => {
    // 73.00 × 12.50 % × 1 day ÷ 365 = 2.5 cents: 3 cents.
    const { id } = await o.open('Demi-centime', [{ dueOn: day('2026-11-22'), amount: euros('73'), contractRate: '12.5' }]);
    await o.h.rows(sql`update mandate set day_count = 'ACT_365' where id = ${o.mandateId}`);
    await o.h.database.transact((tx) => o.h.get(PositionsService).anchor(tx, id));
    expect(await inSql(id, day('2026-11-23'))).toBe(7300n + 3n + 4000n);
    const { id: great } = await o.open('Grande somme', [{ dueOn: day('2026-07-01'), amount: 99_999_999_999n as Cents, contractRate: '13.3333' }]);
    expect(await inSql(great, day('2026-12-31'))).toBe(await byLaw(great, day('2026-12-31')));
  });

  test('a half-year begins: positions past their last day stand still, then the job anchors them anew', async () => {
    const { id } = await o.open('Semestre', [{ dueOn: day('2026-02-28'), amount: euros('1000') }]);
    await o.h.rows(sql`update mandate set day_count = 'ACT_ACT' where id = ${o.mandateId}`);
    o.h.clock.set(Temporal.Instant.from('2026-03-02T08:00:00Z'));
    await o.h.database.transact((tx) => o.h.get(PositionsService).anchor(tx, id));
    expect(await inSql(id, day('2026-06-30'))).toBe(await byLaw(id, day('2026-06-30')));
    expect(await inSql(id, day('2026-07-15'))).toBe(await inSql(id, day('2026-06-30')));
    o.h.clock.set(Temporal.Instant.from('2026-07-15T08:00:00Z'));
    await o.h.get(PositionsService).anchorStale();
    expect(await inSql(id, day('2026-07-15'))).toBe(await byLaw(id, day('2026-07-15')));
    expect(await o.h.rows(sql`select count(*) n from claim_position where valid_until < '2026-07-15'`)).toEqual([{ n: '0' }]);
    // Twice is once.
    await o.h.get(PositionsService).anchorStale();
    expect(await inSql(id, day('2026-07-15'))).toBe(await byLaw(id, day('2026-07-15')));
    o.h.clock.set(Temporal.Instant.from('2026-11-23T08:00:00Z'));
  });

  test('a half-year whose rate nobody knows yet leaves what stands, and other cases go on', async () => {
    const { id } = await o.open('Sans taux', [{ dueOn: day('2026-10-31') }]);
    o.h.clock.set(Temporal.Instant.from('2027-02-01T08:00:00Z'));
    const before = await inSql(id, day('2026-12-31'));
    await o.h.get(PositionsService).anchorStale();
    expect(await inSql(id, day('2027-02-01'))).toBe(before);
    o.h.clock.set(Temporal.Instant.from('2026-11-23T08:00:00Z'));
  });

  test('the case keeps the nearest term still to come', async () => {
    const { id } = await o.open('Prescription', [{ dueOn: day('2020-03-31'), nature: 'commercial' }, { dueOn: day('2026-04-30'), nature: 'carriage' }, { dueOn: day('2024-04-30'), nature: 'commercial' }]);
    const on = () => o.h.rows(sql`select limitation_on from case_file where id = ${id}`);
    expect(await on()).toEqual([{ limitation_on: '2027-04-30' }]);
    o.h.clock.set(Temporal.Instant.from('2027-05-01T08:00:00Z'));
    await o.h.get(PositionsService).anchorStale();
    // The law of 2027 lacks its rates; the terms need none.
    expect(await on()).toEqual([{ limitation_on: '2029-04-30' }]);
    o.h.clock.set(Temporal.Instant.from('2026-11-23T08:00:00Z'));
  });
});
