/** A cursor is only where to go on reading: that of another tenant, of another list, altered or invented opens no row and breaks nothing. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildSchema, getNamedType, isObjectType, type GraphQLSchema } from 'graphql';
import { printedSchema, STAFF, twoAgencies, type TwoAgencies } from '@quittance/api/testing';
import { Tally } from './kit/tally.ts';
import { Ground } from './kit/victim.ts';

const tally = new Tally('cursors');
let h: TwoAgencies, ground: Ground, schema: GraphQLSchema;
beforeAll(async () => { h = await twoAgencies(); ground = await Ground.of(h); schema = buildSchema(await printedSchema()); }, 200_000);
afterAll(async () => { process.stdout.write(`${tally.report()}\n`); await ground.close(); await h.close(); });

const pack = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');
const WILD = [pack(["' or true --", '0']), pack([null, null]), pack([null, null, null]), pack(['2026-11-23T08:00:00Z', 'x']), pack(['9999-99-99', 1e308]), pack([{ $ne: null }]), pack([[[]]]), pack(Array(500).fill('a')), 'x', '%00', '😀', `${'A'.repeat(5_000)}`, pack(['infinity', '-infinity']), pack([-1, -1, -1, -1])];

/** Each cursor is altered in one of three ways, and a list that is closed to somebody is tried once of each kind; ATTACKS=all tries everything. */
const ALL = process.env['ATTACKS'] === 'all';

test('by every list of the schema, for everybody', async () => {
  const lists = Object.values(schema.getQueryType()!.getFields()).filter(({ args, type }) => args.some(({ name }) => name === 'after') && isObjectType(getNamedType(type)));
  expect(lists.length).toBeGreaterThan(8);
  const inside = (type: (typeof lists)[number]['type']) => { const page = getNamedType(type), rows = isObjectType(page) ? page.getFields()['rows'] : undefined, row = rows && getNamedType(rows.type); return isObjectType(row) && row.getFields()['id'] ? 'rows { id } next' : isObjectType(row) && row.getFields()['caseId'] ? 'rows { caseId } next' : 'next'; };
  const whole = async (headers: Record<string, string>, name: string, selection: string, after?: string, extra = '') => (await h.app.inject({ method: 'POST', url: '/graphql', headers, payload: { query: `query ($after: String) { ${name}(after: $after, first: 1${extra}) { ${selection} } }`, variables: { after } } })).body;
  // The victim's own cursors, by each of those of his agency who has one.
  const theirs = new Set<string>();
  for (const email of [STAFF.collector, STAFF.supervisor, STAFF.accountant, STAFF.administrator, h.first.email]) {
    const cookie = await h.signIn(email);
    for (const { name, type, args } of lists) {
      const must = args.find(({ name: arg }) => arg === 'entryId') ? `, entryId: "${h.lawEntryId}"` : '';
      const next = /"next":"([^"]+)"/.exec(await whole({ cookie }, name, inside(type), undefined, must))?.[1];
      if (next) theirs.add(next);
    }
  }
  expect(theirs.size).toBeGreaterThan(4);
  const altered = [...theirs].flatMap((cursor, i) => { const ways = [cursor.slice(0, -3), cursor.split('').reverse().join(''), `${cursor.slice(0, 4)}zz${cursor.slice(6)}`]; return ALL ? ways : [ways[i % 3]!]; });
  for (const attacker of h.attackers) {
    const canaries = await ground.canaries(h, attacker);
    for (const { name, type, args } of lists) {
      const must = args.find(({ name: arg }) => arg === 'entryId') ? `, entryId: "${h.lawEntryId}"` : '';
      for (const [kind, cursors] of [['of another', [...theirs]], ['altered', altered], ['invented', WILD]] as const) {
        for (const after of cursors) {
          const body = await whole(attacker.headers, name, inside(type), after, must);
          const found = canaries.find((canary) => body.includes(canary) && !after.includes(canary));
          const closed = /"code":"(UNAUTHENTICATED|FORBIDDEN)"/.test(body);
          tally.case(attacker.name, kind, body.includes('"FAULT"') ? `${name}(${after.slice(0, 60)}) a fault` : found ? `${name} tells ${found}` : false);
          if (closed && !ALL) break;
        }
      }
    }
  }
  expect(tally.leaks).toEqual([]);
}, 400_000);

test('along the timeline of one’s own case the cursor of another’s goes on nowhere else', async () => {
  const cookie = await h.signIn(STAFF.collector), query = 'query ($id: ID!, $after: String) { caseFile(id: $id) { timeline(first: 1, after: $after) { rows { id } next } } }';
  const { data } = await h.ask(cookie, query, { id: h.first.cases[0]!.id });
  const { next } = (data as { caseFile: { timeline: { next: string } } }).caseFile.timeline;
  expect(next).toBeTruthy();
  const others = await ground.rows<{ id: string }>('select id from timeline_entry where case_id <> $1', [h.second.cases[0]!.id]);
  for (const attacker of h.attackers.filter(({ own }) => own)) {
    const own = await h.app.inject({ method: 'POST', url: '/graphql', headers: attacker.headers, payload: { query, variables: { id: attacker.own, after: next } } });
    const mine = new Set((await ground.rows<{ id: string }>('select id from timeline_entry where case_id = $1', [attacker.own])).map(({ id }) => id));
    tally.case(attacker.name, 'timeline', others.some(({ id }) => own.body.includes(id) && !mine.has(id)) ? own.body : false);
  }
  expect(tally.leaks).toEqual([]);
});
