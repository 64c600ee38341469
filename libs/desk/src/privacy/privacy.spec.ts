/** A person asks what is held on him, has it put right, restricted, erased: in one house, on PostgreSQL. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { abilityFor } from '@quittance/access';
import { CaseListService, HoldsReadService, NotesService, StatementService } from '@quittance/cases';
import { day, euros, office, type Office } from '@quittance/cases/testing';
import { MoneyModule, moneyEntities, PaymentsService } from '@quittance/money';
import { DebtorsService } from '@quittance/parties';
import { DocumentsService } from '@quittance/documents';
import { newId, PdfPrinter, sql, type Actor } from '@quittance/platform';
import { isLawError } from '@quittance/law';
import { DeskModule } from '../desk.module.ts';
import { ErasureService } from './acts/erasure.service.ts';
import { PrivacyActsService } from './acts/privacy-acts.service.ts';
import { PrivacyExportService } from './export/export.service.ts';
import { PrivacyReadService } from './privacy-read.service.ts';
import { PrivacyRequestsService } from './privacy-requests.service.ts';

const refusal = (done: Promise<unknown>): Promise<unknown> => done.then(() => { throw new Error('was not refused'); }, (e: { code?: string; options?: { article?: string; facts?: Record<string, unknown> } }) => {
  if (!e.code || !e.options) throw e;
  return { code: e.code, article: e.options.article ?? null, facts: e.options.facts ?? {} };
});

describe('what a person asks about his data', () => {
  let o: Office, keys = 0;
  const reads = () => o.h.get(PrivacyReadService), requests = () => o.h.get(PrivacyRequestsService), acts = () => o.h.get(PrivacyActsService), erasures = () => o.h.get(ErasureService);
  const at = (iso: string) => o.h.clock.set(Temporal.Instant.from(iso));
  const ask = (by: Actor, caseId: string, kind: string, more: { identitySeen?: string | null; receivedOn?: string } = {}) => requests().open(by, {
    caseId, kind, receivedOn: day(more.receivedOn ?? String(o.h.clock.today())), channel: 'letter', identitySeen: more.identitySeen === undefined ? 'Carte d’identité vue' : more.identitySeen, words: 'Je demande mes données.', idempotencyKey: `demande-${++keys}`,
  });
  let lisa: { id: string; debtorId: string; publicReference: string };

  beforeAll(async () => {
    o = await office({ modules: [MoneyModule, DeskModule], entities: moneyEntities });
    const printer = o.h.get(PdfPrinter);
    printer.print = (html: string) => Promise.resolve({ bytes: Buffer.from(html), pages: 1 });
    lisa = await o.open('Mme Lisa Morvan', [{ nature: 'civil', amount: euros('500'), basis: 'Facture de Lisa Morvan' }], { regime: 'civil', kind: 'person' });
    await o.h.get(NotesService).write(o.helene, lisa.id, 'Lisa travaille de nuit.', true);
    await o.h.rows(sql`insert into debtor_contact_point (id, debtor_id, agency_id, creditor_id, kind, value, since, source) values (${newId()}, ${lisa.debtorId}, ${o.agencyId}, ${o.creditorId}, 'email', 'lisa@morvan.example', now(), 'dépôt')`);
  }, 120_000);
  afterAll(() => o.h.close());

  test('a collector takes it down, an administrator of the agency answers, nobody else learns of it', async () => {
    const request = await ask(o.helene, lisa.id, 'access', { receivedOn: '2026-11-16' });
    expect(request).toMatchObject({ kind: 'access', article: 'RGPD art. 15', state: 'open', clock: 'ok', dueOn: day('2026-12-16'), debtorName: 'Mme Lisa Morvan', publicReference: lisa.publicReference });
    expect(await reads().list(o.administrator, { state: 'open' })).toMatchObject({ open: 1, late: 0, rows: [{ id: request.id }] });
    expect(await reads().one(o.stranger, request.id)).toBeNull();
    expect(await reads().one(o.camille, request.id)).toBeNull();
    expect((await reads().list(o.rachid, {})).rows).toEqual([]);
    expect(await refusal(requests().answer(o.helene, request.id, null, 'x'))).toMatchObject({ code: 'not_found' });
    expect(await refusal(ask(o.stranger, lisa.id, 'access'))).toMatchObject({ code: 'not_found' });
    expect(await refusal(ask(o.helene, lisa.id, 'portability'))).toMatchObject({ code: 'bad_fields' });
    // Answered only when done.
    expect(await refusal(requests().answer(o.administrator, request.id, null, 'Voici.'))).toMatchObject({ code: 'not_carried_out', article: 'RGPD art. 15' });
    expect(await refusal(requests().answer(o.administrator, request.id, 'legal_duty', 'Non.'))).toMatchObject({ code: 'bad_fields' });
  });

  test('the export: each creditor apart, sources and recipients said, notes given without the name of their author, no other debtor', async () => {
    const other = await o.open('Mme Lisa Morvan', [{ nature: 'civil' }], { regime: 'civil', kind: 'person', creditorId: o.otherCreditorId });
    await o.open('Autre Personne', [{}], { kind: 'person' });
    const [request] = (await reads().list(o.administrator, { state: 'open' })).rows;
    expect(await reads().subjects(o.administrator, request!.id)).toMatchObject([{ debtorId: lisa.debtorId, linked: true, creditorName: 'Papeteries Tessonville' }, { debtorId: other.debtorId, linked: false, by: ['name'], creditorName: 'Bois Lorrenzeau' }]);
    await requests().join(o.administrator, request!.id, other.debtorId);
    await o.h.get(PrivacyExportService).export(o.administrator, request!.id);
    const exported = (await reads().events(o.administrator, request!.id)).find(({ kind }) => kind === 'exported')!;
    expect(exported.documents.map(({ kind, mediaType }) => [kind, mediaType])).toEqual(expect.arrayContaining([['privacy_export', 'application/pdf'], ['privacy_export', 'application/json']]));
    const open = async (actor: Actor, mediaType: string) => (await o.h.get(DocumentsService).open(actor, exported.documents.find((one) => one.mediaType === mediaType)!.id))?.bytes.toString();
    const file = JSON.parse((await open(o.administrator, 'application/json'))!) as { parts: { creditor: string; role: string; categories: { category: string; recipients: string[]; kept: string | null; data: { table: string; source: string | null; data: Record<string, unknown> }[] }[] }[] };
    expect(file.parts.map(({ creditor, role }) => [role, creditor])).toEqual([['processor', 'Papeteries Tessonville'], ['controller', expect.stringContaining('Orvelle')], ['processor', 'Bois Lorrenzeau']]);
    const mine = file.parts[0]!.categories;
    expect(mine.find(({ category }) => category === 'contact')).toMatchObject({ kept: expect.stringContaining('C. civ. 2224'), recipients: expect.arrayContaining(['le créancier']), data: expect.arrayContaining([expect.objectContaining({ table: 'debtor_contact_point', source: 'dépôt', data: expect.objectContaining({ value: 'lisa@morvan.example' }) })]) });
    const text = JSON.stringify(file);
    expect(text).toContain('Lisa travaille de nuit.');
    expect(text).not.toContain('Hélène');
    expect(text).not.toContain('Autre Personne');
    expect(await open(o.administrator, 'application/pdf')).toContain('Lisa travaille de nuit.');
    for (const nobody of [o.camille, o.rachid, o.stranger, o.accountant]) expect(await open(nobody, 'application/pdf')).toBeUndefined();
    expect(await requests().answer(o.administrator, request!.id, null, 'Données envoyées.')).toMatchObject({ state: 'answered', clock: 'answered' });
    expect(await refusal(requests().extend(o.administrator, request!.id, 'x'))).toMatchObject({ code: 'request_ended' });
  });

  test('without a proof of identity nothing is given; it is asked for and then written down', async () => {
    const request = await ask(o.helene, lisa.id, 'access', { identitySeen: null });
    expect(await refusal(o.h.get(PrivacyExportService).export(o.administrator, request.id))).toMatchObject({ code: 'identity_missing', article: 'RGPD art. 12, § 6' });
    expect(await requests().identify(o.administrator, request.id, 'Passeport vu au guichet')).toMatchObject({ identitySeen: 'Passeport vu au guichet' });
    expect(await requests().answer(o.administrator, request.id, 'manifestly_unfounded', 'Déjà répondu hier.')).toMatchObject({ state: 'refused' });
  });

  test('extended in the first month only, once, with its reason', async () => {
    const request = await ask(o.helene, lisa.id, 'objection', { receivedOn: '2026-11-02' });
    expect(await refusal(requests().extend(o.administrator, request.id, ' '))).toMatchObject({ code: 'bad_fields' });
    expect(await requests().extend(o.administrator, request.id, 'Plusieurs créanciers.')).toMatchObject({ state: 'extended', dueOn: day('2027-02-02') });
    expect(await refusal(requests().extend(o.administrator, request.id, 'Encore.'))).toMatchObject({ code: 'already_extended' });
    const old = await ask(o.helene, lisa.id, 'objection', { receivedOn: '2026-10-01' });
    expect(old.clock).toBe('late');
    expect(await refusal(requests().extend(o.administrator, old.id, 'Trop tard.'))).toMatchObject({ code: 'extension_too_late', article: expect.stringContaining('art. 12') });
    for (const { id } of [request, old]) await requests().answer(o.administrator, id, 'compelling_grounds', 'La créance est due.');
  });

  test('rectified: a new row with its source, the old one superseded, those who received it told', async () => {
    const request = await ask(o.helene, lisa.id, 'rectification');
    const given = { requestId: request.id, debtorId: lisa.debtorId, name: 'Mme Lisa Le Morvan', email: 'lisa.lemorvan@example.fr', address: { line1: '2 rue Neuve', postalCode: '35000', city: 'Rennes' }, source: 'Carte d’identité, lettre du 20 novembre' };
    expect(await refusal(acts().rectify(o.administrator, { ...given, email: 'pas une adresse' }))).toMatchObject({ code: 'bad_fields' });
    expect(await acts().rectify(o.administrator, given)).toMatchObject({ debtorName: 'Mme Lisa Le Morvan' });
    expect(await o.h.get(DebtorsService).facts(o.h.database, lisa.debtorId)).toMatchObject({ name: 'Mme Lisa Le Morvan', email: 'lisa.lemorvan@example.fr', address: { city: 'Rennes' } });
    expect(await o.h.rows(sql`select name from former_name where debtor_id = ${lisa.debtorId}`)).toEqual([{ name: 'Mme Lisa Morvan' }]);
    expect(await o.h.rows(sql`select city, superseded_at is null as stands from debtor_address where debtor_id = ${lisa.debtorId} order by since`)).toEqual([{ city: 'Fougères', stands: false }, { city: 'Rennes', stands: true }]);
    expect(await refusal(acts().rectify(o.administrator, given))).toMatchObject({ code: 'nothing_to_rectify' });
    expect(await o.h.rows(sql`select e.code, e.internal, e.to_bailiff from timeline_entry e where e.case_id = ${lisa.id} and e.code = 'privacy.rectified'`)).toEqual([{ code: 'privacy.rectified', internal: false, to_bailiff: true }]);
    expect((await o.h.get(CaseListService).search(o.helene, 'Le Morvan'))[0]).toMatchObject({ caseId: lisa.id });
    await requests().answer(o.administrator, request.id, null, 'Fait.');
  });

  test('restricted: the hold of the request, once', async () => {
    const request = await ask(o.helene, lisa.id, 'restriction');
    await acts().restrict(o.administrator, request.id, 'Demande du 23 novembre');
    await acts().restrict(o.administrator, request.id, 'Demande du 23 novembre');
    expect(await o.h.get(HoldsReadService).ofCase(o.helene, lisa.id)).toMatchObject([{ kind: 'processingRestriction', state: 'running' }]);
    expect((await reads().events(o.administrator, request.id)).map(({ kind }) => kind)).toEqual(['restricted']);
    await requests().answer(o.administrator, request.id, null, 'Traitement limité.');
  });

  describe('erasure', () => {
    let paul: { id: string; debtorId: string; publicReference: string }, request: { id: string };
    const totals = async (caseId: string) => {
      const { statement } = await o.h.get(StatementService).compute(o.h.database, caseId, day('2026-11-30'));
      if (isLawError(statement)) throw new Error(statement.code);
      return statement.totals;
    };

    beforeAll(async () => {
      paul = await o.open('M. Paul Guérin', [{ nature: 'civil', amount: euros('100') }, { nature: 'civil', amount: euros('60') }], { regime: 'civil', kind: 'person' });
      await o.h.get(NotesService).write(o.helene, paul.id, 'Paul Guérin rappelle demain.', false);
      await o.h.get(PaymentsService).record(o.accountant, { caseId: paul.id, valueOn: day('2026-11-20'), amount: euros('50'), means: 'transfer', receivedBy: 'agency', payer: 'Paul Guérin', idempotencyKey: 'paul-paie' });
      await o.h.database.transact((tx) => o.h.get(DocumentsService).keep(tx, { agencyId: o.agencyId, creditorId: o.creditorId, caseId: paul.id, kind: 'attachment', name: 'Paul Guérin.pdf', mediaType: 'application/pdf', bytes: Buffer.from('Paul Guérin'), origin: 'test' }));
      request = await ask(o.helene, paul.id, 'erasure');
    });

    test('refused while his case is open, by the duty that stands; also of those whose money is in the accounts, until when', async () => {
      expect(await refusal(erasures().erase(o.administrator, request.id, false, 'Demandé.'))).toEqual({ code: 'duty_stands', article: 'RGPD art. 17, § 3, e', facts: { kind: 'contact', why: 'case_open', duty: 'RGPD art. 6, § 1, b', until: null } });
      await o.h.rows(sql`update case_file set stage = 'closed', closed_reason = 'withdrawn', next_action_kind = null, next_action_on = null where id = ${paul.id}`);
      expect(await refusal(erasures().erase(o.administrator, request.id, false, 'Demandé.'))).toMatchObject({ code: 'duty_stands', article: 'RGPD art. 17, § 3, b', facts: { why: 'period', duty: 'C. com. L123-22', until: '2036-12-31' } });
      const [lines] = await erasures().standing(o.administrator, request.id);
      expect(lines!.lines.map(({ kind, code }) => [kind, code])).toEqual([['contact', 'period'], ['words', 'period'], ['evidence', 'period'], ['judicial', null], ['accounts', 'period'], ['traces', null], ['requests', 'request_open'], ['identity', 'period']]);
    });

    test('nothing but the function erases, and it only what is listed, on a request', async () => {
      const code = (done: Promise<unknown>) => done.then(() => 'done', (e: { code?: string }) => e.code);
      expect(await code(o.h.rows(sql`update note set text = '[effacé]' where case_id = ${paul.id}`))).toBe('QF001');
      expect(await code(o.h.rows(sql`insert into erasure (id, agency_id, creditor_id, debtor_id, request_id, kinds, at, transaction) values (${newId()}, ${o.agencyId}, ${o.creditorId}, ${paul.debtorId}, ${request.id}, '{words}', now(), pg_current_xact_id()::text)`))).toBe('QF002');
      const other = await ask(o.helene, paul.id, 'access');
      expect(await code(o.h.rows(sql`select erase_person(${paul.debtorId}, ${other.id}, null, '{words}', null, now())`))).toBe('QF003');
      expect(await code(o.h.rows(sql`select erase_person(${lisa.debtorId}, ${request.id}, null, '{words}', null, now())`))).toBe('QF003');
      await requests().answer(o.administrator, other.id, 'manifestly_unfounded', 'x');
    });

    test('six years on: words, papers and where he is reached fall; figures, references and what he paid stay to the cent', async () => {
      const before = await totals(paul.id), entries = await o.h.rows<{ n: string }>(sql`select count(*) as n from audit_entry`);
      at('2032-11-24T09:00:00Z');
      const done = await erasures().erase(o.administrator, request.id, false, 'Le dossier est clos depuis plus de cinq ans.');
      expect(done.state).toBe('open');
      const [event] = (await reads().events(o.administrator, request.id)).filter(({ kind }) => kind === 'erased');
      expect(Object.fromEntries(event!.facts.map(({ key, value }) => [key, value]))).toMatchObject({ kinds: 'contact,words,evidence', stands: 'accounts', until: '2036-12-31' });
      expect(await totals(paul.id)).toEqual(before);
      const text = JSON.stringify(await o.h.rows(sql`select to_jsonb(n) as row from note n where n.case_id = ${paul.id} union all select to_jsonb(e) from timeline_entry e where e.case_id = ${paul.id} union all select to_jsonb(d) from document d where d.case_id = ${paul.id} union all select to_jsonb(a) from debtor_address a where a.debtor_id = ${paul.debtorId}`));
      expect(text).not.toContain('Guérin');
      expect(text).not.toContain('Forges');
      expect(text).toContain('[effacé]');
      expect(await o.h.rows(sql`select 1 from blob where bytes = convert_to('Paul Guérin', 'UTF8')`)).toEqual([]);
      // His name stays with his money, and the case can still be found by it.
      expect(await o.h.rows(sql`select d.name, d.erased_on from debtor d where d.id = ${paul.debtorId}`)).toEqual([{ name: 'M. Paul Guérin', erased_on: null }]);
      expect(await o.h.rows(sql`select payer from payment where case_id = ${paul.id}`)).toEqual([{ payer: 'Paul Guérin' }]);
      expect(Number((await o.h.rows<{ n: string }>(sql`select count(*) as n from audit_entry`))[0]!.n)).toBeGreaterThan(Number(entries[0]!.n));
      expect(await requests().answer(o.administrator, request.id, null, 'Effacé pour partie.')).toMatchObject({ state: 'answered' });
    });

    test('when nothing stands any more nobody finds him; what was due is as it was', async () => {
      const before = await totals(paul.id);
      at('2042-11-24T09:00:00Z');
      const last = await ask(o.helene, paul.id, 'erasure');
      await erasures().erase(o.administrator, last.id, false, 'Dix ans sont passés.');
      expect(await totals(paul.id)).toEqual(before);
      expect(await o.h.get(CaseListService).search(o.helene, 'Guérin')).toEqual([]);
      expect(await o.h.rows(sql`select d.name, d.erased_on from debtor d where d.id = ${paul.debtorId}`)).toEqual([{ name: '[effacé]', erased_on: '2042-11-24' }]);
      expect((await erasures().standing(o.administrator, last.id))[0]!.lines.filter(({ rows }) => rows > 0).map(({ kind }) => kind)).toEqual(['requests']);
      expect(await o.h.rows(sql`select amount_cents from payment where case_id = ${paul.id}`)).toEqual([{ amount_cents: '5000' }]);
      expect(await o.h.get(DebtorsService).recognise(o.h.database, o.creditorId, { kind: 'person', name: '[effacé]' })).toBeUndefined();
    });
  });

  test('the administrator holds no case but for a request', () => {
    expect(abilityFor({ id: o.administrator.id, agencyId: o.agencyId, roles: o.administrator.roles }).can('hold', 'CaseFile')).toBe(false);
  });
});
