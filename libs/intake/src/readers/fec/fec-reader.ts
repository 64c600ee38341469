/** The accounting entries that every French company can export (fichier des écritures comptables, LPF A47 A-1): its unpaid customer invoices. */
import { centsOf, decimalAmount } from '../amount.ts';
import { writtenDay } from '../day.ts';
import { CSV_LINES, LONG_TEXT_CHARS, RECORD_CHARS, REFERENCE_CHARS, SHORT_TEXT_CHARS } from '../limits.ts';
import { quoted, readError } from '../messages.ts';
import type { FormatReader, ReadClaim, ReadCode, ReadContact, ReadError, ReadFacts, ReadSink } from '../read-file.ts';
import { breathe, decoded, encodingOf, flat, forbiddenCharacter } from '../text.ts';
import { fecCells, fecColumns } from './fec-columns.ts';
import type { FecColumns, FecField } from './fec-columns.ts';
import { FecItems } from './fec-items.ts';
import type { FecEntry, FecItem } from './fec-items.ts';
import { fecLines } from './fec-lines.ts';

const LINES_BETWEEN_BREATHS = 5_000;
/** The customers' accounts of the general chart of accounts (PCG 944-41). */
const CUSTOMERS = /^411/u;
/** Read where they are used; the other columns of a line are not ours to judge. */
const READ: readonly FecField[] = ['JournalCode', 'EcritureNum', 'EcritureDate', 'CompteNum', 'CompteLib', 'CompAuxNum', 'CompAuxLib', 'PieceRef', 'PieceDate', 'EcritureLib', 'Debit', 'Credit', 'Montant', 'Sens', 'EcritureLet', 'DateEcheance'];
const LIMITS: Partial<Record<FecField, number>> = { PieceRef: REFERENCE_CHARS, EcritureNum: REFERENCE_CHARS, EcritureLib: LONG_TEXT_CHARS };
const NOBODY: ReadContact = { kind: null, siret: null, tradingName: null, addressLines: [], postalCode: null, city: null, country: null, email: null, phone: null, contactName: null };

class Entry {
  readonly errors: ReadError[] = [];
  private readonly columns: FecColumns;
  private readonly cells: readonly string[];
  private readonly line: number;

  constructor(columns: FecColumns, cells: readonly string[], line: number) {
    this.columns = columns;
    this.cells = cells;
    this.line = line;
  }

  refuse(field: FecField, code: ReadCode, facts: ReadFacts): null {
    this.errors.push(readError(code, this.line, this.columns.headers[this.columns.at.get(field) ?? -1] ?? field, facts));
    return null;
  }

  text(field: FecField): string {
    const at = this.columns.at.get(field);
    return at === undefined ? '' : flat(this.cells[at] ?? '');
  }

  day(field: FecField): string | null {
    const value = this.text(field);
    if (value === '') return null;
    const reading = writtenDay(value);
    return 'day' in reading ? reading.day : this.refuse(field, reading.code, { ...reading.facts, expected: '20261121' });
  }

  /** The comma is the decimal mark, and thousands are not separated (A47 A-1, VI); what programs write besides has one reading too. */
  amount(field: FecField): bigint | null {
    const value = this.text(field);
    if (value === '') return 0n;
    const reading = decimalAmount(value.replace(/[\s\u00a0\u202f]/gu, '').replace(',', '.'));
    return 'amount' in reading ? centsOf(reading.amount) : this.refuse(field, reading.code, { value, expected: '1234,56' });
  }

  /** Debit less credit, in cents. */
  cents(): bigint | null {
    if (this.columns.at.has('Debit') && this.columns.at.has('Credit')) {
      const [debit, credit] = [this.amount('Debit'), this.amount('Credit')];
      return debit === null || credit === null ? null : debit - credit;
    }
    const amount = this.amount('Montant');
    const side = this.text('Sens').toUpperCase();
    const sign = /^(?:D|DEBIT|DÉBIT|\+?1)$/u.test(side) ? 1n : /^(?:C|CREDIT|CRÉDIT|-1)$/u.test(side) ? -1n : null;
    if (sign === null) return side === '' ? this.refuse('Sens', 'missing_value', { column: 'Sens' }) : this.refuse('Sens', 'side_unreadable', { value: side });
    return amount === null ? null : amount * sign;
  }
}

