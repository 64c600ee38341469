/** The rate of a half-year, under four eyes: one administrator enters it and sees what it changes, another approves it, and sums are reckoned with it. Then a case as an argument. */
import { randomInt } from 'node:crypto';
import type { Page } from '@playwright/test';
import { siren } from '../invent.ts';
import { ubl, type Company } from '../invoices.ts';
import { handOver, sellerOf } from '../own-case.ts';
import { ask, expect, test } from '../people.ts';
import { plain, wordsOf } from '../reading.ts';

const serial = `${String(Date.now()).slice(-6)}${randomInt(10)}`;
const mill: Company = { name: `Moulin de Castelnouvel ${serial}`, siren: siren(), line1: '1 chemin du Bief', postalCode: '82000', city: 'Montauban' };
const NAME = 'ecb_main_refinancing_rate', HALF = { from: '2027-01-01', within: '2027-03-01', typed: '01/03/2027' };
/** Another one each time: what is entered twice changes nothing. */
const rate = `2,${randomInt(11, 99)}`, penalties = `1${rate} %`;

/** What is due on a day that is to come, and at which rates: null where the law gives no figure yet. */
async function dueLater(page: Page, id: string): Promise<{ due: string; rates: string[] } | null> {
  interface Told { due: string; claims: { interest: { rate: string }[] }[]; totals: { due: string } }
  const { data } = await ask<{ caseFile: { statement: Partial<Told> } }>(page, 'query ($id: ID!, $asOf: Day) { caseFile(id: $id) { statement(asOf: $asOf) { ... on Statement { totals { due } claims { interest { rate } } } ... on Refusal { code } } } }', { id, asOf: HALF.within });
  const { totals, claims } = data!.caseFile.statement;
  return totals ? { due: totals.due, rates: claims!.flatMap(({ interest }) => interest.map((line) => line.rate)) } : null;
}

test.use({ actionTimeout: 8_000 });

