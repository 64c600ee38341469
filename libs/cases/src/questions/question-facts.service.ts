import { Inject, Injectable } from '@nestjs/common';
import { DocumentsService } from '@quittance/documents';
import { formatDecimal } from '@quittance/law';
import { AgencyService } from '@quittance/parties';
import { Clock, newId, sql, type Tx } from '@quittance/platform';
import type { SeenCase } from '../files/cases-read.service.ts';
import { TimelineService } from '../timeline/timeline.service.ts';
import { answerEntity, questionEntity } from './question.entity.ts';
import { QuestionMailsService } from './question-mails.service.ts';
import type { AskedOf, QuestionKind, WantedPaper } from './question.type.ts';
import type { TakenFile } from './sent-files.ts';

export type QuestionCase = Pick<SeenCase, 'id' | 'agencyId' | 'creditorId' | 'publicReference'>;
/** Who asks or answers. Without an id: the product itself, in the agency's name. */
export interface Asker { id: string | null; kind: 'user' | 'system' | 'debtor'; name: string }
export interface NewQuestion {
  of: AskedOf;
  /** dispute | plan | handoff | act | other, and the fact's id. */
  aboutKind: string; aboutId?: string | null;
  text: string;
  /** Usual: text. */
  kind?: QuestionKind;
  wanted?: WantedPaper | null; claimId?: string | null; amount?: bigint | null; purpose?: string | null;
  /** The study asked, or that asks; only its people and the agency read it. */
  studyId?: string | null;
  files?: readonly TakenFile[];
}
export interface AskedQuestion { id: string; askedOf: AskedOf; aboutKind: string; aboutId: string | null; studyId: string | null; kind: QuestionKind; wanted: WantedPaper | null; claimId: string | null }
export type Decision = 'agreed' | 'refused';
/** claimId: the claim that its papers prove. */
export interface NewAnswer { text: string; decision: Decision | null; claimId: string | null; files: readonly TakenFile[] }

const SHORT = 280;
/** What a line of the timeline quotes. */
export const short = (text: string): string => ([...text].length > SHORT ? `${[...text].slice(0, SHORT - 1).join('').trimEnd()}…` : text);

/** Questions and answers as rows, and what must be true with them: documents, timeline, mail, events, the case that waits. What passes between agency and study the creditor never learns of, and the other way round. */
@Injectable()
export class QuestionFactsService {
  constructor(
    @Inject(Clock) private readonly clock: Clock, @Inject(DocumentsService) private readonly documents: DocumentsService, @Inject(TimelineService) private readonly timeline: TimelineService,
    @Inject(QuestionMailsService) private readonly mails: QuestionMailsService, @Inject(AgencyService) private readonly agencies: AgencyService,
  ) {}

  /** Answers the question's id. */
  async ask(tx: Tx, by: Asker, file: QuestionCase, { of, aboutKind, aboutId = null, text, studyId = null, files = [], kind = 'text', wanted = null, claimId = null, amount = null, purpose = null }: NewQuestion): Promise<string> {
    const id = newId(), at = this.clock.now();
    const agencyName = (await this.agencies.facts(tx, file.agencyId)).name;
    await tx.add(questionEntity, {
      id, caseId: file.id, agencyId: file.agencyId, creditorId: file.creditorId, studyId, askedOf: of, askedByKind: by.kind, askedBy: by.id, askedByName: by.kind === 'system' ? agencyName : by.name, aboutKind, aboutId, kind, wanted, claimId, amountCents: amount, purpose, text, askedAt: at,
    });
    const asked: AskedQuestion = { id, askedOf: of, aboutKind, aboutId, studyId, kind, wanted, claimId };
    await this.#keep(tx, file, asked, { kind: 'question', id }, by, files, null);
    await this.#line(tx, file, asked, by, { code: 'question.asked', at, factKind: 'question', factId: id, facts: { of, text: short(text), about: aboutKind, wanted, amount: amount === null ? null : formatDecimal(amount), purpose, documents: files.length || null } });
    await tx.emit('QuestionAsked', { caseId: file.id, questionId: id }, scopeOf(file, asked));
    await this.mails.asked(tx, of, { agencyId: file.agencyId, creditorId: file.creditorId, caseId: file.id, publicReference: file.publicReference, agencyName, studyId }, text);
    await this.#refresh(tx, file.id);
    return id;
  }

