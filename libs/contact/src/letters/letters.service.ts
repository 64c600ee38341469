import { Inject, Injectable } from '@nestjs/common';
import { AuditService } from '@quittance/identity';
import { cents } from '@quittance/law';
import { Database, inputHash, Refused, refuseFaults, refuseOtherInput, sql, type Actor, type Tx } from '@quittance/platform';
import { FormalNoticeDraftService } from './formal-notice-draft.service.ts';
import { FormalNoticePreview, type Letter } from './letter.type.ts';
import { LettersReadService } from './letters-read.service.ts';
import { formalNoticePaper } from './paper/index.ts';
import { postageOn } from './postage.ts';
import { QueueLetterService } from './queue-letter.service.ts';
import type { SendFormalNoticeInput } from './send-formal-notice.input.ts';

const LONGEST_KEY = 200;

@Injectable()
export class LettersService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(FormalNoticeDraftService) private readonly drafts: FormalNoticeDraftService, @Inject(QueueLetterService) private readonly letters: QueueLetterService,
    @Inject(LettersReadService) private readonly reads: LettersReadService, @Inject(AuditService) private readonly audit: AuditService,
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

  /**
   * Decides the letter: its figures are kept, and its printing follows. The same key with the same input is one letter.
   * Refusals: not_found, bad_fields, case_closed, case_returned, nothing_due, those of libs/law's checkFormalNotice with
   * their article, letter_already_today, idempotency_key_reused, rate_unknown. A refusal is kept in the audit trail.
   */
  async sendFormalNotice(actor: Actor, input: SendFormalNoticeInput): Promise<Letter> {
    try {
      return await this.database.transact((tx) => this.#send(tx, actor, input));
    } catch (e) {
      if (e instanceof Refused && e.code !== 'not_found') await this.audit.alone(actor, { action: 'sendFormalNotice', subject: 'CaseFile', subjectId: input.caseId, caseId: input.caseId, outcome: 'refused', code: e.code });
      throw e;
    }
  }

  async #send(tx: Tx, actor: Actor, input: SendFormalNoticeInput): Promise<Letter> {
    const { idempotencyKey } = input;
    if (!idempotencyKey.trim()) refuseFaults([{ field: 'idempotencyKey', code: 'required' }]);
    if (idempotencyKey.length > LONGEST_KEY) refuseFaults([{ field: 'idempotencyKey', code: 'too_long', facts: { limit: LONGEST_KEY } }]);
    const hash = inputHash({ by: actor.id, ...input });
    // Two submissions of one key wait for each other; the second finds the letter of the first.
    await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`letter ${idempotencyKey}`}, 0))`);
    const kept = await tx.first<{ id: string; input_hash: string }>(sql`select id, input_hash from letter where idempotency_key = ${idempotencyKey}`);
    if (kept) refuseOtherInput(kept.input_hash, hash);
    const id = kept?.id ?? (await this.#decide(tx, actor, input, hash));
    return (await this.reads.one(tx, actor, id))!;
  }

  async #decide(tx: Tx, actor: Actor, input: SendFormalNoticeInput, hash: string): Promise<string> {
    const draft = await this.drafts.draft(tx, actor, input, { lock: true });
    if (draft.refused) throw draft.refused;
    const id = await this.letters.queue(tx, actor, draft, { idempotencyKey: input.idempotencyKey, inputHash: hash, nextAction: input.nextAction });
    await this.audit.record(tx, actor, { action: 'sendFormalNotice', subject: 'Letter', subjectId: id, caseId: draft.file.id, outcome: 'done' });
    return id;
  }
}
