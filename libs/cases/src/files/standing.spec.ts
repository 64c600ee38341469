import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from '@quittance/platform';
import { CallsService, CaseListService } from '../index.ts';
import { day, euros, office, type Office } from '../testing/index.ts';
import type { CaseFilter } from './case-file.type.ts';

/** Oldest due dates on both sides of each border, on 23 November 2026. */
const BANDS = {
  lt90: ['2026-12-15', '2026-08-26'], '90_180': ['2026-08-25', '2026-05-28'], '180_270': ['2026-05-27', '2026-02-27'], '270_365': ['2026-02-26', '2025-11-23'], gt365: ['2025-11-22', '2022-01-15'],
};

describe('the lists behind the figures: open, by age, promised', () => {
  let o: Office;
  const cases = new Map<string, string>();
  const names = async (filter: CaseFilter, actor = o.camille, first = 100) => {
    const { rows, total } = await o.h.get(CaseListService).cases(actor, { filter, first });
    if (first === 100) expect(rows).toHaveLength(total);
    return rows.map((row) => row.debtorName).sort();
  };
  const open = async (name: string, dues: string[] = ['2026-04-30'], creditorId?: string) => cases.set(name, (await o.open(name, dues.map((dueOn) => ({ dueOn: day(dueOn) })), creditorId ? { creditorId } : {})).id);
  const log = (name: string, key: string, dueOn?: string, reached = 'debtor') => o.h.get(CallsService).log(o.helene, {
    caseId: cases.get(name)!, reached, outcome: dueOn ? 'promise' : reached === 'debtor' ? 'refusal' : 'absent', ...(dueOn ? { promise: { dueOn: day(dueOn), amount: euros('50') } } : {}), nextAction: { kind: 'call', on: day('2026-12-01') }, idempotencyKey: `${key} ${name}`,
  });
  const stage = (name: string, to: string) => o.h.rows(sql`update case_file set stage = ${to} where id = ${cases.get(name)!}`);
  beforeAll(async () => { o = await office(); });
  afterAll(() => o.h.close());

  test('the borders of each band, by the oldest of several due dates; another band finds nothing', async () => {
    for (const due of Object.values(BANDS).flat()) await open(due, [due]);
    await open('Deux factures', ['2026-10-15', '2026-06-30']);
    await open('Bois', ['2026-08-26'], o.otherCreditorId);
    for (const [band, dues] of Object.entries(BANDS)) expect(await names({ band })).toEqual([...dues, ...(band === '90_180' ? ['Deux factures'] : [])].sort());
    expect(await names({ band: 'lt90' }, o.helene)).toEqual(['2026-08-26', '2026-12-15', 'Bois']);
    for (const band of ['lt9', '90', "lt90' or true --"]) expect(await names({ band })).toEqual([]);
    expect(await names({ band: '' })).toHaveLength(11);
  });

  test('what is open and what is over, with the other filters, and page by page', async () => {
    for (const name of ['Clos', 'Rendu']) await open(name, ['2025-01-15']);
    await stage('Clos', 'closed');
    await stage('Rendu', 'returned');
    for (const [at, to] of [['2026-08-26', 'amicable'], ['2026-08-25', 'judicial'], ['2025-11-22', 'enforcement']] as const) await stage(at, to);
    expect(await names({ open: false })).toEqual(['Clos', 'Rendu']);
    expect(await names({ open: true })).toHaveLength(11);
    expect(await names({ open: null, band: null, promised: null })).toHaveLength(13);
    expect(await names({ band: 'gt365' })).toEqual(['2022-01-15', '2025-11-22', 'Clos', 'Rendu']);
    expect(await names({ open: true, band: 'gt365' })).toEqual(['2022-01-15', '2025-11-22']);
    expect(await names({ open: true, stage: 'closed' })).toEqual([]);
    expect(await names({ open: false, text: 'rend' })).toEqual(['Rendu']);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: { rows: { debtorName: string }[]; next: string | null; total: number } = await o.h.get(CaseListService).cases(o.camille, { first: 3, after, filter: { open: true } });
      expect(page.total).toBe(11);
      seen.push(...page.rows.map((row) => row.debtorName));
      after = page.next;
    } while (after);
    expect(seen.sort()).toEqual(await names({ open: true }));
  });

  test('promised: what stands, for today or later, on a case that is open', async () => {
    const all = ['Ce jour', 'Plus tard', 'Repris', 'Refusé', 'Injoignable ensuite', 'Remplacée', 'Promis puis clos', 'Sans promesse'];
    for (const name of all) await open(name);
    await open('Bois promis', ['2026-04-30'], o.otherCreditorId);
    for (const name of [...all.slice(0, -1), 'Bois promis']) await log(name, 'promesse', name === 'Ce jour' ? '2026-11-23' : '2026-11-27');
    const { id } = (await o.h.rows<{ id: string }>(sql`select id from call where case_id = ${cases.get('Repris')!}`))[0]!;
    await o.h.get(CallsService).reverse(o.helene, id, 'Erreur de dossier');
    await log('Refusé', 'refus');
    await log('Injoignable ensuite', 'absent', undefined, 'nobody');
    await log('Remplacée', 'autre', '2026-11-24');
    await stage('Promis puis clos', 'closed');
    expect(await names({ promised: true })).toEqual(['Ce jour', 'Injoignable ensuite', 'Plus tard', 'Remplacée']);
    expect(await names({ promised: false, text: 'promis' })).toEqual(['Promis puis clos']);
    expect(await names({ promised: true }, o.helene)).toContain('Bois promis');
    // A promise is of the day until its day is over, in Paris.
    o.h.clock.set(Temporal.Instant.from('2026-11-24T22:59:00Z'));
    expect(await names({ promised: true })).toEqual(['Injoignable ensuite', 'Plus tard', 'Remplacée']);
    o.h.clock.set(Temporal.Instant.from('2026-11-24T23:01:00Z'));
    expect(await names({ promised: true })).toEqual(['Injoignable ensuite', 'Plus tard']);
    o.h.clock.set(Temporal.Instant.from('2026-11-28T09:00:00Z'));
    expect(await names({ promised: true })).toEqual([]);
    o.h.clock.set(Temporal.Instant.from('2026-11-23T08:00:00Z'));
  });

  test('a filter widens nothing: each sees his own, a stranger nothing, whoever the creditor that he names', async () => {
    const filters: CaseFilter[] = [{ open: true }, { open: false }, { promised: true }, { promised: false }, { band: 'lt90' }, { band: '180_270', open: true }];
    for (const filter of filters) {
      const mine = await names(filter), his = await names(filter, o.rachid), both = await names(filter, o.helene);
      expect([...mine, ...his].sort()).toEqual(both);
      expect(his.every((name) => name.startsWith('Bois'))).toBe(true);
      expect(await names({ ...filter, creditorId: o.creditorId }, o.rachid)).toEqual([]);
      expect(await names({ ...filter, creditorId: o.creditorId }, o.stranger)).toEqual([]);
      expect(await names(filter, o.stranger)).toEqual([]);
    }
  });
});
