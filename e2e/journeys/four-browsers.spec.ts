/** Collector, creditor, debtor and bailiff on one case, each in a browser of his own: each act is seen by the others without a reload, each only his part. */
import type { Page } from '@playwright/test';
import { demoAccounts } from '@quittance/api/demo-accounts';
import { pdf } from '../invent.ts';
import { ask, expect, test } from '../people.ts';
import { mark, plain, wasNotReloaded, wordsOf } from '../reading.ts';

interface File { id: string; caseId: string; publicReference: string; debtorName: string; creditorName: string; state: string; lastAct: string | null; study: { name: string }; caseFile: { planState: string | null; disputed: boolean; debtor: { email: string | null } } }

/** A file that the study of Maître Kerbrat has in hand, whose debtor can be written to and on which nothing was agreed or contested yet. */
async function handedOver(supervisor: Page): Promise<File> {
  const { data } = await ask<{ handoffs: { rows: File[] } }>(supervisor, '{ handoffs(first: 50, box: "current") { rows { id caseId publicReference debtorName creditorName state lastAct study { name } caseFile { planState disputed debtor { email } } } } }');
  const file = data!.handoffs.rows.find(({ study, lastAct, caseFile }) => study.name.includes('Kerbrat') && !lastAct && !caseFile.planState && !caseFile.disputed && caseFile.debtor.email);
  expect(file, 'a file of the demo in the hands of the study').toBeDefined();
  return file!;
}

