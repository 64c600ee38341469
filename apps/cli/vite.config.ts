import path from 'node:path';
import { defineConfig } from 'vite';

/** The server as one bundle: our own rooms inside, node_modules outside; decorators with their metadata. */
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: path.resolve(import.meta.dirname, '../../node_modules/.vite-server'),
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } } as never,
  ssr: { noExternal: [/^@quittance\//] },
  build: { ssr: path.resolve(import.meta.dirname, 'src/server.ts'), outDir: path.resolve(import.meta.dirname, '../../dist/server'), emptyOutDir: true, target: 'node24', sourcemap: true, minify: false },
});
