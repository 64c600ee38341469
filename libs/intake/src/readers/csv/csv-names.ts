/** The columns of a table of claims, and the names that French and English programs give them. */
export type CsvField =
  | 'reference' | 'issuedOn' | 'dueOn' | 'total' | 'due' | 'paid' | 'currency' | 'kind' | 'rate' | 'nature' | 'description' | 'latePenaltyText' | 'indemnityText'
  | 'buyerName' | 'buyerKind' | 'buyerSiren' | 'buyerVat' | 'buyerIban' | 'account' | 'civility' | 'firstName' | 'lastName' | 'contactName' | 'email' | 'phone'
  | 'address1' | 'address2' | 'address3' | 'postalCode' | 'city' | 'country'
  | 'sellerName' | 'sellerSiren' | 'sellerVat' | 'orderReference' | 'contractReference' | 'deliveryReference';

/** The names of each field, the most telling first: where a table has both "montant" and "montant TTC", the latter is read. */
export const names: Record<CsvField, readonly string[]> = {
  reference: [
    'numéro de facture', 'n° facture', 'facture n°', 'référence facture', 'réf facture', 'facture', 'invoice number', 'invoice reference', 'invoice id', 'invoice no',
    'invoice', 'référence', 'réf', 'reference', 'numéro de pièce', 'référence de pièce', 'pièce', 'piece ref', 'numéro de document', 'document', 'document number', 'n°', 'claim reference',
    'numéro du document', 'n° document', 'n° doc', 'n° de document', 'doc n°', 'document n°', 'doc no', 'document no', 'n° de pièce', 'n° pièce', 'pièce n°', 'réf pièce', 'facture réf', 'invoice #', 'invoice ref', 'bill number', 'code facture', 'id facture', 'num', 'number',
  ],
  issuedOn: [
    'date de facture', 'date de la facture', 'date facturation', 'date de facturation', 'facture du', 'facturé le', 'émise le', 'émis le', 'date d’émission', 'émission', 'invoice date', 'issued on',
    'issued', 'issue date', 'date issued', 'date de pièce', 'date du document', 'document date', 'date',
    'date fact', 'date document', 'date doc', 'date of issue', 'billing date', 'bill date', 'invoice/bill date', 'date of invoice', 'created (UTC)', 'créée le', 'date création facture', 'date pièce', 'piece date',
  ],
  dueOn: [
    'date d’échéance', 'échéance', 'échéance le', 'date échéance facture', 'échéance facture', 'échue le', 'à payer avant le', 'date limite de paiement', 'date limite', 'due date', 'due on', 'date due', 'payment due date', 'payable on', 'maturity',
    'date ech', 'ech', 'date limite règlement', 'date limite de règlement', 'limite de paiement', 'à payer le', 'à régler avant le', 'à régler le', 'exigible le', 'date d’exigibilité', 'exigibilité', 'due date (UTC)', 'pay by', 'maturity date', 'payment due by', 'due by', 'payment due',
  ],
  total: [
    'montant TTC', 'total TTC', 'montant total TTC', 'TTC', 'montant facture TTC', 'montant de la facture TTC', 'montant de la facture', 'montant facture', 'montant facturé', 'montant total', 'montant initial', 'montant d’origine',
    'total amount', 'amount incl VAT', 'amount including VAT', 'total incl VAT', 'gross amount', 'invoice amount', 'invoice total', 'grand total', 'montant', 'total', 'amount', 'principal', 'montant de la créance', 'montant créance',
    'total facture', 'total de la facture', 'total facture TTC', 'total facturé', 'montant T.T.C', 'prix TTC', 'total with VAT', 'amount with VAT', 'gross', 'gross total', 'total gross', 'total including VAT', 'total incl tax', 'total including tax',
  ],
  due: [
    'reste dû', 'restant dû', 'montant restant dû', 'montant restant', 'reste à payer', 'montant dû', 'solde dû', 'solde', 'solde restant dû', 'net à payer', 'à payer', 'montant impayé', 'impayé', 'reste à régler', 'restant', 'encours',
    'amount due', 'due amount', 'amount outstanding', 'outstanding amount', 'outstanding', 'open amount', 'open balance', 'balance due', 'balance', 'remaining', 'remaining amount', 'unpaid amount', 'due',
    'reste dû TTC', 'restant dû TTC', 'montant restant dû TTC', 'reste à payer TTC', 'solde TTC', 'solde dû TTC', 'montant dû TTC', 'solde à payer', 'solde à régler', 'solde impayé', 'solde restant', 'reste à devoir', 'reste à encaisser', 'reste à recouvrer', 'reste à percevoir', 'reste à solder', 'restant à payer', 'restant à régler', 'montant à payer', 'montant à régler', 'total dû', 'total restant dû', 'total à payer', 'net à payer TTC', 'reste', 'dû', 'balance outstanding', 'outstanding balance', 'remaining balance', 'remaining due', 'remaining to pay', 'amount remaining', 'amount unpaid', 'unpaid balance', 'unpaid', 'total due', 'balance amount', 'amount open', 'invoice balance',
  ],
  paid: [
    'montant réglé', 'montant payé', 'montant encaissé', 'montant versé', 'montant déjà réglé', 'montant déjà payé', 'montant acquitté', 'montant réglé TTC', 'montant payé TTC', 'total réglé', 'total payé', 'total encaissé', 'total versé',
    'déjà réglé', 'déjà payé', 'déjà versé', 'déjà encaissé', 'réglé', 'payé', 'encaissé', 'versé', 'acompte', 'acomptes', 'acompte versé', 'acomptes versés', 'montant acompte', 'montant de l’acompte', 'versement', 'versements', 'somme versée', 'sommes versées',
    'règlements reçus', 'paiements reçus', 'avoir imputé', 'avoirs imputés', 'avoir déduit', 'avoirs déduits', 'amount paid', 'paid amount', 'paid', 'paid to date', 'total paid', 'already paid', 'amount received', 'received', 'received amount', 'payments received', 'payment received', 'prepaid amount',
    'amount prepaid', 'amount credited', 'credited amount', 'deposit paid',
  ],
  currency: ['devise', 'monnaie', 'code devise', 'currency', 'currency code', 'devise de facturation', 'devise facture', 'devise de la facture', 'monnaie de facturation', 'code monnaie', 'invoice currency', 'billing currency', 'devise ISO', 'currency ISO code', 'ISO', 'code ISO', 'ISO code', 'curr', 'cur'],
  kind: ['type', 'type de document', 'type de pièce', 'type facture', 'type de facture', 'kind', 'document type', 'invoice type', 'type de doc', 'type doc', 'doc type', 'type pièce', 'facture/avoir', 'facture ou avoir', 'avoir/facture', 'nature du document', 'nature de document', 'nature de pièce', 'nature de la pièce', 'nature pièce', 'invoice/credit note', 'invoice or credit note', 'transaction type', 'type de transaction', 'kind of document'],
  rate: ['taux contractuel', 'taux de pénalité', 'taux des pénalités', 'taux pénalités de retard', 'taux de retard', 'taux d’intérêt', 'taux', 'contract rate', 'interest rate', 'late payment rate', 'rate', 'taux d’intérêt contractuel', 'taux d’intérêt de retard', 'taux d’intérêts de retard', 'taux des intérêts de retard', 'taux de pénalités', 'taux de pénalités de retard', 'taux pénalité', 'taux pénalités', 'taux de pénalité de retard', 'taux des pénalités de retard', 'penalty rate', 'late interest rate', 'late penalty rate', 'contractual rate', 'late payment interest rate'],
  nature: ['nature', 'nature de la créance', 'nature créance', 'claim type'],
  description: ['objet', 'objet de la facture', 'description', 'désignation', 'libellé', 'fondement', 'motif', 'subject', 'details', 'label'],
  latePenaltyText: ['pénalités de retard', 'clause pénalités', 'mention pénalités', 'late penalty text', 'late penalty', 'pénalités', 'texte pénalités', 'clause de pénalités', 'mention pénalités de retard', 'late payment penalty', 'late penalties', 'late payment terms'],
  indemnityText: ['indemnité forfaitaire', 'mention indemnité', 'indemnity text', 'indemnity', 'indemnité de recouvrement', 'indemnité forfaitaire de recouvrement', 'texte indemnité', 'recovery indemnity', 'recovery costs'],
  buyerName: [
    'raison sociale', 'raison sociale du débiteur', 'raison sociale client', 'dénomination', 'dénomination sociale', 'nom du débiteur', 'nom débiteur', 'débiteur', 'nom du client', 'nom client', 'client', 'société', 'entreprise', 'tiers', 'nom du tiers', 'nom tiers',
    'buyer name', 'buyer', 'debtor name', 'debtor', 'customer name', 'customer', 'client name', 'company', 'company name', 'nom ou raison sociale', 'nom / raison sociale', 'nom complet', 'name',
    'acheteur', 'nom de l’acheteur', 'nom acheteur', 'destinataire', 'nom du destinataire', 'bill to', 'billed to', 'bill to name', 'invoice partner display name', 'intitulé tiers', 'intitulé du tiers', 'intitulé client', 'intitulé du client', 'intitulé compte', 'intitulé du compte', 'intitulé auxiliaire', 'comp aux lib', 'account name', 'payer', 'raison sociale acheteur', 'raison sociale de l’acheteur', 'raison sociale du client', 'client (raison sociale)', 'client (nom)', 'nom de la société', 'nom société', 'nom de l’entreprise', 'intitulé',
  ],
  buyerSiren: [
    'siren', 'siret', 'siren / siret', 'siret / siren', 'n° siren', 'n° siret', 'siren du débiteur', 'siren débiteur', 'siret débiteur', 'siret du débiteur', 'siren client', 'siret client', 'siren du client', 'siret du client', 'buyer siren', 'buyer siret', 'debtor siren', 'debtor siret',
    'customer siren', 'customer siret',
    'siren ou siret', 'siret ou siren', 'n° siren / siret', 'n° siren/siret client', 'identifiant siren', 'siren number', 'siret number', 'n° siren client', 'n° siret client', 'siren acheteur', 'siret acheteur', 'siren de l’acheteur', 'n° RCS', 'RCS', 'company registration number', 'company number', 'registration number',
  ],
  buyerVat: ['n° TVA', 'n° de TVA', 'n° TVA intracommunautaire', 'n° de TVA intracommunautaire', 'TVA intracommunautaire', 'TVA intracom', 'TVA intra', 'n° TVA intra', 'TVA client', 'n° TVA client', 'VAT number', 'VAT id', 'buyer VAT', 'debtor VAT', 'customer VAT', 'TVA', 'VAT', 'n° TVA intracom', 'n° de TVA intracom', 'n° TVA intracommunautaire client', 'TVA intracommunautaire client', 'identifiant TVA', 'VAT no', 'VAT registration number', 'customer VAT number', 'buyer VAT number', 'tax id', 'tax number'],
  account: [
    'code client', 'compte client', 'numéro client', 'n° client', 'n° de client', 'réf client', 'référence client', 'compte auxiliaire', 'compte tiers', 'code tiers', 'n° compte', 'n° de compte', 'numéro de compte', 'compte', 'id client', 'customer number', 'customer id', 'customer code', 'client id',
    'customer account', 'account number', 'account', 'buyer account', 'debtor account', 'debtor number',
    'client code', 'client number', 'client no', 'customer no', 'account no', 'account code', 'comp aux num', 'code compte', 'code du client', 'n° du client', 'n° tiers', 'numéro tiers', 'réf tiers',
  ],
  // Nobody is a company by a header alone, and "IBAN" is as often the account of the seller: these two are read where the creditor says so.
  buyerKind: [],
  buyerIban: [],
  civility: ['civilité', 'titre', 'title'],
  firstName: ['prénom', 'prénom du débiteur', 'prénom client', 'first name', 'given name'],
  lastName: ['nom', 'nom de famille', 'last name', 'surname', 'family name'],
  contactName: ['contact', 'nom du contact', 'interlocuteur', 'nom contact', 'contact name', 'personne à contacter'],
  email: ['courriel', 'e-mail', 'email', 'mail', 'adresse e-mail', 'adresse mail', 'adresse électronique', 'courriel du débiteur', 'email client', 'email débiteur', 'buyer email', 'debtor email', 'customer email', 'email address'],
  phone: ['téléphone', 'tél', 'tel', 'portable', 'mobile', 'téléphone client', 'téléphone débiteur', 'n° de téléphone', 'n° téléphone', 'phone', 'phone number', 'telephone', 'buyer phone', 'debtor phone', 'customer phone'],
  address1: ['adresse 1', 'adresse', 'adresse ligne 1', 'rue', 'voie', 'adresse du débiteur', 'adresse débiteur', 'adresse client', 'adresse postale', 'address', 'address 1', 'address line 1', 'street', 'buyer address', 'debtor address', 'customer address'],
  address2: ['adresse 2', 'adresse ligne 2', 'complément', 'complément d’adresse', 'complément adresse', 'adresse (suite)', 'address 2', 'address line 2'],
  address3: ['adresse 3', 'adresse ligne 3', 'complément 2', 'lieu-dit', 'address 3', 'address line 3'],
  postalCode: ['code postal', 'CP', 'postal code', 'postcode', 'zip', 'zip code', 'code postal client', 'code postal débiteur'],
  city: ['ville', 'commune', 'localité', 'city', 'town', 'ville client', 'ville débiteur'],
  country: ['pays', 'code pays', 'country', 'country code'],
  sellerName: ['créancier', 'nom du créancier', 'fournisseur', 'vendeur', 'seller', 'seller name', 'creditor', 'creditor name', 'supplier', 'émetteur', 'nom de l’émetteur', 'nom du vendeur', 'nom vendeur', 'nom du fournisseur', 'nom fournisseur', 'raison sociale vendeur', 'raison sociale du vendeur', 'raison sociale fournisseur', 'raison sociale du fournisseur', 'raison sociale créancier', 'raison sociale du créancier', 'supplier name', 'issuer', 'issuer name', 'vendor', 'vendor name'],
  sellerSiren: ['siren créancier', 'siren du créancier', 'siret créancier', 'siren fournisseur', 'siren vendeur', 'seller siren', 'creditor siren', 'siren émetteur', 'siren du vendeur', 'siren du fournisseur', 'siren de l’émetteur', 'siret vendeur', 'siret du vendeur', 'siret émetteur', 'siret du fournisseur', 'siret du créancier', 'supplier siren', 'seller siret', 'supplier siret', 'creditor siret'],
  sellerVat: ['TVA créancier', 'TVA fournisseur', 'TVA vendeur', 'seller VAT', 'creditor VAT', 'TVA émetteur', 'n° TVA vendeur', 'n° TVA fournisseur', 'n° TVA émetteur', 'n° TVA créancier', 'TVA intracommunautaire vendeur', 'TVA intracommunautaire fournisseur', 'seller VAT number', 'supplier VAT', 'supplier VAT number', 'creditor VAT number'],
  orderReference: ['commande', 'n° commande', 'n° de commande', 'bon de commande', 'référence commande', 'order', 'order number', 'purchase order'],
  contractReference: ['contrat', 'n° contrat', 'n° de contrat', 'référence contrat', 'contract', 'contract number'],
  deliveryReference: ['bon de livraison', 'n° bon de livraison', 'BL', 'n° BL', 'livraison', 'delivery note'],
};
