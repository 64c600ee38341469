/**
 * What sending a letter is expected to cost the agency, as dated rows: a new tariff is a row, not a release. Without an
 * enforceable title the creditor bears it (CPCE L111-8 al. 2), so it never enters the sum that a letter asks for.
 * The figures are examples: an agency puts in those of its own contract with its carrier.
 */
import { cents, type Cents } from '@quittance/law';

export const CHANNELS = ['registered', 'simple'] as const;
export type Channel = (typeof CHANNELS)[number];

export const POSTAGE_ARTICLE = 'CPCE L111-8 al. 2';

export interface PostageRow { readonly channel: Channel; readonly from: string; readonly amount: Cents; readonly confidence: 'contract' | 'example' }

/** registered: with acknowledgement of receipt, up to 20 g. simple: up to 20 g. */
const ROWS: readonly PostageRow[] = [
  { channel: 'registered', from: '2025-01-01', amount: cents(709), confidence: 'example' },
  { channel: 'registered', from: '2026-01-01', amount: cents(762), confidence: 'example' },
  { channel: 'simple', from: '2025-01-01', amount: cents(139), confidence: 'example' },
  { channel: 'simple', from: '2026-01-01', amount: cents(152), confidence: 'example' },
];

/** The row in force on a day; before the first one, the first. */
export function postageOn(day: Temporal.PlainDate, channel: Channel): PostageRow {
  const own = ROWS.filter((row) => row.channel === channel);
  return own.findLast((row) => row.from <= day.toString()) ?? own[0]!;
}
