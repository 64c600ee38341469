import { defineEntity, p } from '@mikro-orm/core';
import { DayType, InstantType } from '@quittance/platform';

export const agencyEntity = defineEntity({
  name: 'Agency', tableName: 'agency',
  properties: {
    id: p.uuid().primary(), name: p.text(), legalForm: p.text(), shareCapitalCents: p.bigint().nullable(), siren: p.text(),
    line1: p.text(), line2: p.text().nullable(), postalCode: p.text(), city: p.text(), country: p.text(),
    phone: p.text(), email: p.text(), dataEmail: p.text(), website: p.text().nullable(),
    segregatedAccountName: p.text(), segregatedIban: p.text(), segregatedBic: p.text(), createdAt: p.type(InstantType).$type<Temporal.Instant>(),
  },
});

export const agencyInsuranceEntity = defineEntity({
  name: 'AgencyInsurance', tableName: 'agency_insurance',
  properties: {
    id: p.uuid().primary(), agencyId: p.uuid(), insurer: p.text(), policy: p.text(), inForceFrom: p.type(DayType).$type<Temporal.PlainDate>(),
    inForceUntil: p.type(DayType).$type<Temporal.PlainDate>(), recordedAt: p.type(InstantType).$type<Temporal.Instant>(), recordedBy: p.uuid().nullable(),
  },
});

export const agencyDeclarationEntity = defineEntity({
  name: 'AgencyDeclaration', tableName: 'agency_declaration',
  properties: {
    id: p.uuid().primary(), agencyId: p.uuid(), declaredOn: p.type(DayType).$type<Temporal.PlainDate>(), court: p.text(),
    recordedAt: p.type(InstantType).$type<Temporal.Instant>(), recordedBy: p.uuid().nullable(),
  },
});
