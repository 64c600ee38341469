/** A creditor's programs: keys that his own administrator makes and takes back, one plain address for deposits, and a guide whose every example runs. */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PeopleService, SessionsService, TokensService } from '@quittance/identity';
import { Clock, Database, newId, sql, standAs, standingOf, type Actor } from '@quittance/platform';
import { PASSWORD, smallHouse, STAFF, type SmallHouse } from '../testing/small-house.ts';
import { trustedDocuments } from '../trusted/trusted-documents.ts';
import { ApiGuideService } from './api-guide.service.ts';
import { examples, SAMPLE, SAMPLE_NAME } from './examples.ts';

const root = path.resolve(import.meta.dirname, '../../../..');
const LEA = 'lea@tessonville.example';

/** The words of a command as a shell of POSIX reads them: quotes, variables, lines that go on. */
function words(command: string, variables: Readonly<Record<string, string>>): string[] {
  const said: string[] = [], text = command.replace(/\\\n/g, ' ');
  let word: string | undefined, i = 0;
  const value = (at: number): [string, number] => {
    const [, name] = /^\$([A-Z_]+)/.exec(text.slice(at)) ?? [];
    if (!name) return ['$', 1];
    if (variables[name] === undefined) throw new Error(`the example uses ${name}, which nothing has set`);
    return [variables[name], name.length + 1];
  };
  while (i < text.length) {
    const sign = text[i]!;
    if (sign === "'") { const end = text.indexOf("'", i + 1); word = (word ?? '') + text.slice(i + 1, end); i = end + 1; } else if (sign === '"') {
      word ??= '';
      for (i += 1; text[i] !== '"';) { const [part, length] = text[i] === '$' ? value(i) : [text[i]!, 1]; word += part; i += length; }
      i += 1;
    } else if (/\s/.test(sign)) { if (word !== undefined) said.push(word); word = undefined; i += 1; } else { const [part, length] = sign === '$' ? value(i) : [sign, 1]; word = (word ?? '') + part; i += length; }
  }
  return word === undefined ? said : [...said, word];
}

/** What curl would send. */
async function curl(command: string, variables: Readonly<Record<string, string>>, base: string): Promise<Response> {
  const [program, ...rest] = words(command, variables), headers = new Headers();
  if (program !== 'curl') throw new Error(`${String(program)} is no curl`);
  let url = '', body: BodyInit | undefined, form: FormData | undefined;
  const file = () => new Blob([SAMPLE]);
  for (let i = 0; i < rest.length; i += 1) {
    const word = rest[i]!;
    if (word === '-sS') continue;
    if (word === '-o') { i += 1; continue; }
    if (word === '-H') { const [name, ...of] = rest[++i]!.split(': '); headers.set(name!, of.join(': ')); } else if (word === '--data') body = rest[++i]!; else if (word === '--data-binary') {
      if (rest[++i] !== `@${SAMPLE_NAME}`) throw new Error('the example sends another file');
      body = await file().arrayBuffer();
    } else if (word === '-F') {
      const [name, of] = rest[++i]!.split('=@');
      if (of !== SAMPLE_NAME) throw new Error('the example sends another file');
      (form ??= new FormData()).append(name!, file(), of);
    } else if (word.startsWith('-')) throw new Error(`curl ${word} is not known here`); else url = word;
  }
  const sent = body ?? form;
  return fetch(url.replace('http://localhost:3000', base), { headers, ...(sent ? { method: 'POST', body: sent } : {}) });
}

