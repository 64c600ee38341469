import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { intakeCommand } from './intake.command.ts';

let folder = '';
beforeAll(() => { folder = mkdtempSync(path.join(tmpdir(), 'intake-')); });
afterAll(() => { rmSync(folder, { recursive: true }); });

const file = (name: string, content: string | Uint8Array): string => {
  const at = path.join(folder, name);
  writeFileSync(at, content);
  return at;
};

class Sink extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    // A slow reader at the other end: the command has to wait.
    setImmediate(done);
  }
}

async function run(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  const [stdout, stderr] = [new Sink({ highWaterMark: 16 }), new Sink()];
  const status = await intakeCommand(args, { stdout, stderr });
  await Promise.all([stdout, stderr].map((sink) => new Promise<void>((resolve) => { sink.end(resolve); })));
  return { status, stdout: stdout.text, stderr: stderr.text };
}

const HEADER = 'N° facture;Date;Échéance;Montant TTC;Solde;Débiteur;SIREN;Adresse';

describe('intake preview', () => {
  test('prints one element a file, to the letter of the contract', async () => {
    const csv = file('a.csv', `${HEADER}\nF20260001;15/01/2026;14/02/2026;308,03;208,03;Ébénisterie Joly;012345674;8 rue Neuve\nF20260002;15/01/2026;31/02/2026;1;1;Joly;;\n`);
    const text = file('b.txt', 'Bonjour.');
    const { status, stdout, stderr } = await run('preview', csv, text);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const printed = JSON.parse(stdout) as unknown;
    expect(printed).toEqual([
      {
        file: csv, format: 'csv', errors: [{ line: 3, field: 'Échéance', message: '«\u00a031/02/2026\u00a0»\u00a0: cette date n’existe pas.' }],
        claims: [{
          reference: 'F20260001', kind: 'invoice', issuedOn: '2026-01-15', dueOn: '2026-02-14', currency: 'EUR', total: '308.03', due: '208.03',
          seller: { name: null, siren: null, vat: null }, buyer: { name: 'Ébénisterie Joly', siren: '012345674', vat: null, account: null },
          latePenaltyText: null, indemnityText: null, contractRate: null,
        }],
      },
      { file: text, error: { code: 'unknown_format', message: expect.stringContaining('n’est pas reconnu') } },
    ]);
    expect(Object.keys((printed as object[])[0]!)).toEqual(['file', 'format', 'errors', 'claims']);
  });

  test('a long table comes whole through a slow pipe', async () => {
    const rows = Array.from({ length: 5_000 }, (_, at) => `F${at};15/01/2026;14/02/2026;10,00;10,00;Client ${at};;`);
    const { stdout } = await run('preview', file('long.csv', [HEADER, ...rows].join('\n')));
    const [{ claims }] = JSON.parse(stdout) as [{ claims: { reference: string }[] }];
    expect(claims).toHaveLength(5_000);
    expect(claims.at(-1)).toMatchObject({ reference: 'F4999' });
  });

  test('a reader that leaves ends the command without a word', async () => {
    const rows = Array.from({ length: 5_000 }, (_, at) => `F${at};15/01/2026;14/02/2026;10,00;10,00;Client ${at};;`);
    const cut = new Writable({ highWaterMark: 16, write(_chunk, _encoding, done) { setImmediate(() => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))); } });
    const stderr = new Sink();
    expect(await intakeCommand(['preview', file('cut.csv', [HEADER, ...rows].join('\n')), file('d.csv', HEADER)], { stdout: cut, stderr })).toBe(0);
    expect(stderr.text).toBe('');
  });

  test('a file of 50 MB is one error, and read no further', async () => {
    const bytes = new Uint8Array(52_428_800).fill(0x0a);
    bytes.set(new TextEncoder().encode(HEADER));
    const { status, stdout } = await run('preview', file('large.csv', bytes));
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([{ format: 'csv', claims: [], errors: [{ message: expect.stringContaining('50\u00a0Mo') }] }]);
  });

  test('an empty file is a file of no known format', async () => {
    expect(JSON.parse((await run('preview', file('vide.csv', ''))).stdout)).toMatchObject([{ error: { code: 'unknown_format', message: expect.stringContaining('est vide') } }]);
  });

  test.each([
    [[], 'Usage'], [['preview'], 'Usage'], [['parse', 'x'], 'Usage'],
    [['preview', 'nulle-part.csv'], 'Le fichier « nulle-part.csv » n’existe pas.'],
  ])('%j is a wrong call', async (args, sentence) => {
    const { status, stdout, stderr } = await run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^[^\n]+\n$/u);
    expect(stderr).toContain(sentence);
  });

  test('a path that cannot be opened among others prints no JSON', async () => {
    const { status, stdout, stderr } = await run('preview', file('c.csv', HEADER), path.join(folder, 'absent.csv'), folder);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('absent.csv');
    expect((await run('preview', folder)).stderr).toContain('est un dossier');
  });
});
