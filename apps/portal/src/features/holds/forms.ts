/** The facts of each kind, in the order in which they are asked for. Held against the door by its faults, not repeated here. */
export const KINDS = ['overIndebtedness', 'insolvencyProceeding', 'debtorDeath', 'protectedPerson', 'judicialGracePeriod', 'processingRestriction'] as const;
export type Kind = (typeof KINDS)[number];
export const PROTECTIONS = ['minor', 'guardianship', 'curatorship', 'safeguard'] as const;

export interface FactField { key: string; type: 'day' | 'flag' | 'protection'; required?: true; /** May still be to come. */ ahead?: true }
const day = (key: string): FactField => ({ key, type: 'day' });
const flag = (key: string): FactField => ({ key, type: 'flag' });

export const FORMS: Record<Kind, readonly FactField[]> = {
  overIndebtedness: [day('filedOn'), { ...day('admissibleOn'), ahead: true }, { ...day('measuresUntil'), ahead: true }, day('dischargedOn')],
  insolvencyProceeding: [{ ...day('openedOn'), required: true }, day('publishedOn'), day('proofFiledOn'), flag('liquidation'), flag('creditorAbroad'), flag('loanOfAYearOrMore'), flag('guaranteed')],
  debtorDeath: [{ ...day('diedOn'), required: true }, day('knownOn'), day('titleServedOn')],
  protectedPerson: [{ key: 'protection', type: 'protection', required: true }, { ...day('since'), required: true }],
  judicialGracePeriod: [{ ...day('decidedOn'), required: true }, { ...day('until'), required: true, ahead: true }],
  processingRestriction: [{ ...day('requestedOn'), required: true }, day('answeredOn')],
};
/** The kinds that send to somebody else. */
export const REPRESENTED: ReadonlySet<string> = new Set(['insolvencyProceeding', 'debtorDeath', 'protectedPerson']);
export const isKind = (kind: string): kind is Kind => (KINDS as readonly string[]).includes(kind);

export type Facts = Readonly<Record<string, string | boolean | null>>;
/** What is given beyond what was known: trimmed words, days, flags that were turned. */
export function givenFacts(facts: Facts, known: Facts = {}): Record<string, string | boolean> {
  return Object.fromEntries(Object.entries(facts).flatMap(([key, value]): [string, string | boolean][] => {
    const said = typeof value === 'string' ? value.trim() : value;
    if (said === null || said === '' || said === (known[key] ?? (typeof said === 'boolean' ? false : undefined))) return [];
    return [[key, said]];
  }));
}
/** Facts as the door tells them, for a form. */
export const knownFacts = (facts: readonly { key: string; value: string }[]): Facts => Object.fromEntries(facts.map(({ key, value }) => [key, value === 'true' ? true : value === 'false' ? false : value]));
/** What is missing before anything can be asked: required facts; of an over-indebtedness one of its two days. */
export const missingFacts = (kind: Kind, facts: Facts): string[] => {
  const lacks = FORMS[kind].filter(({ key, required }) => required && !facts[key]).map(({ key }) => key);
  return kind === 'overIndebtedness' && !facts['filedOn'] && !facts['admissibleOn'] ? ['admissibleOn'] : lacks;
};
