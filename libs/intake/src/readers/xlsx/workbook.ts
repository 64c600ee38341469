/** A workbook as its sheets, each as the rows that its reader sees. */
import { CELLS_PER_LINE, CSV_LINES, RECORD_CHARS } from '../limits.ts';
import { meaningsOf, written } from './number-formats.ts';
import type { Meaning } from './number-formats.ts';
import { walk } from './sheet-xml.ts';
import { BadWorkbook, partsOf } from './workbook-parts.ts';

export type Sheet = { readonly name: string; readonly part: string };
export type Row = { readonly at: number; readonly cells: readonly string[] };

const NUMBER: Meaning = { kind: 'number' };
/** "AB" of "AB12" to 27; -1 where there is none. */
function columnOf(reference: string): number {
  let at = 0;
  for (const letter of /^[A-Z]+/u.exec(reference)?.[0] ?? '') at = at * 26 + letter.charCodeAt(0) - 64;
  return at - 1;
}
/** Excel writes a character that XML does not allow as _x000D_. */
const unescaped = (text: string): string => text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

export class Workbook {
  readonly sheets: readonly Sheet[];
  private readonly bytes: Uint8Array;
  private readonly strings: readonly string[];
  private readonly meanings: readonly Meaning[];
  private readonly since1904: boolean;

  private constructor(bytes: Uint8Array, sheets: readonly Sheet[], strings: readonly string[], meanings: readonly Meaning[], since1904: boolean) {
    this.bytes = bytes;
    this.sheets = sheets;
    this.strings = strings;
    this.meanings = meanings;
    this.since1904 = since1904;
  }

  /** The visible sheets in their order. Throws BadWorkbook. */
  static async open(bytes: Uint8Array): Promise<Workbook> {
    const parts = partsOf(bytes, (name) => ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml', 'xl/sharedStrings.xml'].includes(name));
    const main = parts.get('xl/workbook.xml');
    if (main === undefined) throw new BadWorkbook('archive_broken');
    const targets = new Map<string, string>();
    const relations = parts.get('xl/_rels/workbook.xml.rels');
    if (relations !== undefined) {
      await walk(relations, {
        open(name, { Id = '', Target = '', TargetMode }) {
          // A part that stands elsewhere than in the archive is never fetched.
          if (name === 'Relationship' && TargetMode !== 'External') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
        },
      });
    }
    const sheets: Sheet[] = [];
    let since1904 = false;
    await walk(main, {
      open(name, attributes) {
        if (name === 'workbookPr') since1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
        if (name !== 'sheet' || (attributes['state'] ?? 'visible') !== 'visible') return;
        const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
        sheets.push({ name: attributes['name'] ?? '', part: targets.get(id) ?? `xl/worksheets/sheet${sheets.length + 1}.xml` });
      },
    });
    return new Workbook(bytes, sheets, await stringsOf(parts.get('xl/sharedStrings.xml')), await meaningsOf(parts.get('xl/styles.xml')), since1904);
  }

  /** The rows of a sheet that hold something, in order; `enough` ends the reading. */
  async rows(sheet: Sheet, row: (row: Row) => boolean | void): Promise<void> {
    const part = partsOf(this.bytes, (name) => name === sheet.part).get(sheet.part);
    if (part === undefined) throw new BadWorkbook('archive_broken');
    const cellText = (type: string, style: string, value: string): string => this.text(type, style, value);
    let at = 0, column = -1, type = '', style = '', value = '', takes = false;
    let cells: string[] = [];
    await walk(part, {
      open(name, attributes) {
        if (name === 'row') {
          const said = Number(attributes['r']);
          at = Number.isInteger(said) && said > at ? said : at + 1;
          cells = [];
          column = -1;
        } else if (name === 'c') {
          const said = columnOf(attributes['r'] ?? '');
          column = said > column ? said : column + 1;
          type = attributes['t'] ?? 'n';
          style = attributes['s'] ?? '';
          value = '';
        } else takes = name === 'v' || (name === 't' && type === 'inlineStr');
      },
      text(text) { if (takes) value += text; },
      close(name) {
        takes = false;
        if (name === 'c' && value !== '' && column <= CELLS_PER_LINE) {
          while (cells.length < column) cells.push('');
          cells[column] = cellText(type, style, value);
        } else if (name === 'row' && cells.some((cell) => cell.trim() !== '')) return at > CSV_LINES || row({ at, cells }) === true;
      },
    });
  }

  private text(type: string, style: string, value: string): string {
    if (type === 's') return this.strings[Number(value)] ?? '';
    if (type === 'b') return value === '1' ? 'VRAI' : 'FAUX';
    if (type === 'd') return value.slice(0, 10);
    if (type === 'str' || type === 'inlineStr' || type === 'e') return unescaped(value);
    return written(value, this.meanings[Number(style)] ?? NUMBER, this.since1904);
  }
}

/** The texts that cells refer to by number; how they look and how they are spoken is left out. */
async function stringsOf(part: Uint8Array | undefined): Promise<readonly string[]> {
  const strings: string[] = [];
  if (part === undefined) return strings;
  let text = '', takes = false, spoken = false;
  await walk(part, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') spoken = true;
      else takes = name === 't' && !spoken;
    },
    text(piece) { if (takes && text.length <= RECORD_CHARS) text += piece; },
    close(name) {
      takes = false;
      if (name === 'rPh') spoken = false;
      if (name === 'si') strings.push(unescaped(text));
    },
  });
  return strings;
}
