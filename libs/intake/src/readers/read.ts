/** From bytes to claims: recognises the file, holds it against the limits, and hands it to the reader of its format. */
import { readCii } from './xml/cii-reader.ts';
import { readCsv } from './csv/csv-reader.ts';
import { tableShape } from './csv/table-shape.ts';
import { readFec } from './fec/fec-reader.ts';
import { readFacturX } from './pdf/facturx-reader.ts';
import { ERRORS_LISTED, FILE_BYTES } from './limits.ts';
import { readError } from './messages.ts';
import type { FormatReader, ReadClaim, ReadError, ReadFile, ReadFormat, ReadOptions, ReadSink } from './read-file.ts';
import { recognise } from './recognise.ts';
import type { Recognition } from './recognise.ts';
import { readUbl } from './xml/ubl-reader.ts';
import { readXlsx } from './xlsx/xlsx-reader.ts';

/** A reader for each format. */
const readers: Record<ReadFormat, FormatReader> = { fec: readFec, facturx: readFacturX, csv: readCsv, xlsx: readXlsx, ubl: readUbl, cii: readCii };

const HEAD_BYTES = 1_000_000;

/** The format. `bytes` may be longer than the limit: only its head is then looked at. */
export function recogniseReadable(bytes: Uint8Array, name: string): Recognition {
  return recognise(bytes.length >= FILE_BYTES ? bytes.subarray(0, HEAD_BYTES) : bytes, name);
}

/** A text whose columns are known is a table also where nothing in it says so. */
function recogniseMapped(bytes: Uint8Array, name: string, { mapping }: ReadOptions): Recognition {
  const found = recogniseReadable(bytes, name);
  return found.format === null && mapping !== undefined && tableShape(bytes)?.rows ? { format: 'csv' } : found;
}

/**
 * Reads a file into a sink, in the order of the file: what a large file needs, since nothing of it is then kept.
 * Returns what was recognised; a file of no known format leaves the sink empty. Reading the same bytes again gives the same.
 */
export async function readInto(bytes: Uint8Array, name: string, sink: ReadSink, options: ReadOptions = {}): Promise<Recognition> {
  const recognition = recogniseMapped(bytes, name, options);
  if (recognition.format === null) return recognition;
  const reader = readers[recognition.format];
  if (bytes.length >= FILE_BYTES) {
    await sink.error(readError('file_too_large', null, null, { limit: FILE_BYTES / 1_000_000 }));
    return recognition;
  }
  let errors = 0;
  let warnings = 0;
  await reader(bytes, {
    claim: (claim) => sink.claim(claim),
    error: (error) => { if (++errors <= ERRORS_LISTED) return sink.error(error); },
    warning: (warning) => { if (++warnings <= ERRORS_LISTED) return sink.warning(warning); },
  }, options);
  if (errors > ERRORS_LISTED) await sink.error(readError('too_many_errors', null, null, { count: errors - ERRORS_LISTED }));
  return recognition;
}

/** Reads a whole file. Never rejects because of what the bytes hold: refusals are data. */
export async function readFile(bytes: Uint8Array, name: string, options: ReadOptions = {}): Promise<ReadFile> {
  const claims: ReadClaim[] = [];
  const errors: ReadError[] = [];
  const warnings: ReadError[] = [];
  const recognition = await readInto(bytes, name, {
    claim: (claim) => { claims.push(claim); },
    error: (error) => { errors.push(error); },
    warning: (warning) => { warnings.push(warning); },
  }, options);
  if (recognition.format === null) return { file: name, error: { code: 'unknown_format', message: recognition.message } };
  return { file: name, format: recognition.format, errors, claims, warnings };
}
