import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';
import type { CodegenConfig } from '@graphql-codegen/cli';

/** Run from the root of the repository (`npm run codegen`): paths are relative to it. */
export default {
  schema: 'libs/contract/schema.graphql',
  documents: ['apps/portal/src/**/*.{ts,tsx}', '!apps/portal/src/gql/**'],
  importExtension: '.ts',
  generates: {
    './apps/portal/src/gql/': {
      preset: 'client',
      // The browser sends the hash of an operation; the server knows the text of each (persisted-documents.json).
      presetConfig: { fragmentMasking: { unmaskFunctionName: 'read' }, persistedDocuments: { hashAlgorithm: 'sha256', mode: 'embedHashInDocument' } },
      documentTransforms: [addTypenameSelectionDocumentTransform],
      config: { useTypeImports: true, enumsAsTypes: true, strictScalars: true, scalars: { Money: 'string', Percent: 'string', Day: 'string', Instant: 'string' } },
    },
  },
} satisfies CodegenConfig;
