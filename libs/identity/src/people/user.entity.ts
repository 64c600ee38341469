import { defineEntity, p } from '@mikro-orm/core';
import { DayType, InstantType } from '@quittance/platform';

export const userEntity = defineEntity({
  name: 'User', tableName: 'app_user',
  properties: {
    id: p.uuid().primary(), agencyId: p.uuid(), email: p.text(), name: p.text(), phone: p.text().nullable(), passwordHash: p.text().nullable(),
    locale: p.text(), disabledAt: p.type(InstantType).nullable().$type<Temporal.Instant | null>(), createdAt: p.type(InstantType).$type<Temporal.Instant>(),
    passwordSetAt: p.type(InstantType).nullable().$type<Temporal.Instant | null>(), invitedAt: p.type(InstantType).nullable().$type<Temporal.Instant | null>(), secondFactorDueOn: p.type(DayType).nullable().$type<Temporal.PlainDate | null>(),
  },
});

export const roleHeldEntity = defineEntity({
  name: 'RoleHeld', tableName: 'role_held',
  properties: {
    id: p.uuid().primary(), userId: p.uuid(), role: p.text(), creditorId: p.uuid().nullable(), studyId: p.uuid().nullable(),
    givenAt: p.type(InstantType).$type<Temporal.Instant>(), endedAt: p.type(InstantType).nullable().$type<Temporal.Instant | null>(),
  },
});
