import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CallsService, NotesService, PlanNextActionService, type LogCallInput } from '@quittance/cases';
import { day, euros, office, type Office } from '@quittance/cases/testing';
import { sql } from '@quittance/platform';
import { DeskModule, QueueService } from '../index.ts';

describe('the collector\'s queue', () => {
  let o: Office;
  const ids: Record<string, string> = {};
  let keys = 0;
  const queue = (more: Parameters<QueueService['queue']>[1] = {}) => o.h.get(QueueService).queue(o.helene, more);
  const names = async (more: Parameters<QueueService['queue']>[1] = {}) => (await queue(more)).rows.map((row) => row.debtorName);
  const log = (id: string, more: Partial<LogCallInput> = {}) => o.h.get(CallsService).log(o.helene, {
    caseId: id, reached: 'debtor', outcome: 'callback', nextAction: { kind: 'call', on: day('2026-11-30') }, idempotencyKey: `file-${++keys}-${id}`, ...more,
  });
  const promise = (dueOn: string, on: string) => ({ outcome: 'promise', promise: { dueOn: day(dueOn), amount: euros('500') }, nextAction: { kind: 'check_bank', on: day(on) } });
  const at = (iso: string) => o.h.clock.set(Temporal.Instant.from(iso));

  beforeAll(async () => {
    o = await office({ modules: [DeskModule] });
    at('2026-11-16T08:00:00Z');
    const open = async (name: string, claim: object = {}) => { ids[name] = (await o.open(name, [claim])).id; };
    // Red: 24 days left. Amber: three months left.
    await open('Rouge', { dueOn: day('2021-12-10') });
    await open('Ambre', { dueOn: day('2022-02-20') });
    await open('Ambre plus tard', { dueOn: day('2022-02-20') });
    for (const name of ['Rompue', 'Promise ce jour', 'Promise plus tard', 'À rappeler', 'En retard', 'Prévu ce jour', 'Plus tard', 'Clos']) await open(name);
    await o.open('Dossier de Yasmine', [{}], { assignee: o.yasmine });
    await log(ids['Rouge']!, { nextAction: { kind: 'choose_court', on: day('2026-12-04') } });
    await log(ids['Ambre']!, { nextAction: { kind: 'ask_creditor', on: day('2026-11-23') } });
    await log(ids['Ambre plus tard']!, { nextAction: { kind: 'ask_creditor', on: day('2026-12-02') } });
    await log(ids['Rompue']!, promise('2026-11-20', '2026-11-23'));
    await log(ids['Promise ce jour']!, promise('2026-11-23', '2026-11-23'));
    await log(ids['Promise plus tard']!, promise('2026-11-27', '2026-11-30'));
    await log(ids['À rappeler']!, { nextAction: { kind: 'call', on: day('2026-11-23') } });
    await log(ids['En retard']!, { nextAction: { kind: 'wait_answer', on: day('2026-11-19') } });
    await log(ids['Prévu ce jour']!, { nextAction: { kind: 'wait_answer', on: day('2026-11-23') } });
    await log(ids['Plus tard']!, { nextAction: { kind: 'call', on: day('2026-12-01') } });
    await o.h.rows(sql`update case_file set stage = 'closed' where id = ${ids['Clos']!}`);
    at('2026-11-22T08:00:00Z');
    await open('Nouveau');
    at('2026-11-23T08:00:00Z');
  });
  afterAll(() => o.h.close());

  const DUE = ['Rouge', 'Ambre', 'Rompue', 'Promise ce jour', 'À rappeler', 'En retard', 'Nouveau', 'Prévu ce jour'];
  const LATER = ['Promise plus tard', 'Plus tard', 'Ambre plus tard'];

  test('in order of urgency, each with its reason', async () => {
    const { rows, counts, doneToday } = await queue();
    expect(rows.map((row) => row.debtorName)).toEqual([...DUE, ...LATER]);
    expect(rows.map((row) => [row.reason, row.level])).toEqual([
      ['limitation_red', 'danger'], ['limitation_amber', 'wait'], ['promise_broken', 'plain'], ['promise_due', 'wait'], ['callback_due', 'plain'], ['overdue', 'plain'], ['new', 'plain'], ['planned', 'plain'], ...LATER.map(() => ['planned', 'plain']),
    ]);
    const facts = Object.fromEntries(rows.map((row) => [row.debtorName, Object.fromEntries(row.reasonFacts.map((f) => [f.key, f.value]))]));
    expect(facts).toMatchObject({
      Rouge: { on: '2026-12-10', days: '17' }, Ambre: { on: '2027-02-20', days: '89' }, Rompue: { on: '2026-11-20', amount: '500.00', days: '3' }, 'Promise ce jour': { on: '2026-11-23', amount: '500.00' },
      'À rappeler': { on: '2026-11-23', days: '0' }, 'En retard': { on: '2026-11-19', days: '4', kind: 'wait_answer' }, Nouveau: { on: '2026-11-22', days: '1' }, 'Prévu ce jour': { on: '2026-11-23', kind: 'wait_answer' },
    });
    expect(rows[0]).toMatchObject({ limitationLevel: 'red', nextActionKind: 'choose_court', lastWordCode: 'call.callback', creditorName: 'Papeteries Tessonville' });
    expect(rows.every((row) => row.due > 100_000n)).toBe(true);
    expect(Object.fromEntries(counts.map((c) => [c.filter, c.count]))).toEqual({ all: 11, today: 7, deadlines: 3, promises: 3, answers: 0, callbacks: 1, new: 1 });
    expect(doneToday).toBe(0);
  });

  test('each filter keeps what it counts, a text narrows it, an unknown filter is all', async () => {
    const { counts } = await queue();
    for (const { filter, count } of counts) expect([filter, (await queue({ filter: { filter } })).rows.length]).toEqual([filter, count]);
    expect(await names({ filter: { filter: 'promises' } })).toEqual(['Rompue', 'Promise ce jour', 'Promise plus tard']);
    expect(await names({ filter: { filter: 'promises', text: 'romp' } })).toEqual(['Rompue']);
    expect(await names({ filter: { filter: 'tout' } })).toHaveLength(11);
  });

  test('pages neither skip nor repeat while cases come and go; a forged cursor is the first page', async () => {
    const before = await names();
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof queue>> = await queue({ first: 3, after });
      seen.push(...page.rows.map((row) => row.debtorName));
      after = page.next;
      // Comes above what was read: belongs to no later page.
      const { id } = await o.open(`Urgent ${seen.length}`, [{ dueOn: day('2021-11-30') }]);
      ids[`Urgent ${seen.length}`] = id;
    } while (after);
    expect(seen).toEqual(before);
    for (const forged of ['x', Buffer.from('[1,"today","x"]').toString('base64url'), Buffer.from('[1e99,"2026-11-23","x"]').toString('base64url')]) expect((await queue({ first: 1, after: forged })).rows).toHaveLength(1);
    await o.h.rows(sql`update case_file set stage = 'returned' where id in (select f.id from case_file f join debtor d on d.id = f.debtor_id where d.name like 'Urgent%')`);
  });

  test('the next case: what is due and follows the one being left; from the end it begins again', async () => {
    const next = async (name: string | null) => Object.keys(ids).find((key) => ids[key] === followed[name ?? '']) ;
    const followed: Record<string, string | null> = {};
    // Rouge is first of all, but planned for later: the queue shows it, the next key leads to what is due.
    const due = DUE.slice(1);
    for (const name of ['', ...due]) followed[name] = await o.h.get(QueueService).next(o.helene, name ? ids[name] : null);
    expect(await next(null)).toBe(due[0]);
    for (let i = 0; i < due.length; i++) expect([due[i], await next(due[i]!)]).toEqual([due[i], due[(i + 1) % due.length]]);
    expect(await o.h.get(QueueService).next(o.helene, ids['Plus tard'])).toBe(ids[due[0]!]);
    expect(await o.h.get(QueueService).next(o.helene, 'rien')).toBe(ids[due[0]!]);
    expect(await o.h.get(QueueService).next(o.stranger, null)).toBeNull();
    expect(await o.h.get(QueueService).next(o.solange, null)).toBeNull();
  });

  test('what was done today: cases, once each, without what was taken back', async () => {
    const done = async () => (await queue({ first: 1 })).doneToday;
    const { call } = await log(ids['Nouveau']!);
    await o.h.get(NotesService).write(o.helene, ids['Nouveau']!, 'x', true);
    expect(await done()).toBe(1);
    const { call: taken } = await log(ids['Rompue']!);
    await o.h.get(PlanNextActionService).plan(o.helene, ids['Ambre']!, { kind: 'wait_answer', on: day('2026-11-25') });
    expect(await done()).toBe(3);
    await o.h.get(CallsService).reverse(o.helene, taken.id, 'erreur');
    expect(await done()).toBe(2);
    expect((await names({ filter: { filter: 'today' } })).includes('Rompue')).toBe(true);
    expect(call.outcome).toBe('callback');
    expect((await o.h.get(QueueService).queue(o.yasmine, {})).doneToday).toBe(0);
  });

  test('nobody else\'s queue', async () => {
    expect((await o.h.get(QueueService).queue(o.yasmine, {})).rows.map((row) => row.debtorName)).toEqual(['Dossier de Yasmine']);
    expect(await o.h.get(QueueService).queue(o.stranger, {})).toMatchObject({ rows: [], doneToday: 0 });
  });
});
