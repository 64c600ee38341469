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

const cells = (count: string | number | undefined): string => `${count} ${Number(count) > 1 ? 'cellules' : 'cellule'}`;
const expected = (f: ReadFacts, usual = ''): string => (f.expected === undefined && usual === '' ? '' : ` (attendu${NBSP}: ${f.expected ?? usual})`);

const sentences: Record<ReadCode, (facts: ReadFacts) => string> = {
  file_too_large: (f) => `Le fichier atteint ou dépasse ${f.limit}${NBSP}Mo${NBSP}: partagez-le en plusieurs fichiers.`,
  no_rows: () => `Le fichier ne contient aucune ligne sous ses en-têtes.`,
  too_many_lines: (f) => `Le fichier dépasse ${f.limit} lignes${NBSP}: la suite n’est pas lue.`,
  too_many_errors: (f) => (f.count === 1 ? `1 autre erreur n’est pas listée.` : `${f.count} autres erreurs ne sont pas listées.`),
  missing_column: (f) => `${f.count === 1 ? 'Il manque la colonne' : 'Il manque les colonnes'} ${f.missing} (colonnes trouvées${NBSP}: ${f.found}).`,
  duplicate_column: (f) => `La colonne ${quoted(f.column)} figure deux fois.`,
  missing_value: (f) => `La valeur de ${quoted(f.column)} manque.`,
  too_few_cells: (f) => `La ligne a ${cells(f.cells)}, les en-têtes en annoncent ${f.columns}.`,
  too_many_cells: (f) => `La ligne a plus de ${cells(f.columns)}, le nombre annoncé par les en-têtes.`,
  unclosed_quote: () => `Un guillemet est ouvert sans être fermé, ou fermé au milieu d’une cellule.`,
  line_too_long: (f) => `La ligne dépasse ${f.limit} caractères.`,
  value_too_long: (f) => `La valeur dépasse ${f.limit} caractères.`,
  forbidden_character: (f) => `La valeur contient un caractère illisible (${f.character}).`,
  amount_letter: (f) => `${quoted(f.value)} contient une lettre${expected(f)}. ${GIVEN}`,
  amount_ambiguous: (f) => `${quoted(f.value)} peut se lire ${f.first} ou ${f.second}. ${GIVEN}`,
  amount_negative: (f) => `${quoted(f.value)} est négatif${NBSP}: une créance se donne en positif, un avoir s’annonce par son type.`,
  paid_negative: (f) => `${quoted(f.value)} est négatif${NBSP}: ce qui a été payé se donne en positif.`,
  paid_above_total: (f) => `Ce qui a été payé (${f.paid}) dépasse le montant de la facture (${f.total}).`,
  paid_disagrees: (f) => `Le montant (${f.total}) moins ${quoted(f.column)} (${f.paid}) ne donne pas ${quoted(f.dueColumn)} (${f.due}). Le reste dû n’est pas deviné.`,
  several_payments: (f) => `${quoted(f.first)} et ${quoted(f.second)} disent tous deux ce qui a été payé${NBSP}: le reste dû n’est pas deviné. Ajoutez une colonne ${quoted('Reste dû')}, ou ne gardez que l’une des deux.`,
  payment_column_unknown: (f) => `La colonne ${quoted(f.column)} semble dire ce qui a été payé ou ce qui reste dû${NBSP}; elle n’est pas comprise. Renommez-la ${quoted('Montant réglé')} ou ${quoted('Reste dû')}, ou retirez-la.`,
  sign_mismatch: (f) => `Les montants de l’avoir sont de signes contraires (${f.first} et ${f.second}). Le montant n’est pas deviné.`,
  amount_decimals: (f) => `${quoted(f.value)} a plus de deux décimales. ${GIVEN}`,
  amount_too_large: (f) => `${quoted(f.value)} dépasse le plus grand montant admis.`,
  amount_unreadable: (f) => `${quoted(f.value)} n’est pas un montant${expected(f)}.`,
  day_unreadable: (f) => `${quoted(f.value)} n’est pas une date${expected(f, '21/11/2026 ou 2026-11-21')}.`,
  day_short_year: (f) => `${quoted(f.value)}${NBSP}: l’année s’écrit en quatre chiffres.`,
  day_does_not_exist: (f) => `${quoted(f.value)}${NBSP}: cette date n’existe pas.`,
  day_out_of_range: (f) => `${quoted(f.value)}${NBSP}: l’année doit être comprise entre ${f.from} et ${f.to}.`,
  siren_unreadable: (f) => `${quoted(f.value)} n’est ni un SIREN (9 chiffres) ni un SIRET (14 chiffres).`,
  siren_check: (f) => `${quoted(f.value)}${NBSP}: la clé de contrôle de ce SIREN est fausse.`,
  vat_unreadable: (f) => `${quoted(f.value)} n’est pas un numéro de TVA.`,
  iban_unreadable: (f) => `${quoted(f.value)} n’est pas un IBAN${NBSP}: il n’est pas repris.`,
  rate_unreadable: (f) => `${quoted(f.value)} n’est pas un taux en pour cent entre 0 et 100, à deux décimales au plus.`,
  rate_without_percent: (f) => `${quoted(f.value)} peut se lire ${f.first}${NBSP}% ou ${f.second}${NBSP}%${NBSP}: écrivez le taux avec le signe %.`,
  currency_unreadable: (f) => `${quoted(f.value)} n’est pas une devise (attendu${NBSP}: EUR).`,
  kind_unreadable: (f) => `${quoted(f.value)} n’est pas un type connu (attendu${NBSP}: ${f.expected ?? 'facture ou avoir'}).`,
  external_entity: () => `Le fichier déclare une entité externe${NBSP}: il n’est pas lu.`,
  entity: () => `Le fichier déclare une entité${NBSP}: il n’est pas lu.`,
  doctype: () => `Le fichier contient une déclaration DOCTYPE${NBSP}: il n’est pas lu.`,
  xml_truncated: () => `Le fichier XML s’arrête avant sa fin.`,
  xml_malformed: (f) => `Le fichier XML est mal formé à cet endroit${f.prefix === undefined ? '' : `${NBSP}: le préfixe ${quoted(f.prefix)} n’est pas déclaré`}.`,
  xml_too_deep: (f) => `Le fichier XML emboîte plus de ${f.limit} éléments.`,
  xml_too_many_elements: (f) => `Le fichier XML compte plus de ${f.limit} éléments ou attributs hors de ses lignes de facture.`,
  encoding_unsupported: (f) => `L’encodage ${quoted(f.encoding)} n’est pas pris en charge (attendu${NBSP}: UTF-8).`,
  encoding_broken: (f) => `Le fichier se dit en ${f.encoding} mais contient un caractère qui n’en est pas.`,
  encoding_contradicted: (f) => `Le fichier se déclare en ${f.encoding}, mais ses octets ne le sont pas.`,
  missing_element: (f) => `${f.term} (${f.element}) manque.`,
  currency_mismatch: (f) => `Le montant est en ${f.amountCurrency} alors que la facture est en ${f.currency}.`,
  several_values: (f) => `${f.term} (${f.element}) figure plusieurs fois avec des valeurs différentes (${f.first} et ${f.second})${NBSP}: aucune n’est retenue.`,
  due_above_total: (f) => `Le reste dû (${f.due}) dépasse le montant de la facture (${f.total}).`,
  due_before_issue: (f) => `L’échéance (${f.dueOn}) précède l’émission (${f.issuedOn}).`,
  side_unreadable: (f) => `${quoted(f.value)} ne dit ni débit ni crédit (attendu${NBSP}: D ou C).`,
  several_pieces: (f) => `${f.count} pièces sont lettrées ensemble (${quoted(f.letters)}) sans se solder${NBSP}: le reste dû est celui de l’ensemble, sous la référence de la première.`,
  separator_in_label: () => `Un libellé contient le séparateur du fichier${NBSP}: la ligne a été recomposée d’après ses dates et ses montants.`,
  archive_broken: () => `Le classeur est endommagé ou incomplet${NBSP}: il n’est pas lu.`,
  archive_too_large: (f) => `Le classeur, une fois décompressé, dépasse ${f.limit}${NBSP}Mo${NBSP}: il n’est pas lu.`,
  workbook_no_sheet: () => `Le classeur ne contient aucune feuille où une liste de factures ait été reconnue.`,
  sheets_left: (f) => `Seule la feuille ${quoted(f.sheet)} est lue${NBSP}; d’autres listent aussi des factures${NBSP}: ${f.left}.`,
  pdf_locked: () => `Le PDF est protégé par un mot de passe${NBSP}: la facture électronique qu’il contient ne peut pas être lue.`,
  pdf_no_invoice: () => `Le PDF annonce une facture électronique, mais aucune n’a pu y être lue.`,
  pdf_broken: () => `Le PDF est endommagé ou incomplet${NBSP}: il n’est pas lu.`,
  several_due_dates: () => `La facture donne plusieurs échéances${NBSP}: aucune n’est retenue.`,
};

/** The error as readers hand it on; its sentence comes from its code. */
export function readError(code: ReadCode, line: number | null, field: string | null, facts: ReadFacts = {}): ReadError {
  return { line, field, message: sentences[code](facts), code, facts };
}
