/**
 * A client without a mandate: the agency proposes one, whoever signs for the client has a link and a code and no account, and from the
 * signature on the mandate is in force for all; what he then hands over is its first annex.
 */
import { createHash } from 'node:crypto';
import { iban, siren } from '../invent.ts';
import { table, type Company } from '../invoices.ts';
import { handOver } from '../own-case.ts';
import { chooseByMail, expect, test } from '../people.ts';
import { mark, plain, wasNotReloaded } from '../reading.ts';

const serial = String(Date.now()).slice(-6), reference = `MC-${serial}`;
const client = { name: `Verreries du Loir ${serial}`, siren: siren(), signatory: 'Aurélie Kermorvan', email: `aurelie.${serial}@loir.example`, password: 'verre soufflé canne feu' };
const typed = (days: number): string => String(Temporal.Now.plainDateISO('Europe/Paris').add({ days })).split('-').reverse().join('/');
const debtor: Company = { name: `Cristaux de l’Huisne ${serial}`, siren: siren(), line1: '4 rue du Pont-Perrin', postalCode: '72000', city: 'Le Mans' };
const file = table(`impayes-${serial}.csv`, [
  ['N° de facture', 'Date de facture', 'Date d’échéance', 'Montant TTC', 'Raison sociale', 'SIREN', 'Adresse', 'Code postal', 'Ville'],
  [`VL-${serial}`, typed(-120), typed(-90), '1860,40', debtor.name, debtor.siren, debtor.line1, debtor.postalCode, debtor.city],
]);
test.describe.configure({ timeout: 180_000 });
test.use({ actionTimeout: 10_000 });

