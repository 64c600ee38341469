/**
 * What each starts the day with: the collector's queue in order of urgency, the supervisor's view over all of them, the
 * creditor's overview. Reads only; what is done from here is done in the rooms above.
 */
export * from './desk.module.ts';
export { QueueService } from './queue/queue.service.ts';
export { SupervisionService } from './supervision/supervision.service.ts';
export { CreditorHomeService } from './creditor-home/creditor-home.service.ts';
