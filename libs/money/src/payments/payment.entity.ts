import { defineEntity, p } from '@mikro-orm/core';
import { DayType, InstantType } from '@quittance/platform';

const ofCase = { id: p.uuid().primary(), caseId: p.uuid(), agencyId: p.uuid(), creditorId: p.uuid() };

export const paymentEntity = defineEntity({
  name: 'Payment', tableName: 'payment',
  properties: {
    ...ofCase, claimId: p.uuid().nullable(), valueOn: p.type(DayType).$type<Temporal.PlainDate>(), amountCents: p.bigint(), means: p.text(), receivedBy: p.text(), studyId: p.uuid().nullable(),
    payer: p.text().nullable(), bankReference: p.text().nullable(), recordedAt: p.type(InstantType).$type<Temporal.Instant>(), recordedBy: p.uuid().nullable(), recordedByName: p.text(), idempotencyKey: p.text(), inputHash: p.text(),
  },
});

/** What a payment met, by differences: the sum over a payment is what it meets today. */
export const allocationEntity = defineEntity({
  name: 'Allocation', tableName: 'allocation',
  properties: {
    ...ofCase, paymentId: p.uuid(), target: p.text(), claimId: p.uuid().nullable(), costId: p.uuid().nullable(), amountCents: p.bigint(),
    at: p.type(InstantType).$type<Temporal.Instant>(), causeKind: p.text(), causeId: p.uuid(),
  },
});
