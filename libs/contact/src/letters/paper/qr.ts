import QRCode from 'qrcode';
import { html, type Markup } from '@quittance/platform/paper';

/** A QR code as one path of whole rows, in modules, and how many modules a side has. Readers need a quiet zone of four around it. */
export function qrPath(text: string): { path: string; size: number } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const { size, data } = modules;
  let path = '';
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (!data[y * size + x]) continue;
      const from = x;
      while (x < size && data[y * size + x]) x += 1;
      path += `M${from} ${y}h${x - from}v1h${from - x}z`;
    }
  }
  return { path, size };
}

/** A QR code as a drawing, with its quiet zone. */
export function qrCode(text: string, label: string): Markup {
  const { path, size } = qrPath(text);
  const frame = size + 8;
  return html`<svg class="qr" viewBox="${`-4 -4 ${frame} ${frame}`}" role="img" aria-label="${label}" shape-rendering="crispEdges"><path d="${path}"/></svg>`;
}

export interface CreditTransfer {
  holder: string;
  iban: string;
  bic?: string;
  cents: bigint;
  /** What the bank statement will carry. */
  remittance: string;
}

/** The text of a transfer code (EPC069-12 version 002, UTF-8): banking applications fill in their form from it. */
export function epcPayload({ holder, iban, bic, cents, remittance }: CreditTransfer): string {
  if (cents < 1n || cents > 99_999_999_999n) throw new RangeError('A SEPA transfer code carries between 0.01 and 999 999 999.99 euros.');
  const line = (text: string, longest: number) => [...text.replace(/\s+/g, ' ').trim()].slice(0, longest).join('');
  const amount = `${cents / 100n}.${(cents % 100n).toString().padStart(2, '0')}`;
  return ['BCD', '002', '1', 'SCT', (bic ?? '').replace(/\s/g, ''), line(holder, 70), iban.replace(/\s/g, ''), `EUR${amount}`, '', '', line(remittance, 140)].join('\n');
}