test('proposed, read, signed by a code, in force; a deposit is its annex', async ({ house }) => {
  const administrator = await house.enter('Delphine Auriol');
  const page = administrator;

  await test.step('a client, and the mandate that is proposed to it: by bands, for a year', async () => {
    await page.goto('/admin/creditors/new');
    await page.getByLabel('Raison sociale').fill(client.name);
    await page.getByLabel('SIREN').fill(client.siren);
    await page.getByLabel('Adresse', { exact: true }).fill('12 quai de la Fonderie');
    await page.getByLabel('Code postal').fill('72000');
    await page.getByLabel('Ville').fill('Le Mans');
    await page.getByLabel('IBAN').fill(iban());
    await page.keyboard.press('Control+Enter');
    // The form of a mandate signed on paper comes next; this one is to be signed at a distance.
    await expect(page.getByRole('heading', { level: 1, name: 'Nouveau mandat' })).toBeVisible();
    await page.getByRole('button', { name: /^Revenir/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: client.name })).toBeVisible();
    await page.keyboard.press('p');
    await page.getByLabel('Référence du mandat').fill(reference);
    await page.getByLabel('En vigueur à partir du').fill(typed(0));
    await page.getByLabel('Dernier jour').fill(typed(364));
    for (const [clause, words] of [['1° ', 'Factures impayées, selon bordereau.'], ['2° ', 'Police de responsabilité civile de l’agence.'], ['3° ', 'Selon le barème ci-dessous.'], ['4° ', 'Chaque quinzaine, sur le compte du créancier.']] as const) await page.getByLabel(new RegExp(`^${clause}`)).fill(words);
    await page.getByLabel(/Un barème par tranches/).click();
    await page.getByLabel('Commission, en %').fill('12');
    await page.getByLabel('Nom du signataire').fill(client.signatory);
    await page.getByLabel('Qualité', { exact: true }).fill('gérante');
    await page.getByLabel('Adresse électronique').fill(client.email);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(`part à la signature, vers ${client.email}`)).toBeVisible();
    await expect(page.getByRole('region', { name: 'Signatures et pouvoirs' })).toContainText(reference);
    await expect(page.getByRole('region', { name: 'Signatures et pouvoirs' })).toContainText('attend la signature', { timeout: 30_000 });
    await mark(page);
  });

  const signing = await house.open();
  await test.step('whoever signs has a link and no account: reads the very paper, then proves himself by a code', async () => {
    await expect.poll(async () => (await (await signing.request.get(`/mailbox?to=${encodeURIComponent(client.email)}`)).text()).includes('/sign#'), { timeout: 30_000 }).toBe(true);
    await signing.goto(`/mailbox?to=${encodeURIComponent(client.email)}`);
    const asked: string[] = [], link = signing.getByRole('link', { name: /\/sign#/ }).first(), address = (await link.getAttribute('href'))!;
    signing.on('request', (request) => asked.push(request.url()));
    await link.click();
    await expect(signing.getByRole('heading', { name: `Mandat de recouvrement ${reference}` })).toBeVisible();
    await expect(signing.getByText('CPCE R124-3 3°')).toBeVisible();
    await signing.getByRole('button', { name: 'Lire le document entier (PDF)' }).click();
    const download = signing.waitForEvent('download');
    await signing.getByRole('link', { name: 'L’enregistrer' }).click();
    const bytes = await (await (await download).createReadStream()).toArray();
    const said = await signing.locator('.sha code').innerText();
    expect(createHash('sha256').update(Buffer.concat(bytes)).digest('hex')).toBe(said);

    await signing.getByRole('button', { name: /Recevoir un code par courriel/ }).click();
    await expect(signing.getByLabel(/Le code reçu/)).toBeFocused();
    await signing.keyboard.type('000000');
    await signing.getByLabel(/Votre nom/).fill(client.signatory);
    for (const consent of await signing.getByRole('group', { name: 'Vos consentements' }).getByRole('checkbox').all()) await consent.click();
    await signing.keyboard.press('Control+Enter');
    await expect(signing.getByRole('alert')).toContainText('Ce code n’est pas le bon');
    const mail = plain(await (await signing.request.get(`/mailbox?to=${encodeURIComponent(client.email)}`)).text());
    await signing.getByLabel(/Le code reçu/).fill(/Votre code pour signer [^:]*: (\d{3} \d{3})/.exec(mail)![1]!);
    await signing.keyboard.press('Control+Enter');
    await expect(signing.getByRole('heading', { name: 'C’est signé.' })).toBeFocused();
    expect(asked.filter((url) => url.includes(address.split('#')[1]!)), 'the token is in no address that was asked for').toEqual([]);
  });

  await test.step('all see it live: in force, with its evidence; what a case would cost is reckoned', async () => {
    const mandate = page.getByRole('article', { name: `Mandat ${reference}` });
    await expect(mandate.getByText('en vigueur', { exact: true })).toBeVisible();
    const signatures = page.getByRole('region', { name: 'Signatures et pouvoirs' });
    await expect(signatures.getByRole('link', { name: 'Dossier de preuve (PDF)' })).toBeVisible({ timeout: 30_000 });
    await expect(signatures.getByRole('link', { name: 'Dossier de preuve (JSON)' })).toBeVisible();
    await mandate.getByRole('button', { name: 'Calculer sur un dossier' }).click();
    await page.keyboard.press('Enter');
    // 12 % of 5 000 € and its tax.
    await expect.poll(async () => plain(await mandate.getByRole('status').innerText())).toContain('720,00');
    await page.keyboard.press('Escape');
    await wasNotReloaded(page);
  });

  await test.step('what the client hands over is the first annex of its mandate', async () => {
    await page.keyboard.press('u');
    const form = page.getByRole('region', { name: 'Ajouter une personne' });
    await form.getByLabel('Nom', { exact: true }).fill(client.signatory);
    await form.getByLabel('Adresse électronique').fill(client.email);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: client.email })).toBeVisible();
    const creditor = await house.open();
    await chooseByMail(creditor, client);
    await handOver(creditor, [file], `mandate-${serial}`);
    await creditor.goto('/creditor/mandates');
    const annexes = creditor.getByRole('region', { name: `Annexes du mandat ${reference}` });
    await expect(annexes).toContainText('Annexe n° 1');
    expect(plain(await annexes.innerText())).toContain('1 860,40');
    await expect(page.getByRole('region', { name: `Annexes du mandat ${reference}` })).toContainText('Annexe n° 1');
  });
});
