import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DebtorsService, LikelyDebtorsService } from '@quittance/parties';
import { newId, sql, standAs, standingOf, type Actor } from '@quittance/platform';
import { CaseOpeningService, CasesReadService, HoldsReadService, HoldsService, WishesService } from '../index.ts';
import { day, office, type Office } from '../testing/index.ts';
import { CaseDebtorRecordService } from './case-debtor-record.service.ts';
import { MergeDebtorsService } from './merge-debtors.service.ts';
import { PartyActsService } from './party-acts.service.ts';
import { RecordDebtorService } from './record-debtor.service.ts';

let o: Office;
beforeAll(async () => { o = await office(); });
afterAll(() => o.h.close());
/** Under this person's own wall, as behind the door. */
const as = <T>(actor: Actor, work: () => Promise<T>): Promise<T> => standAs(standingOf(actor), work);
const later = (minutes: number) => o.h.clock.set(o.h.clock.now().add({ minutes }));

async function refusal(work: Promise<unknown>): Promise<string> {
  try { await work; } catch (e) { return (e as { code: string }).code; }
  return 'nothing was refused';
}
type File = Awaited<ReturnType<Office['open']>>;
const merges = () => o.h.get(MergeDebtorsService);
const merge = (keepId: string, otherId: string, more: { actor?: Actor; dryRun?: boolean; reason?: string; idempotencyKey?: string } = {}) =>
  as(more.actor ?? o.helene, () => merges().merge(more.actor ?? o.helene, { keepId, otherId, reason: more.reason ?? 'même SIRET', idempotencyKey: more.idempotencyKey ?? newId() }, { dryRun: more.dryRun ?? false }));
const told = (caseId: string, more: object) => as(o.helene, () => o.h.get(RecordDebtorService).record(o.helene, { caseId, toldBy: 'debtor', source: 'son appel', ...more }));
const facts = (debtorId: string) => o.h.get(DebtorsService).facts(o.h.database, debtorId);

