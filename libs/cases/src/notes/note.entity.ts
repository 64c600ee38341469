import { defineEntity, p } from '@mikro-orm/core';
import { InstantType } from '@quittance/platform';

export const noteEntity = defineEntity({
  name: 'Note', tableName: 'note',
  properties: {
    id: p.uuid().primary(), caseId: p.uuid(), agencyId: p.uuid(), creditorId: p.uuid(), at: p.type(InstantType).$type<Temporal.Instant>(),
    byId: p.uuid(), text: p.text(), internal: p.boolean(),
  },
});
