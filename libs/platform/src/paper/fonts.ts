import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { PaperFont } from './document.ts';

const LATIN = 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD';
const LATIN_EXT = 'U+0100-0130,U+0132-0151,U+0154-02BA,U+1E00-1EFF,U+2C60-2C7F,U+A720-A7FF';
const FACES: readonly [file: string, family: string, weight: number, stretch: number][] = [
  ['newsreader-*-regular', 'Newsreader', 400, 100],
  ['newsreader-*-medium', 'Newsreader', 500, 100],
  ['radio-canada-*-regular', 'Radio Canada', 400, 100],
  ['radio-canada-*-medium', 'Radio Canada', 500, 100],
  ['radio-canada-*-semibold', 'Radio Canada', 600, 100],
  ['radio-canada-narrow-*-regular', 'Radio Canada', 400, 92],
  ['radio-canada-narrow-*-semibold', 'Radio Canada', 600, 92],
];

/**
 * Reads the fonts of paper from disk, once; keep what it returns. They are fixed cuts, not the variable files of the
 * screen: a PDF can embed only those as fonts.
 */
export async function loadPaperFonts(directory = fontsDirectory()): Promise<readonly PaperFont[]> {
  return await Promise.all(FACES.flatMap(([file, family, weight, stretch]) => ([['latin', LATIN], ['latin-ext', LATIN_EXT]] as const).map(async ([subset, unicodeRange]) => (
    { family, weight, stretch, unicodeRange, woff2: await readFile(path.join(directory, `${file.replace('*', subset)}.woff2`), 'base64') }
  ))));
}

/** Beside this file; or, when a bundler has moved the code, beside where the package says that it is. */
function fontsDirectory(): string {
  const beside = path.join(import.meta.dirname, 'fonts');
  if (existsSync(beside)) return beside;
  return path.join(path.dirname(createRequire(import.meta.url).resolve('@quittance/platform/paper')), 'fonts');
}
