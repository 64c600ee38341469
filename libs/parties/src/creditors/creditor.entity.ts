import { defineEntity, p } from '@mikro-orm/core';
import { InstantType } from '@quittance/platform';

export const creditorEntity = defineEntity({
  name: 'Creditor', tableName: 'creditor',
  properties: {
    id: p.uuid().primary(), agencyId: p.uuid(), kind: p.text(), name: p.text(), legalForm: p.text().nullable(), siren: p.text(), vatNumber: p.text().nullable(),
    line1: p.text(), line2: p.text().nullable(), postalCode: p.text(), city: p.text(), country: p.text(),
    email: p.text().nullable(), phone: p.text().nullable(), iban: p.text(), bic: p.text().nullable(),
    createdAt: p.type(InstantType).$type<Temporal.Instant>(), createdBy: p.uuid().nullable(),
  },
});

export const creditorContactEntity = defineEntity({
  name: 'CreditorContact', tableName: 'creditor_contact',
  properties: { id: p.uuid().primary(), creditorId: p.uuid(), name: p.text(), role: p.text().nullable(), email: p.text().nullable(), phone: p.text().nullable() },
});
