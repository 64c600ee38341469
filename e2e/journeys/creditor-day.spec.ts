/** A creditor's day on one of his cases, the collector's browser beside his: found, answered, rested, paid directly, spoken of, taken back; neither page is loaded again. */
import { randomInt } from 'node:crypto';
import { pdf, siren } from '../invent.ts';
import { table, type Company } from '../invoices.ts';
import { handOver } from '../own-case.ts';
import { ask, expect, test } from '../people.ts';
import { mark, plain, wasNotReloaded } from '../reading.ts';

const serial = `${String(Date.now()).slice(-6)}${randomInt(10)}`;

const typed = (days: number): string => String(Temporal.Now.plainDateISO('Europe/Paris').subtract({ days })).split('-').reverse().join('/');
const debtor: Company = { name: `Ateliers de la Chênaie ${serial}`, siren: siren(), line1: '9 rue des Tanneurs', postalCode: '37000', city: 'Tours' };
const reference = `JC-${serial}`;
const file = table(`impayes-${serial}.csv`, [
  ['N° de facture', 'Date de facture', 'Date d’échéance', 'Montant TTC', 'Raison sociale', 'SIREN', 'Adresse', 'Code postal', 'Ville'],
  [reference, typed(150), typed(120), '2480,17', debtor.name, debtor.siren, debtor.line1, debtor.postalCode, debtor.city],
]);

test.use({ actionTimeout: 10_000 });

