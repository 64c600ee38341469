/**
 * A hold as its entries make it: what was learnt of it, entry by entry, in the order in which they were written. A later entry says what an
 * earlier one did not know; the last word on a fact counts. Voided, it never was. Pure.
 */
import { HOLD_RULES, type Hold, type HoldKind, type HoldRule, type LawTables, type Protection } from '@quittance/law';

export type HoldEntryKind = 'opened' | 'amended' | 'ended' | 'voided';
/** Days ISO, flags, names. */
export type KnownFacts = Readonly<Record<string, string | boolean>>;
export interface HoldEntryRecord { id: string; kind: HoldEntryKind; facts: KnownFacts; source: string | null; reason: string | null; at: Temporal.Instant; by: string }
export interface HoldRecord {
  id: string; agencyId: string; creditorId: string; debtorId: string; /** Under whom the debtor stands: himself, unless two records are one. */ headId: string; caseId: string | null; openedFrom: string; kind: Exclude<HoldKind, 'dispute'>; openedAt: Temporal.Instant; openedBy: string;
  entries: readonly HoldEntryRecord[];
}

/** What is known of it now. */
export const factsOf = ({ entries }: Pick<HoldRecord, 'entries'>): KnownFacts =>
  Object.assign({}, ...entries.filter(({ kind }) => kind === 'opened' || kind === 'amended').map(({ facts }) => facts)) as KnownFacts;

export const isVoided = ({ entries }: Pick<HoldRecord, 'entries'>): boolean => entries.some(({ kind }) => kind === 'voided');

/** The last day on which it held, where somebody ended it. */
export function endedOn({ entries }: Pick<HoldRecord, 'entries'>): Temporal.PlainDate | null {
  const on = entries.find(({ kind }) => kind === 'ended')?.facts['endedOn'];
  return typeof on === 'string' ? Temporal.PlainDate.from(on) : null;
}

/** As libs/law takes it. `hasTitle`: of the case on which it is asked. */
export function holdOf(record: HoldRecord, hasTitle: boolean): Hold {
  const facts = factsOf(record);
  const day = (key: string): Temporal.PlainDate | null => (typeof facts[key] === 'string' ? Temporal.PlainDate.from(facts[key]) : null);
  const flag = (key: string): boolean => facts[key] === true;
  const base = { id: record.id, endedOn: endedOn(record), voided: isVoided(record) };
  switch (record.kind) {
    case 'overIndebtedness': return { ...base, kind: record.kind, filedOn: day('filedOn'), admissibleOn: day('admissibleOn'), measuresUntil: day('measuresUntil'), dischargedOn: day('dischargedOn') };
    case 'insolvencyProceeding': return {
      ...base, kind: record.kind, openedOn: day('openedOn')!, publishedOn: day('publishedOn'), liquidation: flag('liquidation'), creditorAbroad: flag('creditorAbroad'), loanOfAYearOrMore: flag('loanOfAYearOrMore'),
      proofFiledOn: day('proofFiledOn'), guaranteed: flag('guaranteed'),
    };
    case 'debtorDeath': return { ...base, kind: record.kind, diedOn: day('diedOn')!, knownOn: day('knownOn')!, hasTitle, titleServedOn: day('titleServedOn') };
    case 'protectedPerson': return { ...base, kind: record.kind, protection: facts['protection'] as Protection, since: day('since')! };
    case 'judicialGracePeriod': return { ...base, kind: record.kind, decidedOn: day('decidedOn')!, until: day('until')! };
    case 'processingRestriction': return { ...base, kind: record.kind, requestedOn: day('requestedOn')!, answeredOn: day('answeredOn') };
  }
}

/** The row of libs/law's table for a hold: the table guarantees that kind and row go together. */
export const ruleOf = (kind: HoldKind): HoldRule<Hold> => HOLD_RULES[kind] as unknown as HoldRule<Hold>;

export type HoldState = 'waiting' | 'running' | 'ended' | 'voided';
export interface HoldTerm { state: HoldState; from: Temporal.PlainDate | null; until: Temporal.PlainDate | null }

const before = (one: Temporal.PlainDate, other: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(one, other) < 0;

/** From when to when it holds, whatever the day; until: the earlier of its end and of the term that the law sets. */
export function spanOf(record: HoldRecord, law: LawTables): { voided: boolean; from: Temporal.PlainDate | null; until: Temporal.PlainDate | null } {
  const hold = holdOf(record, false), rule = ruleOf(record.kind);
  const from = rule.from(hold), ended = hold.endedOn ?? null, legal = from ? rule.until(hold, law) : null;
  return { voided: hold.voided === true, from, until: ended && legal ? (before(ended, legal) ? ended : legal) : (ended ?? legal) };
}

/** The same, and where that leaves it on `today`. */
export function termOf(record: HoldRecord, today: Temporal.PlainDate, law: LawTables): HoldTerm {
  const { voided, from, until } = spanOf(record, law);
  if (voided) return { state: 'voided', from, until };
  if (until && before(until, today)) return { state: 'ended', from, until };
  return { state: from === null || before(today, from) ? 'waiting' : 'running', from, until };
}
