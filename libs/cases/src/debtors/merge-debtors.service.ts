import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { AuditService } from '@quittance/identity';
import { cents } from '@quittance/law';
import { DebtorMergesService, DebtorsService, debtorView, type Debtor, type Merged } from '@quittance/parties';
import { Clock, Database, isId, list, notFound, sql, toFacts, type Actor, type Tx } from '@quittance/platform';
import { dueOf } from '../positions/due-of.ts';
import { TimelineService } from '../timeline/timeline.service.ts';
import { DebtorsMerged, MergedCase, type MergeDebtorsInput, type MergeWarning } from './debtor-record.type.ts';
import { HeldTogetherService } from './held-together.service.ts';

interface Trial { dryRun?: boolean }
interface Before { kept: Debtor; other: Debtor; cases: CaseStand[] }
interface CaseStand { id: string; reference: string; name: string; stage: string; due: bigint; held: string[]; withStudy: boolean }
/** Below it, nothing in the names says that they are one. */
const NAMES_FAR = 0.2;
const isOpen = ({ stage }: CaseStand): boolean => stage !== 'closed' && stage !== 'returned';

/** Two records of one debtor become one, and two again: what lies on the one's cases lies on the other's, told before it is done. Their cases stay as many as they are, each with its claims, its statement and its term. */
@Injectable()
export class MergeDebtorsService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(DebtorMergesService) private readonly merges: DebtorMergesService, @Inject(DebtorsService) private readonly debtors: DebtorsService,
    @Inject(HeldTogetherService) private readonly held: HeldTogetherService, @Inject(TimelineService) private readonly timeline: TimelineService, @Inject(AuditService) private readonly audit: AuditService,
  ) {}

  /** Refusals: as DebtorMergesService.merge; rate_unknown. */
  merge(actor: Actor, input: MergeDebtorsInput, { dryRun = false }: Trial = {}): Promise<DebtorsMerged> {
    return this.database.transact(async (tx) => {
      const before = await this.#before(tx, actor, input.keepId, input.otherId);
      await this.held.lock(tx, [input.keepId, input.otherId]);
      const merged = await this.merges.merge(tx, actor, input);
      if (!merged.already) await this.#follow(tx, actor, merged, before, 'merged');
      return this.#answer(tx, merged, before);
    }, { dryRun });
  }

  /** Refusals: not_found, bad_fields (reason), already_parted, rate_unknown. */
  part(actor: Actor, mergeId: string, reason: string, { dryRun = false }: Trial = {}): Promise<DebtorsMerged> {
    return this.database.transact(async (tx) => {
      const row = isId(mergeId) ? await tx.first<{ into_id: string; debtor_id: string }>(sql`select m.into_id, m.debtor_id from debtor_merge m where m.id = ${mergeId}`) : undefined;
      if (!row) throw notFound('DebtorMerge');
      const before = await this.#before(tx, actor, row.into_id, row.debtor_id);
      await this.held.lock(tx, [row.into_id, row.debtor_id]);
      const parted = await this.merges.part(tx, actor, mergeId, reason);
      await this.#follow(tx, actor, parted, before, 'parted');
      return this.#answer(tx, parted, before);
    }, { dryRun });
  }

  /** Both, and all their cases, as they stand; of those whom this person may merge. */
  async #before(tx: Tx, actor: Actor, keptId: string, otherId: string): Promise<Before> {
    if (!isId(keptId) || !isId(otherId)) throw notFound('Debtor');
    const mine = await tx.rows<{ id: string }>(sql`select d.id from debtor d where d.id in (${list([...new Set([keptId, otherId])])}) and (${rowsFor(actor.ability, 'read', 'Debtor', 'd')}) and (${rowsFor(actor.ability, 'merge', 'Debtor', 'd')})`);
    if (mine.length !== new Set([keptId, otherId]).size) throw notFound('Debtor');
    const facts = await this.debtors.factsOf(tx, [keptId, otherId]);
    return { kept: debtorView(facts.get(keptId)!), other: debtorView(facts.get(otherId)!), cases: await this.#cases(tx, [keptId, otherId]) };
  }

  async #cases(tx: Tx, debtorIds: readonly string[]): Promise<CaseStand[]> {
    const rows = await tx.rows<{ id: string; public_reference: string; name: string; stage: string; due: string; held: string[]; with_study: boolean }>(sql`
      select f.id, f.public_reference, d.name, f.stage, ${dueOf('f', this.clock.today())} as due, to_jsonb(f.held_kinds) as held, f.study_id is not null as with_study from case_file f join debtor d on d.id = f.debtor_id
      where f.debtor_id in (select m.id from debtor x cross join lateral debtor_family(x.id) as m(id) where x.id in (${list([...debtorIds])})) order by f.stage in ('closed', 'returned'), f.opened_at, f.id`);
    return rows.map((row) => ({ id: row.id, reference: row.public_reference, name: row.name, stage: row.stage, due: BigInt(row.due), held: row.held, withStudy: row.with_study }));
  }

  /** What lies on one lies on all; a line on each open case, an event for each, the trail. */
  async #follow(tx: Tx, actor: Actor, { mergeId, keptId, otherId, agencyId, creditorId }: Merged, { kept, other, cases }: Before, what: 'merged' | 'parted'): Promise<void> {
    const by = { id: actor.id, name: actor.name }, scope = { agencyId, creditorId };
    await this.held.refresh(tx, by, cases.map(({ id }) => id), `${what}:${mergeId}`, what);
    await this.timeline.writeAll(tx, cases.filter(isOpen).map(({ id }) => ({ ...scope, caseId: id, kind: 'debtor' as const, code: `debtors.${what}`, facts: { kept: kept.name, other: other.name }, actor: by, factKind: 'debtor_merge', factId: mergeId, internal: false })));
    await tx.emitAll(cases.map(({ id }) => ({ name: what === 'merged' ? 'DebtorsMerged' as const : 'DebtorsParted' as const, ids: { caseId: id, debtorId: keptId }, scope: { ...scope, caseId: id, toBailiff: true } })));
    await this.audit.record(tx, actor, { action: what === 'merged' ? 'mergeDebtors' : 'partDebtors', subject: 'Debtor', subjectId: keptId, outcome: 'done', facts: { merge: mergeId, other: otherId } });
  }

  async #answer(tx: Tx, merged: Merged, before: Before): Promise<DebtorsMerged> {
    const after = new Map((await this.#cases(tx, [merged.keptId, merged.otherId])).map((one) => [one.id, one]));
    const open = before.cases.filter(isOpen);
    const cases = open.map((was) => {
      const is = after.get(was.id) ?? was;
      return Object.assign(new MergedCase(), { id: was.id, publicReference: was.reference, debtorName: was.name, stage: is.stage, dueBefore: cents(was.due), dueAfter: cents(is.due), heldBefore: was.held, heldAfter: is.held });
    });
    return Object.assign(new DebtorsMerged(), {
      mergeId: merged.mergeId, kept: before.kept, other: before.other, after: debtorView(await this.debtors.facts(tx, merged.keptId)), cases, overCount: before.cases.length - open.length,
      warnings: await this.#warnings(tx, merged, before, cases),
    });
  }

  /** What is to be weighed, though nothing forbids it. */
  async #warnings(tx: Tx, { kindsDiffer, keptId, otherId }: Merged, { kept, other, cases }: Before, effects: readonly MergedCase[]): Promise<MergeWarning[]> {
    const warnings: MergeWarning[] = [];
    if (kindsDiffer) warnings.push({ code: 'kinds_differ', facts: toFacts({ kept: kept.kind, other: other.kind }) });
    // Two persons taken for one would each learn of the other’s debt.
    const far = await tx.first<{ likeness: string }>(sql`select similarity(a.name_key, b.name_key) as likeness from debtor a, debtor b where a.id = ${keptId} and b.id = ${otherId}`);
    if (Number(far?.likeness ?? 1) < NAMES_FAR) warnings.push({ code: 'names_differ', facts: toFacts({ kept: kept.name, other: other.name }) });
    const spread = [...new Set(effects.flatMap(({ heldBefore, heldAfter }) => heldAfter.filter((kind) => !heldBefore.includes(kind))))];
    if (spread.length) warnings.push({ code: 'holds_spread', facts: toFacts({ kinds: spread.join(',') }) });
    if (effects.length > 1) warnings.push({ code: 'several_open', facts: toFacts({ count: effects.length }) });
    const handed = cases.filter((one) => isOpen(one) && one.withStudy);
    if (handed.length) warnings.push({ code: 'handed_over', facts: toFacts({ references: handed.map(({ reference }) => reference).join(', ') }) });
    const asked = await tx.first(sql`select 1 from privacy_request r where (r.debtor_id in (${keptId}, ${otherId}) or exists (select 1 from privacy_subject s where s.request_id = r.id and s.debtor_id in (${keptId}, ${otherId})))
      and not exists (select 1 from privacy_event e where e.request_id = r.id and e.kind in ('answered', 'refused'))`);
    if (asked) warnings.push({ code: 'privacy_request_open', facts: [] });
    return warnings;
  }
}
