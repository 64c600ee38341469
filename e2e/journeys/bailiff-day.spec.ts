/** A day at a study: it is registered, receives a file, works on it with its keyboard, and gives it back. */
import { createHash, randomInt } from 'node:crypto';
import fs from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import type { Locator, Page } from '@playwright/test';
import { pdf, siren, wrongKey } from '../invent.ts';
import { ubl, type Company } from '../invoices.ts';
import { givenNotice, handOver, sellerOf } from '../own-case.ts';
import { ask, chooseByMail, expect, test, type Key } from '../people.ts';
import { mark, tabTo, wasNotReloaded, wordsOf } from '../reading.ts';

const serial = `${String(Date.now()).slice(-6)}${randomInt(10)}`;
const daysAgo = (days: number): string => Temporal.Now.plainDateISO('Europe/Paris').subtract({ days }).toString();
const numeric = (iso: string): string => iso.split('-').reverse().join('/');
const CREDITOR = 'Rachid Ouvrard';
const study = { name: `SELARL Kervadec et Lorme ${serial}`, siren: siren(), line1: '5 rue du Parlement', postalCode: '29000', city: 'Quimper', email: `etude.${serial}@kervadec-lorme.example` };
const person: Key & { name: string } = { name: 'Maître Nolwenn Kervadec', email: `nolwenn.kervadec.${serial}@kervadec-lorme.example`, password: 'trois chats sur le quai' };
const joinery: Company = { name: `Menuiserie Trégarantec ${serial}`, siren: siren(), line1: '9 rue des Charrons', postalCode: '29300', city: 'Quimperlé' };
const frames: Company = { name: `Charpentes Plonévor ${serial}`, siren: siren(), line1: '1 route du Port', postalCode: '29120', city: 'Pont-l’Abbé' };
const paper = (name: string, line: string) => ({ name, mimeType: 'application/pdf', buffer: pdf(line) });

/** The files of a ZIP, by their names, from its own table of contents. */
function unzip(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1')), files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size, named, extra, comment, local] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42)];
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28), bytes = zip.subarray(from, from + size);
    files.set(zip.toString('utf8', at + 46, at + 46 + named), method === 8 ? inflateRawSync(bytes) : bytes);
    at += 46 + named + extra + comment;
  }
  return files;
}
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

const choose = async (page: Page, list: Locator, option: string | RegExp) => { await list.click(); await page.getByRole('option', { name: option }).click(); };
const FILE = 'query ($id: ID!) { caseFile(id: $id) { id } }';

