/** What is open on the customers' accounts: entries that were lettered together, or that bear the same piece, netted against each other. */
import { amountOf } from '../amount.ts';

export type FecEntry = {
  readonly line: number;
  readonly account: string;
  readonly name: string;
  readonly letters: string;
  readonly piece: string;
  readonly entryNumber: string;
  readonly day: string;
  readonly dueOn: string | null;
  readonly label: string;
  readonly journal: string;
  /** cents on the debit side, negative on the credit side */
  readonly cents: bigint;
};

export type FecItem = { readonly kind: 'invoice' | 'creditNote'; readonly first: FecEntry; readonly total: string; readonly due: string; readonly pieces: number };

type Group = { debit: bigint; credit: bigint; firstDebit: FecEntry | null; firstCredit: FecEntry | null; debitPieces: Set<string>; creditPieces: Set<string> };

export class FecItems {
  private readonly groups = new Map<string, Group>();
  private readonly names = new Map<string, string>();

  add(entry: FecEntry): void {
    if (entry.name !== '' && !this.names.has(entry.account)) this.names.set(entry.account, entry.name);
    if (entry.cents === 0n) return;
    const key = JSON.stringify(entry.letters !== '' ? [entry.account, 'L', entry.letters] : [entry.account, 'P', entry.piece]);
    const group = this.groups.get(key) ?? { debit: 0n, credit: 0n, firstDebit: null, firstCredit: null, debitPieces: new Set<string>(), creditPieces: new Set<string>() };
    if (!this.groups.has(key)) this.groups.set(key, group);
    if (entry.cents > 0n) {
      group.debit += entry.cents;
      group.firstDebit ??= entry;
      group.debitPieces.add(entry.piece);
    } else {
      group.credit -= entry.cents;
      group.firstCredit ??= entry;
      group.creditPieces.add(entry.piece);
    }
  }

  /** How the books name a customer, by any of his lines. */
  nameOf(account: string): string {
    return this.names.get(account) ?? account;
  }

  /** What does not balance, in the order in which the file first names it. A credit that remains claims nothing: it is told as what it is. */
  * open(): Generator<FecItem> {
    for (const { debit, credit, firstDebit, firstCredit, debitPieces, creditPieces } of this.groups.values()) {
      if (debit > credit) yield { kind: 'invoice', first: firstDebit!, total: amountOf(debit), due: amountOf(debit - credit), pieces: debitPieces.size };
      else if (credit > debit) yield { kind: 'creditNote', first: firstCredit!, total: amountOf(credit), due: amountOf(credit - debit), pieces: creditPieces.size };
    }
  }
}
