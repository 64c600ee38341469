import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { BrowserLost, PrintReachedOut, PrintTimedOut, PrintUnsound } from './failures.ts';
import { finishPdf, type PrintedPdf } from './finishing.ts';
import { clear, loadFonts, part, place, shell } from './placing.ts';

const INSIDE = /^(?:data:|about:blank(?:[#?]|$))/i;

/**
 * One long-lived page. It is given one document after another, which is five times quicker than a page each; nothing of a
 * document runs, and every request that is not a data: address is stopped and remembered.
 */
export class PrintingPage {
  readonly browser: Browser;
  readonly #page: Page;
  readonly #session: CDPSession;
  readonly #lost: Promise<never>;
  #kept: string | undefined;
  #asked: string[] = [];
  prints = 0;

  private constructor(browser: Browser, page: Page, session: CDPSession, lost: Promise<never>) {
    this.browser = browser;
    this.#page = page;
    this.#session = session;
    this.#lost = lost;
  }

  static async open(browser: Browser): Promise<PrintingPage> {
    const page = await browser.newPage();
    const session = await page.createCDPSession();
    const lost = new Promise<never>((_, reject) => {
      const end = () => reject(new BrowserLost());
      page.once('error', end);
      page.once('close', end);
      browser.once('disconnected', end);
    });
    lost.catch(() => undefined);
    const opened = new PrintingPage(browser, page, session, lost);
    session.on('Fetch.requestPaused', ({ requestId, request }) => {
      opened.#asked.push(request.url);
      session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' }).catch(() => undefined);
    });
    session.on('Network.requestWillBeSent', ({ request }) => { if (!INSIDE.test(request.url)) opened.#asked.push(request.url); });
    session.on('Log.entryAdded', ({ entry }) => { if (entry.source === 'security' || entry.source === 'network') opened.#asked.push(entry.url ?? entry.text); });
    await Promise.all([
      session.send('Page.enable'),
      session.send('Network.enable', { maxTotalBufferSize: 0, maxResourceBufferSize: 0 }),
      session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      session.send('Log.enable'),
      session.send('Emulation.setScriptExecutionDisabled', { value: true }),
      // The page wears its print styles from the start: they are not worked out twice, and what they ask for is known at once.
      session.send('Emulation.setEmulatedMedia', { media: 'print' }),
    ]);
    return opened;
  }

  /** Prints, or refuses; after any error but a refusal before anything was placed, the page is to be thrown away. */
  async print(html: string, { timeoutMs, madeOn }: { timeoutMs: number; madeOn: string }): Promise<PrintedPdf> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new PrintTimedOut(timeoutMs)), timeoutMs); });
    try {
      return await Promise.race([this.#print(html, madeOn), this.#lost, late]);
    } catch (error) {
      if (error instanceof PrintTimedOut || error instanceof PrintReachedOut || error instanceof PrintUnsound || error instanceof BrowserLost) throw error;
      if (/closed|crashed|detached|disconnected|printing failed/i.test((error as Error).message)) throw new BrowserLost({ cause: error });
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  async #print(html: string, madeOn: string): Promise<PrintedPdf> {
    this.#asked = [];
    this.prints += 1;
    const { kept, own } = part(html);
    if (kept !== this.#kept) await this.#settle(kept);
    const { outward, hasText } = await this.#page.evaluate(place, own);
    this.#refuse(outward);
    this.#refuse(this.#asked);
    const { data } = await this.#session.send('Page.printToPDF', {
      printBackground: true, preferCSSPageSize: true, generateTaggedPDF: true, transferMode: 'ReturnAsBase64',
      paperWidth: 8.27, paperHeight: 11.69, marginTop: 0, marginBottom: 0, marginLeft: 0, marginRight: 0,
    });
    // One turn through the page: by its answer, whatever the print asked for has been reported.
    await this.#page.evaluate(clear);
    this.#refuse(this.#asked);
    return finishPdf(Buffer.from(data, 'base64'), { hasText, madeOn });
  }

  async #settle(kept: string): Promise<void> {
    this.#kept = undefined;
    const { frameTree } = await this.#session.send('Page.getFrameTree');
    const { outward } = await this.#page.evaluate(place, `<!doctype html><html><head>${kept}</head><body></body></html>`);
    this.#refuse(outward);
    await this.#session.send('Page.setDocumentContent', { frameId: frameTree.frame.id, html: shell(kept) });
    const failed = await this.#page.evaluate(loadFonts);
    this.#refuse(this.#asked);
    if (failed.length > 0) throw new PrintUnsound(`A font of the letter cannot be read: ${failed.join(', ')}.`);
    this.#kept = kept;
  }

  #refuse(targets: readonly string[]): void {
    if (targets.length > 0) throw new PrintReachedOut([...new Set(targets)]);
  }

  async dispose(): Promise<void> {
    await this.#page.close().catch(() => undefined);
  }
}
