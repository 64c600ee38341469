import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { Database, sql } from '@quittance/platform';
import { cloneDatabase, dropDatabase, testOptions } from '@quittance/platform/testing';
import { createApi } from './create-api.ts';
import { demoAccounts } from './demo-accounts.ts';
import { documentsOf } from './trusted/trusted-documents.ts';

/** What a browser, a probe or a passer-by meets at the door, over real HTTP. */
describe('the door', () => {
  let databaseUrl: string;
  let portal: string;
  const open: NestFastifyApplication[] = [];
  const serve = async (more: Parameters<typeof testOptions>[1]) => {
    const app = await createApi(testOptions(databaseUrl, more), portal, undefined, documentsOf(portal, !more?.production));
    await app.listen(0, '127.0.0.1');
    open.push(app);
    return request(await app.getUrl());
  };
  let demo: Awaited<ReturnType<typeof serve>>;
  let production: Awaited<ReturnType<typeof serve>>;

  beforeAll(async () => {
    databaseUrl = await cloneDatabase();
    portal = fs.mkdtempSync(path.join(os.tmpdir(), 'quittance-portal-'));
    fs.mkdirSync(path.join(portal, 'assets'));
    fs.writeFileSync(path.join(portal, 'index.html'), '<!doctype html><title>Quittance</title>');
    fs.writeFileSync(path.join(portal, 'assets/app-abc.js'), 'void 0;');
    fs.writeFileSync(path.join(portal, 'trusted-documents.json'), '{}');
    demo = await serve({ demo: true });
    production = await serve({ demo: true, production: true, publicUrl: 'https://quittance.example' });
  });
  afterAll(async () => {
    for (const app of open) await app.close();
    await dropDatabase(databaseUrl);
    fs.rmSync(portal, { recursive: true, force: true });
  });

  test('demo accounts are told in demo mode only, never in production', async () => {
    expect((await demo.get('/door').expect(200)).body).toMatchObject({ production: false, demo: demoAccounts.map(({ email }) => ({ email })) });
    expect((await production.get('/door').expect(200)).body).toMatchObject({ production: true, demo: null });
  });

  test('an operation that asks for too much, or a text that no text may hold, is told and not a fault', async () => {
    const ask = (query: string, variables?: object) => demo.post('/graphql').send({ query, variables });
    const code = ({ body }: { body: { errors: { extensions: { code: string } }[] } }) => body.errors.map(({ extensions }) => extensions.code);
    expect(code(await ask('mutation { a: signOut b: signOut }'))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expect(code(await ask(`{ ${'me { id } '.repeat(4_000)} }`))).toEqual(['GRAPHQL_PARSE_FAILED']);
    const signIn = 'mutation ($email: String!) { signIn(email: $email, password: "x") { __typename } }';
    expect(code(await ask(signIn, { email: 'a\u0000b' }))).toEqual(['BAD_USER_INPUT']);
    expect(code(await ask(signIn.replace('"x"', String.raw`"\u0000"`), { email: 'a' }))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  });

  test('the house says that it stands', async () => {
    expect((await demo.get('/health').expect(200)).body).toEqual({ ok: true });
  });

  test('every answer carries the strict policy; nothing that knows somebody is kept', async () => {
    for (const at of ['/', '/door', '/assets/app-abc.js', '/documents/x']) {
      const { headers } = await demo.get(at).set('accept', 'text/html');
      expect(headers['content-security-policy']).toMatch(/default-src 'none'/);
      expect(headers['content-security-policy']).not.toMatch(/unsafe|\*/);
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
    expect((await demo.get('/door')).headers['cache-control']).toBe('no-store');
    expect((await production.get('/door')).headers['strict-transport-security']).toMatch(/max-age/);
  });

  test('the portal is one page under every address; assets are kept for ever; what is no page is not found', async () => {
    const page = await demo.get('/cases/anything').set('accept', 'text/html').expect(200);
    expect(page.text).toContain('Quittance');
    await demo.get('/cases/anything').set('accept', 'text/html').set('if-none-match', page.headers['etag']!).expect(304);
    expect((await demo.get('/assets/app-abc.js').expect(200)).headers['cache-control']).toMatch(/immutable/);
    await demo.get('/assets/none.js').expect(404);
    await demo.get('/cases/anything').set('accept', 'application/json').expect(404);
  });

  test('a form of another site can’t act: GraphQL takes JSON alone', async () => {
    await demo.get('/graphql').query({ query: '{ me { id } }' }).expect(400);
    await demo.post('/graphql').set('content-type', 'text/plain').send('{"query":"mutation { signOut }"}').expect(400);
  });

  test('in production the schema is not told, nor guessed, and no fault shows its stack', async () => {
    const asked = await production.post('/graphql').send({ query: '{ __schema { types { name } } }' });
    expect(JSON.stringify(asked.body)).not.toContain('CaseFile');
    const mistyped = await production.post('/graphql').send({ query: '{ caseFil(id: "x") { id } }' });
    expect(JSON.stringify(mistyped.body)).not.toMatch(/Did you mean|caseFile"|stacktrace/);
  });

  test('behind a proxy the address is the one that it saw, not the one that the caller says; without a proxy, none is taken from a header', async () => {
    const said = '198.51.100.1, 203.0.113.7';
    const ipOf = async (door: typeof demo) => {
      await door.post('/d/enter').set('sec-fetch-site', 'same-origin').set('x-forwarded-for', said).type('form').send({ reference: 'x' }).expect(422);
      return (await open[0]!.get(Database).first<{ ip: string }>(sql`select ip from access_try order by id desc limit 1`))!.ip;
    };
    process.env['TRUST_PROXY'] = '1';
    const behind = await serve({}).finally(() => delete process.env['TRUST_PROXY']);
    expect(await ipOf(behind)).toBe('203.0.113.7');
    expect(await ipOf(demo)).toBe('127.0.0.1');
  });

  test('a body beyond all measure is refused before it is read', async () => {
    const answer = await demo.post('/graphql').set('content-type', 'application/json').set('content-length', String(80 * 1024 * 1024)).send('{').then((r) => r.status, () => 413);
    expect(answer).toBe(413);
  });
});
