import { Migration } from '@mikro-orm/migrations';

/** The case from which a hold was entered: where its papers lie and what its changes are shown on, also where it holds for all of the debtor's. */
export class Migration20261123011 extends Migration {
  override up(): void {
    this.addSql(`alter table hold add column opened_from uuid not null references case_file`);
  }
}
