import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { AuditService } from '@quittance/identity';
import { bytesOf, megabytes, type FileInput } from '@quittance/documents';
import { Clock, Database, fromCursor, inputHash, isId, newId, notFound, page, pageSize, Refused, refuseOtherInput, sha256, sql, toCursor, toInstant, toInstantOrNull, type Actor, type Sql, type Tx } from '@quittance/platform';
import type { DepositInput, DepositPreview } from '../deposits/deposit.type.ts';
import { creditorOf } from '../deposits/creditor-of.ts';
import { DepositRun, DepositRunPage } from './deposit-run.type.ts';
import { UploadsService, type Uploaded } from './uploads.service.ts';

const LONGEST_KEY = 200, MOST_FILES = 300, MOST_BYTES = 100 * 1024 * 1024;

/** What the creditor decided, as the input says it, without the bytes. */
export type RunChoices = Omit<DepositInput, 'files' | 'attachments' | 'creditorId' | 'idempotencyKey'>;
export interface RunFile extends Uploaded { paper: boolean }

interface Row {
  id: string; state: string; dry_run: boolean; file_names: string[]; stage: string; done: number; total: number | null; asked_at: string; started_at: string | null; ended_at: string | null;
  deposit_id: string | null; preview: DepositPreview | null; refusal: DepositRun['refusal']; report: { id: string; kind: string; name: string; mediaType: string; size: number; sha256: string; createdAt: string } | null;
}

/** In what order whoever works on a run, or calls it off, takes his turn. */
export const runLock = (id: string): Sql => sql`hashtextextended(${`deposit-run ${id}`}, 0)`;

