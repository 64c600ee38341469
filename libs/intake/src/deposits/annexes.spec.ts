/** Each deposit is an annex of its mandate (CPCE R124-3 1°): numbered in it, known by the hash of what it lists. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AnnexesService } from '@quittance/parties';
import { Refused, sha256, sql } from '@quittance/platform';
import { csv, deposit, office, type Office } from '../intake.fixture.ts';
import { DepositsService } from './deposits.service.ts';

let h: Office;
beforeAll(async () => {
  h = await office();
  await h.rows(sql`update role_held set grade = 'operator' where creditor_id is not null`);
});
afterAll(() => h.close());
const place = (list: Parameters<typeof csv>[0], by = h.camille) => h.get(DepositsService).confirm(by, deposit({ 'impayes.csv': csv(list) }));
const annexes = () => h.get(AnnexesService);
const mandateOf = async (creditorId: string) => (await h.rows<{ id: string }>(sql`select id from mandate where creditor_id = ${creditorId}`))[0]!.id;

test('deposits are its annexes one after the other; what joined an open case is listed where it was brought', async () => {
  const one = await place([{ ref: 'A1', total: '1 200,00' }, { ref: 'A2', total: '300,50' }]), two = await place([{ ref: 'A3', total: '80,00' }]);
  const mandateId = await mandateOf(h.tessonville);
  expect(await annexes().of(h.database, one.id)).toMatchObject({ mandateReference: 'M-2026-01', number: 1, claimCount: 2, total: 1500_50n });
  expect(await annexes().of(h.database, two.id)).toMatchObject({ number: 2, claimCount: 1, total: 80_00n });
  const seen = await annexes().page(h.camille, mandateId, { first: 1 });
  expect(seen).toMatchObject({ total: 2, rows: [{ number: 2, depositId: two.id }] });
  expect((await annexes().page(h.camille, mandateId, { first: 1, after: seen.next })).rows).toMatchObject([{ number: 1 }]);
  expect(await annexes().page(h.rachid, mandateId, {})).toMatchObject({ total: 0, rows: [] });
});

test('the hash is of the canonical list, and tells whether it still is what it was', async () => {
  const { id } = await place([{ ref: 'B1', name: 'Charpentes Guilvédec SARL', street: '6 rue du Pont-Vieux', total: '10,00' }, { ref: 'B2', name: 'Charpentes Guilvédec SARL', street: '6 rue du Pont-Vieux', total: '20,00' }]);
  const lines = await h.rows<{ line: string }>(sql`select concat_ws(chr(9), f.public_reference, c.reference, c.issued_on, c.due_on, c.amount_cents, c.currency, coalesce(c.basis, '')) as line from claim c join case_file f on f.id = c.case_id where c.deposit_id = ${id}`);
  expect((await annexes().of(h.database, id))!.hash).toBe(sha256(lines.map(({ line }) => line).sort((a, b) => (a < b ? -1 : 1)).join('\n')));
  expect(await annexes().stands(h.database, id)).toBe(true);
  await h.rows({ text: `alter table claim disable trigger facts_stand`, params: [] });
  await h.rows(sql`update claim set amount_cents = 2001 where deposit_id = ${id} and reference = 'B2'`);
  expect(await annexes().stands(h.database, id)).toBe(false);
  await h.rows({ text: `alter table claim enable trigger facts_stand`, params: [] });
});

test('a mandate of a single deposit takes one; the preview says so too, and nothing is written', async () => {
  await h.rows(sql`update mandate set kind = 'single' where creditor_id = ${h.lorrenzeau}`);
  await place([{ ref: 'C1' }], h.rachid);
  const before = await h.counts();
  for (const work of [place([{ ref: 'C2' }], h.rachid), h.get(DepositsService).preview(h.rachid, deposit({ 'x.csv': csv([{ ref: 'C2' }]) }))]) {
    const refused = await work.catch((e: unknown) => e);
    expect(refused).toBeInstanceOf(Refused);
    expect(refused).toMatchObject({ code: 'mandate_single_used', options: { article: 'CPCE R124-3' } });
  }
  expect(await h.counts()).toEqual(before);
});
