import { Inject, Injectable } from '@nestjs/common';
import { Database, sql, Tx, type Sql } from '@quittance/platform';
import type { Reader } from '../reader.ts';
import type { NewDebtor } from './debtors.service.ts';
import { addressKey, nameKey } from './keys.ts';
import { DOUBTFUL_FROM, likeness, MOST_CANDIDATES, NAME_AT_LEAST, NAME_BEARS_OUT, scoreOf, sirenOfVat } from './recognise-score.ts';

export type RecognisedBy = 'same_siren' | 'same_siret' | 'same_vat' | 'same_iban' | 'same_name_address';
/** Who a debtor turned out to be, as he is known. hasAddress: some address is known to which a letter can go. */
export interface KnownDebtor { debtorId: string; kind: 'company' | 'person'; name: string; siren: string | null; publicBody: boolean; hasAddress: boolean }
export interface Recognised extends KnownDebtor { by: RecognisedBy }
/** Somebody known whom it may be. score: 0 to 100. */
export interface DoubtfulDebtor extends KnownDebtor { score: number; by: 'vat' | 'iban' | 'name_address' | 'name'; city: string | null }
/** found: for certain. Else those whom somebody should be asked about, best first. */
export interface Recognition { found: Recognised | undefined; doubtful: DoubtfulDebtor[] }

interface Known { own_id: string; id: string; kind: KnownDebtor['kind']; own_kind: KnownDebtor['kind']; name: string; name_key: string; siren: string | null; vat_number: string | null; public_body: boolean; city: string | null; address_keys: string[]; ibans: string[] }
interface Asked { debtor: NewDebtor; names: { company: string; person: string }; address: string | null; vat: string | null; vatSiren: string | null; iban: string | null }

/** So many names in one question: a plan and a parameter that stay small. */
const AT_ONCE = 2000;
/** Of one name, so many are looked at before the places are: more than are shown, for the place can turn their order. */
const NEAREST = 12;

/** He who is one with another stands under him: what is known of either is known of him. */
const COLUMNS = sql`d.id as own_id, coalesce(m.id, d.id) as id, coalesce(m.kind, d.kind) as kind, d.kind as own_kind, coalesce(m.name, d.name) as name, d.name_key, coalesce(m.siren, d.siren) as siren, d.vat_number,
  coalesce(m.public_body, d.public_body) as public_body, coalesce(place.keys, '[]'::jsonb) as address_keys, place.city, coalesce(account.ibans, '[]'::jsonb) as ibans`;
const MORE = sql`left join debtor m on m.id = d.merged_into
  left join lateral (select jsonb_agg(distinct a.address_key) as keys, (array_agg(a.city order by a.superseded_at is not null, a.since desc, a.id desc))[1] as city from debtor_address a where a.debtor_id in (d.id, m.id)) place on true
  left join lateral (select jsonb_agg(b.iban) as ibans from debtor_account b where b.debtor_id in (d.id, m.id) and b.superseded_at is null) account on true`;

const compact = (text: string | null | undefined): string | null => text?.replace(/[\s.\-]/gu, '').toUpperCase() || null;
const texts = (values: readonly string[]): Sql => sql`(select jsonb_array_elements_text(${JSON.stringify([...new Set(values)])}::jsonb))`;

/**
 * Which of this creditor's debtors somebody is whom a file names. For certain: by SIREN (a SIRET begins with it), by VAT number or account where
 * the names bear it out, by exact name and place. Else those whom he may be, with a score, for a person to decide. Two SIRENs that differ are
 * two debtors, whatever else is alike. Never looks at another creditor's.
 */
@Injectable()
export class RecogniseDebtorsService {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** In the order given; a fixed number of questions, but for the doubtful, who are asked about two thousand at a time. */
  async recogniseAll(reader: Reader, creditorId: string, debtors: readonly NewDebtor[]): Promise<Recognition[]> {
    const asked = debtors.map(askedOf);
    const found = await this.#certain(reader, creditorId, asked);
    const open = asked.flatMap((one, n) => (found[n]!.certain ? [] : [n]));
    const near = await this.#near(reader, creditorId, open.map((n) => asked[n]!));
    const doubtful = new Map(open.map((n, i) => [n, best([...found[n]!.hinted, ...near[i]!])]));
    return found.map(({ certain }, n) => ({ found: certain, doubtful: doubtful.get(n) ?? [] }));
  }

