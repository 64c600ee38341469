import { Migration } from '@mikro-orm/migrations';

/** Since when a question to the agency waits for its answer, for the queue: derived in the transaction of the question and of the answer. */
export class Migration20261123008 extends Migration {
  override up(): void {
    this.addSql(`alter table case_file add column question_on date`);
    this.addSql(`create index dispute_claim_case on dispute_claim (case_id)`);
  }
}
