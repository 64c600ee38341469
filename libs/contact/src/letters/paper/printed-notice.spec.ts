import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LAW, formatAmount, statutoryTexts } from '@quittance/law';
import { PdfPrinter } from '@quittance/platform/pdf';
import { loadPaperFonts, paperDocument, type PaperFont } from '@quittance/platform/paper';
import { formalNoticePaper, withoutCode } from './formal-notice.ts';
import type { FormalNoticeLetter } from './letter.ts';
import { sampleFormalNotice } from './sample.ts';

const printer = new PdfPrinter({ cacheDir: path.resolve(process.env['QUITTANCE_DATA'] ?? '.data', 'cache') });
let fonts: readonly PaperFont[];
beforeAll(async () => { fonts = await loadPaperFonts(); });
afterAll(async () => { await printer.close(); });

interface Piece { text: string; x: number; y: number }
async function read(letter: FormalNoticeLetter) {
  const { bytes, pages } = await printer.print(paperDocument(formalNoticePaper(letter), fonts), { madeOn: letter.date.toString() });
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const loading = getDocument({ data: bytes.slice(), verbosity: 0 });
  const pdf = await loading.promise;
  const texts: string[] = [];
  const pieces: Piece[][] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const found = items.flatMap((item) => ('str' in item ? [{ text: item.str, x: item.transform[4] as number, y: 841.92 - (item.transform[5] as number) }] : []));
    pieces.push(found);
    texts.push(found.map(({ text }) => text).join(' ').replace(/[\s\u00a0\u202f]+/g, ' ').replace(/ ([,.)])/g, '$1'));
  }
  const { info } = await pdf.getMetadata();
  await loading.destroy();
  return { bytes, pages, texts, text: texts.join(' '), pieces, info: info as Record<string, unknown>, raw: Buffer.from(bytes).toString('latin1') };
}
const spaced = (text: string) => text.replace(/[\s\u00a0\u202f]+/g, ' ');
const mm = (points: number) => points / 72 * 25.4;

