import { Inject, Injectable } from '@nestjs/common';
import { AuditService } from '@quittance/identity';
import { Database, Refused, type Actor, type Tx } from '@quittance/platform';
import { doneBefore } from '../once.ts';
import { HandToBailiffService } from './hand-to-bailiff.service.ts';
import { HandoffDecisionsService, type HeldHandoff } from './handoff-decisions.service.ts';
import type { Handoff, HandToBailiffInput } from './handoff.type.ts';
import { HandoffsReadService } from './handoffs-read.service.ts';

/** The use-cases of a hand-off, each one transaction, each with its line in the audit trail. */
@Injectable()
export class HandoffsService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(HandToBailiffService) private readonly offering: HandToBailiffService, @Inject(HandoffDecisionsService) private readonly decisions: HandoffDecisionsService,
    @Inject(HandoffsReadService) private readonly reads: HandoffsReadService, @Inject(AuditService) private readonly audit: AuditService,
  ) {}

  /** Refusals: those of `HandToBailiffService.offer`, idempotency_key_reused. A refusal is kept in the audit trail. */
  async handToBailiff(actor: Actor, input: HandToBailiffInput, { dryRun = false }: { dryRun?: boolean } = {}): Promise<Handoff> {
    try {
      return await this.database.transact(async (tx) => {
        const { id: before, key } = await doneBefore(tx, actor, 'handoff', input);
        const id = before ?? (await this.#offer(tx, actor, input, key));
        return (await this.reads.one(actor, id, tx))!;
      }, { dryRun });
    } catch (e) {
      if (e instanceof Refused && e.code !== 'not_found' && !dryRun) await this.audit.alone(actor, { action: 'handToBailiff', subject: 'CaseFile', subjectId: input.caseId, caseId: input.caseId, outcome: 'refused', code: e.code });
      throw e;
    }
  }

  acceptHandoff(actor: Actor, handoffId: string): Promise<Handoff> {
    return this.#decide(actor, 'acceptHandoff', (tx) => this.decisions.accept(tx, actor, handoffId));
  }

  refuseHandoff(actor: Actor, handoffId: string, reason: string): Promise<Handoff> {
    return this.#decide(actor, 'refuseHandoff', (tx) => this.decisions.refuse(tx, actor, handoffId, reason));
  }

  returnHandoff(actor: Actor, handoffId: string, reason: string, words?: string | null): Promise<Handoff> {
    return this.#decide(actor, 'returnHandoff', (tx) => this.decisions.giveBack(tx, actor, handoffId, reason, words));
  }

  withdrawHandoff(actor: Actor, handoffId: string, reason: string): Promise<Handoff> {
    return this.#decide(actor, 'withdrawHandoff', (tx) => this.decisions.withdraw(tx, actor, handoffId, reason));
  }

  async #offer(tx: Tx, actor: Actor, input: HandToBailiffInput, key: { idempotencyKey: string; inputHash: string }): Promise<string> {
    const { id, file } = await this.offering.offer(tx, actor, input, key);
    await this.audit.record(tx, actor, { action: 'handToBailiff', subject: 'Handoff', subjectId: id, caseId: file.id, outcome: 'done', facts: { studyId: input.studyId, mission: input.mission } });
    return id;
  }

  #decide(actor: Actor, action: string, decide: (tx: Tx) => Promise<HeldHandoff>): Promise<Handoff> {
    return this.database.transact(async (tx) => {
      const held = await decide(tx);
      await this.audit.record(tx, actor, { action, subject: 'Handoff', subjectId: held.id, caseId: held.caseId, outcome: 'done' });
      return (await this.reads.one(actor, held.id, tx))!;
    });
  }
}
