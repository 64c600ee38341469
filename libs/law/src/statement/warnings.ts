/**
 * What a reader should know about a statement that is nevertheless right: a rate that the law would not enforce, one that was ignored,
 * one that awaits confirmation, a payment that came too late, a notice that is missing. They look at the lines as printed.
 */
import { formatDay, type Day } from '../calendar/day.ts';
import { halfYearOf } from '../calendar/half-year.ts';
import { formatRate, RATE_SCALE } from '../money/rate.ts';
import { numberInWords } from '../rates/length.ts';
import { legalRate, numberOn, pointsOn } from '../rates/lookup.ts';
import type { LawTables } from '../rates/tables.ts';
import type { ClaimRun } from './accrual.ts';
import { ARTICLE } from './claim-rate.ts';
import type { ClaimStatement, InterestLine, StatementFacts, StatementWarning } from './facts.ts';

export function warningsOf(facts: StatementFacts<Day>, law: LawTables, runs: readonly ClaimRun[], claims: readonly ClaimStatement<Day>[]): StatementWarning[] {
  const warnings: StatementWarning[] = [];
  facts.claims.forEach((claim, index) => {
    const { interest } = claims[index]!;
    if (facts.regime === 'public' && claim.contractRate !== undefined && claim.contractRate !== null) {
      warnings.push({
        code: 'contract_rate_ignored', claim: claim.id, article: ARTICLE.public,
        message: `Le taux du contrat (${french(claim.contractRate)}) ne s’applique pas à un débiteur public.`,
      });
    }
    const low = facts.regime === 'commercial' ? firstBelowFloor(law, interest) : undefined;
    if (low) {
      warnings.push({
        code: 'contract_rate_below_floor', claim: claim.id, article: ARTICLE.commercial,
        message: `Le taux du contrat (${french(low.rate)}) est inférieur à ${numberInWords(low.times)} fois le taux légal du semestre (${french(low.floor)}).`,
      });
    }
    const doubtful = interest.find((line) => line.confidence !== 'high');
    if (doubtful) {
      warnings.push({
        code: 'rate_to_confirm', claim: claim.id, article: doubtful.article,
        message: `Le taux de ${french(doubtful.rate)} appliqué à partir du ${formatDay(doubtful.from)} reste à confirmer.`,
      });
    }
  });
  if (facts.regime === 'civil' && runs.some((run) => run.firstDay === undefined)) {
    warnings.push({
      code: 'no_notice', article: 'C. civ. 1231-6',
      message: 'Sans mise en demeure reçue ni jugement, aucun intérêt ne court.',
    });
  }
  for (const payment of facts.payments ?? []) {
    if (payment.on <= facts.asOf) continue;
    warnings.push({
      code: 'payment_after_statement', payment: payment.id, article: null,
      message: `Le paiement ${payment.id} du ${formatDay(payment.on)} est postérieur au décompte : il n’y est pas compté.`,
    });
  }
  return warnings;
}

const FLOOR = 'b2b_contract_floor_multiplier';
const french = (rate: bigint): string => `${formatRate(rate).replace('.', ',')} %`;

/** The first contractual line below three times the legal rate of its half-year; a half-year without a known rate is passed over. */
function firstBelowFloor(law: LawTables, lines: readonly InterestLine<Day>[]): { rate: bigint; floor: bigint; times: number } | undefined {
  for (const line of lines) {
    if (line.composition.kind !== 'contract') continue;
    const legal = legalRate(law, 'otherCreditor', halfYearOf(line.from));
    if (!legal) continue;
    const floor = (legal.rate * pointsOn(law, FLOOR, line.from)) / RATE_SCALE;
    if (line.rate < floor) return { rate: line.rate, floor, times: numberOn(law, FLOOR, line.from) };
  }
  return undefined;
}
