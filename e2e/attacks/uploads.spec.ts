/** A file is what its bytes say, not what its name does: whatever cannot be read here is not kept, by any operation that takes a file. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getNamedType, isInputObjectType, type GraphQLInputType, type GraphQLSchema } from 'graphql';
import { MUTATIONS, STAFF, STUDIES, type TwoAgencies } from '@quittance/api/testing';
import { lend } from './kit/house.ts';
import { Tally } from './kit/tally.ts';
import type { Ground } from './kit/victim.ts';

const tally = new Tally('uploads');
let h: TwoAgencies, ground: Ground, schema: GraphQLSchema;
beforeAll(async () => { ({ h, ground, schema } = await lend('look')); }, 200_000);
afterAll(() => { process.stdout.write(`${tally.report()}\n`); });

const WHOSE: Readonly<Record<string, string>> = { previewDeposit: 'creditor', confirmDeposit: 'creditor', pauseCase: 'creditor', recallCase: 'creditor', writeCaseMessage: 'creditor', declareDirectPayment: 'creditor', registerMandate: STAFF.administrator, reportAct: STUDIES[0] };
/** What each pretends to be, and is. */
const FILES: Readonly<Record<string, Buffer>> = {
  programme: Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(600, 7)]), linux: Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(600, 7)]),
  page: Buffer.from('<!doctype html><script>alert(1)</script>'), drawing: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), script: Buffer.from('#!/bin/sh\nrm -rf /\n'),
  archive: Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(300, 0)]), entities: Buffer.from('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><Invoice>&a;</Invoice>'), laughs: Buffer.from(`<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY b${i} "${`&${i ? `b${i - 1}` : 'a'};`.repeat(10)}">`).join('')}]><Invoice>&b8;</Invoice>`),
  nothing: Buffer.alloc(0), zeros: Buffer.alloc(4_000), late: Buffer.concat([Buffer.alloc(2_000, 65), Buffer.from('%PDF-1.4')]),
};
const BROKEN = ['data:application/pdf;base64,JVBERi0=', '%%%', 'JVBERi0xLjQK\n', 'JVBERi0', '../../etc/passwd', '😀'];

const takesFile = (type: GraphQLInputType): boolean => { const named = getNamedType(type); return named.name === 'FileInput' || (isInputObjectType(named) && Object.values(named.getFields()).some((field) => takesFile(field.type))); };
const withFile = (value: unknown, file: { name: string; base64: string }): unknown => (Array.isArray(value) ? value.map((one) => withFile(one, file)) : value && typeof value === 'object' ? ('base64' in value ? file : Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withFile(one, file)]))) : value);

test('by every operation that takes a file', async () => {
  const taking = Object.values(schema.getMutationType()!.getFields()).filter(({ args }) => args.some(({ type }) => takesFile(type)));
  expect(taking.length).toBeGreaterThan(5);
  // Those that may go without a file are given one as well.
  const optional = (name: string) => taking.find((field) => field.name === name)!.args.flatMap(({ name: arg, type }): [arg: string, field: string | undefined][] => { const input = getNamedType(type); return isInputObjectType(input) && input.getFields()['files'] ? [[arg, 'files']] : arg === 'files' ? [[arg, undefined]] : []; });
  for (const { name } of taking) {
    const attempt = MUTATIONS[name]!;
    if (attempt === 'his own') throw new Error(`${name} takes a file and has no attempt`);
    const who = WHOSE[name] ?? STAFF.collector, cookie = await h.signIn(who === 'creditor' ? h.second.email : who);
    const given = attempt.variables(who === STUDIES[0] ? h : { ...h, first: h.second }, (id) => id);
    const before = Number((await ground.rows<{ n: string }>('select count(*) n from document'))[0]!.n);
    const contents = [...Object.entries(FILES).map(([kind, bytes]) => [kind, bytes.toString('base64')] as const), ...BROKEN.map((base64) => ['broken', base64] as const)];
    for (const [kind, base64] of contents) for (const called of ['facture.pdf', 'facture.csv']) {
      const variables = withFile(given, { name: called, base64 }) as Record<string, Record<string, unknown>>;
      for (const [arg, field] of optional(name)) if (field && variables[arg] && !variables[arg][field]) variables[arg][field] = [{ name: called, base64 }];
      const { body } = await h.app.inject({ method: 'POST', url: '/graphql', headers: { cookie }, payload: { query: attempt.query, variables } });
      tally.case(name, kind, body.includes('"FAULT"') || /root:x:0/.test(body) ? body.slice(0, 200) : false);
    }
    const kept = await ground.rows<{ kind: string; media_type: string; sha256: string }>('select kind, media_type, sha256 from document order by created_at desc, id desc limit greatest(0, (select count(*) from document) - $1)', [before]);
    const wild = kept.filter(({ media_type: type }) => /html|svg|script|x-ms|executable/.test(type) || type === 'application/pdf');
    tally.case(name, 'kept', wild.length > 0 && `${wild.length} of what is none was kept: ${JSON.stringify(wild[0])}`);
  }
  expect(tally.leaks).toEqual([]);
}, 400_000);
