/** How a debtor is written to about money: every mail and paper recalls the first letter, an agent's words are checked, reminders stop where they must; and what a payment met of a claim that is given up. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { BarredClaimsService, GiveUpBarredService, TimelineService, WishesService } from '@quittance/cases';
import { day, euros } from '@quittance/cases/testing';
import { sql } from '@quittance/platform';
import { AllocationsService } from '../payments/allocations.service.ts';
import { refusal } from '../payments/money.fixture.ts';
import { AgreementService } from './agreement.service.ts';
import { planRecords } from './plan-records.ts';
import { plansOffice, WORDS, type DebtorCase, type PlansOffice } from './plans.fixture.ts';

const RECALL = 'Notre lettre réf. L-2026-000777 du 01/07/2026';

describe('how a debtor is written to about money', () => {
  let o: PlansOffice;
  beforeAll(async () => { o = await plansOffice(); });
  afterAll(() => o.h.close());
  beforeEach(() => o.at('2026-07-06'));

  const sent = ({ id }: { id: string }) => o.h.database.transact((tx) => o.h.get(TimelineService).write(tx, {
    caseId: id, agencyId: o.agencyId, creditorId: o.creditorId, kind: 'letter', code: 'letter.sent', facts: { reference: 'L-2026-000777', channel: 'registered' }, actor: null, at: Temporal.Instant.from('2026-07-01T08:00:00Z'), internal: false,
  }));
  const propose = (c: DebtorCase, more = {}) => o.plans.propose(c.debtor, o.terms(c.id, more), WORDS);
  const mailOf = async (c: DebtorCase, purpose: string) => (await o.mails(c.id)).filter((mail) => mail.purpose === purpose);

  test('a mail recalls the first letter once it has left, and nothing before; so do the agreement and the receipt', async () => {
    const before = await o.debtorCase(), after = await o.debtorCase();
    await sent(after);
    for (const c of [before, after]) await propose(c);
    expect((await mailOf(before, 'plan_agreed'))[0]!.text).not.toContain('Notre lettre');
    expect((await mailOf(after, 'plan_agreed'))[0]!.text).toContain(`\n\n${RECALL}.\n\nOrvelle Recouvrement, pour`);
    const papers = await Promise.all([before, after].map(async (c) => o.h.get(AgreementService).documentOf((await planRecords(o.h.database, sql`p.case_id = ${c.id}`))[0]!)));
    expect(papers.map((paper) => paper.includes(RECALL))).toEqual([false, true]);
    for (const c of [before, after]) await o.pay(c.id, { amount: euros('10'), valueOn: day('2026-07-06') });
    const figures = await o.h.rows<{ case_id: string; recall: string | null }>(sql`select case_id, figures->>'recall' as recall from receipt where case_id in (${before.id}, ${after.id})`);
    expect(figures.find(({ case_id: id }) => id === before.id)!.recall).toBeNull();
    expect(figures.find(({ case_id: id }) => id === after.id)!.recall).toBe(RECALL);
  });

  test('an agent’s words are refused where the law forbids them; what the debtor writes is his own', async () => {
    const c = await o.debtorCase(), told = { code: 'forbidden_words', article: 'C. pén. 433-13' };
    expect(await refusal(o.plans.propose(o.helene, o.terms(c.id, { words: 'Sinon un huissier passera.' })))).toEqual(told);
    expect(await o.plans.latest(o.helene, c.id)).toBeNull();
    const offered = await o.plans.propose(o.helene, o.terms(c.id, { words: 'Comme convenu ce matin.' }));
    expect(await refusal(o.plans.end(o.helene, offered.id, 'Dossier remis à l’huissier.'))).toEqual(told);
    await o.mandateSays({ months: 3 });
    const asks = await propose(await o.debtorCase(), { months: 5, words: 'Je ne veux pas d’huissier.' });
    await o.mandateSays({});
    expect(asks.state).toBe('proposed');
    expect(await refusal(o.plans.decide(o.helene, asks.id, false, { reason: 'Un huissier vous écrira.' }))).toEqual(told);
    expect((await o.plans.decide(o.helene, asks.id, false, { reason: 'Le créancier demande un délai plus court.' })).state).toBe('refused');
  });

  test('he who asked to be left alone is not reminded by itself; what became of his plan he is told all the same', async () => {
    const quiet = await o.debtorCase(), other = await o.debtorCase();
    for (const c of [quiet, other]) { await sent(c); await propose(c); }
    await o.h.get(WishesService).record(o.helene, { caseId: quiet.id, kind: 'stopAsked', holds: true, on: day('2026-07-06'), source: 'Sa lettre', idempotencyKey: 'voeu-echeancier' });
    o.at('2026-07-21');
    await o.watch.watchAll();
    expect([(await mailOf(quiet, 'plan_reminder')).length, (await mailOf(other, 'plan_reminder')).length]).toEqual([0, 1]);
    o.at('2026-07-29');
    await o.watch.watchAll();
    expect((await mailOf(quiet, 'plan_broken'))[0]!.text).toContain(RECALL);
  });

  test('what a payment met of a claim that is given up as barred meets the others', async () => {
    const { id } = await o.open('Scierie Brassac', [{ reference: 'P-1', dueOn: day('2021-03-31'), amount: euros('1000') }, { reference: 'P-2', dueOn: day('2026-04-30'), amount: euros('1000') }]);
    await o.pay(id, { amount: euros('100'), valueOn: day('2026-07-06') });
    const met = () => o.h.rows(sql`select k.reference, sum(a.amount_cents)::text as met from allocation a join claim k on k.id = a.claim_id where a.case_id = ${id} group by k.reference having sum(a.amount_cents) <> 0`);
    expect(await met()).toEqual([{ reference: 'P-1', met: '10000' }]);
    const [barred] = await o.h.get(BarredClaimsService).seenBy(o.helene, id);
    await o.h.get(GiveUpBarredService).giveUp(o.helene, { caseId: id, claimIds: [barred!.claimId], idempotencyKey: 'abandon-scierie' });
    const relayed = () => o.h.database.transact((tx) => o.h.get(AllocationsService).postWhenClaimsGivenUp(tx, { name: 'ClaimsGivenUp', ids: { caseId: id } } as never));
    expect(await o.h.rows(sql`select 1 from outbox_event where case_id = ${id} and name = 'ClaimsGivenUp'`)).toHaveLength(1);
    await relayed();
    expect(await met()).toEqual([{ reference: 'P-2', met: '10000' }]);
    expect(await o.h.rows(sql`select distinct cause_kind from allocation where case_id = ${id} order by 1`)).toEqual([{ cause_kind: 'given_up' }, { cause_kind: 'payment' }]);
    // Laid out twice is laid out once.
    await relayed();
    expect(await met()).toEqual([{ reference: 'P-2', met: '10000' }]);
  });
});
