/**
 * The first letter of a case, which every later step towards the debtor recalls by its reference and its day (CPCE R124-4, last
 * paragraph): letters, mails, SMS, receipts, the script of a call, his page.
 */
import { recallLine, type LetterRecall } from '@quittance/law';
import { sql, toDay, type Sql } from '@quittance/platform';
import type { Reader } from '../files/reader.ts';

/** `{ reference, sentOn }` of the first letter that left, as jsonb, or null; `file` is a column or a value that names the case. */
export const firstLetterColumn = (file: Sql): Sql => sql`(select jsonb_build_object('reference', e.facts->>'reference', 'sentOn', (e.at at time zone 'Europe/Paris')::date)
  from timeline_entry e where e.case_id = ${file} and e.code = 'letter.sent' order by e.at, e.id limit 1)`;

export interface FirstLetterRow { reference: string; sentOn: string }
export const recallFrom = (row: FirstLetterRow | null | undefined): LetterRecall | null => (row ? { reference: row.reference, sentOn: toDay(row.sentOn) } : null);

/** The first letter of the case that left; null: none has. */
export async function firstLetterOf(reader: Reader, caseId: string): Promise<LetterRecall | null> {
  return recallFrom((await reader.first<{ letter: FirstLetterRow | null }>(sql`select ${firstLetterColumn(sql`${caseId}::uuid`)} as letter`))?.letter);
}

/** The line that recalls it; null while no letter has left: then there is nothing to recall. */
export async function recallLineOf(reader: Reader, caseId: string): Promise<string | null> {
  const first = await firstLetterOf(reader, caseId);
  return first && recallLine(first);
}

/** A mail with its recall, set above its last paragraph, the signature. */
export function withRecall(text: string, line: string | null): string {
  if (!line) return text;
  const paragraphs = text.split('\n\n');
  return [...paragraphs.slice(0, -1), `${line}.`, paragraphs.at(-1)!].join('\n\n');
}
