/**
 * Whether an agency may take a claim in at all, by what it is and whose it is. To manage bank credit that is not performing for a buyer who
 * is no bank takes a licence (CMF L54-11-1 to L54-11-4); the money of public bodies is collected by their accountants alone.
 */
import { fromPlainDate } from '../calendar/day.ts';
import type { Finding } from '../conduct/contact.ts';
import { refuse, type Refusal } from '../faults/refusal.ts';
import { rowOn } from '../rates/lookup.ts';
import type { LawTables } from '../rates/tables.ts';

export const PLACING_CREDITORS = ['company', 'individual', 'bank', 'creditPurchaser', 'publicBody'] as const;
export type PlacingCreditor = (typeof PLACING_CREDITORS)[number];

export interface PlacementFacts {
  readonly on: Temporal.PlainDate;
  readonly creditor: PlacingCreditor;
  readonly nature: 'bankCredit' | 'other';
  /** Default false: what is placed with an agency is not performing. */
  readonly performing?: boolean;
  /** The agency's licence as a manager of credits. */
  readonly licenceNumber?: string | null;
  /** An industrial and commercial service, or one that was let out: it collects like a company. */
  readonly industrialOrLetOut?: boolean;
}
export type PlacementCode = 'credit_servicer_licence_missing' | 'public_creditor';

/** What stands against taking a claim in, or what to weigh; null: nothing. */
export function checkPlacement(facts: PlacementFacts, law: LawTables): Finding<PlacementCode> | null {
  if (facts.creditor === 'publicBody' && !facts.industrialOrLetOut) return found('refuse', refuse('public_creditor', 'CGCT L1617-5', {}));
  if (facts.creditor !== 'creditPurchaser' || facts.nature !== 'bankCredit' || facts.performing || facts.licenceNumber?.trim()) return null;
  const row = rowOn(law.constants['credit_servicer_licence'] ?? [], fromPlainDate(facts.on));
  return row ? found(row.value === 'refuse' ? 'refuse' : 'warn', refuse('credit_servicer_licence_missing', row.article, { since: row.from })) : null;
}

const found = (outcome: 'warn' | 'refuse', refusal: Refusal<PlacementCode>): Finding<PlacementCode> => ({ ...refusal, outcome });
