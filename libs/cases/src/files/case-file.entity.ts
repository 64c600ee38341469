import { defineEntity, p } from '@mikro-orm/core';
import { DayType, InstantType } from '@quittance/platform';

/** A case and what a list must sort by; these columns are derived in the transaction that adds the fact. */
export const caseFileEntity = defineEntity({
  name: 'CaseFile', tableName: 'case_file',
  properties: {
    id: p.uuid().primary(), agencyId: p.uuid(), creditorId: p.uuid(), debtorId: p.uuid(), mandateId: p.uuid(), depositId: p.uuid().nullable(),
    publicReference: p.text(), regime: p.text(), stage: p.text(), closedReason: p.text().nullable(), assigneeId: p.uuid().nullable(),
    openedAt: p.type(InstantType).$type<Temporal.Instant>(), noticeReceivedOn: p.type(DayType).nullable().$type<Temporal.PlainDate | null>(),
    nextActionKind: p.text().nullable(), nextActionOn: p.type(DayType).nullable().$type<Temporal.PlainDate | null>(), nextActionNote: p.text().nullable(),
    nextActionSetAt: p.type(InstantType).nullable().$type<Temporal.Instant | null>(), nextActionSetBy: p.text().nullable(),
    promiseDueOn: p.type(DayType).nullable().$type<Temporal.PlainDate | null>(), promiseCents: p.bigint().nullable(),
    limitationOn: p.type(DayType).nullable().$type<Temporal.PlainDate | null>(),
    lastWordCode: p.text().nullable(), lastWordFacts: p.json().$type<Record<string, string>>(), lastWordAt: p.type(InstantType).nullable().$type<Temporal.Instant | null>(),
    lastPublicWordCode: p.text().nullable(), lastPublicWordFacts: p.json().$type<Record<string, string>>(), lastPublicWordAt: p.type(InstantType).nullable().$type<Temporal.Instant | null>(),
    version: p.integer(),
  },
});
