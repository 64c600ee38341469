/**
 * Everything that the schema lets one ask, asked by everybody who has no right to it: with the id of what is another's the answer must be
 * that of an id that nobody has, to the letter and for about the same work, and no row may change. Nothing here is a list of operations:
 * what is added to the schema is attacked from that day on.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema, type GraphQLSchema } from 'graphql';
import pg from 'pg';
import { MUTATIONS, printedSchema, QUERIES, STAFF, STUDIES, twoAgencies, type Attacker, type TwoAgencies } from '@quittance/api/testing';
import { Tally } from './kit/tally.ts';
import { Ground, UNKNOWN } from './kit/victim.ts';
import { documentOf, places, selections, valuesFor, type Place } from './kit/walk.ts';

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
let h: TwoAgencies, ground: Ground, schema: GraphQLSchema, samples: Map<string, string>, statements = 0, widest = 0;
const canaries = new Map<string, string[]>();

interface Answer { status: number; body: string; statements: number }

async function ask(attacker: Attacker, query: string, variables: object, patience = 20): Promise<Answer> {
  const before = statements;
  const response = await h.app.inject({ method: 'POST', url: '/graphql', payload: { query, variables }, headers: attacker.headers });
  if (response.body.includes('"TOO_MANY"')) {
    if (!patience) throw new Error('the budget of the attacker is spent: nothing is proved');
    // Whoever attacks waits until he may ask again.
    await sleep(1000 * Number(/"retryAfter":(\d+)/.exec(response.body)?.[1] ?? 1));
    return ask(attacker, query, variables, patience - 1);
  }
  return { status: response.statusCode, body: response.body, statements: statements - before };
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

const ALL = process.env['ATTACKS'] === 'all';
/** Where nothing says of what an id is, a row of every table is a candidate: the attackers share them, and the paths below a query, among them. ATTACKS=all (`npm run attacks`) has each try all. */
const turn = (attacker: Attacker, n: number, of: number): boolean => ALL || (n + h.attackers.indexOf(attacker)) % of === 0;
const shareOf = (ids: readonly string[], attacker: Attacker): readonly string[] => (ids.length < 4 ? ids : ids.filter((_, i) => turn(attacker, i, h.attackers.length)));

/** Does the work between two looks at everything that is kept. */
async function unchanged(attacker: Attacker, what: string, work: () => Promise<void>): Promise<void> {
  const before = await ground.fingerprint(attacker);
  await work();
  for (const [table, sum] of await ground.fingerprint(attacker)) if (before.get(table) !== sum) tally.leaks.push(`${attacker.name}, ${what}: a row of ${table} was changed`);
}

/** What these attempts found, and not those before them. */
async function finds(work: () => Promise<void>): Promise<void> {
  const before = tally.leaks.length;
  await work();
  expect(tally.leaks.slice(before)).toEqual([]);
}

beforeAll(async () => {
  h = await twoAgencies();
  ground = await Ground.of(h);
  schema = buildSchema(await printedSchema());
  // The victim is signed in as well: his session is something to look for.
  await h.signIn(h.first.email);
  samples = await ground.samples(h);
  for (const attacker of h.attackers) canaries.set(attacker.name, await ground.canaries(h, attacker));
  const run = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) { statements++; return run.apply(this, args); } as never;
}, 200_000);

afterAll(async () => {
  const byKind = { operations: new Set(places(schema).map(({ name }) => name)).size, attackers: h.attackers.length, widestDifferenceOfStatements: widest };
  process.stdout.write(`${tally.report(byKind)}\n`);
  await ground.close();
  await h.close();
});

const field = ({ kind, name }: Place) => (kind === 'query' ? schema.getQueryType()! : schema.getMutationType()!).getFields()[name]!;

