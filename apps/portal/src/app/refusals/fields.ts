import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Teller } from '../refusals.tsx';

export const fieldFallback = (): MessageDescriptor => msg`Cette valeur n’est pas acceptée.`;

/** One sentence a field: what is wrong and what to write. */
export const fields: Record<string, (teller: Teller) => MessageDescriptor> = {
  required: () => msg`Ce champ est nécessaire.`,
  missing: () => msg`Ce champ est nécessaire.`,
  too_long: ({ has, fact }) => (has('limit') ? msg`C’est trop long : ${fact('limit')} caractères au plus.` : msg`C’est trop long.`),
  too_many: ({ fact }) => msg`C’est trop : ${fact('limit')} au plus.`,
  out_of_range: ({ fact }) => msg`Écrivez entre ${fact('least')} et ${fact('most')}.`,
  unknown_value: () => msg`Choisissez dans la liste.`,
  not_in_list: () => msg`Choisissez dans la liste.`,
  unexpected: () => msg`Ce champ n’a pas sa place ici.`,
  twice: ({ fact }) => msg`${fact('reference')} figure deux fois.`,
  siren_invalid: () => msg`Ce SIREN n’existe pas : neuf chiffres, le dernier se calcule des autres.`,
  siren_taken: ({ fact }) => msg`Ce SIREN est déjà celui de ${fact('name')}.`,
  vat_invalid: () => msg`Ce numéro de TVA n’existe pas.`,
  iban_invalid: () => msg`Cet IBAN n’est pas valable : vérifiez chaque groupe de quatre.`,
  bic_invalid: () => msg`Ce BIC n’est pas valable : huit ou onze caractères.`,
  email_invalid: () => msg`Cette adresse électronique n’est pas valable.`,
  email_taken: () => msg`Cette adresse a déjà un compte.`,
  phone_invalid: () => msg`Ce numéro de téléphone n’est pas valable.`,
  country_invalid: () => msg`Ce pays n’est pas connu : deux lettres, FR par exemple.`,
  postal_code_invalid: () => msg`Ce code postal n’est pas valable.`,
  reference_taken: () => msg`Cette référence est déjà prise.`,
  clause_missing: () => msg`Cette clause est obligatoire.`,
  in_future: () => msg`Ce jour est à venir.`,
  day_past: () => msg`Ce jour est passé.`,
  day_too_far: ({ day }) => msg`Au plus tard le ${day('latest')}.`,
  ends_before_start: () => msg`La fin est avant le début.`,
  before_signature: ({ day }) => msg`Le mandat est signé le ${day('signedOn')} : il ne peut prendre effet avant.`,
  before_in_force: ({ day }) => msg`Le mandat prend effet le ${day('inForceFrom')} : il ne peut finir avant.`,
  after_in_force: ({ day }) => msg`Le mandat finit déjà le ${day('inForceTo')}.`,
  bad_rate: () => msg`Ce n’est pas un taux.`,
  not_positive: () => msg`Écrivez une somme au-dessus de zéro.`,
  above_due: ({ money }) => msg`Il est dû ${money('due')} : écrivez cette somme ou moins.`,
  not_his_word: () => msg`Cette issue vient du débiteur lui-même ; dites qui vous a répondu.`,
  not_a_pdf: ({ fact }) => msg`${fact('name')} n’est pas un PDF.`,
  file_empty: ({ fact }) => msg`${fact('name')} est vide.`,
  file_unreadable: ({ fact }) => msg`${fact('name')} ne peut pas être lu.`,
  file_too_big: ({ fact }) => msg`${fact('name')} dépasse 20 Mo.`,
};
