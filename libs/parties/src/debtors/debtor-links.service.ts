import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { Clock, isId, newId, notFound, Refused, refuseFaults, sql, type Actor, type Tx } from '@quittance/platform';
import { Faults } from '../faults.ts';
import { DebtorDataService, type DebtorNamed } from './debtor-data.service.ts';
import { isToldBy, TOLD_BY } from './told.ts';

export const RELATIONS = ['parent', 'subsidiary', 'group', 'successor', 'predecessor'] as const;
type Relation = (typeof RELATIONS)[number];
/** What the other is to this one, as the row has it: the first says of the second's other that he is its parent, its group, its successor. */
const STORED: Readonly<Record<Relation, { kind: 'parent' | 'group' | 'successor'; turned: boolean }>> = {
  parent: { kind: 'parent', turned: false }, subsidiary: { kind: 'parent', turned: true }, group: { kind: 'group', turned: false }, successor: { kind: 'successor', turned: false }, predecessor: { kind: 'successor', turned: true },
};
export interface LinkAsked { otherId: string; relation: string; toldBy: string; source: string }
export interface Linked { linkId: string; otherName: string; relation: string }

/** Companies of one creditor's debtors that belong together: each still owes only what he owes. */
@Injectable()
export class DebtorLinksService {
  constructor(@Inject(Clock) private readonly clock: Clock, @Inject(DebtorDataService) private readonly data: DebtorDataService) {}

  /** Refusals: not_found, bad_fields (relation, toldBy, source), same_debtor, other_creditor, not_a_company { name }, already_linked { relation }, debtor_erased. */
  async link(tx: Tx, actor: Actor, who: DebtorNamed, { otherId, relation, toldBy, source }: LinkAsked): Promise<Linked> {
    await this.data.lock(tx, who.debtorId);
    const other = isId(otherId) ? await tx.first<{ id: string; creditor_id: string; kind: string; name: string }>(sql`select d.id, d.creditor_id, d.kind, d.name from debtor d where d.id = ${otherId} and (${rowsFor(actor.ability, 'record', 'Debtor', 'd')})`) : undefined;
    if (!other) throw notFound('Debtor');
    const faults = new Faults(), words = faults.required('source', source, 'words');
    const asked = (RELATIONS as readonly string[]).includes(relation) ? (relation as Relation) : null;
    if (!asked) faults.add('relation', 'not_in_list', { value: relation.slice(0, 60), list: RELATIONS.join(', ') });
    if (!isToldBy(toldBy)) faults.add('toldBy', 'not_in_list', { value: toldBy.slice(0, 60), list: TOLD_BY.join(', ') });
    refuseFaults(faults.all);
    if (other.creditor_id !== who.creditorId) throw new Refused('other_creditor');
    const self = await tx.first<{ same: boolean; kind: string; name: string }>(sql`select coalesce(d.merged_into, d.id) = (select coalesce(o.merged_into, o.id) from debtor o where o.id = ${other.id}) as same, d.kind, d.name from debtor d where d.id = ${who.debtorId}`);
    if (self!.same) throw new Refused('same_debtor');
    for (const one of [self!, other]) if (one.kind !== 'company') throw new Refused('not_a_company', { facts: { name: one.name } });
    const { kind, turned } = STORED[asked!];
    const [from, to] = turned ? [other.id, who.debtorId] : [who.debtorId, other.id];
    const there = await tx.first(sql`select 1 from debtor_link l where l.kind = ${kind} and not exists (select 1 from debtor_unlink u where u.link_id = l.id) and l.debtor_id in (select f from debtor_family(${from}) f) and l.other_id in (select f from debtor_family(${to}) f)
      or l.kind = 'group' and ${kind} = 'group' and not exists (select 1 from debtor_unlink u where u.link_id = l.id) and l.debtor_id in (select f from debtor_family(${to}) f) and l.other_id in (select f from debtor_family(${from}) f)`);
    if (there) throw new Refused('already_linked', { facts: { relation: asked, name: other.name } });
    const linkId = newId();
    await tx.rows(sql`insert into debtor_link (id, debtor_id, other_id, agency_id, creditor_id, kind, told_by, source, at, by_id, by_name) values (${linkId}, ${from}, ${to}, ${who.agencyId}, ${who.creditorId}, ${kind}, ${toldBy}, ${words}, ${this.clock.now()}, ${actor.id}, ${actor.name})`);
    return { linkId, otherName: other.name, relation: asked! };
  }

  /** Refusals: not_found, bad_fields (reason), already_unlinked. */
  async unlink(tx: Tx, actor: Actor, who: DebtorNamed, linkId: string, reason: string): Promise<Linked> {
    await this.data.lock(tx, who.debtorId);
    const row = isId(linkId) ? await tx.first<{ id: string; kind: string; name: string; ended: boolean }>(sql`select l.id, l.kind, o.name, exists (select 1 from debtor_unlink u where u.link_id = l.id) as ended from debtor_link l
      join debtor o on o.id = case when l.debtor_id in (select f from debtor_family(${who.debtorId}) f) then l.other_id else l.debtor_id end
      where l.id = ${linkId} and (l.debtor_id in (select f from debtor_family(${who.debtorId}) f) or l.other_id in (select f from debtor_family(${who.debtorId}) f))`) : undefined;
    if (!row) throw notFound('DebtorLink');
    const faults = new Faults(), why = faults.required('reason', reason, 'words');
    refuseFaults(faults.all);
    if (row.ended) throw new Refused('already_unlinked');
    await tx.rows(sql`insert into debtor_unlink (link_id, debtor_id, agency_id, creditor_id, reason, at, by_id, by_name) values (${linkId}, ${who.debtorId}, ${who.agencyId}, ${who.creditorId}, ${why}, ${this.clock.now()}, ${actor.id}, ${actor.name})`);
    return { linkId, otherName: row.name, relation: row.kind };
  }
}
