/** A creditor brings what he already has: a table under headers of its own, a paper, a debtor who may be known. What he said once is remembered; what he handed over he can take back. */
import type { Page } from '@playwright/test';
import { pdf } from '../invent.ts';
import { table } from '../invoices.ts';
import { fec } from '../ledger.ts';
import { ask, expect, test } from '../people.ts';

const serial = String(Date.now()).slice(-6);
const daysAgo = (days: number): string => Temporal.Now.plainDateISO('Europe/Paris').subtract({ days }).toString();
const numeric = (iso: string): string => iso.split('-').reverse().join('/');
/** A name that nobody else has: the journey may be taken twice on one database, and nobody is doubted but him. */
const word = [...serial].map((digit) => ['ba', 'co', 'du', 'fi', 'gul', 'lo', 'mer', 'ni', 'pra', 've'][Number(digit)]!).join('');
const named = word[0]!.toUpperCase() + word.slice(1), backwards = [...word].reverse().join('');
const known = `Imprimerie ${named}`, fresh = `Tannerie ${backwards[0]!.toUpperCase()}${backwards.slice(1)}`;
/** Headers that no list of ours knows. */
const HEADERS = [`Kennung ${serial}`, 'Vom', 'Bis', 'Summe', 'Kunde oder Kundin', 'Wohin', 'Leitzahl', 'Stadt'];
const odd = (name: string, lines: string[][]) => table(name, [HEADERS, ...lines]);
const said: [string, string][] = [[`Kennung ${serial}`, 'Numéro de facture'], ['Vom', 'Date de la facture'], ['Bis', 'Échéance'], ['Summe', 'Montant TTC'], ['Kunde oder Kundin', 'Nom du débiteur'], ['Wohin', 'Adresse'], ['Leitzahl', 'Code postal'], ['Stadt', 'Ville']];
const count = async (page: Page) => (await ask<{ cases: { total: number } }>(page, 'query { cases { total } }')).data!.cases.total;

