import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { holdNames } from './holds.ts';

/** What the law calls by an identifier, called by its name on the screen: mentions of the letter (CPCE R124-4), clauses of the mandate (R124-3), pieces of a file. */
export const NAMES: Record<string, MessageDescriptor> = {
  limitation: msg`la prescription`, mandate: msg`le mandat en vigueur`, insurance: msg`l’assurance en cours`, prosecutorDeclaration: msg`la déclaration au procureur`, segregatedAccount: msg`le compte affecté`,
  agency: msg`le nom, l’adresse et l’activité de l’agence`, creditor: msg`le nom et l’adresse du créancier`, groundAndAmounts: msg`le fondement et les sommes, distinguées`, noCreditorCosts: msg`une somme sans frais du créancier`,
  demandAndMeans: msg`la demande de payer et les moyens de le faire`, statutoryText: msg`le texte de L111-8`, firstLetterRecall: msg`le rappel de la première lettre`, debtorAndTimeLimit: msg`l’adresse du débiteur et le délai`,
  claims: msg`les créances à recouvrer`, fee: msg`la rémunération`, remittance: msg`le reversement des fonds`,
  claimsClause: msg`les créances à recouvrer`, basisClause: msg`le fondement et le montant des créances`, insuranceClause: msg`l’assurance`, feeClause: msg`la rémunération`, remittanceClause: msg`le reversement des fonds`,
  // What a file handed to a study holds, by the items of its check-list; papers of an act of procedure.
  signed_mandate: msg`le mandat signé`, debtor: msg`l’identité du débiteur`, debtor_address: msg`l’adresse du débiteur`, invoices: msg`les factures`, contract: msg`le contrat`, delivery_proof: msg`les preuves de livraison`, formal_notice: msg`la mise en demeure`, formal_notice_proof: msg`l’avis de réception`, history: msg`la chronologie`, statement: msg`le décompte`,
  title: msg`le titre exécutoire`, title_service: msg`la signification du titre`, non_opposition: msg`le certificat de non-opposition`, instructions: msg`les instructions`, remittance_account: msg`le compte où reverser`,
  enforceableTitle: msg`le titre exécutoire`, serviceOfTitle: msg`la signification du titre`, nonContestationCertificate: msg`le certificat de non-contestation`, registerEntry: msg`l’inscription au registre`, courtOrder: msg`l’ordonnance du juge`, proofOfService: msg`la preuve de signification`, nonOppositionCertificate: msg`le certificat de non-opposition`,
  // Rates that a half-year may lack.
  legal_rate_other: msg`le taux légal`, legal_rate_individual: msg`le taux légal du créancier particulier`, ecb_main_refinancing_rate: msg`le taux de la BCE`,
  // What holds a debt back, what it stops, and its days.
  ...holdNames,
};
