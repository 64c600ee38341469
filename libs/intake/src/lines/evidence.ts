/**
 * What a court asks of who claims, by the nature of the claim and the law that it stands under, as one table; and what of it is not there. A paper
 * that is kept with the claim shows it; so does what the file itself says: the number of an order, of a contract, of a delivery note, the terms on
 * the invoice. That it was not shown now does not lose the claim: it is asked for while it can still be found.
 */
import type { Regime } from '@quittance/law';
import type { ReadClaim } from '../readers/index.ts';

export const EVIDENCE_KINDS = ['dated_invoice', 'contract', 'order', 'delivery', 'terms'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** natures: of these alone; except: of all but these. above: of claims above so many cents. shownBy: what makes it be there: kinds of papers, or what the file showed, besides itself. */
export interface EvidenceRule {
  kind: EvidenceKind; regimes: readonly Regime[]; natures?: readonly string[]; except?: readonly string[]; above?: bigint; shownBy: readonly string[];
  article: string; confidence: 'high' | 'medium'; from: string; to: string | null;
}

/** Claims for which nothing is delivered: the use of a place, a cover, money lent. */
const NOTHING_DELIVERED = ['rent', 'commercial_lease', 'insurance_premium', 'consumer_credit'] as const;

export const EVIDENCE_RULES: readonly EvidenceRule[] = [
  { kind: 'dated_invoice', regimes: ['commercial'], shownBy: ['invoice'], article: 'C. com. L441-9', confidence: 'high', from: '2019-10-01', to: null },
  { kind: 'dated_invoice', regimes: ['public'], shownBy: ['invoice'], article: 'CCP L2192-10', confidence: 'high', from: '2019-04-01', to: null },
  { kind: 'dated_invoice', regimes: ['civil'], except: NOTHING_DELIVERED, shownBy: ['invoice'], article: 'C. civ. 1353', confidence: 'high', from: '2016-10-01', to: null },
  // Between merchants proof is free: the order is what shows that it was agreed. Against others a writing is asked above 1,500 euros (décret 80-533).
  { kind: 'order', regimes: ['commercial', 'public'], except: NOTHING_DELIVERED, shownBy: ['order', 'contract'], article: 'C. com. L110-3', confidence: 'high', from: '2000-09-21', to: null },
  { kind: 'contract', regimes: ['civil'], except: NOTHING_DELIVERED, above: 150_000n, shownBy: ['contract', 'order'], article: 'C. civ. 1359', confidence: 'high', from: '2016-10-01', to: null },
  { kind: 'contract', regimes: ['commercial', 'civil', 'public'], natures: NOTHING_DELIVERED, shownBy: ['contract'], article: 'C. civ. 1353', confidence: 'high', from: '2016-10-01', to: null },
  { kind: 'delivery', regimes: ['commercial', 'civil', 'public'], except: NOTHING_DELIVERED, shownBy: ['delivery'], article: 'C. civ. 1353', confidence: 'high', from: '2016-10-01', to: null },
  // The statutory rate runs without them; a rate of its own, and the terms themselves, are shown by what was communicated.
  { kind: 'terms', regimes: ['commercial'], except: NOTHING_DELIVERED, shownBy: ['terms', 'contract'], article: 'C. com. L441-1', confidence: 'medium', from: '2019-04-26', to: null },
];

export interface EvidenceAskedOf { regime: Regime; nature: string; amount: bigint }

export const asksFor = (rule: EvidenceRule, { regime, nature, amount }: EvidenceAskedOf): boolean =>
  rule.regimes.includes(regime) && (!rule.natures || rule.natures.includes(nature)) && !rule.except?.includes(nature) && (rule.above === undefined || amount > rule.above);

/** The rules that are in force on this day. */
export const rulesOn = (day: Temporal.PlainDate): EvidenceRule[] => EVIDENCE_RULES.filter(({ from, to }) => String(day) >= from && (to === null || String(day) <= to));

/** What will be asked and is not there, each once, in the order of the table. */
export function lackingOf(claim: EvidenceAskedOf, known: ReadonlySet<string>, day: Temporal.PlainDate): EvidenceKind[] {
  const lacking = rulesOn(day).filter((rule) => asksFor(rule, claim) && !known.has(rule.kind) && !rule.shownBy.some((kind) => known.has(kind))).map(({ kind }) => kind);
  return [...new Set(lacking)];
}

/** What a paper of this kind makes be there. */
export const shownByPaper = (paper: string): EvidenceKind[] => EVIDENCE_RULES.filter(({ kind, shownBy }) => kind === paper || shownBy.includes(paper)).map(({ kind }) => kind);

/** What the file itself shows: coded notes on penalties (EN 16931, PMD) and on the 40 euros (PMT) are its terms; numbers of papers name them. */
export function shownInFile(claim: ReadClaim): string[] {
  const { orderReference, contractReference, deliveryReference } = claim.extras;
  return [orderReference && 'order', contractReference && 'contract', deliveryReference && 'delivery', (claim.latePenaltyText ?? claim.indemnityText) && 'terms'].filter((kind): kind is string => Boolean(kind));
}
