/** Companies that no register holds, accounts that no bank keeps, papers that nobody signed: invented for a journey. */
import { randomInt } from 'node:crypto';

const luhn = (digits: string) => [...digits].reverse().reduce((sum, digit, at) => { const n = Number(digit) * (at % 2 ? 2 : 1); return sum + (n > 9 ? n - 9 : n); }, 0) % 10;

/** A SIREN with a good key that begins with 0, as the register gives none. Another each time: a journey may be taken twice on one database. */
export function siren(): string {
  const body = `09${String(randomInt(1_000_000)).padStart(6, '0')}`;
  return body + [...'0123456789'].find((key) => luhn(body + key) === 0)!;
}

/** The same with its last figure wrong. */
export const wrongKey = (number: string): string => number.slice(0, -1) + ((Number(number.at(-1)) + 1) % 10);

/** A French IBAN with good keys at a bank, 99990, that does not exist. */
export function iban(): string {
  const mod97 = (digits: string) => Number(BigInt(digits) % 97n);
  const account = `9999000010${String(randomInt(1_000_000_000)).padStart(11, '0')}`;
  const bban = account + String(97 - mod97(`${account}00`)).padStart(2, '0');
  return `FR${String(98 - mod97(`${bban}152700`)).padStart(2, '0')}${bban}`;
}

/** A PDF of one page that says one line. */
export function pdf(line: string): Buffer {
  const text = `BT /F1 12 Tf 60 780 Td (${line.replace(/[()\\]/g, '\\$&')}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
  ];
  let out = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => { const offset = out.length; out += `${at + 1} 0 obj\n${object}\nendobj\n`; return offset; });
  const start = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
}
