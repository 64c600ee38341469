/**
 * Terms of procedure. Each kind counts from an act, in days (the day of the act does not count) or in months (the same day number, or the
 * month's last), and runs over to the next working day where CPC 641-642 apply. Terms that are not of civil procedure do not run over:
 * a month to hand over funds or to answer a person is the month.
 */
import { formatDay, fromPlainDate, toPlainDate, weekday, type Day } from '../calendar/day.ts';
import { publicHolidayOn, rollOver } from '../calendar/working-days.ts';
import { attempt, type LawError } from '../faults/law-error.ts';
import { optional, readDate, readFlag, readRecord, show, fault } from '../reading/fields.ts';
import { LAW } from '../rates/law.ts';
import { addLength } from '../rates/length.ts';
import type { LawTables } from '../rates/tables.ts';
import { DEADLINE_RULES, deadlineLengths, type DeadlineKind } from './deadline-rules.ts';

export interface DeadlineQuestion<D = Temporal.PlainDate> {
  readonly kind: DeadlineKind;
  /** The act from which the term counts. */
  readonly from: D;
  /** `proof_of_claim` only: a creditor outside metropolitan France. */
  readonly abroad?: boolean | null | undefined;
}

export interface Deadline<D = Temporal.PlainDate> {
  readonly kind: DeadlineKind;
  readonly from: D;
  /** The plain end of the term. */
  readonly nominal: D;
  /** Its end after the roll-over, where it applies. */
  readonly deadline: D;
  readonly article: string;
  /** One French sentence, or null. */
  readonly note: string | null;
}

export interface DeadlineJson { kind: DeadlineKind; from: string; nominal: string; deadline: string; article: string; note: string | null }

/** The end of a term, with the figures that `law` has on the day of the act. */
export function deadline(question: DeadlineQuestion, law: LawTables = LAW): Deadline {
  const found = deadlineOf({ ...question, from: fromPlainDate(question.from) }, law);
  return { ...found, from: question.from, nominal: toPlainDate(found.nominal), deadline: toPlainDate(found.deadline) };
}

/** One question of the contract to its answer, or to the error that names the field. */
export function deadlineFromJson(input: unknown): DeadlineJson | LawError {
  return attempt(() => {
    const record = readRecord(input, 'input');
    const found = deadlineOf({ kind: readKind(record['kind']), from: readDate(record['from'], 'from'), abroad: optional(record['abroad'], 'abroad', readFlag) });
    return { kind: found.kind, from: formatDay(found.from), nominal: formatDay(found.nominal), deadline: formatDay(found.deadline), article: found.article, note: found.note };
  });
}

function readKind(value: unknown): DeadlineKind {
  if (typeof value === 'string' && Object.hasOwn(DEADLINE_RULES, value)) return value as DeadlineKind;
  throw fault('unknown_kind', 'kind', `le délai ${show(value)} est inconnu ; connus : ${Object.keys(DEADLINE_RULES).join(', ')}.`);
}

/** The same on day numbers. */
export function deadlineOf({ kind, from, abroad }: DeadlineQuestion<Day>, law: LawTables = LAW): Deadline<Day> {
  const rule = DEADLINE_RULES[kind], lengths = deadlineLengths(law, kind, from, abroad === true);
  const nominal = lengths.reduce(addLength, from), note = rule.note?.(lengths[0]!, abroad === true) ?? null;
  const end = rule.rollsOver ? rollOver(nominal) : nominal;
  return { kind, from, nominal, deadline: end, article: rule.article, note: [note, rolledNote(nominal, end)].filter((text) => text !== null).join(' ') || null };
}

function rolledNote(nominal: Day, end: Day): string | null {
  if (nominal === end) return null;
  const why = publicHolidayOn(nominal) ?? (weekday(nominal) === 6 ? 'samedi' : 'dimanche');
  return `Le ${formatDay(nominal)} n’est pas un jour ouvrable (${why}) : le délai court jusqu’au ${formatDay(end)} (CPC 642).`;
}
