/**
 * The file readers of the intake room: from the bytes of what a creditor brings to claims, with an error for each line that cannot be read.
 * A file is recognised by its content. Nothing is guessed: an amount or a day with two readings is refused, and its line named.
 * Pure: no database, no clock, no network; no entity of an XML file is ever resolved, and any file stays under the limits of memory and time.
 * A new format is one more `FormatReader` in `read.ts`.
 */
export { readFile, readInto, recogniseReadable } from './read.ts';
export { recognise } from './recognise.ts';
export { FILE_BYTES } from './limits.ts';
export { lackingIn, MAPPING_FIELDS, takesSeveral } from './csv/csv-mapping.ts';
export type { ColumnMapping, ColumnReadAs, MappingField } from './csv/csv-mapping.ts';
export { guessedMapping, isMappingField, surveyTable } from './table-survey.ts';
export type { SurveyedColumn, TableSurvey } from './table-survey.ts';
export type { Recognition } from './recognise.ts';
export type {
  FormatReader, ReadBuyer, ReadClaim, ReadClaimKind, ReadCode, ReadContact, ReadDocument, ReadError, ReadExtras, ReadFacts, ReadFile, ReadFormat,
  ReadKnownFile, ReadOptions, ReadParty, ReadSink, ReadUnknownFile,
} from './read-file.ts';
