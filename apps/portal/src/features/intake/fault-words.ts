import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { formatSiren } from '@quittance/law';
import { useFormats, type Formats } from '@quittance/ui';
import type { Fault } from './intake.queries.ts';

interface Teller { fact: (key: string) => string; /** What was found, cut to what a line can carry. */ found: (key: string) => string; money: (key: string) => string; day: (key: string) => string; siren: (key: string) => string; has: (key: string) => boolean }
type Sentences = Record<string, (teller: Teller) => MessageDescriptor>;

function tellerOf(fault: Fault, { money, day }: Formats): Teller {
  const byKey = new Map(fault.facts.map(({ key, value }) => [key, value]));
  const fact = (key: string) => byKey.get(key) ?? '';
  return {
    fact, has: (key) => Boolean(byKey.get(key)), siren: (key) => formatSiren(fact(key)),
    found: (key) => { const flat = fact(key).replace(/\s+/gu, ' ').trim(); return flat.length > 60 ? `${flat.slice(0, 59)}…` : flat; },
    money: (key) => money(fact(key)), day: (key) => (/^\d{4}-\d{2}-\d{2}$/.test(fact(key)) ? day(fact(key)) : fact(key)),
  };
}

/** What a reader could not read. */
const reading: Sentences = {
  file_too_large: ({ fact }) => msg`Le fichier atteint ou dépasse ${fact('limit')} Mo : partagez-le en plusieurs fichiers.`,
  no_rows: () => msg`Le fichier ne contient aucune ligne sous ses en-têtes.`,
  too_many_lines: ({ fact }) => msg`Le fichier dépasse ${fact('limit')} lignes : la suite n’est pas lue.`,
  too_many_errors: ({ fact }) => (fact('count') === '1' ? msg`1 autre erreur n’est pas listée.` : msg`${fact('count')} autres erreurs ne sont pas listées.`),
  missing_column: ({ fact }) => (fact('count') === '1' ? msg`Il manque la colonne ${fact('missing')} (colonnes trouvées : ${fact('found')}).` : msg`Il manque les colonnes ${fact('missing')} (colonnes trouvées : ${fact('found')}).`),
  duplicate_column: ({ found }) => msg`La colonne « ${found('column')} » figure deux fois.`,
  missing_value: ({ found }) => msg`La valeur de « ${found('column')} » manque.`,
  too_few_cells: ({ fact }) => (fact('cells') === '1' ? msg`La ligne a 1 cellule, les en-têtes en annoncent ${fact('columns')}.` : msg`La ligne a ${fact('cells')} cellules, les en-têtes en annoncent ${fact('columns')}.`),
  too_many_cells: ({ fact }) => (fact('columns') === '1' ? msg`La ligne a plus de 1 cellule, le nombre annoncé par les en-têtes.` : msg`La ligne a plus de ${fact('columns')} cellules, le nombre annoncé par les en-têtes.`),
  unclosed_quote: () => msg`Un guillemet est ouvert sans être fermé, ou fermé au milieu d’une cellule.`,
  line_too_long: ({ fact }) => msg`La ligne dépasse ${fact('limit')} caractères.`,
  value_too_long: ({ fact }) => msg`La valeur dépasse ${fact('limit')} caractères.`,
  forbidden_character: ({ fact }) => msg`La valeur contient un caractère illisible (${fact('character')}).`,
  amount_letter: ({ found, fact, has }) => (has('expected') ? msg`« ${found('value')} » contient une lettre (attendu : ${fact('expected')}). Le montant n’est pas deviné.` : msg`« ${found('value')} » contient une lettre. Le montant n’est pas deviné.`),
  amount_ambiguous: ({ found, fact }) => msg`« ${found('value')} » peut se lire ${fact('first')} ou ${fact('second')}. Le montant n’est pas deviné.`,
  amount_negative: ({ found }) => msg`« ${found('value')} » est négatif : une créance se donne en positif, un avoir s’annonce par son type.`,
  paid_negative: ({ found }) => msg`« ${found('value')} » est négatif : ce qui a été payé se donne en positif.`,
  paid_above_total: ({ fact }) => msg`Ce qui a été payé (${fact('paid')}) dépasse le montant de la facture (${fact('total')}).`,
  paid_disagrees: ({ found, fact }) => msg`Le montant (${fact('total')}) moins « ${found('column')} » (${fact('paid')}) ne donne pas « ${found('dueColumn')} » (${fact('due')}). Le reste dû n’est pas deviné.`,
  several_payments: ({ found }) => msg`« ${found('first')} » et « ${found('second')} » disent tous deux ce qui a été payé : le reste dû n’est pas deviné. Ajoutez une colonne « Reste dû », ou ne gardez que l’une des deux.`,
  payment_column_unknown: ({ found }) => msg`La colonne « ${found('column')} » semble dire ce qui a été payé ou ce qui reste dû ; elle n’est pas comprise. Renommez-la « Montant réglé » ou « Reste dû », ou retirez-la.`,
  sign_mismatch: ({ found }) => msg`Les montants de l’avoir sont de signes contraires (${found('first')} et ${found('second')}). Le montant n’est pas deviné.`,
  amount_decimals: ({ found }) => msg`« ${found('value')} » a plus de deux décimales. Le montant n’est pas deviné.`,
  amount_too_large: ({ found }) => msg`« ${found('value')} » dépasse le plus grand montant admis.`,
  amount_unreadable: ({ found, fact, has }) => (has('expected') ? msg`« ${found('value')} » n’est pas un montant (attendu : ${fact('expected')}).` : msg`« ${found('value')} » n’est pas un montant.`),
  day_unreadable: ({ found, fact, has }) => (has('expected') ? msg`« ${found('value')} » n’est pas une date (attendu : ${fact('expected')}).` : msg`« ${found('value')} » n’est pas une date (attendu : 21/11/2026 ou 2026-11-21).`),
  day_short_year: ({ found }) => msg`« ${found('value')} » : l’année s’écrit en quatre chiffres.`,
  day_does_not_exist: ({ found }) => msg`« ${found('value')} » : cette date n’existe pas.`,
  day_out_of_range: ({ found, fact }) => msg`« ${found('value')} » : l’année doit être comprise entre ${fact('from')} et ${fact('to')}.`,
  siren_unreadable: ({ found }) => msg`« ${found('value')} » n’est ni un SIREN (9 chiffres) ni un SIRET (14 chiffres).`,
  siren_check: ({ found }) => msg`« ${found('value')} » : la clé de contrôle de ce SIREN est fausse.`,
  vat_unreadable: ({ found }) => msg`« ${found('value')} » n’est pas un numéro de TVA.`,
  rate_unreadable: ({ found }) => msg`« ${found('value')} » n’est pas un taux en pour cent entre 0 et 100, à deux décimales au plus.`,
  rate_without_percent: ({ found, fact }) => msg`« ${found('value')} » peut se lire ${fact('first')} % ou ${fact('second')} % : écrivez le taux avec le signe %.`,
  currency_unreadable: ({ found }) => msg`« ${found('value')} » n’est pas une devise (attendu : EUR).`,
  kind_unreadable: ({ found }) => msg`« ${found('value')} » n’est pas un type connu (attendu : facture ou avoir).`,
  external_entity: () => msg`Le fichier déclare une entité externe : il n’est pas lu.`,
  entity: () => msg`Le fichier déclare une entité : il n’est pas lu.`,
  doctype: () => msg`Le fichier contient une déclaration DOCTYPE : il n’est pas lu.`,
  xml_truncated: () => msg`Le fichier XML s’arrête avant sa fin.`,
  xml_malformed: ({ found, has }) => (has('prefix') ? msg`Le fichier XML est mal formé à cet endroit : le préfixe « ${found('prefix')} » n’est pas déclaré.` : msg`Le fichier XML est mal formé à cet endroit.`),
  xml_too_deep: ({ fact }) => msg`Le fichier XML emboîte plus de ${fact('limit')} éléments.`,
  xml_too_many_elements: ({ fact }) => msg`Le fichier XML compte plus de ${fact('limit')} éléments ou attributs hors de ses lignes de facture.`,
  encoding_unsupported: ({ found }) => msg`L’encodage « ${found('encoding')} » n’est pas pris en charge (attendu : UTF-8).`,
  encoding_broken: ({ fact }) => msg`Le fichier se dit en ${fact('encoding')} mais contient un caractère qui n’en est pas.`,
  encoding_contradicted: ({ fact }) => msg`Le fichier se déclare en ${fact('encoding')}, mais ses octets ne le sont pas.`,
  missing_element: ({ fact }) => msg`${fact('term')} (${fact('element')}) manque.`,
  currency_mismatch: ({ fact }) => msg`Le montant est en ${fact('amountCurrency')} alors que la facture est en ${fact('currency')}.`,
  several_values: ({ fact }) => msg`${fact('term')} (${fact('element')}) figure plusieurs fois avec des valeurs différentes (${fact('first')} et ${fact('second')}) : aucune n’est retenue.`,
  due_above_total: ({ fact }) => msg`Le reste dû (${fact('due')}) dépasse le montant de la facture (${fact('total')}).`,
  several_due_dates: () => msg`La facture donne plusieurs échéances : aucune n’est retenue.`,
  side_unreadable: ({ found }) => msg`« ${found('value')} » ne dit ni débit ni crédit (attendu : D ou C).`,
  archive_broken: () => msg`Le classeur est endommagé ou incomplet : il n’est pas lu.`,
  archive_too_large: ({ fact }) => msg`Le classeur, une fois décompressé, dépasse ${fact('limit')} Mo : il n’est pas lu.`,
  workbook_no_sheet: () => msg`Le classeur ne contient aucune feuille où une liste de factures ait été reconnue.`,
  pdf_locked: () => msg`Le PDF est protégé par un mot de passe : la facture électronique qu’il contient ne peut pas être lue.`,
  pdf_no_invoice: () => msg`Le PDF annonce une facture électronique, mais aucune n’a pu y être lue.`,
  pdf_broken: () => msg`Le PDF est endommagé ou incomplet : il n’est pas lu.`,
  unknown_format: () => msg`Ce format n’est pas reconnu : déposez un tableau CSV ou XLSX, un FEC, une facture Factur-X, UBL ou CII.`,
};

