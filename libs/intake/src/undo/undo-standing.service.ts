import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { Database, sql, type Actor } from '@quittance/platform';
import { UndoStanding } from '../deposits/deposit.type.ts';

/** Whether a deposit may still be taken back, and what stands against it. */
@Injectable()
export class UndoStandingService {
  constructor(@Inject(Database) private readonly database: Database) {}

  async of(actor: Actor, depositId: string): Promise<UndoStanding> {
    const seen = await this.database.first(sql`select 1 as one from deposit d where d.id = ${depositId} and (${rowsFor(actor.ability, 'undo', 'Deposit', 'd')})`);
    return Object.assign(new UndoStanding(), { possible: Boolean(seen), blocked: [] });
  }
}
