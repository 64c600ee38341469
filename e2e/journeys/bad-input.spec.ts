/** What is wrong gets one clear sentence in French that names the field or the line; nothing is half-written. */
import fs from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { table, windows1252, type Dropped } from '../invoices.ts';
import { siren } from '../invent.ts';
import { account, ask, expect, test } from '../people.ts';

const HEAD = ['N° de facture', 'Date', 'Échéance', 'Montant TTC', 'Raison sociale', 'SIREN'];
const good = (reference: string, amount = '1200,00', dueOn = '30/06/2026') => [reference, '31/05/2026', dueOn, amount, 'Menuiserie Hautecloque', siren()];
const csv = (name: string, text: string, mark = ''): Dropped => ({ name, mimeType: 'text/csv', buffer: Buffer.from(mark + text) });
const xml = (name: string, text: string): Dropped => ({ name, mimeType: 'application/xml', buffer: Buffer.from(text) });

const counted = async (page: Page) => (await ask(page, 'query { cases { total } deposits { rows { id } } creditorHome { openCases principal } }')).data;

/** Drops files as a creditor on a page that holds none yet, and gives what the screen refuses. */
async function drop(page: Page, files: Dropped[] | string): Promise<Locator> {
  const field = page.getByLabel('Déposez ici vos factures impayées');
  const again = page.getByRole('button', { name: 'Abandonner' });
  await expect(field.or(again).first()).toBeAttached();
  if (await again.isVisible()) await again.click();
  await field.setInputFiles(files);
  return page.getByRole('region', { name: /refusés?$/ });
}

test('a wrong password says one sentence, and not which of the two was wrong', async ({ house }) => {
  const page = await house.open();
  const sentences: string[] = [];
  for (const email of [account('Bruno Lestang').email, 'personne@orvelle.example']) {
    await page.goto('/sign-in');
    await page.getByLabel('Adresse électronique').fill(email);
    await page.getByLabel('Mot de passe').fill('pas celui-ci');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toHaveCount(1);
    await expect(page.getByRole('alert')).toContainText('L’adresse ou le mot de passe ne convient pas.');
    sentences.push(await page.getByRole('alert').innerText());
    expect(new URL(page.url()).pathname).toBe('/sign-in');
  }
  expect(sentences[0]).toBe(sentences[1]);
  expect((await ask(page, 'query { me { id } }')).errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
});

test('files that cannot be read are refused by line and field, in words; nothing is written', async ({ house }, info) => {
  const page = await house.enter('Maud Delcambre');
  const before = await counted(page);
  await page.goto('/creditor/deposit');

  await test.step('a column is missing', async () => {
    const refused = await drop(page, [table('sans-echeance.csv', [HEAD.filter((name) => name !== 'Échéance'), good('BAD-1').toSpliced(2, 1)])]);
    await expect(refused).toContainText('sans-echeance.csv');
    await expect(refused).toContainText(/Il manque la colonne .*échéance/i);
    await expect(page.getByRole('region', { name: 'Les colonnes de sans-echeance.csv' })).toContainText('Il manque : Échéance.');
    await expect(page.getByText('0 dossier, 0 facture, 0,00 €')).toBeVisible();
    await expect(page.getByRole('button', { name: /^Confier/ })).toBeDisabled();
  });

  await test.step('a mark at the head of the file (BOM) hides nothing', async () => {
    const refused = await drop(page, [csv('avec-marque.csv', [HEAD, good('BAD-2')].map((line) => line.join(';')).join('\n'), '\ufeff')]);
    await expect(page.getByRole('heading', { name: '1 dossier sera ouvert' })).toBeVisible();
    await expect(page.getByRole('grid')).toContainText('1 200,00 €');
    await expect(refused).toHaveCount(0);
  });

  await test.step('one bad line of a hundred: the ninety-nine are there, the one is told', async () => {
    const lines = Array.from({ length: 100 }, (_, at) => good(`BAD-3-${at}`, '1\u00a0234,56 €', at === 49 ? '31/02/2026' : undefined));
    const refused = await drop(page, [table('cent.csv', [HEAD, ...lines])]);
    await expect(page.getByText('99 dossiers, 99 factures, 122 221,44 €')).toBeVisible();
    await expect(refused).toContainText('cent.csv, ligne 51');
    await expect(refused).toContainText('Échéance');
    await expect(refused).toContainText('« 31/02/2026 » : cette date n’existe pas.');
    await expect(refused.getByRole('row')).toHaveCount(2);
  });

  await test.step('an amount with a letter, an amount that reads two ways, a SIREN of five figures', async () => {
    const refused = await drop(page, [table('montants.csv', [HEAD, good('BAD-4', '12O,50'), good('BAD-5', '1.234'), [...good('BAD-6').slice(0, 5), '12345']])]);
    for (const [line, field, sentence] of [['ligne 2', 'Montant TTC', '« 12O,50 » contient une lettre. Le montant n’est pas deviné.'], ['ligne 3', 'Montant TTC', '« 1.234 » peut se lire'], ['ligne 4', 'SIREN', '« 12345 » n’est ni un SIREN (9 chiffres) ni un SIRET (14 chiffres).']] as const) {
      const row = refused.getByRole('row').filter({ hasText: `montants.csv, ${line}` });
      await expect(row).toContainText(field);
      await expect(row).toContainText(sentence);
    }
  });

  await test.step('an external entity is never resolved, a file of another kind is not guessed', async () => {
    const refused = await drop(page, [
      xml('entite.xml', '<?xml version="1.0"?><!DOCTYPE Invoice [<!ENTITY x SYSTEM "file:///etc/passwd">]><Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><ID>&x;</ID></Invoice>'),
      // An image beside a file of claims is a paper of theirs; a program is nothing.
      { name: 'programme.csv', mimeType: 'text/csv', buffer: Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 62, 0]) },
    ]);
    await expect(refused.getByRole('row').filter({ hasText: 'entite.xml' })).toContainText('Le fichier déclare une entité externe : il n’est pas lu.');
    await expect(refused.getByRole('row').filter({ hasText: 'programme.csv' })).toContainText('Ce format n’est pas reconnu');
    await expect(page.getByRole('main')).not.toContainText('root:');
  });

  await test.step('a file of 50 MB is named at once and never sent', async () => {
    const big = info.outputPath('grand-livre.csv');
    fs.writeFileSync(big, windows1252(`${HEAD.join(';')}\r\n`));
    fs.truncateSync(big, 50 * 1024 * 1024);
    await drop(page, [table('bon.csv', [HEAD, good('BAD-7')])]);
    await expect(page.getByRole('heading', { name: '1 dossier sera ouvert' })).toBeVisible();
    await page.getByRole('button', { name: 'Abandonner' }).click();
    // Other things may be asked meanwhile (a case that moves elsewhere is read again): of the file itself nothing leaves.
    const sent: string[] = [];
    page.on('request', (request) => { if (request.url().includes('/deposits/files') || (request.postData() ?? '').includes('grand-livre')) sent.push(request.url()); });
    await drop(page, big);
    const refusal = page.getByRole('alert');
    await expect(refusal).toContainText('grand-livre.csv fait 50 Mo ; un fichier doit faire moins de 50 Mo. Séparez-le en plusieurs fichiers.');
    await expect(refusal).toContainText('Il n’a pas été envoyé, et rien n’est enregistré.');
    expect(sent).toEqual([]);
    fs.rmSync(big);
  });

  expect(await counted(page)).toEqual(before);
});

