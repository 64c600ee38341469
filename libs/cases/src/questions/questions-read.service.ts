import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { DocumentsService } from '@quittance/documents';
import { cents } from '@quittance/law';
import { and, Database, page, pageSize, sql, toCursor, toInstant, type Actor, type Sql } from '@quittance/platform';
import { timeCursor } from '../files/time-cursor.ts';
import { Question, type AskedOf, type QuestionPage } from './question.type.ts';

interface Row {
  id: string; case_id: string; public_reference: string; debtor_name: string; asked_of: string; asked_by_kind: string; asked_by_name: string; about_kind: string; about_id: string | null; kind: string; wanted: string | null; claim_reference: string | null; amount_cents: string | null; purpose: string | null; text: string; asked_at: string;
  answers: { id: string; at: string; by: string; text: string; decision: string | null }[];
}

/** On which side of a question one stands. */
export const sideOf = (actor: Actor): AskedOf => (actor.studyId ? 'study' : actor.creditorId ? 'creditor' : 'agency');

/** Over a question `q`: without an answer, and still asked. Of a case that the creditor took back nothing is asked of him any more, nor of a plan that is no longer proposed. */
export const WAITING = sql`(not exists (select 1 from answer w where w.question_id = q.id) and not (q.asked_of = 'creditor' and exists (select 1 from case_file r where r.id = q.case_id
  and (r.stage = 'returned' or (q.kind = 'plan' and not (r.plan_id is not distinct from q.about_id and r.plan_state is not distinct from 'proposed'))))))`;

/** Questions as this person may read them. */
@Injectable()
export class QuestionsReadService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(DocumentsService) private readonly documents: DocumentsService) {}

  /** Of one case, the newest first. */
  ofCase(actor: Actor, caseId: string): Promise<Question[]> {
    return this.#read(actor, sql`q.case_id = ${caseId}`, sql``).then((rows) => this.#view(actor, rows));
  }

  async one(actor: Actor, id: string): Promise<Question> {
    return (await this.#view(actor, await this.#read(actor, sql`q.id = ${id}`, sql``)))[0]!;
  }

  /** Those addressed to this person's side, the newest first; `waiting`: only those without an answer. */
  async mine(actor: Actor, { after, first, waiting }: { after?: string | null | undefined; first?: number | null | undefined; waiting?: boolean | null | undefined }): Promise<QuestionPage> {
    const size = pageSize(first);
    const cursor = timeCursor(after);
    const toMe = sql`q.asked_of = ${sideOf(actor)}`;
    const [rows, count] = await Promise.all([
      this.#read(actor, and(toMe, waiting === true && WAITING, cursor && sql`(q.asked_at, q.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`), sql`limit ${size + 1}`),
      this.database.first<{ n: string }>(sql`select count(*) as n from question q where ${and(toMe, WAITING, rowsFor(actor.ability, 'read', 'Question', 'q'))}`),
    ]);
    const cut = page(rows, size, (row) => toCursor(row.asked_at, row.id));
    return { rows: await this.#view(actor, cut.rows), next: cut.next, waiting: Number(count!.n) };
  }

  #read(actor: Actor, condition: Sql, most: Sql): Promise<Row[]> {
    return this.database.rows<Row>(sql`
      select q.id, q.case_id, f.public_reference, d.name as debtor_name, q.asked_of, q.asked_by_kind, q.asked_by_name, q.about_kind, q.about_id, q.kind, q.wanted, k.reference as claim_reference, q.amount_cents, q.purpose, q.text, q.asked_at,
        coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'at', a.at, 'by', a.by_name, 'text', a.text, 'decision', a.decision) order by a.at, a.id) from answer a where a.question_id = q.id), '[]') as answers
      from question q join case_file f on f.id = q.case_id join debtor d on d.id = f.debtor_id left join claim k on k.id = q.claim_id
      where ${and(condition, rowsFor(actor.ability, 'read', 'Question', 'q'))} order by q.asked_at desc, q.id desc ${most}`);
  }

  async #view(actor: Actor, rows: readonly Row[]): Promise<Question[]> {
    const documents = await this.documents.ofFacts(actor, rows.flatMap((row) => [row.id, ...row.answers.map(({ id }) => id)]));
    return rows.map((row) => Object.assign(new Question(), {
      id: row.id, caseId: row.case_id, publicReference: row.public_reference, debtorName: row.debtor_name, askedOf: row.asked_of, askedBy: row.asked_by_name, askedByKind: row.asked_by_kind, aboutKind: row.about_kind, aboutId: row.about_id, kind: row.kind, wanted: row.wanted, claimReference: row.claim_reference, amount: row.amount_cents === null ? null : cents(BigInt(row.amount_cents)), purpose: row.purpose, text: row.text,
      askedAt: toInstant(row.asked_at), documents: documents.get(row.id) ?? [], answers: row.answers.map((a) => ({ id: a.id, at: toInstant(a.at), by: a.by, text: a.text, decision: a.decision, documents: documents.get(a.id) ?? [] })),
    }));
  }
}
