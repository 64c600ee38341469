/** Which format a file has, by what it holds. Its name is not believed: it only helps the sentence that says that nothing was recognised. */
import { byteOrderMark, decoded, encodingOf } from './text.ts';
import { csvShape } from './csv/csv-shape.ts';
import { quoted } from './messages.ts';
import { embeddedInvoice } from './pdf/embedded-xml.ts';
import type { Embedded } from './pdf/embedded-xml.ts';
import type { ReadFormat } from './read-file.ts';
import { prefixOf, UBL_ROOTS } from './xml/xml-namespaces.ts';
import { ROOT_BYTES, xmlRoot } from './xml/xml-tree.ts';

export type Recognition =
  | { readonly format: ReadFormat }
  /** `message`: one French sentence */
  | { readonly format: null; readonly message: string };

/** columns of LPF A47 A-1 that no other table has together */
const FEC_COLUMNS = ['journalcode', 'ecriturenum', 'ecrituredate', 'comptenum'];
const HEAD_BYTES = 4_096;
/** a compound file: .xls, or a workbook under a password */
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

const unknown = (message: string): Recognition => ({ format: null, message });

/** Recognises a file by its content. Pure, and quick: only a PDF and a zip are searched beyond their head. */
export function recognise(bytes: Uint8Array, name: string): Recognition {
  if (bytes.length === 0) return unknown(`Le fichier ${quoted(name)} est vide.`);
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (latin.subarray(0, 1_024).includes('%PDF-')) return pdf(latin, name);
  if (latin.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))) {
    return latin.includes('xl/workbook') ? { format: 'xlsx' } : unknown(`Le fichier ${quoted(name)} est une archive qui n’est pas un classeur XLSX.`);
  }
  if (latin.subarray(0, 8).equals(OLE)) return unknown(`Le fichier ${quoted(name)} est un classeur ancien (.xls) ou protégé par un mot de passe\u00a0: enregistrez-le en XLSX sans mot de passe, ou en CSV.`);
  if (startsLikeXml(bytes)) return xml(bytes, name);
  if (startsLikeFec(bytes)) return { format: 'fec' };
  if (csvShape(bytes) !== null) return { format: 'csv' };
  return unknown(`Le format du fichier ${quoted(name)} n’est pas reconnu (attendus\u00a0: FEC, tableau CSV ou XLSX, facture Factur-X, UBL ou CII).`);
}

// The names and metadata of an embedded invoice; all of them may be compressed: then the streams themselves tell.
function pdf(bytes: Buffer, name: string): Recognition {
  const declares = ['factur-x.xml', 'zugferd-invoice.xml', 'ZUGFeRD-invoice.xml', 'xrechnung.xml', 'urn:factur-x:', 'urn:ferd:', '/text#2Fxml', '/text#2fxml'].some((mark) => bytes.includes(mark));
  return declares || holdsInvoice(embeddedInvoice(bytes)) ? { format: 'facturx' } : unknown(`Le fichier ${quoted(name)} est un PDF où aucune facture électronique n’a été trouvée.`);
}

const holdsInvoice = (embedded: Embedded): boolean => 'xml' in embedded || embedded.none === 'broken';

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

export function startsLikeFec(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, HEAD_BYTES);
  const line = [...decoded(head, encodingOf(head).encoding)].join('').trimStart().split(/[\r\n]/u, 1)[0] ?? '';
  const columns = line.split(/[\t|;]/u).map((column) => column.trim().replace(/^"|"$/gu, '').toLowerCase());
  return FEC_COLUMNS.every((column) => columns.includes(column));
}