/** What was read and cannot become a claim. */
const claiming: Sentences = {
  currency_not_euro: ({ fact }) => msg`La facture ${fact('reference')} est en ${fact('currency')} : seules les créances en euros sont reprises.`,
  currency_excluded: ({ fact }) => msg`La facture ${fact('reference')} est en ${fact('currency')} : votre mandat ne reprend que les créances en ${fact('allowed')}.`,
  below_minimum: ({ fact, money }) => msg`La facture ${fact('reference')} est de ${money('due')}, sous le minimum de votre mandat (${money('minimum')}).`,
  other_seller: ({ fact, siren }) => msg`La facture ${fact('reference')} est émise par le SIREN ${siren('seller')}, pas par le vôtre (${siren('creditor')}).`,
  credit_note_alone: ({ fact }) => msg`L’avoir ${fact('reference')} ne désigne pas la facture qu’il diminue : remettez la facture pour ce qu’il en reste dû.`,
  nothing_due: ({ fact }) => msg`Il ne reste rien à payer sur la facture ${fact('reference')}.`,
  no_due_date: ({ fact }) => msg`La facture ${fact('reference')} ne donne pas d’échéance, ou en donne plusieurs : elle n’est pas devinée.`,
  due_before_issue: ({ fact, day, has }) => (has('reference') ? msg`L’échéance de la facture ${fact('reference')} (${day('dueOn')}) précède son émission (${day('issuedOn')}).` : msg`L’échéance (${day('dueOn')}) précède l’émission (${day('issuedOn')}).`),
  not_due: ({ fact, day }) => msg`La facture ${fact('reference')} n’est pas encore en retard : elle est à payer jusqu’au ${day('dueOn')} inclus.`,
  twice_in_files: ({ fact, has }) => (has('otherLine') ? msg`La facture ${fact('reference')} figure deux fois dans ce dépôt : voir ${fact('otherFile')}, ligne ${fact('otherLine')}.` : msg`La facture ${fact('reference')} figure deux fois dans ce dépôt : voir ${fact('otherFile')}.`),
  already_placed: ({ fact }) => msg`La facture ${fact('reference')} est déjà au dossier ${fact('caseReference')} : même référence, même date, même somme.`,
  already_placed_other_amount: ({ fact, money }) => msg`La facture ${fact('reference')} est déjà au dossier ${fact('caseReference')} pour ${money('placed')}, et non ${money('amount')}.`,
  barred: ({ fact, day, has }) => (has('article') ? msg`La facture ${fact('reference')} est prescrite depuis le ${day('expires')} (${fact('article')}) : elle ne peut plus être réclamée à un particulier.` : msg`La facture ${fact('reference')} est prescrite depuis le ${day('expires')} : elle ne peut plus être réclamée à un particulier.`),
  rate_unknown: ({ fact, day, has }) => (has('from') ? msg`Le taux du semestre qui commence le ${day('from')} n’est pas encore saisi par l’agence : les intérêts de la facture ${fact('reference')} ne peuvent être calculés.` : msg`Le taux des intérêts qui courent sur la facture ${fact('reference')} depuis le ${day('dueOn')} n’est pas connu.`),
};

