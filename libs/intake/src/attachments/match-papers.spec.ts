import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PaperMatcher, type Claimed } from './match-papers.ts';
import { kindOfPaper } from './paper-kind.ts';

const claims = (...references: string[]): Claimed[] => references.map((reference, i) => ({ id: `c${i}`, reference, caseId: `f${i}` }));
const found = (name: string, ...references: string[]) => {
  const match = new PaperMatcher(claims(...references)).match(name);
  return match.state === 'matched' ? match.reference : match.state === 'several' ? `several: ${match.references.join(', ')}` : 'unmatched';
};

describe('a paper goes to the claim whose number its name holds', () => {
  test.each([
    ['FA-2026-0042.pdf', 'FA-2026-0042'], ['fa 2026 42 bon de livraison.pdf', 'FA-2026-0042'], ['BL_FA20260042.jpg', 'FA20260042'], ['Facture 2026-0042 signée.pdf', 'FA-2026-0042'], ['Facture n°42.pdf', 'FA-42'],
    ['contrat 1042.pdf', '1042'], ['BL 1042.pdf', 'F1042'], ['contrat-1042.pdf', '1042'], ['F-2026-42.pdf', 'FA-2026-0042'], ['FA-101-2026-03-12.pdf', 'FA-101'], ['2026-03-12_FA-101.pdf', 'FA-101'], ['20260312-FA101.pdf', 'FA 0101'],
    ['Invoice INV3001 (2).pdf', 'INV-3001'], ['FA-101_2.pdf', 'FA-101'], ['42.pdf', 'FA-42'], ['contrat_fa20260102.pdf', 'FA-2026-0102'], ['BL FA-2026-0102.pdf', 'FA20260102'], ['20260042 BL.pdf', 'FA-2026-0042'], ['Élan AV-7 été.pdf', 'AV-7'], ['FACTURE_Nº_000042.PDF', '42'],
  ])('%s → %s', (name, reference) => { expect(found(name, reference, 'ZZ-99999')).toBe(reference); });

  test.each([
    ['a longer number', 'FA-10421.pdf', '1042'], ['its end', 'FA-91042.pdf', '1042'], ['with a letter', 'FA-1042B.pdf', 'FA-1042'], ['with a letter after a mark', 'FA-1042-B.pdf', 'FA-1042'], ['the part of a number', 'FA-2026-101-2.pdf', 'FA-2026-101'],
    ['the year of a day', 'BL 2026-03-12.pdf', 'FA-2026'], ['the month of a day', 'BL 2026-03-12.pdf', '12'], ['a day that is as long as a number', 'BL 2026-03-12.pdf', 'FA-2026-0312'], ['the same in one', 'BL 20260312.pdf', 'FA-2026-0312'], ['a number of another kind of paper', 'BL1042.pdf', '1042'], ['the same with a mark', 'CMD-1042.pdf', 'FA-1042'],
    ['a short number beside other words', 'scan 3 contrat.pdf', 'FA-3'], ['no number at all', 'contrat.pdf', 'FA-1'], ['a reference without figures', 'contrat cadre.pdf', 'CONTRAT'],
  ])('never by %s: %s', (_, name, reference) => { expect(found(name, reference)).toBe('unmatched'); });

  test('the longest counts', () => {
    expect(found('FA-2026-101 BL.pdf', '2026-101', 'FA-2026-101', '101')).toBe('FA-2026-101');
    expect(found('contrat FA-101 commande 7001.pdf', 'FA-101', 'FA-7')).toBe('FA-101');
  });

  test('two that are equal are told, and nobody guesses', () => {
    expect(found('BL FA-101 FA-102.pdf', 'FA-101', 'FA-102')).toBe('several: FA-101, FA-102');
    expect(found('FA 101.pdf', 'FA-101', 'FA-0101')).toBe('several: FA-101, FA-0101');
    const matcher = new PaperMatcher([{ id: 'a', reference: 'FA-1', caseId: 'x' }, { id: 'b', reference: 'FA-1', caseId: 'x' }]);
    expect(matcher.match('FA-1.pdf')).toMatchObject({ state: 'matched', claims: [{ id: 'a' }, { id: 'b' }] });
  });

  test('a reference that somebody names', () => {
    const matcher = new PaperMatcher(claims('FA-101', 'FA-0101', 'FA-7'));
    expect(matcher.named(' FA-0101 ')).toMatchObject({ state: 'matched', reference: 'FA-0101' });
    expect(matcher.named('fa 7')).toMatchObject({ state: 'matched', reference: 'FA-7' });
    expect(matcher.named('FA-8').state).toBe('unmatched');
  });
});

