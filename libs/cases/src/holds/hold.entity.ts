import { defineEntity, p } from '@mikro-orm/core';
import { InstantType } from '@quittance/platform';

export const holdEntity = defineEntity({
  name: 'Hold', tableName: 'hold',
  properties: {
    id: p.uuid().primary(), agencyId: p.uuid(), creditorId: p.uuid(), debtorId: p.uuid(), caseId: p.uuid().nullable(), openedFrom: p.uuid(), kind: p.text(),
    openedAt: p.type(InstantType).$type<Temporal.Instant>(), openedBy: p.uuid(), idempotencyKey: p.text(), inputHash: p.text(),
  },
});

export const holdEntryEntity = defineEntity({
  name: 'HoldEntry', tableName: 'hold_entry',
  properties: {
    id: p.uuid().primary(), holdId: p.uuid(), agencyId: p.uuid(), creditorId: p.uuid(), kind: p.text(), facts: p.json().$type<Record<string, string | boolean>>(),
    source: p.text().nullable(), reason: p.text().nullable(), documentIds: p.array<string>().columnType('uuid[]'), at: p.type(InstantType).$type<Temporal.Instant>(), byId: p.uuid(),
  },
});
