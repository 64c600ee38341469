/**
 * Reads the trail of an agency from its first link to its last and finds the first row that is not as it was sealed. It trusts nothing
 * that it can compute: the hash of each entry, of each link, the order, the heads and their signatures, and the commitment to what is
 * known of persons. It streams by position, so that the length of the chain costs time and no memory.
 *
 * What it proves: since a head was signed, no entry before it was altered, removed, inserted or put elsewhere by anyone who has not the
 * key. What it does not prove: that what was written was true, nor, without heads kept elsewhere, that somebody who has both the
 * database and the key did not write it all again.
 */
import { commitment, ENTRY_COLUMNS, entryHash, headHash, headText, instantColumn, linkHash, ORIGIN, type EntryRow, type Head } from './chain.ts';
import { keyIdOf, signatureHolds } from './evidence-key.ts';

/** Placeholders are `?`, values come back as text, jsonb as text or parsed. */
export interface EvidenceReader { rows<T>(query: { text: string; params: unknown[] }): Promise<T[]> }

export type FaultCode =
  | 'entry_altered' | 'entry_removed' | 'entry_moved' | 'entry_inserted' | 'entry_unsealed'
  | 'link_altered' | 'link_removed' | 'links_reordered' | 'links_cut' | 'head_altered' | 'head_removed' | 'head_key_unknown' | 'head_signature' | 'head_disagrees' | 'kept_head_missing' | 'kept_head_differs'
  | 'person_altered' | 'person_removed';

/** The first row that is not as it was. position: in the chain; found: where else the content stands, or what was found. */
export interface EvidenceFault { code: FaultCode; position: string | null; entryId: string | null; headNumber: string | null; at: string | null; action: string | null; expected: string | null; found: string | null }

/** A head kept outside, as `evidence head` prints it. */
export interface KeptHead extends Head { signature: string; publicKey: string }

export interface EvidenceReport {
  agencyId: string; whole: boolean; fault: EvidenceFault | null;
  entries: number; heads: number; persons: number; erased: number; waiting: number; lastPosition: string; lastHash: string; sealedUntil: string | null;
  lastHead: { number: string; day: string; position: string; keyId: string } | null; keptHeads: number;
  /** By which rules persons were erased, with the first and last day. */
  erasures: { under: string; count: number; from: string; until: string }[];
  keys: { id: string; publicKey: string; heads: number }[];
}

export interface VerifyOptions { agencyId: string; from?: string | undefined; against?: readonly KeptHead[] | undefined; progress?: (checked: number) => Promise<void> | void; batch?: number; /** Of an entry that may still wait for its seal, in seconds. */ patience?: number }

interface ChainRow extends Partial<EntryRow> { position: string; link_entry: string; entry_hash: string; previous_hash: string; hash: string; sealed_at: string; entry_id_found: string | null; p_id: string | null; salt: string | null; actor_name: string | null; address: string | null; user_agent: string | null; session_id: string | null; words: string | null; erased_at: string | null; erased_under: string | null }
interface HeadRow { number: string; day: string; position: string; hash: string; previous_head: string; head_hash: string; key_id: string; signature: string; signed_at: string }

const CHAIN = `select l.position::text as position, l.entry_id::text as link_entry, l.entry_hash, l.previous_hash, l.hash, ${instantColumn('l.sealed_at')} as sealed_at, e.id::text as entry_id_found, ${ENTRY_COLUMNS},
    p.id::text as p_id, p.salt, p.actor_name, p.address, p.user_agent, p.session_id, p.words::text as words, ${instantColumn('p.erased_at')} as erased_at, p.erased_under
  from audit_link l left join audit_entry e on e.id = l.entry_id left join audit_person p on p.id = e.person_id`;

/** An entry recorded long before others that are already sealed was not there when they were: a transaction never lasts an hour. */
const LATE = 3_600_000;

