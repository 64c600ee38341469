/**
 * What somebody may ask about his data: to know it, to have it put right, to have it erased. The collector takes it down by keyboard, the
 * administrator answers; what the law has kept stays and says by which text, and what has had its time is looked at before anything falls.
 */
import { randomInt } from 'node:crypto';
import fs from 'node:fs';
import type { Page } from '@playwright/test';
import { table, type Company } from '../invoices.ts';
import { handOver } from '../own-case.ts';
import { expect, test } from '../people.ts';
import { mark, plain, wasNotReloaded, wordsOf } from '../reading.ts';

const serial = `${String(Date.now()).slice(-6)}${randomInt(10)}`;
const today = Temporal.Now.plainDateISO('Europe/Paris');
const numeric = (day: Temporal.PlainDate): string => String(day).split('-').reverse().join('/');
const person: Company = { name: `Mme Odile Carpentier ${serial}`, siren: '', line1: '4 rue du Moulin-Brûlé', postalCode: '44000', city: 'Nantes' };
const email = `odile.carpentier.${serial}@courriel.example`;
const invoices = () => table(`particuliers-${serial}.csv`, [
  ['N° de facture', 'Date de facture', 'Date d’échéance', 'Montant TTC', 'Client', 'Adresse', 'Code postal', 'Ville', 'Email'],
  [`OC-${serial}`, numeric(today.subtract({ days: 140 })), numeric(today.subtract({ days: 110 })), '640,00', person.name, person.line1, person.postalCode, person.city, email],
]);

const thread = (page: Page) => page.getByRole('list', { name: 'Fil du dossier' });
/** The act R of a case: what is asked, by its letter, and the words in which it was asked. */
async function takeDown(page: Page, letter: string, seen: string, said: string): Promise<void> {
  await page.keyboard.press('r');
  const panel = page.getByRole('region', { name: 'Demande d’une personne (RGPD)' });
  await expect(panel).toBeVisible();
  await page.keyboard.press(letter);
  if (seen) await panel.getByLabel('Identité : ce qui a été vu').fill(seen);
  await panel.getByLabel('Ses mots').fill(said);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('La demande est inscrite ; elle se répond avant le')).toBeVisible();
  await expect(panel).toHaveCount(0);
}
/** The newest request, opened from the list by Enter. */
async function openNewest(page: Page, kind: string): Promise<void> {
  await page.goto('/privacy?state=open');
  const row = page.getByRole('row').filter({ hasText: person.name }).filter({ hasText: kind });
  await expect(row).toBeVisible();
  await row.click();
  await expect(page.getByRole('heading', { name: /^Demande \d+$/ })).toBeVisible();
}
async function close(page: Page, how: 'Il est répondu' | 'La demande est refusée', words: string, ground?: string): Promise<void> {
  const part = page.getByRole('region', { name: 'Répondre' });
  await part.getByText(how, { exact: true }).click();
  if (ground) { await part.getByRole('combobox', { name: 'Motif' }).click(); await page.getByRole('option', { name: ground }).click(); }
  await part.getByRole('textbox').fill(words);
  await part.getByRole('button', { name: /^Clore/ }).click();
  await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: 'Clore' }).click();
  await expect(page.getByText('La demande est close')).toBeVisible();
}

test.describe.configure({ timeout: 150_000 });

