import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { getConfig } from '@lingui/conf';
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import { defineConfig, type Plugin } from 'vite';

const here = import.meta.dirname;

/** Compressed once, here; the server only chooses. */
const precompress = (): Plugin => ({
  name: 'precompress', apply: 'build',
  writeBundle({ dir }) {
    for (const name of fs.readdirSync(dir!, { recursive: true }) as string[]) {
      if (!/\.(js|css|svg|json)$/.test(name) || name.includes('.vite')) continue;
      const bytes = fs.readFileSync(path.join(dir!, name));
      if (bytes.length < 1024) continue;
      fs.writeFileSync(path.join(dir!, `${name}.br`), zlib.brotliCompressSync(bytes, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11 } }));
      fs.writeFileSync(path.join(dir!, `${name}.gz`), zlib.gzipSync(bytes, { level: 9 }));
    }
  },
});

/** In the browser React is preact, without its larger self: the server renders the same parts with React. */
export default defineConfig({
  root: here,
  base: '/d/',
  cacheDir: path.join(here, '../../node_modules/.vite-payer'),
  plugins: [
    lingui({ cwd: here, failOnMissing: true, failOnCompileError: true }),
    babel({ presets: [linguiTransformerBabelPreset({ linguiConfig: getConfig({ cwd: here }) }, { cwd: here })] }),
    precompress(),
  ],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: { alias: [{ find: /^react$/, replacement: 'preact/hooks' }, { find: /^@lingui\/react$/, replacement: path.join(here, 'src/lite.ts') }] },
  build: {
    outDir: path.join(here, '../../dist/payer'), emptyOutDir: true, manifest: true, modulePreload: false, assetsInlineLimit: 0,
    // Old telephones are read on: their browsers know neither light-dark() nor the newest script.
    target: ['es2022', 'safari15.4', 'chrome94', 'firefox93'], cssMinify: 'lightningcss',
    rolldownOptions: { input: path.join(here, 'src/main.tsx') },
  },
});
