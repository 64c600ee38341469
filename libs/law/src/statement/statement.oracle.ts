/**
 * A second statement of debt, written from the contract's sentences alone and as slowly as possible: every day of every claim is looked
 * at by itself, everything is computed anew whenever it is asked for, nothing is carried forward. It shares no code with the product but
 * the tables of the law. The spec holds the product against it on thousands of random debts.
 */
import type { LawTables } from '../rates/tables.ts';

export interface OracleInput {
  asOf: string; regime: string; creditor?: string | null; dayCount?: string | null; allocation?: string | null; noticeReceivedOn?: string | null;
  claims: { id: string; dueOn: string; amount: string; contractRate?: string | null; defaultOnDue?: boolean | null }[];
  credits?: { id: string; claim: string; amount: string }[];
  payments?: { id: string; on: string; amount: string; claim?: string | null }[];
  costs?: { id: string; on: string; amount: string }[];
  stops?: { on: string }[];
  judgment?: { enforceableOn: string } | null;
}
interface State {
  /** Principal met, by claim: amount and day. */
  met: Map<string, { on: string; amount: bigint }[]>;
  interestPaid: Map<string, bigint>;
  indemnityPaid: Map<string, bigint>;
  costPaid: Map<string, bigint>;
}
type Line = { from: string; to: string; days: number; base: string; rate: string; amount: string };

