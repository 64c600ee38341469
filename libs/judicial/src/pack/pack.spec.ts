import { inflateRawSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { NotesService } from '@quittance/cases';
import { day, euros } from '@quittance/cases/testing';
import { ContactModule, contactEntities, LettersService, RenderLetterService } from '@quittance/contact';
import { DocumentsService } from '@quittance/documents';
import { PaymentsService } from '@quittance/money';
import { newId, PdfPrinter, sql } from '@quittance/platform';
import { PACK_ATTEMPTS } from '../handoffs/handoff-state.ts';
import { office, PDF, type Office } from '../judicial.fixture.ts';
import { HandoffCheckService, HandoffsReadService, HandoffsService, PackHandoffService } from '../index.ts';
import { csv } from './csv.ts';
import { hashOf, plainFileName } from './zip.ts';

// The first print starts the browser.
jest.setTimeout(60_000);

/** The files of a ZIP by its central directory, as any program reads it. */
function unzip(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size, nameLength, extra, comment, local] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42)];
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(from, from + size);
    files.set(zip.toString('utf8', at + 46, at + 46 + nameLength), method === 8 ? inflateRawSync(bytes) : Buffer.from(bytes));
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

async function textOf(bytes: Uint8Array): Promise<string> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const loading = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const pdf = await loading.promise;
  let text = '';
  for (let number = 1; number <= pdf.numPages; number += 1) text += ` ${(await (await pdf.getPage(number)).getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(' ')}`;
  await loading.destroy();
  return text.replace(/[\s\u00a0\u202f]+/g, ' ').replace(/ ([,.)])/g, '$1');
}

