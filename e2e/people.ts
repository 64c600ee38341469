/** The people of the demo agency, each in a browser of his own. */
import { test as base, expect, type Browser, type Page } from '@playwright/test';
import { demoAccounts, DEMO_PASSWORD } from '@quittance/api/demo-accounts';

export const account = (name: string) => demoAccounts.find((a) => a.name === name)!;

/** Signs in by the form, as a person does. */
export async function signIn(page: Page, name: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Adresse électronique').fill(account(name).email);
  await page.getByLabel('Mot de passe').fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** A person in a browser context of his own: two people share nothing but the server. */
export async function enter(browser: Browser, name: string): Promise<Page> {
  const page = await (await browser.newContext({ acceptDownloads: true })).newPage();
  await signIn(page, name);
  return page;
}

/** Asks the door directly with the session of this page, as an attacker with a cookie would. */
export async function ask<T = Record<string, unknown>>(page: Page, query: string, variables: Record<string, unknown> = {}): Promise<{ data: T | null; errors?: { message: string; extensions: { code: string } }[] }> {
  const response = await page.request.post('/graphql', { data: { query, variables }, headers: { 'content-type': 'application/json' } });
  return (await response.json()) as never;
}

export const test = base;
export { expect };
