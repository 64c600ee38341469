import { Inject, Injectable } from '@nestjs/common';
import { CasesReadService, HoldEffectsService, limitationOf, StatementService, type CaseFacts, type Reader, type SeenCase } from '@quittance/cases';
import { computeStatement, isLawError, type HoldEffects, type ProcedureDocument, type Statement } from '@quittance/law';
import { Clock, Database, Refused, sql, toDayOrNull, toFacts, type Actor, type FactValues } from '@quittance/platform';
import { enforceableFrom } from '../titles/title-kinds.ts';
import { TitlesReadService, type TitleFacts } from '../titles/titles-read.service.ts';
import { groundsOf, type Ground } from './grounds.ts';
import { LegalFile, LegalPoint, LegalRoute } from './legal-file.type.ts';
import { LegalGroundsService, type GatheredGrounds } from './legal-grounds.service.ts';
import { routesOf, type Route, type RouteFacts } from './routes.ts';
import { suspensionsOf, type SuspensionFacts } from './suspensions.ts';

const { compare } = Temporal.PlainDate;

/** A case as an argument, for those who work it: what a lawyer or a judge would ask, in the order in which they ask it. */
@Injectable()
export class LegalFileService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(CasesReadService) private readonly cases: CasesReadService, @Inject(StatementService) private readonly statements: StatementService,
    @Inject(TitlesReadService) private readonly titles: TitlesReadService, @Inject(LegalGroundsService) private readonly grounds: LegalGroundsService, @Inject(HoldEffectsService) private readonly holds: HoldEffectsService,
  ) {}

  /** Null: not his, or not there. Where the law gives no figure today there are no routes, and the statement of the case says why. */
  async ofCase(actor: Actor, caseId: string): Promise<LegalFile | null> {
    const file = await this.#seen(actor, caseId);
    if (!file) return null;
    const today = this.clock.today();
    const known = await this.statements.facts(this.database, file.id, today);
    const gathered = await this.grounds.gather(this.database, file, known);
    const title = await this.titles.facts(this.database, file.id);
    const statement = computeStatement(known.facts, known.law);
    const court = courtOf(file, gathered);
    const suspended = await this.#suspended(this.database, file.id, await this.holds.ofCase(this.database, file.id, today, known.law));
    return Object.assign(new LegalFile(), {
      caseId: file.id, asOf: today, lawVersion: known.law.version, court, points: [...groundsOf(gathered.facts), ...suspensionsOf(suspended)].map(pointOf),
      routes: isLawError(statement) ? [] : this.#routes(file, known, gathered, statement, title, court, suspended),
    });
  }

  async #seen(actor: Actor, caseId: string): Promise<SeenCase | null> {
    try {
      return await this.cases.mustSee(this.database, actor, 'logCall', caseId);
    } catch (e) {
      if (e instanceof Refused && e.code === 'not_found') return null;
      throw e;
    }
  }

  #routes(file: SeenCase, known: CaseFacts, { papers, facts }: GatheredGrounds, statement: Statement, title: TitleFacts | null, court: 'judicial' | 'commercial', { held, disputedOn }: SuspensionFacts): LegalRoute[] {
    const today = this.clock.today(), { law } = known;
    const left = statement.claims.map(({ outstanding }) => outstanding);
    const principal = left.reduce((sum, part) => sum + part.principal, 0n);
    const from = title && enforceableFrom(title, law);
    const has = (kind: string): boolean => papers.some(({ document }) => document.kind === kind);
    const documents: ProcedureDocument[] = [
      'debtStatement', ...(['attachment', 'contract', 'order', 'delivery', 'terms'].some(has) ? ['groundOfClaim' as const] : []), ...(facts.claims.every(({ papers: own }) => own.some(({ kind }) => kind === 'invoice')) ? ['invoices' as const] : []),
      ...(has('formal_notice') ? ['formalNotice' as const] : []), ...(title ? ['enforceableTitle' as const] : []), ...(title?.servedOn ? ['serviceOfTitle' as const] : []),
    ];
    const routes: RouteFacts = {
      on: today, court, documents, principal, principalAndInterest: left.reduce((sum, part) => sum + part.interest, principal),
      debtorIsMerchant: file.regime === 'commercial', debtorIsConsumer: file.regime === 'civil', creditorIsMerchant: facts.creditor.kind === 'company',
      disputed: disputedOn !== null, held, barred: known.claims.some((claim, i) => owes(left[i]) && limitationOf(claim, today, law, known.interruptions).barred),
      hasTitle: Boolean(from) && compare(from!, today) <= 0, titleExpired: title !== null && compare(today, title.expiresOn) > 0,
    };
    return routesOf(routes, law).map(routeOf);
  }

  async #suspended(reader: Reader, caseId: string, held: HoldEffects): Promise<SuspensionFacts> {
    const row = (await reader.first<{ disputed_on: string | null; plan_state: string | null; plan_next_on: string | null }>(sql`select disputed_on, plan_state, plan_next_on from case_file where id = ${caseId}`))!;
    return { held, disputedOn: toDayOrNull(row.disputed_on), plan: row.plan_state === 'agreed' ? { nextOn: toDayOrNull(row.plan_next_on) } : null };
  }
}

const courtOf = ({ regime }: SeenCase, { creditorKind }: GatheredGrounds): 'judicial' | 'commercial' => (regime === 'commercial' && creditorKind === 'company' ? 'commercial' : 'judicial');
const owes = (part: { principal: bigint; interest: bigint; indemnity: bigint } | undefined): boolean => part !== undefined && part.principal + part.interest + part.indemnity > 0n;

const plain = (facts: Readonly<Record<string, unknown>>): FactValues => Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, Array.isArray(value) ? value.join(', ') : (value as FactValues[string])]));
const pointOf = ({ facts, documents, articles, ...ground }: Ground): LegalPoint => Object.assign(new LegalPoint(), { ...ground, articles: [...articles], facts: toFacts(facts), documents: [...documents] });
const routeOf = ({ refusal, warnings, by, rules, papers, terms, costs, ...route }: Route): LegalRoute => Object.assign(new LegalRoute(), {
  ...route, by: [...by], rules: [...rules], code: refusal?.code ?? null, refusedBy: refusal?.article ?? null, facts: toFacts(plain(refusal?.facts ?? {})), warnings: warnings.map(({ code }) => code), papers: [...papers], terms: [...terms], costs: [...costs],
});
