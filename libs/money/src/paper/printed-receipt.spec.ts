import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadPaperFonts, paperDocument, type PaperFont } from '@quittance/platform/paper';
import { PdfPrinter } from '@quittance/platform/pdf';
import { receiptPaper, sampleReceipt } from './receipt.ts';
import type { ReceiptFigures } from './receipt-figures.ts';

const printer = new PdfPrinter({ cacheDir: path.resolve(process.env['QUITTANCE_DATA'] ?? '.data', 'cache') });
let fonts: readonly PaperFont[];
beforeAll(async () => { fonts = await loadPaperFonts(); });
afterAll(async () => { await printer.close(); });

async function read(receipt: ReceiptFigures) {
  const { bytes, pages } = await printer.print(paperDocument(receiptPaper(receipt), fonts), { madeOn: receipt.issuedOn });
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const loading = getDocument({ data: bytes.slice(), verbosity: 0 });
  const pdf = await loading.promise;
  let text = '';
  for (let number = 1; number <= pdf.numPages; number += 1) text += ` ${(await (await pdf.getPage(number)).getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(' ')}`;
  await loading.destroy();
  return { bytes, pages, text: text.replace(/[\s\u00a0\u202f]+/g, ' ').replace(/ ([,.)])/g, '$1'), raw: Buffer.from(bytes).toString('latin1') };
}

describe('the printed receipt', () => {
  test('is one page that says who received what, when, for whom, what it paid and what is left', async () => {
    const { text, pages } = await read(sampleReceipt());
    expect(pages).toBe(1);
    for (const words of [
      'Orvelle Recouvrement', 'Imprimerie Carnaudet SARL', '35300 Fougères', 'Tours, le 23 novembre 2026', 'Objet : Quittance n° Q-2026-000437, dossier QT-2026-0412', 'pour le compte de Papeteries Tessonville', 'Somme reçue par virement 250,00 €',
      '17 novembre 2026', 'Intérêts FA-2026-014 68,43', 'Principal FA-2026-014 181,57', 'Il reste dû 858,43 € au 23 novembre 2026', 'sous réserve des intérêts et accessoires restant dus', 'Quittance Q-2026-000437 page 1/1',
    ]) expect(text).toContain(words);
  });

  test('is tagged, titled, in French, with its fonts inside; the same receipt gives the same bytes', async () => {
    const { raw, bytes } = await read(sampleReceipt());
    expect(raw).toMatch(/\/MarkInfo <<[^>]*\/Marked true/);
    expect(raw).toMatch(/\/Lang \(fr\)/);
    expect(raw).toContain("/CreationDate (D:20261123000000+00'00')");
    expect(raw).not.toContain('/Type3');
    expect(Buffer.compare(Buffer.from(bytes), Buffer.from((await read(sampleReceipt())).bytes))).toBe(0);
  });

  test('of thirty invoices runs over as many pages as it takes, head repeated', async () => {
    const parts = Array.from({ length: 30 }, (_, i) => [{ target: 'interest' as const, claim: `FA-${100 + i}`, cost: null, amount: '100' }, { target: 'principal' as const, claim: `FA-${100 + i}`, cost: null, amount: '900' }]).flat();
    const { pages, text } = await read(sampleReceipt({ parts, amount: '30000' }));
    expect(pages).toBeGreaterThan(1);
    expect(text.match(/Ce que ce paiement a réglé/g)!.length).toBeGreaterThan(1);
    expect(text).toContain('Principal FA-129 9,00');
  });
});
