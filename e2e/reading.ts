/** What a person reads and where his hands are. */
import { expect, type Locator, type Page } from '@playwright/test';
import { sumCents } from '@quittance/law';

/** One space for every kind of it: thin, unbreakable, several. */
export const plain = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();

/** "1 234,56" as cents, exactly. */
export const centsOf = (written: string): bigint => BigInt(written.replace(/[^\d-]/g, ''));
export const totalOf = (written: readonly string[]): bigint => sumCents(written.map(centsOf));

/** The words of a PDF, page after page, as a reader would select them. */
export async function wordsOf(pdf: Buffer): Promise<string> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await loading.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  await loading.destroy();
  return plain(pages.join(' ')).replace(/ ([,.)])/g, '$1');
}

/** Goes with Tab, and nothing else, to what is looked for. */
export async function tabTo(page: Page, target: Locator, most = 40): Promise<void> {
  for (let presses = 0; presses < most; presses++) {
    if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

/** Marks the page: a reload would wipe the mark out. */
export const mark = (page: Page): Promise<void> => page.evaluate(() => { document.documentElement.dataset['mark'] = 'kept'; });
export const wasNotReloaded = (page: Page): Promise<void> => expect(page.locator('html')).toHaveAttribute('data-mark', 'kept');
