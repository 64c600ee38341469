import { defineEntity, p } from '@mikro-orm/core';
import { InstantType } from '@quittance/platform';

export const depositEntity = defineEntity({
  name: 'Deposit', tableName: 'deposit',
  properties: {
    id: p.uuid().primary(), agencyId: p.uuid(), creditorId: p.uuid(), mandateId: p.uuid(), placedAt: p.type(InstantType).$type<Temporal.Instant>(), placedBy: p.uuid(),
    idempotencyKey: p.text(), inputHash: p.text(), fileNames: p.array<string>().columnType('text[]'), caseCount: p.integer(), claimCount: p.integer(), totalCents: p.bigint(), faults: p.json(), termsDays: p.integer().nullable(), termsEndOfMonth: p.boolean().nullable(),
  },
});
