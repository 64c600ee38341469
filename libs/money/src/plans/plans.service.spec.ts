/** A plan from its proposal to its end (issue: a plan; rules 4.4), on the calendar of 2026 and to the cent. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { CasesReadService, StatementService } from '@quittance/cases';
import { day, euros } from '@quittance/cases/testing';
import { isLawError, sumCents } from '@quittance/law';
import { sql } from '@quittance/platform';
import { refusal } from '../payments/money.fixture.ts';
import { plansOffice, WORDS, type DebtorCase, type PlansOffice } from './plans.fixture.ts';

let o: PlansOffice;
beforeAll(async () => { o = await plansOffice(); });
afterAll(() => o.h.close());
beforeEach(async () => {
  o.at('2026-07-06');
  await o.mandateSays({});
});

/** 1,000.00 since 30 April: 61 days at 12.15 % (2.15 + 10) and 6 at 12.40 %, and 40.00. */
const DUE = euros('1062.35');
const propose = (c: DebtorCase, more = {}) => o.plans.propose(c.debtor, o.terms(c.id, more), WORDS);
const due = async (caseId: string, asOf?: string): Promise<bigint> => {
  const { statement } = await o.h.get(StatementService).compute(o.h.database, caseId, asOf ? day(asOf) : undefined);
  if (isLawError(statement)) throw new Error(statement.message);
  return statement.totals.due;
};

describe('a quote', () => {
  test('says the schedule, what interest does, what accepting does to limitation, and whether the mandate allows it', async () => {
    const c = await o.debtorCase();
    const quote = await o.plans.quote(c.debtor, o.terms(c.id));
    expect([quote.total, quote.lastOn, quote.withinMandate, quote.outside, quote.interest]).toEqual([DUE, day('2026-10-20'), true, null, 'runs']);
    expect(quote.instalments.map(({ position, dueOn, amount }) => `${position} ${dueOn} ${amount}`)).toEqual(['1 2026-07-20 26558', '2 2026-08-20 26558', '3 2026-09-20 26558', '4 2026-10-20 26561']);
    expect([quote.limitationBefore, quote.limitationAfter]).toEqual([day('2031-04-30'), day('2031-07-06')]);
    expect(quote.limits).toMatchObject({ maxMonths: 6, minInstalment: 0n, firstWithinDays: 31, graceDays: 8, interest: 'runs' });
    expect(quote.interestEstimate).toBeGreaterThan(0n);
    expect(quote.interestEstimate).toBeLessThan(euros('25'));
    expect(await o.codes(c.id)).not.toContain('plan.proposed');
  });

  test('interest adds nothing where the mandate lets it stop', async () => {
    await o.mandateSays({ interest: 'stops' });
    const c = await o.debtorCase();
    expect(await o.plans.quote(c.debtor, o.terms(c.id))).toMatchObject({ interest: 'stops', interestEstimate: 0n });
  });

  test('beyond the rates that are known it keeps the last ones', async () => {
    const c = await o.debtorCase();
    o.at('2026-12-28');
    const quote = await o.plans.quote(c.debtor, o.terms(c.id, { firstOn: day('2027-01-15'), months: 6 }));
    expect(quote.lastOn).toEqual(day('2027-06-15'));
    expect(quote.interestEstimate).toBeGreaterThan(0n);
  });

  test.each([
    ['too long', { months: 7 }, {}, 'plan_too_long', { months: '7', atMost: '6' }],
    ['below the smallest instalment', {}, { least: 30_000 }, 'instalment_below_minimum', { instalment: '1', amount: '265.58', atLeast: '300.00' }],
    ['without the down payment', {}, { share: 30 }, 'down_payment_below_minimum', { amount: '265.58', atLeast: '318.71', percent: '30.00' }],
    ['too late', { firstOn: day('2026-08-07') }, {}, 'plan_first_too_late', { first: '2026-08-07', withinDays: '31' }],
    ['where the mandate grants none', {}, { months: 0 }, 'plan_not_in_mandate', {}],
  ])('%s: it would wait for the creditor', async (_, terms, mandate, code, facts) => {
    await o.mandateSays(mandate);
    const c = await o.debtorCase();
    const quote = await o.plans.quote(c.debtor, o.terms(c.id, terms));
    expect([quote.withinMandate, quote.outside?.code, Object.fromEntries(quote.outside!.facts.map(({ key, value }) => [key, value]))]).toEqual([false, code, facts]);
  });

  test.each([
    ['no month', { months: 0 }, 'months: out_of_range'], ['half a month', { months: 1.5 }, 'months: out_of_range'], ['a lifetime', { months: 121 }, 'months: out_of_range'],
    ['yesterday', { firstOn: day('2026-07-05') }, 'firstOn: day_past'], ['in two years', { firstOn: day('2028-07-05') }, 'firstOn: day_too_far'],
    ['a down payment below nothing', { downPayment: euros('-1') }, 'downPayment: out_of_range'], ['one of the whole, and months after it', { downPayment: DUE }, 'downPayment: out_of_range'],
    ['one of a part, and nothing after it', { months: 1, downPayment: euros('100') }, 'downPayment: out_of_range'],
  ])('%s is refused', async (_, terms, field) => {
    const c = await o.debtorCase();
    expect(await refusal(o.plans.quote(c.debtor, o.terms(c.id, terms)))).toMatchObject({ code: 'bad_fields', fields: [field] });
  });

  test('whatever the months and the down payment, the schedule is the whole', async () => {
    const c = await o.debtorCase();
    for (const months of [1, 2, 3, 5, 7, 12, 60, 120]) {
      for (const downPayment of [null, ...(months === 1 ? [DUE] : [euros('0.01'), euros('100'), euros('1000')])]) {
        const quote = await o.plans.quote(c.debtor, o.terms(c.id, { months, downPayment }));
        expect([sumCents(quote.instalments.map(({ amount }) => amount)), quote.instalments.length]).toEqual([DUE, months]);
        expect(quote.instalments.every(({ amount }) => amount > 0n)).toBe(true);
      }
    }
  });
});

