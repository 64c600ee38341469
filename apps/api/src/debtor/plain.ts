/** From the house's own types to what travels in a page: cents and days as text, moments as the wall clock of Paris. */
type Scalar = Temporal.PlainDate | Temporal.Instant;
export type Plain<T> = T extends bigint | Scalar ? string : T extends readonly (infer E)[] ? Plain<E>[] : T extends object ? { [K in keyof T]: Plain<T[K]> } : T;

export function plain<T>(value: T): Plain<T> {
  return turned(value) as Plain<T>;
}

function turned(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Temporal.PlainDate) return value.toString();
  if (value instanceof Temporal.Instant) return value.toZonedDateTimeISO('Europe/Paris').toPlainDateTime().toString({ smallestUnit: 'minute' });
  if (Array.isArray(value)) return value.map(turned);
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, turned(one)]));
  return value;
}
