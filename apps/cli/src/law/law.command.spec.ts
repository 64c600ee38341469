/** The command as an accountant runs it: files, pipes, exit statuses, one sentence where something is wrong. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const MAIN = resolve(import.meta.dirname, '../main.ts');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quittance-law-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function law(args: string[], input = ''): Promise<{ status: number | null; out: string; err: string }> {
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, [MAIN, 'law', ...args]);
    let out = '', err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('error', fail);
    child.on('close', (status) => settle({ status, out, err }));
    child.stdin.on('error', () => undefined).end(input);
  });
}
const good = { asOf: '2026-11-21', regime: 'commercial', claims: [{ id: 'F-1', dueOn: '2026-04-30', amount: '10000.00' }] };

describe('law', () => {
  test('one input gives one result, from a file or from standard input', async () => {
    const file = join(folder, 'one.json');
    writeFileSync(file, JSON.stringify(good));
    const [fromFile, fromPipe] = await Promise.all([law(['statement', file]), law(['statement'], JSON.stringify(good))]);
    expect(fromFile).toEqual({ status: 0, out: fromPipe.out, err: '' });
    expect(JSON.parse(fromFile.out)).toMatchObject({ totals: { due: '10732.26' } });
  });
  test('an array gives an array in its order, a bad element its error in its place', async () => {
    const { status, out, err } = await law(['statement'], JSON.stringify([good, { ...good, asOf: 'hier' }, null, good]));
    const results = JSON.parse(out) as { error?: { code: string; message: string }; asOf?: string }[];
    expect({ status, err, length: results.length }).toEqual({ status: 0, err: '', length: 4 });
    expect(results.map((result) => result.error?.code ?? result.asOf)).toEqual(['2026-11-21', 'bad_date', 'bad_field', '2026-11-21']);
    expect(Object.keys(results[1]!.error!)).toEqual(['code', 'message']);
    expect((await law(['deadline'], '[]')).out).toBe('[]\n');
  });
  test('deadline and limitation answer alike', async () => {
    const [deadline, limitation] = await Promise.all([
      law(['deadline'], '{"kind":"payment_order_service","from":"2026-11-30"}'),
      law(['limitation'], '{"nature":"consumer","accrued":"2025-03-15","asOf":"2026-11-21"}')]);
    expect(JSON.parse(deadline.out)).toMatchObject({ nominal: '2027-02-28', deadline: '2027-03-01' });
    expect(JSON.parse(limitation.out)).toEqual({ period: 'P2Y', expires: '2027-03-15', barred: false, article: 'C. conso. L218-2', history: [] });
  });
  test.each<[string, string[], string, RegExp]>([
    ['a bad field', ['statement'], JSON.stringify({ ...good, claims: [{ id: 'F-1', dueOn: '2026-04-30', amount: '12,5' }] }), /^claims\[0\]\.amount : [^\n]+\n$/],
    ['an unknown half-year', ['statement'], JSON.stringify({ ...good, asOf: '2027-01-01' }), /^claims\[0\] « F-1 » : [^\n]*2027-01-01[^\n]*\n$/],
    ['invalid JSON', ['statement'], '[\n{"asOf": }]', /^JSON invalide, ligne 2, colonne 10 : [^\n]+\n$/],
    ['an empty input', ['statement'], '', /^L’entrée est vide[^\n]*\n$/],
    ['a missing file', ['statement', 'absent.json'], '', /^Le fichier « absent\.json » ne peut pas être lu \(ENOENT\)\.\n$/],
    ['an unknown question', ['verdict'], '', /^Usage : law statement\|deadline\|limitation[^\n]*\n$/],
    ['an unknown kind', ['deadline'], '{"kind":"x","from":"2026-01-01"}', /^kind : [^\n]*remittance[^\n]*\n$/],
  ])('%s: one sentence on standard error, nothing else, status 2', async (_name, args, input, sentence) => {
    const { status, out, err } = await law(args, input);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(sentence);
  });
});
