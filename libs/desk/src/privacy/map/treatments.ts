/** The purposes of processing (RGPD art. 30): why, on which basis, in which role, who receives what comes of it. Words for screens and papers stand with those; here are the codes and the French of the answer to an access request. */
import type { Treatment } from './personal-data.ts';

export interface TreatmentRow {
  readonly treatment: Treatment;
  /** processor: for the creditor, under his mandate (art. 28); controller: for the agency's own duties. */
  readonly role: 'processor' | 'controller';
  readonly basis: string;
  readonly article: string;
  /** agency · creditor · study · court · operator: who keeps the server running · authority: on its lawful request. */
  readonly recipients: readonly string[];
  readonly label: string;
  readonly purpose: string;
}

export const TREATMENT_ROWS: readonly TreatmentRow[] = [
  { treatment: 'recovery', role: 'processor', basis: 'legitimate_interest', article: 'RGPD art. 6, § 1, b et f ; art. 28', recipients: ['agency', 'creditor', 'operator'], label: 'Recouvrement amiable', purpose: 'Obtenir le paiement des créances que le créancier a confiées par mandat écrit (CPCE R124-3)' },
  { treatment: 'payments', role: 'controller', basis: 'legal_duty', article: 'RGPD art. 6, § 1, c ; C. com. L123-22 ; CPCE R124-6', recipients: ['agency', 'creditor', 'operator', 'authority'], label: 'Encaissements et comptes', purpose: 'Encaisser pour le compte du créancier, donner quittance, tenir les comptes' },
  { treatment: 'enforcement', role: 'processor', basis: 'legitimate_interest', article: 'RGPD art. 6, § 1, f ; art. 28', recipients: ['agency', 'creditor', 'study', 'court', 'operator'], label: 'Recouvrement judiciaire', purpose: 'Obtenir et faire exécuter un titre, par un commissaire de justice' },
  { treatment: 'debtorPage', role: 'controller', basis: 'legitimate_interest', article: 'RGPD art. 6, § 1, f ; art. 32', recipients: ['agency', 'operator'], label: 'Page du débiteur', purpose: 'Permettre au débiteur de voir son dossier, de payer et de contester, et protéger cet accès' },
  { treatment: 'requests', role: 'controller', basis: 'legal_duty', article: 'RGPD art. 6, § 1, c ; art. 12 à 22', recipients: ['agency', 'operator', 'authority'], label: 'Demandes des personnes', purpose: 'Répondre aux demandes des personnes sur leurs données et le prouver' },
  { treatment: 'mandates', role: 'controller', basis: 'contract', article: 'RGPD art. 6, § 1, b', recipients: ['agency', 'creditor', 'operator'], label: 'Clients et mandats', purpose: 'Tenir les mandats, reverser, rendre compte' },
  { treatment: 'people', role: 'controller', basis: 'contract', article: 'RGPD art. 6, § 1, b et f ; art. 32', recipients: ['agency', 'operator'], label: 'Comptes d’accès', purpose: 'Donner à chacun l’accès qui est le sien et le protéger' },
  { treatment: 'trail', role: 'controller', basis: 'legitimate_interest', article: 'RGPD art. 6, § 1, f ; art. 5, § 2 ; art. 32', recipients: ['agency', 'operator', 'authority'], label: 'Journal', purpose: 'Savoir qui a fait, lu et exporté quoi, et le prouver' },
];
export const treatmentOf = (treatment: Treatment): TreatmentRow => TREATMENT_ROWS.find((row) => row.treatment === treatment)!;

export const RECIPIENT_NAMES: Readonly<Record<string, string>> = {
  agency: 'les personnes habilitées de l’agence', creditor: 'le créancier', study: 'l’étude de commissaires de justice saisie', court: 'la juridiction saisie', operator: 'l’hébergeur, sous contrat', authority: 'les autorités, sur demande légale',
};
