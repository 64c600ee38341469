import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Teller } from '../refusals.tsx';

export const fieldFallback = (): MessageDescriptor => msg`Cette valeur n’est pas acceptée.`;

/** One sentence a field: what is wrong and what to write. */
export const fields: Record<string, (teller: Teller) => MessageDescriptor> = {
  missing: () => msg`Ce champ est nécessaire.`,
  required: () => msg`Ce champ est nécessaire.`,
  too_long: () => msg`C’est trop long.`,
  bad_siren: () => msg`Ce SIREN n’existe pas : neuf chiffres, le dernier se calcule des autres.`,
  bad_iban: () => msg`Cet IBAN n’est pas valable : vérifiez chaque groupe de quatre.`,
  bad_bic: () => msg`Ce BIC n’est pas valable : huit ou onze caractères.`,
  bad_vat: () => msg`Ce numéro de TVA ne va pas avec ce SIREN.`,
  bad_email: () => msg`Cette adresse électronique n’est pas valable.`,
  bad_phone: () => msg`Ce numéro de téléphone n’est pas valable.`,
  bad_postal_code: () => msg`Ce code postal n’est pas valable.`,
  bad_amount: () => msg`Ce n’est pas un montant.`,
  bad_rate: () => msg`Ce n’est pas un taux.`,
  bad_date: () => msg`Ce jour n’existe pas.`,
  day_in_the_past: () => msg`Ce jour est passé.`,
  day_in_the_future: () => msg`Ce jour est à venir.`,
  before_start: () => msg`La fin est avant le début.`,
  not_a_pdf: () => msg`Ce fichier n’est pas un PDF.`,
  too_large: () => msg`Ce fichier dépasse 20 Mo.`,
  email_taken: () => msg`Cette adresse a déjà un compte.`,
  reference_taken: () => msg`Cette référence est déjà prise.`,
  siren_taken: () => msg`Ce SIREN est déjà celui d’un client de l’agence.`,
};