  /** Those alone who are known for certain. */
  async certain(reader: Reader, creditorId: string, debtors: readonly NewDebtor[]): Promise<(Recognised | undefined)[]> {
    return (await this.#certain(reader, creditorId, debtors.map(askedOf))).map(({ certain }) => certain);
  }

  /** Those of whom a number or a name and a place says who they are; `hinted`: a number says it and the name does not. */
  async #certain(reader: Reader, creditorId: string, asked: readonly Asked[]): Promise<{ certain: Recognised | undefined; hinted: DoubtfulDebtor[] }[]> {
    if (!asked.length) return [];
    const given = (values: readonly (string | null | undefined)[]) => texts(values.flatMap((value) => (value ? [value] : [])));
    const known = await reader.rows<Known>(sql`
      with asked as materialized (
        select x.id from debtor x where x.creditor_id = ${creditorId} and x.siren in ${given(asked.flatMap(({ debtor, vatSiren }) => [debtor.siren, vatSiren]))}
        union select x.id from debtor x where x.creditor_id = ${creditorId} and x.vat_number in ${given(asked.map(({ vat }) => vat))}
        union select x.id from debtor x where x.creditor_id = ${creditorId} and x.name_key in ${given(asked.flatMap(({ names }) => [names.company, names.person]))}
        union select b.debtor_id from debtor_account b where b.creditor_id = ${creditorId} and b.superseded_at is null and b.iban in ${given(asked.map(({ iban }) => iban))})
      select ${COLUMNS} from asked join debtor d on d.id = asked.id ${MORE} order by d.created_at, d.id`);
    const by = (keysOf: (one: Known) => readonly (string | null)[]) => {
      const index = new Map<string, Known[]>();
      for (const one of known) for (const key of keysOf(one)) if (key) index.set(key, [...(index.get(key) ?? []), one]);
      return index;
    };
    const [sirens, vats, ibans, names] = [by((k) => [k.siren]), by((k) => [compact(k.vat_number)]), by((k) => k.ibans), by((k) => [`${k.own_kind} ${k.name_key}`])];
    return asked.map((one) => {
      const { debtor } = one;
      const bySiren = debtor.siren ? sirens.get(debtor.siren)?.[0] : undefined;
      if (bySiren) return { certain: recognised(bySiren, debtor.siret ? 'same_siret' : 'same_siren'), hinted: [] };
      const vat = [...(one.vat ? (vats.get(one.vat) ?? []) : []), ...(one.vatSiren ? (sirens.get(one.vatSiren) ?? []) : [])].filter((k) => mayBe(one, k));
      const account = (one.iban ? (ibans.get(one.iban) ?? []) : []).filter((k) => mayBe(one, k));
      const named = (['company', 'person'] as const).flatMap((kind) => names.get(`${kind} ${one.names[kind]}`) ?? []).filter((k) => !(k.siren && debtor.siren));
      const certain = numbered(one, vat, 'same_vat') ?? numbered(one, account, 'same_iban') ?? placed(one, named);
      return { certain, hinted: certain ? [] : [...vat.map((k) => doubtfulOf(one, k, 'vat')), ...account.map((k) => doubtfulOf(one, k, 'iban'))] };
    });
  }