export async function verifyEvidence(reader: EvidenceReader, options: VerifyOptions): Promise<EvidenceReport> {
  const { agencyId, batch = 5000, patience = 60 } = options;
  const report: EvidenceReport = { agencyId, whole: false, fault: null, entries: 0, heads: 0, persons: 0, erased: 0, waiting: 0, lastPosition: '0', lastHash: ORIGIN, sealedUntil: null, lastHead: null, keptHeads: options.against?.length ?? 0, erasures: [], keys: [] };
  const fault = (code: FaultCode, more: Partial<EvidenceFault>): EvidenceReport => ({ ...report, fault: { code, position: null, entryId: null, headNumber: null, at: null, action: null, expected: null, found: null, ...more } });
  const one = async <T>(text: string, ...params: unknown[]) => (await reader.rows<T>({ text, params }))[0];

  const heads = await reader.rows<HeadRow>({ text: `select number::text as number, day::text as day, position::text as position, hash, previous_head, head_hash, key_id, signature, ${instantColumn('signed_at')} as signed_at from audit_head where agency_id = ? order by number`, params: [agencyId] });
  const keys = new Map((await reader.rows<{ id: string; public_key: string }>({ text: 'select id, public_key from audit_key', params: [] })).map((k) => [k.id, k.public_key]));

  // — where to begin: at the first link, or at the one that stood when that day began —
  let position = 0n;
  let previous = ORIGIN;
  if (options.from) {
    const start = await one<{ position: string; hash: string }>(`select position::text as position, hash from audit_link where agency_id = ? and sealed_at < ?::date order by position desc limit 1`, agencyId, options.from);
    if (start) { position = BigInt(start.position); previous = start.hash; }
  }
  const begun = position;
  const hashAt = new Map(heads.map((h) => [h.position, '']));
  for (const kept of options.against ?? []) hashAt.set(kept.position, '');
  if (hashAt.has(String(begun))) hashAt.set(String(begun), previous);
  let latest = 0;
  const erasures = new Map<string, { count: number; from: string; until: string }>();

  for (;;) {
    const rows = await reader.rows<ChainRow>({ text: `${CHAIN} where l.agency_id = ? and l.position > ?::bigint order by l.position limit ${batch}`, params: [agencyId, String(position)] });
    for (const row of rows) {
      const place = { position: row.position, entryId: row.link_entry, at: row.at ?? null, action: row.action ?? null };
      if (BigInt(row.position) !== position + 1n) return fault('link_removed', { ...place, position: String(position + 1n), found: row.position });
      const computed = linkHash({ agencyId, position: row.position, entryId: row.link_entry, entryHash: row.entry_hash, previousHash: row.previous_hash, sealedAt: row.sealed_at });
      if (row.previous_hash !== previous || computed !== row.hash) {
        const elsewhere = await one<{ position: string }>(`select position::text as position from audit_link where agency_id = ? and previous_hash = ? and position <> ?::bigint limit 1`, agencyId, previous, row.position);
        if (elsewhere && row.previous_hash !== previous) return fault('links_reordered', { ...place, expected: previous, found: elsewhere.position });
        return fault('link_altered', { ...place, expected: row.previous_hash === previous ? computed : previous, found: row.previous_hash === previous ? row.hash : row.previous_hash });
      }
      if (!row.entry_id_found) return fault('entry_removed', place);
      const stands = entryHash(row as EntryRow);
      if (stands !== row.entry_hash) {
        const elsewhere = await one<{ position: string }>(`select position::text as position from audit_link where agency_id = ? and entry_hash = ? and position <> ?::bigint limit 1`, agencyId, stands, row.position);
        return fault(elsewhere ? 'entry_moved' : 'entry_altered', { ...place, expected: row.entry_hash, found: elsewhere?.position ?? stands });
      }
      const recorded = Date.parse(row.recorded_at!);
      if (recorded < latest - LATE) return fault('entry_inserted', { ...place, expected: new Date(latest).toISOString(), found: row.recorded_at! });
      latest = Math.max(latest, recorded);
      if (row.person_id) {
        report.persons++;
        if (!row.p_id) return fault('person_removed', place);
        if (row.erased_at) {
          report.erased++;
          const day = row.erased_at.slice(0, 10), told = erasures.get(row.erased_under!);
          erasures.set(row.erased_under!, told ? { count: told.count + 1, from: day < told.from ? day : told.from, until: day > told.until ? day : told.until } : { count: 1, from: day, until: day });
        } else {
          const known = commitment(row.salt!, { name: row.actor_name, address: row.address, userAgent: row.user_agent, sessionId: row.session_id, words: row.words === null ? null : JSON.parse(row.words) });
          if (known !== row.person_commitment) return fault('person_altered', { ...place, expected: row.person_commitment!, found: known });
        }
      }
      report.entries++;
      position += 1n;
      previous = row.hash;
      if (hashAt.has(row.position)) hashAt.set(row.position, row.hash);
      report.sealedUntil = row.sealed_at;
    }
    report.lastPosition = String(position);
    report.lastHash = previous;
    if (rows.length) await options.progress?.(report.entries);
    if (rows.length < batch) break;
  }
  report.erasures = [...erasures].map(([under, told]) => ({ under, ...told }));

  // — the heads: one chain of their own, each signed by a key that is known, each of a link that stands —
  let before = ORIGIN;
  for (const [n, h] of heads.entries()) {
    const place = { headNumber: h.number, position: h.position, at: h.signed_at };
    if (h.number !== String(n + 1)) return fault('head_removed', { ...place, headNumber: String(n + 1), found: h.number });
    const head: Head = { agencyId, number: h.number, day: h.day, position: h.position, hash: h.hash, previousHead: h.previous_head, keyId: h.key_id, signedAt: h.signed_at };
    const publicKey = keys.get(h.key_id);
    if (!publicKey || keyId(publicKey) !== h.key_id) return fault('head_key_unknown', { ...place, found: h.key_id });
    if (!signatureHolds(publicKey, headText(head), h.signature)) return fault('head_signature', { ...place, found: h.key_id });
    if (h.previous_head !== before || headHash(head, h.signature) !== h.head_hash) return fault('head_altered', { ...place, expected: before, found: h.previous_head });
    before = h.head_hash;
    if (BigInt(h.position) > position) return fault('links_cut', { ...place, expected: h.position, found: String(position) });
    if (BigInt(h.position) >= begun && BigInt(h.position) > 0n && hashAt.get(h.position) !== h.hash) return fault('head_disagrees', { ...place, expected: h.hash, found: hashAt.get(h.position) ?? null });
    report.heads++;
    report.lastHead = { number: h.number, day: h.day, position: h.position, keyId: h.key_id };
  }
  report.keys = [...new Set(heads.map((h) => h.key_id))].map((id) => ({ id, publicKey: keys.get(id)!, heads: heads.filter((h) => h.key_id === id).length }));

  // — what was kept elsewhere must still be here, to the letter, under the very same key —
  for (const kept of options.against ?? []) {
    const here = heads.find((h) => h.number === kept.number);
    const place = { headNumber: kept.number, position: kept.position, at: kept.signedAt };
    if (keyId(kept.publicKey) !== kept.keyId || !signatureHolds(kept.publicKey, headText(kept), kept.signature)) return fault('head_signature', { ...place, found: kept.keyId });
    if (!here) return fault('kept_head_missing', place);
    if (here.hash !== kept.hash || here.position !== kept.position || here.signature !== kept.signature || keys.get(here.key_id)?.trim() !== kept.publicKey.trim()) return fault('kept_head_differs', { ...place, expected: kept.hash, found: here.hash });
  }

  // — nothing may stand beside the chain for longer than its sealing takes —
  const unsealed = await one<{ id: string; at: string; action: string; n: string; old: boolean }>(`select min(e.id)::text as id, count(*)::text as n, coalesce(bool_or(e.recorded_at < clock_timestamp() - make_interval(secs => ?)), false) as old
    from audit_entry e where e.agency_id = ? and not exists (select 1 from audit_link l where l.entry_id = e.id)`, patience, agencyId);
  report.waiting = Number(unsealed?.n ?? 0);
  if (unsealed?.old) return fault('entry_unsealed', { entryId: unsealed.id, found: unsealed.n });
  const lost = await one<{ id: string }>(`select w.entry_id::text as id from audit_waiting w where w.agency_id = ? and not exists (select 1 from audit_entry e where e.id = w.entry_id) order by w.entry_id limit 1`, agencyId);
  if (lost) return fault('entry_removed', { entryId: lost.id });
  return { ...report, whole: true };
}

