import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MAPPING_FIELDS, readFile, surveyTable } from './index.ts';
import type { ColumnMapping, ReadFile } from './index.ts';

const folder = path.join(import.meta.dirname, 'fixtures');
const fixtures = readdirSync(folder).map((name) => ({ name, bytes: new Uint8Array(readFileSync(path.join(folder, name))) }));
const anyFixture = fc.constantFrom(...fixtures);

/** What must hold of any file: sentences where there are errors, the contract's forms where there are claims. */
function expectSound(file: ReadFile): void {
  if ('error' in file) {
    expect(file.error.message).toMatch(/\S.*\.$/u);
    return;
  }
  // Books in which everything is paid have nothing to tell.
  if (file.format !== 'fec') expect(file.errors.length + file.claims.length).toBeGreaterThan(0);
  for (const { line, message } of file.errors) {
    expect(message).toMatch(/^\S.*\.$/su);
    expect(line === null || line >= 1).toBe(true);
  }
  for (const claim of file.claims) {
    expect(claim.reference).toMatch(/^\S/u);
    expect(claim.issuedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
    expect(claim.dueOn ?? '2026-01-01').toMatch(/^\d{4}-\d{2}-\d{2}$/u);
    expect(claim.total).toMatch(/^-?\d{1,13}\.\d{2}$/u);
    expect(claim.due).toMatch(/^-?\d{1,13}\.\d{2}$/u);
    expect(claim.currency).toMatch(/^[A-Z]{3}$/u);
    expect(JSON.stringify(claim)).not.toMatch(/\\u0000|\\ud[89a-f]/u);
    expect(claim.buyer.name).not.toBeNull();
    expect(claim.buyer.siren ?? '012345674').toMatch(/^\d{9}$/u);
  }
}

test('a file cut anywhere is read or refused', async () => {
  await fc.assert(fc.asyncProperty(anyFixture, fc.nat(), async ({ name, bytes }, at) => {
    expectSound(await readFile(bytes.subarray(0, at % (bytes.length + 1)), name));
  }), { numRuns: 300 });
});

test('a file with damaged bytes is read or refused', async () => {
  const damage = fc.array(fc.record({ at: fc.nat(), byte: fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(...[...'";,\n\r\t<>&\u0000'].map((c) => c.charCodeAt(0)))) }), { minLength: 1, maxLength: 12 });
  await fc.assert(fc.asyncProperty(anyFixture, damage, async ({ name, bytes }, bad) => {
    const damaged = bytes.slice();
    for (const { at, byte } of bad) damaged[at % damaged.length] = byte;
    expectSound(await readFile(damaged, name));
  }), { numRuns: 500 });
});

test('pieces of files put together are read or refused', async () => {
  const piece = fc.tuple(anyFixture, fc.nat(), fc.nat()).map(([{ bytes }, from, length]) => bytes.subarray(from % bytes.length, (from % bytes.length) + (length % 400)));
  await fc.assert(fc.asyncProperty(anyFixture, fc.array(piece, { minLength: 1, maxLength: 4 }), fc.nat(), async ({ name, bytes }, pieces, at) => {
    const where = at % bytes.length;
    expectSound(await readFile(Buffer.concat([bytes.subarray(0, where), ...pieces, bytes.subarray(where)]), name));
  }), { numRuns: 300 });
});

test('any bytes at all are read or refused', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async (bytes) => {
    expectSound(await readFile(bytes, 'fichier'));
  }), { numRuns: 300 });
});

test('any cells under known headers are read or refused', async () => {
  const cell = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom('1 234,56', '21/11/2026', '31/02/2026', '', '=1+1', '9223372036854775808', '012345674', 'avoir', '12,4 %'));
  await fc.assert(fc.asyncProperty(fc.array(fc.array(cell, { minLength: 8, maxLength: 8 }), { minLength: 1, maxLength: 5 }), async (rows) => {
    const text = ['facture;date;échéance;montant;client;siren;type;taux', ...rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(';'))].join('\n');
    expectSound(await readFile(new TextEncoder().encode(text), 'f.csv'));
  }), { numRuns: 300 });
});

const anyMapping: fc.Arbitrary<ColumnMapping> = fc.array(fc.record({ column: fc.nat({ max: 14 }), field: fc.constantFrom(...MAPPING_FIELDS) }), { maxLength: 15 });

test('a damaged file read through any mapping is read or refused, and shows its columns or none', async () => {
  const damage = fc.array(fc.record({ at: fc.nat(), byte: fc.constantFrom(...[...'";,\n\r\t<>&\u0000=é'].map((c) => c.charCodeAt(0))) }), { maxLength: 8 });
  await fc.assert(fc.asyncProperty(anyFixture, damage, fc.nat(), anyMapping, async ({ name, bytes }, bad, cut, mapping) => {
    const damaged = bytes.slice(0, cut % 7 === 0 ? cut % (bytes.length + 1) : bytes.length);
    for (const { at, byte } of bad) if (damaged.length > 0) damaged[at % damaged.length] = byte;
    expectSound(await readFile(damaged, name, { mapping, terms: cut % 2 === 0 }));
    const survey = await surveyTable(damaged);
    for (const { header, samples } of survey?.columns ?? []) for (const shown of [header, ...samples]) expect(shown).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(survey?.fingerprint ?? '').toMatch(/^(?:[0-9a-f]{64})?$/u);
  }), { numRuns: 400 });
});
