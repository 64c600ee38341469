import { Inject, Injectable } from '@nestjs/common';
import { ActsService, CasesReadService, limitationOf, nearest, refusedByLaw, StatementService, type CaseFacts, type Reader, type SeenCase } from '@quittance/cases';
import { cents, computeStatement, interestUnderPlan, isLawError, type Cents, type Instalment } from '@quittance/law';
import { MandatesService, type MandateFacts } from '@quittance/parties';
import { Clock, Database, Refused, sql, type Actor } from '@quittance/platform';
import type { PlanInterest } from './plan-records.ts';
import { outsideOf, scheduleOf, type Terms } from './plan-terms.ts';
import { PlannedInstalment, PlanLimits, PlanQuote, type PlanTermsInput } from './plan.type.ts';

/** A plan as it would be, reckoned on the day. */
export interface PreparedPlan {
  total: Cents; downPayment: Cents; instalments: readonly Instalment[]; mandate: MandateFacts; interest: PlanInterest; interestEstimate: Cents;
  /** Why the agency may not agree to it by itself; null: it may. */
  outside: Refused | null;
  /** How the total is made up, in cents, and the claims that it covers. */
  parts: { principal: bigint; interest: bigint; indemnity: bigint; costs: bigint; paid: bigint };
  claims: readonly string[];
  /** Of the tables that it was reckoned with. */
  lawVersion: string;
  limitationBefore: Temporal.PlainDate | null; limitationAfter: Temporal.PlainDate | null;
}

/** What a plan on given terms would be: its schedule, what interest does meanwhile, what accepting it does to limitation, whether the mandate allows it. */
@Injectable()
export class PlanQuotesService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(CasesReadService) private readonly cases: CasesReadService, @Inject(ActsService) private readonly acts: ActsService,
    @Inject(StatementService) private readonly statements: StatementService, @Inject(MandatesService) private readonly mandates: MandatesService,
  ) {}

  /** Refusals: not_found; what libs/law refuses of `plan` (case_closed, nothing_due, plan_running …); bad_fields (months, firstOn, downPayment). */
  async quote(actor: Actor, terms: PlanTermsInput): Promise<PlanQuote> {
    const file = await this.cases.mustSee(this.database, actor, 'propose', terms.caseId);
    return view(await this.prepare(this.database, actor, file, terms));
  }

  async prepare(reader: Reader, actor: Actor, file: SeenCase, terms: Terms): Promise<PreparedPlan> {
    await this.mustBeAllowed(reader, file.id, { beyond: actor.kind === 'debtor' });
    const today = this.clock.today();
    const known = await this.statements.facts(reader, file.id, today);
    const statement = computeStatement(known.facts, known.law);
    if (isLawError(statement)) throw refusedByLaw(statement);
    const { totals } = statement;
    const mandate = await this.mandates.facts(reader, file.mandateId);
    const downPayment = terms.downPayment ?? cents(0n), total = totals.due;
    const instalments = scheduleOf({ ...terms, downPayment }, total, today);
    const claims = statement.claims.filter(({ outstanding }) => outstanding.principal + outstanding.interest + outstanding.indemnity > 0n).map(({ id }) => id);
    return {
      total, downPayment, instalments, mandate, interest: mandate.planInterest, interestEstimate: this.#interest(known, instalments, mandate), claims, lawVersion: known.law.version,
      outside: outsideOf(instalments, { total, downPayment, agreedOn: today, mandate }),
      parts: { principal: totals.principal, interest: totals.interest, indemnity: totals.indemnity, costs: totals.costs, paid: totals.paid - totals.unallocated },
      limitationBefore: expiry(known, today), limitationAfter: expiry(known, today, claims),
    };
  }

  /**
   * What libs/law says of the act. `beyond`: also where the mandate grants no plan at all. A debtor may propose one all the same, and it
   * waits, because the creditor must be told of every proposal other than immediate payment (CPCE R124-5); and the creditor may agree to it.
   * One that runs is kept to, whoever asks.
   */
  async mustBeAllowed(reader: Reader, caseId: string, { beyond }: { beyond: boolean }): Promise<void> {
    const running = await reader.first(sql`select 1 as one from case_file where id = ${caseId} and plan_state = 'agreed'`);
    if (running) throw new Refused('plan_running', { article: 'C. civ. 1103' });
    try {
      await this.acts.mustBeAllowed(reader, caseId, 'plan');
    } catch (e) {
      if (!(beyond && e instanceof Refused && e.code === 'plan_not_in_mandate')) throw e;
    }
  }

  #interest({ facts, law }: CaseFacts, instalments: readonly Instalment[], { planInterest }: MandateFacts): Cents {
    if (planInterest === 'stops') return cents(0n);
    const estimate = interestUnderPlan(facts, instalments, law);
    if (typeof estimate !== 'bigint') throw refusedByLaw(estimate);
    return estimate;
  }
}

/** The nearest term of the case, as it stands or with the claims acknowledged today. */
function expiry({ law, claims, interruptions }: CaseFacts, today: Temporal.PlainDate, acknowledged: readonly string[] = []): Temporal.PlainDate | null {
  const moved = [...interruptions, ...acknowledged.map((claimId) => ({ on: today, kind: 'acknowledgement' as const, claimId }))];
  return nearest(claims.map((claim) => limitationOf(claim, today, law, moved)), today)?.expires ?? null;
}

function view(plan: PreparedPlan): PlanQuote {
  const { mandate } = plan;
  return Object.assign(new PlanQuote(), {
    total: plan.total, interest: plan.interest, interestEstimate: plan.interestEstimate, limitationBefore: plan.limitationBefore, limitationAfter: plan.limitationAfter,
    instalments: plan.instalments.map(({ on, amount }, index) => Object.assign(new PlannedInstalment(), { position: index + 1, dueOn: on, amount })), lastOn: plan.instalments.at(-1)!.on,
    limits: Object.assign(new PlanLimits(), {
      maxMonths: mandate.planMaxMonths, minInstalment: mandate.planMinInstalment, downPaymentPercent: mandate.planDownPaymentPercent, firstWithinDays: mandate.planFirstWithinDays, graceDays: mandate.planGraceDays, interest: mandate.planInterest,
    }),
    withinMandate: plan.outside === null, outside: plan.outside?.toRefusal() ?? null,
  });
}
