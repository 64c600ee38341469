import { Inject, Injectable } from '@nestjs/common';
import { sumCents, formatDecimal, type Cents, type Regime } from '@quittance/law';
import { AppliedLawService } from '@quittance/cases';
import { CreditorsService, MANDATE_ARTICLE, MandatesService, RecogniseDebtorsService, type CreditorFacts, type DoubtfulDebtor, type MandateFacts, type NewDebtor, type Recognised } from '@quittance/parties';
import { Clock, inTurns, Refused, sql, type Tx } from '@quittance/platform';
import { agedBalance, type AgedFigure } from '../lines/aged.ts';
import { natureOf } from '../lines/debtor-of.ts';
import { lackingOf, shownInFile, type EvidenceKind } from '../lines/evidence.ts';
import { lineFault, type LineFault } from '../lines/faults.ts';
import { groupByDebtor, together, type DebtorGroup } from '../lines/group-debtors.ts';
import { KindTally, takenKindOf, type KindFigure } from '../lines/kinds.ts';
import { claimLine, isClaim, limitsOf, saysNoDueDate, type ClaimLine } from '../lines/line-checks.ts';
import type { FilesRead } from '../lines/read-files.ts';
import type { PaymentTerms } from '../lines/terms.ts';
import { joinTwins } from '../lines/twins.ts';
import type { LineWarning } from '../lines/warnings.ts';
import { NO_CHOICES, type PlanChoices } from './choices.ts';
import { lookAt, Seen, type CaseTerms } from './look-at-claim.ts';

/** A claim as it would be opened: with what is told of it, and what a court will ask and is not there. */
export type PlannedClaim = ClaimLine & { nature: string; known: readonly string[]; lacking: EvidenceKind[]; warnings: LineWarning[] };
/** For certain, or because the depositor said so. */
export type KnownAs = Omit<Recognised, 'by'> & { by: Recognised['by'] | 'decided' };
/** A case that the deposit opens, or joins where one is open. doubtful: those whom its debtor may be, and nobody said. */
export interface PlannedCase {
  key: string; debtor: NewDebtor; recognised: KnownAs | undefined; doubtful: (DoubtfulDebtor & { publicReference: string | null })[]; undecided: boolean; open: { id: string; publicReference: string } | undefined; regime: Regime;
  heldKinds: string[]; lacksAddress: boolean; claims: PlannedClaim[]; total: Cents;
}
export interface DepositPlan {
  creditor: CreditorFacts; mandate: MandateFacts; terms: PaymentTerms | null; cases: PlannedCase[]; faults: LineFault[]; claimCount: number; total: Cents;
  kinds: KindFigure[]; aged: AgedFigure[]; needsTerms: number;
}

type Read = Pick<FilesRead, 'files' | 'lines' | 'faults'>;
/** The lines that may be claims, by debtor, and what is told of the others so far. */
export interface Prepared { read: Read; lines: ClaimLine[]; groups: DebtorGroup[]; told: Told }

interface CaseRow { debtor_id: string; id: string; public_reference: string; regime: Regime; open: boolean; held_kinds: string[] }
interface OfDebtor { open: { id: string; publicReference: string; regime: Regime } | undefined; heldKinds: string[] }
type Candidate = DebtorGroup & { recognised: KnownAs | undefined; doubtful: DoubtfulDebtor[]; undecided: boolean };

/** Reads what a deposit would do to the creditor's cases. Asks the database a fixed number of questions, however many lines there are. */
@Injectable()
export class DepositPlanService {
  constructor(@Inject(Clock) private readonly clock: Clock, @Inject(CreditorsService) private readonly creditors: CreditorsService, @Inject(MandatesService) private readonly mandates: MandatesService, @Inject(RecogniseDebtorsService) private readonly recognition: RecogniseDebtorsService, @Inject(AppliedLawService) private readonly law: AppliedLawService) {}