  /** Those whose names are near, wherever the index of trigrams finds them. Row security lets nobody but the house use it, so the house asks; of this creditor alone. */
  async #near(reader: Reader, creditorId: string, asked: readonly Asked[]): Promise<DoubtfulDebtor[][]> {
    const answers: DoubtfulDebtor[][] = asked.map(() => []);
    if (!asked.length || !(await this.#someAreOpen(reader, creditorId, asked.every(({ debtor }) => debtor.siren)))) return answers;
    const rows = asked.flatMap((one, n) => (['company', 'person'] as const).flatMap((kind) => (kind === 'person' && one.debtor.siren ? [] : [{ n, kind, key: one.names[kind], siren: Boolean(one.debtor.siren) }])));
    for (let i = 0; i < rows.length; i += AT_ONCE) {
      const near = await this.#asHouse(reader, (house) => house.rows<Known & { n: number }>(sql`
        select r.n, ${COLUMNS} from jsonb_to_recordset(${JSON.stringify(rows.slice(i, i + AT_ONCE))}::jsonb) as r(n integer, kind text, key text, siren boolean)
        cross join lateral (select x.* from debtor x where x.name_key % r.key and x.creditor_id = ${creditorId} and x.kind = r.kind and x.erased_on is null and not (r.siren and x.siren is not null)
          and similarity(x.name_key, r.key) >= ${NAME_AT_LEAST} order by similarity(x.name_key, r.key) desc, x.id limit ${NEAREST}) d ${MORE}`));
      for (const { n, ...known } of near) if (mayBe(asked[n]!, known)) answers[n]!.push(doubtfulOf(asked[n]!, known, null));
    }
    return answers;
  }

  /** Whether anybody of this creditor could be meant at all: of those with a SIREN, none who has another. */
  async #someAreOpen(reader: Reader, creditorId: string, allHaveSiren: boolean): Promise<boolean> {
    return (await reader.rows(sql`select 1 as one from debtor d where d.creditor_id = ${creditorId} ${allHaveSiren ? sql`and d.siren is null` : sql``} limit 1`)).length > 0;
  }

  #asHouse<T>(reader: Reader, work: (house: Reader) => Promise<T>): Promise<T> {
    return reader instanceof Tx ? reader.asSystem('recognition', work) : this.database.asSystem('recognition', work);
  }
}

function askedOf(debtor: NewDebtor): Asked {
  const vat = compact(debtor.vatNumber);
  // A file does not always say whether it names a company or a person: the known one's kind decides how names are compared.
  return { debtor, names: { company: nameKey(debtor.name, 'company'), person: nameKey(debtor.name, 'person') }, address: debtor.address ? addressKey(debtor.address) : null, vat, vatSiren: vat && !debtor.siren ? sirenOfVat(vat) : null, iban: compact(debtor.iban) };
}

const mayBe = ({ debtor }: Asked, known: Known): boolean => !debtor.siren || !known.siren || debtor.siren === known.siren;
const nameLikeness = (one: Asked, known: Known): number => likeness(one.names[known.own_kind], known.name_key);

/** A number that others may share says who he is where the name bears it out, and where it says so of one alone. */
function numbered(one: Asked, known: readonly Known[], by: RecognisedBy): Recognised | undefined {
  const borne = [...new Map(known.filter((k) => nameLikeness(one, k) >= NAME_BEARS_OUT).map((k) => [k.id, k])).values()];
  return borne.length === 1 ? recognised(borne[0]!, by) : undefined;
}

/** Exact name and place; a company by its name alone where neither side knows any place. A person never by his name alone. */
function placed({ debtor, address }: Asked, named: readonly Known[]): Recognised | undefined {
  const found = named.find((k) => (address === null ? debtor.kind === 'company' && k.kind === 'company' && k.address_keys.length === 0 : k.address_keys.includes(address)));
  return found && recognised(found, 'same_name_address');
}

const knownOf = (k: Known): KnownDebtor => ({ debtorId: k.id, kind: k.kind, name: k.name, siren: k.siren, publicBody: k.public_body, hasAddress: k.address_keys.length > 0 });
const recognised = (k: Known, by: RecognisedBy): Recognised => ({ ...knownOf(k), by });

/** `by` a number: doubtful whatever the score, for the number alone is a reason to ask. */
function doubtfulOf(one: Asked, known: Known, by: 'vat' | 'iban' | null): DoubtfulDebtor {
  const { address } = one;
  const place = address === null || !known.address_keys.length ? null : Math.max(...known.address_keys.map((key) => likeness(address, key)));
  const score = scoreOf({ kind: known.own_kind, name: nameLikeness(one, known), place });
  return { ...knownOf(known), score: by ? Math.max(score, DOUBTFUL_FROM) : score, by: by ?? (place === null ? 'name' : 'name_address'), city: known.city };
}

/** Each once, the best first; of equals the one known for longer, by his id. */
function best(all: readonly DoubtfulDebtor[]): DoubtfulDebtor[] {
  const each = new Map<string, DoubtfulDebtor>();
  for (const one of all) if (one.score >= DOUBTFUL_FROM && one.score > (each.get(one.debtorId)?.score ?? -1)) each.set(one.debtorId, one);
  return [...each.values()].toSorted((a, b) => b.score - a.score || (a.debtorId < b.debtorId ? -1 : 1)).slice(0, MOST_CANDIDATES);
}
