import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SessionsService, VisitsService } from '@quittance/identity';
import { DepositsService } from '@quittance/intake';
import { Database, OutboxRelay, sql } from '@quittance/platform';
import request from 'supertest';
import { smallHouse, type SmallHouse } from '../testing/small-house.ts';

/** The debtor at his page, over real HTTP, as a browser without scripts meets it. */
describe('the debtor’s page', () => {
  let h: SmallHouse;
  let mine: string, others: string, lettered: string;
  let fresh: { id: string; publicReference: string }[];
  const visit = async (caseId: string) => {
    const row = (await h.app.get(Database).first<{ agency_id: string; creditor_id: string; debtor_id: string; name: string }>(sql`select f.agency_id, f.creditor_id, f.debtor_id, d.name from case_file f join debtor d on d.id = f.debtor_id where f.id = ${caseId}`))!;
    const { token } = await h.app.get(Database).transact((tx) => h.app.get(VisitsService).open(tx, { agencyId: row.agency_id, creditorId: row.creditor_id, caseId, debtorId: row.debtor_id, name: row.name, openedBy: 'letter' }));
    return `quittance_visit=${token}`;
  };
  const get = (path: string, cookie = '') => request(h.url).get(path).set('cookie', cookie).set('accept', 'text/html');
  const post = (path: string, form: Record<string, string>, cookie = '') => request(h.url).post(path).set('cookie', cookie).set('origin', h.url).type('form').send(form);
  const said = (html: string) => html.replace(/data-page="[^"]*"/, '').replace(/<[^>]*>/g, '').replace(/&#x27;/g, '’').replace(/[\u00a0\u202f]/g, ' ');

  beforeAll(async () => {
    h = await smallHouse({ demo: true });
    const csv = ['Facture;Date;Échéance;Montant TTC;Raison sociale;Adresse;Code postal;Ville', ...['Scierie Fontbrune', 'Tuilerie Vauzelles', 'Minoterie Aigremont'].map((name, i) => `P-${i};2026-03-31;2026-04-30;${4860 + i},00;${name};${i + 1} rue des Forges;35300;Fougères`)].join('\n');
    fresh = (await h.app.get(DepositsService).confirm(await h.app.get(SessionsService).actorFor(h.first.email), { files: [{ name: 'pages.csv', base64: Buffer.from(csv).toString('base64') }], idempotencyKey: 'pages-of-debtors' })).cases;
    mine = await visit(fresh[0]!.id);
    others = await visit(fresh[1]!.id);
    lettered = await visit(h.first.cases[0]!.id);
  }, 120_000);
  afterAll(() => h.close());

  test('the address of a letter opens the entrance with its reference', async () => {
    const { publicReference } = h.first.cases[0]!;
    const page = await get(`/d/${publicReference.replace(/-/g, '')}`).expect(200);
    expect(page.text).toContain(`value="${publicReference}"`);
    expect(said(page.text)).not.toContain('Carnaudet');
  });

  test('every page carries its strict policy, is kept nowhere, and has no inline script or style', async () => {
    for (const [path, cookie] of [['/d', ''], ['/d/code', ''], ['/d/rights', ''], ['/d/statement', mine], ['/d/pay', mine], ['/d/plan', mine], ['/d/contest', mine], ['/d/no/page', '']] as const) {
      const { headers, text, status } = await get(path, cookie);
      expect([path, status]).toEqual([path, path === '/d/no/page' ? 404 : 200]);
      expect(headers['content-security-policy']).toBe("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
      expect([headers['cache-control'], headers['x-content-type-options'], headers['referrer-policy']]).toEqual(['no-store', 'nosniff', 'same-origin']);
      expect(text).not.toMatch(/<style|<script(?! type="module" src=)| style=/);
    }
  });

  test('a wrong code, a wrong postcode and a reference that no case has are one answer, and what was typed stays', async () => {
    const answers = await Promise.all([[h.first.cases[0]!.publicReference, '35300'], ['R4K-7TD-3', '35300'], [h.second.cases[0]!.publicReference, '99999']].map(([reference, postcode]) => post('/d/enter', { reference: reference!, code: '123456', postcode: postcode! })));
    for (const answer of answers) expect([answer.status, said(answer.text).includes('ne vont pas ensemble'), answer.headers['set-cookie']]).toEqual([422, true, undefined]);
    expect(answers[0]!.text).toContain(`value="${h.first.cases[0]!.publicReference}"`);
  });

  test('a code by e-mail or SMS opens the page once; the answer to asking for one never says whether there is such a file', async () => {
    const { publicReference, id } = fresh[2]!;
    await h.app.get(Database).rows(sql`insert into debtor_contact_point (id, debtor_id, agency_id, creditor_id, kind, value, since, source) select gen_random_uuid(), debtor_id, agency_id, creditor_id, 'email', 'debiteur@exemple.example', now(), 'test' from case_file where id = ${id}`);
    const known = await post('/d/code', { reference: publicReference, channel: 'email' }).expect(200);
    const unknown = await post('/d/code', { reference: 'R4K-7TD-3', channel: 'email' }).expect(200);
    expect(said(known.text).replaceAll(publicReference, 'X')).toBe(said(unknown.text).replaceAll('R4K-7TD-3', 'X'));
    const message = (await h.app.get(Database).first<{ text: string }>(sql`select text from outgoing_message where case_id = ${id} and purpose = 'access_code'`))!;
    const code = /\b\d{3}[\s\u00a0\u202f]?\d{3}\b/.exec(message.text)![0];
    const entered = await post('/d/code/enter', { reference: publicReference, code, channel: 'email' }).expect(303);
    expect(entered.headers['location']).toBe('/d/statement');
    const cookie = String(entered.headers['set-cookie']);
    expect(cookie).toMatch(/quittance_visit=.*; Path=\/d; HttpOnly; SameSite=Lax/);
    await get('/d/statement', cookie.split(';')[0]).expect(200);
    await post('/d/code/enter', { reference: publicReference, code, channel: 'email' }).expect(422);
  });

  test('without a visit every page leads to the entrance; a script is told', async () => {
    for (const path of ['/d/statement', '/d/pay', '/d/plan', '/d/contest', '/d/documents/x']) {
      const answer = await get(path).expect(303);
      expect(answer.headers['location']).toBe('/d');
    }
    await request(h.url).get('/d/statement').set('accept', 'application/json').expect(401);
    await request(h.url).get('/d/live').set('accept', 'text/event-stream').expect(401);
    await get('/d/statement', `quittance_visit=${randomBytes(32).toString('base64url')}`).expect(303);
    expect((await get('/d', mine).expect(303)).headers['location']).toBe('/d/statement');
  });

  test('the statement names who claims what, and shows nothing of the agency’s own', async () => {
    const { text } = await get('/d/statement', mine).expect(200);
    expect(said(text)).toContain('vous devez à Papeteries Tessonville');
    expect(said(text)).toContain('4 860,00 €');
    expect(text).not.toMatch(/Note interne|Stratégie interne|Rachid|Bois Lorrenzeau/);
    const data = JSON.parse((await request(h.url).get('/d/statement').set('cookie', mine).set('accept', 'application/json').expect(200)).text) as { statement: { claims: unknown[] } };
    expect(data.statement.claims).toHaveLength(1);
  });

  test('his documents open; those of another case, of another kind, and those that are not, are one answer', async () => {
    const [letter] = await h.app.get(Database).rows<{ id: string }>(sql`select id from document where case_id = ${h.first.cases[0]!.id} and kind = 'formal_notice' and not internal`);
    const own = await get(`/d/documents/${letter!.id}`, lettered).expect(200);
    expect(own.headers['content-type']).toBe('application/pdf');
    const foreign = await get(`/d/documents/${letter!.id}`, others).expect(404);
    const unknown = await get(`/d/documents/01900000-0000-7000-8000-000000000000`, others).expect(404);
    expect(said(foreign.text)).toBe(said(unknown.text));
    const [mandate] = await h.app.get(Database).rows<{ id: string }>(sql`select id from document where kind = 'signed_mandate' limit 1`);
    await get(`/d/documents/${mandate!.id}`, lettered).expect(404);
  });

  test('a form of another site, or of none, is refused and changes nothing', async () => {
    for (const headers of [{ origin: 'https://ailleurs.example' }, { origin: 'null' }, { origin: h.url, 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, {}])
      for (const path of ['/d/contest', '/d/plan', '/d/enter', '/d/leave']) await request(h.url).post(path).set('cookie', mine).set(headers).type('form').send({ reason: 'not_me', key: 'une-cle-quelconque' }).expect(403);
    await get('/d/statement', mine).expect(200);
    expect(await h.app.get(Database).rows(sql`select 1 from dispute where case_id = ${fresh[0]!.id}`)).toEqual([]);
  });

  test('a plan within the mandate is agreed by a form, with the words that he accepted', async () => {
    const page = await get('/d/plan?months=3&day=5', mine).expect(200);
    const hidden = Object.fromEntries([...page.text.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map((m) => [m[1]!, m[2]!]));
    expect(hidden).toMatchObject({ months: '3', day: '5', firstOn: '2026-12-05' });
    expect(said((await post('/d/plan', hidden, mine).expect(422)).text)).toContain('Cochez la case');
    expect(said((await post('/d/plan', { ...hidden, total: '1', accepted: '1' }, mine).expect(422)).text)).toContain('La somme due a changé');
    expect((await post('/d/plan', { ...hidden, accepted: '1' }, mine).expect(303)).headers['location']).toBe('/d/plan');
    await post('/d/plan', { ...hidden, accepted: '1' }, mine);
    expect(said((await get('/d/plan', mine).expect(200)).text)).toContain('Votre échéancier est accepté.');
    const plans = await h.app.get(Database).rows<{ evidence: unknown }>(sql`select evidence from plan where case_id = ${fresh[0]!.id}`);
    expect(plans).toHaveLength(1);
    expect(JSON.stringify(plans[0]!.evidence)).toContain('je reconnais devoir');
    const pay = JSON.parse((await request(h.url).get('/d/pay').set('cookie', mine).set('accept', 'application/json')).text) as { pay: { amount: string; due: string } };
    expect(Number(pay.pay.amount) * 3).toBeCloseTo(Number(pay.pay.due), -1);
  });

  test('contesting: what is missing is said and what was typed stays; then the files are kept by what they are, and the case is disputed', async () => {
    const send = (fields: Record<string, string>, file?: { name: string; bytes: Buffer }) => {
      const form = request(h.url).post('/d/contest').set('cookie', others).set('origin', h.url);
      for (const [name, value] of Object.entries(fields)) void form.field(name, value);
      return file ? form.attach('files', file.bytes, file.name) : form;
    };
    expect(said((await send({ key: 'contest-1', reason: '' }).expect(422)).text)).toContain('Dites-nous d’abord ce qui ne va pas.');
    const missing = await send({ key: 'contest-1', reason: 'wrong_amount', words: ' ' }).expect(422);
    expect(said(missing.text)).toContain('Expliquez en quelques mots');
    expect(missing.text).toMatch(/value="wrong_amount"[^>]*checked|checked[^>]*value="wrong_amount"/);
    expect(said((await send({ key: 'contest-1', reason: 'other', words: 'x' }, { name: 'a.pdf', bytes: Buffer.from([0x4d, 0x5a, 0, 1]) }).expect(422)).text)).toContain('ni une photo ni un PDF');
    expect(said((await send({ key: 'contest-1', reason: 'other', words: 'x' }, { name: 'a.pdf', bytes: Buffer.alloc(11 * 1024 * 1024, 37) }).expect(422)).text)).toContain('trop lourd');
    const sent = await send({ key: 'contest-1', reason: 'already_paid', paidOn: '12/10/2026', paidBy: 'par chèque' }, { name: 'preuve.pdf', bytes: Buffer.from('%PDF-1.4\n%%EOF\n') }).expect(303);
    const page = said((await get(String(sent.headers['location']), others).expect(200)).text);
    expect(page).toContain('Les relances s’arrêtent.');
    expect(page).toContain('Payé le 12/10/2026, par chèque.');
    expect(page).toContain('preuve.pdf');
    expect(said((await get('/d/statement', others)).text)).toContain('vous réclame');
  });

  test('a form that was made to break something breaks nothing: it is told on the page', async () => {
    const parts = (count: number, more: (form: request.Test) => request.Test = (form) => form) => {
      const form = request(h.url).post('/d/contest').set('cookie', mine).set('origin', h.url).field('reason', 'other').field('words', 'Bien à vous.').field('key', 'contest-broken');
      for (let i = 0; i < count; i += 1) void form.attach('files', Buffer.from('%PDF-1.4'), `${i}.pdf`);
      return more(form);
    };
    const many = await parts(12).expect(422);
    expect(said(many.text)).toContain('Cinq fichiers au plus.');
    expect(many.text).toContain('Bien à vous.');
    await parts(0, (form) => form.field('__proto__', 'x')).expect(422);
    await request(h.url).post('/d/contest').set('cookie', mine).set('origin', h.url).set('content-type', 'multipart/form-data; boundary=x').send('--x\r\nContent-Disposition: form-data; name="reason"\r\n\r\nother').expect(422);
    expect(await h.app.get(Database).rows(sql`select 1 from dispute where case_id = ${fresh[0]!.id}`)).toEqual([]);
    await post('/d/contest', { key: 'contest-of-nothing', reason: 'other', words: 'Rien\0 du tout.' }, mine).expect(303);
    expect(await h.app.get(Database).rows(sql`select words from dispute where case_id = ${fresh[0]!.id}`)).toEqual([{ words: 'Rien du tout.' }]);
    await request(h.url).post('/d/code/enter').set('origin', h.url).send({ reference: { toString: 1, valueOf: 1 }, code: [{}] }).expect(422);
    await post('/d/enter', { reference: 'x'.repeat(300_000) }).expect(413);
  });

  test('live: he hears what is for him, names and ids alone; the stream ends with the visit', async () => {
    const cookie = await visit(fresh[2]!.id);
    const abort = new AbortController();
    const answer = await fetch(`${h.url}/d/live`, { headers: { cookie, accept: 'text/event-stream' }, signal: abort.signal });
    expect(answer.headers.get('content-type')).toMatch(/text\/event-stream/);
    let heard = '';
    const reading = (async () => { for await (const bytes of answer.body!) heard += Buffer.from(bytes).toString(); })().catch(() => undefined);
    const database = h.app.get(Database), scope = { agencyId: h.agencyId, creditorId: h.first.id };
    const [here, elsewhere] = [fresh[2]!.id, fresh[0]!.id];
    await database.transact(async (tx) => {
      await tx.emit('NoteWritten', { caseId: here }, { ...scope, caseId: here, internal: true });
      await tx.emit('CallLogged', { caseId: here }, { ...scope, caseId: here });
      await tx.emit('PlanBroken', { caseId: elsewhere }, { ...scope, caseId: elsewhere, toDebtor: true });
      await tx.emit('HandoffAccepted', { caseId: here }, { ...scope, caseId: here, toDebtor: true });
    });
    while ((await h.app.get(OutboxRelay).relayOnce()) > 0);
    await waitFor(() => heard.includes('HandoffAccepted'));
    expect(heard.match(/^event: live$/gm)).toHaveLength(1);
    expect(heard).not.toMatch(/NoteWritten|CallLogged|PlanBroken/);
    await post('/d/leave', {}, cookie).expect(303);
    await database.transact((tx) => tx.emit('CaseReopened', { caseId: here }, { ...scope, caseId: here, toDebtor: true }));
    while ((await h.app.get(OutboxRelay).relayOnce()) > 0);
    await waitFor(() => heard.includes('event: end'));
    expect(heard).not.toContain('CaseReopened');
    abort.abort();
    await reading;
    await get('/d/statement', cookie).expect(303);
  });

  test('the other language is remembered and told to the visit', async () => {
    const cookie = await visit(fresh[2]!.id);
    const page = await get('/d/statement?lang=en', cookie).expect(200);
    expect(page.text).toContain('<html lang="en">');
    expect(String(page.headers['set-cookie'])).toContain('quittance_lang=en');
    const hash = createHash('sha256').update(cookie.split('=')[1]!).digest('hex');
    expect(await h.app.get(Database).rows(sql`select locale from visit where token_hash = ${hash}`)).toEqual([{ locale: 'en' }]);
  });
});

async function waitFor(come: () => boolean): Promise<void> {
  const until = performance.now() + 5000;
  while (!come() && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(come()).toBe(true);
}
