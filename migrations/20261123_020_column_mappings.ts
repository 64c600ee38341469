import { Migration } from '@mikro-orm/migrations';

/**
 * How a creditor's own tables are read, once he has said it: by the fingerprint of their columns, for him alone. What he says anew is a new
 * row, and the newest counts; one without columns says that it is forgotten.
 */
export class Migration20261123020 extends Migration {
  override up(): void {
    this.addSql(`create table column_mapping (
      id uuid primary key, agency_id uuid not null references agency, creditor_id uuid not null references creditor, fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
      columns jsonb check (jsonb_typeof(columns) = 'array'), file_name text not null, remembered_at timestamptz not null, remembered_by uuid not null references app_user, remembered_by_name text not null)`);
    this.addSql(`create index column_mapping_newest on column_mapping (creditor_id, fingerprint, remembered_at desc, id desc)`);
    this.addSql(`create trigger facts_stand before update or delete on column_mapping for each row execute function refuse_edit()`);
  }
}
