/** The pictures of the README, taken when asked for: SHOTS=1. They need the demo agency as it starts. */
import path from 'node:path';
import type { Page } from '@playwright/test';
import { pdf } from '../invent.ts';
import { ask, expect, test } from '../people.ts';
import { allows, canVisit, casesTold, heldCase, isOpen, visit } from './told.ts';

const shots = path.join(import.meta.dirname, 'shots');
// Nothing moves, and no cursor blinks, while the picture is taken.
const take = (page: Page, name: string) => page.screenshot({ path: path.join(shots, `${name}.png`), animations: 'disabled', caret: 'hide' });

if (process.env['SHOTS'] === '1') {
  test('the door', async ({ house }) => {
    const page = await house.open({ reducedMotion: 'reduce' });
    await page.goto('/sign-in');
    await expect(page.getByRole('region', { name: 'Comptes de démonstration' })).toBeVisible();
    await take(page, 'sign-in');
  });

  test('the collector’s day', async ({ house }) => {
    const page = await house.enter('Hélène Vasseur', { reducedMotion: 'reduce' });
    await expect(page.getByRole('complementary', { name: 'Aperçu du dossier' }).getByText('Principal')).toBeVisible();
    await take(page, 'queue');

    const { data } = await ask<{ queue: { rows: { id: string; nextActionKind: string }[] } }>(page, 'query { queue(first: 100) { rows { id nextActionKind } } }');
    const { rows } = data!.queue;
    // The one of whom there is most to tell, between companies: its interest has lines.
    const stories = await Promise.all(rows.slice(0, 40).map(async ({ id }) => (await ask<{ caseFile: { id: string; regime: string; timelineCount: number } }>(page, 'query($id: ID!) { caseFile(id: $id) { id regime timelineCount } }', { id })).data!.caseFile));
    const told = stories.filter(({ regime }) => regime === 'commercial').sort((a, b) => b.timelineCount - a.timelineCount)[0]!;
    await page.goto(`/cases/${told.id}`);
    await expect(page.getByRole('list', { name: 'Fil du dossier' })).toBeVisible();
    await page.getByRole('region', { name: 'Qui et combien' }).locator('dt', { hasText: 'Intérêts de retard' }).locator('xpath=following-sibling::dd[1]').getByRole('button').click();
    await expect(page.getByText('Somme des lignes')).toBeVisible();
    await take(page, 'case');

    await page.goto(`/cases/${told.id}?act=promise`);
    await expect(page.getByRole('textbox', { name: 'Pour quand' })).toBeFocused();
    await page.keyboard.type('ven.');
    await page.keyboard.press('Tab');
    await page.keyboard.type('500');
    await expect(page.getByText('Vérifier la banque le')).toBeVisible();
    await take(page, 'call');

    const waiting = rows.find(({ nextActionKind }) => nextActionKind === 'send_formal_notice') ?? rows[0]!;
    await page.goto(`/cases/${waiting.id}/formal-notice`);
    await expect(page.getByRole('document', { name: 'La lettre telle qu’elle part' }).locator('.paper')).toContainText('Mise en demeure de payer');
    await expect(page.getByRole('button', { name: 'Envoyer la mise en demeure' })).toBeEnabled();
    await take(page, 'formal-notice');
  });

  test('the creditor’s money', async ({ house }) => {
    const page = await house.enter('Camille Ferrandier', { reducedMotion: 'reduce' });
    await expect(page.getByRole('grid', { name: 'Vos dossiers' }).getByRole('row').nth(1)).toBeVisible();
    await take(page, 'creditor-home');

    await page.goto('/creditor/deposit');
    const lines = [
      ['FA-2026-0712', '2026-07-31', '2026-08-30', '4 860,00', 'Imprimerie Carnaudet SARL', '3 rue des Forges', '35300', 'Fougères'], ['FA-2026-0748', '2026-08-14', '2026-09-13', '1 936,80', 'Imprimerie Carnaudet SARL', '3 rue des Forges', '35300', 'Fougères'],
      ['FA-2026-0755', '2026-08-17', '2026-09-16', '12 408,25', 'Cartonnages Lannédern SAS', '18 quai des Tanneurs', '49100', 'Angers'], ['FA-2026-0761', '2026-08-20', '31/02/2026', '742,10', 'Librairie du Parvis SARL', '7 rue Basse', '44000', 'Nantes'],
      ['FA-2026-0770', '2026-08-24', '2026-09-23', '2 251,44', 'Éditions de Malaucesne SAS', '22 cours des Tilleuls', '33000', 'Bordeaux'], ['FA-2026-0783', '2026-08-28', '2026-09-27', '98O,00', 'Sérigraphie Hautecloque EURL', '5 allée des Charmes', '76000', 'Rouen'],
      ['FA-2026-0790', '2026-09-01', '2026-10-01', '6 120,00', 'Ateliers Valmondin SARL', '11 route de la Gare', '72000', 'Le Mans'],
    ];
    const text = [['Facture', 'Date', 'Échéance', 'Montant TTC', 'Raison sociale', 'Adresse', 'Code postal', 'Ville'], ...lines].map((cells) => cells.join(';')).join('\r\n');
    await page.getByLabel('Déposez ici vos factures impayées').setInputFiles({ name: 'impayes-septembre.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await expect(page.getByRole('grid', { name: 'Dossiers qui seront ouverts' }).getByRole('row').nth(1)).toBeVisible();
    await take(page, 'deposit-preview');
  });

  test('the debtor on his telephone', async ({ house }) => {
    const staff = await house.enter('Solange Maréchal');
    const file = await (await casesTold(staff))((one) => isOpen(one) && canVisit(one) && one.regime === 'commercial' && !one.planState && !one.disputed && allows('plan')(one));
    const page = await house.open({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, reducedMotion: 'reduce' });
    await visit(page, staff, file);
    await page.locator('summary', { hasText: 'Intérêts' }).click();
    await take(page, 'debtor-statement');
    await page.goto('/d/pay');
    await expect(page.getByRole('img', { name: 'Code QR du virement' })).toBeVisible();
    await take(page, 'debtor-pay');
    await page.goto('/d/plan?months=4');
    await expect(page.getByRole('button', { name: 'Valider 4 versements' })).toBeAttached();
    await take(page, 'debtor-plan');
  });

  test('the bailiff’s file', async ({ house }) => {
    const page = await house.enter('Maître Aude Kerbrat', { reducedMotion: 'reduce' });
    await page.goto('/bailiff/current');
    await page.getByLabel('Déposez ici l’acte').setInputFiles({ name: 'commandement-saisie-vente.pdf', mimeType: 'application/pdf', buffer: pdf('Commandement aux fins de saisie-vente') });
    await page.getByLabel('Coût TTC').fill('64,12');
    await page.getByRole('combobox', { name: 'Remis comment' }).click();
    await page.getByRole('option', { name: 'À personne', exact: true }).click();
    await expect(page.getByRole('status').filter({ hasText: 'acte compris' })).toBeVisible();
    await take(page, 'bailiff');
  });

  test('money and plans at the agency', async ({ house }) => {
    const page = await house.enter('Solange Maréchal', { reducedMotion: 'reduce' });
    const file = await (await casesTold(page))((one) => isOpen(one) && one.planState === 'agreed' && one.paid !== '0.00');
    await page.goto(`/cases/${file.id}?act=plan`);
    await expect(page.getByRole('article', { name: 'L’échéancier en cours' })).toBeVisible();
    await take(page, 'case-plan');
    const accountant = await house.enter('Inès Caradec', { reducedMotion: 'reduce' });
    await accountant.goto(`/payments/new?case=${file.id}`);
    await accountant.getByLabel('Somme', { exact: true }).fill('150');
    await accountant.getByLabel('Date de valeur').fill('auj.');
    await expect(accountant.getByRole('region', { name: 'Imputation' })).toBeVisible();
    await take(accountant, 'record-payment');
  });

  test('the law room', async ({ house }) => {
    const administrator = await house.enter('Delphine Auriol', { reducedMotion: 'reduce' });
    await administrator.goto('/law');
    await expect(administrator.getByRole('heading', { name: 'Le droit appliqué' })).toBeVisible();
    await take(administrator, 'law');
    const { data } = await ask<{ lawEntries: { rows: { id: string }[] } }>(administrator, '{ lawEntries(first: 1, state: "entered") { rows { id } } }');
    await administrator.goto(`/law/entries/${data!.lawEntries.rows[0]!.id}`);
    await expect(administrator.getByRole('grid').getByRole('row').nth(1)).toBeVisible();
    await take(administrator, 'law-entry');

    const page = await house.enter('Solange Maréchal', { reducedMotion: 'reduce' });
    const held = (await heldCase(page, 'insolvencyProceeding')).id;
    await page.goto(`/cases/${held}?act=hold`);
    await expect(page.getByRole('article', { name: 'procédure collective' })).toBeVisible();
    await take(page, 'hold');
    await page.goto(`/cases/${held}/legal-file`);
    await expect(page.getByRole('heading', { name: 'Les voies, et ce qui les ferme' })).toBeVisible();
    await take(page, 'legal-file');
  });
}
