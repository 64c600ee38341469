import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cents } from '@quittance/law';
import { DebtorsService } from '@quittance/parties';
import { newId, sql, standAs, standingOf, type Actor } from '@quittance/platform';
import { HoldsService } from '../index.ts';
import { day, office, type Office } from '../testing/index.ts';
import { CaseDebtorRecordService } from './case-debtor-record.service.ts';
import type { CasePartyInput, RecordDebtorDataInput } from './debtor-record.type.ts';
import { PartyActsService } from './party-acts.service.ts';
import { RecordDebtorService } from './record-debtor.service.ts';

let o: Office;
beforeAll(async () => { o = await office(); });
afterAll(() => o.h.close());
/** Under this person's own wall, as behind the door. */
const as = <T>(actor: Actor, work: () => Promise<T>): Promise<T> => standAs(standingOf(actor), work);
const later = (minutes: number) => o.h.clock.set(o.h.clock.now().add({ minutes }));

async function refusal(work: Promise<unknown>): Promise<string> {
  try { await work; } catch (e) {
    const { code, options } = e as { code: string; options?: { fields?: { field: string; code: string }[] } };
    return [code, ...(options?.fields ?? []).map((f) => `${f.field}:${f.code}`)].join(' ');
  }
  return 'nothing was refused';
}
const plain = (text: string) => text.replace(/\u00a0/gu, ' ');
const records = () => o.h.get(RecordDebtorService);
const told = (caseId: string, more: Partial<RecordDebtorDataInput>, actor = o.helene) => as(actor, () => records().record(actor, { caseId, toldBy: 'debtor', source: 'son appel', ...more }));
const known = (file: { id: string; debtorId: string }, actor = o.helene) => as(actor, () => o.h.get(CaseDebtorRecordService).of(actor, file));
const lines = (caseId: string) => o.h.rows<{ code: string; facts: Record<string, string>; internal: boolean }>(sql`select code, facts, internal from timeline_entry where case_id = ${caseId} and kind = 'debtor' order by at, id`);