test('an odd table becomes cases: said once, decided, proved, confirmed, remembered, taken back', async ({ house }) => {
  test.setTimeout(150_000);
  const page = await house.enter('Camille Ferrandier');
  const keys = page.keyboard;

  await test.step('one invoice by hand, with what it would become beside it', async () => {
    await page.goto('/creditor/deposit/one');
    await page.getByLabel('Raison sociale').fill(known);
    await page.getByLabel('Adresse (facultatif)', { exact: true }).fill('27 rue des Forges');
    await page.getByLabel('Code postal').fill('35300');
    await page.getByLabel('Ville').fill('Fougères');
    await page.getByLabel('Numéro de facture').fill(`CF-${serial}-00`);
    await page.getByLabel('Date de la facture').fill(numeric(daysAgo(90)));
    await page.getByLabel('Échéance').fill(numeric(daysAgo(60)));
    await page.getByLabel('Montant TTC').fill('410,20');
    const beside = page.getByRole('complementary', { name: 'Ce que cette facture deviendra' });
    await expect(beside).toContainText(known);
    await expect(beside).toContainText('nouveau');
    await keys.press('Control+Enter');
    await expect(page.getByRole('main').getByRole('status')).toContainText(`La facture CF-${serial}-00 est confiée`);
    await expect(page.getByRole('button', { name: 'Une autre facture du même débiteur' })).toBeVisible();
  });

  const before = await count(page);
  await test.step('a table under headers of its own: its columns are said by keyboard, and the preview follows', async () => {
    await page.goto('/creditor/deposit');
    await page.getByLabel('Déposez ici vos factures impayées').setInputFiles([
      odd('offene-posten.csv', [
        [`CF-${serial}-01`, numeric(daysAgo(120)), numeric(daysAgo(90)), '1200,00', `Impr. ${named}`, '27 rue des Forges', '35300', 'Fougères'],
        [`CF-${serial}-02`, numeric(daysAgo(100)), numeric(daysAgo(70)), '860,40', fresh, '4 quai des Cuirs', '79000', 'Niort'],
      ]),
      { name: `bon de livraison CF-${serial}-01.pdf`, mimeType: 'application/pdf', buffer: pdf('Bon de livraison') },
    ]);
    const columns = page.getByRole('region', { name: 'Les colonnes de offene-posten.csv' });
    await expect(columns).toContainText('Il manque');
    for (const [header, field] of said) {
      const box = columns.getByRole('combobox', { name: `Ce que dit la colonne « ${header} »` });
      if ((await box.inputValue()) === field) continue;
      await box.focus();
      await keys.press('Control+a');
      await keys.type(field);
      await expect(page.getByRole('option', { name: field, exact: true }).first()).toBeVisible();
      await keys.press('Enter');
      await expect(box).toHaveValue(field);
      await expect(box).toBeFocused();
    }
    await expect(columns).not.toContainText('Il manque');
    await expect(columns.getByLabel('Retenir pour la prochaine fois')).toBeChecked();
    expect(await count(page)).toBe(before);
  });

  await test.step('a debtor who may be known is decided by a figure', async () => {
    await page.getByRole('navigation', { name: 'Parties du dépôt' }).getByRole('button', { name: /^Débiteurs à reconnaître/ }).click();
    const doubtful = page.getByRole('region', { name: 'Débiteurs à reconnaître' });
    await expect(doubtful.getByRole('heading', { name: `Impr. ${named}` })).toBeVisible();
    await expect(doubtful.getByRole('list', { name: 'Qui il peut être' })).toContainText(known);
    await expect(doubtful).toContainText('sur 100');
    await keys.press('1');
    await expect(doubtful.getByRole('status')).toHaveText('tous sont décidés');
    await keys.press('Escape');
    const rows = page.getByRole('grid', { name: 'Dossiers qui seront ouverts' });
    await expect(rows.getByRole('row').filter({ hasText: known })).toContainText('rejoint le dossier');
    await expect(rows.getByRole('row').filter({ hasText: fresh })).toContainText('nouveau');
  });

  await test.step('the paper found its invoice by its name', async () => {
    await page.getByRole('navigation', { name: 'Parties du dépôt' }).getByRole('button', { name: /^Pièces \d/ }).click();
    await expect(page.getByRole('region', { name: 'Pièces', exact: true })).toContainText(`bon de livraison, pour CF-${serial}-01, ${known}`);
  });

  await test.step('confirmed: the deposit is there, with its paper', async () => {
    await keys.press('Control+Enter');
    await expect(page.getByRole('main').getByRole('status').first()).toContainText('2 dossiers confiés');
    await expect(page.getByRole('main')).toContainText('1 pièce');
  });
  const deposit = page.url().replace(/\?.*/, '');

  await test.step('the next table of these columns is read without a question, and says so', async () => {
    await page.getByRole('link', { name: 'Déposer d’autres factures' }).click();
    await page.getByLabel('Déposez ici vos factures impayées').setInputFiles(odd('offene-posten-2.csv', [[`CF-${serial}-03`, numeric(daysAgo(80)), numeric(daysAgo(50)), '99,90', fresh, '4 quai des Cuirs', '79000', 'Niort']]));
    await expect(page.getByRole('heading', { name: '1 dossier ouvert recevra des factures' })).toBeVisible();
    await page.getByRole('region', { name: 'Fichiers' }).getByRole('button', { name: /^colonnes retenues/ }).click();
    await expect(page.getByRole('region', { name: 'Les colonnes de offene-posten-2.csv' })).toContainText('lors d’un dépôt précédent');
    await page.getByRole('button', { name: 'Abandonner' }).click();
  });

  await test.step('a ledger: what is paid is left, terms are asked once, the balance is aged', async () => {
    const customer = (code: string, name: string) => ({ code, name: `${name} ${serial}` });
    await page.getByLabel('Déposez ici vos factures impayées').setInputFiles(fec('094718263', '2026-09-30', [
      { customer: customer('C1', 'Librairie Passerose'), reference: `FE-${serial}-1`, on: daysAgo(200), amount: '500,00' },
      { customer: customer('C1', 'Librairie Passerose'), reference: `FE-${serial}-2`, on: daysAgo(190), amount: '80,00', paid: { on: daysAgo(150), amount: '80,00', lettered: true } },
      { customer: customer('C2', 'Menuiserie Grandval'), reference: `FE-${serial}-3`, on: daysAgo(170), amount: '1000,00', paid: { on: daysAgo(140), amount: '400,00', lettered: false } },
    ]));
    const terms = page.getByRole('region', { name: 'Conditions de paiement' });
    await expect(terms).toContainText('2 factures sans échéance');
    await terms.getByLabel('Délai de paiement, en jours').fill('90');
    await expect(terms).toContainText('C. com. L441-10');
    await terms.getByLabel('Délai de paiement, en jours').fill('30');
    await expect(page.getByText('2 dossiers, 2 factures, 1 100,00 €')).toBeVisible();
    await expect(terms.getByLabel('Délai de paiement, en jours')).toBeFocused();
    await page.getByRole('button', { name: 'Balance âgée' }).click();
    await expect(page.getByRole('region', { name: 'Balance âgée' })).toContainText('1 100,00 €');
    await page.getByRole('button', { name: 'Abandonner' }).click();
  });

  await test.step('taken back: what would be touched is shown first, a reason is given, and the page says so', async () => {
    await page.goto(deposit);
    await expect(page.getByRole('grid', { name: 'Dossiers du dépôt' })).toContainText(fresh);
    await keys.press('r');
    const undo = page.getByRole('region', { name: 'Reprendre ce dépôt' });
    await expect(undo.getByRole('table', { name: /Ce qui sera repris : 2 dossiers/ })).toContainText('le dossier prend fin');
    await expect(undo).toContainText('ces factures en sortent, le dossier continue');
    await undo.getByLabel('Pourquoi ce dépôt est repris').fill('mauvais fichier');
    await keys.press('Control+Enter');
    await expect(page.getByText(/^Ce dépôt a été repris le /)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Reprendre ce dépôt' })).toHaveCount(0);
  });
});
