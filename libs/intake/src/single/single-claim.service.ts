import { Inject, Injectable } from '@nestjs/common';
import { Clock, inputHash, refuseFaults, Refused, sha256, type Actor } from '@quittance/platform';
import { papersOf, type Paper } from '../attachments/papers.ts';
import { isPaperKind } from '../attachments/paper-kind.ts';
import { creditorOf } from '../deposits/creditor-of.ts';
import type { Deposit, DepositPreview } from '../deposits/deposit.type.ts';
import { DepositsService, keyOf } from '../deposits/deposits.service.ts';
import type { FilesRead } from '../lines/read-files.ts';
import { UploadsService } from '../runs/uploads.service.ts';
import { lineOfForm } from './read-claim.ts';
import type { SingleClaimInput, SingleFileInput } from './single-claim.type.ts';

/** One claim by a form: a deposit of one line, planned and placed as those of a file. */
@Injectable()
export class SingleClaimService {
  constructor(@Inject(Clock) private readonly clock: Clock, @Inject(DepositsService) private readonly deposits: DepositsService, @Inject(UploadsService) private readonly uploads: UploadsService) {}

  /**
   * Refusals: bad_fields, each field by its path; what keeps the invoice out (already_placed, barred, below_minimum …) at the field that shows
   * it; no_mandate (CPCE R124-3), idempotency_key_reused, quota_reached.
   */
  async deposit(actor: Actor, given: SingleClaimInput, { dryRun }: { dryRun: boolean }): Promise<Deposit | DepositPreview> {
    const creditorId = creditorOf(actor, given.creditorId);
    const key = keyOf(given.idempotencyKey);
    const { files: input } = await this.uploads.opened(actor, { files: given.files ?? [], creditorId });
    const line = lineOfForm(given, this.clock.today());
    const papers = papersWithKinds(input as SingleFileInput[]);
    const read: FilesRead = { files: [], lines: [line], faults: [], attachments: [] };
    const said = { decisions: given.decisions ?? null };
    const hash = inputHash({ claim: line.claim, papers: papers.map(({ name, kind, bytes }) => `${name} ${kind} ${sha256(bytes)}`), decisions: given.decisions?.map(({ key: of, debtorId }) => `${of} ${debtorId ?? ''}`) });
    const handOver = (how: { dryRun: boolean }) => this.deposits.handOver(actor, { creditorId, key, hash, taken: { read, papers, ofDeposit: line.claim.reference }, said }, how);
    try {
      return await handOver({ dryRun });
    } catch (e) {
      if (!(e instanceof Refused) || e.code !== 'nothing_to_place') throw e;
      // Why there is nothing to place is in what it would have done.
      const { faults } = (await handOver({ dryRun: true })) as DepositPreview;
      refuseFaults(faults.map(({ field, code, facts }) => ({ field: FIELDS[field ?? ''] ?? 'reference', code, facts: Object.fromEntries(facts.map((fact) => [fact.key, fact.value])) })));
      throw e;
    }
  }
}

/** Where a fault of a line stands in the form. */
const FIELDS: Readonly<Record<string, string>> = { 'Référence': 'reference', Montant: 'due', 'Échéance': 'dueOn' };

function papersWithKinds(files: readonly SingleFileInput[]): Paper[] {
  const papers = papersOf(files, [], 'files');
  refuseFaults(files.flatMap(({ kind }, n) => (kind && !isPaperKind(kind) ? [{ field: `files.${n}.kind`, code: 'unknown_value' }] : [])));
  return papers.map((paper, n) => { const kind = files[n]!.kind; return kind && isPaperKind(kind) ? { ...paper, kind } : paper; });
}
