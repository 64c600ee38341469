import { Inject, Injectable } from '@nestjs/common';
import { NextActionsService, StagesService, TimelineService } from '@quittance/cases';
import { Clock, newId, sql, type Actor, type Tx } from '@quittance/platform';
import { AccessCodesService, drawCode } from '../door/access-codes.service.ts';
import { toKept, type FormalNoticeFigures } from './figures.ts';
import type { Draft } from './formal-notice-draft.service.ts';
import type { GivenOnSending } from './formal-notice-letter.ts';
import { letterEntity } from './letter.entity.ts';
import { POSTAGE_ARTICLE, postageOn } from './postage.ts';
import type { SendFormalNoticeInput } from './send-formal-notice.input.ts';
import { tellOf } from './tell-of-letter.ts';
import { templateVersion } from './template-version.ts';

export interface Decision { idempotencyKey: string; inputHash: string; nextAction: SendFormalNoticeInput['nextAction'] }

/** Writes down a letter that may leave: in one transaction, with everything that it was made from. */
@Injectable()
export class QueueLetterService {
  constructor(
    @Inject(Clock) private readonly clock: Clock, @Inject(StagesService) private readonly stages: StagesService,
    @Inject(TimelineService) private readonly timeline: TimelineService, @Inject(NextActionsService) private readonly nextActions: NextActionsService,
    @Inject(AccessCodesService) private readonly codes: AccessCodesService,
  ) {}

  /** The letter, its line in the timeline, what comes next, and the event by which it is printed. Answers its id. */
  async queue(tx: Tx, actor: Actor, draft: Draft, { idempotencyKey, inputHash, nextAction }: Decision): Promise<string> {
    const { file, sending, facts, mentions } = draft;
    const reference = await this.#nextReference(tx, sending.on);
    const amount = facts.statement.totals.due;
    const scope = { agencyId: file.agencyId, creditorId: file.creditorId, caseId: file.id };
    const id = newId();
    const given = { letterReference: reference, accessCode: drawCode() };
    await tx.add(letterEntity, {
      ...scope, id, kind: 'formal_notice', reference, channel: sending.channel, queuedAt: this.clock.now(), queuedBy: actor.id, queuedByName: actor.name,
      asOf: sending.on, timeLimitOn: sending.timeLimit, amountCents: amount, figures: toKept(figuresFor(draft, given)), mentions,
      templateVersion: templateVersion(), lawVersion: facts.statement.law, idempotencyKey, inputHash,
    });
    // The paper prints the code: the figures keep it, the door knows its hash.
    await this.codes.forLetter(tx, scope, id, given.accessCode);
    const by = { id: actor.id, name: actor.name };
    if (file.stage === 'placed') await this.stages.firstContact(tx, by, file.id);
    await this.timeline.write(tx, {
      ...scope, kind: 'letter', code: 'letter.queued', facts: tellOf({ kind: 'formal_notice', reference, channel: sending.channel, amount, timeLimitOn: sending.timeLimit }),
      actor: by, factKind: 'letter', factId: id, letterId: id, internal: false,
    });
    // When the time is over, somebody calls.
    await this.nextActions.plan(tx, by, file.id, nextAction ?? { kind: 'call', on: sending.timeLimit.add({ days: 1 }) }, 'letter');
    await tx.emit('LetterQueued', { caseId: file.id, letterId: id }, scope);
    return id;
  }

  async #nextReference(tx: Tx, on: Temporal.PlainDate): Promise<string> {
    const drawn = await tx.first<{ number: string }>(sql`select nextval('letter_number') as number`);
    return `L-${on.year}-${String(drawn!.number).padStart(6, '0')}`;
  }
}

function figuresFor({ facts, letter, sending }: Draft, given: GivenOnSending): FormalNoticeFigures {
  const { amount, confidence } = postageOn(sending.on, sending.channel);
  return { facts: facts.statementFacts, statement: facts.statement, letter: { ...letter, ...given }, postage: { amount, borneBy: 'creditor', article: POSTAGE_ARTICLE, confidence } };
}