describe('the printed formal notice', () => {
  test('carries every mention of CPCE R124-4 and of a formal notice', async () => {
    const letter = sampleFormalNotice();
    const { text, texts, pages } = await read(letter);
    expect(pages).toBe(2);
    // 1° who collects, and that it is its activity; 2° the creditor
    expect(text).toContain('Orvelle Recouvrement, SAS, 14 quai des Tanneurs, 37000 Tours, qui exerce une activité de recouvrement amiable');
    expect(texts[0]).toContain('Activité de recouvrement amiable');
    expect(texts[0]).toContain('Papeteries Tessonville, SAS, 8 rue du Vieux-Moulin, 49100 Angers, qui nous a donné mandat écrit');
    // 3° ground and sums, each apart
    for (const part of ['Facture FA-2026-0312 31/03/2026 à payer le 30/04/2026 4 860,00', 'Avoir AV-2026-019', 'Principal 9 978,00', 'Intérêts de retard C. com. L441-10 II 502,80', '120,00', 'Fondement : factures ci-dessous'])
      expect(texts[1]).toContain(part);
    expect(texts[1]).toContain('À payer au 3 novembre 2026 8 600,80 €');
    // 4° the demand and the ways to pay, on the segregated account
    for (const part of ['Nous vous mettons en demeure de payer 8 600,80 €', 'au plus tard le 18 novembre 2026', 'Payer par virement', 'compte affecté', 'FR76 3000 6000 0112 3456 7890 189', 'Référence R4K-7TD-3', 'orvelle.example/d/R4K7TD3', 'Code d’accès 482 917', 'Pour entrer : dossier R4K-7TD-3, code 482 917 et votre code postal.']) expect(texts[0]).toContain(part);
    // 5° the two paragraphs, to the letter
    for (const { text: statutory } of statutoryTexts(letter.date, LAW)) expect(texts[1]).toContain(`« ${statutory} »`);
    // the first letter recalled, the object, both parties, the date, the signature
    for (const part of ['référence L-2026-4471 du 8 juillet 2026', 'Objet : Mise en demeure', 'Imprimerie Carnaudet SARL', '27 rue des Forges', 'Tours, le 3 novembre 2026', 'Hélène Vasseur gestionnaire, pour Papeteries Tessonville', 'Recommandé avec avis de réception']) expect(texts[0]).toContain(part);
    texts.forEach((page, index) => expect(page).toContain(`Dossier R4K-7TD-3 page ${index + 1}/2`));
  });

  test('is tagged, titled, in French, with its fonts inside and none drawn; the same letter gives the same bytes', async () => {
    const { raw, info, bytes } = await read(sampleFormalNotice());
    expect(info['Title']).toBe('Mise en demeure, dossier R4K-7TD-3');
    expect(raw).toMatch(/\/MarkInfo <<[^>]*\/Marked true/);
    expect(raw).toMatch(/\/Lang \(fr\)/);
    expect(raw).toContain("/CreationDate (D:20261103000000+00'00')");
    const names = [...raw.matchAll(/\/FontName \/[A-Z]{6}\+(\w+)/g)].map(([, name]) => name);
    expect(new Set(names)).toEqual(new Set(['Newsreader', 'RadioCanada', 'RadioCanadaNarrow']));
    expect(raw).not.toContain('/Type3');
    expect(raw.match(/\/FontFile2 /g)).toHaveLength(names.length);
    const again = await read(sampleFormalNotice());
    expect(Buffer.compare(Buffer.from(bytes), Buffer.from(again.bytes))).toBe(0);
  });

  test('stands line for line where it stood on the copy that has no code, which is in none of its bytes', async () => {
    for (const claims of [3, 12]) {
      const letter = sampleFormalNotice({ claims });
      const [original, copy] = [await read(letter), await read(withoutCode(letter))];
      expect(copy.pages).toBe(original.pages);
      expect(original.text.match(/482 ?917/g)).toHaveLength(2);
      expect(copy.text).not.toMatch(/482 ?917/);
      expect(copy.text).toContain('Code d’accès remis au destinataire seul');
      expect(copy.info['Title']).toBe('Mise en demeure, dossier R4K-7TD-3 (copie)');
      const lines = (pieces: Piece[][]) => pieces.map((page) => [...new Set(page.filter(({ text }) => text.trim() !== '').map(({ y }) => y.toFixed(1)))]);
      expect(lines(copy.pieces)).toEqual(lines(original.pieces));
      const again = await read(withoutCode(letter));
      expect(Buffer.compare(Buffer.from(copy.bytes), Buffer.from(again.bytes))).toBe(0);
    }
  });

  test('puts the address into the window of a DL envelope, whatever its length', async () => {
    const letter = sampleFormalNotice();
    const seven = ['Groupement agricole d’exploitation en commun de la Vieille Métairie', 'À l’attention de Madame la cogérante', 'Bâtiment B, escalier 2', 'Lieu-dit Les Petites Brosses', 'Chemin rural n° 14', 'BP 40321', '41800 Saint-Jacques-des-Guérets'];
    for (const addressee of [letter.debtor.addressee, seven]) {
      const { pieces } = await read({ ...letter, debtor: { ...letter.debtor, addressee } });
      const first = pieces[0]!.find(({ text, y }) => text.trim() !== '' && addressee[0]!.startsWith(text.trim()) && mm(y) < 83)!;
      const last = pieces[0]!.find(({ text }) => text.includes(addressee.at(-1)!))!;
      expect(mm(first.x)).toBeCloseTo(108, 0);
      expect(mm(first.y)).toBeGreaterThan(48);
      expect(mm(last.y)).toBeLessThan(82);
      // Nothing else is in the window's area.
      const inside = pieces[0]!.filter(({ text, x, y }) => text.trim() !== '' && mm(x) >= 106 && mm(y) > 46 && mm(y) < 82);
      for (const { text } of inside) expect(addressee.some((line) => line.includes(text.trim()))).toBe(true);
    }
  });

  test.each([1, 3, 40])('runs over as many pages as %i claims take, head repeated and pages counted', async (claims) => {
    const letter = sampleFormalNotice({ claims });
    const { pages, texts } = await read(letter);
    expect(pages).toBe(claims === 40 ? 5 : 2);
    texts.forEach((page, index) => expect(page).toContain(`page ${index + 1}/${pages}`));
    const table = texts.slice(1).join(' ');
    for (const { reference } of letter.statement.claims) expect(table).toContain(`Facture ${reference}`);
    for (const { amount } of letter.statement.interest) expect(table).toContain(spaced(formatAmount(amount)));
    for (const page of texts.slice(1)) expect(page.match(/Élément Date ou période Comment il est calculé Détail À compter/g)).toHaveLength(1);
  });

  test.each(['civil', 'public'] as const)('is a letter of two pages in the %s regime too', async (regime) => {
    const { texts, pages } = await read(sampleFormalNotice({ claims: 2, regime }));
    expect(pages).toBe(2);
    expect(texts[1]).toContain('Principal 704,19');
    expect(texts[1]).toContain('Intérêts de retard');
  });

  test('prints names as they are, markup and all', async () => {
    const letter = sampleFormalNotice();
    const { texts } = await read({ ...letter, creditor: { ...letter.creditor, name: 'Dupont <b>& Fils</b> "url(x)"' } });
    expect(texts[0]).toContain('Nous agissons pour Dupont <b>& Fils</b> "url(x)", SAS');
  });
});