/** A line as an entry; what is wrong with it is told, whichever account it stands on. Null of an account that is no customer's. */
function entryOf(columns: FecColumns, cells: readonly string[], line: number, broken: boolean): { readonly entry: FecEntry | null; readonly errors: readonly ReadError[] } {
  const row = new Entry(columns, cells, line);
  for (const field of READ) {
    const at = columns.at.get(field);
    const character = at === undefined ? null : forbiddenCharacter(cells[at] ?? '', broken);
    if (character !== null) row.refuse(field, 'forbidden_character', { character });
  }
  if (row.errors.length > 0) return { entry: null, errors: row.errors };
  for (const field of READ) {
    const limit = LIMITS[field] ?? SHORT_TEXT_CHARS;
    if (row.text(field).length > limit) row.refuse(field, 'value_too_long', { limit });
  }
  const account = row.text('CompteNum');
  if (account === '') row.refuse('CompteNum', 'missing_value', { column: 'CompteNum' });
  if (row.text('EcritureDate') === '') row.refuse('EcritureDate', 'missing_value', { column: 'EcritureDate' });
  const writtenOn = row.day('EcritureDate'), pieceOn = row.day('PieceDate'), dueOn = row.day('DateEcheance');
  const cents = row.cents();
  if (row.errors.length > 0 || !CUSTOMERS.test(account) || writtenOn === null || cents === null) return { entry: null, errors: row.errors };
  const own = row.text('CompAuxNum');
  const entry: FecEntry = {
    line, account: own === '' ? account : own, name: row.text('CompAuxLib') || row.text('CompteLib'), letters: row.text('EcritureLet'), piece: row.text('PieceRef'), entryNumber: row.text('EcritureNum'),
    day: pieceOn ?? writtenOn, dueOn, label: row.text('EcritureLib'), journal: row.text('JournalCode'), cents,
  };
  return { entry, errors: [] };
}

function claimOf(item: FecItem, items: FecItems): ReadClaim | ReadError {
  const { first, kind, total, due } = item;
  const reference = first.piece || first.entryNumber;
  if (reference === '') return readError('missing_value', first.line, 'PieceRef', { column: 'PieceRef' });
  return {
    reference, kind, issuedOn: first.day, dueOn: first.dueOn, currency: 'EUR', total, due,
    seller: { name: null, siren: null, vat: null }, buyer: { name: items.nameOf(first.account), siren: null, vat: null, account: first.account },
    latePenaltyText: null, indemnityText: null, contractRate: null,
    extras: { line: first.line, buyer: NOBODY, seller: NOBODY, nature: null, description: first.label || null, orderReference: null, contractReference: null, deliveryReference: null, documents: [] },
  };
}

async function tell(items: FecItems, sink: ReadSink): Promise<void> {
  let told = 0;
  for (const item of items.open()) {
    if (++told % LINES_BETWEEN_BREATHS === 0) await breathe();
    const claim = claimOf(item, items);
    if ('code' in claim) { await sink.error(claim); continue; }
    // Lettered together and not balanced: which of them is unpaid, the books do not say.
    if (item.pieces > 1) await sink.warning(readError('several_pieces', item.first.line, 'EcritureLet', { letters: item.first.letters, count: item.pieces }));
    await sink.claim(claim);
  }
}

export const readFec: FormatReader = async (bytes, sink) => {
  const { encoding, broken } = encodingOf(bytes);
  const items = new FecItems();
  let columns: FecColumns | null = null;
  let rows = 0;
  let headerLine = 1;
  for (const each of fecLines(decoded(bytes, encoding))) {
    const { line } = each;
    if (line > CSV_LINES) { await sink.error(readError('too_many_lines', line, null, { limit: CSV_LINES })); break; }
    if (line % LINES_BETWEEN_BREATHS === 0) await breathe();
    if ('tooLong' in each) { await sink.error(readError('line_too_long', line, null, { limit: RECORD_CHARS })); continue; }
    if (each.text.trim() === '') continue;
    if (columns === null) {
      const found = fecColumns(each.text);
      if ('missing' in found) {
        const named = found.headers.slice(0, 30).map((header) => quoted(header)).join(', ');
        return void await sink.error(readError('missing_column', line, found.missing.join(', '), { missing: found.missing.map((name) => quoted(name)).join(', '), found: named, count: found.missing.length }));
      }
      columns = found;
      headerLine = line;
      continue;
    }
    rows++;
    const { cells, mended } = fecCells(columns, each.text);
    const width = columns.headers.length;
    if (cells.length !== width) {
      await sink.error(readError(cells.length < width ? 'too_few_cells' : 'too_many_cells', line, null, { cells: cells.length, columns: width }));
      continue;
    }
    const { entry, errors } = entryOf(columns, cells, line, broken);
    for (const error of errors) await sink.error(error);
    if (errors.length > 0 || entry === null) continue;
    if (mended) await sink.warning(readError('separator_in_label', line, null));
    items.add(entry);
  }
  if (rows === 0) return void await sink.error(readError('no_rows', headerLine, null));
  await tell(items, sink);
};
