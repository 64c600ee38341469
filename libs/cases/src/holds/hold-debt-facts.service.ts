import { Inject, Injectable } from '@nestjs/common';
import { effectsOf, type LawTables } from '@quittance/law';
import { sql } from '@quittance/platform';
import { AppliedLawService } from '../applied-law/applied-law.service.ts';
import { among, type Reader } from '../files/reader.ts';
import { DebtFactsSources, type Interruption, type KnownDebtFacts } from '../statement/debt-facts.ts';
import { heldUnder } from './held-under.ts';
import { HoldFactsService, type CaseHolds } from './hold-facts.service.ts';

/** Far enough that whatever was ever to begin has begun. */
const AT_LAST = Temporal.PlainDate.from('2999-12-31');

/**
 * What holds tell the statement: the days from which interest runs no more (the opening judgment, the admissibility), and that a proof of
 * claim began limitation anew (C. com. L622-25-1). A day to come is told too: nothing runs from it, so that a position ends on its eve.
 */
@Injectable()
export class HoldDebtFactsService {
  constructor(@Inject(DebtFactsSources) sources: DebtFactsSources, @Inject(HoldFactsService) private readonly facts: HoldFactsService, @Inject(AppliedLawService) private readonly law: AppliedLawService) {
    sources.add((reader, caseIds, asOf) => this.of(reader, caseIds, asOf));
  }

  async of(reader: Reader, caseIds: readonly string[], asOf: Temporal.PlainDate): Promise<KnownDebtFacts> {
    if (!caseIds.length) return new Map();
    const touched = await reader.rows<{ id: string; agency_id: string }>(sql`select f.id, f.agency_id from case_file f where f.id = ${among(caseIds)} and ${heldUnder('f')}`);
    if (!touched.length) return new Map();
    const held = await this.facts.ofCases(reader, touched.map(({ id }) => id));
    const law = await this.law.ofAll(reader, touched.map((row) => row.agency_id));
    return new Map(touched.map(({ id, agency_id: agencyId }) => [id, { stops: stopsOf(held.get(id)!, law.get(agencyId)!), interruptions: interruptionsOf(held.get(id)!, asOf) }]));
  }
}

const stopsOf = ({ holds }: CaseHolds, law: LawTables): { on: Temporal.PlainDate }[] => [...effectsOf(holds, AT_LAST, law).interestStops];

const interruptionsOf = ({ holds }: CaseHolds, asOf: Temporal.PlainDate): Interruption[] => holds.flatMap((hold) =>
  (hold.kind === 'insolvencyProceeding' && !hold.voided && hold.proofFiledOn && Temporal.PlainDate.compare(hold.proofFiledOn, asOf) <= 0 ? [{ on: hold.proofFiledOn, kind: 'proof_of_claim' as const }] : []));
