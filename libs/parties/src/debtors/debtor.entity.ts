import { defineEntity, p } from '@mikro-orm/core';
import { InstantType } from '@quittance/platform';

export const debtorEntity = defineEntity({
  name: 'Debtor', tableName: 'debtor',
  properties: {
    id: p.uuid().primary(), agencyId: p.uuid(), creditorId: p.uuid(), kind: p.text(), name: p.text(), nameKey: p.text(), legalForm: p.text().nullable(),
    siren: p.text().nullable(), vatNumber: p.text().nullable(), publicBody: p.boolean(), representative: p.text().nullable(), representativeTitle: p.text().nullable(),
    createdAt: p.type(InstantType).$type<Temporal.Instant>(), source: p.text(),
  },
});

export const debtorAddressEntity = defineEntity({
  name: 'DebtorAddress', tableName: 'debtor_address',
  properties: {
    id: p.uuid().primary(), debtorId: p.uuid(), agencyId: p.uuid(), creditorId: p.uuid(), line1: p.text(), line2: p.text().nullable(), postalCode: p.text(), city: p.text(),
    country: p.text(), addressKey: p.text(), since: p.type(InstantType).$type<Temporal.Instant>(), source: p.text(), returnedAt: p.type(InstantType).nullable().$type<Temporal.Instant | null>(),
    toldBy: p.text().default('deposit'), byId: p.uuid().nullable(), byName: p.text().nullable(),
  },
});

export const debtorContactPointEntity = defineEntity({
  name: 'DebtorContactPoint', tableName: 'debtor_contact_point',
  properties: {
    id: p.uuid().primary(), debtorId: p.uuid(), agencyId: p.uuid(), creditorId: p.uuid(), kind: p.text(), value: p.text(), e164: p.text().nullable(), label: p.text().nullable(),
    since: p.type(InstantType).$type<Temporal.Instant>(), source: p.text(), toldBy: p.text().default('deposit'), byId: p.uuid().nullable(), byName: p.text().nullable(),
  },
});

export const debtorAccountEntity = defineEntity({
  name: 'DebtorAccount', tableName: 'debtor_account',
  properties: {
    id: p.uuid().primary(), debtorId: p.uuid(), agencyId: p.uuid(), creditorId: p.uuid(), iban: p.text(),
    since: p.type(InstantType).$type<Temporal.Instant>(), source: p.text(), toldBy: p.text().default('deposit'), byId: p.uuid().nullable(), byName: p.text().nullable(),
  },
});
