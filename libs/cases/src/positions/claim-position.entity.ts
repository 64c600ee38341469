import { defineEntity, p } from '@mikro-orm/core';
import { DayType } from '@quittance/platform';

/** The running position of a claim (libs/law position): derived from the facts, re-anchored when one arrives. */
export const claimPositionEntity = defineEntity({
  name: 'ClaimPosition', tableName: 'claim_position',
  properties: {
    claimId: p.uuid().primary(), caseId: p.uuid(), agencyId: p.uuid(), creditorId: p.uuid(), principalCents: p.bigint(), closedInterestCents: p.bigint(),
    runningBaseCents: p.bigint(), runningRate: p.decimal('string'), runningFrom: p.type(DayType).nullable().$type<Temporal.PlainDate | null>(), runningYear: p.integer(),
    validUntil: p.type(DayType).$type<Temporal.PlainDate>(), indemnityCents: p.bigint(), indemnityFrom: p.type(DayType).nullable().$type<Temporal.PlainDate | null>(),
    limitationOn: p.type(DayType).nullable().$type<Temporal.PlainDate | null>(), anchoredOn: p.type(DayType).$type<Temporal.PlainDate>(),
  },
});
