/** A debtor alone with his letter and a telephone that runs no script: he reads, pays, agrees to a plan, contests. */
import { randomInt } from 'node:crypto';
import fs from 'node:fs';
import type { Page } from '@playwright/test';
import { checkPublicReference, formatIban } from '@quittance/law';
import QRCode from 'qrcode';
import { pdf, siren } from '../invent.ts';
import { ubl, type Company } from '../invoices.ts';
import { givenNotice, handOver, sellerOf } from '../own-case.ts';
import { ask, expect, test, watch } from '../people.ts';
import { centsOf, plain, totalOf, wordsOf } from '../reading.ts';

const TELEPHONE = { viewport: { width: 390, height: 844 }, hasTouch: true } as const;
const CREDITOR = { name: 'Minoterie Vaudreuilh', user: 'Maud Delcambre' };
const serial = `${String(Date.now()).slice(-6)}${randomInt(10)}`;
const daysAgo = (days: number): string => Temporal.Now.plainDateISO('Europe/Paris').subtract({ days }).toString();
const bakery: Company = { name: `Fournil des Deux Rives ${serial}`, siren: siren(), line1: '6 rue du Four', postalCode: '31000', city: 'Toulouse' };
const biscuits: Company = { name: `Biscuits Castelmoron ${serial}`, siren: siren(), line1: '2 allée des Moulins', postalCode: '47000', city: 'Agen' };

/** The modules of a QR code drawn as one path of rows, as they would be printed. */
function modulesOf(path: string, size: number): string {
  const rows = Array.from({ length: size }, () => Array<string>(size).fill('.'));
  for (const [, x, y, wide] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) rows[Number(y)]!.fill('#', Number(x), Number(x) + Number(wide));
  return rows.map((row) => row.join('')).join('\n');
}

/** What one reads of a letter to get in: the address that it prints, its code. */
async function lettered(paper: Buffer): Promise<{ address: string; code: string }> {
  const words = await wordsOf(paper);
  return { address: new URL(/localhost:\d+(\/d\/[0-9A-Z]+)/.exec(words)![1]!, 'http://localhost').pathname, code: /Code d’accès (\d{3} \d{3}) /.exec(words)![1]! };
}

async function comeIn(page: Page, { address, code }: { address: string; code: string }, postcode: string): Promise<void> {
  await page.goto(address);
  await page.getByLabel('Code d’accès').fill(code);
  await page.getByLabel('Votre code postal').fill(postcode);
  await page.getByRole('button', { name: 'Voir mon dossier' }).click();
}

