/** Days and instants hide what they are from jest, to which any two are alike: here they are equal only if they say the same. */
import { expect } from '@jest/globals';

const kinds = ['PlainDate', 'Instant', 'PlainTime', 'PlainDateTime', 'PlainYearMonth', 'Duration', 'ZonedDateTime'].map((name) => globalThis.Temporal?.[name]).filter(Boolean);
const kindOf = (value) => kinds.find((kind) => value instanceof kind);

expect.addEqualityTesters([(a, b) => {
  const kind = kindOf(a);
  if (!kind && !kindOf(b)) return undefined;
  return kind === kindOf(b) && String(a) === String(b);
}]);
