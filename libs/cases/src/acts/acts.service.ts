import { Inject, Injectable } from '@nestjs/common';
import { as, type Action } from '@quittance/access';
import { parseRate, possibleActs, type ActFacts, type ActName, type CaseStage, type LawTables, type PossibleAct, type Refusal, type Regime } from '@quittance/law';
import { AgencyService, mandateState, MandatesService } from '@quittance/parties';
import { Clock, Database, notFound, Refused, sql, toDayOrNull, toFacts, type Actor, type FactValues } from '@quittance/platform';
import { AppliedLawService } from '../applied-law/applied-law.service.ts';
import { barredColumn, owedInTime } from '../barred/barred-sql.ts';
import type { Reader } from '../files/reader.ts';
import { HoldEffectsService } from '../holds/hold-effects.service.ts';
import { isPaused, pausedRefusal } from '../pauses/paused.ts';
import { claimDue } from '../positions/due-of.ts';
import type { Act } from './act.type.ts';

/** What one must be allowed to do on a case for an act to concern one at all; the rest is for those who work it. */
const ACTION: Partial<Record<ActName, Action>> = { letter: 'sendFormalNotice', plan: 'propose', dispute: 'dispute', handOff: 'handOver' };
const WORKS: Action = 'logCall';

/** What seeks the debtor out, or takes the next step against him: none of it while its creditor lets the case rest. A call may come from the debtor. */
const DEMANDS: readonly ActName[] = ['message', 'letter', 'paymentOrder', 'smallClaims', 'uncontestedCommercialClaim', 'handOff', 'bankAttachment'];

interface Row {
  agency_id: string; creditor_id: string; mandate_id: string; stage: CaseStage; regime: Regime; creditor_kind: string; barred_claims: string[] | null; owed_in_time: boolean;
  due: string; principal_and_interest: string; notice_sent: boolean; disputed: boolean; title: boolean; with_study: boolean; plan_state: string | null; paused_until: string | null;
}

/** What may be done next on a case, and why not for what may not: libs/law's rules on the facts of the case. */
@Injectable()
export class ActsService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(AgencyService) private readonly agencies: AgencyService, @Inject(MandatesService) private readonly mandates: MandatesService,
    @Inject(AppliedLawService) private readonly law: AppliedLawService, @Inject(HoldEffectsService) private readonly holds: HoldEffectsService,
  ) {}

  /** Every act of the trade that concerns this person; none for those who do not work the case (its creditor, the accountant). */
  async possible(actor: Actor, caseId: string): Promise<Act[]> {
    const found = await this.#facts(this.database, caseId).catch((e: unknown) => { if (e instanceof Refused && e.code === 'not_found') return undefined; throw e; });
    if (!found) return [];
    const { row } = found;
    const file = as('CaseFile', { id: caseId, agencyId: row.agency_id, creditorId: row.creditor_id });
    if (!actor.ability.can(WORKS, file)) return [];
    return this.#acts(found).filter(({ act }) => actor.ability.can(ACTION[act] ?? WORKS, file)).map(view);
  }

  /** Refuses, by its rule, an act that may not be done now. In the transaction of the act itself. A call that was made is a fact, whatever holds the case: it is written down. */
  async mustBeAllowed(reader: Reader, caseId: string, ...acts: ActName[]): Promise<{ due: bigint }> {
    const found = await this.#facts(reader, caseId), { facts } = found;
    const refused = this.#acts(found).find((row) => acts.includes(row.act) && !row.allowed && !(row.act === 'call' && row.refusal?.code === 'on_hold'));
    if (refused?.refusal) throw new Refused(refused.refusal.code, { article: refused.refusal.article, facts: plain(refused.refusal.facts) });
    return { due: facts.due };
  }

  /** Whether one of these acts may be done now: the mandate covers it and the law opens it. */
  async mayAny(reader: Reader, caseId: string, acts: readonly ActName[]): Promise<boolean> {
    return this.#acts(await this.#facts(reader, caseId)).some(({ act, allowed }) => allowed && acts.includes(act));
  }

  /** What the law says of each, and then the creditor's own word to his agent. */
  #acts({ row, law, facts }: Found): PossibleAct[] {
    const until = toDayOrNull(row.paused_until);
    return possibleActs(facts, law).map((one) => (until && one.allowed && DEMANDS.includes(one.act) ? { ...one, allowed: false, refusal: pausedRefusal(until) } : one));
  }

  async #facts(reader: Reader, caseId: string): Promise<Found> {
    const today = this.clock.today();
    const row = await reader.first<Row>(sql`
      select f.agency_id, f.creditor_id, f.mandate_id, f.stage, f.regime, ${barredColumn('f', today)} as barred_claims, ${owedInTime('f', today)} as owed_in_time, c.kind as creditor_kind, fig.due + f.costs_due_cents as due, fig.principal_and_interest,
        f.disputed_on is not null as disputed, f.title_on is not null as title, f.study_id is not null as with_study, f.plan_state, case when ${isPaused('f', today)} then f.paused_until end as paused_until,
        exists (select 1 from timeline_entry e where e.case_id = f.id and e.code = 'letter.sent') as notice_sent
      from case_file f join creditor c on c.id = f.creditor_id
      cross join lateral (select coalesce(sum(${claimDue('p', today)}), 0)::bigint as due,
        coalesce(sum(${claimDue('p', today)} - case when ${today}::date >= p.indemnity_from then p.indemnity_cents else 0 end), 0)::bigint as principal_and_interest
        from claim_position p where p.case_id = f.id) fig
      where f.id = ${caseId}`);
    if (!row) throw notFound('CaseFile');
    const [agency, mandate] = [await this.agencies.facts(reader, row.agency_id), await this.mandates.facts(reader, row.mandate_id)];
    const barredClaims = row.barred_claims ?? [], law = await this.law.of(reader, row.agency_id);
    const within = (from: Temporal.PlainDate, until: Temporal.PlainDate) => Temporal.PlainDate.compare(from, today) <= 0 && Temporal.PlainDate.compare(today, until) <= 0;
    return {
      row, law,
      facts: {
        asOf: today, stage: row.stage, regime: row.regime, debtorIsMerchant: row.regime === 'commercial', creditorIsMerchant: row.creditor_kind === 'company', hasTitle: row.title, withStudy: row.with_study, disputed: row.disputed, planRunning: row.plan_state === 'agreed',
        due: BigInt(row.due), principalAndInterest: BigInt(row.principal_and_interest),
        mandate: { inForce: mandateState(mandate, today) === 'in_force', reference: mandate.reference, planMonths: mandate.planMaxMonths, discountRate: parseRate(mandate.discountMaxPercent) ?? null },
        insuranceValid: agency.insurance !== null && within(agency.insurance.from, agency.insurance.until), declarationMade: agency.declaration !== null,
        barred: barredClaims.length > 0 && !row.owed_in_time, barredClaims, formalNoticeSent: row.notice_sent, held: await this.holds.ofCase(reader, caseId, today, law),
      },
    };
  }
}

interface Found { row: Row; law: LawTables; facts: ActFacts }

const plain = (facts: Refusal['facts']): FactValues => Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, typeof value === 'object' && value !== null ? value.join(', ') : value]));

const view = ({ act, matter, allowed, refusal, warning, limits }: PossibleAct): Act => ({
  act, matter, allowed, code: refusal?.code ?? null, article: refusal?.article ?? null, facts: toFacts(refusal ? plain(refusal.facts) : limits),
  warningCode: warning?.code ?? null, warningArticle: warning?.article ?? null, warningFacts: toFacts(warning ? plain(warning.facts) : null),
});
