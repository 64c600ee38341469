import { defineEntity, p } from '@mikro-orm/core';
import { DayType, InstantType } from '@quittance/platform';

export const claimEntity = defineEntity({
  name: 'Claim', tableName: 'claim',
  properties: {
    id: p.uuid().primary(), caseId: p.uuid(), agencyId: p.uuid(), creditorId: p.uuid(), position: p.integer(), reference: p.text(),
    issuedOn: p.type(DayType).$type<Temporal.PlainDate>(), dueOn: p.type(DayType).$type<Temporal.PlainDate>(), amountCents: p.bigint(), currency: p.text(),
    contractRate: p.decimal('string').nullable(), defaultOnDue: p.boolean(), nature: p.text(), basis: p.text().nullable(),
    latePenaltyText: p.text().nullable(), indemnityText: p.text().nullable(), sourceFile: p.text().nullable(), sourceLine: p.integer().nullable(),
    depositId: p.uuid().nullable(), dueOnFrom: p.text(), knownEvidence: p.array<string>().columnType('text[]'),
    createdAt: p.type(InstantType).$type<Temporal.Instant>(),
  },
});
