/** The people of the demo agency, each in a browser of his own, under a watch: what a browser complains of fails the journey. */
import { test as base, expect, type BrowserContextOptions, type Page } from '@playwright/test';
import { demoAccounts, DEMO_PASSWORD } from '@quittance/api/demo-accounts';

export const account = (name: string) => demoAccounts.find((a) => a.name === name)!;

export interface Key { email: string; password: string }

/** Signs in by the form, as a person does: a name of the demo agency, or an address and a password. */
export async function signIn(page: Page, who: string | Key): Promise<void> {
  const { email, password } = typeof who === 'string' ? { email: account(who).email, password: DEMO_PASSWORD } : who;
  await page.goto('/sign-in');
  await page.getByLabel('Adresse électronique').fill(email);
  await page.getByLabel('Mot de passe').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** Comes in for the first time: by the link that the demo's mailbox holds, with a password of one's own choice. */
export async function chooseByMail(page: Page, { email, password }: Key): Promise<void> {
  await page.goto(`/mailbox?to=${encodeURIComponent(email)}`);
  await page.getByRole('link', { name: /\/welcome#/ }).first().click();
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/welcome') && !url.pathname.startsWith('/mailbox'));
}

/** Notes what the browser of this page complains of: errors, policy violations, requests that failed or were refused. */
export function watch(page: Page, complaints: string[]): void {
  const at = () => (page.isClosed() ? '' : ` (${new URL(page.url()).pathname})`);
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}${at()}`));
  // A response that was refused is told below, with its address.
  page.on('console', (message) => { if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(`console: ${message.text()}${at()}`); });
  // What the page itself gives up, because its reader went on, is no failure.
  page.on('requestfailed', (request) => { const reason = request.failure()?.errorText; if (reason !== 'net::ERR_ABORTED') complaints.push(`request: ${request.method()} ${request.url()} ${reason}${at()}`); });
  // The portal names its operations and never writes them out: a door that is closed to others answers it all the same.
  page.on('request', (request) => { if (new URL(request.url()).pathname === '/graphql' && /"query"\s*:\s*"/.test(request.postData() ?? '')) complaints.push(`text: an operation was sent as text${at()}`); });
  page.on('response', (response) => { if (response.status() >= 400) complaints.push(`answer: ${response.status()} ${response.request().method()} ${new URL(response.url()).pathname}${at()}`); });
}

interface House {
  /** A browser of its own at nobody's name; two of them share nothing but the server. */
  open(options?: BrowserContextOptions): Promise<Page>;
  /** The same, signed in. */
  enter(who: string | Key, options?: BrowserContextOptions): Promise<Page>;
}

export const test = base.extend<{ house: House }>({
  house: async ({ browser }, use) => {
    const complaints: string[] = [], pages: Page[] = [];
    const open = async (options: BrowserContextOptions = {}) => {
      const page = await (await browser.newContext({ acceptDownloads: true, ...options })).newPage();
      watch(page, complaints);
      pages.push(page);
      return page;
    };
    const enter = async (who: string | Key, options?: BrowserContextOptions) => { const page = await open(options); await signIn(page, who); return page; };
    await use({ open, enter });
    for (const page of pages) await page.context().close();
    expect(complaints, 'what the browsers complained of').toEqual([]);
  },
});

/** Asks the door directly with the session of this page, as an attacker with a cookie would. */
export async function ask<T = Record<string, unknown>>(page: Page, query: string, variables: Record<string, unknown> = {}): Promise<{ data: T | null; errors?: { message: string; extensions: { code: string } }[] }> {
  const response = await page.request.post('/graphql', { data: { query, variables }, headers: { 'content-type': 'application/json' } });
  return (await response.json()) as never;
}

export { expect };
