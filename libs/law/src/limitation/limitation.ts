/**
 * Limitation (prescription): until which day a claim may be pursued. The period starts when the claim accrues and starts again whole at
 * each interruption; a title gives ten years whatever came before; the debtor's own acts carry it no further than twenty years
 * (C. civ. 2232). No roll-over to a working day (2229): on the day of expiry the claim still lives.
 */
import { addDays, civilOf, dayOf, formatDay, fromPlainDate, toPlainDate, type Day } from '../calendar/day.ts';
import { attempt, type LawError } from '../faults/law-error.ts';
import { fault, optional, readDate, readList, readRecord, show } from '../reading/fields.ts';
import { LAW } from '../rates/law.ts';
import { addLength, isoLength, lengthOn, type Length } from '../rates/length.ts';
import type { LawTables } from '../rates/tables.ts';
import { EVENT_RULES, LIMITATION_EVENT_KINDS, LIMITATION_RULES, LONG_STOP_FIGURE, TITLE_FIGURE, type LimitationEventKind, type LimitationNature, type LimitationRule } from './limitation-rules.ts';

export interface LimitationFacts<D = Temporal.PlainDate> {
  /** A nature that is not in the list is treated as the shortest period. */
  readonly nature: LimitationNature | (string & {}) | null;
  /** The day on which the claim became payable. */
  readonly accrued: D;
  readonly asOf: D;
  readonly events?: readonly { readonly on: D; readonly kind: LimitationEventKind }[];
}

export type LimitationEffect = 'interrupts' | 'none' | 'title';
export interface LimitationStep<D = Temporal.PlainDate> {
  readonly on: D;
  readonly kind: LimitationEventKind;
  readonly effect: LimitationEffect;
  /** The term in force after the event. */
  readonly expires: D;
  readonly article: string | null;
}
export interface Limitation<D = Temporal.PlainDate> {
  /** ISO 8601: "P5Y". */
  readonly period: string;
  /** The last day on which the claim may be pursued. */
  readonly expires: D;
  readonly barred: boolean;
  readonly article: string | null;
  readonly history: readonly LimitationStep<D>[];
  readonly note?: 'nature_unknown';
}

/** When a claim is time-barred, and what each event did to the term. A period is that which `law` has on the day it starts. */
export function limitation(facts: LimitationFacts, law: LawTables = LAW): Limitation {
  const found = limitationOf({
    ...facts, accrued: fromPlainDate(facts.accrued), asOf: fromPlainDate(facts.asOf),
    events: (facts.events ?? []).map((event) => ({ ...event, on: fromPlainDate(event.on) })),
  }, law);
  return mapDays(found, toPlainDate);
}

/** One question of the contract to its answer, or to the error that names the field. */
export function limitationFromJson(input: unknown): Limitation<string> | LawError {
  return attempt(() => {
    const record = readRecord(input, 'input');
    const events = readList(record['events'], 'events').map((value, index) => {
      const event = readRecord(value, `events[${index}]`);
      return { on: readDate(event['on'], `events[${index}].on`), kind: readKind(event['kind'], `events[${index}].kind`) };
    });
    return mapDays(limitationOf({
      nature: optional(record['nature'], 'nature', readNature) ?? null,
      accrued: readDate(record['accrued'], 'accrued'), asOf: readDate(record['asOf'], 'asOf'), events,
    }), formatDay);
  });
}

function readNature(value: unknown, path: string): string {
  if (typeof value !== 'string') throw fault('bad_field', path, `un texte est attendu, reçu ${show(value)}.`);
  return value;
}

function readKind(value: unknown, path: string): LimitationEventKind {
  if (typeof value === 'string' && (LIMITATION_EVENT_KINDS as readonly string[]).includes(value)) return value as LimitationEventKind;
  throw fault('unknown_kind', path, `l’événement ${show(value)} est inconnu ; connus : ${LIMITATION_EVENT_KINDS.join(', ')}.`);
}

const mapDays = <B>({ period, expires, barred, article, history, note }: Limitation<Day>, day: (from: Day) => B): Limitation<B> => ({
  period, expires: day(expires), barred, article,
  history: history.map((step) => ({ on: day(step.on), kind: step.kind, effect: step.effect, expires: day(step.expires), article: step.article })),
  ...(note ? { note } : {}),
});

interface Term { readonly length: Length; readonly end: Day }

/** A whole period that starts on a day. */
function termFrom(law: LawTables, { figure, fromNextYear }: LimitationRule, day: Day): Term {
  const length = lengthOn(law, figure, day);
  return { length, end: fromNextYear ? addDays(addLength(dayOf(civilOf(day).year + 1, 1, 1), length), -1) : addLength(day, length) };
}

/** Of an unknown nature nothing is certain but the shortest period that the law knows. */
function shortest(law: LawTables, day: Day): LimitationRule {
  return Object.values(LIMITATION_RULES).map((rule): readonly [LimitationRule, Day] => [rule, termFrom(law, rule, day).end])
    .reduce((least, each) => (each[1] < least[1] ? each : least))[0];
}

/** The same on day numbers. */
export function limitationOf(facts: LimitationFacts<Day>, law: LawTables = LAW): Limitation<Day> {
  const known = facts.nature !== null && Object.hasOwn(LIMITATION_RULES, facts.nature);
  const rule: LimitationRule = known ? LIMITATION_RULES[facts.nature as LimitationNature] : { figure: shortest(law, facts.accrued).figure, named: false };
  const title: LimitationRule = { figure: TITLE_FIGURE };
  const longStop = addLength(facts.accrued, lengthOn(law, LONG_STOP_FIGURE, facts.accrued));
  let running = rule, { length, end: expires } = termFrom(law, rule, facts.accrued);

  const history = [...(facts.events ?? [])].sort((one, other) => one.on - other.on).map(({ on, kind }): LimitationStep<Day> => {
    const event = EVENT_RULES[kind];
    const effect = effectOf();
    if (effect !== 'none') {
      if (effect === 'title') running = title;
      const term = termFrom(law, running, on);
      length = term.length;
      expires = running === title || !event.longStop ? term.end : renewed(term.end);
    }
    return { on, kind, effect, expires, article: event.article };

    function effectOf(): LimitationEffect {
      if (event.does === 'none' || on > facts.asOf || on < facts.accrued) return 'none';
      if (event.does === 'title') return 'title';
      if (on > expires) return 'none';
      return running === title || !rule.onlyBy || rule.onlyBy.includes(kind) ? 'interrupts' : 'none';
    }
  });

  /** The debtor's acts carry the term to the long-stop at most, and never back. */
  function renewed(term: Day): Day {
    return Math.max(expires, Math.min(term, longStop)) as Day;
  }

  return {
    period: isoLength(length), expires, barred: facts.asOf > expires,
    article: running.named === false ? null : length.row.article, history, ...(known ? {} : { note: 'nature_unknown' as const }),
  };
}
