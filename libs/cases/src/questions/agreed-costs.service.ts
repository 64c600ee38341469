import { Inject, Injectable } from '@nestjs/common';
import { rowsFor } from '@quittance/access';
import { cents } from '@quittance/law';
import { Database, sql, toInstant, type Actor } from '@quittance/platform';
import { AgreedCost } from './question.type.ts';

interface Row { question_id: string; amount_cents: string; purpose: string; at: string; by_name: string; by_kind: string }

/** How far a creditor agreed to let costs go on a case: his answers, each a fact. */
@Injectable()
export class AgreedCostsService {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The latest first. */
  async ofCase(actor: Actor, caseId: string): Promise<AgreedCost[]> {
    const rows = await this.database.rows<Row>(sql`select q.id as question_id, q.amount_cents, q.purpose, a.at, a.by_name, a.by_kind from question q join answer a on a.question_id = q.id and a.decision = 'agreed'
      where q.case_id = ${caseId} and q.kind = 'cost' and (${rowsFor(actor.ability, 'read', 'Question', 'q')}) order by a.at desc, a.id desc`);
    return rows.map((row) => Object.assign(new AgreedCost(), { questionId: row.question_id, amount: cents(BigInt(row.amount_cents)), purpose: row.purpose, at: toInstant(row.at), by: row.by_name }));
  }
}
