import { defineEntity, p } from '@mikro-orm/core';
import { DayType, InstantType } from '@quittance/platform';

export const mandateEntity = defineEntity({
  name: 'Mandate', tableName: 'mandate',
  properties: {
    id: p.uuid().primary(), agencyId: p.uuid(), creditorId: p.uuid(), reference: p.text(), signedOn: p.type(DayType).$type<Temporal.PlainDate>(),
    inForceFrom: p.type(DayType).$type<Temporal.PlainDate>(), inForceTo: p.type(DayType).nullable().$type<Temporal.PlainDate | null>(),
    endedOn: p.type(DayType).nullable().$type<Temporal.PlainDate | null>(), endedReason: p.text().nullable(),
    basisClause: p.text(), insuranceClause: p.text(), feeClause: p.text(), remittanceClause: p.text(),
    kind: p.text(), minimumClaimCents: p.bigint(), currencies: p.array<string>().columnType('text[]'),
    feeRate: p.decimal('string'), feeMinimumCents: p.bigint(), remittanceDays: p.integer(), planMaxMonths: p.integer(), planMinInstalmentCents: p.bigint(), planDownPaymentPercent: p.decimal('string'), planFirstWithinDays: p.integer(), planGraceDays: p.integer(), planInterest: p.text(), discountMaxPercent: p.decimal('string'),
    allocation: p.text(), dayCount: p.text(), createdAt: p.type(InstantType).$type<Temporal.Instant>(), createdBy: p.uuid().nullable(),
  },
});