  /** Answers the answer's id. */
  async answer(tx: Tx, by: Asker, file: QuestionCase, asked: AskedQuestion, { text, decision, claimId, files }: NewAnswer): Promise<string> {
    const id = newId(), at = this.clock.now();
    await tx.add(answerEntity, { id, questionId: asked.id, caseId: file.id, agencyId: file.agencyId, creditorId: file.creditorId, studyId: asked.studyId, text, decision, at, byKind: by.kind, byId: by.id, byName: by.name });
    await this.#keep(tx, file, asked, { kind: 'answer', id }, by, files, claimId);
    await this.#line(tx, file, asked, by, { code: 'question.answered', at, factKind: 'answer', factId: id, facts: { of: asked.askedOf, text: short(text), about: asked.aboutKind, decision, wanted: asked.wanted, documents: files.length || null } });
    await tx.emit('QuestionAnswered', { caseId: file.id, questionId: asked.id }, scopeOf(file, asked));
    await this.#refresh(tx, file.id);
    return id;
  }

  async #line(tx: Tx, file: QuestionCase, asked: AskedQuestion, by: Asker, line: Pick<Parameters<TimelineService['write']>[1], 'code' | 'at' | 'factKind' | 'factId' | 'facts'>): Promise<void> {
    await this.timeline.write(tx, {
      ...line, caseId: file.id, agencyId: file.agencyId, creditorId: file.creditorId, kind: 'question', actor: by.id ? { id: by.id, name: by.name } : null, internal: asked.askedOf !== 'creditor', toBailiff: false,
      // What the product asks by itself is told by what led to it.
      ...(by.kind === 'system' ? { word: false } : {}),
    });
  }

  /** What proves a claim goes with the file to whoever works on it; the rest stays between the two who write to each other. */
  async #keep(tx: Tx, file: QuestionCase, asked: AskedQuestion, fact: { kind: 'question' | 'answer'; id: string }, by: Asker, files: readonly TakenFile[], claimId: string | null): Promise<void> {
    const answers = fact.kind === 'answer' && asked.askedOf === 'creditor';
    const kind = answers && asked.wanted ? asked.wanted : answers && asked.aboutKind === 'dispute' ? 'attachment' : 'question_attachment';
    for (const one of files) {
      await this.documents.keep(tx, {
        ...one, agencyId: file.agencyId, creditorId: file.creditorId, caseId: file.id, claimId: answers && asked.wanted ? claimId : null, kind, origin: fact.kind, internal: asked.askedOf !== 'creditor',
        factKind: fact.kind, factId: fact.id, studyId: asked.studyId, createdBy: by.kind === 'user' ? by.id : null,
      });
    }
  }

  /** Since when the agency is waited for. */
  async #refresh(tx: Tx, caseId: string): Promise<void> {
    await tx.rows(sql`update case_file f set question_on = (select min((q.asked_at at time zone 'Europe/Paris')::date) from question q
      where q.case_id = ${caseId} and q.asked_of = 'agency' and not exists (select 1 from answer a where a.question_id = q.id)) where f.id = ${caseId}`);
  }
}

const scopeOf = (file: QuestionCase, { askedOf, studyId }: AskedQuestion) =>
  ({ agencyId: file.agencyId, creditorId: file.creditorId, caseId: file.id, internal: askedOf !== 'creditor', ...(askedOf !== 'creditor' && studyId ? { studyId } : {}) });
