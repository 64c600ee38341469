import type { FormalNoticeLetter, LetterClaim, LetterInterest, LetterPayment } from './letter.ts';
import { sum } from './text.ts';

const day = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso);

/**
 * An invented letter whose figures are right: it shows an agency its letterhead, and gives tests and benches something to
 * print. Three claims of the commercial regime are the letter of the design; any other number is made up from it.
 */
export function sampleFormalNotice({ claims = 3, regime = 'commercial' }: { claims?: number; regime?: FormalNoticeLetter['regime'] } = {}): FormalNoticeLetter {
  const statement = regime === 'commercial' && claims === 3 ? DESIGN : madeUp(claims, regime);
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
  caseReference: 'R4K-7TD-3', letterReference: 'L-2026-6120', date: day('2026-11-03'), place: 'Tours', handler: { name: 'Hélène Vasseur', phone: '02 61 91 20 14' }, signature: { name: 'Hélène Vasseur', role: 'gestionnaire', drawing: DRAWN },
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

const claim = (reference: string, issuedOn: string, dueOn: string, amount: bigint, credits: LetterClaim['credits'] = []): LetterClaim => ({ reference, kind: 'Facture', issuedOn: day(issuedOn), dueOn: day(dueOn), amount, credits });
const interest = (of: string, from: string, to: string, base: bigint, rate: string): LetterInterest => run(of, day(from), day(to), base, rate);

function run(of: string, from: Temporal.PlainDate, to: Temporal.PlainDate, base: bigint, rate: string): LetterInterest {
  const days = from.until(to).days + 1;
  const exact = base * BigInt(Math.round(Number(rate) * 100)) * BigInt(days);
  return { claim: of, from, to, base, rate, days, year: 365, amount: (2n * exact + 3_650_000n) / 7_300_000n, article: 'C. com. L441-10 II', confidence: 'high' };
}

const DESIGN: FormalNoticeLetter['statement'] = {
  asOf: day('2026-11-03'), allocation: 'statutory',
  claims: [
    claim('FA-2026-0312', '2026-03-31', '2026-04-30', 486_000n),
    claim('FA-2026-0377', '2026-04-30', '2026-05-31', 327_480n, [{ reference: 'AV-2026-019', on: day('2026-07-10'), amount: 27_480n }]),
    claim('FA-2026-0421', '2026-05-29', '2026-06-30', 211_800n),
  ],
  interest: [
    interest('FA-2026-0312', '2026-05-01', '2026-06-30', 486_000n, '12.15'), interest('FA-2026-0312', '2026-07-01', '2026-08-10', 486_000n, '12.40'), interest('FA-2026-0312', '2026-08-11', '2026-11-03', 302_637n, '12.40'),
    interest('FA-2026-0377', '2026-06-01', '2026-06-30', 300_000n, '12.15'), interest('FA-2026-0377', '2026-07-01', '2026-11-03', 300_000n, '12.40'), interest('FA-2026-0421', '2026-07-01', '2026-11-03', 211_800n, '12.40'),
  ],
  indemnities: ['FA-2026-0312', 'FA-2026-0377', 'FA-2026-0421'].map((of) => ({ claim: of, amount: 4000n, article: 'C. com. D441-5' })),
  payments: [{ label: 'Votre virement', on: day('2026-08-10'), amount: 200_000n, parts: { interest: 16_637n, principal: 183_363n, indemnity: 0n, costs: 0n } }],
  totals: { principal: 997_800n, interest: 50_280n, indemnity: 12_000n, costs: 0n, paid: 200_000n, due: 860_080n, dailyInterest: '2.7669' },
};

function madeUp(count: number, regime: FormalNoticeLetter['regime']): FormalNoticeLetter['statement'] {
  const asOf = day('2026-11-03');
  const claims = Array.from({ length: count }, (_, i) => {
    const issued = day('2025-11-17').add({ days: (i * 29) % 290 });
    return claim(`FA-${issued.year}-${String(412 + i * 7).padStart(4, '0')}`, issued.toString(), issued.add({ days: 30 }).toString(), BigInt(31_250 + ((i * 7919) % 480_000)));
  });
  const lines = regime === 'civil' ? [] : claims.flatMap(({ reference, dueOn, amount }) => halves(dueOn.add({ days: 1 }), asOf).map(([from, to, rate]) => run(reference, from, to, amount, rate)));
  const ruled = regime === 'public' ? lines.map((one) => run(one.claim, one.from, one.to, one.base, '10.15')).map((one) => ({ ...one, article: 'CCP R2192-31' })) : lines;
  const indemnities = regime === 'civil' ? [] : claims.map(({ reference }) => ({ claim: reference, amount: 4000n, article: regime === 'public' ? 'CCP D2192-35' : 'C. com. D441-5' }));
  const payments: LetterPayment[] = [];
  const totals = { principal: sum(claims.map(({ amount }) => amount)), interest: sum(ruled.map(({ amount }) => amount)), indemnity: sum(indemnities.map(({ amount }) => amount)), costs: 0n, paid: 0n };
  return { asOf, claims, interest: ruled, indemnities, payments, allocation: 'statutory', totals: { ...totals, due: totals.principal + totals.interest + totals.indemnity, dailyInterest: regime === 'civil' ? '0.0000' : perDay(totals.principal) } };
}

const perDay = (base: bigint): string => (Number(base) * 12.4 / 100 / 365 / 100).toFixed(4);

function halves(from: Temporal.PlainDate, to: Temporal.PlainDate): [Temporal.PlainDate, Temporal.PlainDate, string][] {
  const cut = day('2026-07-01');
  const year = day('2026-01-01');
  const bounds = [year, cut].filter((bound) => Temporal.PlainDate.compare(bound, from) > 0 && Temporal.PlainDate.compare(bound, to) <= 0);
  const starts = [from, ...bounds];
  return starts.map((start, i) => [start, starts[i + 1]?.subtract({ days: 1 }) ?? to, Temporal.PlainDate.compare(start, cut) < 0 ? '12.15' : '12.40']);
}
