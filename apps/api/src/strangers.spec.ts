import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema, isObjectType, type GraphQLObjectType } from 'graphql';
import { io, type Socket } from 'socket.io-client';
import { Database, OutboxRelay, sql } from '@quittance/platform';
import { printedSchema } from './printed-schema.ts';
import { MUTATIONS, OPEN_DOORS, QUERIES, type Attempt } from './testing/attempts.ts';
import { smallHouse, STAFF, STUDIES, type SmallHouse } from './testing/small-house.ts';

/**
 * A second creditor, a study that does not hold the file: they see nothing of the first, by any query, by id, by nested field, by
 * count, by socket room, by file address. Each operation of the schema must be told (testing/attempts.ts) how a stranger would try it:
 * a new one without an attempt fails.
 */
const UNKNOWN = '0197f000-0000-7000-8000-000000000000';
const TABLES = ['creditor', 'mandate', 'case_file', 'claim', 'deposit', 'call', 'promise', 'note', 'next_action', 'letter', 'document', 'timeline_entry', 'outbox_event', 'app_user', 'agency_insurance', 'agency_declaration', 'reversal',
  'payment', 'allocation', 'receipt', 'plan', 'plan_event', 'dispute', 'dispute_event', 'question', 'answer', 'outgoing_message', 'study', 'title', 'handoff', 'handoff_event', 'bailiff_act', 'cost', 'credit_note'];
const countsOf = (h: SmallHouse) => h.app.get(Database).rows(sql`select ${{ text: TABLES.map((t) => `(select count(*) from ${t}) as ${t}`).join(', '), params: [] }}`);
const attempts = Object.entries({ ...QUERIES, ...MUTATIONS }).filter((a): a is [string, Attempt] => a[1] !== 'his own');

