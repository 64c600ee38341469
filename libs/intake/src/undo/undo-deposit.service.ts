import { Injectable } from '@nestjs/common';
import { notFound, type Actor } from '@quittance/platform';
import type { UndoneDeposit } from './undo.type.ts';

export interface UndoAsked { depositId: string; reason: string }

/** Takes a deposit back. */
@Injectable()
export class UndoDepositService {
  async undoDeposit(_actor: Actor, _asked: UndoAsked, _options: { dryRun: boolean }): Promise<UndoneDeposit> { throw notFound('Deposit'); }
  async undoDepositedCase(_actor: Actor, _asked: UndoAsked & { caseId: string }, _options: { dryRun: boolean }): Promise<UndoneDeposit> { throw notFound('Deposit'); }
}
