/** Cases of the demo agency of which something is told, found by what stands on them; and the way in that their letters show. */
import type { Page } from '@playwright/test';
import { ask, expect } from '../people.ts';
import { wordsOf } from '../reading.ts';

export interface Told {
  id: string; stage: string; regime: string; planState: string | null; disputed: boolean; paid: string; title: { id: string } | null; acts: { act: string; allowed: boolean }[];
  publicReference: string; debtor: { email: string | null; address: { postalCode: string } | null }; letters: { state: string; queuedAt: string; document: { id: string } | null }[];
}

const ONE = 'query ($id: ID!) { caseFile(id: $id) { id stage regime planState disputed paid title { id } acts { act allowed } publicReference debtor { email address { postalCode } } letters { state queuedAt document { id } } } }';
type Which = (file: Told) => boolean;

/** Finds the first that is asked for among those paid upon, contested, handed over or written to, as the agency reads them: a few at a time, each read once. */
export async function casesTold(staff: Page): Promise<(which: Which) => Promise<Told>> {
  interface Lists { payments: { rows: { caseId: string }[] }; handoffs: { rows: { caseId: string }[] }; letters: { rows: { caseId: string }[] } }
  const { data } = await ask<Lists>(staff, '{ payments(first: 100) { rows { caseId } } handoffs(first: 50) { rows { caseId } } letters(first: 100, state: "sent") { rows { caseId } } }');
  const contested: string[] = [];
  for (let after: string | null = null, first = true; first || after; first = false) {
    const { data: listed }: { data: { cases: { rows: { id: string; nextActionKind: string | null }[]; next: string | null } } | null } = await ask(staff, 'query ($after: String) { cases(first: 100, after: $after, filter: { open: true }) { rows { id nextActionKind } next } }', { after });
    contested.push(...listed!.cases.rows.filter(({ nextActionKind }) => nextActionKind === 'settle_dispute' || nextActionKind === 'ask_creditor').map(({ id }) => id));
    after = listed!.cases.next;
  }
  const of = (list: keyof Lists) => data![list].rows.map(({ caseId }) => caseId);
  const left = [...new Set([...contested, ...of('payments'), ...of('handoffs'), ...of('letters')])], read: Told[] = [];
  return async (which) => {
    for (;;) {
      const found = read.find(which);
      if (found) return found;
      expect(left.length, 'cases left to look at').toBeGreaterThan(0);
      read.push(...(await Promise.all(left.splice(0, 6).map(async (id) => (await ask<{ caseFile: Told }>(staff, ONE, { id })).data!.caseFile))));
    }
  };
}

export const isOpen = ({ stage }: Told): boolean => stage !== 'closed' && stage !== 'returned';
// Written before today: by the demo's year, and by no journey that is going on beside this one.
const lastLetter = ({ letters: [last] }: Told) => (last?.state === 'sent' && last.queuedAt.slice(0, 10) < Temporal.Now.plainDateISO('UTC').toString() ? (last.document ?? undefined) : undefined);
/** By his last letter, or by a code that the demo's mailbox shows. */
export const canVisit = (file: Told): boolean => Boolean((lastLetter(file) && file.debtor.address) || file.debtor.email);
export const allows = (name: string) => ({ acts }: Told): boolean => acts.some(({ act, allowed }) => act === name && allowed);

/** The debtor comes in by what his letter says; who has none asks for a code. */
export async function visit(page: Page, staff: Page, file: Told): Promise<void> {
  const letter = lastLetter(file), { email, address } = file.debtor;
  if (letter && address) {
    const words = await wordsOf(await (await staff.request.get(`/documents/${letter.id}`)).body());
    await page.goto(/localhost:\d+(\/d\/[0-9A-Z]+)/.exec(words)![1]!);
    await page.getByLabel('Code d’accès').fill(/Code d’accès (\d{3} \d{3}) /.exec(words)![1]!);
    await page.getByLabel('Votre code postal').fill(address.postalCode);
  } else {
    await page.goto(`/d/code?reference=${file.publicReference}`);
    await page.getByRole('button', { name: 'Recevoir un code' }).click();
    await expect(page.getByLabel('Code reçu')).toBeVisible();
    const mail = await (await page.request.get(`/mailbox?to=${encodeURIComponent(email!)}`)).text();
    await page.getByLabel('Code reçu').fill(/(\d{3} \d{3})/.exec(mail)![1]!);
  }
  await page.getByRole('button', { name: 'Voir mon dossier' }).click();
  await expect(page.locator('.total')).toBeVisible();
}

/** An open case under a hold of this kind. */
export async function heldCase(staff: Page, kind: string): Promise<{ id: string }> {
  for (let after: string | null = null, first = true; first || after; first = false) {
    const { data }: { data: { cases: { rows: { id: string; heldKinds: string[] }[]; next: string | null } } | null } = await ask(staff, 'query ($after: String) { cases(first: 100, after: $after, filter: { open: true }) { rows { id heldKinds } next } }', { after });
    const found = data!.cases.rows.find(({ heldKinds }) => heldKinds.includes(kind));
    if (found) return found;
    after = data!.cases.next;
  }
  throw new Error(`no open case is under ${kind}`);
}

/** Cases of consumers on which time has barred what is owed, as the demo has them; the journeys take the last, the pages look at the first. */
export async function barredCases(staff: Page): Promise<{ id: string; due: string; barredClaims: { reference: string; demand: string }[] }[]> {
  const { data } = await ask<{ cases: { rows: { id: string; regime: string }[] } }>(staff, '{ cases(first: 100, filter: { open: true, band: "gt365" }) { rows { id regime } } }');
  const files = await Promise.all(data!.cases.rows.filter(({ regime }) => regime === 'civil').map(async ({ id }) => (await ask<{ caseFile: { id: string; due: string; barredClaims: { reference: string; demand: string }[] } }>(staff, 'query ($id: ID!) { caseFile(id: $id) { id due barredClaims { reference demand } } }', { id })).data!.caseFile));
  return files.filter(({ barredClaims }) => barredClaims.some(({ demand }) => demand === 'blocked'));
}
