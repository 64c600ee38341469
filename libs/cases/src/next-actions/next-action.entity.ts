import { defineEntity, p } from '@mikro-orm/core';
import { DayType, InstantType } from '@quittance/platform';

export const nextActionEntity = defineEntity({
  name: 'NextAction', tableName: 'next_action',
  properties: {
    id: p.uuid().primary(), caseId: p.uuid(), agencyId: p.uuid(), creditorId: p.uuid(), kind: p.text(), dueOn: p.type(DayType).$type<Temporal.PlainDate>(),
    note: p.text().nullable(), setAt: p.type(InstantType).$type<Temporal.Instant>(), setBy: p.uuid().nullable(), cause: p.text(),
  },
});
