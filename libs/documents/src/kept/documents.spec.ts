import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import cookie from '@fastify/cookie';
import { IdentityModule, identityEntities, SessionsService } from '@quittance/identity';
import { Blobs, Database, newId, PlatformModule, SESSION_COOKIE, sql, type Actor } from '@quittance/platform';
import { cloneDatabase, dropDatabase, testOptions } from '@quittance/platform/testing';
import { bytesOf, DocumentsModule, documentsEntities, DocumentsService, type NewDocument } from '../index.ts';
import { disposition } from './documents.controller.ts';

const PDF = Buffer.from('%PDF-1.7\n%%EOF\n');
let url: string;
let app: NestFastifyApplication;
let agencyId: string;
let creditors: [string, string];
let camille: Actor;
let rachid: Actor;
const tokens = new Map<string, string>();

beforeAll(async () => {
  url = await cloneDatabase();
  const module = await Test.createTestingModule({ imports: [PlatformModule.forRoot(testOptions(url), [...identityEntities, ...documentsEntities]), IdentityModule, DocumentsModule] }).setLogger(false as never).compile();
  app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  await app.register(cookie as never);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const database = app.get(Database);
  agencyId = newId();
  await database.rows(sql`insert into agency (id, name, legal_form, siren, line1, postal_code, city, phone, email, data_email, segregated_account_name, segregated_iban, segregated_bic, created_at)
    values (${agencyId}, 'Orvelle Recouvrement', 'SAS', '912004618', '14 quai des Tanneurs', '37000', 'Tours', '02 61 91 20 00', 'a@orvelle.example', 'd@orvelle.example', 'Orvelle', 'FR7630006000011234567890189', 'AGRIFRPP', now())`);
  creditors = await Promise.all(['812047366', '790115238'].map(async (siren) => {
    const id = newId();
    await database.rows(sql`insert into creditor (id, agency_id, kind, name, siren, line1, postal_code, city, iban, created_at) values (${id}, ${agencyId}, 'company', ${siren}, ${siren}, '1 rue Haute', '49100', 'Angers', 'FR7630006000011234567890189', now())`);
    return id;
  })) as [string, string];
  const person = async (email: string, role: string, creditorId: string | null) => {
    const id = newId();
    await database.rows(sql`insert into app_user (id, agency_id, email, name, created_at) values (${id}, ${agencyId}, ${email}, ${email}, now())`);
    await database.rows(sql`insert into role_held (id, user_id, role, creditor_id, given_at) values (${newId()}, ${id}, ${role}, ${creditorId}, now())`);
    tokens.set(email, await app.get(SessionsService).open(database, { id, agencyId, staff: false }, 'full', 'password', {}));
    return app.get(SessionsService).actorFor(email);
  };
  camille = await person('camille@tessonville.example', 'creditor_user', creditors[0]);
  rachid = await person('rachid@lorrenzeau.example', 'creditor_user', creditors[1]);
  await person('bruno@orvelle.example', 'administrator', null);
});
afterAll(async () => { await app.close(); await dropDatabase(url); });

const keep = (more: Partial<NewDocument> = {}) => app.get(Database).transact((tx) => app.get(DocumentsService).keep(tx, {
  agencyId, creditorId: creditors[0], kind: 'invoice', name: 'Facture n° 12.pdf', mediaType: 'application/pdf', bytes: PDF, origin: 'deposit', ...more,
}));
const get = (id: string, email?: string, query = '') => app.inject({ method: 'GET', url: `/documents/${id}${query}`, ...(email ? { cookies: { [SESSION_COOKIE]: tokens.get(email)! } } : {}) });