describe('the debtor proposes within the mandate', () => {
  test('it is agreed at once, kept with the very words that he accepted, told, and begins limitation anew', async () => {
    const c = await o.debtorCase('Imprimerie Carnaudet');
    const plan = await propose(c, { words: 'Saison calme.' });
    expect(plan).toMatchObject({ state: 'agreed', proposedBy: 'Imprimerie Carnaudet', proposedByKind: 'debtor', total: DUE, months: 4, withinMandate: true, outsideCode: null, words: 'Saison calme.', paid: 0n, nextOn: day('2026-07-20'), decidedBy: 'Imprimerie Carnaudet', reason: null, document: null });
    expect(plan.instalments.map(({ state }) => state)).toEqual(['waiting', 'waiting', 'waiting', 'waiting']);
    expect(await o.row(c.id)).toMatchObject({ plan_id: plan.id, plan_state: 'agreed', plan_next_on: '2026-07-20', next_action_kind: 'check_bank', next_action_on: '2026-07-28', limitation_on: '2031-07-06', stage: 'placed' });
    expect([await o.codes(c.id), await o.events(c.id)]).toEqual([['plan.agreed'], ['PlanAgreed']]);
    expect(await o.h.get(CasesReadService).limitation(o.helene, c.id)).toMatchObject({ expires: day('2031-07-06'), movedBy: 'acknowledgement', article: 'C. com. L110-4' });
    const [row] = await o.h.rows<{ evidence: Record<string, unknown>; facts: Record<string, unknown> }>(sql`select p.evidence, e.facts from plan p join plan_event e on e.plan_id = p.id where p.id = ${plan.id}`);
    expect(row!.evidence).toMatchObject({ claims: [c.claimId], mandate: 'MD-2024-11', scheduleHash: expect.stringMatching(/^[0-9a-f]{64}$/), acknowledged: { words: WORDS.acknowledgedText, ip: '203.0.113.7', userAgent: 'Mozilla/5.0 (Android)', visitId: c.debtor.id, by: 'Imprimerie Carnaudet' } });
    expect(row!.facts).toMatchObject({ how: 'accepted', acknowledged: { words: WORDS.acknowledgedText } });
    const [mail] = await o.mails(c.id);
    expect(mail).toMatchObject({ purpose: 'plan_agreed', recipient: 'gestion@carnaudet.example', link: `http://localhost:3000/d/${c.publicReference.replace(/-/g, '')}` });
    expect(mail!.text.replace(/[\u00a0\u202f]/g, ' ')).toContain('1 062,35 € en quatre versements de 265,58 €, le dernier de 265,61 €, chaque mois du 20 juillet 2026 au 20 octobre 2026');
  });

  test('not without the words of acknowledgement', async () => {
    const c = await o.debtorCase();
    expect(await refusal(o.plans.propose(c.debtor, o.terms(c.id), { acknowledgedText: ' ' }))).toEqual({ code: 'plan_not_acknowledged', article: 'C. civ. 2240' });
    expect(await o.row(c.id)).toMatchObject({ plan_id: null, limitation_on: '2031-04-30' });
  });

  test('one that runs is kept to; nobody may propose another', async () => {
    const c = await o.debtorCase();
    await propose(c);
    for (const who of [c.debtor, o.helene]) expect(await refusal(o.plans.propose(who, o.terms(c.id), WORDS))).toEqual({ code: 'plan_running', article: 'C. civ. 1103' });
  });

  test('the same key is one plan, in parallel too; for other terms it is refused', async () => {
    const c = await o.debtorCase();
    const terms = o.terms(c.id);
    const plans = await Promise.all([1, 2, 3].map(() => o.plans.propose(c.debtor, terms, WORDS)));
    expect(new Set(plans.map(({ id }) => id)).size).toBe(1);
    expect(await o.plans.ofCase(o.helene, c.id)).toHaveLength(1);
    expect(await refusal(o.plans.propose(c.debtor, { ...terms, months: 3 }, WORDS))).toMatchObject({ code: 'idempotency_key_reused' });
    const other = await o.debtorCase();
    expect(await refusal(o.plans.propose(other.debtor, { ...terms, caseId: other.id }, WORDS))).toMatchObject({ code: 'idempotency_key_reused' });
  });

  test('two proposals at once: one runs, the other is refused', async () => {
    const c = await o.debtorCase();
    const done = await Promise.allSettled([propose(c), propose(c, { months: 3 })]);
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await o.codes(c.id)).toEqual(['plan.agreed']);
  });
});

