import { defineEntity, p } from '@mikro-orm/core';
import { DayType, InstantType } from '@quittance/platform';

export const disputeEntity = defineEntity({
  name: 'Dispute', tableName: 'dispute',
  properties: {
    id: p.uuid().primary(), caseId: p.uuid(), agencyId: p.uuid(), creditorId: p.uuid(), reason: p.text(), words: p.text().nullable(),
    openedAt: p.type(InstantType).$type<Temporal.Instant>(), openedOn: p.type(DayType).$type<Temporal.PlainDate>(), openedByKind: p.text(), openedBy: p.uuid().nullable(), openedByName: p.text(),
    idempotencyKey: p.text(), inputHash: p.text(),
  },
});

export const disputeClaimEntity = defineEntity({
  name: 'DisputeClaim', tableName: 'dispute_claim',
  properties: { disputeId: p.uuid().primary(), claimId: p.uuid().primary(), caseId: p.uuid(), agencyId: p.uuid(), creditorId: p.uuid() },
});

export const disputeEventEntity = defineEntity({
  name: 'DisputeEvent', tableName: 'dispute_event',
  properties: {
    id: p.uuid().primary(), disputeId: p.uuid(), caseId: p.uuid(), agencyId: p.uuid(), creditorId: p.uuid(), at: p.type(InstantType).$type<Temporal.Instant>(), onDay: p.type(DayType).$type<Temporal.PlainDate>(),
    kind: p.text(), outcome: p.text().nullable(), words: p.text().nullable(), byKind: p.text(), byId: p.uuid().nullable(), byName: p.text(),
  },
});
