/** What the depositor decides beside his files, checked before anything is asked of the database. */
import { Faults, type PostalAddress } from '@quittance/parties';
import { refuseFaults } from '@quittance/platform';
import { termsOf, type PaymentTerms } from '../lines/terms.ts';
import type { DepositInput } from './deposit-input.type.ts';

export type SaidOfCases = Pick<DepositInput, 'without' | 'decisions' | 'terms' | 'addresses'>;
export interface PlanChoices {
  /** Keys of cases that are left out. */
  without: ReadonlySet<string>;
  /** Whom a doubtful debtor is, by the key of his case: null, a new one. at: where the choice stands among them. */
  decisions: ReadonlyMap<string, { debtorId: string | null; at: number }>;
  terms: PaymentTerms | null;
  addresses: ReadonlyMap<string, PostalAddress>;
}

export const NO_CHOICES: PlanChoices = { without: new Set(), decisions: new Map(), terms: null, addresses: new Map() };
const LONGEST_TERMS = 120;

/** A key of no case is let be: a large deposit is looked at in parts, each with its own. Refuses bad_fields (terms.days, addresses.N.…). */
export function choicesOf({ without, decisions, terms, addresses }: SaidOfCases): PlanChoices {
  const faults = new Faults();
  if (terms) faults.between('terms.days', terms.days, 0, LONGEST_TERMS);
  const places = new Map((addresses ?? []).map((address, n) => [address.key, faults.address(`addresses.${n}`, address)]));
  refuseFaults(faults.all);
  return { without: new Set(without ?? []), decisions: new Map((decisions ?? []).map(({ key, debtorId }, at) => [key, { debtorId: debtorId ?? null, at }])), terms: termsOf(terms), addresses: places };
}

/** For the fingerprint of the deposit: nothing where nothing was said. Terms are told with the files. */
export function saidOfCases({ decisions, addresses }: SaidOfCases): Record<string, unknown> {
  return {
    ...(decisions?.length ? { decisions: decisions.map(({ key, debtorId }) => `${key} ${debtorId ?? ''}`).sort() } : {}),
    ...(addresses?.length ? { addresses: addresses.map((one) => JSON.stringify([one.key, one.line1, one.line2, one.postalCode, one.city, one.country])).sort() } : {}),
  };
}