describe('the debtor proposes beyond the mandate', () => {
  const beyond = { months: 10 };
  test('it waits for the collector and the creditor, and asking for time begins limitation anew all the same', async () => {
    const c = await o.debtorCase();
    expect(await propose(c, beyond)).toMatchObject({ state: 'proposed', withinMandate: false, outsideCode: 'plan_too_long', nextOn: null, decidedAt: null });
    expect(await o.row(c.id)).toMatchObject({ plan_state: 'proposed', plan_next_on: null, next_action_kind: 'answer_plan', next_action_on: '2026-07-06', limitation_on: '2031-07-06' });
    expect([await o.codes(c.id), await o.events(c.id), (await o.mails(c.id)).map(({ purpose }) => purpose)]).toEqual([['plan.proposed'], ['PlanProposed'], ['plan_received', 'question_asked']]);
    expect(await o.h.get(CasesReadService).limitation(o.helene, c.id)).toMatchObject({ movedBy: 'plan_request' });
    const [told] = await o.h.rows(sql`select to_debtor, internal from outbox_event where case_id = ${c.id} and name = 'PlanProposed'`);
    expect(told).toMatchObject({ to_debtor: true, internal: false });
    expect(await o.plans.latest(o.camille, c.id)).toMatchObject({ state: 'proposed' });
  });

  test('agreed only with the creditor’s agreement', async () => {
    const c = await o.debtorCase();
    const { id } = await propose(c, beyond);
    expect(await refusal(o.plans.decide(o.helene, id, true))).toEqual({ code: 'creditor_must_agree', article: 'CPCE R124-5' });
    expect(await o.plans.decide(o.helene, id, true, { creditorAgrees: true })).toMatchObject({ state: 'agreed', decidedBy: 'Hélène Vasseur' });
    expect(await o.row(c.id)).toMatchObject({ plan_state: 'agreed', plan_next_on: '2026-07-20', next_action_kind: 'check_bank' });
    expect(await refusal(o.plans.decide(o.helene, id, false, { reason: 'Non' }))).toMatchObject({ code: 'plan_state' });
    expect((await o.mails(c.id)).map(({ purpose }) => purpose)).toEqual(['plan_received', 'question_asked', 'plan_agreed']);
  });

  test('refused with a reason, which he reads by mail', async () => {
    const c = await o.debtorCase();
    const { id } = await propose(c, beyond);
    expect(await refusal(o.plans.decide(o.helene, id, false, { reason: ' ' }))).toMatchObject({ code: 'bad_fields', fields: ['reason: missing'] });
    expect(await o.plans.decide(o.helene, id, false, { reason: 'Trop long.' })).toMatchObject({ state: 'refused', reason: 'Trop long.' });
    expect(await o.row(c.id)).toMatchObject({ plan_state: 'refused', next_action_kind: 'call', next_action_on: '2026-07-06' });
    expect((await o.mails(c.id)).at(-1)!.text).toContain('Motif : Trop long.');
    expect(await propose(c)).toMatchObject({ state: 'agreed' });
  });

  test('not after its first day has passed', async () => {
    const c = await o.debtorCase();
    const { id } = await propose(c, beyond);
    o.at('2026-07-21');
    expect(await refusal(o.plans.decide(o.helene, id, true, { creditorAgrees: true }))).toMatchObject({ code: 'plan_in_the_past' });
  });

  test('not on a case that ended meanwhile, nor without a mandate; a mandate that grants none does not stop a creditor who agrees', async () => {
    const c = await o.debtorCase();
    const { id } = await propose(c, beyond);
    const agree = () => o.plans.decide(o.helene, id, true, { creditorAgrees: true });
    await o.h.rows(sql`update case_file set stage = 'returned' where id = ${c.id}`);
    expect(await refusal(agree())).toMatchObject({ code: 'case_returned' });
    await o.h.rows(sql`update case_file set stage = 'placed' where id = ${c.id}`);
    await o.h.rows(sql`update mandate set ended_on = '2026-07-01' where id = ${o.mandateId}`);
    expect(await refusal(agree())).toMatchObject({ code: 'mandate_not_in_force' });
    await o.h.rows(sql`update mandate set ended_on = null where id = ${o.mandateId}`);
    await o.mandateSays({ months: 0 });
    expect(await agree()).toMatchObject({ state: 'agreed' });
  });

  test('a newer proposal takes its place', async () => {
    const c = await o.debtorCase();
    const { id } = await propose(c, beyond);
    await propose(c);
    expect((await o.plans.ofCase(c.debtor, c.id)).map(({ state, reason }) => [state, reason])).toEqual([['agreed', null], ['ended', 'superseded']]);
    expect(await refusal(o.plans.decide(o.helene, id, true, { creditorAgrees: true }))).toMatchObject({ code: 'plan_state' });
    expect((await o.mails(c.id)).map(({ purpose }) => purpose)).toEqual(['plan_received', 'question_asked', 'plan_agreed']);
  });
});

