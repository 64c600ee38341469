import { Inject, Injectable } from '@nestjs/common';
import { as } from '@quittance/access';
import { DocumentsService } from '@quittance/documents';
import { AuditService } from '@quittance/identity';
import { Clock, Database, inputHash, newId, notFound, refuseFaults, refuseOtherInput, sha256, sql, type Actor, type Fault, type Tx } from '@quittance/platform';
import { CasesReadService, type SeenCase } from '../files/cases-read.service.ts';
import { raw } from '../files/reader.ts';
import { byOf } from '../pauses/pauses.service.ts';
import { takeFiles, type SentFile, type TakenFile } from '../questions/sent-files.ts';
import { caseMessageEntity, caseMessageSeenEntity } from './case-message.entity.ts';
import type { CaseMessage, CaseMessagePage, ConversationPage } from './case-message.type.ts';
import { CaseMessagesReadService, sideOf, type Paged } from './case-messages-read.service.ts';
import { TellOfCaseMessage } from './tell-of-case-message.ts';

const LONGEST = 4000;
export interface WrittenMessage { caseId: string; text: string; files?: readonly SentFile[] | null | undefined; idempotencyKey: string }

/** What creditor and agency write to each other on a case, in whatever stage: what is over may still be spoken of. Bailiff and debtor never see it. */
@Injectable()
export class CaseMessagesService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(CasesReadService) private readonly cases: CasesReadService, @Inject(CaseMessagesReadService) private readonly reads: CaseMessagesReadService,
    @Inject(DocumentsService) private readonly documents: DocumentsService, @Inject(TellOfCaseMessage) private readonly tells: TellOfCaseMessage, @Inject(AuditService) private readonly audit: AuditService,
  ) {}

  /** Refusals: not_found, bad_fields (text, files, idempotencyKey), quota_reached, idempotency_key_reused. */
  async write(actor: Actor, input: WrittenMessage): Promise<CaseMessage> {
    const id = await this.database.transact(async (tx) => {
      const file = await this.#mine(tx, actor, input.caseId);
      const { files, faults } = takeFiles(input.files);
      const text = input.text.trim();
      const hash = inputHash({ caseId: file.id, text, by: actor.id, files: files.map(({ name, bytes }) => ({ name, sha256: sha256(bytes) })) });
      await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`message ${file.creditorId} ${input.idempotencyKey}`}, 0))`);
      const kept = await tx.first<{ id: string; input_hash: string }>(sql`select id, input_hash from case_message where creditor_id = ${file.creditorId} and idempotency_key = ${input.idempotencyKey}`);
      if (kept) refuseOtherInput(kept.input_hash, hash);
      return kept?.id ?? this.#write(tx, actor, file, { text, files, hash, key: input.idempotencyKey, faults });
    });
    return (await this.reads.one(actor, id))!;
  }

  /** This side has read all that stands there. Of the agency whoever carries the case: what a colleague looked at still waits for him. Refusal: not_found. */
  seen(actor: Actor, caseId: string): Promise<CaseMessagePage> {
    return this.database.transact(async (tx) => {
      const file = await this.#mine(tx, actor, caseId);
      if (sideOf(actor) === 'creditor' || !file.assigneeId || file.assigneeId === actor.id) await this.#see(tx, actor, file);
    }).then(() => this.reads.ofCase(actor, caseId, {}));
  }

  ofCase(actor: Actor, caseId: string, paged: Paged): Promise<CaseMessagePage> {
    return this.reads.ofCase(actor, caseId, paged);
  }

  conversations(actor: Actor, asked: Paged & { unread?: boolean | null | undefined; all?: boolean | null | undefined }): Promise<ConversationPage> {
    return this.reads.conversations(actor, asked);
  }

  async #write(tx: Tx, actor: Actor, file: SeenCase, { text, files, hash, key, faults }: { text: string; files: readonly TakenFile[]; hash: string; key: string; faults: Fault[] }): Promise<string> {
    if (!text) faults.push({ field: 'text', code: 'missing' });
    if (text.length > LONGEST) faults.push({ field: 'text', code: 'too_long', facts: { most: LONGEST } });
    if (key.trim().length < 8 || key.length > 200) faults.push({ field: 'idempotencyKey', code: 'bad_key' });
    refuseFaults(faults);
    const id = newId(), at = this.clock.now(), scope = scopeOf(file);
    // Who writes has read what stood there.
    await this.#see(tx, actor, file);
    await tx.add(caseMessageEntity, { id, ...scope, text, at, ...byOf(actor), idempotencyKey: key, inputHash: hash });
    for (const one of files) await this.documents.keep(tx, { ...one, ...scope, kind: 'case_message', origin: 'case_message', factKind: 'case_message', factId: id, internal: false, createdBy: actor.id });
    await this.tells.written(tx, actor, file, { id, text, at, files: files.length });
    await this.audit.record(tx, actor, { action: 'writeCaseMessage', subject: 'CaseMessage', subjectId: id, caseId: file.id, outcome: 'done', facts: { files: files.length } });
    return id;
  }

  async #see(tx: Tx, actor: Actor, file: SeenCase): Promise<void> {
    const side = sideOf(actor), column = raw(`unread_by_${side}`);
    const unread = await tx.first<{ last: string }>(sql`select m.id as last from case_file f join lateral (select m.id from case_message m where m.case_id = f.id order by m.at desc, m.id desc limit 1) m on true where f.id = ${file.id} and f.${column} > 0`);
    if (!unread) return;
    await tx.add(caseMessageSeenEntity, { id: newId(), ...scopeOf(file), lastMessageId: unread.last, at: this.clock.now(), ...byOf(actor) });
    await tx.rows(sql`update case_file set ${column} = 0 where id = ${file.id}`);
    await tx.emit('CaseMessageSeen', { caseId: file.id }, scopeOf(file));
  }

  async #mine(tx: Tx, actor: Actor, caseId: string): Promise<SeenCase> {
    const file = await this.cases.mustSee(tx, actor, 'read', caseId, { lock: true });
    if (!actor.ability.can('write', as('CaseMessage', { agencyId: file.agencyId, creditorId: file.creditorId, caseId: file.id }))) throw notFound('CaseFile');
    return file;
  }
}

const scopeOf = (file: SeenCase) => ({ agencyId: file.agencyId, creditorId: file.creditorId, caseId: file.id });
