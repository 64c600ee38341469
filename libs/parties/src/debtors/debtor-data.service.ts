import { Inject, Injectable } from '@nestjs/common';
import { Clock, newId, notFound, Refused, refuseFaults, sql, type Sql, type Tx } from '@quittance/platform';
import type { AddressInput, PostalAddress } from '../address.type.ts';
import { Faults } from '../faults.ts';
import { addressKey, nameKey } from './keys.ts';
import { phoneOf } from './phones.ts';
import { isToldBy, TOLD_BY, type Telling } from './told.ts';

/** A debtor as an act on him names him. */
export interface DebtorNamed { debtorId: string; agencyId: string; creditorId: string }
export interface GivenRepresentative { kind?: string | null; name: string; title?: string | null; sinceOn?: Temporal.PlainDate | null }
/** What was told, one or several; `replaces`: of the same kind, what it puts right. */
export interface GivenData {
  address?: AddressInput | null; phone?: string | null; phoneLabel?: string | null; email?: string | null; emailLabel?: string | null; iban?: string | null; representative?: GivenRepresentative | null;
  replaces?: string | null; toldBy: string; source: string;
}
export type DatumKind = 'address' | 'phone' | 'email' | 'account' | 'representative';
export const REPRESENTATIVE_KINDS = ['legal', 'guardian', 'agent'] as const;

const TABLES: Readonly<Record<DatumKind, { table: string; only: string }>> = {
  address: { table: 'debtor_address', only: 'true' }, phone: { table: 'debtor_contact_point', only: "t.kind = 'phone'" }, email: { table: 'debtor_contact_point', only: "t.kind = 'email'" },
  account: { table: 'debtor_account', only: 'true' }, representative: { table: 'debtor_representative', only: 'true' },
};
const KINDS = Object.keys(TABLES) as DatumKind[];
const raw = (text: string): Sql => ({ text, params: [] });
const family = (debtorId: string): Sql => sql`(select f from debtor_family(${debtorId}) f)`;

/** What we are told of a debtor: each datum a row with who told it and when. A correction is one more row; the one before stays and says since when it no longer counts. */
@Injectable()
export class DebtorDataService {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /** Nobody else writes of this debtor until the transaction ends; all that are one with him are locked in one order. */
  async lock(tx: Tx, debtorId: string): Promise<void> {
    await tx.rows(sql`select 1 from debtor d where d.id in ${family(debtorId)} order by d.id for update`);
    const erased = await tx.first(sql`select 1 from debtor d where d.id in ${family(debtorId)} and d.erased_on is not null`);
    if (erased) throw new Refused('debtor_erased', { article: 'RGPD art. 17' });
  }

  /**
   * Writes what is new of it; what is current already is not written twice. Answers which kinds were written.
   * Refusals: bad_fields (address.…, phone, email, iban, representative.…, toldBy, source, datum: nothing was given), not_found (replaces), debtor_erased.
   */
  async record(tx: Tx, who: DebtorNamed, given: GivenData, by: Telling['by']): Promise<DatumKind[]> {
    await this.lock(tx, who.debtorId);
    const read = await this.#read(tx, who, given);
    const telling: Telling = { toldBy: read.toldBy, source: read.source, by };
    const written: DatumKind[] = [];
    for (const { kind, key, row } of read.data) {
      const replaced = given.replaces ? await this.#own(tx, who, kind, given.replaces) : null;
      if (given.replaces && !replaced) throw notFound('DebtorDatum');
      const standing = await this.#standing(tx, who, kind, key);
      // The same as the current one, and nothing that it would put right: there is nothing to write.
      if (standing?.current && (!replaced || replaced === standing.id)) continue;
      if (replaced) await this.#supersede(tx, kind, replaced, null, by);
      if (standing && standing.id !== replaced) await this.#supersede(tx, kind, standing.id, null, by);
      await this.#insert(tx, who, kind, row, telling);
      written.push(kind);
    }
    return written;
  }

