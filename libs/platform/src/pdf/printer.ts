import puppeteer, { type Browser } from 'puppeteer-core';
import { chromium } from './chromium.ts';
import { BrowserLost, PrintTimedOut } from './failures.ts';
import type { PrintedPdf } from './finishing.ts';
import { PrintingPage } from './page.ts';

export interface PdfPrinterOptions {
  /** Where Chromium is unpacked, once. */
  cacheDir: string;
  /** How many letters may be printed at the same time; as many as there are cores is best. */
  pages?: number;
  timeoutMs?: number;
  /** A page is replaced after so many prints, which bounds what it may have gathered. */
  recycleAfter?: number;
}

export interface PrintOptions {
  /** The day that the PDF says it was made on, ISO ("2026-11-21"); the same document and day always give the same bytes. */
  madeOn?: string;
  timeoutMs?: number;
}

/** No name can be resolved, and every connection goes to a proxy that does not exist: behind the walls of the page, a third one. */
const NOWHERE = [
  '--host-resolver-rules=MAP * ~NOTFOUND', '--proxy-server=http://127.0.0.1:1', '--proxy-bypass-list=<-loopback>', '--dns-prefetch-disable', '--no-pings',
  '--disable-background-networking', '--disable-component-update', '--disable-domain-reliability', '--disable-webgl', '--disable-gpu', '--font-render-hinting=none',
];

/**
 * Prints HTML documents to tagged A4 PDFs: one browser, a few pages that live long. The browser reaches no network and no
 * file, and a document that tries is refused. If the browser dies under a print, that print is tried once more in a new one.
 */
export class PdfPrinter {
  readonly #options: Required<PdfPrinterOptions>;
  readonly #idle: PrintingPage[] = [];
  readonly #waiting: (() => void)[] = [];
  #free: number;
  #browser: Promise<Browser> | undefined;
  #current: Browser | undefined;
  #closed = false;

  constructor({ cacheDir, pages = 2, timeoutMs = 30_000, recycleAfter = 500 }: PdfPrinterOptions) {
    this.#options = { cacheDir, pages, timeoutMs, recycleAfter };
    this.#free = pages;
  }

  /** One document, one PDF. Throws PrintReachedOut, PrintUnsound, PrintTimedOut, or BrowserLost when a second browser died too. */
  async print(html: string, options: PrintOptions = {}): Promise<PrintedPdf> {
    await this.#enter();
    try {
      try {
        return await this.#once(html, options);
      } catch (error) {
        if (!(error instanceof BrowserLost) || this.#closed) throw error;
        return await this.#once(html, options);
      }
    } finally {
      this.#leave();
    }
  }

  /** Many documents, a PDF each, in their order, as many at a time as there are pages; never more than twice that in memory. */
  async *printBatch(documents: Iterable<string> | AsyncIterable<string>, options: PrintOptions = {}): AsyncGenerator<PrintedPdf> {
    const under: Promise<PrintedPdf>[] = [];
    for await (const html of documents) {
      const printing = this.print(html, options);
      printing.catch(() => undefined);
      under.push(printing);
      if (under.length >= 2 * this.#options.pages) yield await under.shift()!;
    }
    for (const printing of under) yield await printing;
  }

  /** Waits for what is being printed, then ends the browser. */
  async close(): Promise<void> {
    this.#closed = true;
    for (let i = 0; i < this.#options.pages; i += 1) await this.#enter();
    for (let i = 0; i < this.#options.pages; i += 1) this.#leave();
    const browser = this.#current;
    this.#lose();
    if (browser) await end(browser);
  }

  async #once(html: string, options: PrintOptions): Promise<PrintedPdf> {
    if (this.#closed) throw new Error('The printer is closed.');
    const page = this.#idle.pop() ?? (await this.#open());
    try {
      const printed = await page.print(html, { timeoutMs: options.timeoutMs ?? this.#options.timeoutMs, madeOn: options.madeOn ?? '2000-01-01' });
      if (page.prints >= this.#options.recycleAfter) await within(2000, page.dispose());
      else if (page.browser === this.#current) this.#idle.push(page);
      return printed;
    } catch (error) {
      // A page that no longer answers cannot be closed either, and a browser that still composes its print opens no other.
      if (error instanceof PrintTimedOut || !(await within(2000, page.dispose()))) this.#forget(page.browser);
      throw error;
    }
  }

  async #open(): Promise<PrintingPage> {
    const launched = (this.#browser ??= this.#launch());
    const browser = await launched.catch((error: unknown) => {
      if (this.#browser === launched) this.#browser = undefined;
      throw error;
    });
    const opening = PrintingPage.open(browser);
    try {
      if (await within(this.#options.timeoutMs, opening)) return await opening;
    } catch (error) {
      if (!browser.connected) throw new BrowserLost({ cause: error });
      throw error;
    }
    this.#forget(browser);
    throw new BrowserLost();
  }

  async #launch(): Promise<Browser> {
    try {
      const { executablePath, env, args } = await chromium(this.#options.cacheDir);
      // By pipe: no port that others could knock at, and the browser ends when this process does, however it ends.
      const browser = await puppeteer.launch({ executablePath, env, args: [...args, ...NOWHERE], headless: 'shell', pipe: true, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false });
      // The news of its end may come when another has taken its place already: only its own place is given up.
      browser.once('disconnected', () => { if (this.#current === browser) this.#lose(); });
      this.#current = browser;
      return browser;
    } catch (error) {
      if (/No usable sandbox/i.test((error as Error).message)) throw new Error('Chromium may not build its sandbox here. Allow user namespaces, or set CHROME_SANDBOX=off if the container is the wall.', { cause: error });
      throw error;
    }
  }

  #lose(): void {
    this.#browser = undefined;
    this.#current = undefined;
    this.#idle.length = 0;
  }

  /** A browser that no longer answers is killed; the next print starts another. */
  #forget(browser: Browser): void {
    if (this.#current === browser) this.#lose();
    browser.process()?.kill('SIGKILL');
  }

  async #enter(): Promise<void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((go) => this.#waiting.push(go));
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free += 1;
  }
}

async function end(browser: Browser): Promise<void> {
  if (!(await within(5000, browser.close().catch(() => undefined)))) browser.process()?.kill('SIGKILL');
}

async function within(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => { timer = setTimeout(() => resolve(false), milliseconds); });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
