/** The debtor's receipt (CPCE R124-6): numbered with the payment, printed once from its own figures, sent, and taken back by a word. */
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { day, euros } from '@quittance/cases/testing';
import { DocumentsService } from '@quittance/documents';
import { Jobs, newId, PdfPrinter, sha256, sql } from '@quittance/platform';
import { PaymentsReadService } from '../index.ts';
import type { ReceiptFigures } from '../paper/receipt-figures.ts';
import { moneyOffice, type MoneyOffice } from '../payments/money.fixture.ts';
import { RENDER_ATTEMPTS } from './receipt-state.ts';
import { RenderReceiptService } from './render-receipt.service.ts';

// The first print starts the browser.
jest.setTimeout(60_000);

describe('receipts', () => {
  let o: MoneyOffice;
  let render: RenderReceiptService;
  beforeAll(async () => {
    o = await moneyOffice();
    render = o.h.get(RenderReceiptService);
    Logger.overrideLogger(false);
  });
  afterAll(() => o.h.close());
  afterEach(() => { jest.restoreAllMocks(); });

  const withMail = async (debtorId: string) => {
    const [debtor] = await o.h.rows<{ agency_id: string; creditor_id: string }>(sql`select agency_id, creditor_id from debtor where id = ${debtorId}`);
    await o.h.rows(sql`insert into debtor_contact_point (id, debtor_id, agency_id, creditor_id, kind, value, since, source) values (${newId()}, ${debtorId}, ${debtor!.agency_id}, ${debtor!.creditor_id}, 'email', 'compta@carnaudet.example', now(), 'test')`);
  };
  const mails = (caseId: string) => o.h.rows<{ purpose: string; recipient: string; subject: string; text: string; document_ids: string[] }>(sql`select purpose, recipient, subject, text, document_ids from outgoing_message where case_id = ${caseId} order by queued_at, id`);
  const receiptOf = async (caseId: string, actor = o.helene) => (await o.h.get(PaymentsReadService).ofCase(actor, caseId))[0]!.receipt!;
  const kept = (caseId: string) => o.h.rows<{ kind: string; sha256: string | null; cause: string | null }>(sql`select kind, sha256, cause from receipt_event where case_id = ${caseId} order by at, id`);

  test('numbered by its year, printed for those who may read it, and mailed to the debtor', async () => {
    const file = await o.open('Imprimerie Carnaudet');
    await withMail(file.debtorId);
    const { dueAfter } = await o.pay(file.id);
    const queued = await receiptOf(file.id);
    expect(queued).toMatchObject({ number: expect.stringMatching(/^Q-2026-\d{6}$/), state: 'queued', balance: dueAfter, document: null });
    await render.render({ receiptId: queued.id });
    for (const actor of [o.helene, o.accountant, o.camille]) expect(await receiptOf(file.id, actor)).toMatchObject({ state: 'rendered', document: { kind: 'receipt', name: `Quittance ${queued.number}.pdf` } });
    const { bytes } = (await o.h.get(DocumentsService).open(o.camille, (await receiptOf(file.id)).document!.id))!;
    expect(await kept(file.id)).toEqual([{ kind: 'rendered', sha256: sha256(bytes), cause: null }]);
    expect(await o.h.get(DocumentsService).ofFact(o.rachid, queued.id)).toEqual([]);
    const [mail] = await mails(file.id);
    expect(mail).toMatchObject({ purpose: 'receipt', recipient: 'compta@carnaudet.example', document_ids: [(await receiptOf(file.id)).document!.id] });
    expect(mail!.text.replace(/[\s\u00a0\u202f]+/g, ' ')).toContain(`la quittance ${queued.number} pour 250,00 €, à la date du 17 novembre 2026`);
    expect(await o.h.rows(sql`select facts, to_debtor, to_bailiff, internal from timeline_entry where case_id = ${file.id} and code = 'receipt.issued'`)).toEqual([{ facts: { number: queued.number, amount: '250.00', valueOn: '2026-11-17', pages: '1' }, to_debtor: true, to_bailiff: true, internal: false }]);
    expect(await o.h.rows(sql`select to_debtor from outbox_event where case_id = ${file.id} and name = 'ReceiptIssued'`)).toEqual([{ to_debtor: true }]);
  });

  test('printed twice, one after the other or together, is kept and sent once', async () => {
    const file = await o.open('Garage Tréhorel');
    await withMail(file.debtorId);
    await o.pay(file.id);
    const { id } = await receiptOf(file.id);
    await Promise.all([render.render({ receiptId: id }), render.render({ receiptId: id })]);
    await render.render({ receiptId: id });
    expect((await kept(file.id)).map(({ kind }) => kind)).toEqual(['rendered']);
    expect(await o.h.get(DocumentsService).ofFact(o.helene, id)).toHaveLength(1);
    expect(await mails(file.id)).toHaveLength(1);
  });

  test('that fails is tried again; after the last time it has failed, and the agency knows', async () => {
    const file = await o.open('Hôtel des Trois Écluses');
    await o.pay(file.id);
    const { id } = await receiptOf(file.id);
    const print = jest.spyOn(o.h.get(PdfPrinter), 'print').mockRejectedValue(Object.assign(new Error('gone'), { code: 'browser_lost' }));
    for (let attempt = 1; attempt <= RENDER_ATTEMPTS; attempt += 1) {
      expect(await receiptOf(file.id)).toMatchObject({ state: 'queued' });
      await expect(render.render({ receiptId: id })).rejects.toThrow('gone');
    }
    expect(await receiptOf(file.id)).toMatchObject({ state: 'failed', document: null });
    expect(await o.h.rows(sql`select facts->>'cause' as cause, internal from timeline_entry where case_id = ${file.id} and code = 'receipt.failed'`)).toEqual([{ cause: 'browser_lost', internal: true }]);
    print.mockRestore();
    await render.render({ receiptId: id });
    expect(await receiptOf(file.id)).toMatchObject({ state: 'rendered' });
  });

  test('of a payment that is reversed stands with a line, and whoever was sent it is told that it no longer does, and why', async () => {
    const file = await o.open('Transports Aulnay');
    await withMail(file.debtorId);
    const { payment } = await o.pay(file.id);
    const { id, number } = await receiptOf(file.id);
    await render.render({ receiptId: id });
    await o.payments.reverse(o.accountant, payment.id, 'virement rappelé par la banque');
    expect(await receiptOf(file.id)).toMatchObject({ id, state: 'rendered' });
    const [, told] = await mails(file.id);
    expect(told).toMatchObject({ purpose: 'receipt_withdrawn', subject: `La quittance ${number} n’est plus valable` });
    expect(told!.text).toContain('Motif : virement rappelé par la banque');
    expect(await o.h.rows(sql`select facts from timeline_entry where case_id = ${file.id} and code = 'payment.reversed'`)).toEqual([{ facts: { amount: '250.00', valueOn: '2026-11-17', reason: 'virement rappelé par la banque', receipt: number } }]);
  });

  test('of a payment reversed before it was printed is kept and sent to nobody', async () => {
    const file = await o.open('Fonderie Lacombe');
    await withMail(file.debtorId);
    const { payment } = await o.pay(file.id);
    await o.payments.reverse(o.accountant, payment.id, 'erreur');
    const { id } = await receiptOf(file.id);
    await render.render({ receiptId: id });
    expect(await receiptOf(file.id)).toMatchObject({ state: 'rendered' });
    expect(await mails(file.id)).toEqual([]);
  });

  test('is made from its figures, whatever has changed since', async () => {
    const file = await o.open('Pépinières Garance');
    await o.pay(file.id, { receivedBy: 'creditor', means: 'cheque', amount: euros('120'), valueOn: day('2026-10-02') });
    const [{ figures }] = await o.h.rows<{ figures: ReceiptFigures }>(sql`select figures from receipt where case_id = ${file.id}`) as [{ figures: ReceiptFigures }];
    const before = await render.documentOf(figures);
    await o.h.rows(sql`update debtor set name = 'Autre nom' where id = ${file.debtorId}`);
    const [again] = await o.h.rows<{ figures: ReceiptFigures }>(sql`select figures from receipt where case_id = ${file.id}`);
    expect(await render.documentOf(again!.figures)).toBe(before);
    expect(before.replace(/[\s\u00a0\u202f]+/g, ' ')).toContain('Papeteries Tessonville nous a déclaré avoir reçu de vous la somme qui suit');
  });

  test('is sent to be printed when the payment is recorded, and again if it still waits at night', async () => {
    const file = await o.open('Mercerie Ternaux');
    const send = jest.spyOn(o.h.get(Jobs), 'send').mockResolvedValue();
    await o.h.relay();
    send.mockClear();
    await o.pay(file.id);
    await o.h.relay();
    const { id } = await receiptOf(file.id);
    expect(send.mock.calls).toEqual([['render-receipt', { receiptId: id }, id]]);
    send.mockClear();
    await render.printWaiting();
    expect(send).not.toHaveBeenCalledWith('render-receipt', { receiptId: id }, id);
    const now = o.h.clock.now();
    o.h.clock.set(now.add({ minutes: 11 }));
    await render.printWaiting();
    expect(send).toHaveBeenCalledWith('render-receipt', { receiptId: id }, id);
    o.h.clock.set(now);
  });

  test('of an unknown id does nothing', async () => {
    await render.render({ receiptId: newId() });
  });
});
