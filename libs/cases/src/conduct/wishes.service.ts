import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { DocumentsService } from '@quittance/documents';
import { AuditService } from '@quittance/identity';
import { and, Clock, Database, inputHash, newId, refuseFaults, refuseOtherInput, sha256, sql, toDay, toInstant, type Actor, type Fault, type Sql, type Tx } from '@quittance/platform';
import { CasesReadService, type SeenCase } from '../files/cases-read.service.ts';
import { takeFiles, type TakenFile } from '../questions/sent-files.ts';
import { TimelineService } from '../timeline/timeline.service.ts';
import { DebtorWish, WISH_KINDS, type RecordWishInput } from './conduct.type.ts';

interface Row { id: string; kind: string; holds: boolean; on_day: string; source: string; by: string; at: string }
const LONGEST_SOURCE = 500;

/** What a debtor asked for about how he is sought out: rows that are only added, the latest of a kind counts, on all his cases. */
@Injectable()
export class WishesService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(CasesReadService) private readonly cases: CasesReadService, @Inject(DocumentsService) private readonly documents: DocumentsService,
    @Inject(TimelineService) private readonly timeline: TimelineService, @Inject(AuditService) private readonly audit: AuditService,
  ) {}

  /** The newest first, for who reads wishes. */
  ofDebtor(actor: Actor, debtorId: string): Promise<DebtorWish[]> {
    return this.#read(actor, sql`w.debtor_id in (select m from debtor_family(${debtorId}) m)`);
  }

  /** Refusals: not_found, bad_fields (kind, source, on, files, idempotencyKey), idempotency_key_reused. */
  async record(actor: Actor, input: RecordWishInput): Promise<DebtorWish> {
    const id = await this.database.transact(async (tx) => {
      const file = await this.cases.mustSee(tx, actor, 'hold', input.caseId, { lock: true });
      const { files, faults } = takeFiles(input.files);
      const hash = inputHash({ ...input, files: files.map(({ name, bytes }) => ({ name, sha256: sha256(bytes) })), by: actor.id });
      await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`wish ${file.agencyId} ${input.idempotencyKey}`}, 0))`);
      const kept = await tx.first<{ id: string; input_hash: string }>(sql`select id, input_hash from debtor_wish where agency_id = ${file.agencyId} and idempotency_key = ${input.idempotencyKey}`);
      if (kept) {
        refuseOtherInput(kept.input_hash, hash);
        return kept.id;
      }
      refuseFaults([...this.#faults(input), ...faults]);
      return this.#write(tx, actor, file, input, files, hash);
    });
    return (await this.#read(actor, sql`w.id = ${id}`))[0]!;
  }

  async #write(tx: Tx, actor: Actor, file: SeenCase, input: RecordWishInput, files: readonly TakenFile[], hash: string): Promise<string> {
    const id = newId(), at = this.clock.now(), source = input.source.trim();
    const scope = { agencyId: file.agencyId, creditorId: file.creditorId, caseId: file.id };
    const documents: string[] = [];
    for (const one of files) documents.push((await this.documents.keep(tx, { ...one, ...scope, kind: 'attachment', origin: 'wish', internal: true, factKind: 'wish', factId: id, createdBy: actor.id })).id);
    await tx.rows(sql`insert into debtor_wish (id, agency_id, creditor_id, debtor_id, kind, holds, on_day, source, document_ids, at, by_id, idempotency_key, input_hash)
      values (${id}, ${file.agencyId}, ${file.creditorId}, ${file.debtorId}, ${input.kind}, ${input.holds}, ${input.on}, ${source}, ${`{${documents.join(',')}}`}::uuid[], ${at}, ${actor.id}, ${input.idempotencyKey}, ${hash})`);
    await this.timeline.write(tx, {
      ...scope, kind: 'message', code: 'wish.recorded', facts: { kind: input.kind, holds: input.holds, on: String(input.on), source }, actor, at, factKind: 'wish', factId: id, internal: true,
    });
    await tx.emit('WishRecorded', { caseId: file.id, wishId: id }, { ...scope, internal: true });
    await this.audit.record(tx, actor, { action: 'recordWish', subject: 'Wish', subjectId: id, caseId: file.id, outcome: 'done', facts: { kind: input.kind, holds: input.holds, on: String(input.on) } });
    return id;
  }

  #faults({ kind, source, on, idempotencyKey }: RecordWishInput): Fault[] {
    const faults: Fault[] = [], today = this.clock.today();
    if (!(WISH_KINDS as readonly string[]).includes(kind)) faults.push({ field: 'kind', code: 'not_in_list', facts: { value: kind.slice(0, 60), list: WISH_KINDS.join(', ') } });
    if (!source.trim()) faults.push({ field: 'source', code: 'missing' });
    if (source.trim().length > LONGEST_SOURCE) faults.push({ field: 'source', code: 'too_long', facts: { most: LONGEST_SOURCE } });
    if (Temporal.PlainDate.compare(on, today) > 0) faults.push({ field: 'on', code: 'day_future', facts: { on: String(on), latest: String(today) } });
    if (idempotencyKey.trim().length < 8 || idempotencyKey.length > 200) faults.push({ field: 'idempotencyKey', code: 'bad_key' });
    return faults;
  }

  async #read(actor: Actor, which: Sql): Promise<DebtorWish[]> {
    const rows = await this.database.rows<Row>(sql`select w.id, w.kind, w.holds, w.on_day, w.source, u.name as by, w.at from debtor_wish w join app_user u on u.id = w.by_id
      where ${and(which, rowsFor(actor.ability, 'read', 'Wish', 'w'))} order by w.position desc`);
    const documents = await this.documents.ofFacts(actor, rows.map(({ id }) => id));
    return rows.map((row) => Object.assign(new DebtorWish(), {
      id: row.id, kind: row.kind, holds: row.holds, on: toDay(row.on_day), source: row.source, by: row.by, at: toInstant(row.at), documents: documents.get(row.id) ?? [],
    }));
  }
}
