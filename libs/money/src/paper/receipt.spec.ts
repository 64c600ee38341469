import { describe, expect, test } from '@jest/globals';
import { checkReceipt } from '@quittance/law';
import { receiptFacts, receiptPaper, sampleReceipt } from './receipt.ts';
import type { ReceiptFigures } from './receipt-figures.ts';

const textOf = (more: Partial<ReceiptFigures> = {}) => receiptPaper(sampleReceipt(more)).html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0\u202f]+/g, ' ').replace(/ ([,.)])/g, '$1');

describe('the receipt as a fragment', () => {
  test('carries every mention that the law asks (CPCE R124-6), and adds up', () => {
    const { mentions, refusal } = checkReceipt(receiptFacts(sampleReceipt()));
    expect([mentions.every(({ present }) => present), refusal]).toEqual([true, null]);
    const text = textOf();
    for (const words of [
      'Quittance n° Q-2026-000437, dossier QT-2026-0412 (CPCE R124-6)', 'Nous avons reçu de vous, pour le compte de Papeteries Tessonville, SAS, 8 rue du Vieux-Moulin, 49100 Angers, la somme qui suit',
      'Somme reçue par virement 250,00 €', 'à la date du 17 novembre 2026', 'Intérêts FA-2026-014 68,43', 'Principal FA-2026-014 181,57', 'Reçu le 17/11/2026 250,00 €',
      'Il reste dû 858,43 € au 23 novembre 2026. Cette quittance est donnée sous réserve des intérêts et accessoires restant dus.', 'Tours, le 23 novembre 2026',
      'd’abord les frais et les intérêts échus, puis le principal (C. civ. 1343-1, 1342-10).',
    ]) expect(text).toContain(words);
  });

  test('the last one reserves nothing; what was paid beyond the debt is said', () => {
    const last = { parts: sampleReceipt().parts, balance: '0', unallocated: '3000', amount: '28000' };
    expect(textOf(last)).toContain('Au 23 novembre 2026, plus rien n’est dû dans ce dossier.');
    expect(textOf(last)).not.toContain('sous réserve');
    expect(textOf(last)).toContain('30,00 € de ce paiement dépassent ce qui était dû');
    expect(checkReceipt(receiptFacts(sampleReceipt(last))).refusal).toBeNull();
  });

  test('of a half-year whose rate is not known: what was received, what waits, and that more may be owed', () => {
    const waiting = { parts: [], unallocated: '25000', balance: '0', waits: { from: '2027-01-01', to: '2027-06-30' } };
    const text = textOf(waiting);
    for (const words of [
      'En attente d’imputation 250,00 ', 'Le taux des intérêts du semestre qui commence le 1er janvier 2027 n’est pas encore connu. Sans les intérêts de ce semestre, plus rien ne reste dû au 23 novembre 2026. Cette quittance est donnée sous réserve',
      '250,00 € de ce paiement seront imputés à sa date dès que ce taux sera connu',
    ]) expect(text).toContain(words);
    expect(textOf({ ...waiting, balance: '85843' })).toContain('Sans les intérêts de ce semestre, il reste dû 858,43 € au 23 novembre 2026.');
    for (const words of ['plus rien n’est dû', 'dépassent ce qui était dû', 'a réglé d’abord']) expect(text).not.toContain(words);
    expect(checkReceipt(receiptFacts(sampleReceipt(waiting))).refusal).toBeNull();
  });

  test('says in whose hands the money came, from whom, and for which claim', () => {
    expect(textOf({ receivedBy: 'creditor' })).toContain('Papeteries Tessonville nous a déclaré avoir reçu de vous la somme qui suit, versée directement entre ses mains. Orvelle Recouvrement vous en donne quittance pour le compte de Papeteries Tessonville');
    expect(textOf({ receivedBy: 'bailiff', study: 'Étude Sablon' })).toContain('Étude Sablon, commissaire de justice, a reçu de vous la somme qui suit.');
    expect(textOf({ payer: 'Odile Garnier', chosen: 'FA-2026-014', means: 'cash' })).toContain('reçu de Odile Garnier, à votre décharge');
    expect(textOf({ chosen: 'FA-2026-014' })).toContain('Vous aviez choisi de régler la créance FA-2026-014 (C. civ. 1342-10).');
    for (const receivedBy of ['creditor', 'bailiff'] as const) expect(checkReceipt(receiptFacts(sampleReceipt({ receivedBy }))).refusal).toBeNull();
  });

  test('whose lines do not make its sum is never printed', () => {
    expect(() => receiptPaper(sampleReceipt({ amount: '25001' }))).toThrow(RangeError);
  });

  test('loads nothing, styles nothing in place, escapes whatever it is given', () => {
    const nasty = '"><img src=x onerror=alert(1)><script>alert(2)</script>&\'</style>';
    const sample = sampleReceipt();
    const { html } = receiptPaper({
      ...sample, number: nasty, caseReference: nasty, payer: nasty, chosen: nasty, study: nasty, debtor: { name: nasty, addressee: [nasty, nasty] }, creditor: { name: nasty, legalForm: nasty, address: nasty },
      agency: { ...sample.agency, name: nasty, address: nasty, email: nasty, city: nasty }, parts: sample.parts.map((part) => ({ ...part, claim: nasty, cost: nasty })),
    });
    expect(html).not.toMatch(/<img|<script|<\/style| style=|<link|<iframe| src=x on[a-z]+=[^&]*>/i);
    expect(receiptPaper(sample)).toEqual(receiptPaper(sample));
  });
});
