import { Migration } from '@mikro-orm/migrations';

/** A device that somebody came in from is shown to him by what its browser says of itself. */
export class Migration20261123066 extends Migration {
  override up(): void {
    this.addSql(`alter table known_device add column user_agent text`);
  }
}
