/** A Factur-X invoice: the CII document inside the PDF. What the page shows is never read: where the two differ, the XML is what was sent. */
import { readError } from '../messages.ts';
import type { FormatReader } from '../read-file.ts';
import { readCii } from '../xml/cii-reader.ts';
import { embeddedInvoice } from './embedded-xml.ts';

const CODES = { locked: 'pdf_locked', absent: 'pdf_no_invoice', broken: 'pdf_broken' } as const;

export const readFacturX: FormatReader = async (bytes, sink) => {
  const embedded = embeddedInvoice(bytes);
  if ('none' in embedded) return void await sink.error(readError(CODES[embedded.none], null, null));
  await readCii(embedded.xml, sink);
};