  /** It is not his, or no longer. Answers its kind. Refusals: not_found, bad_fields (reason), debtor_erased. */
  async withdraw(tx: Tx, who: DebtorNamed, datumId: string, reason: string, by: Telling['by']): Promise<DatumKind> {
    await this.lock(tx, who.debtorId);
    const faults = new Faults(), why = faults.required('reason', reason, 'words');
    refuseFaults(faults.all);
    for (const kind of KINDS) {
      const own = await this.#own(tx, who, kind, datumId);
      if (!own) continue;
      await this.#supersede(tx, kind, own, why, by);
      return kind;
    }
    throw notFound('DebtorDatum');
  }

  /** Everything that was given, read; all its faults at once. */
  async #read(tx: Tx, who: DebtorNamed, given: GivenData) {
    const faults = new Faults(), data: { kind: DatumKind; key: string; row: Record<string, unknown> }[] = [];
    const toldBy = isToldBy(given.toldBy) ? given.toldBy : 'agent';
    if (!isToldBy(given.toldBy)) faults.add('toldBy', 'not_in_list', { value: given.toldBy.slice(0, 60), list: TOLD_BY.join(', ') });
    const source = faults.required('source', given.source, 'words');
    const address: PostalAddress | null = given.address ? faults.address('address', given.address) : null;
    if (address) data.push({ kind: 'address', key: addressKey(address), row: { line1: address.line1, line2: address.line2, postal_code: address.postalCode, city: address.city, country: address.country, address_key: addressKey(address) } });
    if (given.phone?.trim()) {
      const told = given.phone.trim(), phone = phoneOf(told, address?.country ?? await this.#country(tx, who));
      if (!phone) faults.add('phone', 'phone_invalid', { found: told.slice(0, 40) });
      else data.push({ kind: 'phone', key: phone.e164, row: { kind: 'phone', value: phone.shown.replace(/\u00a0/gu, ' '), e164: phone.e164, label: faults.optional('phoneLabel', given.phoneLabel, 'short') } });
    }
    const email = faults.email('email', given.email);
    if (email) data.push({ kind: 'email', key: email.toLowerCase(), row: { kind: 'email', value: email, label: faults.optional('emailLabel', given.emailLabel, 'short') } });
    if (given.iban?.trim()) {
      const iban = faults.iban('iban', given.iban);
      data.push({ kind: 'account', key: iban, row: { iban } });
    }
    if (given.representative) data.push(this.#representative(faults, given.representative));
    if (!data.length && !faults.all.length) faults.add('datum', 'required');
    if (given.replaces && data.length > 1) faults.add('replaces', 'unexpected');
    refuseFaults(faults.all);
    return { toldBy, source, data };
  }

  #representative(faults: Faults, { kind, name, title, sinceOn }: GivenRepresentative) {
    const asked = kind ?? 'legal';
    if (!(REPRESENTATIVE_KINDS as readonly string[]).includes(asked)) faults.add('representative.kind', 'not_in_list', { value: asked.slice(0, 60), list: REPRESENTATIVE_KINDS.join(', ') });
    if (sinceOn && Temporal.PlainDate.compare(sinceOn, this.clock.today()) > 0) faults.add('representative.sinceOn', 'in_future');
    const row = { kind: asked, name: faults.required('representative.name', name), title: faults.optional('representative.title', title, 'short'), since_on: sinceOn?.toString() ?? null };
    return { kind: 'representative' as const, key: `${asked} ${nameKey(row.name, 'person')} ${row.title ?? ''} ${row.since_on ?? ''}`, row };
  }