describe('what is told of a debtor', () => {
  test('each datum with who told it, when and by whom it was written down; a correction stands for the one before, which stays', async () => {
    const file = await o.open('Menuiserie Quéverne');
    const { written, record } = await told(file.id, { phone: '06 39 98 12 34', phoneLabel: 'gérant', email: 'contact@queverne.example', address: { line1: '3 allée des Ifs', line2: null, postalCode: '35000', city: 'Rennes', country: null } });
    expect(written).toEqual(['address', 'phone', 'email']);
    expect(record.phones).toMatchObject([{ e164: '+33639981234', line: 'mobile', label: 'gérant', current: true, superseded: null, told: { by: 'debtor', source: 'son appel', person: 'Hélène Vasseur' } }]);
    expect(record.phones[0]!.told.at.until(o.h.clock.now()).total('minutes')).toBeLessThan(1);
    expect(plain(record.phones[0]!.shown)).toBe('06 39 98 12 34');
    expect(record.addresses.map(({ city, current, told: { by } }) => [city, current, by])).toEqual([['Rennes', true, 'debtor'], ['Fougères', false, 'deposit']]);
    expect((await o.h.get(DebtorsService).facts(o.h.database, file.debtorId)).address?.city).toBe('Rennes');

    later(5);
    const corrected = (await told(file.id, { phone: '+33 2 61 91 40 17', replaces: record.phones[0]!.id, toldBy: 'register', source: 'annuaire' })).record;
    expect(corrected.phones.map(({ e164, line, current, superseded }) => [e164, line, current, superseded?.person ?? null])).toEqual([['+33261914017', 'landline', true, null], ['+33639981234', 'mobile', false, 'Hélène Vasseur']]);
    expect((await lines(file.id)).map(({ code, facts }) => `${code} ${facts['what']}${facts['corrects'] ? ' corrected' : ''}`)).toEqual(['debtor.told address', 'debtor.told phone', 'debtor.told email', 'debtor.told phone corrected']);
  });

  test('the same again writes nothing; a former one told again is the current one', async () => {
    const file = await o.open('Verrerie Passelande');
    await told(file.id, { phone: '02 61 91 40 17' });
    expect((await told(file.id, { phone: '+33261914017' })).written).toEqual([]);
    later(1);
    await told(file.id, { phone: '02 61 91 40 18' });
    later(1);
    const { written, record } = await told(file.id, { phone: '02.61.91.40.17' });
    expect(written).toEqual(['phone']);
    expect(record.phones.map(({ e164, current, superseded }) => [e164, current, superseded !== null])).toEqual([['+33261914017', true, false], ['+33261914018', false, false], ['+33261914017', false, true]]);
  });

  test('a number is read by the plan of the country that he lives in', async () => {
    const file = await o.open('Brasserie Ligneuville');
    const { record } = await told(file.id, { phone: '0475 12 34 56', address: { line1: '2 rue Haute', line2: null, postalCode: '4960', city: 'Malmedy', country: 'be' } });
    expect(record.phones).toMatchObject([{ e164: '+32475123456', line: 'mobile' }]);
    expect((await told(file.id, { phone: '0476 12 34 56' })).record.phones[0]).toMatchObject({ e164: '+32476123456' });
  });

  test('what can’t be taken is refused at its field, and nothing of it is written', async () => {
    const file = await o.open('Tannerie Orsival');
    expect(await refusal(told(file.id, { phone: '12 34', email: 'nobody', iban: 'FR00', toldBy: 'rumour', source: ' ', address: { line1: '', line2: null, postalCode: '3', city: 'X', country: 'FR' }, representative: { name: '', sinceOn: day('2027-01-01') } })))
      .toBe('bad_fields toldBy:not_in_list source:required address.line1:required address.postalCode:postal_code_invalid phone:phone_invalid email:email_invalid iban:iban_invalid representative.sinceOn:in_future representative.name:required');
    expect(await refusal(told(file.id, {}))).toBe('bad_fields datum:required');
    expect(await refusal(told(file.id, { phone: '02 61 91 40 17', replaces: newId() }))).toBe('not_found');
    expect((await known(file)).phones).toEqual([]);
    expect(await lines(file.id)).toEqual([]);
    await records().record(o.helene, { caseId: file.id, toldBy: 'debtor', source: 'x', phone: '02 61 91 40 17' }, { dryRun: true });
    expect((await known(file)).phones).toEqual([]);
  });

  test('who stands for a company: the one of the deposit is put right, others are added, one goes; the letter takes the current one', async () => {
    const file = await o.open('Imprimerie Carnaudet');
    await o.h.rows(sql`update debtor set representative = 'Paul Carnaudet', representative_title = 'gérant' where id = ${file.debtorId}`);
    const [first] = (await known(file)).representatives;
    expect(first).toMatchObject({ id: file.debtorId, name: 'Paul Carnaudet', title: 'gérant', current: true, told: { by: 'deposit' } });
    const { record } = await told(file.id, { representative: { name: 'Maud Carnaudet', title: 'présidente', sinceOn: day('2026-09-01') }, replaces: first!.id, toldBy: 'register', source: 'extrait Kbis du 20/11' });
    expect(record.representatives.map(({ name, current }) => [name, current])).toEqual([['Maud Carnaudet', true], ['Paul Carnaudet', false]]);
    expect(await o.h.get(DebtorsService).facts(o.h.database, file.debtorId)).toMatchObject({ representative: 'Maud Carnaudet', representativeTitle: 'présidente' });
    await as(o.helene, () => records().withdraw(o.helene, file.id, record.representatives[0]!.id!, 'a démissionné'));
    expect((await known(file)).representatives.map(({ name, superseded }) => [name, superseded?.why ?? null])).toEqual([['Maud Carnaudet', 'a démissionné'], ['Paul Carnaudet', null]]);
    expect((await o.h.get(DebtorsService).facts(o.h.database, file.debtorId)).representative).toBeNull();
  });

  test('a guardian whom a hold names is shown to the agency with where it is known from, and not to the creditor', async () => {
    const file = await o.open('Lucien Faverolle', [{}], { kind: 'person', regime: 'civil' });
    await o.h.get(HoldsService).open(o.helene, { caseId: file.id, kind: 'protectedPerson', facts: { protection: 'guardianship', since: day('2026-10-02'), representativeName: 'Aline Faverolle' }, source: 'jugement du 2 octobre', idempotencyKey: `hold-${file.id}` });
    expect((await known(file)).representatives).toMatchObject([{ id: null, kind: 'guardian', name: 'Aline Faverolle', told: { by: 'hold', source: 'jugement du 2 octobre' } }]);
    expect((await known(file, o.camille)).representatives).toEqual([]);
  });
});

