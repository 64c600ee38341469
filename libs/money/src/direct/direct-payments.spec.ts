import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { day, euros } from '@quittance/cases/testing';
import { DocumentsService } from '@quittance/documents';
import { sql } from '@quittance/platform';
import { moneyOffice, refusal, type MoneyOffice } from '../payments/money.fixture.ts';
import { PaymentsReadService } from '../payments/payments-read.service.ts';
import { DirectPaymentsService } from './direct-payments.service.ts';
import type { DeclareDirectPaymentInput } from './direct-payment.type.ts';

const PDF = Buffer.from('%PDF-1.7\n%%EOF').toString('base64');

describe('a creditor says what he was paid himself', () => {
  let o: MoneyOffice;
  let keys = 0;
  beforeAll(async () => { o = await moneyOffice(); });
  afterAll(() => o.h.close());
  const declare = (caseId: string, more: Partial<DeclareDirectPaymentInput> = {}, actor = o.camille, options = {}) =>
    o.h.get(DirectPaymentsService).declare(actor, { caseId, valueOn: day('2026-11-17'), amount: euros('250'), means: 'transfer', reference: 'BQ-118', idempotencyKey: `déclaré-${++keys}-${caseId}`, ...more }, options);

  test('what it leaves is said before; it counts at once, as received by the creditor, and tells the collector to look', async () => {
    const file = await o.open('Imprimerie Carnaudet');
    const before = await declare(file.id, { files: [{ name: 'relevé.pdf', base64: PDF }] }, o.camille, { dryRun: true });
    // And the interest of six days that it stopped.
    expect(before.dueBefore - before.dueAfter).toBe(25_037n);
    expect(await o.h.rows(sql`select 1 from payment`)).toEqual([]);
    const done = await declare(file.id, { files: [{ name: 'relevé.pdf', base64: PDF }] });
    expect(done).toMatchObject({ dueBefore: before.dueBefore, dueAfter: before.dueAfter, closes: false, payment: { receivedBy: 'creditor', declared: true, by: 'Camille Ferrandier', bankReference: 'BQ-118' } });
    expect(await o.h.rows(sql`select next_action_kind as kind, next_action_on::text as "on", next_action_note as note from case_file where id = ${file.id}`)).toEqual([{ kind: 'other', on: '2026-11-23', note: expect.stringMatching(/Le créancier a reçu 250,00.€ directement, le 17\/11\/2026\./u) }]);
    expect(await o.h.rows(sql`select name, creditor_id, internal from outbox_event where case_id = ${file.id} and name = 'PaymentRecorded'`)).toMatchObject([{ creditor_id: o.creditorId, internal: false }]);
    // Its proof is read by who books it, and by nobody outside.
    for (const actor of [o.accountant, o.helene, o.camille]) expect(await o.h.get(DocumentsService).ofFact(actor, done.payment.id)).toMatchObject([{ name: 'relevé.pdf', kind: 'payment_proof' }]);
    for (const actor of [o.rachid, o.stranger]) expect(await o.h.get(DocumentsService).ofFact(actor, done.payment.id)).toEqual([]);
    expect((await o.h.get(PaymentsReadService).list(o.accountant, { filter: { receivedBy: 'creditor' } })).rows).toMatchObject([{ id: done.payment.id, declared: true }]);
  });

  test('once, however often it is sent; the accountant takes it back as any other', async () => {
    const file = await o.open('Reliure Chasseloup');
    const input = { idempotencyKey: 'deux-fois-la-même' };
    const all = await Promise.all([1, 2, 3].map(() => declare(file.id, input)));
    expect(new Set(all.map(({ payment }) => payment.id)).size).toBe(1);
    expect(await refusal(declare(file.id, { ...input, amount: euros('251') }))).toEqual({ code: 'idempotency_key_reused' });
    // The same key of another company is another key.
    const other = await o.open('Autre client', [{}], { creditorId: o.otherCreditorId });
    expect((await declare(other.id, input, o.rachid)).payment.id).not.toBe(all[0]!.payment.id);
    const reversed = await o.payments.reverse(o.accountant, all[0]!.payment.id, 'Versement d’un autre dossier.');
    expect(reversed.dueAfter).toBe(all[0]!.dueBefore);
  });

  test('all of it paid, the case closes; cash above the ceiling, another day, another case are refused', async () => {
    const file = await o.open('Studio Quatre-Vents', [{ amount: euros('1500') }]);
    expect(await refusal(declare(file.id, { means: 'cash' }))).toMatchObject({ code: 'cash_above_limit' });
    expect(await refusal(declare(file.id, { valueOn: day('2026-11-24'), amount: euros('0') }))).toEqual({ code: 'bad_fields', fields: ['amount: not_positive', 'valueOn: day_future'] });
    expect(await refusal(declare(file.id, { idempotencyKey: 'court' }))).toEqual({ code: 'bad_fields', fields: ['idempotencyKey: bad_key'] });
    for (const actor of [o.rachid, o.helene, o.accountant, o.stranger]) expect(await refusal(declare(file.id, {}, actor))).toEqual({ code: 'not_found' });
    const { dueBefore } = await declare(file.id, { valueOn: day('2026-11-23'), amount: euros('1') }, o.camille, { dryRun: true });
    expect(await declare(file.id, { valueOn: day('2026-11-23'), amount: dueBefore })).toMatchObject({ closes: true, dueAfter: 0n, caseFile: { stage: 'closed', closedReason: 'paid' } });
  });
});
