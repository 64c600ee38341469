import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { secretKey, SecretKeyError } from './secret-key.ts';

let folder: string;
beforeAll(() => { folder = fs.mkdtempSync(path.join(os.tmpdir(), 'quittance-key-')); });
afterAll(() => fs.rmSync(folder, { recursive: true }));

test('made at the first start, readable by its owner alone, the same at the next', () => {
  const first = secretKey(path.join(folder, 'data'), '');
  expect(first).toHaveLength(32);
  expect(fs.statSync(path.join(folder, 'data/secret.key')).mode & 0o777).toBe(0o600);
  expect(Buffer.compare(secretKey(path.join(folder, 'data'), ''), first)).toBe(0);
  expect(Buffer.compare(secretKey(path.join(folder, 'other'), ''), first)).not.toBe(0);
});

test('one that is given counts, if it is long enough', () => {
  const given = 'x'.repeat(32);
  expect(Buffer.compare(secretKey(folder, given), secretKey(path.join(folder, 'data'), given))).toBe(0);
  expect(() => secretKey(folder, 'court')).toThrow(SecretKeyError);
});

test('a broken one is said', () => {
  fs.writeFileSync(path.join(folder, 'secret.key'), 'abc');
  expect(() => secretKey(folder, '')).toThrow(/abîmée/);
});
