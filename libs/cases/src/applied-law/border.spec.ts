/** Nobody reckons by the tables that the product ships with where an agency has its own: the border of ESLint, and that it can fail. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ESLint } from 'eslint';

const root = path.resolve(import.meta.dirname, '../../../..');
const eslint = new ESLint({ cwd: root, ruleFilter: ({ ruleId }) => ruleId === 'no-restricted-imports' });
const rulesOf = async (code: string, file: string) => (await eslint.lintText(code, { filePath: path.join(root, file) })).flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));

describe('the tables of the product', () => {
  test.each(['libs/money/src/payments/new.service.ts', 'libs/judicial/src/titles/new.ts', 'apps/api/src/new.ts'])('may not be imported by %s', async (file) => {
    expect(await rulesOf("import { LAW } from '@quittance/law';\nexport const x = LAW;\n", file)).toEqual(['no-restricted-imports']);
    expect(await rulesOf("import { LAW_VERSION } from '@quittance/law';\nexport const x = LAW_VERSION;\n", file)).toEqual(['no-restricted-imports']);
    expect(await rulesOf("import { cents } from '@quittance/law';\nexport const x = cents(1n);\n", file)).toEqual([]);
  });
  test('are read in one place, over which the rows of the agency are laid', async () => {
    const file = 'libs/cases/src/applied-law/applied-law.service.ts';
    expect(await rulesOf(readFileSync(path.join(root, file), 'utf8'), file)).toEqual([]);
  });
});
