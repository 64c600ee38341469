/** Journeys in a real browser, on the whole product as `npm start` runs it, with the demo agency on a database of its own. */
import { randomUUID } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { chromium } from '@quittance/platform/pdf';

const root = path.resolve(import.meta.dirname, '..');
const port = Number(process.env['E2E_PORT'] ?? 3907);
// The configuration is read by the runner and by each of its workers: the folder is named once, and made by the server that keeps its data there.
const data = (process.env['E2E_DATA'] ??= path.join(os.tmpdir(), `quittance-e2e-${randomUUID()}`));
const { executablePath, env, args } = await chromium(path.join(root, '.data/cache'));

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: ['journeys/**/*.spec.ts', 'pages/**/*.spec.ts'],
  outputDir: path.join(root, 'test-results'),
  workers: 2,
  fullyParallel: false,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  ...(process.env['E2E_STANDING'] === '1' ? {} : { globalTeardown: './teardown.ts' }),
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'fr-FR', timezoneId: 'Europe/Paris',
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath, env, args },
    // Recording every step costs a third of the time: E2E_TRACE=1 asks for it.
    trace: process.env['E2E_TRACE'] === '1' ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
  },
  webServer: {
    command: `${process.execPath} apps/cli/src/main.ts up`,
    cwd: root,
    url: `http://localhost:${port}/health`,
    timeout: 240_000,
    // `npm test` has it filled while the specs run.
    reuseExistingServer: process.env['E2E_STANDING'] === '1',
    stdout: 'ignore',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 8000 },
    // A journey asks the door directly where it plays an attacker; the portal sends hashes all the same, and specs meet the door closed.
    env: { PORT: String(port), QUITTANCE_DATA: data, QUITTANCE_CACHE: path.join(root, '.data/cache'), NODE_ENV: '', DATABASE_URL: '', QUITTANCE_OPEN_DOCUMENTS: '1' },
  },
});
