import { defineConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';

/** French is the source; the debtor’s page has its own catalogues, so that none of the staff’s sentences travel with it. */
export default defineConfig({
  sourceLocale: 'fr',
  locales: ['fr', 'en'],
  catalogs: [{ path: '<rootDir>/src/locales/{locale}', include: ['<rootDir>/src'], exclude: ['**/*.spec.*'] }],
  format: formatter({ lineNumbers: false }),
});
