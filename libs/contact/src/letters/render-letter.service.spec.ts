import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { TimelineReadService, TimelineService } from '@quittance/cases';
import { DocumentsService } from '@quittance/documents';
import { SessionsService, visitor } from '@quittance/identity';
import { LAW, statutoryTexts } from '@quittance/law';
import { newId, PdfPrinter, sha256, sql, type Actor } from '@quittance/platform';
import { figuresOf } from './figures.ts';
import { RENDER_ATTEMPTS } from './letter-state.ts';
import { claim, office, type Office } from './letters.fixture.ts';
import { LettersReadService } from './letters-read.service.ts';
import { LettersService } from './letters.service.ts';
import { RenderLetterService } from './render-letter.service.ts';

// The first print starts the browser.
jest.setTimeout(60_000);

const send = (h: Office, caseId: string) => h.get(LettersService).sendFormalNotice(h.helene, { caseId, channel: 'registered', idempotencyKey: newId() });
const events = (h: Office, caseId: string, letterId: string) => h.rows<{ kind: string }>(sql`select * from letter_event where case_id = ${caseId} and letter_id = ${letterId} order by at`);
const lines = async (h: Office, caseId: string) => (await h.rows<{ code: string }>(sql`select code from timeline_entry where case_id = ${caseId} order by at, id`)).map(({ code }) => code);
const emitted = async (h: Office, caseId: string) => (await h.rows<{ name: string }>(sql`select name from outbox_event where case_id = ${caseId} order by id`)).map(({ name }) => name);

/** What is kept of a case's letter: whether it is the agency's own, and which it says it is. */
const papersOf = async (h: Office, caseId: string) => (await h.rows<{ internal: boolean; name: string }>(sql`select internal, name from document where case_id = ${caseId} order by internal`)).map(({ internal, name }) => [internal, /\((.+)\)\.pdf$/.exec(name)?.[1]]);
const times = (text: string, part: string) => text.split(part).length - 1;

async function textOf(bytes: Uint8Array): Promise<string> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const loading = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const pdf = await loading.promise;
  let text = '';
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    text += ` ${items.map((item) => ('str' in item ? item.str : '')).join(' ')}`;
  }
  await loading.destroy();
  return text.replace(/[\s\u00a0\u202f]+/g, ' ').replace(/ ([,.)])/g, '$1');
}

