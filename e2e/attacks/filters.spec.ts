/** What can't be read can't be guessed by asking for it: no filter, search, count, total or bundle of operations says whether it is there. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getNamedType, isInputObjectType, isLeafType, isObjectType, type GraphQLArgument, type GraphQLField, type GraphQLInputField, type GraphQLSchema } from 'graphql';
import type { TwoAgencies } from '@quittance/api/testing';
import { askEach } from './kit/bundle.ts';
import { ALL, lend, LONG } from './kit/house.ts';
import { Tally } from './kit/tally.ts';
import { UNKNOWN, type Ground } from './kit/victim.ts';
import { some } from './kit/work.ts';

const tally = new Tally('filters');
let h: TwoAgencies, ground: Ground, schema: GraphQLSchema, words: string[];
beforeAll(async () => {
  ({ h, ground, schema } = await lend('look'));
  // Words that nothing of the attackers' own resembles.
  words = ['Tessonville', 'Papeteries', 'camille@tessonville.example', h.first.cases[0]!.publicReference, h.first.cases[1]!.publicReference, 'Stratégie interne', 'Note interne'];
}, 200_000);
afterAll(() => { process.stdout.write(`${tally.report()}\n`); });

const NOWHERE = 'Zqxvwk-9';
/** What a test found, and not those before it. */
let judged = 0;
const own = () => { const found = tally.leaks.slice(judged); judged = tally.leaks.length; return found; };
const post = (headers: Record<string, string>, query: string, variables: object = {}) => h.app.inject({ method: 'POST', url: '/graphql', headers, payload: { query, variables } });

interface Filter { field: GraphQLField<unknown, unknown>; arg: GraphQLArgument; inner: GraphQLInputField | undefined }

test('every filter that takes a word or an id answers for the victim’s as for nobody’s', async () => {
  const places = Object.values(schema.getQueryType()!.getFields()).flatMap((field) => field.args.flatMap((arg): Filter[] => {
    const type = getNamedType(arg.type);
    if (arg.name === 'after') return [];
    if (isInputObjectType(type)) return Object.values(type.getFields()).filter((inner) => ['String', 'ID'].includes(getNamedType(inner.type).name)).map((inner) => ({ field, arg, inner }));
    return type.name === 'String' || arg.name === 'text' ? [{ field, arg, inner: undefined }] : [];
  })).filter(({ field }) => !['caseFile', 'quotePlan', 'previewFormalNotice', 'previewReminder', 'checkWords', 'invitation', 'lawEffects'].includes(field.name));
  expect(places.length).toBeGreaterThan(6);
  for (const attacker of h.attackers.filter(({ name }) => name !== 'anonymous')) await some(places, async ({ field, arg, inner }) => {
    const page = getNamedType(field.type);
    const plain = isObjectType(page) ? Object.values(page.getFields()).filter((f) => isLeafType(getNamedType(f.type)) && f.args.length === 0).map(({ name }) => name).join(' ') : '';
    const rows = isObjectType(page) && page.getFields()['rows'] ? ' rows { __typename }' : '';
    const type = getNamedType((inner ?? arg).type).name, many = String((inner ?? arg).type).startsWith('[');
    const values = type === 'ID' ? [h.first.id, h.first.cases[0]!.id, h.handoffId] : words;
    const ask = (some: readonly string[]) => askEach(h, attacker, { name: field.name, type: String(arg.type), field: (variable) => `${field.name}(${arg.name}: ${variable}) { ${plain || '__typename'}${rows} }` }, some.map((one) => (many ? [one] : one)).map((one) => (inner ? { [inner.name]: one } : one)));
    const nobodys = (await ask([type === 'ID' ? UNKNOWN : NOWHERE]))[0]!;
    // What is closed to him whatever he asks of it, he tries with one; with each, if ATTACKS=all.
    const tried = !ALL && /"code":"(UNAUTHENTICATED|FORBIDDEN)"/.test(nobodys) ? values.slice(0, 1) : values, bodies = await ask(tried);
    for (const [i, value] of tried.entries()) {
      const body = bodies[i]!;
      tally.case(attacker.name, 'filter', body.includes('"FAULT"') || body.replaceAll(value, '') !== nobodys.replaceAll(NOWHERE, '').replaceAll(UNKNOWN, '') ? `${field.name}(${arg.name}.${inner?.name ?? ''}: ${value}) ${body.slice(0, 200)} | ${nobodys.slice(0, 200)}` : false);
    }
  });
  expect(own()).toEqual([]);
}, LONG);

