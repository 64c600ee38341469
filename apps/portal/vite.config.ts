import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { getConfig } from '@lingui/conf';
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = import.meta.dirname;

/** Text assets are compressed once, here, as well as they can be; the server only chooses. */
const precompress = (): Plugin => ({
  name: 'precompress', apply: 'build',
  writeBundle({ dir }) {
    for (const name of fs.readdirSync(dir!, { recursive: true }) as string[]) {
      if (!/\.(js|css|svg|json)$/.test(name)) continue;
      const bytes = fs.readFileSync(path.join(dir!, name));
      if (bytes.length < 1024) continue;
      fs.writeFileSync(path.join(dir!, `${name}.br`), zlib.brotliCompressSync(bytes, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11 } }));
      fs.writeFileSync(path.join(dir!, `${name}.gz`), zlib.gzipSync(bytes, { level: 9 }));
    }
  },
});

/** The texts of the portal's own operations, by their hash, for the door; beside the page and not served. */
const trusted = (): Plugin => ({
  name: 'trusted-documents', apply: 'build',
  writeBundle({ dir }) { fs.copyFileSync(path.join(here, 'src/gql/persisted-documents.json'), path.join(dir!, 'trusted-documents.json')); },
});

const door = `http://localhost:${process.env['PORT'] ?? 3000}`;

export default defineConfig({
  root: here,
  plugins: [
    tanstackRouter({ target: 'react', autoCodeSplitting: true, routesDirectory: `${here}/src/routes`, generatedRouteTree: `${here}/src/routeTree.gen.ts`, addExtensions: true, quoteStyle: 'single', semicolons: true, routeFileIgnorePattern: '\\.spec\\.' }),
    react(),
    lingui({ cwd: here, failOnMissing: true, failOnCompileError: true }),
    babel({ presets: [linguiTransformerBabelPreset({ linguiConfig: getConfig({ cwd: here }) }, { cwd: here })] }),
    precompress(),
    trusted(),
  ],
  build: {
    outDir: path.join(here, '../../dist/portal'), emptyOutDir: true, manifest: true, modulePreload: { polyfill: false }, assetsInlineLimit: 0, target: 'es2024',
    rolldownOptions: { output: { codeSplitting: { groups: [
      { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
      { name: 'data', test: /node_modules[\\/](@apollo|graphql|rxjs|optimism|@wry|zen-observable)[\\/]/ },
    ] } } },
  },
  server: { proxy: { '/graphql': door, '/door': door, '/documents': door, '/socket.io': { target: door.replace('http', 'ws'), ws: true } } },
});
