import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { LIMITS, MOST_TOKENS, withinLimits } from './operation-limits.ts';

const root = path.resolve(import.meta.dirname, '../../../..');
const schema = buildSchema(fs.readFileSync(path.join(root, 'libs/contract/schema.graphql'), 'utf8'));
const told = (document: string): string[] => validate(schema, parse(document, { maxTokens: MOST_TOKENS }), [withinLimits()]).map(({ message }) => message.replace('The operation asks for too much: ', ''));

/** The portal's own operations, as its generated documents hold them. */
const own = [...fs.readFileSync(path.join(root, 'apps/portal/src/gql/gql.ts'), 'utf8').matchAll(/^\s+"(.*?)": types/gm)].map(([, text]) => JSON.parse(`"${text}"`) as string);

describe('what one operation may ask for', () => {
  test('leaves room for every operation of the portal, with half as much to spare', () => {
    expect(own.length).toBeGreaterThan(60);
    const half = { depth: LIMITS.depth / 1.5, aliases: LIMITS.aliases, roots: LIMITS.roots, cost: LIMITS.cost / 1.5 };
    for (const document of own) expect(validate(schema, parse(document, { maxTokens: MOST_TOKENS / 2 }), [withinLimits(half)]).map(({ message }) => `${document.slice(0, 60)} ${message}`)).toEqual([]);
  });

  test.each([
    ['a page of pages', 'query { cases(first: 100) { rows { id } } handoffs(first: 100) { rows { caseFile { timeline(first: 100) { rows { id code facts { key value } } } } } } }', 'values'],
    ['a page as long as a variable says', 'query ($n: Int) { handoffs(first: $n) { rows { caseFile { timeline(first: $n) { rows { id code facts { key value } } } } } } }', 'values'],
    ['the same under many names', `{ ${Array.from({ length: 9 }, (_, i) => `a${i}: me { id }`).join(' ')} }`, 'other names'],
    ['many fields at once', `{ ${Array.from({ length: 13 }, () => 'me { id }').join(' ')} }`, 'fields at once'],
    ['two mutations in one', 'mutation { one: signOut signOut }', 'fields at once'],
    ['two mutations through a fragment', 'mutation { ...both } fragment both on Mutation { signOut again: signOut }', 'fields at once'],
  ])('%s is refused', (_, document, what) => {
    expect(told(document).map((message) => message.replace(/ [\d ]+, at most \d+\.$/, ''))).toEqual([what]);
  });

  test('a mutation may ask for the name of its type beside what it does, as the portal does', () => {
    expect(told('mutation { __typename signOut }')).toEqual([]);
  });

  test('too deep is refused, through fragments too', () => {
    const deep = (levels: number): string => (levels === 0 ? '{ id }' : `{ caseFile ${deep(levels - 1).replace('{ id }', '{ id }')} }`);
    expect(told(`query { handoff(id: "x") ${deep(12)} }`)[0]).toMatch(/^levels 14, at most 12/);
    expect(told('query { handoff(id: "x") { ...a } } fragment a on Handoff { caseFile { handoffs { ...b } } } fragment b on Handoff { caseFile { handoffs { caseFile { handoffs { caseFile { handoffs { caseFile { handoffs { caseFile { id } } } } } } } } } }')[0]).toMatch(/^levels/);
  });

  test('fragments that spread each other a thousand million times are measured at once', () => {
    const chain = Array.from({ length: 30 }, (_, n) => `fragment f${n} on CaseFile { ...f${n + 1} ...f${n + 1} }`).join(' ');
    const begun = process.cpuUsage();
    expect(told(`query { caseFile(id: "x") { ...f0 } } ${chain} fragment f30 on CaseFile { id }`)[0]).toMatch(/^values/);
    expect(process.cpuUsage(begun).user).toBeLessThan(2_000_000);
  });

  test('a fragment that spreads itself, and one that is not there, are left to the rules of the language', () => {
    expect(told('query { caseFile(id: "x") { ...a } } fragment a on CaseFile { id ...a }')).toEqual([]);
    expect(told('query { caseFile(id: "x") { ...nothing } }')).toEqual([]);
  });

  test('a document of more tokens than any of ours is not read to its end', () => {
    expect(() => parse(`{ ${'me { id } '.repeat(3_000)} }`, { maxTokens: MOST_TOKENS })).toThrow(/tokens/);
  });
});