test('a study receives a file, works on it and gives it back', async ({ house }) => {
  test.setTimeout(150_000);
  const [administrator, supervisor, creditor] = [await house.enter('Bruno Lestang'), await house.enter('Solange Maréchal'), await house.enter(CREDITOR)];
  const seller = await sellerOf(creditor);
  const caseOf = await handOver(creditor, [
    ubl(`facture-${serial}-1.xml`, seller, joinery, { reference: `BL-${serial}-1`, issuedOn: daysAgo(260), dueOn: daysAgo(230), amount: '3200.00' }),
    ubl(`facture-${serial}-2.xml`, seller, frames, { reference: `BL-${serial}-2`, issuedOn: daysAgo(250), dueOn: daysAgo(220), amount: '1950.00' }),
  ], `study-${serial}`);
  const file = caseOf(joinery), other = caseOf(frames);
  const notices = Promise.all([file, other].map(({ id }) => givenNotice(supervisor, id)));

  await test.step('the administrator registers the study, and somebody who enters for it; the password is shown once', async () => {
    const page = administrator;
    await page.goto('/admin/studies');
    await page.getByRole('link', { name: 'Nouvelle étude' }).click();
    const field = (label: string) => page.getByRole('textbox', { name: new RegExp(`^${label}`) });
    await field('Nom de l’étude').fill(study.name);
    await field('SIREN').fill(wrongKey(study.siren));
    await field('Départements où elle agit').fill('29, 56');
    await field('Adresse').fill(study.line1);
    await field('Code postal').fill(study.postalCode);
    await field('Ville').fill(study.city);
    await field('Courriel').fill(study.email);
    await expect(field('SIREN')).toHaveAccessibleDescription(/Ce SIREN n’existe pas/);
    await field('SIREN').fill(study.siren);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('heading', { name: study.name, level: 1 })).toBeVisible();
    await page.getByRole('button', { name: 'Ajouter une personne' }).click();
    const form = page.getByRole('region', { name: 'Ajouter une personne' });
    await form.getByLabel('Nom', { exact: true }).fill(person.name);
    await form.getByLabel('Adresse électronique').fill(person.email);
    await page.keyboard.press('Enter');
    const once = page.getByRole('region', { name: 'Invitation envoyée' });
    await once.getByRole('button', { name: 'C’est noté' }).click();
    await page.reload();
    await expect(page.getByRole('region', { name: 'Personnes' })).toContainText(person.email);
  });

  const bailiff = await house.open();
  await chooseByMail(bailiff, person);
  const codes = (await Promise.all((await notices).map(wordsOf))).map((words) => /Code d’accès (\d{3} \d{3}) /.exec(words)![1]!);
  await expect(bailiff.getByRole('heading', { name: 'Rien n’attend à l’étude.' })).toBeVisible();
  await mark(bailiff);

  const enterTitle = async (page: Page, id: string, served: boolean) => {
    await page.goto(`/cases/${id}`);
    await expect(page.getByRole('list', { name: 'Fil du dossier' })).toBeVisible();
    await page.keyboard.press('t');
    await page.getByLabel('Déposez ici le titre').setInputFiles(paper('jugement.pdf', 'Jugement, copie executoire'));
    await choose(page, page.getByRole('combobox', { name: 'Nature du titre' }), /^Jugement/);
    await page.getByLabel('Qui l’a rendu ou reçu').fill('Tribunal de commerce de Quimper');
    await page.getByLabel('Numéro').fill(`RG 26/${serial}`);
    await page.getByLabel('Rendu le').fill(numeric(daysAgo(80)));
    await page.getByLabel('Exécutoire depuis le').fill(numeric(daysAgo(30)));
    if (served) {
      await page.getByLabel('Signifié le').fill(numeric(daysAgo(64)));
      await page.getByLabel('Déposez ici l’acte de signification').setInputFiles(paper('signification.pdf', 'Signification a personne morale'));
    }
    await expect(page.getByRole('status').filter({ hasText: 'Ce titre peut être exécuté jusqu’au' })).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('Le titre est au dossier')).toBeVisible();
  };
  const collector = await house.enter('Hélène Vasseur');
  await test.step('the collector enters a title that was not served: it may be handed over to be served, not to be enforced, and what lacks has its name', async () => {
    await enterTitle(collector, other.id, false);
    const page = supervisor;
    await page.goto(`/cases/${other.id}`);
    await expect(page.getByRole('list', { name: 'Fil du dossier' })).toContainText('Titre exécutoire : Jugement');
    await page.keyboard.press('j');
    const pieces = page.getByRole('region', { name: 'Les pièces du dossier' }), hand = page.getByRole('region', { name: 'À qui et pour quoi' });
    await expect(pieces).toContainText('Rien ne manque au dossier');
    const line = pieces.getByRole('listitem').filter({ hasText: 'Signification du titre' });
    await expect(line).toContainText('sa mission');
    await choose(page, hand.getByRole('combobox', { name: 'Étude' }), new RegExp(study.name));
    await expect(hand).toContainText('agit dans le département 29, où est le débiteur');
    await hand.getByRole('radio', { name: /Exécuter le titre$/ }).check({ force: true });
    await expect(pieces).toContainText('Il manque une pièce au dossier');
    await expect(line).toContainText('manque');
    await expect(hand.getByRole('alert')).toContainText('Il manque : la signification du titre');
    await expect(hand.getByRole('button', { name: 'Remettre le dossier' })).toHaveCount(0);
  });

  await test.step('the other was served: the collector enters it with its service, the supervisor sees nothing lacking, and hands it over', async () => {
    await enterTitle(collector, file.id, true);
    const page = supervisor;
    await page.goto(`/cases/${file.id}/hand-off`);
    const pieces = page.getByRole('region', { name: 'Les pièces du dossier' }), hand = page.getByRole('region', { name: 'À qui et pour quoi' });
    await expect(pieces).toContainText('Rien ne manque au dossier');
    await choose(page, hand.getByRole('combobox', { name: 'Étude' }), new RegExp(study.name));
    await expect(hand.getByRole('radio', { name: /Exécuter le titre$/ })).toBeChecked();
    for (const named of ['Mandat signé', 'Identité du débiteur', 'Mise en demeure', 'Chronologie des démarches', 'Décompte du jour', 'Titre exécutoire', 'Signification du titre', 'Prescription calculée', 'Compte où reverser']) await expect(pieces.getByRole('listitem').filter({ hasText: named }).first()).toContainText('présent');
    await hand.getByLabel('Plafond des frais').fill('400');
    await hand.getByLabel('Instructions').fill('Saisie-vente d’abord ; pas de saisie des rémunérations.');
    await hand.getByRole('button', { name: 'Remettre le dossier' }).click();
    await expect(page.getByRole('status').filter({ hasText: `Le dossier est remis à ${study.name}.` })).toContainText('réunis dans un fichier ZIP', { timeout: 30_000 });
  });

  const opened = bailiff.getByRole('region', { name: 'Dossier ouvert' });
  let handoffId = '', packId = '';
  await test.step('the study sees it arrive, with its mission, its sums and its papers', async () => {
    await expect(opened.getByRole('heading', { name: joinery.name })).toBeVisible();
    for (const said of ['Mission : exécuter le titre', 'Tribunal de commerce de Quimper', '3 200,00', 'Saisie-vente d’abord', '400,00', 'Tout télécharger']) await expect(opened).toContainText(said);
    await wasNotReloaded(bailiff);
    const { data } = await ask<{ handoffs: { rows: { id: string }[] } }>(bailiff, '{ handoffs(first: 10, box: "inbox") { rows { id } } }');
    handoffId = data!.handoffs.rows[0]!.id;
  });

  await test.step('he downloads all of it: a ZIP whose manifest says the hash of each file, and no code of the debtor in it', async () => {
    const [download] = await Promise.all([bailiff.waitForEvent('download'), opened.getByRole('link', { name: 'Tout télécharger' }).click()]);
    packId = new URL(download.url()).pathname.split('/').at(-1)!;
    const files = unzip(fs.readFileSync(await download.path()));
    const manifest = JSON.parse(files.get('manifeste.json')!.toString()) as { publicReference: string; handoffId: string; files: { name: string; size: number; sha256: string }[] };
    expect([manifest.publicReference, manifest.handoffId]).toEqual([file.publicReference, handoffId]);
    expect(manifest.files.map(({ name, size, sha256 }) => `${name} ${size} ${sha256}`).sort()).toEqual([...files].filter(([name]) => !name.startsWith('manifeste.')).map(([name, bytes]) => `${name} ${bytes.length} ${hashOf(bytes)}`).sort());
    expect(files.get('manifeste.sha256')!.toString()).toBe(`${hashOf(files.get('manifeste.json')!)}  manifeste.json\n`);
    for (const said of [file.publicReference, `BL-${serial}-1`, joinery.name]) expect(await wordsOf(files.get('decompte.pdf')!)).toContain(said);
    const named = [...files.keys()].join('\n');
    for (const one of ['mandat.pdf', 'chronologie.csv', 'decompte.json', 'dossier.json', 'jugement.pdf', 'signification.pdf', `facture-${serial}-1.xml`]) expect(named).toContain(one);
    const [digits] = codes[0]!.split(' ');
    for (const [name, bytes] of files) if (name.endsWith('.pdf')) expect(await wordsOf(bytes), name).not.toMatch(new RegExp(`${digits}\\s?${codes[0]!.split(' ')[1]}`));
  });

  await test.step('G takes it in hand; the agency sees it', async () => {
    await supervisor.goto(`/cases/${file.id}`);
    await mark(supervisor);
    await bailiff.keyboard.press('g');
    await expect(bailiff.getByText(`${joinery.name} : dossier pris en main`)).toBeVisible();
    await expect(supervisor.getByRole('list', { name: 'Fil du dossier' })).toContainText(`${study.name} prend le dossier en main`);
  });

  await test.step('he asks the agency; the answer comes while he reads', async () => {
    const keys = bailiff.keyboard;
    await keys.press('q');
    await expect(bailiff.getByLabel('Question', { exact: true })).toBeFocused();
    await keys.type('Le matériel de l’atelier est-il en crédit-bail ?');
    await keys.press('Control+Enter');
    await expect(bailiff.getByText('La question est posée à l’agence')).toBeVisible();
    await supervisor.getByRole('link', { name: /^Questions/ }).click();
    const asked = supervisor.getByRole('article', { name: 'Question' }).filter({ hasText: joinery.name });
    await asked.getByRole('button', { name: /^Répondre/ }).click();
    await supervisor.getByLabel('Réponse', { exact: true }).fill('Oui, la raboteuse ; le reste est à elle.');
    await supervisor.keyboard.press('Control+Enter');
    await expect(supervisor.getByText('La réponse est envoyée')).toBeVisible();
    await expect(opened.getByRole('region', { name: 'Questions' })).toContainText('Oui, la raboteuse ; le reste est à elle.');
    await wasNotReloaded(bailiff);
  });

  await test.step('he reports an act by keyboard alone: the file, what its name says, the cost, how it was served, Enter', async () => {
    const keys = bailiff.keyboard;
    await supervisor.goto(`/cases/${file.id}`);
    await keys.press('r');
    await expect(bailiff.getByLabel('Déposez ici l’acte')).toBeFocused();
    const [chooser] = await Promise.all([bailiff.waitForEvent('filechooser'), keys.press('Space')]);
    await chooser.setFiles(paper(`commandement-saisie-vente ${daysAgo(0)}.pdf`, 'Commandement aux fins de saisie-vente'));
    await expect(bailiff.getByLabel('Acte', { exact: true })).toHaveValue('Commandement aux fins de saisie-vente');
    await expect(bailiff.getByLabel('Acte', { exact: true })).toBeFocused();
    await tabTo(bailiff, bailiff.getByLabel('Coût TTC'));
    await keys.type('64,12');
    const way = bailiff.getByRole('combobox', { name: 'Remis comment' });
    await tabTo(bailiff, way);
    await keys.press('ArrowDown');
    await expect(bailiff.getByRole('option', { name: 'À personne', exact: true })).toBeVisible();
    await keys.press('Home');
    await keys.press('Enter');
    await expect(way).toContainText('À personne');
    await expect(bailiff.getByRole('status').filter({ hasText: 'acte compris' })).toContainText('Saisie possible après le');
    // On a list of choices Enter opens it; from the next field it confirms.
    await keys.press('Tab');
    await expect(bailiff.getByLabel('Mot pour l’agence')).toBeFocused();
    await keys.press('Enter');
    await expect(bailiff.getByText('Acte rapporté : Commandement aux fins de saisie-vente')).toBeVisible();
    await expect(opened.getByRole('region', { name: 'Actes faits' })).toContainText('à personne');
    const told = supervisor.getByRole('list', { name: 'Fil du dossier' });
    await expect(told).toContainText('Commandement aux fins de saisie-vente');
    await expect(told).toContainText('ajouté à la dette');
  });

  await test.step('he reports a sum received: what it meets is told first; the receipt follows', async () => {
    const keys = bailiff.keyboard;
    await keys.press('m');
    await expect(bailiff.getByLabel('Somme reçue')).toBeFocused();
    await keys.type('264,12');
    const effect = bailiff.getByRole('status').filter({ hasText: 'Dû ensuite' });
    await expect(effect).toContainText(/sur les frais\s*64,12/);
    await keys.press('Enter');
    await expect(bailiff.getByText('Encaissement rapporté : 264,12')).toBeVisible();
    const receipts = async () => (await ask<{ caseFile: { payments: { amount: string; receivedBy: string; receipt: { state: string; document: { id: string } | null } | null }[] } }>(bailiff, 'query ($id: ID!) { caseFile(id: $id) { payments { amount receivedBy receipt { state document { id } } } } }', { id: file.id })).data!.caseFile.payments;
    await expect.poll(async () => (await receipts())[0]?.receipt?.document?.id ?? '', { timeout: 30_000 }).not.toBe('');
    const [payment] = await receipts();
    expect(payment).toMatchObject({ amount: '264.12', receivedBy: 'bailiff' });
    const words = await wordsOf(await (await bailiff.request.get(`/documents/${payment!.receipt!.document!.id}`)).body());
    for (const said of [file.publicReference, joinery.name, '264,12']) expect(words).toContain(said);
    await expect(opened.getByRole('region', { name: 'Pièces remises' })).toContainText('Quittance');
    await wasNotReloaded(bailiff);
  });

  const addresses: string[] = [];
  await test.step('he gives it back with the reason; after that it is nowhere for him', async () => {
    const { data } = await ask<{ caseFile: { documents: { id: string }[] } }>(bailiff, 'query ($id: ID!) { caseFile(id: $id) { documents { id } } }', { id: file.id });
    addresses.push(...new Set([packId, ...data!.caseFile.documents.map(({ id }) => id)]));
    expect(addresses.length).toBeGreaterThan(6);
    for (const id of addresses) expect((await bailiff.request.get(`/documents/${id}`)).status()).toBe(200);
    await bailiff.keyboard.press('x');
    const panel = bailiff.getByRole('region', { name: 'Rendre le dossier' });
    await choose(bailiff, panel.getByRole('combobox', { name: 'Motif' }), 'Irrécouvrable');
    await panel.getByLabel('Précision').fill('Atelier vide, la raboteuse est au bailleur.');
    await bailiff.keyboard.press('Control+Enter');
    await expect(bailiff.getByText('Le dossier est rendu à l’agence')).toBeVisible();
    await expect(supervisor.getByRole('list', { name: 'Fil du dossier' })).toContainText(`${study.name} rend le dossier : Irrécouvrable, « Atelier vide, la raboteuse est au bailleur. »`);
    for (const id of addresses) expect((await bailiff.request.get(`/documents/${id}`)).status(), id).toBe(404);
    expect((await ask(bailiff, FILE, { id: file.id })).data).toEqual({ caseFile: null });
    await bailiff.goto('/bailiff/past');
    await expect(bailiff.getByRole('main')).toContainText(file.publicReference);
    await expect(bailiff.getByRole('main')).toContainText('Son contenu ne vous est plus ouvert.');
    await expect(bailiff.getByRole('main')).not.toContainText(joinery.name);
  });

  await test.step('another file he refuses, with the reason that the agency reads', async () => {
    const studyId = (await ask<{ studies: { id: string; name: string }[] }>(supervisor, '{ studies { id name } }')).data!.studies.find(({ name }) => name === study.name)!.id;
    await bailiff.goto('/bailiff');
    await expect(bailiff.getByRole('heading', { name: 'Rien n’attend à l’étude.' })).toBeVisible();
    const handed = await ask<{ handToBailiff: { id?: string; code?: string } }>(supervisor, 'mutation ($input: HandToBailiffInput!) { handToBailiff(input: $input) { ... on Handoff { id } ... on Refusal { code } } }', { input: { caseId: other.id, studyId, mission: 'serve', idempotencyKey: `hand-${serial}` } });
    expect(handed.data!.handToBailiff.code).toBeUndefined();
    await expect(opened.getByRole('heading', { name: frames.name })).toBeVisible();
    // Another study gets nothing of it, by any address.
    const stranger = await house.enter('Maître Simon Aubrac');
    expect((await ask(stranger, 'query ($id: ID!, $case: ID!) { handoff(id: $id) { id } caseFile(id: $case) { id } }', { id: handed.data!.handToBailiff.id, case: other.id })).data).toEqual({ handoff: null, caseFile: null });
    await supervisor.goto(`/cases/${other.id}`);
    await bailiff.keyboard.press('x');
    await bailiff.getByRole('region', { name: 'Refuser le dossier' }).getByLabel('Motif').fill('Conflit d’intérêts : la débitrice est cliente de l’étude.');
    await bailiff.keyboard.press('Control+Enter');
    await expect(bailiff.getByText('Le dossier est refusé', { exact: true })).toBeVisible();
    await expect(supervisor.getByRole('list', { name: 'Fil du dossier' })).toContainText(`${study.name} refuse le dossier : Conflit d’intérêts : la débitrice est cliente de l’étude.`);
    expect((await ask(bailiff, FILE, { id: other.id })).data).toEqual({ caseFile: null });
  });
});
