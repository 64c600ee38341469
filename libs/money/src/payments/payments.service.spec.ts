/** Money that comes in, told on one invoice of 1,000.00 due on 30 April 2026, by C. com. L441-10: 12.15 % a year until June, 12.40 % since. */
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { CaseOpeningService, CasesReadService, DebtFactsSources, DisputesService, StatementService } from '@quittance/cases';
import { claimOf, day, euros } from '@quittance/cases/testing';
import { isLawError } from '@quittance/law';
import { Jobs, newId, sql } from '@quittance/platform';
import { AllocationsService, PaymentsReadService } from '../index.ts';
import { moneyOffice, payment, refusal, type MoneyOffice } from './money.fixture.ts';

describe('payments', () => {
  let o: MoneyOffice;
  beforeAll(async () => { o = await moneyOffice(); });
  afterAll(() => o.h.close());
  afterEach(() => { jest.restoreAllMocks(); });

  const due = async (caseId: string, on = day('2026-11-23')) => {
    const { statement } = await o.h.get(StatementService).compute(o.h.database, caseId, on);
    if (isLawError(statement)) throw new Error(statement.message);
    return statement.totals.due;
  };
  const file = (caseId: string) => o.h.get(CasesReadService).one(o.helene, caseId);
  const lines = async (caseId: string) => (await o.h.rows<{ code: string }>(sql`select code from timeline_entry where case_id = ${caseId} order by at, id`)).map(({ code }) => code);
  const events = async (caseId: string) => (await o.h.rows<{ name: string }>(sql`select name from outbox_event where case_id = ${caseId} order by id`)).map(({ name }) => name);
  const parts = (seen: { allocations: { target: string; claimReference: string | null; amount: bigint }[]; unallocated: bigint }) => [...seen.allocations.map(({ target, amount }) => `${target} ${amount}`), ...(seen.unallocated ? [`unallocated ${seen.unallocated}`] : [])];

  // 1,000.00 × 12.15 % × 61/365 = 20.31, × 12.40 % × 140/365 = 47.56.
  test('250.00 received last Tuesday meet the interest of that day, then the principal', async () => {
    const { id } = await o.open('Imprimerie Carnaudet');
    const before = await due(id);
    const done = await o.pay(id);
    expect(done).toMatchObject({ dueBefore: before, overpaid: 0n, closes: false, reopens: false, moved: [], planState: null, payment: { by: 'Inès Caradec', means: 'transfer', receivedBy: 'agency', studyName: null, reversal: null, receipt: { state: 'queued', document: null } } });
    expect(parts(done.payment)).toEqual(['interest 6787', 'principal 18213']);
    expect(done.dueAfter).toBe(await due(id));
    // What was paid, and the interest that those 182.13 of principal no more bear for six days: 0.37.
    expect(before - done.dueAfter).toBe(25037n);
    expect(await file(id)).toMatchObject({ due: done.dueAfter, paid: 25000n, overpaid: 0n });
    expect(await o.h.rows(sql`select facts from timeline_entry where case_id = ${id} and code = 'payment.recorded'`)).toEqual([{ facts: { amount: '250.00', means: 'transfer', receivedBy: 'agency', valueOn: '2026-11-17' } }]);
    expect(await o.h.rows(sql`select name, internal, to_debtor, to_bailiff from outbox_event where case_id = ${id} and name = 'PaymentRecorded'`)).toEqual([{ name: 'PaymentRecorded', internal: false, to_debtor: true, to_bailiff: true }]);
    expect(await o.h.rows(sql`select action, outcome, actor_id from audit_entry where case_id = ${id}`)).toEqual([{ action: 'recordPayment', outcome: 'done', actor_id: o.accountant.id }]);
    expect(await o.h.rows(sql`select last_word_code, last_public_word_code from case_file where id = ${id}`)).toEqual([{ last_word_code: 'payment.recorded', last_public_word_code: 'payment.recorded' }]);
  });

  test('a preview is the act, undone', async () => {
    const { id } = await o.open('Garage Tréhorel');
    const input = payment(id, { claimId: null });
    const dry = await o.payments.record(o.accountant, input, { dryRun: true });
    expect(await o.h.rows(sql`select (select count(*) from payment where case_id = ${id}) as payments, (select count(*) from allocation where case_id = ${id}) as parts, (select count(*) from receipt where case_id = ${id}) as receipts`)).toEqual([{ payments: '0', parts: '0', receipts: '0' }]);
    expect(await lines(id)).toEqual(['case.opened']);
    const act = await o.payments.record(o.accountant, input);
    const comparable = ({ payment: p, caseFile, ...rest }: typeof act) => JSON.parse(JSON.stringify({ ...rest, ...p, id: '', recordedAt: '', receipt: { ...p.receipt, id: '' }, due: caseFile.due, paid: caseFile.paid, version: caseFile.version }, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v))) as unknown;
    expect(comparable(dry)).toEqual(comparable(act));
  });

  test('the same key and input answer the same payment, also at the same moment; another input is refused', async () => {
    const { id } = await o.open('Hôtel des Trois Écluses');
    const { id: elsewhere } = await o.open('Clinique Aubépin');
    const one = payment(id);
    const done = await Promise.all([1, 2, 3, 4].map(() => o.payments.record(o.accountant, { ...one })));
    expect(new Set(done.map((d) => d.payment.id)).size).toBe(1);
    expect(new Set(done.map((d) => `${d.dueBefore} ${d.dueAfter} ${d.payment.receipt!.number}`)).size).toBe(1);
    expect(await o.h.rows(sql`select (select count(*) from payment where case_id = ${id}) as payments, (select count(*) from receipt where case_id = ${id}) as receipts`)).toEqual([{ payments: '1', receipts: '1' }]);
    expect(await refusal(o.payments.record(o.accountant, { ...one, amount: euros('251') }))).toEqual({ code: 'idempotency_key_reused' });
    const raced = await Promise.allSettled([payment(id, { idempotencyKey: 'la même clef' }), payment(elsewhere, { idempotencyKey: 'la même clef' })].map((i) => o.payments.record(o.accountant, i)));
    expect(raced.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((raced.find((r) => r.status === 'rejected') as PromiseRejectedResult).reason).toMatchObject({ code: 'idempotency_key_reused' });
  });

  test('entered in the wrong order, two payments end as if the earlier had been entered first; the answer says what moved', async () => {
    const { id: right } = await o.open('Boulangerie Sainte-Ursule');
    const { id: wrong } = await o.open('Boulangerie Sainte-Ursule bis');
    const june = { valueOn: day('2026-06-10'), amount: euros('100') }, october = { valueOn: day('2026-10-10'), amount: euros('300') };
    await o.pay(right, june);
    await o.pay(right, october);
    await o.pay(wrong, october);
    const late = await o.pay(wrong, june);
    const seen = async (caseId: string) => (await o.h.get(PaymentsReadService).ofCase(o.helene, caseId)).map((p) => [String(p.valueOn), ...parts(p)]);
    expect(await seen(wrong)).toEqual(await seen(right));
    expect(await due(wrong)).toBe(await due(right));
    expect(late.moved.map(({ valueOn, target, difference }) => [String(valueOn), target, difference])).toEqual([['2026-10-10', 'interest', '-17.22'], ['2026-10-10', 'principal', '17.22']]);
    expect(await o.h.rows(sql`select cause_kind, count(*) n from allocation where case_id = ${wrong} group by 1`)).toEqual([{ cause_kind: 'payment', n: '6' }]);
  });

  test('the claim that the debtor chose is met first, though another is older (C. civ. 1342-10)', async () => {
    const opened = await o.open('Scierie du Val', [{ reference: 'VAL-1' }, { reference: 'VAL-2', dueOn: day('2026-06-30'), issuedOn: day('2026-05-31'), amount: euros('200') }]);
    const done = await o.pay(opened.id, { claimId: opened.claimIds[1]!, amount: euros('100') });
    expect(done.payment.claimReference).toBe('VAL-2');
    expect(new Set(done.payment.allocations.map(({ claimReference }) => claimReference))).toEqual(new Set(['VAL-2']));
    const { id } = await o.open('Scierie du Mont', [{ reference: 'MONT-1' }, { reference: 'MONT-2', dueOn: day('2026-06-30'), issuedOn: day('2026-05-31'), amount: euros('200') }]);
    const free = await o.pay(id, { amount: euros('100') });
    expect(new Set(free.payment.allocations.map(({ claimReference }) => claimReference))).toEqual(new Set(['MONT-1']));
  });

  test('paid to the last cent, the case closes as paid; what comes after it is recorded and overpays; taken back, the case reopens', async () => {
    const { id } = await o.open('Transports Aulnay');
    const { dueBefore } = await o.pay(id, { amount: euros('1'), valueOn: day('2026-11-23') }, true);
    const done = await o.pay(id, { amount: dueBefore, valueOn: day('2026-11-23') });
    expect(done).toMatchObject({ dueAfter: 0n, overpaid: 0n, closes: true, reopens: false, caseFile: { stage: 'closed', closedReason: 'paid', due: 0n } });
    const over = await o.pay(id, { amount: euros('30'), valueOn: day('2026-11-23') });
    expect(over).toMatchObject({ dueBefore: 0n, dueAfter: 0n, overpaid: 3000n, closes: false, caseFile: { stage: 'closed', overpaid: 3000n } });
    expect(parts(over.payment)).toEqual(['unallocated 3000']);
    const back = await o.payments.reverse(o.accountant, done.payment.id, 'chèque impayé');
    expect(back).toMatchObject({ dueBefore: 0n, dueAfter: dueBefore - 3000n, closes: false, reopens: true, payment: { allocations: [], unallocated: 0n, reversal: { by: 'Inès Caradec', reason: 'chèque impayé' } }, caseFile: { stage: 'amicable', closedReason: null } });
    expect(back.moved.map(({ target, difference }) => [target, difference])).toContainEqual(['unallocated', '-30.00']);
    expect(await lines(id)).toEqual(['case.opened', 'payment.recorded', 'case.closed', 'payment.recorded', 'payment.reversed', 'case.reopened']);
    expect(await events(id)).toEqual(['CaseOpened', 'CaseClosed', 'PaymentRecorded', 'PaymentRecorded', 'CaseReopened', 'PaymentReversed']);
  });

  test('what met a claim that the creditor then gives up meets another, and acknowledges that one instead', async () => {
    const { id, claimIds } = await o.open('Verrerie Ancelot', [{ reference: 'VER-1' }, { reference: 'VER-2', issuedOn: day('2026-05-31'), dueOn: day('2026-06-30'), amount: euros('800') }]);
    await o.pay(id, { amount: euros('100') });
    const met = async () => (await o.h.rows<{ reference: string }>(sql`select distinct k.reference from allocation a join claim k on k.id = a.claim_id where a.case_id = ${id} group by k.reference, a.target having sum(a.amount_cents) <> 0`)).map(({ reference }) => reference);
    const terms = async () => (await o.h.get(CasesReadService).claims(o.helene, id)).map(({ limitation }) => String(limitation.expires));
    expect([await met(), await terms()]).toEqual([['VER-1'], ['2031-11-17', '2031-06-30']]);
    const { id: disputeId } = await o.h.get(DisputesService).open(o.helene, { caseId: id, reason: 'not_me', claimIds: [claimIds[0]!], idempotencyKey: 'contestation-verrerie' });
    await o.h.get(DisputesService).settle(o.helene, disputeId, 'upheld', 'La commande est d’un autre.');
    const happened = { id: newId(), name: 'DisputeSettled' as const, ids: { caseId: id, disputeId }, agencyId: o.agencyId, caseId: id, creditorId: o.creditorId };
    for (const twice of [1, 2]) {
      await o.h.database.transact((tx) => o.h.get(AllocationsService).postWhenDisputeSettled(tx, happened));
      expect([twice, await met(), await terms()]).toEqual([twice, ['VER-2'], ['2031-04-30', '2031-11-17']]);
    }
    expect(await o.h.rows(sql`select limitation_on, (select sum(amount_cents) from allocation where case_id = ${id}) as sum from case_file where id = ${id}`)).toEqual([{ limitation_on: '2031-04-30', sum: '10000' }]);
  });

  test('reversed twice is reversed once, and everything is as before', async () => {
    const { id } = await o.open('Fonderie Lacombe');
    await o.pay(id, { valueOn: day('2026-09-01'), amount: euros('80') });
    const standing = async () => ({ due: await due(id), parts: (await o.h.get(PaymentsReadService).ofCase(o.helene, id)).filter((p) => !p.reversal).map(parts), row: await o.h.rows(sql`select limitation_on, paid_cents, overpaid_cents, costs_due_cents, stage from case_file where id = ${id}`) });
    const before = await standing();
    const { payment: wrong } = await o.pay(id, { valueOn: day('2026-07-01'), amount: euros('500') });
    expect(await standing()).not.toEqual(before);
    const dry = await o.payments.reverse(o.accountant, wrong.id, 'saisi deux fois', { dryRun: true });
    expect(await standing()).not.toEqual(before);
    const [one, two] = [await o.payments.reverse(o.accountant, wrong.id, 'saisi deux fois'), await o.payments.reverse(o.accountant, wrong.id, 'autre motif')];
    expect(two).toEqual(one);
    expect([dry.dueBefore, dry.dueAfter]).toEqual([one.dueBefore, one.dueAfter]);
    expect(await standing()).toEqual(before);
    expect(await o.h.rows(sql`select cause_kind, sum(amount_cents) sum from allocation where payment_id = ${wrong.id} group by 1 order by 1`)).toEqual([{ cause_kind: 'payment', sum: '50000' }, { cause_kind: 'reversal', sum: '-50000' }]);
    expect(await refusal(o.payments.reverse(o.accountant, wrong.id, '  '))).toEqual({ code: 'bad_fields', fields: ['reason: missing'] });
  });

  test('what cannot be is refused field by field, and nothing is written', async () => {
    const { id } = await o.open('Cordonnerie Mévrel');
    const other = await o.open('Quincaillerie Oudard');
    const fields = async (more: Parameters<MoneyOffice['pay']>[1]) => (await refusal(o.pay(id, more))).fields;
    expect(await fields({ amount: euros('0') })).toEqual(['amount: not_positive']);
    expect(await fields({ amount: euros('100000000.01') })).toEqual(['amount: above_ceiling']);
    expect(await fields({ valueOn: day('2026-11-24') })).toEqual(['valueOn: day_future']);
    expect(await fields({ valueOn: day('2026-03-31') })).toEqual(['valueOn: day_too_old']);
    expect(await fields({ means: 'gold', receivedBy: 'neighbour' })).toEqual(['means: not_in_list', 'receivedBy: not_in_list']);
    expect(await fields({ receivedBy: 'bailiff' })).toEqual(['studyId: missing']);
    expect(await fields({ studyId: await o.study() })).toEqual(['studyId: unexpected']);
    expect(await fields({ receivedBy: 'bailiff', studyId: id })).toEqual(['studyId: unknown_study']);
    expect(await fields({ claimId: other.claimIds[0]! })).toEqual(['claimId: not_in_case']);
    expect(await fields({ payer: 'x'.repeat(121), bankReference: 'x'.repeat(141), idempotencyKey: 'court' })).toEqual(['payer: too_long', 'bankReference: too_long', 'idempotencyKey: bad_key']);
    expect(await lines(id)).toEqual(['case.opened']);
  });

  test('cash: never for a debt above 1,000.00, however little of it (CMF L112-6)', async () => {
    const cash = { means: 'cash', amount: euros('50') };
    const { id } = await o.open('Bijouterie Ternaux');
    expect(await refusal(o.pay(id, cash))).toEqual({ code: 'cash_above_limit', article: 'CMF L112-6, D112-3' });
    const { id: small } = await o.open('Mercerie Ternaux', [{ amount: euros('300') }]);
    expect((await o.pay(small, cash)).payment.means).toBe('cash');
    const abroad = await o.open('Jan Verhoeven', [{}], { kind: 'person', regime: 'civil' });
    await o.h.rows(sql`update debtor_address set country = 'BE' where debtor_id = ${abroad.debtorId}`);
    expect((await o.pay(abroad.id, cash)).payment.means).toBe('cash');
  });

  test('each his part: the accountant of the agency alone records and reverses; creditor and collector read; another creditor and another agency find nothing', async () => {
    const { id } = await o.open('Pépinières Garance');
    const { payment: done } = await o.pay(id);
    for (const actor of [o.helene, o.solange, o.administrator, o.camille, o.rachid, o.stranger]) {
      expect(await refusal(o.payments.record(actor, payment(id)))).toEqual({ code: 'not_found' });
      expect(await refusal(o.payments.reverse(actor, done.id, 'non'))).toEqual({ code: 'not_found' });
    }
    const reads = o.h.get(PaymentsReadService);
    const seen = async (actor: typeof o.helene) => (await reads.ofCase(actor, id)).length;
    expect([await seen(o.helene), await seen(o.accountant), await seen(o.camille), await seen(o.rachid), await seen(o.stranger), await seen(o.administrator)]).toEqual([1, 1, 1, 0, 0, 0]);
    expect((await reads.list(o.rachid, {})).rows).toEqual([]);
    expect(await reads.total(o.rachid, null)).toBe(0n);
  });

  test('a cost that comes to be known moves the payments that came after its day: costs are met first', async () => {
    const { id } = await o.open('Meubles Arzel');
    await o.pay(id, { valueOn: day('2026-10-01'), amount: euros('100') });
    const { payment: late } = await o.pay(id, { valueOn: day('2026-11-17'), amount: euros('100') });
    const costId = newId();
    o.h.get(DebtFactsSources).add(async (_, caseIds) => new Map(caseIds.includes(id) ? [[id, { costs: [{ id: costId, on: day('2026-11-02'), amount: euros('45') }] }]] : []));
    await o.h.rows(sql`insert into cost (id, case_id, agency_id, creditor_id, on_day, amount_cents, label, recoverable, source_kind, recorded_at, recorded_by_name) values (${costId}, ${id}, ${o.agencyId}, ${o.creditorId}, '2026-11-02', 4500, 'Commandement de payer', true, 'act', now(), 'Étude')`);
    const moved = await o.h.database.transact((tx) => o.h.get(AllocationsService).post(tx, id, { kind: 'cost', id: costId }));
    expect(moved.map(({ paymentId, target, amount }) => [paymentId === late.id, target, amount])).toEqual([[true, 'principal', -4500n], [true, 'cost', 4500n]]);
    const [seen] = await o.h.get(PaymentsReadService).ofCase(o.helene, id);
    expect(seen!.allocations[0]).toMatchObject({ target: 'cost', costLabel: 'Commandement de payer', amount: 4500n });
    expect(await o.h.database.transact((tx) => o.h.get(AllocationsService).post(tx, id, { kind: 'cost', id: costId }))).toEqual([]);
  });

  test('a claim that is added to the case takes its rank among those that payments have met', async () => {
    const { id } = await o.open('Jardins Oudry');
    await o.pay(id, { amount: euros('1080') });
    await o.h.database.transact((tx) => o.h.get(CaseOpeningService).addClaims(tx, o.helene, id, null, [claimOf({ reference: 'OUDRY-ANCIEN', issuedOn: day('2026-02-01'), dueOn: day('2026-03-03'), amount: euros('500') })]));
    jest.spyOn(o.h.get(Jobs), 'send').mockResolvedValue();
    await o.h.relay();
    const [seen] = await o.h.get(PaymentsReadService).ofCase(o.helene, id);
    expect(seen!.allocations.some(({ claimReference }) => claimReference === 'OUDRY-ANCIEN')).toBe(true);
    expect([...seen!.allocations.map(({ amount }) => amount), seen!.unallocated].reduce((a, b) => a + b, 0n)).toBe(108000n);
  });

  test('another room lets a payment in by its own door, in its own transaction', async () => {
    const { id } = await o.open('Tuilerie Vannier');
    const studyId = await o.study('Étude Vannier');
    const file = { id, agencyId: o.agencyId, creditorId: o.creditorId };
    const { caseId: _, ...money } = payment(id, { receivedBy: 'bailiff', studyId, means: 'cheque' });
    const one = await o.h.database.transact((tx) => o.payments.recordIn(tx, { id: newId(), name: 'Me Aude Vannier' }, file, money), { dryRun: true });
    expect(one.again).toBe(false);
    const who = { id: newId(), name: 'Me Aude Vannier' };
    const act = () => o.h.database.transact(async (tx) => { const written = await o.payments.recordIn(tx, who, file, money); return { ...written, answer: await o.payments.answer(tx, o.helene, written.paymentId) }; });
    const [first, again] = [await act(), await act()];
    expect([first.again, again.again, again.paymentId]).toEqual([false, true, first.paymentId]);
    expect(again.answer).toEqual(first.answer);
    expect(first.answer.payment).toMatchObject({ by: 'Me Aude Vannier', studyName: 'Étude Vannier', receivedBy: 'bailiff' });
  });

  test('the list pages by the last recorded, filters, and sums what was not reversed', async () => {
    const { id, publicReference } = await o.open('Verrerie Quintal', [{ reference: 'QUIN-77' }]);
    for (const amount of ['10', '20', '30']) await o.pay(id, { amount: euros(amount), payer: `Payeur ${amount}` });
    const { payment: wrong } = await o.pay(id, { amount: euros('40'), means: 'card' });
    await o.payments.reverse(o.accountant, wrong.id, 'erreur');
    const reads = o.h.get(PaymentsReadService);
    const first = await reads.list(o.accountant, { first: 3, filter: { text: publicReference } });
    expect(first.rows.map((p) => p.amount)).toEqual([4000n, 3000n, 2000n]);
    expect((await reads.list(o.accountant, { first: 3, after: first.next, filter: { text: publicReference } })).rows.map((p) => p.amount)).toEqual([1000n]);
    expect(await reads.total(o.accountant, { text: 'QUIN-77' })).toBe(6000n);
    const amounts = async (filter: Parameters<typeof reads.total>[1]) => (await reads.list(o.accountant, { filter })).rows.map((p) => p.amount);
    expect(await amounts({ text: publicReference, reversed: true })).toEqual([4000n]);
    expect(await amounts({ text: publicReference, reversed: false, means: 'card' })).toEqual([]);
    expect(await amounts({ text: 'payeur 20' })).toEqual([2000n]);
    expect(await amounts({ text: publicReference, from: day('2026-11-18') })).toEqual([]);
    expect(await amounts({ creditorId: o.otherCreditorId })).toEqual([]);
  });
});
