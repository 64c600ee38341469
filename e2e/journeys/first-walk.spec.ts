/** The first walk through the building: a creditor's unpaid invoices end in a formal notice. Everyone does it by hand, as the house means it. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import type { Page } from '@playwright/test';
import { formatIban, LAW, statutoryTexts } from '@quittance/law';
import { cii, table, ubl, type Company } from '../invoices.ts';
import { iban, pdf, siren, wrongKey } from '../invent.ts';
import { ask, chooseByMail, expect, test, type Key } from '../people.ts';
import { centsOf, mark, plain, tabTo, totalOf, wasNotReloaded, wordsOf } from '../reading.ts';

const serial = String(Date.now()).slice(-6);
const daysAgo = (days: number): string => Temporal.Now.plainDateISO('Europe/Paris').subtract({ days }).toString();
const numeric = (iso: string): string => iso.split('-').reverse().join('/');

const seller: Company = { name: `Verrerie Montcalvy ${serial}`, siren: siren(), line1: '3 rue des Souffleurs', postalCode: '41000', city: 'Blois' };
const bankAccount = iban();
const person: Key & { name: string } = { name: 'Aliénor Castagnède', email: `alienor.castagnede.${serial}@montcalvy.example`, password: 'trois chats sur le quai' };
const brewery: Company = { name: `Brasserie de l’Écluse ${serial}`, siren: siren(), line1: '12 quai aux Grumes', postalCode: '56100', city: 'Lorient', contact: 'Perrine Vandermeulle', phone: '02 61 91 74 20' };
const hotel: Company = { name: `Hôtel de l’Œillet ${serial}`, siren: siren(), line1: '4 place du Marché-aux-Toiles', postalCode: '35300', city: 'Fougères', contact: 'Yves Kerlaouën', phone: '02 61 91 74 21' };
const left: Company = { name: `Cartonnages Roncevalle ${serial}`, siren: siren(), line1: '9 rue Basse', postalCode: '72000', city: 'Le Mans' };
const homeless: Company = { name: `Éditions du Parvis ${serial}`, siren: siren(), line1: '', postalCode: '', city: '' };

const COLUMNS = ['N° de facture', 'Date de facture', 'Date d’échéance', 'Montant TTC', 'Raison sociale', 'SIREN', 'Adresse', 'Code postal', 'Ville', 'Contact', 'Téléphone'];
const cells = (company: Company) => [company.name, company.siren, company.line1, company.postalCode, company.city, company.contact ?? '', company.phone ?? ''];
/** Five invoices of which one falls due on a day that no calendar has. */
const csv = () => table('impayes-novembre.csv', [
  COLUMNS,
  [`VM-${serial}-01`, numeric(daysAgo(230)), numeric(daysAgo(200)), '1\u00a0234,56 €', ...cells(brewery)],
  [`VM-${serial}-02`, numeric(daysAgo(120)), numeric(daysAgo(90)), '860,00 €', ...cells(left)],
  [`VM-${serial}-03`, '31/01/2026', '31/02/2026', '412,30 €', ...cells(hotel)],
  [`VM-${serial}-04`, numeric(daysAgo(150)), numeric(daysAgo(120)), '2\u00a0095,40 €', ...cells(homeless)],
]);
const electronic = () => [
  ubl(`facture-${serial}-11.xml`, seller, brewery, { reference: `VM-${serial}-11`, issuedOn: daysAgo(160), dueOn: daysAgo(130), amount: '2480.00' }),
  cii(`facture-${serial}-12.xml`, seller, hotel, { reference: `VM-${serial}-12`, issuedOn: daysAgo(110), dueOn: daysAgo(80), amount: '3150.40' }),
];

const COUNT = 'query { cases { total rows { id publicReference debtorName } } deposits { rows { id } } creditorHome { openCases } }';
interface Counted { cases: { total: number; rows: { id: string; publicReference: string; debtorName: string }[] }; deposits: { rows: { id: string }[] }; creditorHome: { openCases: number } }
const counted = async (page: Page): Promise<Counted> => (await ask<Counted>(page, COUNT)).data!;