  /** Within what this creditor's claims are taken today, once for all the parts of a deposit. Refuses no_mandate (CPCE R124-3). */
  async terms(tx: Tx, creditorId: string, { terms: stated }: PlanChoices = NO_CHOICES): Promise<CaseTerms> {
    const today = this.clock.today();
    const creditor = await this.creditors.facts(tx, creditorId);
    const mandate = await this.mandates.inForce(tx, creditorId, today);
    if (!mandate) throw new Refused('no_mandate', { article: MANDATE_ARTICLE, facts: { on: String(today), creditor: creditor.name } });
    return { creditor, mandate, today, law: await this.law.of(tx, creditor.agencyId), stated, seen: new Seen() };
  }

  /** Refuses as `terms`, and bad_fields (decisions.N.debtorId: none of those whom it may be). */
  async plan(tx: Tx, creditorId: string, read: Read, choices: PlanChoices = NO_CHOICES): Promise<DepositPlan> {
    const terms = await this.terms(tx, creditorId, choices);
    return this.planned(tx, await this.prepare(read, terms), terms, choices);
  }

  /** What can be said of the lines before anything is asked: in steps, so that others get their turn. */
  async prepare(read: Read, terms: CaseTerms): Promise<Prepared> {
    const { creditor, mandate, today, stated } = terms, told = new Told(read.faults);
    const limits = limitsOf(creditor.siren, mandate, stated, today);
    const claims: ClaimLine[] = [];
    await inTurns(read.lines, (line) => {
      const checked = claimLine(line, limits);
      if (isClaim(checked)) claims.push(checked); else told.leave(checked, line);
    });
    const joined = joinTwins(claims);
    for (const { fault, line } of joined.twice) told.leave(fault, line);
    return { read, lines: joined.lines, groups: await groupByDebtor(joined.lines), told };
  }

  async planned(tx: Tx, { read, lines, groups: all, told }: Prepared, terms: CaseTerms, choices: PlanChoices): Promise<DepositPlan> {
    const { creditor, mandate, today } = terms, creditorId = creditor.id;
    const fresh = await this.#fresh(tx, creditorId, lines, told);
    const groups = await this.#recognise(tx, creditorId, (fresh.length === lines.length ? all : await groupByDebtor(fresh)).map((group) => placedBy(group, choices)), choices);
    const placed = await this.#cases(tx, creditorId, groups);
    const cases = (await inTurns(groups, (group) => plannedCase(group, placed, terms, told))).flat().filter((one) => !told.take(one, choices.without.has(one.key)));
    return {
      creditor, mandate, terms: choices.terms, cases, faults: inFileOrder(told.faults, read), claimCount: cases.reduce((sum, one) => sum + one.claims.length, 0), total: sumCents(cases.map(({ total }) => total)),
      kinds: told.tally.figures(), aged: agedBalance(read.lines, choices.terms, today), needsTerms: read.lines.filter(saysNoDueDate).length,
    };
  }

