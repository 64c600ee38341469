/**
 * Somebody comes to work here: invited by mail, a password of his own, a second proof before anything opens; then the ways in, the sessions
 * that are closed from elsewhere, a key that opens alone, and the question whether it is still the same person.
 */
import type { Page } from '@playwright/test';
import { DEMO_PASSWORD } from '@quittance/api/demo-accounts';
import { Secret, TOTP } from 'otpauth';
import { agedProofs } from '../clock.ts';
import { account, expect, signIn, test } from '../people.ts';
import { mark, plain, wasNotReloaded } from '../reading.ts';

const serial = String(Date.now()).slice(-6);
const person = { name: 'Margaux Thélin', email: `margaux.thelin.${serial}@orvelle.example`, password: 'brouette luzerne orgue' };
test.describe.configure({ timeout: 180_000 });

/** Address and password, up to the second proof. */
async function password(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Adresse électronique').fill(person.email);
  await page.getByLabel('Mot de passe').fill(person.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Une seconde preuve' })).toBeVisible();
}
async function leave(page: Page): Promise<void> {
  await page.getByRole('button', { name: person.name }).click();
  // The door is a new document, nothing of his is left in it: two that are asked for at once would wait for each other.
  const loaded = page.waitForEvent('load');
  await page.getByRole('menuitem', { name: 'Sortir' }).click();
  await loaded;
  await page.waitForURL(/\/sign-in/);
}

test('an invitation, a second proof, sessions, a key', async ({ house }) => {
  const administrator = await house.enter('Bruno Lestang');

  await test.step('to invite somebody is sensitive: with an old proof it is asked again, and the invitation then leaves by itself', async () => {
    const page = administrator;
    await page.goto('/people');
    await page.getByRole('button', { name: /^Inviter/ }).click();
    const form = page.getByRole('region', { name: 'Inviter une personne' });
    await form.getByLabel('Nom', { exact: true }).fill(person.name);
    await form.getByLabel('Adresse électronique').fill(person.email);
    await form.getByRole('combobox', { name: 'Rôle' }).click();
    await page.getByRole('option', { name: 'gestionnaire' }).click();
    await mark(page);
    await agedProofs(account('Bruno Lestang').email);
    const asked = page.getByRole('dialog', { name: 'Confirmez que c’est vous' });
    await form.getByRole('button', { name: /^Envoyer l’invitation/ }).click();
    await expect(asked.getByLabel('Votre mot de passe')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(asked).toHaveCount(0);
    await expect(form.getByRole('alert')).toContainText('vous n’avez pas confirmé que c’est vous');
    await expect(form.getByLabel('Nom', { exact: true })).toHaveValue(person.name);
    await form.getByRole('button', { name: /^Envoyer l’invitation/ }).click();
    await expect(asked.getByLabel('Votre mot de passe')).toBeFocused();
    await page.keyboard.type('pas celui-là');
    await page.keyboard.press('Enter');
    await expect(asked.getByRole('alert')).toHaveText('Ce n’est pas votre mot de passe.');
    await page.keyboard.type(DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    await expect(page.getByText(`L’invitation part à ${person.email}`)).toBeVisible();
    await wasNotReloaded(page);
  });

  const page = await house.open();
  let totp!: TOTP, codes: string[] = [];
  await test.step('by the link of the mail: a password, the application of codes, recovery codes, and only then the work', async () => {
    await page.goto(`/mailbox?to=${encodeURIComponent(person.email)}`);
    const link = page.getByRole('link', { name: /\/welcome#/ }).first(), address = (await link.getAttribute('href'))!;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await link.click();
    await expect(page.getByRole('heading', { name: `Bienvenue, ${person.name}` })).toBeVisible();
    const field = page.getByLabel('Mot de passe', { exact: true });
    await expect(field).toBeFocused();
    await page.keyboard.type('margaux');
    await expect(page.getByText('Encore 5 caractères.')).toBeVisible();
    await field.fill(person.password);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Réglez votre seconde preuve' })).toBeVisible();
    expect(asked.filter((url) => url.includes(address.split('#')[1]!)), 'the token is in no address that was asked for').toEqual([]);
    // Nothing else opens before.
    await page.goto('/desk');
    await expect(page.getByRole('heading', { name: 'Réglez votre seconde preuve' })).toBeVisible();
    await page.getByRole('button', { name: 'Prendre une application de codes' }).click();
    await expect(page.getByAltText('Code QR pour l’application de codes')).toBeVisible();
    const secret = (await page.locator('.copied code').innerText()).replace(/\s/g, '');
    totp = new TOTP({ secret: Secret.fromBase32(secret) });
    await page.getByLabel('Code que l’application affiche').fill(totp.generate());
    await page.keyboard.press('Enter');
    const list = page.getByRole('list', { name: 'Codes de récupération' });
    await expect(list.getByRole('listitem')).toHaveCount(10);
    codes = (await list.getByRole('listitem').allInnerTexts()).map(plain);
    await page.getByRole('button', { name: 'Je les ai gardés' }).click();
    await page.getByRole('button', { name: 'Ouvrir Quittance' }).click();
    await page.waitForURL(/\/desk/);
    // The link has served.
    const again = await house.open();
    await again.goto(address);
    await expect(again.getByRole('heading', { name: 'Ce lien ne sert plus.' })).toBeVisible();
  });

  await test.step('out, and in again with the password and the code; a code that is wrong opens nothing', async () => {
    await leave(page);
    await password(page);
    await expect(page.getByLabel('Code de l’application')).toBeFocused();
    await page.keyboard.type('000000');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('Ce code ne convient pas.');
    // The code of the enrolment has served; the next one is taken a little early.
    await page.keyboard.type(totp.generate({ timestamp: Date.now() + 30_000 }));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/desk/);
  });

  const elsewhere = await house.open();
  await test.step('elsewhere, a recovery code stands in for the application, once', async () => {
    await password(elsewhere);
    await elsewhere.getByRole('button', { name: 'Utiliser un code de récupération' }).click();
    await elsewhere.getByLabel('Code de récupération').fill(codes[0]!.toLowerCase());
    await elsewhere.keyboard.press('Enter');
    await elsewhere.waitForURL(/\/desk/);
    await elsewhere.goto('/account');
    await expect(elsewhere.getByText('Il vous reste 9 codes.')).toBeVisible();
  });

  await test.step('from there the first session is closed: its page is at the door within a second', async () => {
    await expect(page.getByRole('navigation', { name: 'Menu' })).toBeVisible();
    const lines = elsewhere.getByRole('list', { name: 'Séances ouvertes' }).getByRole('listitem');
    await expect(lines).toHaveCount(2);
    await expect(lines.first()).toContainText('cette séance');
    const done = page.waitForURL(/\/sign-in/).then(() => Date.now());
    const answered = elsewhere.waitForResponse(async (response) => (response.request().postData() ?? '').includes('"EndSession"')).then(() => Date.now());
    await lines.nth(1).getByRole('button', { name: /^Fermer la séance/ }).click();
    expect((await done) - (await answered), 'milliseconds from the answer to the door').toBeLessThan(1000);
    await expect(page.getByText('La séance est finie.')).toBeVisible();
    await expect(lines).toHaveCount(1);
    await expect(elsewhere.getByRole('heading', { name: 'Séances ouvertes' })).toBeFocused();
  });

  await test.step('a passkey is added, and opens alone', async () => {
    const cdp = await elsewhere.context().newCDPSession(elsewhere);
    await cdp.send('WebAuthn.enable');
    await cdp.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
    await elsewhere.keyboard.press('c');
    await expect(elsewhere.getByLabel('Nom de cette clé d’accès')).toBeFocused();
    await elsewhere.keyboard.type('Clé du bureau');
    await elsewhere.keyboard.press('Enter');
    await expect(elsewhere.getByRole('list', { name: 'Clés d’accès' }).getByRole('listitem')).toContainText('Clé du bureau');
    await leave(elsewhere);
    await elsewhere.getByRole('button', { name: 'Se connecter avec une clé d’accès' }).click();
    await elsewhere.waitForURL(/\/desk/);
    await elsewhere.goto('/account');
    await expect(elsewhere.getByRole('list', { name: 'Séances ouvertes' }).getByRole('listitem').first()).toContainText('par clé d’accès');
  });
});

test('a password that was forgotten', async ({ house }) => {
  const page = await house.open();
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Mot de passe oublié' }).click();
  await expect(page.getByRole('heading', { name: 'Mot de passe oublié' })).toBeVisible();
  const ask = async (email: string) => {
    await page.getByLabel('Adresse électronique').fill(email);
    await page.keyboard.press('Enter');
    const said = page.getByRole('status').filter({ hasText: 'un lien vient d’y partir' });
    await expect(said).toBeFocused();
    return plain((await said.innerText()).replace(email, ''));
  };
  const known = await ask('ines.caradec@orvelle.example');
  await page.getByRole('button', { name: 'Écrire une autre adresse' }).click();
  expect(await ask('personne.du.tout@orvelle.example')).toBe(known);
  await page.goto(`/mailbox?to=${encodeURIComponent('personne.du.tout@orvelle.example')}`);
  await expect(page.getByRole('link', { name: /\/welcome#/ })).toHaveCount(0);
  await page.goto(`/mailbox?to=${encodeURIComponent('ines.caradec@orvelle.example')}`);
  await page.getByRole('link', { name: /\/welcome#/ }).first().click();
  await expect(page.getByRole('heading', { name: 'Choisissez un nouveau mot de passe' })).toBeVisible();
  // Left as it is: the password of the demo stays that of the page of the door.
  await signIn(page, 'Inès Caradec');
});
