/**
 * `npm run mutation`: whether the specs of libs/law would notice if the law said something else. Each mutant is one small change of the
 * code, and the specs that reach it run on it; one that they all pass has survived. Not in CI: it takes minutes. One room or file alone:
 * `npm run mutation -- --mutate 'libs/law/src/money/money.ts'`. The report lies in test-results/mutation.
 *
 * Left alone are data: *.data.ts, and what a module computes once when it is loaded (tables of rules, words and patterns), for a mutant of
 * theirs takes a new process. What the rows do is proved through the functions that read them; not every article and confidence of every row
 * is. Nothing else is left out of the score: not the messages of programmers' errors, nor what cannot be told from the original.
 */
const here = './libs/platform/src/testing';

export default {
  testRunner: 'mocha',
  plugins: ['@stryker-mutator/mocha-runner'],
  testRunnerNodeArgs: ['--no-warnings', '--import', `${here}/mutation/runner.mjs`],
  mochaOptions: {
    spec: ['libs/law/src/**/*.spec.ts'],
    // The room's own spec reads the files, which are not as they were written; the properties take seconds: a mutant is to fall by an example.
    ignore: ['libs/law/src/room.spec.ts', 'libs/law/src/**/*.properties.spec.ts'],
    extension: ['ts'], require: [`${here}/equality.mjs`], 'no-config': true, 'no-package': true,
  },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  mutate: ['libs/law/src/**/*.ts', '!libs/law/src/**/*.{spec,oracle,data}.ts', '!libs/law/src/index.ts'],
  ignorePatterns: ['**', '!package.json', '!libs/law/**', '!libs/platform/src/testing/**'],
  tempDirName: '.data/mutation',
  concurrency: 2,
  timeoutMS: 1500,
  timeoutFactor: 2,
  disableTypeChecks: false,
  reporters: ['clear-text', 'json', 'html', 'progress-append-only'],
  clearTextReporter: { allowColor: false, reportTests: false, reportMutants: false },
  jsonReporter: { fileName: 'test-results/mutation/mutation.json' },
  htmlReporter: { fileName: 'test-results/mutation/mutation.html' },
  thresholds: { high: 95, low: 90, break: 85 },
};
