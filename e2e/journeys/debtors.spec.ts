/** Two records of one debtor, in two cases: made one by the collector once he has seen what follows, and parted again; who has the other case before him sees both, neither page is loaded again. */
import { randomInt } from 'node:crypto';
import { table, type Company } from '../invoices.ts';
import { handOver } from '../own-case.ts';
import { ask, expect, test } from '../people.ts';
import { mark, wasNotReloaded } from '../reading.ts';

const serial = `${String(Date.now()).slice(-6)}${randomInt(10)}`;
const typed = (days: number): string => String(Temporal.Now.plainDateISO('Europe/Paris').subtract({ days })).split('-').reverse().join('/');
const one: Company = { name: `Vannerie Closmesnil ${serial} SARL`, siren: '', line1: '9 rue des Osiers', postalCode: '35300', city: 'Fougères' };
const two: Company = { name: `Vanneries Closmesnil ${serial} SARL`, siren: '', line1: '41 quai du Nançon', postalCode: '35300', city: 'Fougères' };
const file = table(`impayes-${serial}.csv`, [
  ['N° de facture', 'Date de facture', 'Date d’échéance', 'Montant TTC', 'Raison sociale', 'SIREN', 'Adresse', 'Code postal', 'Ville'],
  ...[one, two].map((debtor, n) => [`JD-${serial}-${n + 1}`, typed(150), typed(120), n ? '910,00' : '1640,50', debtor.name, debtor.siren, debtor.line1, debtor.postalCode, debtor.city]),
]);

test.use({ actionTimeout: 10_000 });

test('two records are one once it is said why, and two again', async ({ house }) => {
  test.setTimeout(180_000);
  const [creditor, collector, colleague] = [await house.enter('Claire Monestié'), await house.enter('Hélène Vasseur'), await house.enter('Yasmine Delorme')];
  const placed = await handOver(creditor, [file], `debtors-${serial}`), [first, second] = [placed(one), placed(two)];
  expect(first.id, 'names that are near are two debtors as long as nobody says otherwise').not.toBe(second.id);
  const threadOf = (page: typeof collector) => page.getByRole('list', { name: 'Fil du dossier' });
  const nameOn = async (id: string) => (await ask<{ caseFile: { debtor: { name: string } } }>(collector, 'query ($id: ID!) { caseFile(id: $id) { debtor { name } } }', { id })).data!.caseFile.debtor.name;
  await collector.goto(`/cases/${first.id}`);
  await colleague.goto(`/cases/${second.id}`);
  for (const page of [collector, colleague]) { await expect(threadOf(page)).toBeVisible(); await mark(page); }

  const alike = collector.getByRole('region', { name: 'Peut-être le même' }), same = alike.getByRole('listitem').filter({ hasText: two.name }).getByRole('button', { name: 'c’est le même' });
  await test.step('the record names whom it resembles, and why', async () => {
    await collector.keyboard.press('f');
    await expect(alike).toContainText(two.name);
    await expect(alike).toContainText(second.publicReference);
    await expect(alike).toContainText(/ressemblance \d+ sur 100/);
  });

  await test.step('what follows is shown before anything is done; without a reason nothing is', async () => {
    await same.press('Enter');
    const form = collector.getByRole('region', { name: `Réunir ${one.name} et ${two.name}` });
    await expect(form.getByRole('columnheader', { name: 'Ensemble' })).toBeVisible();
    await expect(form.getByRole('row', { name: /Adresse/ })).toContainText(two.line1);
    await collector.keyboard.press('Control+Enter');
    await expect(form.getByText('Écrivez pourquoi.')).toBeVisible();
    expect(await nameOn(second.id)).toBe(two.name);
    await form.getByLabel('Pourquoi').fill('Même gérant, deux enseignes');
    await collector.keyboard.press('Control+Enter');
    await expect(collector.getByText('Les deux fiches n’en font plus qu’une')).toBeVisible();
    await expect(alike).toContainText(`${two.name} et ${one.name} sont un seul débiteur`);
    for (const page of [collector, colleague]) await expect(threadOf(page)).toContainText('sont un seul débiteur');
    expect(await nameOn(second.id)).toBe(one.name);
  });

  await test.step('parted: each is again what it was, and the thread keeps both', async () => {
    await alike.getByRole('button', { name: 'défaire la fusion' }).press('Enter');
    const form = collector.getByRole('region', { name: 'Défaire la fusion' });
    await expect(form.getByRole('columnheader', { name: 'Redevient' })).toBeVisible();
    await form.getByLabel('Pourquoi').fill('Deux sociétés, deux SIREN');
    await collector.keyboard.press('Control+Enter');
    await expect(collector.getByText('Chaque fiche est de nouveau ce qu’elle était')).toBeVisible();
    for (const page of [collector, colleague]) await expect(threadOf(page)).toContainText('sont de nouveau deux débiteurs');
    expect([await nameOn(first.id), await nameOn(second.id)]).toEqual([one.name, two.name]);
    await expect(same).toBeVisible();
  });

  await wasNotReloaded(collector);
  await wasNotReloaded(colleague);
});
