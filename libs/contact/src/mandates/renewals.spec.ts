import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId, sql } from '@quittance/platform';
import { office, type Office } from '../letters/letters.fixture.ts';
import { RenewalsService } from './watch/renewals.service.ts';

let h: Office, file: { id: string };
beforeAll(async () => {
  h = await office();
  h.clock.set(Temporal.Instant.from('2026-11-23T08:00:00Z'));
  await h.rows(sql`update mandate set in_force_from = '2025-01-01', in_force_to = null, ended_on = null`);
  file = await h.openCase(h.tessonville);
});
afterAll(() => h.close());

const list = async (actor = h.helene, creditorId?: string) => (await h.get(RenewalsService).list(actor, creditorId)).map(({ what, reference, state, days, proposedReference }) => [what, reference, state, days, proposedReference ?? null].join(' '));
const end = (to: string | null, ended: string | null = null) => h.rows(sql`update mandate set in_force_to = ${to}::date, ended_on = ${ended}::date, ended_reason = ${ended && 'x'} where creditor_id = ${h.tessonville}`);
const mandate = async (reference: string, from: string, to: string | null) => {
  const id = newId();
  await h.rows(sql`insert into mandate (id, agency_id, creditor_id, reference, signed_on, in_force_from, in_force_to, basis_clause, insurance_clause, fee_clause, remittance_clause, fee_rate, remittance_days, plan_max_months, discount_max_percent, allocation, day_count, created_at)
    values (${id}, ${h.agencyId}, ${h.tessonville}, ${reference}, ${from}::date, ${from}::date, ${to}::date, 'x', 'x', 'x', 'x', 12, 15, 6, 0, 'statutory', 'ACT_ACT', now())`);
  return id;
};

test('a mandate is told from sixty days before its end until another follows; what is proposed in its place is said', async () => {
  const [own] = await h.rows<{ id: string; reference: string }>(sql`select id, reference from mandate where creditor_id = ${h.tessonville}`), told = (state: string, days: number, proposed = '') => `mandate ${own!.reference} ${state} ${days} ${proposed}`;
  expect(await list()).toEqual([]);
  await end('2027-01-23');
  expect(await list()).toEqual([]);
  await end('2027-01-22');
  expect(await list()).toEqual([told('ending', 60)]);
  await end('2026-11-23');
  expect(await list()).toEqual([told('ending', 0)]);
  await end(null, '2026-11-20');
  expect(await list()).toEqual([told('ended', -4)]);
  const request = newId();
  await h.rows(sql`insert into signature_request (id, agency_id, creditor_id, kind, reference, terms, signatory_name, signatory_capacity, signatory_email, locale, proposed_at, proposed_by, proposed_by_name, expires_at, state, idempotency_key, input_hash)
    values (${request}, ${h.agencyId}, ${h.tessonville}, 'mandate', 'MD-NEXT', '{}', 'x', 'x', 'x@x.example', 'fr', '2026-11-22T08:00:00Z', ${h.helene.id}, 'Bruno', '2026-12-06T08:00:00Z', 'preparing', ${request}, 'x')`);
  expect(await list()).toEqual([told('ended', -4, 'MD-NEXT')]);
  const next = await mandate('MD-SHORT', '2026-11-21', '2026-12-10');
  expect(await list()).toEqual(['mandate MD-SHORT ending 17 MD-NEXT']);
  await h.rows(sql`update mandate set in_force_to = '2028-12-31' where id = ${next}`);
  expect(await list()).toEqual([]);
});

test('a special power that ends is told as well, unless another gives the same or its case is over; each sees his own', async () => {
  const [own] = await h.rows<{ id: string }>(sql`select id from mandate where creditor_id = ${h.tessonville} limit 1`), [paper] = await h.rows<{ id: string }>(sql`select id from document limit 1`);
  const document = paper?.id ?? newId();
  if (!paper) {
    await h.rows(sql`insert into document (id, agency_id, creditor_id, kind, name, media_type, size, sha256, origin, created_at) select ${document}, ${h.agencyId}, ${h.tessonville}, 'power_of_attorney', 'x', 'application/pdf', 1, sha256, 'signature', now() from blob limit 1`);
  }
  const power = async (reference: string, until: string | null, caseId: string | null = null, acts = '{payment_order}') => {
    const request = newId();
    await h.rows(sql`insert into signature_request (id, agency_id, creditor_id, kind, reference, terms, mandate_id, signatory_name, signatory_capacity, signatory_email, locale, proposed_at, proposed_by, proposed_by_name, expires_at, state, decided_at, idempotency_key, input_hash)
      values (${request}, ${h.agencyId}, ${h.tessonville}, 'power_of_attorney', ${reference}, '{}', ${own!.id}, 'x', 'x', 'x@x.example', 'fr', now(), ${h.helene.id}, 'Bruno', '2026-01-01', 'signed', now(), ${request}, 'x')`);
    await h.rows(sql`insert into power_of_attorney (id, agency_id, creditor_id, mandate_id, case_id, request_id, reference, acts, representative_name, representative_title, from_on, until_on, document_id, signed_at, signed_by_name)
      values (${newId()}, ${h.agencyId}, ${h.tessonville}, ${own!.id}, ${caseId}, ${request}, ${reference}, ${acts}::text[], 'x', 'x', '2026-01-01', ${until}::date, ${document}, now(), 'x')`);
  };
  await power('PS-OLD', '2026-06-30');
  await power('PS-OVER', '2026-11-10');
  await power('PS-SOON', '2026-12-23', file.id);
  await power('PS-FAR', '2027-06-30', null, '{insolvency_claim}');
  const both = ['power_of_attorney PS-OVER ended -13 ', 'power_of_attorney PS-SOON ending 30 '];
  expect(await list()).toEqual(both);
  expect(await list(h.camille)).toEqual(both);
  expect(await list(h.helene, h.tessonville)).toEqual(both);
  expect(await list(h.helene, newId())).toEqual([]);
  expect(await list(h.helene, 'x')).toEqual([]);
  await power('PS-NEXT', '2027-11-10', null, '{payment_order,commercial_court}');
  expect(await list()).toEqual([both[1]]);
  await h.rows(sql`update case_file set stage = 'closed' where id = ${file.id}`);
  expect(await list()).toEqual([]);
});