describe('the pack of a hand-off', () => {
  let o: Office;
  let study: Awaited<ReturnType<Office['study']>>;
  beforeAll(async () => {
    o = await office();
    study = await o.study('SELARL Aubin');
    // Failures are meant here and need no log.
    Logger.overrideLogger(false);
  });
  afterAll(() => o.h.close());
  afterEach(() => { jest.restoreAllMocks(); });
  const handed = async (debtor: string, { now = true, reference }: { now?: boolean; reference?: string } = {}) => {
    const file = await o.open(debtor, [{ ...(reference ? { reference } : {}), amount: euros('1000'), issuedOn: day('2026-04-01'), dueOn: day('2026-04-30') }]);
    await o.papers(file);
    await o.h.get(NotesService).write(o.helene, file.id, 'Le gérant ment.', true);
    await o.title(file.id);
    await o.h.get(PaymentsService).record(o.accountant, { caseId: file.id, valueOn: day('2026-07-31'), amount: euros('250'), means: 'transfer', receivedBy: 'agency', idempotencyKey: newId() });
    const handoff = await o.hand(file.id, study.id);
    if (now) await o.h.get(PackHandoffService).pack({ handoffId: handoff.id });
    return { file, handoff };
  };
  const zipOf = async (handoffId: string) => {
    const { pack } = (await o.h.get(HandoffsReadService).one(o.solange, handoffId))!;
    return (await o.h.get(DocumentsService).open(o.solange, pack!.id))!.bytes;
  };

  test('carries the statement of the day, the chronology, the papers and a manifest whose every hash is right', async () => {
    const { file, handoff } = await handed('Charpentes Vauclair', { reference: 'FA-2026/081' });
    const files = unzip(await zipOf(handoff.id));
    expect([...files.keys()]).toEqual([
      'decompte.pdf', 'decompte.json', 'chronologie.csv', 'chronologie.json', 'dossier.json', 'mandat.pdf', 'pieces/factures/001 Facture FA-2026_081 Facture 1.pdf', 'pieces/mise-en-demeure/001 Mise en demeure Mise en demeure.pdf',
      'pieces/titre/001 Titre Jugement.pdf', 'pieces/titre/001 Signification Signification.pdf', 'manifeste.json', 'manifeste.sha256',
    ]);
    const manifest = JSON.parse(files.get('manifeste.json')!.toString()) as { handoffId: string; asOf: string; law: string; files: { name: string; size: number; sha256: string; kind: string; date: string }[] };
    expect(manifest).toMatchObject({ format: 'quittance-handoff/1', handoffId: handoff.id, publicReference: file.publicReference, study: 'SELARL Aubin', mission: 'enforce', asOf: '2026-11-23', debtor: 'Charpentes Vauclair' });
    expect(manifest.files.map(({ name }) => name)).toEqual([...files.keys()].slice(0, -2));
    for (const { name, size, sha256 } of manifest.files) expect([name, files.get(name)!.length, hashOf(files.get(name)!)]).toEqual([name, size, sha256]);
    expect(files.get('manifeste.sha256')!.toString()).toBe(`${hashOf(files.get('manifeste.json')!)}  manifeste.json\n`);
    expect(manifest.files.find(({ name }) => name.startsWith('pieces/titre/001 Titre'))).toMatchObject({ kind: 'title', date: '2026-11-23' });

    // 1,000.00 due on 30 April; 250.00 on 31 July meets the interest of 61 days at 12.15 % and 31 at 12.40 %, then principal.
    const { statement } = JSON.parse(files.get('decompte.json')!.toString()) as { statement: { totals: Record<string, string>; payments: { allocations: { to: string; amount: string }[] }[] } };
    expect(statement.payments[0]!.allocations).toMatchObject([{ to: 'interest', amount: '30.84' }, { to: 'principal', amount: '219.16' }]);
    const text = await textOf(files.get('decompte.pdf')!);
    for (const words of ['Décompte de la créance au 23 novembre 2026', 'Charpentes Vauclair', 'Jugement du 10/06/2026, Tribunal de commerce de Rennes, 2026F00123', 'FA-2026/081', 'Paiement 31/07/2026 intérêts FA-2026/081 30,84', `Reste dû au 23 novembre 2026 ${statement.totals['due']!.replace('.', ',')} €`]) expect(text).toContain(words);
    // What the agency keeps to itself is in no file.
    for (const [name, bytes] of files) expect([name, bytes.includes('Le gérant ment')]).toEqual([name, false]);
    const told = files.get('chronologie.csv')!.toString();
    expect(told.split('\r\n')[0]).toBe('\ufeff"Date";"Heure";"Nature";"Événement";"Détail";"Par"');
    expect(told).toContain('"Paiement";"payment.recorded"');
    expect(told).not.toContain('handoff.');
  });

  test('is made once however often the job runs, and the same hand-off and print give the same bytes', async () => {
    const { bytes: printed, pages } = await o.h.get(PdfPrinter).print('<!doctype html><html lang="fr"><head><title>Décompte</title></head><body><p>Décompte</p></body></html>', { madeOn: '2026-11-23' });
    jest.spyOn(o.h.get(PdfPrinter), 'print').mockResolvedValue({ bytes: printed, pages });
    const { file, handoff } = await handed('Tuileries Brocas');
    const bytes = await zipOf(handoff.id);
    await o.h.get(PackHandoffService).pack({ handoffId: handoff.id });
    expect(await o.h.rows(sql`select kind from handoff_event where handoff_id = ${handoff.id}`)).toEqual([{ kind: 'packed' }]);
    expect(await o.h.rows(sql`select name, to_bailiff, study_id from outbox_event where case_id = ${file.id} and name = 'HandoffPacked'`)).toEqual([{ name: 'HandoffPacked', to_bailiff: true, study_id: study.id }]);
    // A line and a paper that came later do not change it.
    await o.h.get(NotesService).write(o.helene, file.id, 'Pour tous.', false);
    const row = (await o.h.rows<Parameters<PackHandoffService['zipOf']>[0]>(sql`select h.*, f.mandate_id, y.name as study_name from handoff h join case_file f on f.id = h.case_id join study y on y.id = h.study_id where h.id = ${handoff.id}`))[0]!;
    const again = (await o.h.get(PackHandoffService).zipOf(row)).bytes;
    const hashes = (zip: Buffer) => [...unzip(zip)].map(([name, content]) => `${name} ${hashOf(content)}`);
    expect(hashes(again)).toEqual(hashes(bytes));
    expect(hashOf(again)).toBe(hashOf(bytes));
  });

  test('is not made for a study from which the file was taken back', async () => {
    const { handoff } = await handed('Minoterie Clairac', { now: false });
    await o.h.get(HandoffsService).withdrawHandoff(o.solange, handoff.id, 'Erreur.');
    await o.h.get(PackHandoffService).pack({ handoffId: handoff.id });
    expect(await o.h.rows(sql`select kind from handoff_event where handoff_id = ${handoff.id}`)).toEqual([{ kind: 'withdrawn' }]);
  });

  test('each attempt that fails is kept; after the last the agency is told, and a later one may still succeed', async () => {
    const { file, handoff } = await handed('Filature Tramont', { now: false });
    jest.spyOn(o.h.get(PdfPrinter), 'print').mockRejectedValue(Object.assign(new Error('gone'), { code: 'browser_lost' }));
    for (let i = 0; i < PACK_ATTEMPTS; i += 1) await expect(o.h.get(PackHandoffService).pack({ handoffId: handoff.id })).rejects.toThrow('gone');
    expect((await o.h.get(HandoffsReadService).one(o.solange, handoff.id))!.packState).toBe('failed');
    expect(await o.h.rows(sql`select facts, internal, to_bailiff from timeline_entry where case_id = ${file.id} and code = 'handoff.pack_failed'`)).toEqual([{ facts: { study: 'SELARL Aubin', cause: 'browser_lost' }, internal: true, to_bailiff: false }]);
    jest.restoreAllMocks();
    await o.h.get(PackHandoffService).pack({ handoffId: handoff.id });
    expect((await o.h.get(HandoffsReadService).one(o.solange, handoff.id))!).toMatchObject({ packState: 'packed', pack: { kind: 'handoff_pack' } });
  });
});

