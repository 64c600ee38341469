import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { Clock, Database, isId, list, newId, notFound, sql, type Actor, type Tx } from '@quittance/platform';
import { addressOf, type AddressRow, type PostalAddress } from '../address.type.ts';
import type { Reader } from '../reader.ts';
import { debtorAddressEntity, debtorContactPointEntity, debtorEntity } from './debtor.entity.ts';
import { Debtor } from './debtor.type.ts';
import { addressKey, nameKey } from './keys.ts';

/** A debtor as a file gives it. */
export interface NewDebtor {
  kind: 'company' | 'person'; name: string; legalForm?: string | null; siren?: string | null; vatNumber?: string | null; publicBody?: boolean;
  representative?: string | null; representativeTitle?: string | null; address?: PostalAddress | null; phone?: string | null; email?: string | null;
}
export interface DebtorFacts {
  id: string; agencyId: string; creditorId: string; kind: 'company' | 'person'; name: string; legalForm: string | null; siren: string | null; vatNumber: string | null; publicBody: boolean;
  representative: string | null; representativeTitle: string | null; address: PostalAddress | null; phone: string | null; email: string | null;
}
export interface Recognised { debtorId: string; by: 'same_siren' | 'same_name_address'; kind: 'company' | 'person'; name: string; siren: string | null; publicBody: boolean }
/** Of which creditor a debtor is, and how it came in. */
export interface DebtorHome { agencyId: string; creditorId: string; source: string }

interface Known { id: string; kind: Recognised['kind']; name: string; name_key: string; siren: string | null; public_body: boolean; address_keys: string[] }
interface FactsRow extends Omit<Known, 'name_key' | 'address_keys'> {
  agency_id: string; creditor_id: string; legal_form: string | null; vat_number: string | null; representative: string | null; representative_title: string | null;
  address: AddressRow | null; phone: string | null; email: string | null;
}

