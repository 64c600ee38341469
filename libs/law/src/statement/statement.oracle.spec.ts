/** The product against the oracle: two programs written apart from one contract must give the same JSON on any debt. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isLawError, LAW, statementFromJson } from '../index.ts';
import { anyDebt } from './debts.arbitrary.ts';
import { oracle, type OracleInput } from './statement.oracle.ts';

function answer(input: OracleInput): unknown {
  const result = statementFromJson(input, LAW);
  if (isLawError(result)) return { error: result.code };
  return {
    ...result,
    claims: result.claims.map((claim) => ({ ...claim, interest: claim.interest.map(({ article: _article, ...line }) => line) })),
    warnings: result.warnings.map(({ code, claim, payment }) => [code, claim ?? payment].filter((part) => part !== undefined).join(' ')).sort(),
  };
}

const RUNS = Number(process.env['ORACLE_RUNS'] ?? 1500);

describe('statement, whole contract', () => {
  test(`rules 1 to 7: the same JSON as the day-by-day oracle on ${RUNS} random debts`, () => {
    let errors = 0;
    fc.assert(fc.property(anyDebt, (input) => {
      const expected = oracle(input, LAW);
      if (typeof expected === 'object' && expected !== null && 'error' in expected) errors += 1;
      expect(answer(input)).toEqual(expected);
    }), { numRuns: RUNS });
    expect(errors).toBeLessThan(RUNS / 2);
  }, 120_000);
});
