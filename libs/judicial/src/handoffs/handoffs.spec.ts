import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CasesReadService } from '@quittance/cases';
import { day, euros } from '@quittance/cases/testing';
import { newId, sql, type Actor } from '@quittance/platform';
import { office, pdf, refusal, type Office } from '../judicial.fixture.ts';
import { HandoffCheckService, HandoffsReadService, HandoffsService, ReportsService, type Handoff, type ReportActInput } from '../index.ts';

describe('handing a file to a study', () => {
  let o: Office;
  let study: Awaited<ReturnType<Office['study']>>;
  beforeAll(async () => { o = await office(); study = await o.study('SELARL Aubin et Kerdreux', '732829320'); });
  afterAll(() => o.h.close());
  const ready = async (debtor: string, more?: Parameters<Office['title']>[1]) => {
    const file = await o.open(debtor, [{ amount: euros('1000'), dueOn: day('2026-04-30') }]);
    await o.papers(file);
    await o.title(file.id, more);
    return file;
  };
  const standing = async (caseId: string) => (await o.h.rows<Record<string, unknown>>(sql`select stage, study_id, next_action_kind, to_char(next_action_on, 'YYYY-MM-DD') as on from case_file where id = ${caseId}`))[0]!;
  const codes = async (caseId: string) => (await o.h.rows<{ code: string }>(sql`select code from timeline_entry where case_id = ${caseId} and kind = 'judicial' order by at, id`)).map(({ code }) => code);

  test('what the pack needs is checked, and what lacks is named (rules 9.13)', async () => {
    const bare = await o.open('Imprimerie Sauveterre');
    expect((await o.h.get(HandoffCheckService).handoffCheck(o.solange, bare.id)).refusal).toMatchObject({ code: 'no_title', article: 'CPCE L111-2' });
    await o.title(bare.id, { servedOn: null, servicePdf: null });
    const check = await o.h.get(HandoffCheckService).handoffCheck(o.solange, bare.id);
    const states = Object.fromEntries(check.items.map(({ id, state }) => [id, state]));
    expect(states).toEqual({
      mandate: 'present', signed_mandate: 'missing', debtor: 'present', debtor_address: 'present', creditor: 'present', invoices: 'advised', contract: 'advised', delivery_proof: 'advised', formal_notice: 'missing', formal_notice_proof: 'advised',
      history: 'present', statement: 'present', title: 'present', title_service: 'missing', limitation: 'present', instructions: 'advised', remittance_account: 'present',
    });
    expect(check).toMatchObject({ balanced: true, refusal: { code: 'handoff_incomplete', facts: [{ key: 'missing', value: 'signed_mandate, formal_notice' }] }, studies: [{ id: study.id, city: 'Rennes' }] });
    expect(await refusal(o.hand(bare.id, study.id))).toMatchObject({ code: 'handoff_incomplete', article: 'CPCE R124-3', facts: { missing: 'signed_mandate, formal_notice, title_service' } });
    await o.papers(bare);
    // Without its service a title can only be handed over to be served.
    expect(await refusal(o.hand(bare.id, study.id))).toMatchObject({ code: 'handoff_incomplete', article: 'CPC 503', facts: { missing: 'title_service' } });
    expect(await o.hand(bare.id, study.id, { mission: 'serve' })).toMatchObject({ state: 'offered', mission: 'serve' });
  });

  test('offered, it is the study’s to answer within eight days; accepted, enforcement begins; given back, the agency goes on', async () => {
    const file = await ready('Garage Boissière');
    const handoff = await o.hand(file.id, study.id, { costCeiling: euros('400') });
    expect(handoff).toMatchObject({ state: 'offered', packState: 'queued', pack: null, debtorName: 'Garage Boissière', creditorName: 'Papeteries Tessonville', study: { name: 'SELARL Aubin et Kerdreux' }, costCeiling: euros('400') });
    expect(await standing(file.id)).toMatchObject({ stage: 'judicial', study_id: study.id, next_action_kind: 'wait_answer', on: '2026-12-01' });
    expect(await refusal(o.hand(file.id, study.id))).toMatchObject({ code: 'already_with_study' });

    const bailiff = await study.bailiff();
    expect(await o.h.get(HandoffsReadService).home(bailiff)).toMatchObject({ studyName: 'SELARL Aubin et Kerdreux', current: 0 });
    expect(await o.h.get(HandoffsService).acceptHandoff(bailiff, handoff.id)).toMatchObject({ state: 'accepted', decidedBy: 'Maître Aubin' });
    expect(await standing(file.id)).toMatchObject({ stage: 'enforcement', study_id: study.id, next_action_kind: 'wait_answer', on: '2026-12-23' });
    expect(await refusal(o.h.get(HandoffsService).acceptHandoff(bailiff, handoff.id))).toMatchObject({ code: 'handoff_not_offered', facts: { state: 'accepted' } });
    expect(await refusal(o.h.get(HandoffsService).returnHandoff(bailiff, handoff.id, 'tired'))).toMatchObject({ code: 'bad_fields', fields: { reason: 'not_in_list' } });
    expect(await refusal(o.h.get(HandoffsService).returnHandoff(bailiff, handoff.id, 'other'))).toMatchObject({ fields: { words: 'required' } });

    expect(await o.h.get(HandoffsService).returnHandoff(bailiff, handoff.id, 'uncollectible', 'Rien de saisissable.')).toMatchObject({ state: 'returned', reason: 'uncollectible', words: 'Rien de saisissable.', debtorName: '—', due: null, title: null });
    expect(await standing(file.id)).toMatchObject({ stage: 'judicial', study_id: null, next_action_kind: 'choose_court', on: '2026-11-23' });
    expect(await codes(file.id)).toEqual(['title.recorded', 'handoff.offered', 'handoff.accepted', 'handoff.returned']);
    const heard = await o.h.rows(sql`select name, study_id from outbox_event where ids->>'handoffId' = ${handoff.id} order by id`);
    expect(heard).toEqual(['HandoffOffered', 'HandoffAccepted', 'HandoffReturned'].map((name) => ({ name, study_id: study.id })));
  });

  test('taken back while the debtor keeps to a plan, it is watched at the bank on the day of the next instalment', async () => {
    const file = await ready('Scierie Montbard');
    const handoff = await o.hand(file.id, study.id);
    await o.h.rows(sql`update case_file set plan_state = 'agreed', plan_next_on = '2026-12-05' where id = ${file.id}`);
    await o.h.get(HandoffsService).withdrawHandoff(o.solange, handoff.id, 'Un échéancier est convenu.');
    expect(await standing(file.id)).toMatchObject({ study_id: null, next_action_kind: 'check_bank', on: '2026-12-05' });
  });

  test('refused with its reason, it is the agency’s again; withdrawn before an answer too; only a supervisor hands over', async () => {
    const file = await ready('Fonderie Larrieu');
    const first = await o.hand(file.id, study.id);
    expect(await refusal(o.h.get(HandoffsService).refuseHandoff(await study.bailiff(), first.id, '  '))).toMatchObject({ fields: { reason: 'required' } });
    expect(await o.h.get(HandoffsService).refuseHandoff(await study.bailiff(), first.id, 'Conflit d’intérêts.')).toMatchObject({ state: 'refused', reason: 'Conflit d’intérêts.' });
    expect(await standing(file.id)).toMatchObject({ study_id: null, stage: 'judicial' });
    const second = await o.hand(file.id, study.id);
    expect(await refusal(o.h.get(HandoffsService).withdrawHandoff(o.helene, second.id, 'x'))).toMatchObject({ code: 'not_found' });
    expect(await o.h.get(HandoffsService).withdrawHandoff(o.solange, second.id, 'Paiement annoncé.')).toMatchObject({ state: 'withdrawn' });
    expect(await refusal(o.h.get(HandoffsService).withdrawHandoff(o.solange, second.id, 'encore'))).toMatchObject({ code: 'handoff_not_open', facts: { state: 'withdrawn' } });
    expect(await refusal(o.h.get(HandoffsService).acceptHandoff(await study.bailiff(), second.id))).toMatchObject({ code: 'handoff_not_offered' });
    await expect(o.h.get(HandoffsService).handToBailiff(o.helene, { caseId: file.id, studyId: study.id, mission: 'enforce', idempotencyKey: newId() })).rejects.toMatchObject({ code: 'not_found' });
    expect((await o.h.get(HandoffsReadService).list(o.solange, { box: 'past' })).rows.map(({ id }) => id)).toEqual(expect.arrayContaining([first.id, second.id]));
  });

  test('a preview of a hand-off hands nothing over; two at once are one', async () => {
    const file = await ready('Confiserie Talmont');
    const input = { caseId: file.id, studyId: study.id, mission: 'enforce', idempotencyKey: newId() };
    expect(await o.h.get(HandoffsService).handToBailiff(o.solange, input, { dryRun: true })).toMatchObject({ state: 'offered' });
    expect(await standing(file.id)).toMatchObject({ study_id: null });
    const [one, two] = await Promise.all([o.h.get(HandoffsService).handToBailiff(o.solange, input), o.h.get(HandoffsService).handToBailiff(o.solange, input)]);
    expect(two.id).toBe(one.id);
  });

  describe('what a bailiff reports', () => {
    let file: Awaited<ReturnType<typeof ready>>;
    let handoff: Handoff;
    let bailiff: Actor;
    beforeAll(async () => {
      file = await ready('Scierie Valombre');
      handoff = await o.hand(file.id, study.id, { costCeiling: euros('300') });
      bailiff = await study.bailiff();
      await o.h.get(HandoffsService).acceptHandoff(bailiff, handoff.id);
      bailiff = await study.bailiff();
    });
    const act = (kind: string, on: string, more: Partial<ReportActInput> = {}): ReportActInput => ({ handoffId: handoff.id, kind, doneOn: day(on), served: 'in_person', cost: euros('0'), pdf: pdf(`${kind}.pdf`), idempotencyKey: newId(), ...more });
    const report = (input: ReportActInput, dryRun = false) => o.h.get(ReportsService).reportAct(bailiff, input, { dryRun });

    test('an attachment starts limitation anew, adds its cost to the statement, and eight days to notify it (CPCE R211-3)', async () => {
      const input = act('bank_attachment', '2026-11-23', { cost: euros('112.40') });
      const preview = await report(input, true);
      expect(await o.h.get(HandoffsReadService).one(bailiff, handoff.id)).toMatchObject({ acts: [], lastAct: null });
      const done = await report(input);
      expect(done).toMatchObject({
        act: { kind: 'bank_attachment', cost: euros('112.40'), recoverable: true, served: 'in_person', by: 'Maître Aubin', document: { kind: 'bailiff_act' } },
        limitationBefore: day('2036-06-10'), limitationAfter: day('2036-11-23'), limitationArticle: 'C. civ. 2244',
        deadlines: [{ code: 'bank_attachment_notice', on: day('2026-12-01'), article: 'CPCE R211-3' }],
      });
      expect(done.dueAfter - done.dueBefore).toBe(11240n);
      expect(preview).toMatchObject({ dueBefore: done.dueBefore, dueAfter: done.dueAfter, limitationAfter: done.limitationAfter });
      expect((await o.h.get(CasesReadService).one(bailiff, file.id))!).toMatchObject({ due: done.dueAfter, costsDue: euros('112.40') });
      expect(await o.h.get(CasesReadService).limitation(bailiff, file.id)).toMatchObject({ expires: day('2036-11-23'), movedBy: 'enforcement_act' });
      expect(await o.h.get(HandoffsReadService).one(bailiff, handoff.id)).toMatchObject({ lastAct: 'bank_attachment', deadline: { code: 'bank_attachment_notice', on: day('2026-12-01') } });
      // The same again is the same act.
      const again = await report(input);
      expect([again.act.id, again.dueAfter]).toEqual([done.act.id, done.dueAfter]);
      expect(await o.h.rows(sql`select code, to_debtor, to_bailiff from timeline_entry where case_id = ${file.id} and code = 'act.reported'`)).toEqual([{ code: 'act.reported', to_debtor: true, to_bailiff: true }]);
    });

    test('what the law did not let be done is refused with its article', async () => {
      expect(await refusal(report(act('sale_seizure', '2026-11-23')))).toMatchObject({ code: 'not_in_this_state', article: 'CPCE L221-1, R221-5' });
      await report(act('sale_order_to_pay', '2026-11-23'));
      o.h.clock.set(Temporal.Instant.from('2026-12-01T09:00:00Z'));
      expect(await refusal(report(act('sale_seizure', '2026-12-01')))).toMatchObject({ code: 'too_early', article: 'CPCE R221-1', facts: { term: 'order_to_pay_sale', until: '2026-12-01' } });
      o.h.clock.set(Temporal.Instant.from('2026-12-02T09:00:00Z'));
      // The eighth day was the 1st: the attachment has lapsed.
      expect(await refusal(report(act('bank_attachment_notice', '2026-12-02')))).toMatchObject({ code: 'too_late', article: 'CPCE R211-3', facts: { until: '2026-12-01' } });
      expect(await report(act('bank_attachment_notice', '2026-12-01'))).toMatchObject({ deadlines: [{ code: 'bank_attachment_contest', on: day('2027-01-04'), article: 'CPCE R211-11' }] });
      expect(await report(act('sale_seizure', '2026-12-02'))).toMatchObject({ deadlines: [{ code: 'amicable_sale', on: day('2027-01-02') }] });
      o.h.clock.set(Temporal.Instant.from('2026-11-23T09:00:00Z'));
    });

    test('costs beyond the ceiling wait for the agency; fields say what is wrong', async () => {
      expect(await refusal(report(act('information_request', '2026-11-23', { cost: euros('187.61') })))).toEqual({ code: 'cost_above_ceiling', article: null, facts: { ceiling: '300.00', spent: '112.40', cost: '187.61' }, fields: {} });
      expect(await refusal(report(act('bank_attachment', '2026-11-22', { served: null, pdf: { name: 'x.pdf', base64: 'AAAA' } })))).toMatchObject({ fields: { served: 'required', doneOn: 'before_handoff', pdf: 'not_a_pdf' } });
      expect(await refusal(report(act('sword', '2026-11-24')))).toMatchObject({ fields: { kind: 'not_in_list', doneOn: 'in_future' } });
    });

    test('money that he received is a payment like any other, and meets his costs first', async () => {
      const paid = await o.h.get(ReportsService).reportMoney(bailiff, { handoffId: handoff.id, valueOn: day('2026-11-23'), amount: euros('200'), means: 'transfer', idempotencyKey: newId() });
      expect(paid.payment).toMatchObject({ receivedBy: 'bailiff', studyName: 'SELARL Aubin et Kerdreux', amount: euros('200') });
      expect(paid.payment.allocations[0]).toMatchObject({ target: 'cost', costLabel: 'Saisie-attribution', amount: euros('112.40') });
      expect(paid.dueBefore - paid.dueAfter).toBe(20000n);
      const other = await o.study('Étude du Vieux-Port', '404833048');
      expect(await refusal(o.h.get(ReportsService).reportMoney(await other.bailiff(), { handoffId: handoff.id, valueOn: day('2026-11-23'), amount: euros('200'), means: 'transfer', idempotencyKey: newId() }))).toMatchObject({ code: 'not_found' });
    });

    test('a payment order handed over to be served: the day of service starts the month for opposition, and nothing else may be done', async () => {
      const order = await ready('Poterie Escalquens', { kind: 'payment_order', issuedOn: day('2026-11-02'), enforceableOn: day('2026-11-02'), servedOn: null, servicePdf: null, authority: 'Président du tribunal de commerce de Rennes' });
      const toServe = await o.hand(order.id, study.id, { mission: 'serve' });
      expect(toServe.deadline).toMatchObject({ code: 'payment_order_service', on: day('2027-02-02'), article: 'CPC 1411' });
      const him = await study.bailiff();
      await o.h.get(HandoffsService).acceptHandoff(him, toServe.id);
      expect((await o.h.get(ReportsService).kinds(him, toServe.id)).map(({ kind }) => kind)).toEqual(['title_service', 'summons', 'address_search', 'other']);
      const his = (kind: string) => o.h.get(ReportsService).reportAct(him, { handoffId: toServe.id, kind, doneOn: day('2026-11-23'), served: 'in_person', pdf: pdf('a.pdf'), idempotencyKey: newId() });
      expect(await refusal(his('bank_attachment'))).toMatchObject({ code: 'beyond_mission', facts: { act: 'bank_attachment', mission: 'serve' } });
      expect(await his('title_service')).toMatchObject({
        limitationBefore: day('2031-04-30'), limitationAfter: day('2031-11-23'), limitationArticle: 'C. civ. 2241', deadlines: [{ code: 'payment_order_opposition', on: day('2026-12-23') }],
        handoff: { title: { servedOn: day('2026-11-23') } },
      });
    });
  });
});
