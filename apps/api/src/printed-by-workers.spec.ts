/** With every room in the house and its worker at work: what is queued comes out as paper by itself. */
import { expect, test } from '@jest/globals';
import { LettersReadService, LettersService } from '@quittance/contact';
import { SessionsService } from '@quittance/identity';
import { cents } from '@quittance/law';
import { PaymentsReadService, PaymentsService } from '@quittance/money';
import { Database, sql } from '@quittance/platform';
import { smallHouse, STAFF } from './testing/small-house.ts';

const until = async (done: () => Promise<boolean>): Promise<boolean> => {
  for (let tries = 0; tries < 120; tries += 1) {
    if (await done()) return true;
    await new Promise((resolve) => { setTimeout(resolve, 250); });
  }
  return false;
};

test('a letter and a receipt are printed by whoever works: event, job, paper', async () => {
  const h = await smallHouse({ works: true });
  try {
    const caseId = h.first.cases[1]!.id;
    const accountant = await h.app.get(SessionsService).actorFor(STAFF.accountant);
    const letter = await h.app.get(LettersService).sendFormalNotice(h.collector, { caseId, channel: 'registered', idempotencyKey: 'worker-letter' });
    await h.app.get(PaymentsService).record(accountant, { caseId, valueOn: Temporal.PlainDate.from('2026-11-17'), amount: cents(25_000), means: 'transfer', receivedBy: 'agency', idempotencyKey: 'worker-payment' });
    const database = h.app.get(Database);
    expect(await until(async () => (await h.app.get(LettersReadService).one(database, h.collector, letter.id))?.state === 'sent')).toBe(true);
    expect(await until(async () => (await h.app.get(PaymentsReadService).ofCase(h.collector, caseId))[0]?.receipt?.state === 'rendered')).toBe(true);
    const handled = await database.rows<{ handler: string }>(sql`select distinct h.handler from event_handled h where h.handler like 'Render%' order by 1`);
    expect(handled.map(({ handler }) => handler)).toEqual(['RenderLetterService.printWhenLetterQueued', 'RenderReceiptService.printWhenPaymentRecorded']);
  } finally { await h.close(); }
}, 90_000);
