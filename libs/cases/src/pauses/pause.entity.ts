import { defineEntity, p } from '@mikro-orm/core';
import { DayType, InstantType } from '@quittance/platform';

const ofCase = { id: p.uuid().primary(), caseId: p.uuid(), agencyId: p.uuid(), creditorId: p.uuid() };
const byWhom = { at: p.type(InstantType).$type<Temporal.Instant>(), byKind: p.text(), byId: p.uuid(), byName: p.text() };

export const pauseEntity = defineEntity({
  name: 'Pause', tableName: 'pause',
  properties: {
    ...ofCase, fromOn: p.type(DayType).$type<Temporal.PlainDate>(), untilOn: p.type(DayType).$type<Temporal.PlainDate>(), reason: p.text(), words: p.text().nullable(), ...byWhom, idempotencyKey: p.text(), inputHash: p.text(),
  },
});

export const pauseEndEntity = defineEntity({
  name: 'PauseEnd', tableName: 'pause_end',
  properties: { ...ofCase, pauseId: p.uuid(), onDay: p.type(DayType).$type<Temporal.PlainDate>(), ...byWhom },
});
