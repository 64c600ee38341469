import nx from '@nx/eslint-plugin';
import ts from 'typescript-eslint';
import a11y from 'eslint-plugin-jsx-a11y';

/** The order of the contexts: each imports only those before it, and the rooms below all of them. */
const CONTEXTS = ['identity', 'documents', 'parties', 'cases', 'intake', 'money', 'contact', 'judicial', 'desk'];
const BELOW = ['layer:law', 'layer:access', 'layer:contract', 'layer:platform'];
const SERVER_ONLY = ['pg', 'pg-boss', 'puppeteer-core', '@nestjs/*', '@mikro-orm/*', 'fastify', '@fastify/*', 'node:*'];

const depConstraints = [
  { sourceTag: 'layer:law', onlyDependOnLibsWithTags: [], allowedExternalImports: [] },
  { sourceTag: 'layer:access', onlyDependOnLibsWithTags: ['layer:law'], allowedExternalImports: ['@casl/ability', '@casl/ability/*'] },
  { sourceTag: 'layer:contract', onlyDependOnLibsWithTags: ['layer:law'], bannedExternalImports: SERVER_ONLY },
  { sourceTag: 'layer:platform', onlyDependOnLibsWithTags: ['layer:law', 'layer:access', 'layer:contract'] },
  ...CONTEXTS.map((name, i) => ({ sourceTag: `ctx:${name}`, onlyDependOnLibsWithTags: [...BELOW, ...CONTEXTS.slice(0, i).map((above) => `ctx:${above}`)] })),
  { sourceTag: 'layer:ui', onlyDependOnLibsWithTags: ['layer:law'], bannedExternalImports: SERVER_ONLY },
  { sourceTag: 'layer:portal', onlyDependOnLibsWithTags: ['layer:law', 'layer:access', 'layer:contract', 'layer:ui'], bannedExternalImports: SERVER_ONLY },
  // The debtor's page ships none of the staff's code.
  { sourceTag: 'layer:payer', onlyDependOnLibsWithTags: ['layer:law'], bannedExternalImports: [...SERVER_ONLY, '@apollo/*', 'graphql', '@tanstack/*', '@base-ui/*', 'socket.io-client', '@casl/*'] },
  { sourceTag: 'layer:door', onlyDependOnLibsWithTags: [...BELOW, 'layer:context', 'layer:door', 'layer:payer'] },
  { sourceTag: 'layer:operator', onlyDependOnLibsWithTags: [...BELOW, 'layer:context', 'layer:door'] },
  { sourceTag: 'layer:e2e', onlyDependOnLibsWithTags: ['layer:law', 'layer:access', 'layer:contract', 'layer:platform', 'layer:door'] },
];

export default [
  { ignores: ['**/dist', '**/node_modules', '.data', 'apps/portal/src/gql', '**/routeTree.gen.ts', 'test-results', 'playwright-report'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parser: ts.parser },
    plugins: { '@nx': nx, '@typescript-eslint': ts.plugin },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { allow: [], enforceBuildableLibDependency: false, checkDynamicDependenciesExceptions: ['@quittance/**'], depConstraints }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      'max-lines': ['error', { max: 400 }],
      'no-console': 'error',
      'prefer-const': 'error',
      eqeqeq: ['error', 'always'],
    },
  },
  // A spec may use the test runner, and the sources of chance that look for counter-examples; nothing else.
  {
    files: ['libs/{law,access}/**/*.spec.ts', 'libs/law/**/*.oracle.ts'],
    rules: { '@nx/enforce-module-boundaries': ['error', { allow: [], enforceBuildableLibDependency: false, depConstraints: depConstraints.map((c) => (c.allowedExternalImports ? { ...c, allowedExternalImports: [...c.allowedExternalImports, '@jest/globals', 'fast-check'] } : c)) }] },
  },
  // The law does not know the computer: no module of Node, no clock, no network, no chance.
  {
    files: ['libs/law/**/*.ts'], ignores: ['libs/law/**/*.spec.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ regex: '^(?!\\.)', message: 'libs/law imports nothing.' }] }],
      'no-restricted-globals': ['error', 'Date', 'fetch', 'process', 'console', 'setTimeout', 'performance', 'crypto'],
      'no-restricted-properties': ['error', { object: 'Temporal', property: 'Now', message: 'The law reads no clock.' }, { object: 'Math', property: 'random', message: 'The law leaves nothing to chance.' }],
    },
  },
  // One place reads the clock.
  {
    files: ['libs/**/*.ts', 'apps/{api,worker}/**/*.ts'], ignores: ['libs/law/**', 'libs/platform/src/clock/**', 'libs/platform/src/testing/**', 'libs/platform/src/pdf/**', 'libs/ui/**', '**/*.spec.ts'],
    rules: { 'no-restricted-properties': ['error', { object: 'Temporal', property: 'Now', message: 'Ask platform/clock.' }, { object: 'Date', property: 'now', message: 'Ask platform/clock.' }] },
  },
  // The law that the product ships with is only what an agency's own rows are laid over: a room asks for the agency's tables.
  {
    files: ['libs/**/*.ts', 'apps/{api,worker}/**/*.ts'], ignores: ['libs/law/**', 'libs/ui/**', 'libs/cases/src/applied-law/applied-law.service.ts', 'libs/contact/src/letters/paper/sample.ts', '**/*.spec.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [{ name: '@quittance/law', importNames: ['LAW', 'LAW_VERSION'], message: 'Ask AppliedLawService, or the facts of the case, for the tables of the agency.' }] }] },
  },
  // What the server renders carries classes only: a style attribute is blocked by the policy of the debtor's page.
  {
    files: ['apps/payer/**/*.tsx'],
    rules: { 'no-restricted-syntax': ['error', { selector: 'JSXAttribute[name.name="style"]', message: 'Classes only: the policy of these pages blocks style attributes.' }, { selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]', message: 'Parts are built of elements.' }] },
  },
  { files: ['**/*.tsx'], languageOptions: { parser: ts.parser, parserOptions: { ecmaFeatures: { jsx: true } } }, ...a11y.flatConfigs.recommended },
  // On a part of ours `autoFocus` names where work begins on a page of one purpose; on an element of HTML it stays forbidden.
  { files: ['**/*.tsx'], rules: { 'jsx-a11y/no-autofocus': ['error', { ignoreNonDOM: true }] } },
];
