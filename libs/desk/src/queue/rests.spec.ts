import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CaseMessagesService, PausesService, PlanNextActionService } from '@quittance/cases';
import { day, office, type Office } from '@quittance/cases/testing';
import { sql } from '@quittance/platform';
import { DeskModule } from '../index.ts';
import { SupervisionService } from '../supervision/supervision.service.ts';
import { QueueService } from './queue.service.ts';

describe('what a creditor does shows in the collector\'s queue', () => {
  let o: Office;
  beforeAll(async () => { o = await office({ modules: [DeskModule] }); });
  afterAll(() => o.h.close());
  const queue = async (filter?: string) => (await o.h.get(QueueService).queue(o.helene, { filter: filter ? { filter } : null })).rows.map(({ debtorName, reason, reasonFacts }) => [debtorName, reason, Object.fromEntries(reasonFacts.map(({ key, value }) => [key, value]))]);
  const pause = (caseId: string, until: string) => o.h.get(PausesService).pause(o.camille, { caseId, until: day(until), reason: 'negotiation', idempotencyKey: `file-${caseId}` });

  test('a case that rests is not due before its day, and not late; then it is, by itself', async () => {
    const [rests, waits] = [await o.open('Au repos'), await o.open('En cours')];
    await o.h.rows(sql`update case_file set next_action_kind = 'call', next_action_on = '2026-11-20' where id in (${rests.id}, ${waits.id})`);
    expect((await o.h.get(SupervisionService).supervision(o.solange)).overdue).toBe(2);
    await pause(rests.id, '2026-12-01');
    expect(await queue('today')).toEqual([['En cours', 'callback_due', { on: '2026-11-20', days: '3' }]]);
    expect(await queue('callbacks')).toEqual([['En cours', 'callback_due', expect.anything()]]);
    expect((await queue()).at(-1)).toEqual(['Au repos', 'paused', { until: '2026-12-01' }]);
    expect((await o.h.get(SupervisionService).supervision(o.solange)).overdue).toBe(1);
    expect(await o.h.get(QueueService).next(o.helene, waits.id)).toBeNull();
    // What the law will not wait for is told whatever the creditor wishes.
    await o.h.rows(sql`update case_file set limitation_on = '2026-12-10' where id = ${rests.id}`);
    expect((await queue())[0]).toEqual(['Au repos', 'limitation_red', expect.anything()]);
    await o.h.rows(sql`update case_file set limitation_on = null where id = ${rests.id}`);
    o.h.clock.set(Temporal.Instant.from('2026-12-02T08:00:00Z'));
    expect((await queue('today')).map(([name, reason]) => [name, reason])).toEqual(expect.arrayContaining([['Au repos', 'callback_due']]));
    o.h.clock.set(Temporal.Instant.from('2026-11-23T08:00:00Z'));
  });

  test('what the creditor wrote is due until its collector has read it, also while the case rests', async () => {
    const file = await o.open('Bavard');
    await o.h.get(PlanNextActionService).plan(o.helene, file.id, { kind: 'wait_answer', on: day('2026-12-04') });
    await pause(file.id, '2026-12-03');
    await o.h.get(CaseMessagesService).write(o.camille, { caseId: file.id, text: 'Il m’a rappelé.', idempotencyKey: 'file-message' });
    expect(await queue('answers')).toEqual([['Bavard', 'message', { on: '2026-11-23', days: '0' }]]);
    expect((await queue('today')).map(([name]) => name)).toContain('Bavard');
    await o.h.get(CaseMessagesService).seen(o.helene, file.id);
    expect(await queue('answers')).toEqual([]);
    expect((await queue()).find(([name]) => name === 'Bavard')).toEqual(['Bavard', 'paused', { until: '2026-12-03' }]);
  });
});
