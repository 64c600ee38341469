/** The name of a file as it is told and kept: one line, not endless, without signs that no database keeps or that move the others. */
export const plainName = (name: string): string => name.replace(/[\p{Cc}\p{Cf}\p{Surrogate}\ufffe\uffff]/gu, '').trim().slice(0, 200).replace(/[\ud800-\udbff]$/u, '');
