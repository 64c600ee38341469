import { Inject, Injectable } from '@nestjs/common';
import { Database, inTurns, sql, Tx, type Sql } from '@quittance/platform';
import type { Reader } from '../reader.ts';
import type { NewDebtor } from './debtors.service.ts';
import { addressKey, nameKey } from './keys.ts';
import { NameIndex, nearest, type NamedDebtor, type NearName } from './recognise-near.ts';
import { DOUBTFUL_FROM, Likenesses, likeness, MOST_CANDIDATES, NAME_AT_LEAST, NAME_BEARS_OUT, scoreOf, sirenOfVat } from './recognise-score.ts';

export type RecognisedBy = 'same_siren' | 'same_siret' | 'same_vat' | 'same_iban' | 'same_name_address';
/** Who a debtor turned out to be, as he is known. hasAddress: some address is known to which a letter can go. */
export interface KnownDebtor { debtorId: string; kind: 'company' | 'person'; name: string; siren: string | null; publicBody: boolean; hasAddress: boolean }
export interface Recognised extends KnownDebtor { by: RecognisedBy }
/** Somebody known whom it may be. score: 0 to 100. */
export interface DoubtfulDebtor extends KnownDebtor { score: number; by: 'vat' | 'iban' | 'name_address' | 'name'; city: string | null }
/** found: for certain. Else those whom somebody should be asked about, best first. */
export interface Recognition { found: Recognised | undefined; doubtful: DoubtfulDebtor[] }

interface Known { own_id: string; id: string; kind: KnownDebtor['kind']; own_kind: KnownDebtor['kind']; name: string; name_key: string; siren: string | null; vat_number: string | null; public_body: boolean; city: string | null; address_keys: string[]; ibans: string[] }
interface AskedName { n: number; kind: 'company' | 'person'; key: string; unnumbered: boolean }
interface Asked { debtor: NewDebtor; names: { company: string; person: string }; address: string | null; vat: string | null; vatSiren: string | null; iban: string | null }

