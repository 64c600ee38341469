import { defineEntity, p } from '@mikro-orm/core';
import { InstantType } from '@quittance/platform';

export const studyEntity = defineEntity({
  name: 'Study', tableName: 'study',
  properties: {
    id: p.uuid().primary(), agencyId: p.uuid(), name: p.text(), legalForm: p.text().nullable(), siren: p.text().nullable(),
    line1: p.text(), line2: p.text().nullable(), postalCode: p.text(), city: p.text(), country: p.text(), email: p.text(), phone: p.text().nullable(),
    iban: p.text().nullable(), bic: p.text().nullable(), departments: p.array<string>().columnType('text[]'), createdAt: p.type(InstantType).$type<Temporal.Instant>(), createdBy: p.uuid().nullable(),
  },
});