describe('a second creditor', () => {
  let h: SmallHouse;
  let stranger: string;
  beforeAll(async () => { h = await smallHouse(); stranger = await h.signIn(h.second.email); }, 60_000);
  afterAll(() => h.close());

  test('every operation of the schema has its attempt here', async () => {
    const schema = buildSchema(await printedSchema());
    const fields = (type: GraphQLObjectType | null | undefined) => (isObjectType(type) ? Object.keys(type.getFields()).sort() : []);
    expect(Object.keys(QUERIES).sort()).toEqual(fields(schema.getQueryType()));
    expect(Object.keys(MUTATIONS).sort()).toEqual(fields(schema.getMutationType()));
  });

  test.each(attempts)('%s: the other’s id answers as an unknown id does, and nothing is written', async (_, { query, variables }) => {
    const before = await countsOf(h);
    const real = await h.ask(stranger, query, variables(h, (id) => id));
    const unknown = await h.ask(stranger, query, variables(h, () => UNKNOWN));
    expect(real).toEqual(unknown);
    expect(await countsOf(h)).toEqual(before);
  });

  test('his lists, searches and counts hold his own alone', async () => {
    const { data } = await h.ask(stranger, `query ($text: String!, $other: ID!) {
      creditors { rows { id } } deposits { rows { id } } letters { rows { id } } payments { rows { id } total } questions { rows { id } waiting } handoffs { rows { id } } search(text: $text) { caseId }
      cases { rows { id creditorName } total } others: cases(filter: { creditorId: $other }) { rows { id } total } byIds: cases(filter: { text: "Carnaudet 0" }) { total } }`, { text: 'F0-1', other: h.first.id });
    const seen = data as { creditors: { rows: { id: string }[] }; deposits: { rows: { id: string }[] }; letters: { rows: unknown[] }; payments: unknown; questions: unknown; handoffs: unknown; search: unknown[]; cases: { rows: { id: string }[]; total: number }; others: { rows: unknown[]; total: number }; byIds: { total: number } };
    expect(seen.creditors.rows.map((r) => r.id)).toEqual([h.second.id]);
    expect(seen.deposits.rows.map((r) => r.id)).toEqual([h.second.depositId]);
    expect(seen.letters.rows).toEqual([]);
    expect([seen.payments, seen.questions, seen.handoffs]).toEqual([{ rows: [], total: '0.00' }, { rows: [], waiting: 0 }, { rows: [] }]);
    expect(seen.search).toEqual([]);
    expect(seen.cases.total).toBe(2);
    expect(seen.cases.rows.map((r) => r.id).sort()).toEqual(h.second.cases.map((c) => c.id).sort());
    expect(seen.others).toEqual({ rows: [], total: 0 });
    expect(seen.byIds.total).toBe(0);
  });

  test('no file address opens for him, nor for the anonymous; it does for its own, but for the letter that was posted with the debtor’s code', async () => {
    const own = await h.signIn(h.first.email);
    expect(h.documentIds.length).toBeGreaterThan(2);
    const agencys = await h.app.get(Database).rows<{ id: string; kind: string }>(sql`select id, kind from document where internal`);
    expect(agencys.map(({ kind }) => kind)).toEqual(['formal_notice']);
    expect(h.documentIds).toContain(agencys[0]!.id);
    for (const id of h.documentIds) {
      const at = (cookie?: string) => h.app.inject({ url: `/documents/${id}`, headers: cookie ? { cookie } : {} });
      const unknown = await h.app.inject({ url: `/documents/${UNKNOWN}`, headers: { cookie: stranger } });
      const foreign = await at(stranger);
      expect([foreign.statusCode, foreign.body]).toEqual([unknown.statusCode, unknown.body]);
      expect(foreign.statusCode).toBe(404);
      expect((await at()).statusCode).toBe(401);
      expect((await at(own)).statusCode).toBe(id === agencys[0]!.id ? 404 : 200);
    }
  });

  const connect = (cookie: string) => new Promise<Socket>((resolve, reject) => {
    const socket = io(h.url, { transports: ['websocket'], extraHeaders: { cookie }, reconnection: false, forceNew: true });
    socket.once('ready', () => resolve(socket));
    socket.once('connect_error', reject);
  });
  const watch = (socket: Socket, caseId: unknown) => socket.timeout(3000).emitWithAck('watch', { caseId }) as Promise<boolean>;

  test('no socket room of the other opens for him, and nothing of the other reaches him', async () => {
    const [his, theirs] = [await connect(stranger), await connect(await h.signIn(h.first.email))];
    const heard: unknown[] = [], told: unknown[] = [];
    his.on('live', (e) => heard.push(e));
    theirs.on('live', (e) => told.push(e));
    for (const forged of [h.first.cases[0]!.id, UNKNOWN, 'x', null, { $ne: null }, `case:${h.first.cases[0]!.id}:agency`]) expect(await watch(his, forged)).toBe(false);
    expect(await watch(theirs, h.first.cases[0]!.id)).toBe(true);
    while ((await h.app.get(OutboxRelay).relayOnce()) > 0);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const ofFirst = (events: unknown[]) => events.filter((e) => JSON.stringify(e).includes(h.first.cases[0]!.id));
    expect(ofFirst(told).length).toBeGreaterThan(0);
    expect(ofFirst(heard)).toEqual([]);
    his.close();
    theirs.close();
  });

  test('a socket from another site, or from a frame without an address, is turned away; the house goes on standing', async () => {
    for (const origin of ['null', 'no address', 'https://elsewhere.example']) {
      const socket = io(h.url, { transports: ['websocket'], extraHeaders: { cookie: stranger, origin }, reconnection: false, forceNew: true });
      expect(await new Promise((resolve) => socket.once('ready', () => resolve('ready')).once('connect_error', (e) => resolve(e.message)))).toBe('origin');
    }
    expect((await h.app.inject({ url: '/health' })).statusCode).toBe(200);
  });

  test('a socket without a session is turned away', async () => {
    await expect(connect('')).rejects.toThrow(/unauthenticated/);
    await expect(connect('quittance_session=forged')).rejects.toThrow(/unauthenticated/);
  });

  test('the creditor of the case reads neither internal notes nor the agency’s plans', async () => {
    const own = await h.signIn(h.first.email);
    const answer = JSON.stringify(await h.ask(own, 'query ($id: ID!) { caseFile(id: $id) { id nextAction { kind note } acts { act } timeline { rows { code internal facts { key value } } } promise { amount } } }', { id: h.first.cases[0]!.id }));
    expect(answer).toContain('1000.00');
    expect(answer).not.toContain('Note interne');
    expect(answer).not.toContain('Stratégie interne');
    expect(answer).not.toContain('"internal":true');
  });
});