test('no list is put in order, and none filtered, by a field that the schema does not name', async () => {
  for (const attacker of h.attackers) for (const where of ['orderBy: "iban"', 'sort: "password_hash"', 'filter: { internal: true }', 'filter: { agencyId: "x" }', 'filter: { OR: [] }', 'filter: { text: { contains: "x" } }', 'where: {}', 'offset: 3', 'limit: 100000']) {
    const { body } = await post(attacker.headers, `{ cases(${where}) { total } }`);
    tally.case(attacker.name, 'hidden field', /"data":\{"cases"/.test(body) || body.includes('"FAULT"') ? `${where} ${body.slice(0, 120)}` : false);
  }
  expect(own()).toEqual([]);
});

test('counts and totals are of his own alone, however many rows are asked for', async () => {
  const cases = await ground.rows<{ creditor_id: string; agency_id: string; n: string }>('select creditor_id, agency_id, count(*) n from case_file group by 1, 2');
  const sum = (which: (row: (typeof cases)[number]) => boolean) => cases.filter(which).reduce((n, row) => n + Number(row.n), 0);
  for (const attacker of h.attackers) for (const first of [-1, 0, 1, 100, 101, 2_147_483_647]) {
    const { body } = await post(attacker.headers, 'query ($first: Int) { cases(first: $first) { total rows { id } } }', { first });
    const { data } = JSON.parse(body) as { data: { cases: { total: number; rows: unknown[] } } | null };
    const most = attacker.name.includes('program') || attacker.name === 'another creditor' ? sum((row) => row.creditor_id === h.second.id) : attacker.name.includes('creditor') ? sum((row) => row.creditor_id === h.other.company.id) : sum((row) => row.agency_id === h.other.agencyId);
    tally.case(attacker.name, 'count', data?.cases && (data.cases.total > most || data.cases.rows.length > Math.min(most, 100)) ? `first ${first}: ${body.slice(0, 200)}` : false);
  }
  expect(own()).toEqual([]);
});

test('many in one: under other names, in a list, through fragments, none goes further than one', async () => {
  const ids = [h.first.cases[0]!.id, h.first.cases[1]!.id];
  const bundles: [string, unknown][] = [
    ['names', { query: `{ ${Array.from({ length: 8 }, (_, i) => `a${i}: caseFile(id: "${ids[i % 2]}") { id due }`).join(' ')} }` }],
    ['more names', { query: `{ ${Array.from({ length: 200 }, (_, i) => `a${i}: caseFile(id: "${ids[i % 2]}") { id due }`).join(' ')} }` }],
    ['list', ids.map((id) => ({ query: `{ caseFile(id: "${id}") { id due } }` }))],
    ['fragments', { query: `query { ...a } fragment a on Query { one: caseFile(id: "${ids[0]}") { ...b } two: caseFile(id: "${ids[1]}") { ...b } } fragment b on CaseFile { id due debtor { name } }` }],
    ['operations', { query: `query A { me { id } } query B { caseFile(id: "${ids[0]}") { id due } }`, operationName: 'B' }],
    ['mutations', { query: `mutation { ${Array.from({ length: 20 }, (_, i) => `s${i}: signIn(email: "camille@tessonville.example", password: "essai ${i}") { __typename }`).join(' ')} }` }],
  ];
  for (const attacker of h.attackers) {
    const canaries = await ground.canaries(h, attacker);
    for (const [kind, payload] of bundles) {
      const { body } = await h.app.inject({ method: 'POST', url: '/graphql', headers: attacker.headers, payload: payload as object });
      const found = canaries.find((canary) => body.includes(canary) && !JSON.stringify(payload).includes(canary));
      tally.case(attacker.name, 'bundle', body.includes('"FAULT"') || found || /"due":"/.test(body) || (kind === 'mutations' && !body.includes('fields at once')) ? `${kind} ${body.slice(0, 200)}` : false);
    }
  }
  expect(own()).toEqual([]);
});
