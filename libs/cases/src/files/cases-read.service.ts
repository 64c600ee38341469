import { Inject, Injectable } from '@nestjs/common';
import { as, rowsFor, type Action } from '@quittance/access';
import { DocumentsService } from '@quittance/documents';
import { cents, type Cents } from '@quittance/law';
import { mandateState } from '@quittance/parties';
import { Clock, Database, isId, notFound, sql, toDay, toDayOrNull, toInstant, type Actor } from '@quittance/platform';
import { AppliedLawService } from '../applied-law/applied-law.service.ts';
import { promiseState } from '../calls/call.type.ts';
import { limitationOf, nearest } from '../limitation/limitation-of.ts';
import type { Limitation } from '../limitation/limitation.type.ts';
import { dueOf } from '../positions/due-of.ts';
import { DebtFactsSources, type Interruption } from '../statement/debt-facts.ts';
import { CaseFile, type Claim } from './case-file.type.ts';
import { readsInside, readsStrategy, versionFor, type Reader } from './reader.ts';

export interface SeenCase { id: string; agencyId: string; creditorId: string; debtorId: string; mandateId: string; publicReference: string; stage: string; regime: string; assigneeId: string | null; version: number }

interface Row {
  id: string; agency_id: string; creditor_id: string; debtor_id: string; mandate_id: string; deposit_id: string | null; public_reference: string; regime: string; stage: string; closed_reason: string | null;
  assignee_id: string | null; assignee_name: string | null; opened_at: string; version: number; seen_version: number; creditor_name: string; due: string; paid_cents: string; overpaid_cents: string; costs_due_cents: string; disputed_on: string | null; plan_state: string | null; held: string[];
  mandate_reference: string; signed_on: string; in_force_from: string; in_force_to: string | null; ended_on: string | null; plan_max_months: number; discount_max_percent: string;
  next_action_kind: string | null; next_action_on: string | null; next_action_note: string | null; next_action_set_at: string | null; next_action_set_by: string | null;
  promise_id: string | null; taken_at: string; promise_due_on: string; amount_cents: string; promise_by: string;
}

interface ClaimRow { id: string; reference: string; issued_on: string; due_on: string; amount_cents: string; credited: string; contract_rate: string | null; nature: string; withdrawn: boolean }

