import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { Database, sql, type Actor, type Sql } from '@quittance/platform';
import type { LikelyDebtor } from './debtor-record.type.ts';

const MOST = 6, FOUND = 10, LEAST = 45;
/** What a sign of sameness counts, beside the likeness of the names. */
const SURE: Readonly<Record<string, number>> = { same_siren: 100, same_iban: 95 }, MORE = 25;
interface Row { id: string; kind: string; name: string; siren: string | null; city: string | null; likeness: string; signs: string[]; case_id: string | null; public_reference: string | null }

/** Who of the same creditor's debtors may be this one under another name, and who answers to a text. */
@Injectable()
export class LikelyDebtorsService {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The likeliest first; two that have differing SIREN numbers are two. None for those who may not merge. */
  async of(actor: Actor, debtorId: string): Promise<LikelyDebtor[]> {
    if (!actor.ability.can('merge', 'Debtor')) return [];
    const rows = await this.#rows(actor, debtorId, sql`
      d.id in (
        select n.id from me join debtor n on n.creditor_id = me.creditor_id and n.name_key % me.name_key
        union select n.id from me join debtor n on n.creditor_id = me.creditor_id and n.siren = me.siren
        union select p.debtor_id from debtor_contact_point o join debtor_contact_point p on p.creditor_id = o.creditor_id and p.e164 = o.e164 where o.debtor_id in (select id from whole)
        union select p.debtor_id from debtor_contact_point o join debtor_contact_point p on p.creditor_id = o.creditor_id and p.kind = 'email' and lower(p.value) = lower(o.value) where o.debtor_id in (select id from whole) and o.kind = 'email'
        union select p.debtor_id from debtor_account o join debtor_account p on p.creditor_id = o.creditor_id and p.iban = o.iban where o.debtor_id in (select id from whole)
        union select p.debtor_id from debtor_address o join debtor_address p on p.creditor_id = o.creditor_id and p.address_key = o.address_key where o.debtor_id in (select id from whole))
      and not (d.siren is not null and me.siren is not null and d.siren <> me.siren)`);
    return rows.map(likelyOf).filter(({ score }) => score >= LEAST).toSorted((a, b) => b.score - a.score || a.name.localeCompare(b.name, 'fr') || (a.id < b.id ? -1 : 1)).slice(0, MOST);
  }

  /** By a name or a part of it, a SIREN or a reference; by name. */
  async search(actor: Actor, debtorId: string, text: string): Promise<LikelyDebtor[]> {
    const plain = text.trim().slice(0, 120), digits = plain.replace(/\D/gu, '');
    if (plain.length < 2 || !actor.ability.can('merge', 'Debtor')) return [];
    const like = `%${plain.replace(/[\\%_]/gu, (sign) => `\\${sign}`)}%`;
    const rows = await this.#rows(actor, debtorId, sql`(d.name ilike ${like} or d.siren = ${digits} or exists (select 1 from case_file f where f.debtor_id = d.id and replace(f.public_reference, '-', '') = upper(replace(${plain}, '-', ''))))`);
    return rows.map(likelyOf).toSorted((a, b) => b.score - a.score || a.name.localeCompare(b.name, 'fr') || (a.id < b.id ? -1 : 1)).slice(0, FOUND);
  }

  #rows(actor: Actor, debtorId: string, which: Sql): Promise<Row[]> {
    // Row security lets nobody but the house use the index of trigrams: the house asks, of the rows that this person may read.
    return this.database.asSystem('recognition', (house) => house.rows<Row>(sql`
      with whole as (select f as id from debtor_family(${debtorId}) f),
        me as (select d.id, d.creditor_id, d.name, d.name_key, coalesce(d.siren, (select x.siren from debtor x where x.id in (select id from whole) and x.siren is not null order by x.id limit 1)) as siren
          from debtor d where d.id = (select coalesce(x.merged_into, x.id) from debtor x where x.id = ${debtorId}))
      select d.id, d.kind, d.name, d.siren, similarity(d.name_key, me.name_key) as likeness, a.city, f.id as case_id, f.public_reference,
        to_jsonb(array_remove(array[
          case when d.siren = me.siren then 'same_siren' end,
          case when exists (select 1 from debtor_account o join debtor_account p on p.iban = o.iban where o.debtor_id in (select id from whole) and p.debtor_id = d.id) then 'same_iban' end,
          case when exists (select 1 from debtor_contact_point o join debtor_contact_point p on p.e164 = o.e164 where o.debtor_id in (select id from whole) and p.debtor_id = d.id) then 'same_phone' end,
          case when exists (select 1 from debtor_contact_point o join debtor_contact_point p on lower(p.value) = lower(o.value) and p.kind = 'email' where o.kind = 'email' and o.debtor_id in (select id from whole) and p.debtor_id = d.id) then 'same_email' end,
          case when exists (select 1 from debtor_address o join debtor_address p on p.address_key = o.address_key where o.debtor_id in (select id from whole) and p.debtor_id = d.id) then 'same_address' end], null)) as signs
      from me join debtor d on d.creditor_id = me.creditor_id and d.merged_into is null and d.erased_on is null and d.id <> me.id
      left join lateral (select x.city from debtor_address x where x.debtor_id = d.id and x.superseded_at is null order by x.returned_at is not null, x.since desc, x.id desc limit 1) a on true
      left join lateral (select c.id, c.public_reference from case_file c where c.debtor_id = d.id order by c.stage in ('closed', 'returned'), c.opened_at desc, c.id desc limit 1) f on true
      where (${rowsFor(actor.ability, 'read', 'Debtor', 'd')}) and ${which} order by similarity(d.name_key, me.name_key) desc, d.id limit 40`));
  }
}

function likelyOf(row: Row): LikelyDebtor {
  const likeness = Math.round(Number(row.likeness) * 100), alike = likeness >= 40 ? ['alike_name'] : [];
  const sure = Math.max(0, ...row.signs.map((sign) => SURE[sign] ?? 0)), signs = row.signs.filter((sign) => !(sign in SURE)).length;
  return {
    id: row.id, kind: row.kind, name: row.name, siren: row.siren, city: row.city, caseId: row.case_id, publicReference: row.public_reference, by: [...row.signs, ...alike],
    score: Math.max(sure, Math.min(99, Math.round(likeness * 0.75) + signs * MORE)),
  };
}
