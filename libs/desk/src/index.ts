/**
 * What each starts the day with: the collector's queue in order of urgency, the supervisor's view over all of them, the
 * creditor's overview; and what a debtor sees of his own case. What is done from here is done in the rooms above.
 */
export * from './desk.module.ts';
export { QueueService } from './queue/queue.service.ts';
export { SupervisionService } from './supervision/supervision.service.ts';
export { CreditorHomeService } from './creditor-home/creditor-home.service.ts';
export { caseOf, DebtorCaseService } from './debtor-page/debtor-case.service.ts';
export type { PageRefusal } from './debtor-page/debtor-page.ts';
export { DebtorPageService, type ContestWishes, type SentEvidence } from './debtor-page/debtor-page.service.ts';
export { DebtorPlanService } from './debtor-page/debtor-plan.service.ts';
export { DebtorStatementService } from './debtor-page/debtor-statement.service.ts';
export { refusalOf } from './debtor-page/page-refusal.ts';
export { PrivacyModule } from './privacy/privacy.module.ts';
export { PrivacyRequestsService } from './privacy/privacy-requests.service.ts';
export { RetentionRunsService } from './privacy/retention/retention-runs.service.ts';
