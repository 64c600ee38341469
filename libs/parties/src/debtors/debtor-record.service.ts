import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { Database, sql, toDay, toDayOrNull, toInstant, type Actor } from '@quittance/platform';
import type { Reader } from '../reader.ts';
import type { AddressReturn, DebtorAddress, DebtorLink, DebtorMerge, DebtorPoint, DebtorRepresentative, OtherName } from './debtor-record.type.ts';
import { phoneOf } from './phones.ts';
import type { Superseded, Told } from './told.ts';

/** What is known of a debtor, each datum with who told it. */
export interface DebtorKnown {
  id: string; kind: string; name: string; legalForm: string | null; siren: string | null; vatNumber: string | null; told: Told; erasedOn: Temporal.PlainDate | null;
  addresses: DebtorAddress[]; phones: DebtorPoint[]; emails: DebtorPoint[]; accounts: DebtorPoint[]; representatives: DebtorRepresentative[]; links: DebtorLink[]; otherNames: OtherName[];
}

interface Datum { id: string; told_by: string; source: string; since: string; by_name: string | null; superseded_at: string | null; superseded_why: string | null; superseded_by_name: string | null }
interface AddressRow extends Datum { line1: string; line2: string | null; postal_code: string; city: string; country: string; returned_on: string | null; returns: { kind: string; on: string; cause: string | null; words: string | null; letter: string | null; at: string; by: string }[] | null }
interface PointRow extends Datum { kind: string; value: string; e164: string | null; label: string | null }
interface RepresentativeRow extends Datum { kind: string; name: string; title: string | null; since_on: string | null }
interface LinkRow { id: string; kind: string; outward: boolean; other_id: string; name: string; siren: string | null; case_id: string | null; public_reference: string | null; told_by: string; source: string; at: string; by_name: string; ended: { at: string; reason: string; by: string } | null }
interface Row {
  id: string; kind: string; name: string; legal_form: string | null; siren: string | null; vat_number: string | null; representative: string | null; representative_title: string | null; source: string; created_at: string; erased_on: string | null; head_id: string;
  addresses: AddressRow[] | null; points: PointRow[] | null; accounts: (Datum & { iban: string })[] | null; representatives: RepresentativeRow[] | null; named: { id: string; name: string; title: string | null; since: string; source: string }[] | null;
  links: LinkRow[] | null; names: OtherName[] | null;
}