test('a creditor’s unpaid invoices end in a formal notice', async ({ house }) => {
  test.setTimeout(150_000);
  const administrator = await house.enter('Bruno Lestang');
  let creditorId = '';

  await test.step('the administrator registers a creditor; a wrong SIREN and a wrong IBAN are refused at their field', async () => {
    const page = administrator;
    await page.getByRole('link', { name: 'Nouveau créancier' }).click();
    const field = (label: string) => page.getByLabel(label, { exact: true });
    await field('Raison sociale').fill(seller.name);
    await field('SIREN').fill(wrongKey(seller.siren));
    await field('Adresse').fill(seller.line1);
    await field('Code postal').fill(seller.postalCode);
    await field('Ville').fill(seller.city);
    await field('IBAN').fill(`${bankAccount.slice(0, -1)}${(Number(bankAccount.at(-1)) + 1) % 10}`);
    const contact = page.getByRole('group', { name: 'Contact 1' });
    await contact.getByLabel('Nom', { exact: true }).fill(person.name);
    await page.getByRole('button', { name: 'Enregistrer le créancier' }).click();
    await expect(field('SIREN')).toHaveAccessibleDescription('Ce SIREN n’existe pas : neuf chiffres, le dernier se calcule des autres.');
    await expect(field('IBAN')).toHaveAccessibleDescription('Cet IBAN n’est pas valable : vérifiez chaque groupe de quatre.');
    expect((await ask(page, 'query($text: String) { creditors(text: $text) { rows { id } } }', { text: seller.name })).data).toEqual({ creditors: { rows: [] } });

    await field('SIREN').fill(seller.siren);
    await field('IBAN').fill(bankAccount);
    await expect(field('IBAN')).toHaveAccessibleDescription(plain(formatIban(bankAccount)));
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(`${seller.name} est enregistré`)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Nouveau mandat' })).toBeVisible();
    creditorId = /creditors\/([^/]+)\/mandate/.exec(page.url())![1]!;
    await page.getByRole('button', { name: 'Revenir' }).click();
    await expect(page.getByText('Aucun mandat encore : sans convention écrite, aucun dossier ne peut s’ouvrir (CPCE R124-3).')).toBeVisible();
  });

  await test.step('he opens an account for somebody of the creditor, who is sent a link to choose a password', async () => {
    const page = administrator;
    await page.getByRole('button', { name: 'Ajouter une personne' }).click();
    const form = page.getByRole('region', { name: 'Ajouter une personne' });
    await form.getByLabel('Nom', { exact: true }).fill(person.name);
    await form.getByLabel('Adresse électronique').fill(person.email);
    await page.keyboard.press('Enter');
    const once = page.getByRole('region', { name: 'Invitation envoyée' });
    await expect(once).toContainText(`reçoit un courriel à l’adresse ${person.email}`);
    await once.getByRole('button', { name: 'C’est noté' }).click();
    await page.reload();
    await expect(page.getByRole('region', { name: 'Personnes' })).toContainText(person.email);
  });

  const creditor = await house.open();
  await chooseByMail(creditor, person);
  await test.step('without a mandate nothing can be handed over, by CPCE R124-3', async () => {
    await creditor.goto('/creditor/deposit');
    const refusal = creditor.getByRole('alert');
    await expect(refusal).toContainText('Aucun mandat n’est en vigueur.');
    await expect(refusal).toContainText('CPCE R124-3');
    await expect(creditor.getByLabel('Déposez ici vos factures impayées')).toHaveCount(0);
    const { buffer, name } = csv();
    const input = { files: [{ name, base64: buffer.toString('base64') }], idempotencyKey: `walk-${serial}-none` };
    const answers = await Promise.all(['previewDeposit', 'confirmDeposit'].map((act) => ask(creditor, `mutation($input: DepositInput!) { ${act}(input: $input) { ... on Refusal { code article } } }`, { input })));
    expect(answers.map(({ data }) => Object.values(data!)[0])).toEqual([{ code: 'no_mandate', article: 'CPCE R124-3' }, { code: 'no_mandate', article: 'CPCE R124-3' }]);
  });

  await test.step('the administrator registers the written mandate: its four clauses, its terms, its signed paper', async () => {
    const page = administrator;
    await page.getByRole('link', { name: 'Nouveau mandat' }).click();
    await page.getByLabel('Déposez ici le mandat signé').setInputFiles({ name: `mandat-${serial}.pdf`, mimeType: 'application/pdf', buffer: pdf(`Mandat de recouvrement MD-${serial}`) });
    await page.getByLabel('Référence du mandat').fill(`MD-${serial}`);
    await page.getByLabel('Signé le').fill('02/11/2026');
    await page.getByLabel('1° Le fondement et le montant des créances').fill('Chaque créance est désignée par sa facture : principal, intérêts et accessoires distingués.');
    await page.getByLabel('3° La rémunération').fill('Commission de 12 % hors taxes des sommes encaissées, à la charge du créancier.');
    await page.getByLabel('4° Le reversement des fonds').fill('Les fonds encaissés sont reversés chaque mois, commission déduite.');
    await page.getByLabel('Commission, en % des sommes encaissées').fill('12');
    await page.getByLabel('Échéancier, mois au plus').fill('6');
    await page.keyboard.press('Control+Enter');
    const insurance = page.getByLabel('2° La garantie de l’agence');
    await expect(insurance).toHaveAccessibleDescription('Cette clause est obligatoire.');
    await expect(insurance).toBeFocused();
    await insurance.fill('Responsabilité civile professionnelle, Mutuelle du Quai Vert, police RC-2026-40817.');
    await page.keyboard.press('Control+Enter');
    const mandate = page.getByRole('article', { name: `Mandat MD-${serial}` });
    await expect(mandate).toContainText('en vigueur');
    for (const clause of ['1°', '2°', '3°', '4°']) await expect(mandate.getByRole('listitem').filter({ hasText: clause })).toHaveCount(1);
    const signed = await page.request.get((await mandate.getByRole('link', { name: 'Le mandat signé (PDF)' }).getAttribute('href'))!);
    expect([signed.status(), await wordsOf(await signed.body())]).toEqual([200, `Mandat de recouvrement MD-${serial}`]);
  });

  await test.step('the creditor drops a table and two electronic invoices, and sees what they would become', async () => {
    const page = creditor;
    await page.goto('/creditor');
    await page.getByRole('link', { name: 'Déposer des factures' }).first().click();
    await page.getByLabel('Déposez ici vos factures impayées').setInputFiles([csv(), ...electronic()]);
    await expect(page.getByRole('heading', { name: '4 dossiers seront ouverts' })).toBeVisible();
    const files = page.getByRole('region', { name: 'Fichiers' });
    for (const said of ['3 fichiers lus', 'tableau CSV, 3 factures lues, 1 élément refusé', 'facture électronique UBL, 1 facture lue', 'facture électronique CII, 1 facture lue']) await expect(files).toContainText(said);
    const row = (company: Company) => page.getByRole('grid', { name: 'Dossiers qui seront ouverts' }).getByRole('row').filter({ hasText: company.name });
    // The same SIREN in two files is one debtor, one case.
    for (const said of ['nouveau', '2, depuis le', 'CSV, UBL', '3 714,56 €']) await expect(row(brewery)).toContainText(said);
    for (const said of ['CII', '3 150,40 €']) await expect(row(hotel)).toContainText(said);
    const refused = page.getByRole('region', { name: '1 élément refusé' });
    for (const said of ['impayes-novembre.csv, ligne 4', 'Date d’échéance', '« 31/02/2026 » : cette date n’existe pas.']) await expect(refused).toContainText(said);
    const nothing = await counted(page);
    expect([nothing.cases.total, nothing.deposits.rows.length, nothing.creditorHome.openCases]).toEqual([0, 0, 0]);

    await row(left).click();
    await expect(page.getByRole('dialog')).toContainText(`VM-${serial}-02`);
    await page.getByRole('button', { name: 'Laisser hors du dépôt' }).click();
    await page.keyboard.press('Escape');
    await expect(row(left)).toContainText('laissé hors du dépôt');
    await expect(page.getByText('3 dossiers, 4 factures, 8 960,36 €')).toBeVisible();
    expect((await counted(page)).cases.total).toBe(0);
  });

  const cases: Record<'brewery' | 'hotel' | 'homeless', { id: string; reference: string }> = { brewery: { id: '', reference: '' }, hotel: { id: '', reference: '' }, homeless: { id: '', reference: '' } };
  let depositId = '';
  await test.step('he confirms and is told what was placed', async () => {
    const page = creditor;
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/\/creditor\/deposits\/[0-9a-f-]{36}/);
    await expect(page.getByRole('main').getByRole('status')).toContainText('3 dossiers confiés à Orvelle Recouvrement.');
    depositId = new URL(page.url()).pathname.split('/').at(-1)!;
    const placed = page.getByRole('grid', { name: 'Dossiers du dépôt' });
    for (const company of [brewery, hotel, homeless]) await expect(placed).toContainText(company.name);
    await expect(placed).not.toContainText(left.name);
    await expect(page.getByRole('region', { name: '1 élément refusé' })).toContainText('« 31/02/2026 » : cette date n’existe pas.');
    const now = await counted(page);
    expect(now.cases.total).toBe(3);
    for (const [key, company] of [['brewery', brewery], ['hotel', hotel], ['homeless', homeless]] as const) {
      const found = now.cases.rows.find(({ debtorName }) => debtorName === company.name)!;
      cases[key] = { id: found.id, reference: found.publicReference };
    }
  });

  await test.step('a later deposit recognises the debtor by SIREN, and the invoice that is there already', async () => {
    const page = creditor;
    await page.getByRole('link', { name: 'Déposer d’autres factures' }).click();
    await page.getByLabel('Déposez ici vos factures impayées').setInputFiles(table('decembre.csv', [
      COLUMNS, [`VM-${serial}-01`, numeric(daysAgo(230)), numeric(daysAgo(200)), '1234,56', ...cells(brewery)], [`VM-${serial}-21`, numeric(daysAgo(60)), numeric(daysAgo(30)), '99,90', 'BRASSERIE ECLUSE', ...cells(brewery).slice(1)],
    ]));
    await expect(page.getByRole('grid', { name: 'Dossiers qui seront ouverts' })).toContainText(`rejoint le dossier ${cases.brewery.reference}`);
    await expect(page.getByRole('region', { name: '1 élément refusé' })).toContainText(`La facture VM-${serial}-01 est déjà au dossier ${cases.brewery.reference}`);
    await page.getByRole('button', { name: 'Abandonner' }).click();
    await expect(page.getByLabel('Déposez ici vos factures impayées')).toBeAttached();
    expect((await counted(page)).deposits.rows).toHaveLength(1);
  });

  const supervisor = await house.enter('Solange Maréchal');
  const { data: assigned } = await ask<{ caseFile: { assigneeName: string } }>(supervisor, 'query($id: ID!) { caseFile(id: $id) { assigneeName } }', { id: cases.brewery.id });
  const collector = await house.enter(assigned!.caseFile.assigneeName);
  const keys = collector.keyboard;
  await creditor.goto(`/cases/${cases.brewery.id}`);
  const creditorThread = creditor.getByRole('list', { name: 'Fil du dossier' });
  await expect(creditorThread).toContainText('Dossier ouvert avec 2 factures, 3 714,56 €');
  await mark(creditor);

  await test.step('the collector finds the new case in his queue and opens it, by keyboard alone', async () => {
    const queue = collector.getByRole('grid', { name: 'File' });
    await expect(queue.getByRole('row').nth(1)).toBeVisible();
    await keys.press('/');
    await keys.type('écluse');
    const row = queue.getByRole('row').filter({ hasText: brewery.name });
    await expect(row).toBeVisible();
    await expect(collector).toHaveURL(/text=/);
    // He stopped to think, the list has narrowed; he goes on typing.
    await keys.type(` ${serial}`);
    await expect(queue.getByRole('row')).toHaveCount(2);
    for (const said of ['Nouveau', seller.name, 'Mettre en demeure']) await expect(row).toContainText(said);
    await keys.press('Enter');
    await expect(row).toBeFocused();
    await keys.press('Enter');
    await expect(collector.getByRole('heading', { name: `Dossier ${cases.brewery.reference}` })).toBeVisible();
    await mark(collector);
  });

  await test.step('every line of the statement opens to its formula, days, rate, article, and what is to be confirmed', async () => {
    await keys.press('d');
    const statement = collector.getByRole('dialog', { name: `Décompte du dossier ${cases.brewery.reference}` });
    const lines = statement.locator('tbody tr').filter({ hasText: ' × ' });
    await expect(lines.first()).toBeVisible();
    let uncertain = 0;
    for (const line of await lines.all()) {
      const [formula, , rate, amount] = (await line.getByRole('cell').allInnerTexts()).map(plain);
      const [, base, percent, days, year] = /^([\d ,]+) € × ([\d,]+) % × (\d+) j \/ (365|366)$/.exec(formula!)!;
      // base × rate × days ÷ (100 × year), half a cent up: the reader can do it again.
      const by = 10_000n * BigInt(year!);
      expect(centsOf(amount!), formula).toBe((2n * centsOf(base!) * centsOf(percent!) * BigInt(days!) + by) / (2n * by));
      expect(rate).toMatch(/^BCE [\d,]+ % \+ 10 au 1er (janv|juil)\. \d{4}( \(à confirmer\))?, C\. com\. L441-10 II/);
      if (rate!.includes('(à confirmer)')) uncertain++;
    }
    expect(uncertain).toBeGreaterThan(0);
    await expect(statement).toContainText('Un taux de ce décompte est à confirmer');
    const added = (await statement.locator('tbody tr td:last-child').allInnerTexts()).filter((text) => /\d/.test(text));
    const due = await statement.locator('tfoot td').last().innerText();
    expect(totalOf(added)).toBe(centsOf(due));
    await keys.press('Escape');
    await expect(statement).toHaveCount(0);

    // The same from the amount itself.
    const interest = collector.getByRole('region', { name: 'Qui et combien' }).locator('dt', { hasText: 'Intérêts de retard' }).locator('xpath=following-sibling::dd[1]').getByRole('button');
    await tabTo(collector, interest);
    await keys.press('Enter');
    const why = collector.getByRole('dialog', { name: 'Intérêts de retard' });
    for (const said of [`VM-${serial}-01`, ' j / 36', 'C. com. L441-10 II', 'taux à confirmer', 'Somme des lignes']) await expect(why).toContainText(said);
    await keys.press('Escape');
    await expect(why).toHaveCount(0);
  });

  const secret = `Le gérant demande un geste, ne pas le dire au créancier (${serial})`;
  await test.step('he writes an internal note, and takes a promise: P, a day, Tab, an amount, Enter', async () => {
    await keys.press('o');
    await expect(collector.getByLabel('Note', { exact: true })).toBeFocused();
    await keys.type(secret);
    await keys.press('Control+Enter');
    await expect(collector.getByText('Note gardée')).toBeVisible();

    await keys.press('p');
    const day = collector.getByRole('textbox', { name: 'Pour quand' }), amount = collector.getByRole('textbox', { name: 'Combien' });
    await expect(day).toBeFocused();
    await keys.type('ven.');
    await expect(day).toHaveAccessibleDescription(/^vendredi /);
    await keys.press('Tab');
    await expect(amount).toBeFocused();
    await keys.type('1500');
    await expect(amount).toHaveAccessibleDescription(/^1.500,00 € sur/);
    await expect(collector.getByText('Vérifier la banque le lundi')).toBeVisible();
    await keys.press('Enter');
    await expect(collector.getByText('Promesse gardée : 1 500,00 €')).toBeVisible();
    await expect(collector.getByRole('heading', { name: `Dossier ${cases.brewery.reference}` })).toHaveCount(0);
    await expect(collector.getByRole('heading', { name: /^Dossier / })).toBeVisible();
    await wasNotReloaded(collector);
  });

  await test.step('another call is taken back with U; the promise stays', async () => {
    const heading = await collector.getByRole('heading', { name: /^Dossier / }).innerText();
    await keys.press('a');
    await expect(collector.getByRole('region', { name: /^(Appel en cours|Consigner un appel)/ })).toBeVisible();
    await keys.press('m');
    await expect(collector.getByLabel('Ce qu’il dit')).toBeFocused();
    await keys.press('Enter');
    await expect(collector.getByText('Appel gardé : message laissé')).toBeVisible();
    await expect(collector.getByRole('heading', { name: heading })).toHaveCount(0);
    await keys.press('u');
    await expect(collector.getByText('L’appel est repris ; le fil en garde la trace.')).toBeVisible();
    await expect(collector.getByRole('heading', { name: heading })).toBeVisible();
    await expect(collector.getByRole('list', { name: 'Fil du dossier' }).getByRole('listitem').first()).toContainText('Appel repris dans les dix secondes : message laissé');
  });

  await test.step('the creditor sees the promise come, without reloading, and not the note', async () => {
    await expect(creditorThread).toContainText('Promet 1 500,00 € pour le');
    await expect(creditor.getByText(serial, { exact: false }).filter({ hasText: 'geste' })).toHaveCount(0);
    await wasNotReloaded(creditor);
  });

  let paper: Buffer = Buffer.alloc(0), documentId = '', copyId = '';
  await test.step('the formal notice is read before it leaves, and leaves with Ctrl Enter', async () => {
    await keys.press('Control+k');
    await keys.type(cases.brewery.reference);
    await expect(collector.getByRole('option').filter({ hasText: brewery.name }).first()).toBeVisible();
    await keys.press('Enter');
    await expect(collector.getByRole('heading', { name: `Dossier ${cases.brewery.reference}` })).toBeVisible();
    await expect(collector.getByRole('list', { name: 'Fil du dossier' })).toContainText(secret);
    await expect(collector.getByRole('region', { name: 'Ce qui peut être fait' })).toContainText('Promesse de 1 500,00 € pour le');
    await expect(collector.getByRole('dialog', { name: 'Commandes' })).toHaveCount(0);
    await keys.press('l');
    const checks = collector.getByRole('region', { name: 'Les mentions obligatoires, vérifiées sur la lettre' });
    await expect(checks).toContainText('Texte de L111-8, alinéas 2 et 3, à la lettre');
    await expect(checks.getByRole('listitem').filter({ hasText: 'présent' })).toHaveCount(await checks.getByRole('listitem').count());
    const proof = collector.getByRole('document', { name: 'La lettre telle qu’elle part' });
    for (const said of ['Mise en demeure de payer', brewery.name, seller.name, cases.brewery.reference]) await expect(proof.locator('.paper')).toContainText(said);
    await expect(collector.getByRole('heading', { name: 'La lettre part aujourd’hui en recommandé avec avis de réception.' })).toBeVisible();
    await keys.press('Control+Enter');
    const sent = collector.getByText(/La mise en demeure .+ est partie\./);
    await expect(sent).toBeVisible({ timeout: 30_000 });
    await wasNotReloaded(collector);
    const [download] = await Promise.all([collector.waitForEvent('download'), collector.getByRole('link', { name: 'Télécharger le PDF' }).click()]);
    paper = fs.readFileSync(await download.path());
    documentId = new URL(download.url()).pathname.split('/').at(-1)!;
  });

  await test.step('the paper carries every mention of CPCE R124-4', async () => {
    const { data } = await ask<{ agency: { segregatedIban: string } }>(supervisor, 'query { agency { segregatedIban } }');
    const words = await wordsOf(paper), today = Temporal.Now.plainDateISO('Europe/Paris');
    for (const said of [
      'Orvelle Recouvrement, SAS, 14 quai des Tanneurs, 37000 Tours, qui exerce une activité de recouvrement amiable', 'Objet : Mise en demeure', `Nous agissons pour ${seller.name}, ${seller.line1}, ${seller.postalCode} ${seller.city}`,
      `VM-${serial}-01`, `VM-${serial}-11`, 'Principal', 'Intérêts de retard C. com. L441-10 II', '80,00', 'Nous vous mettons en demeure de payer', 'au plus tard le', 'Payer par virement', 'compte affecté', plain(formatIban(data!.agency.segregatedIban)),
      brewery.name, brewery.line1, `${brewery.postalCode} ${brewery.city}`, assigned!.caseFile.assigneeName, cases.brewery.reference, 'Recommandé avec avis de réception', 'page 1/',
      ...statutoryTexts(today, LAW).map(({ text }) => plain(`« ${text} »`)),
    ]) expect(words).toContain(plain(said));
  });

  await test.step('the creditor sees the letter come without reloading, and may download its copy, which has all of it but the debtor’s code', async () => {
    await expect(creditorThread.getByRole('listitem').filter({ hasText: 'en recommandé' })).toBeVisible();
    await wasNotReloaded(creditor);
    await expect(creditor.getByRole('main')).not.toContainText(secret);
    const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    interface Read { caseFile: { letters: { sha256: string; lawVersion: string; state: string; document: { id: string; sha256: string } }[]; documents: { id: string }[]; timeline: { rows: { internal: boolean; documentId: string | null }[] } } }
    const LETTERS = 'query($id: ID!) { caseFile(id: $id) { letters { sha256 lawVersion state document { id sha256 } } documents { id } timeline { rows { internal documentId } } } }';
    const [{ caseFile: agencys }, { caseFile: read }] = [(await ask<Read>(collector, LETTERS, { id: cases.brewery.id })).data!, (await ask<Read>(creditor, LETTERS, { id: cases.brewery.id })).data!];
    expect(agencys.letters).toEqual([{ sha256: hashOf(paper), lawVersion: expect.stringMatching(/./), state: 'sent', document: { id: documentId, sha256: hashOf(paper) } }]);
    copyId = read.letters[0]!.document.id;
    const own = await (await creditor.request.get(`/documents/${copyId}`)).body();
    expect(read.letters).toEqual([{ ...agencys.letters[0], sha256: hashOf(own), document: { id: copyId, sha256: hashOf(own) } }]);
    const [posted, copy] = [await wordsOf(paper), await wordsOf(own)];
    const code = /Code d’accès (\d{3} \d{3}) /.exec(posted)![1]!;
    expect(copy).toBe(posted.replace(`Code d’accès ${code}`, 'Code d’accès remis au destinataire seul').replace(`, code ${code} et votre code postal.`, ' et le code, remis au destinataire seul.'));
    // What was posted, with the code by which the debtor enters, is not there for him, and nothing that he reads leads to it.
    expect([(await creditor.request.get(`/documents/${documentId}`)).status(), JSON.stringify(read).includes(documentId)]).toEqual([404, false]);
    for (const id of [...read.documents.map((one) => one.id), ...read.timeline.rows.flatMap((row) => row.documentId ?? [])]) expect((await creditor.request.get(`/documents/${id}`)).status()).toBe(200);
    expect(read.timeline.rows.some(({ internal }) => internal)).toBe(false);
  });

  await test.step('a letter that lacks a mention does not leave: the screen names it, with its article', async () => {
    const theirs = await ask<{ caseFile: { assigneeName: string } }>(supervisor, 'query($id: ID!) { caseFile(id: $id) { assigneeName } }', { id: cases.homeless.id });
    const who = theirs.data!.caseFile.assigneeName === assigned!.caseFile.assigneeName ? collector : await house.enter(theirs.data!.caseFile.assigneeName);
    await who.goto(`/cases/${cases.homeless.id}/formal-notice`);
    const refusal = who.getByRole('alert');
    for (const said of ['La lettre ne peut pas partir.', 'l’adresse du débiteur', 'C. civ. 1344', 'Rien n’a été envoyé ni débité.']) await expect(refusal).toContainText(said);
    await who.keyboard.press('Control+Enter');
    await expect(who.getByRole('button', { name: 'Envoyer la mise en demeure' })).toHaveCount(0);
    expect((await ask(who, 'query($id: ID!) { caseFile(id: $id) { letters { id } } }', { id: cases.homeless.id })).data).toEqual({ caseFile: { letters: [] } });
  });

  await test.step('a second creditor gets nothing of it, by any address', async () => {
    const stranger = await house.enter('Camille Ferrandier');
    await stranger.goto(`/cases/${cases.brewery.id}`);
    await expect(stranger.getByRole('heading', { name: 'Il n’y a rien à cette adresse.' })).toBeVisible();
    await stranger.goto(`/creditor/deposits/${depositId}`);
    await expect(stranger.getByRole('heading', { name: 'Il n’y a rien à cette adresse.' })).toBeVisible();
    await stranger.keyboard.press('Control+k');
    for (const [asked, known] of [[cases.brewery.reference, cases.brewery.reference], [`VM-${serial}`, `VM-${serial}`], [serial, brewery.name]] as const) {
      await stranger.getByLabel('Dossier, nom, facture ou action').fill(asked);
      await expect(stranger.getByText('Rien de ce nom, ni dossier, ni facture, ni geste.')).toBeVisible();
      await expect(stranger.getByRole('option').filter({ hasText: known })).toHaveCount(0);
    }
    const one = (query: string, variables: Record<string, unknown>) => ask(stranger, query, variables).then(({ data }) => data);
    const id = cases.brewery.id;
    expect(await one('query($id: ID!, $deposit: ID!, $creditor: ID!) { caseFile(id: $id) { id } deposit(id: $deposit) { id } creditor(id: $creditor) { id } }', { id, deposit: depositId, creditor: creditorId })).toEqual({ caseFile: null, deposit: null, creditor: null });
    expect(await one('query($ids: [ID!]!) { cases(filter: { ids: $ids }) { total rows { id } } }', { ids: Object.values(cases).map((one) => one.id) })).toEqual({ cases: { total: 0, rows: [] } });
    expect(await one('query($text: String!) { search(text: $text) { caseId } cases(filter: { text: $text }) { total } }', { text: brewery.name })).toEqual({ search: [], cases: { total: 0 } });
    for (const address of [documentId, copyId].flatMap((id) => [`/documents/${id}`, `/documents/${id}?inline=1`])) expect((await stranger.request.get(address)).status()).toBe(404);
    const home = await ask<{ creditorHome: { creditorName: string } }>(stranger, 'query($creditorId: ID) { creditorHome(creditorId: $creditorId) { creditorName } }', { creditorId });
    expect(JSON.stringify(home)).not.toContain(seller.name);
  });

  await test.step('signing out ends the session: the old cookie opens nothing', async () => {
    const cookies = await creditor.context().cookies();
    expect(cookies.every(({ httpOnly, sameSite }) => httpOnly && sameSite !== 'None')).toBe(true);
    await creditor.keyboard.press('Control+k');
    await creditor.keyboard.type('sortir');
    await expect(creditor.getByRole('option', { name: 'Sortir de Quittance' })).toBeVisible();
    await creditor.keyboard.press('Enter');
    await expect(creditor.getByRole('heading', { name: 'Entrer chez Orvelle Recouvrement' })).toBeVisible();
    const thief = await house.open();
    await thief.context().addCookies(cookies);
    expect((await ask(thief, 'query { me { id } }')).errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
    for (const id of [documentId, copyId]) expect([401, 404]).toContain((await thief.request.get(`/documents/${id}`)).status());
    await thief.goto(`/cases/${cases.brewery.id}`);
    await expect(thief.getByRole('heading', { name: 'Entrer chez Orvelle Recouvrement' })).toBeVisible();
  });
});
