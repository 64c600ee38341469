import { defineEntity, p } from '@mikro-orm/core';
import { InstantType } from '@quittance/platform';

const ofCase = { id: p.uuid().primary(), caseId: p.uuid(), agencyId: p.uuid(), creditorId: p.uuid() };
const byWhom = { at: p.type(InstantType).$type<Temporal.Instant>(), byKind: p.text(), byId: p.uuid(), byName: p.text() };

export const caseMessageEntity = defineEntity({ name: 'CaseMessage', tableName: 'case_message', properties: { ...ofCase, text: p.text(), ...byWhom, idempotencyKey: p.text(), inputHash: p.text() } });

/** One side has read up to a message. */
export const caseMessageSeenEntity = defineEntity({ name: 'CaseMessageSeen', tableName: 'case_message_seen', properties: { ...ofCase, lastMessageId: p.uuid(), ...byWhom } });
