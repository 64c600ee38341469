import { LAW, cents, computeStatement, isLawError, type Cents, type PaymentFact, type Regime } from '@quittance/law';
import type { FormalNoticeLetter, LetterStatement } from './letter.ts';
import { letterStatement } from './letter-statement.ts';

const day = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso);

/**
 * An invented letter whose figures are right: it shows an agency its letterhead, and gives tests and benches something to
 * print. Three claims of the commercial regime are the letter of the design; any other number is made up from it.
 */
export function sampleFormalNotice({ claims = 3, regime = 'commercial' }: { claims?: number; regime?: Regime } = {}): FormalNoticeLetter {
  const statement = regime === 'commercial' && claims === 3 ? design() : madeUp(claims, regime);
  return { ...LETTER, regime, statement, ...(regime === 'civil' ? CIVIL : {}) };
}

const DRAWN = {
  viewBox: '0 0 160 52',
  path: 'M8 36c6-10 13-25 15-25s-3 15-5 27M17 26c6-2 14-4 16-9 1-4-2-6-3-2-2 7-3 15-2 22 2 2 6-4 8-8 1-3-2-4-3-1-1 5 5 8 10 2 3-5 4-14 5-20-1 8-4 22-1 24s6-5 7-8c1-2-2-3-3 0-1 4 4 7 9 1 2-3 3-4 4-3s0 6 1 7 4-7 7-7 0 6 3 7c5 1 8-9 10-8s-1 8 3 7c8-3 14-9 24-11 12-2 22 1 40-4M62 45c22-5 48-7 74-6',
};

const LETTER: Omit<FormalNoticeLetter, 'regime' | 'statement'> = {
  agency: {
    name: 'Orvelle Recouvrement', legalForm: 'SAS', capital: 12_000_000n, registration: 'RCS Tours 912 004 618', address: '14 quai des Tanneurs, 37000 Tours', phone: '02 61 91 20 00', email: 'dossiers@orvelle.example',
    website: 'orvelle.example', activity: 'Activité de recouvrement amiable', account: { holder: 'Orvelle Recouvrement', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP' }, dataContact: 'donnees@orvelle.example',
  },
  creditor: { name: 'Papeteries Tessonville', legalForm: 'SAS', address: '8 rue du Vieux-Moulin, 49100 Angers' },
  debtor: { name: 'Imprimerie Carnaudet SARL', addressee: ['Imprimerie Carnaudet SARL', 'Monsieur Paul Carnaudet, gérant', '27 rue des Forges', '35300 Fougères'], salutation: 'Monsieur' },
  caseReference: 'R4K-7TD-3', letterReference: 'L-2026-6120', accessCode: '482917', date: day('2026-11-03'), place: 'Tours', handler: { name: 'Hélène Vasseur', phone: '02 61 91 20 14' }, signature: { name: 'Hélène Vasseur', role: 'gestionnaire', drawing: DRAWN },
  channel: 'registered', firstLetter: { reference: 'L-2026-4471', date: day('2026-07-08') }, timeLimit: day('2026-11-18'), basis: 'factures ci-dessous et leurs bons de livraison, signés sans réserve',
  nextStep: 'Sans paiement ni réponse à cette date, Papeteries Tessonville pourra demander au président du tribunal de commerce de Rennes une ordonnance d’injonction de payer (CPC 1405).',
  plan: 'Un échéancier de six mois au plus peut être convenu.', attachments: ['trois factures', 'un avoir', 'trois bons de livraison'], pageUrl: 'https://orvelle.example/d/R4K7TD3',
  law: {
    title: 'Code des procédures civiles d’exécution, article L111-8, alinéas 2 et 3',
    paragraphs: [
      "Les frais de recouvrement entrepris sans titre exécutoire restent à la charge du créancier, sauf s'ils concernent un acte dont l'accomplissement est prescrit par la loi au créancier. Toute stipulation contraire est réputée non écrite, sauf disposition législative contraire.",
      "Cependant, le créancier qui justifie du caractère nécessaire des démarches entreprises pour recouvrer sa créance peut demander au juge de l'exécution de laisser tout ou partie des frais ainsi exposés à la charge du débiteur de mauvaise foi.",
    ],
  },
};

const CIVIL: Partial<FormalNoticeLetter> = {
  debtor: { name: 'Madame Jeanne Lorimier', addressee: ['Madame Jeanne Lorimier', 'Résidence des Aulnes, bâtiment C', '3 allée des Peupliers', '72000 Le Mans'], salutation: 'Madame' },
  basis: 'factures ci-dessous et devis acceptés', attachments: ['les factures'],
  nextStep: 'Sans paiement ni réponse à cette date, Papeteries Tessonville pourra demander au tribunal judiciaire du Mans une ordonnance d’injonction de payer (CPC 1405).',
};

interface SampleClaim { id: string; issuedOn: Temporal.PlainDate; dueOn: Temporal.PlainDate; amount: Cents; credit?: { id: string; on: Temporal.PlainDate; amount: Cents } }

function statementOf(claims: readonly SampleClaim[], regime: Regime, payments: readonly PaymentFact[] = []): LetterStatement {
  const credits = claims.flatMap(({ id, credit }) => (credit ? [{ id: credit.id, claim: id, amount: credit.amount }] : []));
  const statement = computeStatement({ asOf: day('2026-11-03'), regime, claims: claims.map(({ id, dueOn, amount }) => ({ id, dueOn, amount })), credits, payments }, LAW);
  if (isLawError(statement)) throw new Error(statement.message);
  return letterStatement(statement, {
    claims: claims.map(({ credit, ...claim }) => ({ ...claim, reference: claim.id, kind: 'Facture', credits: credit ? [{ reference: credit.id, on: credit.on, amount: credit.amount }] : [] })),
    payments: { 'P-1': 'Votre virement' },
  });
}

const design = (): LetterStatement => statementOf([
  { id: 'FA-2026-0312', issuedOn: day('2026-03-31'), dueOn: day('2026-04-30'), amount: cents(486_000n) },
  { id: 'FA-2026-0377', issuedOn: day('2026-04-30'), dueOn: day('2026-05-31'), amount: cents(327_480n), credit: { id: 'AV-2026-019', on: day('2026-07-10'), amount: cents(27_480n) } },
  { id: 'FA-2026-0421', issuedOn: day('2026-05-29'), dueOn: day('2026-06-30'), amount: cents(211_800n) },
], 'commercial', [{ id: 'P-1', on: day('2026-08-10'), amount: cents(200_000n) }]);

function madeUp(count: number, regime: Regime): LetterStatement {
  return statementOf(Array.from({ length: count }, (_, i) => {
    const issuedOn = day('2025-11-17').add({ days: i * Math.min(29, Math.floor(290 / count)) });
    return { id: `FA-${issuedOn.year}-${String(412 + i * 7).padStart(4, '0')}`, issuedOn, dueOn: issuedOn.add({ days: 30 }), amount: cents(31_250 + ((i * 7919) % 480_000)) };
  }), regime);
}
