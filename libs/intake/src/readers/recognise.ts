/** Which format a file has, by what it holds. Its name is not believed: it only helps the sentence that says that nothing was recognised. */
import { byteOrderMark, decoded, encodingOf } from './text.ts';
import { csvShape } from './csv/csv-shape.ts';
import { quoted } from './messages.ts';
import type { ReadFormat } from './read-file.ts';
import { prefixOf, UBL_ROOTS } from './xml/xml-namespaces.ts';
import { ROOT_BYTES, xmlRoot } from './xml/xml-tree.ts';

export type Recognition =
  | { readonly format: ReadFormat }
  /** `message`: one French sentence */
  | { readonly format: null; readonly message: string };

/** the columns of LPF A47 A-1 that open every FEC, in this order */
const FEC_COLUMNS = ['journalcode', 'journallib', 'ecriturenum', 'ecrituredate', 'comptenum'];
const HEAD_BYTES = 4_096;

const unknown = (message: string): Recognition => ({ format: null, message });

/** Recognises a file by its content. Pure, and quick: only a PDF and a zip are searched beyond their head. */
export function recognise(bytes: Uint8Array, name: string): Recognition {
  if (bytes.length === 0) return unknown(`Le fichier ${quoted(name)} est vide.`);
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (latin.subarray(0, 1_024).includes('%PDF-')) return pdf(latin, name);
  if (latin.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))) {
    return latin.includes('xl/workbook') ? { format: 'xlsx' } : unknown(`Le fichier ${quoted(name)} est une archive qui n’est pas un classeur XLSX.`);
  }
  if (startsLikeXml(bytes)) return xml(bytes, name);
  if (startsLikeFec(bytes)) return { format: 'fec' };
  if (csvShape(bytes) !== null) return { format: 'csv' };
  return unknown(`Le format du fichier ${quoted(name)} n’est pas reconnu (attendus\u00a0: CSV, facture UBL, facture CII).`);
}

// An embedded XML file, or the metadata that declare a profile. Both may be compressed: then only a reader of PDF objects can tell.
function pdf(bytes: Buffer, name: string): Recognition {
  const isFacturX = ['factur-x.xml', 'zugferd-invoice.xml', 'ZUGFeRD-invoice.xml', 'xrechnung.xml', 'urn:factur-x:', 'urn:ferd:', '/text#2Fxml', '/text#2fxml', '/EmbeddedFile'].some((mark) => bytes.includes(mark));
  return isFacturX ? { format: 'facturx' } : unknown(`Le fichier ${quoted(name)} est un PDF où aucune facture électronique n’a été trouvée.`);
}

function headText(bytes: Uint8Array): string {
  const zeroes = bytes[0] === 0 ? 'utf-16be' : bytes[1] === 0 ? 'utf-16le' : 'windows-1252';
  return [...decoded(bytes.subarray(0, HEAD_BYTES), byteOrderMark(bytes) ?? zeroes)].join('');
}

function startsLikeXml(bytes: Uint8Array): boolean {
  return /^\s*<(?:\?xml\s|!DOCTYPE\s|!--|[\p{L}_])/iu.test(headText(bytes));
}

const startsLikeHtml = (bytes: Uint8Array): boolean => /^\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!DOCTYPE\s+html|html)\b/isu.test(headText(bytes));

/** An invoice by the name of its root in its namespace: an "Invoice" of any other vocabulary, or of none, has nothing that we read. */
function xml(bytes: Uint8Array, name: string): Recognition {
  if (startsLikeHtml(bytes)) return unknown(`Le fichier ${quoted(name)} est une page HTML\u00a0: ce n’est ni une facture UBL ni une facture CII.`);
  const { root, refusal } = xmlRoot(bytes);
  const { name: element = '', namespace = null } = root ?? {};
  const isUbl = element === 'Invoice' || element === 'CreditNote';
  if (isUbl && namespace === UBL_ROOTS[element]) return { format: 'ubl' };
  const isCii = element === 'CrossIndustryInvoice';
  if (isCii && namespace !== null && prefixOf(namespace) === 'rsm') return { format: 'cii' };
  const cut = bytes.length > ROOT_BYTES && refusal?.code === 'xml_truncated';
  if (refusal !== null && !cut) return unknown(refusal.line === null ? refusal.message : `Ligne ${refusal.line}\u00a0: ${refusal.message.charAt(0).toLowerCase()}${refusal.message.slice(1)}`);
  if (element === '') return unknown(`Le fichier XML ${quoted(name)} n’a pas de racine lisible.`);
  if (isUbl || isCii) return unknown(`Le fichier XML ${quoted(name)} n’est pas une facture ${isUbl ? 'UBL' : 'CII'}\u00a0: sa racine ${quoted(element)} n’est pas dans l’espace de noms de ce format.`);
  return unknown(`Le fichier XML ${quoted(name)} n’est ni une facture UBL ni une facture CII (sa racine est ${quoted(element)}).`);
}

function startsLikeFec(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, HEAD_BYTES);
  const line = [...decoded(head, encodingOf(head).encoding)].join('').trimStart().split(/[\r\n]/u, 1)[0] ?? '';
  const columns = line.split(/[\t|;]/u).map((column) => column.trim().replace(/^"|"$/gu, '').toLowerCase());
  return FEC_COLUMNS.every((column, at) => columns[at] === column);
}
