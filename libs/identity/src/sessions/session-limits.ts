import type { Role } from '@quittance/access';

/** Those who work at the agency. They see the debts of thousands, and so need a second factor. */
export const STAFF: readonly Role[] = ['collector', 'supervisor', 'accountant', 'administrator'];

export interface SessionLimit { readonly from: string; readonly of: 'staff' | 'outside'; readonly idle: { readonly minutes: number }; readonly lasts: { readonly hours: number }; readonly reason: string }

/** How long a session lasts, by who holds it. A row that is in force on the day of opening holds for the whole session. */
export const SESSION_LIMITS: readonly SessionLimit[] = [
  { from: '2026-11-23', of: 'staff', idle: { minutes: 120 }, lasts: { hours: 12 }, reason: 'A desk of the agency sees every debtor: a lunch break may pass, a night may not.' },
  { from: '2026-11-23', of: 'outside', idle: { minutes: 480 }, lasts: { hours: 24 }, reason: 'A creditor or a study sees its own files and comes back to them through its day; the next morning one signs in again.' },
];

/** The row in force on `day`: the latest that began. */
export const sessionLimit = (staff: boolean, day: Temporal.PlainDate): SessionLimit =>
  SESSION_LIMITS.filter((row) => row.of === (staff ? 'staff' : 'outside') && (row.from <= day.toString() || row.from === SESSION_LIMITS[0]!.from)).sort((a, b) => (a.from < b.from ? 1 : -1))[0]!;

/** How long the second factor is waited for once the password was given. */
export const HALF_LASTS = Temporal.Duration.from({ minutes: 5 });
/** A request that was under way with the former token when it was changed is still answered; for sensitive acts it counts no more. */
export const FORMER_TOKEN_LASTS = Temporal.Duration.from({ seconds: 30 });
/** How long those who had an account before a second factor was required may still do without. */
export const TIME_TO_ENROL = Temporal.Duration.from({ days: 30 });
