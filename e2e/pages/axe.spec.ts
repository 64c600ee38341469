/** WCAG 2.2 AA on every page, by day and by night, on a wide screen and in the hand. */
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { ask, expect, test } from '../people.ts';

// Four examinations a page take their time on a busy machine.
test.describe.configure({ mode: 'parallel', timeout: 150_000 });

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const PAPERS = ['light', 'dark'] as const;
const SCREENS = [{ width: 1440, height: 900 }, { width: 390, height: 844 }];

const settled = (page: Page) => page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));

/** What axe has against the page as it stands, on each paper and screen; and whether it fits without scrolling sideways. */
async function examine(page: Page, name: string): Promise<void> {
  for (const screen of SCREENS) {
    await page.setViewportSize(screen);
    for (const colorScheme of PAPERS) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await settled(page);
      // No page of the house frames another: one injection is enough.
      const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).withTags(TAGS).setLegacyMode().analyze();
      const told = violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} — ${failureSummary?.split('\n').slice(1, 3).map((line) => line.trim()).join('; ')}`));
      expect.soft(told, `${name}, ${colorScheme}, ${screen.width} px`).toEqual([]);
    }
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), `${name} scrolls sideways at ${screen.width} px`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize(SCREENS[0]!);
}

interface Seen { name: string; path: string; shows: (page: Page) => Locator }
async function examineAll(page: Page, pages: readonly Seen[]): Promise<void> {
  for (const { name, path, shows } of pages)
    await test.step(name, async () => {
      await page.goto(path);
      await expect(shows(page)).toBeVisible();
      await examine(page, name);
    });
}
const heading = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { name, level: 1 });
const firstRow = (name: string) => (page: Page) => page.getByRole('grid', { name, exact: true }).getByRole('row').nth(1);

test('the door', async ({ house }) => {
  const page = await house.open();
  await page.goto('/sign-in');
  await expect(page.getByRole('region', { name: 'Comptes de démonstration' })).toBeVisible();
  await examine(page, 'sign-in');
  await page.getByLabel('Adresse électronique').fill('personne@orvelle.example');
  await page.getByLabel('Mot de passe').fill('rien');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  await examine(page, 'sign-in refused');
});

test('the collector’s pages', async ({ house }) => {
  const page = await house.enter('Hélène Vasseur');
  const { data } = await ask<{ queue: { rows: { id: string; nextActionKind: string }[] } }>(page, 'query { queue(first: 100) { rows { id nextActionKind } } }');
  const { rows } = data!.queue, first = rows[0]!.id, toNotify = rows.find(({ nextActionKind }) => nextActionKind === 'send_formal_notice')?.id ?? first;
  await examineAll(page, [
    { name: 'queue', path: '/desk', shows: firstRow('File') },
    { name: 'case', path: `/cases/${first}`, shows: (p) => p.getByRole('list', { name: 'Fil du dossier' }) },
    { name: 'call', path: `/cases/${first}?act=promise`, shows: (p) => p.getByRole('textbox', { name: 'Pour quand' }) },
    { name: 'note', path: `/cases/${first}?act=note`, shows: (p) => p.getByRole('textbox', { name: 'Note' }) },
    { name: 'statement', path: `/cases/${first}?act=statement`, shows: (p) => p.getByRole('dialog').getByRole('table') },
    { name: 'formal notice', path: `/cases/${toNotify}/formal-notice`, shows: (p) => p.getByRole('document', { name: 'La lettre telle qu’elle part' }) },
    { name: 'letters', path: '/letters', shows: firstRow('Courriers') },
    { name: 'nothing here', path: '/cases/rien', shows: (p) => p.getByRole('heading', { name: 'Il n’y a rien à cette adresse.' }) },
  ]);
  await test.step('an amount explained', async () => {
    await page.goto(`/cases/${first}`);
    await page.getByRole('region', { name: 'Qui et combien' }).locator('button.why').nth(1).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await examine(page, 'an amount explained');
  });
  await test.step('palette and keys', async () => {
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('option').first()).toBeVisible();
    await examine(page, 'palette');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('?');
    await expect(page.getByRole('heading', { name: 'Toutes les touches' })).toBeVisible();
    await examine(page, 'keys');
  });
});

test('the supervisor’s and the accountant’s pages', async ({ house }) => {
  await examineAll(await house.enter('Solange Maréchal'), [{ name: 'supervision', path: '/supervision', shows: (p) => p.getByRole('table', { name: 'Charge de chacun' }) }]);
  await examineAll(await house.enter('Inès Caradec'), [{ name: 'accounting', path: '/accounting', shows: (p) => p.getByRole('grid').getByRole('row').nth(1) }]);
});

test('the creditor’s pages', async ({ house }) => {
  const page = await house.enter('Claire Monestié');
  const { data } = await ask<{ cases: { rows: { id: string }[] }; deposits: { rows: { id: string }[] } }>(page, 'query { cases(first: 1) { rows { id } } deposits { rows { id } } }');
  await examineAll(page, [
    { name: 'creditor home', path: '/creditor', shows: firstRow('Vos dossiers') },
    { name: 'creditor cases', path: '/creditor/cases', shows: firstRow('Mes dossiers') },
    { name: 'creditor case', path: `/cases/${data!.cases.rows[0]!.id}`, shows: (p) => p.getByRole('list', { name: 'Fil du dossier' }) },
    { name: 'deposits', path: '/creditor/deposits', shows: firstRow('Dépôts') },
    { name: 'deposit', path: `/creditor/deposits/${data!.deposits.rows[0]!.id}`, shows: firstRow('Dossiers du dépôt') },
    { name: 'to deposit', path: '/creditor/deposit', shows: (p) => p.getByRole('region', { name: 'Les colonnes d’un tableau' }) },
  ]);
  await test.step('deposit preview', async () => {
    await page.getByLabel('Déposez ici vos factures impayées').setInputFiles({ name: 'impayes.csv', mimeType: 'text/csv', buffer: Buffer.from('Facture;Date;Échéance;Montant;Débiteur\nAXE-1;2026-05-31;2026-06-30;1200,00;Menuiserie Hautecloque\nAXE-2;2026-05-31;31/02/2026;90,00;Menuiserie Hautecloque\n') });
    await expect(page.getByRole('grid', { name: 'Dossiers qui seront ouverts' }).getByRole('row').nth(1)).toBeVisible();
    await examine(page, 'deposit preview');
  });
});

test('the administrator’s pages', async ({ house }) => {
  const page = await house.enter('Bruno Lestang');
  const { data } = await ask<{ creditors: { rows: { id: string }[] } }>(page, 'query { creditors(text: "Tessonville") { rows { id } } }');
  const id = data!.creditors.rows[0]!.id;
  await examineAll(page, [
    { name: 'admin home', path: '/admin', shows: (p) => p.getByRole('heading', { name: /^L’agence/ }) },
    { name: 'agency', path: '/admin/agency', shows: heading('Agence') },
    { name: 'creditors', path: '/admin/creditors', shows: firstRow('Créanciers') },
    { name: 'creditor', path: `/admin/creditors/${id}`, shows: (p) => p.getByRole('article', { name: /^Mandat / }) },
    { name: 'new creditor', path: '/admin/creditors/new', shows: (p) => p.getByRole('textbox', { name: 'IBAN' }) },
    { name: 'new mandate', path: `/admin/creditors/${id}/mandate`, shows: (p) => p.getByLabel('Référence du mandat') },
  ]);
  await test.step('a mandate refused', async () => {
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('Cette clause est obligatoire.').first()).toBeVisible();
    await examine(page, 'a mandate refused');
  });
});
