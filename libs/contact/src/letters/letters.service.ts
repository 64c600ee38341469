import { Inject, Injectable } from '@nestjs/common';
import { NextActionsService, TimelineService } from '@quittance/cases';
import { AuditService } from '@quittance/identity';
import { cents } from '@quittance/law';
import { Clock, Database, inputHash, newId, Refused, refuseFaults, refuseOtherInput, sql, type Actor, type Tx } from '@quittance/platform';
import { toKept, type FormalNoticeFigures } from './figures.ts';
import { FormalNoticeDraftService, type Draft } from './formal-notice-draft.service.ts';
import { letterEntity } from './letter.entity.ts';
import { FormalNoticePreview, Letter } from './letter.type.ts';
import { LettersReadService } from './letters-read.service.ts';
import { formalNoticePaper } from './paper/index.ts';
import { POSTAGE_ARTICLE, postageOn } from './postage.ts';
import type { SendFormalNoticeInput } from './send-formal-notice.input.ts';
import { templateVersion } from './template-version.ts';
import { tellOf } from './tell-of-letter.ts';

@Injectable()
export class LettersService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(FormalNoticeDraftService) private readonly drafts: FormalNoticeDraftService,
    @Inject(LettersReadService) private readonly reads: LettersReadService, @Inject(TimelineService) private readonly timeline: TimelineService,
    @Inject(NextActionsService) private readonly nextActions: NextActionsService, @Inject(AuditService) private readonly audit: AuditService,
  ) {}

  /** The formal notice as it would leave now; where it may not, with the mentions that lack and the refusal. Writes nothing. */
  async previewFormalNotice(actor: Actor, caseId: string, channel?: string | null, timeLimitDays?: number | null): Promise<FormalNoticePreview> {
    const { letter, mentions, refused, sending } = await this.drafts.draft(this.database, actor, { caseId, channel, timeLimitDays });
    const { html, css } = formalNoticePaper(letter);
    return Object.assign(new FormalNoticePreview(), {
      html, css, mentions: mentions.map((one) => ({ ...one, missing: [...one.missing] })), refusal: refused?.toRefusal() ?? null,
      timeLimitOn: sending.timeLimit, amount: cents(letter.statement.totals.due), channel: sending.channel, postage: postageOn(sending.on, sending.channel).amount,
    });
  }

  /** Decides the letter: its figures are kept, and its printing follows. The same key with the same input is one letter. */
  async sendFormalNotice(actor: Actor, input: SendFormalNoticeInput): Promise<Letter> {
    try {
      return await this.database.transact((tx) => this.#send(tx, actor, input));
    } catch (e) {
      if (e instanceof Refused && e.code !== 'not_found') await this.audit.alone(actor, { action: 'sendFormalNotice', subject: 'CaseFile', subjectId: input.caseId, caseId: input.caseId, outcome: 'refused', code: e.code });
      throw e;
    }
  }

  async #send(tx: Tx, actor: Actor, input: SendFormalNoticeInput): Promise<Letter> {
    if (!input.idempotencyKey.trim() || input.idempotencyKey.length > 200) refuseFaults([{ field: 'idempotencyKey', code: 'required' }]);
    const hash = inputHash({ by: actor.id, ...input });
    // Two submissions of one key, and two letters of one case, wait for each other; the second sees what the first did.
    await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${input.idempotencyKey}, 0))`);
    const kept = await tx.first<{ id: string; input_hash: string }>(sql`select id, input_hash from letter where idempotency_key = ${input.idempotencyKey}`);
    if (kept) {
      refuseOtherInput(kept.input_hash, hash);
      return (await this.reads.one(tx, actor, kept.id))!;
    }
    await tx.rows(sql`select 1 from case_file where id::text = ${input.caseId} for update`);
    const draft = await this.drafts.draft(tx, actor, input);
    if (draft.refused) throw draft.refused;
    const id = await this.#write(tx, actor, draft, input.idempotencyKey, hash);
    await this.#follow(tx, actor, draft, input);
    await this.audit.record(tx, actor, { action: 'sendFormalNotice', subject: 'Letter', subjectId: id, caseId: draft.file.id, outcome: 'done' });
    return (await this.reads.one(tx, actor, id))!;
  }

  /** The letter with everything that it was made from, its line in the timeline, and the event by which it is printed. */
  async #write(tx: Tx, actor: Actor, { file, sending, facts, letter: drafted, mentions }: Draft, idempotencyKey: string, hash: string): Promise<string> {
    const number = await tx.first<{ number: string }>(sql`select nextval('letter_number') as number`);
    const reference = `L-${sending.on.year}-${String(number!.number).padStart(6, '0')}`;
    const letter = { ...drafted, letterReference: reference };
    const { amount: postage, confidence } = postageOn(sending.on, sending.channel);
    const figures: FormalNoticeFigures = { facts: facts.statementFacts, statement: facts.statement, letter, postage: { amount: postage, borneBy: 'creditor', article: POSTAGE_ARTICLE, confidence } };
    const scope = { agencyId: file.agencyId, creditorId: file.creditorId, caseId: file.id };
    const id = newId();
    const amount = facts.statement.totals.due;
    await tx.add(letterEntity, {
      ...scope, id, kind: 'formal_notice', reference, channel: sending.channel, queuedAt: this.clock.now(), queuedBy: actor.id, queuedByName: actor.name,
      asOf: sending.on, timeLimitOn: sending.timeLimit, amountCents: amount, figures: toKept(figures), mentions,
      templateVersion: templateVersion(), lawVersion: facts.statement.law, idempotencyKey, inputHash: hash,
    });
    const told = { kind: 'formal_notice', reference, channel: sending.channel, amount, timeLimitOn: sending.timeLimit };
    await this.timeline.write(tx, { ...scope, kind: 'letter', code: 'letter.queued', facts: tellOf(told), actor: { id: actor.id, name: actor.name }, factKind: 'letter', factId: id, letterId: id, internal: false });
    await tx.emit('LetterQueued', { caseId: file.id, letterId: id }, scope);
    return id;
  }

  /** The case goes on: it is being collected from now on, and somebody calls when the time is over. */
  async #follow(tx: Tx, actor: Actor, { file, sending }: Draft, { nextAction }: SendFormalNoticeInput): Promise<void> {
    await tx.rows(sql`update case_file set stage = 'amicable' where id = ${file.id} and stage = 'placed'`);
    const next = nextAction ?? { kind: 'call', on: sending.timeLimit.add({ days: 1 }), note: null };
    await this.nextActions.plan(tx, actor, file.id, { kind: next.kind, on: next.on, note: next.note ?? null }, 'letter');
  }
}
