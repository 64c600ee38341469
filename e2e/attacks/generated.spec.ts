/**
 * Everything that the schema lets one ask, asked by everybody who has no right to it: with the id of what is another's the answer must be
 * that of an id that nobody has, to the letter and for about the same work, and no row may change. Nothing here is a list of operations:
 * what is added to the schema is attacked from that day on.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { GraphQLSchema } from 'graphql';
import { MUTATIONS, QUERIES, STAFF, STUDIES, type Attacker, type TwoAgencies } from '@quittance/api/testing';
import { Clock } from '@quittance/platform';
import { ALL, lend, LONG } from './kit/house.ts';
import { Tally } from './kit/tally.ts';
import { UNKNOWN, type Ground } from './kit/victim.ts';
import { documentOf, places, selections, valuesFor, type Place } from './kit/walk.ts';
import { countStatements, some, workOf } from './kit/work.ts';

/** What an argument of this name takes an id of; `id` alone is of what the operation answers; a name that is not here is tried with a row of every table. */
const TABLE_OF: Readonly<Record<string, string>> = {
  caseId: 'case_file', afterId: 'case_file', creditorId: 'creditor', mandateId: 'mandate', callId: 'call', paymentId: 'payment', planId: 'plan', disputeId: 'dispute', questionId: 'question', studyId: 'study', handoffId: 'handoff',
  entryId: 'law_entry', holdId: 'hold', userId: 'app_user', claimId: 'claim', claimIds: 'claim', ids: 'case_file', caseIds: 'case_file', nextCaseId: 'case_file',
  depositId: 'deposit', upload: 'deposit_upload', debtorId: 'debtor', otherId: 'debtor', keepId: 'debtor', keptId: 'debtor', addressId: 'debtor_address', partyId: 'case_party', linkId: 'debtor_link', mergeId: 'debtor_merge', requestId: 'privacy_request',
  letterId: 'letter', documentId: 'document', runId: 'retention_run', roleId: 'role_held', renewsId: 'mandate', signedMandateId: 'mandate', actorId: 'app_user', holdIds: 'hold',
};
const TABLE_OF_TYPE: Readonly<Record<string, string>> = { Creditor: 'creditor', CaseFile: 'case_file', Deposit: 'deposit', Study: 'study', Handoff: 'handoff', LawEntry: 'law_entry', ApiToken: 'api_token', ApiTokenResult: 'api_token' };
/** One’s own account and the way in: they end or change the session of whoever asks, and take no id of another’s that is not tried below. */
const OWN_ACCOUNT = new Set(Object.entries(MUTATIONS).filter(([, attempt]) => attempt === 'his own').map(([name]) => name));
/** Statements more or less, between what is another's and what is nobody's. */
const ABOUT_THE_SAME = 2;

const tally = new Tally('generated');
let h: TwoAgencies, ground: Ground, schema: GraphQLSchema, samples: Map<string, string>, begun: Temporal.Instant, statements = 0, widest = 0;
const canaries = new Map<string, string[]>(), shut = new Set<string>();

interface Answer { status: number; body: string; statements: number }

async function ask(attacker: Attacker, query: string, variables: object): Promise<Answer> {
  const { answer: { statusCode, body }, statements: work } = await workOf(() => h.app.inject({ method: 'POST', url: '/graphql', payload: { query, variables }, headers: attacker.headers }));
  // What is asked too often, or with a proof that is too old, is answered so whatever the id.
  if (/"(TOO_MANY|REAUTHENTICATION_REQUIRED)"/.test(body)) throw new Error(`nothing is proved to ${attacker.name} by ${body}`);
  statements += work;
  return { status: statusCode, body, statements: work };
}

/** What differs between the two answers, or what they should not hold; nothing, if all is well. */
function leakOf(attacker: Attacker, real: Answer, unknown: Answer, id: string): string | false {
  const same = (body: string, of: string) => body.replaceAll(of, '<id>').replace(/"correlationId":"[^"]+"/, '');
  if (real.body.includes('"FAULT"') || unknown.body.includes('"FAULT"')) return `a fault: ${real.body.slice(0, 200)}`;
  if (real.status !== unknown.status || same(real.body, id) !== same(unknown.body, UNKNOWN)) return `another's ${real.body.slice(0, 240)} nobody's ${unknown.body.slice(0, 240)}`;
  widest = Math.max(widest, Math.abs(real.statements - unknown.statements));
  if (Math.abs(real.statements - unknown.statements) > ABOUT_THE_SAME) return `${real.statements} statements for another's, ${unknown.statements} for nobody's`;
  return told(attacker, real.body, [id]);
}

/** A word or an id of the victim in an answer, other than those that the attacker sent himself. */
function told(attacker: Attacker, body: string, sent: readonly string[]): string | false {
  const found = canaries.get(attacker.name)!.find((canary) => !sent.includes(canary) && body.includes(canary));
  return found ? `tells ${found}: ${body.slice(Math.max(0, body.indexOf(found) - 120), body.indexOf(found) + 80)}` : false;
}

