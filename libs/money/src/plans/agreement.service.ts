import { Inject, Injectable } from '@nestjs/common';
import { recallLineOf } from '@quittance/cases';
import { formatSiren } from '@quittance/law';
import { AgencyService, CreditorsService, DebtorsService } from '@quittance/parties';
import { Database, sql } from '@quittance/platform';
import { paperToPrint } from '@quittance/platform/paper';
import { agreementPaper, type AgreementFigures } from '../paper/agreement.ts';
import { addresseeOf, addressLine } from '../paper/letterhead.ts';
import { agreementOf, type PlanRecord } from './plan-records.ts';

interface Kept { parts?: Record<string, string>; scheduleHash?: string; mandate?: string; acknowledged?: Acknowledged }
interface Acknowledged { words: string; at: string; by: string; visitId: string; ip: string | null; userAgent: string | null }

/** The agreement of a plan as a document to print: what was agreed, from the plan's own facts, and who the parties are. */
@Injectable()
export class AgreementService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(AgencyService) private readonly agencies: AgencyService, @Inject(CreditorsService) private readonly creditors: CreditorsService, @Inject(DebtorsService) private readonly debtors: DebtorsService) {}

  async documentOf(plan: PlanRecord): Promise<string> {
    return paperToPrint(agreementPaper(await this.figuresOf(plan)));
  }

  async figuresOf(plan: PlanRecord): Promise<AgreementFigures> {
    const file = (await this.database.first<{ debtor_id: string; public_reference: string; opened_by: string | null }>(sql`
      select f.debtor_id, f.public_reference, (select v.opened_by from visit v where v.id::text = coalesce(p.evidence->'acknowledged'->>'visitId', (select e.facts->'acknowledged'->>'visitId' from plan_event e where e.plan_id = p.id and e.kind = 'agreed' order by e.at limit 1))) as opened_by
      from plan p join case_file f on f.id = p.case_id where p.id = ${plan.id}`))!;
    const agency = await this.agencies.facts(this.database, plan.agencyId), creditor = await this.creditors.facts(this.database, plan.creditorId), debtor = await this.debtors.facts(this.database, file.debtor_id);
    const agreed = agreementOf(plan)!, evidence = plan.evidence as Kept, acceptance = agreed.facts as { how?: string; acknowledged?: Acknowledged; creditorAgrees?: boolean };
    const acknowledged = acceptance.acknowledged ?? evidence.acknowledged ?? null;
    return {
      caseReference: file.public_reference, agreedOn: agreed.on, asOf: plan.asOf,
      agency: {
        name: agency.name, legalForm: agency.legalForm, capital: agency.shareCapital === null ? null : String(agency.shareCapital), address: addressLine(agency.address), city: agency.address.city,
        registration: `SIREN ${formatSiren(agency.siren)}`, phone: agency.phone, email: agency.email, dataEmail: agency.dataEmail,
      },
      account: { name: agency.segregatedAccount.name, iban: agency.segregatedAccount.iban, bic: agency.segregatedAccount.bic },
      creditor: { name: creditor.name, legalForm: creditor.legalForm, address: addressLine(creditor.address) }, mandate: evidence.mandate ?? null,
      debtor: { name: debtor.name, addressee: addresseeOf(debtor) },
      total: plan.total, parts: Object.fromEntries(Object.entries(evidence.parts ?? {}).map(([name, value]) => [name, BigInt(value)])),
      instalments: plan.instalments.map(({ dueOn, amount }) => ({ on: dueOn, amount })), interest: plan.interest, graceDays: plan.graceDays,
      how: acceptance.how === 'decided' ? 'decided' : acceptance.how === 'paid' ? 'paid' : 'accepted', proposedBy: plan.proposedByKind, proposedByName: plan.proposedByName, proposedAt: plan.proposedAt, agreedAt: agreed.at, agreedByName: agreed.byName,
      acknowledged: acknowledged && { words: acknowledged.words, at: Temporal.Instant.from(acknowledged.at), by: acknowledged.by, visitId: acknowledged.visitId, ip: acknowledged.ip, userAgent: acknowledged.userAgent, openedBy: file.opened_by },
      scheduleHash: evidence.scheduleHash ?? '', planId: plan.id, recall: await recallLineOf(this.database, plan.caseId),
    };
  }
}