test('search, a proof, a pause, a payment of his own, a message, and the case comes back to him', async ({ house }) => {
  test.setTimeout(180_000);
  const [creditor, collector] = [await house.enter('Maud Delcambre'), await house.enter('Solange Maréchal')];
  const { id, publicReference } = (await handOver(creditor, [file], `day-${serial}`))(debtor);
  const search = creditor.getByRole('combobox', { name: 'Dossier, nom, facture ou action' });
  const thread = collector.getByRole('list', { name: 'Fil du dossier' });
  await collector.goto(`/cases/${id}`);
  await expect(thread).toBeVisible();
  await mark(collector);

  await test.step('one search: by SIREN, by amount, by invoice; Enter opens the case', async () => {
    await creditor.goto('/creditor');
    await expect(creditor.getByRole('region', { name: 'Où en est votre argent' })).toBeVisible();
    await mark(creditor);
    await creditor.keyboard.press('/');
    for (const words of [debtor.siren.replace(/(\d{3})(?=\d)/g, '$1 '), '2 480,17', reference]) {
      await search.fill(words);
      await expect(creditor.getByRole('option', { name: new RegExp(debtor.name) }).first()).toBeVisible();
    }
    await creditor.keyboard.press('Enter');
    await expect(creditor).toHaveURL(new RegExp(`/cases/${id}`));
  });

  await test.step('asked for a proof of delivery, he answers on his home page; it lies with the claim at once', async () => {
    await creditor.getByRole('link', { name: 'Vue d’ensemble' }).click();
    await expect(creditor.getByRole('region', { name: 'Où en est votre argent' })).toBeVisible();
    await collector.keyboard.press('q');
    await collector.getByText('Une pièce', { exact: true }).click();
    await collector.getByLabel('Question à').fill('Avez-vous le bon de livraison signé ?');
    await collector.keyboard.press('Control+Enter');
    await expect(collector.getByText('La question est posée au créancier')).toBeVisible();
    await collector.keyboard.press('Escape');
    const question = creditor.getByRole('article', { name: 'Question' }).filter({ has: creditor.getByRole('link', { name: debtor.name }) });
    await expect(question).toContainText('bon de livraison');
    await question.getByRole('button', { name: 'Joindre la pièce' }).click();
    await question.locator('input[type=file]').setInputFiles({ name: 'bon signé.pdf', mimeType: 'application/pdf', buffer: pdf('Bon de livraison') });
    await expect(question.getByText('bon signé.pdf')).toBeVisible();
    await creditor.keyboard.press('Control+Enter');
    await expect(question).toHaveCount(0);
    await expect(thread).toContainText('Réponse reçue, pièces jointes');
    const { data } = await ask<{ caseFile: { claims: { documents: { kind: string }[] }[] } }>(collector, 'query ($id: ID!) { caseFile(id: $id) { claims { documents { kind } } } }', { id });
    expect(data!.caseFile.claims[0]!.documents.map(({ kind }) => kind)).toContain('delivery');
  });

  await test.step('he lets it rest: read before, no demand goes out; taken up again, it may', async () => {
    await creditor.keyboard.press('/');
    await search.fill(publicReference);
    await expect(creditor.getByRole('option', { name: new RegExp(debtor.name) }).first()).toBeVisible();
    await creditor.keyboard.press('Enter');
    await expect(creditor).toHaveURL(new RegExp(`/cases/${id}`));
    // The search is shut and the act is offered: then its key is his.
    await expect(search).toHaveCount(0);
    await expect(creditor.getByRole('button', { name: /^Mettre en pause/ })).toBeVisible();
    await creditor.keyboard.press('z');
    await expect(creditor.getByRole('region', { name: 'Ce qui s’ensuit' })).toContainText('Les intérêts continuent de courir');
    await creditor.keyboard.press('Control+Enter');
    await expect(collector.getByText(/^En pause jusqu’au/)).toBeVisible();
    await expect(thread).toContainText('Mis en pause jusqu’au');
    await expect(collector.getByText(/Envoyer la mise en demeure/)).toBeVisible();
    await expect(collector.getByText(/en pause jusqu’au .*C\. civ\. 1989/).first()).toBeVisible();
    await creditor.getByRole('button', { name: 'Reprendre maintenant' }).click();
    await expect(collector.getByText(/^En pause jusqu’au/)).toHaveCount(0);
    await expect(collector.getByRole('button', { name: /Envoyer la mise en demeure/ })).toBeVisible();
  });

  await test.step('he says what he was paid himself: what it leaves is read before, and the collector sees it', async () => {
    await creditor.keyboard.press('p');
    await creditor.getByLabel('Somme reçue').fill('480,17');
    const effect = creditor.getByRole('region', { name: 'Ce que ce paiement fera' });
    await expect(effect).toContainText('Dû après');
    await creditor.keyboard.press('Control+Enter');
    await expect(creditor.getByText(/sont déduits/)).toBeVisible();
    await expect(thread).toContainText('480,17');
    await expect.poll(async () => plain(await collector.locator('.next').innerText())).toContain('Le créancier a reçu 480,17 € directement');
  });

  await test.step('they write to each other; each sees that it waits, and that it was read', async () => {
    await creditor.keyboard.press('b');
    await creditor.getByLabel('Votre message').fill('Il m’a rappelé hier, il solde avant Noël.');
    await creditor.keyboard.press('Control+Enter');
    const talk = (page: typeof creditor) => page.getByRole('list', { name: 'Messages' });
    await expect(talk(creditor)).toContainText('pas encore lu');
    await expect(thread).toContainText('Message du créancier');
    await expect(collector.getByText('un à lire').first()).toBeVisible();
    await collector.keyboard.press('b');
    await expect(talk(collector)).toContainText('il solde avant Noël');
    await collector.getByLabel('Votre message').fill('Bien noté.');
    await collector.keyboard.press('Control+Enter');
    await expect(talk(creditor)).toContainText('Bien noté.');
    await expect(talk(creditor)).toContainText('lu par');
    for (const page of [creditor, collector]) await page.keyboard.press('Escape');
  });

  await test.step('he takes it back, each consequence before his eyes; the collector’s page says so', async () => {
    await creditor.keyboard.press('k');
    const follows = creditor.getByRole('region', { name: 'Ce qui s’ensuit' });
    await expect(follows).toContainText('La prescription est désormais à votre charge');
    await expect(follows).toContainText('480,17');
    await creditor.getByRole('combobox', { name: 'Pourquoi' }).click();
    await creditor.getByRole('option', { name: 'réglé directement entre nous' }).click();
    await creditor.keyboard.press('Control+Enter');
    await expect(creditor.getByText(/^Repris par Maud Delcambre/)).toBeVisible();
    await expect(collector.getByText(/^Repris par Maud Delcambre/)).toBeVisible();
    await expect(thread).toContainText('Repris par le créancier, réglé directement entre nous');
    expect((await ask<{ recallCase: { code: string } }>(creditor, 'mutation ($id: ID!) { recallCase(input: { caseId: $id, reason: "commercial", idempotencyKey: "encore-une-fois" }) { ... on Refusal { code } } }', { id })).data!.recallCase.code).toBe('case_returned');
  });
  for (const page of [creditor, collector]) await wasNotReloaded(page);
});
