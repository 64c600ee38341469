/** The formal notice leaves only with every mention of CPCE R124-4, and only where the agency may write at all (rules 1.2 to 1.5, 1.10, 5.1). */
import { describe, expect, test } from '@jest/globals';
import { checkFormalNotice, LAW, sameWords, statutoryTexts, type FormalNoticeFacts, type LetterMentionId } from '../index.ts';

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const on = day('2026-11-03');
const AL2 = 'Les frais de recouvrement entrepris sans titre exécutoire restent à la charge du créancier, sauf s\'ils concernent un acte dont l\'accomplissement est prescrit par la loi au créancier. Toute stipulation contraire est réputée non écrite, sauf disposition législative contraire.';
const AL3 = 'Cependant, le créancier qui justifie du caractère nécessaire des démarches entreprises pour recouvrer sa créance peut demander au juge de l\'exécution de laisser tout ou partie des frais ainsi exposés à la charge du débiteur de mauvaise foi.';

const facts: FormalNoticeFacts = {
  on,
  agency: {
    name: 'Orvelle Recouvrement', address: '14 quai des Tanneurs, 37000 Tours', activityStated: true,
    insuranceUntil: day('2026-12-31'), declaredToProsecutorOn: day('2019-02-01'), segregatedIban: 'FR7630006000011234567890189',
  },
  creditor: { name: 'Papeteries Tessonville', address: '8 rue du Vieux-Moulin, 49100 Angers' },
  debtor: { name: 'Imprimerie Carnaudet', address: '27 rue des Forges, 35300 Fougères', isConsumer: false },
  mandate: { reference: 'MD-2024-11', signedOn: day('2024-11-04'), from: null, to: null, powerToReceive: true, clauses: { claims: true, insurance: true, fee: true, remittance: true } },
  claims: [{ reference: 'FA-2026-0312', ground: 'Facture du 31 mars 2026' }],
  amounts: { principal: 997_800n, interest: 50_280n, indemnity: 12_000n, paid: 200_000n, total: 860_080n },
  hasTitle: false, demandsPayment: true, payBy: day('2026-11-18'), paymentMeans: ['Virement'], printedIban: 'FR76 3000 6000 0112 3456 7890 189',
  reproducedTexts: [`« ${AL2} »`, `« ${AL3.replaceAll('\'', '’')} »`],
  firstLetter: { reference: 'L-2026-4471', sentOn: day('2026-07-08') }, recalls: { reference: 'L-2026-4471', sentOn: day('2026-07-08') }, barred: false,
};
const check = (more: Partial<FormalNoticeFacts>) => checkFormalNotice({ ...facts, ...more }, LAW);
const missing = (more: Partial<FormalNoticeFacts>, id: LetterMentionId) => check(more).mentions.find((mention) => mention.id === id)!.missing;

