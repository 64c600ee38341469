import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DocumentsService } from '@quittance/documents';
import { SessionsService, visitor } from '@quittance/identity';
import { newId, sql, type Actor } from '@quittance/platform';
import { CasesReadService, PlanNextActionService, QuestionsService, StandingService } from '../index.ts';
import { day, office, type Office } from '../testing/index.ts';
import { TimelineReadService } from '../timeline/timeline-read.service.ts';

const PDF = Buffer.from('%PDF-1.7\n%%EOF').toString('base64');

describe('questions between agency, creditor and bailiff', () => {
  let o: Office;
  let study: string, otherStudy: string;
  let file: Awaited<ReturnType<Office['open']>>;
  /** Read anew: the files of a study are those that it holds at this moment. */
  const bailiff = (email: string): Promise<Actor> => o.h.get(SessionsService).actorFor(email);
  const quillan = () => bailiff('quillan@etude.example');
  const service = () => o.h.get(QuestionsService);
  const lines = async (actor: Actor) => (await o.h.get(TimelineReadService).page(actor, file.id, { kind: 'question' })).rows.map((line) => line.code);
  const hold = (studyId: string | null) => o.h.database.transact((tx) => o.h.get(StandingService).set(tx, file.id, { studyId }));
  const next = async () => (await o.h.get(CasesReadService).one(o.helene, file.id))!.nextAction!;

  async function studyOf(name: string, email: string): Promise<string> {
    const id = newId(), user = newId();
    await o.h.rows(sql`insert into study (id, agency_id, name, line1, postal_code, city, email, created_at) values (${id}, ${o.agencyId}, ${name}, '2 place du Palais', '35000', 'Rennes', 'etude@etude.example', now())`);
    await o.h.rows(sql`insert into app_user (id, agency_id, email, name, created_at) values (${user}, ${o.agencyId}, ${email}, ${name}, now())`);
    await o.h.rows(sql`insert into role_held (id, user_id, role, study_id, given_at) values (${newId()}, ${user}, 'bailiff', ${id}, now())`);
    return id;
  }

  beforeAll(async () => {
    o = await office();
    study = await studyOf('Me Quillan', 'quillan@etude.example');
    otherStudy = await studyOf('Me Sourdeval', 'sourdeval@etude.example');
    file = await o.open('Menuiserie Abgrall');
    await hold(study);
  });
  afterAll(() => o.h.close());

  test('the agency asks the creditor, who answers with a document; the bailiff reads nothing of it', async () => {
    await o.h.get(PlanNextActionService).plan(o.helene, file.id, { kind: 'wait_answer', on: day('2026-12-04') });
    const asked = await service().ask(o.helene, { caseId: file.id, of: 'creditor', text: ' Avez-vous le contrat ? ', files: [{ name: 'modèle.pdf', base64: PDF }] });
    expect(asked).toMatchObject({ askedOf: 'creditor', askedBy: 'Hélène Vasseur', askedByKind: 'user', aboutKind: 'other', text: 'Avez-vous le contrat ?', debtorName: 'Menuiserie Abgrall', documents: [{ name: 'modèle.pdf', kind: 'question_attachment' }] });
    // A second click asks once.
    expect((await service().ask(o.helene, { caseId: file.id, of: 'creditor', text: 'Avez-vous le contrat ?' })).id).toBe(asked.id);
    expect(await service().mine(o.camille, {})).toMatchObject({ waiting: 1, next: null, rows: [{ id: asked.id, documents: [{ name: 'modèle.pdf' }] }] });
    expect((await service().mine(o.helene, {})).rows).toEqual([]);
    const answered = await service().answer(o.camille, { questionId: asked.id, text: 'Le voici.', files: [{ name: 'contrat.pdf', base64: PDF }] });
    await service().answer(o.camille, { questionId: asked.id, text: 'Le voici.' });
    expect(answered.answers).toMatchObject([{ by: 'Camille Ferrandier', text: 'Le voici.', documents: [{ name: 'contrat.pdf' }] }]);
    expect((await service().ofCase(o.helene, file.id))[0]!.answers).toHaveLength(1);
    expect(await service().mine(o.camille, { waiting: true })).toMatchObject({ waiting: 0, rows: [] });
    expect(await service().mine(o.camille, { waiting: false })).toMatchObject({ waiting: 0, rows: [{ id: asked.id }] });
    // What was waiting for it ends: it is read today.
    expect(await next()).toMatchObject({ kind: 'other', note: 'Réponse du créancier : Le voici.', setBy: 'Quittance' });

    const he = await quillan();
    expect(await service().ofCase(he, file.id)).toEqual([]);
    expect(await o.h.get(DocumentsService).ofCase(he, file.id)).toEqual([]);
    expect(await lines(he)).toEqual([]);
    await expect(service().answer(he, { questionId: asked.id, text: 'x' })).rejects.toMatchObject({ code: 'not_found' });
    expect(await lines(o.camille)).toEqual(['question.answered', 'question.asked']);
  });

  test('the bailiff asks the agency, the agency asks the study; the creditor learns of neither', async () => {
    const he = await quillan();
    const asked = await service().ask(he, { caseId: file.id, of: 'agency', text: 'Quelle adresse ?', files: [{ name: 'avis.pdf', base64: PDF }] });
    expect(await o.h.rows(sql`select question_on from case_file where id = ${file.id}`)).toMatchObject([{ question_on: '2026-11-23' }]);
    expect(await service().mine(o.yasmine, { waiting: true })).toMatchObject({ waiting: 1, rows: [{ id: asked.id, askedBy: 'Me Quillan', documents: [{ name: 'avis.pdf' }] }] });
    const answered = await service().answer(o.yasmine, { questionId: asked.id, text: '3 rue Basse.', files: [{ name: 'plan.pdf', base64: PDF }] });
    expect(answered.answers).toMatchObject([{ by: 'Yasmine Delorme' }]);
    expect(await o.h.rows(sql`select question_on from case_file where id = ${file.id}`)).toEqual([{ question_on: null }]);
    const back = await service().ask(o.helene, { caseId: file.id, of: 'study', text: 'Où en est la signification ?' });
    expect(await service().mine(await quillan(), {})).toMatchObject({ waiting: 1, rows: [{ id: back.id }] });
    await service().answer(await quillan(), { questionId: back.id, text: 'Faite demain.' });
    expect((await service().ofCase(he, file.id)).map((q) => [q.askedOf, q.answers[0]?.text])).toEqual([['study', 'Faite demain.'], ['agency', '3 rue Basse.']]);
    expect((await o.h.get(DocumentsService).ofCase(he, file.id)).map((d) => d.name).sort()).toEqual(['avis.pdf', 'plan.pdf']);

    expect((await service().ofCase(o.camille, file.id)).map((q) => q.askedOf)).toEqual(['creditor']);
    expect((await o.h.get(DocumentsService).ofCase(o.camille, file.id)).map((d) => d.name).sort()).toEqual(['contrat.pdf', 'modèle.pdf']);
    expect(await lines(o.camille)).toHaveLength(2);
    const events = await o.h.rows(sql`select distinct name, internal, study_id, to_debtor from outbox_event where case_id = ${file.id} and name like 'Question%' and internal`);
    expect(events).toEqual([{ name: 'QuestionAnswered', internal: true, study_id: study, to_debtor: false }, { name: 'QuestionAsked', internal: true, study_id: study, to_debtor: false }].map((e) => expect.objectContaining(e)));
    expect(await o.h.rows(sql`select distinct recipient from outgoing_message where case_id = ${file.id} and text like '%signification%'`)).toEqual([{ recipient: 'quillan@etude.example' }]);
  });

  test('everyone asks his own partners and answers what he was asked', async () => {
    const he = await quillan();
    for (const [actor, of, list] of [[he, 'creditor', 'agency'], [he, 'study', 'agency'], [o.helene, 'agency', 'creditor, study'], [o.helene, 'debtor', 'creditor, study']] as const) {
      await expect(service().ask(actor, { caseId: file.id, of, text: 'x' })).rejects.toMatchObject({ code: 'bad_fields', options: { fields: [{ field: 'of', code: 'not_in_list', facts: { list } }] } });
    }
    const mine = await service().ask(he, { caseId: file.id, of: 'agency', text: 'Encore ?' });
    await expect(service().answer(he, { questionId: mine.id, text: 'x' })).rejects.toMatchObject({ code: 'question_not_yours', options: { facts: { askedOf: 'agency' } } });
    const toCreditor = await service().ask(o.helene, { caseId: file.id, of: 'creditor', text: 'Par téléphone ?' });
    // The creditor said it on the telephone: the agent writes it down.
    expect((await service().answer(o.helene, { questionId: toCreditor.id, text: 'Oui, dit Mme Ferrandier.' })).answers).toMatchObject([{ by: 'Hélène Vasseur' }]);
    await expect(service().answer(o.helene, { questionId: mine.id, text: ' ', files: [{ name: 'x', base64: 'AAAA' }] })).rejects.toMatchObject({ options: { fields: [{ field: 'files.0', code: 'file_kind_not_taken' }, { field: 'text', code: 'missing' }] } });
    await expect(service().ask(o.camille, { caseId: file.id, of: 'agency', text: 'x' })).rejects.toMatchObject({ code: 'not_found' });
    const free = await o.open('Sans étude');
    await expect(service().ask(o.helene, { caseId: free.id, of: 'study', text: 'x' })).rejects.toMatchObject({ code: 'not_with_study' });
    await expect(service().ask(he, { caseId: free.id, of: 'agency', text: 'x' })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('borders: nobody else reads or answers; a study loses what it no longer holds', async () => {
    const he = await quillan();
    const [latest] = await service().ofCase(he, file.id);
    const debtor = visitor({ id: newId(), agency_id: o.agencyId, creditor_id: o.creditorId, case_id: file.id, name: 'Menuiserie Abgrall', locale: 'fr' });
    const other = await bailiff('sourdeval@etude.example');
    for (const actor of [o.rachid, o.stranger, o.administrator, o.accountant, debtor, other]) {
      expect(await service().ofCase(actor, file.id)).toEqual([]);
      expect(await service().mine(actor, {})).toEqual({ rows: [], next: null, waiting: 0 });
      await expect(service().answer(actor, { questionId: latest!.id, text: 'x' })).rejects.toMatchObject({ code: 'not_found' });
      await expect(service().ask(actor, { caseId: file.id, of: 'agency', text: 'x' })).rejects.toMatchObject({ code: 'not_found' });
    }
    expect(await o.h.get(DocumentsService).ofCase(debtor, file.id)).toEqual([]);
    await hold(otherStudy);
    expect(await service().ofCase(await quillan(), file.id)).toEqual([]);
    expect(await o.h.get(DocumentsService).ofCase(await quillan(), file.id)).toEqual([]);
    // The next study does not read what was written to the first.
    expect(await service().ofCase(await bailiff('sourdeval@etude.example'), file.id)).toEqual([]);
    expect(await o.h.get(DocumentsService).ofCase(await bailiff('sourdeval@etude.example'), file.id)).toEqual([]);
    await hold(study);
  });

  test('pages neither skip nor repeat; a forged cursor is the first page', async () => {
    for (const n of [1, 2, 3, 4, 5]) await service().ask(o.helene, { caseId: file.id, of: 'creditor', text: `Question ${n}` });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const cut: Awaited<ReturnType<QuestionsService['mine']>> = await service().mine(o.camille, { first: 2, after, waiting: true });
      expect(cut.waiting).toBe(5);
      seen.push(...cut.rows.map((row) => row.text));
      after = cut.next;
    } while (after);
    expect(seen).toEqual([5, 4, 3, 2, 1].map((n) => `Question ${n}`));
    expect((await service().mine(o.camille, { first: 1, after: 'forgé' })).rows).toHaveLength(1);
  });
});
