import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { Clock, inputHash, isId, newId, notFound, Refused, refuseFaults, refuseOtherInput, sql, type Actor, type Tx } from '@quittance/platform';
import { Faults } from '../faults.ts';

export interface MergeAsked { keepId: string; otherId: string; reason: string; idempotencyKey: string }
/** A merge as it was written: under whom both stand now. */
export interface Merged { mergeId: string; keptId: string; otherId: string; agencyId: string; creditorId: string; reason: string; already: boolean; kindsDiffer: boolean }

interface Row { id: string; agency_id: string; creditor_id: string; kind: string; name: string; siren: string | null; merged_into: string | null; erased_on: string | null }

/**
 * Two records that turn out to be one debtor. Nothing of either moves: a row says that the one stands under the other, another row takes it
 * back, and debtor.merged_into is read off those rows. So what each had stays known, and parting restores it as it was.
 */
@Injectable()
export class DebtorMergesService {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /**
   * Refusals: not_found, bad_fields (reason, idempotencyKey), same_debtor, other_creditor, sirens_differ { keep, other }, already_merged { name }, debtor_erased,
   * person_held (a company would take on what protects a person), idempotency_key_reused.
   */
  async merge(tx: Tx, actor: Actor, { keepId, otherId, reason, idempotencyKey }: MergeAsked): Promise<Merged> {
    const hash = inputHash({ keepId, otherId, reason: reason.trim(), by: actor.id });
    await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`merge ${actor.agencyId} ${idempotencyKey}`}, 0))`);
    const kept = await tx.first<{ id: string; input_hash: string; into_id: string; debtor_id: string; agency_id: string; creditor_id: string; reason: string }>(sql`select * from debtor_merge where agency_id = ${actor.agencyId} and idempotency_key = ${idempotencyKey}`);
    if (kept) {
      refuseOtherInput(kept.input_hash, hash);
      return { mergeId: kept.id, keptId: kept.into_id, otherId: kept.debtor_id, agencyId: kept.agency_id, creditorId: kept.creditor_id, reason: kept.reason, already: true, kindsDiffer: false };
    }
    const [keep, other] = await this.#pair(tx, actor, keepId, otherId);
    const faults = new Faults(), why = faults.required('reason', reason, 'words');
    if (idempotencyKey.trim().length < 8 || idempotencyKey.length > 200) faults.add('idempotencyKey', 'bad_key');
    refuseFaults(faults.all);
    await this.#mustFit(tx, keep, other);
    const mergeId = newId();
    await tx.rows(sql`insert into debtor_merge (id, debtor_id, into_id, agency_id, creditor_id, reason, at, by_id, by_name, idempotency_key, input_hash)
      values (${mergeId}, ${other.id}, ${keep.id}, ${keep.agency_id}, ${keep.creditor_id}, ${why}, ${this.clock.now()}, ${actor.id}, ${actor.name}, ${idempotencyKey}, ${hash})`);
    await this.#standAnew(tx, other.id);
    return { mergeId, keptId: keep.id, otherId: other.id, agencyId: keep.agency_id, creditorId: keep.creditor_id, reason: why, already: false, kindsDiffer: keep.kind !== other.kind };
  }

  /** Takes it back: each is again what he was, with what was told of him since. Refusals: not_found, bad_fields (reason), already_parted { at }. */
  async part(tx: Tx, actor: Actor, mergeId: string, reason: string): Promise<Merged> {
    const row = isId(mergeId) ? await tx.first<{ id: string; into_id: string; debtor_id: string; agency_id: string; creditor_id: string; head_id: string }>(sql`select m.id, m.into_id, m.debtor_id, m.agency_id, m.creditor_id, coalesce(d.merged_into, d.id) as head_id
      from debtor_merge m join debtor d on d.id = m.debtor_id where m.id = ${mergeId} and (${rowsFor(actor.ability, 'reverse', 'Debtor', 'd')})`) : undefined;
    if (!row) throw notFound('DebtorMerge');
    await tx.rows(sql`select 1 from debtor d where d.id in (select f from debtor_family(${row.debtor_id}) f) order by d.id for update`);
    const faults = new Faults(), why = faults.required('reason', reason, 'words');
    refuseFaults(faults.all);
    const parted = await tx.first<{ at: string }>(sql`select to_char(p.at at time zone 'Europe/Paris', 'YYYY-MM-DD') as at from debtor_parting p where p.merge_id = ${mergeId}`);
    if (parted) throw new Refused('already_parted', { facts: { on: parted.at } });
    await tx.rows(sql`insert into debtor_parting (merge_id, debtor_id, agency_id, creditor_id, reason, at, by_id, by_name) values (${mergeId}, ${row.debtor_id}, ${row.agency_id}, ${row.creditor_id}, ${why}, ${this.clock.now()}, ${actor.id}, ${actor.name})`);
    await this.#standAnew(tx, row.debtor_id);
    return { mergeId, keptId: row.into_id, otherId: row.debtor_id, agencyId: row.agency_id, creditorId: row.creditor_id, reason: why, already: false, kindsDiffer: false };
  }

  /** Both as this person may merge them, all that are one with either locked in one order. Not found and not his are one answer. */
  async #pair(tx: Tx, actor: Actor, keepId: string, otherId: string): Promise<[Row, Row]> {
    if (!isId(keepId) || !isId(otherId)) throw notFound('Debtor');
    await tx.rows(sql`select 1 from debtor d where d.id in (select f from debtor_family(${keepId}) f union select f from debtor_family(${otherId}) f) order by d.id for update`);
    const rows = await tx.rows<Row>(sql`select d.id, d.agency_id, d.creditor_id, d.kind, d.name, d.merged_into, d.erased_on,
        coalesce(d.siren, (select x.siren from debtor x where x.merged_into = d.id and x.siren is not null order by x.created_at, x.id limit 1)) as siren
      from debtor d where d.id in (${keepId}, ${otherId}) and (${rowsFor(actor.ability, 'merge', 'Debtor', 'd')})`);
    const keep = rows.find(({ id }) => id === keepId), other = rows.find(({ id }) => id === otherId);
    if (!keep || !other) throw notFound('Debtor');
    return [keep, other];
  }

  async #mustFit(tx: Tx, keep: Row, other: Row): Promise<void> {
    if (keep.id === other.id) throw new Refused('same_debtor');
    if (keep.creditor_id !== other.creditor_id) throw new Refused('other_creditor');
    if (keep.siren && other.siren && keep.siren !== other.siren) throw new Refused('sirens_differ', { facts: { keep: keep.siren, other: other.siren } });
    const under = [keep, other].find(({ merged_into: into }) => into !== null);
    if (under) throw new Refused('already_merged', { facts: { name: under.name } });
    if (keep.erased_on || other.erased_on) throw new Refused('debtor_erased', { article: 'RGPD art. 17' });
    // What protects a person protects no company: it would be lost, or stand where it can't.
    if (keep.kind === other.kind) return;
    const person = keep.kind === 'person' ? keep : other;
    const held = await tx.first<{ kind: string }>(sql`select h.kind from hold h where h.debtor_id in (select f from debtor_family(${person.id}) f) and h.kind in ('overIndebtedness', 'debtorDeath', 'protectedPerson') and not exists (select 1 from hold_entry e where e.hold_id = h.id and e.kind = 'voided') limit 1`);
    if (held) throw new Refused('person_held', { facts: { kind: held.kind, name: person.name } });
  }

  /** Under whom each of them stands, read off the rows anew: along the merges that nobody took back, to the end. */
  async #standAnew(tx: Tx, debtorId: string): Promise<void> {
    await tx.rows(sql`
      with recursive touched as (
          select f as id from debtor_family(${debtorId}) f union select m.debtor_id from debtor_merge m join touched t on m.into_id = t.id),
        up as (
          select t.id, t.id as head, 0 as far from touched t
          union all select u.id, m.into_id, u.far + 1 from up u join debtor_merge m on m.debtor_id = u.head where not exists (select 1 from debtor_parting p where p.merge_id = m.id))
      update debtor d set merged_into = nullif(h.head, d.id) from (select distinct on (id) id, head from up order by id, far desc) h
      where h.id = d.id and d.merged_into is distinct from nullif(h.head, d.id)`);
  }
}
