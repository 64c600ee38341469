/**
 * How long data on a person is kept, by kind (RGPD 5, § 1, e ; rules 11.6). The periods are defaults of low confidence, until the agency's
 * data protection officer says better: an agency sets its own as dated rows. What stands against erasure is said with its text.
 */
import type { Confidence } from '../rates/tables.ts';

export const RETENTION_KINDS = ['contact', 'words', 'evidence', 'judicial', 'accounts', 'traces', 'requests', 'identity'] as const;
/** contact: where he is reached · words: what was said and written · evidence: letters and papers · judicial: titles and enforcement · accounts: what was paid · traces: visits and codes · requests: about his own data · identity: who he is. */
export type RetentionKind = (typeof RETENTION_KINDS)[number];
export type RetentionEvent = 'case_closed' | 'title_enforceable' | 'financial_year_end' | 'recorded' | 'request_answered';

export interface RetentionRow {
  readonly kind: RetentionKind; readonly period: string; readonly event: RetentionEvent; readonly basis: string; readonly article: string; readonly confidence: Confidence;
  /** The first day on which the row holds; null: always did. */
  readonly from: string | null;
  /** Erased each night once its time is over, without a person's hand. */
  readonly automatic: boolean;
}

const row = (kind: RetentionKind, period: string, event: RetentionEvent, basis: string, article: string, confidence: Confidence = 'low'): RetentionRow => ({ kind, period, event, basis, article, confidence, from: null, automatic: false });

/** What the product ships with. */
export const RETENTION_DEFAULTS: readonly RetentionRow[] = [
  row('contact', 'P5Y', 'case_closed', 'limitation', 'C. civ. 2224'),
  row('words', 'P5Y', 'case_closed', 'limitation', 'C. civ. 2224'),
  row('evidence', 'P5Y', 'case_closed', 'limitation', 'C. civ. 2224'),
  row('judicial', 'P10Y', 'title_enforceable', 'title', 'CPCE L111-4'),
  row('accounts', 'P10Y', 'financial_year_end', 'accounting', 'C. com. L123-22', 'medium'),
  row('traces', 'P1Y', 'recorded', 'security', 'RGPD art. 5, § 1, e'),
  row('requests', 'P5Y', 'request_answered', 'limitation', 'C. civ. 2224'),
  // Who he is goes last: with what still names him.
  row('identity', 'P5Y', 'case_closed', 'limitation', 'C. civ. 2224'),
];

export type AgencyRetention = { readonly kind: string; readonly period: string; readonly from: string; readonly automatic: boolean };

/** The rows in force on a day: for each kind the agency's own that began last (later ones of the same day win), else the default. */
export function retentionOn(own: readonly AgencyRetention[], day: Temporal.PlainDate): RetentionRow[] {
  return RETENTION_DEFAULTS.map((shipped) => {
    const begun = own.filter(({ kind, from }) => kind === shipped.kind && from <= String(day)).reduce<AgencyRetention | undefined>((last, one) => (!last || one.from >= last.from ? one : last), undefined);
    return begun ? { ...shipped, period: begun.period, from: begun.from, automatic: begun.automatic } : shipped;
  });
}

/** What is known of one debtor, as far as keeping his data depends on it. */
export interface KeptLife {
  /** The day on which the last of his cases ended; null while one is open. */
  readonly closedOn: Temporal.PlainDate | null;
  /** The last day on which money of his was entered; null: none ever was. */
  readonly lastEntryOn: Temporal.PlainDate | null;
  readonly titleOn: Temporal.PlainDate | null;
  readonly lastTraceOn: Temporal.PlainDate | null;
  /** The last answer to a request of his; null: none, or one still waits. */
  readonly answeredOn: Temporal.PlainDate | null;
  readonly requestWaits: boolean;
  /** A dispute that nobody settled: the data is needed for a claim at law. */
  readonly disputed: boolean;
  /** Data whose processing he had restricted is kept and not used (art. 18, § 2). */
  readonly restricted: boolean;
}

