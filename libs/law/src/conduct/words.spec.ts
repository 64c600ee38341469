/** The dictionary of forbidden words: whole words, accents and case folded, true statements allowed (rules 1.10, 11.1 to 11.3). */
import { describe, expect, test } from '@jest/globals';
import { checkWords, FORBIDDEN_PHRASES, LAW, statutoryTexts, type WordFacts, type WordUse } from '../index.ts';

const amicable: WordFacts = { hasCourtDecision: false, hasTitle: false, procedureFiled: false, bailiffInstructed: false, routeAuthorised: false, debtorIsProfessional: false, barred: false };
const ids = (text: string, more: Partial<WordFacts> = {}, use?: WordUse): string[] => checkWords(text, { ...amicable, ...more }, use).findings.map((each) => each.facts.phrase);

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
  test('what holds a forbidden word and means no harm passes; the word beside it does not', () => {
    expect([ids('Une erreur de saisie dans votre référence'), ids('Une erreur de saisie, puis une saisie'), ids('Saisie de votre numéro en ligne'), ids('saisir vos coordonnées'), ids('saisir vos comptes')]).toEqual([[], ['seizure'], [], [], ['seizure']]);
    expect([ids('votre police d’assurance'), ids('la police viendra'), ids('sans frais de dossier'), ids('des frais de dossier'), ids('Ce courriel se réfère à notre lettre'), ids('Nous irons en référé')]).toEqual([[], ['penal'], [], ['agency_costs'], [], ['court_route']]);
    expect([ids('Contre les escroqueries, vérifiez notre IBAN'), ids('c’est une escroquerie'), ids('Madame Marianne Ravel'), ids('à l’effigie de Marianne'), ids('notre dernier rappel'), ids('Dernier rappel')]).toEqual([[], ['penal'], [], ['state_emblems'], [], ['false_haste']]);
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
        for (const use of entry.uses ?? (['toDebtor'] as const)) for (const words of [text, bare]) expect([words, ids(words, { barred: true }, use)]).toEqual([words, expect.arrayContaining([entry.id])]);
        for (const context of entry.unless) expect(ids(text, { barred: true, ...given[context] })).not.toContain(entry.id);
      }
    }
    expect(new Set(FORBIDDEN_PHRASES.map((entry) => entry.id)).size).toBe(FORBIDDEN_PHRASES.length);
  });
});

describe('checkWords in a note', () => {
  const note = (text: string): string[] => checkWords(text, amicable, 'note').findings.map(({ outcome, article, facts }) => `${outcome} ${facts.phrase} ${article}`);
  test('gdpr_basis: health, opinions, religion, origin, intimate life, offences and social networks are told, and refuse nothing', () => {
    expect([note('Débiteur hospitalisé, en dépression'), note('Syndicaliste, extrême gauche'), note('Il est musulman'), note('Gens du voyage'), note('Homosexuel'), note('Sort de prison'), note('Vu sur son profil Facebook')]).toEqual([
      ['warn health RGPD 9', 'warn health RGPD 9'], ['warn opinions RGPD 9', 'warn opinions RGPD 9'], ['warn religion RGPD 9'], ['warn origin RGPD 9'], ['warn intimate_life RGPD 9'], ['warn offences RGPD 10'], ['warn social_networks RGPD 5']]);
    expect(checkWords('Débiteur malade', amicable, 'note')).toMatchObject({ outcome: 'warn', findings: [{ facts: { reason: 'sensitiveData', words: 'malade', at: 9, allowedBy: [] } }] });
  });
  test('aggressive_practices: insults and pressure through others are told in a note too', () => {
    expect([note('Un menteur, de mauvaise foi'), note('Appelé son employeur'), note('J’ai parlé à sa mère'), note('Prévenir votre famille')]).toEqual([
      ['warn insults C. conso. L121-6, C. pén. 222-33-2-2', 'warn insults C. conso. L121-6, C. pén. 222-33-2-2'], ['warn third_persons_sought C. conso. L121-6, L121-7'], ['warn third_persons_sought C. conso. L121-6, L121-7'], ['warn third_persons C. conso. L121-6, L121-7']]);
    expect([ids('Il est malade ; appelé son employeur'), ids('vous êtes un abruti')]).toEqual([[], ['insults']]);
  });
  test('what the debtor may not be told may be noted: a bailiff, a court, a seizure are the agency’s work', () => {
    expect(note('Huissier mandaté, saisie du compte prévue, injonction de payer déposée, dernier rappel, frais de dossier refusés')).toEqual([]);
  });
  test.each([
    'Débiteur joint à 10 h 30, rappelle lundi.', 'Adresse invalide : retour NPAI, recherche en cours.', 'Promet 200 € le 5, virement.', 'La facture 2026-114 est contestée : livraison incomplète selon lui.', 'Demande un échéancier de six mois.',
    'Assurance maladie : le créancier attend le remboursement.', 'École catholique Saint-Martin : frais de scolarité.', 'Syndicat des copropriétaires, représenté par son syndic.', 'Message laissé sur le répondeur.', 'Mme Chrétien, 3 rue de l’Église, confirme la date.',
  ])('an ordinary note passes: %s', (text) => {
    expect(note(text)).toEqual([]);
  });
});

describe('polite letters', () => {
  test.each([
    'Madame, Monsieur, nous intervenons pour le compte de la société Papeteries Tessonville, notre mandante.',
    'Sauf erreur de notre part, la facture FA-2026-0312 du 31 mars 2026 reste impayée à ce jour.',
    'Nous vous remercions de bien vouloir régler la somme de 412,60 € avant le 15 décembre 2026.',
    'Si votre règlement nous est parvenu entre-temps, veuillez ne pas tenir compte de ce message.',
    'En cas de difficulté, nous pouvons convenir ensemble d’un échéancier adapté à votre situation.',
    'Vous pouvez payer par virement, par carte ou par chèque ; aucun frais supplémentaire ne vous sera demandé.',
    'Il vous suffit de saisir votre référence sur notre page de paiement sécurisée.',
    'Une simple erreur de saisie explique peut-être ce retard : n’hésitez pas à nous l’indiquer.',
    'Si vous contestez cette facture, merci de nous en donner la raison et de joindre les pièces utiles.',
    'Notre dernier rappel du 5 octobre 2026 est resté sans réponse.',
    'Ce courrier se réfère à notre lettre réf. QT-2026-0412 du 05/10/2026.',
    'Vous pouvez saisir gratuitement le médiateur de la consommation dont relève le créancier.',
    'Vos données sont traitées pour le seul recouvrement de cette créance ; vous disposez d’un droit d’accès et de rectification.',
    'Pour éviter toute tentative d’escroquerie, vérifiez que l’IBAN est bien celui qui figure dans cette lettre.',
    'Notre service de recouvrement amiable est joignable du lundi au vendredi, de 10 h à 13 h et de 14 h à 20 h.',
    'Votre police d’assurance prévoit peut-être une garantie : rapprochez-vous de votre assureur.',
    'Nous avons bien reçu votre paiement de 200,00 € et vous en remercions ; la quittance est jointe.',
    'Il n’y a aucune honte à demander un délai ; nous sommes là pour trouver une solution.',
    'Vous êtes accompagné par un conseiller ou une association ? Nous pouvons échanger avec lui si vous le souhaitez.',
    'Veuillez agréer, Madame Marianne Ravel, l’expression de nos salutations distinguées.',
  ])('pass: %s', (text) => {
    expect(checkWords(text, amicable)).toEqual({ outcome: 'pass', findings: [] });
  });
});
