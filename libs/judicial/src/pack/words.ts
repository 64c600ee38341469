/** The French words of what is packed and printed: French law's own, for readers who work in French. */
export const TITLE_WORDS: Readonly<Record<string, string>> = {
  judgment: 'Jugement', payment_order: 'Ordonnance d’injonction de payer', small_claims_title: 'Titre de la procédure des petites créances', notarial_deed: 'Acte notarié exécutoire', conciliation_record: 'Procès-verbal de conciliation',
  unpaid_cheque_title: 'Titre pour chèque impayé', uncontested_claim_record: 'Procès-verbal de non-contestation', settlement_with_formula: 'Transaction revêtue de la formule exécutoire',
};

export const ACT_WORDS: Readonly<Record<string, string>> = {
  title_service: 'Signification du titre', order_to_pay: 'Commandement de payer', summons: 'Sommation interpellative', sale_order_to_pay: 'Commandement aux fins de saisie-vente', sale_seizure: 'Procès-verbal de saisie-vente',
  sale: 'Procès-verbal de vente', sale_release: 'Mainlevée de la saisie-vente', bank_attachment: 'Saisie-attribution', bank_attachment_notice: 'Dénonciation de la saisie-attribution', bank_attachment_release: 'Mainlevée de la saisie-attribution',
  wage_order_to_pay: 'Commandement avant saisie des rémunérations', wage_seizure: 'Procès-verbal de saisie des rémunérations', wage_release: 'Mainlevée de la saisie des rémunérations', vehicle_declaration: 'Déclaration valant saisie d’un véhicule',
  vehicle_notice: 'Dénonciation de la déclaration valant saisie', vehicle_release: 'Mainlevée de la déclaration valant saisie', protective_seizure: 'Saisie conservatoire', protective_notice: 'Dénonciation de la saisie conservatoire',
  protective_conversion: 'Conversion de la saisie conservatoire', protective_release: 'Mainlevée de la saisie conservatoire', nothing_to_seize: 'Procès-verbal de carence', address_search: 'Procès-verbal de recherches',
  information_request: 'Demande de renseignements', uncollectible_certificate: 'Certificat d’irrécouvrabilité', other: 'Autre acte',
};

export const LINE_WORDS: Readonly<Record<string, string>> = {
  deposit: 'Remise', call: 'Appel', promise: 'Promesse', letter: 'Lettre', payment: 'Paiement', plan: 'Échéancier', dispute: 'Contestation', question: 'Question', stage: 'Étape', judicial: 'Judiciaire', message: 'Message', visit: 'Visite', task: 'Suite', note: 'Note',
};

/** The folder in which the papers of a kind stand, and their name. */
export const PAPER_WORDS: Readonly<Record<string, { folder: string; name: string }>> = {
  invoice: { folder: 'factures', name: 'Facture' }, attachment: { folder: 'pieces-jointes', name: 'Piece jointe' }, contract: { folder: 'contrats', name: 'Contrat' }, terms: { folder: 'contrats', name: 'Conditions' }, order: { folder: 'commandes', name: 'Commande' },
  delivery: { folder: 'livraisons', name: 'Livraison' }, correspondence: { folder: 'correspondance', name: 'Courrier' }, formal_notice: { folder: 'mise-en-demeure', name: 'Mise en demeure' }, title: { folder: 'titre', name: 'Titre' },
  title_service: { folder: 'titre', name: 'Signification' }, receipt: { folder: 'quittances', name: 'Quittance' }, plan_agreement: { folder: 'echeanciers', name: 'Echeancier' }, dispute_evidence: { folder: 'contestations', name: 'Piece' },
  bailiff_act: { folder: 'actes', name: 'Acte' },
};
