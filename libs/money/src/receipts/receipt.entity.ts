import { defineEntity, p } from '@mikro-orm/core';
import { DayType, InstantType } from '@quittance/platform';

const ofCase = { id: p.uuid().primary(), caseId: p.uuid(), agencyId: p.uuid(), creditorId: p.uuid() };

export const receiptEntity = defineEntity({
  name: 'Receipt', tableName: 'receipt',
  properties: {
    ...ofCase, paymentId: p.uuid(), number: p.text(), issuedOn: p.type(DayType).$type<Temporal.PlainDate>(), issuedAt: p.type(InstantType).$type<Temporal.Instant>(),
    balanceCents: p.bigint(), figures: p.json(), lawVersion: p.text(), templateVersion: p.text(),
  },
});

export const receiptEventEntity = defineEntity({
  name: 'ReceiptEvent', tableName: 'receipt_event',
  properties: { ...ofCase, receiptId: p.uuid(), at: p.type(InstantType).$type<Temporal.Instant>(), kind: p.text(), documentId: p.uuid().nullable(), sha256: p.text().nullable(), cause: p.text().nullable() },
});
