import { Inject, Injectable } from '@nestjs/common';
import { claimDue, firstLetterOf, refusedByLaw, StatementService } from '@quittance/cases';
import { cents, computeStatement, isLawError, type MandateFacts as LawMandate } from '@quittance/law';
import { AgencyService, CreditorsService, DebtorsService, MandatesService, type MandateFacts } from '@quittance/parties';
import { PLATFORM_OPTIONS, sql, toDay, toDayOrNull, type Actor, type PlatformOptions, type Tx } from '@quittance/platform';
import type { NoticeClaim, NoticeCredit, NoticeFacts } from './formal-notice-letter.ts';
import type { Channel } from './postage.ts';

type Reader = Pick<Tx, 'rows' | 'first'>;
export interface NoticeCase { id: string; agencyId: string; creditorId: string; debtorId: string; mandateId: string; publicReference: string; stage: string; assigneeId: string | null }
export interface Sending { channel: Channel; on: Temporal.PlainDate; timeLimit: Temporal.PlainDate }

/** Gathers all that a formal notice is made from, as it stands now: who, for whom, under what mandate, how much and why. */
@Injectable()
export class FormalNoticeFactsService {
  constructor(
    @Inject(AgencyService) private readonly agencies: AgencyService, @Inject(CreditorsService) private readonly creditors: CreditorsService, @Inject(MandatesService) private readonly mandates: MandatesService,
    @Inject(DebtorsService) private readonly debtors: DebtorsService, @Inject(StatementService) private readonly statements: StatementService, @Inject(PLATFORM_OPTIONS) private readonly options: PlatformOptions,
  ) {}

  async gather(reader: Reader, actor: Actor, file: NoticeCase, { channel, on, timeLimit }: Sending): Promise<NoticeFacts> {
    const agency = await this.agencies.facts(reader, file.agencyId);
    const creditor = await this.creditors.facts(reader, file.creditorId);
    const debtor = await this.debtors.facts(reader, file.debtorId);
    const mandate = await this.mandates.facts(reader, file.mandateId);
    const { facts: statementFacts, law } = await this.statements.facts(reader, file.id, on);
    const statement = computeStatement(statementFacts, law);
    if (isLawError(statement)) throw refusedByLaw(statement);
    return {
      on, timeLimit, channel, publicUrl: this.options.publicUrl, caseReference: file.publicReference,
      agency: {
        name: agency.name, legalForm: agency.legalForm, siren: agency.siren, shareCapital: agency.shareCapital, address: agency.address,
        phone: agency.phone, email: agency.email, dataEmail: agency.dataEmail, website: agency.website,
        account: { holder: agency.segregatedAccount.name, iban: agency.segregatedAccount.iban, bic: agency.segregatedAccount.bic },
        insurance: agency.insurance, declaredOn: agency.declaration?.on ?? null,
      },
      creditor, debtor, mandate: lawMandate(mandate), planMaxMonths: mandate.planMaxMonths,
      claims: await this.#claims(reader, file.id, on), credits: await this.#credits(reader, file.id), statementFacts, statement, law,
      firstLetter: await this.#firstLetter(reader, file.id), ...(await this.#people(reader, actor, file)),
    };
  }

  /** `limitationOn` of those that are still owed: what was paid or given up bars nothing. */
  async #claims(reader: Reader, caseId: string, on: Temporal.PlainDate): Promise<NoticeClaim[]> {
    const rows = await reader.rows<{ id: string; reference: string; issued_on: string; due_on: string; amount_cents: string; nature: string; basis: string | null; limitation_on: string | null }>(sql`
      select c.id, c.reference, c.issued_on, c.due_on, c.amount_cents, c.nature, c.basis, case when ${claimDue('p', on)} > 0 then p.limitation_on end as limitation_on
      from claim c left join claim_position p on p.claim_id = c.id where c.case_id = ${caseId} order by c.position`);
    return rows.map((row) => ({
      id: row.id, reference: row.reference, issuedOn: toDay(row.issued_on), dueOn: toDay(row.due_on), amount: cents(BigInt(row.amount_cents)), nature: row.nature, basis: row.basis,
      limitationOn: toDayOrNull(row.limitation_on),
    }));
  }

  async #credits(reader: Reader, caseId: string): Promise<NoticeCredit[]> {
    const rows = await reader.rows<{ claim_id: string; reference: string; issued_on: string; amount_cents: string }>(sql`
      select claim_id, reference, issued_on, amount_cents from credit_note where case_id = ${caseId} order by issued_on, id`);
    return rows.map((row) => ({ claimId: row.claim_id, reference: row.reference, issuedOn: toDay(row.issued_on), amount: BigInt(row.amount_cents) }));
  }

  /** The first letter that left, which every later step must recall with its day (CPCE R124-4, last paragraph). */
  async #firstLetter(reader: Reader, caseId: string): Promise<NoticeFacts['firstLetter']> {
    const first = await firstLetterOf(reader, caseId);
    return first && { reference: first.reference, date: first.sentOn };
  }

  /** Who holds the case follows it; who sends the letter signs it. */
  async #people(reader: Reader, actor: Actor, file: NoticeCase): Promise<Pick<NoticeFacts, 'handler' | 'signatory'>> {
    const [handler] = await reader.rows<{ name: string; phone: string | null }>(sql`select name, phone from app_user where id = ${file.assigneeId ?? actor.id}`);
    const role = actor.roles.some((held) => held.role === 'supervisor') ? 'responsable' : 'gestionnaire';
    return { handler: handler ?? { name: actor.name, phone: null }, signatory: { name: actor.name, role } };
  }
}

/** The mandate as the law looks at it. It is written down as a power to receive (CPCE R124-3), or not at all. */
const lawMandate = (mandate: MandateFacts): LawMandate => ({
  reference: mandate.reference, signedOn: mandate.signedOn, from: mandate.inForceFrom, to: mandate.lastDay, powerToReceive: true,
  clauses: { claims: mandate.basisClause, insurance: mandate.insuranceClause, fee: mandate.feeClause, remittance: mandate.remittanceClause },
});