/** The case as the person who asks may see it. Not found and not his are one answer. */
@Injectable()
export class CasesReadService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(DocumentsService) private readonly documents: DocumentsService, @Inject(DebtFactsSources) private readonly sources: DebtFactsSources, @Inject(AppliedLawService) private readonly law: AppliedLawService) {}

  /** The row of a case on which this actor may do `action`, or Refused not_found. `lock`: nobody else acts on it until the transaction ends. */
  async mustSee(reader: Reader, actor: Actor, action: Action, caseId: string, { lock = false }: { lock?: boolean } = {}): Promise<SeenCase> {
    const row = isId(caseId) ? await reader.first<Row>(sql`
      select f.id, f.agency_id, f.creditor_id, f.debtor_id, f.mandate_id, f.public_reference, f.stage, f.regime, f.assignee_id, f.version
      from case_file f where f.id = ${caseId} and (${rowsFor(actor.ability, 'read', 'CaseFile', 'f')}) and (${rowsFor(actor.ability, action, 'CaseFile', 'f')}) ${lock ? sql`for update of f` : sql``}`) : undefined;
    if (!row) throw notFound('CaseFile');
    return {
      id: row.id, agencyId: row.agency_id, creditorId: row.creditor_id, debtorId: row.debtor_id, mandateId: row.mandate_id, publicReference: row.public_reference,
      stage: row.stage, regime: row.regime, assigneeId: row.assignee_id, version: row.version,
    };
  }

  /** The case page's own fields; its heavy parts are read when asked for. `reader`: a transaction sees its own change. */
  async one(actor: Actor, caseId: string, reader: Reader = this.database): Promise<CaseFile | null> {
    if (!isId(caseId)) return null;
    const today = this.clock.today();
    const row = await reader.first<Row>(sql`
      select f.*, to_jsonb(f.held_kinds) as held, ${versionFor(actor)} as seen_version, u.name as assignee_name, c.name as creditor_name, ${dueOf('f', today)} as due,
        m.reference as mandate_reference, m.signed_on, m.in_force_from, m.in_force_to, m.ended_on, m.plan_max_months, m.discount_max_percent,
        pr.id as promise_id, pr.taken_at, pr.due_on as promise_due_on, pr.amount_cents, pr.by as promise_by
      from case_file f join creditor c on c.id = f.creditor_id join mandate m on m.id = f.mandate_id left join app_user u on u.id = f.assignee_id
      left join lateral (select p.id, p.taken_at, p.due_on, p.amount_cents, t.name as by from promise p join app_user t on t.id = p.taken_by
        where p.case_id = f.id and not exists (select 1 from reversal r where r.fact_id = p.id) order by p.taken_at desc, p.id desc limit 1) pr on true
      where f.id = ${caseId} and (${rowsFor(actor.ability, 'read', 'CaseFile', 'f')})`);
    return row ? this.#view(actor, row, today) : null;
  }

  #view(actor: Actor, row: Row, today: Temporal.PlainDate): CaseFile {
    return Object.assign(new CaseFile(), {
      id: row.id, publicReference: row.public_reference, stage: row.stage, closedReason: row.closed_reason, regime: row.regime, openedAt: toInstant(row.opened_at), version: row.seen_version,
      creditor: { id: row.creditor_id, name: row.creditor_name }, depositId: row.deposit_id, assigneeName: row.assignee_name, due: cents(BigInt(row.due)), paid: cents(BigInt(row.paid_cents)), overpaid: cents(BigInt(row.overpaid_cents)), costsDue: cents(BigInt(row.costs_due_cents)),
      disputed: row.disputed_on !== null, planState: row.plan_state, heldKinds: row.held, debtorId: row.debtor_id,
      mandate: {
        id: row.mandate_id, reference: row.mandate_reference, ...limitsFor(actor, row),
        state: mandateState(termOf(row), today),
      },
      nextAction: row.next_action_kind && readsStrategy(actor)
        ? { kind: row.next_action_kind, on: toDay(row.next_action_on!), note: readsInside(actor) ? row.next_action_note : null, setBy: row.next_action_set_by!, setAt: toInstant(row.next_action_set_at!) } : null,
      promise: row.promise_id
        ? { id: row.promise_id, takenAt: toInstant(row.taken_at), dueOn: toDay(row.promise_due_on), amount: cents(BigInt(row.amount_cents)), by: row.promise_by, state: promiseState(toDay(row.promise_due_on), today) } : null,
    });
  }

  /** The claims of a case with their documents and terms. */
  async claims(actor: Actor, caseId: string): Promise<Claim[]> {
    const rows = await this.#claimRows(actor, caseId);
    const documents = await this.documents.ofClaims(actor, caseId, rows.map((row) => row.id));
    const today = this.clock.today();
    const moved = await this.#interruptions(caseId, today), law = await this.law.of(this.database, actor.agencyId);
    return rows.map((row) => ({
      id: row.id, reference: row.reference, issuedOn: toDay(row.issued_on), dueOn: toDay(row.due_on), amount: money(row.amount_cents), credited: money(row.credited),
      contractRate: row.contract_rate, nature: row.nature, documents: documents.get(row.id) ?? [], limitation: limitationOf(nameOf(row), today, law, moved),
    }));
  }

  /** The nearest term of the case's claims. */
  async limitation(actor: Actor, caseId: string): Promise<Limitation | null> {
    const today = this.clock.today();
    const moved = await this.#interruptions(caseId, today), law = await this.law.of(this.database, actor.agencyId);
    return nearest((await this.#claimRows(actor, caseId)).filter(({ withdrawn }) => !withdrawn).map((row) => limitationOf(nameOf(row), today, law, moved)), today) ?? null;
  }

  /** What moved the terms of the case, and what many believe to: the law itself says that a formal notice and a reminder move nothing. */
  async #interruptions(caseId: string, today: Temporal.PlainDate): Promise<Interruption[]> {
    const written = await this.database.rows<{ on: string; code: string }>(sql`select distinct (e.at at time zone 'Europe/Paris')::date as on, e.code from timeline_entry e where e.case_id = ${caseId} and e.code in ('letter.sent', 'reminder.sent')`);
    const told = written.map(({ on, code }): Interruption => ({ on: toDay(on), kind: code === 'letter.sent' ? 'formal_notice' : 'reminder' }));
    return [...(await this.sources.of(this.database, [caseId], today)).get(caseId)!.interruptions, ...told];
  }

  #claimRows(actor: Actor, caseId: string): Promise<ClaimRow[]> {
    return this.database.rows<ClaimRow>(sql`
      select k.id, k.reference, k.issued_on, k.due_on, k.amount_cents, k.contract_rate, k.nature, k.withdrawn_at is not null as withdrawn,
        coalesce((select sum(n.amount_cents) from credit_note n where n.claim_id = k.id), 0) as credited
      from claim k where k.case_id = ${caseId} and (${rowsFor(actor.ability, 'read', 'Claim', 'k')}) order by k.position, k.id`);
  }
}

const money = (value: string): Cents => cents(BigInt(value));

/** How far the creditor lets the agency go with his debtor: for those who read his mandate, not for the bailiff of the file. */
const limitsFor = (actor: Actor, row: Row) => (actor.ability.can('read', as('Mandate', { id: row.mandate_id, agencyId: row.agency_id, creditorId: row.creditor_id }))
  ? { planMaxMonths: row.plan_max_months, discountMaxPercent: row.discount_max_percent } : { planMaxMonths: null, discountMaxPercent: null });

/** The term of a mandate: its last day is the earlier of the one agreed and the eve of its end. */
function termOf(row: Row) {
  const agreed = toDayOrNull(row.in_force_to);
  const ended = toDayOrNull(row.ended_on)?.subtract({ days: 1 }) ?? null;
  const lastDay = agreed && ended ? (Temporal.PlainDate.compare(agreed, ended) < 0 ? agreed : ended) : (agreed ?? ended);
  return { signedOn: toDay(row.signed_on), inForceFrom: toDay(row.in_force_from), lastDay };
}

const nameOf = (row: ClaimRow) => ({ id: row.id, reference: row.reference, nature: row.nature, issuedOn: toDay(row.issued_on), dueOn: toDay(row.due_on) });
