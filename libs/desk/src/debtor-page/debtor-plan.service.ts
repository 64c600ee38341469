import { Inject, Injectable } from '@nestjs/common';
import { cents, leastDownPayment, monthlyPlan, parseAmountFr, parseRate, type Cents } from '@quittance/law';
import { acknowledgementWords, PlansService, type Plan, type PlanEvidence, type PlanQuote } from '@quittance/money';
import { MandatesService, type MandateFacts } from '@quittance/parties';
import { Clock, Database, newId, Refused, type Actor } from '@quittance/platform';
import { DebtorCaseService, type DebtorCase } from './debtor-case.service.ts';
import type { PageHeld, PagePlan, PageRefusal } from './debtor-page.ts';
import { pageRefusal, refusalOf } from './page-refusal.ts';

export interface PlanWishes { months?: string; day?: string; down?: string; free?: boolean; again?: boolean; words?: string; key?: string }
export interface PlanForm extends PlanWishes { firstOn?: string; total?: string; accepted?: boolean }
export interface PlanOffer {
  limits: { maxMonths: number; minInstalment: Cents; downPaymentPercent: string; firstWithinDays: number; graceDays: number; interest: string };
  choices: { months: number; each: Cents }[]; months: number; day: number; days: number[]; down: string; free: boolean; firstOn: Temporal.PlainDate; downPayment: Cents | null;
  quote: (Pick<PlanQuote, 'total' | 'lastOn' | 'interest' | 'interestEstimate' | 'limitationBefore' | 'limitationAfter' | 'withinMandate'> & { instalments: { position: number; dueOn: Temporal.PlainDate; amount: Cents }[]; outside: PageRefusal | null }) | null;
  key: string; words: string;
}
export interface PlanPage {
  reference: string; creditorName: string; due: Cents; plan: PagePlan | null; offer: PlanOffer | null;
  /** What he ticks to accept: his words, in the language that he reads. */
  acknowledgement: string | null;
  refusal: PageRefusal | null;
  /** No plan may be agreed, and one that ran is not asked for. */
  held: PageHeld | null;
}
type Language = 'fr' | 'en';

const DAYS = [1, 5, 10, 15, 20, 25, 28];
const MOST_MONTHS = 36;
const MOST_CHOICES = 12;
/** What the page says already by what holds. */
const STOPPED = ['on_hold', 'claim_barred'];
/** Refusals that no other choice would mend. */
const FINAL = new Set(['rate_unknown', 'case_closed', 'case_returned', 'mandate_not_in_force', 'claim_barred', 'nothing_due', 'plan_running', 'disputed', 'on_hold']);

