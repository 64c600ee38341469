import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CallsService, CaseListService } from '../index.ts';
import { TimelineReadService } from '../timeline/timeline-read.service.ts';
import { day, euros, office, type Office } from '../testing/index.ts';

describe('lists of cases', () => {
  let o: Office;
  const names = ['Garage Tréhorel et Fils', 'Hôtel des Trois Écluses', 'Pressing du Parvis', 'Brasserie 100 % Houblon', 'Traiteur Hautecloque', 'Librairie des Deux Ponts', 'Studio Quatre-Vents'];
  const opened = new Map<string, string>();
  beforeAll(async () => {
    o = await office();
    for (const name of names) opened.set(name, (await o.open(name, [{ reference: `REF-${name.slice(0, 3).toUpperCase()}` }])).publicReference);
    await o.open('Bois seulement', [{}], { creditorId: o.otherCreditorId });
  });
  afterAll(() => o.h.close());
  const lists = () => o.h.get(CaseListService);
  const byText = async (text: string) => (await lists().cases(o.camille, { filter: { text } })).rows.map((row) => row.debtorName);

  test('a text finds debtor, invoice, and reference in any spelling; its signs are letters', async () => {
    const reference = opened.get('Pressing du Parvis')!;
    expect(await byText('trois écl')).toEqual(['Hôtel des Trois Écluses']);
    expect(await byText('ref-pre')).toEqual(['Pressing du Parvis']);
    for (const spelling of [reference, reference.toLowerCase(), reference.replaceAll('-', ' '), reference.replaceAll('-', '')]) expect(await byText(spelling)).toEqual(['Pressing du Parvis']);
    expect(await byText(reference.slice(0, 6))).toEqual(['Pressing du Parvis']);
    expect(await byText('%')).toEqual(['Brasserie 100 % Houblon']);
    expect(await byText('_')).toEqual([]);
    expect(await byText('Bois seulement')).toEqual([]);
    expect(await byText("o'; drop table case_file; --")).toEqual([]);
    expect((await lists().cases(o.helene, { filter: { text: '   ' } })).total).toBe(8);
  });

  test('filters by stage, creditor and ids; what is no id finds nothing', async () => {
    const { rows } = await lists().cases(o.helene, {});
    await o.h.get(CallsService).log(o.helene, { caseId: rows[0]!.id, reached: 'nobody', outcome: 'absent', nextAction: { kind: 'call', on: day('2026-11-24') }, idempotencyKey: 'liste-appel' });
    expect((await lists().cases(o.helene, { filter: { stage: 'amicable' } })).rows.map((row) => row.id)).toEqual([rows[0]!.id]);
    expect((await lists().cases(o.helene, { filter: { creditorId: o.otherCreditorId } })).total).toBe(1);
    expect((await lists().cases(o.helene, { filter: { creditorId: 'rien' } })).total).toBe(0);
    expect((await lists().cases(o.helene, { filter: { ids: [rows[1]!.id, rows[2]!.id, 'rien'] } })).rows).toHaveLength(2);
    expect((await lists().cases(o.helene, { filter: { ids: [] } })).total).toBe(0);
  });

  test('pages neither skip nor repeat while cases are opened; a forged cursor is the first page', async () => {
    const before = (await lists().cases(o.helene, { first: 100 })).rows.map((row) => row.id);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: { rows: { id: string }[]; next: string | null } = await lists().cases(o.helene, { first: 2, after });
      seen.push(...page.rows.map((row) => row.id));
      after = page.next;
      await o.open(`Arrivé entre deux pages ${seen.length}`);
    } while (after);
    expect(seen).toEqual(before);
    const first = (await lists().cases(o.helene, { first: 1 })).rows;
    for (const forged of ['x', Buffer.from('["now()","1"]').toString('base64url'), Buffer.from(`["2026-11-23","${before[0]}"]`).toString('base64url')]) expect((await lists().cases(o.helene, { first: 1, after: forged })).rows).toEqual(first);
  });

  test('the palette: the exact reference first, then names, also misspelt, then invoices', async () => {
    const reference = opened.get('Studio Quatre-Vents')!;
    expect((await lists().search(o.helene, reference.toLowerCase())).map((hit) => hit.debtorName)).toEqual(['Studio Quatre-Vents']);
    expect((await lists().search(o.helene, 'Hautecloq'))[0]).toMatchObject({ kind: 'case', debtorName: 'Traiteur Hautecloque', creditorName: 'Papeteries Tessonville', claimReference: null });
    expect((await lists().search(o.helene, 'Hotel des trois ecluse'))[0]).toMatchObject({ debtorName: 'Hôtel des Trois Écluses' });
    expect((await lists().search(o.helene, 'REF-LIB'))[0]).toMatchObject({ kind: 'claim', claimReference: 'REF-LIB', debtorName: 'Librairie des Deux Ponts' });
    expect(await lists().search(o.helene, 'x')).toEqual([]);
    expect((await lists().search(o.helene, 'arrivé entre deux')).length).toBeLessThanOrEqual(12);
  });

  test('the timeline pages by kind, the latest first, without gap or double while lines are written', async () => {
    const { id } = await o.open('Fil');
    const call = (n: number) => o.h.get(CallsService).log(o.helene, { caseId: id, reached: 'debtor', outcome: 'promise', promise: { dueOn: day('2026-11-27'), amount: euros(`${n + 1}`) }, nextAction: { kind: 'call', on: day('2026-11-24') }, idempotencyKey: `fil-${n}-${id}` });
    for (let n = 0; n < 5; n++) await call(n);
    const read = o.h.get(TimelineReadService);
    const before = (await read.page(o.helene, id, { kind: 'call' })).rows.map((e) => e.id);
    const seen: string[] = [];
    let after: string | null = null;
    let n = 5;
    do {
      const page: { rows: { id: string }[]; next: string | null } = await read.page(o.helene, id, { kind: 'call', first: 2, after });
      seen.push(...page.rows.map((e) => e.id));
      after = page.next;
      await call(n++);
    } while (after);
    expect(seen).toEqual(before);
    expect(await read.count(o.helene, id)).toBe(n + 2);
  });
});