function keyId(publicKey: string): string | null {
  try { return keyIdOf(publicKey); } catch { return null; }
}

/** The chains that there are. */
export const evidenceAgencies = async (reader: EvidenceReader): Promise<string[]> =>
  (await reader.rows<{ agency_id: string }>({ text: 'select agency_id::text as agency_id from audit_link where position = 1 union select agency_id::text from audit_waiting union select agency_id::text from audit_head order by 1', params: [] })).map((r) => r.agency_id);

/** The newest heads of an agency, as they are to be kept elsewhere. */
export async function headsToKeep(reader: EvidenceReader, agencyId: string, most: number): Promise<KeptHead[]> {
  const rows = await reader.rows<HeadRow & { public_key: string }>({
    text: `select h.number::text as number, h.day::text as day, h.position::text as position, h.hash, h.previous_head, h.head_hash, h.key_id, h.signature, ${instantColumn('h.signed_at')} as signed_at, k.public_key
      from audit_head h join audit_key k on k.id = h.key_id where h.agency_id = ? order by h.number desc limit ${Number(most)}`, params: [agencyId],
  });
  return rows.map((h) => ({ agencyId, number: h.number, day: h.day, position: h.position, hash: h.hash, previousHead: h.previous_head, keyId: h.key_id, signedAt: h.signed_at, signature: h.signature, publicKey: h.public_key }));
}
