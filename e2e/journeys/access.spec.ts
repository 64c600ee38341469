/** Who may come in, and who sees what: an access is taken in three presses and the other browser's page closes within a second; a supervisor looks as the creditor and as the debtor, and comes back. */
import { ask, expect, test } from '../people.ts';

test.use({ actionTimeout: 8_000 });

test('an access is taken in three presses; what its holder has open closes within a second; it is given back', async ({ house }) => {
  const [bruno, tom] = [await house.enter('Bruno Lestang'), await house.enter('Tom Escalier')];
  await tom.goto('/creditor');
  await expect(tom.getByRole('heading', { level: 1 })).toBeVisible();
  await bruno.goto('/people?side=creditor');

  await test.step('person, role, confirm: the effect is told before', async () => {
    await bruno.getByRole('grid', { name: 'Personnes' }).getByText('Tom Escalier').click();
    await bruno.getByRole('button', { name: /^Retirer créancier/ }).click();
    const confirm = bruno.getByRole('region', { name: /Retirer à Tom Escalier/ });
    await expect(confirm).toContainText(/de \d+ à 0/);
    await expect(confirm).toContainText('déposer des créances');
    await expect(confirm).toContainText(/\d+ séances?, 1 page ouverte/);
    const from = Date.now();
    await confirm.getByRole('button', { name: 'Retirer l’accès' }).click();
    await tom.waitForURL(/\/sign-in/, { timeout: 5_000 });
    // From the press, through the server and both browsers.
    expect(Date.now() - from).toBeLessThan(3_000);
  });
  await expect(bruno.getByText('Aucun : cette personne ne voit rien.')).toBeVisible();

  await test.step('given back, with what it then opens', async () => {
    await bruno.keyboard.press('o');
    await bruno.getByRole('combobox', { name: 'Rôle' }).click();
    await bruno.getByRole('option', { name: 'créancier', exact: true }).click();
    await bruno.getByRole('combobox', { name: 'Ce qu’elle peut faire' }).click();
    await bruno.getByRole('option', { name: 'administre sa société' }).click();
    await bruno.getByRole('combobox', { name: 'Créancier' }).fill('Belcastel');
    await bruno.getByRole('option', { name: 'Chauffage Belcastel' }).click();
    await bruno.getByRole('button', { name: 'Voir l’effet' }).click();
    await expect(bruno.getByRole('region', { name: /Donner à Tom Escalier/ })).toContainText(/de 0 à \d+/);
    await bruno.keyboard.press('Control+Enter');
    await expect(bruno.getByRole('button', { name: /^Retirer créancier, administre/ })).toBeVisible();
  });
});

test('who can see this case; looking as its creditor shows no internal note and does nothing; looking as the debtor; and back', async ({ house }) => {
  const solange = await house.enter('Solange Maréchal');
  const note = `Note interne ${Date.now()}`;
  const { data } = await ask<{ cases: { rows: { id: string; creditorName: string }[] } }>(solange, '{ cases(first: 50, filter: { open: true }) { rows { id creditorName } } }');
  // Not of the company whose user comes and goes beside.
  const file = data!.cases.rows.find(({ creditorName }) => creditorName !== 'Chauffage Belcastel')!;
  expect((await ask(solange, 'mutation ($id: ID!, $text: String!) { writeNote(caseId: $id, text: $text, internal: true) { __typename } }', { id: file.id, text: note })).data).toEqual({ writeNote: { __typename: 'CaseFile' } });

  await solange.goto(`/cases/${file.id}`);
  await expect(solange.getByText(note).first()).toBeVisible();
  await solange.keyboard.press('i');
  const panel = solange.getByRole('region', { name: 'Qui voit ce dossier ?' });
  await expect(panel.getByRole('region', { name: 'Agence' })).toContainText('Solange Maréchal');
  await expect(panel.getByRole('region', { name: 'Créancier' }).first()).toContainText('créancier');

  await panel.getByRole('button', { name: 'Le créancier' }).click();
  const band = solange.locator('.viewing-band');
  await expect(band).toContainText(`Vous voyez comme ${file.creditorName}`);
  await expect(solange.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(solange.getByText(note)).toHaveCount(0);
  const refused = await ask(solange, 'mutation ($id: ID!) { writeNote(caseId: $id, text: "x", internal: false) { __typename } }', { id: file.id });
  expect(refused.errors?.[0]?.extensions.code).toBe('VIEWING_ONLY');
  await band.getByRole('button', { name: 'Revenir' }).click();
  await expect(solange.getByText(note).first()).toBeVisible();
  await expect(band).toHaveCount(0);

  await solange.keyboard.press('i');
  await panel.getByRole('button', { name: 'Le débiteur' }).click();
  await solange.waitForURL(/\/d\/statement/);
  await expect(band).toContainText('Vous voyez la page du débiteur');
  await band.getByRole('button', { name: 'Revenir' }).click();
  await solange.waitForURL((url) => url.pathname === `/cases/${file.id}`);
  const told = await ask<{ caseFile: { timeline: { rows: { kind: string; code: string; actorName: string; at: string }[] } } }>(solange, 'query ($id: ID!) { caseFile(id: $id) { timeline(first: 3) { rows { kind code } } } }', { id: file.id });
  expect(told.data!.caseFile.timeline.rows.some(({ code }) => code === 'visit.opened')).toBe(false);
});
