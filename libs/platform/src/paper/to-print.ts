import { paperDocument, type Paper, type PaperFont } from './document.ts';
import { loadPaperFonts } from './fonts.ts';

let fonts: Promise<readonly PaperFont[]> | undefined;

/** The whole document that the printer takes. The fonts are read once in a process; where they could not be read, the next paper tries again. */
export async function paperToPrint(paper: Paper): Promise<string> {
  fonts ??= loadPaperFonts().catch((e: unknown) => { fonts = undefined; throw e; });
  return paperDocument(paper, await fonts);
}
