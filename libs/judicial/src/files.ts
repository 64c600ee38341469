import { bytesOf, type FileInput } from '@quittance/documents';
import type { Faults } from '@quittance/parties';

/** The bytes of a PDF by its content, whatever its name says; 20 MB at most. What is wrong is added to the faults: required, file_too_big, file_unreadable, not_a_pdf. */
export function pdfOf(faults: Faults, field: string, file: FileInput): Buffer | undefined {
  const bytes = bytesOf(file);
  if (!Buffer.isBuffer(bytes)) { faults.add(field, bytes.code, bytes.facts); return undefined; }
  if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-') { faults.add(field, 'not_a_pdf', { name: file.name }); return undefined; }
  return bytes;
}
