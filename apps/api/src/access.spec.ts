import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';
import { Database, sql } from '@quittance/platform';
import { smallHouse, STAFF, STUDIES, type SmallHouse } from './testing/small-house.ts';

/** Giving, taking and looking, through the real door: two browsers, sockets, cookies. */
describe('access through the door', () => {
  let h: SmallHouse;
  let administrator: string, supervisor: string;
  const caseId = () => h.first.cases[0]!.id;
  beforeAll(async () => { h = await smallHouse(); administrator = await h.signIn(STAFF.administrator); supervisor = await h.signIn(STAFF.supervisor); }, 60_000);
  afterAll(() => h.close());

  const connect = (cookie: string) => new Promise<Socket>((resolve, reject) => {
    const socket = io(h.url, { transports: ['websocket'], extraHeaders: { cookie }, reconnection: false, forceNew: true });
    socket.once('ready', () => resolve(socket));
    socket.once('connect_error', reject);
  });
  const closed = (socket: Socket) => new Promise<number>((resolve) => { const from = performance.now(); socket.once('disconnect', () => resolve(performance.now() - from)); });
  const PEOPLE = 'query ($text: String) { people(filter: { text: $text }) { rows { id name roles { id role grade } openSessions } } }';
  type People = { people: { rows: { id: string; name: string; roles: { id: string; role: string }[]; openSessions: number }[] } };
  const personOf = async (email: string) => ((await h.ask(administrator, PEOPLE, { text: email })).data as People).people.rows[0]!;
  const TAKE = 'mutation ($user: ID!, $role: ID!, $dry: Boolean) { takeAccess(userId: $user, roleId: $role, dryRun: $dry) { __typename ... on AccessChange { person { roles { id } } effect { casesBefore casesAfter sessionsClosing pagesClosing } } ... on Refusal { code } } }';

  test('a role that is taken closes the sessions and the sockets of its holder within a second; the effect said so before', async () => {
    const cookie = await h.signIn(STUDIES[1]);
    const [one, other] = [await connect(cookie), await connect(await h.signIn(STUDIES[1]))];
    const maitre = await personOf(STUDIES[1]);
    const asked = { user: maitre.id, role: maitre.roles[0]!.id };
    expect((await h.ask(administrator, TAKE, { ...asked, dry: true })).data!['takeAccess']).toMatchObject({ effect: { casesAfter: 0, sessionsClosing: 2, pagesClosing: 2 } });
    expect((await h.ask(cookie, '{ me { id } }')).data).toMatchObject({ me: { id: maitre.id } });
    const gone = [closed(one), closed(other)];
    expect((await h.ask(administrator, TAKE, { ...asked, dry: false })).data!['takeAccess']).toMatchObject({ person: { roles: [] } });
    for (const after of await Promise.all(gone)) expect(after).toBeLessThan(1000);
    expect((await h.ask(cookie, '{ me { id } }')).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const trail = await h.app.get(Database).rows(sql`select action from audit_entry where action = 'takeAccess' and subject_id = ${maitre.id}`);
    expect(trail).toHaveLength(1);
  });

  const VIEW = 'mutation ($input: ViewAsInput!) { viewAs(input: $input) { __typename ... on Viewing { as subjectName } ... on Refusal { code } } }';
  const CASE = 'query ($id: ID!) { caseFile(id: $id) { id assigneeName nextAction { kind } acts { act } wishes { id } holds { kind facts { key } entries { kind } } timeline(first: 100) { rows { code internal facts { value } } } payments { amount bankReference } } }';

  test('looking as the creditor: his cases and no internal line, the very answers that his own user gets; no act; and back', async () => {
    const own = await h.signIn(h.first.email);
    const other = await connect(supervisor), shut = closed(other);
    expect((await h.ask(supervisor, VIEW, { input: { as: 'creditor', caseId: caseId() } })).data).toEqual({ viewAs: { __typename: 'Viewing', as: 'creditor', subjectName: 'Papeteries Tessonville' } });
    // Another page of the session was open to other eyes.
    expect(await shut).toBeLessThan(1000);
    const [seen, theirs] = [await h.ask(supervisor, CASE, { id: caseId() }), await h.ask(own, CASE, { id: caseId() })];
    expect(seen).toEqual(theirs);
    expect(JSON.stringify(seen)).not.toContain('Note interne');
    expect(seen.data!['caseFile']).toMatchObject({ nextAction: null, acts: [], wishes: [], holds: [{ kind: 'processingRestriction', facts: [], entries: [] }] });
    expect((await h.ask(supervisor, CASE, { id: h.second.cases[0]!.id })).data).toEqual({ caseFile: null });
    expect((await h.ask(supervisor, '{ me { workspace companyName creditorId viewing { as byName subjectName } } }')).data).toMatchObject({ me: { workspace: 'creditor', companyName: 'Papeteries Tessonville', viewing: { as: 'creditor', byName: 'supervisor' } } });
    for (const act of ['mutation ($id: ID!) { writeNote(caseId: $id, text: "x", internal: false) { __typename } }', 'mutation ($id: ID!) { askQuestion(input: { caseId: $id, of: "agency", text: "x" }) { __typename } }', 'mutation { setLocale(locale: "en") { id } }', 'mutation ($id: ID!) { viewAs(input: { as: "debtor", caseId: $id }) { __typename } }'])
      expect([act, (await h.ask(supervisor, act, { id: caseId() })).errors?.[0]?.extensions.code]).toEqual([act, 'VIEWING_ONLY']);
    expect((await h.ask(supervisor, 'mutation { stopViewing }')).data).toEqual({ stopViewing: true });
    expect((await h.ask(supervisor, '{ me { workspace viewing { as } } }')).data).toEqual({ me: { workspace: 'supervisor', viewing: null } });
    expect(JSON.stringify(await h.ask(supervisor, CASE, { id: caseId() }))).toContain('Note interne');
  });

  test('looking as the study that holds the file: what its bailiff reads', async () => {
    const bailiff = await h.signIn(STUDIES[0]);
    await h.ask(supervisor, VIEW, { input: { as: 'bailiff', caseId: caseId() } });
    expect(await h.ask(supervisor, CASE, { id: caseId() })).toEqual(await h.ask(bailiff, CASE, { id: caseId() }));
    expect((await h.ask(supervisor, '{ bailiffHome { current studyName } }')).data).toEqual((await h.ask(bailiff, '{ bailiffHome { current studyName } }')).data);
    await h.ask(supervisor, 'mutation { stopViewing }');
  });

  test('looking as the debtor: his page, read-only, and no visit of his', async () => {
    const database = h.app.get(Database);
    const counted = () => database.first(sql`select (select count(*) from outbox_event where name = 'DebtorVisited') as visited, (select count(*) from timeline_entry) as lines, (select count(*) from access_try) as tries`);
    const before = await counted();
    const began = await h.app.inject({ method: 'POST', url: '/graphql', payload: { query: VIEW, variables: { input: { as: 'debtor', caseId: caseId(), backTo: `/cases/${caseId()}` } } }, headers: { cookie: supervisor } });
    const visit = began.cookies.find(({ name }) => name === 'quittance_visit')!;
    expect(visit).toMatchObject({ httpOnly: true, path: '/d' });
    const cookies = { quittance_visit: visit.value };
    const page = await h.app.inject({ url: '/d/statement', cookies, headers: { accept: 'application/json' } });
    expect([page.statusCode, JSON.parse(page.body)]).toMatchObject([200, { page: 'statement', visiting: true, readOnly: true }]);
    expect((await h.app.inject({ method: 'POST', url: '/d/contest', cookies, headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }, payload: 'reason=not_me' })).statusCode).toBe(403);
    expect(await counted()).toEqual(before);
    const left = await h.app.inject({ method: 'POST', url: '/d/leave', cookies, headers: { 'sec-fetch-site': 'same-origin' } });
    expect([left.statusCode, left.headers.location]).toEqual([303, `/cases/${caseId()}`]);
    expect((await h.app.inject({ url: '/d/statement', cookies, headers: { accept: 'application/json' } })).statusCode).toBe(401);
    expect(await database.first(sql`select count(*) as open from viewing where ended_at is null`)).toEqual({ open: '0' });
  });

  test('a creditor reads none of what is closed to him, whatever he asks; and where the schema promises a value, it is refused', async () => {
    const own = await h.signIn(h.first.email);
    expect((await h.ask(own, 'query ($id: ID!) { creditor(id: $id) { id users { email } } }', { id: h.first.id })).data).toEqual({ creditor: { id: h.first.id, users: [] } });
    const { errors } = await h.ask(own, '{ bailiffHome { current } }');
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
