import { Inject, Injectable } from '@nestjs/common';
import { Database, OnJob, sql, type Sql } from '@quittance/platform';
import { ENTRY_COLUMNS, entryHash, linkHash, ORIGIN, type EntryRow } from './chain.ts';
import { HeadsService } from './heads.service.ts';

const LOCK = 7_203_314;
const AT_ONCE = 1000;
const columns: Sql = { text: ENTRY_COLUMNS, params: [] };

/**
 * Takes the entries whose transactions have ended, in the order of their numbers, and hangs each on the chain of its agency. One process
 * seals at a time; an entry whose transaction ends late is sealed late, in its turn. What waits is told by the database itself.
 */
@Injectable()
export class SealService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(HeadsService) private readonly heads: HeadsService) {}

  @OnJob('seal-audit')
  async sealAll(): Promise<void> {
    while ((await this.sealOnce()) > 0);
  }

  /** Seals some; answers how many. */
  async sealOnce(most = AT_ONCE): Promise<number> {
    const { sealed, begun } = await this.database.transact(async (tx) => {
      if (!(await tx.first<{ mine: boolean }>(sql`select pg_try_advisory_xact_lock(${LOCK}) as mine`))?.mine) return { sealed: 0, begun: [] };
      const entries = await tx.rows<EntryRow>(sql`select ${columns} from audit_waiting w join audit_entry e on e.id = w.entry_id order by w.entry_id limit ${most}`);
      if (!entries.length) return { sealed: 0, begun: [] };
      const agencies = [...new Set(entries.map((e) => e.agency_id))];
      const tails = new Map<string, { position: bigint; hash: string }>();
      const begun: string[] = [];
      for (const agencyId of agencies) {
        const last = await tx.first<{ position: string; hash: string }>(sql`select position, hash from audit_link where agency_id = ${agencyId} order by position desc limit 1`);
        tails.set(agencyId, last ? { position: BigInt(last.position), hash: last.hash } : { position: 0n, hash: ORIGIN });
        if (!last) begun.push(agencyId);
      }
      // The clock of the database, as for recorded_at: nobody moves it for a demonstration.
      const { now } = (await tx.first<{ now: string }>(sql`select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as now`))!;
      const links = entries.map((e) => {
        const tail = tails.get(e.agency_id)!;
        const link = { agencyId: e.agency_id, position: String(tail.position + 1n), entryId: e.id, entryHash: entryHash(e), previousHash: tail.hash, sealedAt: now };
        const hash = linkHash(link);
        tails.set(e.agency_id, { position: tail.position + 1n, hash });
        return { agency_id: link.agencyId, position: link.position, entry_id: link.entryId, entry_hash: link.entryHash, previous_hash: link.previousHash, hash, sealed_at: now };
      });
      await tx.rows(sql`insert into audit_link (agency_id, position, entry_id, entry_hash, previous_hash, hash, sealed_at)
        select r.agency_id, r.position, r.entry_id, r.entry_hash, r.previous_hash, r.hash, r.sealed_at
        from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as r(agency_id uuid, position bigint, entry_id bigint, entry_hash text, previous_hash text, hash text, sealed_at timestamptz)`);
      await tx.rows(sql`delete from audit_waiting w using jsonb_array_elements_text(${JSON.stringify(entries.map((e) => e.id))}::jsonb) as sealed(id) where w.entry_id = sealed.id::bigint`);
      return { sealed: entries.length, begun };
    });
    // A chain has its first head as soon as it begins; from then on each night signs one.
    for (const agencyId of begun) await this.heads.sign(agencyId);
    return sealed;
  }
}
