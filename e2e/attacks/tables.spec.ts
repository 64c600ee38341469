/** A cell that begins like a formula is run by the spreadsheet that opens it: in no table that leaves the house does one. */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { Tally } from './kit/tally.ts';

const root = path.resolve(import.meta.dirname, '../..');
const tally = new Tally('tables');
afterAll(() => { process.stdout.write(`${tally.report()}\n`); });

const CELLS = ['=1+1', '+1+1', '-1+1', '@SUM(A1)', '=cmd|\'/c calc\'!A1', '\t=1+1', '\r=1+1', ' =1+1', '=HYPERLINK("http://127.0.0.1","x")', '"=1+1', ';=1+1', '\n=1+1', '＝1+1', '%0A=1', '|cmd', '=1+1";=2+2', 'a";=1+1;"b'];
/** How each writer is asked for these rows, the first of them the heads. */
const WRITERS: Readonly<Record<string, (module: Record<string, (...args: unknown[]) => unknown>, rows: string[][]) => string>> = {
  'libs/judicial/src/pack/csv.ts': ({ csv }, [head, ...rows]) => String(csv!(head, rows)), 'apps/portal/src/features/intake/download.ts': ({ toCsv }, rows) => String(toCsv!(rows)),
  'libs/contact/src/acknowledgements/table-file.ts': ({ tableHead, tableLine }, [head, ...rows]) => `${String(tableHead!(head))}${rows.map((row) => String(tableLine!(row))).join('')}`,
  'libs/intake/src/runs/fault-ledger.ts': ({ plainCell }, rows) => rows.map((row) => row.map((one) => plainCell!(one)).join(';')).join('\r\n'),
};

/** Cells as a spreadsheet reads them: semicolons, quotes doubled. */
function cellsOf(text: string): string[] {
  const cells: string[] = [];
  let cell = '', quoted = false;
  const letters = [...text.replace(/^\ufeff/, '')];
  for (const [at, letter] of letters.entries()) {
    if (letter === '"') { quoted = !quoted; if (quoted && letters[at - 1] === '"') cell += '"'; continue; }
    if (!quoted && /[;\r\n]/.test(letter)) { cells.push(cell); cell = ''; continue; }
    cell += letter;
  }
  return [...cells, cell];
}

test('every writer of tables of the house is tried here', () => {
  const found = ['libs', 'apps'].flatMap((top) => (fs.readdirSync(path.join(root, top), { recursive: true }) as string[]).map((file) => path.join(top, file)))
    .filter((file) => /\.tsx?$/.test(file) && !/\.spec\.|node_modules|\/gql\/|spec-kit|readers|fixture|\/demo\//.test(file)).filter((file) => /\\ufeff\$\{|export (const|function) \w*[cC]sv\b/.test(fs.readFileSync(path.join(root, file), 'utf8')));
  expect(found.sort()).toEqual(Object.keys(WRITERS).sort());
});

test.each(Object.entries(WRITERS))('%s: no cell is run', async (file, write) => {
  const module = (await import(path.join(root, file))) as Parameters<typeof write>[0];
  for (const cell of CELLS) {
    const text = write(module, [['Nom', 'Suite'], [cell, 'fin']]);
    const run = cellsOf(text).find((one) => /^[\s]*[=+@|%＝]/u.test(one) || /^[\s]*-(?!\d+([.,]\d+)?$)/.test(one) || /^[\t\r\n]/.test(one));
    tally.case(file, 'cell', run !== undefined && `${JSON.stringify(cell)} stands as ${JSON.stringify(run)}`);
  }
  expect(tally.leaks).toEqual([]);
});
