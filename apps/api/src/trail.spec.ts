import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SealService, TrailBuffer, VerificationService } from '@quittance/identity';
import { Database, sql, standAsSystem } from '@quittance/platform';
import { smallHouse, STAFF, STUDIES, type SmallHouse } from './testing/small-house.ts';

/** What the trail knows of what passes the door, over real HTTP. */
describe('the trail at the door', () => {
  let h: SmallHouse, collector: string, administrator: string, creditor: string;
  const tell = () => h.app.get(TrailBuffer).flush();
  const lines = async (action: string) => {
    await tell();
    return h.app.get(Database).rows<Record<string, unknown>>(sql`select e.action, e.subject, e.subject_id, e.case_id, e.outcome, e.code, e.facts, e.agency_id, p.actor_name, p.address, p.user_agent, p.session_id is not null as session, e.correlation_id is not null as correlation
      from audit_entry e left join audit_person p on p.id = e.person_id where e.action = ${action} order by e.id desc`);
  };
  beforeAll(async () => {
    h = await smallHouse();
    // The agency's own figure goes before that of the house.
    await h.app.get(Database).rows(sql`insert into audit_threshold (id, agency_id, name, value, in_force_from, reason, recorded_at) select gen_random_uuid(), a.id, 'rowsOfOneAnswer', 4, '2026-11-01', 'Essai', now() from agency a`);
    collector = await h.signIn(STAFF.collector);
    administrator = await h.signIn(STAFF.administrator);
    creditor = await h.signIn(h.second.email);
  }, 60_000);
  afterAll(() => h.close());

  test('who opens a case is told once an hour, with who he is and from where beside the chain', async () => {
    const id = h.first.cases[0]!.id;
    for (let i = 0; i < 3; i++) await h.ask(collector, 'query ($id: ID!) { caseFile(id: $id) { id } }', { id });
    expect(await lines('openCase')).toEqual([expect.objectContaining({ case_id: id, outcome: 'done', actor_name: 'collector', session: true, correlation: true, address: '127.0.0.1' })]);
  });

  test('a study that reads the file in its hands has opened its case; supervisors are told who did', async () => {
    const study = await h.signIn(STUDIES[0]), supervisor = await h.signIn(STAFF.supervisor), { id } = h.first.cases[0]!;
    expect((await h.ask(study, 'query ($id: ID!) { handoff(id: $id) { id } }', { id: h.handoffId })).data).toEqual({ handoff: { id: h.handoffId } });
    await tell();
    const who = '{ name side role } }', { data } = await h.ask(supervisor, `query ($id: ID!) { whoOpened(caseId: $id) ${who}`, { id });
    expect(data).toEqual({ whoOpened: [{ name: 'Maître 0', side: 'study', role: 'bailiff' }, { name: 'collector', side: 'agency', role: 'collector' }] });
    for (const cookie of [collector, creditor, study]) expect((await h.ask(cookie, `query ($id: ID!) { whoOpened(caseId: $id) ${who}`, { id })).errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });

  test('a case that is another’s is told as not found, under the id that was tried', async () => {
    const id = h.first.cases[0]!.id;
    await h.ask(creditor, 'query ($id: ID!) { caseFile(id: $id) { id } }', { id });
    expect((await lines('caseFile'))[0]).toMatchObject({ subject: 'CaseFile', subject_id: id, outcome: 'refused', code: 'not_found', actor_name: 'Client 1' });
  });

  test('what a use-case refuses is told once; a preview is not', async () => {
    const { id } = h.first.cases[0]!;
    const accountant = await h.signIn(STAFF.accountant);
    const query = 'mutation ($id: ID!, $dryRun: Boolean) { recordPayment(input: { caseId: $id, valueOn: "2030-01-01", amount: "10.00", means: "transfer", receivedBy: "agency", idempotencyKey: "trail-payment" }, dryRun: $dryRun) { __typename ... on Refusal { code } } }';
    for (const dryRun of [true, false]) expect((await h.ask(accountant, query, { id, dryRun })).data).toMatchObject({ recordPayment: { __typename: 'Refusal' } });
    const told = await lines('recordPayment');
    expect(told.filter((line) => line['outcome'] === 'refused')).toEqual([expect.objectContaining({ subject_id: id, actor_name: 'accountant' })]);
    // A use-case that tells by itself why it refused is not told twice.
    await h.ask(collector, 'mutation ($id: ID!) { sendFormalNotice(input: { caseId: $id, channel: "simple", idempotencyKey: "trail-letter" }) { __typename ... on Refusal { code } } }', { id });
    expect((await lines('sendFormalNotice')).filter((line) => line['outcome'] === 'refused')).toHaveLength(1);
  });

  test('a closed door is told, at any depth', async () => {
    await h.ask(creditor, '{ evidenceStanding { sealed } }');
    expect((await lines('evidenceStanding'))[0]).toMatchObject({ subject: 'Door', outcome: 'refused', code: 'forbidden', actor_name: 'Client 1' });
    const taken = await h.app.inject({ method: 'GET', url: '/evidence/trail', headers: { cookie: creditor } });
    expect(taken.statusCode).toBe(403);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await lines('GET /evidence/trail'))[0]).toMatchObject({ outcome: 'refused', code: 'forbidden' });
  });

  test('reading in bulk is told from the figure of the house on, aliases counted together; a search always', async () => {
    await h.ask(collector, '{ cases { rows { publicReference } } }');
    expect((await lines('readInBulk'))[0]).toMatchObject({ facts: { operation: 'cases', rows: 4, threshold: 4 }, actor_name: 'collector' });
    await h.ask(collector, '{ search(text: "Carnaudet") { publicReference } }');
    expect((await lines('searchCases'))[0]).toMatchObject({ facts: { operation: 'search' } });
  });

  test('a document that leaves is told, with its case; one that is not his too', async () => {
    const id = h.documentIds[0]!;
    await h.app.inject({ method: 'GET', url: `/documents/${id}`, headers: { cookie: collector } });
    await h.app.inject({ method: 'GET', url: `/documents/${id}`, headers: { cookie: creditor } });
    const [refused, done] = await lines('readDocument');
    expect(done).toMatchObject({ subject: 'Document', subject_id: id, outcome: 'done', actor_name: 'collector' });
    expect(refused).toMatchObject({ subject_id: id, outcome: 'refused', code: 'not_found', actor_name: 'Client 1' });
  });

  test('the page: filters, pages, where an entry stands in the chain; nobody else reads it', async () => {
    await tell();
    await standAsSystem('seal-audit', () => h.app.get(SealService).sealAll());
    const { data } = await h.ask(administrator, '{ auditTrail(filter: { who: "client 1", outcome: "refused" }, first: 2) { next rows { id action actorName outcome position hash head { number } } } evidenceStanding { sealed waiting head { position } acts } }');
    const { auditTrail, evidenceStanding } = data as { auditTrail: { next: string | null; rows: { id: string; actorName: string; position: string }[] }; evidenceStanding: { sealed: number; waiting: number; acts: string[] } };
    expect(auditTrail.rows).toHaveLength(2);
    expect(auditTrail.rows.every((row) => row.actorName === 'Client 1' && Number(row.position) > 0)).toBe(true);
    expect(evidenceStanding.acts).toEqual(expect.arrayContaining(['signIn', 'openCase', 'readInBulk']));
    const next = await h.ask(administrator, 'query ($after: String) { auditTrail(filter: { who: "client 1", outcome: "refused" }, after: $after, first: 2) { rows { id } } }', { after: auditTrail.next });
    expect((next.data as { auditTrail: { rows: { id: string }[] } }).auditTrail.rows[0]!.id).not.toBe(auditTrail.rows[1]!.id);
    expect((await h.ask(administrator, '{ auditTrail(filter: { caseReference: "nulle part" }) { rows { id } } none: auditTrail(filter: { actorId: "x" }) { rows { id } } }')).data).toEqual({ auditTrail: { rows: [] }, none: { rows: [] } });
  });

  test('the export: CSV and JSON that can be computed again; taking it out is in it', async () => {
    const csv = await h.app.inject({ method: 'GET', url: '/evidence/trail?outcome=refused', headers: { cookie: administrator } });
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body.split('\r\n').slice(1, -1).every((line) => line.includes(';refused;'))).toBe(true);
    const json = JSON.parse((await h.app.inject({ method: 'GET', url: '/evidence/trail?format=json', headers: { cookie: administrator } })).body) as { entries: { entry: { action: string } }[]; heads: unknown[] };
    expect(json.entries.map(({ entry }) => entry.action)).toEqual(expect.arrayContaining(['exportTrail', 'openCase']));
    expect((await lines('exportTrail'))[0]).toMatchObject({ facts: { format: 'json' }, actor_name: 'administrator' });
    expect(JSON.parse((await h.app.inject({ method: 'GET', url: '/evidence/heads', headers: { cookie: administrator } })).body)).toMatchObject({ heads: [{ number: '1' }] });
  });

  test('a verification is asked for, done and told', async () => {
    const ask = async () => ((await h.ask(administrator, 'mutation { verifyEvidence { id outcome } }')).data as { verifyEvidence: { id: string; outcome: string } }).verifyEvidence;
    const asked = await ask();
    expect(await ask()).toEqual(asked);
    expect(asked.outcome).toBe('waiting');
    await standAsSystem('seal-audit', () => h.app.get(SealService).sealAll());
    expect(await standAsSystem('verify-audit', () => h.app.get(VerificationService).doNext())).toBe(true);
    expect((await h.ask(administrator, '{ evidenceStanding { verification { outcome checked fault { code } } } }')).data).toMatchObject({ evidenceStanding: { verification: { outcome: 'whole', fault: null } } });
  });
});
