import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CallsService, NotesService, StatementService, TimelineService } from '@quittance/cases';
import { newId, sql, type Actor } from '@quittance/platform';
import { DepositsService, DepositViewsService } from '../index.ts';
import { csv, deposit, office, refusal, type Invoice, type Office } from '../intake.fixture.ts';
import { UNDO_BLOCKS } from './undo-blocks.ts';
import { UndoDepositService } from './undo-deposit.service.ts';
import { UndoStandingService } from './undo-standing.service.ts';

let h: Office;
let solange: Actor;
beforeAll(async () => { h = await office(); solange = await h.person('Solange Aubert', 'solange@orvelle.example', 'supervisor'); });
afterAll(() => h.close());
// What happened before a deposit does not stand against it: time goes by between the two.
let at = Temporal.Instant.from('2026-11-23T08:00:00Z');
const later = () => { at = at.add({ minutes: 1 }); h.clock.set(at); };
beforeEach(later);

let n = 0;
const files = (...invoices: Partial<Invoice>[]) => ({ 'a.csv': csv(invoices.map((one) => ({ ref: `FU-${++n}`, name: `Société ${n} SARL`, street: `${n} rue Haute`, ...one }))) });
const confirm = (given: Record<string, string>, more = {}) => h.get(DepositsService).confirm(h.camille, deposit(given, more));
const undo = (depositId: string, { actor = h.camille, dryRun = false, reason = 'Mauvais fichier' } = {}) => h.get(UndoDepositService).undoDeposit(actor, { depositId, reason }, { dryRun });
const undoCase = (depositId: string, caseId: string, { actor = h.camille, dryRun = false } = {}) => h.get(UndoDepositService).undoDepositedCase(actor, { depositId, caseId, reason: 'Réglé chez nous' }, { dryRun });
const dueOf = async (caseId: string) => { const { statement } = await h.database.transact((tx) => h.get(StatementService).compute(tx, caseId)); return 'totals' in statement ? statement.totals.due : statement; };
const caseRow = async (id: string) => (await h.rows<Record<string, unknown>>(sql`select stage, closed_reason, next_action_kind, (select coalesce(sum(p.principal_cents + p.closed_interest_cents + p.indemnity_cents), 0)::text from claim_position p where p.case_id = f.id) as left from case_file f where id = ${id}`))[0];
const line = (caseId: string, code: string, kind: string, more = {}) => h.database.transact((tx) => h.get(TimelineService).write(tx, { caseId, creditorId: h.tessonville, agencyId: h.agencyId, kind: kind as never, code, facts: {}, actor: null, internal: false, ...more }));

