/** Debts made by chance, for the properties that must hold for every one of them. Serves the specs alone, which bring the source of chance. */
import type { OracleInput } from './statement.oracle.ts';

type FastCheck = typeof import('fast-check').default;
type Arbitrary<T> = import('fast-check').Arbitrary<T>;
interface RandomDebts {
  readonly anyDebt: Arbitrary<OracleInput>;
  /** The same debts without two claims due on one day: no claim is ever of another's rank. */
  readonly debtWithoutEqualRanks: Arbitrary<OracleInput>;
}

export function randomDebts(fc: FastCheck): RandomDebts {
  /** Random debts: few distinct days, rates and sums, so that equal ranks, cuts on the same day and odd cents do happen. */
  const dayBetween = (from: string, to: string): Arbitrary<string> => {
    const first = Temporal.PlainDate.from(from), span = first.until(to, { largestUnit: 'days' }).days;
    return fc.integer({ min: 0, max: span }).map((days) => first.add({ days }).toString());
  };
  const some = fc.constantFrom;
  const maybe = <T>(arbitrary: Arbitrary<T>): Arbitrary<T | null> => fc.option(arbitrary, { nil: null, freq: 2 });
  const cents = (max: number): Arbitrary<string> => fc.integer({ min: 0, max }).map((value) => `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`);

  const eventDay = fc.oneof(
    some('2026-04-30', '2026-06-30', '2026-07-01', '2026-08-15', '2026-09-01', '2026-09-02', '2025-12-31', '2026-01-01', '2026-11-21', '2024-02-29', '2024-06-30'),
    dayBetween('2026-01-01', '2026-12-20'), dayBetween('2023-11-01', '2026-12-31'),
  );
  const dueDay = fc.oneof(some('2026-04-30', '2026-04-30', '2026-05-31', '2026-06-30', '2026-08-15', '2025-12-31', '2023-12-31', '2024-02-28'), dayBetween('2023-10-01', '2026-12-31'));
  const asOf = fc.oneof(some('2026-11-21', '2026-06-30', '2026-07-01', '2026-12-31', '2026-08-15', '2024-12-31'), dayBetween('2024-01-01', '2026-12-31'), dayBetween('2026-05-01', '2027-01-15'));
  const contractRate = some(null, null, null, '0.00', '5.00', '12.15', '12.40', '12.4', '15', '8.2499', '2.76', '10.1234');
  const amount = fc.oneof(some('0.00', '100.00', '100.00', '33.33', '10000.00', '2500'), cents(1_000_000), cents(3000));

  const anyDebt: Arbitrary<OracleInput> = fc.record({
    asOf,
    regime: some('commercial', 'public', 'civil'),
    creditor: some('company', 'individual', null),
    dayCount: some('ACT_ACT', 'ACT_365', null),
    allocation: some('statutory', 'indemnity_first', 'principal_first', null),
    noticeReceivedOn: maybe(eventDay),
    judgment: maybe(eventDay.map((enforceableOn) => ({ enforceableOn }))),
    claims: fc.array(fc.record({ dueOn: dueDay, amount, contractRate, defaultOnDue: some(null, false, true) }), { minLength: 0, maxLength: 5 }),
    credits: fc.array(fc.record({ claim: fc.nat(4), amount: fc.oneof(cents(3000), some('100.00', '33.33')) }), { maxLength: 2 }),
    payments: fc.array(fc.record({ on: eventDay, amount: fc.oneof(amount, cents(200), some('40.00', '80.00')), claim: maybe(fc.nat(4)) }), { maxLength: 6 }),
    costs: fc.array(fc.record({ on: eventDay, amount: cents(20_000) }), { maxLength: 3 }),
    stops: fc.oneof({ weight: 3, arbitrary: fc.constant<{ on: string }[]>([]) }, { weight: 1, arbitrary: fc.array(eventDay.map((on) => ({ on })), { minLength: 1, maxLength: 2 }) }),
  }).map(({ claims, credits, payments, costs, ...rest }) => {
    const named = claims.map((claim, index) => ({ id: `F-${index + 1}`, ...claim }));
    const pick = (index: number): string | null => (named.length === 0 ? null : named[index % named.length]!.id);
    return {
      ...rest,
      claims: named,
      credits: credits.flatMap((credit, index) => {
        const claim = pick(credit.claim);
        return claim === null ? [] : [{ id: `A-${index + 1}`, claim, amount: credit.amount }];
      }),
      payments: payments.map((payment, index) => ({ id: `P-${index + 1}`, on: payment.on, amount: payment.amount, claim: payment.claim === null ? null : pick(payment.claim) })),
      costs: costs.map((cost, index) => ({ id: `C-${index + 1}`, ...cost })),
    };
  });

  const debtWithoutEqualRanks: Arbitrary<OracleInput> = anyDebt.map((input) => {
    const claims = input.claims.filter(({ dueOn }, index) => input.claims.findIndex((other) => other.dueOn === dueOn) === index), kept = new Set(claims.map(({ id }) => id));
    return {
      ...input, claims,
      credits: input.credits?.filter(({ claim }) => kept.has(claim)) ?? [],
      payments: input.payments?.map((payment) => ({ ...payment, claim: payment.claim && kept.has(payment.claim) ? payment.claim : null })) ?? [],
    };
  });
  return { anyDebt, debtWithoutEqualRanks };
}
