import { Inject, Injectable } from '@nestjs/common';
import { formatDecimal } from '@quittance/law';
import { Clock, newId, sql, type Actor, type Tx } from '@quittance/platform';
import { ConductService } from '../conduct/conduct.service.ts';
import { kept, type KeptFinding } from '../conduct/findings.ts';
import type { SeenCase } from '../files/cases-read.service.ts';
import { TimelineService } from '../timeline/timeline.service.ts';
import { callEntity, reversalEntity } from './call.entity.ts';
import type { LogCallInput } from './log-call.input.ts';
import { HIMSELF, PromisesService } from './promises.service.ts';
import { StagesService } from './stages.service.ts';

/** A call as rows, and what must be true with it: promise, stage, timeline, events. And all of it taken back. */
@Injectable()
export class CallFactsService {
  constructor(
    @Inject(Clock) private readonly clock: Clock, @Inject(TimelineService) private readonly timeline: TimelineService, @Inject(StagesService) private readonly stages: StagesService, @Inject(PromisesService) private readonly promises: PromisesService,
    @Inject(ConductService) private readonly conduct: ConductService,
  ) {}

  /** Answers the call's id. The creditor reads that a call was made and what was promised, never what the collector wrote down. */
  async write(tx: Tx, actor: Actor, file: SeenCase, input: LogCallInput, hash: string): Promise<string> {
    const findings = await this.#findings(tx, file, input);
    const id = newId();
    const at = this.clock.now();
    const scope = { agencyId: file.agencyId, creditorId: file.creditorId, caseId: file.id };
    const note = input.note?.trim() || null;
    // Of one instant, the line written last is read first: the call itself.
    if (file.stage === 'placed') await this.stages.firstContact(tx, actor, file.id, at);
    await tx.add(callEntity, { id, ...scope, at, byId: actor.id, reached: input.reached, outcome: input.outcome, note, idempotencyKey: input.idempotencyKey, inputHash: hash, incoming: input.incoming ?? false, conduct: findings });
    const promiseId = input.promise ? await this.promises.take(tx, actor, file, id, input.promise, at) : undefined;
    // Only what the debtor himself says moves the promise that is watched.
    if (promiseId || HIMSELF.includes(input.reached)) await this.promises.refresh(tx, file.id);
    await this.timeline.write(tx, {
      ...scope, kind: 'call', code: `call.${input.outcome}`, actor, at, factKind: 'call', factId: id, internal: false, inside: { note },
      facts: { reached: input.reached, amount: input.promise && formatDecimal(input.promise.amount), dueOn: input.promise && String(input.promise.dueOn), incoming: input.incoming || null },
    });
    await tx.emitAll([
      { name: 'CallLogged', ids: { caseId: file.id, callId: id }, scope },
      ...(promiseId ? [{ name: 'PromiseTaken' as const, ids: { caseId: file.id, callId: id, promiseId }, scope }] : []),
    ]);
    return id;
  }

  /** What the check says of the call as it is logged: to whom it went, at what hour, after how many others. */
  async #findings(tx: Tx, file: SeenCase, { incoming, reached }: LogCallInput): Promise<KeptFinding[]> {
    if (incoming) return [];
    const facts = await this.conduct.facts(tx, file.id);
    // Who speaks for the debtor is the one to whom a hold redirects, where one does.
    const recipient = reached === 'third_party' ? 'otherThirdPerson' : reached === 'representative' ? (facts.held.redirects[0]?.to ?? 'debtor') : 'debtor';
    return kept(this.conduct.check(facts, { channel: 'call', purpose: 'reminder', recipient: recipient === 'creditor' ? 'debtor' : recipient }));
  }

  /** Takes a call back, its promise with it: reversals beside the facts, and what was derived from them as it was before. */
  async reverse(tx: Tx, actor: Actor, file: SeenCase, { callId, outcome, reason }: { callId: string; outcome: string; reason: string }): Promise<void> {
    const at = this.clock.now();
    const scope = { agencyId: file.agencyId, creditorId: file.creditorId, caseId: file.id };
    const reversalId = newId();
    await tx.add(reversalEntity, { id: reversalId, ...scope, factKind: 'call', factId: callId, at, byId: actor.id, reason });
    const promises = await tx.rows<{ id: string }>(sql`select id from promise where call_id = ${callId}`);
    for (const { id } of promises) await tx.add(reversalEntity, { id: newId(), ...scope, factKind: 'promise', factId: id, at, byId: actor.id, reason });
    await this.promises.refresh(tx, file.id);
    await this.stages.noContact(tx, actor, file.id);
    await this.timeline.write(tx, { ...scope, kind: 'call', code: 'call.reversed', facts: { outcome }, actor, at, factKind: 'reversal', factId: reversalId, internal: false, word: false });
    await this.timeline.rereadLastWord(tx, file.id);
    await tx.emit('CallReversed', { caseId: file.id, callId }, scope);
  }
}
