import { defineEntity, p } from '@mikro-orm/core';
import { DayType, InstantType } from '@quittance/platform';

export const callEntity = defineEntity({
  name: 'Call', tableName: 'call',
  properties: {
    id: p.uuid().primary(), caseId: p.uuid(), agencyId: p.uuid(), creditorId: p.uuid(), at: p.type(InstantType).$type<Temporal.Instant>(),
    byId: p.uuid(), reached: p.text(), outcome: p.text(), note: p.text().nullable(), idempotencyKey: p.text(), inputHash: p.text(),
    incoming: p.boolean(), conduct: p.json<unknown>(),
  },
});

export const promiseEntity = defineEntity({
  name: 'Promise', tableName: 'promise',
  properties: {
    id: p.uuid().primary(), caseId: p.uuid(), agencyId: p.uuid(), creditorId: p.uuid(), callId: p.uuid().nullable(),
    takenAt: p.type(InstantType).$type<Temporal.Instant>(), takenBy: p.uuid(), dueOn: p.type(DayType).$type<Temporal.PlainDate>(), amountCents: p.bigint(),
  },
});

/** Takes a fact back; the fact itself stands. */
export const reversalEntity = defineEntity({
  name: 'Reversal', tableName: 'reversal',
  properties: {
    id: p.uuid().primary(), caseId: p.uuid(), agencyId: p.uuid(), creditorId: p.uuid(), factKind: p.text(), factId: p.uuid(),
    at: p.type(InstantType).$type<Temporal.Instant>(), byId: p.uuid(), reason: p.text(),
  },
});
