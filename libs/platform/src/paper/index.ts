/**
 * Paper: the look that every printed document of the house shares, its fonts, its markup, and the whole document that the printer takes.
 * What a document says stands in the room that sends it. Pure, but for `loadPaperFonts` and `paperToPrint`, which read the fonts.
 */
export { paperDocument, type Paper, type PaperFont } from './document.ts';
export { loadPaperFonts } from './fonts.ts';
export { paperToPrint } from './to-print.ts';
export { PAPER_CSS } from './sheet.ts';
export { count, dayAndMonth, enumerate, escapeHtml, html, longDay, Markup, period, shortDay, sum, type Inset } from './text.ts';
