import { defineEntity, p } from '@mikro-orm/core';
import { DayType, InstantType } from '@quittance/platform';

/** A letter as it was decided: its figures never change. What became of it stands in letter_event. */
export const letterEntity = defineEntity({
  name: 'Letter', tableName: 'letter',
  properties: {
    id: p.uuid().primary(), agencyId: p.uuid(), caseId: p.uuid(), creditorId: p.uuid(),
    kind: p.text(), reference: p.text(), channel: p.text(), queuedAt: p.type(InstantType).$type<Temporal.Instant>(), queuedBy: p.uuid().nullable(), queuedByName: p.text(),
    asOf: p.type(DayType).$type<Temporal.PlainDate>(), timeLimitOn: p.type(DayType).$type<Temporal.PlainDate>(), amountCents: p.bigint(), figures: p.json<unknown>(), mentions: p.json<unknown>(),
    templateVersion: p.text(), lawVersion: p.text(), idempotencyKey: p.text(), inputHash: p.text(),
  },
});

/** sent: printed and kept, once. failed: one attempt at it that failed, with its cause. */
export const letterEventEntity = defineEntity({
  name: 'LetterEvent', tableName: 'letter_event',
  properties: {
    id: p.uuid().primary(), letterId: p.uuid(), caseId: p.uuid(), agencyId: p.uuid(), creditorId: p.uuid(), at: p.type(InstantType).$type<Temporal.Instant>(),
    kind: p.text(), documentId: p.uuid().nullable(), sha256: p.text().nullable(), pages: p.integer().nullable(), cause: p.text().nullable(),
  },
});
