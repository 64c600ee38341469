/** A reminder in words that may be written: a threat that nothing makes true is refused, what leaves recalls the first letter. */
import { randomInt } from 'node:crypto';
import { siren } from '../invent.ts';
import { table, type Company } from '../invoices.ts';
import { givenNotice, handOver } from '../own-case.ts';
import { ask, expect, test } from '../people.ts';
import { plain } from '../reading.ts';

const serial = `${String(Date.now()).slice(-6)}${randomInt(10)}`;
const typed = (days: number): string => String(Temporal.Now.plainDateISO('Europe/Paris').subtract({ days })).split('-').reverse().join('/');
const pottery: Company = { name: `Faïencerie de Marsanne ${serial}`, siren: siren(), line1: '5 rue du Four-à-Chaux', postalCode: '26000', city: 'Valence', email: `compta.${serial}@faiencerie-marsanne.example` };

test.use({ actionTimeout: 8_000 });

test('a reminder leaves in words that may be written, and recalls the first letter', async ({ house }) => {
  const [creditor, page] = [await house.enter('Maud Delcambre'), await house.enter('Solange Maréchal')];
  const keys = page.keyboard;
  const caseOf = await handOver(creditor, [table(`impayes-${serial}.csv`, [
    ['N° de facture', 'Date de facture', 'Date d’échéance', 'Montant TTC', 'Raison sociale', 'SIREN', 'Adresse', 'Code postal', 'Ville', 'Courriel'],
    [`FM-${serial}`, typed(120), typed(90), '1480,00', pottery.name, pottery.siren, pottery.line1, pottery.postalCode, pottery.city, pottery.email!],
  ])], `conduct-${serial}`);
  const { id } = caseOf(pottery);

  await test.step('before the first letter nothing is written: the article says why', async () => {
    const { data } = await ask<{ previewReminder: { code: string; article: string } }>(page, 'query ($id: ID!) { previewReminder(caseId: $id, channel: "email", text: "Bonjour") { ... on Refusal { code article } } }', { id });
    expect(data!.previewReminder).toEqual({ code: 'first_letter_missing', article: expect.stringContaining('R124-4') });
    await givenNotice(page, id);
  });
  const { data } = await ask<{ caseFile: { letters: { reference: string }[] } }>(page, 'query ($id: ID!) { caseFile(id: $id) { letters { reference } } }', { id });
  const letter = data!.caseFile.letters[0]!.reference;

  await test.step('W; a bailiff who is not there is named: told at the words, and it does not leave', async () => {
    await page.goto(`/cases/${id}`);
    await expect(page.getByRole('list', { name: 'Fil du dossier' })).toBeVisible();
    await keys.press('w');
    await expect(page.getByLabel('Ce que vous lui écrivez')).toBeFocused();
    await keys.type('Sans paiement, un huissier viendra saisir vos biens.');
    await expect(page.getByRole('list', { name: 'Mots à revoir' })).toContainText('huissier');
    await keys.press('Control+Enter');
    await expect(page.getByText(/part maintenant à/)).toHaveCount(0);
    expect((await ask(page, 'mutation ($input: ReminderInput!) { sendReminder(input: $input) { ... on Refusal { code } } }', { input: { caseId: id, channel: 'email', text: 'Sans paiement, un huissier viendra saisir vos biens.', idempotencyKey: `words-${serial}` } })).data).toEqual({ sendReminder: { code: 'forbidden_words' } });
  });

  await test.step('rewritten, it is shown whole with the letter that it recalls, and leaves', async () => {
    await keys.press('Control+a');
    await keys.type('Votre virement ne nous est pas parvenu. Un échéancier est possible.');
    await expect(page.getByRole('region', { name: 'Le message tel qu’il part' })).toContainText(letter);
    await expect(page.getByRole('list', { name: 'Mots à revoir' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^Envoyer le courriel/ })).toBeEnabled();
    await keys.press('Control+Enter');
    await expect(page.getByText(/Le courriel part maintenant à/)).toBeVisible();
    await keys.press('Control+Enter');
    await expect(page.getByText(/^Le courriel part à/)).toBeVisible();
    await expect(page.getByRole('list', { name: 'Fil du dossier' })).toContainText(/courriel/i);
  });

  await test.step('the debtor reads it in his mailbox', async () => {
    const mailbox = async () => plain(await (await page.request.get(`/mailbox?to=${encodeURIComponent(pottery.email!)}`)).text());
    await expect.poll(mailbox, { timeout: 15_000 }).toContain('Un échéancier est possible.');
    expect(await mailbox()).toContain(letter);
  });
});
