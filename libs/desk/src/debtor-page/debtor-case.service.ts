import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { AppliedLawService, asFarAsKnown, dueOf, firstLetterOf, StatementService } from '@quittance/cases';
import { cents, computeStatement, isLawError, type Cents, type LawTables } from '@quittance/law';
import { AgencyService } from '@quittance/parties';
import { Clock, Database, notFound, sql, toDayOrNull, standAsSystem, type Actor } from '@quittance/platform';
import { DebtorHeldService } from './debtor-held.service.ts';
import type { AgencyCard, PageHeld } from './debtor-page.ts';

export interface DebtorCase {
  id: string; reference: string; debtorName: string; creditorName: string; mandateId: string; regime: string; due: Cents; overpaid: Cents; paid: Cents;
  noticeReceivedOn: Temporal.PlainDate | null; closedReason: string | null; studyName: string | null; held: PageHeld | null;
  /** Recalled at every later step (CPCE R124-4). */
  firstLetter: { reference: string; sentOn: Temporal.PlainDate } | null;
}
interface Row {
  id: string; public_reference: string; debtor: string; creditor: string; mandate_id: string; regime: string; due: string; overpaid_cents: string; paid_cents: string;
  notice_received_on: string | null; stage: string; closed_reason: string | null; study: string | null;
}

/** Before an agency is founded: the law as the product ships with it. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The case that a debtor was let in to: its head, and who the agency is. */
@Injectable()
export class DebtorCaseService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(AgencyService) private readonly agencies: AgencyService, @Inject(StatementService) private readonly statements: StatementService,
    @Inject(AppliedLawService) private readonly applied: AppliedLawService, @Inject(DebtorHeldService) private readonly held: DebtorHeldService,
  ) {}

  /** Of a visit to one case; Refused not_found where it opens none any more. What is due is the statement's of the day, reckoned anew, as far as the law is known: every page says the same sum. */
  async of(visitor: Actor): Promise<DebtorCase> {
    const row = await this.database.first<Row>(sql`
      select f.id, f.public_reference, d.name as debtor, c.name as creditor, f.mandate_id, f.regime, ${dueOf('f', this.clock.today())} as due, f.overpaid_cents, f.paid_cents, f.notice_received_on, f.stage, f.closed_reason, s.name as study
      from case_file f join debtor d on d.id = f.debtor_id join creditor c on c.id = f.creditor_id left join study s on s.id = f.study_id
      where f.id = ${caseOf(visitor)} and (${rowsFor(visitor.ability, 'read', 'CaseFile', 'f')})`);
    if (!row) throw notFound('CaseFile');
    const money = (value: string) => cents(BigInt(value));
    const { facts, law } = await this.statements.facts(this.database, row.id);
    const statement = computeStatement(asFarAsKnown(facts, law).facts, law);
    return {
      id: row.id, reference: row.public_reference, debtorName: row.debtor, creditorName: row.creditor, mandateId: row.mandate_id, regime: row.regime, due: isLawError(statement) ? money(row.due) : statement.totals.due, overpaid: money(row.overpaid_cents), paid: money(row.paid_cents),
      noticeReceivedOn: toDayOrNull(row.notice_received_on), closedReason: row.stage === 'closed' || row.stage === 'returned' ? (row.closed_reason ?? row.stage) : null, studyName: row.study, held: await this.held.of(row.id), firstLetter: await firstLetterOf(this.database, row.id),
    };
  }

  /** Where money for creditors is received. */
  async account(visitor: Actor): Promise<{ name: string; iban: string; bic: string }> {
    return (await this.agencies.facts(this.database, visitor.agencyId)).segregatedAccount;
  }

  /** The law as that agency applies it. */
  async law(visitor: Actor | undefined): Promise<LawTables> {
    const read = async () => this.applied.of(this.database, (await this.#agencyId(visitor)) ?? NOBODY);
    // Before he is anybody, the door knows who the agency is and nothing of its law.
    return visitor ? read() : standAsSystem('debtor-entrance', read);
  }

  async #agencyId(visitor: Actor | undefined): Promise<string | undefined> {
    return visitor?.agencyId ?? (await this.database.first<{ id: string }>(sql`select id from agency order by created_at limit 1`))?.id;
  }

  /** The agency as every page names it; before anybody is known, the house's own. */
  async agency(visitor: Actor | undefined): Promise<AgencyCard | undefined> {
    const id = await this.#agencyId(visitor);
    if (!id) return undefined;
    const { name, legalForm, siren, address, phone, email, dataEmail, declaration, insurance } = await this.agencies.facts(this.database, id);
    return {
      name, legalForm, siren, phone, email, dataEmail, declaration, insurance: insurance && { insurer: insurance.insurer, policy: insurance.policy },
      address: { line1: address.line1, line2: address.line2 ?? null, postalCode: address.postalCode, city: address.city },
    };
  }
}

/** The one case of a visit. */
export function caseOf(visitor: Actor): string {
  const id = visitor.kind === 'debtor' ? visitor.roles[0]?.caseIds?.[0] : undefined;
  if (!id) throw notFound('CaseFile');
  return id;
}
