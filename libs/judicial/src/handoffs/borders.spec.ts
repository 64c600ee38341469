/** A bailiff sees the files that are in his study's hands, while they are, and nothing else ever. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CaseListService, CasesReadService, NotesService, StatementReadService, TimelineReadService } from '@quittance/cases';
import { DocumentsService } from '@quittance/documents';
import { type Actor } from '@quittance/platform';
import { office, refusal, type Office } from '../judicial.fixture.ts';
import { HandoffsReadService, HandoffsService, PackHandoffService, TitlesReadService, type Handoff } from '../index.ts';

const SECRET = 'Le gérant ment.';

describe('the bailiff’s border', () => {
  let o: Office;
  let ours: Awaited<ReturnType<Office['study']>>;
  let theirs: Awaited<ReturnType<Office['study']>>;
  let file: Awaited<ReturnType<Office['open']>>;
  let other: Awaited<ReturnType<Office['open']>>;
  let handoff: Handoff;
  beforeAll(async () => {
    o = await office();
    [ours, theirs] = [await o.study('SELARL Aubin', '732829320'), await o.study('Étude Kerdreux', '404833048')];
    [file, other] = [await o.open('Ferronnerie Castel'), await o.open('Verrerie Ormeau')];
    for (const one of [file, other]) { await o.papers(one); await o.title(one.id); }
    await o.h.get(NotesService).write(o.helene, file.id, SECRET, true);
  });
  afterAll(() => o.h.close());

  const sees = async (actor: Actor, caseId: string) => ({
    file: (await o.h.get(CasesReadService).one(actor, caseId)) !== null,
    listed: (await o.h.get(CaseListService).cases(actor, {})).rows.map(({ id }) => id),
    claims: (await o.h.get(CasesReadService).claims(actor, caseId)).length,
    lines: (await o.h.get(TimelineReadService).page(actor, caseId, {})).rows.map(({ code }) => code),
    documents: (await o.h.get(DocumentsService).ofCase(actor, caseId)).map(({ kind }) => kind).sort(),
    title: (await o.h.get(TitlesReadService).ofCase(actor, caseId)) !== null,
  });
  const NOTHING = { file: false, listed: [], claims: 0, lines: [], documents: [], title: false };

  test('before a hand-off he sees nothing', async () => {
    expect(await sees(await ours.bailiff(), file.id)).toEqual(NOTHING);
    expect(await refusal(o.h.get(StatementReadService).statement(await ours.bailiff(), file.id, undefined))).toMatchObject({ code: 'not_found' });
    expect((await o.h.get(HandoffsReadService).list(await ours.bailiff(), {})).rows).toEqual([]);
  });

  test('from the hand-off on he sees this file whole, without what is the agency’s own, and no other', async () => {
    handoff = await o.hand(file.id, ours.id);
    const bailiff = await ours.bailiff();
    expect(await sees(bailiff, file.id)).toEqual({ file: true, listed: [file.id], claims: 1, lines: ['title.recorded', 'stage.changed', 'letter.sent', 'case.opened'], documents: ['formal_notice', 'invoice', 'title', 'title_service'], title: true });
    expect(await sees(bailiff, other.id)).toEqual({ ...NOTHING, listed: [file.id] });
    expect(await o.h.get(StatementReadService).statement(bailiff, file.id, undefined)).toMatchObject({ totals: { due: handoff.due } });
    const seen = (await o.h.get(CasesReadService).one(bailiff, file.id))!;
    expect(seen.nextAction).toBeNull();
    expect(JSON.stringify([seen, await o.h.get(TimelineReadService).page(bailiff, file.id, {})], (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v))).not.toContain(SECRET);
    expect(await sees(await theirs.bailiff(), file.id)).toEqual(NOTHING);
    expect(await o.h.get(HandoffsReadService).one(await theirs.bailiff(), handoff.id)).toBeNull();
    expect(await o.h.get(HandoffsReadService).one(o.rachid, handoff.id)).toBeNull();
    expect((await o.h.get(HandoffsReadService).one(o.camille, handoff.id))!.debtorName).toBe('Ferronnerie Castel');
    for (const act of ['acceptHandoff', 'withdrawHandoff'] as const) expect(await refusal(o.h.get(HandoffsService)[act](await theirs.bailiff(), handoff.id, 'x'))).toMatchObject({ code: 'not_found' });
  });

  test('the pack is his to download, until the file is withdrawn; then at once nothing is, but that it once came', async () => {
    await o.h.get(HandoffsService).acceptHandoff(await ours.bailiff(), handoff.id);
    await o.h.get(PackHandoffService).pack({ handoffId: handoff.id });
    const pack = (await o.h.get(HandoffsReadService).one(await ours.bailiff(), handoff.id))!.pack!;
    expect(pack).toMatchObject({ kind: 'handoff_pack', mediaType: 'application/zip', name: `Dossier ${file.publicReference}.zip` });
    expect((await o.h.get(DocumentsService).open(await ours.bailiff(), pack.id))!.bytes.length).toBe(pack.size);
    expect(await o.h.get(DocumentsService).open(await theirs.bailiff(), pack.id)).toBeUndefined();

    await o.h.get(HandoffsService).withdrawHandoff(o.solange, handoff.id, 'Accord trouvé.');
    const bailiff = await ours.bailiff();
    expect(await sees(bailiff, file.id)).toEqual(NOTHING);
    expect(await o.h.get(DocumentsService).open(bailiff, pack.id)).toBeUndefined();
    expect(await o.h.get(HandoffsReadService).one(bailiff, handoff.id)).toMatchObject({
      publicReference: file.publicReference, state: 'withdrawn', reason: 'Accord trouvé.', debtorName: '—', creditorName: '—', due: null, pack: null, title: null, deadline: null, acts: [], instructions: null, held: false,
    });
    expect((await o.h.get(HandoffsReadService).list(bailiff, { box: 'past' })).rows.map(({ id }) => id)).toEqual([handoff.id]);
    expect(await o.h.get(HandoffsReadService).home(bailiff)).toEqual({ studyName: 'SELARL Aubin', inbox: 0, current: 0, past: 1, questions: 0 });
  });

  test('a later study sees its own hand-off of the file, not the pack or the orders of the one before', async () => {
    const next = await o.hand(file.id, theirs.id, { instructions: 'Saisie-vente.' });
    const bailiff = await theirs.bailiff();
    expect((await o.h.get(HandoffsReadService).ofCase(bailiff, file.id)).map(({ id }) => id)).toEqual([next.id]);
    expect((await o.h.get(DocumentsService).ofCase(bailiff, file.id)).map(({ kind }) => kind)).not.toContain('handoff_pack');
    expect((await sees(bailiff, file.id)).lines).not.toContain('handoff.withdrawn');
    expect(await sees(await ours.bailiff(), file.id)).toEqual(NOTHING);
    // Whoever is of no study, nor of this agency, sees none.
    expect((await o.h.get(HandoffsReadService).list(o.stranger, {})).rows).toEqual([]);
  });
});
