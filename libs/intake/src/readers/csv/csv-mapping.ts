/** How the columns of a table are read where its creditor says it himself: what he looked at counts, whatever the headers are. */
import { quoted } from '../messages.ts';
import { missingColumns, required } from './csv-columns.ts';
import type { ColumnsProblem, CsvColumns } from './csv-columns.ts';
import { moneyIn, speaksOfPayment } from './csv-headers.ts';
import type { HeaderMoney } from './csv-headers.ts';
import type { CsvField } from './csv-names.ts';
import type { TableShape } from './table-shape.ts';

/** What a column may be read as. ignored: by nobody. */
export const MAPPING_FIELDS = [
  'reference', 'kind', 'issuedOn', 'dueOn', 'total', 'due', 'paid', 'currency', 'rate', 'nature', 'description', 'latePenaltyText', 'indemnityText',
  'buyerName', 'buyerKind', 'buyerSiren', 'buyerVat', 'buyerIban', 'account', 'civility', 'firstName', 'lastName', 'contactName', 'email', 'phone',
  'address1', 'address2', 'address3', 'postalCode', 'city', 'country', 'orderReference', 'contractReference', 'deliveryReference', 'sellerName', 'sellerSiren', 'sellerVat', 'ignored',
] as const satisfies readonly (CsvField | 'ignored')[];
export type MappingField = (typeof MAPPING_FIELDS)[number];

/** column: from 0. */
export type ColumnReadAs = { readonly column: number; readonly field: MappingField };
export type ColumnMapping = readonly ColumnReadAs[];

const ADDRESS = ['address1', 'address2', 'address3'] as const;
const isAddress = (field: MappingField): field is (typeof ADDRESS)[number] => (ADDRESS as readonly string[]).includes(field);
/** Fields of words, which several columns may give together. */
const JOINED: ReadonlySet<MappingField> = new Set(['buyerName', 'description', 'nature', 'latePenaltyText', 'indemnityText', 'contactName']);

/** Whether several columns may be read as this one: what was paid, the lines of an address, and words, which are put together. */
export const takesSeveral = (field: MappingField): boolean => field === 'ignored' || field === 'paid' || isAddress(field) || JOINED.has(field);

/** The required fields that a mapping gives nowhere: reference, issuedOn, dueOn, total (or due), buyerName (or lastName). */
export function lackingIn(fields: Iterable<string>): string[] {
  const given = new Set(fields);
  return required.filter(({ anyOf }) => !anyOf.some((field) => given.has(field))).map(({ anyOf }) => anyOf[0]!);
}

/** The name of a column for whoever looks for it in the file: its header, else its place. */
export function columnNames({ headers, headed }: Pick<TableShape, 'headers' | 'headed'>): string[] {
  return headers.map((header, at) => (headed ? header.replace(/\s+/gu, ' ').trim() : '') || `Colonne ${at + 1}`);
}

/** The columns as they were named. A table without due dates is read too: terms of payment may give them. */
export function mappedColumns(shape: TableShape, mapping: ColumnMapping): CsvColumns | ColumnsProblem {
  const headers = columnNames(shape);
  const at = new Map<CsvField, number>();
  const more = new Map<CsvField, number[]>();
  const payments: number[] = [];
  const named = new Set<number>();
  for (const { column, field } of mapping.toSorted((a, b) => a.column - b.column)) {
    const header = headers[column];
    if (header === undefined) return { code: 'missing_column', field: `Colonne ${column + 1}`, facts: { missing: quoted(`Colonne ${column + 1}`), found: headers.slice(0, 30).map(quoted).join(', '), count: 1 } };
    if (named.has(column)) return { code: 'duplicate_column', field: header, facts: { column: header } };
    named.add(column);
    if (field === 'ignored') continue;
    if (field === 'paid') payments.push(column);
    const line = isAddress(field) ? [field, ...ADDRESS].find((each) => !at.has(each)) : undefined;
    if (line !== undefined) at.set(line, column);
    else if (!at.has(field)) at.set(field, column);
    else if (JOINED.has(field)) more.set(field, [...(more.get(field) ?? []), column]);
    else if (field !== 'paid') return { code: 'duplicate_column', field: header, facts: { column: header } };
  }
  const missing = required.filter(({ anyOf }) => !anyOf.some((field) => at.has(field) || field === 'dueOn')).map(({ label }) => label);
  if (missing.length > 0) return missingColumns(missing, headers);
  const money = shape.headed ? moneyOf([at.get('total'), at.get('due'), ...payments].filter((each) => each !== undefined), headers, at.has('currency')) : null;
  if (money !== null && 'code' in money) return money;
  return {
    headers, at, more, payments, money, dueMayLack: true, doubtfulRate: null,
    // What nobody looked at may still say that something was paid.
    suspects: at.has('due') || !shape.headed ? [] : headers.flatMap((header, column) => (!named.has(column) && speaksOfPayment(header) ? [column] : [])),
  };
}

/** The currency that the headers of the amounts name: an amount that somebody points at is still not in euros where its header says dollars. */
function moneyOf(columns: readonly number[], headers: readonly string[], hasCurrency: boolean): HeaderMoney | null | ColumnsProblem {
  let money: HeaderMoney | null = null;
  for (const column of columns) {
    const one = moneyIn(headers[column]!);
    if (one === null) continue;
    if (money !== null && !one.codes.some((code) => money!.codes.includes(code))) return { code: 'currency_mismatch', field: headers[column]!, facts: { amountCurrency: one.label, currency: money.label } };
    if (money === null || one.codes.length < money.codes.length) money = one;
    if (one.codes.length > 1 && !hasCurrency) return { code: 'currency_unreadable', field: headers[column]!, facts: { value: one.label } };
  }
  return money;
}
