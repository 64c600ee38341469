/**
 * Many rows at once, by COPY. PostgreSQL refuses COPY into a table on which row security holds its caller, and it holds everyone here: so
 * the rows are copied into a table of the transaction's own, which no wall is around because nobody else ever sees it, and go from there
 * into theirs by one INSERT, which every policy, constraint and trigger looks at as at any other.
 */
import { finished } from 'node:stream/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import { from as copyFrom, type CopyStreamQuery } from 'pg-copy-streams';

/** From this many rows on a table of one's own costs less than the rows as JSON. */
export const MANY_ROWS = 400;
/** Characters handed to the line at once. */
const CHUNK = 256 * 1024;

/** A column on its way in: json is written as such, list as an array of PostgreSQL's. */
export interface BulkColumn { name: string; kind?: 'json' | 'list' | undefined }

const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escaped = (text: string): string => (SPECIAL.test(text) ? text.replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign]!) : text);
const list = (values: readonly unknown[]): string => `{${values.map((one) => (one === null || one === undefined ? 'NULL' : `"${String(one).toWellFormed().replace(/["\\]/g, '\\$&')}"`)).join(',')}}`;

/** One value as the text format of COPY has it. */
export function copyValue(value: unknown, kind?: BulkColumn['kind']): string {
  if (value === null || value === undefined) return '\\N';
  if (kind === 'json') return escaped(JSON.stringify(value));
  if (kind === 'list') return escaped(list(value as readonly unknown[]));
  if (typeof value === 'string') return escaped(value.isWellFormed() ? value : value.toWellFormed());
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return String(value);
}

/** Lines of COPY, a slice at a time. `cell`: the value of the n-th column of a row. */
export function* copyLines<R>(rows: readonly R[], columns: readonly BulkColumn[], cell: (row: R, n: number) => unknown): Generator<string> {
  let text = '';
  for (const row of rows) {
    for (let n = 0; n < columns.length; n++) text += (n ? '\t' : '') + copyValue(cell(row, n), columns[n]!.kind);
    text += '\n';
    if (text.length >= CHUNK) { yield text; text = ''; }
  }
  if (text) yield text;
}

/** What the line of a transaction takes: a query of pg's own kind goes through untouched, and on the same connection. */
interface OwnLine { executeQuery(query: { sql: unknown; parameters: readonly unknown[]; query: unknown; queryId: unknown }): Promise<unknown> }

/** Copies these lines within the transaction of `em`, which must be in one. `said`: COPY … FROM STDIN. */
export async function copyIn(em: EntityManager, said: string, lines: Iterable<string>): Promise<void> {
  const line = em.getTransactionContext() as unknown as OwnLine | undefined;
  if (!line) throw new Error('bulk: rows are copied within a transaction');
  const copy: CopyStreamQuery = copyFrom(said);
  const done = finished(copy, { readable: false });
  // Looked at below, also where the copy is over before all is written.
  done.catch(() => undefined);
  await line.executeQuery({ sql: copy, parameters: [], query: {}, queryId: { queryId: 'copy' } });
  for (const text of lines) {
    if (copy.destroyed || copy.errored) break;
    if (!copy.write(text)) await Promise.race([new Promise<void>((resolve) => { copy.once('drain', resolve); }), done]);
  }
  copy.end();
  await done;
}
