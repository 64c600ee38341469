import { Migration } from '@mikro-orm/migrations';

/** A message that waits is withdrawn by what the creditor decided meanwhile. */
export class Migration20261123047 extends Migration {
  override up(): void {
    this.addSql(`alter table outgoing_message drop constraint outgoing_message_failure_check`);
    this.addSql(`alter table outgoing_message add constraint outgoing_message_failure_check check (failure in ('refused','too_late','unreachable','withdrawn'))`);
  }
}
