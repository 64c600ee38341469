import { Inject, Injectable } from '@nestjs/common';
import { cents, formatDecimal, parseRate, publicReference, sumCents, type Cents, type Regime } from '@quittance/law';
import { MANDATE_ARTICLE, mandateState, MandatesService } from '@quittance/parties';
import { Clock, newId, notFound, Refused, refuseFaults, sql, type Actor, type Fault, type Tx } from '@quittance/platform';
import { caseFileEntity } from '../files/case-file.entity.ts';
import type { Reader } from '../files/reader.ts';
import { NextActionsService } from '../next-actions/next-actions.service.ts';
import { PositionsService } from '../positions/positions.service.ts';
import { TimelineService } from '../timeline/timeline.service.ts';
import { claimEntity } from './claim.entity.ts';

export interface NewClaim {
  reference: string; issuedOn: Temporal.PlainDate; dueOn: Temporal.PlainDate; amount: Cents;
  /** Percent a year, decimal string. */
  contractRate?: string | null; defaultOnDue?: boolean;
  /** For limitation: libs/law LIMITATION_NATURES. */
  nature: string;
  basis?: string | null; latePenaltyText?: string | null; indemnityText?: string | null; sourceFile?: string | null; sourceLine?: number | null;
}
export interface NewCase { agencyId: string; creditorId: string; debtorId: string; mandateId: string; depositId: string | null; regime: Regime; claims: NewClaim[] }
export interface OpenedCase { id: string; publicReference: string; claimIds: string[] }

const REGIMES: readonly string[] = ['commercial', 'civil', 'public'];

/** A deposit becomes cases: one creditor, one debtor, one regime, with a claim for each invoice. */
@Injectable()
export class CaseOpeningService {
  constructor(
    @Inject(Clock) private readonly clock: Clock, @Inject(MandatesService) private readonly mandates: MandatesService, @Inject(NextActionsService) private readonly nextActions: NextActionsService,
    @Inject(PositionsService) private readonly positions: PositionsService, @Inject(TimelineService) private readonly timeline: TimelineService,
  ) {}

  /** The case of this creditor that is still open against this debtor, if any. */
  async openCaseOf(reader: Reader, creditorId: string, debtorId: string): Promise<{ id: string; publicReference: string } | undefined> {
    const row = await reader.first<{ id: string; public_reference: string }>(sql`
      select id, public_reference from case_file where creditor_id = ${creditorId} and debtor_id = ${debtorId} and stage not in ('closed', 'returned') order by opened_at, id limit 1`);
    return row && { id: row.id, publicReference: row.public_reference };
  }

