import path from 'node:path';
import { getConfig } from '@lingui/conf';
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import { defineConfig } from 'vite';

const payer = path.resolve(import.meta.dirname, '../payer');

/** The server as one bundle: our own rooms inside, node_modules outside; decorators with their metadata; the debtor's pages with their sentences. */
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: path.resolve(import.meta.dirname, '../../node_modules/.vite-server'),
  plugins: [lingui({ cwd: payer, failOnMissing: true, failOnCompileError: true }), babel({ presets: [linguiTransformerBabelPreset({ linguiConfig: getConfig({ cwd: payer }) }, { cwd: payer })] })],
  oxc: { jsx: { runtime: 'automatic' }, decorator: { legacy: true, emitDecoratorMetadata: true } } as never,
  ssr: { noExternal: [/^@quittance\//] },
  build: { ssr: path.resolve(import.meta.dirname, 'src/server.ts'), outDir: path.resolve(import.meta.dirname, '../../dist/server'), emptyOutDir: true, target: 'node24', sourcemap: true, minify: false },
});
