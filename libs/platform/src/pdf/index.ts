/**
 * From HTML to paper: Chromium from npm, and a printer that keeps it warm and walled in.
 * Nothing here knows what a letter says; the paper of each letter stands in the room that sends it.
 */
export { chromium, type ChromiumLaunch } from './chromium.ts';
export { PdfPrinter, type PdfPrinterOptions, type PrintOptions } from './printer.ts';
export type { PrintedPdf } from './finishing.ts';
export { BrowserLost, printFailure, PrintReachedOut, PrintTimedOut, PrintUnsound } from './failures.ts';
