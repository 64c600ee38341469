import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { Database, OnJob, PLATFORM_OPTIONS, sql, toDay, toInstant, type Actor, type PlatformOptions, type Tx } from '@quittance/platform';
import { headHash, headText, microseconds, ORIGIN, type Head } from './chain.ts';
import { loadOrMakeKey, type EvidenceKey } from './evidence-key.ts';

const LOCK = 7_203_315;

export interface HeadView { number: string; day: Temporal.PlainDate; position: string; hash: string; headHash: string; previousHead: string; keyId: string; publicKey: string; signature: string; signedAt: Temporal.Instant }
interface HeadRow { number: string; day: string; position: string; hash: string; head_hash: string; previous_head: string; key_id: string; public_key: string; signature: string; signed_at: string }
const view = (r: HeadRow): HeadView => ({ number: r.number, day: toDay(r.day), position: r.position, hash: r.hash, headHash: r.head_hash, previousHead: r.previous_head, keyId: r.key_id, publicKey: r.public_key, signature: r.signature, signedAt: toInstant(r.signed_at) });

/** Signed heads: "on this day the chain stood here". Kept outside, they hold even against who has the database. */
@Injectable()
export class HeadsService {
  #key: EvidenceKey | undefined;
  constructor(@Inject(Database) private readonly database: Database, @Inject(PLATFORM_OPTIONS) private readonly options: PlatformOptions) {}

  key(): EvidenceKey {
    return (this.#key ??= loadOrMakeKey(this.options.dataDir ?? path.dirname(this.options.cacheDir)));
  }

  /** Every night, and at each start of a worker: one head a day of each chain that has a link, whether it has grown or not. */
  @OnJob('sign-audit-head')
  async signAll(): Promise<void> {
    const agencies = await this.database.rows<{ agency_id: string }>(sql`select distinct agency_id from audit_link where position = 1`);
    for (const { agency_id } of agencies) {
      const { today } = await this.#now(this.database);
      if (!(await this.database.first(sql`select 1 as one from audit_head where agency_id = ${agency_id} and day = ${today}`))) await this.sign(agency_id);
    }
  }

  /** The clock of the database, as for each link: nobody moves it for a demonstration. */
  async #now(where: Pick<Tx, 'first'>) {
    const { at } = (await where.first<{ at: string }>(sql`select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`))!;
    const now = Temporal.Instant.from(at);
    return { now, today: now.toZonedDateTimeISO('Europe/Paris').toPlainDate() };
  }

  /** Signs the chain of an agency as it stands now; answers the head, or undefined where there is no chain. */
  sign(agencyId: string): Promise<HeadView | undefined> {
    const key = this.key();
    return this.database.transact(async (tx: Tx) => {
      await tx.rows(sql`select pg_advisory_xact_lock(${LOCK})`);
      const last = await tx.first<{ position: string; hash: string }>(sql`select position, hash from audit_link where agency_id = ${agencyId} order by position desc limit 1`);
      if (!last) return undefined;
      const before = await tx.first<{ number: string; head_hash: string }>(sql`select number, head_hash from audit_head where agency_id = ${agencyId} order by number desc limit 1`);
      const { now, today } = await this.#now(tx);
      const head: Head = { agencyId, number: String(BigInt(before?.number ?? 0) + 1n), day: String(today), position: last.position, hash: last.hash, previousHead: before?.head_hash ?? ORIGIN, keyId: key.id, signedAt: microseconds(now) };
      const signature = key.sign(headText(head));
      await tx.rows(sql`insert into audit_key (id, public_key, first_used_at) values (${key.id}, ${key.publicKey}, ${now}) on conflict (id) do nothing`);
      await tx.rows(sql`insert into audit_head (agency_id, number, day, position, hash, previous_head, head_hash, key_id, signature, signed_at)
        values (${agencyId}, ${head.number}, ${head.day}, ${head.position}, ${head.hash}, ${head.previousHead}, ${headHash(head, signature)}, ${key.id}, ${signature}, ${head.signedAt})`);
      return { number: head.number, day: today, position: head.position, hash: head.hash, headHash: headHash(head, signature), previousHead: head.previousHead, keyId: key.id, publicKey: key.publicKey, signature, signedAt: now };
    });
  }

  async newest(agencyId: string): Promise<HeadView | null> {
    return (await this.#read(agencyId, 1))[0] ?? null;
  }

  /** The first head that stands on or after this link. */
  async covering(agencyId: string, position: string): Promise<HeadView | null> {
    const rows = await this.database.rows<HeadRow>(sql`select h.*, k.public_key from audit_head h join audit_key k on k.id = h.key_id where h.agency_id = ${agencyId} and h.position >= ${position}::bigint order by h.number limit 1`);
    return rows[0] ? view(rows[0]) : null;
  }

  /** All heads for keeping elsewhere, newest first. */
  all(actor: Actor): Promise<HeadView[]> {
    return this.#read(actor.agencyId, 5000);
  }

  async #read(agencyId: string, most: number): Promise<HeadView[]> {
    const rows = await this.database.rows<HeadRow>(sql`select h.*, k.public_key from audit_head h join audit_key k on k.id = h.key_id where h.agency_id = ${agencyId} order by h.number desc limit ${most}`);
    return rows.map(view);
  }
}