describe('a study that does not hold the file', () => {
  let h: SmallHouse;
  let stranger: string, holder: string;
  beforeAll(async () => { h = await smallHouse(); [holder, stranger] = [await h.signIn(STUDIES[0]), await h.signIn(STUDIES[1])]; }, 60_000);
  afterAll(() => h.close());

  test.each(attempts)('%s: the other’s id answers as an unknown id does, and nothing is written', async (_, { query, variables }) => {
    const before = await countsOf(h);
    const real = await h.ask(stranger, query, variables(h, (id) => id));
    expect(real).toEqual(await h.ask(stranger, query, variables(h, () => UNKNOWN)));
    expect(await countsOf(h)).toEqual(before);
  });

  const LISTS = '{ cases { total rows { id } } payments { rows { id } total } questions { rows { id } waiting } handoffs { rows { id } } search(text: "F0-1") { caseId } bailiffHome { inbox current past questions } changesSince(seq: 0) { caseIds } }';
  test('its lists, counts and searches are empty; those of the holder hold one file', async () => {
    const { data } = await h.ask(stranger, LISTS);
    expect(JSON.stringify(data)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    expect(data).toMatchObject({ cases: { total: 0 }, payments: { total: '0.00' }, bailiffHome: { inbox: 0, current: 0, past: 0, questions: 0 } });
    for (const closed of ['creditors { next }', 'deposits { next }', 'letters { next }', 'queue { next }', 'messages { next }', 'supervision { due }']) expect((await h.ask(holder, `{ ${closed} }`)).errors?.map((e) => e.extensions.code)).toEqual(['FORBIDDEN']);
    expect((await h.ask(holder, '{ cases { rows { id } } handoffs { rows { id } } }')).data).toEqual({ cases: { rows: [{ id: h.first.cases[0]!.id }] }, handoffs: { rows: [{ id: h.handoffId }] } });
  });

  test('no file of it opens, in the holder’s hands only what enforcement stands on does, and nothing after a withdrawal, in the very same session', async () => {
    const kinds = new Map((await h.app.get(Database).rows<{ id: string; kind: string }>(sql`select id, kind from document`)).map(({ id, kind }) => [id, kind]));
    const opens = async (cookie: string) => (await Promise.all(h.documentIds.map(async (id) => ((await h.app.inject({ url: `/documents/${id}`, headers: { cookie } })).statusCode === 200 ? kinds.get(id)! : '')))).filter(Boolean).sort();
    expect(await opens(stranger)).toEqual([]);
    expect(await opens(holder)).toEqual(['bailiff_act', 'formal_notice', 'handoff_pack', 'receipt', 'title', 'title_service']);
    const page = 'query ($id: ID!) { caseFile(id: $id) { id nextAction { note } debtor { name } mandate { planMaxMonths discountMaxPercent } claims { reference } timeline { rows { code internal facts { value } } } documents { kind } questions { text } statement { __typename } } }';
    const seen = await h.ask(holder, page, { id: h.first.cases[0]!.id });
    expect(seen.errors).toBeUndefined();
    expect(seen.data).toMatchObject({ caseFile: { id: h.first.cases[0]!.id, nextAction: null, mandate: { planMaxMonths: null, discountMaxPercent: null }, questions: [{ text: 'Question de l’étude.' }] } });
    expect(JSON.stringify(seen)).not.toMatch(/Note interne|Stratégie interne|"internal":true|Question au créancier/);
    const socket = io(h.url, { transports: ['websocket'], extraHeaders: { cookie: holder }, reconnection: false, forceNew: true });
    await new Promise((resolve) => socket.once('ready', resolve));
    const heard: string[] = [];
    socket.on('live', ({ name }: { name: string }) => heard.push(name));
    const hears = async () => {
      while ((await h.app.get(OutboxRelay).relayOnce()) > 0);
      await new Promise((resolve) => setTimeout(resolve, 300));
      return heard.splice(0);
    };
    await hears();
    const [question] = await h.app.get(Database).rows<{ id: string }>(sql`select id from question where asked_of = 'agency' and study_id is not null`);
    const answer = async (text: string) => h.ask(await h.signIn(STAFF.collector), 'mutation ($input: AnswerQuestionInput!) { answerQuestion(input: $input) { __typename } }', { input: { questionId: question!.id, text } });
    await answer('Oui.');
    expect(await hears()).toEqual(['QuestionAnswered']);
    await h.ask(await h.signIn(STAFF.supervisor), 'mutation ($id: ID!) { withdrawHandoff(handoffId: $id, reason: "Le créancier négocie.") { __typename } }', { id: h.handoffId });
    expect(await hears()).toEqual(['HandoffWithdrawn']);
    expect((await answer('Et encore ceci.')).data).toEqual({ answerQuestion: { __typename: 'Question' } });
    expect(await hears()).toEqual([]);
    socket.close();
    expect(await opens(holder)).toEqual([]);
    expect((await h.ask(holder, page, { id: h.first.cases[0]!.id })).data).toEqual({ caseFile: null });
    expect((await h.ask(holder, 'query ($id: ID!) { handoff(id: $id) { state due caseFile { id } pack { id } acts { id } } }', { id: h.handoffId })).data).toMatchObject({ handoff: { state: 'withdrawn', due: null, caseFile: null, pack: null } });
  });
});

describe('the anonymous', () => {
  let h: SmallHouse;
  beforeAll(async () => { h = await smallHouse(); }, 60_000);
  afterAll(() => h.close());

  test.each(Object.entries({ ...QUERIES, ...MUTATIONS }).filter(([name]) => !OPEN_DOORS.has(name)))('%s is refused', async (name, attempt) => {
    const own: Record<string, string> = {
      depositRuns: '{ depositRuns { next } }', signatureRequests: '{ signatureRequests { next } }', me: '{ me { id } }', retentionRules: '{ retentionRules { kind } }', processingRegister: '{ processingRegister { agencyName } }', appliedLaw: '{ appliedLaw { version } }', agency: '{ agency { name } }', changesSince: '{ changesSince(seq: 0) { seq } }', payments: '{ payments { total } }', questions: '{ questions { waiting } }', handoffs: '{ handoffs { next } }', bailiffHome: '{ bailiffHome { inbox } }', creditors: '{ creditors { rows { id } } }', deposits: '{ deposits { rows { id } } }', letters: '{ letters { rows { id } } }',
      cases: '{ cases { total } }', search: '{ search(text: "x") { caseId } }', signOut: 'mutation { signOut }', stopViewing: 'mutation { stopViewing }', account: '{ account { email } }', beginTotp: 'mutation { beginTotp { __typename } }', confirmTotp: 'mutation { confirmTotp(code: "1") { __typename } }', removeTotp: 'mutation { removeTotp { __typename } }', newRecoveryCodes: 'mutation { newRecoveryCodes { __typename } }',
      registerPasskey: 'mutation { registerPasskey(name: "x", response: "{}") { __typename } }', endOtherSessions: 'mutation { endOtherSessions { __typename } }', changePassword: 'mutation { changePassword(current: "x", next: "y") { __typename } }', reauthenticate: 'mutation { reauthenticate(kind: "password", answer: "x") { __typename } }', setLocale: 'mutation { setLocale(locale: "en") { id } }', digestPreference: '{ digestPreference { cadence } }', apiGuide: '{ apiGuide { rest } }', setDigest: 'mutation { setDigest(input: { cadence: "off" }) { __typename } }',
    };
    const query = attempt === 'his own' ? own[name]! : attempt.query;
    const { data, errors } = await h.ask('', query, attempt === 'his own' ? {} : attempt.variables(h, (id) => id));
    expect(errors?.map((e) => e.extensions.code)).toEqual(['UNAUTHENTICATED']);
    expect(Object.values(data ?? {}).every((v) => v === null)).toBe(true);
  });

  test('signing out ends the session for whoever kept the cookie', async () => {
    const cookie = await h.signIn(STAFF.collector);
    expect((await h.ask(cookie, '{ me { email } }')).data).toEqual({ me: { email: STAFF.collector } });
    await h.ask(cookie, 'mutation { signOut }');
    expect((await h.ask(cookie, '{ me { email } }')).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});