/** In how many times: what may be chosen, what it would be, how it stands. Nothing is reckoned here: the terms are asked of the plans. */
@Injectable()
export class DebtorPlanService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(DebtorCaseService) private readonly cases: DebtorCaseService,
    @Inject(PlansService) private readonly plans: PlansService, @Inject(MandatesService) private readonly mandates: MandatesService,
  ) {}

  async latest(visitor: Actor, caseId: string): Promise<PagePlan | null> {
    const plan = await this.plans.latest(visitor, caseId);
    return plan && planPage(plan);
  }

  /** How a plan stands, or what may be chosen; `refusal`: why the form just sent was not taken. */
  async page(visitor: Actor, wishes: PlanWishes, language: Language, refusal: PageRefusal | null = null): Promise<PlanPage> {
    const file = await this.cases.of(visitor);
    const plan = await this.latest(visitor, file.id);
    const shared = { reference: file.reference, creditorName: file.creditorName, due: file.due, held: file.held?.noPlan ? file.held : null };
    if (shared.held) return { ...shared, plan, offer: null, acknowledgement: null, refusal: refusal && STOPPED.includes(refusal.code) ? null : refusal };
    const stands = plan && (['agreed', 'proposed', 'completed'].includes(plan.state) || !(wishes.again || wishes.months || wishes.free));
    if (stands && !(plan.state === 'proposed' && plan.proposedByKind === 'agent' && wishes.again)) return { ...shared, plan, offer: null, acknowledgement: await this.#acknowledgement(visitor, file, plan, language), refusal };
    const offer = await this.#offer(visitor, file, wishes);
    const { quote } = offer.offer;
    return { ...shared, plan, offer: offer.final ? null : offer.offer, acknowledgement: quote && acknowledgementWords({ ...quote, creditor: file.creditorName }, language), refusal: refusal ?? offer.refusal };
  }

  async #offer(visitor: Actor, file: DebtorCase, wishes: PlanWishes): Promise<{ offer: PlanOffer; refusal: PageRefusal | null; final: boolean }> {
    const mandate = await this.mandates.facts(this.database, file.mandateId);
    const free = wishes.free === true || mandate.planMaxMonths === 0;
    const months = whole(wishes.months, 1, MOST_MONTHS) ?? Math.max(1, Math.min(3, mandate.planMaxMonths || 3));
    const day = whole(wishes.day, 1, 28) ?? 5;
    const firstOn = this.firstOn(day);
    const typed = (wishes.down ?? '').trim();
    const read = typed === '' ? undefined : parseAmountFr(typed);
    const downPayment = months === 1 ? null : (read ?? least(file.due, mandate));
    const offer: PlanOffer = {
      limits: { maxMonths: mandate.planMaxMonths, minInstalment: mandate.planMinInstalment, downPaymentPercent: mandate.planDownPaymentPercent, firstWithinDays: mandate.planFirstWithinDays, graceDays: mandate.planGraceDays, interest: mandate.planInterest },
      choices: choices(file.due, firstOn, mandate.planMaxMonths, read ?? least(file.due, mandate)), months, day, days: DAYS.includes(day) ? DAYS : [...DAYS, day].sort((a, b) => a - b), down: typed, free, firstOn, downPayment,
      quote: null, key: wishes.key ?? newId(), words: wishes.words ?? '',
    };
    if (typed !== '' && read === undefined) return { offer, refusal: pageRefusal('amount_unreadable'), final: false };
    try {
      const quote = await this.plans.quote(visitor, { caseId: file.id, months, firstOn, downPayment });
      offer.quote = {
        total: quote.total, lastOn: quote.lastOn, interest: quote.interest, interestEstimate: quote.interestEstimate, limitationBefore: quote.limitationBefore, limitationAfter: quote.limitationAfter, withinMandate: quote.withinMandate,
        instalments: quote.instalments.map(({ position, dueOn, amount }) => ({ position, dueOn, amount })), outside: quote.outside && refusalOf(quote.outside),
      };
      return { offer, refusal: null, final: false };
    } catch (e) {
      if (!(e instanceof Refused)) throw e;
      return { offer, refusal: refusalOf(e.toRefusal()), final: FINAL.has(e.code) };
    }
  }

  /** The next such day of a month after today. */
  firstOn(day: number): Temporal.PlainDate {
    const today = this.clock.today();
    const here = today.with({ day });
    return Temporal.PlainDate.compare(here, today) > 0 ? here : here.add({ months: 1 });
  }

  /** Proposes, and within the mandate's limits agrees at once; the sentence that he ticked is kept. Refuses what PlansService refuses, and plan_stale where another sum or another day was shown. */
  async propose(visitor: Actor, form: PlanForm, evidence: PlanEvidence, language: Language): Promise<void> {
    if (!form.accepted) throw new Refused('plan_not_acknowledged', { article: 'C. civ. 2240' });
    const file = await this.cases.of(visitor);
    const months = whole(form.months, 1, MOST_MONTHS) ?? 0;
    const mandate = await this.mandates.facts(this.database, file.mandateId);
    const typed = (form.down ?? '').trim();
    const read = typed === '' ? undefined : parseAmountFr(typed);
    if (typed !== '' && read === undefined) throw new Refused('amount_unreadable');
    const terms = { caseId: file.id, months, firstOn: this.firstOn(whole(form.day, 1, 28) ?? 5), downPayment: months === 1 ? null : (read ?? least(file.due, mandate)) };
    const idempotencyKey = `payer:${(form.key ?? newId()).slice(0, 60)}`;
    const said = (form.words ?? '').trim() || null;
    const latest = await this.plans.latest(visitor, file.id);
    if (latest?.state === 'agreed') throw new Refused('plan_running', { article: 'C. civ. 1103' });
    const quote = await this.plans.quote(visitor, terms);
    const { total } = quote;
    if ((form.total !== undefined && form.total !== String(total)) || (form.firstOn !== undefined && form.firstOn !== String(terms.firstOn))) throw new Refused('plan_stale', { facts: { due: String(total) } });
    await this.plans.propose(visitor, { ...terms, words: said, idempotencyKey }, { ...evidence, acknowledgedText: acknowledgementWords({ ...quote, creditor: file.creditorName }, language) });
  }

  /** Accepts what the agency proposed to him. */
  async accept(visitor: Actor, planId: string, accepted: boolean, evidence: PlanEvidence, language: Language): Promise<void> {
    if (!accepted) throw new Refused('plan_not_acknowledged', { article: 'C. civ. 2240' });
    const file = await this.cases.of(visitor);
    const plan = await this.plans.latest(visitor, file.id);
    const acknowledgedText = plan?.id === planId ? await this.#acknowledgement(visitor, file, planPage(plan), language) : null;
    await this.plans.accept(visitor, planId, { ...evidence, ...(acknowledgedText ? { acknowledgedText } : {}) });
  }

  /** The sentence for a plan that the agency proposed; null: there is nothing to accept. */
  async #acknowledgement(visitor: Actor, file: DebtorCase, plan: PagePlan, language: Language): Promise<string | null> {
    if (plan.state !== 'proposed' || plan.proposedByKind !== 'agent') return null;
    try {
      const { limitationBefore, limitationAfter } = await this.plans.quote(visitor, { caseId: file.id, months: plan.months, firstOn: plan.firstOn, downPayment: plan.downPayment > 0n ? plan.downPayment : null });
      return acknowledgementWords({ total: plan.total, creditor: file.creditorName, limitationBefore, limitationAfter }, language);
    } catch (e) {
      if (!(e instanceof Refused)) throw e;
      return acknowledgementWords({ total: plan.total, creditor: file.creditorName, limitationBefore: null, limitationAfter: null }, language);
    }
  }
}

