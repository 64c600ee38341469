import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema, isObjectType, parse, validate } from 'graphql';
import { createHash } from 'node:crypto';
import { SessionsService, TokensService } from '@quittance/identity';
import { Clock, Database, sql } from '@quittance/platform';
import { printedSchema } from '../printed-schema.ts';
import { MUTATIONS, QUERIES } from '../testing/attempts.ts';
import { PASSWORD, smallHouse, STAFF, type SmallHouse } from '../testing/small-house.ts';
import { trustedDocuments } from './trusted-documents.ts';

const root = path.resolve(import.meta.dirname, '../../../..');
const own = JSON.parse(fs.readFileSync(path.join(root, 'apps/portal/src/gql/persisted-documents.json'), 'utf8')) as Record<string, string>;
const hashOf = (name: string) => Object.entries(own).find(([, text]) => text.includes(` ${name} `) || text.includes(` ${name}(`))![0];

/** The portal's own operations and no other; those of programs with a key. */
describe('the closed door', () => {
  let h: SmallHouse, cookie: string;
  beforeAll(async () => {
    h = await smallHouse({}, trustedDocuments(own));
    const answer = await post({ extensions: { persistedQuery: { version: 1, sha256Hash: hashOf('SignIn') } }, variables: { email: STAFF.collector, password: PASSWORD } });
    cookie = String(answer.headers['set-cookie']).split(';')[0]!;
  }, 60_000);
  afterAll(() => h.close());

  const post = (payload: object, headers: Record<string, string> = {}) => h.app.inject({ method: 'POST', url: '/graphql', payload, headers });
  const codes = async (payload: object, headers: Record<string, string> = { cookie }) => (JSON.parse((await post(payload, headers)).body) as { errors?: { extensions: { code: string } }[] }).errors?.map(({ extensions }) => extensions.code);
  const key = async (email: string, scopes: string[], expiresOn = '2026-12-31') => {
    const administrator = await h.app.get(SessionsService).actorFor(STAFF.administrator), { id } = await h.app.get(SessionsService).actorFor(email);
    return h.app.get(TokensService).make(administrator, { name: `Clé ${email} ${scopes.join(' ')}`, userId: id, scopes, expiresOn: Temporal.PlainDate.from(expiresOn), idempotencyKey: `clé-${email}-${scopes.join('-')}-${expiresOn}` });
  };
  const bearer = (secret: string | null) => ({ authorization: `Bearer ${secret}` });

  test('the manifest is that of the portal: each text under its hash, each an operation of the schema', async () => {
    const schema = buildSchema(await printedSchema());
    expect(Object.keys(own).length).toBeGreaterThan(90);
    for (const [hash, text] of Object.entries(own)) {
      expect(`sha256:${createHash('sha256').update(text).digest('hex')}`).toBe(hash);
      expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
    }
    expect(() => trustedDocuments({ 'sha256:00': '{ me { id } }' })).toThrow(/another/);
  });

  test('its own operations are answered by their hash', async () => {
    const { data } = JSON.parse((await post({ extensions: { persistedQuery: { version: 1, sha256Hash: hashOf('Me') } } }, { cookie })).body) as { data: { me: { email: string } } };
    expect(data.me.email).toBe(STAFF.collector);
  });

  test.each([
    ['any text of another', { query: '{ me { id } }' }],
    ['one of ours, changed by a space', { query: `${Object.values(own)[0]} ` }],
    ['one of ours beside text of another', { query: '{ me { id } }', extensions: { persistedQuery: { version: 1, sha256Hash: Object.keys(own)[0] } } }],
    ['introspection', { query: '{ __schema { types { name } } }' }],
    ['a hash that nobody knows', { extensions: { persistedQuery: { version: 1, sha256Hash: 'sha256:00' } } }],
    ['a hash that every object has', { extensions: { persistedQuery: { version: 1, sha256Hash: 'constructor' } } }],
    ['nothing at all', {}],
  ])('%s is refused before it is read, with no word of the schema', async (_, payload) => {
    const answer = await post(payload, { cookie });
    expect(answer.statusCode).toBe(400);
    expect(await codes(payload)).toEqual(['UNTRUSTED_DOCUMENT']);
    expect(answer.body).not.toMatch(/CaseFile|Did you mean|stack|node_modules/);
  });

  test('several at once, or by another way than POST, are refused', async () => {
    expect(await codes([{ query: Object.values(own)[0] }, { query: Object.values(own)[1] }])).toEqual(['BAD_REQUEST']);
    for (const url of ['/graphql?query={me{id}}', `/graphql?extensions=${encodeURIComponent(JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hashOf('Me') } }))}`]) {
      const answer = await h.app.inject({ method: 'GET', url, headers: { cookie, 'apollo-require-preflight': '1' } });
      expect(answer.statusCode).toBe(400);
    }
  });

  test('what the portal may ask nobody can teach the door: a hash sent with its text stays unknown', async () => {
    const query = '{ me { name } }', sha256Hash = createHash('sha256').update(query).digest('hex');
    for (const hash of [sha256Hash, `sha256:${sha256Hash}`]) {
      expect(await codes({ query, extensions: { persistedQuery: { version: 1, sha256Hash: hash } } })).toEqual(['UNTRUSTED_DOCUMENT']);
      expect(await codes({ extensions: { persistedQuery: { version: 1, sha256Hash: hash } } })).toEqual(['UNTRUSTED_DOCUMENT']);
    }
  });

  test('a key opens free text, to what its person may read and no more; kept as a hash, shown once', async () => {
    const { secret, token } = await key(h.first.email, ['read']);
    const ask = async (query: string, headers: Record<string, string> = bearer(secret)) => JSON.parse((await post({ query }, headers)).body) as { data: Record<string, { rows: { id: string }[] }> | null; errors?: { extensions: { code: string } }[] };
    expect((await ask('{ cases { rows { id } } }')).data!['cases']!.rows.map(({ id }) => id).sort()).toEqual(h.first.cases.map(({ id }) => id).sort());
    expect((await ask(`{ caseFile(id: "${h.second.cases[0]!.id}") { id } }`)).data).toEqual({ caseFile: null });
    const kept = JSON.stringify(await h.app.get(Database).rows(sql`select * from api_token`));
    expect(kept).not.toContain(secret);
    expect(kept).toContain(token.prefix);
    expect((await key(h.first.email, ['read'])).secret).toBeNull();
    expect((await h.app.get(Database).first<{ used: boolean }>(sql`select last_used_at is not null as used from api_token where id = ${token.id}`))!.used).toBe(true);
    // Whoever shows a key is its holder alone: the cookie of a colleague beside it opens nothing more.
    expect((await ask('{ queue { rows { id } } }', { ...bearer(secret), cookie })).errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    // Its own papers it downloads; the letter that was posted, with its code, it does not.
    const papers = await Promise.all(h.documentIds.map(async (id) => (await h.app.inject({ url: `/documents/${id}`, headers: bearer(secret) })).statusCode));
    expect([papers.includes(200), papers.filter((status) => status === 404).length]).toEqual([true, 1]);
  });

  test('with a key nothing is done but what its scope says: no mutation of the schema opens, and neither people nor accounts', async () => {
    const schema = buildSchema(await printedSchema());
    const attempts = { ...QUERIES, ...MUTATIONS };
    for (const email of [h.first.email, STAFF.supervisor]) {
      const { secret } = await key(email, email === h.first.email ? ['read', 'deposit'] : ['read']);
      const open: string[] = [];
      for (const name of Object.keys(schema.getMutationType()!.getFields())) {
        const attempt = attempts[name]!;
        if (attempt === 'his own' || attempt === undefined) continue;
        const answer = JSON.parse((await post({ query: attempt.query, variables: attempt.variables(h, (id) => id) }, bearer(secret))).body) as { errors?: { extensions: { code: string } }[] };
        if (answer.errors?.[0]?.extensions.code !== 'FORBIDDEN') open.push(name);
      }
      expect(open.filter((name) => !OPEN_TO_ANYONE.has(name)).sort()).toEqual(email === h.first.email ? ['attachLoosePaper', 'attachToClaims', 'cancelDepositRun', 'confirmDeposit', 'depositClaim', 'previewDeposit', 'startDepositRun'] : []);
    }
    expect(isObjectType(schema.getMutationType())).toBe(true);
  });
  /** Whoever stands before the door may knock: what these answer depends on no session. */
  const OPEN_TO_ANYONE = new Set(['acceptInvitation', 'askPasswordReset', 'giveSecondFactor', 'passkeyChallenge', 'signInWithPasskey']);

  test('revoked, past its day, or its person gone: from that moment it opens nothing', async () => {
    const opens = async (secret: string | null) => (await post({ query: '{ cases { total } }' }, bearer(secret))).statusCode;
    const administrator = await h.app.get(SessionsService).actorFor(STAFF.administrator);
    const one = await key(STAFF.accountant, ['read']);
    expect(await opens(one.secret)).toBe(200);
    await h.app.get(TokensService).revoke(administrator, one.token.id);
    expect(await opens(one.secret)).toBe(401);
    const short = await key(STAFF.accountant, ['read'], '2026-11-23'), stays = await key(h.second.email, ['read']);
    expect([await opens(short.secret), await opens(stays.secret)]).toEqual([200, 200]);
    h.app.get(Clock).set(Temporal.Instant.from('2026-11-23T23:00:01Z'));
    expect(await opens(short.secret)).toBe(401);
    await h.app.get(Database).rows(sql`update app_user set disabled_at = now() where email = ${h.second.email}`);
    expect(await opens(stays.secret)).toBe(401);
    for (const forged of ['', 'qt_', `qt_${'A'.repeat(43)}`, 'quittance', `${one.secret} `]) expect(await opens(forged)).toBe(401);
    expect((await h.app.get(TokensService).list(administrator)).rows.map(({ state }) => state).sort()).toEqual(expect.arrayContaining(['active', 'asleep', 'expired', 'revoked']));
  });

  test('nobody lends more than he has: who keeps people lends nothing, staff hand nothing over', async () => {
    await expect(key(STAFF.administrator, ['read'])).rejects.toMatchObject({ code: 'not_found' });
    await expect(key(STAFF.collector, ['read', 'deposit'])).rejects.toMatchObject({ code: 'token_beyond_rights' });
    await expect(key(STAFF.collector, ['read'], '2028-01-01')).rejects.toMatchObject({ code: 'bad_fields' });
  });
});
