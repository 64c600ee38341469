import { sha256 } from './files/blobs.ts';
import { Refused } from './errors/refusal.ts';

/** The fingerprint of an input, whatever the order of its keys; bigint and Temporal values by their text. */
export function inputHash(input: unknown): string {
  const canonical = (value: unknown): unknown => {
    if (typeof value === 'bigint' || value instanceof Temporal.PlainDate || value instanceof Temporal.Instant) return String(value);
    if (Array.isArray(value)) return value.map(canonical);
    if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined && v !== null).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, canonical(v)]));
    return value;
  };
  return sha256(JSON.stringify(canonical(input)));
}

/** The same key for another input is a mistake that must be seen. */
export function refuseOtherInput(kept: string, now: string): void {
  if (kept !== now) throw new Refused('idempotency_key_reused');
}
