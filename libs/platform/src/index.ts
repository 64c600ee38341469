/**
 * What every room stands on and none should think about: transactions, the outbox and its relay, jobs, the guard at
 * the doors, refusals, the clock, kept bytes, paper. Knows no debtor and no law but how money is written.
 */
export * from './clock/clock.ts';
export * from './errors/house-logger.ts';
export * from './errors/refusal.ts';
export * from './files/blobs.ts';
export * from './graphql/scalars.ts';
export * from './guard/actor.ts';
export * from './guard/fresh.ts';
export { closeFields } from './guard/closed-fields.ts';
export * from './guard/may.ts';
export * from './guard/viewing.ts';
export { networkOf } from './guard/network-of.ts';
export { SecretBox } from './secrets/secret-box.ts';
export { NoVisit } from './guard/may.guard.ts';
export * from './jobs/jobs.ts';
export { DeliverMessages, type FailureCause } from './mail/deliver-messages.ts';
export { Mailer, type MessageChannel, type NewMessage } from './mail/mailer.ts';
export * from './options.ts';
export * from './orm/database.ts';
export * from './orm/in-stride.ts';
export * from './orm/options.ts';
export { Remembered } from './remembered.ts';
export * from './orm/sql.ts';
export { Tidy } from './orm/tidy.ts';
export * from './orm/types.ts';
export { JOBS_SCHEMA, QUEUE_ROLE, roleOf } from './orm/second-wall.ts';
export { asRole, applicationUrl, WallError } from './orm/wall-roles.ts';
export * from './outbox/handlers.ts';
export { OutboxRelay, type LiveNotice } from './outbox/relay.ts';
export * from './platform.module.ts';
export { AT_THE_DOOR, inPlace, newPlace, standAs, standAsSystem, standing, standingOf, systemActor, takePlace, type Place, type Standing, type StandingKind } from './guard/standing.ts';
export { PdfPrinter } from './pdf/index.ts';
export * from './ids.ts';
export * from './idempotency.ts';
export * from './paging.ts';