describe('an agent proposes on the telephone', () => {
  test('the debtor accepts on his page, and only then acknowledges', async () => {
    const c = await o.debtorCase();
    const { id } = await o.plans.propose(o.helene, o.terms(c.id));
    expect(await o.row(c.id)).toMatchObject({ plan_state: 'proposed', limitation_on: '2031-04-30', next_action_kind: 'wait_answer' });
    expect((await o.mails(c.id)).map(({ purpose }) => purpose)).toEqual(['plan_proposed']);
    o.at('2026-07-08');
    expect(await refusal(o.plans.accept(c.debtor, id, {}))).toMatchObject({ code: 'plan_not_acknowledged' });
    expect(await refusal(o.plans.accept(o.helene, id, WORDS))).toMatchObject({ code: 'not_found' });
    expect(await refusal(o.plans.decide(o.helene, id, true, { creditorAgrees: true }))).toMatchObject({ code: 'plan_state' });
    expect(await o.plans.accept(c.debtor, id, WORDS)).toMatchObject({ state: 'agreed', proposedByKind: 'agent' });
    expect(await o.row(c.id)).toMatchObject({ plan_state: 'agreed', limitation_on: '2031-07-08' });
    expect(await o.plans.accept(c.debtor, id, WORDS)).toMatchObject({ state: 'agreed' });
    expect(await o.codes(c.id)).toEqual(['plan.proposed', 'plan.agreed']);
  });

  test('or by paying the first instalment', async () => {
    const c = await o.debtorCase();
    await o.plans.propose(o.helene, o.terms(c.id));
    o.at('2026-07-20');
    expect((await o.pay(c.id, { valueOn: day('2026-07-17'), amount: euros('265.57') })).planState).toBeNull();
    expect((await o.pay(c.id, { valueOn: day('2026-07-20'), amount: euros('0.01') })).planState).toBe('agreed');
    expect(await o.plans.latest(o.helene, c.id)).toMatchObject({ state: 'agreed', paid: euros('265.58'), nextOn: day('2026-08-20') });
    expect(await o.row(c.id)).toMatchObject({ plan_next_on: '2026-08-20', next_action_kind: 'check_bank', next_action_on: '2026-08-28' });
  });

  test.each<[string, string, (office: PlansOffice) => Promise<{ receivedBy?: string; studyId?: string; payer?: string }>]>([
    ['that comes after its days of grace', '2026-07-29', async () => ({})],
    ['of a third party', '2026-07-20', async () => ({ payer: 'Mme Odile Garnier' })],
    ['that a bailiff received', '2026-07-20', async (office) => ({ receivedBy: 'bailiff', studyId: await office.study() })],
  ])('a payment %s accepts nothing for him', async (_, on, more) => {
    const c = await o.debtorCase();
    await o.plans.propose(o.helene, o.terms(c.id));
    o.at(on);
    expect((await o.pay(c.id, { valueOn: day(on), amount: euros('265.58'), ...(await more(o)) })).planState).toBeNull();
    expect(await o.row(c.id)).toMatchObject({ plan_state: 'proposed' });
  });

  test('beyond the mandate he is told its rule', async () => {
    const c = await o.debtorCase();
    expect(await refusal(o.plans.propose(o.helene, o.terms(c.id, { months: 7 })))).toEqual({ code: 'plan_too_long', article: 'CPCE R124-3, R124-5' });
    await o.mandateSays({ months: 0 });
    expect(await refusal(o.plans.propose(o.helene, o.terms(c.id)))).toMatchObject({ code: 'plan_not_in_mandate' });
    expect(await o.plans.ofCase(o.helene, c.id)).toEqual([]);
  });

  test('the agency ends it with a reason', async () => {
    const c = await o.debtorCase();
    const { id } = await propose(c);
    expect(await refusal(o.plans.end(o.helene, id, ''))).toMatchObject({ fields: ['reason: missing'] });
    expect(await o.plans.end(o.helene, id, 'À la demande du débiteur.')).toMatchObject({ state: 'ended', reason: 'À la demande du débiteur.', nextOn: null });
    expect(await o.row(c.id)).toMatchObject({ plan_state: 'ended', next_action_kind: 'call', next_action_on: '2026-07-06' });
    expect([(await o.events(c.id)).at(-1), (await o.mails(c.id)).at(-1)!.purpose]).toEqual(['PlanEnded', 'plan_ended']);
    expect(await refusal(o.plans.end(o.helene, id, 'Encore'))).toMatchObject({ code: 'plan_state' });
  });
});

