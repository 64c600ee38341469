import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from '@quittance/platform';
import { ActsService } from '../acts/acts.service.ts';
import { ConductService } from '../conduct/conduct.service.ts';
import { CaseListService } from '../files/case-list.service.ts';
import { CasesReadService } from '../files/cases-read.service.ts';
import { day, office, type Office } from '../testing/index.ts';
import { PausesService } from './pauses.service.ts';
import { PausesReadService } from './pauses-read.service.ts';

describe('a creditor lets his case rest', () => {
  let o: Office;
  let keys = 0;
  beforeAll(async () => { o = await office(); });
  afterAll(() => o.h.close());
  const service = () => o.h.get(PausesService);
  const pause = (caseId: string, until: string, more = {}, actor = o.camille, options = {}) => service().pause(actor, { caseId, until: day(until), reason: 'negotiation', idempotencyKey: `pause-${++keys}-${caseId}`, ...more }, options);
  const at = (iso: string) => o.h.clock.set(Temporal.Instant.from(`${iso}T08:00:00Z`));

  test('what follows is said before, and nothing is written; then no demand goes out until the day, on which it goes on by itself', async () => {
    const file = await o.open('Imprimerie Carnaudet');
    const before = await pause(file.id, '2026-12-20', {}, o.camille, { dryRun: true });
    expect(before.consequences.map(({ code }) => code)).toEqual(['demands_stop', 'interest_runs', 'limitation_runs', 'resumes_itself']);
    // 1,000.00 × 12.40 % ÷ 365 = 0.34 a day, 28 days from today on.
    expect(Object.fromEntries(before.consequences[1]!.facts.map(({ key, value }) => [key, value]))).toEqual({ perDay: '0.34', total: '9.51' });
    expect(await o.h.rows(sql`select 1 from pause`)).toEqual([]);
    expect(await o.h.get(PausesReadService).running(o.helene, file.id)).toBeNull();

    const done = await pause(file.id, '2026-12-20');
    expect(done).toMatchObject({ interest: before.interest, pause: { reason: 'negotiation', byKind: 'creditor', by: 'Camille Ferrandier' } });
    expect((await o.h.get(ActsService).possible(o.helene, file.id)).filter(({ code }) => code === 'case_paused').map(({ act, article }) => [act, article])).toEqual([['letter', 'C. civ. 1989'], ['paymentOrder', 'C. civ. 1989']]);
    await expect(o.h.get(ActsService).mustBeAllowed(o.h.database, file.id, 'letter')).rejects.toMatchObject({ code: 'case_paused', options: { facts: { until: '2026-12-20' } } });
    // A call that was made is a fact, and says under what it was made.
    await o.h.get(ActsService).mustBeAllowed(o.h.database, file.id, 'call');
    const conduct = o.h.get(ConductService), facts = await conduct.facts(o.h.database, file.id);
    expect(conduct.check(facts, { channel: 'email', purpose: 'reminder' })).toMatchObject({ outcome: 'refuse', findings: [{ code: 'case_paused' }, { code: 'first_letter_missing' }] });
    expect(conduct.check(facts, { channel: 'email', purpose: 'answer' }).findings.map(({ code }) => code)).not.toContain('case_paused');
    expect((await o.h.get(CaseListService).cases(o.helene, { filter: { paused: true } })).rows).toMatchObject([{ id: file.id, pausedUntil: day('2026-12-20') }]);

    at('2026-12-21');
    expect(await o.h.get(PausesReadService).running(o.camille, file.id)).toBeNull();
    await o.h.get(ActsService).mustBeAllowed(o.h.database, file.id, 'letter');
    expect((await o.h.get(CaseListService).cases(o.helene, { filter: { paused: true } })).rows).toEqual([]);
    at('2026-11-23');
  });

  test('the same request is one pause; resumed it goes on at once, and what runs no more is no refusal', async () => {
    const file = await o.open('Reliure Chasseloup');
    const input = { caseId: file.id, until: day('2026-12-01'), reason: 'other', words: 'Salon professionnel', idempotencyKey: 'deux-clics-1' };
    const first = await service().pause(o.camille, input);
    expect((await service().pause(o.camille, input)).pause!.id).toBe(first.pause!.id);
    await expect(service().pause(o.camille, { ...input, until: day('2026-12-02') })).rejects.toMatchObject({ code: 'idempotency_key_reused' });
    await expect(pause(file.id, '2026-12-05')).rejects.toMatchObject({ code: 'already_paused' });
    // What the creditor laid to rest he alone takes up.
    await expect(service().resume(o.solange, file.id)).rejects.toMatchObject({ code: 'pause_of_creditor', options: { article: 'C. civ. 1989' } });
    expect((await service().resume(o.camille, file.id)).pause).toBeNull();
    expect((await service().resume(o.camille, file.id)).pause).toBeNull();
    expect(await o.h.rows(sql`select count(*)::integer as n from pause_end where case_id = ${file.id}`)).toEqual([{ n: 1 }]);
    expect(await o.h.rows(sql`select code from timeline_entry where case_id = ${file.id} and code in ('case.paused', 'case.resumed') order by at, id`)).toEqual([{ code: 'case.paused' }, { code: 'case.resumed' }]);
    await o.h.get(ActsService).mustBeAllowed(o.h.database, file.id, 'letter');
  });

  test('no longer at once, and no longer in a year, than the rule of its day says', async () => {
    const file = await o.open('Studio Quatre-Vents');
    // Sixty days from 23 November, both ends among them: the last is 21 January.
    await expect(pause(file.id, '2027-01-22')).rejects.toMatchObject({ code: 'pause_too_long', options: { facts: { latest: '2027-01-21', days: 60, year: 120, taken: 0 } } });
    await pause(file.id, '2027-01-21');
    at('2027-01-22');
    await pause(file.id, '2027-03-22');
    at('2027-03-23');
    await expect(pause(file.id, '2027-03-23')).rejects.toMatchObject({ code: 'pause_too_long', options: { facts: { latest: null, taken: 120 } } });
    at('2027-12-01');
    // The first days are more than a year ago.
    expect(await o.h.get(PausesReadService).terms(o.camille, (await o.h.get(CasesReadService).one(o.camille, file.id))!)).toMatchObject({ daysTaken: 111, latest: day('2027-12-09') });
    at('2026-11-23');
  });

  test('the supervisor may let it rest too; nobody else, and nobody learns of another\'s', async () => {
    const file = await o.open('Papeterie du Marché Couvert');
    for (const actor of [o.helene, o.accountant, o.administrator, o.rachid, o.stranger]) await expect(pause(file.id, '2026-12-01', {}, actor)).rejects.toMatchObject({ code: 'not_found' });
    const done = await pause(file.id, '2026-12-01', {}, o.solange);
    expect(done.pause).toMatchObject({ byKind: 'agency', by: 'Solange Maréchal' });
    expect(await o.h.get(PausesReadService).running(o.rachid, file.id)).toBeNull();
    expect(await o.h.get(PausesReadService).running(o.accountant, file.id)).toBeNull();
    expect((await service().resume(o.camille, file.id)).pause).toBeNull();
    await expect(pause(file.id, '2026-11-22')).rejects.toMatchObject({ code: 'bad_fields', options: { fields: [{ field: 'until', code: 'day_past' }] } });
    await expect(pause(file.id, '2026-11-24', { reason: 'other' })).rejects.toMatchObject({ options: { fields: [{ field: 'words', code: 'missing' }] } });
    await o.h.rows(sql`update case_file set stage = 'closed', closed_reason = 'paid' where id = ${file.id}`);
    await expect(pause(file.id, '2026-11-24')).rejects.toMatchObject({ code: 'case_closed' });
  });
});