/** Whatever anybody reads of these, as text; the merges themselves are history, and stay. */
async function all(files: readonly File[]): Promise<string> {
  const seen = [];
  for (const file of files) {
    const { merges: _merges, ...record } = await o.h.get(CaseDebtorRecordService).of(o.helene, file);
    const { version: _version, ...caseFile } = (await o.h.get(CasesReadService).one(o.helene, file.id))!;
    const debtor = await facts(file.debtorId);
    seen.push({
      record, caseFile, debtor, creditors: await as(o.camille, () => o.h.get(CaseDebtorRecordService).of(o.camille, file)), holds: await o.h.get(HoldsReadService).ofCase(o.helene, file.id), effects: await o.h.get(HoldsReadService).effectsOf(o.h.database, file.id),
      wishes: await o.h.get(WishesService).ofDebtor(o.helene, file.debtorId), likely: await o.h.get(LikelyDebtorsService).of(o.helene, file.debtorId),
      recognised: await o.h.get(DebtorsService).recogniseAll(o.h.database, o.creditorId, [{ kind: debtor.kind, name: debtor.name, siren: debtor.siren }, { kind: debtor.kind, name: debtor.name, address: debtor.address }]),
      open: await o.h.get(CaseOpeningService).openCaseOf(o.h.database, o.creditorId, file.debtorId),
    });
  }
  return JSON.stringify(seen, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}

describe('two records that are one', () => {
  test('are one to every reader: identity of the kept, whatever is known of either; two cases stay two', async () => {
    const keep = await o.open('Imprimerie Carnaudet SARL'), other = await o.open('IMP CARNAUDET');
    await o.h.rows(sql`update debtor set siren = '404833048' where id = ${keep.debtorId}`);
    later(1);
    await told(other.id, { phone: '06 39 98 12 34', address: { line1: '9 quai Bas', line2: null, postalCode: '37000', city: 'Tours', country: 'FR' } });
    const told1 = await merge(keep.debtorId, other.debtorId, { dryRun: true });
    expect(told1).toMatchObject({ kept: { name: 'Imprimerie Carnaudet SARL', phone: null }, other: { name: 'IMP CARNAUDET' }, after: { name: 'Imprimerie Carnaudet SARL', phone: '06 39 98 12 34', address: { city: 'Tours' } }, overCount: 0 });
    expect(told1.warnings.map(({ code }) => code)).toEqual(['several_open']);
    expect((await facts(other.debtorId)).name).toBe('IMP CARNAUDET');

    await merge(keep.debtorId, other.debtorId);
    for (const id of [keep.debtorId, other.debtorId]) expect(await facts(id)).toMatchObject({ id, name: 'Imprimerie Carnaudet SARL', siren: '404833048', phone: '06 39 98 12 34', address: { city: 'Tours' } });
    const record = await o.h.get(CaseDebtorRecordService).of(o.helene, keep);
    expect(record).toMatchObject({ id: keep.debtorId, otherNames: [{ name: 'IMP CARNAUDET', why: 'merged' }], otherCases: [{ id: other.id, underName: 'IMP CARNAUDET' }], merges: [{ keptName: 'Imprimerie Carnaudet SARL', otherName: 'IMP CARNAUDET', reason: 'même SIRET', parted: null }] });
    // A file that names the one finds the other, with his open case.
    expect(await o.h.get(DebtorsService).recognise(o.h.database, o.creditorId, { kind: 'company', name: 'Imp Carnaudet', address: { line1: '9, q. Bas', line2: null, postalCode: '37000', city: 'TOURS', country: 'FR' } })).toMatchObject({ debtorId: keep.debtorId });
    // Nobody else is told to be likely, least of all himself.
    expect((await o.h.get(LikelyDebtorsService).of(o.helene, keep.debtorId)).map(({ id }) => id)).not.toContain(other.debtorId);
  });

  test('what lies on the one lies on the other’s cases: told before, and gone with the parting as if it had never been', async () => {
    const keep = await o.open('Maçonnerie Truchet'), other = await o.open('Truchet maçonnerie');
    await o.h.get(HoldsService).open(o.helene, { caseId: other.id, kind: 'insolvencyProceeding', facts: { openedOn: day('2026-11-03'), publishedOn: day('2026-11-12') }, source: 'BODACC', idempotencyKey: `hold-${other.id}` });
    const before = await all([keep, other]);
    const foreseen = await merge(keep.debtorId, other.debtorId, { dryRun: true });
    expect(foreseen.warnings.map(({ code }) => code)).toEqual(['holds_spread', 'several_open']);
    expect(foreseen.cases.find(({ id }) => id === keep.id)).toMatchObject({ heldBefore: [], heldAfter: ['insolvencyProceeding'] });
    expect(await all([keep, other])).toBe(before);
    const { mergeId } = await merge(keep.debtorId, other.debtorId);
    expect((await o.h.get(CasesReadService).one(o.helene, keep.id))!).toMatchObject({ heldKinds: ['insolvencyProceeding'], nextAction: { kind: 'hold_task' } });
    await as(o.helene, () => merges().part(o.helene, mergeId, 'deux établissements distincts'));
    expect(await all([keep, other])).toBe(before);
    expect((await o.h.rows<{ code: string }>(sql`select code from timeline_entry where case_id = ${keep.id} and kind = 'debtor' order by at, id`)).map(({ code }) => code)).toEqual(['debtors.merged', 'debtors.parted']);
    expect(await refusal(as(o.helene, () => merges().part(o.helene, mergeId, 'encore')))).toBe('already_parted');
  });

  test.each([20261123, 7, 4242, 990017])('whatever is known, and in whichever order they are merged and parted: before and after are the same, byte for byte (seed %i)', async (first) => {
    let seed = first;
    const random = (below: number) => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor((seed / 2147483648) * below); };
    const files: File[] = [];
    for (const name of ['Ateliers Rocamadour', 'Rocamadour ateliers', 'Atelier Rocamadour et fils', 'Rocamadour']) files.push(await o.open(`${name} ${first}`));
    for (let n = 0; n < 8; n++) {
      const file = files[random(files.length)]!;
      later(1);
      const acts = [
        () => told(file.id, { phone: `02 61 91 ${10 + random(80)} 17` }), () => told(file.id, { email: `a${random(9)}@rocamadour.example` }), () => told(file.id, { iban: 'FR7630006000011234567890189' }),
        () => told(file.id, { address: { line1: `${1 + random(9)} rue Neuve`, line2: null, postalCode: '35300', city: 'Fougères', country: 'FR' } }), () => told(file.id, { representative: { name: `Ève Rocamadour ${random(3)}`, title: 'gérante' } }),
        async () => { const [address] = (await o.h.get(CaseDebtorRecordService).of(o.helene, file)).addresses; if (address && !address.returnedOn) await o.h.get(RecordDebtorService).returned(o.helene, { caseId: file.id, addressId: address.id, on: day('2026-11-20') }); },
        () => o.h.get(PartyActsService).add(o.helene, { caseId: file.id, role: 'co_debtor', liability: 'joint', kind: 'company', name: 'Rocamadour SNC', act: 'bon de commande', toldBy: 'creditor', source: 'x', idempotencyKey: newId() }),
        () => o.h.get(WishesService).record(o.helene, { caseId: file.id, kind: 'stopAsked', holds: random(2) === 0, on: day('2026-11-20'), source: 'sa lettre', files: [], idempotencyKey: newId() }),
        async () => { await o.h.get(HoldsService).open(o.helene, { caseId: file.id, kind: 'insolvencyProceeding', facts: { openedOn: day('2026-11-03') }, source: 'BODACC', idempotencyKey: newId() }).catch(() => undefined); },
      ];
      await acts[random(acts.length)]!();
    }
    const before = await all(files);
    // Heads alone can be merged: a tree of them, taken apart in another order.
    let heads = files.map(({ debtorId }) => debtorId);
    const done: string[] = [];
    while (heads.length > 1 && done.length < 1 + random(4)) {
      const keep = heads[random(heads.length)]!, other = heads.filter((id) => id !== keep)[random(heads.length - 1)]!;
      later(1);
      done.push((await merge(keep, other)).mergeId);
      heads = heads.filter((id) => id !== other);
    }
    expect(await all(files)).not.toBe(before);
    while (done.length) await as(o.helene, () => merges().part(o.helene, done.splice(random(done.length), 1)[0]!, 'deux personnes'));
    expect(await all(files)).toBe(before);
  });

  test('what was told while they were one stays where it was told', async () => {
    const keep = await o.open('Vitrerie Aubrelle'), other = await o.open('Aubrelle vitrerie');
    const { mergeId } = await merge(keep.debtorId, other.debtorId);
    await told(other.id, { phone: '02 61 91 40 17' });
    expect((await facts(keep.debtorId)).phone).toBe('02 61 91 40 17');
    await as(o.helene, () => merges().part(o.helene, mergeId, 'erreur'));
    expect([(await facts(keep.debtorId)).phone, (await facts(other.debtorId)).phone]).toEqual([null, '02 61 91 40 17']);
  });
});