test('what a call cannot be kept with is said at its field', async ({ house }) => {
  const page = await house.enter('Marc Tissandier');
  const row = page.getByRole('grid', { name: 'File' }).getByRole('row').nth(1);
  await expect(row).toBeVisible();
  const { data } = await ask<{ queue: { rows: { id: string; version: number }[] } }>(page, 'query { queue(first: 100) { rows { id version } } }');
  // The last of a hundred: nobody else comes by there meanwhile.
  const quiet = data!.queue.rows.at(-1)!;
  await page.goto(`/cases/${quiet.id}?act=promise`);
  const day = page.getByRole('textbox', { name: 'Pour quand' }), amount = page.getByRole('textbox', { name: 'Combien' });
  await expect(day).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(day).toHaveAccessibleDescription('Écrivez pour quand il promet.');
  await page.keyboard.type('31/02');
  await page.keyboard.press('Tab');
  await expect(day).toHaveAccessibleDescription('« 31/02 » : ce jour n’existe pas.');
  await page.keyboard.type('3OO');
  await page.keyboard.press('Tab');
  await expect(amount).toHaveAccessibleDescription('« 3OO » contient 2 lettres. Écrivez 300.');
  await day.fill('+10j');
  await amount.fill('99999999');
  await page.keyboard.press('Enter');
  await expect(amount).toHaveAccessibleDescription(/^Il est dû .+ : écrivez cette somme ou moins\.$/);
  const after = await ask<{ caseFile: { version: number } }>(page, 'query($id: ID!) { caseFile(id: $id) { version } }', { id: quiet.id });
  expect(after.data!.caseFile.version).toBe(quiet.version);
});