describe('nothing of another’s by any operation, argument or path', () => {
  test('every operation of the schema is attacked: none without an attempt of its own', () => {
    const names = (type: ReturnType<GraphQLSchema['getQueryType']>) => Object.keys(type!.getFields()).sort();
    expect(Object.keys(QUERIES).sort()).toEqual(names(schema.getQueryType()));
    expect(Object.keys(MUTATIONS).sort()).toEqual(names(schema.getMutationType()));
    expect(samples.size).toBeGreaterThan(30);
  });

  test('attempts with all that an operation needs to be taken seriously', async () => {
    await finds(async () => {
    const attempts = Object.entries({ ...QUERIES, ...MUTATIONS }).flatMap(([name, attempt]) => (attempt === 'his own' ? [] : [{ name, ...attempt }]));
    for (const attacker of h.attackers) {
      await unchanged(attacker, 'attempts', async () => {
        for (const { query, variables } of attempts) {
          const sent: string[] = [];
          const real = await ask(attacker, query, variables(h, (id) => { sent.push(id); return id; }));
          // Without an id it is his own agency's affair: it may succeed, and twice is another answer.
          if (!sent.length) { tally.case(attacker.name, 'attempt', told(attacker, real.body, [])); continue; }
          const unknown = await ask(attacker, query, variables(h, () => UNKNOWN));
          tally.case(attacker.name, 'attempt', leakOf(attacker, { ...real, body: sent.reduce((body, id) => body.replaceAll(id, UNKNOWN), real.body) }, unknown, UNKNOWN));
        }
      });
    }
    });
  }, 400_000);

  test('the same attempts by those who may are answered otherwise: what is compared can be told apart', async () => {
    let apart = 0;
    for (const email of [STAFF.supervisor, STAFF.accountant, STAFF.administrator, h.first.email, STUDIES[0]]) {
      const rightful: Attacker = { name: email, headers: { cookie: await h.signIn(email) }, agencyId: h.agencyId, own: null, userId: null };
      for (const attempt of Object.values(QUERIES)) {
        if (attempt === 'his own') continue;
        const [real, unknown] = [await ask(rightful, attempt.query, attempt.variables(h, (id) => id)), await ask(rightful, attempt.query, attempt.variables(h, () => UNKNOWN))];
        if (real.body !== unknown.body) apart++;
      }
    }
    expect(apart).toBeGreaterThan(20);
  });

  test('every place that takes an id, with a row of what it names', async () => {
    await finds(async () => {
    const all = places(schema).filter(({ at, name }) => at !== null && !OWN_ACCOUNT.has(name));
    for (const attacker of h.attackers) {
      await unchanged(attacker, 'ids', async () => {
        for (const place of all) {
          const of = field(place), selection = selections(schema, of.type).at(0)!;
          const send = (id: string) => { const values = valuesFor(of, place.at, id); return ask(attacker, documentOf(place.kind, of, values, selection), values); };
          const unknown = await send(UNKNOWN);
          for (const id of shareOf(idsFor(place), attacker)) tally.case(attacker.name, place.kind === 'query' ? 'id of query' : 'id of mutation', withPlace(place, leakOf(attacker, await send(id), unknown, id)));
        }
      });
    }
    });
  }, 400_000);

  test('every path below a query: from another’s id as from nobody’s; from his own and from his lists, nothing of another’s', async () => {
    await finds(async () => {
    const queries = places(schema).filter(({ kind }) => kind === 'query');
    const begun = performance.now();
    for (const attacker of h.attackers) {
      await unchanged(attacker, 'paths', async () => {
        for (const place of queries) {
          const of = field(place);
          let nobodys: Answer | undefined;
          for (const [n, selection] of selections(schema, of.type).filter(Boolean).entries()) {
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
        }
      });
    }
    process.stdout.write(`paths: ${((performance.now() - begun) / 1000).toFixed(1)} s\n`);
    });
  }, 400_000);

  test('every address that takes an id', async () => {
    await finds(async () => {
      const papers = [...h.documentIds, ...['letter', 'case_file', 'blob', 'receipt', 'plan', 'visit'].flatMap((table) => samples.get(table) ?? [])];
      // What a page makes anew each time: the key of its form.
      const forget = ({ status, body }: Answer, of: string): string => `${status} ${body.replaceAll(of, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')}`;
      for (const attacker of h.attackers) for (const id of papers) for (const at of ['/documents/ID', '/documents/ID?inline=1', '/d/documents/ID', '/d/contest?sent=ID', '/d/plan?planId=ID']) {
        const get = async (of: string) => { const { statusCode, body } = await h.app.inject({ url: at.replace('ID', of), headers: attacker.headers }); return { status: statusCode, body, statements: 0 }; };
        const [real, unknown] = [await get(id), await get(UNKNOWN)];
        tally.case(attacker.name, 'address', forget(real, id) === forget(unknown, UNKNOWN) ? told(attacker, real.body, [id]) : `${at} ${differing(forget(real, id), forget(unknown, UNKNOWN))}`);
      }
    });
  }, 400_000);
});

/** The operation itself is closed to him: nothing below it is reached, on whatever path. */
const closed = ({ name }: Place, body: string): boolean => /"code":"(UNAUTHENTICATED|FORBIDDEN)"/.test(body) && body.includes(`"path":["${name}"]`) && (body.includes('"data":null') || body.includes(`"${name}":null`));

const differing = (one: string, other: string): string => { const at = [...one].findIndex((letter, i) => letter !== other[i]); return `${one.slice(Math.max(0, at - 60), at + 60)} | ${other.slice(Math.max(0, at - 60), at + 60)}`; };
const withPlace = ({ name, at }: Place, leak: string | false): string | false => leak && `${name}(${at ?? ''}) ${leak}`;
