/**
 * The one rounding of the house: half up, on an exact fraction. It is done once for each printed line, never on the way,
 * so that a debtor with a pocket calculator finds the same cents. Halves go away from zero for negative values too.
 */
export function round(numerator: bigint, denominator: bigint): bigint {
  if (denominator === 0n) throw new RangeError('round: the denominator is zero');
  if (denominator < 0n) return round(-numerator, -denominator);
  if (numerator < 0n) return -round(-numerator, denominator);
  return (2n * numerator + denominator) / (2n * denominator);
}