const idsFor = ({ at, of }: Place): string[] => {
  const name = at!.split('.').at(-1)!, table = name === 'id' ? TABLE_OF_TYPE[of] : TABLE_OF[name];
  return table && samples.has(table) ? [samples.get(table)!] : [...samples.values()];
};

/** Where nothing says of what an id is, a row of every table is a candidate: the attackers share them, and the paths below a query, among them; what the guard closes to somebody, whatever he asks of it, he has tried with another's ids and nobody's in the attempts above, and tries no more. ATTACKS=all (`npm run attacks`) has each try all. */
const turn = (attacker: Attacker, n: number, of: number): boolean => ALL || (n + h.attackers.indexOf(attacker)) % of === 0;
const shareOf = (ids: readonly string[], attacker: Attacker): readonly string[] => (ids.length < 4 ? ids : ids.filter((_, i) => turn(attacker, i, h.attackers.length)));

/** Those that are worth another try: found closed by his own attempts, both times alike, it stays so on every other way to it. */
const openTo = (attacker: Attacker, all: readonly Place[]): Place[] => all.filter(({ name }) => ALL || !shut.has(`${attacker.name} ${name}`));

/** Does the work of each attacker between two looks at everything that is kept, at the same hour: nobody's session is older than another's. */
async function unchanged(what: string, work: (attacker: Attacker) => Promise<void>): Promise<void> {
  for (const attacker of h.attackers) {
    h.app.get(Clock).set(begun);
    const before = await ground.fingerprint(attacker);
    await work(attacker);
    for (const [table, sum] of await ground.fingerprint(attacker)) if (before.get(table) !== sum) tally.leaks.push(`${attacker.name}, ${what}: a row of ${table} was changed`);
  }
}

/** Queries are in nobody's way; what might change something comes one after the other. */
async function inTurn<T>(many: readonly T[], reads: (one: T) => boolean, work: (one: T) => Promise<void>): Promise<void> {
  await some(many.filter(reads), work);
  for (const one of many.filter((each) => !reads(each))) await work(one);
}

/** What these attempts found, and not those before them. */
async function finds(work: () => Promise<void>): Promise<void> {
  const before = tally.leaks.length;
  await work();
  expect(tally.leaks.slice(before)).toEqual([]);
}

beforeAll(async () => {
  ({ h, ground, schema } = await lend('look'));
  // The victim is signed in as well: his session is something to look for.
  await h.signIn(h.first.email);
  samples = await ground.samples(h);
  for (const attacker of h.attackers) canaries.set(attacker.name, await ground.canaries(h, attacker));
  await countStatements(h);
  begun = h.app.get(Clock).now();
}, 200_000);

afterAll(() => {
  const byKind = { operations: new Set(places(schema).map(({ name }) => name)).size, attackers: h.attackers.length, widestDifferenceOfStatements: widest };
  process.stdout.write(`${tally.report(byKind)}\n`);
});

const paths = new Map<string, string[]>();
/** What a place is asked for, path by path: found in the schema once, whoever asks. */
const pathsOf = (place: Place): string[] => {
  const key = `${place.kind} ${place.name}`, known = paths.get(key) ?? selections(schema, field(place).type);
  paths.set(key, known);
  return known;
};
const field = ({ kind, name }: Place) => (kind === 'query' ? schema.getQueryType()! : schema.getMutationType()!).getFields()[name]!;

