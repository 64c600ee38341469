/** What the agency and its first client agreed on beyond the mandate: a schedule of fees, the mandate of next year that waits for a signature, deposits that were acknowledged in writing. */
import type { INestApplicationContext } from '@nestjs/common';
import { AcknowledgementsService, PrintSignatureService, ProposeService } from '@quittance/contact';
import { cents } from '@quittance/law';
import { FeeSchedulesService } from '@quittance/parties';
import { Clock, Database, PdfPrinter, sql, type Actor } from '@quittance/platform';
import { AGENCY, CREDITORS } from './agency.ts';
import { signedMandate } from './mandate-paper.ts';

/** Which of the creditors. */
export const AGREED = 0;
/** The one whose mandate ends soon after the demo is loaded, and in how many days. */
export const ENDING = { creditor: 5, days: 41 } as const;

const FEES = {
  bands: [
    { stage: null, fromDays: 0, fromAmount: cents(0n), percent: '12.00' }, { stage: null, fromDays: 180, fromAmount: cents(0n), percent: '16.00' },
    { stage: 'judicial', fromDays: 0, fromAmount: cents(0n), percent: '20.00' }, { stage: 'enforcement', fromDays: 0, fromAmount: cents(0n), percent: '22.00' },
  ],
  minimum: cents(25_00n), cap: cents(6_000_00n), recharged: [{ cost: 'registered_letter', fixed: cents(9_50n) }, { cost: 'court_fee', fixed: null }],
};

export async function agreeOnFees(app: INestApplicationContext, administrator: Actor, creditorId: string): Promise<void> {
  const mandate = (await app.get(Database).first<{ id: string }>(sql`select id from mandate where creditor_id = ${creditorId}`))!;
  await app.get(FeeSchedulesService).set(administrator, { mandateId: mandate.id, from: Temporal.PlainDate.from('2026-07-01'), terms: FEES, reason: 'Avenant n° 1, signé le 15/06/2026', idempotencyKey: 'demo-fees' });
}

/** The terms of sale of the first client, as they came with a deposit: of no invoice in particular. */
export async function termsOfSale(app: INestApplicationContext): Promise<{ name: string; base64: string }> {
  const { name } = CREDITORS[AGREED]!;
  const { bytes } = await app.get(PdfPrinter).print(`<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Conditions générales de vente</title><style>@page { size: A4; margin: 25mm } body { font: 11pt/16pt serif }</style></head><body><h1>${name} : conditions générales de vente</h1><p>Les factures sont payables à trente jours de leur date. Le retard fait courir, sans rappel, des pénalités au taux de refinancement de la BCE majoré de dix points et l’indemnité forfaitaire de 40 € (C. com. L441-10).</p></body></html>`);
  return { name: 'conditions-generales-de-vente.pdf', base64: Buffer.from(bytes).toString('base64') };
}

/** Under the clock of its day: numbered, printed, kept. */
export async function acknowledge(app: INestApplicationContext, depositId: string): Promise<void> {
  const deposit = (await app.get(Database).first<{ agency_id: string; creditor_id: string }>(sql`select agency_id, creditor_id from deposit where id = ${depositId}`))!;
  const acknowledgementId = await app.get(Database).transact((tx) => app.get(AcknowledgementsService).open(tx, { depositId, agencyId: deposit.agency_id, creditorId: deposit.creditor_id }));
  if (acknowledgementId) await app.get(AcknowledgementsService).render({ acknowledgementId });
}

/** The mandate of the coming year, in the hands of who signs for the client. */
export async function proposeNext(app: INestApplicationContext, administrator: Actor, { id, user }: { id: string; user: Actor }): Promise<void> {
  const creditor = CREDITORS[AGREED]!, today = app.get(Clock).today(), from = Temporal.PlainDate.from({ year: today.year + 1, month: 1, day: 1 });
  const mandate = (await app.get(Database).first<{ id: string }>(sql`select id from mandate where creditor_id = ${id}`))!;
  const request = await app.get(ProposeService).proposeMandate(administrator, {
    creditorId: id, renewsId: mandate.id, reference: `MD-${from.year}-01`, inForceFrom: from, inForceTo: from.add({ years: 1 }).subtract({ days: 1 }), ...signedMandate(creditor, AGENCY).clauses, feeClause: 'Commission selon le barème annexé, hors taxes, sur les sommes encaissées ; à la charge du créancier, et rien sans encaissement.',
    feeRate: creditor.feeRate, feeMinimum: cents(0n), fees: FEES, remittanceDays: 30, planMaxMonths: creditor.planMaxMonths, discountMaxPercent: creditor.discountMaxPercent, signatory: { name: user.name, capacity: creditor.contact.role, email: user.email }, idempotencyKey: 'demo-next-mandate',
  });
  await app.get(PrintSignatureService).print({ requestId: request.id });
}
