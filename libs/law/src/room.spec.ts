/** The room itself: it imports nothing, reads no clock, touches no machine, and no file outgrows a reader. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { isLawError, LAW, statementFromJson, UNREAD_CONSTANTS } from './index.ts';

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const read = (file: string): string => readFileSync(join(import.meta.dirname, file), 'utf8');
const code = (file: string): string => read(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
/** Specs and what serves only them may use the test runner. */
const product = files.filter((file) => !/\.(?:spec|oracle)\.ts$/.test(file));

describe('the room of the law', () => {
  test.each(product)('%s imports from this room only, and knows no clock, chance or machine', (file) => {
    for (const [, from] of code(file).matchAll(/\bfrom '([^']+)'/g)) expect(from).toMatch(/^\.\.?\//);
    expect(code(file)).not.toMatch(/\bDate\b|\bTemporal\.Now\b|Math\.random|\bprocess\.|\bfetch\(|\bIntl\.|\brequire\(|\bimport\(/);
  });
  test.each(files)('%s says why it is there, and stays below 400 lines', (file) => {
    expect(read(file)).toMatch(/^\/\*\*/);
    expect(read(file).split('\n').length).toBeLessThan(400);
  });
});

test('a figure that is listed as unread is named nowhere in the code but in the tables and by the rule of that name', () => {
  const readers = product.filter((file) => !/^(?:rules[/\\]|rates[/\\](?:constants|unread)\.data)/.test(file)).map((file) => read(file).replace(/rules: \[[^\]]*\]/g, '')).join('\n');
  for (const id of Object.keys(UNREAD_CONSTANTS)) expect([id, readers.includes(`'${id}'`)]).toEqual([id, false]);
});

test('a sentence about a bad value stays one line, whatever the value holds', () => {
  const told = statementFromJson({ asOf: 'a\nb\u001b[31m', regime: 'civil', claims: [] }, LAW);
  expect(isLawError(told) && told.message).toContain('« a\\u000ab\\u001b[31m »');
});
