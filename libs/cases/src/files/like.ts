/** What was typed as a pattern of ILIKE: its own signs count as letters. */
export const containing = (text: string): string => `%${escaped(text)}%`;
export const startingWith = (text: string): string => `${escaped(text)}%`;
const escaped = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
