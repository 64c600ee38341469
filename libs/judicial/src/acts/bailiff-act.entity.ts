import { defineEntity, p } from '@mikro-orm/core';
import { DayType, InstantType } from '@quittance/platform';

export const bailiffActEntity = defineEntity({
  name: 'BailiffAct', tableName: 'bailiff_act',
  properties: {
    id: p.uuid().primary(), handoffId: p.uuid(), caseId: p.uuid(), agencyId: p.uuid(), creditorId: p.uuid(), studyId: p.uuid(), kind: p.text(),
    doneOn: p.type(DayType).$type<Temporal.PlainDate>(), served: p.text().nullable(), costCents: p.bigint(), recoverable: p.boolean(), documentId: p.uuid().nullable(), note: p.text().nullable(),
    reportedAt: p.type(InstantType).$type<Temporal.Instant>(), reportedBy: p.uuid().nullable(), reportedByName: p.text(), idempotencyKey: p.text(), inputHash: p.text(),
  },
});

/** What enforcement cost. Recoverable: the debtor owes it (CPCE L111-8). */
export const costEntity = defineEntity({
  name: 'Cost', tableName: 'cost',
  properties: {
    id: p.uuid().primary(), caseId: p.uuid(), agencyId: p.uuid(), creditorId: p.uuid(), onDay: p.type(DayType).$type<Temporal.PlainDate>(), amountCents: p.bigint(), label: p.text(),
    recoverable: p.boolean(), article: p.text().nullable(), sourceKind: p.text(), sourceId: p.uuid().nullable(), recordedAt: p.type(InstantType).$type<Temporal.Instant>(),
    recordedBy: p.uuid().nullable(), recordedByName: p.text(),
  },
});