describe('a deposit is taken back whole', () => {
  test('first shown, and nothing is written; then done: nothing is owed, the cases are returned, the timeline tells, the same files may come again', async () => {
    const given = files({}, {}), placed = await confirm(given);
    later();
    const before = await h.counts();
    const shown = await undo(placed.id, { dryRun: true, reason: '' });
    expect(await h.counts()).toEqual(before);
    expect(shown.cases).toMatchObject(placed.cases.map(({ id, publicReference, debtorName, total }) => ({ id, publicReference, debtorName, claims: 1, total, what: 'withdrawn', touched: [] })));
    expect(shown).toMatchObject({ left: [], deposit: { id: placed.id, undoneBy: 'Camille Ferrandier' } });
    expect(await h.get(DepositViewsService).one(h.camille, placed.id)).toMatchObject({ undoneAt: null, undoneBy: null });

    const done = await undo(placed.id);
    expect(done.cases).toEqual(shown.cases);
    expect(await h.get(DepositViewsService).one(h.camille, placed.id)).toMatchObject({ undoneAt: done.deposit.undoneAt, undoneBy: 'Camille Ferrandier', cases: placed.cases });
    expect(done.deposit.undoneAt).toBeInstanceOf(Temporal.Instant);
    for (const { id } of placed.cases) {
      expect(await caseRow(id)).toEqual({ stage: 'returned', closed_reason: 'deposit_undone', next_action_kind: null, left: '0' });
      expect(await dueOf(id)).toBe(0n);
      expect(await h.rows(sql`select code, facts->>'reason' as reason, internal from timeline_entry where case_id = ${id} order by at desc, id desc limit 1`)).toEqual([{ code: 'case.withdrawn', reason: 'Mauvais fichier', internal: false }]);
    }
    expect(await h.rows(sql`select name, ids->>'depositId' = ${placed.id} as of_it from outbox_event where name = 'DepositUndone'`)).toEqual([{ name: 'DepositUndone', of_it: true }]);
    expect(await h.rows(sql`select action, facts->>'claims' as claims from audit_entry where action = 'undoDeposit'`)).toEqual([{ action: 'undoDeposit', claims: '2' }]);
    // Once more: what was done, and nothing twice.
    const after = await h.counts();
    expect((await undo(placed.id)).cases).toEqual(done.cases);
    expect(await h.counts()).toEqual(after);
    expect(await h.get(UndoStandingService).of(h.camille, placed.id)).toEqual({ possible: false, blocked: [] });

    later();
    const again = await confirm(given);
    expect(again).toMatchObject({ caseCount: 2, claimCount: 2, faults: [] });
    expect(await h.rows(sql`select count(*) as n, count(withdrawn_at) as withdrawn from claim where deposit_id in (${placed.id}, ${again.id})`)).toEqual([{ n: '4', withdrawn: '2' }]);
    // The debtors are known again; a third time, all of it is placed.
    expect(await h.rows(sql`select count(*) as n from debtor where id in (select debtor_id from case_file where deposit_id in (${placed.id}, ${again.id}))`)).toEqual([{ n: '2' }]);
    expect(await refusal(confirm(given))).toBe('nothing_to_place');
  });

  test('of a case that was open before, only what the deposit added goes; it stays open', async () => {
    const first = await confirm(files({ name: 'Ateliers Roncin SARL', street: '1 quai Neuf', left: '500,00', total: '500,00' })), { id } = first.cases[0]!;
    const owed = await dueOf(id);
    later();
    const second = await confirm(files({ name: 'Ateliers Roncin SARL', street: '1 quai Neuf', left: '70,00', total: '70,00' }, { name: 'Ateliers Roncin SARL', street: '1 quai Neuf', left: '80,00', total: '80,00' }));
    expect(second.cases.map((one) => one.id)).toEqual([id]);
    expect(await dueOf(id)).not.toBe(owed);
    later();
    expect((await undo(second.id)).cases).toMatchObject([{ id, claims: 2, total: 150_00n, what: 'claims_withdrawn' }]);
    expect(await dueOf(id)).toBe(owed);
    expect(await caseRow(id)).toMatchObject({ stage: 'placed', closed_reason: null, next_action_kind: 'send_formal_notice' });
    expect(await h.rows(sql`select code from timeline_entry where case_id = ${id} order by at desc, id desc limit 1`)).toEqual([{ code: 'claims.withdrawn' }]);
    // Now the first: nothing of anybody else's is left on it, and it ends.
    later();
    expect((await undo(first.id)).cases).toMatchObject([{ what: 'withdrawn' }]);
    expect(await caseRow(id)).toMatchObject({ stage: 'returned', left: '0' });
  });

  test('a case that another deposit has joined since is not ended by it', async () => {
    const first = await confirm(files({ name: 'Scierie Brault SAS', street: '2 quai Neuf' })), { id } = first.cases[0]!;
    later();
    await confirm(files({ name: 'Scierie Brault SAS', street: '2 quai Neuf', left: '70,00', total: '70,00' }));
    later();
    expect((await undo(first.id)).cases).toMatchObject([{ id, claims: 1, what: 'claims_withdrawn' }]);
    expect(await caseRow(id)).toMatchObject({ stage: 'placed' });
  });
});

describe('what can’t be taken back', () => {
  test.each(UNDO_BLOCKS.flatMap(({ code, by, article }) => by.map((written) => [written, code, article] as const)))('%s: %s', async (written, code, article) => {
    const placed = await confirm(files({}, {})), [one, other] = placed.cases;
    later();
    await line(one!.id, written, written.split('.')[0] === 'reminder' ? 'message' : 'stage', { internal: written.startsWith('reminder') });
    expect(await h.get(UndoStandingService).of(h.camille, placed.id)).toMatchObject({ possible: false, blocked: [{ caseId: one!.id, publicReference: one!.publicReference, code, article, facts: [{ key: 'on', value: '2026-11-23' }] }] });
    await expect(undo(placed.id)).rejects.toMatchObject({ code: 'undo_blocked', options: { facts: { cases: 1, code, publicReference: one!.publicReference }, ...(article ? { article } : {}) } });
    // After that, case by case.
    expect(await refusal(undoCase(placed.id, one!.id))).toBe('undo_blocked');
    const done = await undoCase(placed.id, other!.id);
    expect(done).toMatchObject({ cases: [{ id: other!.id, what: 'withdrawn' }], left: [{ caseId: one!.id, code }], deposit: { undoneAt: null } });
    expect(await caseRow(other!.id)).toMatchObject({ stage: 'returned' });
    expect(await caseRow(one!.id)).toMatchObject({ stage: 'placed' });
    const after = await h.counts();
    expect((await undoCase(placed.id, other!.id)).cases).toEqual(done.cases);
    expect(await h.counts()).toEqual(after);
  });

  test('a letter that failed and a payment that was taken back stand against nothing; a case that is over does', async () => {
    const placed = await confirm(files({}, {})), [one, two] = placed.cases;
    later();
    const letterId = newId(), paymentId = newId();
    await line(one!.id, 'letter.queued', 'letter', { letterId });
    await line(one!.id, 'letter.failed', 'letter', { letterId });
    await line(one!.id, 'payment.recorded', 'payment', { factKind: 'payment', factId: paymentId });
    await h.rows(sql`insert into reversal (id, case_id, agency_id, creditor_id, fact_kind, fact_id, at, by_id, reason) values (${newId()}, ${one!.id}, ${h.agencyId}, ${h.tessonville}, 'payment', ${paymentId}, now(), ${h.camille.id}, 'x')`);
    expect(await h.get(UndoStandingService).of(h.camille, placed.id)).toEqual({ possible: true, blocked: [] });
    await h.rows(sql`update case_file set stage = 'closed', closed_reason = 'paid', next_action_kind = null, next_action_on = null where id = ${two!.id}`);
    expect(await h.get(UndoStandingService).of(h.camille, placed.id)).toMatchObject({ possible: false, blocked: [{ caseId: two!.id, code: 'case_closed' }] });
  });

  test('calls and notes do not stand against it, and are told as far as one reads them', async () => {
    const placed = await confirm(files({})), { id } = placed.cases[0]!;
    later();
    await h.get(CallsService).log(h.helene, { caseId: id, reached: 'debtor', outcome: 'refusal', nextAction: { kind: 'call', on: Temporal.PlainDate.from('2026-11-30') }, idempotencyKey: `undo-call-${id}` });
    await h.get(NotesService).write(h.helene, id, 'Pour nous seuls.', true);
    const touched = async (actor: Actor) => Object.fromEntries((await undo(placed.id, { actor, dryRun: true })).cases[0]!.touched.map(({ key, value }) => [key, value]));
    expect(await touched(h.camille)).toEqual({ calls: '1' });
    expect(await touched(solange)).toEqual({ calls: '1', notes: '1' });
    expect((await undo(placed.id)).cases).toMatchObject([{ what: 'withdrawn' }]);
    expect(await h.rows(sql`select count(*) as n from timeline_entry where case_id = ${id} and kind in ('call', 'note')`)).toEqual([{ n: '2' }]);
  });
});

