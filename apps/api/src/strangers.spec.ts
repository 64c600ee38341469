import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema, isObjectType, type GraphQLObjectType } from 'graphql';
import { io, type Socket } from 'socket.io-client';
import { Database, OutboxRelay, sql } from '@quittance/platform';
import { printedSchema } from './printed-schema.ts';
import { smallHouse, STAFF, type SmallHouse } from './testing/small-house.ts';

/**
 * A second creditor sees nothing of the first: by any query, by id, by nested field, by count, by socket room, by file
 * address. Each operation of the schema must be told here how a stranger would try it: a new one without an attempt fails.
 */
const UNKNOWN = '0197f000-0000-7000-8000-000000000000';
type Attempt = { query: string; variables: (h: SmallHouse, id: (real: string) => string) => Record<string, unknown> };
const FILE = { name: 'x.csv', base64: Buffer.from('Facture;Date;Échéance;Montant TTC;Raison sociale\nX1;2026-01-01;2026-02-01;100,00;Société X SARL').toString('base64') };

const QUERIES: Record<string, Attempt | 'his own'> = {
  me: 'his own', agency: 'his own', changesSince: 'his own', supervision: { query: '{ supervision { openCases } }', variables: () => ({}) },
  creditors: 'his own', deposits: 'his own', letters: 'his own', cases: 'his own', search: 'his own', queue: { query: '{ queue { rows { id } counts { count } } }', variables: () => ({}) },
  creditor: { query: 'query ($id: ID!) { creditor(id: $id) { id name iban siren users { email } mandates { id } } }', variables: (h, id) => ({ id: id(h.first.id) }) },
  caseFile: { query: 'query ($id: ID!) { caseFile(id: $id) { id due debtor { name } claims { reference } timeline { rows { code } } documents { id } letters { id } statement { __typename } acts { act } } }', variables: (h, id) => ({ id: id(h.first.cases[0]!.id) }) },
  deposit: { query: 'query ($id: ID!) { deposit(id: $id) { id cases { id } } }', variables: (h, id) => ({ id: id(h.first.depositId) }) },
  creditorHome: { query: 'query ($id: ID) { creditorHome(creditorId: $id) { creditorName due openCases } }', variables: (h, id) => ({ id: id(h.first.id) }) },
  nextInQueue: { query: 'query ($id: ID) { nextInQueue(afterId: $id) }', variables: (h, id) => ({ id: id(h.first.cases[0]!.id) }) },
  previewFormalNotice: { query: 'query ($id: ID!) { previewFormalNotice(caseId: $id) { __typename } }', variables: (h, id) => ({ id: id(h.first.cases[0]!.id) }) },
};
const MUTATIONS: Record<string, Attempt | 'his own'> = {
  signIn: 'his own', signOut: 'his own', setLocale: 'his own',
  registerCreditor: { query: 'mutation ($input: RegisterCreditorInput!) { registerCreditor(input: $input) { __typename } }', variables: () => ({ input: { name: 'x', siren: '010079192', address: { line1: 'x', postalCode: '37000', city: 'x' }, iban: 'x', contacts: [] } }) },
  registerMandate: { query: 'mutation ($input: RegisterMandateInput!) { registerMandate(input: $input) { __typename } }', variables: (h, id) => ({ input: { creditorId: id(h.first.id), reference: 'X', signedOn: '2026-01-01', inForceFrom: '2026-01-01', basisClause: 'x', insuranceClause: 'x', feeClause: 'x', remittanceClause: 'x', feeRate: '1.00', feeMinimum: '0.00', remittanceDays: 1, planMaxMonths: 1, discountMaxPercent: '0.00', signedPdf: FILE } }) },
  endMandate: { query: 'mutation ($id: ID!) { endMandate(mandateId: $id, on: "2026-12-01", reason: "x") { __typename ... on Refusal { code } } }', variables: (h, id) => ({ id: id(h.first.mandateId) }) },
  addCreditorUser: { query: 'mutation ($id: ID!) { addCreditorUser(input: { creditorId: $id, name: "x", email: "x@x.example" }) { __typename ... on Refusal { code } } }', variables: (h, id) => ({ id: id(h.first.id) }) },
  previewDeposit: { query: 'mutation ($input: DepositInput!) { previewDeposit(input: $input) { __typename ... on Refusal { code } } }', variables: (h, id) => ({ input: { creditorId: id(h.first.id), files: [FILE], idempotencyKey: 'stranger-a' } }) },
  confirmDeposit: { query: 'mutation ($input: DepositInput!) { confirmDeposit(input: $input) { __typename ... on Refusal { code } } }', variables: (h, id) => ({ input: { creditorId: id(h.first.id), files: [FILE], idempotencyKey: 'stranger-b' } }) },
  logCall: { query: 'mutation ($input: LogCallInput!) { logCall(input: $input) { __typename ... on Refusal { code } } }', variables: (h, id) => ({ input: { caseId: id(h.first.cases[0]!.id), reached: 'debtor', outcome: 'refusal', nextAction: { kind: 'call', on: '2026-11-30' }, idempotencyKey: 'stranger-call' } }) },
  reverseCall: { query: 'mutation ($id: ID!) { reverseCall(callId: $id, reason: "x") { __typename ... on Refusal { code } } }', variables: (h, id) => ({ id: id(h.callId) }) },
  writeNote: { query: 'mutation ($id: ID!) { writeNote(caseId: $id, text: "x", internal: false) { __typename ... on Refusal { code } } }', variables: (h, id) => ({ id: id(h.first.cases[0]!.id) }) },
  planNextAction: { query: 'mutation ($id: ID!) { planNextAction(caseId: $id, nextAction: { kind: "call", on: "2026-11-30" }) { __typename ... on Refusal { code } } }', variables: (h, id) => ({ id: id(h.first.cases[0]!.id) }) },
  sendFormalNotice: { query: 'mutation ($id: ID!) { sendFormalNotice(input: { caseId: $id, channel: "simple", idempotencyKey: "stranger-letter" }) { __typename ... on Refusal { code } } }', variables: (h, id) => ({ id: id(h.first.cases[0]!.id) }) },
  recordInsurance: { query: 'mutation { recordInsurance(input: { insurer: "x", policy: "x", from: "2026-01-01", until: "2027-01-01" }) { __typename } }', variables: () => ({}) },
  recordDeclaration: { query: 'mutation { recordDeclaration(input: { declaredOn: "2026-01-01", court: "x" }) { __typename } }', variables: () => ({}) },
};