describe('programs', () => {
  let h: SmallHouse, lea: Actor, secret: string;
  beforeAll(async () => {
    // As in production: the door answers free text to keys alone.
    h = await smallHouse({}, trustedDocuments({}));
    await h.app.get(Database).transact((tx) => h.app.get(PeopleService).openAccount(tx, { agencyId: h.agencyId, role: 'creditor_user', creditorId: h.first.id, grade: 'administrator', email: LEA, name: 'Léa Ganivet', password: PASSWORD }));
    lea = await h.app.get(SessionsService).actorFor(LEA);
    secret = (await make(lea, (await person(h.first.email)).id, ['read', 'deposit'], 'Comptabilité centrale')).secret!;
  }, 60_000);
  afterAll(() => h.close());

  const person = (email: string) => h.app.get(SessionsService).actorFor(email);
  const make = (actor: Actor, userId: string, scopes: string[], name: string) => standAs(standingOf(actor), () => h.app.get(TokensService).make(actor, { name, userId, scopes, expiresOn: Temporal.PlainDate.from('2026-12-31'), idempotencyKey: `key-${name}-${newId()}` }));
  const post = (url: string, { key = secret, headers = {}, body }: { key?: string | null; headers?: Record<string, string>; body?: string | Buffer }) => h.app.inject({ method: 'POST', url, headers: { ...(key ? { authorization: `Bearer ${key}` } : {}), ...headers }, ...(body === undefined ? {} : { payload: body }) });
  const CSV = { 'content-type': 'text/csv' };
  const json = (answer: { body: string }) => JSON.parse(answer.body) as Record<string, never> & { refusal: { code: string; article: string | null; fields: { field: string; code: string }[] } };

  test('a creditor’s administrator makes and revokes keys of his own company’s people, and of nobody else; his operators do not', async () => {
    const [own, neighbour, collector] = [await person(h.first.email), await person(h.second.email), await person(STAFF.collector)];
    const tokens = h.app.get(TokensService);
    const seen = await standAs(standingOf(lea), () => tokens.list(lea));
    expect(seen.holders.map(({ userId }) => userId).sort()).toEqual([own.id, lea.id].sort());
    expect(seen.rows.map(({ companyName }) => companyName)).toEqual(seen.rows.map(() => 'Papeteries Tessonville'));
    for (const other of [neighbour, collector]) await expect(make(lea, other.id, ['read'], 'À côté')).rejects.toMatchObject({ code: 'not_found' });
    await expect(make(lea, own.id, ['read'], 'Comptabilité centrale')).rejects.toMatchObject({ code: 'bad_fields', options: { fields: [{ field: 'name', code: 'name_taken' }] } });
    // The agency's own key of another company is as unknown to her as one that is not there.
    const foreign = await make(await person(STAFF.administrator), neighbour.id, ['read'], 'Voisin');
    const revoke = (id: string) => standAs(standingOf(lea), () => tokens.revoke(lea, id));
    for (const id of [foreign.token.id, newId()]) await expect(revoke(id)).rejects.toMatchObject({ code: 'not_found' });
    const short = await make(lea, own.id, ['deposit', 'read'], 'Essai');
    expect((await post('/api/deposits?filename=a.csv&dryRun=1', { key: short.secret, headers: CSV, body: SAMPLE })).statusCode).toBe(200);
    expect(await revoke(short.token.id)).toMatchObject({ state: 'revoked', revokedBy: 'Léa Ganivet' });
    expect((await post('/api/deposits?filename=a.csv&dryRun=1', { key: short.secret, headers: CSV, body: SAMPLE })).statusCode).toBe(401);
    const operator = await person(h.second.email);
    await h.app.get(Database).rows(sql`update role_held set grade = 'operator' where user_id = ${operator.id}`);
    expect((await person(h.second.email)).ability.can('read', 'ApiToken')).toBe(false);
    await h.app.get(Database).rows(sql`update role_held set grade = 'administrator' where user_id = ${operator.id}`);
  });

  test('every example of the guide, word for word as it stands there, does what it says', async () => {
    const variables: Record<string, string> = { QUITTANCE_TOKEN: secret }, printed = h.app.get(ApiGuideService).guide().examples;
    const listed = examples('http://localhost:3000');
    expect(printed).toEqual(listed.map(({ key, curl: command }) => ({ key, curl: command })));
    for (const { key, curl: command, status, sets } of listed) {
      if (command.includes('$DOCUMENT_ID') && !variables['DOCUMENT_ID']) throw new Error('no document to download');
      const answer = await curl(command, variables, h.url), text = await answer.text();
      expect([key, answer.status, text.slice(0, 300)]).toEqual([key, status, expect.any(String)]);
      if (!answer.headers.get('content-type')?.startsWith('application/json')) continue;
      const said = JSON.parse(text) as { errors?: unknown };
      expect([key, said.errors]).toEqual([key, undefined]);
      expect([key, text]).toEqual([key, expect.not.stringContaining('"Refusal"')]);
      if (key === 'rest_deposit') await printedFor((said as unknown as { id: string }).id);
      for (const [name, at] of Object.entries(sets ?? {})) variables[name] = String(at.split('.').reduce<unknown>((of, step) => (of as Record<string, unknown> | null)?.[step], said));
      expect([key, Object.values(variables).includes('undefined')]).toEqual([key, false]);
    }
  });
  /** The paper is a job's work: what stands for it here is kept as the job keeps it. */
  const printedFor = async (depositId: string): Promise<void> => {
    const [file] = await h.app.get(Database).rows<{ sha256: string; size: number }>(sql`select sha256, size from document where deposit_id = ${depositId} limit 1`);
    await h.app.get(Database).rows(sql`insert into document (id, agency_id, creditor_id, deposit_id, kind, name, media_type, size, sha256, origin, internal, created_at)
      values (${newId()}, ${h.agencyId}, ${h.first.id}, ${depositId}, 'deposit_acknowledgement', 'Accusé.pdf', 'application/pdf', ${file!.size}, ${file!.sha256}, 'acknowledgement', false, now())`);
  };

  test('the documentation in the repository shows the very same examples', () => {
    const text = fs.readFileSync(path.join(root, 'apps/api/API.md'), 'utf8');
    for (const { curl: command } of examples('https://quittance.example')) expect(text).toContain(command);
    expect(text).toContain(SAMPLE);
    const { operations, refusals } = h.app.get(ApiGuideService).guide();
    // All that hands over is listed; what is listed is there.
    const handing = /Opened by the scope `deposit`: (.*?)\. By `read`/s.exec(text)![1]!.match(/\w+/g);
    expect(handing!.toSorted()).toEqual(operations.filter(({ scope }) => scope === 'deposit').map(({ name }) => name).toSorted());
    for (const { code, status } of refusals) expect(text).toContain(`| \`${code}\` | ${status} |`);
  });

  test('the guide lists what a key may ask for, and no more: the scope of each, and only fields that it reads', () => {
    const { operations, types } = h.app.get(ApiGuideService).guide();
    const named = operations.map(({ name, scope }) => `${scope} ${name}`);
    expect(named).toEqual(expect.arrayContaining(['deposit previewDeposit', 'deposit confirmDeposit', 'read cases', 'read deposit', 'read caseFile']));
    expect(new Set(operations.map(({ scope }) => scope))).toEqual(new Set(['deposit', 'read']));
    for (const closed of ['people', 'apiTokens', 'account', 'auditTrail', 'recordPayment', 'answerQuestion', 'makeApiToken', 'undoDeposit']) expect(operations.map(({ name }) => name)).not.toContain(closed);
    const fields = new Map(types.map(({ name, fields: of }) => [name, of.map((one) => one.name)]));
    expect(fields.get('CaseFile')).not.toContain('nextAction');
    expect(fields.get('Deposit')).toEqual(expect.arrayContaining(['acknowledgement', 'faults', 'cases']));
    expect(fields.get('DepositInput')).toContain('idempotencyKey');
  });

  test('a dry run says file by file what would be taken and what not, and writes nothing; the deposit is one for its key', async () => {
    const bad = `${SAMPLE}\nFA-9;2026-02-31;2026-03-31;12,00;Une Société SARL;;1 rue X;35000;Rennes`.replaceAll('FA-2026-01', 'FR-2026-02').replaceAll('Carnaudet', 'Bellamie').replaceAll('Tréhorel', 'Kervadec');
    const counts = () => h.app.get(Database).rows(sql`select (select count(*) from deposit) d, (select count(*) from case_file) c, (select count(*) from document) f, (select count(*) from outbox_event) e`);
    const before = await counts();
    const dry = await post('/api/deposits?filename=novembre.csv&dryRun=1', { headers: CSV, body: bad });
    expect([dry.statusCode, await counts()]).toEqual([200, before]);
    expect(json(dry)).toMatchObject({
      dryRun: true, caseCount: 2, claimCount: 2, total: '6134.80',
      files: [{ file: 'novembre.csv', format: 'csv', claims: [{ line: 2, reference: 'FR-2026-0214', issuedOn: '2026-03-31', dueOn: '2026-04-30', currency: 'EUR', total: '4860.00', due: '4860.00', debtor: { name: 'Imprimerie Bellamie SARL' } }, { reference: 'FR-2026-0218' }], errors: [{ line: 4, code: 'day_does_not_exist', message: expect.stringContaining('cette date n’existe pas') }] }],
    });
    const headers = { ...CSV, 'idempotency-key': 'nuit du 23' };
    const answers = await Promise.all([1, 2, 3].map(() => post('/api/deposits?filename=novembre.csv', { headers, body: bad })));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201]);
    expect(new Set(answers.map((answer) => json(answer)['id']))).toHaveProperty('size', 1);
    expect(json(answers[0]!)).toMatchObject({ dryRun: false, claimCount: 2, total: '6134.80', cases: [{ debtor: 'Imprimerie Bellamie SARL', claimCount: 1, total: '4860.00' }, { debtor: 'Garage Kervadec SARL' }], files: [{ file: 'novembre.csv', errors: [{ line: 4 }] }] });
    const other = await post('/api/deposits?filename=novembre.csv', { headers, body: SAMPLE });
    expect([other.statusCode, json(other).refusal.code]).toEqual([409, 'idempotency_key_reused']);
    // Whose key it was stands in the trail, with the name of the key.
    const [line] = await h.app.get(Database).rows<{ actor_name: string }>(sql`select p.actor_name from audit_entry e join audit_person p on p.id = e.person_id where e.action = 'confirmDeposit' and e.subject_id = ${String(json(answers[0]!)['id'])}`);
    expect(line!.actor_name).toContain('(Comptabilité centrale)');
  });

  test('what is refused is JSON with its code, its article and its facts', async () => {
    const of = async (url: string, more: Parameters<typeof post>[1]) => { const answer = await post(url, more); return [answer.statusCode, json(answer)] as const; };
    expect(await of('/api/deposits?filename=a.csv', { headers: CSV, body: SAMPLE })).toMatchObject([400, { refusal: { code: 'bad_fields', fields: [{ field: 'Idempotency-Key', code: 'required' }] } }]);
    expect(await of('/api/deposits?dryRun=1', { headers: CSV, body: SAMPLE })).toMatchObject([400, { refusal: { fields: [{ field: 'filename', code: 'required' }] } }]);
    expect(await of('/api/deposits?filename=a.csv&dryRun=1&termsDays=400', { headers: CSV, body: SAMPLE })).toMatchObject([400, { refusal: { fields: [{ field: 'termsDays' }] } }]);
    expect(await of('/api/deposits?filename=a.csv', { headers: { ...CSV, 'idempotency-key': 'vide' }, body: 'Facture;Date\n' })).toMatchObject([422, { refusal: { code: 'nothing_to_place' } }]);
    expect((await of('/api/deposits?filename=a.bin&dryRun=1', { headers: { 'content-type': 'image/png' }, body: 'x' }))[0]).toBe(415);
    expect((await of('/api/deposits?filename=a.csv&dryRun=1', { headers: CSV, body: Buffer.alloc(20 * 1024 * 1024 + 1, 'x') }))[0]).toBe(413);
    const bytes = { 'content-type': 'application/octet-stream' };
    expect((await of('/api/deposits?filename=a.csv&dryRun=1', { headers: bytes, body: Buffer.from(SAMPLE.replaceAll('FA-', 'FO-')) }))).toMatchObject([200, { claimCount: 2 }]);
    expect((await of('/api/deposits?filename=a.csv&dryRun=1', { headers: bytes, body: Buffer.alloc(20 * 1024 * 1024 + 1, 'x') }))).toMatchObject([413, { refusal: { code: 'file_too_big' } }]);
    // A body of that kind is taken nowhere else.
    expect((await h.app.inject({ method: 'POST', url: '/graphql', headers: { authorization: `Bearer ${secret}`, ...CSV }, payload: 'x' })).statusCode).toBe(415);
    await h.app.get(Database).rows(sql`update mandate set ended_on = '2026-11-23', ended_reason = 'Résilié' where creditor_id = ${h.first.id}`);
    expect(await of('/api/deposits?filename=a.csv&dryRun=1', { headers: CSV, body: SAMPLE })).toMatchObject([422, { refusal: { code: 'no_mandate', article: 'CPCE R124-3' } }]);
    await h.app.get(Database).rows(sql`update mandate set ended_on = null, ended_reason = null where creditor_id = ${h.first.id}`);
  });

  test('by a key alone: no cookie opens it, nor a key that only reads, nor one of a person of the agency', async () => {
    const dry = '/api/deposits?filename=a.csv&dryRun=1';
    const session = await h.app.inject({ method: 'POST', url: dry, headers: { ...CSV, cookie: `quittance_session=${newId()}` }, payload: SAMPLE });
    expect([session.statusCode, (await post(dry, { key: null, headers: CSV, body: SAMPLE })).statusCode, (await post(dry, { key: `qt_${'A'.repeat(43)}`, headers: CSV, body: SAMPLE })).statusCode]).toEqual([401, 401, 401]);
    const reads = await make(lea, (await person(h.first.email)).id, ['read'], 'Lecture seule');
    const staff = await make(await person(STAFF.administrator), (await person(STAFF.supervisor)).id, ['read'], 'Pilotage');
    for (const key of [reads.secret, staff.secret]) expect([(await post(dry, { key, headers: CSV, body: SAMPLE })).statusCode, json(await post(dry, { key, headers: CSV, body: SAMPLE }))]).toMatchObject([403, { error: { code: 'FORBIDDEN' } }]);
  });

  test('so many a minute, then told when again', async () => {
    const back = h.app.get(Clock).mark();
    h.app.get(Clock).set(h.app.get(Clock).now().add({ minutes: 5 }));
    const { depositsAMinute } = h.app.get(ApiGuideService).guide();
    const statuses: number[] = [];
    let last: Awaited<ReturnType<typeof post>> | undefined;
    for (let i = 0; i <= depositsAMinute; i += 1) statuses.push((last = await post('/api/deposits?dryRun=1', { headers: CSV, body: 'x' })).statusCode);
    expect([statuses.filter((status) => status === 400).length, statuses.at(-1), Number(last!.headers['retry-after']) > 0]).toEqual([depositsAMinute, 429, true]);
    back();
  });
});
