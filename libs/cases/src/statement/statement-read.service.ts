import { Inject, Injectable } from '@nestjs/common';
import { computeStatement, isLawError, type LackingRate } from '@quittance/law';
import { Database, type Actor, type Refusal } from '@quittance/platform';
import { CasesReadService } from '../files/cases-read.service.ts';
import { asFarAsKnown, refusedByLaw } from './known-law.ts';
import { formatDaily, statementView } from './statement-view.ts';
import { StatementService } from './statement.service.ts';
import { Statement } from './statement.type.ts';

/** The statement for those who may see the case. */
@Injectable()
export class StatementReadService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(CasesReadService) private readonly cases: CasesReadService, @Inject(StatementService) private readonly statements: StatementService) {}

  /** A day whose rates are not known is a refusal that names the half-year. */
  async statement(actor: Actor, caseId: string, asOf: Temporal.PlainDate | undefined): Promise<Statement | Refusal> {
    await this.cases.mustSee(this.database, actor, 'read', caseId);
    const { statement, claims } = await this.statements.compute(this.database, caseId, asOf);
    if (isLawError(statement)) return refusedByLaw(statement).toRefusal();
    return Object.assign(new Statement(), statementView(statement, claims));
  }

  /**
   * That of today as far as it is known: where a half-year has no rate yet, interest stands still from its first day on, and what lacks is
   * named. For the debtor, who may pay at any time; nobody demands by it. Null: not even that can be said.
   */
  async known(actor: Actor, caseId: string): Promise<{ statement: Statement; lacking: LackingRate | null } | null> {
    await this.cases.mustSee(this.database, actor, 'read', caseId);
    const { facts, law, claims } = await this.statements.facts(this.database, caseId);
    const known = asFarAsKnown(facts, law);
    const statement = computeStatement(known.facts, law);
    return isLawError(statement) ? null : { statement: Object.assign(new Statement(), statementView(statement, claims)), lacking: known.lacking?.rate ?? null };
  }

  /** What one more day adds, four decimals; null where the rate is not known. */
  async dailyInterest(actor: Actor, caseId: string): Promise<string | null> {
    await this.cases.mustSee(this.database, actor, 'read', caseId);
    const { statement } = await this.statements.compute(this.database, caseId);
    return isLawError(statement) ? null : formatDaily(statement.totals.dailyInterest);
  }
}
