/** A border that cannot fail guards nothing: each forbidden import is linted and must be an error. Run by `npm test` after the project graph exists. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ESLint } from 'eslint';

process.env.NX_DAEMON = 'false';
const { createProjectGraphAsync } = await import('@nx/devkit');
await createProjectGraphAsync();
const eslint = new ESLint();
const said = async (filePath, code) => (await eslint.lintText(code, { filePath })).flatMap((r) => r.messages.map((m) => `${m.ruleId}: ${m.message.split('\n')[0]}`));
const BORDER = /^(@nx\/enforce-module-boundaries|no-restricted-)/;

const forbidden = [
  ['libs/law/src/x.ts', "import '@quittance/contract';"],
  ['libs/law/src/x.ts', "import 'pg';"],
  ['libs/law/src/x.ts', "import 'node:fs';"],
  ['libs/law/src/x.ts', 'export const now = () => new Date();'],
  ['libs/law/src/x.ts', 'export const today = () => Temporal.Now.plainDateISO();'],
  ['libs/access/src/x.ts', "import 'pg';"],
  ['libs/access/src/x.ts', "import '@quittance/platform';"],
  ['libs/platform/src/x.ts', "import '@quittance/cases';"],
  ['libs/identity/src/x.ts', "import '@quittance/parties';"],
  ['libs/cases/src/x.ts', "import '@quittance/intake';"],
  ['libs/cases/src/x.ts', "import '@quittance/contact';"],
  ['libs/cases/src/x.ts', "export const f = () => import('@quittance/desk');"],
  ['libs/cases/src/x.ts', "import type { DeskModule } from '@quittance/desk'; export type D = typeof DeskModule;"],
  ['libs/cases/src/x.ts', "export * from '@quittance/desk';"],
  ['libs/cases/src/x.ts', "import '../../law/src/index.ts';"],
  ['libs/ui/src/x.ts', "import '@quittance/access';"],
  ['apps/portal/src/x.ts', "import '@quittance/cases';"],
  ['apps/portal/src/x.ts', "import 'pg';"],
  ['libs/cases/src/x.ts', 'export const now = () => Temporal.Now.instant();'],
];
for (const [file, code] of forbidden) test(`${file} may not: ${code}`, async () => { const errors = await said(file, code); assert.ok(errors.some((e) => BORDER.test(e)), `nothing was said: ${errors.join()}`); });

for (const [file, code] of [['libs/desk/src/x.ts', "import '@quittance/cases';"], ['libs/contact/src/x.ts', "import '@quittance/parties';"], ['apps/portal/src/x.ts', "import '@quittance/law';"]])
  test(`${file} may: ${code}`, async () => assert.deepEqual((await said(file, code)).filter((e) => BORDER.test(e)), []));
