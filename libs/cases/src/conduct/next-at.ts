import type { ContactCheck, ContactPolicy } from '@quittance/law';

/** What waiting cures. */
const CURED_BY_TIME = ['outside_hours', 'too_many_contacts'];
const DAYS_AHEAD = 31;

const inTime = (check: ContactCheck): boolean => check.findings.every(({ code }) => !CURED_BY_TIME.includes(code));

/**
 * When a contact next passes as far as hours and numbers go: only at the beginning of a span or of a day does anything change. Null: now,
 * or never by waiting, since something else refuses it or no such moment comes within a month.
 */
export function nextAt(now: ContactCheck, at: Temporal.PlainDateTime, policy: ContactPolicy, check: (at: Temporal.PlainDateTime) => ContactCheck): Temporal.PlainDateTime | null {
  if (inTime(now) || now.findings.some(({ code, outcome }) => outcome === 'refuse' && !CURED_BY_TIME.includes(code))) return null;
  const times = [...new Set(['00:00', ...policy.windows.flatMap(({ spans }) => spans.map(({ from }) => from))])].sort();
  for (let days = 0; days <= DAYS_AHEAD; days += 1) {
    const day = at.toPlainDate().add({ days });
    for (const time of times) {
      const moment = day.toPlainDateTime(Temporal.PlainTime.from(time));
      if (Temporal.PlainDateTime.compare(moment, at) > 0 && inTime(check(moment))) return moment;
    }
  }
  return null;
}
