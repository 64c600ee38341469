/** How a figure is typed, and how what was typed is told to the server: a French comma, spaces and signs are taken. */
import type { ConstantValue } from '@quittance/law';
import type { FigureRow } from './figures.ts';

export type ValueShape = 'percent' | 'money' | 'number' | 'yesNo' | 'day' | 'scale' | 'words';

/** What kind of figure stands in these rows. */
export function shapeOf(rows: readonly Pick<FigureRow, 'value' | 'unit'>[]): ValueShape {
  const row = rows.findLast(({ value }) => value !== null) ?? rows.at(-1);
  if (!row) return 'words';
  if (typeof row.value === 'boolean' || row.unit === 'bool') return 'yesNo';
  if (Array.isArray(row.value)) return 'scale';
  if (row.unit === 'date') return 'day';
  if (/^percent/.test(row.unit)) return 'percent';
  if (/^EUR/.test(row.unit)) return 'money';
  return typeof row.value === 'string' ? 'words' : 'number';
}

const plain = (text: string) => text.replace(/[\s\u00a0\u202f]/gu, '');
const decimal = (text: string): string | null => { const found = /^(\d+)(?:[.,](\d+))?$/.exec(plain(text)); return found ? (found[2] ? `${found[1]}.${found[2]}` : found[1]!) : null; };

/** What was understood of a typed text, as the server reads a figure; null where it is not such a figure. */
export function readValue(text: string, shape: ValueShape): string | null {
  const typed = text.trim();
  if (!typed) return null;
  switch (shape) {
    case 'percent': return decimal(plain(typed).replace(/%$/, ''));
    case 'money': return decimal(plain(typed).replace(/€$/, ''));
    case 'number': return decimal(typed);
    case 'yesNo': return /^(true|false)$/.test(typed) ? typed : null;
    case 'day': return /^\d{4}-\d{2}-\d{2}$/.test(typed) ? typed : null;
    case 'scale': { const parts = typed.split(/[;\n]/).filter((part) => part.trim()).map((part) => decimal(plain(part).replace(/€$/, ''))); return parts.length && !parts.includes(null) ? `[${parts.join(',')}]` : null; }
    case 'words': return typed;
  }
}

/** A figure as it would be typed: "2,65", "4480 ; 8730". */
export function typedOf(value: ConstantValue, locale: 'fr' | 'en'): string {
  if (value === null) return '';
  if (typeof value === 'object') return value.map((each) => typedOf(each, locale)).join(' ; ');
  const text = String(value);
  return locale === 'fr' && /^\d+\.\d+$/.test(text) ? text.replace('.', ',') : text;
}
