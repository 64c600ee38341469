import { defineConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';

/** Pages that load no script: their sentences stay on the server. */
const STILL = ['page.tsx', 'pages/entrance.tsx', 'pages/rights.tsx', 'pages/nothing.tsx'].map((file) => `<rootDir>/src/${file}`);

/** French is the source; the debtor’s page has its own catalogues, so that none of the staff’s sentences travel with it. */
export default defineConfig({
  sourceLocale: 'fr',
  locales: ['fr', 'en'],
  catalogs: [
    { path: '<rootDir>/src/locales/still/{locale}', include: STILL },
    { path: '<rootDir>/src/locales/live/{locale}', include: ['<rootDir>/src'], exclude: ['**/*.spec.*', ...STILL.map((file) => file.replace('<rootDir>/', '**/'))] },
  ],
  format: formatter({ lineNumbers: false }),
});