  /**
   * Opens a case in the caller's transaction. Refusals: no_mandate (CPCE R124-3), case_already_open { publicReference },
   * claim_already_placed { reference, publicReference }, bad_fields (claims.N.…), rate_unknown. not_found for a debtor of someone else.
   */
  async open(tx: Tx, actor: Pick<Actor, 'id' | 'name'>, input: NewCase): Promise<OpenedCase> {
    const { agencyId, creditorId, debtorId, mandateId, depositId, regime } = input;
    const today = this.clock.today();
    const now = this.clock.now();
    refuseFaults([...(REGIMES.includes(regime) ? [] : [{ field: 'regime', code: 'not_in_list', facts: { value: regime } }]), ...faultsOf(input.claims)]);
    await this.#oneAtATime(tx, creditorId);
    const mandate = await this.mandates.inForce(tx, creditorId, today);
    if (!mandate || (mandate.id !== mandateId && !(await this.#inForce(tx, creditorId, mandateId, today)))) throw new Refused('no_mandate', { article: MANDATE_ARTICLE, facts: { on: String(today) } });
    const debtor = await tx.first(sql`select 1 as one from debtor where id = ${debtorId} and creditor_id = ${creditorId} and agency_id = ${agencyId}`);
    if (!debtor) throw notFound('Debtor');
    const already = await this.openCaseOf(tx, creditorId, debtorId);
    if (already) throw new Refused('case_already_open', { facts: { publicReference: already.publicReference } });

    const id = newId();
    const number = await tx.first<{ n: string }>(sql`select nextval('case_number') as n`);
    const reference = publicReference(BigInt(number!.n));
    await tx.add(caseFileEntity, {
      id, agencyId, creditorId, debtorId, mandateId, depositId, publicReference: reference, regime, stage: 'placed', closedReason: null,
      assigneeId: await this.#leastLoaded(tx, agencyId), openedAt: now, noticeReceivedOn: null,
      nextActionKind: 'send_formal_notice', nextActionOn: today, nextActionNote: null, nextActionSetAt: now, nextActionSetBy: actor.name,
      promiseDueOn: null, promiseCents: null, limitationOn: null, lastWordCode: null, lastWordFacts: {}, lastWordAt: null, lastPublicWordCode: null, lastPublicWordFacts: {}, lastPublicWordAt: null, version: 1,
    });
    const claimIds = await this.#addClaims(tx, { id, agencyId, creditorId }, input.claims, 0);
    await this.nextActions.plan(tx, null, id, { kind: 'send_formal_notice', on: today }, 'opening');
    await this.positions.anchor(tx, id);
    await this.timeline.write(tx, {
      caseId: id, creditorId, agencyId, kind: 'deposit', code: 'case.opened', facts: { claims: claimIds.length, total: formatDecimal(total(input.claims)) },
      actor, at: now, factKind: 'case', factId: id, internal: false,
    });
    await tx.emit('CaseOpened', { caseId: id, creditorId, ...(depositId ? { depositId } : {}) }, { agencyId, creditorId, caseId: id });
    return { id, publicReference: reference, claimIds };
  }

  /** More invoices of the same debtor join his open case. Refusals: not_found, case_closed | case_returned { stage }, claim_already_placed, bad_fields. Answers the claims' ids, in order. */
  async addClaims(tx: Tx, actor: Pick<Actor, 'id' | 'name'>, caseId: string, depositId: string | null, claims: NewClaim[]): Promise<string[]> {
    refuseFaults(faultsOf(claims));
    // The creditor's turn before the case's row: two deposits on the same cases never wait for each other crosswise.
    const owner = await tx.first<{ creditor_id: string }>(sql`select creditor_id from case_file where id = ${caseId}`);
    if (!owner) throw notFound('CaseFile');
    await this.#oneAtATime(tx, owner.creditor_id);
    const file = (await tx.first<{ agency_id: string; creditor_id: string; stage: string; claims: string }>(sql`
      select f.agency_id, f.creditor_id, f.stage, (select count(*) from claim k where k.case_id = f.id) as claims from case_file f where f.id = ${caseId} for update of f`))!;
    if (file.stage === 'closed' || file.stage === 'returned') throw new Refused(`case_${file.stage}`, { facts: { stage: file.stage } });
    const ids = await this.#addClaims(tx, { id: caseId, agencyId: file.agency_id, creditorId: file.creditor_id }, claims, Number(file.claims));
    await this.positions.anchor(tx, caseId);
    await this.timeline.write(tx, {
      caseId, creditorId: file.creditor_id, agencyId: file.agency_id, kind: 'deposit', code: 'claims.added', facts: { claims: ids.length, total: formatDecimal(total(claims)) },
      actor, factKind: 'deposit', factId: depositId, internal: false,
    });
    return ids;
  }

  /** Two deposits of one creditor at the same moment: the second sees what the first has opened. */
  async #oneAtATime(tx: Tx, creditorId: string): Promise<void> {
    await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`opening ${creditorId}`}, 0))`);
  }

  /** A creditor may hold several mandates; the one named must be his and in force too. */
  async #inForce(tx: Tx, creditorId: string, mandateId: string, day: Temporal.PlainDate): Promise<boolean> {
    const mandate = await this.mandates.facts(tx, mandateId);
    return mandate.creditorId === creditorId && mandateState(mandate, day) === 'in_force';
  }

  /** The collector with the fewest open cases; nobody yet in an agency without collectors. */
  async #leastLoaded(tx: Tx, agencyId: string): Promise<string | null> {
    const row = await tx.first<{ id: string }>(sql`
      select u.id from app_user u join role_held r on r.user_id = u.id and r.role = 'collector' and r.ended_at is null
      where u.agency_id = ${agencyId} and u.disabled_at is null
      order by (select count(*) from case_file f where f.assignee_id = u.id and f.stage not in ('closed', 'returned')), u.id limit 1`);
    return row?.id ?? null;
  }

  async #addClaims(tx: Tx, file: { id: string; agencyId: string; creditorId: string }, claims: NewClaim[], before: number): Promise<string[]> {
    const keys = JSON.stringify(claims.map((k) => ({ reference: k.reference, issued_on: String(k.issuedOn), amount_cents: String(k.amount) })));
    const placed = await tx.first<{ reference: string; public_reference: string }>(sql`
      select k.reference, f.public_reference from jsonb_to_recordset(${keys}::jsonb) as r(reference text, issued_on date, amount_cents bigint)
      join claim k on k.creditor_id = ${file.creditorId} and k.reference = r.reference and k.issued_on = r.issued_on and k.amount_cents = r.amount_cents join case_file f on f.id = k.case_id limit 1`);
    if (placed) throw new Refused('claim_already_placed', { facts: { reference: placed.reference, publicReference: placed.public_reference } });
    const ids = claims.map(() => newId());
    await tx.addAll(claimEntity, claims.map((claim, i) => ({
      id: ids[i]!, caseId: file.id, agencyId: file.agencyId, creditorId: file.creditorId, position: before + i + 1, reference: claim.reference.trim(), issuedOn: claim.issuedOn, dueOn: claim.dueOn,
      amountCents: BigInt(claim.amount), currency: 'EUR', contractRate: claim.contractRate ?? null, defaultOnDue: claim.defaultOnDue ?? false, nature: claim.nature, basis: claim.basis ?? null,
      latePenaltyText: claim.latePenaltyText ?? null, indemnityText: claim.indemnityText ?? null, sourceFile: claim.sourceFile ?? null, sourceLine: claim.sourceLine ?? null, createdAt: this.clock.now(),
    })));
    return ids;
  }
}

const total = (claims: readonly NewClaim[]): Cents => cents(sumCents(claims.map((claim) => claim.amount)));

/** Codes: missing, not_positive, bad_rate, twice. */
function faultsOf(claims: readonly NewClaim[]): Fault[] {
  if (!claims.length) return [{ field: 'claims', code: 'missing' }];
  const seen = new Set<string>();
  return claims.flatMap((claim, i) => {
    const faults: Fault[] = [];
    if (!claim.reference.trim()) faults.push({ field: `claims.${i}.reference`, code: 'missing' });
    if (claim.amount <= 0n) faults.push({ field: `claims.${i}.amount`, code: 'not_positive', facts: { amount: formatDecimal(claim.amount) } });
    if (typeof claim.contractRate === 'string' && parseRate(claim.contractRate) === undefined) faults.push({ field: `claims.${i}.contractRate`, code: 'bad_rate', facts: { value: claim.contractRate } });
    const key = `${claim.reference.trim()} ${String(claim.issuedOn)} ${claim.amount}`;
    if (seen.has(key)) faults.push({ field: `claims.${i}.reference`, code: 'twice', facts: { reference: claim.reference } });
    seen.add(key);
    return faults;
  });
}
