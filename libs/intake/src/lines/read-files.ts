/** The files of a deposit: from what crossed the door to what their readers found, each under its own name. */
import { bytesOf, megabytes, MOST_FILE_BYTES, type FileInput } from '@quittance/documents';
import { newId, Refused, sha256, type Fault } from '@quittance/platform';
import { isPaper } from '../attachments/papers.ts';
import { FILE_BYTES, guessedMapping, lackingIn, readFile, surveyTable, type ColumnMapping, type ReadClaim, type ReadFormat, type TableSurvey } from '../readers/index.ts';
import type { LineFault } from './faults.ts';
import { plainName } from './plain-name.ts';

const MOST_FILES = 300;
const MOST_BYTES = 2 * MOST_FILE_BYTES;

/** size: where its bytes are no longer at hand. */
export interface HandedFile { name: string; bytes: Buffer; sha256: string; size?: number }
export interface ReadLine { id: string; file: HandedFile; format: ReadFormat; line: number | null; claim: ReadClaim }
/** The columns of a table file, and how they were read: by a choice made now, by one that was remembered, else by their headers. */
export interface FileTable { survey: TableSurvey; columns: ColumnMapping; from: 'chosen' | 'remembered' | 'guessed'; lacking: readonly string[] }
/** table: of CSV and XLSX alone. */
export interface FileRead { file: HandedFile; format: ReadFormat | null; claims: number; table: FileTable | null }
export interface FilesRead {
  files: FileRead[];
  lines: ReadLine[];
  faults: LineFault[];
  /** Papers among the files: a PDF in which no invoice travels, an image; never without a file of claims beside them. */
  attachments: HandedFile[];
}
export interface ReadFilesOptions {
  /** How the columns are read, by the name of the file (`filesOf` numbers those of one name). */
  mappings?: ReadonlyMap<string, ColumnMapping>;
  /** What the creditor chose for files of these columns before, by fingerprint. */
  remembered?: ReadonlyMap<string, ColumnMapping>;
  /** The creditor said his payment terms: a table may do without due dates. */
  terms?: boolean;
}

const MEDIA: Record<ReadFormat, string> = {
  csv: 'text/csv', ubl: 'application/xml', cii: 'application/xml', facturx: 'application/pdf', fec: 'text/plain',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
export const mediaTypeOf = (format: ReadFormat | null): string => (format ? MEDIA[format] : 'application/octet-stream');
/** A format in which the file is the invoice itself. */
export const isInvoiceItself = (format: ReadFormat): boolean => format === 'ubl' || format === 'cii' || format === 'facturx';

/** The bytes of all files, or one refusal that names those that can't be taken. Two of one name are told apart by a number. */
export function filesOf(inputs: readonly FileInput[]): HandedFile[] {
  if (!inputs.length) throw new Refused('bad_fields', { fields: [{ field: 'files', code: 'required' }] });
  if (inputs.length > MOST_FILES) throw new Refused('too_many_files', { facts: { limit: MOST_FILES, found: inputs.length } });
  const faults: Fault[] = [];
  const names = new Map<string, number>();
  const files = inputs.flatMap((input, i) => {
    const plain = plainName(input.name) || `fichier ${i + 1}`;
    const before = names.get(plain) ?? 0;
    names.set(plain, before + 1);
    const name = before ? `${plain} (${before + 1})` : plain;
    const bytes = bytesOf(input);
    if (Buffer.isBuffer(bytes)) return [{ name, bytes, sha256: sha256(bytes) }];
    faults.push({ field: `files.${i}`, code: bytes.code === 'required' ? 'file_empty' : bytes.code, facts: { ...bytes.facts, name } });
    return [];
  });
  const big = faults.find(({ code }) => code === 'file_too_big');
  if (big) throw new Refused('file_too_big', { facts: big.facts ?? {}, fields: faults });
  if (faults.length) throw new Refused('bad_fields', { fields: faults });
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (size > MOST_BYTES) throw new Refused('files_too_big', { facts: { size: megabytes(size), limit: megabytes(MOST_BYTES) } });
  return files;
}

/** What the readers found, in the order of the files and their lines. */
export async function readFiles(files: readonly HandedFile[], options: ReadFilesOptions = {}): Promise<FilesRead> {
  const read: FilesRead = { files: [], lines: [], faults: [], attachments: [] };
  const papers: { file: HandedFile; fault: LineFault }[] = [];
  for (const file of files) {
    const table = await tableOf(file, options);
    const mapping = table && table.from !== 'guessed' ? table.columns : undefined;
    const found = await readFile(file.bytes, file.name, { mapping, terms: options.terms });
    if ('error' in found) {
      const fault = { file: file.name, line: null, field: null, code: found.error.code, message: found.error.message, facts: { name: file.name } };
      if (isPaper(file.bytes)) { papers.push({ file, fault }); continue; }
      // Lines of claims under headers that nobody knows: a table, once its creditor has said what its columns are.
      if (table) read.files.push({ file, format: 'csv', claims: 0, table });
      else read.files.push({ file, format: null, claims: 0, table: null });
      read.faults.push(fault);
      continue;
    }
    read.files.push({ file, format: found.format, claims: found.claims.length, table: found.format === 'csv' || found.format === 'xlsx' ? table : null });
    for (const { line, field, code, message, facts } of found.errors) read.faults.push({ file: file.name, line, field, code, message, facts });
    for (const claim of found.claims) read.lines.push({ id: newId(), file, format: found.format, line: claim.extras.line, claim });
  }
  const isOfClaims = read.files.some(({ format }) => format !== null);
  for (const { file, fault } of papers) {
    if (isOfClaims) { read.attachments.push(file); continue; }
    read.files.push({ file, format: null, claims: 0, table: null });
    read.faults.push(fault);
  }
  return isOfClaims ? read : inOrder(read, files);
}

/** Papers alone are told in the order in which they came. */
function inOrder(read: FilesRead, files: readonly HandedFile[]): FilesRead {
  const order = new Map(files.map((file, i) => [file.name, i]));
  read.files.sort((a, b) => order.get(a.file.name)! - order.get(b.file.name)!);
  read.faults.sort((a, b) => order.get(a.file)! - order.get(b.file)!);
  return read;
}

export async function tableOf(file: HandedFile, { mappings, remembered, terms }: ReadFilesOptions): Promise<FileTable | null> {
  const survey = file.bytes.length < FILE_BYTES ? await surveyTable(file.bytes) : null;
  if (!survey) return null;
  const chosen = mappings?.get(file.name);
  const known = chosen ? undefined : remembered?.get(survey.fingerprint);
  const columns = chosen ?? known ?? guessedMapping(survey);
  const lacking = lackingIn(columns.map(({ field }) => field));
  return { survey, columns, from: chosen ? 'chosen' : known ? 'remembered' : 'guessed', lacking: terms ? lacking.filter((field) => field !== 'dueOn') : lacking };
}
