import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { chromium } from './chromium.ts';
import { PdfPrinter, PrintReachedOut, PrintTimedOut, PrintUnsound } from './index.ts';
import { finishPdf } from './finishing.ts';
import { part } from './placing.ts';

const cacheDir = path.resolve(process.env['QUITTANCE_DATA'] ?? '.data', 'cache');
const document = (body: string, head = '') => `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Essai</title>${head}</head><body>${body}</body></html>`;
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('printing', () => {
  const printer = new PdfPrinter({ cacheDir, pages: 2, recycleAfter: 7 });
  afterAll(() => printer.close());

  test('gives a tagged PDF with its text, its pages counted', async () => {
    const { bytes, pages } = await printer.print(document('<h1>Une</h1><p style="break-before:page">Deux</p>', '<style>@page{size:210mm 297mm;margin:20mm}</style>'));
    const raw = Buffer.from(bytes).toString('latin1');
    expect(pages).toBe(2);
    expect(raw).toContain('/S /H1');
    expect(raw).toContain('/Lang (fr)');
    expect(raw).toContain('/MediaBox [0 0 594.95996 841.91998]');
  });

  test('gives the same bytes for the same document, whatever was printed before and wherever', async () => {
    const table = document(`<table><thead><tr><th>A</th></tr></thead>${'<tr><td>1 234,56 €</td></tr>'.repeat(90)}</table>`);
    const first = hash((await printer.print(table, { madeOn: '2026-11-21' })).bytes);
    const others = await Promise.all(Array.from({ length: 12 }, (_, i) => printer.print(i % 3 ? table : document(`<p>${i}</p>`), { madeOn: '2026-11-21' })));
    others.forEach(({ bytes }, i) => { if (i % 3) expect(hash(bytes)).toBe(first); });
    expect(hash((await printer.print(table, { madeOn: '2026-11-22' })).bytes)).not.toBe(first);
  });

  test('keeps nothing of a letter for the next one', async () => {
    const plain = hash((await printer.print(document('<p>Calme</p>'))).bytes);
    await printer.print('<html lang="en" class="x" style="color:red"><head><title>T</title><style>p{color:red;font-size:40pt}</style></head><body class="y"><p>Bruit</p></body></html>');
    await printer.print('<html lang="en" class="x" style="color:red"><head><title>T</title><style>p{color:red;font-size:40pt}</style></head><body class="y"><p>Bruit</p></body></html>');
    expect(hash((await printer.print(document('<p>Calme</p>'))).bytes)).toBe(plain);
  });

  test('prints many in their order', async () => {
    const lengths: number[] = [];
    for await (const { pages } of printer.printBatch([1, 3, 2, 1, 4].map((n) => document('<p style="break-after:page">x</p>'.repeat(n - 1) + '<p>x</p>')))) lengths.push(pages);
    expect(lengths).toEqual([1, 3, 2, 1, 4]);
  });

  test('runs no script, not even one that it was handed by mistake', async () => {
    await expect(printer.print(document('<p>a</p><script>document.body.textContent="b"</script>'))).rejects.toThrow(PrintReachedOut);
    await expect(printer.print(document('<p onclick="x()">a</p>'))).rejects.toThrow('<p onclick>');
  });

  test('says so when there is nothing to print with', () => {
    const pdf = (body: string) => Buffer.from(`%PDF-1.4\n${body}`);
    expect(() => finishPdf(Buffer.from('<html>'), { hasText: true, madeOn: '2026-01-01' })).toThrow(PrintUnsound);
    expect(() => finishPdf(pdf('<</Type /Pages\n/Count 1'), { hasText: true, madeOn: '2026-01-01' })).toThrow('no font');
    expect(() => finishPdf(pdf('<</Type /Pages\n/Count 1 /Subtype /TrueType'), { hasText: true, madeOn: '2026-01-01' })).toThrow('1 of its fonts');
    expect(finishPdf(pdf('<</Type /Pages\n/Count 1'), { hasText: false, madeOn: '2026-01-01' }).pages).toBe(1);
  });

  test('a font that cannot be read stops the letter', async () => {
    await expect(printer.print(document('<p>a</p>', '<style data-kept>@font-face{font-family:"X";src:url(data:font/woff2;base64,AAAA)}p{font-family:X}</style>'))).rejects.toThrow('X normal');
  });
});