test('a rate is entered, measured, approved by another and applied', async ({ house }) => {
  const [bruno, delphine, creditor, staff] = [await house.enter('Bruno Lestang'), await house.enter('Delphine Auriol'), await house.enter('Maud Delcambre'), await house.enter('Solange Maréchal')];
  const caseOf = await handOver(creditor, [ubl(`facture-${serial}.xml`, await sellerOf(creditor), mill, { reference: `CN-${serial}`, issuedOn: '2026-05-01', dueOn: '2026-05-31', amount: '5000.00' })], `law-${serial}`);
  const { id, publicReference } = caseOf(mill), before = await dueLater(staff, id);

  await test.step('what the demo left waiting for these days is withdrawn by whom it is of', async () => {
    const { data } = await ask<{ lawEntries: { rows: { id: string; name: string; from: string }[] } }>(bruno, '{ lawEntries(first: 50, state: "entered") { rows { id name from } } }');
    const waiting = data!.lawEntries.rows.find(({ name, from }) => name === NAME && from === HALF.from);
    if (!waiting) return;
    await bruno.goto(`/law/entries/${waiting.id}`);
    await expect(bruno.getByText('Un autre administrateur doit approuver.')).toBeVisible();
    await bruno.keyboard.press('x');
    await bruno.getByRole('dialog').getByLabel('Raison').fill('Remplacée par une nouvelle saisie.');
    await bruno.keyboard.press('Control+Enter');
    await expect(bruno.getByText(/retirée par Bruno Lestang/)).toBeVisible();
  });

  await test.step('the first types it: its half-year, its value, its source; what it replaces is told before', async () => {
    await bruno.goto(`/law/entries/new?name=${NAME}&from=${HALF.from}`);
    await expect(bruno.getByLabel('Valeur', { exact: true })).toBeFocused();
    await bruno.keyboard.type(rate);
    await bruno.keyboard.press('Enter');
    await expect(bruno.getByLabel('Source', { exact: true })).toHaveAccessibleDescription(/Ce champ est nécessaire/);
    await bruno.getByLabel('Source', { exact: true }).fill('Décision de la BCE, taux en vigueur au 1er janvier 2027.');
    await bruno.getByRole('radio', { name: /^haute/ }).check({ force: true });
    await expect(bruno.getByRole('region', { name: 'Ce que cette saisie fera' })).toContainText(`${rate} %`);
    await bruno.getByLabel('Source', { exact: true }).press('Enter');
    await expect(bruno.getByText('Un autre administrateur doit approuver.')).toBeVisible();
    await expect(bruno.getByRole('region', { name: 'Ce qu’elle changerait' })).toContainText(/Dossiers qui changent/, { timeout: 20_000 });
    // His own he may not approve, by no door.
    const entryId = new URL(bruno.url()).pathname.split('/').at(-1)!;
    expect((await ask(bruno, 'mutation ($id: ID!) { decideLaw(entryId: $id, approved: true) { ... on Refusal { code } } }', { id: entryId })).data).toEqual({ decideLaw: { code: 'own_entry' } });
    expect(await dueLater(staff, id)).toEqual(before);
  });

  await test.step('the other sees it among what waits, with the cases and the difference, and approves it by A', async () => {
    await delphine.goto('/law/entries');
    const row = delphine.getByRole('grid', { name: 'Saisies du droit appliqué' }).getByRole('row').filter({ hasText: 'à vous de décider' }).filter({ hasText: `${rate}` });
    await row.first().click();
    await delphine.keyboard.press('Enter');
    await expect(delphine.getByRole('button', { name: /^Approuver/ })).toBeEnabled();
    await expect(delphine.getByRole('grid').getByRole('row').nth(1)).toBeVisible();
    await delphine.keyboard.press('a');
    await expect(delphine.getByRole('dialog')).toContainText('Les courriers déjà partis ne changent pas');
    await delphine.keyboard.press('Control+Enter');
    await expect(delphine.getByText('approuvée par Delphine Auriol')).toBeVisible();
    await expect(bruno.getByText('approuvée par Delphine Auriol')).toBeVisible();
  });

  await test.step('the statement of a day in that half-year is reckoned with it, and says so', async () => {
    const after = await dueLater(staff, id);
    expect(after!.rates).toContain(`1${rate.replace(',', '.')}`);
    expect(after!.due).not.toBe(before?.due);
    await staff.goto(`/cases/${id}`);
    await expect(staff.getByRole('list', { name: 'Fil du dossier' })).toBeVisible();
    await staff.keyboard.press('d');
    const drawer = staff.getByRole('dialog');
    await drawer.getByLabel('Dû au').fill(HALF.typed);
    await staff.keyboard.press('Tab');
    await expect.poll(async () => plain(await drawer.innerText())).toContain(penalties);
    await staff.keyboard.press('Escape');
    await expect(drawer).toHaveCount(0);
  });

  await test.step('G opens the case as an argument; it prints whole, and nothing of the screen about it', async () => {
    await staff.keyboard.press('g');
    const argument = staff.getByRole('article', { name: `Dossier juridique ${publicReference}` });
    for (const part of ['Qui demande, et en vertu de quoi', 'Ce qui est dû, et ce qui le prouve', 'La mise en demeure', 'Le calcul, ligne par ligne', 'Les versements et leur imputation', 'Ce qui suspend', 'Les voies, et ce qui les ferme']) await expect(argument.getByRole('heading', { name: part })).toBeVisible();
    const paper = await wordsOf(await staff.pdf());
    expect(paper).toContain(`${mill.name} doit`);
    expect(paper).toContain('Les voies, et ce qui les ferme');
    expect(paper).not.toContain('toutes les touches');
    await staff.keyboard.press('Escape');
    await expect(staff).toHaveURL(new RegExp(`/cases/${id}$`));
  });
});