describe('the formal notice in it', () => {
  let o: Office;
  beforeAll(async () => { o = await office(undefined, { modules: [ContactModule], entities: contactEntities }); });
  afterAll(() => o.h.close());

  test('is the copy: the code that opens the debtor’s page is in no file, and the paper that was posted has left no trace', async () => {
    const study = await o.study('SELARL Aubin');
    const file = await o.open('Verreries Montalbin');
    await o.h.database.transact((tx) => o.h.get(DocumentsService).keep(tx, { agencyId: o.agencyId, creditorId: o.creditorId, mandateId: o.mandateId, kind: 'signed_mandate', name: 'Mandat.pdf', mediaType: 'application/pdf', bytes: PDF, origin: 'test' }));
    const letter = await o.h.get(LettersService).sendFormalNotice(o.helene, { caseId: file.id, channel: 'registered', idempotencyKey: newId() });
    await o.h.get(RenderLetterService).render({ letterId: letter.id });
    const [kept] = await o.h.rows<{ code: string; posted: string; hash: string }>(sql`select l.figures->'letter'->>'accessCode' as code, e.document_id as posted, e.sha256 as hash from letter l join letter_event e on e.letter_id = l.id where l.id = ${letter.id}`);
    await o.title(file.id);
    const check = await o.h.get(HandoffCheckService).handoffCheck(o.solange, file.id);
    expect(check.items.find(({ id }) => id === 'formal_notice')!.documents.map(({ name }) => name)).toEqual([`Mise en demeure ${letter.reference} (copie).pdf`]);
    const handoff = await o.hand(file.id, study.id);
    await o.h.get(PackHandoffService).pack({ handoffId: handoff.id });

    const bailiff = await study.bailiff();
    const { pack } = (await o.h.get(HandoffsReadService).one(bailiff, handoff.id))!;
    const files = unzip((await o.h.get(DocumentsService).open(bailiff, pack!.id))!.bytes);
    expect([...files.keys()].filter((name) => name.includes('mise-en-demeure'))).toEqual([`pieces/mise-en-demeure/001 Mise en demeure Mise en demeure ${letter.reference} (copie).pdf`]);
    const spaced = `${kept!.code.slice(0, 3)} ${kept!.code.slice(3)}`;
    for (const [name, bytes] of files) {
      const text = name.endsWith('.pdf') && bytes.length > PDF.length ? await textOf(bytes) : bytes.toString();
      expect([name, text.includes(`accès ${spaced}`), text.includes(`code ${spaced}`), text.includes(kept!.posted), text.includes(kept!.hash), hashOf(bytes) === kept!.hash]).toEqual([name, false, false, false, false, false]);
    }
    const notice = await textOf([...files].find(([name]) => name.includes('mise-en-demeure'))![1]);
    expect(notice).toContain('Code d’accès remis au destinataire seul');
    expect(await o.h.get(DocumentsService).open(bailiff, kept!.posted)).toBeUndefined();
    const opened = await o.h.get(DocumentsService).ofCase(bailiff, file.id);
    expect(opened.filter(({ kind }) => kind === 'formal_notice').map(({ name }) => name)).toEqual([`Mise en demeure ${letter.reference} (copie).pdf`]);
  });
});

describe('what goes into it', () => {
  test('no cell of the chronology runs as a formula; numbers stay numbers', () => {
    expect(csv(['a'], [['=1+1'], ['-12,50'], ['+33 6'], ['@x'], ['dit "oui";\nnon']]).toString()).toBe('\ufeff"a"\r\n"\'=1+1"\r\n"-12,50"\r\n"\'+33 6"\r\n"\'@x"\r\n"dit ""oui"";\u0020non"\r\n');
  });

  test('a name is a name on every system', () => {
    expect(plainFileName('../../Relevé d’été n° 2.PDF')).toBe('Releve d_ete n_ 2.PDF');
    expect(plainFileName(`${'x'.repeat(300)}.pdf`)).toHaveLength(84);
  });
});