describe('whatever the numbers', () => {
  const year = fc.integer({ min: 2015, max: 2035 });
  const number = fc.integer({ min: 100, max: 99_999 });
  const prefix = fc.constantFrom('FA-', 'F', 'FAC ', '', 'INV/', 'VTE-', 'fa_');
  const reference = fc.tuple(prefix, year, number).map(([p, y, n]) => `${p}${y}-${String(n).padStart(6, '0')}`);
  const word = fc.constantFrom('bon de livraison', 'contrat signé', 'cmd', 'scan', 'courrier', 'Élan & fils');

  test('a name made of the number finds it, whatever its case, separators, zeroes and the words around it', () => {
    fc.assert(fc.property(reference, word, word, fc.constantFrom(' ', '_'), fc.boolean(), fc.boolean(), (one, before, after, apart, upper, short) => {
      let written = upper ? one.toUpperCase() : one.toLowerCase();
      if (short) written = written.replace(/-0+(?=\d)/, '-');
      expect(found(`${before}${apart}${written}${apart}${after}.pdf`, one)).toBe(one);
    }), { numRuns: 300 });
  });

  test('a number with more figures, before or after, is another', () => {
    fc.assert(fc.property(number, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 9 }), fc.constantFrom('FA-', 'FA', ''), (n, front, back, p) => {
      expect(found(`contrat ${p}${front}${n}.pdf`, `${p}${n}`)).toBe('unmatched');
      expect(found(`contrat ${p}${n}${back}.pdf`, `${p}${n}`)).toBe('unmatched');
    }), { numRuns: 300 });
  });

  test('the order of the claims changes nothing, and another claim of another number neither', () => {
    fc.assert(fc.property(fc.uniqueArray(reference, { minLength: 2, maxLength: 6 }), word, (list, said) => {
      const name = `${said} ${list[0]}.pdf`;
      const told = (match: string) => (match.startsWith('several: ') ? `several: ${match.slice(9).split(', ').sort().join(', ')}` : match);
      expect(told(found(name, ...list))).toBe(told(found(name, ...list.toReversed())));
      // Among numbers that are different numbers, it is its own.
      const numbers = new Set(list.map((one) => one.replace(/^\D+/, '').replace(/-0+/, '-')));
      if (numbers.size === list.length) expect(found(name, ...list)).toBe(list[0]);
    }), { numRuns: 300 });
  });

  test('any name and any references are answered', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 120 }), fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { maxLength: 8 }), (name, references) => {
      const match = new PaperMatcher(claims(...references)).match(name);
      expect(['matched', 'unmatched', 'several']).toContain(match.state);
      expect(kindOfPaper(name)).toMatch(/^[a-z]+$/);
    }), { numRuns: 500 });
  });

  test('a name of a million pieces is answered at once', () => {
    const started = performance.now();
    expect(found('1 '.repeat(1_000_000), 'FA-1')).toBe('unmatched');
    kindOfPaper('bon de '.repeat(100_000));
    kindOfPaper('scan '.repeat(100_000));
    kindOfPaper(`${'1'.repeat(100_000)}y.pdf`);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

test.each([
  ['FA-101.pdf', 'invoice'], ['Facture FA-101.pdf', 'invoice'], ['scan FA-101 signée.pdf', 'invoice'], ['FA-101.jpg', 'other'], ['BL FA-101.pdf', 'delivery'], ['bon_de_livraison-101.png', 'delivery'], ['FA-101 PV de réception.pdf', 'delivery'], ['lettre de voiture 101.pdf', 'delivery'],
  ['Bon de commande FA101.pdf', 'order'], ['CMD-77 FA-101.pdf', 'order'], ['devis signé FA-101.pdf', 'order'], ['Contrat FA-101.pdf', 'contract'], ['avenant 2 FA-101.pdf', 'contract'], ['CGV FA-101.pdf', 'terms'], ['Conditions générales de vente 101.pdf', 'terms'],
  ['Mise en demeure FA-101.pdf', 'correspondence'], ['mail du 12-03 FA-101.eml', 'correspondence'], ['courrier FA-101.pdf', 'correspondence'], ['AR relance 101.pdf', 'correspondence'], ['photo chantier FA-101.pdf', 'other'], ['BL101.pdf', 'delivery'],
])('%s is of kind %s', (name, kind) => { expect(kindOfPaper(name)).toBe(kind); });