describe('checkFormalNotice', () => {
  test('a complete letter may leave; every mention is listed with its article', () => {
    const { mentions, refusal } = check({});
    expect(refusal).toBeNull();
    expect(mentions.every((mention) => mention.present)).toBe(true);
    expect(mentions.map((mention) => mention.article)).toEqual(expect.arrayContaining(['CPCE R124-2', 'CPCE R124-3', 'CPCE R124-4 1°', 'CPCE R124-4 2°', 'CPCE R124-4 3°', 'CPCE R124-4 4°', 'CPCE R124-4 5°', 'CPCE R124-4 dernier al.']));
  });
  test.each<[string, Partial<FormalNoticeFacts>, string, string, string[]]>([
    ['1° the agency’s address', { agency: { ...facts.agency, address: ' ' } }, 'letter_mention_missing', 'CPCE R124-4 1°', ['agency.address']],
    ['1° its activity', { agency: { ...facts.agency, activityStated: false } }, 'letter_mention_missing', 'CPCE R124-4 1°', ['agency.activityStated']],
    ['2° the creditor’s address (design, refused letter)', { creditor: { name: 'Verres Durandeau', address: null } }, 'letter_mention_missing', 'CPCE R124-4 2°', ['creditor.address']],
    ['3° the ground of a claim', { claims: [...facts.claims, { reference: 'FA-2', ground: '' }] }, 'letter_mention_missing', 'CPCE R124-4 3°', ['claims[1].ground']],
    ['3° an amount apart', { amounts: { ...facts.amounts, interest: null } }, 'letter_mention_missing', 'CPCE R124-4 3°', ['amounts.interest']],
    ['3° a sum that is not the sum of its parts', { amounts: { ...facts.amounts, total: 860_081n } }, 'letter_mention_missing', 'CPCE R124-4 3°', ['amounts.total']],
    ['3° the creditor’s own costs', { amounts: { ...facts.amounts, creditorCosts: 1n } }, 'creditor_costs_in_sum', 'CPCE R124-4 3°', ['amounts.creditorCosts']],
    ['3° costs without a title', { amounts: { ...facts.amounts, recoverableCosts: 5107n, total: 865_187n } }, 'creditor_costs_in_sum', 'CPCE R124-4 3°', ['amounts.recoverableCosts']],
    ['3° the 40 euros of a consumer', { debtor: { ...facts.debtor, isConsumer: true } }, 'creditor_costs_in_sum', 'CPCE R124-4 3°', ['amounts.indemnity']],
    ['4° the demand', { demandsPayment: false }, 'letter_mention_missing', 'CPCE R124-4 4°', ['demandsPayment']],
    ['4° the ways to pay', { paymentMeans: [''] }, 'letter_mention_missing', 'CPCE R124-4 4°', ['paymentMeans']],
    ['5° a paragraph of L111-8', { reproducedTexts: [AL2] }, 'letter_mention_missing', 'CPCE R124-4 5°', ['reproducedTexts.CPCE L111-8 al. 3']],
    ['5° a word of it', { reproducedTexts: [AL2.replace('sauf', 'hormis'), AL3] }, 'letter_mention_missing', 'CPCE R124-4 5°', ['reproducedTexts.CPCE L111-8 al. 2']],
    ['the recall of the first letter', { recalls: null }, 'letter_mention_missing', 'CPCE R124-4 dernier al.', ['recalls.reference', 'recalls.sentOn']],
    ['the recall of its date', { recalls: { reference: 'L-2026-4471', sentOn: day('2026-07-09') } }, 'letter_mention_missing', 'CPCE R124-4 dernier al.', ['recalls.sentOn']],
    ['the insurance', { agency: { ...facts.agency, insuranceUntil: day('2026-11-02') } }, 'insurance_not_in_force', 'CPCE R124-2', ['agency.insuranceUntil']],
    ['the insurance, not begun', { agency: { ...facts.agency, insuranceFrom: day('2026-11-04') } }, 'insurance_not_in_force', 'CPCE R124-2', ['agency.insuranceUntil']],
    ['the declaration to the prosecutor', { agency: { ...facts.agency, declaredToProsecutorOn: null } }, 'declaration_missing', 'CPCE R124-2', ['agency.declaredToProsecutorOn']],
    ['the segregated account', { agency: { ...facts.agency, segregatedIban: null } }, 'segregated_account_missing', 'CPCE R124-2', ['agency.segregatedIban']],
    ['another account than that', { printedIban: 'FR7610107001011234567890129' }, 'segregated_account_missing', 'CPCE R124-2', ['printedIban']],
    ['the mandate', { mandate: null }, 'mandate_missing', 'CPCE R124-3', ['mandate']],
    ['a mandate in force', { mandate: { ...facts.mandate!, to: day('2026-11-02') } }, 'mandate_ended', 'CPCE R124-3', ['mandate']],
    ['the debtor’s address', { debtor: { ...facts.debtor, address: null } }, 'letter_mention_missing', 'C. civ. 1344', ['debtor.address']],
    ['a term at all', { payBy: null }, 'letter_mention_missing', 'C. civ. 1344', ['payBy']],
    ['an insurance at all', { agency: { ...facts.agency, insuranceUntil: null } }, 'insurance_not_in_force', 'CPCE R124-2', ['agency.insuranceUntil']],
    ['3° the reference of a claim', { claims: [{ reference: ' ', ground: 'Facture' }] }, 'letter_mention_missing', 'CPCE R124-4 3°', ['claims[0].reference']],
    ['3° a sum to ask for', { amounts: { ...facts.amounts, paid: 1_060_080n, total: 0n } }, 'letter_mention_missing', 'CPCE R124-4 3°', ['amounts.total']],
    ['3° any amount', { amounts: { principal: null, interest: null, indemnity: null, total: null } }, 'letter_mention_missing', 'CPCE R124-4 3°', ['amounts.principal', 'amounts.interest', 'amounts.indemnity', 'amounts.total']],
    ['the recall of a date at all', { recalls: { reference: 'L-2026-4471', sentOn: null } }, 'letter_mention_missing', 'CPCE R124-4 dernier al.', ['recalls.sentOn']],
    ['the recall of the reference', { recalls: { reference: 'L-2026-4472', sentOn: day('2026-07-08') } }, 'letter_mention_missing', 'CPCE R124-4 dernier al.', ['recalls.reference']],
    ['the declaration made in time', { agency: { ...facts.agency, declaredToProsecutorOn: day('2026-11-04') } }, 'declaration_missing', 'CPCE R124-2', ['agency.declaredToProsecutorOn']],
    ['a term still to come', { payBy: on }, 'letter_mention_missing', 'C. civ. 1344', ['payBy']],
  ])('without %s it is refused, by rule', (_name, more, code, article, fields) => {
    expect(check(more).refusal).toMatchObject({ code, article, facts: { missing: fields } });
  });
  test('a barred consumer is not written to; a barred business is, and says so itself', () => {
    expect(check({ barred: true, debtor: { ...facts.debtor, isConsumer: true }, amounts: { ...facts.amounts, indemnity: 0n, total: 848_080n } }).refusal).toMatchObject({ code: 'claim_barred', article: 'C. conso. L218-2' });
    expect(check({ barred: true }).refusal).toBeNull();
  });
  test('every mention has its id and its article; limitation is that of the debtor', () => {
    expect(check({}).mentions.map((mention) => mention.id)).toEqual([
      'limitation', 'mandate', 'insurance', 'prosecutorDeclaration', 'segregatedAccount', 'agency', 'creditor', 'groundAndAmounts', 'noCreditorCosts', 'demandAndMeans', 'statutoryText', 'firstLetterRecall', 'debtorAndTimeLimit']);
    const consumer = { debtor: { ...facts.debtor, isConsumer: true } };
    expect([check({}), check(consumer), check({ ...consumer, barred: true })].map(({ mentions }) => mentions[0])).toEqual([
      { id: 'limitation', article: 'C. com. L110-4, C. civ. 2224', present: true, missing: [] }, { id: 'limitation', article: 'C. conso. L218-2', present: true, missing: [] }, { id: 'limitation', article: 'C. conso. L218-2', present: false, missing: ['barred'] }]);
  });
  test('a consumer who owes no 40 euros is written to; an account printed in any way is the account', () => {
    expect(check({ debtor: { ...facts.debtor, isConsumer: true }, amounts: { ...facts.amounts, indemnity: 0n, total: 848_080n } }).refusal).toBeNull();
    for (const printedIban of ['fr7630006000011234567890189', null, undefined, ' ']) expect(check({ printedIban }).refusal).toBeNull();
  });
  test('the first obstacle is told with its own code, a mandate’s only where it is the first', () => {
    expect(check({ mandate: null, barred: true, debtor: { ...facts.debtor, isConsumer: true } }).refusal).toMatchObject({ code: 'claim_barred', facts: { mention: 'limitation', missing: ['barred', 'mandate', 'amounts.indemnity'] } });
    expect(check({ mandate: null, demandsPayment: false }).refusal).toMatchObject({ code: 'mandate_missing', article: 'CPCE R124-3', facts: { mention: 'mandate', on: '2026-11-03', missing: ['mandate', 'demandsPayment'] } });
  });
  test('where the tables hold no words of L111-8, no letter leaves', () => {
    const without = (texts: typeof LAW.texts) => checkFormalNotice(facts, { ...LAW, texts }).refusal;
    expect([without({}), without({ 'CPCE L111-8 al. 2': LAW.texts['CPCE L111-8 al. 2']! })]).toMatchObject(Array(2).fill({ code: 'letter_mention_missing', article: 'CPCE R124-4 5°', facts: { missing: ['law.texts'] } }));
  });
  test('a first letter recalls nothing; a title lets costs in', () => {
    expect(check({ firstLetter: null, recalls: null }).refusal).toBeNull();
    expect(check({ hasTitle: true, amounts: { ...facts.amounts, recoverableCosts: 5107n, total: 865_187n } }).refusal).toBeNull();
  });
  test('one refusal names every field that lacks', () => {
    expect(check({ creditor: { name: null, address: null }, paymentMeans: [] }).refusal!.facts['missing']).toEqual(['creditor.name', 'creditor.address', 'paymentMeans']);
    expect(missing({ claims: [] }, 'groundAndAmounts')).toEqual(['claims']);
  });
});

describe('the words of L111-8 (version of 2014-03-19, rules 1.4)', () => {
  test('to the letter', () => {
    expect(statutoryTexts(on, LAW)).toEqual([
      { article: 'CPCE L111-8 al. 2', text: AL2, version: '2014-03-19' },
      { article: 'CPCE L111-8 al. 3', text: AL3, version: '2014-03-19' },
    ]);
    expect(statutoryTexts(day('2014-03-18'), LAW)).toEqual([]);
  });
  test('apostrophes, quotation marks and line ends do not change words', () => {
    expect([sameWords('« l’acte\n de »', 'l\'acte de'), sameWords('l’acte', 'l’acte.'), sameWords('de l’acte', 'del’acte'), sameWords('de\u00a0\u202f l’acte', 'de l’acte')]).toEqual([true, false, false, true]);
  });
});
