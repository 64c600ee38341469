/** The same act sent eight times at once, by a thumb that trembles or a network that repeats: it is done once, and all eight are told the same. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getNamedType, isInputObjectType, type GraphQLSchema } from 'graphql';
import { MUTATIONS, STAFF, STUDIES, type TwoAgencies } from '@quittance/api/testing';
import { lend } from './kit/house.ts';
import { Tally } from './kit/tally.ts';
import type { Ground } from './kit/victim.ts';

const AT_ONCE = 8;
const tally = new Tally('at once');
let h: TwoAgencies, ground: Ground, schema: GraphQLSchema;
const done: string[] = [];
beforeAll(async () => { ({ h, ground, schema } = await lend('change')); }, 200_000);
afterAll(() => { process.stdout.write(`${tally.report({ done })}\n`); });

/** Who may do it; those that are not here are the collector's. */
const WHOSE: Readonly<Record<string, string>> = {
  confirmDeposit: 'creditor', pauseCase: 'creditor', recallCase: 'creditor', writeCaseMessage: 'creditor', declareDirectPayment: 'creditor', handToBailiff: STAFF.supervisor, setContactPolicy: STAFF.supervisor, recordPayment: STAFF.accountant, enterLaw: STAFF.administrator, confirmLaw: STAFF.administrator, makeApiToken: STAFF.administrator, invitePerson: STAFF.administrator, giveAccess: STAFF.administrator,
  reportAct: STUDIES[0], reportMoney: STUDIES[0],
};
/** These close the case to others: last. */
const LAST = ['recallCase', 'openDispute', 'openHold', 'recordWish', 'handToBailiff'];

test('every mutation that carries a key', async () => {
  const keyed = Object.values(schema.getMutationType()!.getFields()).filter(({ args }) => args.some(({ name, type }) => { const input = getNamedType(type); return name === 'idempotencyKey' || (isInputObjectType(input) && 'idempotencyKey' in input.getFields()); })).map(({ name }) => name);
  expect(keyed.length).toBeGreaterThan(14);
  const tables = (await ground.rows<{ name: string }>(`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'idempotency_key'`)).map(({ name }) => name);
  // On cases that nothing holds up yet; what the study reports is on the file in its hands.
  const open: TwoAgencies = { ...h, first: h.second };
  for (const name of [...keyed.filter((one) => !LAST.includes(one)), ...LAST.filter((one) => keyed.includes(one))]) {
    const attempt = MUTATIONS[name]!;
    if (attempt === 'his own') throw new Error(`${name} carries a key and has no attempt`);
    const who = WHOSE[name] ?? STAFF.collector, cookie = await h.signIn(who === 'creditor' ? h.second.email : who);
    const payload = { query: attempt.query, variables: attempt.variables(who === STUDIES[0] ? h : open, (id) => id) };
    const send = async () => (await h.app.inject({ method: 'POST', url: '/graphql', headers: { cookie }, payload })).body.replace(/"correlationId":"[^"]+"/, '').replace(/"secret":"[^"]+"/, '"secret":null');
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, send));
    const key = /stranger-[\w-]+/.exec(JSON.stringify(payload))?.[0] ?? '';
    const rows = (await ground.rows<{ n: string }>(tables.map((table) => `select count(*) n from "${table}" where idempotency_key = $1`).join(' union all '), [key])).map(({ n }) => Number(n));
    const after = await ground.fingerprint({ name, headers: {}, agencyId: null, own: null, userId: null });
    const again = await send();
    const later = await ground.fingerprint({ name, headers: {}, agencyId: null, own: null, userId: null });
    const changed = [...later].filter(([table, sum]) => after.get(table) !== sum).map(([table]) => table);
    if (rows.some((n) => n === 1)) done.push(name);
    const others = [...new Set([...answers, again])];
    for (let i = 0; i < AT_ONCE; i++) tally.case(name, 'sent', i === 0 && (others.some((body) => body.includes('"FAULT"')) ? `a fault: ${others.join(' | ')}` : others.length > 1 ? `told differently: ${others.join(' | ').slice(0, 400)}` : rows.some((n) => n > 1) ? `${Math.max(...rows)} rows for one key` : changed.length ? `a ninth changed ${changed.join(', ')}` : false));
  }
  expect(tally.leaks).toEqual([]);
  expect(done.length).toBeGreaterThan(9);
}, 400_000);
