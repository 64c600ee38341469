import { Inject, Injectable } from '@nestjs/common';
import { cents, isLawError, limitation, parseRate, position, sumCents, formatDecimal, type Cents, type LawTables, type Regime } from '@quittance/law';
import { AppliedLawService } from '@quittance/cases';
import { CreditorsService, DebtorsService, MANDATE_ARTICLE, MandatesService, type CreditorFacts, type MandateFacts, type NewDebtor, type Recognised } from '@quittance/parties';
import { Clock, Refused, sql, type Tx } from '@quittance/platform';
import { natureOf } from '../lines/debtor-of.ts';
import { lineFault, type LineFault } from '../lines/faults.ts';
import { groupByDebtor, together, type DebtorGroup } from '../lines/group-debtors.ts';
import { claimLine, isClaim, isFault, type ClaimLine } from '../lines/line-checks.ts';
import type { FilesRead } from '../lines/read-files.ts';
import { joinTwins } from '../lines/twins.ts';

/** A case that the deposit opens, or joins where one is open. */
export interface PlannedCase {
  key: string; debtor: NewDebtor; recognised: Recognised | undefined; open: { id: string; publicReference: string } | undefined; regime: Regime;
  claims: (ClaimLine & { nature: string })[]; total: Cents;
}
export interface DepositPlan { creditor: CreditorFacts; mandate: MandateFacts; cases: PlannedCase[]; faults: LineFault[]; claimCount: number; total: Cents }

interface OpenCase { id: string; public_reference: string; debtor_id: string; regime: Regime }
type Candidate = DebtorGroup & { recognised: Recognised | undefined };

/** Reads what a deposit would do to the creditor's cases. Asks the database a fixed number of questions, however many lines there are. */
@Injectable()
export class DepositPlanService {
  constructor(@Inject(Clock) private readonly clock: Clock, @Inject(CreditorsService) private readonly creditors: CreditorsService, @Inject(MandatesService) private readonly mandates: MandatesService, @Inject(DebtorsService) private readonly debtors: DebtorsService, @Inject(AppliedLawService) private readonly law: AppliedLawService) {}

  /** Refuses no_mandate (CPCE R124-3). `without`: keys of cases that are left out. */
  async plan(tx: Tx, creditorId: string, read: FilesRead, without: ReadonlySet<string>): Promise<DepositPlan> {
    const today = this.clock.today();
    const creditor = await this.creditors.facts(tx, creditorId);
    const mandate = await this.mandates.inForce(tx, creditorId, today);
    if (!mandate) throw new Refused('no_mandate', { article: MANDATE_ARTICLE, facts: { on: String(today), creditor: creditor.name } });

    const law = await this.law.of(tx, creditor.agencyId);
    const checked = read.lines.map((line) => claimLine(line, creditor.siren, today));
    const joined = joinTwins(checked.filter(isClaim));
    const fresh = await this.#fresh(tx, creditorId, joined.lines);
    const groups = await this.#recognise(tx, creditorId, groupByDebtor(fresh.lines));
    const open = await this.#openCases(tx, creditorId, groups);
    const faults = [...read.faults, ...checked.filter(isFault), ...joined.faults, ...fresh.faults];

    const cases = groups.flatMap((group): PlannedCase[] => {
      const existing = group.recognised && open.get(group.recognised.debtorId);
      const regime = existing?.regime ?? regimeOf(group);
      const claims = group.lines.map((line) => ({ ...line, nature: natureOf(line.claim, regime) })).filter((claim) => {
        const fault = claimFault(claim, regime, { creditor, mandate, today, law });
        if (fault) faults.push(fault);
        return !fault;
      });
      if (!claims.length || without.has(group.key)) return [];
      return [{ key: group.key, debtor: group.debtor, recognised: group.recognised, open: existing && { id: existing.id, publicReference: existing.public_reference }, regime, claims, total: sumCents(claims.map(({ due }) => due)) }];
    });
    return { creditor, mandate, cases, faults: inFileOrder(faults, read), claimCount: cases.reduce((sum, { claims }) => sum + claims.length, 0), total: sumCents(cases.map(({ total }) => total)) };
  }

