/** Cases of a journey's own, by the doors that people use: invoices of today's serial are handed over, a formal notice leaves. */
import type { Page } from '@playwright/test';
import type { Company, Dropped } from './invoices.ts';
import { ask, expect } from './people.ts';

export interface OwnCase { id: string; publicReference: string; debtorName: string }

/** The creditor of this account, as an invoice names its seller. */
export async function sellerOf(creditor: Page): Promise<Company> {
  const { data: mine } = await ask<{ me: { creditorId: string } }>(creditor, '{ me { creditorId } }');
  const { data } = await ask<{ creditor: { name: string; siren: string; address: Pick<Company, 'line1' | 'postalCode' | 'city'> } }>(creditor, 'query ($id: ID!) { creditor(id: $id) { name siren address { line1 postalCode city } } }', { id: mine!.me.creditorId });
  const { address, ...found } = data!.creditor;
  return { ...found, ...address };
}

/** Hands the files over; the cases that they opened, by the name of their debtor. */
export async function handOver(creditor: Page, files: readonly Dropped[], key: string): Promise<(debtor: Company) => OwnCase> {
  const { data } = await ask<{ confirmDeposit: { cases?: OwnCase[]; code?: string } }>(creditor, 'mutation ($input: DepositInput!) { confirmDeposit(input: $input) { ... on Deposit { cases { id publicReference debtorName } } ... on Refusal { code } } }', {
    input: { files: files.map(({ name, buffer }) => ({ name, base64: buffer.toString('base64') })), idempotencyKey: key },
  });
  const { cases, code } = data!.confirmDeposit;
  expect(cases, code).toBeDefined();
  return (debtor) => cases!.find(({ debtorName }) => debtorName === debtor.name)!;
}

/** The formal notice of a case leaves; the paper as it was posted, with the code that it prints. */
export async function givenNotice(staff: Page, caseId: string): Promise<Buffer> {
  const sent = await ask<{ sendFormalNotice: { id?: string; code?: string } }>(staff, 'mutation ($input: SendFormalNoticeInput!) { sendFormalNotice(input: $input) { ... on Letter { id } ... on Refusal { code } } }', { input: { caseId, channel: 'registered', idempotencyKey: `own-${caseId}` } });
  expect(sent.data?.sendFormalNotice.code, 'the notice may leave').toBeUndefined();
  const paper = async () => (await ask<{ caseFile: { letters: { state: string; document: { id: string } | null }[] } }>(staff, 'query ($id: ID!) { caseFile(id: $id) { letters { state document { id } } } }', { id: caseId })).data!.caseFile.letters.find(({ state }) => state === 'sent')?.document?.id;
  await expect.poll(paper, { timeout: 30_000 }).toBeDefined();
  return (await staff.request.get(`/documents/${await paper()}`)).body();
}
