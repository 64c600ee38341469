/** WCAG 2.2 AA on every page, by day on a wide screen and by night in the hand. */
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { demoAccounts } from '@quittance/api/demo-accounts';
import { pdf } from '../invent.ts';
import { ask, expect, test } from '../people.ts';
import { allows, barredCases, canVisit, casesTold, heldCase, isOpen, visit, type Told } from './told.ts';

// The examinations take their time on a busy machine.
test.describe.configure({ mode: 'parallel', timeout: 150_000 });

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const SCREENS = [{ width: 1440, height: 900, paper: 'light' }, { width: 390, height: 844, paper: 'dark' }] as const;

const settled = (page: Page) => page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));

/** By day on a desk or by night in the hand, as the name falls: half of the pages each way. AXE=all examines each both ways. */
const turn = (name: string) => [...name].reduce((sum, letter) => sum + letter.codePointAt(0)!, 0) % SCREENS.length;

/** What axe has against the page as it stands; and whether it fits without scrolling sideways, on the desk as in the hand. */
async function examine(page: Page, name: string): Promise<void> {
  for (const { paper, width, height } of SCREENS) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: paper, reducedMotion: 'reduce' });
    await settled(page);
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), `${name} scrolls sideways at ${width} px`).toBeLessThanOrEqual(0);
    if (process.env['AXE'] !== 'all' && SCREENS[turn(name)]!.width !== width) continue;
    // No page of the house frames another: one injection is enough.
    const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).withTags(TAGS).setLegacyMode().analyze();
    const told = violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} — ${failureSummary?.split('\n').slice(1, 3).map((line) => line.trim()).join('; ')}`));
    expect.soft(told, `${name}, ${paper}, ${width} px`).toEqual([]);
  }
  const [{ width, height, paper }] = SCREENS;
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: paper, reducedMotion: 'reduce' });
}

interface Seen { name: string; path: string; shows: (page: Page) => Locator }
async function examineAll(page: Page, pages: readonly Seen[]): Promise<void> {
  for (const { name, path, shows } of pages)
    await test.step(name, async () => {
      await page.goto(path);
      await expect(shows(page)).toBeVisible();
      await examine(page, name);
    });
}
const heading = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { name, level: 1 });
const firstRow = (name: string) => (page: Page) => page.getByRole('grid', { name, exact: true }).getByRole('row').nth(1);

test('the door', async ({ house }) => {
  const page = await house.open();
  await page.goto('/sign-in');
  await expect(page.getByRole('region', { name: 'Comptes de démonstration' })).toBeVisible();
  await examine(page, 'sign-in');
  await page.getByLabel('Adresse électronique').fill('personne@orvelle.example');
  await page.getByLabel('Mot de passe').fill('rien');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  await examine(page, 'sign-in refused');
});

test('the collector’s pages', async ({ house }) => {
  const page = await house.enter('Hélène Vasseur');
  const { data } = await ask<{ queue: { rows: { id: string; nextActionKind: string }[] } }>(page, 'query { queue(first: 100) { rows { id nextActionKind } } }');
  const { rows } = data!.queue, first = rows[0]!.id, toNotify = rows.find(({ nextActionKind }) => nextActionKind === 'send_formal_notice')?.id ?? first;
  await examineAll(page, [
    { name: 'queue', path: '/desk', shows: firstRow('File') },
    { name: 'case', path: `/cases/${first}`, shows: (p) => p.getByRole('list', { name: 'Fil du dossier' }) },
    { name: 'call', path: `/cases/${first}?act=promise`, shows: (p) => p.getByRole('textbox', { name: 'Pour quand' }) },
    { name: 'note', path: `/cases/${first}?act=note`, shows: (p) => p.getByRole('textbox', { name: 'Note' }) },
    { name: 'statement', path: `/cases/${first}?act=statement`, shows: (p) => p.getByRole('dialog').getByRole('table') },
    { name: 'formal notice', path: `/cases/${toNotify}/formal-notice`, shows: (p) => p.getByRole('document', { name: 'La lettre telle qu’elle part' }) },
    { name: 'letters', path: '/letters', shows: firstRow('Courriers') },
    { name: 'nothing here', path: '/cases/rien', shows: (p) => p.getByRole('heading', { name: 'Il n’y a rien à cette adresse.' }) },
  ]);
  await test.step('an amount explained', async () => {
    await page.goto(`/cases/${first}`);
    await page.getByRole('region', { name: 'Qui et combien' }).locator('button.why').nth(1).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await examine(page, 'an amount explained');
  });
  await test.step('palette and keys', async () => {
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('option').first()).toBeVisible();
    await examine(page, 'palette');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('?');
    await expect(page.getByRole('heading', { name: 'Toutes les touches' })).toBeVisible();
    await examine(page, 'keys');
  });
});

test('the supervisor’s and the accountant’s pages', async ({ house }) => {
  await examineAll(await house.enter('Solange Maréchal'), [{ name: 'supervision', path: '/supervision', shows: (p) => p.getByRole('table', { name: 'Charge de chacun' }) }]);
  await examineAll(await house.enter('Inès Caradec'), [{ name: 'accounting', path: '/accounting', shows: (p) => p.getByRole('grid').getByRole('row').nth(1) }]);
});

test('the creditor’s pages', async ({ house }) => {
  const page = await house.enter('Claire Monestié');
  const { data } = await ask<{ cases: { rows: { id: string }[] }; deposits: { rows: { id: string }[] } }>(page, 'query { cases(first: 1) { rows { id } } deposits { rows { id } } }');
  await examineAll(page, [
    { name: 'creditor home', path: '/creditor', shows: firstRow('Vos dossiers') },
    { name: 'creditor cases', path: '/creditor/cases', shows: firstRow('Mes dossiers') },
    { name: 'creditor case', path: `/cases/${data!.cases.rows[0]!.id}`, shows: (p) => p.getByRole('list', { name: 'Fil du dossier' }) },
    { name: 'deposits', path: '/creditor/deposits', shows: firstRow('Dépôts') },
    { name: 'deposit', path: `/creditor/deposits/${data!.deposits.rows[0]!.id}`, shows: firstRow('Dossiers du dépôt') },
    { name: 'one invoice', path: '/creditor/deposit/one', shows: heading('Confier une facture') },
    { name: 'missing evidence', path: '/creditor/evidence', shows: firstRow('Factures auxquelles il manque une pièce') },
    { name: 'to deposit', path: '/creditor/deposit', shows: (p) => p.getByRole('region', { name: 'Les colonnes d’un tableau' }) },
  ]);
  await test.step('deposit preview', async () => {
    await page.getByLabel('Déposez ici vos factures impayées').setInputFiles({ name: 'impayes.csv', mimeType: 'text/csv', buffer: Buffer.from('Facture;Date;Échéance;Montant;Débiteur\nAXE-1;2026-05-31;2026-06-30;1200,00;Menuiserie Hautecloque\nAXE-2;2026-05-31;31/02/2026;90,00;Menuiserie Hautecloque\n') });
    await expect(page.getByRole('grid', { name: 'Dossiers qui seront ouverts' }).getByRole('row').nth(1)).toBeVisible();
    await examine(page, 'deposit preview');
  });
});

test('the administrator’s pages', async ({ house }) => {
  const page = await house.enter('Bruno Lestang');
  const { data } = await ask<{ creditors: { rows: { id: string }[] } }>(page, 'query { creditors(text: "Tessonville") { rows { id } } }');
  const id = data!.creditors.rows[0]!.id;
  await examineAll(page, [
    { name: 'admin home', path: '/admin', shows: (p) => p.getByRole('heading', { name: /^L’agence/ }) },
    { name: 'agency', path: '/admin/agency', shows: heading('Agence') },
    { name: 'creditors', path: '/admin/creditors', shows: firstRow('Créanciers') },
    { name: 'creditor', path: `/admin/creditors/${id}`, shows: (p) => p.getByRole('article', { name: /^Mandat / }) },
    { name: 'new creditor', path: '/admin/creditors/new', shows: (p) => p.getByRole('textbox', { name: 'IBAN' }) },
    { name: 'new mandate', path: `/admin/creditors/${id}/mandate`, shows: (p) => p.getByLabel('Référence du mandat') },
  ]);
  await test.step('a mandate refused', async () => {
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('Cette clause est obligatoire.').first()).toBeVisible();
    await examine(page, 'a mandate refused');
  });
});

test('who comes in, what was done, what is held on whom', async ({ house }) => {
  const page = await house.enter('Bruno Lestang');
  await examineAll(page, [
    { name: 'own account', path: '/account', shows: heading('Compte et sécurité') },
    { name: 'keys of programs', path: '/admin/tokens', shows: heading('Clés de programmes') },
    { name: 'guide of the api', path: '/api-guide', shows: heading('Guide de l’API') },
    { name: 'the trail', path: '/trail', shows: firstRow('Journal') },
    { name: 'requests', path: '/privacy', shows: heading('Données personnelles') },
    { name: 'retention', path: '/privacy/retention', shows: heading('Durées de conservation') },
    { name: 'register', path: '/privacy/register', shows: heading('Registre des traitements') },
  ]);
});

const region = (name: string) => (page: Page) => page.getByRole('region', { name, exact: true }).first();
const thread = (page: Page) => page.getByRole('list', { name: 'Fil du dossier' });

test('the case with money, plan, dispute, questions, messages; a payment being recorded', async ({ house }) => {
  const page = await house.enter('Solange Maréchal');
  const find = await casesTold(page);
  const one = async (which: (file: Told) => boolean): Promise<string> => (await find((file) => isOpen(file) && which(file))).id;
  const planned = await one(({ planState, paid }) => planState === 'agreed' && paid !== '0.00'), disputed = await one(({ disputed: is }) => is), plain = await one((file) => !file.planState && allows('plan')(file));
  await examineAll(page, [
    { name: 'case with a plan', path: `/cases/${planned}?act=plan`, shows: (p) => p.getByRole('article', { name: 'L’échéancier en cours' }) },
    { name: 'payments of a case', path: `/cases/${planned}?act=payments`, shows: region('Versements') },
    { name: 'messages of a case', path: `/cases/${planned}?act=messages`, shows: region('Courriels et SMS') },
    { name: 'case with a dispute', path: `/cases/${disputed}?act=dispute`, shows: region('Contestation') },
    { name: 'questions of a case', path: `/cases/${disputed}?act=questions`, shows: region('Questions') },
    { name: 'a plan being built', path: `/cases/${plain}?act=plan`, shows: region('Échéancier') },
    { name: 'payments', path: '/payments', shows: firstRow('Encaissements') },
    { name: 'questions of the agency', path: '/questions?all=true', shows: heading('Questions') },
  ]);
  const accountant = await house.enter('Inès Caradec');
  await test.step('record a payment', async () => {
    await accountant.goto(`/payments/new?case=${planned}`);
    await accountant.getByLabel('Somme', { exact: true }).fill('40');
    await accountant.getByLabel('Date de valeur').fill('auj.');
    await expect(accountant.getByRole('region', { name: 'Imputation' })).toBeVisible();
    await examine(accountant, 'record a payment');
  });
});

test('titles, hand-offs, studies', async ({ house }) => {
  const page = await house.enter('Solange Maréchal');
  const find = await casesTold(page);
  const handed = (await find(({ title, stage }) => title !== null && stage === 'judicial')).id, plain = (await find((file) => !file.title && allows('title')(file))).id;
  const { data } = await ask<{ cases: { rows: { id: string }[] } }>(page, '{ cases(first: 100, filter: { stage: "judicial" }) { rows { id } } }');
  const ready = (await Promise.all(data!.cases.rows.map(async ({ id }) => (await ask<{ caseFile: { id: string; acts: { act: string; allowed: boolean }[] } }>(page, 'query ($id: ID!) { caseFile(id: $id) { id acts { act allowed } } }', { id })).data!.caseFile))).find(({ acts }) => acts.some(({ act, allowed }) => act === 'handOff' && allowed))!.id;
  await examineAll(page, [
    { name: 'case with a title, at a study', path: `/cases/${handed}`, shows: thread },
    { name: 'enter a title', path: `/cases/${plain}/title`, shows: (p) => p.getByRole('combobox', { name: 'Nature du titre' }) },
    { name: 'hand a file over', path: `/cases/${ready}/hand-off`, shows: (p) => p.getByRole('button', { name: /^Remettre le dossier/ }) },
    { name: 'hand-offs', path: '/supervision/handoffs?box=current', shows: firstRow('Remises') },
  ]);
  const administrator = await house.enter('Bruno Lestang');
  const { data: known } = await ask<{ studies: { id: string }[] }>(administrator, '{ studies { id } }');
  await examineAll(administrator, [
    { name: 'studies', path: '/admin/studies', shows: firstRow('Études') },
    { name: 'new study', path: '/admin/studies/new', shows: (p) => p.getByRole('textbox', { name: /^Nom de l’étude/ }) },
    { name: 'study', path: `/admin/studies/${known!.studies[0]!.id}`, shows: region('Personnes') },
  ]);
});

test('the law and what was entered into it', async ({ house }) => {
  const page = await house.enter('Bruno Lestang');
  const { data } = await ask<{ lawEntries: { rows: { id: string; measure: { state: string } | null }[] } }>(page, '{ lawEntries(first: 20) { rows { id measure { state } } } }');
  await examineAll(page, [
    { name: 'the law', path: '/law', shows: heading('Le droit appliqué') },
    { name: 'what was entered', path: '/law/entries', shows: firstRow('Saisies du droit appliqué') },
    { name: 'a figure being entered', path: '/law/entries/new?name=ecb_main_refinancing_rate', shows: (p) => p.getByLabel('Valeur', { exact: true }) },
    { name: 'an entry', path: `/law/entries/${data!.lawEntries.rows.find(({ measure }) => measure?.state === 'done')!.id}`, shows: region('La saisie') },
    { name: 'rules of contact', path: '/settings/contact', shows: heading('Règles de contact') },
    { name: 'people', path: '/people', shows: firstRow('Personnes') },
    { name: 'an invitation being written', path: '/people?open=invite', shows: (p) => p.getByLabel('Adresse électronique') },
  ]);
});

test('a case that is held, barred, written upon, and as an argument', async ({ house }) => {
  const page = await house.enter('Solange Maréchal');
  const held = (await heldCase(page, 'insolvencyProceeding')).id, [barred] = await barredCases(page);
  const find = await casesTold(page), plain = (await find((file) => isOpen(file) && allows('message')(file) && file.debtor.email !== null)).id;
  await examineAll(page, [
    { name: 'case that is held', path: `/cases/${held}?act=hold`, shows: (p) => p.getByRole('article', { name: 'procédure collective' }) },
    { name: 'case whose claim is barred', path: `/cases/${barred!.id}`, shows: region('Créances prescrites') },
    { name: 'a reminder', path: `/cases/${plain}?act=write`, shows: (p) => p.getByLabel('Ce que vous lui écrivez') },
    { name: 'wishes of a debtor', path: `/cases/${plain}?act=wishes`, shows: region('Souhaits du débiteur') },
    { name: 'who can see a case', path: `/cases/${plain}?act=sight`, shows: region('Agence') },
    { name: 'a legal file', path: `/cases/${held}/legal-file`, shows: (p) => p.getByRole('heading', { name: 'Les voies, et ce qui les ferme' }) },
  ]);
  await test.step('a hold being entered', async () => {
    await page.goto(`/cases/${plain}?act=hold`);
    await expect(page.getByRole('radio', { name: /procédure collective/ })).toBeAttached();
    await page.keyboard.press('r');
    await page.getByLabel('Jugement d’ouverture du').fill('01/11/2026');
    await page.keyboard.press('Tab');
    await expect(page.locator('.hold-foreseen')).toBeVisible();
    await examine(page, 'a hold being entered');
  });
});

test('the bailiff’s pages', async ({ house }) => {
  const page = await house.enter('Maître Aude Kerbrat');
  await examineAll(page, [
    { name: 'files received', path: '/bailiff', shows: region('Dossier ouvert') },
    { name: 'files in hand', path: '/bailiff/current', shows: region('Rapporter') },
    { name: 'files returned', path: '/bailiff/past', shows: region('Dossier ouvert') },
  ]);
  await test.step('an act and a sum reported, a question, a file given back', async () => {
    await page.goto('/bailiff/current');
    await page.getByLabel('Déposez ici l’acte').setInputFiles({ name: 'saisie-attribution.pdf', mimeType: 'application/pdf', buffer: pdf('Saisie-attribution') });
    await page.getByLabel('Coût TTC').fill('121,87');
    await expect(page.getByLabel('Acte', { exact: true })).toHaveValue('Procès-verbal de saisie-attribution');
    await examine(page, 'an act being reported');
    await page.getByText('Une somme reçue', { exact: true }).click();
    await page.getByLabel('Somme reçue').fill('100');
    await expect(page.getByRole('status').filter({ hasText: 'Dû ensuite' })).toBeVisible();
    await examine(page, 'a sum being reported');
    await page.getByRole('button', { name: 'Rendre le dossier' }).click();
    await expect(page.getByRole('region', { name: 'Rendre le dossier' })).toBeVisible();
    await examine(page, 'a file being given back');
  });
});

test('the creditor’s questions, and his case with a plan', async ({ house }) => {
  const supervisor = await house.enter('Solange Maréchal');
  const { data } = await ask<{ payments: { rows: { caseId: string; creditorName: string }[] } }>(supervisor, '{ payments(first: 30) { rows { caseId creditorName } } }');
  const [{ caseId, creditorName }] = data!.payments.rows as [{ caseId: string; creditorName: string }];
  const page = await house.enter(demoAccounts.find(({ company }) => company === creditorName)!.name);
  await examineAll(page, [
    { name: 'creditor questions', path: '/questions?all=true', shows: heading('Questions') },
    { name: 'creditor case, paid upon', path: `/cases/${caseId}`, shows: thread },
  ]);
});

test('the debtor’s pages', async ({ house }) => {
  const staff = await house.enter('Solange Maréchal');
  const find = await casesTold(staff);
  const enter = async (which: (file: Told) => boolean): Promise<Page> => { const page = await house.open(); await visit(page, staff, await find((file) => isOpen(file) && canVisit(file) && which(file))); return page; };
  const door = await house.open();
  await examineAll(door, [
    { name: 'entrance', path: '/d/R4K7TD3', shows: heading('Vous avez reçu une lettre de notre part.') },
    { name: 'code', path: '/d/code?reference=R4K-7TD-3', shows: heading('Où vous envoyer un code ?') },
    { name: 'rights', path: '/d/rights', shows: heading('Aide, droits et données') },
    { name: 'rights in English', path: '/d/rights?lang=en', shows: heading(/./) },
    { name: 'mailbox', path: '/mailbox', shows: heading('Boîte d’envoi de démonstration') },
  ]);
  const page = await enter((file) => !file.planState && !file.disputed && allows('plan')(file));
  await test.step('statement, each line open', async () => {
    for (const summary of await page.locator('details > summary').all()) await summary.click();
    await examine(page, 'statement');
  });
  await examineAll(page, [
    { name: 'pay', path: '/d/pay', shows: (p) => p.getByRole('img', { name: 'Code QR du virement' }) },
    { name: 'plan', path: '/d/plan?months=3', shows: (p) => p.getByRole('button', { name: 'Valider 3 versements' }) },
    { name: 'plan beyond the mandate', path: '/d/plan?free=1&months=24', shows: (p) => p.getByRole('button', { name: 'Envoyer ma proposition' }) },
    { name: 'contest', path: '/d/contest?reason=already_paid', shows: heading('Qu’est-ce qui ne va pas ?') },
  ]);
  await examineAll(await enter(({ planState, disputed }) => planState === 'agreed' && !disputed), [{ name: 'plan agreed', path: '/d/plan', shows: heading('Votre échéancier est accepté.') }, { name: 'statement with a plan', path: '/d/statement', shows: (p) => p.locator('.total') }]);
  await examineAll(await enter(({ disputed }) => disputed), [{ name: 'what was contested', path: '/d/contest', shows: heading('Votre contestation') }]);
});
