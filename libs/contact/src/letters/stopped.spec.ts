import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PausesService, RecallService } from '@quittance/cases';
import { newId, sql, type Happened } from '@quittance/platform';
import { office, type Office } from './letters.fixture.ts';
import { LettersReadService } from './letters-read.service.ts';
import { LettersService } from './letters.service.ts';
import { RenderLetterService } from './render-letter.service.ts';
import { StopLettersService } from './stop-letters.service.ts';

describe('a letter that waits to be printed, and its creditor', () => {
  let h: Office;
  beforeAll(async () => { h = await office(); });
  afterAll(() => h.close());
  const queued = async () => {
    const file = await h.openCase(h.tessonville);
    return { ...file, letter: await h.get(LettersService).sendFormalNotice(h.helene, { caseId: file.id, channel: 'registered', idempotencyKey: newId() }) };
  };
  const happened = (caseId: string): Happened => ({ ids: { caseId } }) as Happened;
  const lines = (caseId: string) => h.rows(sql`select code, facts->>'cause' as cause from timeline_entry where case_id = ${caseId} and code like 'letter.%' order by at, id`);

  test('taken back: it does not leave, says why, and never leaves later', async () => {
    const { id, letter } = await queued();
    const { recall } = await h.get(RecallService).recall(h.camille, { caseId: id, reason: 'commercial', idempotencyKey: newId() });
    expect(recall.consequences.find(({ code }) => code === 'letters_stopped')?.facts).toEqual([{ key: 'count', value: '1' }]);
    for (let twice = 0; twice < 2; twice++) await h.database.transact((tx) => h.get(StopLettersService).stopWhenCaseRecalled(tx, happened(id)));
    await h.get(RenderLetterService).render({ letterId: letter.id });
    expect(await h.rows(sql`select kind, cause from letter_event where letter_id = ${letter.id}`)).toEqual([{ kind: 'stopped', cause: 'case_recalled' }]);
    expect(await lines(id)).toEqual([{ code: 'letter.queued', cause: null }, { code: 'letter.stopped', cause: 'case_recalled' }]);
    expect((await h.get(LettersReadService).ofCase(h.helene, id))[0]).toMatchObject({ state: 'stopped', failure: 'case_recalled' });
  });

  test('laid to rest before the printer came to it: the printer stops it by itself', async () => {
    const { id, letter } = await queued();
    const until = h.clock.today().add({ days: 10 });
    const told = await h.get(PausesService).pause(h.camille, { caseId: id, until, reason: 'negotiation', idempotencyKey: newId() });
    expect(told.consequences.map(({ code }) => code)).toContain('letters_stopped');
    await h.get(RenderLetterService).render({ letterId: letter.id });
    expect(await lines(id)).toEqual([{ code: 'letter.queued', cause: null }, { code: 'letter.stopped', cause: 'case_paused' }]);
    // Another one may not be asked for meanwhile.
    await expect(h.get(LettersService).sendFormalNotice(h.helene, { caseId: id, channel: 'registered', idempotencyKey: newId() })).rejects.toMatchObject({ code: 'case_paused' });
  });
});
