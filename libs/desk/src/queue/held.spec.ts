import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { HoldsService, PlanNextActionService, WatchHoldsService, type OpenHoldAsked } from '@quittance/cases';
import { day, office, type Office } from '@quittance/cases/testing';
import { sql } from '@quittance/platform';
import { DeskModule, QueueService } from '../index.ts';

describe('held cases in the queue', () => {
  let o: Office;
  const ids: Record<string, string> = {}, holds: Record<string, string> = {};
  const queue = (filter = 'all') => o.h.get(QueueService).queue(o.helene, { filter: { filter } });
  const rows = async (filter = 'all') => (await queue(filter)).rows.map((row) => [row.debtorName, row.reason, row.level]);
  const one = async (name: string) => (await queue()).rows.find((row) => row.debtorName === name)!;
  const facts = async (name: string) => Object.fromEntries((await one(name)).reasonFacts.map(({ key, value }) => [key, value]));
  const put = (name: string, kind: string, on: string) => o.h.get(PlanNextActionService).plan(o.helene, ids[name]!, { kind, on: day(on) });
  const open = async (name: string, kind: string, known: OpenHoldAsked['facts']) => {
    holds[name] = (await o.h.get(HoldsService).open(o.helene, { caseId: ids[name]!, kind, facts: known, source: 'BODACC', idempotencyKey: `file-tenue-${name}` })).hold.id;
  };
  const at = async (iso: string) => { o.h.clock.set(Temporal.Instant.from(`${iso}T08:00:00Z`)); await o.h.get(WatchHoldsService).watchAll(); };

  beforeAll(async () => {
    o = await office({ modules: [DeskModule] });
    for (const name of ['À rappeler', 'Promesse', 'Liquidée', 'Publiée', 'Attendue', 'Grâce']) ids[name] = (await o.open(name)).id;
    for (const name of ['À rappeler', 'Promesse', 'Grâce']) await put(name, 'call', '2026-11-23');
    for (const name of ['Liquidée', 'Publiée', 'Attendue']) await put(name, 'call', '2026-11-25');
    await o.h.rows(sql`update case_file set promise_due_on = '2026-11-20', promise_cents = 50000 where id in (${ids['Promesse']!}, ${ids['Attendue']!})`);
    await open('Liquidée', 'insolvencyProceeding', { openedOn: day('2026-09-15'), publishedOn: day('2026-09-25'), liquidation: true });
    await open('Publiée', 'insolvencyProceeding', { openedOn: day('2026-10-20'), publishedOn: day('2026-11-06') });
    await open('Attendue', 'insolvencyProceeding', { openedOn: day('2026-11-02') });
    await open('Grâce', 'judicialGracePeriod', { decidedOn: day('2026-10-01'), until: day('2026-12-15') });
  });
  afterAll(() => o.h.close());

  test('two days before the proof of claim is due it stands before everything but a red limitation; with time left, or none set, behind the calls; never a call nor a promise', async () => {
    expect(await rows()).toEqual([
      ['Liquidée', 'hold_task', 'danger'], ['Promesse', 'promise_broken', 'plain'], ['À rappeler', 'callback_due', 'plain'], ['Grâce', 'callback_due', 'plain'], ['Attendue', 'hold_task', 'plain'], ['Publiée', 'hold_task', 'plain'],
    ]);
    expect(await facts('Liquidée')).toEqual({ task: 'proofOfClaim', due: '2026-11-25', days: '2', kind: 'insolvencyProceeding' });
    expect(await facts('Publiée')).toEqual({ task: 'proofOfClaim', due: '2027-01-06', days: '44', kind: 'insolvencyProceeding' });
    expect(await facts('Attendue')).toEqual({ task: 'watchPublication', kind: 'insolvencyProceeding' });
    expect(await one('Liquidée')).toMatchObject({ nextActionKind: 'hold_task', nextActionOn: day('2026-11-23'), heldKinds: ['insolvencyProceeding'] });
    expect(await one('Grâce')).toMatchObject({ heldKinds: ['judicialGracePeriod'] });
    for (const { filter, count } of (await queue()).counts) expect([filter, (await rows(filter)).length]).toEqual([filter, count]);
    expect((await rows('deadlines')).map(([name]) => name)).toEqual(['Liquidée', 'Publiée']);
    expect((await rows('callbacks')).map(([name]) => name).sort()).toEqual(['Grâce', 'Promesse', 'À rappeler']);
  });

  test('put off by a person, it waits behind what is due, but not when its term is three days away', async () => {
    await put('Publiée', 'wait_answer', '2026-12-28');
    expect(await one('Publiée')).toMatchObject({ reason: 'planned' });
    await at('2026-12-22');
    expect(await one('Publiée')).toMatchObject({ reason: 'planned', level: 'plain' });
    await at('2026-12-28');
    expect(await one('Publiée')).toMatchObject({ reason: 'hold_task', level: 'wait' });
    await put('Publiée', 'wait_answer', '2027-01-11');
    await at('2027-01-03');
    expect(await one('Publiée')).toMatchObject({ reason: 'hold_task', level: 'danger' });
    await at('2027-01-08');
    expect(await one('Publiée')).toMatchObject({ reason: 'planned' });
    await at('2027-01-11');
    expect([(await one('Publiée')).level, (await facts('Publiée'))['days']]).toEqual(['danger', '-5']);
    await at('2026-11-23');
  });

  test('a call that a person planned on a held case is not offered as one; voided, the case is a call again', async () => {
    await put('Attendue', 'call', '2026-11-23');
    expect(await one('Attendue')).toMatchObject({ reason: 'hold_task', nextActionKind: 'call' });
    await o.h.get(HoldsService).void(o.helene, holds['Liquidée']!, 'Autre société.');
    expect(await one('Liquidée')).toMatchObject({ reason: 'planned', nextActionKind: 'call', nextActionOn: day('2026-11-25'), heldKinds: [] });
  });
});
