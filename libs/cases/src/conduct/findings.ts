/** What libs/law found, as rows keep it and as the door answers it. */
import type { ConductCheck, Finding, Refusal as LawRefusal } from '@quittance/law';
import { Refused, toFacts, type FactValues } from '@quittance/platform';
import { ConductFinding } from './conduct.type.ts';

/** A finding as JSON keeps it: in `call.conduct`, in `reminder.conduct`. */
export interface KeptFinding { code: string; outcome: string; article: string | null; facts: Record<string, string> }

/** Facts of the law as text: a list by its members, what is null left out. */
export const toldFacts = (facts: LawRefusal['facts']): Record<string, string> => Object.fromEntries(
  Object.entries(facts).filter(([, value]) => value !== null && value !== undefined).map(([key, value]) => [key, Array.isArray(value) ? value.join(', ') : String(value)]));

export const kept = ({ findings }: ConductCheck<string>): KeptFinding[] => findings.map(({ code, outcome, article, facts }) => ({ code, outcome, article, facts: toldFacts(facts) }));

export const findingOf = ({ code, outcome, article, facts }: KeptFinding): ConductFinding => Object.assign(new ConductFinding(), { code, outcome, article, facts: toFacts(facts) });

const firstRefusing = ({ findings }: ConductCheck<string>): Finding<string> | undefined => findings.find(({ outcome }) => outcome === 'refuse');

/** The first finding that refuses, as the refusal of the act: `contact_refused` names it and carries its facts. */
export function refusedBy(check: ConductCheck<string>): Refused | null {
  const found = firstRefusing(check);
  return found ? new Refused('contact_refused', { article: found.article, facts: { finding: found.code, ...toldFacts(found.facts) } satisfies FactValues }) : null;
}

/** The same by the finding's own code, where the act and the check refuse for the same reasons: a letter. */
export function refusedAs(check: ConductCheck<string>): Refused | null {
  const found = firstRefusing(check);
  return found ? new Refused(found.code, { article: found.article, facts: toldFacts(found.facts) }) : null;
}
