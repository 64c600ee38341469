import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { HoldsService, type OpenHoldAsked } from '@quittance/cases';
import { newId, Refused, sql } from '@quittance/platform';
import { office, type Office } from './letters.fixture.ts';
import { LettersReadService } from './letters-read.service.ts';
import { LettersService } from './letters.service.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);

describe('letters to a debtor who is held', () => {
  let h: Office;
  beforeAll(async () => { h = await office(); });
  afterAll(() => h.close());
  const send = (caseId: string) => h.get(LettersService).sendFormalNotice(h.helene, { caseId, channel: 'registered', idempotencyKey: newId() });
  const preview = (caseId: string) => h.get(LettersService).previewFormalNotice(h.helene, caseId);
  const hold = async (caseId: string, kind: string, facts: OpenHoldAsked['facts']) => (await h.get(HoldsService).open(h.helene, { caseId, kind, facts, source: 'BODACC', idempotencyKey: newId() })).hold.id;

  test.each([
    ['insolvencyProceeding', { openedOn: day('2026-11-02') }, 'company', 'commercial', 'C. com. L622-7'],
    ['overIndebtedness', { admissibleOn: day('2026-11-02') }, 'person', 'civil', 'C. conso. L722-5'],
    ['debtorDeath', { diedOn: day('2026-11-02') }, 'person', 'civil', 'C. civ. 873'],
    ['protectedPerson', { protection: 'guardianship', since: day('2026-01-02') }, 'person', 'civil', 'C. civ. 475'],
    ['processingRestriction', { requestedOn: day('2026-11-02') }, 'person', 'civil', 'RGPD 18'],
  ] as const)('%s: the preview says why it may not leave, with the article, and it does not leave; voided, it does', async (kind, facts, debtor, regime, article) => {
    const file = await h.openCase(h.tessonville, { kind: debtor, regime });
    const id = await hold(file.id, kind, facts);
    const told = (await preview(file.id)).refusal!;
    expect(told).toMatchObject({ code: 'on_hold', article });
    expect(told.facts).toEqual(expect.arrayContaining([{ key: 'holds', value: kind }, { key: 'stops', value: 'letters' }]));
    const refused = await send(file.id).then(() => null, (e: unknown) => e);
    expect(refused).toBeInstanceOf(Refused);
    expect(refused).toMatchObject({ code: 'on_hold', options: { article } });
    expect(await h.rows(sql`select 1 from letter where case_id = ${file.id}`)).toEqual([]);
    await h.get(HoldsService).void(h.helene, id, 'Erreur de personne.');
    expect((await preview(file.id)).refusal).toBeNull();
    expect((await send(file.id)).reference).toMatch(/^L-2026-/);
  });

  test('a judge’s time stops enforcement, not the letter; one decided before the hold stays decided', async () => {
    const graced = await h.openCase(h.tessonville);
    await hold(graced.id, 'judicialGracePeriod', { decidedOn: day('2026-11-02'), until: day('2027-11-02') });
    expect((await preview(graced.id)).refusal).toBeNull();
    const file = await h.openCase(h.tessonville);
    const letter = await send(file.id);
    await hold(file.id, 'insolvencyProceeding', { openedOn: day('2026-11-20') });
    expect((await h.get(LettersReadService).ofCase(h.helene, file.id)).map(({ id }) => id)).toEqual([letter.id]);
  });
});
