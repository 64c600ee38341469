/** What the law takes out of the ordinary course: an insolvency entered by keyboard stops what it must, and taken back leaves no cent behind; a claim that time has barred is given up. */
import { randomInt } from 'node:crypto';
import type { Page } from '@playwright/test';
import { siren } from '../invent.ts';
import { ubl, type Company } from '../invoices.ts';
import { handOver, sellerOf } from '../own-case.ts';
import { barredCases } from '../pages/told.ts';
import { ask, expect, test } from '../people.ts';
import { plain } from '../reading.ts';

const serial = `${String(Date.now()).slice(-6)}${randomInt(10)}`;
const today = Temporal.Now.plainDateISO('Europe/Paris');
const typed = (day: Temporal.PlainDate): string => String(day).split('-').reverse().join('/');
const sawmill: Company = { name: `Scierie du Val-Perdu ${serial}`, siren: siren(), line1: '7 route des Grumes', postalCode: '87000', city: 'Limoges' };

const dueOf = async (page: Page, id: string): Promise<string> => (await ask<{ caseFile: { due: string } }>(page, 'query ($id: ID!) { caseFile(id: $id) { due } }', { id })).data!.caseFile.due;
const thread = (page: Page) => page.getByRole('list', { name: 'Fil du dossier' });

test.use({ actionTimeout: 8_000 });

test('an insolvency holds a case, by keyboard, and taken back it never was', async ({ house }) => {
  const [creditor, page] = [await house.enter('Maud Delcambre'), await house.enter('Solange Maréchal')];
  const keys = page.keyboard;
  const caseOf = await handOver(creditor, [ubl(`facture-${serial}.xml`, await sellerOf(creditor), sawmill, { reference: `VP-${serial}`, issuedOn: String(today.subtract({ days: 200 })), dueOn: String(today.subtract({ days: 170 })), amount: '3200.00' })], `holds-${serial}`);
  const { id, publicReference } = caseOf(sawmill), before = await dueOf(page, id), opened = today.subtract({ days: 20 });

  await test.step('H, R, the day of the judgment: what would stop, run no more and be due is told before', async () => {
    await page.goto(`/cases/${id}`);
    await expect(thread(page)).toBeVisible();
    await keys.press('h');
    await expect(page.getByRole('region', { name: 'Mise en attente' })).toBeVisible();
    await keys.press('r');
    await keys.press('Tab');
    await expect(page.getByLabel('Jugement d’ouverture du')).toBeFocused();
    await keys.type(typed(opened));
    await keys.press('Tab');
    const foreseen = page.locator('.hold-foreseen');
    for (const said of ['demandes en justice', 'C. com. L622-21', 'mandataire judiciaire', 'intérêts', 'C. com. L622-28', 'Guetter la publication au BODACC']) await expect(foreseen).toContainText(said);
    await expect.poll(async () => plain(await foreseen.innerText())).toMatch(/^Dû : 3 \d{3},\d\d €, puis 3 \d{3},\d\d €/);
    expect(await dueOf(page, id)).toBe(before);
    // Without its source nothing is kept.
    await keys.press('Control+Enter');
    await expect(page.getByLabel('D’où le sait-on')).toBeFocused();
    await keys.type('Jugement reçu du greffe.');
    await keys.press('Control+Enter');
    await expect(page.getByText('C’est inscrit ; ce que la loi arrête est arrêté')).toBeVisible();
  });

  await test.step('the band says it, less is due, the notice is refused by its article', async () => {
    const band = page.locator('.hold-band');
    for (const said of ['procédure collective', 'lettres', 'C. com. L622-7', 'mandataire judiciaire']) await expect(band).toContainText(said);
    const held = await dueOf(page, id);
    expect(Number(held)).toBeLessThan(Number(before));
    await expect(page.getByRole('complementary').or(page.locator('.acts')).first()).toContainText('Guetter la publication au BODACC');
    await page.goto(`/cases/${id}/formal-notice`);
    await expect(page.getByRole('alert').or(page.locator('.refusal')).first()).toContainText('C. com. L622-7');
    expect((await ask(page, 'mutation ($input: SendFormalNoticeInput!) { sendFormalNotice(input: $input) { ... on Refusal { code article } } }', { input: { caseId: id, channel: 'registered', idempotencyKey: `held-${serial}` } })).data).toEqual({ sendFormalNotice: { code: 'on_hold', article: 'C. com. L622-7' } });
  });

  await test.step('the queue names the task; published, the proof of claim has its last day', async () => {
    const { data } = await ask<{ caseFile: { assigneeName: string } }>(page, 'query ($id: ID!) { caseFile(id: $id) { assigneeName } }', { id });
    const collector = await house.enter(data!.caseFile.assigneeName);
    const line = collector.getByRole('grid', { name: 'File' }).getByRole('row').filter({ hasText: sawmill.name });
    await expect(collector.getByRole('grid', { name: 'File' }).getByRole('row').nth(1)).toBeVisible();
    await collector.keyboard.press('/');
    await collector.keyboard.type(serial);
    await expect(line).toContainText('Guetter la publication au BODACC');
    await page.goto(`/cases/${id}?act=hold`);
    await page.getByRole('button', { name: 'Compléter' }).click();
    await page.getByLabel('Publié au BODACC le').fill(typed(today.subtract({ days: 10 })));
    await page.getByLabel('D’où le sait-on').fill('Annonce du BODACC.');
    await keys.press('Control+Enter');
    await expect(page.locator('.hold-band')).toContainText('Déclarer la créance, au plus tard le');
    await expect(line).toContainText('Déclarer la créance, avant le');
  });

  await test.step('voided, it never was: the same cent is due, the notice may leave', async () => {
    const article = page.getByRole('article', { name: 'procédure collective' });
    if (!(await article.isVisible())) await page.goto(`/cases/${id}?act=hold`);
    await article.getByRole('button', { name: 'Annuler la mesure' }).click();
    await page.getByLabel('Pourquoi').fill('Homonyme : une autre société.');
    await keys.press('Control+Enter');
    await expect(page.getByText('La mesure est annulée')).toBeVisible();
    await expect(page.locator('.hold-band')).toHaveCount(0);
    expect(await dueOf(page, id)).toBe(before);
    await expect(thread(page)).toContainText('Mesure retirée, elle n’a jamais été');
    await page.goto(`/cases/${id}/formal-notice`);
    await expect(page.getByRole('document', { name: 'La lettre telle qu’elle part' })).toContainText(publicReference);
  });
});

