/** One line of a table as a reader of cells by their meaning. */
import { LONG_TEXT_CHARS, REFERENCE_CHARS, SHORT_TEXT_CHARS } from '../limits.ts';
import { readError } from '../messages.ts';
import type { ReadCode, ReadError, ReadFacts } from '../read-file.ts';
import { flat } from '../text.ts';
import type { CsvColumns } from './csv-columns.ts';
import type { CsvField } from './csv-names.ts';

const LIMITS: Partial<Record<CsvField, number>> = { reference: REFERENCE_CHARS, latePenaltyText: LONG_TEXT_CHARS, indemnityText: LONG_TEXT_CHARS, description: LONG_TEXT_CHARS, nature: LONG_TEXT_CHARS };

/** The line as a reader of cells by their meaning, which gathers what is wrong with them. */
export class Row {
  readonly errors: ReadError[] = [];
  readonly warnings: ReadError[] = [];
  readonly columns: CsvColumns;
  private readonly cells: readonly string[];
  private readonly line: number;

  constructor(columns: CsvColumns, cells: readonly string[], line: number) {
    this.columns = columns;
    this.cells = cells;
    this.line = line;
  }

  has(field: CsvField): boolean {
    return this.columns.at.has(field);
  }

  /** The column as the file names it. */
  name(field: CsvField): string {
    return this.columns.headers[this.columns.at.get(field) ?? -1] ?? field;
  }

  /** What the cell of a column holds, "" where it is empty. */
  cell(at: number): string {
    return flat(this.cells[at] ?? '');
  }

  text(field: CsvField): string | null {
    const at = this.columns.at.get(field);
    const more = this.columns.more?.get(field);
    const value = at === undefined ? '' : more === undefined ? this.cell(at) : [at, ...more].map((each) => this.cell(each)).filter((each) => each !== '').join(' ');
    if (value === '') return null;
    const limit = LIMITS[field] ?? SHORT_TEXT_CHARS;
    if (value.length > limit) {
      this.refuse(field, 'value_too_long', { limit });
      return null;
    }
    return value;
  }

  /** The text of a cell that may not be empty. Its emptiness is told once, unless the cell was refused for another reason. */
  mandatory(field: CsvField): string | null {
    const before = this.errors.length;
    const value = this.text(field);
    if (value === null && this.errors.length === before) this.refuse(field, 'missing_value', { column: this.name(field) });
    return value;
  }

  refuse(field: CsvField, code: ReadCode, facts: ReadFacts): null {
    return this.refuseColumn(this.name(field), code, facts);
  }

  refuseColumn(column: string, code: ReadCode, facts: ReadFacts): null {
    this.errors.push(readError(code, this.line, column, facts));
    return null;
  }

  warn(field: CsvField, code: ReadCode, facts: ReadFacts): void {
    this.warnings.push(readError(code, this.line, this.name(field), facts));
  }
}