/** The record of a debtor, as its reader may see it. Two that are one have one record: all that is known of either. */
@Injectable()
export class DebtorRecordService {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Of a debtor whose case the asker was found to see. `reader`: a transaction sees its own change. */
  async of(debtorId: string, reader: Reader = this.database): Promise<DebtorKnown> {
    const [row] = await reader.rows<Row>(sql`
      with whole as (select f as id from debtor_family(${debtorId}) f)
      select coalesce(k.id, d.id) as id, coalesce(k.kind, d.kind) as kind, coalesce(k.name, d.name) as name, coalesce(k.legal_form, d.legal_form) as legal_form, coalesce(k.siren, d.siren) as siren, coalesce(k.vat_number, d.vat_number) as vat_number,
        coalesce(k.source, d.source) as source, coalesce(k.created_at, d.created_at) as created_at, coalesce(k.erased_on, d.erased_on) as erased_on, coalesce(d.merged_into, d.id) as head_id,
        (select jsonb_agg(to_jsonb(a) || jsonb_build_object('returned_on', to_char(a.returned_at at time zone 'Europe/Paris', 'YYYY-MM-DD'), 'returns',
            (select jsonb_agg(jsonb_build_object('kind', r.kind, 'on', r.on_day, 'cause', r.cause, 'words', r.words, 'letter', l.reference, 'at', r.at, 'by', r.by_name) order by r.position desc) from debtor_address_return r left join letter l on l.id = r.letter_id where r.address_id = a.id))
          order by a.superseded_at is not null, a.returned_at is not null, a.since desc, a.id desc) from debtor_address a where a.debtor_id in (select id from whole)) as addresses,
        (select jsonb_agg(to_jsonb(p) order by p.superseded_at is not null, p.since desc, p.id desc) from debtor_contact_point p where p.debtor_id in (select id from whole)) as points,
        (select jsonb_agg(to_jsonb(p) order by p.superseded_at is not null, p.since desc, p.id desc) from debtor_account p where p.debtor_id in (select id from whole)) as accounts,
        (select jsonb_agg(to_jsonb(r) order by r.superseded_at is not null, r.since desc, r.id desc) from debtor_representative r where r.debtor_id in (select id from whole)) as representatives,
        (select jsonb_agg(jsonb_build_object('id', x.id, 'name', x.representative, 'title', x.representative_title, 'since', x.created_at, 'source', x.source) order by x.merged_into nulls first, x.created_at, x.id) from debtor x
          where x.id in (select id from whole) and x.representative is not null and not exists (select 1 from debtor_representative r where r.debtor_id = x.id)) as named,
        (select jsonb_agg(to_jsonb(l) order by l.ended is not null, l.at desc, l.id) from (
          select l.id, l.kind, l.debtor_id in (select id from whole) as outward, o.id as other_id, o.name, o.siren, f.id as case_id, f.public_reference, l.told_by, l.source, l.at, l.by_name,
            (select jsonb_build_object('at', u.at, 'reason', u.reason, 'by', u.by_name) from debtor_unlink u where u.link_id = l.id) as ended
          from debtor_link l join debtor n on n.id = case when l.debtor_id in (select id from whole) then l.other_id else l.debtor_id end join debtor o on o.id = coalesce(n.merged_into, n.id)
          left join lateral (select c.id, c.public_reference from case_file c where c.debtor_id in (select y from debtor_family(o.id) y) order by c.stage in ('closed', 'returned'), c.opened_at desc, c.id desc limit 1) f on true
          where l.debtor_id in (select id from whole) or l.other_id in (select id from whole)) l) as links,
        (select jsonb_agg(jsonb_build_object('name', x.name, 'siren', x.siren, 'why', x.why) order by x.at desc, x.name) from (
          select m.name, m.siren, 'merged' as why, m.created_at as at from debtor m where m.id in (select id from whole) and m.id <> coalesce(k.id, d.id)
          union all select n.name, null, 'rectified', n.superseded_at from former_name n where n.debtor_id in (select id from whole)) x) as names
      from debtor d left join debtor k on k.id = d.merged_into where d.id = ${debtorId}`);
    return knownOf(row!);
  }

  /** Which records were said to be one with this one, or were and are no more, the latest first; for those who may merge. */
  async merges(actor: Actor, debtorId: string, reader: Reader = this.database): Promise<DebtorMerge[]> {
    if (!actor.ability.can('merge', 'Debtor')) return [];
    const rows = await reader.rows<{ id: string; into_id: string; kept: string; debtor_id: string; other: string; reason: string; at: string; by_name: string; parted: { at: string; reason: string; by: string } | null }>(sql`
      select m.id, m.into_id, k.name as kept, m.debtor_id, o.name as other, m.reason, m.at, m.by_name, (select jsonb_build_object('at', p.at, 'reason', p.reason, 'by', p.by_name) from debtor_parting p where p.merge_id = m.id) as parted
      from debtor_merge m join debtor k on k.id = m.into_id join debtor o on o.id = m.debtor_id
      where (m.debtor_id in (select f from debtor_family(${debtorId}) f) or m.into_id in (select f from debtor_family(${debtorId}) f)) and (${rowsFor(actor.ability, 'read', 'Debtor', 'k')}) order by m.position desc`);
    return rows.map((row) => ({
      id: row.id, keptId: row.into_id, keptName: row.kept, otherId: row.debtor_id, otherName: row.other, reason: row.reason, at: toInstant(row.at), person: row.by_name,
      parted: row.parted && { at: Temporal.Instant.from(row.parted.at), why: row.parted.reason, person: row.parted.by },
    }));
  }
}

const toldOf = (row: Pick<Datum, 'told_by' | 'source' | 'since' | 'by_name'>): Told => ({ by: row.told_by, at: instant(row.since), source: row.source === 'deposit' ? null : row.source, person: row.by_name });
const instant = (text: string): Temporal.Instant => toInstant(text);
const superseded = (row: Datum): Superseded | null => (row.superseded_at ? { at: instant(row.superseded_at), why: row.superseded_why, person: row.superseded_by_name } : null);

