import { Inject, Injectable } from '@nestjs/common';
import { as, rowsFor } from '@quittance/access';
import { AuditService } from '@quittance/identity';
import { Clock, Database, isId, notFound, refuseFaults, Refused, sql, type Actor, type Tx } from '@quittance/platform';
import { CasesReadService, type SeenCase } from '../files/cases-read.service.ts';
import { AnsweredService } from './answered.service.ts';
import { answerOf, askedOf, type GivenAsk, type SentAnswer } from './question-input.ts';
import { QuestionFactsService, type AskedQuestion, type Asker, type NewAnswer, type NewQuestion, type QuestionCase } from './question-facts.service.ts';
import { ASKED_OF, type AskedOf, type Question, type QuestionKind, type QuestionPage, type WantedPaper } from './question.type.ts';
import { QuestionsReadService, sideOf } from './questions-read.service.ts';
import { takeFiles } from './sent-files.ts';

/** The same words again within this time are a second click. */
const TWICE = Temporal.Duration.from({ minutes: 1 });

interface AskedRow { id: string; case_id: string; asked_of: AskedOf; about_kind: string; about_id: string | null; study_id: string | null; kind: QuestionKind; wanted: WantedPaper | null; claim_id: string | null }

/** What agency, creditor and bailiff ask each other on a case, and answer. */
@Injectable()
export class QuestionsService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(CasesReadService) private readonly cases: CasesReadService, @Inject(QuestionFactsService) private readonly facts: QuestionFactsService,
    @Inject(AnsweredService) private readonly answered: AnsweredService, @Inject(QuestionsReadService) private readonly reads: QuestionsReadService, @Inject(AuditService) private readonly audit: AuditService,
  ) {}

  /** For the use-cases of the house: asks within the transaction of what leads to it. Answers the question's id. */
  askIn(tx: Tx, by: Asker, file: QuestionCase, question: NewQuestion): Promise<string> {
    return this.facts.ask(tx, by, file, question);
  }

  /** The agency asks the creditor or the study that holds the case; a bailiff asks the agency. Refusals: not_found, not_with_study, bad_fields (of, kind, wanted, claimId, amount, purpose, text, files). */
  async ask(actor: Actor, input: GivenAsk): Promise<Question> {
    const id = await this.database.transact(async (tx) => {
      const file = await this.cases.mustSee(tx, actor, 'read', input.caseId, { lock: true });
      const { study_id: holder } = (await tx.first<{ study_id: string | null }>(sql`select study_id from case_file where id = ${file.id}`))!;
      const bailiff = sideOf(actor) === 'study';
      const studyId = bailiff ? actor.studyId : input.of === 'study' ? holder : null;
      if (!actor.ability.can('ask', as('Question', { agencyId: file.agencyId, creditorId: file.creditorId, caseId: file.id, studyId, askedOf: input.of }))) throw notFound('CaseFile');
      const { files, faults } = takeFiles(input.files);
      const partners: readonly AskedOf[] = bailiff ? ['agency'] : ['creditor', 'study'];
      if (!(partners as readonly string[]).includes(input.of)) faults.push({ field: 'of', code: 'not_in_list', facts: { value: input.of.slice(0, 60), list: partners.join(', ') } });
      const claims = await tx.rows<{ id: string }>(sql`select k.id from claim k where k.case_id = ${file.id} order by k.position, k.id`);
      const of = askedOf(input, claims.map((claim) => claim.id));
      refuseFaults([...faults, ...of.faults]);
      if (input.of === 'study' && !studyId) throw new Refused('not_with_study');
      const text = input.text.trim();
      const twice = await tx.first<{ id: string }>(sql`select id from question where case_id = ${file.id} and asked_of = ${input.of} and asked_by = ${actor.id} and text = ${text} and kind = ${of.asked.kind} and wanted is not distinct from ${of.asked.wanted} and claim_id is not distinct from ${of.asked.claimId} and amount_cents is not distinct from ${of.asked.amount}
        and purpose is not distinct from ${of.asked.purpose} and asked_at > ${this.clock.now().subtract(TWICE)} order by asked_at desc limit 1`);
      if (twice) return twice.id;
      const asked = await this.facts.ask(tx, { id: actor.id, kind: 'user', name: actor.name }, file, { of: ASKED_OF.find((of) => of === input.of)!, aboutKind: 'other', text, studyId, files, ...of.asked });
      await this.audit.record(tx, actor, { action: 'askQuestion', subject: 'Question', subjectId: asked, caseId: file.id, outcome: 'done', facts: { of: input.of, kind: of.asked.kind } });
      return asked;
    });
    return this.reads.one(actor, id);
  }

  /**
   * Answers what one's side was asked; an agent may write down what the creditor told him. An answer about a dispute stands with it, and
   * brings the case back to its collector; one that decides does so at once. Refusals: not_found, question_not_yours, question_decided, bad_fields (text, decision, claimId, files), and of a plan what refuses to agree to it.
   */
  async answer(actor: Actor, input: SentAnswer): Promise<Question> {
    await this.database.transact((tx) => this.answerIn(tx, actor, input));
    return this.reads.one(actor, input.questionId);
  }

  /** For the use-cases of the house: the same within their transaction. */
  async answerIn(tx: Tx, actor: Actor, input: SentAnswer): Promise<void> {
    const asked = await this.#asked(tx, actor, input.questionId);
    const file = await this.cases.mustSee(tx, actor, 'read', asked.caseId, { lock: true });
    const side = sideOf(actor);
    if (asked.askedOf !== side && !(side === 'agency' && asked.askedOf === 'creditor')) throw new Refused('question_not_yours', { facts: { askedOf: asked.askedOf } });
    const claims = await tx.rows<{ id: string }>(sql`select k.id from claim k where k.case_id = ${file.id} order by k.position, k.id`);
    const { answer, faults } = answerOf(input, asked, claims.map(({ id }) => id));
    refuseFaults(faults);
    await this.#write(tx, actor, file, asked, answer);
  }

  ofCase(actor: Actor, caseId: string): Promise<Question[]> {
    return this.reads.ofCase(actor, caseId);
  }

  mine(actor: Actor, asked: { after?: string | null | undefined; first?: number | null | undefined; waiting?: boolean | null | undefined }): Promise<QuestionPage> {
    return this.reads.mine(actor, asked);
  }

  async #write(tx: Tx, actor: Actor, file: SeenCase, asked: AskedQuestion, answer: NewAnswer): Promise<void> {
    const { text, decision, files } = answer;
    const twice = await tx.first(sql`select 1 as one from answer where question_id = ${asked.id} and by_id = ${actor.id} and text = ${text} and decision is not distinct from ${decision} and ${files.length === 0} and at > ${this.clock.now().subtract(TWICE)}`);
    if (twice) return;
    const decided = decision && (await tx.first<{ decision: string; by_name: string }>(sql`select decision, by_name from answer where question_id = ${asked.id} and decision is not null`));
    if (decided) throw new Refused('question_decided', { facts: { decision: decided.decision, by: decided.by_name } });
    const by = { id: actor.id, kind: 'user' as const, name: actor.name };
    await this.answered.before(tx, by, file, asked, files.length);
    const answerId = await this.facts.answer(tx, by, file, asked, answer);
    await this.answered.after(tx, actor, file, asked, { id: answerId, text, decision });
    await this.audit.record(tx, actor, { action: 'answerQuestion', subject: 'Question', subjectId: asked.id, caseId: file.id, outcome: 'done', facts: { answerId, decision } });
  }

  async #asked(tx: Tx, actor: Actor, id: string): Promise<AskedQuestion & { caseId: string }> {
    const row = isId(id) ? await tx.first<AskedRow>(sql`select q.id, q.case_id, q.asked_of, q.about_kind, q.about_id, q.study_id, q.kind, q.wanted, q.claim_id from question q
      where q.id = ${id} and (${rowsFor(actor.ability, 'read', 'Question', 'q')}) and (${rowsFor(actor.ability, 'answer', 'Question', 'q')})`) : undefined;
    if (!row) throw notFound('Question');
    return { id: row.id, caseId: row.case_id, askedOf: row.asked_of, aboutKind: row.about_kind, aboutId: row.about_id, studyId: row.study_id, kind: row.kind, wanted: row.wanted, claimId: row.claim_id };
  }
}
