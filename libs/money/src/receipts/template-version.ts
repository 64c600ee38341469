import { sha256 } from '@quittance/platform';
import { receiptPaper, sampleReceipt } from '../paper/receipt.ts';

let version: string | undefined;

/** The fingerprint of what the template makes of the same invented receipts: it changes exactly when the paper does. */
export function templateVersion(): string {
  if (!version) {
    const papers = [receiptPaper(sampleReceipt()), receiptPaper(sampleReceipt({ receivedBy: 'creditor', unallocated: '0', balance: '0' })), receiptPaper(sampleReceipt({ receivedBy: 'bailiff', study: 'Étude Sablon', payer: 'M. Sablon', chosen: 'FA-2026-014' })), receiptPaper(sampleReceipt({ parts: [], unallocated: '25000', waits: { from: '2027-01-01', to: '2027-06-30' } }))];
    version = `receipt ${sha256(JSON.stringify(papers)).slice(0, 12)}`;
  }
  return version;
}
