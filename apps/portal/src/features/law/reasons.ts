/**
 * The catalogue says in English why a rule is not carried out; here is the French of each reason, found by its very words.
 * One that is reworded has no French until it is written here again, and a spec says so.
 */
export const REASONS_FR: Readonly<Record<string, string>> = {
  'The bearer is told by the costs of each act; the tariff that would give the sum has not been entered.': 'Les frais de chaque acte disent qui les supporte ; le tarif qui donnerait la somme n’est pas saisi.',
  'Not law: its outcome is not known.': 'Ce n’est pas encore la loi : l’issue n’est pas connue.',
  'The contract of the statement knows no capitalisation; none is ever computed, which asks too little and never too much.': 'Le décompte ne connaît pas la capitalisation ; aucune n’est calculée, ce qui demande trop peu et jamais trop.',
  'The contract of limitation has no event that suspends: a claim expires sooner here than it might, never later.': 'Le calcul de la prescription ne connaît pas d’événement suspensif : une créance se prescrit ici plus tôt qu’elle ne pourrait, jamais plus tard.',
  'Cross-border claims are not collected yet, and the reference rests on general knowledge.': 'Les créances transfrontalières ne sont pas encore recouvrées, et la référence repose sur des connaissances générales.',
  'The scales of 2024 to 2026 are in the tables; the addition for dependants of 2026 has not been seen, and the bailiff computes the share.': 'Les barèmes de 2024 à 2026 sont dans les tables ; la majoration de 2026 pour personnes à charge n’a pas été vue, et le commissaire de justice calcule la quotité.',
  'A lawyer conducts it from the first act: the agency has no step of its own.': 'Un avocat la conduit dès le premier acte : l’agence n’y a aucune démarche propre.',
  'The bailiff judges on the spot; the agency sees no goods.': 'Le commissaire de justice en juge sur place ; l’agence ne voit aucun bien.',
  'The agency has no access to these sources, and nothing in the product asks for them.': 'L’agence n’a pas accès à ces sources, et rien dans le produit ne les demande.',
  'The amounts of 2026 have been seen by nobody: the costs of acts show them as not yet entered.': 'Personne n’a vu les montants de 2026 : les frais des actes les montrent comme non encore saisis.',
  'A bundle of documents: the rooms above put it together.': 'Un ensemble de pièces : d’autres parties du produit le composent.',
  'It stops evictions and nothing that this product does.': 'Elle arrête les expulsions, et rien de ce que fait ce produit.',
  'A field of the creditor, printed by the letters.': 'Un champ du créancier, imprimé par les lettres.',
  'The nature of the credit and the offer of renegotiation are not yet among the facts of a procedure.': 'La nature du crédit et l’offre de renégociation ne sont pas encore parmi les faits d’une procédure.',
  'The ledger and the invoices of the product keep it: no amount of a debt depends on it.': 'Le grand livre et les factures du produit la tiennent : aucune somme d’une dette n’en dépend.',
  'The evidence of each message is kept by the rooms above.': 'La preuve de chaque message est gardée par d’autres parties du produit.',
};

/** The same for the figures that the tables hold and nothing reads. */
export const UNREAD_FR: Readonly<Record<string, string>> = {
  'The letter reproduces the words themselves, which stand in the texts of the tables.': 'La lettre reproduit les mots eux-mêmes, qui sont parmi les textes des tables.',
  'The contract of the statement knows no capitalisation of interest; none is computed.': 'Le décompte ne connaît pas la capitalisation des intérêts ; aucune n’est calculée.',
  'Titles of local bodies are collected by their accountants: an agency takes no such claim in.': 'Les titres des collectivités sont recouvrés par leurs comptables : une agence n’en reçoit pas.',
  'A claim has a due date and no reading of a meter: what was billed too late is for the debtor to contest.': 'Une créance a une échéance et pas de relevé de compteur : ce qui fut facturé trop tard est au débiteur de le contester.',
  'The bank counts its fifteen business days; no act of the agency or of the bailiff waits for their end.': 'La banque compte ses quinze jours ouvrables ; aucun acte de l’agence ni du commissaire de justice n’en attend la fin.',
  'The bank leaves it on the account by itself; the amount since April 2026 has been seen by nobody.': 'La banque le laisse d’elle-même au compte ; personne n’a vu le montant depuis avril 2026.',
  'The bailiff computes the share of wages; the tables keep the scale of each year for who asks.': 'Le commissaire de justice calcule la quotité ; les tables gardent le barème de chaque année pour qui le demande.',
};
