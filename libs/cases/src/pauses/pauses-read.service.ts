import { Inject, Injectable } from '@nestjs/common';
import { as, rowsFor } from '@quittance/access';
import { Clock, Database, sql, toDay, toInstant, type Actor } from '@quittance/platform';
import type { CaseFile } from '../files/case-file.type.ts';
import type { Reader } from '../files/reader.ts';
import { Pause, type PauseTerms } from './pause.type.ts';
import { PauseTermsService } from './pause-terms.service.ts';

interface Row { id: string; from_on: string; until_on: string; reason: string; words: string | null; at: string; by_kind: string; by_name: string }

/** Pauses as a person may read them. */
@Injectable()
export class PausesReadService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock, @Inject(PauseTermsService) private readonly policy: PauseTermsService) {}

  /** The one that runs today; null: none, or not his to know of. */
  async running(actor: Actor, caseId: string, reader: Reader = this.database): Promise<Pause | null> {
    const row = await reader.first<Row>(sql`select p.id, p.from_on, p.until_on, p.reason, p.words, p.at, p.by_kind, p.by_name from pause p
      where p.case_id = ${caseId} and p.until_on >= ${this.clock.today()} and not exists (select 1 from pause_end e where e.pause_id = p.id) and (${rowsFor(actor.ability, 'read', 'Pause', 'p')}) order by p.at desc limit 1`);
    return row ? Object.assign(new Pause(), { id: row.id, from: toDay(row.from_on), until: toDay(row.until_on), reason: row.reason, words: row.words, at: toInstant(row.at), byKind: row.by_kind, by: row.by_name }) : null;
  }

  /** For who may pause the case; null for others. */
  async terms(actor: Actor, file: CaseFile): Promise<PauseTerms | null> {
    const row = actor.ability.can('pause', as('CaseFile', { id: file.id, agencyId: actor.agencyId, creditorId: file.creditor.id }));
    return row ? this.policy.of(this.database, actor.agencyId, file.id) : null;
  }
}
