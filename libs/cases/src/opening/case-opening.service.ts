import { Inject, Injectable } from '@nestjs/common';
import { publicReference } from '@quittance/law';
import { MANDATE_ARTICLE, mandateState, MandatesService } from '@quittance/parties';
import { Clock, inStride, inTurns, newId, notFound, Refused, refuseFaults, sql, type Actor, type Tx } from '@quittance/platform';
import { caseFileEntity } from '../files/case-file.entity.ts';
import { among, type Reader } from '../files/reader.ts';
import { HoldStandingService } from '../holds/hold-standing.service.ts';
import { NextActionsService } from '../next-actions/next-actions.service.ts';
import { derive, type Derived } from '../positions/derive.ts';
import { mustHold, PositionsService } from '../positions/positions.service.ts';
import { StatementService } from '../statement/statement.service.ts';
import { firstWord, SYSTEM_NAME, TimelineService } from '../timeline/timeline.service.ts';
import { claimEntity } from './claim.entity.ts';
import { caseFaults, claimFaults, keyOf, toldOf, type AddedClaims, type NewCase, type NewClaim, type OpenedCase } from './new-case.ts';

const OPENED = 'case.opened';

/** A claim with the id and the place that it will have. */
interface Line { id: string; claim: NewClaim; position: number }
/** The claims of one case on their way in. */
interface Placed { id: string; publicReference: string; agencyId: string; creditorId: string; depositId: string | null; lines: readonly Line[] }
/** Cases with the ids that they and their claims will have, and what is derived of them that day. */
export interface ReckonedCases { on: Temporal.PlainDate; files: readonly (NewCase & { id: string; lines: readonly Line[] })[]; derived: Promise<readonly Derived[]> }
interface Collector { readonly id: string; load: number }
interface JoinedRow { id: string; public_reference: string; agency_id: string; creditor_id: string; stage: string; claims: string }

/** A deposit becomes cases: one creditor, one debtor, one regime, with a claim for each invoice. However many they are, the database is asked the same few questions. */
@Injectable()
export class CaseOpeningService {
  /** How many cases each collector has, as a transaction that opens in many parts counts on from what it found at its beginning. */
  readonly #teams = new WeakMap<Tx, Map<string, Collector[]>>();
  /** Whose turn a transaction has. */
  readonly #turns = new WeakMap<Tx, Set<string>>();

  constructor(
    @Inject(Clock) private readonly clock: Clock, @Inject(MandatesService) private readonly mandates: MandatesService, @Inject(NextActionsService) private readonly nextActions: NextActionsService,
    @Inject(StatementService) private readonly statements: StatementService, @Inject(PositionsService) private readonly positions: PositionsService, @Inject(TimelineService) private readonly timeline: TimelineService,
    @Inject(HoldStandingService) private readonly holds: HoldStandingService,
  ) {}

  /** The case of this creditor that is still open against this debtor, if any. */
  async openCaseOf(reader: Reader, creditorId: string, debtorId: string): Promise<{ id: string; publicReference: string } | undefined> {
    const row = await reader.first<{ id: string; public_reference: string }>(sql`
      select id, public_reference from case_file where creditor_id = ${creditorId} and debtor_id in (select m from debtor_family(${debtorId}) m) and stage not in ('closed', 'returned') order by opened_at, id limit 1`);
    return row && { id: row.id, publicReference: row.public_reference };
  }

