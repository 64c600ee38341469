/** What a person says of the columns of his files, before anything is read by it. */
import { refuseFaults, type Fault } from '@quittance/platform';
import type { FileMappingInput } from '../deposits/deposit-input.type.ts';
import { FileMapping, MappedColumn } from '../deposits/deposit-preview.type.ts';
import { plainName } from '../lines/plain-name.ts';
import type { FileTable, FilesRead, HandedFile } from '../lines/read-files.ts';
import { isMappingField, takesSeveral, type ColumnMapping, type ColumnReadAs } from '../readers/index.ts';
import type { KeptColumn } from './column-mapping.entity.ts';

/** columns of a table, as its reader takes them */
const MOST_COLUMNS = 1_000;

/**
 * The mappings by the name of their file. Refuses bad_fields: unknown_file and twice at mappings.N.file; unknown_field, out_of_range and
 * twice (a column, or a field that one column alone can give) at mappings.N.columns.M.
 */
export function mappingsOf(said: readonly FileMappingInput[] | null | undefined, files: readonly Pick<HandedFile, 'name'>[]): Map<string, ColumnMapping> {
  const faults: Fault[] = [];
  const mappings = new Map<string, ColumnMapping>();
  const names = new Set(files.map(({ name }) => name));
  said?.forEach(({ file: named, columns }, n) => {
    const file = plainName(named);
    if (!names.has(file)) faults.push({ field: `mappings.${n}.file`, code: 'unknown_file', facts: { file } });
    else if (mappings.has(file)) faults.push({ field: `mappings.${n}.file`, code: 'twice', facts: { file } });
    if (columns.length > MOST_COLUMNS) { faults.push({ field: `mappings.${n}.columns`, code: 'too_many', facts: { most: MOST_COLUMNS } }); return; }
    const seen = new Set<number>();
    const given = new Set<string>();
    const read: ColumnReadAs[] = [];
    columns.forEach(({ column, field }, m) => {
      const at = `mappings.${n}.columns.${m}`;
      if (!isMappingField(field)) { faults.push({ field: at, code: 'unknown_field', facts: { field, column } }); return; }
      if (column < 0 || column >= MOST_COLUMNS) faults.push({ field: at, code: 'out_of_range', facts: { field, column } });
      else if (seen.has(column) || (given.has(field) && !takesSeveral(field))) faults.push({ field: at, code: 'twice', facts: { field, column } });
      seen.add(column);
      given.add(field);
      read.push({ column, field });
    });
    mappings.set(file, read);
  });
  refuseFaults(faults);
  return mappings;
}

export interface ToRemember { fingerprint: string; fileName: string; columns: KeptColumn[] }

/** What is to be kept of them: of the files that were read by what was said, where their creditor asked for it. */
export function toRemember(said: readonly FileMappingInput[] | null | undefined, read: Pick<FilesRead, 'files'>): ToRemember[] {
  const asked = new Set(said?.filter(({ remember }) => remember).map(({ file }) => plainName(file)));
  return read.files.flatMap(({ file, table }) => {
    if (!table || table.from !== 'chosen' || !asked.has(file.name)) return [];
    return [{ fingerprint: table.survey.fingerprint, fileName: file.name, columns: table.columns.map(({ column, field }) => ({ column, field, header: table.survey.columns[column]?.header ?? '' })) }];
  });
}

/** A table as its creditor looks at it. */
export function mappingView({ survey, columns, from, lacking }: FileTable): FileMapping {
  const fields = new Map(columns.map(({ column, field }) => [column, field]));
  return Object.assign(new FileMapping(), {
    remembered: from === 'remembered', lacking: [...lacking], fingerprint: survey.fingerprint,
    columns: survey.columns.map(({ column, header, samples }) => Object.assign(new MappedColumn(), { column, header, samples: [...samples], field: fields.get(column) ?? null, guessed: from === 'guessed' && fields.has(column) })),
  });
}