test('what time has barred against a consumer is given up, and his case closes', async ({ house }) => {
  const page = await house.enter('Solange Maréchal');
  const file = (await barredCases(page)).at(-1);
  expect(file, 'a case of the demo whose claim is barred').toBeDefined();
  const { id, due, barredClaims: [claim] } = file!, { reference } = claim!;

  await test.step('every demand is refused, by its article', async () => {
    await page.goto(`/cases/${id}`);
    const told = page.getByRole('region', { name: 'Créances prescrites' });
    for (const said of ['aucune demande n’est possible', 'C. conso. L218-2', reference]) await expect(told).toContainText(said);
    expect((await ask(page, 'mutation ($input: SendFormalNoticeInput!) { sendFormalNotice(input: $input) { ... on Refusal { code article } } }', { input: { caseId: id, channel: 'simple', idempotencyKey: `barred-${serial}` } })).data).toEqual({ sendFormalNotice: { code: 'claim_barred', article: 'C. conso. L218-2' } });
  });

  await test.step('given up: told first, kept by Ctrl Entrée; nothing is owed, the case is closed, and the thread says why', async () => {
    const button = page.getByRole('button', { name: 'Renoncer aux créances prescrites' });
    await button.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText('Plus rien n’est dû : le dossier est clos comme prescrit.')).toBeVisible();
    expect(await dueOf(page, id)).toBe(due);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('L’agence renonce aux créances prescrites ; le dossier est clos')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Créances prescrites' })).toHaveCount(0);
    expect(await dueOf(page, id)).toBe('0.00');
    await expect(thread(page)).toContainText('Renonce à ce qui est prescrit');
  });
});
