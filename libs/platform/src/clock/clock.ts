/**
 * The one place that reads the time. Legal days are days in Paris, wherever the server stands.
 * Tests and the seasons move it: set() freezes, advance() adds.
 */
import { Injectable } from '@nestjs/common';

const PARIS = 'Europe/Paris';

/** Milliseconds of the machine's own time, which no test moves: for what must only grow, ids and the like. */
export const machineTime = (): number => Date.now();

@Injectable()
export class Clock {
  #offset = Temporal.Duration.from({ milliseconds: 0 });

  now(): Temporal.Instant {
    return Temporal.Now.instant().add(this.#offset);
  }

  /** Today as a legal day in France. */
  today(): Temporal.PlainDate {
    return this.now().toZonedDateTimeISO(PARIS).toPlainDate();
  }

  /** The legal day of an instant. */
  dayOf(instant: Temporal.Instant): Temporal.PlainDate {
    return instant.toZonedDateTimeISO(PARIS).toPlainDate();
  }

  /** The first instant of a legal day. */
  startOf(day: Temporal.PlainDate): Temporal.Instant {
    return day.toZonedDateTime(PARIS).toInstant();
  }

  /** How to come back to where the clock stands now, time having run on meanwhile. */
  mark(): () => void {
    const offset = this.#offset;
    return () => void (this.#offset = offset);
  }

  /** For tests and seasons: from here on it is `at`, and time runs on. */
  set(at: Temporal.Instant): void {
    this.#offset = Temporal.Duration.from({ milliseconds: at.epochMilliseconds - Temporal.Now.instant().epochMilliseconds });
  }
}