describe('mail that came back', () => {
  test('flags its address with the day, cause and letter; letters go to the next best; it can be set back; each once', async () => {
    const file = await o.open('Confiserie Valmeyre');
    await told(file.id, { address: { line1: '9 quai Bas', line2: null, postalCode: '37000', city: 'Tours', country: 'FR' } });
    const [current] = (await known(file)).addresses;
    const back = () => as(o.helene, () => records().returned(o.helene, { caseId: file.id, addressId: current!.id, on: day('2026-11-20'), cause: 'unknown', words: 'NPAI' }));
    const { record } = await back();
    expect(record.addresses.map(({ city, current: is, returnedOn }) => [city, is, returnedOn?.toString() ?? null])).toEqual([['Fougères', true, null], ['Tours', false, '2026-11-20']]);
    expect(record.addresses[1]!.returns).toMatchObject([{ kind: 'returned', cause: 'unknown', words: 'NPAI', person: 'Hélène Vasseur' }]);
    expect((await o.h.get(DebtorsService).facts(o.h.database, file.debtorId)).address?.city).toBe('Fougères');
    expect(await refusal(back())).toBe('already_returned');
    expect(await refusal(as(o.helene, () => records().returned(o.helene, { caseId: file.id, addressId: record.addresses[0]!.id, on: day('2026-12-01'), cause: 'eaten' })))).toBe('bad_fields cause:not_in_list on:in_future');
    const again = (await as(o.helene, () => records().setBack(o.helene, file.id, current!.id, 'boîte réparée'))).record;
    expect(again.addresses[0]).toMatchObject({ city: 'Tours', current: true, returnedOn: null, returns: [{ kind: 'set_back', words: 'boîte réparée' }, { kind: 'returned' }] });
    expect(await refusal(as(o.helene, () => records().setBack(o.helene, file.id, current!.id, 'x')))).toBe('not_returned');
    expect((await lines(file.id)).map(({ code }) => code)).toEqual(['debtor.told', 'debtor.mail_returned', 'debtor.mail_set_back']);
  });
});

