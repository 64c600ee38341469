import { defineEntity, p } from '@mikro-orm/core';
import { InstantType } from '@quittance/platform';

export const timelineEntryEntity = defineEntity({
  name: 'TimelineEntry', tableName: 'timeline_entry',
  properties: {
    id: p.uuid().primary(), caseId: p.uuid(), agencyId: p.uuid(), creditorId: p.uuid(), at: p.type(InstantType).$type<Temporal.Instant>(),
    kind: p.text(), code: p.text(), facts: p.json().$type<Record<string, string>>(), actorId: p.uuid().nullable(), actorName: p.text(),
    factKind: p.text().nullable(), factId: p.uuid().nullable(), documentId: p.uuid().nullable(), letterId: p.uuid().nullable(),
    internal: p.boolean(), toDebtor: p.boolean(), toBailiff: p.boolean(),
  },
});
