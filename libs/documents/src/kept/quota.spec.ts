import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId, sql } from '@quittance/platform';
import { house, type House } from '@quittance/platform/testing';
import { IdentityModule, identityEntities } from '@quittance/identity';
import { DocumentsModule, documentsEntities, DocumentsService } from '../index.ts';
import type { DocumentKind } from './document.type.ts';

let h: House;
const agencyId = newId(), creditors = [newId(), newId()] as const, userId = newId();
beforeAll(async () => {
  h = await house({ modules: [IdentityModule, DocumentsModule], entities: [...identityEntities, ...documentsEntities] });
  await h.rows(sql`insert into agency (id, name, legal_form, siren, line1, postal_code, city, phone, email, data_email, segregated_account_name, segregated_iban, segregated_bic, created_at)
    values (${agencyId}, 'Orvelle Recouvrement', 'SAS', '912004618', '14 quai des Tanneurs', '37000', 'Tours', '02 61 91 20 00', 'a@orvelle.example', 'd@orvelle.example', 'Orvelle', 'FR7630006000011234567890189', 'AGRIFRPP', now())`);
  for (const [n, id] of creditors.entries()) await h.rows(sql`insert into creditor (id, agency_id, kind, name, siren, line1, postal_code, city, iban, created_at) values (${id}, ${agencyId}, 'company', ${`C${n}`}, ${['812047366', '790115238'][n]}, '1 rue Haute', '49100', 'Angers', 'FR7630006000011234567890189', now())`);
  await h.rows(sql`insert into app_user (id, agency_id, email, name, created_at) values (${userId}, ${agencyId}, 'x@orvelle.example', 'x', now())`);
});
afterAll(() => h.close());

let n = 0;
const keep = (creditorId: string, size: number, kind: DocumentKind = 'invoice') =>
  h.database.transact((tx) => h.get(DocumentsService).keep(tx, { agencyId, creditorId, kind, name: 'x.pdf', mediaType: 'application/pdf', bytes: Buffer.alloc(size, String(++n)), origin: 'deposit', createdBy: userId })).then(() => 'kept', (e: { code: string; options: { facts: object } }) => ({ code: e.code, ...e.options.facts }));
const quota = (of: { agencyId?: string; creditorId?: string }, from: string, day: number, total: number) => h.rows(sql`insert into upload_quota (id, agency_id, creditor_id, from_on, day_bytes, total_bytes, reason) values (${newId()}, ${of.agencyId}, ${of.creditorId}, ${from}, ${day}, ${total}, 'test')`);
const MB = 1024 * 1024;

test('what ships is wide; the agency’s row counts before it, the creditor’s before that, from its day on', async () => {
  expect(await keep(creditors[0], 2 * MB)).toBe('kept');
  await quota({ agencyId }, '2026-11-01', 3 * MB, 10 * MB);
  await quota({ agencyId, creditorId: creditors[1] }, '2026-11-24', 1 * MB, 6 * MB);
  expect(await keep(creditors[0], 2 * MB)).toEqual({ code: 'quota_reached', per: 'day', used: '2', limit: '3', size: '2' });
  expect(await keep(creditors[0], 1 * MB)).toBe('kept');
  // The other's own row is of tomorrow: today the agency's counts, and each creditor has his own.
  expect(await keep(creditors[1], 3 * MB)).toBe('kept');
  h.clock.set(Temporal.Instant.from('2026-11-24T08:00:00Z'));
  expect(await keep(creditors[0], 3 * MB)).toBe('kept');
  expect(await keep(creditors[1], 2 * MB)).toMatchObject({ per: 'day', limit: '1' });
  h.clock.set(Temporal.Instant.from('2026-11-25T08:00:00Z'));
  expect(await keep(creditors[0], 3 * MB)).toBe('kept');
  h.clock.set(Temporal.Instant.from('2026-11-26T08:00:00Z'));
  expect(await keep(creditors[0], 2 * MB)).toMatchObject({ per: 'total', used: '9', limit: '10' });
});

test('what the house prints itself is never refused', async () => {
  expect(await keep(creditors[0], 5 * MB, 'formal_notice')).toBe('kept');
});
