/** A table for a spreadsheet that counts in French: semicolons, a byte-order mark, and no cell that could run as a formula. */
export const tableHead = (cells: readonly string[]): string => `\ufeff${tableLine(cells)}`;
export const tableLine = (cells: readonly (string | number | null)[]): string => `${cells.map((one) => cell(one === null ? '' : String(one))).join(';')}\r\n`;

/** What a spreadsheet would reckon is shown instead; what a plain number is stays one. */
function cell(text: string): string {
  const flat = text.replace(/[\r\n\t]+/g, ' ');
  const safe = /^\s*[=+\-@|%＝＋－＠]/u.test(flat) && !/^-?\d+([.,]\d+)?$/.test(flat) ? `'${flat}` : flat;
  return /[";]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
