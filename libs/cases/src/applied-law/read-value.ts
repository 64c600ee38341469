/** A figure as it is typed, read as the rows of its name hold it. Pure. */
import { formatDecimal, formatRate, parseMoney, parseRate, type ConstantValue } from '@quittance/law';
import type { Faults } from '@quittance/parties';
import type { FactValues } from '@quittance/platform';

export type Expected = 'rate' | 'whole' | 'amount' | 'percent' | 'list' | 'boolean' | 'day' | 'text';
export interface ValueModel { readonly expected: Expected; /** How many figures a list has. */ readonly length?: number; /** Sums kept as text ("646.52"), as their rows are. */ readonly asText?: boolean }
type Read = { ok: true; value: ConstantValue } | { ok: false; code: 'bad_value' | 'out_of_range'; facts: FactValues };

const HUNDRED = parseRate('100')!;
const MOST = 1_000_000_000n;
const LONGEST = 500;
const YES = new Set(['true', 'oui', 'yes']), NO = new Set(['false', 'non', 'no']);

/** What the rows of a name hold; `value`: one of them that is not null. */
export function modelFrom(value: ConstantValue, unit: string): ValueModel {
  if (typeof value === 'boolean' || unit === 'bool') return { expected: 'boolean' };
  if (Array.isArray(value)) return { expected: 'list', length: value.length };
  if (unit === 'date') return { expected: 'day' };
  if (/^EUR/.test(unit)) return { expected: 'amount', asText: typeof value === 'string' };
  if (/^percent/.test(unit)) return { expected: 'percent', asText: typeof value === 'string' };
  return typeof value === 'string' ? { expected: 'text' } : { expected: 'whole' };
}

/** "2,65 %", "1 500,00 €" or the JSON of a figure, as plain text with a point. */
const plain = (typed: string): string => typed.trim().replace(/^"(.*)"$/s, '$1').replace(/[\s\u00a0\u202f%€]/g, '').replace(',', '.');

export function readValue(typed: string, model: ValueModel): Read {
  const { expected, length } = model;
  const bad: Read = { ok: false, code: 'bad_value', facts: { expected, found: typed.trim().slice(0, 60), length } };
  const beyond = (most: string | number): Read => ({ ok: false, code: 'out_of_range', facts: { least: 0, most } });
  const text = plain(typed);
  switch (expected) {
    case 'rate':
    case 'percent': {
      const rate = /^\d{1,9}(\.\d{1,4})?$/.test(text) ? parseRate(text) : undefined;
      if (rate === undefined) return bad;
      if (rate > HUNDRED) return beyond(100);
      return { ok: true, value: expected === 'rate' || model.asText ? formatRate(rate) : Number(formatRate(rate)) };
    }
    case 'amount': {
      const amount = parseMoney(text);
      if (amount === undefined) return bad;
      if (amount > MOST * 100n) return beyond(Number(MOST));
      return { ok: true, value: model.asText ? formatDecimal(amount) : Number(formatDecimal(amount)) };
    }
    case 'whole': {
      if (!/^\d{1,15}$/.test(text)) return bad;
      return BigInt(text) > MOST ? beyond(Number(MOST)) : { ok: true, value: Number(text) };
    }
    case 'list': return readList(typed, length!) ?? bad;
    case 'boolean': {
      const word = text.toLowerCase();
      return YES.has(word) ? { ok: true, value: true } : NO.has(word) ? { ok: true, value: false } : bad;
    }
    case 'day': return isDay(text) ? { ok: true, value: text } : bad;
    case 'text': {
      const words = typed.trim().replace(/^"(.*)"$/s, '$1');
      return words && words.length <= LONGEST ? { ok: true, value: words } : bad;
    }
  }
}

/** "[4480, 8730]", "4480; 8730" or a line each; as many figures as the rows of its name have, each above the one before. */
function readList(typed: string, length: number): Read | undefined {
  const figures = typed.trim().replace(/^\[(.*)\]$/s, '$1').split(typed.includes(';') ? ';' : typed.includes('\n') ? '\n' : ',').map((one) => parseMoney(plain(one)));
  if (figures.length !== length || figures.some((one) => one === undefined || one > MOST * 100n)) return undefined;
  const sorted = figures.every((one, index) => index === 0 || one! > figures[index - 1]!);
  return sorted ? { ok: true, value: figures.map((one) => Number(formatDecimal(one!))) } : undefined;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

/** Reads it into `faults` where it can't be taken. */
export function takeValue(faults: Faults, typed: string, model: ValueModel): ConstantValue {
  const read = readValue(typed, model);
  if (read.ok) return read.value;
  faults.add('value', read.code, read.facts);
  return null;
}
