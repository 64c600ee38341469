import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { Clock, Database, inStride, isId, list, newId, notFound, sql, toDayOrNull, type Actor, type Sql, type Tx } from '@quittance/platform';
import { addressOf, type AddressRow, type PostalAddress } from '../address.type.ts';
import type { Reader } from '../reader.ts';
import { debtorAccountEntity, debtorAddressEntity, debtorContactPointEntity, debtorEntity } from './debtor.entity.ts';
import { Debtor } from './debtor.type.ts';
import { RecogniseDebtorsService, type Recognised } from './recognise.service.ts';
import { addressKey, nameKey } from './keys.ts';
import { e164Of } from './phones.ts';

export type { Recognised } from './recognise.service.ts';

/** A debtor as a file gives it. */
export interface NewDebtor {
  /** Where the caller has given him one already. */ id?: string; kind: 'company' | 'person'; name: string; legalForm?: string | null; siren?: string | null; /** Of the establishment; it begins with the SIREN. */ siret?: string | null; vatNumber?: string | null; publicBody?: boolean;
  representative?: string | null; representativeTitle?: string | null; address?: PostalAddress | null; phone?: string | null; email?: string | null; /** The account he pays from, compact and checked. */ iban?: string | null;
}
export interface DebtorFacts {
  id: string; agencyId: string; creditorId: string; kind: 'company' | 'person'; name: string; legalForm: string | null; siren: string | null; vatNumber: string | null; publicBody: boolean;
  representative: string | null; representativeTitle: string | null; address: PostalAddress | null; /** Since when mail comes back from it: none better is known. */ addressReturnedOn: Temporal.PlainDate | null; phone: string | null; email: string | null;
}
/** Of which creditor a debtor is, and how it came in. */
export interface DebtorHome { agencyId: string; creditorId: string; source: string }

interface FactsRow {
  id: string; kind: DebtorFacts['kind']; name: string; siren: string | null; public_body: boolean;
  agency_id: string; creditor_id: string; legal_form: string | null; vat_number: string | null; representative: string | null; representative_title: string | null;
  address: (AddressRow & { returned_on: string | null }) | null; phone: string | null; email: string | null;
}

