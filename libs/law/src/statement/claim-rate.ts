/**
 * Rule 3: the rate of a claim on a day, with the text it comes from. Commercial: the contract's, else the ECB's of the half-year + 10
 * (C. com. L441-10 II). Public: the ECB's of the half-year in which interest began + 8, frozen (CCP R2192-31). Civil: the contract's,
 * else the legal rate (CMF L313-2), 5 points more once two months have passed since the judgment became enforceable (CMF L313-3).
 */
import { addDays, type Day } from '../calendar/day.ts';
import { halfYearOf, spanOf, type HalfYear, type HalfYearSpan } from '../calendar/half-year.ts';
import { rate as asRate, type Rate } from '../money/rate.ts';
import { addLength, lengthOn } from '../rates/length.ts';
import { constantOn, ecbRate, legalRate, pointsOn } from '../rates/lookup.ts';
import type { Confidence, LawTables, LegalRateColumn } from '../rates/tables.ts';
import type { RateComposition, Regime } from './facts.ts';

export const ARTICLE = {
  contract: 'contrat',
  commercial: 'C. com. L441-10 II',
  public: 'CCP R2192-31',
  legal: 'CMF L313-2',
  surcharge: 'CMF L313-3',
} as const;

/** A rate over a stretch of days: `until` is the last day of its half-year with this same rate. */
export interface DayRate {
  readonly span: HalfYearSpan;
  readonly until: Day;
  /** Undefined: the tables do not hold it; `missing` names the half-year that they lack. */
  readonly rate: Rate | undefined;
  readonly missing: HalfYear | undefined;
  readonly article: string;
  readonly confidence: Confidence;
  readonly composition: RateComposition<Day>;
}

export interface RateTerms {
  readonly regime: Regime;
  readonly column: LegalRateColumn;
  /** Civil: the first day with 5 points more, where there is a judgment. */
  readonly surchargeFrom: Day | undefined;
}

/** The day after (the day on which the judgment became enforceable + 2 months). */
export const surchargeFirstDay = (enforceableOn: Day, law: LawTables): Day => addDays(addLength(enforceableOn, lengthOn(law, 'judgment_surcharge_wait', enforceableOn)), 1);

const CONTRACT: RateComposition<Day> = { kind: 'contract' };

/**
 * The rate of a claim on `day`, whether or not interest runs on it.
 * `firstDay` is the claim's first interest-bearing day: the public rate is frozen on its half-year.
 */
export function rateOn(law: LawTables, terms: RateTerms, contractRate: Rate | undefined, firstDay: Day, day: Day): DayRate {
  const span = spanOf(halfYearOf(day));
  if (terms.regime === 'public') {
    const frozen = constantOn(law, 'public_interest_rate_frozen_at_start_semester', firstDay)?.value !== false;
    return fromEcb(law, span, frozen ? halfYearOf(firstDay) : span.half, 'public_margin', ARTICLE.public, frozen);
  }
  if (contractRate !== undefined) {
    return { span, until: span.to, rate: contractRate, missing: undefined, article: ARTICLE.contract, confidence: 'high', composition: CONTRACT };
  }
  if (terms.regime === 'commercial') return fromEcb(law, span, span.half, 'b2b_default_margin', ARTICLE.commercial, false);
  return fromLegal(law, terms, span, day);
}

function fromEcb(law: LawTables, span: HalfYearSpan, half: HalfYear, margin: string, article: string, frozen: boolean): DayRate {
  const known = ecbRate(law, half);
  const at = spanOf(half).from;
  const points = pointsOn(law, margin, at);
  return {
    span, until: span.to, article,
    rate: known && asRate(known.rate + points),
    missing: known ? undefined : half,
    confidence: known?.confidence ?? 'low',
    composition: { kind: 'ecb', reference: known?.rate ?? asRate(0n), at, points, frozen },
  };
}

function fromLegal(law: LawTables, terms: RateTerms, span: HalfYearSpan, day: Day): DayRate {
  const known = legalRate(law, terms.column, span.half);
  const { surchargeFrom } = terms;
  const surcharged = surchargeFrom !== undefined && day >= surchargeFrom;
  const points = surcharged ? pointsOn(law, 'judgment_surcharge', surchargeFrom) : asRate(0n);
  return {
    span,
    until: surchargeFrom !== undefined && !surcharged && surchargeFrom <= span.to ? addDays(surchargeFrom, -1) : span.to,
    rate: known && asRate(known.rate + points),
    missing: known ? undefined : span.half,
    article: surcharged ? ARTICLE.surcharge : ARTICLE.legal,
    confidence: known?.confidence ?? 'low',
    composition: { kind: 'legal', column: terms.column, reference: known?.rate ?? asRate(0n), at: span.from, points, pointsFrom: surcharged ? surchargeFrom : null },
  };
}
