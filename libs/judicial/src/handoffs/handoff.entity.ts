import { defineEntity, p } from '@mikro-orm/core';
import { DayType, InstantType } from '@quittance/platform';

/** A file offered to a study, with what it was checked for and what was owed that day. What became of it stands in handoff_event. */
export const handoffEntity = defineEntity({
  name: 'Handoff', tableName: 'handoff',
  properties: {
    id: p.uuid().primary(), caseId: p.uuid(), agencyId: p.uuid(), creditorId: p.uuid(), studyId: p.uuid(), titleId: p.uuid().nullable(), mission: p.text(), instructions: p.text().nullable(),
    costCeilingCents: p.bigint().nullable(), offeredAt: p.type(InstantType).$type<Temporal.Instant>(), offeredBy: p.uuid().nullable(), offeredByName: p.text(),
    asOf: p.type(DayType).$type<Temporal.PlainDate>(), dueCents: p.bigint(), checks: p.json<unknown>(), figures: p.json<unknown>(), lawVersion: p.text(), idempotencyKey: p.text(), inputHash: p.text(),
  },
});

export const handoffEventEntity = defineEntity({
  name: 'HandoffEvent', tableName: 'handoff_event',
  properties: {
    id: p.uuid().primary(), handoffId: p.uuid(), caseId: p.uuid(), agencyId: p.uuid(), creditorId: p.uuid(), studyId: p.uuid(), at: p.type(InstantType).$type<Temporal.Instant>(),
    kind: p.text(), byKind: p.text(), byId: p.uuid().nullable(), byName: p.text(), reason: p.text().nullable(), words: p.text().nullable(), documentId: p.uuid().nullable(),
  },
});