/** A deposit that nobody waits for at the door: asked for here, carried out by the worker, called off here. */
@Injectable()
export class DepositRunsService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(UploadsService) private readonly uploads: UploadsService, @Inject(AuditService) private readonly audit: AuditService) {}

  /** Asked twice under one key is one run. Refusals: not_found, bad_fields, too_many_files, file_too_big, files_too_big, idempotency_key_reused. */
  async start(actor: Actor, input: DepositInput, dryRun: boolean): Promise<DepositRun> {
    const creditorId = creditorOf(actor, input.creditorId), key = input.idempotencyKey.trim();
    if (!key || key.length > LONGEST_KEY) throw new Refused('bad_fields', { fields: [{ field: 'idempotencyKey', code: key ? 'too_long' : 'required', facts: { limit: LONGEST_KEY } }] });
    if (!input.files.length) throw new Refused('bad_fields', { fields: [{ field: 'files', code: 'required' }] });
    const { files: given, attachments, creditorId: _creditor, idempotencyKey: _key, ...choices } = input;
    const all = [...given.map((file) => ({ file, paper: false })), ...(attachments ?? []).map((file) => ({ file, paper: true }))];
    if (all.length > MOST_FILES) throw new Refused('too_many_files', { facts: { limit: MOST_FILES, found: all.length } });
    return this.database.transact(async (tx) => {
      const files = await this.#files(tx, actor, creditorId, all);
      const hash = inputHash({ files: files.map(({ name, sha256: of, paper }) => ({ name, sha256: of, paper })), choices });
      const id = newId(), now = this.clock.now();
      const made = await tx.first<{ id: string }>(sql`insert into deposit_run (id, agency_id, creditor_id, asked_by, asked_by_name, asked_at, dry_run, idempotency_key, input_hash, file_names, files, choices, state, stage, moved_at)
        values (${id}, ${actor.agencyId}, ${creditorId}, ${actor.id}, ${actor.name}, ${now}, ${dryRun}, ${key}, ${hash}, array(select jsonb_array_elements_text(${JSON.stringify(files.filter(({ paper }) => !paper).map(({ name }) => name))}::jsonb)), ${JSON.stringify(files)}::jsonb, ${JSON.stringify(choices)}::jsonb, 'waiting', 'reading', ${now})
        on conflict (creditor_id, idempotency_key, dry_run) do nothing returning id`);
      if (!made) {
        const before = (await tx.first<{ id: string; input_hash: string }>(sql`select id, input_hash from deposit_run where creditor_id = ${creditorId} and idempotency_key = ${key} and dry_run = ${dryRun}`))!;
        refuseOtherInput(before.input_hash, hash);
        return (await this.one(actor, before.id, tx))!;
      }
      await tx.emit('DepositRunMoved', { depositRunId: id, creditorId }, { agencyId: actor.agencyId, creditorId });
      await this.audit.record(tx, actor, { action: dryRun ? 'previewDepositRun' : 'startDepositRun', subject: 'Deposit', subjectId: id, outcome: 'done', facts: { files: files.length } });
      return (await this.one(actor, id, tx))!;
    });
  }

  /** Each under its own name; what came inside the operation is laid beside what came in a stream. */
  async #files(tx: Tx, actor: Actor, creditorId: string, all: readonly { file: FileInput; paper: boolean }[]): Promise<RunFile[]> {
    const names = new Map<string, number>(), files: RunFile[] = [];
    let size = 0;
    for (const [i, { file, paper }] of all.entries()) {
      const plain = file.name.trim().slice(0, 200) || `fichier ${i + 1}`, before = names.get(plain) ?? 0, name = before ? `${plain} (${before + 1})` : plain;
      names.set(plain, before + 1);
      if (file.upload) files.push({ ...(await this.uploads.own(tx, actor, [file.upload], creditorId))[0]!, name, paper });
      else {
        const bytes = bytesOf(file);
        if (!Buffer.isBuffer(bytes)) throw new Refused(bytes.code === 'file_too_big' ? 'file_too_big' : 'bad_fields', { facts: bytes.facts, fields: [{ field: `files.${i}`, code: bytes.code === 'required' ? 'file_empty' : bytes.code, facts: { ...bytes.facts, name } }] });
        files.push({ ...(await this.uploads.lay(tx, actor, creditorId, { name, bytes, sha256: sha256(bytes) })), paper });
      }
      size += files.at(-1)!.size;
    }
    if (size > MOST_BYTES) throw new Refused('files_too_big', { facts: { size: megabytes(size), limit: megabytes(MOST_BYTES) } });
    return files;
  }

  /** Calls it off: at once where nobody works on it, else between two parts of the work. What has ended stays as it ended. Refuses not_found. */
  async cancel(actor: Actor, id: string): Promise<DepositRun> {
    return this.database.transact(async (tx) => {
      const row = isId(id) ? await tx.first<{ creditor_id: string; state: string }>(sql`select r.creditor_id, r.state from deposit_run r where r.id = ${id} and (${rowsFor(actor.ability, 'read', 'Deposit', 'r')}) for update`) : undefined;
      if (!row) throw notFound('DepositRun');
      creditorOf(actor, row.creditor_id);
      if (row.state === 'waiting' || row.state === 'running') {
        const free = (await tx.first<{ ok: boolean }>(sql`select pg_try_advisory_xact_lock(${runLock(id)}) as ok`))!.ok, now = this.clock.now();
        await tx.rows(free
          ? sql`update deposit_run set state = 'cancelled', cancel_asked_at = ${now}, cancel_asked_by = ${actor.name}, ended_at = ${now}, moved_at = ${now} where id = ${id}`
          : sql`update deposit_run set cancel_asked_at = coalesce(cancel_asked_at, ${now}), cancel_asked_by = coalesce(cancel_asked_by, ${actor.name}) where id = ${id}`);
        await tx.emit('DepositRunMoved', { depositRunId: id, creditorId: row.creditor_id }, { agencyId: actor.agencyId, creditorId: row.creditor_id });
        await this.audit.record(tx, actor, { action: 'cancelDepositRun', subject: 'Deposit', subjectId: id, outcome: 'done' });
      }
      return (await this.one(actor, id, tx))!;
    });
  }

  async one(actor: Actor, id: string, reader: Tx | Database = this.database): Promise<DepositRun | null> {
    if (!isId(id)) return null;
    const [row] = await this.#rows(actor, reader, sql`and r.id = ${id}`, 1);
    return row ? runOf(row) : null;
  }

  /** Newest first, without those that only looked. */
  async list(actor: Actor, { first, after }: { first?: number | null | undefined; after?: string | null | undefined }): Promise<DepositRunPage> {
    const size = pageSize(first, 20), [at, id] = fromCursor(after, 2) ?? [];
    const from = typeof at === 'string' && isInstant(at) && typeof id === 'string' && isId(id) ? sql`and (r.asked_at, r.id) < (${at}::timestamptz, ${id}::uuid)` : sql``;
    const cut = page(await this.#rows(actor, this.database, sql`and not r.dry_run ${from}`, size + 1), size, (row) => toCursor(row.asked_at, row.id));
    return Object.assign(new DepositRunPage(), { rows: cut.rows.map(runOf), next: cut.next });
  }

  #rows(actor: Actor, reader: Tx | Database, condition: Sql, most: number): Promise<Row[]> {
    return reader.rows<Row>(sql`select r.id, r.state, r.dry_run, r.file_names, r.stage, r.done, r.total, r.asked_at, r.started_at, r.ended_at, r.deposit_id, r.preview, r.refusal,
        (select jsonb_build_object('id', d.id, 'kind', d.kind, 'name', d.name, 'mediaType', d.media_type, 'size', d.size, 'sha256', d.sha256, 'createdAt', d.created_at) from document d where d.id = r.report_id) as report
      from deposit_run r where (${rowsFor(actor.ability, 'read', 'Deposit', 'r')}) ${condition} order by r.asked_at desc, r.id desc limit ${most}`);
  }
}

const isInstant = (text: string): boolean => { try { return Boolean(toInstant(text)); } catch { return false; } };

const runOf = (row: Row): DepositRun => Object.assign(new DepositRun(), {
  id: row.id, state: row.state, dryRun: row.dry_run, fileNames: row.file_names, stage: row.stage, done: row.done, of: row.total, startedAt: toInstantOrNull(row.started_at), endedAt: toInstantOrNull(row.ended_at),
  preview: row.preview, refusal: row.refusal, depositId: row.deposit_id, report: row.report && { ...row.report, createdAt: toInstant(row.report.createdAt) },
});
