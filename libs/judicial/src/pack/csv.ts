/** A table for a spreadsheet that counts in French: semicolons, a byte-order mark, and no cell that could run as a formula. */
export function csv(head: readonly string[], rows: readonly (readonly string[])[]): Buffer {
  return Buffer.from(`\ufeff${[head, ...rows].map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`, 'utf8');
}

function cell(text: string): string {
  // What a spreadsheet would reckon is shown instead; what a plain number is stays one.
  const safe = /^[\s]*[=+\-@|%＝＋－＠]/u.test(text) && !/^-?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text;
  return `"${safe.replace(/"/g, '""').replace(/[\r\n\t]+/g, ' ')}"`;
}
