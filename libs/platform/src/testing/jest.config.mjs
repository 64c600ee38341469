/** One jest for the house: every room's specs, on one real PostgreSQL that the global set-up starts (fsync off) and each file clones. */
import path from 'node:path';
const rootDir = path.resolve(import.meta.dirname, '../../../..');
const swc = (tsx) => ['@swc/jest', {
  swcrc: false, sourceMaps: 'inline', module: { type: 'es6' },
  jsc: {
    target: 'es2024', keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true, tsx },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true, ...(tsx ? { react: { runtime: 'automatic' } } : {}) },
    experimental: { plugins: [['@lingui/swc-plugin', {}]] },
  },
}];
// Machines are noisy: a test says whether something is right, a bench how long it takes.
const base = { rootDir, testTimeout: 60_000, setupFilesAfterEnv: ['<rootDir>/libs/platform/src/testing/equality.mjs'], extensionsToTreatAsEsm: ['.ts', '.tsx', '.po'], modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data'] };
const transform = { '\\.tsx$': swc(true), '\\.ts$': swc(false), '\\.css$': '<rootDir>/libs/platform/src/testing/css-transform.mjs', '\\.po$': '<rootDir>/libs/platform/src/testing/css-transform.mjs' };
export default {
  rootDir,
  maxWorkers: 2,
  testTimeout: 60_000,
  projects: [
    {
      ...base, displayName: 'unit', testEnvironment: 'node', transform,
      testMatch: ['<rootDir>/libs/law/**/*.spec.ts', '<rootDir>/libs/access/**/*.spec.ts', '<rootDir>/libs/contract/**/*.spec.ts', '<rootDir>/libs/intake/src/readers/**/*.spec.ts', '<rootDir>/libs/contact/src/letters/paper/**/*.spec.ts', '<rootDir>/libs/money/src/paper/**/*.spec.ts', '<rootDir>/libs/platform/src/pdf/**/*.spec.ts', '<rootDir>/apps/cli/**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '\\.db\\.spec\\.ts$'],
    },
    {
      ...base, displayName: 'integration', testEnvironment: 'node', transform,
      testMatch: ['<rootDir>/libs/{platform,identity,documents,parties,cases,intake,money,contact,judicial,desk}/**/*.spec.ts', '<rootDir>/apps/{api,worker}/**/*.spec.ts', '<rootDir>/e2e/attacks/**/*.spec.ts', '<rootDir>/**/*.db.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/readers/', '/letters/paper/', '/money/src/paper/', '/platform/src/pdf/'],
      globalSetup: '<rootDir>/libs/platform/src/testing/global-setup.mjs', globalTeardown: '<rootDir>/libs/platform/src/testing/global-teardown.mjs',
    },
    {
      ...base, extensionsToTreatAsEsm: ['.ts', '.tsx', '.css', '.po'], displayName: 'browser', testEnvironment: 'jsdom', transform,
      testMatch: ['<rootDir>/libs/ui/**/*.spec.{ts,tsx}', '<rootDir>/apps/portal/**/*.spec.{ts,tsx}', '<rootDir>/apps/payer/**/*.spec.{ts,tsx}'],
    },
  ],
};