  /** Without the invoices that are in a case already. */
  async #fresh(tx: Tx, creditorId: string, lines: ClaimLine[]): Promise<{ lines: ClaimLine[]; faults: LineFault[] }> {
    if (!lines.length) return { lines, faults: [] };
    const asked = JSON.stringify(lines.map((line) => ({ id: line.id, reference: line.claim.reference, issued_on: String(line.issuedOn) })));
    const placed = await tx.rows<{ id: string; due_on: string; amount_cents: string; public_reference: string }>(sql`
      select r.id, k.due_on::text, k.amount_cents::text, f.public_reference from jsonb_to_recordset(${asked}::jsonb) as r(id text, reference text, issued_on date)
      join claim k on k.creditor_id = ${creditorId} and k.reference = r.reference and k.issued_on = r.issued_on join case_file f on f.id = k.case_id order by k.created_at`);
    const byLine = Map.groupBy(placed, ({ id }) => id);
    const faults: LineFault[] = [];
    const kept = lines.filter((line) => {
      const known = byLine.get(line.id) ?? [];
      const at = { file: line.file.name, line: line.line };
      const same = known.find((one) => BigInt(one.amount_cents) === line.due);
      // Another sum on the same due date is the same debt, partly paid since; on another day it is an instalment of its own.
      const other = known.find((one) => one.due_on === String(line.dueOn));
      if (same) faults.push(lineFault('already_placed', at, 'reference', { reference: line.claim.reference, caseReference: same.public_reference }));
      else if (other) faults.push(lineFault('already_placed_other_amount', at, 'due', { reference: line.claim.reference, caseReference: other.public_reference, placed: formatDecimal(BigInt(other.amount_cents)), amount: formatDecimal(line.due) }));
      return !same && !other;
    });
    return { lines: kept, faults };
  }

  /** With the debtors that this creditor has handed over before; two groups that are one known debtor become one. */
  async #recognise(tx: Tx, creditorId: string, groups: DebtorGroup[]): Promise<Candidate[]> {
    const found = await this.debtors.recogniseAll(tx, creditorId, groups.map(({ debtor }) => debtor));
    const byDebtor = new Map<string, Candidate>();
    return groups.map((group, i): Candidate => ({ ...group, recognised: found[i] })).filter((group) => {
      const before = group.recognised && byDebtor.get(group.recognised.debtorId);
      if (before) {
        before.lines.push(...group.lines);
        before.debtor = together([before.debtor, group.debtor]);
      } else if (group.recognised) byDebtor.set(group.recognised.debtorId, group);
      return !before;
    });
  }

  async #openCases(tx: Tx, creditorId: string, groups: readonly Candidate[]): Promise<Map<string, OpenCase>> {
    const ids = groups.flatMap(({ recognised }) => (recognised ? [recognised.debtorId] : []));
    if (!ids.length) return new Map();
    const rows = await tx.rows<OpenCase>(sql`
      with asked as (select value::uuid as id from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)),
        whose as (select d.id, d.id as head from debtor d join asked k on k.id = d.id union all select d.id, d.merged_into from debtor d join asked k on k.id = d.merged_into)
      select distinct on (w.head) f.id, f.public_reference, w.head as debtor_id, f.regime from whose w join case_file f on f.debtor_id = w.id
      where f.creditor_id = ${creditorId} and f.stage not in ('closed', 'returned') order by w.head, f.opened_at, f.id`);
    return new Map(rows.map((row) => [row.debtor_id, row]));
  }
}

/** Company: commercial; person: civil; public body: public. A known debtor is what it was known to be. */
function regimeOf({ recognised, debtor }: Candidate): Regime {
  if (recognised?.publicBody || debtor.publicBody) return 'public';
  return (recognised?.kind ?? debtor.kind) === 'company' ? 'commercial' : 'civil';
}

/** Barred against a consumer: it may not be claimed any more (C. conso. L218-2). Against a company it may, and the case says that it is barred. */
function claimFault(claim: PlannedCase['claims'][number], regime: Regime, { creditor, mandate, today, law }: { creditor: CreditorFacts; mandate: MandateFacts; today: Temporal.PlainDate; law: LawTables }): LineFault | undefined {
  const at = { file: claim.file.name, line: claim.line };
  const { reference } = claim.claim;
  const term = limitation({ nature: claim.nature, accrued: claim.dueOn, asOf: today }, law);
  if (regime === 'civil' && term.barred) return lineFault('barred', at, 'dueOn', { reference, dueOn: String(claim.dueOn), expires: String(term.expires), ...(term.article ? { article: term.article } : {}) });
  const rate = claim.claim.contractRate === null ? null : (parseRate(claim.claim.contractRate) ?? null);
  const found = position({ asOf: today, regime, creditor: creditor.kind, dayCount: mandate.dayCount, allocation: mandate.allocation, claims: [{ id: reference, dueOn: claim.dueOn, amount: cents(claim.due), contractRate: rate }] }, today, law);
  return isLawError(found) ? lineFault('rate_unknown', at, 'dueOn', { reference, dueOn: String(claim.dueOn), ...(found.lacking ? { from: found.lacking.from, to: found.lacking.to } : {}) }) : undefined;
}

/** As a person reads the files: the first, from its first line on. */
function inFileOrder(faults: LineFault[], read: FilesRead): LineFault[] {
  const order = new Map(read.files.map(({ file }, i) => [file.name, i]));
  return faults.toSorted((a, b) => order.get(a.file)! - order.get(b.file)! || (a.line ?? 0) - (b.line ?? 0));
}
