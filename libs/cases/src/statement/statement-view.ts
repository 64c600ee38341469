/** From libs/law's statement to what crosses the door. */
import { formatRate, type Confidence, type InterestLine as LawLine, type Regime, type Statement as LawStatement } from '@quittance/law';
import type { InterestLine, RatePart, Statement } from './statement.type.ts';
import type { ClaimName } from './statement.service.ts';

const INDEMNITY_ARTICLE: Record<Regime, string | null> = { commercial: 'C. com. D441-5', public: 'CCP D2192-35', civil: null };
const SURCHARGE_ARTICLE = 'CMF L313-3';

/** "3.3056": ten-thousandths of a euro as text. */
export const formatDaily = (value: bigint | null): string | null =>
  value === null ? null : `${value / 10_000n}.${String(value % 10_000n).padStart(4, '0')}`;

function partsOf(line: LawLine): RatePart[] {
  const part = (source: string, value: bigint, at: Temporal.PlainDate | null, article: string, confidence: Confidence = line.confidence): RatePart => ({ source, value: formatRate(value), at, article, confidence });
  const { composition } = line;
  if (composition.kind === 'contract') return [part('contract', line.rate, null, line.article)];
  if (composition.kind === 'ecb') return [part('ecb', composition.reference, composition.at, line.article), part('margin', composition.points, null, line.article, 'high')];
  const legal = part('legal', composition.reference, composition.at, line.article);
  return composition.points === 0n ? [legal] : [legal, part('judgment', composition.points, composition.pointsFrom, SURCHARGE_ARTICLE, 'high')];
}

const lineOf = (line: LawLine): InterestLine => ({
  from: line.from, to: line.to, days: line.days, year: line.year, base: line.base, rate: formatRate(line.rate), amount: line.amount, article: line.article, confidence: line.confidence, parts: partsOf(line),
});

export function statementView(statement: LawStatement, names: readonly ClaimName[]): Statement {
  const reference = new Map(names.map((claim) => [claim.id, claim.reference]));
  return {
    asOf: statement.asOf, regime: statement.regime, dayCount: statement.dayCount, lawVersion: statement.law,
    totals: { ...statement.totals, dailyInterest: formatDaily(statement.totals.dailyInterest) },
    claims: statement.claims.map((claim) => ({
      claimId: claim.id, reference: reference.get(claim.id) ?? '', dueOn: claim.dueOn, principal: claim.principal, interest: claim.interest.map(lineOf), interestTotal: claim.interestTotal,
      indemnity: claim.indemnity, indemnityArticle: claim.indemnity > 0n ? INDEMNITY_ARTICLE[statement.regime] : null, paid: claim.paid, outstanding: claim.outstanding,
    })),
    warnings: statement.warnings.map((warning) => ({ code: warning.code, claimReference: (warning.claim && reference.get(warning.claim)) || null, article: warning.article })),
  };
}
