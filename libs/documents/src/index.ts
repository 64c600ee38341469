/**
 * What is kept as bytes: invoices, signed mandates, letters, the files of a deposit, each under its SHA-256. A document
 * belongs to one creditor and hangs on a case, a claim, a mandate or a deposit; who may see it is asked of the ability,
 * for the list as for the bytes.
 */
import { documentEntity } from './kept/document.entity.ts';
export * from './documents.module.ts';
export { Document, DOCUMENT_KINDS, type DocumentKind } from './kept/document.type.ts';
export { FileInput, bytesOf, megabytes, MOST_FILE_BYTES, type FileFault } from './kept/file.input.ts';
export { isMail, writtenPaperOf } from './kept/written-paper.ts';
export { disposition } from './kept/documents.controller.ts';
export { DocumentsService, type Kept, type NewDocument } from './kept/documents.service.ts';
export const documentsEntities = [documentEntity];
