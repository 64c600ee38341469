import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { DocumentsService } from '@quittance/documents';
import { newId, sql } from '@quittance/platform';
import { DepositsService, DepositViewsService } from '../index.ts';
import { csv, deposit, LORRENZEAU, office, refusal, siren, ubl, type Office } from '../intake.fixture.ts';

let h: Office;
beforeAll(async () => { h = await office(); });
afterAll(() => h.close());
const preview = (input: ReturnType<typeof deposit>, actor = h.camille) => h.get(DepositsService).preview(actor, input);
const confirm = (input: ReturnType<typeof deposit>, actor = h.camille) => h.get(DepositsService).confirm(actor, input);
const view = () => h.get(DepositViewsService);

describe('a deposit of invoices', () => {
  const list = csv([
    { ref: 'FA-101', siren: siren('50211478'), left: '800,00', total: '1 234,56' },
    { ref: 'FA-102', siren: siren('50211478'), name: 'IMP CARNAUDET', street: '' },
    { ref: 'FA-103' },
    { ref: 'FA-104', name: 'Façonnage Bellerive', street: '3, bd. St-Michel', cp: '37000', city: 'Tours' },
    { ref: 'FA-105', name: 'FACONNAGE BELLERIVE SARL', street: '3 boulevard Saint Michel', cp: '37000', city: 'TOURS' },
    { ref: 'FA-106', name: 'Mme Jeanne Lorimier', street: '5 rue Basse', due: '30/09/2025', issued: '31/08/2025' },
    { ref: 'FA-107', name: 'Commune de Saint-Hilaire', siren: siren('21350901'), nature: 'public' },
    { ref: 'FA-108', name: 'Mme Jeanne Lorimier', street: '5 rue Basse', due: '31/02/2026' },
  ]);

  test('the preview says what will become a case and what will not; nothing is written', async () => {
    const before = await h.counts();
    const seen = await preview(deposit({ 'impayés.csv': list }));
    expect(seen).toMatchObject({
      caseCount: 4, claimCount: 7, total: 800_00n + 6n * 1200_00n, files: [{ name: 'impayés.csv', format: 'csv', claims: 7, faults: 1 }],
      faults: [{ file: 'impayés.csv', line: 9, field: 'Échéance', code: 'day_does_not_exist', facts: [{ key: 'value', value: '31/02/2026' }] }],
      cases: [
        { debtorName: 'Imprimerie Carnaudet SARL', debtorKind: 'company', siren: siren('50211478'), city: 'Fougères', recognition: 'new', regime: 'commercial', claims: [{ reference: 'FA-101', amount: 1234_56n, due: 800_00n, line: 2 }, { reference: 'FA-102' }, { reference: 'FA-103' }] },
        { debtorName: 'Façonnage Bellerive', regime: 'commercial', claims: [{ reference: 'FA-104' }, { reference: 'FA-105' }] },
        { debtorName: 'Mme Jeanne Lorimier', debtorKind: 'person', regime: 'civil', claims: [{ reference: 'FA-106' }] },
        { debtorName: 'Commune de Saint-Hilaire', regime: 'public' },
      ],
    });
    expect(await h.counts()).toEqual(before);
  });

  test('confirming opens what the preview said, keeps the file, and tells it once', async () => {
    const input = deposit({ 'impayés.csv': list });
    const seen = await preview(input);
    const before = await h.counts();
    const placed = await confirm(input);
    const after = await h.counts();
    const more = Object.fromEntries(Object.entries(after).filter(([name, count]) => count !== before[name]).map(([name, count]) => [name, count - before[name]!]));
    expect(more).toMatchObject({ case_file: seen.caseCount, claim: seen.claimCount, claim_position: seen.claimCount, debtor: 4, debtor_address: 4, deposit: 1, document: 1, blob: 1, audit_entry: 1, outbox_event: 5 });
    expect(placed).toMatchObject({ by: 'Camille Ferrandier', fileNames: ['impayés.csv'], caseCount: 4, claimCount: 7, total: seen.total });
    expect(placed.faults).toEqual(seen.faults);
    expect(placed.cases.map(({ debtorName, claimCount, total }) => [debtorName, claimCount, total])).toEqual(seen.cases.map((c) => [c.debtorName, c.claims.length, c.total]));
    expect(await view().one(h.camille, placed.id)).toEqual(placed);
    expect(await h.rows(sql`select amount_cents::text as amount, basis, source_file, source_line from claim where reference = 'FA-101'`)).toEqual([{ amount: '80000', basis: expect.stringMatching(/1.234,56/u), source_file: 'impayés.csv', source_line: 2 }]);
    expect(await h.rows(sql`select nature from claim where reference in ('FA-101', 'FA-106', 'FA-107') order by reference`)).toEqual([{ nature: 'commercial' }, { nature: 'consumer' }, { nature: 'public_debtor' }]);
    expect(await h.get(DocumentsService).ofDeposit(h.camille, placed.id)).toMatchObject([{ kind: 'deposit_file', name: 'impayés.csv', mediaType: 'text/csv', size: Buffer.byteLength(list) }]);
  });

  test('the same files again: each line says in which case it is, and there is nothing to place', async () => {
    const again = deposit({ 'encore.csv': list });
    const seen = await preview(again);
    expect(seen).toMatchObject({ caseCount: 0, claimCount: 0, total: 0n, cases: [] });
    const placed = seen.faults.filter(({ code }) => code === 'already_placed');
    expect(placed).toHaveLength(7);
    const cases = await h.rows<{ ref: string }>(sql`select public_reference as ref from case_file`);
    for (const { facts } of placed) expect(cases.map(({ ref }) => ref)).toContain(facts.find(({ key }) => key === 'caseReference')!.value);
    const before = await h.counts();
    expect(await refusal(confirm(again))).toBe('nothing_to_place');
    expect(await h.counts()).toEqual(before);
  });

  test('a known debtor: his open case is joined, recognised by SIREN or by name and address; his new address is kept', async () => {
    const seen = await preview(deposit({ 'a.csv': csv([{ ref: 'FA-201', siren: siren('50211478'), street: '1 place Neuve', cp: '35000', city: 'Rennes' }, { ref: 'FA-202', name: 'Façonnage Bellerive', street: '4 bd St Michel', cp: '37000', city: 'Tours' }, { ref: 'FA-203', name: 'Façonnage Bellerive', street: '3 bd St Michel', cp: '37000', city: 'Tours' }]) }));
    expect(seen.cases).toMatchObject([{ recognition: 'open_case', claims: [{ reference: 'FA-201' }] }, { recognition: 'doubtful', existingReference: null, claims: [{ reference: 'FA-202' }] }, { recognition: 'open_case', claims: [{ reference: 'FA-203' }] }]);
    const before = await h.counts();
    const placed = await confirm(deposit({ 'a.csv': csv([{ ref: 'FA-201', siren: siren('50211478'), street: '1 place Neuve', cp: '35000', city: 'Rennes' }]) }));
    expect(placed.cases).toMatchObject([{ publicReference: seen.cases[0]!.existingReference, claimCount: 1, total: 1200_00n }]);
    const after = await h.counts();
    expect([after['case_file']! - before['case_file']!, after['claim']! - before['claim']!, after['debtor']! - before['debtor']!, after['debtor_address']! - before['debtor_address']!]).toEqual([0, 1, 0, 1]);
    expect((await view().one(h.camille, placed.id))!.cases).toEqual(placed.cases);
  });

  test('a debtor whose case is closed is recognised, and gets a new one', async () => {
    await h.rows(sql`update case_file set stage = 'closed', closed_reason = 'paid' where debtor_id = (select id from debtor where siren = ${siren('21350901')})`);
    expect((await preview(deposit({ 'a.csv': csv([{ ref: 'FA-301', name: 'Commune de Saint-Hilaire', siren: siren('21350901') }]) }))).cases).toMatchObject([{ recognition: 'same_siren', existingReference: null, regime: 'public' }]);
  });

  test('cases left out by their key, the same in the preview and in the act', async () => {
    const files = { 'b.csv': csv([{ ref: 'FA-401', siren: siren('51900273'), name: 'Cartonnages Beausire' }, { ref: 'FA-402', siren: siren('47100938'), name: 'Affichage Sud-Mayenne' }]) };
    const [first, second] = (await preview(deposit(files))).cases;
    expect((await preview(deposit(files, { without: [first!.key] }))).cases).toMatchObject([{ key: second!.key }]);
    const placed = await confirm(deposit(files, { without: [first!.key] }));
    expect(placed.cases).toMatchObject([{ debtorName: 'Affichage Sud-Mayenne' }]);
    expect((await preview(deposit(files))).cases.map(({ key }) => key)).toEqual([first!.key]);
  });
});

