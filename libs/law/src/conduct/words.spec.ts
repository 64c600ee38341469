/** The dictionary of forbidden words: whole words, accents and case folded, true statements allowed (rules 1.10, 11.1 to 11.3). */
import { describe, expect, test } from '@jest/globals';
import { checkWords, FORBIDDEN_PHRASES, LAW, statutoryTexts, type WordFacts } from '../index.ts';

const amicable: WordFacts = { hasCourtDecision: false, hasTitle: false, procedureFiled: false, bailiffInstructed: false, routeAuthorised: false, debtorIsProfessional: false, barred: false };
const ids = (text: string, more: Partial<WordFacts> = {}): string[] => checkWords(text, { ...amicable, ...more }).findings.map((each) => each.facts.phrase);

describe('checkWords', () => {
  test('an honest reminder passes', () => {
    const text = 'Madame, notre lettre réf. QT-2026-0412 du 05/10/2026 vous demandait le règlement de 412,60 €. À défaut d’accord, merci de nous indiquer votre situation ; un échéancier est possible.';
    expect(checkWords(text, amicable)).toEqual({ outcome: 'pass', findings: [] });
  });
  test('bailiff_confusion: nothing that looks like a public function or a bailiff’s act', () => {
    expect(ids('Service du contentieux judiciaire')).toContain('judicial_service');
    expect(ids('Service judiciaire')).toEqual(['judicial_service']);
    expect(ids('RG n° 26/01234')).toEqual(['register_number']);
    expect(ids('Un huissier de justice passera')).toEqual(['bailiff']);
    expect(ids('SOMMATION DE PAYER')).toEqual(['bailiff_act']);
    expect(checkWords('Lettre d’huissier', amicable).findings).toMatchObject([{ outcome: 'refuse', code: 'forbidden_words', article: 'C. pén. 433-13', facts: { phrase: 'bailiff', words: 'huissier', at: 9, allowedBy: ['bailiffInstructed'] } }]);
    expect(ids('Le commissaire de justice Me Aubrac est chargé de l’exécution', { bailiffInstructed: true })).toEqual([]);
  });
  test('misleading_practices: no procedure that is not, no step that is not open', () => {
    expect(ids('Une procédure judiciaire est engagée contre vous')).toContain('procedure_underway');
    expect(ids('Votre dossier a été transmis au tribunal')).toEqual(['procedure_underway']);
    expect(ids('Dernier avis avant poursuites')).toEqual(expect.arrayContaining(['last_notice', 'false_haste']));
    expect(ids('Nous demanderons une injonction de payer')).toEqual(['court_route']);
    expect(ids('Nous demanderons une injonction de payer', { routeAuthorised: true })).toEqual([]);
    expect(ids('Nous irons devant le tribunal', { procedureFiled: true })).toEqual([]);
    expect(ids('Vous serez inscrit au fichier ; liste noire')).toEqual(['credit_register', 'credit_register']);
    expect(ids('Par jugement du 12/03/2026, au nom du peuple français', { hasCourtDecision: true })).toEqual([]);
  });
  test('misleading_practices: no seizure before a title', () => {
    for (const text of ['La saisie de votre compte', 'saisies', 'nous ferons saisir vos meubles', 'exécution forcée']) {
      expect(ids(text)).toEqual(['seizure']);
      expect(ids(text, { hasTitle: true })).toEqual([]);
    }
    expect(ids('Nous avons saisi votre demande')).toEqual([]);
  });
  test('costs_without_title: costs of collecting are the creditor’s; a business may read of the fixed indemnity', () => {
    expect([ids('Frais de recouvrement : 40 €'), ids('Frais de recouvrement : 40 €', { debtorIsProfessional: true })]).toEqual([['collection_costs'], []]);
    expect([ids('frais de dossier', { debtorIsProfessional: true }), ids('frais de l’acte'), ids('article 700', { hasTitle: true })]).toEqual([['agency_costs'], ['agency_costs'], []]);
  });
  test('aggressive_practices: no threat through others, no insult, no penal threat', () => {
    expect(ids('Nous devrons prévenir votre employeur')).toEqual(['third_persons']);
    expect(ids('vous êtes un escroc')).toEqual(['insults']);
    expect(ids('dépôt de plainte pénale, prison')).toEqual(['penal', 'penal', 'penal']);
    expect(checkWords('URGENT', amicable)).toMatchObject({ outcome: 'warn', findings: [{ facts: { reason: 'falseUrgency' } }] });
  });
  test('a barred claim is no obligation', () => {
    expect([ids('Vous êtes tenu de payer', { barred: true }), ids('Vous êtes tenu de payer')]).toEqual([['bound_to_act'], []]);
  });
  test.each(['HUISSIER', 'Huissier,', 'l’huissier', 'l\'huissier', 'd’huissiers', 'huis\u00adsier', 'hui\u200bssier', 'ﬁn huissier'])('%s is the word, whatever its dress', (text) => {
    expect(ids(text)).toContain('bailiff');
  });
  test.each(['dépens', 'DÉPENS', 'de\u0301pens', 'depens'])('accents fold: %s', (text) => {
    expect(ids(text)).toEqual(['agency_costs']);
  });
  test.each(['huissierie', 'dépenser', 'intersaisie', 'policement'])('%s is another word', (text) => {
    expect(ids(text)).toEqual([]);
  });
  test('a text of the law word for word is passed over, in any printing; the same words elsewhere are not', () => {
    const texts = statutoryTexts(Temporal.PlainDate.from('2026-11-23'), LAW).map((each) => each.text);
    expect(ids(`« ${texts[0]!.replaceAll('\'', '’')} »\n${texts[1]!.toUpperCase()}`)).toEqual([]);
    expect(ids(`${texts[1]!} débiteur de mauvaise foi`)).toEqual(['insults']);
    expect(ids(texts[1]!, { quoted: [] })).toEqual(['insults']);
  });
  test('every phrase of the dictionary is found by its own words, and allowed by each of its facts', () => {
    const given: Record<string, Partial<WordFacts>> = {
      courtDecision: { hasCourtDecision: true }, enforceableTitle: { hasTitle: true }, procedureFiled: { procedureFiled: true }, bailiffInstructed: { bailiffInstructed: true },
      routeAuthorised: { routeAuthorised: true }, professionalDebtor: { debtorIsProfessional: true }, claimNotBarred: { barred: false },
    };
    for (const entry of FORBIDDEN_PHRASES) {
      for (const phrase of entry.phrases) {
        const text = phrase.split(' ').map((slot) => slot.replace(/\?$/, '').split('|').at(-1)).join(' ');
        const bare = phrase.split(' ').filter((slot) => !slot.endsWith('?')).map((slot) => slot.split('|')[0]).join(' ');
        for (const words of [text, bare]) expect([words, ids(words, { barred: true })]).toEqual([words, expect.arrayContaining([entry.id])]);
        for (const context of entry.unless) expect(ids(text, { barred: true, ...given[context] })).not.toContain(entry.id);
      }
    }
    expect(new Set(FORBIDDEN_PHRASES.map((entry) => entry.id)).size).toBe(FORBIDDEN_PHRASES.length);
  });
});
