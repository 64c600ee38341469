import type { CaseFile } from './case.queries.ts';

const part = (source: string, value: string, at: string | null, confidence = 'high') => ({ __typename: 'RatePart' as const, source, value, at, article: 'C. com. L441-10 II', confidence });
const line = (from: string, to: string, days: number, base: string, rate: string, amount: string, ecb: string, at: string, confidence = 'high') => ({
  __typename: 'InterestLine' as const, from, to, days, year: 365, base, rate, amount, article: 'C. com. L441-10 II', confidence, parts: [part('ecb', ecb, at, confidence), part('margin', '10.00', null)],
});
const amounts = (interest: string, principal: string, indemnity: string) => ({ __typename: 'AmountsByKind' as const, interest, principal, indemnity });

/** One invoice of the design's case, as the door gives it. */
export const sampleCase = (over: Partial<CaseFile> = {}): CaseFile => ({
  __typename: 'CaseFile', id: 'case-1', publicReference: 'R4K-7TD-3', stage: 'amicable', closedReason: null, regime: 'commercial', openedAt: '2026-07-06T08:00:00Z', version: 1, due: '5518.33', dailyInterest: '1.7385', assigneeName: 'Hélène Vasseur', heldKinds: [], barredClaims: [],
  creditor: { __typename: 'CreditorSummary', id: 'creditor-1', name: 'Papeteries Tessonville' },
  debtor: { __typename: 'Debtor', id: 'debtor-1', kind: 'company', name: 'Imprimerie Carnaudet', legalForm: 'SARL', siren: '812047366', phone: '0261914017', email: null, representative: 'Paul Carnaudet', representativeTitle: 'gérant', addressReturnedOn: null, address: null },
  mandate: { __typename: 'MandateSummary', id: 'mandate-1', reference: 'MD-2024-11', state: 'in_force', planMaxMonths: 6, discountMaxPercent: '5.00' },
  claims: [{ __typename: 'Claim', id: 'claim-1', reference: 'FA-2026-0312', issuedOn: '2026-03-31', dueOn: '2026-04-30', amount: '5000.00', credited: '140.00', documents: [], limitation: { __typename: 'Limitation', claimReference: 'FA-2026-0312', expires: '2031-04-30', accrued: '2026-04-30', period: 'P5Y', barred: false, level: 'green', article: 'C. com. L110-4', movedBy: 'accrued', movedOn: '2026-04-30', history: [] } }],
  statement: {
    __typename: 'Statement', asOf: '2026-11-21', regime: 'commercial', dayCount: 'ACT_365', lawVersion: '2026-11', warnings: [],
    totals: { __typename: 'StatementTotals', principal: '4860.00', interest: '336.43', indemnity: '40.00', costs: '0.00', paid: '0.00', unallocated: '0.00', due: '5236.43', dailyInterest: '1.6511' },
    claims: [{
      __typename: 'ClaimStatement', claimId: 'claim-1', reference: 'FA-2026-0312', dueOn: '2026-04-30', principal: '4860.00', interestTotal: '336.43', indemnity: '40.00', indemnityArticle: 'C. com. D441-5',
      interest: [line('2026-05-01', '2026-06-30', 61, '4860.00', '12.15', '98.68', '2.15', '2026-01-01'), line('2026-07-01', '2026-11-21', 144, '4860.00', '12.40', '237.75', '2.40', '2026-07-01', 'medium')],
      paid: amounts('0.00', '0.00', '0.00'), outstanding: amounts('336.43', '4860.00', '40.00'),
    }],
  },
  limitation: null, acts: [], nextAction: null, promise: null, documents: [],
  letters: [{ __typename: 'Letter', id: 'letter-1', kind: 'formal_notice', reference: 'L-2026-004471', state: 'sent', channel: 'registered', queuedAt: '2026-07-08T09:00:00Z', sentOn: '2026-07-08', timeLimitOn: '2026-07-23', amount: '5000.00', failure: null, document: null }],
  ...over,
});