describe('electronic invoices', () => {
  test('the invoice and what travelled inside hang on their claim; a list that names it too is the same claim', async () => {
    const files = { 'liste.csv': csv([{ ref: 'FA-501', siren: siren('44410044'), name: 'Atelier Typo-Lozère' }]), 'fa-501.xml': ubl({ number: 'FA-501', buyer: siren('44410044'), name: 'Atelier Typo-Lozère' }) };
    const placed = await confirm(deposit(files));
    expect(placed).toMatchObject({ caseCount: 1, claimCount: 1, faults: [] });
    const documents = await h.get(DocumentsService).ofCase(h.camille, placed.cases[0]!.id);
    expect(documents.map(({ kind, name }) => `${kind} ${name}`).sort()).toEqual(['attachment bon-de-livraison.pdf', 'invoice fa-501.xml']);
    expect(await h.rows(sql`select late_penalty_text from claim where reference = 'FA-501'`)).toEqual([{ late_penalty_text: 'Trois fois le taux légal.' }]);
    expect(await h.get(DocumentsService).ofDeposit(h.camille, placed.id)).toHaveLength(4);
  });
});

describe('what can\'t be taken is told by line, and the rest goes on', () => {
  const faultOf = async (files: Parameters<typeof deposit>[0]) => (await preview(deposit(files))).faults.map(({ line, field, code }) => [line, field, code]);

  test.each([
    ['another seller', { seller: LORRENZEAU }, 'Vendeur', 'other_seller'],
    ['another currency', { currency: 'USD' }, 'Devise', 'currency_excluded'],
    ['nothing left to pay', { left: '0,00', total: '50,00' }, 'Montant', 'nothing_due'],
    ['due today: not late before tomorrow', { due: '23/11/2026' }, 'Échéance', 'not_due'],
    ['due before it was issued', { due: '30/08/2026' }, 'Échéance', 'due_before_issue'],
    ['a credit note', { type: 'avoir' }, 'Type', 'credit_note_alone'],
    ['a debt of 2008, before the rates that are known', { issued: '01/02/2008', due: '01/03/2008' }, 'Échéance', 'rate_unknown'],
    ['a consumer\'s debt of three years', { name: 'Mme Rose Aubin', issued: '01/02/2023', due: '01/03/2023' }, 'Échéance', 'barred'],
  ])('%s', async (_, more, field, code) => {
    expect(await faultOf({ 'a.csv': csv([{ ref: 'FX-1', ...more }, { ref: 'FX-2' }]) })).toEqual([[2, field, code]]);
  });

  test('an invoice twice: the second says where the first is; another sum for one that is placed says so', async () => {
    const seen = await preview(deposit({ 'a.csv': csv([{ ref: 'FX-1' }, { ref: 'FX-1' }, { ref: 'FA-101', left: '700,00' }]) }));
    expect(seen.faults.map(({ line, code, message }) => [line, code, message])).toEqual([
      [3, 'twice_in_files', 'La facture FX-1 figure deux fois dans ce dépôt\u00a0: voir a.csv, ligne 2.'],
      [4, 'already_placed_other_amount', expect.stringMatching(/^La facture FA-101 est déjà au dossier .* pour 800,00.€, et non 700,00.€\.$/u)],
    ]);
  });

  test('an instalment of the same invoice, due another day, is a claim of its own', async () => {
    expect((await preview(deposit({ 'a.csv': csv([{ ref: 'FX-1', left: '100,00' }, { ref: 'FX-1', left: '200,00', due: '31/10/2026' }]) }))).claimCount).toBe(2);
  });

  test('the sentence of a barred claim names its article; against a company the claim is opened all the same', async () => {
    const old = { issued: '01/02/2020', due: '01/03/2020' };
    const seen = await preview(deposit({ 'a.csv': csv([{ ref: 'FX-1', name: 'M. Paul Rémond', ...old }, { ref: 'FX-2', ...old }]) }));
    expect(seen.faults).toMatchObject([{ code: 'barred', message: expect.stringContaining('C. conso. L218-2'), facts: expect.arrayContaining([{ key: 'expires', value: '2022-03-01' }]) }]);
    expect(seen.claimCount).toBe(1);
  });

  test('1 bad line of 100 leaves 99', async () => {
    const lines = Array.from({ length: 100 }, (_, i) => ({ ref: `FC-${i}`, name: `Client ${i} SARL`, street: `${i} rue Haute`, ...(i === 41 ? { left: '1.204,5O', total: '1.204,5O' } : {}) }));
    const seen = await preview(deposit({ 'cent.csv': csv(lines) }));
    expect(seen).toMatchObject({ caseCount: 99, claimCount: 99 });
    expect(new Set(seen.faults.map(({ line, code }) => `${line} ${code}`))).toEqual(new Set(['43 amount_letter']));
  });

  test('files of no use: unknown, with an external entity, without its columns, in Windows-1252, with a BOM', async () => {
    const seen = await preview(deposit({
      'image.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), 'piege.xml': `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${ubl().slice(38).replace('FA-1', '&x;')}`,
      'colonnes.csv': 'Facture;Date;Montant\nA;01/01/2026;3,00', 'win.csv': Buffer.from(csv([{ ref: 'FW-1', name: 'Sérigraphie Valmondin', siren: siren('33210077') }]), 'latin1'), 'bom.csv': `\ufeff${csv([{ ref: 'FW-2', name: 'Sérigraphie Valmondin', siren: siren('33210077') }])}`,
    }));
    expect(seen.faults.map(({ file, code }) => `${file} ${code}`)).toEqual(['image.png unknown_format', 'piege.xml external_entity', 'colonnes.csv missing_column']);
    expect(seen.files.map(({ format }) => format)).toEqual([null, 'ubl', 'csv', 'csv', 'csv']);
    expect(seen.cases).toMatchObject([{ debtorName: 'Sérigraphie Valmondin', claims: [{ reference: 'FW-1' }, { reference: 'FW-2' }] }]);
  });
});