  /** Without the invoices that are in a case already. Each is looked up by its own key, in the order of the index of keys: PostgreSQL, which has no statistics of what this very deposit has opened, would else go through all of it. */
  async #fresh(tx: Tx, creditorId: string, lines: ClaimLine[], told: Told): Promise<ClaimLine[]> {
    if (!lines.length) return lines;
    const asked = JSON.stringify(lines.map((line) => ({ id: line.id, reference: line.claim.reference, issued_on: String(line.issuedOn) })));
    const placed = await tx.rows<{ id: string; due_on: string; amount_cents: string; public_reference: string }>(sql`
      select r.id, k.due_on::text, k.amount_cents::text, k.public_reference from jsonb_to_recordset(${asked}::jsonb) as r(id text, reference text, issued_on date)
      cross join lateral (select c.due_on, c.amount_cents, c.created_at, (select f.public_reference from case_file f where f.id = c.case_id) as public_reference
        from claim c where c.creditor_id = ${creditorId} and c.reference = r.reference and c.issued_on = r.issued_on and c.withdrawn_at is null order by c.amount_cents) k
      where k.public_reference is not null order by k.created_at`);
    const byLine = Map.groupBy(placed, ({ id }) => id);
    return lines.filter((line) => {
      const known = byLine.get(line.id) ?? [];
      const at = { file: line.file.name, line: line.line };
      const same = known.find((one) => BigInt(one.amount_cents) === line.due);
      // Another sum on the same due date is the same debt, partly paid since; on another day it is an instalment of its own.
      const other = known.find((one) => one.due_on === String(line.dueOn));
      if (same) told.leave(lineFault('already_placed', at, 'reference', { reference: line.claim.reference, caseReference: same.public_reference }), line);
      else if (other) told.leave(lineFault('already_placed_other_amount', at, 'due', { reference: line.claim.reference, caseReference: other.public_reference, placed: formatDecimal(BigInt(other.amount_cents)), amount: formatDecimal(line.due) }), line);
      return !same && !other;
    });
  }

  /** With the debtors that this creditor has handed over before; two groups that are one known debtor become one. */
  async #recognise(tx: Tx, creditorId: string, groups: DebtorGroup[], { decisions }: PlanChoices): Promise<Candidate[]> {
    const found = await this.recognition.recogniseAll(tx, creditorId, groups.map(({ debtor }) => debtor));
    const byDebtor = new Map<string, Candidate>();
    return groups.map((group, i): Candidate => decided(group, found[i]!, decisions.get(group.key))).filter((group) => {
      const before = group.recognised && byDebtor.get(group.recognised.debtorId);
      if (before) {
        before.lines.push(...group.lines);
        before.debtor = together([before.debtor, group.debtor]);
      } else if (group.recognised) byDebtor.set(group.recognised.debtorId, group);
      return !before;
    });
  }

  /** The case that is open against each debtor, also under one who is one with him, and the holds that stand on him. */
  async #cases(tx: Tx, creditorId: string, groups: readonly Candidate[]): Promise<Map<string, OfDebtor>> {
    const ids = new Set(groups.flatMap(({ recognised, doubtful }) => [...(recognised ? [recognised.debtorId] : []), ...doubtful.map(({ debtorId }) => debtorId)]));
    if (!ids.size) return new Map();
    const rows = await tx.rows<CaseRow>(sql`
      with asked as (select value::uuid as id from jsonb_array_elements_text(${JSON.stringify([...ids])}::jsonb)),
      one as (select id, id as debtor_id from asked union all select a.id, d.id from asked a join debtor d on d.merged_into = a.id)
      select one.id as debtor_id, f.id, f.public_reference, f.regime, f.stage not in ('closed', 'returned') as open, to_jsonb(f.held_kinds) as held_kinds
      from one join case_file f on f.debtor_id = one.debtor_id where f.creditor_id = ${creditorId} and (f.stage not in ('closed', 'returned') or f.held_kinds <> '{}') order by one.id, f.opened_at, f.id`);
    return new Map([...Map.groupBy(rows, (row) => row.debtor_id)].map(([id, files]) => {
      const open = files.find((file) => file.open);
      return [id, { open: open && { id: open.id, publicReference: open.public_reference, regime: open.regime }, heldKinds: open ? open.held_kinds : [...new Set(files.flatMap((file) => file.held_kinds))] }];
    }));
  }
}

/** What is left out, and why: told line by line, and counted. */
class Told {
  readonly faults: LineFault[];
  readonly tally = new KindTally();

  constructor(faults: readonly LineFault[]) {
    this.faults = [...faults];
    this.tally.unread(faults);
  }

  leave(fault: LineFault, line: Pick<ClaimLine, 'claim'>): void {
    this.faults.push(fault);
    this.tally.leave(fault, line);
  }

