import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';

/** What a column may say, in the order in which one looks for it. */
const FIELDS: Readonly<Record<string, MessageDescriptor>> = {
  reference: msg`Numéro de facture`, issuedOn: msg`Date de la facture`, dueOn: msg`Échéance`, total: msg`Montant TTC`, due: msg`Reste dû`, paid: msg`Déjà payé`, currency: msg`Devise`, kind: msg`Facture ou avoir`,
  buyerName: msg`Nom du débiteur`, lastName: msg`Nom de famille`, firstName: msg`Prénom`, civility: msg`Civilité`, buyerKind: msg`Société ou particulier`, buyerSiren: msg`SIREN ou SIRET du débiteur`, buyerVat: msg`Numéro de TVA du débiteur`, buyerIban: msg`IBAN du débiteur`, account: msg`Compte client`,
  address1: msg`Adresse`, address2: msg`Adresse, suite`, address3: msg`Adresse, troisième ligne`, postalCode: msg`Code postal`, city: msg`Ville`, country: msg`Pays`, email: msg`Adresse électronique`, phone: msg`Téléphone`, contactName: msg`Contact`,
  orderReference: msg`Commande`, deliveryReference: msg`Bon de livraison`, contractReference: msg`Contrat`, nature: msg`Nature de la créance`, description: msg`Objet`, rate: msg`Taux de pénalité convenu`, latePenaltyText: msg`Clause de pénalités`, indemnityText: msg`Clause d’indemnité`,
  sellerName: msg`Votre nom`, sellerSiren: msg`Votre SIREN`, sellerVat: msg`Votre numéro de TVA`,
};
/** What a column may say, as the door knows it. */
export const OFFERED: readonly string[] = Object.keys(FIELDS);
/** What several columns may say together: what was paid, the lines of an address, and words, which are put together. */
const SEVERAL: ReadonlySet<string> = new Set(['paid', 'address1', 'address2', 'address3', 'buyerName', 'description', 'nature', 'latePenaltyText', 'indemnityText', 'contactName', 'ignored']);
export const takesSeveral = (field: string): boolean => SEVERAL.has(field);
export const IGNORED = 'ignored';

/** The name of a field in the reader's language; what is not known here keeps its own. */
export function useFieldNames(): (field: string) => string {
  const { i18n } = useLingui();
  return (field) => { const named = FIELDS[field]; return named ? i18n._(named) : field === IGNORED ? i18n._(msg`Ne pas lire`) : field; };
}
