import { Migration } from '@mikro-orm/migrations';

/**
 * Deposits too large to wait for: files that come in a stream, a chunk at a time, and the run that carries them out, with how far it is. What
 * a large deposit brings is written before the deposit itself, whose counts are known last: two references may wait for the end of their
 * transaction, and hold as before.
 */
export class Migration20261123021 extends Migration {
  override up(): void {
    this.addSql(`alter table case_file alter constraint case_file_deposit_id_fkey deferrable initially immediate`);
    this.addSql(`alter table claim alter constraint claim_deposit_id_fkey deferrable initially immediate`);

    this.addSql(`create table deposit_upload (
      id uuid primary key, agency_id uuid not null references agency, creditor_id uuid not null references creditor, user_id uuid not null references app_user,
      name text not null, size bigint not null default 0, sha256 text, begun_at timestamptz not null, ended_at timestamptz, check ((sha256 is null) = (ended_at is null)))`);
    this.addSql(`create index deposit_upload_creditor on deposit_upload (creditor_id, begun_at)`);
    this.addSql(`create table deposit_upload_chunk (
      upload_id uuid not null references deposit_upload on delete cascade, n integer not null, agency_id uuid not null references agency, creditor_id uuid not null references creditor, bytes bytea not null, primary key (upload_id, n))`);

    this.addSql(`create table deposit_run (
      id uuid primary key, agency_id uuid not null references agency, creditor_id uuid not null references creditor, asked_by uuid not null references app_user, asked_by_name text not null, asked_at timestamptz not null,
      dry_run boolean not null, idempotency_key text not null, input_hash text not null, file_names text[] not null, files jsonb not null, choices jsonb not null,
      state text not null check (state in ('waiting','running','done','refused','cancelled','failed')), stage text not null check (stage in ('reading','matching','opening','keeping','done')),
      done integer not null default 0, total integer, started_at timestamptz, moved_at timestamptz not null, ended_at timestamptz, cancel_asked_at timestamptz, cancel_asked_by text,
      deposit_id uuid references deposit, preview jsonb, refusal jsonb, report_id uuid references document,
      unique (creditor_id, idempotency_key, dry_run), check ((ended_at is null) = (state in ('waiting','running'))))`);
    this.addSql(`create index deposit_run_creditor on deposit_run (creditor_id, asked_at desc, id desc)`);
    this.addSql(`create index deposit_run_open on deposit_run (moved_at) where state in ('waiting','running')`);
  }
}