function knownOf(row: Row): DebtorKnown {
  const addresses = row.addresses ?? [], points = row.points ?? [];
  const country = addresses.find(({ superseded_at: gone }) => !gone)?.country ?? 'FR';
  const pointsOf = (kind: string) => points.filter((point) => point.kind === kind).map((point, at) => pointOf(point, at === 0 && !point.superseded_at, country));
  const hasRows = (row.representatives ?? []).some(({ superseded_at: gone }) => !gone) || !(row.named ?? []).length;
  return {
    id: row.id, kind: row.kind, name: row.name, legalForm: row.legal_form, siren: row.siren, vatNumber: row.vat_number, erasedOn: toDayOrNull(row.erased_on), told: toldOf({ told_by: row.source === 'deposit' ? 'deposit' : 'debtor', source: row.source, since: row.created_at, by_name: null }),
    addresses: addresses.map((address, at) => addressView(address, at === 0 && !address.superseded_at)),
    phones: pointsOf('phone'), emails: pointsOf('email'),
    accounts: (row.accounts ?? []).map((account, at) => ({ ...pointOf({ ...account, kind: 'account', value: account.iban, e164: null, label: null }, at === 0 && !account.superseded_at, country), shown: account.iban.replace(/(.{4})(?=.)/gu, '$1\u00a0') })),
    representatives: [
      ...(row.representatives ?? []).filter(({ superseded_at: gone }) => !gone).map((one) => representativeOf(one)),
      // He whom the deposit named, while nothing else was told of him.
      ...(row.named ?? []).map((one, at) => ({ id: one.id, kind: 'legal', name: one.name, title: one.title, sinceOn: null, current: !hasRows && at === 0, told: toldOf({ told_by: 'deposit', source: one.source, since: one.since, by_name: null }), superseded: null })),
      ...(row.representatives ?? []).filter(({ superseded_at: gone }) => gone).map((one) => representativeOf(one)),
    ],
    links: (row.links ?? []).map(linkOf), otherNames: row.names ?? [],
  };
}

const addressView = (row: AddressRow, current: boolean): DebtorAddress => ({
  id: row.id, line1: row.line1, line2: row.line2, postalCode: row.postal_code, city: row.city, country: row.country, current, returnedOn: toDayOrNull(row.returned_on), told: toldOf(row), superseded: superseded(row),
  returns: (row.returns ?? []).map((one): AddressReturn => ({ kind: one.kind, on: toDay(one.on), cause: one.cause, words: one.words, letterReference: one.letter, at: instant(one.at), person: one.by })),
});

function pointOf(row: PointRow, current: boolean, country: string): DebtorPoint {
  const phone = row.kind === 'phone' ? phoneOf(row.e164 ?? row.value, country) : undefined;
  return { id: row.id, value: row.value, shown: phone?.shown ?? row.value, e164: phone?.e164 ?? row.e164, line: phone?.line ?? null, label: row.label, current, told: toldOf(row), superseded: superseded(row) };
}

const representativeOf = (row: RepresentativeRow): DebtorRepresentative => ({ id: row.id, kind: row.kind, name: row.name, title: row.title, sinceOn: toDayOrNull(row.since_on), current: row.superseded_at === null, told: toldOf(row), superseded: superseded(row) });

const RELATIONS: Readonly<Record<string, readonly [outward: string, inward: string]>> = { parent: ['parent', 'subsidiary'], group: ['group', 'group'], successor: ['successor', 'predecessor'] };
const linkOf = (row: LinkRow): DebtorLink => ({
  id: row.id, relation: RELATIONS[row.kind]![row.outward ? 0 : 1], otherId: row.other_id, name: row.name, siren: row.siren, caseId: row.case_id, publicReference: row.public_reference,
  told: { by: row.told_by, at: instant(row.at), source: row.source, person: row.by_name }, superseded: row.ended && { at: instant(row.ended.at), why: row.ended.reason, person: row.ended.by },
});
