import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql, type Actor } from '@quittance/platform';
import { CallsService, NotesService, PlanNextActionService, REVERSIBLE_SECONDS, type LogCallInput } from '../index.ts';
import { TimelineReadService } from '../timeline/timeline-read.service.ts';
import { day, euros, office, type Office } from '../testing/index.ts';

let keys = 0;

describe('calls, promises, notes and what comes next', () => {
  let o: Office;
  beforeAll(async () => { o = await office(); });
  afterAll(() => o.h.close());

  const calls = () => o.h.get(CallsService);
  const input = (caseId: string, more: Partial<LogCallInput> = {}): LogCallInput => ({
    caseId, reached: 'debtor', outcome: 'callback', note: null, promise: null, nextAction: { kind: 'call', on: day('2026-11-24') }, idempotencyKey: `appel-${++keys}-${caseId}`, ...more,
  });
  const promised = (caseId: string, more: Partial<LogCallInput> = {}) =>
    input(caseId, { outcome: 'promise', note: 'la première vendredi', promise: { dueOn: day('2026-11-27'), amount: euros('500') }, nextAction: { kind: 'check_bank', on: day('2026-11-30'), note: 'puis rappeler' }, ...more });
  /** Everything of a case that can be read, as it stands. */
  const standing = async (id: string) => {
    const [row] = await o.h.rows<Record<string, unknown>>(sql`select stage, next_action_kind, next_action_on, next_action_note, next_action_set_by, next_action_set_at, promise_due_on, promise_cents, limitation_on,
      last_word_code, last_word_facts, last_word_at, last_public_word_code, last_public_word_facts, last_public_word_at, assignee_id from case_file where id = ${id}`);
    return row;
  };
  const refusal = (done: Promise<unknown>) => done.then(() => { throw new Error('was not refused'); }, (e: { code: string; options?: { article?: string; facts?: object; fields?: { field: string; code: string }[] } }) => ({
    code: e.code, ...(e.options?.article ? { article: e.options.article } : {}), ...(e.options?.fields ? { fields: e.options.fields.map(({ field, code }) => `${field}: ${code}`) } : {}),
  }));
  const after = async (seconds: number, work: () => Promise<void>) => {
    const now = o.h.clock.now();
    o.h.clock.set(now.add({ seconds }));
    try { await work(); } finally { o.h.clock.set(now.add({ seconds: 1 })); }
  };

  test('a call with a promise: the facts, the stage, the last words, the next action, the events, the trail', async () => {
    const { id } = await o.open('Imprimerie Carnaudet');
    const logged = await calls().log(o.helene, promised(id));
    expect(logged).toMatchObject({
      call: { by: 'Hélène Vasseur', reached: 'debtor', outcome: 'promise', note: 'la première vendredi' }, promise: { amount: 50000n, by: 'Hélène Vasseur', state: 'open' },
      caseFile: { stage: 'amicable', nextAction: { kind: 'check_bank', note: 'puis rappeler', setBy: 'Hélène Vasseur' }, promise: { state: 'open' } },
    });
    expect(String(logged.caseFile.nextAction!.on)).toBe('2026-11-30');
    expect(await standing(id)).toMatchObject({
      stage: 'amicable', promise_due_on: '2026-11-27', promise_cents: '50000', last_word_code: 'call.promise', last_word_facts: { reached: 'debtor', amount: '500.00', dueOn: '2026-11-27', note: 'la première vendredi' },
      last_public_word_code: 'call.promise', last_public_word_facts: { reached: 'debtor', amount: '500.00', dueOn: '2026-11-27' },
    });
    expect(await o.h.rows(sql`select name, internal from outbox_event where case_id = ${id} order by id`)).toEqual([{ name: 'CaseOpened', internal: false }, { name: 'CallLogged', internal: false }, { name: 'PromiseTaken', internal: false }]);
    expect(await o.h.rows(sql`select action, outcome, actor_id from audit_entry where case_id = ${id}`)).toEqual([{ action: 'logCall', outcome: 'done', actor_id: o.helene.id }]);
  });

  test('a preview is the act, undone', async () => {
    const { id } = await o.open('Garage Tréhorel');
    const before = await standing(id);
    const dry = await calls().log(o.helene, promised(id), { dryRun: true });
    expect(await standing(id)).toEqual(before);
    expect(await o.h.rows(sql`select (select count(*) from call where case_id = ${id}) as calls, (select count(*) from timeline_entry where case_id = ${id}) as lines, (select count(*) from outbox_event where case_id = ${id}) as events`)).toEqual([{ calls: '0', lines: '1', events: '1' }]);
    const act = await calls().log(o.helene, promised(id));
    const comparable = ({ call, promise, caseFile }: typeof act) => ({
      ...call, ...promise, id: '', at: '', takenAt: '', dueOn: String(promise!.dueOn),
      file: { ...caseFile, openedAt: '', nextAction: { ...caseFile.nextAction, on: String(caseFile.nextAction!.on), setAt: '' }, promise: { ...caseFile.promise, id: '', takenAt: '', dueOn: '' } },
    });
    expect(comparable(dry)).toEqual(comparable(act));
  });

  test('the same key and input answer the same call; another input is refused; twice at once is once', async () => {
    const { id } = await o.open('Hôtel des Trois Écluses');
    const { id: elsewhere } = await o.open('Clinique Aubépin');
    const one = promised(id);
    const done = await Promise.all([1, 2, 3, 4].map(() => calls().log(o.helene, { ...one })));
    expect(new Set(done.map((d) => d.call.id)).size).toBe(1);
    expect(new Set(done.map((d) => d.promise!.id)).size).toBe(1);
    expect(await o.h.rows(sql`select count(*) n from call where case_id = ${id}`)).toEqual([{ n: '1' }]);
    expect(await refusal(calls().log(o.helene, { ...one, note: 'autre' }))).toEqual({ code: 'idempotency_key_reused' });
    expect(await refusal(calls().log(o.yasmine, one))).toEqual({ code: 'idempotency_key_reused' });
    const raced = await Promise.allSettled([input(id, { idempotencyKey: 'la même clef' }), input(elsewhere, { idempotencyKey: 'la même clef' })].map((i) => calls().log(o.helene, i)));
    expect(raced.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((raced.find((r) => r.status === 'rejected') as PromiseRejectedResult).reason).toMatchObject({ code: 'idempotency_key_reused' });
  });

  test('what cannot be is refused field by field, and nothing is written', async () => {
    const { id } = await o.open('Boulangerie Sainte-Ursule');
    const before = await standing(id);
    const fields = async (more: Partial<LogCallInput>) => (await refusal(calls().log(o.helene, input(id, more))) as { fields: string[] }).fields;
    const promise = (dueOn: string, amount: string) => ({ outcome: 'promise', promise: { dueOn: day(dueOn), amount: euros(amount) } });
    expect(await fields({ reached: 'neighbour', outcome: 'gone' })).toEqual(['reached: not_in_list', 'outcome: not_in_list']);
    expect(await fields({ outcome: 'promise' })).toEqual(['promise: missing']);
    expect(await fields({ ...promise('2026-11-27', '10'), outcome: 'refusal' })).toEqual(['promise: unexpected']);
    expect(await fields({ ...promise('2026-11-27', '10'), reached: 'third_party' })).toEqual(['reached: not_his_word']);
    expect(await fields(promise('2026-11-22', '10'))).toEqual(['promise.dueOn: day_past']);
    expect(await fields(promise('2027-02-22', '10'))).toEqual(['promise.dueOn: day_too_far']);
    expect(await fields(promise('2026-11-23', '0'))).toEqual(['promise.amount: not_positive']);
    expect(await fields(promise('2026-11-23', '99999'))).toEqual(['promise.amount: above_due']);
    expect(await fields({ nextAction: { kind: 'sue', on: day('2026-11-22') } })).toEqual(['nextAction.kind: not_in_list', 'nextAction.on: day_past']);
    expect(await fields({ nextAction: { kind: 'call', on: day('2027-11-24'), note: 'x'.repeat(501) } })).toEqual(['nextAction.on: day_too_far', 'nextAction.note: too_long']);
    expect(await fields({ note: 'x'.repeat(4001), idempotencyKey: 'k' })).toEqual(['note: too_long', 'idempotencyKey: bad_key']);
    expect(await standing(id)).toEqual(before);
    // The last day and the whole sum are taken.
    const { caseFile } = await calls().log(o.helene, input(id));
    await calls().log(o.helene, input(id, { outcome: 'promise', promise: { dueOn: day('2027-02-21'), amount: caseFile.due } }));
  });

  test('the law refuses a call on a closed case, without a mandate in force, or to a consumer whose debt is barred', async () => {
    const { id } = await o.open('Atelier Clos');
    await o.h.rows(sql`update case_file set stage = 'closed' where id = ${id}`);
    expect(await refusal(calls().log(o.helene, input(id)))).toEqual({ code: 'case_closed' });
    expect(await refusal(o.h.get(PlanNextActionService).plan(o.helene, id, { kind: 'call', on: day('2026-11-30') }))).toEqual({ code: 'case_closed' });
    const { id: other } = await o.open('Sans mandat', [{}], { creditorId: o.otherCreditorId });
    await o.h.rows(sql`update mandate set ended_on = '2026-11-23' where id = ${o.otherMandateId}`);
    expect(await refusal(calls().log(o.helene, input(other)))).toEqual({ code: 'mandate_not_in_force', article: 'CPCE R124-3' });
    await o.h.rows(sql`update mandate set ended_on = null where id = ${o.otherMandateId}`);
    const { id: barred } = await o.open('Odile Farnoux', [{ dueOn: day('2024-11-22'), nature: 'consumer' }], { regime: 'civil', kind: 'person' });
    expect(await refusal(calls().log(o.helene, input(barred)))).toEqual({ code: 'claim_barred', article: 'C. conso. L218-2' });
  });

  test('a case of nobody, of another agency or out of reach is not found', async () => {
    const { id } = await o.open('Fleurs Vandermeule');
    for (const [who, caseId] of [[o.stranger, id], [o.camille, id], [o.accountant, id], [o.administrator, id], [o.helene, '01234567-89ab-7def-8123-456789abcdef'], [o.helene, 'rien']] as [Actor, string][]) {
      expect(await refusal(calls().log(who, input(caseId)))).toMatchObject({ code: 'not_found' });
      expect(await refusal(o.h.get(NotesService).write(who, caseId, 'x', true))).toMatchObject({ code: 'not_found' });
      expect(await refusal(o.h.get(PlanNextActionService).plan(who, caseId, { kind: 'call', on: day('2026-11-30') }))).toMatchObject({ code: 'not_found' });
    }
    const { call } = await calls().log(o.helene, input(id));
    for (const who of [o.stranger, o.camille, o.accountant]) expect(await refusal(calls().reverse(who, call.id, 'x'))).toMatchObject({ code: 'not_found' });
  });

  test('a call taken back leaves everything as it was before it, and both in the timeline', async () => {
    const { id } = await o.open('Optique Saint-Elme');
    const before = await standing(id);
    const { call } = await calls().log(o.helene, promised(id));
    const file = await calls().reverse(o.helene, call.id, 'mauvais dossier');
    expect(await standing(id)).toEqual(before);
    expect(file).toMatchObject({ stage: 'placed', promise: null, nextAction: { kind: 'send_formal_notice', setBy: 'Quittance' } });
    expect(await o.h.rows(sql`select fact_kind, reason from reversal where case_id = ${id} order by fact_kind`)).toEqual([{ fact_kind: 'call', reason: 'mauvais dossier' }, { fact_kind: 'promise', reason: 'mauvais dossier' }]);
    const { rows } = await o.h.get(TimelineReadService).page(o.helene, id, { kind: 'call' });
    expect(rows.map((e) => [e.code, Object.fromEntries(e.facts.map((f) => [f.key, f.value]))])).toEqual([
      ['call.reversed', { outcome: 'promise', reason: 'mauvais dossier' }],
      ['call.promise', { reached: 'debtor', amount: '500.00', dueOn: '2026-11-27', note: 'la première vendredi', findings: 'first_letter_missing, outside_hours', reversed: 'true' }],
    ]);
    expect(await o.h.rows(sql`select name from outbox_event where case_id = ${id} and name = 'CallReversed'`)).toHaveLength(1);
    // Twice is once, also at the same moment.
    await Promise.all([calls().reverse(o.helene, call.id, 'encore'), calls().reverse(o.helene, call.id, 'encore')]);
    expect(await o.h.rows(sql`select count(*) n from reversal where case_id = ${id}`)).toEqual([{ n: '2' }]);
    expect(await standing(id)).toEqual(before);
  });

  test('an earlier promise and call come back, and what was planned since stays', async () => {
    const { id } = await o.open('Maçonnerie Delbosque');
    await calls().log(o.helene, promised(id, { promise: { dueOn: day('2026-11-25'), amount: euros('100') } }));
    const before = await standing(id);
    const { call: second } = await calls().log(o.helene, input(id, { outcome: 'refusal' }));
    expect(await standing(id)).toMatchObject({ promise_due_on: null, last_word_code: 'call.refusal' });
    await calls().reverse(o.helene, second.id, 'erreur');
    expect(await standing(id)).toEqual(before);
    const { call: third } = await calls().log(o.helene, input(id));
    await o.h.get(PlanNextActionService).plan(o.helene, id, { kind: 'ask_creditor', on: day('2026-12-01') });
    await calls().reverse(o.helene, third.id, 'erreur');
    expect(await standing(id)).toMatchObject({ next_action_kind: 'ask_creditor', next_action_on: '2026-12-01', stage: 'amicable' });
  });

  test('only one\'s own call, only within its seconds, only with a reason', async () => {
    const { id } = await o.open('Sérigraphie Valmondin');
    const { call } = await calls().log(o.helene, input(id));
    expect(await refusal(calls().reverse(o.yasmine, call.id, 'x'))).toEqual({ code: 'not_your_call' });
    expect(await refusal(calls().reverse(o.helene, call.id, '  '))).toEqual({ code: 'bad_fields', fields: ['reason: missing'] });
    expect(await refusal(calls().reverse(o.helene, 'rien', 'x'))).toMatchObject({ code: 'not_found' });
    await after(REVERSIBLE_SECONDS + 1, async () => { expect(await refusal(calls().reverse(o.helene, call.id, 'x'))).toEqual({ code: 'too_late_to_reverse' }); });
    await after(REVERSIBLE_SECONDS - 10, async () => { await calls().reverse(o.helene, call.id, 'x'); });
  });

  test('a broken promise stays broken while only messages are left, and is over once the debtor is reached', async () => {
    const { id } = await o.open('Kamel Benslimane');
    await calls().log(o.helene, promised(id, { promise: { dueOn: day('2026-11-24'), amount: euros('100') } }));
    await after(2 * 86_400, async () => {
      const { caseFile } = await calls().log(o.helene, input(id, { outcome: 'message_left', reached: 'nobody', nextAction: { kind: 'call', on: day('2026-11-26') } }));
      expect(caseFile.promise?.state).toBe('broken');
      expect(await standing(id)).toMatchObject({ promise_due_on: '2026-11-24' });
      await calls().log(o.helene, input(id, { outcome: 'callback', nextAction: { kind: 'call', on: day('2026-11-26') } }));
      expect(await standing(id)).toMatchObject({ promise_due_on: null });
    });
  });

  test('notes are the agency\'s or the creditor\'s; a next action is planned for the agency alone', async () => {
    const { id } = await o.open('Restaurant La Tramontane');
    await o.h.get(NotesService).write(o.helene, id, ' Paiera sous la menace. ', true);
    await o.h.get(NotesService).write(o.helene, id, 'Le bon de livraison manque.', false);
    await o.h.get(PlanNextActionService).plan(o.helene, id, { kind: 'choose_court', on: day('2026-12-01'), note: 'stratégie' });
    expect(await standing(id)).toMatchObject({ last_word_code: 'note.written', last_word_facts: { text: 'Le bon de livraison manque.' }, next_action_kind: 'choose_court', stage: 'placed' });
    expect(await o.h.rows(sql`select name, internal from outbox_event where case_id = ${id} and name <> 'CaseOpened' order by id`)).toEqual([{ name: 'NoteWritten', internal: true }, { name: 'NoteWritten', internal: false }, { name: 'NextActionPlanned', internal: true }]);
    expect(await refusal(o.h.get(NotesService).write(o.helene, id, ' ', true))).toEqual({ code: 'bad_fields', fields: ['text: missing'] });
    expect(await refusal(o.h.get(NotesService).write(o.helene, id, 'x'.repeat(4001), true))).toEqual({ code: 'bad_fields', fields: ['text: too_long'] });
    const { rows } = await o.h.get(TimelineReadService).page(o.camille, id, {});
    expect(rows.map((e) => e.code)).toEqual(['note.written', 'case.opened']);
    expect(JSON.stringify(rows)).not.toContain('menace');
  });
});