  /** Counts a case; answers whether it is left out. */
  take({ heldKinds, claims, open, recognised, undecided, total }: PlannedCase, leftOut: boolean): boolean {
    const kind = leftOut ? 'left_out' : takenKindOf({ held: heldKinds.length > 0, barred: claims.some(({ warnings }) => warnings.some(({ code }) => code === 'barred')), open: open !== undefined, recognised: recognised !== undefined, doubtful: undecided });
    this.tally.add(kind, { cases: 1, claims: claims.length, total });
    return leftOut;
  }
}

/** Where the file gives no place, the one that the depositor wrote. */
const placedBy = (group: DebtorGroup, { addresses }: PlanChoices): DebtorGroup => {
  const address = group.debtor.address ? undefined : addresses.get(group.key);
  return address ? { ...group, debtor: { ...group.debtor, address } } : group;
};

function decided(group: DebtorGroup, { found, doubtful }: { found: Recognised | undefined; doubtful: DoubtfulDebtor[] }, decision: { debtorId: string | null; at: number } | undefined): Candidate {
  if (found || !doubtful.length || !decision) return { ...group, recognised: found, doubtful, undecided: !found && doubtful.length > 0 };
  if (decision.debtorId === null) return { ...group, recognised: undefined, doubtful, undecided: false };
  const chosen = doubtful.find(({ debtorId }) => debtorId === decision.debtorId);
  if (!chosen) throw new Refused('bad_fields', { fields: [{ field: `decisions.${decision.at}.debtorId`, code: 'not_in_list' }] });
  return { ...group, recognised: { ...chosen, by: 'decided' }, doubtful, undecided: false };
}

function plannedCase(group: Candidate, known: ReadonlyMap<string, OfDebtor>, terms: CaseTerms, told: Told): PlannedCase[] {
  const { key, debtor, recognised, doubtful, undecided } = group;
  const ofDebtor = recognised && known.get(recognised.debtorId);
  const regime = ofDebtor?.open?.regime ?? regimeOf(group);
  const claims = group.lines.flatMap((line): PlannedClaim[] => {
    const claim = { ...line, nature: natureOf(line.claim, regime) };
    const looked = lookAt(claim, regime, terms);
    if (!('warnings' in looked)) { told.leave(looked, line); return []; }
    const shown = [...shownInFile(line.claim), ...(line.invoices.length ? ['invoice'] : [])];
    return [{ ...claim, known: shownInFile(line.claim), lacking: lackingOf({ regime, nature: claim.nature, amount: line.due }, new Set(shown), terms.today), warnings: looked.warnings }];
  });
  if (!claims.length) return [];
  const open = ofDebtor?.open && { id: ofDebtor.open.id, publicReference: ofDebtor.open.publicReference };
  return [{
    key, debtor, recognised, doubtful: doubtful.map((one) => ({ ...one, publicReference: known.get(one.debtorId)?.open?.publicReference ?? null })), undecided, open, regime,
    heldKinds: ofDebtor?.heldKinds ?? [], lacksAddress: !debtor.address && !recognised?.hasAddress, claims, total: sumCents(claims.map(({ due }) => due)),
  }];
}

/** Company: commercial; person: civil; public body: public. A known debtor is what it was known to be. */
function regimeOf({ recognised, debtor }: Candidate): Regime {
  if (recognised?.publicBody || debtor.publicBody) return 'public';
  return (recognised?.kind ?? debtor.kind) === 'company' ? 'commercial' : 'civil';
}

/** As a person reads the files: the first, from its first line on. */
function inFileOrder(faults: LineFault[], read: Pick<FilesRead, 'files'>): LineFault[] {
  const order = new Map(read.files.map(({ file }, i) => [file.name, i]));
  return faults.toSorted((a, b) => (order.get(a.file) ?? order.size) - (order.get(b.file) ?? order.size) || (a.line ?? 0) - (b.line ?? 0));
}

