import { defineEntity, p } from '@mikro-orm/core';
import { DayType, InstantType } from '@quittance/platform';

export const titleEntity = defineEntity({
  name: 'Title', tableName: 'title',
  properties: {
    id: p.uuid().primary(), caseId: p.uuid(), agencyId: p.uuid(), creditorId: p.uuid(), kind: p.text(),
    issuedOn: p.type(DayType).$type<Temporal.PlainDate>(), enforceableOn: p.type(DayType).$type<Temporal.PlainDate>(), servedOn: p.type(DayType).$type<Temporal.PlainDate | null>().nullable(),
    authority: p.text(), reference: p.text().nullable(), documentId: p.uuid(), serviceDocumentId: p.uuid().nullable(),
    recordedAt: p.type(InstantType).$type<Temporal.Instant>(), recordedBy: p.uuid().nullable(), recordedByName: p.text(), idempotencyKey: p.text(), inputHash: p.text(),
  },
});
