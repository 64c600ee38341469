import { defineEntity, p } from '@mikro-orm/core';
import { InstantType } from '@quittance/platform';

export const questionEntity = defineEntity({
  name: 'Question', tableName: 'question',
  properties: {
    id: p.uuid().primary(), caseId: p.uuid(), agencyId: p.uuid(), creditorId: p.uuid(), studyId: p.uuid().nullable(), askedOf: p.text(), askedByKind: p.text(), askedBy: p.uuid().nullable(), askedByName: p.text(),
    aboutKind: p.text(), aboutId: p.uuid().nullable(), kind: p.text(), wanted: p.text().nullable(), claimId: p.uuid().nullable(), amountCents: p.bigint().nullable(), purpose: p.text().nullable(), text: p.text(), askedAt: p.type(InstantType).$type<Temporal.Instant>(),
  },
});

export const answerEntity = defineEntity({
  name: 'Answer', tableName: 'answer',
  properties: {
    id: p.uuid().primary(), questionId: p.uuid(), caseId: p.uuid(), agencyId: p.uuid(), creditorId: p.uuid(), studyId: p.uuid().nullable(), text: p.text(), decision: p.text().nullable(),
    at: p.type(InstantType).$type<Temporal.Instant>(), byKind: p.text(), byId: p.uuid().nullable(), byName: p.text(),
  },
});
