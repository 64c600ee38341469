/**
 * The paper of letters: from what a letter says (data) to what is printed (HTML and its sheet).
 * It is pure. It knows no case, no database and no browser; `@quittance/platform/pdf` prints it.
 */
export { formalNoticePaper, withoutCode } from './formal-notice.ts';
export { loadPaperFonts, paperDocument, type Paper, type PaperFont } from '@quittance/platform/paper';
export { letterStatement, type LetterWords } from './letter-statement.ts';
export { sampleFormalNotice } from './sample.ts';
export { epcPayload, qrPath, type CreditTransfer } from './qr.ts';
export type {
  FormalNoticeLetter, LetterAgency, LetterClaim, LetterDebtor, LetterInterest, LetterParty, LetterPayment, LetterSignature, LetterStatement, SvgDrawing,
} from './letter.ts';
