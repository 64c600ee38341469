/** How a plan is kept, late, broken, taken up again and completed, across a moved clock. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DisputesService, StatementService } from '@quittance/cases';
import { day, euros } from '@quittance/cases/testing';
import { visitor } from '@quittance/identity';
import { isLawError } from '@quittance/law';
import { newId, sql } from '@quittance/platform';
import { keeping } from './keeping.ts';
import { plansOffice, WORDS, type DebtorCase, type PlansOffice } from './plans.fixture.ts';

let o: PlansOffice;
beforeAll(async () => { o = await plansOffice(); });
afterAll(() => o.h.close());
beforeEach(async () => {
  // What earlier stories left running is none of this one's.
  await o.h.rows(sql`update case_file set plan_state = 'ended', plan_next_on = null where plan_state = 'agreed'`);
  o.at('2026-07-06');
  await o.mandateSays({});
});

const agreed = async (more = {}): Promise<DebtorCase & { planId: string }> => {
  const c = await o.debtorCase();
  const { id } = await o.plans.propose(c.debtor, o.terms(c.id, more), WORDS);
  return { ...c, planId: id };
};
const states = async (caseId: string) => (await o.plans.latest(o.helene, caseId))!.instalments.map(({ state }) => state);
const pay = (caseId: string, amount: string, valueOn: string) => o.pay(caseId, { amount: euros(amount), valueOn: day(valueOn) });
const dueOf = async (caseId: string): Promise<bigint> => {
  const { statement } = await o.h.get(StatementService).compute(o.h.database, caseId);
  if (isLawError(statement)) throw new Error(statement.message);
  return statement.totals.due;
};

describe('the states of an instalment', () => {
  const parts = ['2026-07-20', '2026-08-20'].map((on, index) => ({ position: index + 1, dueOn: day(on), amount: euros('100') }));
  test.each([
    ['2026-07-19', '0', 'waiting waiting'], ['2026-07-20', '0', 'due waiting'], ['2026-07-20', '1', 'partly waiting'], ['2026-07-21', '1', 'late waiting'], ['2026-07-28', '0', 'late waiting'], ['2026-07-29', '0', 'missed waiting'],
    ['2026-07-29', '100', 'kept waiting'], ['2026-07-29', '150', 'kept partly'], ['2026-07-29', '500', 'kept kept'], ['2026-08-29', '100', 'kept missed'],
  ])('on %s with %s paid: %s', (on, paid, expected) => {
    const kept = keeping(parts, euros(paid), day(on), 8);
    expect(kept.instalments.map(({ state }) => state).join(' ')).toBe(expected);
    expect([kept.paid + kept.left, kept.instalments.reduce((sum, part) => sum + part.paid, 0n)]).toEqual([euros('200'), kept.paid]);
  });
});

describe('kept', () => {
  test('payments meet instalments in their order, whoever received them; the last completes it', async () => {
    const c = await agreed();
    o.at('2026-07-21');
    await pay(c.id, '300', '2026-07-20');
    expect(await states(c.id)).toEqual(['kept', 'partly', 'waiting', 'waiting']);
    expect(await o.row(c.id)).toMatchObject({ plan_next_on: '2026-08-20', next_action_kind: 'check_bank', next_action_on: '2026-08-28' });
    await o.pay(c.id, { amount: euros('231.16'), valueOn: day('2026-07-21'), receivedBy: 'creditor' });
    expect(await states(c.id)).toEqual(['kept', 'kept', 'waiting', 'waiting']);
    o.at('2026-10-21');
    expect((await pay(c.id, '531.18', '2026-10-20')).planState).toBeNull();
    expect((await pay(c.id, '0.01', '2026-10-20')).planState).toBe('completed');
    expect(await o.plans.latest(o.helene, c.id)).toMatchObject({ state: 'completed', paid: euros('1062.35'), nextOn: null });
    // Interest ran on: it is asked for at the end.
    expect(await dueOf(c.id)).toBeGreaterThan(0n);
    expect(await o.row(c.id)).toMatchObject({ plan_state: 'completed', next_action_kind: 'call', next_action_on: '2026-10-21' });
    expect([(await o.events(c.id)).at(-1), (await o.mails(c.id)).filter(({ purpose }) => purpose.startsWith('plan_')).at(-1)!.purpose]).toEqual(['PlanCompleted', 'plan_completed']);
  });

  test('where interest stops, who keeps it owes nothing at its end, and the case closes', async () => {
    await o.mandateSays({ interest: 'stops' });
    const c = await agreed();
    o.at('2026-10-20');
    await pay(c.id, '1062.35', '2026-10-20');
    expect(await dueOf(c.id)).toBe(0n);
    expect(await o.row(c.id)).toMatchObject({ stage: 'closed', plan_state: 'completed', next_action_kind: null });
    expect(await o.codes(c.id)).toEqual(['plan.agreed', 'payment.recorded', 'case.closed', 'plan.completed']);
  });

  test('what was paid before it was proposed and entered after is in its sum still: it meets instalments', async () => {
    const c = await agreed();
    o.at('2026-07-29');
    await pay(c.id, '300', '2026-07-01');
    expect(await states(c.id)).toEqual(['kept', 'partly', 'waiting', 'waiting']);
    expect(await o.watch.watchAll()).toEqual({ broken: 0, reminded: 0 });
  });

  test('where interest stops, who pays all that is owed before its last instalment owes nothing either; taken back, it runs on', async () => {
    await o.mandateSays({ interest: 'stops' });
    const file = await o.open('Deux factures', [{ reference: 'ÉCH-1' }, { reference: 'ÉCH-2', amount: euros('500') }]);
    const debtor = visitor({ id: newId(), agency_id: o.agencyId, creditor_id: o.creditorId, case_id: file.id, name: 'Deux factures', locale: 'fr' });
    await o.plans.propose(debtor, o.terms(file.id), WORDS);
    const { id } = await o.h.get(DisputesService).open(o.helene, { caseId: file.id, reason: 'already_paid', claimIds: [file.claimIds[1]!], idempotencyKey: 'contestation-échéancier' });
    await o.h.get(DisputesService).settle(o.helene, id, 'upheld', 'Payée en mai.');
    o.at('2026-07-20');
    const { payment, closes } = await pay(file.id, '1062.35', '2026-07-20');
    expect([closes, await dueOf(file.id)]).toEqual([true, 0n]);
    await o.h.database.transact((tx) => o.track.endWhenCaseClosed(tx, { id: newId(), name: 'CaseClosed', ids: { caseId: file.id }, agencyId: o.agencyId, caseId: file.id, creditorId: o.creditorId }));
    expect(await o.row(file.id)).toMatchObject({ stage: 'closed', plan_state: 'ended' });
    o.at('2026-07-27');
    expect(await dueOf(file.id)).toBe(0n);
    expect(await o.payments.reverse(o.accountant, payment.id, 'Rejet de la banque')).toMatchObject({ reopens: true, planState: 'agreed', dueAfter: euros('1062.35') });
    expect(await o.row(file.id)).toMatchObject({ stage: 'amicable', plan_state: 'agreed', plan_next_on: '2026-07-20', next_action_kind: 'check_bank' });
  });

  test('what was paid before it was proposed, or is taken back, meets nothing of it', async () => {
    const c = await o.debtorCase();
    await pay(c.id, '100', '2026-07-06');
    const plan = await o.plans.propose(c.debtor, o.terms(c.id), WORDS);
    expect(plan).toMatchObject({ total: euros('962.35'), paid: 0n });
    o.at('2026-07-20');
    const { payment } = await pay(c.id, '300', '2026-07-20');
    expect((await o.plans.latest(o.helene, c.id))!.paid).toBe(euros('300'));
    await o.payments.reverse(o.accountant, payment.id, 'Rejet de la banque');
    expect(await o.plans.latest(o.helene, c.id)).toMatchObject({ state: 'agreed', paid: 0n, nextOn: day('2026-07-20') });
    expect(await o.row(c.id)).toMatchObject({ plan_next_on: '2026-07-20' });
  });

  test('a completed one whose payment is taken back runs on', async () => {
    const c = await agreed();
    o.at('2026-07-20');
    const { payment } = await pay(c.id, '1062.35', '2026-07-20');
    expect(await o.row(c.id)).toMatchObject({ plan_state: 'completed' });
    await o.payments.reverse(o.accountant, payment.id, 'Rejet de la banque');
    expect(await o.row(c.id)).toMatchObject({ plan_state: 'agreed', plan_next_on: '2026-07-20' });
    expect(await o.plans.latest(o.helene, c.id)).toMatchObject({ state: 'agreed', reason: 'payment_reversed' });
  });
});

describe('the watch of the night', () => {
  test('late: he is reminded once; missed: it breaks once, the case is back in the queue and everyone is told', async () => {
    const c = await agreed();
    o.at('2026-07-20');
    expect(await o.watch.watchAll()).toEqual({ broken: 0, reminded: 0 });
    o.at('2026-07-21');
    expect(await o.watch.watchAll()).toEqual({ broken: 0, reminded: 1 });
    o.at('2026-07-28');
    expect(await o.watch.watchAll()).toEqual({ broken: 0, reminded: 0 });
    await pay(c.id, '100', '2026-07-28');
    o.at('2026-07-29');
    const runs = await Promise.all([o.watch.watchAll(), o.watch.watchAll(), o.watch.watchAll()]);
    expect(runs.reduce((sum, { broken }) => sum + broken, 0)).toBe(1);
    expect(await o.watch.watchAll()).toEqual({ broken: 0, reminded: 0 });

    expect(await o.plans.latest(o.camille, c.id)).toMatchObject({ state: 'broken', paid: euros('100'), nextOn: null });
    expect(await states(c.id)).toEqual(['missed', 'waiting', 'waiting', 'waiting']);
    expect(await o.row(c.id)).toMatchObject({ plan_state: 'broken', plan_next_on: null, next_action_kind: 'call', next_action_on: '2026-07-29' });
    expect((await o.row(c.id)).next_action_note!.replace(/[\u00a0\u202f]/g, ' ')).toBe('Échéance du 20 juillet 2026 manquée (165,58 €) : l’échéancier est rompu.');
    expect(await o.codes(c.id)).toEqual(['plan.agreed', 'plan.late', 'payment.recorded', 'plan.broken']);
    const [line] = await o.h.rows(sql`select facts, internal, to_debtor, to_bailiff, actor_name from timeline_entry where case_id = ${c.id} and code = 'plan.broken'`);
    expect(line).toEqual({ facts: { dueOn: '2026-07-20', amount: '265.58', missing: '165.58', paid: '100.00', left: '962.35' }, internal: false, to_debtor: true, to_bailiff: true, actor_name: 'Quittance' });
    const [told] = await o.h.rows(sql`select internal, to_debtor, to_bailiff from outbox_event where case_id = ${c.id} and name = 'PlanBroken'`);
    expect(told).toEqual({ internal: false, to_debtor: true, to_bailiff: true });
    const mails = (await o.mails(c.id)).filter(({ purpose }) => purpose.startsWith('plan_'));
    expect(mails.map(({ purpose }) => purpose)).toEqual(['plan_agreed', 'plan_reminder', 'plan_broken']);
    expect(mails.at(-1)!.text.replace(/[\u00a0\u202f]/g, ' ')).toContain('Le versement prévu le 20 juillet 2026 (265,58 €, dont 100,00 € reçus) ne nous est pas parvenu.');
    o.at('2026-07-30');
    expect(await o.plans.propose(c.debtor, o.terms(c.id, { firstOn: day('2026-08-05') }), WORDS)).toMatchObject({ state: 'agreed' });
  });

  test('what was paid in time and entered late unmakes the break', async () => {
    const c = await agreed();
    o.at('2026-07-29');
    await o.watch.watchAll();
    expect((await pay(c.id, '265.58', '2026-07-28')).planState).toBe('agreed');
    expect(await o.row(c.id)).toMatchObject({ plan_state: 'agreed', plan_next_on: '2026-08-20', next_action_kind: 'check_bank' });
    expect(await o.codes(c.id)).toEqual(['plan.agreed', 'plan.broken', 'payment.recorded', 'plan.resumed']);
  });

  test('what was paid too late does not', async () => {
    const c = await agreed();
    o.at('2026-07-29');
    await o.watch.watchAll();
    expect((await pay(c.id, '265.58', '2026-07-29')).planState).toBeNull();
    expect(await o.row(c.id)).toMatchObject({ plan_state: 'broken' });
  });

  test('grace ends on a working day', async () => {
    const c = await agreed({ firstOn: day('2026-07-10') });
    // Eight days after 10 July is a Saturday: Monday 20 July is the last day.
    o.at('2026-07-20');
    expect(await o.watch.watchAll()).toEqual({ broken: 0, reminded: 1 });
    o.at('2026-07-21');
    expect(await o.watch.watchAll()).toEqual({ broken: 1, reminded: 0 });
    expect(await o.row(c.id)).toMatchObject({ plan_state: 'broken' });
  });

  test('what is disputed is neither asked for nor broken', async () => {
    const c = await agreed();
    await o.h.rows(sql`update case_file set disputed_on = '2026-07-15' where id = ${c.id}`);
    o.at('2026-07-29');
    expect(await o.watch.watchAll()).toEqual({ broken: 0, reminded: 0 });
    await o.h.rows(sql`update case_file set disputed_on = null where id = ${c.id}`);
    expect(await o.watch.watchAll()).toEqual({ broken: 1, reminded: 0 });
  });

  test('a case that closes takes the plan that still waited with it', async () => {
    const c = await o.debtorCase();
    await o.plans.propose(c.debtor, o.terms(c.id, { months: 12 }), WORDS);
    await pay(c.id, '1062.35', '2026-07-06');
    expect(await o.row(c.id)).toMatchObject({ stage: 'closed', plan_state: 'proposed' });
    await o.h.database.transact((tx) => o.track.endWhenCaseClosed(tx, { id: newId(), name: 'CaseClosed', ids: { caseId: c.id }, agencyId: o.agencyId, caseId: c.id, creditorId: o.creditorId }));
    expect(await o.row(c.id)).toMatchObject({ plan_state: 'ended', next_action_kind: null });
    expect(await o.plans.latest(o.helene, c.id)).toMatchObject({ state: 'ended', reason: 'paid' });
  });
});
