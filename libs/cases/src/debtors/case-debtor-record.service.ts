import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { cents } from '@quittance/law';
import { DebtorRecordService as PartiesRecord, LikelyDebtorsService, type DebtorRepresentative, type LikelyDebtor } from '@quittance/parties';
import { Clock, Database, isId, sql, toInstant, type Actor } from '@quittance/platform';
import { readsInside, type Reader } from '../files/reader.ts';
import { HoldFactsService } from '../holds/hold-facts.service.ts';
import { factsOf } from '../holds/hold-record.ts';
import { HoldsReadService } from '../holds/holds-read.service.ts';
import { dueOf } from '../positions/due-of.ts';
import { CasePartiesService } from './case-parties.service.ts';
import { DebtorCase, DebtorRecord } from './debtor-record.type.ts';

const MOST_CASES = 50;
interface Row { id: string; public_reference: string; under_name: string; stage: string; opened_at: string; due: string }

/** Everything that is known of the debtor of a case: what the parties room keeps, whom a hold says to turn to, who owes with him, his other cases. */
@Injectable()
export class CaseDebtorRecordService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(PartiesRecord) private readonly known: PartiesRecord, @Inject(CasePartiesService) private readonly parties: CasePartiesService,
    @Inject(LikelyDebtorsService) private readonly likelies: LikelyDebtorsService, @Inject(HoldFactsService) private readonly holds: HoldFactsService, @Inject(HoldsReadService) private readonly effects: HoldsReadService,
  ) {}

  /** Of a case that the asker was found to see. `reader`: a transaction sees its own change. */
  async of(actor: Actor, file: { id: string; debtorId: string }, reader: Reader = this.database): Promise<DebtorRecord> {
    const known = await this.known.of(file.debtorId, reader);
    return Object.assign(new DebtorRecord(), {
      ...known, representatives: [...(readsInside(actor) ? await this.#ofHolds(reader, file.id) : []), ...known.representatives],
      parties: await this.parties.ofCase(reader, file.id), otherCases: await this.#otherCases(actor, file, reader), merges: await this.known.merges(actor, file.debtorId, reader),
    });
  }

  /** Who may be the debtor of this case under another record, or who answers to a text; nobody where the case is not the asker's. */
  async likely(actor: Actor, caseId: string, text: string | null): Promise<LikelyDebtor[]> {
    const file = isId(caseId) ? await this.database.first<{ debtor_id: string }>(sql`select f.debtor_id from case_file f where f.id = ${caseId} and (${rowsFor(actor.ability, 'read', 'CaseFile', 'f')})`) : undefined;
    if (!file) return [];
    return text?.trim() ? this.likelies.search(actor, file.debtor_id, text) : this.likelies.of(actor, file.debtor_id);
  }

  /** Whom the holds of the case say to turn to, where they name him: a guardian, a liquidator. */
  async #ofHolds(reader: Reader, caseId: string): Promise<DebtorRepresentative[]> {
    const { redirects } = await this.effects.effectsOf(reader, caseId);
    const named = redirects.filter(({ name }) => name);
    if (!named.length) return [];
    const { records } = (await this.holds.ofCases(reader, [caseId])).get(caseId)!;
    return named.flatMap(({ to, name, holdId }) => {
      const record = records.get(holdId), told = record?.entries.findLast(({ facts }) => 'representativeName' in facts);
      if (!record || !told || !factsOf(record)['representativeName']) return [];
      return [{ id: null, kind: to, name: name!, title: null, sinceOn: null, current: true, told: { by: 'hold', at: told.at, source: told.source ?? null, person: told.by }, superseded: null }];
    });
  }

  async #otherCases(actor: Actor, { id, debtorId }: { id: string; debtorId: string }, reader: Reader): Promise<DebtorCase[]> {
    const rows = await reader.rows<Row>(sql`select f.id, f.public_reference, d.name as under_name, f.stage, f.opened_at, ${dueOf('f', this.clock.today())} as due
      from case_file f join debtor d on d.id = f.debtor_id where f.debtor_id in (select m from debtor_family(${debtorId}) m) and f.id <> ${id} and (${rowsFor(actor.ability, 'read', 'CaseFile', 'f')})
      order by f.stage in ('closed', 'returned'), f.opened_at desc, f.id desc limit ${MOST_CASES}`);
    return rows.map((row) => Object.assign(new DebtorCase(), { id: row.id, publicReference: row.public_reference, underName: row.under_name, stage: row.stage, openedAt: toInstant(row.opened_at), due: cents(BigInt(row.due)) }));
  }
}
