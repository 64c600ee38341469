import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DocumentsService } from '@quittance/documents';
import { sql, type Actor } from '@quittance/platform';
import { ActsService, CallsService, CaseListService, CasesReadService, NotesService, PlanNextActionService, type OpenedCase } from '../index.ts';
import { StatementReadService } from '../statement/statement-read.service.ts';
import { TimelineReadService } from '../timeline/timeline-read.service.ts';
import { day, euros, office, type Office } from '../testing/index.ts';

const SECRET = 'secret de fabrique';

describe('who sees what of a case', () => {
  let o: Office;
  let opened: OpenedCase & { debtorId: string };
  beforeAll(async () => {
    o = await office();
    opened = await o.open('Imprimerie Carnaudet', [{ reference: 'FA-2026-0312', amount: euros('4860') }, { reference: 'FA-2026-0377', amount: euros('3000'), dueOn: day('2026-05-31') }]);
    await o.h.get(NotesService).write(o.helene, opened.id, `Note interne, ${SECRET}`, true);
    await o.h.get(CallsService).log(o.helene, {
      caseId: opened.id, reached: 'debtor', outcome: 'promise', note: `Dit au téléphone, ${SECRET}`, promise: { dueOn: day('2026-11-27'), amount: euros('500') },
      nextAction: { kind: 'check_bank', on: day('2026-11-30'), note: SECRET }, idempotencyKey: 'premier appel',
    });
    await o.h.get(PlanNextActionService).plan(o.helene, opened.id, { kind: 'choose_court', on: day('2026-12-01'), note: SECRET });
    await o.h.rows(sql`insert into blob (sha256, bytes, size, created_at) values (${'a'.repeat(64)}, 'x', 1, now())`);
    for (const [kind, internal, claim] of [['invoice', false, opened.claimIds[0]], ['attachment', true, null]] as const) await o.h.rows(sql`insert into document (id, agency_id, creditor_id, case_id, claim_id, kind, name, media_type, size, sha256, origin, internal, created_at)
      values (gen_random_uuid(), ${o.agencyId}, ${o.creditorId}, ${opened.id}, ${claim}, ${kind}, ${internal ? SECRET : 'FA-2026-0312.pdf'}, 'application/pdf', 1, ${'a'.repeat(64)}, 'deposit', ${internal}, now())`);
  });
  afterAll(() => o.h.close());

  /** All that the door would read of one case for one person. */
  const all = async (actor: Actor) => ({
    file: await o.h.get(CasesReadService).one(actor, opened.id),
    claims: await o.h.get(CasesReadService).claims(actor, opened.id),
    limitation: await o.h.get(CasesReadService).limitation(actor, opened.id),
    timeline: (await o.h.get(TimelineReadService).page(actor, opened.id, {})).rows,
    count: await o.h.get(TimelineReadService).count(actor, opened.id),
    documents: await o.h.get(DocumentsService).ofCase(actor, opened.id),
    acts: await o.h.get(ActsService).possible(actor, opened.id),
    list: await o.h.get(CaseListService).cases(actor, {}),
    byId: await o.h.get(CaseListService).cases(actor, { filter: { ids: [opened.id] } }),
    byCreditor: await o.h.get(CaseListService).cases(actor, { filter: { creditorId: o.creditorId } }),
    byText: await o.h.get(CaseListService).cases(actor, { filter: { text: 'carnaudet' } }),
    found: [...(await o.h.get(CaseListService).search(actor, 'Carnaudet')), ...(await o.h.get(CaseListService).search(actor, opened.publicReference)), ...(await o.h.get(CaseListService).search(actor, 'FA-2026'))],
  });
  const nothing = { file: null, claims: [], limitation: null, timeline: [], count: 0, documents: [], acts: [], found: [], list: { rows: [], next: null, total: 0 }, byId: { rows: [], next: null, total: 0 }, byCreditor: { rows: [], next: null, total: 0 }, byText: { rows: [], next: null, total: 0 } };

  test('a second creditor, another agency, the administrator: nothing, by id, list, count, search or part', async () => {
    for (const actor of [o.rachid, o.stranger, o.administrator]) {
      expect(await all(actor)).toEqual(nothing);
      await expect(o.h.get(StatementReadService).statement(actor, opened.id, undefined)).rejects.toMatchObject({ code: 'not_found' });
      await expect(o.h.get(StatementReadService).dailyInterest(actor, opened.id)).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  test('the creditor sees his case, its call and promise, and nothing that the agency keeps to itself', async () => {
    const seen = await all(o.camille);
    const text = JSON.stringify(seen, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v));
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain('choose_court');
    expect(seen.file).toMatchObject({ publicReference: opened.publicReference, assigneeName: 'Hélène Vasseur', nextAction: null, promise: { amount: 50000n, by: 'Hélène Vasseur' }, creditor: { name: 'Papeteries Tessonville' }, mandate: { reference: 'MD-2024-11', state: 'in_force' } });
    expect(seen.acts).toEqual([]);
    expect(seen.timeline.map((e) => e.code)).toEqual(['call.promise', 'stage.changed', 'case.opened']);
    expect(seen.timeline.every((e) => !e.internal)).toBe(true);
    expect(seen.count).toBe(3);
    expect(seen.documents.map((d) => d.name)).toEqual(['FA-2026-0312.pdf']);
    expect(seen.claims.map((c) => [c.reference, c.documents.length])).toEqual([['FA-2026-0312', 1], ['FA-2026-0377', 0]]);
    expect(seen.list).toMatchObject({ total: 1, rows: [{ lastWordCode: 'call.promise', nextActionKind: null, nextActionOn: null, principal: 786000n, due: seen.file!.due, debtorName: 'Imprimerie Carnaudet' }] });
    expect(seen.found.map((hit) => hit.kind)).toEqual(['case', 'case', 'claim', 'claim']);
  });

  test('the collector sees all of it', async () => {
    const seen = await all(o.yasmine);
    expect(seen.file?.nextAction).toMatchObject({ kind: 'choose_court', note: SECRET, setBy: 'Hélène Vasseur' });
    expect(seen.timeline.map((e) => e.code)).toEqual(['next_action.planned', 'call.promise', 'stage.changed', 'note.written', 'case.opened']);
    expect(seen.timeline[1]!.facts).toContainEqual({ key: 'note', value: `Dit au téléphone, ${SECRET}` });
    expect(seen.list.rows[0]).toMatchObject({ lastWordCode: 'call.promise', nextActionKind: 'choose_court' });
    expect(seen.list.rows[0]!.lastWordFacts).toContainEqual({ key: 'note', value: `Dit au téléphone, ${SECRET}` });
    expect(seen.documents).toHaveLength(2);
    expect(await o.h.get(TimelineReadService).page(o.yasmine, opened.id, { kind: 'note' })).toMatchObject({ rows: [{ kind: 'note' }], next: null });
  });

  test('the accountant sees the money of all and the notes of none', async () => {
    const seen = await all(o.accountant);
    expect(JSON.stringify(seen, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v))).not.toContain(SECRET);
    expect(seen.file).toMatchObject({ nextAction: { kind: 'choose_court', note: null } });
    expect(seen.acts).toEqual([]);
    expect(seen.timeline.map((e) => e.kind)).toEqual(['stage', 'deposit']);
    expect(seen.list.rows[0]).toMatchObject({ lastWordCode: null, lastWordFacts: [], lastWordAt: null, due: seen.file!.due });
  });

  test('the statement: lines that open to formula, rate and where the rate comes from', async () => {
    await o.h.rows(sql`update mandate set day_count = 'ACT_365' where id = ${o.mandateId}`);
    const { id } = await o.open('Débiteur du contrat', [{ reference: 'F-1', amount: euros('10000'), dueOn: day('2026-04-30') }, { reference: 'F-2', amount: euros('2500'), dueOn: day('2026-05-31'), contractRate: '15.00' }]);
    const statement = await o.h.get(StatementReadService).statement(o.camille, id, day('2026-11-21'));
    expect(statement).toMatchObject({
      regime: 'commercial', dayCount: 'ACT_365', totals: { principal: 1_250_000n, indemnity: 8000n },
      claims: [{ reference: 'F-1', interestTotal: 69_226n, indemnity: 4000n, indemnityArticle: 'C. com. D441-5', interest: [
        { days: 61, year: 365, base: 1_000_000n, rate: '12.15', amount: 20_305n, article: 'C. com. L441-10 II', parts: [{ source: 'ecb', value: '2.15' }, { source: 'margin', value: '10.00' }] },
        { days: 144, rate: '12.40', amount: 48_921n, parts: [{ source: 'ecb', value: '2.40' }, { source: 'margin', value: '10.00' }] }] },
      { reference: 'F-2', interest: [{ rate: '15.00', article: 'contrat', parts: [{ source: 'contract', value: '15.00', at: null }] }, {}] }],
    });
    expect(await o.h.get(StatementReadService).dailyInterest(o.camille, id)).toBe('4.4247');
    expect(await o.h.get(StatementReadService).statement(o.camille, id, day('2027-03-01'))).toMatchObject({ code: 'rate_unknown', article: 'C. com. L441-10 II', facts: expect.arrayContaining([{ key: 'from', value: '2027-01-01' }, { key: 'to', value: '2027-06-30' }]) });
  });

  test('acts: what may be done, and by which rule not', async () => {
    const acts = new Map((await o.h.get(ActsService).possible(o.helene, opened.id)).map((act) => [act.act, act]));
    expect(acts.get('call')).toMatchObject({ matter: 'join', allowed: true, code: null });
    expect(acts.get('letter')).toMatchObject({ allowed: true });
    expect(acts.get('message')).toMatchObject({ allowed: false, code: 'first_letter_missing', article: 'CPCE R124-4' });
    expect(acts.get('plan')).toMatchObject({ allowed: true, facts: [{ key: 'months', value: '6' }] });
    expect(acts.get('smallClaims')).toMatchObject({ allowed: false, code: 'above_small_claims_cap', article: 'CPCE R125-1' });
    expect(acts.get('bankAttachment')).toMatchObject({ allowed: false, code: 'no_title' });
    // The day after the policy's last.
    o.h.clock.set(Temporal.Instant.from('2028-01-01T08:00:00Z'));
    expect((await o.h.get(ActsService).possible(o.helene, opened.id)).find((act) => act.act === 'letter')).toMatchObject({ allowed: false, code: 'insurance_not_in_force', article: 'CPCE R124-2' });
    o.h.clock.set(Temporal.Instant.from('2026-11-23T09:00:00Z'));
  });

  test('what the agency writes for itself does not show by the version either', async () => {
    const versions = async (actor: Actor) => [(await o.h.get(CasesReadService).one(actor, opened.id))!.version, (await o.h.get(CaseListService).cases(actor, { filter: { ids: [opened.id] } })).rows[0]!.version];
    const [camille, helene] = [await versions(o.camille), await versions(o.helene)];
    await o.h.get(NotesService).write(o.helene, opened.id, SECRET, true);
    expect(await versions(o.camille)).toEqual(camille);
    expect(await versions(o.helene)).toEqual(helene.map((version) => version + 1));
    await o.h.get(NotesService).write(o.helene, opened.id, 'Pour vous.', false);
    expect(await versions(o.camille)).toEqual(camille.map((version) => version + 1));
  });
});
