import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DocumentsService, megabytes, type FileInput, type NewDocument } from '@quittance/documents';
import { Clock, Database, isId, newId, notFound, OnJob, Refused, sql, type Actor, type Sql, type Tx } from '@quittance/platform';
import { creditorOf } from '../deposits/creditor-of.ts';
import { FILE_BYTES } from '../readers/index.ts';

/** Bytes of one chunk: what of a file stands in memory while it comes. */
const CHUNK = 1024 * 1024;
/** Files that were sent and handed over with no deposit are forgotten after this. */
const KEPT_FOR = Temporal.Duration.from({ hours: 24 });
const MOST_LETTERS = 200;

export interface Uploaded { id: string; name: string; size: number; sha256: string }
interface Row { id: string; name: string; size: string; sha256: string }

/** Files that come in a stream rather than inside an operation: kept a chunk at a time, and taken up by the deposit that names them. */
@Injectable()
export class UploadsService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(DocumentsService) private readonly documents: DocumentsService) {}

  /** Keeps what comes. Refusals: not_found (no creditor of his), file_too_big, file_empty, quota_reached. `announced`: bytes, where the sender says how many. */
  async receive(actor: Actor, { name, creditorId: asked, announced }: { name: string; creditorId?: string | null | undefined; announced?: number | undefined }, stream: AsyncIterable<Uint8Array>): Promise<Uploaded> {
    const creditorId = creditorOf(actor, asked);
    const plain = name.replace(/[\p{Cc}\p{Cf}]/gu, '').trim().slice(0, MOST_LETTERS) || 'fichier';
    const tooBig = (size: number) => new Refused('file_too_big', { facts: { name: plain, size: megabytes(size), limit: megabytes(FILE_BYTES) } });
    if (announced !== undefined && announced >= FILE_BYTES) throw tooBig(announced);
    const id = newId(), hash = createHash('sha256');
    let size = 0, n = 0, waiting: Buffer[] = [], held = 0;
    await this.#within(actor, creditorId, announced ?? 0);
    await this.database.transact((tx) => tx.rows(sql`insert into deposit_upload (id, agency_id, creditor_id, user_id, name, begun_at) values (${id}, ${actor.agencyId}, ${creditorId}, ${actor.id}, ${plain}, ${this.clock.now()})`));
    const keep = async () => {
      const bytes = Buffer.concat(waiting);
      waiting = []; held = 0;
      await this.database.transact((tx) => this.#chunks(tx, [[id, n++, actor.agencyId, creditorId, bytes]]));
    };
    for await (const piece of stream) {
      size += piece.length;
      if (size >= FILE_BYTES) throw tooBig(size);
      hash.update(piece);
      waiting.push(Buffer.from(piece));
      held += piece.length;
      if (held >= CHUNK) await keep();
    }
    if (!size) throw new Refused('file_empty', { facts: { name: plain } });
    if (held) await keep();
    await this.#within(actor, creditorId, size);
    const sha256 = hash.digest('hex');
    await this.database.transact((tx) => tx.rows(sql`update deposit_upload set size = ${size}, sha256 = ${sha256}, ended_at = ${this.clock.now()} where id = ${id}`));
    return { id, name: plain, size, sha256 };
  }

  /** What waits to be handed over counts as what was: by day, and in all. */
  #within(actor: Actor, creditorId: string, size: number): Promise<void> {
    return this.database.transact(async (tx) => {
      const waiting = await tx.first<{ size: string }>(sql`select coalesce(sum(size), 0) as size from deposit_upload where creditor_id = ${creditorId} and sha256 is not null and begun_at > ${this.clock.now().subtract(KEPT_FOR)}`);
      await this.documents.mustFit(tx, { agencyId: actor.agencyId, creditorId, kind: 'deposit_file' }, Number(waiting?.size ?? 0) + size);
    });
  }

  /** Those of this person by their ids, in that order. Refuses not_found. */
  async own(reader: Tx | Database, actor: Actor, ids: readonly string[], creditorId: string): Promise<Uploaded[]> {
    if (!ids.length) return [];
    const rows = ids.every(isId) ? await reader.rows<Row>(sql`select id, name, size, sha256 from deposit_upload where id = any(${`{${ids.join(',')}}`}::uuid[]) and user_id = ${actor.id} and creditor_id = ${creditorId} and sha256 is not null`) : [];
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => {
      const row = byId.get(id.toLowerCase());
      if (!row) throw notFound('Upload');
      return { id: row.id, name: row.name, size: Number(row.size), sha256: row.sha256 };
    });
  }

  /** Bytes that came inside an operation, laid beside those that came in a stream. */
  async lay(tx: Tx, actor: Actor, creditorId: string, { name, bytes, sha256 }: { name: string; bytes: Buffer; sha256: string }): Promise<Uploaded> {
    const id = newId(), now = this.clock.now();
    await tx.rows(sql`insert into deposit_upload (id, agency_id, creditor_id, user_id, name, size, sha256, begun_at, ended_at) values (${id}, ${actor.agencyId}, ${creditorId}, ${actor.id}, ${name}, ${bytes.length}, ${sha256}, ${now}, ${now})`);
    for (let n = 0; n * CHUNK < bytes.length; n++) await this.#chunks(tx, [[id, n, actor.agencyId, creditorId, bytes.subarray(n * CHUNK, (n + 1) * CHUNK)]]);
    return { id, name, size: bytes.length, sha256 };
  }

  /** By COPY: as text of a statement a megabyte would be looked at letter by letter. */
  async #chunks(tx: Tx, chunks: readonly (readonly [string, number, string, string, Buffer])[]): Promise<void> {
    const columns = ['upload_id', 'n', 'agency_id', 'creditor_id', 'bytes'].map((name) => ({ name }));
    await tx.stage('deposit_upload_chunk', columns, chunks, (chunk, n) => (n === 4 ? `\\x${chunk[4].toString('hex')}` : chunk[n]), (staged) => sql`insert into deposit_upload_chunk (upload_id, n, agency_id, creditor_id, bytes) select upload_id, n, agency_id, creditor_id, bytes from ${staged}`);
  }

  /** The bytes, whole and the ones that came. */
  async bytes({ id, size, sha256 }: Uploaded, reader: { first<T>(query: Sql): Promise<T | undefined> } = this.database): Promise<Buffer> {
    const whole = Buffer.allocUnsafe(size);
    let at = 0;
    for (let n = 0; at < size; n++) {
      const chunk = await reader.first<{ hex: string }>(sql`select encode(bytes, 'hex') as hex from deposit_upload_chunk where upload_id = ${id} and n = ${n}`);
      if (!chunk) throw notFound('Upload');
      at += whole.write(chunk.hex, at, 'hex');
    }
    if (createHash('sha256').update(whole).digest('hex') !== sha256) throw new Error(`The bytes of upload ${id} are no longer what they were`);
    return whole;
  }

  /** The same inputs with the bytes of those that were sent in a stream. */
  async opened<T extends { files: FileInput[]; attachments?: FileInput[] | null | undefined; creditorId?: string | null | undefined }>(actor: Actor, input: T): Promise<T> {
    const all = [...input.files, ...(input.attachments ?? [])];
    if (!all.some(({ upload }) => upload)) return input;
    const creditorId = creditorOf(actor, input.creditorId);
    const open = (files: readonly FileInput[]) => Promise.all(files.map(async (file) => {
      if (!file.upload) return file;
      const [found] = await this.own(this.database, actor, [file.upload], creditorId);
      return { ...file, bytes: await this.bytes(found!) };
    }));
    return { ...input, files: await open(input.files), ...(input.attachments ? { attachments: await open(input.attachments) } : {}) };
  }

  /** Keeps an upload as a document without its bytes passing through here again. */
  async keepAsDocument(tx: Tx, { id, size, sha256 }: Uploaded, document: Omit<NewDocument, 'bytes'>): Promise<void> {
    await tx.rows(sql`insert into blob (sha256, bytes, size, created_at) select ${sha256}, string_agg(c.bytes, ''::bytea order by c.n), ${size}, ${this.clock.now()}::timestamptz from deposit_upload_chunk c where c.upload_id = ${id} on conflict do nothing`);
    await this.documents.keepStored(tx, document, { sha256, size });
  }

  /** Chunks go with their upload. */
  @OnJob('sweep-uploads')
  async sweep(): Promise<void> {
    await this.database.rows(sql`delete from deposit_upload u where u.begun_at < ${this.clock.now().subtract(KEPT_FOR)} and not exists (select 1 from deposit_run r where r.state in ('waiting', 'running') and r.files @> jsonb_build_array(jsonb_build_object('id', u.id)))`);
  }
}