@Injectable()
export class DebtorsService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock) {}

  /** The debtor of this creditor that this one is, if it is one. Never looks at another creditor's. */
  async recognise(reader: Reader, creditorId: string, debtor: NewDebtor): Promise<Recognised | undefined> {
    return (await this.recogniseAll(reader, creditorId, [debtor]))[0];
  }

  /**
   * The same for many at once, in their order: one question, however long the file. The SIREN decides; two that differ are
   * two debtors whatever their names. Without one: name and address. A company known by its name alone, on both sides
   * without any address, is recognised too; a person never is, for names are shared.
   */
  async recogniseAll(reader: Reader, creditorId: string, debtors: readonly NewDebtor[]): Promise<(Recognised | undefined)[]> {
    // A file does not always say whether it names a company or a person: the known one's kind decides how names are compared.
    const keyed = debtors.map((debtor) => ({ debtor, names: { company: nameKey(debtor.name, 'company'), person: nameKey(debtor.name, 'person') }, address: debtor.address ? addressKey(debtor.address) : null }));
    const sirens = [...new Set(debtors.flatMap(({ siren }) => (siren ? [siren] : [])))];
    const names = [...new Set(keyed.flatMap(({ names: { company, person } }) => [company, person]))];
    if (!names.length) return [];
    const known = await reader.rows<Known>(sql`select d.id, d.kind, d.name, d.name_key, d.siren, d.public_body,
        coalesce((select jsonb_agg(a.address_key) from debtor_address a where a.debtor_id = d.id), '[]'::jsonb) as address_keys
      from debtor d where d.creditor_id = ${creditorId} and (d.siren in (select jsonb_array_elements_text(${JSON.stringify(sirens)}::jsonb)) or d.name_key in (select jsonb_array_elements_text(${JSON.stringify(names)}::jsonb)))
      order by d.created_at, d.id`);
    const bySiren = new Map<string, Known>();
    const byName = new Map<string, Known[]>();
    for (const one of known) {
      if (one.siren && !bySiren.has(one.siren)) bySiren.set(one.siren, one);
      const name = `${one.kind} ${one.name_key}`;
      byName.set(name, [...(byName.get(name) ?? []), one]);
    }
    return keyed.map(({ debtor, names: own, address }) => {
      const same = debtor.siren ? bySiren.get(debtor.siren) : undefined;
      if (same) return recognised(same, 'same_siren');
      const named = (['company', 'person'] as const).flatMap((kind) => byName.get(`${kind} ${own[kind]}`) ?? []).filter((one) => !(one.siren && debtor.siren));
      const found = named.find((one) => (address === null ? debtor.kind === 'company' && one.kind === 'company' && one.address_keys.length === 0 : one.address_keys.includes(address)));
      return found && recognised(found, 'same_name_address');
    });
  }

  async register(tx: Tx, home: DebtorHome, debtor: NewDebtor): Promise<string> {
    return (await this.registerAll(tx, home, [debtor]))[0]!;
  }

  /** New debtors of one creditor with what is known of where they are; their ids in the order given. */
  async registerAll(tx: Tx, { agencyId, creditorId, source }: DebtorHome, debtors: readonly NewDebtor[]): Promise<string[]> {
    const now = this.clock.now();
    const rows = debtors.map((debtor) => ({ ...debtor, id: newId() }));
    const of = { agencyId, creditorId, source, since: now };
    await tx.addAll(debtorEntity, rows.map((d) => ({
      id: d.id, agencyId, creditorId, kind: d.kind, name: d.name, nameKey: nameKey(d.name, d.kind), legalForm: d.legalForm ?? null, siren: d.siren ?? null, vatNumber: d.vatNumber ?? null,
      publicBody: d.publicBody ?? false, representative: d.representative ?? null, representativeTitle: d.representativeTitle ?? null, createdAt: now, source,
    })));
    await tx.addAll(debtorAddressEntity, rows.flatMap((d) => (d.address ? [{ id: newId(), debtorId: d.id, ...of, ...d.address, addressKey: addressKey(d.address), returnedAt: null }] : [])));
    await tx.addAll(debtorContactPointEntity, rows.flatMap((d) => [
      ...(d.phone ? [{ id: newId(), debtorId: d.id, ...of, kind: 'phone', value: d.phone, label: null }] : []),
      ...(d.email ? [{ id: newId(), debtorId: d.id, ...of, kind: 'email', value: d.email, label: null }] : []),
    ]));
    return rows.map(({ id }) => id);
  }

  /** A new current address, unless it is known: addresses are added, the former stay with their source. */
  async addAddress(tx: Tx, home: DebtorHome, debtorId: string, address: PostalAddress): Promise<void> {
    await this.addAddresses(tx, home, [{ debtorId, address }]);
  }

  async addAddresses(tx: Tx, { agencyId, creditorId, source }: DebtorHome, moves: readonly { debtorId: string; address: PostalAddress }[]): Promise<void> {
    if (!moves.length) return;
    const known = await tx.rows<{ key: string }>(sql`select debtor_id || ' ' || address_key as key from debtor_address where debtor_id in (${list([...new Set(moves.map((m) => m.debtorId))])})`);
    const seen = new Set(known.map(({ key }) => key));
    const fresh = moves.map((move) => ({ ...move, addressKey: addressKey(move.address) })).filter(({ debtorId, addressKey: key }) => {
      const both = `${debtorId} ${key}`;
      return !seen.has(both) && Boolean(seen.add(both));
    });
    await tx.addAll(debtorAddressEntity, fresh.map(({ debtorId, address, addressKey: key }) => ({
      id: newId(), debtorId, agencyId, creditorId, ...address, addressKey: key, since: this.clock.now(), source, returnedAt: null,
    })));
  }

  async facts(reader: Reader, debtorId: string): Promise<DebtorFacts> {
    const found = (await this.factsOf(reader, [debtorId])).get(debtorId);
    if (!found) throw notFound('Debtor');
    return found;
  }

  /** Debtors with the last address that no letter came back from, the last number and the last e-mail address. */
  async factsOf(reader: Reader, debtorIds: readonly string[]): Promise<Map<string, DebtorFacts>> {
    return new Map((await this.#rows(reader, sql`d.id in (${list(debtorIds)})`)).map((row) => [row.id, factsOf(row)]));
  }

  /** A debtor as this person may see it. */
  async one(actor: Actor, debtorId: string): Promise<Debtor | null> {
    if (!isId(debtorId)) return null;
    const [row] = await this.#rows(this.database, sql`d.id = ${debtorId} and (${rowsFor(actor.ability, 'read', 'Debtor', 'd')})`);
    return row ? debtorView(factsOf(row)) : null;
  }

  /** The debtor of a case that its reader was found to see. */
  async ofSeenCase(debtorId: string): Promise<Debtor> {
    return debtorView(await this.facts(this.database, debtorId));
  }

  #rows(reader: Reader, condition: ReturnType<typeof sql>): Promise<FactsRow[]> {
    return reader.rows<FactsRow>(sql`select d.id, d.agency_id, d.creditor_id, d.kind, d.name, d.legal_form, d.siren, d.vat_number, d.public_body, d.representative, d.representative_title,
        (select jsonb_build_object('line1', a.line1, 'line2', a.line2, 'postal_code', a.postal_code, 'city', a.city, 'country', a.country) from debtor_address a
          where a.debtor_id = d.id and a.superseded_at is null order by a.returned_at is not null, a.since desc, a.id desc limit 1) as address,
        (select p.value from debtor_contact_point p where p.debtor_id = d.id and p.kind = 'phone' and p.superseded_at is null order by p.since desc, p.id desc limit 1) as phone,
        (select p.value from debtor_contact_point p where p.debtor_id = d.id and p.kind = 'email' and p.superseded_at is null order by p.since desc, p.id desc limit 1) as email
      from debtor d where ${condition}`);
  }
}

const recognised = (one: Known, by: Recognised['by']): Recognised => ({ debtorId: one.id, by, kind: one.kind, name: one.name, siren: one.siren, publicBody: one.public_body });

const factsOf = (row: FactsRow): DebtorFacts => ({
  id: row.id, agencyId: row.agency_id, creditorId: row.creditor_id, kind: row.kind, name: row.name, legalForm: row.legal_form, siren: row.siren, vatNumber: row.vat_number,
  publicBody: row.public_body, representative: row.representative, representativeTitle: row.representative_title, address: row.address && addressOf(row.address), phone: row.phone, email: row.email,
});

/** What a screen shows of a debtor, from its facts. */
export const debtorView = (facts: DebtorFacts): Debtor => Object.assign(new Debtor(), {
  id: facts.id, kind: facts.kind, name: facts.name, legalForm: facts.legalForm, siren: facts.siren, address: facts.address, phone: facts.phone, email: facts.email,
  representative: facts.representative, representativeTitle: facts.representativeTitle,
});