  /**
   * Opens a case in the caller's transaction. Refusals: no_mandate (CPCE R124-3), case_already_open { publicReference },
   * claim_already_placed { reference, publicReference }, bad_fields (claims.N.…), rate_unknown. not_found for a debtor of someone else.
   */
  async open(tx: Tx, actor: Pick<Actor, 'id' | 'name'>, input: NewCase): Promise<OpenedCase> {
    return (await this.#openAll(tx, actor, [input], () => ''))[0]!;
  }

  /** Opens many at once, all or none, and answers them in their order. Refuses as `open` does; the fields of the case N are cases.N.… `reckoned`: where `reckon` has been asked for these very cases; of them it is not asked once more whether they are new: who reckons has had the creditor's `turn` since before he looked. `findable`: said once the cases themselves are on their way, so that whoever asks for them now finds them. */
  openAll(tx: Tx, actor: Pick<Actor, 'id' | 'name'>, inputs: readonly NewCase[], more: { reckoned?: ReckonedCases; findable?: (() => void) | undefined } = {}): Promise<OpenedCase[]> {
    return this.#openAll(tx, actor, inputs, (n) => `cases.${n}.`, more);
  }

  /** Nobody else opens cases of this creditor until the end of this transaction: what is found now still holds when it is opened. */
  async turn(tx: Tx, creditorId: string): Promise<void> {
    const had = this.#turns.get(tx) ?? new Set();
    if (had.has(creditorId)) return;
    await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`opening ${creditorId}`}, 0))`);
    this.#turns.set(tx, had.add(creditorId));
  }

  /** More invoices of the same debtor join his open case. Refusals: not_found, case_closed | case_returned { stage }, claim_already_placed, bad_fields. Answers the claims' ids, in order. */
  async addClaims(tx: Tx, actor: Pick<Actor, 'id' | 'name'>, caseId: string, depositId: string | null, claims: NewClaim[]): Promise<string[]> {
    return (await this.#addAll(tx, actor, depositId, [{ caseId, claims }], () => ''))[0]!;
  }

  /** The same for many cases at once, each named once, all or none: the ids of the claims of each, in its order. */
  addClaimsAll(tx: Tx, actor: Pick<Actor, 'id' | 'name'>, depositId: string | null, added: readonly AddedClaims[]): Promise<string[][]> {
    return this.#addAll(tx, actor, depositId, added, (n) => `cases.${n}.`);
  }

  async #openAll(tx: Tx, actor: Pick<Actor, 'id' | 'name'>, inputs: readonly NewCase[], path: (n: number) => string, { reckoned, findable }: { reckoned?: ReckonedCases; findable?: (() => void) | undefined } = {}): Promise<OpenedCase[]> {
    if (!inputs.length) return [];
    refuseFaults(inputs.flatMap((input, n) => caseFaults(input, path(n))));
    const today = this.clock.today();
    const now = this.clock.now();
    await this.#oneAtATime(tx, inputs.map(({ creditorId }) => creditorId));
    await this.#mustBeMandated(tx, inputs, today);
    await this.#mustBeTheirDebtors(tx, inputs);
    if (!reckoned) await this.#mustNotBeOpen(tx, inputs);

    const references = await this.#references(tx, inputs), files = (reckoned?.files ?? numbered(inputs)).map((file, n) => ({ ...file, publicReference: references[n]! }));
    if (!reckoned) await this.#mustBeNew(tx, files);
    mustBeOnce(files);
    const derived = await (reckoned?.on.equals(today) ? reckoned.derived : this.#derived(tx, files, today));
    mustHold(derived);

    const assignees = await this.#leastLoaded(tx, inputs);
    const next = { kind: 'send_formal_notice', on: today };
    await inStride([
      () => {
        const written = tx.addAll(caseFileEntity, files.map(({ id, agencyId, creditorId, debtorId, mandateId, depositId, publicReference: reference, regime, claims }, n) => ({
          id, agencyId, creditorId, debtorId, mandateId, depositId, publicReference: reference, regime, stage: 'placed', closedReason: null, assigneeId: assignees[n]!, openedAt: now, noticeReceivedOn: null,
          nextActionKind: next.kind, nextActionOn: next.on, nextActionNote: null, nextActionSetAt: now, nextActionSetBy: SYSTEM_NAME,
          promiseDueOn: null, promiseCents: null, limitationOn: derived[n]!.limitationOn, ...firstWord({ code: OPENED, facts: toldOf(claims) }, now),
        })));
        findable?.();
        return written;
      },
      () => this.#addLines(tx, files, now), () => this.positions.keepFirst(tx, derived), () => this.nextActions.recordFirst(tx, files, next, 'opening', now),
      () => this.timeline.recordFirst(tx, files.map(({ id, agencyId, creditorId, claims }) => ({
        caseId: id, creditorId, agencyId, kind: 'deposit', code: OPENED, facts: toldOf(claims), actor, at: now, factKind: 'case', factId: id, internal: false,
      }))),
    ]);
    await this.#joinHeld(tx, files.map(({ id }) => id));
    await tx.emitAll(files.map(({ id, agencyId, creditorId, depositId }) => ({
      name: 'CaseOpened', ids: { caseId: id, creditorId, ...(depositId ? { depositId } : {}) }, scope: { agencyId, creditorId, caseId: id },
    })));
    return files.map(({ id, publicReference: reference, lines }) => ({ id, publicReference: reference, claimIds: idsOf(lines) }));
  }

  /** What these cases will stand at on their first day, before anything of them is written: begun now, for who has the time. */
  reckon(tx: Tx, inputs: readonly NewCase[]): ReckonedCases {
    if (inputs.some(({ creditorId }) => !this.#turns.get(tx)?.has(creditorId))) throw new Error('cases: who reckons what he opens has the turn of its creditor');
    const on = this.clock.today(), files = numbered(inputs), derived = this.#derived(tx, files, on);
    // Looked at by whoever opens them.
    derived.catch(() => undefined);
    return { on, files, derived };
  }

  async #derived(reader: Reader, files: ReckonedCases['files'], on: Temporal.PlainDate): Promise<Derived[]> {
    return inTurns(await this.statements.factsOfNew(reader, files, on), (facts) => derive(facts, on));
  }

  /** Of a debtor who is held already, a new case is held from its first moment. */
  async #joinHeld(tx: Tx, caseIds: readonly string[]): Promise<void> {
    const held = await this.holds.held(tx, caseIds);
    if (!held.length) return;
    await this.positions.anchorAll(tx, held);
    await this.holds.refresh(tx, held, { by: null, cause: 'opening', why: 'opened' });
  }

  async #addAll(tx: Tx, actor: Pick<Actor, 'id' | 'name'>, depositId: string | null, added: readonly AddedClaims[], path: (n: number) => string): Promise<string[][]> {
    if (!added.length) return [];
    refuseFaults(added.flatMap(({ claims }, n) => claimFaults(claims, path(n))));
    const now = this.clock.now();
    const ids = among(added.map(({ caseId }) => caseId));
    // The creditor's turn before the rows of the cases: two deposits on the same cases never wait for each other crosswise.
    const owners = await tx.rows<{ creditor_id: string }>(sql`select distinct creditor_id from case_file where id = ${ids}`);
    await this.#oneAtATime(tx, owners.map((owner) => owner.creditor_id));
    const rows = await tx.rows<JoinedRow>(sql`
      select f.id, f.public_reference, f.agency_id, f.creditor_id, f.stage, (select count(*) from claim k where k.case_id = f.id) as claims from case_file f where f.id = ${ids} order by f.id for update of f`);
    const byId = new Map(rows.map((row) => [row.id, row]));
    const files = added.map(({ caseId, claims }) => {
      const row = byId.get(caseId);
      if (!row) throw notFound('CaseFile');
      if (row.stage === 'closed' || row.stage === 'returned') throw new Refused(`case_${row.stage}`, { facts: { stage: row.stage } });
      return { id: row.id, publicReference: row.public_reference, agencyId: row.agency_id, creditorId: row.creditor_id, depositId, claims, lines: linesOf(claims, Number(row.claims)) };
    });
    await this.#mustBeNew(tx, files);
    mustBeOnce(files);
    await this.#addLines(tx, files, now);
    await this.positions.anchorAll(tx, files.map(({ id }) => id));
    await this.timeline.writeAll(tx, files.map(({ id, agencyId, creditorId, claims }) => ({
      caseId: id, creditorId, agencyId, kind: 'deposit', code: 'claims.added', facts: toldOf(claims), actor, at: now, factKind: 'deposit', factId: depositId, internal: false,
    })));
    await tx.emitAll(files.map(({ id, agencyId, creditorId }) => ({ name: 'ClaimsAdded', ids: { caseId: id, ...(depositId ? { depositId } : {}) }, scope: { agencyId, creditorId, caseId: id } })));
    return files.map(({ lines }) => idsOf(lines));
  }

  /** Two deposits of one creditor at the same moment: the second sees what the first has opened. */
  async #oneAtATime(tx: Tx, creditorIds: readonly string[]): Promise<void> {
    for (const creditorId of [...new Set(creditorIds)].sort()) await this.turn(tx, creditorId);
  }

  /** A creditor may hold several mandates; the one named must be his and in force that day. */
  async #mustBeMandated(tx: Tx, inputs: readonly NewCase[], day: Temporal.PlainDate): Promise<void> {
    const pairs = new Map(inputs.map((input) => [`${input.creditorId} ${input.mandateId}`, input]));
    for (const { creditorId, mandateId } of pairs.values()) {
      const mandate = await this.mandates.inForce(tx, creditorId, day);
      if (!mandate || (mandate.id !== mandateId && !(await this.#inForce(tx, creditorId, mandateId, day)))) throw new Refused('no_mandate', { article: MANDATE_ARTICLE, facts: { on: String(day) } });
    }
  }

  async #inForce(tx: Tx, creditorId: string, mandateId: string, day: Temporal.PlainDate): Promise<boolean> {
    const mandate = await this.mandates.facts(tx, mandateId);
    return mandate.creditorId === creditorId && mandateState(mandate, day) === 'in_force';
  }

  async #mustBeTheirDebtors(tx: Tx, inputs: readonly NewCase[]): Promise<void> {
    const stranger = await tx.first(sql`
      select 1 as one from jsonb_to_recordset(${partiesOf(inputs)}::jsonb) as r(agency_id uuid, creditor_id uuid, debtor_id uuid)
      where not exists (select 1 from debtor d where d.id = r.debtor_id and d.creditor_id = r.creditor_id and d.agency_id = r.agency_id) limit 1`);
    if (stranger) throw notFound('Debtor');
  }

  async #mustNotBeOpen(tx: Tx, inputs: readonly NewCase[]): Promise<void> {
    const already = await tx.first<{ public_reference: string }>(sql`
      select f.public_reference from jsonb_to_recordset(${partiesOf(inputs)}::jsonb) as r(n integer, creditor_id uuid, debtor_id uuid)
      join case_file f on f.debtor_id = r.debtor_id and f.creditor_id = r.creditor_id and f.stage not in ('closed', 'returned') order by r.n, f.opened_at, f.id limit 1`);
    if (already) throw new Refused('case_already_open', { facts: { publicReference: already.public_reference } });
  }

  /** A public reference for each, in one draw. The same debtor twice among them: the second would find the case of the first. */
  async #references(tx: Tx, inputs: readonly NewCase[]): Promise<string[]> {
    const numbers = await tx.rows<{ n: string }>(sql`select nextval('case_number') as n from generate_series(1, ${inputs.length}::integer)`);
    const references = numbers.map(({ n }) => publicReference(BigInt(n)));
    const first = new Map<string, string>();
    inputs.forEach(({ creditorId, debtorId }, n) => {
      const pair = `${creditorId} ${debtorId}`;
      const before = first.get(pair);
      if (before) throw new Refused('case_already_open', { facts: { publicReference: before } });
      first.set(pair, references[n]!);
    });
    return references;
  }

  /** Each case in turn to the collector who has the fewest open by then; to nobody yet in an agency without collectors. */
  async #leastLoaded(tx: Tx, inputs: readonly NewCase[]): Promise<(string | null)[]> {
    const teams = this.#teams.get(tx) ?? new Map<string, Collector[]>();
    this.#teams.set(tx, teams);
    const asked = [...new Set(inputs.map(({ agencyId }) => agencyId))].filter((id) => !teams.has(id));
    if (asked.length) {
      const rows = await tx.asSystem('assignment', (house) => house.rows<{ id: string; agency_id: string; load: string }>(sql`
        select u.id, u.agency_id, (select count(*) from case_file f where f.assignee_id = u.id and f.stage not in ('closed', 'returned')) as load from app_user u
        where u.agency_id = ${among(asked)} and u.disabled_at is null
          and exists (select 1 from role_held r where r.user_id = u.id and r.role = 'collector' and r.ended_at is null) order by u.id`));
      const found = Map.groupBy(rows, (row) => row.agency_id);
      for (const id of asked) teams.set(id, (found.get(id) ?? []).map((row) => ({ id: row.id, load: Number(row.load) })));
    }
    return inputs.map(({ agencyId }) => {
      const team = teams.get(agencyId)!, least = team.length ? team.reduce((a, b) => (b.load < a.load ? b : a)) : undefined;
      if (!least) return null;
      least.load += 1;
      return least.id;
    });
  }

  /** Refuses claim_already_placed: in a case from before. */
  async #mustBeNew(tx: Tx, files: readonly Placed[]): Promise<void> {
    const all = files.flatMap((file) => file.lines.map(({ claim }) => ({ file, claim })));
    // One creditor at a time, by his id as it is, each claim by its own key, in the order of the index of keys: PostgreSQL has no statistics of what this very deposit has opened, and would else go through all of it.
    let placed: { n: number; reference: string; public_reference: string } | undefined;
    for (const creditorId of new Set(files.map((file) => file.creditorId))) {
      const keys = JSON.stringify(all.flatMap(({ file, claim }, n) => (file.creditorId === creditorId ? [{ n, reference: claim.reference.trim(), issued_on: String(claim.issuedOn), amount_cents: String(claim.amount) }] : [])));
      const found = await tx.rows<NonNullable<typeof placed>>(sql`
        select r.n, k.reference, k.public_reference from jsonb_to_recordset(${keys}::jsonb) as r(n integer, reference text, issued_on date, amount_cents bigint)
        cross join lateral (select c.reference, c.amount_cents, (select f.public_reference from case_file f where f.id = c.case_id) as public_reference
          from claim c where c.creditor_id = ${creditorId} and c.reference = r.reference and c.issued_on = r.issued_on and c.withdrawn_at is null order by c.amount_cents) k
        where k.amount_cents = r.amount_cents and k.public_reference is not null`);
      for (const one of found) if (!placed || one.n < placed.n) placed = one;
    }
    if (placed) throw new Refused('claim_already_placed', { facts: { reference: placed.reference, publicReference: placed.public_reference } });
  }

  #addLines(tx: Tx, files: readonly Placed[], now: Temporal.Instant): Promise<void> {
    return tx.addAll(claimEntity, files.flatMap((file) => file.lines.map(({ id, claim, position }) => ({
      id, caseId: file.id, agencyId: file.agencyId, creditorId: file.creditorId, position, reference: claim.reference.trim(), issuedOn: claim.issuedOn, dueOn: claim.dueOn,
      amountCents: BigInt(claim.amount), currency: 'EUR', contractRate: claim.contractRate ?? null, defaultOnDue: claim.defaultOnDue ?? false, nature: claim.nature, basis: claim.basis ?? null,
      latePenaltyText: claim.latePenaltyText ?? null, indemnityText: claim.indemnityText ?? null, sourceFile: claim.sourceFile ?? null, sourceLine: claim.sourceLine ?? null,
      depositId: file.depositId, dueOnFrom: claim.dueOnFrom ?? 'document', knownEvidence: [...(claim.knownEvidence ?? [])], createdAt: now,
    }))));
  }
}

/** Refuses claim_already_placed: in another of these cases. */
function mustBeOnce(files: readonly Placed[]): void {
  const first = new Map<string, string>();
  for (const file of files) for (const { claim } of file.lines) {
    const key = `${file.creditorId} ${keyOf(claim)}`, before = first.get(key);
    if (before) throw new Refused('claim_already_placed', { facts: { reference: claim.reference.trim(), publicReference: before } });
    first.set(key, file.publicReference);
  }
}

const numbered = (inputs: readonly NewCase[]): ReckonedCases['files'] => inputs.map((input) => ({ ...input, id: newId(), lines: linesOf(input.claims, 0) }));
const linesOf = (claims: readonly NewClaim[], before: number): Line[] => claims.map((claim, i) => ({ id: newId(), claim, position: before + i + 1 }));
const idsOf = (lines: readonly Line[]): string[] => lines.map(({ id }) => id);
const partiesOf = (inputs: readonly NewCase[]): string => JSON.stringify(inputs.map(({ agencyId, creditorId, debtorId }, n) => ({ n, agency_id: agencyId, creditor_id: creditorId, debtor_id: debtorId })));
