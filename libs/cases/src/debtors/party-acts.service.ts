import { Inject, Injectable } from '@nestjs/common';
import { Database, type Actor } from '@quittance/platform';
import { CasePartiesService } from './case-parties.service.ts';
import type { CasePartyInput, DebtorRecorded } from './debtor-record.type.ts';
import { RecordDebtorService } from './record-debtor.service.ts';

/** Who owes with the debtor, or for him, entered and released as anything else that is told of him. */
@Injectable()
export class PartyActsService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(RecordDebtorService) private readonly records: RecordDebtorService, @Inject(CasePartiesService) private readonly parties: CasePartiesService) {}

  /** Refusals: not_found, bad_fields, idempotency_key_reused. */
  add(actor: Actor, input: CasePartyInput, { dryRun = false }: { dryRun?: boolean } = {}): Promise<DebtorRecorded> {
    return this.records.change(actor, input.caseId, 'addCaseParty', dryRun, async (tx, file) => {
      const { role, name, cap, already } = await this.parties.add(tx, actor, file, input);
      return already ? { written: [], lines: [] } : { written: ['party'], lines: [{ code: 'debtor.party_added', facts: { role, name, cap } }] };
    });
  }

  /** Refusals: not_found, bad_fields (on, reason), already_ended. */
  async end(actor: Actor, partyId: string, on: Temporal.PlainDate, reason: string): Promise<DebtorRecorded> {
    const caseId = await this.database.transact((tx) => this.parties.caseOf(tx, partyId));
    return this.records.change(actor, caseId, 'endCaseParty', false, async (tx, file) => {
      const { role, name } = await this.parties.end(tx, actor, file, partyId, on, reason);
      return { written: ['party_end'], lines: [{ code: 'debtor.party_ended', facts: { role, name, on: String(on) } }] };
    });
  }
}
