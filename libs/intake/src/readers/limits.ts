/** Bounds that keep any file under 512 MiB and 30 s. */

/** bytes: a file of 50 MB or more is refused */
export const FILE_BYTES = 50_000_000;
/** characters of one CSV line, hence of one of its cells, and of one XML text */
export const RECORD_CHARS = 1_000_000;
export const CELLS_PER_LINE = 1_000;
/** lines of one table, blank ones included */
export const CSV_LINES = 500_000;
/** errors listed for one file; the rest are counted */
export const ERRORS_LISTED = 10_000;
export const XML_DEPTH = 100;
/** elements kept in memory: the lines of the invoice are not */
export const XML_ELEMENTS = 50_000;
export const XML_ATTRIBUTES = 200;

/** characters of what becomes a name or a number in a case file */
export const REFERENCE_CHARS = 100;
export const SHORT_TEXT_CHARS = 300;
export const LONG_TEXT_CHARS = 10_000;

/** bytes of a workbook's parts once decompressed, and how many parts are looked at */
export const WORKBOOK_BYTES = 120_000_000;
export const WORKBOOK_PARTS = 5_000;
/** bytes of an invoice inside a PDF once decompressed, and streams that are tried for it */
export const EMBEDDED_BYTES = 50_000_000;
export const PDF_STREAMS = 20_000;