describe('what is not one', () => {
  test('differing SIRENs, other creditors, oneself, one already under another, a person under protection and a company', async () => {
    const [a, b, c] = [await o.open('Alder SAS'), await o.open('Alder SARL'), await o.open('Alder', [{}], { creditorId: o.otherCreditorId })];
    await o.h.rows(sql`update debtor set siren = '404833048' where id = ${a.debtorId}`);
    await o.h.rows(sql`update debtor set siren = '542107651' where id = ${b.debtorId}`);
    expect(await refusal(merge(a.debtorId, b.debtorId))).toBe('sirens_differ');
    expect(await refusal(merge(a.debtorId, a.debtorId))).toBe('same_debtor');
    expect(await refusal(merge(a.debtorId, c.debtorId))).toBe('other_creditor');
    expect(await refusal(merge(a.debtorId, newId()))).toBe('not_found');
    const [d, e] = [await o.open('Alder et fils'), await o.open('Alder Jean', [{}], { kind: 'person', regime: 'civil' })];
    const key = newId(), { mergeId } = await merge(a.debtorId, d.debtorId, { idempotencyKey: key });
    expect((await merge(a.debtorId, d.debtorId, { idempotencyKey: key })).mergeId).toBe(mergeId);
    expect(await refusal(merge(a.debtorId, b.debtorId, { idempotencyKey: key }))).toBe('idempotency_key_reused');
    expect(await refusal(merge(b.debtorId, d.debtorId))).toBe('already_merged');
    expect((await merge(a.debtorId, e.debtorId, { dryRun: true })).warnings.map(({ code }) => code)).toEqual(['kinds_differ', 'several_open']);
    expect((await merge(a.debtorId, (await o.open('Boulangerie Zéphirin')).debtorId, { dryRun: true })).warnings.map(({ code }) => code)).toEqual(['names_differ', 'several_open']);
    await o.h.get(HoldsService).open(o.helene, { caseId: e.id, kind: 'debtorDeath', facts: { diedOn: day('2026-11-01') }, source: 'acte de décès', idempotencyKey: `hold-${e.id}` });
    expect(await refusal(merge(a.debtorId, e.debtorId))).toBe('person_held');
  });

  test('a creditor, an accountant and another agency merge nothing, and learn nothing', async () => {
    const [a, b] = [await o.open('Bellangé'), await o.open('Bellangé bis')];
    for (const actor of [o.camille, o.rachid, o.accountant, o.administrator, o.stranger]) {
      expect(await refusal(merge(a.debtorId, b.debtorId, { actor }))).toBe('not_found');
      expect(await as(actor, () => o.h.get(CaseDebtorRecordService).likely(actor, a.id, 'Bellangé'))).toEqual([]);
    }
    const { mergeId } = await merge(a.debtorId, b.debtorId);
    expect(await refusal(as(o.stranger, () => merges().part(o.stranger, mergeId, 'x')))).toBe('not_found');
    expect(await as(o.camille, () => o.h.get(CaseDebtorRecordService).of(o.camille, a))).toMatchObject({ merges: [], otherNames: [{ name: 'Bellangé bis' }] });
  });
});

