import { Migration } from '@mikro-orm/migrations';

/**
 * Keys of programs: each acts in the name of one person, never beyond what he may, and of that only what its scopes say. Of the key itself
 * the hash is kept; the prefix tells it from others on a page.
 */
export class Migration20261123018 extends Migration {
  override up(): void {
    this.addSql(`create table api_token (
      id uuid primary key, agency_id uuid not null references agency, creditor_id uuid references creditor, user_id uuid not null references app_user,
      name text not null, prefix text not null, token_hash text not null unique, scopes text[] not null check (scopes <@ array['read','deposit'] and cardinality(scopes) > 0),
      made_at timestamptz not null, made_by uuid not null references app_user, made_by_name text not null, expires_at timestamptz not null,
      last_used_at timestamptz, revoked_at timestamptz, revoked_by uuid references app_user, revoked_by_name text, idempotency_key text not null, input_hash text not null,
      check ((revoked_at is null) = (revoked_by_name is null)), check ('deposit' <> all (scopes) or creditor_id is not null), unique (agency_id, idempotency_key))`);
    this.addSql(`create index api_token_agency on api_token (agency_id, made_at desc)`);
    this.addSql(`create index api_token_user on api_token (user_id)`);

    // How much may be handed over: the most that one creditor's files may come to in a day, and in all; the newest row of its day counts.
    this.addSql(`create table upload_quota (
      id uuid primary key, agency_id uuid references agency, creditor_id uuid references creditor, from_on date not null, day_bytes bigint not null check (day_bytes > 0), total_bytes bigint not null check (total_bytes > 0), reason text not null,
      check (creditor_id is null or agency_id is not null))`);
    this.addSql(`create unique index upload_quota_once on upload_quota (coalesce(creditor_id, agency_id, '00000000-0000-0000-0000-000000000000'), from_on)`);
    this.addSql(`insert into upload_quota (id, from_on, day_bytes, total_bytes, reason) values
      ('0193a000-0000-7000-8000-000000000018', '2026-01-01', ${2 * 1024 ** 3}, ${200 * 1024 ** 3}, 'Two gigabytes a day are a hundred files of the largest size; two hundred in all are ten years of them for the largest creditor.')`);
    this.addSql(`create index document_creditor_created on document (creditor_id, created_at)`);
  }
}
