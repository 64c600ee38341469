import { defineEntity, p } from '@mikro-orm/core';
import { DayType, InstantType } from '@quittance/platform';

const ofCase = { id: p.uuid().primary(), caseId: p.uuid(), agencyId: p.uuid(), creditorId: p.uuid() };

export const planEntity = defineEntity({
  name: 'Plan', tableName: 'plan',
  properties: {
    ...ofCase, proposedAt: p.type(InstantType).$type<Temporal.Instant>(), proposedByKind: p.text(), proposedBy: p.uuid().nullable(), proposedByName: p.text(), asOf: p.type(DayType).$type<Temporal.PlainDate>(),
    totalCents: p.bigint(), downPaymentCents: p.bigint(), months: p.integer(), firstOn: p.type(DayType).$type<Temporal.PlainDate>(), interest: p.text(), graceDays: p.integer(),
    withinMandate: p.boolean(), outsideCode: p.text().nullable(), words: p.text().nullable(), evidence: p.json().$type<Record<string, unknown>>(), lawVersion: p.text(), idempotencyKey: p.text(), inputHash: p.text(),
  },
});

export const instalmentEntity = defineEntity({
  name: 'Instalment', tableName: 'instalment',
  properties: { ...ofCase, planId: p.uuid(), position: p.integer(), dueOn: p.type(DayType).$type<Temporal.PlainDate>(), amountCents: p.bigint() },
});

/** What became of a plan, in the order in which it did. */
export const planEventEntity = defineEntity({
  name: 'PlanEvent', tableName: 'plan_event',
  properties: {
    ...ofCase, planId: p.uuid(), at: p.type(InstantType).$type<Temporal.Instant>(), onDay: p.type(DayType).$type<Temporal.PlainDate>(), kind: p.text(), byKind: p.text(), byId: p.uuid().nullable(), byName: p.text(),
    reason: p.text().nullable(), facts: p.json().$type<Record<string, unknown>>(), documentId: p.uuid().nullable(),
  },
});
