/**
 * The letter engine against Chromium driven by hand. One formal notice at a time: ours (the template, the printer with its
 * walls and its checks of the PDF, warm) against one puppeteer page that is reused for `setContent` and `pdf()` of the same
 * document, ready made and unchecked. Many: ours over its two pages against a page, and against a browser, for each letter.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import puppeteer, { type Browser } from 'puppeteer-core';
import { formalNoticePaper, loadPaperFonts, paperDocument, sampleFormalNotice, type PaperFont } from '@quittance/contact/letter';
import { PdfPrinter, chromium } from '@quittance/platform/pdf';
import { cacheDir } from '../paths.ts';
import type { BenchResult, Figure } from './bench.command.ts';

export const name = 'letters';
export const describe = 'formal notices a second: the letter engine against a bare puppeteer page, and many at a time; memory';

const ROUNDS = 5;
const SINGLE = 30;
const BATCH = 60;
const NEW_PAGES = 8;
const COLD_BROWSERS = 3;
const MEMORY = 600;
const PDF = { preferCSSPageSize: true, printBackground: true, tagged: true } as const;

export async function run(): Promise<BenchResult> {
  const fonts = await loadPaperFonts();
  const letters = Array.from({ length: 200 }, (_, i) => ({ ...sampleFormalNotice(), letterReference: `L-2026-${7000 + i}` }));
  const ready = letters.map((letter) => paperDocument(formalNoticePaper(letter), fonts));
  const set = (i: number) => paperDocument(formalNoticePaper(letters[i % letters.length]!), fonts);
  const printer = new PdfPrinter({ cacheDir });
  const { executablePath, env, args } = await chromium(cacheDir);
  const launch = (): Promise<Browser> => puppeteer.launch({ executablePath, env, args, headless: 'shell', pipe: true });
  const hand = await launch();
  try {
    const page = await hand.newPage();
    const ours = (count: number) => rate(count, async (i) => { await printer.print(set(i)); });
    const bare = (count: number) => rate(count, async (i) => { await page.setContent(ready[i % ready.length]!); await page.pdf(PDF); });
    const many = async (count: number) => {
      const began = performance.now();
      let printed = 0;
      for await (const { pages } of printer.printBatch(function* () { for (let i = 0; i < count; i += 1) yield set(i); }())) if (pages > 0) printed += 1;
      return printed * 1000 / (performance.now() - began);
    };
    const newPage = () => rate(NEW_PAGES, async (i) => {
      const fresh = await hand.newPage();
      await fresh.setContent(ready[i]!);
      await fresh.pdf(PDF);
      await fresh.close();
    });
    const cold = () => rate(COLD_BROWSERS, async (i) => {
      const browser = await launch();
      const fresh = await browser.newPage();
      await fresh.setContent(ready[i]!);
      await fresh.pdf(PDF);
      await browser.close();
    });

    await ours(SINGLE);
    await bare(SINGLE);
    await many(BATCH);
    const singles: Pair[] = [];
    const pages: Pair[] = [];
    const browsers: Pair[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      singles.push([await ours(SINGLE), await bare(SINGLE)]);
      const batch = await many(BATCH);
      pages.push([batch, await newPage()]);
      browsers.push([batch, await cold()]);
    }
    const growth = await memoryGrowth((i) => printer.print(set(i)));
    const figures: Figure[] = [
      atLeast('single_vs_bare', median(singles.map(quotient)), 0.8),
      atLeast('batch_vs_new_page', median(pages.map(quotient)), 4),
      atLeast('batch_vs_cold_browser', median(browsers.map(quotient)), 20),
      { id: 'batch_per_second', value: rounded(median(pages.map(([batch]) => batch))), unit: 'letters/s', holds: true },
      { id: 'rss_growth_mib', value: rounded(growth), unit: 'MiB', bound: '<= 100', holds: growth <= 100 },
    ];
    return { bench: name, machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GiB`, figures, notes: [
      `single: ours ${spread(singles.map(([a]) => a))} letters/s, one at a time, template, walls and checks included; bare ${spread(singles.map(([, b]) => b))}: one page reused, setContent and pdf() of the same ready document (${kilobytes(ready[0]!)} kB, fonts inside), no checks; ratios ${spread(singles.map(quotient))}`,
      `ours keeps the fonts and the sheet in the page between letters, which the bare page parses again; ${await smallDocument(hand, printer, fonts)}`,
      `batch: ours over 2 pages at a time, a PDF each, ${spread(pages.map(([a]) => a))} letters/s; a new page for each letter ${spread(pages.map(([, b]) => b))}; a new browser for each letter ${spread(browsers.map(([, b]) => b))}`,
      `memory: resident, this process and its browsers, after ${MEMORY} more letters`,
    ] };
  } finally {
    await printer.close();
    await hand.close();
  }
}

/** The same race without fonts in either document: what is left when neither has anything to keep. */
async function smallDocument(hand: Browser, printer: PdfPrinter, fonts: readonly PaperFont[]): Promise<string> {
  const letter = sampleFormalNotice();
  const none = fonts.slice(0, 0);
  const ready = paperDocument(formalNoticePaper(letter), none);
  const page = await hand.newPage();
  const pairs: Pair[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    pairs.push([await rate(SINGLE / 2, async () => { await printer.print(paperDocument(formalNoticePaper(letter), none)); }), await rate(SINGLE / 2, async () => { await page.setContent(ready); await page.pdf(PDF); })]);
  await page.close();
  return `with no fonts in either document the ratio is ${spread(pairs.map(quotient))}`;
}

type Pair = readonly [ours: number, theirs: number];
const quotient = ([ours, theirs]: Pair): number => ours / theirs;
const rounded = (value: number): number => Number(value.toFixed(2));
const kilobytes = (text: string): number => Math.round(text.length / 1024);
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const spread = (values: readonly number[]): string => `${rounded(median(values))} (${rounded(Math.min(...values))}–${rounded(Math.max(...values))})`;
const atLeast = (id: string, value: number, bound: number): Figure => ({ id, value: rounded(value), unit: 'ratio', bound: `>= ${bound}`, holds: value >= bound });

/** Letters a second, one after another. */
async function rate(count: number, one: (i: number) => Promise<void>): Promise<number> {
  const began = performance.now();
  for (let i = 0; i < count; i += 1) await one(i);
  return count * 1000 / (performance.now() - began);
}

async function memoryGrowth(print: (i: number) => Promise<unknown>): Promise<number> {
  for (let i = 0; i < 100; i += 2) await Promise.all([print(i), print(i + 1)]);
  const before = residentMib();
  for (let i = 0; i < MEMORY; i += 2) await Promise.all([print(i), print(i + 1)]);
  return residentMib() - before;
}

/** Resident memory of this process and all that it started, from the system's account. */
function residentMib(): number {
  const parents = new Map<number, number>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      parents.set(Number(entry), Number(readFileSync(`/proc/${entry}/stat`, 'utf8').replace(/^.*\) \S /s, '').split(' ')[0]));
    } catch { /* it has just ended */ }
  }
  const ours = (pid: number): boolean => pid === process.pid || (parents.has(pid) && ours(parents.get(pid)!));
  let pages = 0;
  for (const pid of parents.keys()) {
    if (!ours(pid)) continue;
    try {
      pages += Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    } catch { /* it has just ended */ }
  }
  return pages * 4096 / 2 ** 20;
}
