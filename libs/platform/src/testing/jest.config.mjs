/** One jest for the house: every room's specs, on one real PostgreSQL that the global set-up starts (fsync off) and each file clones. */
import fs from 'node:fs';
import path from 'node:path';
import { groupsOf } from './grouped/groups.mjs';
const rootDir = path.resolve(import.meta.dirname, '../../../..');
/** GROUPED=1 (`npm test`): the specs of a room are run as a few files, since reading the house takes longer than most of them. */
const grouped = process.env.GROUPED === '1';
const swc = (tsx) => [grouped ? '<rootDir>/libs/platform/src/testing/grouped/transform.mjs' : '@swc/jest', {
  swcrc: false, sourceMaps: 'inline', module: { type: 'es6' },
  jsc: {
    target: 'es2024', keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true, tsx },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true, ...(tsx ? { react: { runtime: 'automatic' } } : {}) },
    experimental: { plugins: [['@lingui/swc-plugin', {}]] },
  },
}];
// Machines are noisy: a test says whether something is right, a bench how long it takes.
const base = { rootDir, testTimeout: 60_000, setupFilesAfterEnv: ['<rootDir>/libs/platform/src/testing/equality.mjs'], extensionsToTreatAsEsm: ['.ts', '.tsx', '.po'], modulePathIgnorePatterns: ['<rootDir>/dist/(?!grouped)', '<rootDir>/.data'] };
const transform = { '\\.tsx$': swc(true), '\\.ts$': swc(false), '\\.css$': '<rootDir>/libs/platform/src/testing/css-transform.mjs', '\\.po$': '<rootDir>/libs/platform/src/testing/css-transform.mjs' };
const project = (given) => {
  if (!grouped) return given;
  const ignored = (given.testPathIgnorePatterns ?? ['/node_modules/']).map((pattern) => new RegExp(pattern));
  const files = [...new Set(given.testMatch.flatMap((glob) => fs.globSync(glob.replace('<rootDir>/', ''), { cwd: rootDir, exclude: (name) => name === 'node_modules' || name === '.data' || name === 'dist' })))]
    .map((file) => path.join(rootDir, file)).filter((file) => !ignored.some((pattern) => pattern.test(file)));
  return { ...given, testMatch: groupsOf(files, { root: rootDir, into: path.join(rootDir, 'dist/grouped', given.displayName), whole: (room) => room === 'e2e-attacks' }), testPathIgnorePatterns: ['/node_modules/'] };
};

export default {
  rootDir,
  maxWorkers: 2,
  ...(grouped ? { testSequencer: '<rootDir>/libs/platform/src/testing/grouped/sequencer.cjs' } : {}),
  testTimeout: 60_000,
  projects: [
    project({
      ...base, displayName: 'unit', testEnvironment: 'node', transform,
      testMatch: ['<rootDir>/libs/law/**/*.spec.ts', '<rootDir>/libs/access/**/*.spec.ts', '<rootDir>/libs/contract/**/*.spec.ts', '<rootDir>/libs/intake/src/readers/**/*.spec.ts', '<rootDir>/libs/contact/src/letters/paper/**/*.spec.ts', '<rootDir>/libs/money/src/paper/**/*.spec.ts', '<rootDir>/libs/platform/src/pdf/**/*.spec.ts', '<rootDir>/apps/cli/**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '\\.db\\.spec\\.ts$'],
    }),
    project({
      ...base, displayName: 'integration', testEnvironment: 'node', transform,
      testMatch: ['<rootDir>/libs/{platform,identity,documents,parties,cases,intake,money,contact,judicial,desk}/**/*.spec.ts', '<rootDir>/apps/{api,worker}/**/*.spec.ts', '<rootDir>/e2e/attacks/**/*.spec.ts', '<rootDir>/**/*.db.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/readers/', '/letters/paper/', '/money/src/paper/', '/platform/src/pdf/'],
      globalSetup: '<rootDir>/libs/platform/src/testing/global-setup.mjs', globalTeardown: '<rootDir>/libs/platform/src/testing/global-teardown.mjs',
    }),
    project({
      ...base, extensionsToTreatAsEsm: ['.ts', '.tsx', '.css', '.po'], displayName: 'browser', testEnvironment: 'jsdom', transform,
      testMatch: ['<rootDir>/libs/ui/**/*.spec.{ts,tsx}', '<rootDir>/apps/portal/**/*.spec.{ts,tsx}', '<rootDir>/apps/payer/**/*.spec.{ts,tsx}'],
    }),
  ],
};
