/** What the stories of the demo agency are told with. */
import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '@quittance/platform';
import type { Dice } from './invent.ts';

export interface OpenCase { id: string; reference: string; debtor: string; creditor: string; creditorId: string; regime: string; opened_at: string; email: string; principal: string; /** Its time has run out by today, against a consumer: nothing is asked for any more. */ barred: boolean }
export interface Deed { at: Temporal.Instant; run: () => Promise<void> }
/** A case, those who work on it, and `at(day, deed)`. */
export interface Telling {
  app: INestApplicationContext; file: OpenCase; collector: Actor; supervisor: Actor; accountant: Actor; creditorUser: Actor; bailiffs: readonly { actor: Actor; studyId: string }[];
  today: Temporal.PlainDate; d: Dice; at: (instant: Temporal.Instant, run: () => Promise<void>) => Deed; day: (day: Temporal.PlainDate) => Temporal.Instant;
}

export const workingDay = (day: Temporal.PlainDate): Temporal.PlainDate => (day.dayOfWeek > 5 ? day.add({ days: 8 - day.dayOfWeek }) : day);
/** The last day of work on or before this one: what happened lately happened before today. */
export const lastWorkingDay = (day: Temporal.PlainDate): Temporal.PlainDate => (day.dayOfWeek > 5 ? day.subtract({ days: day.dayOfWeek - 5 }) : day);
export const inOffice = (day: Temporal.PlainDate, d: Dice) => workingDay(day).toZonedDateTime({ timeZone: 'Europe/Paris', plainTime: Temporal.PlainTime.from({ hour: d.between(9, 17), minute: d.below(60) }) }).toInstant();
export const later = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (Temporal.PlainDate.compare(a, b) > 0 ? a : b);
