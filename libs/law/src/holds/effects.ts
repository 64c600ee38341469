/**
 * What the holds of a case do on a day, together: what is stopped and by which of them, whom to turn to, what runs no more and since when,
 * what there is to do and until when. A stop outweighs a sign. The days from which interest runs no more go to the statement as its `stops`.
 */
import { refuse, type Refusal } from '../faults/refusal.ts';
import type { Confidence, LawTables } from '../rates/tables.ts';
import { graceLimit, HOLD_RULES, type HoldRule } from './hold-rules.ts';
import { HOLD_STOPS, type Freeze, type Hold, type HoldKind, type HoldStop, type HoldTask, type RedirectTo } from './hold-facts.ts';

export interface ActiveHold {
  readonly id: string;
  readonly kind: HoldKind;
  /** The id of the rule that the effects come from. */
  readonly rule: string;
  readonly from: Temporal.PlainDate;
  /** The last day of the effects, where one is known. */
  readonly until: Temporal.PlainDate | null;
  readonly article: string;
  readonly confidence: Confidence;
}
export interface StopEffect {
  readonly what: HoldStop;
  /** `warn`: weigh it; `refuse`: it may not be. */
  readonly outcome: 'warn' | 'refuse';
  /** The articles of the holds that stop it, those of a refusal first. */
  readonly article: string;
  readonly holds: readonly string[];
}
export interface RedirectEffect { readonly to: RedirectTo; readonly mode: 'instead' | 'also'; readonly article: string | null; readonly hold: string }
export interface FreezeEffect {
  readonly what: Freeze;
  /** The first day that adds nothing. */
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate | null;
  readonly article: string;
  readonly hold: string;
}
export interface TaskEffect {
  readonly task: HoldTask;
  readonly hold: string;
  readonly article: string | null;
  readonly confidence: Confidence;
  readonly due: Temporal.PlainDate | null;
  readonly earliest: Temporal.PlainDate | null;
  readonly late: boolean;
}
export type HoldWarningCode = 'filing_stops_nothing' | 'grace_above_maximum' | 'interest_may_resume';

export interface HoldEffects {
  readonly on: Temporal.PlainDate;
  readonly active: readonly ActiveHold[];
  readonly stops: readonly StopEffect[];
  readonly redirects: readonly RedirectEffect[];
  /** Those that run on the day, and those of interest that ran before it. */
  readonly freezes: readonly FreezeEffect[];
  /** For the statement: days from which interest runs no more. */
  readonly interestStops: readonly { readonly on: Temporal.PlainDate }[];
  /** By due day; those without one last. */
  readonly tasks: readonly TaskEffect[];
  readonly warnings: readonly Refusal<HoldWarningCode>[];
}

type Day = Temporal.PlainDate;
const before = (one: Day, other: Day): boolean => Temporal.PlainDate.compare(one, other) < 0;
const earlier = (one: Day | null, other: Day | null): Day | null => (one === null ? other : other === null ? one : before(other, one) ? other : one);

/** The row of a hold, for that hold: the table guarantees that kind and row go together. */
const ruleOf = (hold: Hold): HoldRule<Hold> => HOLD_RULES[hold.kind] as unknown as HoldRule<Hold>;

interface Running { readonly hold: Hold; readonly rule: HoldRule<Hold>; readonly from: Day; readonly until: Day | null; readonly active: boolean }

function runningOn(hold: Hold, on: Day, law: LawTables): Running[] {
  const rule = ruleOf(hold), from = rule.from(hold);
  if (hold.voided || from === null || before(on, from)) return [];
  const until = earlier(hold.endedOn ?? null, rule.until(hold, law));
  return [{ hold, rule, from, until, active: until === null || !before(until, on) }];
}

