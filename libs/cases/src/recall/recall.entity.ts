import { defineEntity, p } from '@mikro-orm/core';
import { DayType, InstantType } from '@quittance/platform';

export const caseRecallEntity = defineEntity({
  name: 'CaseRecall', tableName: 'case_recall',
  properties: {
    id: p.uuid().primary(), caseId: p.uuid(), agencyId: p.uuid(), creditorId: p.uuid(), reason: p.text(), words: p.text().nullable(), stage: p.text(), consequences: p.json().$type<unknown[]>(),
    onDay: p.type(DayType).$type<Temporal.PlainDate>(), at: p.type(InstantType).$type<Temporal.Instant>(), byKind: p.text(), byId: p.uuid(), byName: p.text(), idempotencyKey: p.text(), inputHash: p.text(),
  },
});
