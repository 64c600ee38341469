/** The demo agency and its six creditors. All invented. */
import { iban, siren } from './invent.ts';

export const AGENCY = {
  name: 'Orvelle Recouvrement', legalForm: 'SAS', shareCapitalCents: 12_000_000n, siren: siren(1),
  line1: '14 quai des Tanneurs', postalCode: '37000', city: 'Tours', phone: '02 61 91 20 00', email: 'dossiers@orvelle.example', dataEmail: 'donnees@orvelle.example', website: 'orvelle.example',
  segregatedAccountName: 'Orvelle Recouvrement, compte affecté', segregatedIban: iban(1), segregatedBic: 'ORVLFRP1',
  insurer: 'Mutuelle du Quai Vert', policy: 'RC-2026-40817', declaredTo: 'tribunal judiciaire de Tours',
} as const;

export interface DemoCreditor {
  name: string; legalForm: string; line1: string; postalCode: string; city: string; email: string; phone: string;
  contact: { name: string; role: string }; mandate: string; signedOn: string; feeRate: string; planMaxMonths: number; discountMaxPercent: string;
  /** How many cases, of which how many against consumers; the goods, for the invoices' words. */
  cases: number; people: number; goods: string; prefix: string;
}

export const CREDITORS: readonly DemoCreditor[] = [
  { name: 'Papeteries Tessonville', legalForm: 'SAS', line1: '8 rue du Vieux-Moulin', postalCode: '49100', city: 'Angers', email: 'compta@tessonville.example', phone: '02 61 91 33 10', contact: { name: 'Camille Ferrandier', role: 'responsable du crédit' }, mandate: 'MD-2024-11', signedOn: '2024-11-04', feeRate: '12.00', planMaxMonths: 6, discountMaxPercent: '5.00', cases: 96, people: 0, goods: 'papier et cartons', prefix: 'FA' },
  { name: 'Bois Lorrenzeau', legalForm: 'SA', line1: '2 quai aux Grumes', postalCode: '56100', city: 'Lorient', email: 'factures@lorrenzeau.example', phone: '02 61 91 41 20', contact: { name: 'Rachid Ouvrard', role: 'directeur financier' }, mandate: 'MD-2025-03', signedOn: '2025-03-17', feeRate: '10.50', planMaxMonths: 4, discountMaxPercent: '3.00', cases: 74, people: 0, goods: 'bois de charpente', prefix: 'BL' },
  { name: 'Minoterie Vaudreuilh', legalForm: 'SARL', line1: '1 chemin du Bief', postalCode: '31000', city: 'Toulouse', email: 'bureau@vaudreuilh.example', phone: '05 36 49 10 22', contact: { name: 'Maud Delcambre', role: 'comptable' }, mandate: 'MD-2025-07', signedOn: '2025-07-02', feeRate: '14.00', planMaxMonths: 8, discountMaxPercent: '0.00', cases: 68, people: 0, goods: 'farines', prefix: 'MV' },
  { name: 'Cuisines Arvieu', legalForm: 'SAS', line1: '40 avenue des Ormes', postalCode: '35300', city: 'Fougères', email: 'admin@arvieu.example', phone: '02 61 91 55 08', contact: { name: 'Igor Santerre', role: 'gérant' }, mandate: 'MD-2025-12', signedOn: '2025-12-01', feeRate: '18.00', planMaxMonths: 12, discountMaxPercent: '10.00', cases: 60, people: 52, goods: 'cuisine posée', prefix: 'CA' },
  { name: 'Peintures Ostrévent', legalForm: 'SAS', line1: '17 boulevard des Remparts', postalCode: '59000', city: 'Lille', email: 'credit@ostrevent.example', phone: '03 53 01 18 40', contact: { name: 'Claire Monestié', role: 'responsable recouvrement' }, mandate: 'MD-2026-02', signedOn: '2026-02-09', feeRate: '11.00', planMaxMonths: 5, discountMaxPercent: '5.00', cases: 58, people: 6, goods: 'peintures', prefix: 'PO' },
  { name: 'Chauffage Belcastel', legalForm: 'SARL', line1: '9 place du Marché-aux-Toiles', postalCode: '63000', city: 'Clermont-Ferrand', email: 'sav@belcastel.example', phone: '04 65 71 22 61', contact: { name: 'Tom Escalier', role: 'secrétaire général' }, mandate: 'MD-2026-05', signedOn: '2026-05-11', feeRate: '16.00', planMaxMonths: 10, discountMaxPercent: '5.00', cases: 44, people: 31, goods: 'entretien de chaudière', prefix: 'CB' },
];

/** The two studies of commissaires de justice that the agency works with. */
export const STUDIES = [
  { name: 'SCP Kerbrat et Loiseleur', legalForm: 'SCP', address: { line1: '11 place du Présidial', postalCode: '35300', city: 'Fougères' }, email: 'etude@kerbrat-loiseleur.example', phone: '02 61 91 60 10', departments: ['35', '53', '49', '44', '72'] as string[] },
  { name: 'SELARL Aubrac et Delormeau', legalForm: 'SELARL', address: { line1: '4 rue des Halles', postalCode: '63000', city: 'Clermont-Ferrand' }, email: 'etude@aubrac-delorme.example', phone: '04 65 71 60 20', departments: ['63', '69', '87', '31'] as string[] },
] as const;
