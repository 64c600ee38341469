/** What may be said of a hold, kind by kind: which facts, which of them must be there, in which order their days stand. Pure. */
import { PROTECTIONS } from '@quittance/law';
import type { Fault } from '@quittance/platform';
import type { HoldRecord, KnownFacts } from './hold-record.ts';

export type HoldKindEntered = HoldRecord['kind'];
export const HOLD_KINDS_ENTERED = ['overIndebtedness', 'insolvencyProceeding', 'debtorDeath', 'protectedPerson', 'judicialGracePeriod', 'processingRestriction'] as const satisfies readonly HoldKindEntered[];
export const isHoldKind = (kind: string): kind is HoldKindEntered => (HOLD_KINDS_ENTERED as readonly string[]).includes(kind);

/** As a person gives them: days, flags, words; absent and null say nothing. */
export type GivenFacts = Readonly<Record<string, Temporal.PlainDate | string | boolean | null | undefined>>;

interface KindRow {
  readonly days: readonly string[];
  readonly flags?: readonly string[];
  readonly required: readonly string[];
  /** Days that may still be to come: an end that was set, a decision whose day is known. */
  readonly ahead?: readonly string[];
  /** The second is never before the first, and needs it. */
  readonly order: readonly (readonly [earlier: string, later: string])[];
}

const KINDS: Readonly<Record<HoldKindEntered, KindRow>> = {
  overIndebtedness: {
    days: ['filedOn', 'admissibleOn', 'measuresUntil', 'dischargedOn'], required: [], ahead: ['admissibleOn', 'measuresUntil'],
    order: [['filedOn', 'admissibleOn'], ['admissibleOn', 'measuresUntil'], ['admissibleOn', 'dischargedOn']],
  },
  insolvencyProceeding: {
    days: ['openedOn', 'publishedOn', 'proofFiledOn'], flags: ['liquidation', 'creditorAbroad', 'loanOfAYearOrMore', 'guaranteed'], required: ['openedOn'], order: [['openedOn', 'publishedOn'], ['openedOn', 'proofFiledOn']],
  },
  debtorDeath: { days: ['diedOn', 'knownOn', 'titleServedOn'], required: ['diedOn'], order: [['diedOn', 'knownOn'], ['diedOn', 'titleServedOn']] },
  protectedPerson: { days: ['since'], required: ['protection', 'since'], order: [] },
  judicialGracePeriod: { days: ['decidedOn', 'until'], required: ['decidedOn', 'until'], ahead: ['until'], order: [['decidedOn', 'until']] },
  processingRestriction: { days: ['requestedOn', 'answeredOn'], required: ['requestedOn'], order: [['requestedOn', 'answeredOn']] },
};

const EVERY_KIND = ['representativeName', 'representativeAddress'];
const LONGEST: Readonly<Record<string, number>> = { representativeName: 200, representativeAddress: 400 };
/** A day before it is a slip of the keyboard: nobody protected or deceased since then owes a debt that runs. */
const EARLIEST = '1950-01-01';
/** What a day needs to stand on, where it is not itself required. */
const NEEDS: Readonly<Record<string, string>> = { measuresUntil: 'admissibleOn', dischargedOn: 'admissibleOn' };

/** The facts as they are kept: days ISO, flags, trimmed words; what says nothing is left out. */
export function keptFacts(given: GivenFacts): KnownFacts {
  return Object.fromEntries(Object.entries(given).flatMap(([key, value]): [string, string | boolean][] => {
    if (value === null || value === undefined) return [];
    if (typeof value === 'boolean') return [[key, value]];
    const text = String(value).trim();
    return text ? [[key, text]] : [];
  }));
}

/** Faults of the facts `given`, standing on what was `known` before. Codes: missing, unexpected, day_future, day_too_old, day_before, not_in_list, too_long. */
export function factFaults(kind: HoldKindEntered, given: KnownFacts, known: KnownFacts, today: Temporal.PlainDate): Fault[] {
  const row = KINDS[kind], all: KnownFacts = { ...known, ...given }, faults: Fault[] = [];
  const fault = (key: string, code: string, facts: Fault['facts'] = {}) => faults.push({ field: `facts.${key}`, code, facts });
  const taken = [...row.days, ...(row.flags ?? []), ...(kind === 'protectedPerson' ? ['protection'] : []), ...EVERY_KIND];
  for (const key of Object.keys(given)) if (!taken.includes(key)) fault(key, 'unexpected', { kind });
  for (const key of row.required) if (all[key] === undefined) fault(key, 'missing');
  if (kind === 'overIndebtedness' && all['filedOn'] === undefined && all['admissibleOn'] === undefined) fault('admissibleOn', 'missing');
  for (const [key, needed] of Object.entries(NEEDS)) if (given[key] !== undefined && all[needed] === undefined && all['filedOn'] !== undefined) fault(needed, 'missing');
  for (const key of row.days) {
    const on = given[key];
    if (typeof on !== 'string') continue;
    if (on > String(today) && !row.ahead?.includes(key)) fault(key, 'day_future', { on, latest: String(today) });
    if (on < EARLIEST) fault(key, 'day_too_old', { on, earliest: EARLIEST });
  }
  for (const [earlier, later] of row.order) {
    const [first, second] = [all[earlier], all[later]];
    if (typeof first !== 'string' || typeof second !== 'string' || first <= second) continue;
    // The fault stands at the day that was just given.
    if (given[later] !== undefined) fault(later, 'day_before', { on: second, earliest: first, of: earlier });
    else if (given[earlier] !== undefined) fault(earlier, 'day_after', { on: first, latest: second, of: later });
  }
  const protection = given['protection'];
  if (kind === 'protectedPerson' && protection !== undefined && !(PROTECTIONS as readonly unknown[]).includes(protection)) fault('protection', 'not_in_list', { value: String(protection).slice(0, 60), list: PROTECTIONS.join(', ') });
  for (const [key, most] of Object.entries(LONGEST)) if (String(given[key] ?? '').length > most) fault(key, 'too_long', { most });
  return faults;
}

const LONGEST_WORDS = 500;
/** Codes: missing, too_long. */
export function wordsFaults(field: 'source' | 'reason', text: string): Fault[] {
  const words = text.trim();
  if (!words) return [{ field, code: 'missing' }];
  return words.length > LONGEST_WORDS ? [{ field, code: 'too_long', facts: { most: LONGEST_WORDS } }] : [];
}