describe('printing a letter', () => {
  let h: Office;
  let render: RenderLetterService;
  beforeAll(async () => {
    h = await office();
    render = h.get(RenderLetterService);
    // Failures are meant here and need no log.
    Logger.overrideLogger(false);
  });
  afterAll(() => h.close());
  afterEach(() => { jest.restoreAllMocks(); });

  test('keeps the PDF by its hash, with its mentions, for those who may see the case', async () => {
    const file = await h.openCase(h.tessonville);
    const queued = await send(h, file.id);
    await render.render({ letterId: queued.id });
    const [letter] = await h.get(LettersReadService).ofCase(h.helene, file.id);
    expect(letter).toMatchObject({ id: queued.id, state: 'sent', failure: null, pages: 2, sentOn: Temporal.PlainDate.from('2026-11-23') });

    const { document, bytes } = (await h.get(DocumentsService).open(h.helene, letter!.documentId!))!;
    expect(document).toMatchObject({ kind: 'formal_notice', mediaType: 'application/pdf', name: `Mise en demeure ${letter!.reference} (original posté).pdf`, sha256: letter!.sha256 });
    expect(sha256(bytes)).toBe(letter!.sha256);
    const text = await textOf(bytes);
    const { accessCode } = figuresOf((await h.rows<{ figures: unknown }>(sql`select figures from letter where id = ${queued.id}`))[0]!.figures).letter;
    expect(text).toContain(`Pour entrer : dossier ${file.publicReference}, code ${accessCode!.slice(0, 3)} ${accessCode!.slice(3)} et votre code postal.`);
    for (const words of [
      'Activité de recouvrement amiable', 'Objet : Mise en demeure', 'Papeteries Tessonville, SAS, 8 rue du Vieux-Moulin, 49100 Angers', 'Imprimerie Carnaudet SARL', '35300 Fougères', 'au plus tard le 8 décembre 2026',
      'FR76 3000 6000 0112 3456 7890 189', 'Principal 10 252,80', 'Intérêts de retard C. com. L441-10 II', 'Indemnité forfaitaire 40,00 × 3 factures', letter!.reference, `Dossier ${file.publicReference} page 2/2`, 'Tours, le 23 novembre 2026',
      ...statutoryTexts(Temporal.PlainDate.from('2026-11-23'), LAW).map((one) => one.text),
    ]) expect(text).toContain(words);

    expect(await lines(h, file.id)).toEqual(['case.opened', 'stage.changed', 'letter.queued', 'letter.sent']);
    expect(await emitted(h, file.id)).toEqual(['CaseOpened', 'LetterQueued', 'LetterSent']);
    const [line] = await h.rows<{ facts: Record<string, string> }>(sql`select * from timeline_entry where case_id = ${file.id} and code = 'letter.sent'`);
    expect(line).toMatchObject({ kind: 'letter', internal: false, document_id: (await h.get(LettersReadService).ofCase(h.camille, file.id))[0]!.documentId, letter_id: queued.id, actor_name: 'Hélène Vasseur', facts: { reference: queued.reference, pages: '2' } });

    expect(await h.get(DocumentsService).open(h.rachid, document.id)).toBeUndefined();
    expect(await h.get(LettersReadService).one(h.database, h.rachid, queued.id)).toBeUndefined();
  });

  test('run twice, one after the other or together, is printed and kept once', async () => {
    const file = await h.openCase(h.tessonville);
    const letter = await send(h, file.id);
    await Promise.all([render.render({ letterId: letter.id }), render.render({ letterId: letter.id })]);
    await render.render({ letterId: letter.id });
    expect((await events(h, file.id, letter.id)).map(({ kind }) => kind)).toEqual(['sent']);
    expect(await papersOf(h, file.id)).toEqual([[false, 'copie'], [true, 'original posté']]);
    expect((await emitted(h, file.id)).filter((name) => name === 'LetterSent')).toHaveLength(1);
  });

  test('killed between printing and keeping, it leaves nothing behind, and the next run keeps it', async () => {
    const file = await h.openCase(h.tessonville);
    const letter = await send(h, file.id);
    jest.spyOn(h.database, 'transact').mockRejectedValue(new Error('the worker is gone'));
    await expect(render.render({ letterId: letter.id })).rejects.toThrow('the worker is gone');
    jest.restoreAllMocks();
    expect(await events(h, file.id, letter.id)).toEqual([]);
    expect(await h.get(DocumentsService).ofCase(h.helene, file.id)).toEqual([]);
    await render.render({ letterId: letter.id });
    expect((await events(h, file.id, letter.id)).map(({ kind }) => kind)).toEqual(['sent']);
  });

  test('that dies while it is being kept keeps nothing of it', async () => {
    const file = await h.openCase(h.tessonville);
    const letter = await send(h, file.id);
    const before = await h.rows(sql`select count(*) from blob`);
    const write = jest.spyOn(h.get(TimelineService), 'write').mockRejectedValueOnce(new Error('the database is gone'));
    await expect(render.render({ letterId: letter.id })).rejects.toThrow('the database is gone');
    write.mockRestore();
    expect(await h.rows(sql`select count(*) from blob`)).toEqual(before);
    expect(await h.get(DocumentsService).ofCase(h.helene, file.id)).toEqual([]);
    await render.render({ letterId: letter.id });
    expect((await events(h, file.id, letter.id)).map(({ kind }) => kind)).toEqual(['failed', 'sent']);
    expect(await papersOf(h, file.id)).toEqual([[false, 'copie'], [true, 'original posté']]);
  });

  test('that fails is tried again; after the last time the letter has failed and the case says so, once', async () => {
    const file = await h.openCase(h.tessonville);
    const letter = await send(h, file.id);
    const lost = Object.assign(new Error('gone'), { code: 'browser_lost' });
    const print = jest.spyOn(h.get(PdfPrinter), 'print').mockRejectedValue(lost);
    const state = async () => (await h.get(LettersReadService).one(h.database, h.helene, letter.id))!;
    for (let attempt = 1; attempt < RENDER_ATTEMPTS; attempt += 1) await expect(render.render({ letterId: letter.id })).rejects.toThrow('gone');
    expect(await state()).toMatchObject({ state: 'queued', failure: null });
    expect(await lines(h, file.id)).toEqual(['case.opened', 'stage.changed', 'letter.queued']);
    print.mockRejectedValue(new Error('who knows'));
    await expect(render.render({ letterId: letter.id })).rejects.toThrow('who knows');
    expect(await state()).toMatchObject({ state: 'failed', failure: 'render_failed', documentId: null });
    await expect(render.render({ letterId: letter.id })).rejects.toThrow('who knows');
    expect(await lines(h, file.id)).toEqual(['case.opened', 'stage.changed', 'letter.queued', 'letter.failed']);
    expect((await emitted(h, file.id)).filter((name) => name === 'LetterFailed')).toHaveLength(1);
    expect((await h.get(LettersReadService).list(h.helene, { state: 'failed' })).rows).toEqual([expect.objectContaining({ id: letter.id, failure: 'render_failed', documentId: null })]);
    print.mockRestore();
    await render.render({ letterId: letter.id });
    expect(await state()).toMatchObject({ state: 'sent', failure: null });
  });

  test('from its figures gives the same paper and the same bytes, whatever has changed since', async () => {
    const file = await h.openCase(h.tessonville, { claims: [claim('2026-02-01', '2026-03-03', 123_456, { contractRate: '9.5' }), claim('2026-03-01', '2026-04-01', 1_000)] });
    const queued = await send(h, file.id);
    const kept = async () => (await h.rows<{ figures: unknown }>(sql`select figures from letter where id = ${queued.id}`))[0]!.figures;
    const before = await render.documentOf(await kept());
    await render.render({ letterId: queued.id });
    await h.rows(sql`update agency set line1 = '1 rue Neuve' where id = ${h.agencyId}`);
    await h.rows(sql`update debtor set name = 'Autre nom' where id = ${file.debtorId}`);
    try {
      expect(await render.documentOf(await kept())).toBe(before);
      const { bytes } = await h.get(PdfPrinter).print(before, { madeOn: figuresOf(await kept()).letter.date.toString() });
      expect(sha256(bytes)).toBe((await h.get(LettersReadService).one(h.database, h.helene, queued.id))!.sha256);
    } finally { await h.rows(sql`update agency set line1 = '14 quai des Tanneurs' where id = ${h.agencyId}`); }
  });

  test('a print that fails, of either paper, keeps neither; the next run keeps both', async () => {
    const file = await h.openCase(h.tessonville);
    const letter = await send(h, file.id);
    const print = h.get(PdfPrinter).print.bind(h.get(PdfPrinter));
    for (const failing of ['(copie)', '']) {
      jest.spyOn(h.get(PdfPrinter), 'print').mockImplementation((html, options) => (html.includes('(copie)</title>') === (failing !== '') ? Promise.reject(Object.assign(new Error('gone'), { code: 'browser_lost' })) : print(html, options)));
      await expect(render.render({ letterId: letter.id })).rejects.toThrow('gone');
      expect(await papersOf(h, file.id)).toEqual([]);
    }
    jest.restoreAllMocks();
    await render.render({ letterId: letter.id });
    expect((await events(h, file.id, letter.id)).map(({ kind }) => kind)).toEqual(['failed', 'failed', 'sent']);
    expect(await papersOf(h, file.id)).toEqual([[false, 'copie'], [true, 'original posté']]);
  });

  test('of an unknown id does nothing', async () => {
    await render.render({ letterId: newId() });
  });
});