export type DutyCode = 'case_open' | 'dispute_open' | 'restricted' | 'period' | 'request_open' | 'named_elsewhere';
export interface Duty {
  readonly kind: RetentionKind;
  /** Free since then; null while it stands, or where nothing of the kind is held. */
  readonly freeSince: Temporal.PlainDate | null;
  /** What stands against it; null: nothing. */
  readonly code: DutyCode | null;
  readonly article: string | null;
  /** The exception of the regulation that lets the duty stand. */
  readonly exception: string | null;
  readonly basis: string;
  readonly until: Temporal.PlainDate | null;
}

const later = (one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate => (Temporal.PlainDate.compare(one, other) < 0 ? other : one);
const over = (until: Temporal.PlainDate, today: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(until, today) < 0;
const CLAIMS = 'RGPD art. 17, § 3, e', DUTY = 'RGPD art. 17, § 3, b';
/** Duties of the law itself, not of prudence: accounts that must be kept (art. 17, § 3, b). */
const exceptionOf = (basis: string): string => (basis === 'accounting' ? DUTY : CLAIMS);

/** The last day on which each kind is kept, kind by kind in the order of RETENTION_KINDS. */
export function retentionOf(life: KeptLife, policy: readonly RetentionRow[], today: Temporal.PlainDate): Duty[] {
  const of = (kind: RetentionKind): RetentionRow => policy.find((one) => one.kind === kind)!;
  const duties = new Map<RetentionKind, Duty>();
  const stands = (kind: RetentionKind, code: DutyCode, article: string, until: Temporal.PlainDate | null, exception = exceptionOf(of(kind).basis)): Duty => ({ kind, freeSince: null, code, article, exception, basis: of(kind).basis, until });
  const kept = (kind: RetentionKind, from: Temporal.PlainDate | null): Duty => {
    const { period, article, basis } = of(kind);
    if (from === null) return { kind, freeSince: life.closedOn, code: null, article: null, exception: null, basis, until: null };
    const until = from.add(Temporal.Duration.from(period));
    return over(until, today) ? { kind, freeSince: until.add({ days: 1 }), code: null, article: null, exception: null, basis, until } : stands(kind, 'period', article, until);
  };
  for (const kind of RETENTION_KINDS) {
    if (kind === 'traces') duties.set(kind, kept(kind, life.lastTraceOn));
    else if (kind === 'requests') duties.set(kind, life.requestWaits ? stands(kind, 'request_open', 'RGPD art. 12, § 3', null) : kept(kind, life.answeredOn));
    else if (life.closedOn === null) duties.set(kind, stands(kind, 'case_open', 'RGPD art. 6, § 1, b', null));
    else if (life.disputed) duties.set(kind, stands(kind, 'dispute_open', 'RGPD art. 17, § 3, e', null));
    else if (life.restricted) duties.set(kind, stands(kind, 'restricted', 'RGPD art. 18, § 2', null));
    else if (kind === 'accounts') duties.set(kind, kept(kind, life.lastEntryOn && Temporal.PlainDate.from({ year: life.lastEntryOn.year, month: 12, day: 31 })));
    else if (kind === 'judicial') duties.set(kind, kept(kind, life.titleOn && later(life.titleOn, life.closedOn.subtract({ years: 5 }))));
    else duties.set(kind, kept(kind, life.closedOn));
  }
  const own = duties.get('identity')!;
  if (own.code === null) {
    const naming = [...duties.values()].filter(({ kind, code }) => code !== null && kind !== 'identity' && kind !== 'traces' && kind !== 'requests');
    const last = naming.reduce<Duty | undefined>((most, one) => (!most || !most.until || (one.until && Temporal.PlainDate.compare(one.until, most.until) > 0) ? one : most), undefined);
    if (last) duties.set('identity', { ...own, freeSince: null, code: 'named_elsewhere', article: last.article, exception: last.exception, until: last.until });
  }
  return RETENTION_KINDS.map((kind) => duties.get(kind)!);
}
