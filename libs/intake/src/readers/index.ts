/**
 * The file readers of the intake room: from the bytes of what a creditor brings to claims, with an error for each line that cannot be read.
 * A file is recognised by its content. Nothing is guessed: an amount or a day with two readings is refused, and its line named.
 * Pure: no database, no clock, no network; no entity of an XML file is ever resolved, and any file stays under the limits of memory and time.
 * A new format is one more `FormatReader` in `read.ts`.
 */
export { readFile, readInto, recogniseReadable } from './read.ts';
export { recognise } from './recognise.ts';
export { FILE_BYTES } from './limits.ts';
export type { Recognition } from './recognise.ts';
export type {
  FormatReader, ReadBuyer, ReadClaim, ReadClaimKind, ReadCode, ReadContact, ReadDocument, ReadError, ReadExtras, ReadFacts, ReadFile, ReadFormat,
  ReadKnownFile, ReadParty, ReadSink, ReadUnknownFile,
} from './read-file.ts';