describe('the code of a letter opens the debtor’s page, and is read by nobody but him and the agency', () => {
  let h: Office;
  let file: { id: string; publicReference: string }, letterId: string, code: string;
  let posted: string, copy: string;
  let others: Record<'creditor' | 'accountant' | 'bailiff' | 'debtor', Actor>;

  beforeAll(async () => {
    h = await office();
    file = await h.openCase(h.tessonville);
    letterId = (await send(h, file.id)).id;
    await h.get(RenderLetterService).render({ letterId });
    code = figuresOf((await h.rows<{ figures: unknown }>(sql`select figures from letter where id = ${letterId}`))[0]!.figures).letter.accessCode!;
    const kept = await h.rows<{ id: string; internal: boolean }>(sql`select id, internal from document where case_id = ${file.id}`);
    [posted, copy] = [true, false].map((internal) => kept.find((one) => one.internal === internal)!.id) as [string, string];

    const studyId = newId(), now = h.clock.now();
    await h.rows(sql`insert into study (id, agency_id, name, line1, postal_code, city, email, departments, created_at) values (${studyId}, ${h.agencyId}, 'SELARL Aubin', '3 place du Marché', '35000', 'Rennes', 'etude@justice.example', '{35}', ${now})`);
    await h.rows(sql`update case_file set study_id = ${studyId} where id = ${file.id}`);
    const person = async (role: string, study: string | null = null) => {
      const id = newId(), email = `${role}@orvelle.example`;
      await h.rows(sql`insert into app_user (id, agency_id, email, name, created_at) values (${id}, ${h.agencyId}, ${email}, ${role}, ${now})`);
      await h.rows(sql`insert into role_held (id, user_id, role, study_id, given_at) values (${newId()}, ${id}, ${role}, ${study}, ${now})`);
      return h.get(SessionsService).actorFor(email);
    };
    others = {
      creditor: h.camille, accountant: await person('accountant'), bailiff: await person('bailiff', studyId),
      debtor: visitor({ id: newId(), agency_id: h.agencyId, creditor_id: h.tessonville, case_id: file.id, name: 'Imprimerie Carnaudet', locale: 'fr' }),
    };
  });
  afterAll(() => h.close());
  const read = async (actor: Actor, id: string) => textOf((await h.get(DocumentsService).open(actor, id))!.bytes);

  test.each(['creditor', 'accountant', 'bailiff', 'debtor'] as const)('%s: the copy opens, what was posted is not there, and every way leads to the copy', async (role) => {
    const actor = others[role];
    expect(await h.get(DocumentsService).open(actor, posted)).toBeUndefined();
    expect((await h.get(DocumentsService).ofCase(actor, file.id)).map(({ id }) => id)).toEqual([copy]);
    expect((await h.get(DocumentsService).ofFact(actor, letterId)).map(({ id }) => id)).toEqual([copy]);
    const { rows } = await h.get(TimelineReadService).page(actor, file.id, { first: 50 });
    expect(rows.filter(({ documentId }) => documentId).map(({ code: said, documentId }) => [said, documentId])).toEqual([['letter.sent', copy]]);
    const [letter] = await h.get(LettersReadService).ofCase(actor, file.id);
    const listed = (await h.get(LettersReadService).list(actor, {})).rows;
    if (role === 'bailiff' || role === 'debtor') expect([letter, listed]).toEqual([undefined, []]);
    else {
      expect([letter!.documentId, letter!.sha256, listed[0]!.documentId]).toEqual([copy, (await h.get(DocumentsService).one(actor, copy))!.sha256, copy]);
      expect(JSON.stringify([letter, listed], (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(posted);
    }
  });

  test('the agency has what was posted, by the hash of the letter, and tells it from the copy', async () => {
    for (const actor of [h.helene, h.solange]) {
      const [letter] = await h.get(LettersReadService).ofCase(actor, file.id);
      expect((await h.get(LettersReadService).list(actor, {})).rows[0]!.documentId).toBe(posted);
      const { document, bytes } = (await h.get(DocumentsService).open(actor, letter!.documentId!))!;
      expect([document.id, document.sha256, sha256(bytes)]).toEqual([posted, letter!.sha256, letter!.sha256]);
      expect((await h.get(DocumentsService).ofCase(actor, file.id)).map(({ id, name }) => [id, name])).toEqual([[copy, `Mise en demeure ${letter!.reference} (copie).pdf`], [posted, `Mise en demeure ${letter!.reference} (original posté).pdf`]]);
      expect((await h.get(TimelineReadService).page(actor, file.id, { first: 50 })).rows.find((row) => row.code === 'letter.sent')!.documentId).toBe(copy);
    }
    expect((await h.rows(sql`select document_id, sha256 from letter_event where letter_id = ${letterId}`))).toEqual([{ document_id: posted, sha256: (await h.get(DocumentsService).one(h.helene, posted))!.sha256 }]);
  });

  test('the copy says the same to the letter, on as many pages, but for the code', async () => {
    const [original, masked] = [await read(h.helene, posted), await read(others.creditor, copy)];
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
    expect(masked).toBe(original.replace(`Code d’accès ${spaced}`, 'Code d’accès remis au destinataire seul').replace(`, code ${spaced} et votre code postal.`, ' et le code, remis au destinataire seul.'));
    expect([times(masked, spaced), times(masked, code)]).toEqual([times(original, spaced) - 2, times(original, code)]);
    expect(masked).toContain('page 2/2');
  });

  test('no answer about a letter carries its figures or its code', async () => {
    const [letter] = await h.get(LettersReadService).ofCase(h.helene, file.id);
    const listed = await h.get(LettersReadService).list(h.helene, {});
    for (const one of [letter!, ...listed.rows]) expect(Object.keys(one).filter((key) => /figures|code|mentions/i.test(key))).toEqual([]);
    const { html } = await h.get(LettersService).previewFormalNotice(h.helene, file.id);
    expect(html).toContain('•••\u00a0•••');
  });
});
