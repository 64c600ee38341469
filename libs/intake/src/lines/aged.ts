/** The aged balance of a ledger (balance âgée): what its customers owe, by how long it has been due. Part payments and credit notes that name their invoice are netted by the reader. */
import { parseMoney, sumCents, type Cents } from '@quittance/law';
import type { ReadLine } from './read-files.ts';
import { dueBy, type PaymentTerms } from './terms.ts';

export const AGED_BANDS = ['not_due', 'd0_30', 'd31_60', 'd61_90', 'd91_180', 'd181_365', 'd365'] as const;
export type AgedBand = (typeof AGED_BANDS)[number];
export interface AgedFigure { band: AgedBand; claims: number; due: Cents }

const UP_TO: readonly (readonly [days: number, band: AgedBand])[] = [[0, 'not_due'], [30, 'd0_30'], [60, 'd31_60'], [90, 'd61_90'], [180, 'd91_180'], [365, 'd181_365']];

/** Of days late; none yet on the day itself. */
export const bandOf = (late: number): AgedBand => UP_TO.find(([days]) => late <= days)?.[1] ?? 'd365';

/** Of the ledgers among these lines, by the due date; where none is said, by the terms that were stated; failing them, by the day of the piece. */
export function agedBalance(lines: readonly ReadLine[], terms: PaymentTerms | null, today: Temporal.PlainDate): AgedFigure[] {
  const bands = new Map<AgedBand, { claims: number; due: bigint }>();
  for (const { format, claim } of lines) {
    const due = format === 'fec' && claim.kind === 'invoice' && claim.currency === 'EUR' ? parseMoney(claim.due) : undefined;
    if (!due || due < 0n) continue;
    const issuedOn = Temporal.PlainDate.from(claim.issuedOn);
    const since = claim.dueOn ? Temporal.PlainDate.from(claim.dueOn) : terms ? dueBy(issuedOn, terms) : issuedOn;
    const band = bandOf(since.until(today, { largestUnit: 'days' }).days), before = bands.get(band) ?? { claims: 0, due: 0n };
    bands.set(band, { claims: before.claims + 1, due: before.due + due });
  }
  return AGED_BANDS.flatMap((band) => { const one = bands.get(band); return one ? [{ band, claims: one.claims, due: sumCents([one.due as Cents]) }] : []; });
}
