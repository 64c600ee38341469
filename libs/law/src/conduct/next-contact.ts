/** When a debtor may next be sought out, as far as hours and numbers go: what waiting cures, and nothing else of the check. */
import type { LawTables } from '../rates/tables.ts';
import { timely, type ContactFacts } from './contact.ts';
import type { ContactPolicy } from './policy.ts';

/** Beyond the longest span of a cap and the longest pause between two windows nothing new can come. */
const DAYS_AHEAD = 120;

/**
 * The next moment (local time in France) at which the windows and caps of the policy let this contact through without a sign. Null: they
 * do now, or no waiting helps. Things only change at midnight and at the beginning of a span, so no other moment is looked at.
 */
export function nextContactAt(facts: ContactFacts, policy: ContactPolicy, law: LawTables): Temporal.PlainDateTime | null {
  if (timely(facts, policy, law)) return null;
  const starts = policy.windows.filter(({ channels }) => channels.includes(facts.channel)).flatMap(({ spans }) => spans.map(({ from }) => from));
  const times = [...new Set(['00:00', ...starts])].sort();
  for (let days = 0; days <= DAYS_AHEAD; days += 1) {
    const date = facts.at.toPlainDate().add({ days });
    for (const time of times) {
      const at = date.toPlainDateTime(time);
      if (Temporal.PlainDateTime.compare(at, facts.at) > 0 && timely({ ...facts, at }, policy, law)) return at;
    }
  }
  return null;
}