describe('a second creditor', () => {
  let h: SmallHouse;
  let stranger: string;
  const TABLES = ['creditor', 'mandate', 'case_file', 'claim', 'deposit', 'call', 'promise', 'note', 'next_action', 'letter', 'document', 'timeline_entry', 'outbox_event', 'app_user', 'agency_insurance', 'agency_declaration', 'reversal'];
  const counts = async () => {
    return h.app.get(Database).rows(sql`select ${{ text: TABLES.map((t) => `(select count(*) from ${t}) as ${t}`).join(', '), params: [] }}`);
  };
  beforeAll(async () => { h = await smallHouse(); stranger = await h.signIn(h.second.email); }, 60_000);
  afterAll(() => h.close());

  test('every operation of the schema has its attempt here', async () => {
    const schema = buildSchema(await printedSchema());
    const fields = (type: GraphQLObjectType | null | undefined) => (isObjectType(type) ? Object.keys(type.getFields()).sort() : []);
    expect(Object.keys(QUERIES).sort()).toEqual(fields(schema.getQueryType()));
    expect(Object.keys(MUTATIONS).sort()).toEqual(fields(schema.getMutationType()));
  });

  const attempts = Object.entries({ ...QUERIES, ...MUTATIONS }).filter((a): a is [string, Attempt] => a[1] !== 'his own');
  test.each(attempts)('%s: the other’s id answers as an unknown id does, and nothing is written', async (_, { query, variables }) => {
    const before = await counts();
    const real = await h.ask(stranger, query, variables(h, (id) => id));
    const unknown = await h.ask(stranger, query, variables(h, () => UNKNOWN));
    expect(real).toEqual(unknown);
    expect(await counts()).toEqual(before);
  });

  test('his lists, searches and counts hold his own alone', async () => {
    const { data } = await h.ask(stranger, `query ($text: String!, $other: ID!) {
      creditors { rows { id } } deposits { rows { id } } letters { rows { id } } search(text: $text) { caseId }
      cases { rows { id creditorName } total } others: cases(filter: { creditorId: $other }) { rows { id } total } byIds: cases(filter: { text: "Carnaudet 0" }) { total } }`, { text: 'F0-1', other: h.first.id });
    const seen = data as { creditors: { rows: { id: string }[] }; deposits: { rows: { id: string }[] }; letters: { rows: unknown[] }; search: unknown[]; cases: { rows: { id: string }[]; total: number }; others: { rows: unknown[]; total: number }; byIds: { total: number } };
    expect(seen.creditors.rows.map((r) => r.id)).toEqual([h.second.id]);
    expect(seen.deposits.rows.map((r) => r.id)).toEqual([h.second.depositId]);
    expect(seen.letters.rows).toEqual([]);
    expect(seen.search).toEqual([]);
    expect(seen.cases.total).toBe(2);
    expect(seen.cases.rows.map((r) => r.id).sort()).toEqual(h.second.cases.map((c) => c.id).sort());
    expect(seen.others).toEqual({ rows: [], total: 0 });
    expect(seen.byIds.total).toBe(0);
  });

  test('no file address opens for him, nor for the anonymous; it does for its own', async () => {
    const own = await h.signIn(h.first.email);
    expect(h.documentIds.length).toBeGreaterThan(2);
    for (const id of h.documentIds) {
      const at = (cookie?: string) => h.app.inject({ url: `/documents/${id}`, headers: cookie ? { cookie } : {} });
      const unknown = await h.app.inject({ url: `/documents/${UNKNOWN}`, headers: { cookie: stranger } });
      const foreign = await at(stranger);
      expect([foreign.statusCode, foreign.body]).toEqual([unknown.statusCode, unknown.body]);
      expect(foreign.statusCode).toBe(404);
      expect((await at()).statusCode).toBe(401);
      expect((await at(own)).statusCode).toBe(200);
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

describe('the anonymous', () => {
  let h: SmallHouse;
  beforeAll(async () => { h = await smallHouse(); }, 60_000);
  afterAll(() => h.close());

  test.each(Object.entries({ ...QUERIES, ...MUTATIONS }).filter(([name]) => name !== 'signIn'))('%s is refused', async (name, attempt) => {
    const own: Record<string, string> = {
      me: '{ me { id } }', agency: '{ agency { name } }', changesSince: '{ changesSince(seq: 0) { seq } }', creditors: '{ creditors { rows { id } } }', deposits: '{ deposits { rows { id } } }', letters: '{ letters { rows { id } } }',
      cases: '{ cases { total } }', search: '{ search(text: "x") { caseId } }', signOut: 'mutation { signOut }', setLocale: 'mutation { setLocale(locale: "en") { id } }',
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
