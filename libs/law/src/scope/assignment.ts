/**
 * A claim that changed hands binds the debtor once he was notified of it or took note of it (C. civ. 1324 for an assignment, 1346-5 for a
 * subrogation; factoring is one or the other). Until then he pays the former creditor and is freed; nobody else may ask him for it.
 */
import { refuse, type Refusal } from '../faults/refusal.ts';

export const TRANSFERS = ['assignment', 'subrogation'] as const;
export type Transfer = (typeof TRANSFERS)[number];

export interface TransferFacts {
  readonly transfer: Transfer;
  readonly on: Temporal.PlainDate;
  readonly notifiedOn?: Temporal.PlainDate | null;
  /** The debtor took note of it, whoever told him. */
  readonly acknowledgedOn?: Temporal.PlainDate | null;
}

const ARTICLE: Readonly<Record<Transfer, string>> = { assignment: 'C. civ. 1324', subrogation: 'C. civ. 1346-5' };

/** The first day on which the transfer binds the debtor, with its text; null while nobody told him. */
export function transferBindsFrom({ transfer, on, notifiedOn, acknowledgedOn }: TransferFacts): { readonly from: Temporal.PlainDate; readonly article: string } | null {
  const told = [notifiedOn, acknowledgedOn].filter((day) => day !== null && day !== undefined).sort(Temporal.PlainDate.compare)[0];
  if (!told) return null;
  return { from: Temporal.PlainDate.compare(told, on) < 0 ? on : told, article: ARTICLE[transfer] };
}

/** Whether the new creditor may ask the debtor on a day. Null: yes. */
export function checkTransfer(facts: TransferFacts, today: Temporal.PlainDate): Refusal<'transfer_not_notified'> | null {
  const binding = transferBindsFrom(facts);
  if (binding && Temporal.PlainDate.compare(binding.from, today) <= 0) return null;
  return refuse('transfer_not_notified', ARTICLE[facts.transfer], { transfer: facts.transfer, on: facts.on.toString(), bindsFrom: binding?.from.toString() ?? null });
}