describe('co-debtors and guarantors', () => {
  const party = (caseId: string, more: Partial<CasePartyInput> = {}): CasePartyInput => ({ caseId, role: 'guarantor', liability: 'joint', kind: 'person', name: 'Odile Passerand', cap: cents(500_000n), act: 'acte de caution', actOn: day('2025-03-01'), toldBy: 'creditor', source: 'contrat', idempotencyKey: newId(), ...more });

  test('stand on their case with how far they are bound and by which act; the same key once; released from a day on', async () => {
    const file = await o.open('Ferronnerie Sablonet');
    const input = party(file.id, { address: { line1: '4 rue Basse', line2: null, postalCode: '35300', city: 'Fougères', country: null }, phone: '0261914017' });
    const add = () => as(o.helene, () => o.h.get(PartyActsService).add(o.helene, input));
    const { record } = await add();
    expect((await add()).written).toEqual([]);
    expect(record.parties).toMatchObject([{ role: 'guarantor', liability: 'joint', cap: 500_000n, name: 'Odile Passerand', address: { city: 'Fougères' }, told: { by: 'creditor' }, ended: null }]);
    expect(plain(record.parties[0]!.phone!)).toBe('02 61 91 40 17');
    const end = () => as(o.helene, () => o.h.get(PartyActsService).end(o.helene, record.parties[0]!.id, day('2026-11-01'), 'mainlevée'));
    expect((await end()).record.parties).toMatchObject([{ endedOn: day('2026-11-01'), ended: { why: 'mainlevée' } }]);
    expect(await refusal(end())).toBe('already_ended');
    expect((await lines(file.id)).map(({ code }) => code)).toEqual(['debtor.party_added', 'debtor.party_ended']);
  });

  test('a natural person guarantees to a sum that he wrote (C. civ. 2297); what makes no sense is refused', async () => {
    const file = await o.open('Serrurerie Kervallon');
    expect(await refusal(as(o.helene, () => o.h.get(PartyActsService).add(o.helene, party(file.id, { cap: null }))))).toBe('bad_fields cap:guarantee_cap_missing');
    expect(await refusal(as(o.helene, () => o.h.get(PartyActsService).add(o.helene, party(file.id, { role: 'co_debtor', siren: '404833048', name: '', act: '', phone: '1', actOn: day('2027-01-01') }))))).toBe('bad_fields name:required act:required siren:unexpected phone:phone_invalid cap:unexpected actOn:in_future');
    await as(o.helene, () => o.h.get(PartyActsService).add(o.helene, party(file.id, { kind: 'company', cap: null, name: 'Holding Kervallon', siren: '404833048' })));
    expect((await known(file)).parties).toMatchObject([{ cap: null, siren: '404833048' }]);
  });
});

describe('linked companies', () => {
  test('each sees what the other is to it; a person is none; unlinked it stays in the history', async () => {
    const [one, other, person] = [await o.open('Charpentes Ollivet'), await o.open('Groupe Ollivet'), await o.open('Rémi Ollivet', [{}], { kind: 'person', regime: 'civil' })];
    const link = (otherId: string, relation = 'parent') => as(o.helene, () => records().link(o.helene, { caseId: one.id, otherId, relation, toldBy: 'register', source: 'RNE' }));
    await link(other.debtorId);
    expect((await known(one)).links).toMatchObject([{ relation: 'parent', name: 'Groupe Ollivet', caseId: other.id }]);
    const [seen] = (await known(other)).links;
    expect(seen).toMatchObject({ relation: 'subsidiary', name: 'Charpentes Ollivet', publicReference: one.publicReference });
    expect(await refusal(link(other.debtorId))).toBe('already_linked');
    expect(await refusal(link(one.debtorId))).toBe('same_debtor');
    expect(await refusal(link(person.debtorId))).toBe('not_a_company');
    expect(await refusal(link((await o.open('Ollivet ailleurs', [{}], { creditorId: o.otherCreditorId })).debtorId))).toBe('other_creditor');
    await as(o.helene, () => records().unlink(o.helene, other.id, seen!.id, 'cédée'));
    expect((await known(one)).links).toMatchObject([{ superseded: { why: 'cédée' } }]);
  });
});

describe('who may', () => {
  test('of the agency those who work the case; a creditor reads it and changes nothing; another’s and another agency’s are nobody’s', async () => {
    const file = await o.open('Couverture Belgarde');
    for (const actor of [o.camille, o.rachid, o.accountant, o.administrator, o.stranger]) expect(await refusal(told(file.id, { phone: '02 61 91 40 17' }, actor))).toBe('not_found');
    expect((await known(file, o.camille)).addresses).toHaveLength(1);
    await told(file.id, { phone: '02 61 91 40 17' }, o.solange);
    expect((await known(file)).phones).toHaveLength(1);
  });
});