test('a person asks what is held on her, has it put right, and is told what may not be erased', async ({ house }) => {
  const [creditor, collector, administrator] = [await house.enter('Maud Delcambre'), await house.enter('Solange Maréchal'), await house.enter('Delphine Auriol')];
  const file = (await handOver(creditor, [invoices()], `privacy-${serial}`))(person);

  await test.step('the collector takes down that she wants to know what is held', async () => {
    await collector.goto(`/cases/${file.id}`);
    await expect(thread(collector)).toBeVisible();
    await takeDown(collector, 'a', '', 'Je veux savoir ce que vous détenez sur moi.');
  });

  await test.step('nothing is given before she is known; then a paper for her, and the same for a machine, in which our people have no name', async () => {
    await openNewest(administrator, 'Accès');
    await administrator.getByRole('button', { name: 'Réunir les données' }).click();
    await expect(administrator.getByRole('alert')).toContainText('RGPD art. 12');
    await administrator.getByLabel('Ce qui a été vu').fill('Carte d’identité au guichet');
    await administrator.getByRole('button', { name: 'Inscrire la vérification' }).click();
    await expect(administrator.getByText('Identité vérifiée')).toBeVisible();
    await administrator.getByRole('button', { name: 'Réunir les données' }).click();
    await expect(administrator.getByText('Données réunies')).toBeVisible({ timeout: 30_000 });
    const read = async (name: RegExp): Promise<Buffer> => {
      const [download] = await Promise.all([administrator.waitForEvent('download'), administrator.getByRole('link', { name }).click()]);
      return fs.readFileSync(await download.path());
    };
    const pdf = await read(/\.pdf$/), paper = plain(await wordsOf(pdf)), machine = JSON.stringify(JSON.parse((await read(/\.json$/)).toString()));
    for (const said of [person.name, person.line1, email, `OC-${serial}`, file.publicReference]) { expect(paper).toContain(said); expect(machine).toContain(said); }
    for (const said of ['Solange Maréchal', 'Delphine Auriol']) { expect(paper).not.toContain(said); expect(machine).not.toContain(said); }
    await close(administrator, 'Il est répondu', 'Les données réunies ce jour lui sont envoyées par lettre.');
    await expect(administrator.getByRole('region', { name: 'Répondre' })).toHaveCount(0);
  });

  await test.step('she has moved: what is put right is read on the case without a reload, and the address before stays with its source', async () => {
    await collector.goto(`/cases/${file.id}`);
    await expect(thread(collector)).toBeVisible();
    await takeDown(collector, 'r', 'Appelée au numéro connu', 'J’habite désormais rue des Tanneries, à Angers.');
    await mark(collector);
    await openNewest(administrator, 'Rectification');
    const part = administrator.getByRole('region', { name: 'Corriger' });
    await part.getByLabel('Adresse', { exact: true }).fill('12 rue des Tanneries');
    await part.getByLabel('Code postal').fill('49000');
    await part.getByLabel('Ville').fill('Angers');
    await part.getByLabel('D’où le sait-on').fill('Justificatif de domicile vu ce jour');
    await part.getByRole('button', { name: 'Corriger' }).click();
    await expect(administrator.getByText('Données rectifiées')).toBeVisible();
    await expect(collector.getByText('12 rue des Tanneries').first()).toBeVisible();
    await wasNotReloaded(collector);
    await close(administrator, 'Il est répondu', 'Son adresse est corrigée.');
  });

  await test.step('she wants it all erased: what stands says by which text, nothing falls, and the refusal gives its ground', async () => {
    await collector.goto(`/cases/${file.id}`);
    await expect(thread(collector)).toBeVisible();
    await takeDown(collector, 'e', 'Appelée au numéro connu', 'Effacez tout ce que vous avez sur moi.');
    await openNewest(administrator, 'Effacement');
    const part = administrator.getByRole('region', { name: 'Ce qui peut être effacé' });
    await expect(part.getByRole('row').filter({ hasText: 'Identité' })).toContainText('le dossier est en cours');
    await part.getByLabel('Pourquoi il est effacé').fill('Elle le demande.');
    await part.getByRole('button', { name: 'Effacer' }).click();
    const sure = administrator.getByRole('alertdialog').or(administrator.getByRole('dialog'));
    await expect(sure).toContainText('Rien ne peut être effacé aujourd’hui');
    await sure.getByRole('button', { name: 'Effacer' }).click();
    await expect(part.getByRole('alert')).toContainText('RGPD art. 17');
    await collector.reload();
    await expect(collector.getByText('12 rue des Tanneries').first()).toBeVisible();
    await close(administrator, 'La demande est refusée', 'Une créance est en cours ; elle peut saisir la CNIL et le juge.', 'Nécessaire à l’exercice de droits en justice');
  });

  await test.step('what has had its time is looked at, and looking erases nothing', async () => {
    await administrator.goto('/privacy/retention');
    await administrator.getByRole('button', { name: 'Voir ce qui serait effacé' }).click();
    await expect(administrator.getByRole('region', { name: 'Ce qui a fait son temps' }).getByRole('listitem').filter({ hasText: 'Regardé' }).first()).toBeVisible({ timeout: 60_000 });
    await expect(administrator.getByRole('listitem').filter({ hasText: 'Effacé' })).toHaveCount(0);
    await administrator.goto('/privacy/register');
    await expect(administrator.getByRole('heading', { name: 'Registre des traitements' })).toBeVisible();
  });
});