describe('who may', () => {
  test('an operator of the company and a supervisor of the agency; nobody else learns that it is there', async () => {
    const placed = await confirm(files({}));
    const reader = await h.person('Odile Ferrand', 'odile@tessonville.example', 'creditor_user', h.tessonville, 'reader');
    for (const actor of [h.rachid, h.helene, reader]) expect(await refusal(undo(placed.id, { actor }))).toBe('not_found');
    expect(await h.get(UndoStandingService).of(reader, placed.id)).toEqual({ possible: false, blocked: [] });
    expect(await refusal(undo(newId()))).toBe('not_found');
    expect(await refusal(undo('x'))).toBe('not_found');
    expect(await refusal(undoCase(placed.id, newId()))).toBe('not_found');
    expect(await refusal(undo(placed.id, { reason: ' ' }))).toBe('bad_fields reason:required');
    expect((await undo(placed.id, { actor: solange })).deposit).toMatchObject({ undoneBy: 'Solange Aubert' });
  });

  test('the mark of a claim follows from its withdrawal, and from nothing else', async () => {
    const placed = await confirm(files({}));
    await expect(h.rows(sql`update claim set withdrawn_at = now() where deposit_id = ${placed.id}`)).rejects.toThrow(/never edited/u);
    await undo(placed.id);
    await expect(h.rows(sql`update claim set withdrawn_at = null where deposit_id = ${placed.id}`)).rejects.toThrow(/never edited/u);
    await expect(h.rows(sql`delete from withdrawn_claim`)).rejects.toThrow(/never edited/u);
  });
});

test('whatever was handed over and taken back, nothing is owed, and it comes again as it came', async () => {
  const amount = fc.integer({ min: 1, max: 500_000 }).map((c) => (c / 100).toFixed(2).replace('.', ','));
  await fc.assert(fc.asyncProperty(fc.array(fc.record({ left: amount, who: fc.nat(2), due: fc.constantFrom('30/09/2026', '15/03/2024') }), { minLength: 1, maxLength: 6 }), async (invoices) => {
    later();
    const given = { 'p.csv': csv(invoices.map(({ left, who, due }, i) => ({ ref: `FQ-${++n}-${i}`, left, total: left, due, issued: '01/01/2024', name: `Hasard ${who} SARL`, street: `${who} rue du Sort` }))) };
    const before = await h.rows(sql`select f.id, (select coalesce(sum(p.principal_cents), 0)::text from claim_position p where p.case_id = f.id) as left from case_file f where stage = 'placed' order by id`);
    const placed = await confirm(given);
    later();
    const undone = await undo(placed.id);
    expect(undone.cases.reduce((sum, one) => sum + one.total, 0n)).toBe(placed.total);
    expect(await h.rows(sql`select f.id, (select coalesce(sum(p.principal_cents), 0)::text from claim_position p where p.case_id = f.id) as left from case_file f where stage = 'placed' order by id`)).toEqual(before);
    for (const { id } of placed.cases) expect(await dueOf(id)).toBe(0n);
    later();
    const again = await confirm(given);
    expect([again.caseCount, again.claimCount, again.total]).toEqual([placed.caseCount, placed.claimCount, placed.total]);
    later();
    await undo(again.id);
  }), { numRuns: 8 });
}, 120_000);