describe('who may be the same', () => {
  test('by name, number, address or account; never by another SIREN nor of another creditor', async () => {
    const [one, alike, number, siren, elsewhere] = [await o.open('Poissonnerie Kermadec'), await o.open('Poisonnerie Kermadec SARL'), await o.open('Halles Zéphyr'), await o.open('Poissonnerie Kermadec 2'), await o.open('Poissonnerie Kermadec', [{}], { creditorId: o.otherCreditorId })];
    await told(one.id, { phone: '02 61 91 77 77' });
    await told(number.id, { phone: '+33 2 61 91 77 77', address: { line1: '1 place Neuve', line2: null, postalCode: '29000', city: 'Quimper', country: 'FR' } });
    await o.h.rows(sql`update debtor set siren = '732829320' where id = ${one.debtorId}`);
    await o.h.rows(sql`update debtor set siren = '552100554' where id = ${siren.debtorId}`);
    const likely = await o.h.get(CaseDebtorRecordService).likely(o.helene, one.id, null);
    expect(likely[0]).toMatchObject({ id: alike.debtorId, by: expect.arrayContaining(['same_address', 'alike_name']) });
    expect(likely.map(({ id }) => id)).not.toContain(siren.debtorId);
    expect(likely.map(({ id }) => id)).not.toContain(elsewhere.debtorId);
    expect((await o.h.get(CaseDebtorRecordService).likely(o.helene, one.id, number.publicReference)).map(({ id, by }) => [id, by])).toEqual([[number.debtorId, expect.arrayContaining(['same_phone'])]]);
  });
});
