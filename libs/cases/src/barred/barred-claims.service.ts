import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { cents, type LawTables, type StatementFacts } from '@quittance/law';
import { Clock, Database, isId, sql, type Actor } from '@quittance/platform';
import type { Reader } from '../files/reader.ts';
import { limitationOf } from '../limitation/limitation-of.ts';
import { claimDue } from '../positions/due-of.ts';
import { StatementService } from '../statement/statement.service.ts';
import { BarredClaim } from './barred-claims.type.ts';

export interface ClaimTerm { claimId: string; reference: string; expiresOn: Temporal.PlainDate; barred: boolean; article: string | null; due: bigint; principal: bigint }

/** Which claims of a case the law no longer lets the agency ask for. */
@Injectable()
export class BarredClaimsService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(StatementService) private readonly statements: StatementService) {}

  /** Those that are barred and still owed, for who works the case; none for others. */
  async seenBy(actor: Actor, caseId: string): Promise<BarredClaim[]> {
    const seen = isId(caseId) && (await this.database.first(sql`select 1 as one from case_file f where f.id = ${caseId} and (${rowsFor(actor.ability, 'read', 'CaseFile', 'f')}) and (${rowsFor(actor.ability, 'logCall', 'CaseFile', 'f')})`));
    return seen ? this.of(this.database, caseId) : [];
  }

  /** For the use-cases of the house, who may being asked before. */
  async of(reader: Reader, caseId: string): Promise<BarredClaim[]> {
    const { regime, terms } = await this.terms(reader, caseId);
    return terms.filter(({ barred, due }) => barred && due > 0n).map(({ claimId, reference, expiresOn, article, due }) => Object.assign(new BarredClaim(), {
      claimId, reference, expiredOn: expiresOn, article, due: cents(due), demand: regime === 'civil' ? 'blocked' : 'warned',
    }));
  }

  /** The term of every claim of the case, with what is owed on it today, and the facts that it follows from. */
  async terms(reader: Reader, caseId: string): Promise<{ regime: string; facts: StatementFacts; law: LawTables; terms: ClaimTerm[] }> {
    const today = this.clock.today();
    const { facts, law, claims, interruptions } = await this.statements.facts(reader, caseId, today);
    const owed = new Map((await reader.rows<{ claim_id: string; due: string; principal_cents: string }>(sql`select p.claim_id, ${claimDue('p', today)}::bigint as due, p.principal_cents from claim_position p where p.case_id = ${caseId}`)).map((row) => [row.claim_id, row]));
    return {
      regime: facts.regime, facts, law, terms: claims.map((claim): ClaimTerm => {
        const { expires, barred, article } = limitationOf(claim, today, law, interruptions), position = owed.get(claim.id);
        return { claimId: claim.id, reference: claim.reference, expiresOn: expires, barred, article, due: BigInt(position?.due ?? 0), principal: BigInt(position?.principal_cents ?? 0) };
      }),
    };
  }
}
