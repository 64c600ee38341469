/** A year of entries as a company exports them (LPF A47 A-1): sales, receipts lettered and not, a credit note, a partial payment. */
import { windows1252, type Dropped } from './invoices.ts';

const COLUMNS = ['JournalCode', 'JournalLib', 'EcritureNum', 'EcritureDate', 'CompteNum', 'CompteLib', 'CompAuxNum', 'CompAuxLib', 'PieceRef', 'PieceDate', 'EcritureLib', 'Debit', 'Credit', 'EcritureLet', 'DateLet', 'ValidDate', 'Montantdevise', 'Idevise'];

export interface Sale { customer: { code: string; name: string }; reference: string; /** ISO. */ on: string; /** "1234,56" */ amount: string; /** What was received on it; nothing: unpaid. */ paid?: { on: string; amount: string; lettered: boolean }; credit?: { reference: string; on: string; amount: string } }

const compact = (iso: string) => iso.replaceAll('-', '');

/** The file, tab-separated, in Windows-1252, named as the tax office wants it: SIREN, FEC, end of the year. */
export function fec(siren: string, end: string, sales: readonly Sale[]): Dropped {
  let entry = 0, letter = 0;
  const lines: string[][] = [];
  const write = (journal: [string, string], on: string, account: [string, string], aux: [string, string] | null, piece: string, label: string, debit: string, credit: string, let_ = '') =>
    lines.push([...journal, String(entry), compact(on), ...account, ...(aux ?? ['', '']), piece, compact(on), label, debit, credit, let_, let_ ? compact(on) : '', compact(on), '', '']);
  const customers: [string, string] = ['41100000', 'Clients'], sold: [string, string] = ['70700000', 'Ventes'], bank: [string, string] = ['51200000', 'Banque'];
  for (const { customer, reference, on, amount, paid, credit } of sales) {
    const aux: [string, string] = [customer.code, customer.name], code = paid?.lettered ? `A${String(++letter).padStart(2, '0')}` : '';
    entry++;
    write(['VE', 'Ventes'], on, customers, aux, reference, `Facture ${reference}`, amount, '0,00', code);
    write(['VE', 'Ventes'], on, sold, null, reference, `Facture ${reference}`, '0,00', amount);
    if (paid) {
      entry++;
      write(['BQ', 'Banque'], paid.on, customers, aux, reference, `Règlement ${customer.name}`, '0,00', paid.amount, code);
      write(['BQ', 'Banque'], paid.on, bank, null, reference, `Règlement ${customer.name}`, paid.amount, '0,00');
    }
    if (credit) {
      entry++;
      write(['VE', 'Ventes'], credit.on, customers, aux, reference, `Avoir ${credit.reference}`, '0,00', credit.amount);
      write(['VE', 'Ventes'], credit.on, sold, null, reference, `Avoir ${credit.reference}`, credit.amount, '0,00');
    }
  }
  return { name: `${siren}FEC${compact(end)}.txt`, mimeType: 'text/plain', buffer: windows1252(`${[COLUMNS, ...lines].map((cells) => cells.join('\t')).join('\r\n')}\r\n`) };
}
