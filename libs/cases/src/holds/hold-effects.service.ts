import { Inject, Injectable } from '@nestjs/common';
import { effectsOf, type Hold, type HoldEffects, type HoldTask, type LawTables } from '@quittance/law';
import { sql } from '@quittance/platform';
import { AppliedLawService } from '../applied-law/applied-law.service.ts';
import { among, type Reader } from '../files/reader.ts';
import { factsOf, type HoldRecord } from './hold-record.ts';
import { HoldFactsService, type CaseHolds } from './hold-facts.service.ts';

/** What there is no more to do once it is known whom to turn to. */
const FOUND: readonly HoldTask[] = ['recordRepresentative', 'findNotary'];

/** What the holds of cases do on a day: libs/law's table on the facts of each. */
@Injectable()
export class HoldEffectsService {
  constructor(@Inject(HoldFactsService) private readonly facts: HoldFactsService, @Inject(AppliedLawService) private readonly law: AppliedLawService) {}

  /** All of each case together, its open dispute among them. `law`: where they are of one agency whose tables are at hand. */
  async of(reader: Reader, caseIds: readonly string[], on: Temporal.PlainDate, law?: LawTables): Promise<Map<string, HoldEffects>> {
    return this.#each(reader, caseIds, law, ({ holds, records }, tables) => effectsWith(holds, records, on, tables));
  }

  /** Of one case. */
  async ofCase(reader: Reader, caseId: string, on: Temporal.PlainDate, law?: LawTables): Promise<HoldEffects> {
    return (await this.of(reader, [caseId], on, law)).get(caseId)!;
  }

  /** Without the dispute, which the house has rules of its own for: what lists and the queue stand by. */
  async withoutDispute(reader: Reader, caseIds: readonly string[], on: Temporal.PlainDate): Promise<Map<string, HoldEffects>> {
    return this.#each(reader, caseIds, undefined, ({ holds, records }, tables) => effectsWith(holds.filter(({ kind }) => kind !== 'dispute'), records, on, tables));
  }

  async #each(reader: Reader, caseIds: readonly string[], law: LawTables | undefined, effects: (held: CaseHolds, law: LawTables) => HoldEffects): Promise<Map<string, HoldEffects>> {
    const held = await this.facts.ofCases(reader, caseIds);
    const tables = law ? () => law : await this.#tables(reader, caseIds);
    return new Map([...held].map(([caseId, one]) => [caseId, effects(one, tables(caseId))]));
  }

  async #tables(reader: Reader, caseIds: readonly string[]): Promise<(caseId: string) => LawTables> {
    const rows = await reader.rows<{ id: string; agency_id: string }>(sql`select f.id, f.agency_id from case_file f where f.id = ${among(caseIds)}`);
    const byAgency = await this.law.ofAll(reader, rows.map((row) => row.agency_id)), agencies = new Map(rows.map((row) => [row.id, row.agency_id]));
    return (caseId) => byAgency.get(agencies.get(caseId)!)!;
  }
}

function effectsWith(holds: readonly Hold[], records: ReadonlyMap<string, HoldRecord>, on: Temporal.PlainDate, law: LawTables): HoldEffects {
  const effects = effectsOf(holds, on, law);
  const known = (id: string): boolean => { const record = records.get(id); return record !== undefined && Boolean(factsOf(record)['representativeName']); };
  return { ...effects, tasks: effects.tasks.filter(({ task, hold }) => !(FOUND.includes(task) && known(hold))) };
}