/** The debtor comes by a code that he is sent; the demo's mailbox shows it. */
async function comeIn(page: Page, { publicReference, caseFile }: File): Promise<void> {
  await page.goto(`/d/${publicReference.replaceAll('-', '')}`);
  await page.getByRole('link', { name: 'Recevoir un nouveau code' }).click();
  await page.getByLabel('Par courriel').check();
  await page.getByRole('button', { name: 'Recevoir un code' }).click();
  const code = page.getByLabel('Code reçu');
  await expect(code).toBeVisible();
  const mail = await (await page.request.get(`/mailbox?to=${encodeURIComponent(caseFile.debtor.email!)}`)).text();
  await code.fill(/ : (\d{3} \d{3})</.exec(mail)?.[1] ?? /(\d{3} \d{3})/.exec(mail)![1]!);
  await page.getByRole('button', { name: 'Voir mon dossier' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`vous devez à`);
}

test.use({ actionTimeout: 15_000 });

test('four people on one case see each other’s acts, each only his part', async ({ house }, info) => {
  test.setTimeout(180_000);
  const supervisor = await house.enter('Solange Maréchal');
  const file = await handedOver(supervisor);
  const client = demoAccounts.find(({ company }) => company === file.creditorName)!;
  const [collector, creditor, bailiff, debtor] = [await house.enter('Hélène Vasseur'), await house.enter(client.name), await house.enter('Maître Aude Kerbrat'), await house.open({ viewport: { width: 390, height: 844 }, hasTouch: true })];
  await Promise.all([collector.goto(`/cases/${file.caseId}`), creditor.goto(`/cases/${file.caseId}`), bailiff.goto(`/bailiff/current?file=${file.id}`), comeIn(debtor, file)]);

  const thread = (page: Page) => page.getByRole('list', { name: 'Fil du dossier' });
  const opened = bailiff.getByRole('region', { name: 'Dossier ouvert' });
  await expect(opened.getByRole('heading', { name: file.debtorName })).toBeVisible();
  for (const page of [collector, creditor]) await expect(thread(page)).toBeVisible();
  for (const page of [collector, creditor, bailiff, debtor]) await mark(page);
  const total = debtor.locator('.total');
  const happened = async (text: string | RegExp) => { await expect(debtor.locator('.history')).toContainText(text); };

  /** How long after the act each of the others had it before his eyes; told, not judged: a bench is no test. */
  const seen = async (what: string, looks: Record<string, () => Promise<unknown>>) => {
    const from = performance.now();
    const times = await Promise.all(Object.entries(looks).map(async ([who, look]) => { await look(); return `${who} ${Math.round(performance.now() - from)} ms`; }));
    info.annotations.push({ type: 'live', description: `${what}: ${times.join(', ')}` });
  };

  await test.step('the bailiff reports an act with its cost: the others see it, the debtor’s sum grows', async () => {
    const before = await total.innerText();
    await bailiff.getByLabel('Déposez ici l’acte').setInputFiles({ name: 'commandement-saisie-vente.pdf', mimeType: 'application/pdf', buffer: pdf('Commandement aux fins de saisie-vente') });
    await expect(bailiff.getByLabel('Acte', { exact: true })).toHaveValue('Commandement aux fins de saisie-vente');
    await bailiff.getByLabel('Coût TTC').fill('64,12');
    await bailiff.getByRole('combobox', { name: 'Remis comment' }).click();
    await bailiff.getByRole('option', { name: 'À personne', exact: true }).click();
    await expect(bailiff.getByRole('status').filter({ hasText: 'acte compris' })).toBeVisible();
    await bailiff.getByLabel('Coût TTC').press('Enter');
    await seen('act', {
      bailiff: () => expect(bailiff.getByText('Acte rapporté')).toBeVisible(),
      collector: () => expect(thread(collector)).toContainText('Commandement aux fins de saisie-vente'),
      creditor: () => expect(thread(creditor)).toContainText('Commandement aux fins de saisie-vente'),
      debtor: () => expect(total).not.toHaveText(before),
    });
    expect(plain(await debtor.locator('.lines').innerText())).toContain('64,12 €');
  });

  await test.step('the debtor contests with a photograph: demands stop, everyone knows, each what concerns him', async () => {
    await debtor.getByRole('link', { name: 'Je ne suis pas d’accord' }).click();
    await debtor.getByLabel('La somme n’est pas la bonne').check();
    await debtor.getByLabel('Dites-nous ce qui s’est passé').fill('Le devis signé portait un autre prix.');
    await debtor.getByLabel('Des photos ou un document').setInputFiles({ name: 'devis.pdf', mimeType: 'application/pdf', buffer: pdf('Devis') });
    await debtor.getByRole('button', { name: 'Envoyer' }).click();
    await seen('dispute', {
      debtor: () => expect(debtor.getByRole('heading', { level: 1 })).toHaveText('C’est envoyé. Les relances s’arrêtent.'),
      collector: () => expect(thread(collector)).toContainText('Le devis signé portait un autre prix.'),
      creditor: () => expect(thread(creditor)).toContainText('Le devis signé portait un autre prix.'),
      bailiff: () => expect(opened).toContainText('Le devis signé portait un autre prix.'),
    });
    const { data } = await ask<{ caseFile: { acts: { act: string; allowed: boolean; code: string | null }[] } }>(collector, 'query ($id: ID!) { caseFile(id: $id) { acts { act allowed code } } }', { id: file.caseId });
    expect(data!.caseFile.acts.find(({ act }) => act === 'letter')).toEqual(expect.objectContaining({ allowed: false, code: 'disputed' }));
  });

  await test.step('the creditor answers on the spot; the collector reads it, the bailiff does not; the agency settles', async () => {
    await creditor.getByRole('link', { name: /^Questions/ }).click();
    const asked = creditor.getByRole('article', { name: 'Question' }).filter({ hasText: file.debtorName });
    await asked.getByRole('button', { name: /^Répondre/ }).click();
    await creditor.getByLabel('Réponse', { exact: true }).fill('Le devis accepté est joint : il porte ce prix-là.');
    await creditor.keyboard.press('Control+Enter');
    await seen('answer', { creditor: () => expect(creditor.getByText('La réponse est envoyée')).toBeVisible(), collector: () => expect(thread(collector)).toContainText('Le créancier répond à la contestation') });
    await creditor.goto(`/cases/${file.caseId}`);
    await mark(creditor);
    await collector.keyboard.press('c');
    await collector.getByRole('button', { name: 'Trancher la contestation', exact: true }).click();
    await expect(collector.getByRole('region', { name: 'Contestation', exact: true })).toContainText('somme inexacte');
    await collector.getByRole('radio', { name: /non fondée$/ }).check({ force: true });
    await collector.getByLabel('Ce qui leur est répondu').fill('Le devis que vous avez accepté porte le prix facturé : la facture reste due.');
    await collector.getByRole('region', { name: 'La contestation est tranchée.' }).getByRole('button', { name: /^Trancher/ }).click();
    await seen('settlement', {
      debtor: () => expect(debtor.getByRole('main')).toContainText('Le devis que vous avez accepté porte le prix facturé'),
      bailiff: () => expect(opened).toContainText('non fondée'),
    });
    expect(await opened.innerText()).not.toContain('il porte ce prix-là');
    expect((await ask(bailiff, 'query ($id: ID!) { caseFile(id: $id) { questions { text } disputes { id } nextAction { kind } } }', { id: file.caseId })).data).toEqual({ caseFile: { questions: [], disputes: [], nextAction: null } });
    await wasNotReloaded(collector);
    await wasNotReloaded(bailiff);
  });

  await test.step('the debtor agrees to a plan within the mandate: it is agreed at once, and told', async () => {
    await debtor.goto('/d/plan?months=3');
    await debtor.getByRole('checkbox', { name: /^En acceptant cet échéancier, je reconnais devoir/ }).check();
    await debtor.getByRole('button', { name: 'Valider 3 versements' }).click();
    await seen('plan', {
      debtor: () => expect(debtor.getByRole('heading', { level: 1 })).toContainText(/échéancier/i),
      collector: () => expect(thread(collector)).toContainText(/[ÉEé]chéancier/),
      creditor: () => expect(thread(creditor)).toContainText(/[ÉEé]chéancier/),
      bailiff: () => expect(opened).toContainText(/[ÉEé]chéancier/),
    });
    await mark(debtor);
    const { data } = await ask<{ caseFile: { plan: { state: string; document: { id: string } | null } } }>(collector, 'query ($id: ID!) { caseFile(id: $id) { plan { state document { id } } } }', { id: file.caseId });
    expect(data!.caseFile.plan.state).toBe('agreed');
    await expect.poll(async () => (await ask<{ caseFile: { plan: { document: { id: string } | null } } }>(collector, 'query ($id: ID!) { caseFile(id: $id) { plan { document { id } } } }', { id: file.caseId })).data!.caseFile.plan.document?.id ?? '', { timeout: 20_000 }).not.toBe('');
  });

  await test.step('the accountant records the first instalment: its effect is seen first, the receipt reaches the debtor', async () => {
    const accountant = await house.enter('Inès Caradec');
    const { data } = await ask<{ caseFile: { plan: { instalments: { amount: string }[] } } }>(collector, 'query ($id: ID!) { caseFile(id: $id) { plan { instalments { amount } } } }', { id: file.caseId });
    const amount = data!.caseFile.plan.instalments[0]!.amount.replace('.', ',');
    await accountant.goto(`/payments/new?case=${file.caseId}`);
    await accountant.getByLabel('Somme', { exact: true }).fill(amount);
    await expect(accountant.getByRole('region', { name: 'Ce que ce versement fera' })).toContainText('Intérêts', { ignoreCase: true });
    await accountant.getByLabel('Somme', { exact: true }).press('Enter');
    await seen('payment', {
      collector: () => expect(thread(collector)).toContainText('Paiement'),
      creditor: () => expect(thread(creditor)).toContainText('Paiement'),
      bailiff: () => expect(opened).toContainText('Paiement'),
      debtor: () => expect(debtor.getByRole('main')).toContainText('payé'),
    });
    await debtor.goto('/d/statement');
    await happened(/Nous avons reçu/);
    await debtor.locator('summary', { hasText: 'Déjà payé' }).click();
    const receipt = debtor.getByRole('link', { name: /quittance/i }).first();
    await expect(receipt).toBeVisible({ timeout: 20_000 });
    const paper = await (await debtor.request.get((await receipt.getAttribute('href'))!)).body();
    expect(await wordsOf(paper)).toContain(file.publicReference);
    expect(await wordsOf(paper)).toContain('pour le compte de');
  });

  await test.step('the supervisor takes the file back: the bailiff loses it before his eyes, and every address of it', async () => {
    const { data } = await ask<{ handoff: { pack: { id: string } } }>(bailiff, 'query ($id: ID!) { handoff(id: $id) { pack { id } } }', { id: file.id });
    expect((await bailiff.request.get(`/documents/${data!.handoff.pack.id}`)).status()).toBe(200);
    await supervisor.goto(`/cases/${file.caseId}`);
    await supervisor.getByRole('button', { name: 'Reprendre le dossier' }).click();
    await supervisor.getByLabel('Motif').fill('Un échéancier est convenu.');
    await supervisor.getByRole('dialog').getByRole('button', { name: 'Reprendre le dossier' }).click();
    await seen('withdrawal', { bailiff: () => expect(bailiff.getByText('L’agence a repris ce dossier')).toBeVisible(), creditor: () => expect(thread(creditor)).toContainText(/repri|retir/) });
    await wasNotReloaded(bailiff);
    expect((await ask(bailiff, 'query ($id: ID!) { caseFile(id: $id) { id } }', { id: file.caseId })).data).toEqual({ caseFile: null });
    const gone = await bailiff.context().request.get(`/documents/${data!.handoff.pack.id}`);
    expect(gone.status()).toBe(404);
  });
});
