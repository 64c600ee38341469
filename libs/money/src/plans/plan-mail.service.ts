import { Inject, Injectable } from '@nestjs/common';
import { ConductService, dueOf, recallLineOf, withRecall } from '@quittance/cases';
import { whyStopped } from '@quittance/law';
import { AgencyService, CreditorsService, DebtorsService } from '@quittance/parties';
import { Clock, Mailer, PLATFORM_OPTIONS, sql, type PlatformOptions, type Tx } from '@quittance/platform';
import { keepingOf, type PlanRecord } from './plan-records.ts';
import { mailWords, type PlanPurpose } from './plan-words.ts';

/** What asks him to pay without anybody having written it; the rest tells him what became of his plan. */
const REMINDS: readonly PlanPurpose[] = ['plan_reminder'];
const STOPPED_BY = ['stop_asked_in_writing', 'claim_barred'];

/** What answers something that he did himself; the rest leaves unasked, and not at all where a hold stops that. */
const ANSWERS: readonly PlanPurpose[] = ['plan_received', 'plan_agreed', 'plan_refused'];

/** Tells the debtor by mail what became of a plan, in the transaction in which it does. */
@Injectable()
export class PlanMailService {
  constructor(
    @Inject(Mailer) private readonly mailer: Mailer, @Inject(Clock) private readonly clock: Clock, @Inject(AgencyService) private readonly agencies: AgencyService, @Inject(CreditorsService) private readonly creditors: CreditorsService,
    @Inject(DebtorsService) private readonly debtors: DebtorsService, @Inject(PLATFORM_OPTIONS) private readonly options: PlatformOptions,
    @Inject(ConductService) private readonly conduct: ConductService,
  ) {}

  /** Answers whether it was sent: a debtor without an address for mail reads it on his page. What reminds him by itself stops where he asked for it, where a hold stops it and where the law bars the debt. */
  async tell(tx: Tx, plan: PlanRecord, purpose: PlanPurpose, reason: string | null = null): Promise<boolean> {
    const today = this.clock.today();
    const file = (await tx.first<{ debtor_id: string; public_reference: string; due: string; silent: boolean }>(sql`select f.debtor_id, f.public_reference, ${dueOf('f', today)} as due, 'automaticReminders' = any(f.held_stops) as silent from case_file f where f.id = ${plan.caseId}`))!;
    if (file.silent && !ANSWERS.includes(purpose)) return false;
    const debtor = await this.debtors.facts(tx, file.debtor_id);
    if (!debtor.email || (REMINDS.includes(purpose) && (await this.#mustStop(tx, plan.caseId)))) return false;
    const agency = await this.agencies.facts(tx, plan.agencyId), creditor = await this.creditors.facts(tx, plan.creditorId);
    const { subject, text } = mailWords(purpose, { plan, keeping: keepingOf(plan, today), creditor: creditor.name, agency: agency.name, phone: agency.phone, reference: file.public_reference, reason, due: BigInt(file.due) });
    await this.mailer.send(tx, {
      agencyId: plan.agencyId, creditorId: plan.creditorId, caseId: plan.caseId, channel: 'email', purpose, recipient: debtor.email, subject, text: withRecall(text, await recallLineOf(tx, plan.caseId)),
      link: `${this.options.publicUrl.replace(/\/$/, '')}/d/${file.public_reference.replace(/-/g, '')}`,
    });
    return true;
  }

  async #mustStop(tx: Tx, caseId: string): Promise<boolean> {
    const facts = await this.conduct.facts(tx, caseId);
    if (whyStopped(facts.held, 'automaticReminders')?.outcome === 'refuse') return true;
    return this.conduct.check(facts, { channel: 'email', purpose: 'reminder' }).findings.some(({ code, outcome }) => outcome === 'refuse' && STOPPED_BY.includes(code));
  }
}
