/**
 * The same rooms without the door: relays the outbox, runs jobs, keeps positions anchored.
 */
export { createWorker } from './create-worker.ts';
