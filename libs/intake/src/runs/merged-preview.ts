/** What a large deposit would do, from what its parts would do: counts and kinds whole, lists no longer than a person reads. */
import { sumCents } from '@quittance/law';
import { DepositPreview, PreviewKind, type AgedBalance, type PreviewFile } from '../deposits/deposit.type.ts';
import { LEFT_KINDS, TAKEN_KINDS, type KindFigure } from '../lines/kinds.ts';

export const MOST_LISTED = 300;

export class MergedPreview {
  #whole: DepositPreview | undefined;
  #cases = 0;

  /** The parts come in their order. `joined`: cases of this part that an earlier part has opened. */
  add(part: DepositPreview, joined = 0): void {
    this.#cases += part.caseCount - joined;
    if (!this.#whole) {
      this.#whole = Object.assign(new DepositPreview(), part, { cases: part.cases.slice(0, MOST_LISTED), faults: [] });
      return;
    }
    const whole = this.#whole;
    whole.cases.push(...part.cases.slice(0, Math.max(0, MOST_LISTED - whole.cases.length)));
    whole.claimCount += part.claimCount;
    whole.total = sumCents([whole.total, part.total]);
    whole.needsTerms += part.needsTerms;
    whole.kinds = addedKinds(whole.kinds, part.kinds);
    whole.aged = added<AgedBalance>(whole.aged, part.aged, ({ band }) => band, (a, b) => Object.assign(a, { claims: a.claims + b.claims, due: sumCents([a.due, b.due]) }));
    whole.attachments = part.attachments.length ? part.attachments : whole.attachments;
  }

  /** So many cases can still be listed: of a part, no more need be told one by one. */
  get room(): number { return MOST_LISTED - (this.#whole?.cases.length ?? 0); }

  /** Lines that no claim could be read from, which no part knows of. */
  unread(figures: readonly KindFigure[]): void {
    const whole = this.#whole!, order: readonly string[] = [...TAKEN_KINDS, ...LEFT_KINDS];
    whole.kinds = addedKinds(whole.kinds, figures.map((one) => Object.assign(new PreviewKind(), one))).toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  }

  get caseCount(): number { return this.#cases; }

  /** With the files as they were read in all, and the first faults. */
  whole(files: (file: PreviewFile) => Partial<PreviewFile>, faults: DepositPreview['faults'], faultCount: number): DepositPreview {
    const whole = this.#whole!;
    return Object.assign(whole, {
      caseCount: this.#cases, files: whole.files.map((file) => Object.assign(file, files(file))), faults: faults.slice(0, MOST_LISTED), cut: this.#cases > whole.cases.length || faultCount > MOST_LISTED,
    });
  }
}

const addedKinds = (before: readonly PreviewKind[], more: readonly PreviewKind[]): PreviewKind[] =>
  added<PreviewKind>(before, more, ({ kind }) => kind, (a, b) => Object.assign(a, { cases: a.cases + b.cases, claims: a.claims + b.claims, total: sumCents([a.total, b.total]) }));

function added<T>(before: readonly T[], more: readonly T[], key: (one: T) => string, sum: (a: T, b: T) => T): T[] {
  const all = new Map(before.map((one) => [key(one), one]));
  for (const one of more) { const known = all.get(key(one)); all.set(key(one), known ? sum(known, one) : one); }
  return [...all.values()];
}
