import { Migration } from '@mikro-orm/migrations';

/** What was entered into the law, and who decided on it, is never edited: a correction is one more row, a mistake is withdrawn. */
export class Migration20261123010 extends Migration {
  override up(): void {
    for (const table of ['law_entry', 'law_decision']) this.addSql(`create trigger facts_stand before update or delete on ${table} for each row execute function refuse_edit()`);
  }
}
