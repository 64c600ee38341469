/** When a digest is due: at an hour of Paris, each day or on one day of the week, also where the clocks change. */
export const CADENCES = ['off', 'daily', 'weekly'] as const;
export type Cadence = (typeof CADENCES)[number];
/** weekday: 1 is Monday. hour: of Paris, 0 to 23. */
export interface Schedule { cadence: Cadence; weekday: number; hour: number }
export interface Due { on: Temporal.PlainDate; at: Temporal.Instant }

const PARIS = 'Europe/Paris';
const STEP: Record<Exclude<Cadence, 'off'>, number> = { daily: 1, weekly: 7 };

/** An hour that the clocks leave out is the next one that there is; one that they give twice is its first. */
const at = (on: Temporal.PlainDate, hour: number): Due => ({ on, at: on.toZonedDateTime({ timeZone: PARIS, plainTime: new Temporal.PlainTime(hour) }).toInstant() });

/** The last time at which one was due by `now`; undefined: none is wished. */
export function lastDue({ cadence, weekday, hour }: Schedule, now: Temporal.Instant): Due | undefined {
  if (cadence === 'off') return undefined;
  const today = now.toZonedDateTimeISO(PARIS).toPlainDate();
  const due = at(cadence === 'weekly' ? today.subtract({ days: (today.dayOfWeek - weekday + 7) % 7 }) : today, hour);
  return Temporal.Instant.compare(due.at, now) <= 0 ? due : at(due.on.subtract({ days: STEP[cadence] }), hour);
}

/** The next one after `now`. */
export function nextDue(schedule: Schedule, now: Temporal.Instant): Due | undefined {
  const last = lastDue(schedule, now);
  return last && at(last.on.add({ days: STEP[schedule.cadence as Exclude<Cadence, 'off'>] }), schedule.hour);
}

/** From when on it tells, where there was none before. */
export const spanBefore = ({ cadence, hour }: Schedule, { on }: Due): Temporal.Instant => at(on.subtract({ days: cadence === 'daily' ? 1 : 7 }), hour).at;