test('what is owed with interest that stops: nothing more while it is kept; all of it again after it broke, for later days only', async () => {
  await o.mandateSays({ interest: 'stops' });
  const c = await o.debtorCase();
  await propose(c);
  o.at('2026-07-27');
  expect(await due(c.id)).toBe(DUE);
  const [position] = await o.h.rows<{ running_rate: string }>(sql`select running_rate from claim_position where case_id = ${c.id}`);
  expect(Number(position!.running_rate)).toBe(0);
  o.at('2026-07-29');
  await o.watch.watchAll();
  expect(await o.row(c.id)).toMatchObject({ plan_state: 'broken' });
  // 1,000.00 at 12.15 % for the 61 days to 30 June, at 12.40 % for the 29 of July, and 40.00.
  expect(await due(c.id)).toBe(euros('1070.16'));
  expect(await due(c.id, '2026-07-28')).toBe(DUE);
  expect((await o.h.rows(sql`select running_rate::numeric > 0 as runs from claim_position where case_id = ${c.id}`))[0]).toMatchObject({ runs: true });
});

describe('borders', () => {
  test('another creditor, another agency and the debtor of another case find nothing and may do nothing', async () => {
    const c = await o.debtorCase(), other = await o.debtorCase();
    const { id } = await propose(c, { months: 10 });
    for (const who of [o.rachid, o.stranger, other.debtor]) {
      expect([await o.plans.latest(who, c.id), await o.plans.ofCase(who, c.id)]).toEqual([null, []]);
      expect(await refusal(o.plans.quote(who, o.terms(c.id)))).toMatchObject({ code: 'not_found' });
      expect(await refusal(o.plans.propose(who, o.terms(c.id), WORDS))).toMatchObject({ code: 'not_found' });
      for (const act of [o.plans.decide(who, id, true, { creditorAgrees: true }), o.plans.end(who, id, 'Non'), o.plans.accept(who, id, WORDS)]) expect(await refusal(act)).toMatchObject({ code: 'not_found' });
    }
    expect((await o.plans.latest(o.camille, c.id))!.id).toBe(id);
    for (const who of [o.camille, o.accountant, c.debtor]) expect(await refusal(o.plans.decide(who, id, true, { creditorAgrees: true }))).toMatchObject({ code: 'not_found' });
    for (const who of [o.camille, o.accountant]) expect(await refusal(o.plans.propose(who, o.terms(c.id)))).toMatchObject({ code: 'not_found' });
    expect(await refusal(o.plans.end(o.helene, 'no id', 'Non'))).toMatchObject({ code: 'not_found' });
  });
});
