import { Migration } from '@mikro-orm/migrations';

/** Two lists read by what they ask for: the cases that a deposit added to, and the creditors of an agency by name. */
export class Migration20261123002 extends Migration {
  override up(): void {
    this.addSql(`create index timeline_deposit on timeline_entry (fact_id) where fact_kind = 'deposit'`);
    this.addSql(`create index creditor_list on creditor (agency_id, lower(name), id)`);
  }
}
