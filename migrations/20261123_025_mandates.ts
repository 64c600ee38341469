import { Migration } from '@mikro-orm/migrations';

/**
 * What a mandate takes: for whom it is written (every deposit to come, or the one that it was signed for), from what amount on, and in which
 * currencies; and the list that each deposit adds to it: R124-3 CPCE wants the ground and the amount of each claim apart, so a deposit is an
 * annex of its mandate, numbered in it, known by the hash of what it lists. And how its fee is determined (R124-3 3°), from a day on.
 */
export class Migration20261123025 extends Migration {
  override up(): void {
    this.addSql(`alter table mandate
      add column kind text not null default 'framework' check (kind in ('framework','single')),
      add column minimum_claim_cents bigint not null default 0 check (minimum_claim_cents >= 0),
      add column currencies text[] not null default '{EUR}' check (cardinality(currencies) > 0)`);
    this.addSql(`create table mandate_annex (
      id uuid primary key, agency_id uuid not null references agency, creditor_id uuid not null references creditor, mandate_id uuid not null references mandate, deposit_id uuid not null unique references deposit,
      number integer not null check (number > 0), claim_count integer not null, total_cents bigint not null, listing_sha256 text not null, annexed_on date not null, at timestamptz not null,
      unique (mandate_id, number))`);
    this.addSql(`create table fee_schedule (
      id uuid primary key, agency_id uuid not null references agency, creditor_id uuid not null references creditor, mandate_id uuid not null references mandate, from_on date not null,
      terms jsonb not null, vat_note text, reason text not null, set_at timestamptz not null, set_by uuid not null references app_user, set_by_name text not null, idempotency_key text not null, input_hash text not null,
      unique (mandate_id, from_on), unique (agency_id, idempotency_key))`);
    for (const table of ['mandate_annex', 'fee_schedule']) this.addSql(`create trigger facts_stand before update or delete on ${table} for each row execute function refuse_edit()`);
  }
}