describe('the walls', () => {
  const printer = new PdfPrinter({ cacheDir, pages: 1 });
  let server: Server;
  let port: number;
  let connections = 0;
  beforeAll(async () => {
    server = createServer((socket) => { connections += 1; socket.destroy(); });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    port = (server.address() as { port: number }).port;
  });
  afterAll(async () => {
    await printer.close();
    server.close();
  });

  test.each<[string, (at: string) => string]>([
    ['img', (at) => document(`<p>a</p><img src="${at}">`)],
    ['img srcset', (at) => document(`<p>a</p><img srcset="data:image/png;base64,AAAA 1x, ${at} 2x">`)],
    ['css @import', (at) => document('<p>a</p>', `<style>@import "${at}";</style>`)],
    ['css @import, kept', (at) => document('<p>a</p>', `<style data-kept>@import "${at}";</style>`)],
    ['iframe', (at) => document(`<p>a</p><iframe src="${at}"></iframe>`)],
    ['iframe srcdoc', (at) => document(`<p>a</p><iframe srcdoc="<img src='${at}'>"></iframe>`)],
    ['meta refresh', (at) => document('<p>a</p>', `<meta http-equiv="refresh" content="0;url=${at}">`)],
    ['file', () => document('<p>a</p><iframe src="file:///etc/passwd"></iframe>')],
    ['file image', () => document('<p>a</p><img src="file:///etc/passwd">')],
    ['background', (at) => document(`<p style="background:url('${at}')">a</p>`)],
    ['background, escaped', (at) => document('<p>a</p>', `<style>p{background:\\75 rl(${at})}</style>`)],
    ['background, escaped, file', () => document('<p>a</p>', '<style>p{background:\\75 rl(file:///etc/passwd)}</style>')],
    ['font, escaped', (at) => document('<p>a</p>', `<style>@font-face{font-family:Y;src:\\75 rl(${at})}p{font-family:Y}</style>`)],
    ['margin box, escaped', (at) => document('<p>a</p>', `<style>@page{margin:20mm;@top-left{content:\\75 rl(${at})}}</style>`)],
    ['print only, escaped', (at) => document('<p>a</p>', `<style>@media print{p{background:\\75 rl(${at})}}</style>`)],
    ['@import, escaped', (at) => document('<p>a</p>', `<style>@\\69mport "${at}";</style>`)],
    ['link prefetch', (at) => document('<p>a</p>', `<link rel="prefetch" href="${at}">`)],
    ['link preconnect', (at) => document('<p>a</p>', `<link rel="preconnect" href="${at}">`)],
    ['link stylesheet', (at) => document('<p>a</p>', `<link rel="stylesheet" href="${at}">`)],
    ['svg image', (at) => document(`<p>a</p><svg><image href="${at}"/></svg>`)],
    ['svg image, xlink', (at) => document(`<p>a</p><svg><image xlink:href="${at}"/></svg>`)],
    ['svg use', (at) => document(`<p>a</p><svg><use href="${at}#x"/></svg>`)],
    ['svg fill', (at) => document(`<p>a</p><svg><rect width="9" height="9" fill="url(${at}#x)"/></svg>`)],
    ['svg inside', (at) => document(`<p>a</p><img src="data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg"><image href="${at}"/></svg>`)}">`)],
    ['object', (at) => document(`<p>a</p><object data="${at}"></object>`)],
    ['video poster', (at) => document(`<p>a</p><video poster="${at}"></video>`)],
    ['input image', (at) => document(`<p>a</p><input type="image" src="${at}">`)],
    ['body background', (at) => `<html><head></head><body background="${at}"><p>a</p></body></html>`],
    ['base', (at) => document('<p>a</p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">', `<base href="${at}">`)],
  ])('%s: refused, and nobody was called', async (name, build) => {
    const before = connections;
    const printing = printer.print(build(`http://127.0.0.1:${port}/x`));
    if (name === 'svg inside') await printing; // An image document has no way out of itself: it prints, without the inner image.
    else await expect(printing).rejects.toThrow(/tried to reach out and was not printed/);
    await expect(printer.print(document('<p>Après</p>'))).resolves.toMatchObject({ pages: 1 });
    expect(connections).toBe(before);
  });

  test('links that a reader may press are not requests', async () => {
    await expect(printer.print(document('<a href="https://orvelle.example/d/R4K7TD3">ici</a> <a href="mailto:a@orvelle.example">là</a>'))).resolves.toMatchObject({ pages: 1 });
    await expect(printer.print(document('<a href="javascript:alert(1)">ici</a>'))).rejects.toThrow(PrintReachedOut);
    await expect(printer.print(document('<a href="file:///etc/passwd">ici</a>'))).rejects.toThrow(PrintReachedOut);
  });
});