/** The fields that the house names by itself, in French. */
const FIELDS: Record<string, MessageDescriptor> = { Référence: msg`Référence`, Montant: msg`Montant`, Devise: msg`Devise`, Échéance: msg`Échéance`, Vendeur: msg`Vendeur`, Type: msg`Type` };

const SENTENCES: Sentences = { ...reading, ...claiming };

/** Why an element was not taken, in the reader's language; a code that is not known here keeps the sentence of the house. */
export function useFaultWords(): (fault: Fault) => string {
  const { i18n } = useLingui();
  const formats = useFormats();
  return (fault) => { const told = SENTENCES[fault.code]; return told ? i18n._(told(tellerOf(fault, formats))) : fault.message; };
}

/** Every code that a line may be left out with, as a guide lists them: the place of what the line contains is held by “…”. */
export function useFaultCodes(): { code: string; sentence: string }[] {
  const { i18n } = useLingui();
  const blank: Teller = { fact: () => '…', found: () => '…', money: () => '…', day: () => '…', siren: () => '…', has: () => true };
  return Object.entries(SENTENCES).map(([code, told]) => ({ code, sentence: i18n._(told(blank)) }));
}

/** Where it stands: the column as the file writes it; where the house names the field itself, in the reader's language. */
export function useFaultField(): (fault: Fault) => string | null {
  const { i18n } = useLingui();
  return ({ code, field }) => { const own = code in claiming && field ? FIELDS[field] : undefined; return own ? i18n._(own) : field ?? null; };
}