test('a debtor alone with his letter, on a telephone without script', async ({ house, browser, baseURL }, info) => {
  test.setTimeout(120_000);
  const supervisor = await house.enter('Solange Maréchal');
  const creditor = await house.enter(CREDITOR.user);
  const seller = await sellerOf(creditor);
  const caseOf = await handOver(creditor, [
    ubl(`facture-${serial}-1.xml`, seller, bakery, { reference: `MV-${serial}-1`, issuedOn: daysAgo(150), dueOn: daysAgo(120), amount: '2400.00' }),
    ubl(`facture-${serial}-2.xml`, seller, bakery, { reference: `MV-${serial}-2`, issuedOn: daysAgo(120), dueOn: daysAgo(90), amount: '600.00' }),
    ubl(`facture-${serial}-3.xml`, seller, biscuits, { reference: `MV-${serial}-3`, issuedOn: daysAgo(100), dueOn: daysAgo(70), amount: '1180.50' }),
    ubl(`facture-${serial}-4.xml`, seller, biscuits, { reference: `MV-${serial}-4`, issuedOn: daysAgo(90), dueOn: daysAgo(60), amount: '94.20' }),
  ], `alone-${serial}`);
  const file = caseOf(bakery), other = caseOf(biscuits);
  const [letter, otherLetter] = await Promise.all([file, other].map(async ({ id }) => lettered(await givenNotice(supervisor, id))));
  const account = (await ask<{ agency: { segregatedAccountName: string; segregatedIban: string; segregatedBic: string } }>(supervisor, '{ agency { segregatedAccountName segregatedIban segregatedBic } }')).data!.agency;

  const complaints: string[] = [];
  const still = () => browser.newContext({ ...TELEPHONE, javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  const page = await (await still()).newPage();
  watch(page, complaints);
  const asked: string[] = [], unguarded: string[] = [];
  page.on('request', (request) => { if (new URL(request.url()).origin !== baseURL) asked.push(request.url()); });
  page.on('response', async (response) => {
    if (response.request().resourceType() !== 'document' || response.status() === 303 || /\/d\/documents\//.test(response.url())) return;
    const policy = (await response.allHeaders())['content-security-policy'] ?? '';
    if (!policy.includes('default-src \'none\'') || !policy.includes('script-src \'self\'') || !policy.includes('frame-ancestors \'none\'') || policy.includes('unsafe')) unguarded.push(`${response.url()} ${policy}`);
  });
  const title = page.getByRole('heading', { level: 1 });
  const fits = async () => expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(TELEPHONE.viewport.width);

  await test.step('the address of the letter, its code and his postcode let him in', async () => {
    await page.goto(letter!.address);
    await expect(page.getByLabel('Numéro de dossier')).toHaveValue(file.publicReference);
    await fits();
    await comeIn(page, letter!, bakery.postalCode);
    await expect(title).toHaveText(`${bakery.name}, vous devez à ${CREDITOR.name}`);
    await fits();
  });

  await test.step('he reads who claims what; each line opens to what makes it, and the lines make the total', async () => {
    const lines = page.getByRole('region', { name: 'Décompte' });
    const sums = await lines.locator('details > summary > b').allInnerTexts();
    const total = await page.locator('.total').innerText();
    expect(totalOf(sums.map((sum) => sum.replace('\u2212', '-')))).toBe(centsOf(total));
    expect(centsOf(await lines.locator('.sum-line b').innerText())).toBe(centsOf(total));
    for (const line of await lines.locator('details').all()) {
      await expect(line.locator('.why-box')).toBeHidden();
      await line.locator('summary').click();
      await expect(line.locator('.why-box')).toBeVisible();
    }
    const said = plain(await lines.innerText());
    for (const one of [`Facture MV-${serial}-1`, '2 400,00 €', `Émise le`, 'jours / 36', 'taux de la BCE', 'C. com. L441-10', 'payée en retard 40,00 €', 'Nous n’avons reçu aucun paiement']) expect(said).toContain(one);
    await expect(page.getByText('Aucuns frais de recouvrement ne vous sont demandés.')).toBeVisible();
    await fits();
  });

  await test.step('he opens the invoice and the letter that he was sent, which has no code in it any more', async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: `Voir « facture-${serial}-1.xml »` }).click()]);
    expect(fs.readFileSync(await download.path(), 'utf8')).toContain(`<cbc:ID>MV-${serial}-1</cbc:ID>`);
    const copy = await page.request.get((await page.getByRole('link', { name: /^Mise en demeure / }).first().getAttribute('href'))!);
    const words = await wordsOf(await copy.body());
    expect(words).toContain('remis au destinataire seul');
    expect(words).not.toContain(letter!.code);
  });

  await test.step('he sees where to pay, and the code for his bank’s application says the same', async () => {
    await page.getByRole('link', { name: 'Payer', exact: true }).click();
    await expect(title).toContainText('par virement');
    const sum = /([\d\s\u202f]+,\d\d)/.exec(await title.innerText())![1]!;
    for (const said of [account.segregatedAccountName, formatIban(account.segregatedIban), sum, file.publicReference]) expect(plain(await page.locator('dl.copy').innerText())).toContain(plain(said));
    await expect(page.getByRole('button', { name: /Copier/ })).toHaveCount(0);
    const drawn = page.getByRole('img', { name: 'Code QR du virement' });
    await expect(drawn).toBeVisible();
    const { modules } = QRCode.create(['BCD', '002', '1', 'SCT', account.segregatedBic, account.segregatedAccountName, account.segregatedIban, `EUR${centsOf(sum) / 100n}.${String(centsOf(sum) % 100n).padStart(2, '0')}`, '', '', file.publicReference].join('\n'), { errorCorrectionLevel: 'M' });
    const expected = Array.from({ length: modules.size }, (_, y) => Array.from({ length: modules.size }, (__, x) => (modules.data[y * modules.size + x] ? '#' : '.')).join('')).join('\n');
    expect(modulesOf((await drawn.locator('path').getAttribute('d'))!, modules.size)).toBe(expected);
    await page.locator('summary', { hasText: 'Payer une autre somme' }).click();
    await page.getByLabel('Combien voulez-vous payer ?').fill('150');
    await page.getByRole('button', { name: 'Changer la somme' }).click();
    await expect(title).toHaveText(/Payer 150,00\s€ par virement/);
    await fits();
  });

  await test.step('he builds a plan that the mandate allows, accepts it, and reads the agreement', async () => {
    await page.getByRole('link', { name: 'Mon décompte' }).click();
    await page.getByRole('link', { name: 'Payer en plusieurs fois' }).click();
    await expect(title).toHaveText('En combien de fois pouvez-vous payer ?');
    await page.locator('.times label', { hasText: '4 fois' }).click();
    await page.getByLabel('Le jour du mois').selectOption('5');
    await page.getByLabel('Un premier versement plus grand, si vous le pouvez').fill('900');
    await page.getByRole('button', { name: 'Voir l’échéancier' }).click();
    const instalments = page.locator('.schedule li b');
    expect(totalOf(await instalments.allInnerTexts())).toBe(centsOf(await page.locator('.sum-line b').innerText()));
    expect(plain(await instalments.first().innerText())).toBe('900,00 €');
    await expect(page.getByRole('main')).toContainText('Sans frais.');
    await fits();
    await page.getByRole('checkbox', { name: /^En acceptant cet échéancier, je reconnais devoir/ }).check();
    await page.getByRole('button', { name: /^Valider \d versements$/ }).click();
    await expect(title).toHaveText('Votre échéancier est accepté.');
    const agreement = page.getByRole('link', { name: 'L’accord, en PDF' });
    await expect.poll(async () => { await page.reload(); return agreement.count(); }, { timeout: 20_000 }).toBe(1);
    const words = await wordsOf(await (await page.request.get((await agreement.getAttribute('href'))!)).body());
    for (const said of [bakery.name, CREDITOR.name, file.publicReference, '900,00']) expect(words).toContain(said);
    await page.getByRole('link', { name: 'Payer le prochain versement' }).click();
    await expect(title).toHaveText(/Payer 900,00\s€ par virement/);
  });

  await test.step('another letter is another door; there he contests one invoice, with a file', async () => {
    await comeIn(page, otherLetter!, biscuits.postalCode);
    await expect(title).toHaveText(`${biscuits.name}, vous devez à ${CREDITOR.name}`);
    await page.getByRole('link', { name: 'Je ne suis pas d’accord' }).click();
    await page.getByLabel('Le travail ou la livraison n’est pas fait, ou mal fait').check();
    await page.getByRole('checkbox', { name: new RegExp(`MV-${serial}-4`) }).check();
    await page.getByLabel('Dites-nous ce qui s’est passé').fill('Deux sacs sur six étaient humides ; le livreur l’a noté.');
    await page.getByLabel('Des photos ou un document').setInputFiles({ name: 'bon-de-livraison.pdf', mimeType: 'application/pdf', buffer: pdf('Bon de livraison, deux sacs humides') });
    await page.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await expect(title).toHaveText('C’est envoyé. Les relances s’arrêtent.');
    for (const said of ['Deux sacs sur six étaient humides', `MV-${serial}-4`]) await expect(page.locator('dl.copy')).toContainText(said);
    await expect(page.locator('dl.copy')).not.toContainText(`MV-${serial}-3`);
    const evidence = await page.request.get((await page.getByRole('link', { name: 'bon-de-livraison.pdf' }).getAttribute('href'))!);
    expect(await wordsOf(await evidence.body())).toBe('Bon de livraison, deux sacs humides');
    await fits();
    await page.getByRole('link', { name: 'Mon décompte' }).click();
    await expect(title).toHaveText(`${biscuits.name}, ${CREDITOR.name} vous réclame`);
    // The file of the other letter is not here.
    expect((await page.request.get(`/d/documents/${file.id}`)).status()).toBe(404);
  });

  await test.step('he leaves, and is out; nobody else was asked anything', async () => {
    const cookies = await page.context().cookies();
    expect(cookies.map(({ name, httpOnly, path: at, expires }) => ({ name, httpOnly, at, expires }))).toContainEqual({ name: 'quittance_visit', httpOnly: true, at: '/d', expires: -1 });
    await page.getByRole('button', { name: 'Quitter mon dossier' }).click();
    await expect(title).toHaveText('Vous avez reçu une lettre de notre part.');
    await page.context().addCookies(cookies);
    await page.goto('/d/statement');
    await expect(title).toHaveText('Vous avez reçu une lettre de notre part.');
    expect(asked, 'requests elsewhere').toEqual([]);
    expect(unguarded, 'pages without their policy').toEqual([]);
    // A browser that runs no script fetches none, and calls that its policy.
    expect(complaints.filter((complaint) => !/^request: GET \S+\.js csp /.test(complaint)), 'what the telephone complained of').toEqual([]);
    await page.context().close();
  });

  await test.step('wrong codes: the same words for his case and for one that is not, closed alike after five', async () => {
    const stranger = await (await still()).newPage();
    const wrong = letter!.code === '123 456' ? '654 321' : '123 456';
    const answers = async (reference: string): Promise<string[]> => {
      const told: string[] = [];
      for (let times = 0; times < 6; times += 1) {
        const [answer] = await Promise.all([stranger.waitForResponse((response) => response.url().endsWith('/d/enter')), comeIn(stranger, { address: `/d/${reference.replaceAll('-', '')}`, code: wrong }, biscuits.postalCode)]);
        told.push(`${answer.status()} ${plain(await stranger.getByRole('main').innerText()).replaceAll(reference, '…')} ${plain(await stranger.getByRole('alert').innerText())}`);
      }
      return told;
    };
    const known = await answers(other.publicReference), unknown = await answers(unknownReference());
    expect(known).toEqual(unknown);
    for (const told of known.slice(0, 5)) expect(told).toContain('Ce numéro de dossier et ce code ne vont pas ensemble.');
    expect(known[5]).toContain('Trop d’essais ont échoué. Par sécurité, ce dossier ne s’ouvre plus d’ici pendant quelque temps. Vous pouvez nous appeler.');
    // Closed is closed, with the right code too.
    await comeIn(stranger, otherLetter!, biscuits.postalCode);
    await expect(stranger.getByRole('alert')).toContainText('Trop d’essais ont échoué.');
    await stranger.context().close();
  });

  await test.step('where scripts run, the statement brings less than 80 KB of them, and none of the staff’s', async () => {
    const lively = await house.open(TELEPHONE);
    const scripts = new Map<string, number>();
    lively.on('response', async (response) => {
      if (!/javascript/.test(response.headers()['content-type'] ?? '')) return;
      scripts.set(new URL(response.url()).pathname, (await response.request().sizes()).responseBodySize);
    });
    await Promise.all([lively.waitForRequest((request) => request.url().endsWith('/d/live')), comeIn(lively, letter!, bakery.postalCode)]);
    await expect(lively.getByRole('heading', { level: 1 })).toContainText(bakery.name);
    await expect.poll(() => scripts.size && [...scripts.values()].every((size) => size > 0)).toBe(true);
    const bytes = [...scripts.values()].reduce((sum, size) => sum + size, 0);
    info.annotations.push({ type: 'script', description: `${scripts.size} scripts, ${(bytes / 1024).toFixed(1)} KB gzipped` });
    expect(bytes).toBeLessThanOrEqual(80 * 1024);
    expect([...scripts.keys()].filter((path) => !path.startsWith('/d/'))).toEqual([]);
  });
});

/** A reference that a case could have and none has. */
function unknownReference(): string {
  for (;;) {
    const drawn = Array.from({ length: 7 }, () => '23456789CDFHJKLMNPRTVWX'[randomInt(23)]).join('');
    const canonical = checkPublicReference(drawn);
    if (canonical) return canonical;
  }
}