/** The effects of `holds` on the day `on` under `law`. A hold that was voided has none; one that has ended keeps what it froze. */
export function effectsOf(holds: readonly Hold[], on: Temporal.PlainDate, law: LawTables): HoldEffects {
  const started = holds.flatMap((hold) => runningOn(hold, on, law));
  const active = started.filter((each) => each.active);
  const freezes = started.flatMap(({ hold, rule, from, until, active: runs }): FreezeEffect[] => rule.freezes
    .filter((row) => (runs || row.what === 'interest') && (row.when?.(hold) ?? true))
    .map((row) => ({ what: row.what, from, until, article: row.article, hold: hold.id })));
  return {
    on,
    active: active.map(({ hold, rule, from, until }) => ({ id: hold.id, kind: hold.kind, rule: rule.rule, from, until, article: rule.article, confidence: rule.confidence })),
    stops: mergedStops(active),
    redirects: active.flatMap(({ hold, rule }) => rule.redirects.filter((row) => row.when?.(hold) ?? true).map((row) => ({ to: row.to, mode: row.mode, article: row.article, hold: hold.id }))),
    freezes,
    interestStops: freezes.filter((freeze) => freeze.what === 'interest').map((freeze) => ({ on: freeze.from })),
    tasks: tasksOf(active, on, law),
    warnings: warningsOf(holds, started, on, law),
  };
}

function mergedStops(active: readonly Running[]): StopEffect[] {
  const rows = active.flatMap(({ hold, rule }) => rule.stops.filter((row) => row.when?.(hold) ?? true).map((row) => ({ row, id: hold.id })));
  return HOLD_STOPS.flatMap((what): StopEffect[] => {
    const own = rows.filter(({ row }) => row.what.includes(what));
    if (own.length === 0) return [];
    const walls = own.filter(({ row }) => row.outcome !== 'warn');
    const ordered = [...walls, ...own.filter(({ row }) => row.outcome === 'warn')];
    return [{ what, outcome: walls.length > 0 ? 'refuse' : 'warn', article: [...new Set(ordered.map(({ row }) => row.article))].join(' ; '), holds: [...new Set(ordered.map(({ id }) => id))] }];
  });
}

function tasksOf(active: readonly Running[], on: Day, law: LawTables): TaskEffect[] {
  const tasks = active.flatMap(({ hold, rule }) => rule.starts.filter((row) => row.when?.(hold, on, law) ?? true).map((row): TaskEffect => {
    const { due, earliest = null } = row.term(hold, law);
    return { task: row.task, hold: hold.id, article: row.article, confidence: row.confidence, due, earliest, late: due !== null && before(due, on) };
  }));
  return tasks.sort((one, other) => (one.due === null ? Number(other.due !== null) : other.due === null ? -1 : Temporal.PlainDate.compare(one.due, other.due)));
}

function warningsOf(holds: readonly Hold[], started: readonly Running[], on: Day, law: LawTables): Refusal<HoldWarningCode>[] {
  const filed = holds.filter((hold) => hold.kind === 'overIndebtedness' && !hold.voided && hold.admissibleOn === null && !hold.endedOn)
    .map((hold) => refuse('filing_stops_nothing' as const, 'C. conso. L722-2', { hold: hold.id }));
  const long = started.flatMap(({ hold }) => (hold.kind === 'judicialGracePeriod' && before(graceLimit(hold.decidedOn, law), hold.until)
    ? [refuse('grace_above_maximum' as const, 'C. civ. 1343-5', { hold: hold.id, until: hold.until.toString(), atMost: graceLimit(hold.decidedOn, law).toString() })] : []));
  /** A statement has stops and no starts: after the end the debtor is asked too little, never too much, until a person has looked. */
  const ended = started.filter(({ active, rule, hold }) => !active && rule.freezes.some((row) => row.what === 'interest' && (row.when?.(hold) ?? true)))
    .map(({ hold, from, until }) => refuse('interest_may_resume' as const, ruleOf(hold).article, { hold: hold.id, from: from.toString(), until: until?.toString() ?? null, on: on.toString() }));
  return [...filed, ...long, ...ended];
}

/** What stops an act of this sort, or undefined where nothing does. */
export const whyStopped = (effects: HoldEffects, what: HoldStop): StopEffect | undefined => effects.stops.find((stop) => stop.what === what);