describe('when it goes wrong', () => {
  jest.setTimeout(30_000);
  const parentOf = (pid: number) => { try { return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) \S /s, '').split(' ')[0]); } catch { return -1; } };
  const inFamily = (pid: number): number[] => {
    const parents = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((name) => [Number(name), parentOf(Number(name))] as const);
    const below = (of: number): number[] => parents.filter(([, parent]) => parent === of).flatMap(([child]) => [child, ...below(child)]);
    return below(pid);
  };
  const long = (rows: number) => document(`<table>${'<tr><td>x</td></tr>'.repeat(rows)}</table>`);
  const named = (pid: number) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');

  test('a browser killed under a print: that print comes out all the same, and so does the next', async () => {
    const printer = new PdfPrinter({ cacheDir, pages: 1 });
    const before = new Set(inFamily(process.pid));
    await printer.print(document('<p>chaud</p>'));
    const own = inFamily(process.pid).filter((pid) => !before.has(pid));
    const names = await Promise.all(own.map(named));
    const browser = own.find((_, i) => names[i]!.includes('chromium') && !names[i]!.includes('--type='))!;
    const under = printer.print(long(4000));
    await new Promise((done) => setTimeout(done, 60));
    process.kill(browser, 'SIGKILL');
    expect((await under).pages).toBeGreaterThan(50);
    expect((await printer.print(document('<p>encore</p>'))).pages).toBe(1);
    await printer.close();
  });

  test('a page killed under a print is replaced', async () => {
    const printer = new PdfPrinter({ cacheDir, pages: 1 });
    const before = new Set(inFamily(process.pid));
    await printer.print(document('<p>chaud</p>'));
    const own = inFamily(process.pid).filter((pid) => !before.has(pid));
    const names = await Promise.all(own.map(named));
    const under = printer.print(long(4000));
    await new Promise((done) => setTimeout(done, 60));
    for (const [i, name] of names.entries()) if (name.includes('--type=renderer')) process.kill(own[i]!, 'SIGKILL');
    expect((await under).pages).toBeGreaterThan(50);
    await printer.close();
  });

  test('a print that takes too long is given up, and the next one works', async () => {
    const printer = new PdfPrinter({ cacheDir, pages: 1 });
    await printer.print(document('<p>chaud</p>'));
    await expect(printer.print(long(4000), { timeoutMs: 150 })).rejects.toThrow(PrintTimedOut);
    expect((await printer.print(document('<p>encore</p>'))).pages).toBe(1);
    await printer.close();
    await expect(printer.print(document('<p>fini</p>'))).rejects.toThrow('closed');
  });

  test('the browser is told nothing of the server, and a path that is wrong is said', async () => {
    process.env['QUITTANCE_TEST_SECRET'] = 'x';
    const { env, executablePath } = await chromium(cacheDir);
    delete process.env['QUITTANCE_TEST_SECRET'];
    expect(Object.keys(env)).not.toContain('QUITTANCE_TEST_SECRET');
    expect(executablePath).toMatch(/chromium-\d+\.\d+\.\d+\/chromium$/);
    process.env['CHROME_PATH'] = '/nowhere/chrome';
    await expect(chromium(cacheDir)).rejects.toThrow('CHROME_PATH names /nowhere/chrome');
    delete process.env['CHROME_PATH'];
  });

  test('a folder that was moved gets its fonts again', async () => {
    const { env } = await chromium(cacheDir);
    const conf = env['FONTCONFIG_FILE']!;
    const right = await readFile(conf, 'utf8');
    await writeFile(conf, right.replace(cacheDir, '/elsewhere'));
    await chromium(cacheDir);
    expect(await readFile(conf, 'utf8')).toBe(right);
  });

  test('a cache that cannot be written is said, not left half-filled', async () => {
    const dir = await mkdtemp(path.join(tmpdir(), 'quittance-'));
    await writeFile(path.join(dir, 'file'), '');
    await expect(chromium(path.join(dir, 'file'))).rejects.toThrow();
    await rm(dir, { recursive: true });
  });
});

test('what is kept from one letter to the next is marked by its own author', () => {
  expect(part('<head><style data-kept>a</style><style>b</style></head><body><style data-kept>c</style>')).toEqual({ kept: '<style data-kept>a</style>', own: '<head><style>b</style></head><body><style data-kept>c</style>' });
  expect(part('<p>bare')).toEqual({ kept: '', own: '<p>bare' });
});
