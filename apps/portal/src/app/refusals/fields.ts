import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Teller } from '../refusals.tsx';
import { forbiddenAtField } from './conduct.ts';
import { debtorFields } from './debtors.ts';
import { holdFields } from './holds.ts';
import { privacyFields } from './privacy.ts';

export const fieldFallback = (): MessageDescriptor => msg`Cette valeur n’est pas acceptée.`;

/** One sentence a field: what is wrong and what to write. */
export const fields: Record<string, (teller: Teller) => MessageDescriptor> = {
  required: () => msg`Ce champ est nécessaire.`,
  missing: () => msg`Ce champ est nécessaire.`,
  too_long: ({ has, fact }) => (has('limit') ? msg`C’est trop long : ${fact('limit')} caractères au plus.` : has('most') ? msg`C’est trop long : ${fact('most')} caractères au plus.` : msg`C’est trop long.`),
  too_many: ({ has, fact }) => (has('limit') ? msg`C’est trop : ${fact('limit')} au plus.` : msg`C’est trop : ${fact('most')} au plus.`),
  out_of_range: ({ day }) => msg`Écrivez entre ${day('least')} et ${day('most')}.`,
  unknown_value: () => msg`Choisissez dans la liste.`,
  not_in_list: () => msg`Choisissez dans la liste.`,
  unexpected: () => msg`Ce champ n’a pas sa place ici.`,
  twice: ({ fact }) => msg`${fact('reference')} figure deux fois.`,
  siren_invalid: () => msg`Ce SIREN n’existe pas : neuf chiffres, le dernier se calcule des autres.`,
  siren_taken: ({ fact }) => msg`Ce SIREN est déjà celui de ${fact('name')}.`,
  vat_invalid: () => msg`Ce numéro de TVA n’existe pas.`,
  iban_invalid: () => msg`Cet IBAN n’est pas valable : vérifiez chaque groupe de quatre.`,
  name_differs: ({ fact }) => msg`Le document est préparé pour ${fact('expected')} : écrivez ce nom, ou refusez de signer.`,
  consent_missing: () => msg`Chacun est nécessaire pour signer.`,
  not_a_mobile: () => msg`Écrivez un numéro de mobile français : un SMS ne va pas ailleurs.`,
  reference_proposed: () => msg`Un mandat de cette référence attend déjà sa signature.`,
  schedule_taken: ({ day }) => msg`Un barème commence déjà le ${day('from')}.`,
  no_base_band: () => msg`Une tranche doit valoir pour tout : à toute phase, dès 0 jour, dès 0 €.`,
  below_minimum: () => msg`Le maximum est au-dessous du minimum.`,
  currency_invalid: ({ fact }) => msg`« ${fact('found')} » n’est pas le code d’une monnaie : EUR, CHF ou GBP par exemple.`,
  bic_invalid: () => msg`Ce BIC n’est pas valable : huit ou onze caractères.`,
  email_invalid: () => msg`Cette adresse électronique n’est pas valable.`,
  name_taken: () => msg`Une clé en service porte déjà ce nom.`,
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
  above_ceiling: ({ money }) => msg`C’est trop : ${money('most')} au plus en une fois.`,
  day_future: () => msg`Ce jour est à venir : la somme n’est pas encore là.`,
  day_too_old: ({ day }) => msg`Au plus tôt le ${day('earliest')}, jour de la plus ancienne facture.`,
  unknown_study: () => msg`Choisissez une étude de la liste.`,
  not_in_case: () => msg`Cette facture n’est pas de ce dossier.`,
  bad_key: () => msg`Rechargez la page, puis recommencez.`,
  ...debtorFields,
  ...holdFields, ...privacyFields,
  forbidden_words: forbiddenAtField,
  no_carrier: () => msg`Aucun opérateur de SMS n’est choisi : écrivez un courriel.`,
  bad_time: () => msg`Écrivez une heure, par exemple 10 h ou 14:30.`,
  not_after: () => msg`La fin doit venir après le début.`,
  overlapping: () => msg`Cette plage commence avant la fin de la précédente.`,
  not_a_number: () => msg`Écrivez un nombre entier.`,
  file_kind_not_taken: ({ fact }) => msg`${fact('name')} n’est pas d’une sorte reçue ici (${fact('list')}).`,
  not_a_pdf: ({ fact }) => msg`${fact('name')} n’est pas un PDF.`,
  file_empty: ({ fact }) => msg`${fact('name')} est vide.`,
  file_unreadable: ({ fact }) => msg`${fact('name')} ne peut pas être lu.`,
  file_too_big: ({ fact }) => msg`${fact('name')} dépasse ${fact('limit')} Mo.`,
  study_taken: ({ fact }) => msg`${fact('name')} est déjà enregistrée.`,
  study_unknown: () => msg`Choisissez une étude de la liste.`,
  department_invalid: ({ fact }) => msg`« ${fact('found')} » n’est pas un département : 37, 2A ou 971 par exemple.`,
  before_issue: ({ day }) => msg`Le titre est du ${day('issuedOn')} : ce jour ne peut être avant.`,
  before_opposition_end: ({ day }) => msg`Une ordonnance n’est exécutoire qu’après le délai d’opposition, qui finit le ${day('until')}.`,
  before_service: ({ day }) => msg`Elle a été signifiée le ${day('servedOn')} : ce jour ne peut être avant.`,
  service_without_day: () => msg`Écrivez aussi le jour de la signification.`,
  before_handoff: ({ day }) => msg`Le dossier a été remis le ${day('earliest')} : l’acte ne peut être avant.`,
  unknown_figure: () => msg`Ce chiffre n’est pas des tables.`,
  text_not_entered: () => msg`Les mots de la loi ne se saisissent pas : ils suivent le produit.`,
  not_half_year_start: () => msg`Un taux commence un 1er janvier ou un 1er juillet.`,
  not_half_year_end: ({ day }) => msg`Le dernier jour de ce semestre est le ${day('expected')}.`,
  before_from: ({ day }) => msg`Le dernier jour est avant le premier, le ${day('from')}.`,
  bad_value: ({ fact }) => badValue(fact('expected'), fact('length')),
  password_too_short: ({ fact }) => msg`C’est trop court : ${fact('limit')} caractères au moins.`,
  password_too_long: ({ fact }) => msg`C’est trop long : ${fact('limit')} caractères au plus.`,
  password_is_name: () => msg`C’est votre nom ou votre adresse : d’autres les connaissent. Prenez autre chose.`,
  password_too_common: () => msg`Ce mot de passe est parmi les plus courants : il serait deviné. Prenez des mots sans lien entre eux.`,
  bad_credentials: () => msg`Ce n’est pas votre mot de passe.`,
  bad_code: () => msg`Ce code ne convient pas.`,
  no_row: () => msg`Rien ne compte à ce jour.`,
  no_value: () => msg`Personne n’a encore vu ce chiffre : saisissez-le plutôt.`,
};

/** What a figure of the law looks like, by its kind. */
function badValue(expected: string, length: string): MessageDescriptor {
  switch (expected) {
    case 'rate': return msg`Ce n’est pas un taux. Écrivez par exemple 2,65.`;
    case 'percent': return msg`Ce n’est pas un pourcentage. Écrivez par exemple 20 ou 5,5.`;
    case 'amount': return msg`Ce n’est pas une somme. Écrivez par exemple 1 500,00.`;
    case 'whole': return msg`Écrivez un nombre entier.`;
    case 'list': return msg`Écrivez ${length} nombres, séparés par des points-virgules.`;
    case 'boolean': return msg`Écrivez oui ou non.`;
    case 'day': return msg`Ce n’est pas un jour. Écrivez par exemple 01/09/2027.`;
    default: return fieldFallback();
  }
}