describe('refusals', () => {
  const big = (bytes: number) => 'QUFB'.repeat(bytes / 3);
  test('too big a file is named, before anything is read; too much in all; nothing; not base64; no key', async () => {
    const of = (files: { name: string; base64: string }[], key = 'k') => refusal(h.get(DepositsService).preview(h.camille, { files, idempotencyKey: key }));
    expect(await of([{ name: 'a.csv', base64: 'QUFB' }, { name: 'gros.xml', base64: big(50_000_001) }])).toBe('file_too_big files.1:file_too_big');
    expect(await of(['a', 'b', 'c'].map((name) => ({ name, base64: big(15_000_000) })))).toBe('files_too_big');
    expect(await of(Array.from({ length: 301 }, () => ({ name: 'a', base64: 'QUFB' })))).toBe('too_many_files');
    expect(await of([])).toBe('bad_fields files:required');
    expect(await of([{ name: 'a', base64: '???' }, { name: 'b', base64: '' }])).toBe('bad_fields files.0:file_unreadable files.1:file_empty');
    expect(await of([{ name: 'a', base64: 'QUFB' }], ' ')).toBe('bad_fields idempotencyKey:required');
  });

  test('no mandate in force: the article is named, nothing is kept', async () => {
    await h.rows(sql`update mandate set ended_on = '2026-11-23', ended_reason = 'Résilié' where creditor_id = ${h.lorrenzeau}`);
    const before = await h.counts();
    await expect(confirm(deposit({ 'a.csv': csv([{ ref: 'FL-1' }]) }), h.rachid)).rejects.toMatchObject({ code: 'no_mandate', options: { article: 'CPCE R124-3' } });
    expect(await h.counts()).toEqual(before);
    await h.rows(sql`update mandate set ended_on = null, ended_reason = null where creditor_id = ${h.lorrenzeau}`);
  });

  test('only for one\'s own company', async () => {
    const input = deposit({ 'a.csv': csv([{ ref: 'FL-1' }]) });
    expect(await refusal(confirm({ ...input, creditorId: h.lorrenzeau }))).toBe('not_found');
    expect(await refusal(confirm(input, h.helene))).toBe('not_found');
    expect(await refusal(confirm({ ...input, creditorId: h.tessonville }, h.helene))).toBe('not_found');
    expect((await preview({ ...input, creditorId: h.tessonville })).caseCount).toBe(1);
  });
});