const CALENDAR: string[] = [];
const AT = new Map<string, number>();
for (let day = Temporal.PlainDate.from('2014-01-01'); day.year < 2030; day = day.add({ days: 1 })) {
  AT.set(day.toString(), CALENDAR.length);
  CALENDAR.push(day.toString());
}
const shift = (day: string, days: number): string => CALENDAR[AT.get(day)! + days]!;
const big = (decimal: string, places: number): bigint => {
  const [whole, fraction = ''] = decimal.split('.');
  return BigInt(whole! + fraction.padEnd(places, '0'));
};
const euros = (cents: bigint): string => `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
const percent = (scaled: bigint): string => {
  const whole = scaled / 10_000n, fraction = String(scaled % 10_000n).padStart(4, '0');
  return `${whole}.${fraction.replace(/0{1,2}$/, '')}`;
};
const halfUp = (over: bigint, under: bigint): bigint => over / under + ((over % under) * 2n >= under ? 1n : 0n);
const leap = (year: number): boolean => new Temporal.PlainDate(year, 1, 1).inLeapYear;
const halfStart = (day: string): string => `${day.slice(0, 4)}-${Number(day.slice(5, 7)) <= 6 ? '01' : '07'}-01`;

/** The statement's JSON without articles and messages, `{ error }` with its code, never a throw for a bad debt. */
export function oracle(input: OracleInput, law: LawTables): unknown {
  const { regime, claims, asOf } = input;
  const payments = input.payments ?? [], costs = input.costs ?? [];
  const stop = (input.stops ?? []).map((each) => each.on).sort()[0];
  const creditsOf = (id: string): bigint => (input.credits ?? []).filter((credit) => credit.claim === id).reduce((sum, credit) => sum + big(credit.amount, 2), 0n);
  const principalOf = (id: string): bigint => big(claims.find((claim) => claim.id === id)!.amount, 2) - creditsOf(id);
  if (claims.some((claim) => principalOf(claim.id) < 0n)) return { error: 'credit_above_amount' };
  type Claim = (typeof claims)[number];

  const firstDay = (claim: Claim): string | undefined => {
    if (regime === 'commercial' || regime === 'public' || claim.defaultOnDue === true) return shift(claim.dueOn, 1);
    const reasons = [input.noticeReceivedOn, input.judgment?.enforceableOn].filter((day): day is string => typeof day === 'string').sort();
    if (reasons.length === 0) return undefined;
    return shift(reasons[0]! > claim.dueOn ? reasons[0]! : claim.dueOn, 1);
  };
  const tableRate = (rows: LawTables['ecbMainRefinancingRate'], half: string): { value: bigint; sure: boolean } | undefined => {
    const row = rows.find((each) => each.from! <= half && half <= (each.to ?? '9999'));
    return row && { value: big(row.value, 4), sure: row.confidence === 'high' };
  };
  const judged = input.judgment && regime === 'civil' ? Temporal.PlainDate.from(input.judgment.enforceableOn).add({ months: 2 }).toString() : undefined;
  const rateOf = (claim: Claim, day: string): { value: bigint; sure: boolean } | undefined => {
    if (regime === 'public') {
      const ecb = tableRate(law.ecbMainRefinancingRate, halfStart(firstDay(claim)!));
      return ecb && { ...ecb, value: ecb.value + 80_000n };
    }
    if (claim.contractRate !== undefined && claim.contractRate !== null) return { value: big(claim.contractRate, 4), sure: true };
    if (regime === 'commercial') {
      const ecb = tableRate(law.ecbMainRefinancingRate, halfStart(day));
      return ecb && { ...ecb, value: ecb.value + 100_000n };
    }
    const legal = tableRate(law.legalRate[input.creditor === 'individual' ? 'individualCreditor' : 'otherCreditor'], halfStart(day));
    return legal && { ...legal, value: legal.value + (judged !== undefined && day > judged ? 50_000n : 0n) };
  };
  const baseOn = (claim: Claim, day: string, state: State): bigint =>
    principalOf(claim.id) - state.met.get(claim.id)!.filter((part) => part.on < day).reduce((sum, part) => sum + part.amount, 0n);

  /** Every interest-bearing day up to `end`, written as lines; `unsure` where a rate is not fully checked. */
  const linesUntil = (claim: Claim, end: string, state: State): { lines: Line[]; total: bigint; unsure: boolean; floor: boolean } => {
    const groups: { key: string; days: string[]; base: bigint; rate: { value: bigint; sure: boolean } }[] = [];
    const first = firstDay(claim);
    if (first !== undefined) {
      for (let day = first; day <= end && (stop === undefined || day < stop); day = shift(day, 1)) {
        const base = baseOn(claim, day, state);
        if (base === 0n) continue;
        const rate = rateOf(claim, day);
        if (!rate) throw new Error('rate_unknown');
        const key = `${halfStart(day)} ${base} ${rate.value}`;
        if (groups.at(-1)?.key === key) groups.at(-1)!.days.push(day);
        else groups.push({ key, days: [day], base, rate });
      }
    }
    let total = 0n;
    const lines = groups.map(({ days, base, rate }): Line => {
      const year = (input.dayCount ?? 'ACT_ACT') === 'ACT_ACT' && leap(Number(days[0]!.slice(0, 4))) ? 366n : 365n;
      const amount = halfUp(base * rate.value * BigInt(days.length), 1_000_000n * year);
      total += amount;
      return { from: days[0]!, to: days.at(-1)!, days: days.length, base: euros(base), rate: percent(rate.value), amount: euros(amount) };
    });
    const floor = regime === 'commercial' && (claim.contractRate ?? null) !== null && groups.some(({ days, rate }) => {
      const legal = tableRate(law.legalRate.otherCreditor, halfStart(days[0]!));
      return legal !== undefined && rate.value < 3n * legal.value;
    });
    return { lines, total, unsure: groups.some(({ rate }) => !rate.sure), floor };
  };
  const indemnityOn = (claim: Claim, day: string, state: State): bigint => {
    if (regime === 'civil' || principalOf(claim.id) === 0n || claim.dueOn >= day || (stop !== undefined && claim.dueOn >= stop)) return 0n;
    const left = principalOf(claim.id) - state.met.get(claim.id)!.filter((part) => part.on <= claim.dueOn).reduce((sum, part) => sum + part.amount, 0n);
    return left === 0n ? 0n : 4000n;
  };
  const principalLeft = (claim: Claim, state: State): bigint => principalOf(claim.id) - state.met.get(claim.id)!.reduce((sum, part) => sum + part.amount, 0n);

  const state: State = {
    met: new Map(claims.map((claim) => [claim.id, []])), interestPaid: new Map(claims.map((claim) => [claim.id, 0n])),
    indemnityPaid: new Map(claims.map((claim) => [claim.id, 0n])), costPaid: new Map(costs.map((cost) => [cost.id, 0n])),
  };

  const pay = (payment: (typeof payments)[number]): { allocations: { to: string; claim: string | null; amount: string }[]; unallocated: bigint } => {
    const day = payment.on, allocations: { to: string; claim: string | null; amount: string }[] = [];
    let left = big(payment.amount, 2);
    const put = (to: string, claim: string | null, amount: bigint): void => {
      left -= amount;
      if (amount > 0n) allocations.push({ to, claim, amount: euros(amount) });
    };
    const least = (one: bigint, other: bigint): bigint => (one < other ? one : other);
    const interestOpen = (claim: Claim): bigint => linesUntil(claim, day, state).total - state.interestPaid.get(claim.id)!;
    const putInterest = (claim: Claim, most: bigint): bigint => {
      const amount = least(most, interestOpen(claim));
      state.interestPaid.set(claim.id, state.interestPaid.get(claim.id)! + amount);
      put('interest', claim.id, amount);
      return amount;
    };
    const putPrincipal = (claim: Claim, most: bigint): bigint => {
      const amount = least(most, principalLeft(claim, state));
      if (amount > 0n) state.met.get(claim.id)!.push({ on: day, amount });
      put('principal', claim.id, amount);
      return amount;
    };
    const payCosts = (): void => {
      for (const cost of [...costs].filter((each) => each.on <= day).sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))) {
        const amount = least(left, big(cost.amount, 2) - state.costPaid.get(cost.id)!);
        state.costPaid.set(cost.id, state.costPaid.get(cost.id)! + amount);
        put('cost', null, amount);
      }
    };
    const payIndemnities = (): void => {
      for (const claim of [...claims].sort((one, other) => (one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0))) {
        const amount = least(left, indemnityOn(claim, day, state) - state.indemnityPaid.get(claim.id)!);
        state.indemnityPaid.set(claim.id, state.indemnityPaid.get(claim.id)! + amount);
        put('indemnity', claim.id, amount);
      }
    };
    const rankKey = (claim: Claim): string => {
      if (claim.id === payment.claim) return '0';
      if (claim.dueOn >= day) return `2 ${claim.dueOn}`;
      const rate = firstDay(claim) === undefined ? 0n : rateOf(claim, day)?.value ?? 0n;
      return `1 ${String(10n ** 12n - rate).padStart(14, '0')} ${claim.dueOn}`;
    };
    const payClaims = (open: (claim: Claim) => bigint, put: (claim: Claim, most: bigint) => void): void => {
      for (const key of [...new Set(claims.map(rankKey))].sort()) {
        const rank = claims.filter((claim) => rankKey(claim) === key);
        const weights = rank.map(open), total = weights.reduce((sum, weight) => sum + weight, 0n), purse = left;
        if (purse >= total) {
          rank.forEach((claim, index) => put(claim, weights[index]!));
          continue;
        }
        const shares = weights.map((weight) => (purse * weight) / total);
        let over = purse - shares.reduce((sum, part) => sum + part, 0n);
        const taken = new Set<number>();
        for (; over > 0n; over -= 1n) {
          let best = -1;
          weights.forEach((weight, index) => {
            if (taken.has(index)) return;
            if (best < 0 || (purse * weight) % total > (purse * weights[best]!) % total) best = index;
          });
          taken.add(best);
          shares[best]! += 1n;
        }
        rank.forEach((claim, index) => put(claim, shares[index]!));
      }
    };
    const both = (claim: Claim): bigint => interestOpen(claim) + principalLeft(claim, state);
    const putBoth = (claim: Claim, most: bigint): void => {
      putPrincipal(claim, most - putInterest(claim, most));
    };
    const order = input.allocation ?? 'statutory';
    if (order === 'principal_first') {
      payClaims((claim) => principalLeft(claim, state), putPrincipal);
      payClaims(interestOpen, putInterest);
      payIndemnities();
      payCosts();
    } else {
      payCosts();
      if (order === 'indemnity_first') payIndemnities();
      payClaims(both, putBoth);
      if (order === 'statutory') payIndemnities();
    }
    return { allocations, unallocated: left };
  };

  try {
    const taken = payments.map((payment, index) => ({ payment, index })).filter(({ payment }) => payment.on <= asOf)
      .sort((one, other) => (one.payment.on < other.payment.on ? -1 : one.payment.on > other.payment.on ? 1 : one.index - other.index))
      .map(({ payment }) => ({ payment, ...pay(payment) }));
    const warnings: string[] = payments.filter((payment) => payment.on > asOf).map((payment) => `payment_after_statement ${payment.id}`);
    if (regime === 'civil' && claims.some((claim) => firstDay(claim) === undefined)) warnings.push('no_notice');
    const sums = { principal: 0n, interest: 0n, indemnity: 0n };
    const rows = claims.map((claim) => {
      const { lines, total, unsure, floor } = linesUntil(claim, asOf, state);
      const indemnity = indemnityOn(claim, asOf, state), left = principalLeft(claim, state);
      const interestPaid = state.interestPaid.get(claim.id)!, indemnityPaid = state.indemnityPaid.get(claim.id)!;
      sums.principal += principalOf(claim.id);
      sums.interest += total;
      sums.indemnity += indemnity;
      if (unsure) warnings.push(`rate_to_confirm ${claim.id}`);
      if (floor) warnings.push(`contract_rate_below_floor ${claim.id}`);
      if (regime === 'public' && (claim.contractRate ?? null) !== null) warnings.push(`contract_rate_ignored ${claim.id}`);
      return {
        id: claim.id, principal: euros(principalOf(claim.id)), interest: lines, interestTotal: euros(total), indemnity: euros(indemnity),
        paid: { interest: euros(interestPaid), principal: euros(principalOf(claim.id) - left), indemnity: euros(indemnityPaid) },
        outstanding: { interest: euros(total - interestPaid), principal: euros(left), indemnity: euros(indemnity - indemnityPaid) },
      };
    });
    const costTotal = costs.filter((cost) => cost.on <= asOf).reduce((sum, cost) => sum + big(cost.amount, 2), 0n);
    const paid = taken.reduce((sum, { payment }) => sum + big(payment.amount, 2), 0n);
    const unallocated = taken.reduce((sum, each) => sum + each.unallocated, 0n);

    const tomorrow = shift(asOf, 1);
    let daily: bigint | null = 0n;
    for (const claim of claims) {
      const first = firstDay(claim), base = baseOn(claim, tomorrow, state);
      if (first === undefined || first > tomorrow || base === 0n || (stop !== undefined && tomorrow >= stop)) continue;
      const rate = rateOf(claim, tomorrow);
      daily = rate && daily !== null ? daily + base * rate.value : null;
    }
    const year = (input.dayCount ?? 'ACT_ACT') === 'ACT_ACT' && leap(Number(tomorrow.slice(0, 4))) ? 366n : 365n;
    const four = daily === null ? null : halfUp(daily, 10_000n * year);
    return {
      asOf,
      totals: {
        principal: euros(sums.principal), interest: euros(sums.interest), indemnity: euros(sums.indemnity), costs: euros(costTotal),
        paid: euros(paid), unallocated: euros(unallocated),
        due: euros(sums.principal + sums.interest + sums.indemnity + costTotal - (paid - unallocated)),
        dailyInterest: four === null ? null : `${four / 10_000n}.${String(four % 10_000n).padStart(4, '0')}`,
      },
      claims: rows,
      payments: taken.map(({ payment, allocations, unallocated: rest }) => ({ id: payment.id, allocations, unallocated: euros(rest) })),
      warnings: warnings.sort(),
    };
  } catch (error) {
    if ((error as Error).message === 'rate_unknown') return { error: 'rate_unknown' };
    throw error;
  }
}
