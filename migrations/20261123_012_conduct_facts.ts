import { Migration } from '@mikro-orm/migrations';

/** What was set, asked for, sent and given up stands as it was written; giving up is done once for a key. */
export class Migration20261123012 extends Migration {
  override up(): void {
    this.addSql(`alter table given_up_claim add column idempotency_key text not null, add column input_hash text not null`);
    this.addSql(`create index given_up_claim_case on given_up_claim (case_id)`);
    this.addSql(`create index given_up_claim_key on given_up_claim (agency_id, idempotency_key)`);
    for (const table of ['contact_policy', 'debtor_wish', 'reminder', 'given_up_claim']) this.addSql(`create trigger facts_stand before update or delete on ${table} for each row execute function refuse_edit()`);
  }
}
