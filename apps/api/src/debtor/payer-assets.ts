import fs from 'node:fs';
import path from 'node:path';
import type { Assets } from '@quittance/payer';

export const PAYER_ASSETS = Symbol('what the debtor’s page loads');
export type PayerAssets = (locale: string) => Assets;

interface Chunk { file: string; css?: string[]; imports?: string[] }

/** The names that the build gave, by language. Without a build the pages stand without style and script. */
export function payerAssets(folder: string | undefined): PayerAssets {
  const file = folder && path.join(folder, '.vite/manifest.json');
  if (!file || !fs.existsSync(file)) return () => ({ script: null, styles: [], preloads: [] });
  const manifest = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, Chunk>;
  const entry = manifest['src/main.tsx']!;
  const at = (name: string) => `/d/${name}`;
  return (locale) => {
    const catalogue = manifest[`src/locales/${locale}.po`];
    return { script: at(entry.file), styles: (entry.css ?? []).map(at), preloads: [...(entry.imports ?? []).flatMap((key) => manifest[key]?.file ?? []), ...(catalogue ? [catalogue.file] : [])].map(at) };
  };
}
