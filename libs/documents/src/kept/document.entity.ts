import { defineEntity, p } from '@mikro-orm/core';
import { InstantType } from '@quittance/platform';

export const documentEntity = defineEntity({
  name: 'Document', tableName: 'document',
  properties: {
    id: p.uuid().primary(), agencyId: p.uuid(), creditorId: p.uuid(), caseId: p.uuid().nullable(), claimId: p.uuid().nullable(),
    mandateId: p.uuid().nullable(), depositId: p.uuid().nullable(), kind: p.text(), name: p.text(), mediaType: p.text(), size: p.integer(),
    sha256: p.text(), origin: p.text(), internal: p.boolean(), createdAt: p.type(InstantType).$type<Temporal.Instant>(), createdBy: p.uuid().nullable(),
    factKind: p.text().nullable(), factId: p.uuid().nullable(), studyId: p.uuid().nullable(),
  },
});
