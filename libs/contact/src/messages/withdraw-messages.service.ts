import { Inject, Injectable } from '@nestjs/common';
import { withdrawnBy, type WithdrawalCause } from '@quittance/cases';
import { Clock, OnEvent, sql, type Happened, type Tx } from '@quittance/platform';

interface Withdrawn { id: string; agency_id: string }

/** A mail or an SMS that asks the debtor for something and has not left yet does not leave once its creditor takes the case back or lets it rest. */
@Injectable()
export class WithdrawMessagesService {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  @OnEvent('CaseRecalled')
  async withdrawWhenCaseRecalled(tx: Tx, { ids }: Happened): Promise<void> {
    await this.withdraw(tx, ids.caseId!, 'case_recalled');
  }

  @OnEvent('CasePaused')
  async withdrawWhenCasePaused(tx: Tx, { ids }: Happened): Promise<void> {
    await this.withdraw(tx, ids.caseId!, 'case_paused');
  }

  /** Once. One that is being handed to the mail server just now is waited for: if it was taken, it left. */
  async withdraw(tx: Tx, caseId: string, why: WithdrawalCause): Promise<void> {
    const withdrawn = await tx.rows<Withdrawn>(sql`update outgoing_message set failed_at = ${this.clock.now()}, failure = 'withdrawn', last_error = ${why}, link = case when link_is_secret then null else link end where ${withdrawnBy(caseId, why)} returning id, agency_id`);
    for (const { id, agency_id: agencyId } of withdrawn) await tx.emit('MessageFailed', { messageId: id, caseId }, { agencyId, caseId, internal: true });
  }
}
