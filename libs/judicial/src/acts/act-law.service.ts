import { Inject, Injectable } from '@nestjs/common';
import { AppliedLawService, asFarAsKnown, HoldEffectsService, refusedByLaw, StatementService } from '@quittance/cases';
import { computeStatement, isLawError, type HoldEffects, type LawTables } from '@quittance/law';
import { Refused, sql, toDay, type FactValues, type Tx } from '@quittance/platform';
import type { HeldHandoff } from '../handoffs/handoff-decisions.service.ts';
import type { TitleFacts } from '../titles/titles-read.service.ts';
import type { ActKindRow } from './act-kinds.ts';
import { whyNot } from './allowed.ts';

/** The law of an act that is reported: that of its agency, and whether it could be done on its day, under its title, after the acts before it, with what held the debtor then. */
@Injectable()
export class ActLawService {
  constructor(@Inject(StatementService) private readonly statements: StatementService, @Inject(HoldEffectsService) private readonly holds: HoldEffectsService, @Inject(AppliedLawService) private readonly applied: AppliedLawService) {}

  of(tx: Tx, { agencyId }: Pick<HeldHandoff, 'agencyId'>): Promise<LawTables> {
    return this.applied.of(tx, agencyId);
  }

  /** Refuses, with its article, what the law did not let be done. */
  async couldBeDone(tx: Tx, held: HeldHandoff, kind: ActKindRow, doneOn: Temporal.PlainDate, title: TitleFacts | null): Promise<void> {
    const { facts: debt, law } = await this.statements.facts(tx, held.caseId, doneOn);
    // What he did is not undone by a rate that nobody has entered: the thresholds are held against what is known.
    const statement = computeStatement(asFarAsKnown(debt, law).facts, law);
    if (isLawError(statement)) throw refusedByLaw(statement);
    const left = statement.claims.map(({ outstanding }) => outstanding);
    const principal = left.reduce((sum, part) => sum + part.principal, 0n);
    const rows = await tx.rows<{ kind: string; done_on: string }>(sql`select a.kind, a.done_on from bailiff_act a where a.case_id = ${held.caseId} and not exists (select 1 from reversal r where r.fact_id = a.id) order by a.done_on, a.reported_at`);
    const effects = await this.holds.ofCase(tx, held.caseId, doneOn, law);
    const refusal = whyNot(kind, {
      doneOn, title, acts: rows.map((row) => ({ kind: row.kind, doneOn: toDay(row.done_on) })), principal, principalAndInterest: left.reduce((sum, part) => sum + part.interest, principal),
      debtorIsMerchant: held.regime === 'commercial', debtorIsConsumer: held.regime === 'civil', held: effects,
    }, law);
    if (!refusal) return;
    const facts = Object.fromEntries(Object.entries(refusal.facts).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value])) as FactValues;
    throw new Refused(refusal.code, { article: refusal.article, facts: refusal.code === 'on_hold' ? { ...facts, holds: kindsOf(effects, String(facts['holds'])) } : facts });
  }
}

/** Holds by what they are, not by their ids. */
const kindsOf = ({ active }: HoldEffects, ids: string): string => [...new Set(active.filter(({ id }) => ids.includes(id)).map(({ kind }) => kind))].join(', ');