@Injectable()
export class DebtorsService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(RecogniseDebtorsService) private readonly recognition: RecogniseDebtorsService) {}

  /** The debtor of this creditor that this one is, if it is one. Never looks at another creditor's. */
  async recognise(reader: Reader, creditorId: string, debtor: NewDebtor): Promise<Recognised | undefined> {
    return (await this.recogniseAll(reader, creditorId, [debtor]))[0];
  }

  /** The same for many at once, in their order: those who are known for certain. Of the doubtful, RecogniseDebtorsService tells. */
  async recogniseAll(reader: Reader, creditorId: string, debtors: readonly NewDebtor[]): Promise<(Recognised | undefined)[]> {
    return this.recognition.certain(reader, creditorId, debtors);
  }

  async register(tx: Tx, home: DebtorHome, debtor: NewDebtor): Promise<string> {
    return (await this.registerAll(tx, home, [debtor]))[0]!;
  }

  /** New debtors of one creditor with what is known of where they are; their ids in the order given. */
  async registerAll(tx: Tx, { agencyId, creditorId, source }: DebtorHome, debtors: readonly NewDebtor[]): Promise<string[]> {
    const now = this.clock.now();
    const rows = debtors.map((debtor) => ({ ...debtor, id: debtor.id ?? newId() }));
    const of = { agencyId, creditorId, source, since: now };
    await inStride([() => tx.addAll(debtorEntity, rows.map((d) => ({
      id: d.id, agencyId, creditorId, kind: d.kind, name: d.name, nameKey: nameKey(d.name, d.kind), legalForm: d.legalForm ?? null, siren: d.siren ?? null, vatNumber: d.vatNumber ?? null,
      publicBody: d.publicBody ?? false, representative: d.representative ?? null, representativeTitle: d.representativeTitle ?? null, createdAt: now, source,
    }))),
    () => tx.addAll(debtorAddressEntity, rows.flatMap((d) => (d.address ? [{ id: newId(), debtorId: d.id, ...of, ...d.address, addressKey: addressKey(d.address), returnedAt: null }] : []))),
    () => tx.addAll(debtorContactPointEntity, rows.flatMap((d) => [
      ...(d.phone ? [{ id: newId(), debtorId: d.id, ...of, kind: 'phone', value: d.phone, e164: e164Of(d.phone, d.address?.country), label: null }] : []),
      ...(d.email ? [{ id: newId(), debtorId: d.id, ...of, kind: 'email', value: d.email, e164: null, label: null }] : []),
    ])),
    () => tx.addAll(debtorAccountEntity, rows.flatMap((d) => (d.iban ? [{ id: newId(), debtorId: d.id, ...of, iban: d.iban }] : [])))]);
    return rows.map(({ id }) => id);
  }

  /** A new current address, unless it is known: addresses are added, the former stay with their source. */
  async addAddress(tx: Tx, home: DebtorHome, debtorId: string, address: PostalAddress): Promise<void> {
    await this.addAddresses(tx, home, [{ debtorId, address }]);
  }

  async addAddresses(tx: Tx, { agencyId, creditorId, source }: DebtorHome, moves: readonly { debtorId: string; address: PostalAddress }[]): Promise<void> {
    if (!moves.length) return;
    const known = await tx.rows<{ key: string }>(sql`select d.id || ' ' || a.address_key as key from debtor d cross join lateral debtor_family(d.id) f join debtor_address a on a.debtor_id = f
      where d.id in (${list([...new Set(moves.map((m) => m.debtorId))])})`);
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

  /** Who he is, is told by him under whom he stands; where he is and how to reach him, by all that are one with him, as far as the reader sees them. */
  #rows(reader: Reader, condition: Sql): Promise<FactsRow[]> {
    const one = sql`(select f from debtor_family(d.id) f)`;
    return reader.rows<FactsRow>(sql`select d.id, d.agency_id, d.creditor_id, coalesce(k.kind, d.kind) as kind, coalesce(k.name, d.name) as name, coalesce(k.legal_form, d.legal_form) as legal_form, coalesce(k.siren, d.siren) as siren,
        coalesce(k.vat_number, d.vat_number) as vat_number, coalesce(k.public_body, d.public_body) as public_body,
        case when r.id is null then coalesce(k.representative, d.representative) when r.superseded_at is null then r.name end as representative,
        case when r.id is null then case when k.representative is null then d.representative_title else k.representative_title end when r.superseded_at is null then r.title end as representative_title,
        (select jsonb_build_object('line1', a.line1, 'line2', a.line2, 'postal_code', a.postal_code, 'city', a.city, 'country', a.country, 'returned_on', to_char(a.returned_at at time zone 'Europe/Paris', 'YYYY-MM-DD')) from debtor_address a
          where a.debtor_id in ${one} and a.superseded_at is null order by a.returned_at is not null, a.since desc, a.id desc limit 1) as address,
        (select p.value from debtor_contact_point p where p.debtor_id in ${one} and p.kind = 'phone' and p.superseded_at is null order by p.since desc, p.id desc limit 1) as phone,
        (select p.value from debtor_contact_point p where p.debtor_id in ${one} and p.kind = 'email' and p.superseded_at is null order by p.since desc, p.id desc limit 1) as email
      from debtor d left join debtor k on k.id = d.merged_into
      left join lateral (select x.id, x.name, x.title, x.superseded_at from debtor_representative x where x.debtor_id in ${one} order by x.superseded_at is not null, x.since desc, x.id desc limit 1) r on true
      where ${condition}`);
  }
}

const factsOf = (row: FactsRow): DebtorFacts => ({
  id: row.id, agencyId: row.agency_id, creditorId: row.creditor_id, kind: row.kind, name: row.name, legalForm: row.legal_form, siren: row.siren, vatNumber: row.vat_number,
  publicBody: row.public_body, representative: row.representative, representativeTitle: row.representative_title, address: row.address && addressOf(row.address), addressReturnedOn: toDayOrNull(row.address?.returned_on ?? null), phone: row.phone, email: row.email,
});

/** What a screen shows of a debtor, from its facts. */
export const debtorView = (facts: DebtorFacts): Debtor => Object.assign(new Debtor(), {
  id: facts.id, kind: facts.kind, name: facts.name, legalForm: facts.legalForm, siren: facts.siren, address: facts.address, addressReturnedOn: facts.addressReturnedOn, phone: facts.phone, email: facts.email,
  representative: facts.representative, representativeTitle: facts.representativeTitle,
});