describe('the key of a deposit', () => {
  test('five at once under one key are one deposit, and one answer', async () => {
    const input = deposit({ 'k.csv': csv([{ ref: 'FK-1', siren: siren('60011478'), name: 'Éditions du Causse' }, { ref: 'FK-2', siren: siren('60011478'), name: 'Éditions du Causse' }]) });
    const before = await h.counts();
    const answers = await Promise.all(Array.from({ length: 5 }, () => confirm(input)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    const after = await h.counts();
    expect([after['deposit']! - before['deposit']!, after['case_file']! - before['case_file']!, after['claim']! - before['claim']!]).toEqual([1, 1, 2]);
    expect(await confirm(input)).toEqual(answers[0]);
    expect(await refusal(confirm({ ...input, files: deposit({ 'k.csv': 'x' }).files }))).toBe('idempotency_key_reused');
  });

  test('two deposits of the same files under two keys at once: one places, the other is told that all is placed', async () => {
    const files = { 'p.csv': csv([{ ref: 'FP-1', siren: siren('61011478'), name: 'Lycée privé Sainte-Odette' }]) };
    expect((await Promise.all([1, 2].map(() => refusal(confirm(deposit(files)))))).sort()).toEqual(['nothing was refused', 'nothing_to_place']);
  });
});

describe('another creditor', () => {
  test('sees neither the deposit, nor its cases, nor its files, nor that the debtor is known', async () => {
    const files = { 'v.csv': csv([{ ref: 'FV-1', siren: siren('62011478'), name: 'Garage du Pont' }]) };
    const placed = await confirm(deposit(files));
    expect(await view().one(h.rachid, placed.id)).toBeNull();
    expect((await view().list(h.rachid, {})).rows).toEqual([]);
    expect(await h.get(DocumentsService).ofDeposit(h.rachid, placed.id)).toEqual([]);
    expect(await view().one(h.bruno, placed.id)).toBeNull();
    expect((await preview(deposit(files), h.rachid)).cases).toMatchObject([{ recognition: 'new', existingReference: null }]);
    expect(await view().one(h.rachid, newId())).toBeNull();
    expect(await view().one(h.rachid, 'x')).toBeNull();
  });

  test('the list of deposits: newest first, a page at a time, to the creditor and to those who work his cases', async () => {
    const ids: string[] = [];
    for (let after: string | null | undefined = null; after !== undefined;) {
      const page = await view().list(h.camille, { first: 2, after });
      ids.push(...page.rows.map(({ id }) => id));
      after = page.next ?? undefined;
    }
    const all = await h.rows<{ id: string }>(sql`select id from deposit order by placed_at desc, id desc`);
    expect(ids).toEqual(all.map(({ id }) => id));
    expect((await view().list(h.helene, {})).rows[0]!.cases.length).toBeGreaterThan(0);
    expect((await view().list(h.camille, { after: Buffer.from('["x","y"]').toString('base64url'), first: 1 })).rows).toHaveLength(1);
  });
});

test('a thousand lines of a thousand debtors, then a thousand more of the same: previewed and placed without asking a question a line', async () => {
  const lines = (series: string, size: number, name: string) => csv(Array.from({ length: size }, (_, i) => ({ ref: `${series}-${size}-${i}`, name: `${name} ${i} SARL`, street: `${i} rue Haute` })));
  const connection = h.database.orm.em.getConnection();
  const execute = jest.spyOn(connection, 'execute');
  const asked: Record<string, number> = {};
  for (const [size, name] of [[500, 'Petit'], [1000, 'Client']] as const) for (const series of ['FM', 'FN']) {
    const files = { 'mille.csv': lines(series, size, name) };
    execute.mockClear();
    const seen = await preview(deposit(files));
    const placed = await confirm(deposit(files));
    expect([seen.caseCount, placed.caseCount, placed.claimCount, placed.cases.length]).toEqual([size, size, size, size]);
    expect(placed.cases.map(({ debtorName }) => debtorName)).toEqual(seen.cases.map(({ debtorName }) => debtorName));
    asked[`${series} ${size}`] = execute.mock.calls.length;
  }
  // Twice the lines, and not a question more.
  for (const series of ['FM', 'FN']) expect(asked[`${series} 1000`]).toBeLessThanOrEqual(asked[`${series} 500`]!);
  execute.mockRestore();
  expect(await h.rows(sql`select count(*) as n from case_file f join debtor d on d.id = f.debtor_id where d.name like 'Client %'`)).toEqual([{ n: '1000' }]);
}, 60_000);

test('a half-year whose rate nobody has entered: the line says which, what needs it not is placed, and nothing stumbles', async () => {
  const back = h.clock.mark();
  h.clock.set(Temporal.Instant.from('2027-01-05T08:00:00Z'));
  const input = deposit({ 'janvier.csv': csv([{ ref: 'FJ-1' }, { ref: 'FJ-2', name: 'Commune de Brézolles', siren: siren('21280061'), nature: 'public' }]) });
  const { faults, claimCount } = await preview(input);
  expect(faults).toMatchObject([{ line: 2, code: 'rate_unknown', message: expect.stringMatching(/FJ-1 depuis le 30.sept\..2026 n’est pas connu pour le semestre du 1er.janv\..2027 au 30.juin.2027\.$/u) }]);
  expect(Object.fromEntries(faults[0]!.facts.map(({ key, value }) => [key, value]))).toMatchObject({ from: '2027-01-01', to: '2027-06-30' });
  expect(claimCount).toBe(1);
  expect(await confirm(input)).toMatchObject({ caseCount: 1, claimCount: 1 });
  back();
});
