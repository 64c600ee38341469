/**
 * Tuesday 5 January 2027, and nobody has entered the rates of the half-year: what needs them is blocked with its reason in every room,
 * what happens is written down all the same, and once the rate is approved everything is as though it had been there.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AppliedLawService, CaseListService, StatementReadService, StatementService } from '@quittance/cases';
import { day, euros, lawOffice, office, type LawOffice, type Office } from '@quittance/cases/testing';
import { ContactModule, contactEntities, LettersService } from '@quittance/contact';
import { visitor } from '@quittance/identity';
import { HandoffCheckService, HandoffsService, JudicialModule, judicialEntities } from '@quittance/judicial';
import { computeStatement, isLawError } from '@quittance/law';
import { MoneyModule, moneyEntities, PaymentsReadService, PaymentsService, PlansService, type RecordPaymentInput } from '@quittance/money';
import { newId, sql, type Actor } from '@quittance/platform';
import { DebtorPageService } from '../debtor-page/debtor-page.service.ts';
import { DebtorPlanService } from '../debtor-page/debtor-plan.service.ts';
import { DeskModule } from '../desk.module.ts';

const LACKS = { rate: 'ecb_main_refinancing_rate', from: '2027-01-01', to: '2027-06-30' };
interface Seen { code: string; article?: string | null; facts: Record<string, unknown> }
const seen = (e: { code: string; article?: string | null; facts: { key: string; value: string }[] }): Seen => ({ code: e.code, article: e.article ?? null, facts: Object.fromEntries(e.facts.map(({ key, value }) => [key, value])) });
const refusal = (done: Promise<unknown>): Promise<Seen> => done.then(() => { throw new Error('was not refused'); }, (e: { toRefusal?: () => Parameters<typeof seen>[0] }) => {
  if (!e.toRefusal) throw e;
  return seen(e.toRefusal());
});
const RATE_UNKNOWN = { code: 'rate_unknown', article: 'C. com. L441-10 II', facts: expect.objectContaining(LACKS) };

describe('a half-year whose rate nobody has entered', () => {
  let o: Office, l: LawOffice;
  let one: { id: string; actor: Actor }, whole: { id: string }, december: { id: string }, over: { id: string };
  let keys = 0;
  const pay = (caseId: string, more: Partial<RecordPaymentInput> = {}, dryRun = false) =>
    o.h.get(PaymentsService).record(o.accountant, { caseId, valueOn: day('2027-01-04'), amount: euros('250'), means: 'transfer', receivedBy: 'agency', idempotencyKey: `règlement-${++keys}-${caseId}`, ...more }, { dryRun });
  const open = async (name: string) => {
    const opened = await o.open(name);
    return { id: opened.id, actor: visitor({ id: newId(), agency_id: o.agencyId, creditor_id: o.creditorId, case_id: opened.id, name, locale: 'fr' }) };
  };
  const listed = async (id: string) => (await o.h.get(CaseListService).cases(o.helene, { first: 100 })).rows.find((row) => row.id === id)!.due;
  const payments = (id: string) => o.h.get(PaymentsReadService).ofCase(o.helene, id);
  const row = async (id: string) => (await o.h.rows<{ stage: string; closed_reason: string | null; paid: string; overpaid: string }>(sql`select stage, closed_reason, paid_cents as paid, overpaid_cents as overpaid from case_file where id = ${id}`))[0]!;
  const due = async (id: string, on = day('2027-01-05')) => {
    const { facts, law } = await o.h.get(StatementService).facts(o.h.database, id, on);
    const statement = computeStatement(facts, law);
    if (isLawError(statement)) throw new Error(statement.message);
    return statement.totals.due;
  };

  beforeAll(async () => {
    o = await office({ modules: [MoneyModule, ContactModule, JudicialModule, DeskModule], entities: [...moneyEntities, ...contactEntities, ...judicialEntities] });
    l = await lawOffice(o);
    [one, whole, december, over] = [await open('Charpentes Guilvédec'), await open('Imprimerie Carnaudet'), await open('Garage Tréhorel'), await open('Verrerie Ancelot')];
    o.h.clock.set(Temporal.Instant.from('2027-01-05T08:00:00Z'));
  }, 120_000);
  afterAll(() => o.h.close());

  test('the statement, of today or of a later day, names the half-year; that of the eve stands', async () => {
    const statements = o.h.get(StatementReadService);
    expect(seen((await statements.statement(o.helene, one.id, undefined)) as never)).toEqual(RATE_UNKNOWN);
    expect(seen((await statements.statement(o.camille, one.id, day('2027-02-01'))) as never)).toEqual(RATE_UNKNOWN);
    expect(await statements.statement(o.helene, one.id, day('2026-12-31'))).toMatchObject({ asOf: day('2026-12-31') });
    expect(await statements.dailyInterest(o.helene, one.id)).toBeNull();
  });

  test('formal notice, plan and hand-off are refused with it, each at its preview and at the act', async () => {
    expect(await refusal(o.h.get(LettersService).previewFormalNotice(o.helene, one.id))).toEqual(RATE_UNKNOWN);
    expect(await refusal(o.h.get(LettersService).sendFormalNotice(o.helene, { caseId: one.id, channel: 'registered', idempotencyKey: 'mise-en-demeure-2027' }))).toEqual(RATE_UNKNOWN);
    const terms = { caseId: one.id, months: 3, firstOn: day('2027-01-20') };
    expect(await refusal(o.h.get(PlansService).quote(o.helene, terms))).toEqual(RATE_UNKNOWN);
    expect(await refusal(o.h.get(PlansService).propose(o.helene, { ...terms, idempotencyKey: 'échéancier-2027' }))).toEqual(RATE_UNKNOWN);
    expect(await refusal(o.h.get(HandoffCheckService).handoffCheck(o.solange, one.id))).toEqual(RATE_UNKNOWN);
    const studyId = newId();
    await o.h.rows(sql`insert into study (id, agency_id, name, line1, postal_code, city, email, created_at) values (${studyId}, ${o.agencyId}, 'Étude Sablon', '3 place du Palais', '37000', 'Tours', 'etude@sablon.example', now())`);
    await o.h.rows(sql`insert into app_user (id, agency_id, email, name, created_at) values (${newId()}, ${o.agencyId}, 'aubin@sablon.example', 'Maître Aubin', now())`);
    await o.h.rows(sql`insert into role_held (id, user_id, role, study_id, given_at) select ${newId()}, id, 'bailiff', ${studyId}, now() from app_user where email = 'aubin@sablon.example'`);
    expect(await refusal(o.h.get(HandoffsService).handToBailiff(o.solange, { caseId: one.id, studyId, mission: 'serve', idempotencyKey: 'remise-2027' }))).toEqual(RATE_UNKNOWN);
  });

  test('the debtor reads what he owes up to the eve, that it is so, and may pay; a plan he is refused in words', async () => {
    const known = await due(one.id, day('2026-12-31'));
    const page = await o.h.get(DebtorPageService).statement(one.actor);
    expect(page).toMatchObject({ due: known, lacking: { from: day('2027-01-01'), to: day('2027-06-30') }, dailyInterest: null });
    expect(page.claims.reduce((sum, { amount, interestTotal, indemnity }) => sum + amount + interestTotal + indemnity, 0n)).toBe(known);
    expect(await o.h.get(DebtorPageService).pay(one.actor, undefined)).toMatchObject({ due: known, amount: known, refusal: null });
    expect(await o.h.get(DebtorPlanService).page(one.actor, { months: '3', day: '20' }, 'fr')).toMatchObject({ offer: null, refusal: { code: 'rate_unknown', facts: LACKS } });
    expect(await listed(one.id)).toBe(known);
  });

  test('money that came in is never refused: it is recorded, told so, taken off what is known, and meets nothing yet', async () => {
    const known = await due(one.id, day('2026-12-31'));
    const key = { idempotencyKey: 'règlement-du-4-janvier' };
    const dry = await pay(one.id, key, true);
    const done = await pay(one.id, key);
    for (const answer of [dry, done]) {
      expect(answer).toMatchObject({ dueBefore: known, dueAfter: known - 25_000n, overpaid: 0n, closes: false, moved: [], payment: { allocations: [], unallocated: 25_000n } });
      expect(seen(answer.waitsFor!)).toEqual(RATE_UNKNOWN);
    }
    expect((await pay(one.id, key)).payment.id).toBe(done.payment.id);
    expect([await listed(one.id), (await o.h.get(DebtorPageService).statement(one.actor)).due]).toEqual([known - 25_000n, known - 25_000n]);
    expect(await row(one.id)).toMatchObject({ paid: '25000', overpaid: '0' });
    expect(await o.h.rows(sql`select figures->'waits' as waits, figures->>'unallocated' as rest, balance_cents as balance, law_version from receipt where payment_id = ${done.payment.id}`)).toEqual([{ waits: { from: '2027-01-01', to: '2027-06-30' }, rest: '25000', balance: String(known - 25_000n), law_version: '2026-11-21' }]);
    const wrong = await pay(one.id, { amount: euros('40') });
    expect(await o.h.get(PaymentsService).reverse(o.accountant, wrong.payment.id, 'saisi deux fois')).toMatchObject({ dueBefore: known - 29_000n, dueAfter: known - 25_000n, closes: false });
    expect(await listed(one.id)).toBe(known - 25_000n);
  });

  test('what came in before the half-year is laid out at once, be it entered now', async () => {
    const done = await pay(december.id, { valueOn: day('2026-12-30') });
    expect(done.payment.unallocated).toBe(0n);
    expect(done.payment.allocations.map(({ target }) => target)).toEqual(['interest', 'principal']);
    expect(done.waitsFor).not.toBeNull();
    const cash = await pay(december.id, { means: 'cash', amount: euros('10') }).then(() => 'taken', (e: { code: string }) => e.code);
    expect(cash).toBe('cash_above_limit');
  });

  test('a debt of which all that is known is paid stays open until the rest is known', async () => {
    const known = await due(whole.id, day('2026-12-31'));
    expect(await pay(whole.id, { amount: known })).toMatchObject({ dueAfter: 0n, closes: false, caseFile: { due: 0n, stage: 'placed' } });
    expect(await pay(over.id, { amount: (known + 500n) as never })).toMatchObject({ dueAfter: 0n, overpaid: 0n, closes: false });
    expect([await row(whole.id), await row(over.id)]).toMatchObject([{ closed_reason: null }, { closed_reason: null }]);
  });

  test('once the rate is approved all is as though it had been there: laid out, owed, closed', async () => {
    const receipts = () => o.h.rows(sql`select r.id, r.figures, r.balance_cents, r.law_version from receipt r order by r.id`);
    const handedOut = await receipts();
    await l.approved();
    expect((await o.h.get(AppliedLawService).of(o.h.database, o.agencyId)).version).toBe('2026-11-21+1');
    const [first] = (await payments(one.id)).filter(({ reversal }) => !reversal);
    // 1,000.00: 20.31 + 62.51 to the eve, and 1.39 for four days at 12.65 %.
    expect(first!.allocations.map(({ target, amount }) => [target, amount])).toEqual([['interest', 8_421n], ['principal', 16_579n]]);
    expect(first!.unallocated).toBe(0n);
    expect(await o.h.rows(sql`select distinct cause_kind from allocation where payment_id = ${first!.id} order by 1`)).toEqual([{ cause_kind: 'law' }, { cause_kind: 'payment' }]);
    for (const { id } of [one, whole, december]) expect([id, await listed(id)]).toEqual([id, await due(id)]);
    expect(await due(whole.id)).toBeGreaterThan(0n);
    expect(await row(whole.id)).toMatchObject({ closed_reason: null });
    // 5.00 more than was known on the eve: four days of interest, and what is left is too much.
    expect(await row(over.id)).toMatchObject({ stage: 'closed', closed_reason: 'paid' });
    expect(BigInt((await row(over.id)).overpaid)).toBeGreaterThan(0n);
    expect(await receipts()).toEqual(handedOut);
    expect(await o.h.get(StatementReadService).statement(o.helene, one.id, undefined)).toMatchObject({ lawVersion: '2026-11-21+1' });
    expect(await o.h.get(PlansService).quote(o.helene, { caseId: one.id, months: 3, firstOn: day('2027-01-20') })).toMatchObject({ total: await due(one.id) });
    expect(await o.h.get(DebtorPageService).statement(one.actor)).toMatchObject({ lacking: null, due: await due(one.id) });
  });
});
