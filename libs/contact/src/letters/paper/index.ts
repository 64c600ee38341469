/**
 * The paper of letters: from what a letter says (data) to what is printed (HTML and its sheet). Pure, but for
 * `loadPaperFonts`, which reads the fonts. It knows no case, no database and no browser; `@quittance/platform/pdf` prints it.
 */
export { formalNoticePaper, type Paper } from './formal-notice.ts';
export { paperDocument, type PaperFont } from './document.ts';
export { loadPaperFonts } from './fonts.ts';
export { letterStatement, type LetterWords } from './letter-statement.ts';
export { sampleFormalNotice } from './sample.ts';
export { epcPayload, type CreditTransfer } from './qr.ts';
export type {
  FormalNoticeLetter, LetterAgency, LetterClaim, LetterDebtor, LetterInterest, LetterParty, LetterPayment, LetterSignature, LetterStatement, SvgDrawing,
} from './letter.ts';