describe('nothing of another’s by any operation, argument or path', () => {
  test('every operation of the schema is attacked: none without an attempt of its own', () => {
    const names = (type: ReturnType<GraphQLSchema['getQueryType']>) => Object.keys(type!.getFields()).sort();
    expect(Object.keys(QUERIES).sort()).toEqual(names(schema.getQueryType()));
    expect(Object.keys(MUTATIONS).sort()).toEqual(names(schema.getMutationType()));
    expect(samples.size).toBeGreaterThan(30);
  });

  test('attempts with all that an operation needs to be taken seriously', async () => {
    const attempts = Object.entries({ ...QUERIES, ...MUTATIONS }).flatMap(([name, attempt]) => (attempt === 'his own' ? [] : [{ name, ...attempt }]));
    await finds(() => unchanged('attempts', (attacker) => inTurn(attempts, ({ name }) => name in QUERIES, async ({ name, query, variables }) => {
      const sent: string[] = [];
      const real = await ask(attacker, query, variables(h, (id) => { sent.push(id); return id; }));
      // Without an id it is his own agency's affair: it may succeed, and twice is another answer.
      if (!sent.length) return tally.case(attacker.name, 'attempt', told(attacker, real.body, []));
      const unknown = await ask(attacker, query, variables(h, () => UNKNOWN));
      tally.case(attacker.name, 'attempt', leakOf(attacker, { ...real, body: sent.reduce((body, id) => body.replaceAll(id, UNKNOWN), real.body) }, unknown, UNKNOWN));
      if (closed({ name }, real.body) && closed({ name }, unknown.body)) shut.add(`${attacker.name} ${name}`);
    })));
  }, LONG);

  test('the same attempts by those who may are answered otherwise: what is compared can be told apart', async () => {
    let apart = 0;
    statements = 0;
    for (const email of [STAFF.supervisor, STAFF.accountant, STAFF.administrator, h.first.email, STUDIES[0]]) {
      const rightful: Attacker = { name: email, headers: { cookie: await h.signIn(email) }, agencyId: h.agencyId, own: null, userId: null };
      await some(Object.values(QUERIES), async (attempt) => {
        if (attempt === 'his own') return;
        const [real, unknown] = [await ask(rightful, attempt.query, attempt.variables(h, (id) => id)), await ask(rightful, attempt.query, attempt.variables(h, () => UNKNOWN))];
        if (real.body !== unknown.body) apart++;
      });
    }
    expect(apart).toBeGreaterThan(20);
    // And so is the work: who it is, and what he asked for, are asked of the database.
    expect(statements).toBeGreaterThan(4 * apart);
  });

  test('every place that takes an id, with a row of what it names', async () => {
    const all = places(schema).filter(({ at, name }) => at !== null && !OWN_ACCOUNT.has(name));
    await finds(() => unchanged('ids', (attacker) => inTurn(openTo(attacker, all), ({ kind }) => kind === 'query', async (place) => {
      const of = field(place), [selection] = pathsOf(place);
      const send = (id: string) => { const values = valuesFor(of, place.at, id); return ask(attacker, documentOf(place.kind, of, values, selection!), values); };
      const unknown = await send(UNKNOWN);
      for (const id of shareOf(idsFor(place), attacker)) {
        const real = await send(id);
        tally.case(attacker.name, place.kind === 'query' ? 'id of query' : 'id of mutation', withPlace(place, leakOf(attacker, real, unknown, id)));
        if (!ALL && closed(place, real.body)) break;
      }
    })));
  }, LONG);

  test('every path below a query: from another’s id as from nobody’s; from his own and from his lists, nothing of another’s', async () => {
    const queries = places(schema).filter(({ kind }) => kind === 'query');
    await finds(() => unchanged('paths', (attacker) => some(openTo(attacker, queries), async (place) => {
      const of = field(place);
      let nobodys: Answer | undefined;
      for (const [n, selection] of pathsOf(place).filter(Boolean).entries()) {
        if (n > 0 && !turn(attacker, n, 5)) continue;
        const send = (id: string) => { const values = valuesFor(of, place.at, id); return ask(attacker, documentOf('query', of, values, selection), values); };
        if (place.at === null) {
          const { body } = await send('');
          tally.case(attacker.name, 'path of lists', withPlace(place, told(attacker, body, [])));
          if (closed(place, body)) break;
          continue;
        }
        if (attacker.own && idsFor(place)[0] === samples.get('case_file')) tally.case(attacker.name, 'path from his own', withPlace(place, told(attacker, (await send(attacker.own)).body, [])));
        const [id] = idsFor(place), unknown: Answer = nobodys ?? (await send(UNKNOWN));
        // Where nobody's is nothing at all, it is so on every path.
        if (unknown.body.includes(`"${place.name}":null`)) nobodys = unknown;
        const real = await send(id!);
        tally.case(attacker.name, 'path', withPlace(place, leakOf(attacker, real, unknown, id!)));
        if (closed(place, real.body)) break;
      }
    })));
  }, LONG);

  test('every address that takes an id', async () => {
    await finds(async () => {
      const papers = [...h.documentIds, ...['letter', 'case_file', 'blob', 'receipt', 'plan', 'visit'].flatMap((table) => samples.get(table) ?? [])];
      // What a page makes anew each time: the key of its form.
      const forget = ({ status, body }: Answer, of: string): string => `${status} ${body.replaceAll(of, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')}`;
      for (const attacker of h.attackers) for (const at of ['/documents/ID', '/documents/ID?inline=1', '/d/documents/ID', '/d/contest?sent=ID', '/d/plan?planId=ID']) {
        const get = async (of: string) => { const { statusCode, body } = await h.app.inject({ url: at.replace('ID', of), headers: attacker.headers }); return { status: statusCode, body, statements: 0 }; };
        const unknown = await get(UNKNOWN);
        for (const id of papers) {
          const real = await get(id);
          tally.case(attacker.name, 'address', forget(real, id) === forget(unknown, UNKNOWN) ? told(attacker, real.body, [id]) : `${at} ${differing(forget(real, id), forget(unknown, UNKNOWN))}`);
        }
      }
    });
  }, LONG);
});

/** The operation itself is closed to him: nothing below it is reached, on whatever path. */
const closed = ({ name }: Pick<Place, 'name'>, body: string): boolean => /"code":"(UNAUTHENTICATED|FORBIDDEN)"/.test(body) && body.includes(`"path":["${name}"]`) && (body.includes('"data":null') || body.includes(`"${name}":null`));

const differing = (one: string, other: string): string => { const at = [...one].findIndex((letter, i) => letter !== other[i]); return `${one.slice(Math.max(0, at - 60), at + 60)} | ${other.slice(Math.max(0, at - 60), at + 60)}`; };
const withPlace = ({ name, at }: Place, leak: string | false): string | false => leak && `${name}(${at ?? ''}) ${leak}`;
