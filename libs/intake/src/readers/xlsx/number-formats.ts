/** What a number of a sheet means by its format: a day, a percentage, a number with its leading zeroes, or a number. */
import { walk } from './sheet-xml.ts';

export type Meaning = { readonly kind: 'day' } | { readonly kind: 'percent' } | { readonly kind: 'digits'; readonly width: number } | { readonly kind: 'number' };

const NUMBER: Meaning = { kind: 'number' };
/** The formats that every workbook has without naming them (ECMA-376, 18.8.30), those of other countries' calendars included. */
const isBuiltInDay = (id: number): boolean => (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

function meaningOf(id: number, custom: ReadonlyMap<number, string>): Meaning {
  const code = custom.get(id);
  if (code === undefined) return isBuiltInDay(id) ? { kind: 'day' } : id === 9 || id === 10 ? { kind: 'percent' } : NUMBER;
  // Words in quotes, escaped signs, colours and conditions in brackets are no part of the form.
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|[_*]./gu, '').split(';')[0]!.trim();
  if (/[dy]/iu.test(bare) && !/[#0]/u.test(bare)) return { kind: 'day' };
  if (bare.includes('%')) return { kind: 'percent' };
  if (/^0[0 ]{2,}$/u.test(bare)) return { kind: 'digits', width: bare.replaceAll(' ', '').length };
  return NUMBER;
}

/** The meaning of each style of a workbook, by its number; without styles every number is a number. */
export async function meaningsOf(styles: Uint8Array | undefined): Promise<readonly Meaning[]> {
  if (styles === undefined) return [];
  const custom = new Map<number, string>();
  const formats: number[] = [];
  let inCells = false;
  await walk(styles, {
    open(name, attributes) {
      if (name === 'numFmt') custom.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) formats.push(Number(attributes['numFmtId'] ?? 0));
    },
    close(name) { if (name === 'cellXfs') inCells = false; },
  });
  return formats.map((id) => meaningOf(id, custom));
}

const DAY_MS = 86_400_000;
/** Serial 60 is the 29th of February 1900, which never was: days before it are one later than they say. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** A number as a person would have typed it: fifteen digits count, as on the sheet. */
export function written(value: string, meaning: Meaning, since1904: boolean): string {
  const number = Number(value);
  if (!Number.isFinite(number) || value.trim() === '') return value;
  if (meaning.kind === 'day') {
    const days = Math.floor(number);
    if (days < 1 || days > 2_958_465 || (!since1904 && days === 60)) return plain(number);
    return new Date((since1904 ? EPOCH_1904 : days < 60 ? EPOCH_1900 + DAY_MS : EPOCH_1900) + days * DAY_MS).toISOString().slice(0, 10);
  }
  if (meaning.kind === 'percent') return `${plain(Number((number * 100).toPrecision(15)))} %`;
  if (meaning.kind === 'digits' && Number.isInteger(number) && number >= 0) return String(number).padStart(meaning.width, '0');
  return plain(number);
}

/** Without exponent; a third decimal is followed by a fourth, so that the point can't be taken for one between thousands. */
function plain(number: number): string {
  const short = Number(number.toPrecision(15));
  const text = /e/iu.test(String(short)) ? (Math.abs(short) >= 1 ? BigInt(Math.trunc(short)).toString() : short.toFixed(20)) : String(short);
  return /\.\d{3}$/u.test(text) ? `${text}0` : text;
}