/** So many names are asked of the index one by one; more are quicker held against all of the creditor's, in memory. */
const ONE_BY_ONE = 20;
/** So many known names are held in memory at once: some forty megabytes. */
const HELD = 100_000;
/** So many of those are kept for the rest of the transaction; of a creditor with more, they are read anew for each part of a file. */
const MOST_KEPT = 2;
/** Of one name, so many are looked at before the places are: more than are shown, for the place can turn their order. */
const NEAREST = 10;

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
  /** What was known when a transaction first asked: those whom it adds meanwhile are no doubt of its own, whatever part of a large file they came in. */
  readonly #began = new WeakMap<Tx, Map<string, NameIndex[] | 'nobody'>>();

  constructor(@Inject(Database) private readonly database: Database) {}

  /** In the order given; a fixed number of questions, however many they are. */
  async recogniseAll(reader: Reader, creditorId: string, debtors: readonly NewDebtor[]): Promise<Recognition[]> {
    const asked = await inTurns(debtors, askedOf);
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
    return inTurns(asked, (one) => {
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

  /** Those whose names are near. */
  async #near(reader: Reader, creditorId: string, asked: readonly Asked[]): Promise<DoubtfulDebtor[][]> {
    const answers: DoubtfulDebtor[][] = asked.map(() => []);
    const began = reader instanceof Tx ? this.#ofTransaction(reader) : undefined, held = began?.get(creditorId);
    if (!asked.length || held === 'nobody') return answers;
    if (!held && !(await this.#someAreOpen(reader, creditorId, false))) { began?.set(creditorId, 'nobody'); return answers; }
    if (asked.every(({ debtor }) => debtor.siren) && !(await this.#someAreOpen(reader, creditorId, true))) return answers;
    const names = asked.flatMap((one, n) => (['company', 'person'] as const).flatMap((kind) => (kind === 'person' && one.debtor.siren ? [] : [{ n, kind, key: one.names[kind], unnumbered: Boolean(one.debtor.siren) }])));
    const near = held || names.length > 2 * ONE_BY_ONE ? await this.#inMemory(reader, creditorId, names, began) : await this.#oneByOne(reader, creditorId, names);
    const ids = JSON.stringify([...new Set(near.flatMap((found) => found.map(({ id }) => id)))]);
    const known = new Map((await reader.rows<Known>(sql`select ${COLUMNS} from debtor d ${MORE} where d.creditor_id = ${creditorId} and d.id in (select value::uuid from jsonb_array_elements_text(${ids}::jsonb))`)).map((one) => [one.own_id, one]));
    const places = new Likenesses();
    await inTurns(near, (found, i) => {
      const { n } = names[i]!, one = asked[n]!;
      for (const { id, likeness: name } of found) if (mayBe(one, known.get(id)!)) answers[n]!.push(doubtfulOf(one, known.get(id)!, null, { name, places }));
    });
    return answers;
  }

  /** By the index of trigrams: row security lets nobody but the house use it, so the house asks; of this creditor alone. */
  async #oneByOne(reader: Reader, creditorId: string, names: readonly AskedName[]): Promise<NearName[][]> {
    const found: NearName[][] = names.map(() => []);
    const rows = await this.#asHouse(reader, (house) => house.rows<{ i: number; id: string; likeness: string }>(sql`
      select r.i, x.id, x.likeness from jsonb_to_recordset(${JSON.stringify(names.map((name, i) => ({ ...name, i })))}::jsonb) as r(i integer, kind text, key text, unnumbered boolean)
      cross join lateral (select d.id, similarity(d.name_key, r.key) as likeness from debtor d where d.name_key % r.key and d.creditor_id = ${creditorId} and d.kind = r.kind and d.erased_on is null and not (r.unnumbered and d.siren is not null)
        and similarity(d.name_key, r.key) >= ${NAME_AT_LEAST} order by 2 desc, d.id limit ${NEAREST}) x`));
    for (const { i, id, likeness } of rows) found[i]!.push({ id, likeness: Number(likeness) });
    return found;
  }

  async #inMemory(reader: Reader, creditorId: string, names: readonly AskedName[], began: Map<string, NameIndex[] | 'nobody'> | undefined): Promise<NearName[][]> {
    let found: NearName[][] = names.map(() => []);
    const held = began?.get(creditorId), kept: NameIndex[] = [];
    for await (const index of Array.isArray(held) ? held : this.#indexes(reader, creditorId)) {
      const before = found;
      found = await inTurns(names, ({ key, kind, unnumbered }, i) => nearest([...before[i]!, ...index.near(key, kind, { unnumbered, most: NEAREST })], NEAREST));
      if (kept.length <= MOST_KEPT) kept.push(index);
    }
    if (began && kept.length <= MOST_KEPT) began.set(creditorId, kept);
    return found;
  }

  /** The names of all his debtors, so many at a time. */
  async* #indexes(reader: Reader, creditorId: string): AsyncGenerator<NameIndex> {
    for (let after = '00000000-0000-0000-0000-000000000000', full = true; full;) {
      const known = await reader.rows<NamedDebtor>(sql`select d.id, d.kind, d.name_key as key, d.siren is not null as numbered from debtor d where d.creditor_id = ${creditorId} and d.erased_on is null and d.id > ${after} order by d.id limit ${HELD}`);
      full = known.length === HELD;
      after = known.at(-1)?.id ?? after;
      yield new NameIndex(known, NAME_AT_LEAST);
    }
  }

  #ofTransaction(tx: Tx): Map<string, NameIndex[] | 'nobody'> {
    const began = this.#began.get(tx) ?? new Map<string, NameIndex[] | 'nobody'>();
    this.#began.set(tx, began);
    return began;
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
function doubtfulOf(one: Asked, known: Known, by: 'vat' | 'iban' | null, { name = nameLikeness(one, known), places = new Likenesses() }: { name?: number; places?: Likenesses } = {}): DoubtfulDebtor {
  const { address } = one;
  const place = address === null || !known.address_keys.length ? null : Math.max(...known.address_keys.map((key) => places.of(address, key)));
  const score = scoreOf({ kind: known.own_kind, name, place });
  return { ...knownOf(known), score: by ? Math.max(score, DOUBTFUL_FROM) : score, by: by ?? (place === null ? 'name' : 'name_address'), city: known.city };
}

/** Each once, the best first; of equals the one known for longer, by his id. */
function best(all: readonly DoubtfulDebtor[]): DoubtfulDebtor[] {
  const each = new Map<string, DoubtfulDebtor>();
  for (const one of all) if (one.score >= DOUBTFUL_FROM && one.score > (each.get(one.debtorId)?.score ?? -1)) each.set(one.debtorId, one);
  return [...each.values()].toSorted((a, b) => b.score - a.score || (a.debtorId < b.debtorId ? -1 : 1)).slice(0, MOST_CANDIDATES);
}