describe('keeping', () => {
  test('the same bytes twice are two documents and one blob, under their hash', async () => {
    const [one, two] = [await keep(), await keep()];
    expect(one.sha256).toBe(two.sha256);
    expect(one.id).not.toBe(two.id);
    expect(await app.get(Blobs).read(one.sha256)).toEqual(PDF);
    expect(await app.get(DocumentsService).one(camille, one.id)).toMatchObject({ name: 'Facture n° 12.pdf', size: PDF.length, sha256: one.sha256 });
  });

  test('a name is a name: no folders, nothing that ends a line', async () => {
    const { id } = await keep({ name: '../../etc/fac\r\nture\u202e.pdf' });
    expect((await app.get(DocumentsService).one(camille, id))!.name).toBe('facture.pdf');
    const nameless = await keep({ name: ' / ' });
    expect((await app.get(DocumentsService).one(camille, nameless.id))!.name).toBe('document');
  });

  test('what is undone with its transaction leaves no bytes', async () => {
    const bytes = Buffer.from('only in a preview');
    const { sha256 } = await app.get(Database).transact((tx) => app.get(DocumentsService).keep(tx, { agencyId, creditorId: creditors[0], kind: 'invoice', name: 'a', mediaType: 'text/plain', bytes, origin: 'deposit' }), { dryRun: true });
    await expect(app.get(Blobs).read(sha256)).rejects.toThrow('No bytes');
  });
});

describe('the address of a document', () => {
  test('its owner downloads the very bytes, under the whole French name', async () => {
    const { id } = await keep({ name: 'Relevé d’été "2026".pdf' });
    const answer = await get(id, 'camille@tessonville.example');
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload).toEqual(PDF);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store',
      'content-disposition': 'attachment; filename="Releve d_ete _2026_.pdf"; filename*=UTF-8\'\'Relev%C3%A9%20d%E2%80%99%C3%A9t%C3%A9%20%222026%22.pdf',
    });
  });

  test('inline only what a browser may show: never a page that somebody handed over', async () => {
    const paper = await keep();
    const page = await keep({ name: 'x.html', mediaType: 'text/html', bytes: Buffer.from('<script>1</script>') });
    expect((await get(paper.id, 'camille@tessonville.example', '?inline=1')).headers['content-disposition']).toMatch(/^inline;/);
    const answer = await get(page.id, 'camille@tessonville.example', '?inline=1');
    expect(answer.headers['content-disposition']).toMatch(/^attachment;/);
    expect(answer.headers['content-security-policy']).toBe('default-src \'none\'; sandbox');
  });

  test('unknown, malformed, another creditor\'s, internal, not of his concern: one answer, 404; nobody without a session', async () => {
    const own = await keep();
    const internal = await keep({ internal: true });
    const seen = async (id: string, email: string) => (await get(id, email)).statusCode;
    expect(await seen(own.id, 'camille@tessonville.example')).toBe(200);
    expect(await seen(own.id, 'rachid@lorrenzeau.example')).toBe(404);
    expect(await seen(own.id, 'bruno@orvelle.example')).toBe(404);
    expect(await seen(internal.id, 'camille@tessonville.example')).toBe(404);
    expect(await seen(newId(), 'camille@tessonville.example')).toBe(404);
    expect(await seen('..%2f..%2fetc', 'camille@tessonville.example')).toBe(404);
    expect((await get(own.id, 'rachid@lorrenzeau.example')).body).toBe((await get(newId(), 'rachid@lorrenzeau.example')).body);
    expect((await get(own.id)).statusCode).toBe(401);
    expect(await app.get(DocumentsService).one(rachid, own.id)).toBeUndefined();
  });
});

test('a name can\'t become a header', () => {
  expect(disposition('attachment', 'a"b\r\nSet-Cookie: x.pdf')).toBe('attachment; filename="a_b__Set-Cookie_ x.pdf"; filename*=UTF-8\'\'a%22b%0D%0ASet-Cookie%3A%20x.pdf');
});

test('a file that travels in base64: its bytes, or why not', () => {
  expect(bytesOf({ name: 'a', base64: PDF.toString('base64') })).toEqual(PDF);
  expect(bytesOf({ name: 'a', base64: '' })).toMatchObject({ code: 'required' });
  expect(bytesOf({ name: 'a', base64: 'AAA' })).toMatchObject({ code: 'file_unreadable' });
  expect(bytesOf({ name: 'a', base64: 'data:text/csv;base64,QUFB' })).toMatchObject({ code: 'file_unreadable' });
  expect(bytesOf({ name: 'gros.csv', base64: 'A'.repeat(28_000_000) })).toEqual({ code: 'file_too_big', facts: { name: 'gros.csv', size: '20.1', limit: '20' } });
});
