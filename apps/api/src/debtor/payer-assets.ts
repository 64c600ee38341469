import fs from 'node:fs';
import path from 'node:path';
import type { Assets } from '@quittance/payer';

export const PAYER_ASSETS = Symbol('what the debtor’s page loads');
export type PayerAssets = (locale: string, page: string) => Assets;

interface Chunk { file: string; css?: string[]; imports?: string[] }

/** The names that the build gave, by language and page. Without a build the pages stand without style and script. */
export function payerAssets(folder: string | undefined): PayerAssets {
  const file = folder && path.join(folder, '.vite/manifest.json');
  if (!file || !fs.existsSync(file)) return () => ({ script: null, styles: [], preloads: [] });
  const manifest = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, Chunk>;
  const entry = manifest['src/main.tsx']!;
  const at = (name: string) => `/d/${name}`;
  const loaded = (key: string): string[] => {
    const chunk = manifest[key];
    return chunk ? [...(key === 'src/main.tsx' ? [] : [chunk.file]), ...(chunk.imports ?? []).flatMap(loaded)] : [];
  };
  return (locale, page) => {
    const needed = ['src/main.tsx', `src/locales/live/${locale}.po`, `src/pages/${page}.tsx`].flatMap(loaded);
    return { script: at(entry.file), styles: (entry.css ?? []).map(at), preloads: [...new Set(needed)].map(at) };
  };
}
