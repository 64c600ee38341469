import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { HoldsService, WatchHoldsService, type OpenHoldAsked } from '@quittance/cases';
import { day, euros } from '@quittance/cases/testing';
import { sql } from '@quittance/platform';
import { AllocationsService } from '../payments/allocations.service.ts';
import { refusal } from '../payments/money.fixture.ts';
import { plansOffice, WORDS, type DebtorCase, type PlansOffice } from './plans.fixture.ts';

describe('plans and payments of a debtor who is held', () => {
  let o: PlansOffice;
  let keys = 0;
  const holds = () => o.h.get(HoldsService);
  const asked = (file: DebtorCase, facts: OpenHoldAsked['facts'], kind = 'insolvencyProceeding'): OpenHoldAsked => ({ caseId: file.id, kind, facts, source: 'BODACC', idempotencyKey: `blocage-argent-${++keys}` });
  const open = async (file: DebtorCase, facts: OpenHoldAsked['facts'], kind?: string) => (await holds().open(o.helene, asked(file, facts, kind))).hold.id;
  const insolvent = { openedOn: day('2026-07-01'), publishedOn: day('2026-07-03') };
  const posted = async (file: DebtorCase) => Object.fromEntries((await o.h.rows<{ target: string; sum: string }>(sql`select target, sum(amount_cents)::text as sum from allocation where case_id = ${file.id} group by target having sum(amount_cents) <> 0 order by target`)).map(({ target, sum }) => [target, sum]));
  const stage = async (file: DebtorCase) => (await o.h.rows<{ stage: string }>(sql`select stage from case_file where id = ${file.id}`))[0]!.stage;

  beforeAll(async () => { o = await plansOffice(); });
  afterAll(() => o.h.close());

  test('no plan is proposed, by an agent or by the debtor, none accepted nor agreed to; a proposal may still be refused', async () => {
    const [agent, waits, beyond] = [await o.debtorCase(), await o.debtorCase(), await o.debtorCase()];
    const offered = await o.plans.propose(o.helene, o.terms(waits.id));
    await o.mandateSays({ months: 3 });
    const asks = await o.plans.propose(beyond.debtor, o.terms(beyond.id, { months: 5 }), WORDS);
    await o.mandateSays({});
    for (const file of [agent, waits, beyond]) await open(file, insolvent);
    const held = { code: 'on_hold', article: 'C. com. L622-7' };
    expect(await refusal(o.plans.quote(o.helene, o.terms(agent.id)))).toEqual(held);
    expect(await refusal(o.plans.propose(o.helene, o.terms(agent.id)))).toEqual(held);
    expect(await refusal(o.plans.propose(agent.debtor, o.terms(agent.id), WORDS))).toEqual(held);
    expect(await refusal(o.plans.accept(waits.debtor, offered.id, WORDS))).toEqual(held);
    expect(await refusal(o.plans.decide(o.helene, asks.id, true, { creditorAgrees: true }))).toEqual(held);
    // Nor by paying the first instalment.
    await o.pay(waits.id, { amount: offered.instalments[0]!.amount, valueOn: day('2026-07-06'), payer: null });
    expect((await o.row(waits.id)).plan_state).toBe('proposed');
    expect((await o.plans.decide(o.helene, asks.id, false, { reason: 'Procédure collective.' })).state).toBe('refused');
  });

  test('a plan that runs stays on record, is not asked for and not broken while it is held; once the hold never was, what is late is late', async () => {
    const file = await o.debtorCase();
    await o.plans.propose(file.debtor, o.terms(file.id), WORDS);
    const before = await o.row(file.id);
    expect([before.plan_state, before.next_action_kind]).toEqual(['agreed', 'check_bank']);
    const hold = await open(file, insolvent);
    expect(await o.row(file.id)).toMatchObject({ plan_state: 'agreed', plan_next_on: '2026-07-20', next_action_kind: 'hold_task' });
    const mails = (await o.mails(file.id)).length;
    o.at('2026-08-15');
    await o.h.get(WatchHoldsService).watchAll();
    await o.watch.watchAll();
    expect([(await o.row(file.id)).plan_state, (await o.mails(file.id)).length]).toEqual(['agreed', mails]);
    await holds().void(o.helene, hold, 'Autre société.');
    expect(await o.row(file.id)).toMatchObject({ next_action_kind: before.next_action_kind, next_action_on: before.next_action_on, next_action_note: before.next_action_note });
    expect((await o.watch.watchAll()).broken).toBe(1);
    expect((await o.mails(file.id)).at(-1)!.purpose).toBe('plan_broken');
    o.at('2026-07-06');
  });

  test('once the hold has ended the plan is not broken by what the law forbade to pay: its instalments are due later by the days that it lasted', async () => {
    const file = await o.debtorCase();
    await o.plans.propose(file.debtor, o.terms(file.id), WORDS);
    const due = async () => (await o.plans.latest(o.helene, file.id))!.instalments.map(({ dueOn, state }) => `${dueOn} ${state}`);
    expect((await due()).slice(0, 2)).toEqual(['2026-07-20 waiting', '2026-08-20 waiting']);
    const hold = await open(file, { openedOn: day('2026-07-06') });
    o.at('2026-09-15');
    expect((await due())[0]).toMatch(/ waiting$/);
    // 41 days, both ends counted.
    await holds().end(o.helene, hold, day('2026-08-15'), 'Clôture de la procédure.');
    expect((await due()).slice(0, 2)).toEqual(['2026-08-30 missed', '2026-09-30 waiting']);
    o.at('2026-08-20');
    expect((await due()).slice(0, 2)).toEqual(['2026-08-30 waiting', '2026-09-30 waiting']);
    await o.watch.watchAll();
    expect(await o.row(file.id)).toMatchObject({ plan_state: 'agreed', plan_next_on: '2026-08-30' });
    expect(await o.h.rows(sql`select facts from timeline_entry where case_id = ${file.id} and code = 'plan.pushed_back'`)).toEqual([{ facts: { days: '41', nextOn: '2026-08-30', article: 'C. civ. 1218' } }]);
    await o.watch.watchAll();
    expect((await o.codes(file.id)).filter((code) => code === 'plan.pushed_back')).toHaveLength(1);
    o.at('2026-09-15');
    expect((await o.watch.watchAll()).broken).toBe(1);
    o.at('2026-07-06');
  });

  test('while a judge gives time no mail asks for an instalment', async () => {
    const file = await o.debtorCase();
    await o.plans.propose(file.debtor, o.terms(file.id), WORDS);
    await open(file, { decidedOn: day('2026-07-01'), until: day('2027-07-01') }, 'judicialGracePeriod');
    const mails = (await o.mails(file.id)).length;
    o.at('2026-07-24');
    expect((await o.watch.watchAll()).reminded).toBe(0);
    expect([(await o.mails(file.id)).length, await o.codes(file.id)]).toEqual([mails, expect.not.arrayContaining(['plan.late'])]);
    o.at('2026-07-06');
  });

  test('money that came in is recorded, with a word that the law let nothing be paid; what came before the judgment has none', async () => {
    const file = await o.debtorCase();
    await open(file, { openedOn: day('2026-06-20') });
    const told = await o.pay(file.id, { valueOn: day('2026-06-25'), amount: euros('100') }, true);
    expect(told.warnings).toEqual([{ code: 'paid_while_held', article: 'C. com. L622-7', facts: [{ key: 'kind', value: 'insolvencyProceeding' }, { key: 'from', value: '2026-06-20' }, { key: 'on', value: '2026-06-25' }] }]);
    expect((await o.pay(file.id, { valueOn: day('2026-06-25'), amount: euros('100') })).warnings).toHaveLength(1);
    expect((await o.pay(file.id, { valueOn: day('2026-06-19'), amount: euros('50') }, true)).warnings).toEqual([]);
  });

  test('where interest stops, what was paid meets what ranks behind it; what then overpays closes the case, and it opens again when the hold never was', async () => {
    const file = await o.debtorCase();
    // As the relay hands it over.
    const hear = (name: 'Opened' | 'Changed', holdId: string) => o.h.database.transact((tx) => o.h.get(AllocationsService)[`postWhenHold${name}`](tx, { id: '1', name: `Hold${name}`, ids: { caseId: file.id, holdId }, agencyId: o.agencyId, caseId: file.id, creditorId: o.creditorId }));
    await o.pay(file.id, { valueOn: day('2026-07-01'), amount: euros('200') });
    const before = await posted(file);
    const hold = await open(file, { openedOn: day('2026-05-15') });
    await hear('Opened', hold);
    const after = await posted(file);
    expect(BigInt(after['interest']!)).toBeLessThan(BigInt(before['interest']!));
    expect(BigInt(after['interest']!) + BigInt(after['principal']!)).toBe(20_000n);
    await holds().void(o.helene, hold, 'Erreur.');
    await hear('Changed', hold);
    expect(await posted(file)).toEqual(before);

    const { dueBefore } = await o.pay(file.id, { valueOn: day('2026-07-06'), amount: euros('1') }, true);
    await o.pay(file.id, { valueOn: day('2026-07-06'), amount: dueBefore });
    expect(await stage(file)).toBe('closed');
    const other = await o.debtorCase();
    const owed = (await o.pay(other.id, { valueOn: day('2026-07-06'), amount: euros('1') }, true)).dueBefore;
    await o.pay(other.id, { valueOn: day('2026-07-06'), amount: euros(String((Number(owed) - 500) / 100)) });
    expect(await stage(other)).not.toBe('closed');
    const shorter = await open(other, { openedOn: day('2026-05-15') });
    expect(await stage(other)).toBe('closed');
    await holds().void(o.helene, shorter, 'Erreur.');
    expect(await stage(other)).toBe('amicable');
  });
});
