import type { AcknowledgementFigures } from './figures.ts';

const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

/** An invented deposit, for the fingerprint of the template and for its specs. */
export const sampleAcknowledgement = (more: Partial<AcknowledgementFigures> = {}): AcknowledgementFigures => ({
  number: 'AR-2026-000042', issuedOn: '2026-11-23',
  agency: {
    name: 'Orvelle Recouvrement', legalForm: 'SAS', capital: '12000000', address: '14 quai des Tanneurs, 37000 Tours', city: 'Tours', registration: 'SIREN 732 829 320', phone: '02 61 91 20 00', email: 'dossiers@orvelle.example', dataEmail: 'donnees@orvelle.example',
    insurance: { insurer: 'Mutuelle de l’Orme', policy: 'RC 440 118', until: '2026-12-31' }, declaration: { on: '2024-03-04', court: 'tribunal judiciaire de Tours' }, account: 'Orvelle Recouvrement, compte affecté',
  },
  creditor: { name: 'Papeteries Tessonville', addressee: ['Papeteries Tessonville SAS', '8 rue du Vieux-Moulin', '49100 Angers'] },
  deposit: { by: 'Camille Ferrandier', on: '2026-11-23', at: '9 h 04', fileCount: 2, caseCount: 2, opened: 1, joined: 1, claimCount: 3, total: '708854' },
  mandate: { reference: 'M-2026-01', signedOn: '2026-01-05', basisClause: 'Factures selon bordereau' },
  files: [{ name: 'impayes-novembre.csv', size: 18_342, sha256: HASH }, { name: 'FA-2026-0118.xml', size: 9_120, sha256: HASH.split('').toReversed().join('') }],
  cases: [
    { reference: 'QT-2026-0412', debtor: 'Imprimerie Carnaudet', opened: true, claims: [{ reference: 'FA-2026-0114', issuedOn: '2026-03-31', dueOn: '2026-04-30', amount: '486000', basis: 'contrat CT-12, livraison BL-77' }, { reference: 'FA-2026-0118', issuedOn: '2026-04-30', dueOn: '2026-05-31', amount: '127480', basis: null }] },
    { reference: 'QT-2026-0398', debtor: 'Garage Tréhorel', opened: false, claims: [{ reference: 'FA-2026-0121', issuedOn: '2026-05-29', dueOn: '2026-06-30', amount: '95374', basis: 'facture de 1 953,74 €, dont reste dû 953,74 €' }] },
  ],
  shownClaims: 3, annex: null, notTaken: [{ file: 'impayes-novembre.csv', line: 12, code: 'not_due', message: 'La facture FA-2026-0130 n’est pas encore en retard : elle est à payer jusqu’au 30 nov. 2026 inclus.' }], notTakenCount: 1, report: null, ...more,
});
