import { Inject, Injectable } from '@nestjs/common';
import { AuditService } from '@quittance/identity';
import { Database, inputHash, newId, Refused, refuseOtherInput, sql, type Actor, type Tx } from '@quittance/platform';
import { filesOf } from '../lines/read-files.ts';
import { TakeFilesService, type TakenFiles } from '../lines/take-files.service.ts';
import { UploadsService } from '../runs/uploads.service.ts';
import { choicesOf, saidOfCases } from './choices.ts';
import { creditorOf } from './creditor-of.ts';
import type { Deposit, DepositInput, DepositPreview } from './deposit.type.ts';
import { DepositPlanService } from './deposit-plan.service.ts';
import { DepositViewsService } from './deposit-views.service.ts';
import { PlaceDepositService } from './place-deposit.service.ts';

const LONGEST_KEY = 200;

/** What is handed over, once it was read; said: what his creditor decided of it. */
export interface HandedOver { creditorId: string; key: string; hash: string; taken: TakenFiles; said: Omit<DepositInput, 'files' | 'idempotencyKey'> }

/** Refuses bad_fields. */
export function keyOf(written: string): string {
  const key = written.trim();
  if (!key || key.length > LONGEST_KEY) throw new Refused('bad_fields', { fields: [{ field: 'idempotencyKey', code: key ? 'too_long' : 'required', facts: { limit: LONGEST_KEY } }] });
  return key;
}

/** A creditor hands over unpaid invoices: the preview and the act are one piece of work, undone or kept. */
@Injectable()
export class DepositsService {
  constructor(
    @Inject(Database) private readonly database: Database, @Inject(AuditService) private readonly audit: AuditService, @Inject(DepositPlanService) private readonly plans: DepositPlanService,
    @Inject(PlaceDepositService) private readonly placing: PlaceDepositService, @Inject(DepositViewsService) private readonly views: DepositViewsService,
    @Inject(UploadsService) private readonly uploads: UploadsService, @Inject(TakeFilesService) private readonly taking: TakeFilesService,
  ) {}

  async preview(actor: Actor, input: DepositInput): Promise<DepositPreview> {
    return (await this.deposit(actor, input, { dryRun: true })) as DepositPreview;
  }

  async confirm(actor: Actor, input: DepositInput): Promise<Deposit> {
    return (await this.deposit(actor, input, { dryRun: false })) as Deposit;
  }

  /**
   * Reads the files, opens a case for each debtor with a claim for each invoice, keeps the files. What can't be taken is told,
   * and the rest goes on. Refusals: no_mandate (CPCE R124-3), file_too_big, files_too_big, too_many_files, bad_fields, nothing_to_place.
   */
  async deposit(actor: Actor, given: DepositInput, { dryRun }: { dryRun: boolean }): Promise<Deposit | DepositPreview> {
    const input = await this.uploads.opened(actor, given);
    const creditorId = creditorOf(actor, input.creditorId);
    const key = keyOf(input.idempotencyKey);
    const files = filesOf(input.files);
    const without = new Set(input.without ?? []);
    const papers = this.taking.papers(files, input);
    const hash = inputHash({ files: files.map(({ name, sha256 }) => ({ name, sha256 })), without: [...without].sort(), ...this.taking.said(input, papers), ...saidOfCases(input) });
    const done = dryRun ? undefined : await this.#kept(this.database, creditorId, key, hash);
    if (done) return (await this.views.one(actor, done))!;
    return this.handOver(actor, { creditorId, key, hash, taken: await this.taking.read(creditorId, files, input, papers), said: input }, { dryRun });
  }

  /** The claims that were read, of files or of a form, with their papers. Refusals: no_mandate (CPCE R124-3), nothing_to_place, idempotency_key_reused, quota_reached. */
  async handOver(actor: Actor, { creditorId, key, hash, taken, said }: HandedOver, { dryRun }: { dryRun: boolean }): Promise<Deposit | DepositPreview> {
    const { read } = taken;
    const choices = choicesOf(said);
    return this.database.transact(async (tx) => {
      // Two deposits of one creditor go one after the other, so that the second sees what the first has placed.
      await this.placing.turn(tx, creditorId);
      const before = dryRun ? undefined : await this.#kept(tx, creditorId, key, hash);
      if (before) return (await this.views.one(actor, before, tx))!;
      const plan = await this.plans.plan(tx, creditorId, read, choices);
      const scope = { agencyId: plan.creditor.agencyId, creditorId };
      if (!plan.cases.length) {
        if (dryRun) return this.views.preview(plan, read, { attachments: (await this.taking.keep(tx, actor, scope, taken, said)).attachments });
        throw new Refused('nothing_to_place', { facts: { files: read.files.length, faults: plan.faults.length } });
      }
      const depositId = newId();
      await this.placing.place(tx, actor, plan, read, { depositId, idempotencyKey: dryRun ? `preview ${depositId}` : key, inputHash: hash });
      const { attachments } = await this.taking.keep(tx, actor, { ...scope, depositId }, taken, said);
      await this.#tell(tx, actor, depositId, plan.creditor.agencyId, creditorId, { cases: plan.cases.length, claims: plan.claimCount, faults: plan.faults.length });
      return dryRun ? this.views.preview(plan, read, { attachments }) : (await this.views.one(actor, depositId, tx))!;
    }, { dryRun });
  }

  /** The deposit that was made under this key, if one was: the same answer for the same files, a refusal for others. */
  async #kept(reader: Tx | Database, creditorId: string, key: string, hash: string): Promise<string | undefined> {
    const row = await reader.first<{ id: string; input_hash: string }>(sql`select id, input_hash from deposit where creditor_id = ${creditorId} and idempotency_key = ${key}`);
    if (row) refuseOtherInput(row.input_hash, hash);
    return row?.id;
  }

  async #tell(tx: Tx, actor: Actor, depositId: string, agencyId: string, creditorId: string, counts: { cases: number; claims: number; faults: number }): Promise<void> {
    await tx.emit('DepositConfirmed', { depositId, creditorId }, { agencyId, creditorId });
    await this.audit.record(tx, actor, { action: 'confirmDeposit', subject: 'Deposit', subjectId: depositId, outcome: 'done', facts: counts });
  }
}
