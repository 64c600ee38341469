/**
 * Mails and SMS of a case that are written and have not left: what asks the debtor for something does not leave once the creditor lets the
 * case rest, and what opens or proposes something does not either once he takes it back. What is the debtor's due leaves all the same: his
 * receipts, the answer to his dispute, and the word that the case is taken back.
 */
import { list, sql, type Sql, type Tx } from '@quittance/platform';

export type WithdrawalCause = 'case_paused' | 'case_recalled';

const ASKS = ['reminder', 'plan_reminder', 'plan_broken'];
export const WITHDRAWN_MESSAGES: Record<WithdrawalCause, readonly string[]> = { case_paused: ASKS, case_recalled: [...ASKS, 'plan_proposed', 'access_code'] };

/** Over outgoing_message: waits, and does not leave for this reason. */
export const withdrawnBy = (caseId: string, why: WithdrawalCause): Sql => sql`case_id = ${caseId} and sent_at is null and failed_at is null and purpose in (${list([...WITHDRAWN_MESSAGES[why]])})`;

/** How many do not leave. The creditor reads none of them: they carry what opens the debtor's page. */
export async function waitingMessages(tx: Tx, caseId: string, why: WithdrawalCause): Promise<number> {
  return Number((await tx.asSystem('waiting-messages', (house) => house.rows<{ count: string }>(sql`select count(*) as count from outgoing_message where ${withdrawnBy(caseId, why)}`)))[0]!.count);
}
