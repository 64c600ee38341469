/** One French sentence for each code, made from its facts alone: a screen in another language has all it needs to say the same. */
import type { ReadCode, ReadError, ReadFacts } from './read-file.ts';

const NBSP = '\u00a0';

/** « value », cut to what a line of text can carry. */
export function quoted(value: string | number | undefined): string {
  const flat = String(value ?? '').replace(/\s+/gu, ' ').trim();
  const cut = flat.length > 60 ? `${flat.slice(0, 59).replace(/[\ud800-\udbff]$/u, '')}…` : flat;
  return `«${NBSP}${cut}${NBSP}»`;
}

const GIVEN = `Le montant n’est pas deviné.`;

const sentences: Record<ReadCode, (facts: ReadFacts) => string> = {
  file_too_large: (f) => `Le fichier atteint ou dépasse ${f.limit}${NBSP}Mo${NBSP}: partagez-le en plusieurs fichiers.`,
  no_rows: () => `Le fichier ne contient aucune ligne sous ses en-têtes.`,
  too_many_lines: (f) => `Le fichier dépasse ${f.limit} lignes${NBSP}: la suite n’est pas lue.`,
  too_many_errors: (f) => `${f.count} autres erreurs ne sont pas listées.`,
  missing_column: (f) => `${f.count === 1 ? 'Il manque la colonne' : 'Il manque les colonnes'} ${f.missing} (colonnes trouvées${NBSP}: ${f.found}).`,
  duplicate_column: (f) => `La colonne ${quoted(f.column)} figure deux fois.`,
  missing_value: (f) => `La valeur de ${quoted(f.column)} manque.`,
  too_few_cells: (f) => `La ligne a ${f.cells} cellules, les en-têtes en annoncent ${f.columns}.`,
  too_many_cells: (f) => `La ligne a plus de ${f.columns} cellules, le nombre annoncé par les en-têtes.`,
  unclosed_quote: () => `Un guillemet est ouvert sans être fermé, ou fermé au milieu d’une cellule.`,
  line_too_long: (f) => `La ligne dépasse ${f.limit} caractères.`,
  value_too_long: (f) => `La valeur dépasse ${f.limit} caractères.`,
  forbidden_character: (f) => `La valeur contient un caractère illisible (${f.character}).`,
  amount_letter: (f) => `${quoted(f.value)} contient une lettre. ${GIVEN}`,
  amount_ambiguous: (f) => `${quoted(f.value)} peut se lire ${f.first} ou ${f.second}. ${GIVEN}`,
  amount_negative: (f) => `${quoted(f.value)} est négatif${NBSP}: une créance se donne en positif, un avoir s’annonce par son type.`,
  amount_decimals: (f) => `${quoted(f.value)} a plus de deux décimales. ${GIVEN}`,
  amount_too_large: (f) => `${quoted(f.value)} dépasse le plus grand montant admis.`,
  amount_unreadable: (f) => `${quoted(f.value)} n’est pas un montant.`,
  day_unreadable: (f) => `${quoted(f.value)} n’est pas une date (attendu${NBSP}: 21/11/2026 ou 2026-11-21).`,
  day_short_year: (f) => `${quoted(f.value)}${NBSP}: l’année s’écrit en quatre chiffres.`,
  day_does_not_exist: (f) => `${quoted(f.value)}${NBSP}: cette date n’existe pas.`,
  day_out_of_range: (f) => `${quoted(f.value)}${NBSP}: l’année doit être comprise entre ${f.from} et ${f.to}.`,
  siren_unreadable: (f) => `${quoted(f.value)} n’est ni un SIREN (9 chiffres) ni un SIRET (14 chiffres).`,
  siren_check: (f) => `${quoted(f.value)}${NBSP}: la clé de contrôle de ce SIREN est fausse.`,
  vat_unreadable: (f) => `${quoted(f.value)} n’est pas un numéro de TVA.`,
  rate_unreadable: (f) => `${quoted(f.value)} n’est pas un taux en pour cent entre 0 et 100, à deux décimales au plus.`,
  rate_without_percent: (f) => `${quoted(f.value)} peut se lire ${f.first}${NBSP}% ou ${f.second}${NBSP}%${NBSP}: écrivez le taux avec le signe %.`,
  currency_unreadable: (f) => `${quoted(f.value)} n’est pas une devise (attendu${NBSP}: EUR).`,
  kind_unreadable: (f) => `${quoted(f.value)} n’est pas un type connu (attendu${NBSP}: facture ou avoir).`,
  external_entity: () => `Le fichier déclare une entité externe${NBSP}: il n’est pas lu.`,
  entity: () => `Le fichier déclare une entité${NBSP}: il n’est pas lu.`,
  doctype: () => `Le fichier contient une déclaration DOCTYPE${NBSP}: il n’est pas lu.`,
  xml_truncated: () => `Le fichier XML s’arrête avant sa fin.`,
  xml_malformed: () => `Le fichier XML est mal formé à cet endroit.`,
  xml_too_deep: (f) => `Le fichier XML emboîte plus de ${f.limit} éléments.`,
  xml_too_many_elements: (f) => `Le fichier XML compte plus de ${f.limit} éléments ou attributs hors de ses lignes de facture.`,
  encoding_unsupported: (f) => `L’encodage ${quoted(f.encoding)} n’est pas pris en charge (attendu${NBSP}: UTF-8).`,
  encoding_broken: (f) => `Le fichier se dit en ${f.encoding} mais contient un caractère qui n’en est pas.`,
  missing_element: (f) => `${f.term} (${f.element}) manque.`,
  currency_mismatch: (f) => `Le montant est en ${f.amountCurrency} alors que la facture est en ${f.currency}.`,
  due_above_total: (f) => `Le reste dû (${f.due}) dépasse le montant de la facture (${f.total}).`,
  due_before_issue: (f) => `L’échéance (${f.dueOn}) précède l’émission (${f.issuedOn}).`,
  several_due_dates: () => `La facture donne plusieurs échéances${NBSP}: aucune n’est retenue.`,
};

/** The error as readers hand it on; its sentence comes from its code. */
export function readError(code: ReadCode, line: number | null, field: string | null, facts: ReadFacts = {}): ReadError {
  return { line, field, message: sentences[code](facts), code, facts };
}