function whole(text: string | undefined, from: number, to: number): number | undefined {
  const value = text && /^\d{1,3}$/.test(text.trim()) ? Number(text) : NaN;
  return value >= from && value <= to ? value : undefined;
}

/** What the mandate asks for at first; null: nothing. */
function least(due: bigint, mandate: MandateFacts): Cents | null {
  const share = parseRate(mandate.planDownPaymentPercent);
  const amount = share ? leastDownPayment(due, share) : 0n;
  return amount > 0n ? cents(amount) : null;
}

/** What an equal instalment is, for each number of them. */
function choices(due: bigint, first: Temporal.PlainDate, most: number, down: bigint | null): PlanOffer['choices'] {
  const found: PlanOffer['choices'] = [];
  for (let months = 1; months <= Math.min(most, MOST_CHOICES); months += 1) {
    const ahead = months > 1 && down ? down : 0n;
    if (due - ahead < BigInt(months)) break;
    const instalments = monthlyPlan(due, first, months, ahead);
    found.push({ months, each: (instalments[ahead > 0n ? 1 : 0] ?? instalments[0]!).amount });
  }
  return found;
}

const planPage = (plan: Plan): PagePlan => ({
  id: plan.id, state: plan.state, proposedByKind: plan.proposedByKind, proposedAt: plan.proposedAt, total: plan.total, downPayment: plan.downPayment, months: plan.months, firstOn: plan.firstOn, lastOn: plan.lastOn, interest: plan.interest, graceDays: plan.graceDays,
  withinMandate: plan.withinMandate, outsideCode: plan.outsideCode, instalments: plan.instalments.map(({ position, dueOn, amount, paid, state }) => ({ position, dueOn, amount, paid, state })), paid: plan.paid, nextOn: plan.nextOn,
  decidedAt: plan.decidedAt, reason: plan.reason, documentId: plan.document?.id ?? null,
});
