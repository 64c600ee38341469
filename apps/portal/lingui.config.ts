import { defineConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';

/** French is the source: sentences are written in the code, their English stands in src/locales/en.po. */
export default defineConfig({
  sourceLocale: 'fr',
  locales: ['fr', 'en'],
  catalogs: [{ path: '<rootDir>/src/locales/{locale}', include: ['<rootDir>/src', '<rootDir>/../../libs/ui/src'], exclude: ['**/*.spec.*', '**/gql/**'] }],
  format: formatter({ lineNumbers: false }),
});
