/** A cursor is only where to go on reading: that of another tenant, of another list, altered or invented opens no row and breaks nothing. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getNamedType, isNonNullType, isObjectType, type GraphQLSchema } from 'graphql';
import { STAFF, type TwoAgencies } from '@quittance/api/testing';
import { askEach } from './kit/bundle.ts';
import { ALL, lend, LONG } from './kit/house.ts';
import { Tally } from './kit/tally.ts';
import type { Ground } from './kit/victim.ts';
import { some } from './kit/work.ts';

const tally = new Tally('cursors');
let h: TwoAgencies, ground: Ground, schema: GraphQLSchema;
beforeAll(async () => { ({ h, ground, schema } = await lend('look')); }, 200_000);
afterAll(() => { process.stdout.write(`${tally.report()}\n`); });

const pack = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');
const WILD = [pack(["' or true --", '0']), pack([null, null]), pack([null, null, null]), pack(['2026-11-23T08:00:00Z', 'x']), pack(['9999-99-99', 1e308]), pack([{ $ne: null }]), pack([[[]]]), pack(Array(500).fill('a')), 'x', '%00', '😀', `${'A'.repeat(5_000)}`, pack(['infinity', '-infinity']), pack([-1, -1, -1, -1])];

/** Of each kind the attackers take a third in turn, so that three of them try each cursor on each list; each is altered in one of three ways, and a list that is closed to somebody is tried once of each kind. ATTACKS=all tries everything. */
test('by every list of the schema, for everybody', async () => {
  const lists = Object.values(schema.getQueryType()!.getFields()).filter(({ args, type }) => args.some(({ name }) => name === 'after') && isObjectType(getNamedType(type)));
  expect(lists.length).toBeGreaterThan(8);
  const inside = (type: (typeof lists)[number]['type']) => { const page = getNamedType(type), rows = isObjectType(page) ? page.getFields()['rows'] : undefined, row = rows && getNamedType(rows.type); return isObjectType(row) && row.getFields()['id'] ? 'rows { id } next' : isObjectType(row) && row.getFields()['caseId'] ? 'rows { caseId } next' : 'next'; };
  const given: Readonly<Record<string, string>> = { entryId: h.lawEntryId, runId: h.retentionRunId };
  // A list that must be told more is told it, or nothing is tried.
  expect(lists.flatMap(({ args }) => args.filter(({ type, name }) => isNonNullType(type) && !(name in given)).map(({ name }) => name))).toEqual([]);
  const must = ({ args }: (typeof lists)[number]) => args.filter(({ type }) => isNonNullType(type)).map(({ name }) => `, ${name}: "${given[name]}"`).join('');
  const ask = (headers: Record<string, string>, list: (typeof lists)[number], afters: readonly (string | undefined)[]) =>
    askEach(h, { headers }, { name: list.name, type: 'String', field: (after) => `${list.name}(after: ${after}, first: 1${must(list)}) { ${inside(list.type)} }` }, afters);
  // The victim's own cursors, by each of those of his agency who has one.
  const theirs = new Map<string, string>();
  for (const email of [STAFF.collector, STAFF.supervisor, STAFF.accountant, STAFF.administrator, h.first.email]) {
    const cookie = await h.signIn(email);
    for (const list of lists) {
      const next = /"next":"([^"]+)"/.exec((await ask({ cookie }, list, [undefined]))[0]!)?.[1];
      if (next) theirs.set(next, list.name);
    }
  }
  expect(theirs.size).toBeGreaterThan(4);
  const cursors = [...theirs.keys()];
  const altered = cursors.flatMap((cursor, i) => { const ways = [cursor.slice(0, -3), cursor.split('').reverse().join(''), `${cursor.slice(0, 4)}zz${cursor.slice(6)}`]; return ALL ? ways : [ways[i % 3]!]; });
  for (const [at, attacker] of h.attackers.entries()) {
    const canaries = await ground.canaries(h, attacker), turn = (cursor: string, n: number) => ALL || (n + at) % 3 === 0;
    await some(lists, async (list) => {
      // That of the victim's own list he tries in any case.
      for (const [kind, tried] of [['of another', cursors.filter((one, n) => theirs.get(one) === list.name || turn(one, n))], ['altered', altered.filter(turn)], ['invented', WILD.filter(turn)]] as const) {
        const judge = (after: string, body: string) => {
          const found = canaries.find((canary) => body.includes(canary) && !after.includes(canary));
          tally.case(attacker.name, kind, /"(FAULT|GRAPHQL_VALIDATION_FAILED)"/.test(body) ? `${list.name}(${after.slice(0, 60)}) is ${body.slice(0, 200)}` : found ? `${list.name} tells ${found}` : false);
        };
        const [first] = await ask(attacker.headers, list, tried.slice(0, 1));
        judge(tried[0]!, first!);
        if (/"code":"(UNAUTHENTICATED|FORBIDDEN)"/.test(first!) && !ALL) continue;
        for (const [i, body] of (await ask(attacker.headers, list, tried.slice(1))).entries()) judge(tried[i + 1]!, body);
      }
    });
  }
  expect(tally.leaks).toEqual([]);
}, LONG);

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
