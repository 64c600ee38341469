/** A table as a file that a spreadsheet opens: UTF-8 with its mark, semicolons, and nothing that it could take for a formula. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => { const safe = /^[\t\r\n]|^\s*[=+\-@|%＝＋－＠]/u.test(text) ? `'${text}` : text; return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe; };
  return `\ufeff${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

/** Gives a text to the browser to save. */
export function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