  /** Whose plan of numbers a number without a prefix is read by. */
  async #country(tx: Tx, { debtorId }: DebtorNamed): Promise<string> {
    const row = await tx.first<{ country: string }>(sql`select a.country from debtor_address a where a.debtor_id in ${family(debtorId)} and a.superseded_at is null order by a.returned_at is not null, a.since desc, a.id desc limit 1`);
    return row?.country ?? 'FR';
  }

  /** The same datum that still counts, and whether it is the one that is used. */
  async #standing(tx: Tx, { debtorId }: DebtorNamed, kind: DatumKind, key: string): Promise<{ id: string; current: boolean } | undefined> {
    const { table, only } = TABLES[kind];
    if (kind === 'representative') await this.#materialise(tx, debtorId);
    const same: Record<DatumKind, Sql> = {
      address: sql`t.address_key = ${key}`, phone: sql`t.e164 = ${key}`, email: sql`lower(t.value) = ${key}`, account: sql`t.iban = ${key}`,
      representative: sql`false`,
    };
    if (kind === 'representative') {
      const rows = await tx.rows<{ id: string; kind: string; name: string; title: string | null; since_on: string | null }>(sql`select t.id, t.kind, t.name, t.title, t.since_on::text as since_on from debtor_representative t where t.debtor_id in ${family(debtorId)} and t.superseded_at is null`);
      const found = rows.find((row) => `${row.kind} ${nameKey(row.name, 'person')} ${row.title ?? ''} ${row.since_on ?? ''}` === key);
      return found && { id: found.id, current: true };
    }
    const first = kind === 'address' ? sql`t.returned_at is not null, t.since desc, t.id desc` : sql`t.since desc, t.id desc`;
    return tx.first<{ id: string; current: boolean }>(sql`select x.id, x.current from (
        select t.id, (${same[kind]}) as same, row_number() over (order by ${first}) = 1 ${kind === 'address' ? sql`and t.returned_at is null` : sql``} as current from ${raw(table)} t where t.debtor_id in ${family(debtorId)} and ${raw(only)} and t.superseded_at is null) x
      where x.same order by x.current desc limit 1`);
  }

  /** The datum of this kind that is his and still counts. */
  async #own(tx: Tx, { debtorId }: DebtorNamed, kind: DatumKind, id: string): Promise<string | null> {
    const { table, only } = TABLES[kind];
    if (!/^[0-9a-f-]{36}$/iu.test(id)) return null;
    // He whom the deposit named has no row of his own yet: he goes under the id of the debtor.
    const named = kind === 'representative' ? (await this.#materialise(tx, debtorId)).get(id) : undefined;
    const row = await tx.first<{ id: string }>(sql`select t.id from ${raw(table)} t where t.id = ${named ?? id} and t.debtor_id in ${family(debtorId)} and ${raw(only)} and t.superseded_at is null`);
    return row?.id ?? null;
  }

  /** The representative that came with the deposit, as a row that can be put right; by the id of the debtor whom it was told of. */
  async #materialise(tx: Tx, debtorId: string): Promise<Map<string, string>> {
    const rows = await tx.rows<{ id: string; debtor_id: string }>(sql`insert into debtor_representative (id, debtor_id, agency_id, creditor_id, kind, name, title, told_by, source, since)
      select gen_random_uuid(), d.id, d.agency_id, d.creditor_id, 'legal', d.representative, d.representative_title, 'deposit', d.source, d.created_at from debtor d
      where d.id in ${family(debtorId)} and d.representative is not null and not exists (select 1 from debtor_representative r where r.debtor_id = d.id) returning id, debtor_id`);
    return new Map(rows.map((row) => [row.debtor_id, row.id]));
  }

  async #supersede(tx: Tx, kind: DatumKind, id: string, why: string | null, by: Telling['by']): Promise<void> {
    await tx.rows(sql`update ${raw(TABLES[kind].table)} set superseded_at = ${this.clock.now()}, superseded_why = ${why}, superseded_by_name = ${by.name} where id = ${id}`);
  }

  async #insert(tx: Tx, { debtorId, agencyId, creditorId }: DebtorNamed, kind: DatumKind, row: Record<string, unknown>, { toldBy, source, by }: Telling): Promise<void> {
    const all: Record<string, unknown> = { id: newId(), debtor_id: debtorId, agency_id: agencyId, creditor_id: creditorId, ...row, told_by: toldBy, source, since: String(this.clock.now()), by_id: by.id, by_name: by.name };
    const names = raw(Object.keys(all).map((name) => `"${name}"`).join(', ')), table = raw(TABLES[kind].table);
    await tx.rows(sql`insert into ${table} (${names}) select ${names} from jsonb_populate_record(null::${table}, ${JSON.stringify(all)}::jsonb)`);
  }
}
