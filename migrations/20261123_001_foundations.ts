import { Migration } from '@mikro-orm/migrations';

/**
 * The ground of the house: people, parties, cases, letters, and the rows by which events leave a transaction.
 * Facts (calls, promises, notes, letters, timeline, audit) are only ever added; what a list must sort by stands on
 * case_file and claim_position as plain columns, derived from the facts in the transaction that adds them.
 * creditor_id stands on every row of a case, so that one single-column rule can guard each table.
 */
export class Migration20261123001 extends Migration {
  override up(): void {
    this.addSql(`create extension if not exists pg_trgm`);

    // — the agency —
    this.addSql(`create table agency (
      id uuid primary key, name text not null, legal_form text not null, share_capital_cents bigint, siren text not null,
      line1 text not null, line2 text, postal_code text not null, city text not null, country text not null default 'FR',
      phone text not null, email text not null, data_email text not null, website text,
      segregated_account_name text not null, segregated_iban text not null, segregated_bic text not null,
      created_at timestamptz not null)`);
    this.addSql(`create table agency_insurance (
      id uuid primary key, agency_id uuid not null references agency, insurer text not null, policy text not null,
      in_force_from date not null, in_force_until date not null, recorded_at timestamptz not null, recorded_by uuid)`);
    this.addSql(`create table agency_declaration (
      id uuid primary key, agency_id uuid not null references agency, declared_on date not null, court text not null,
      recorded_at timestamptz not null, recorded_by uuid)`);

    // — documents: bytes by their hash —
    this.addSql(`create table blob (sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'), bytes bytea not null, size integer not null, created_at timestamptz not null)`);

    // — parties —
    this.addSql(`create table creditor (
      id uuid primary key, agency_id uuid not null references agency, kind text not null check (kind in ('company','individual')),
      name text not null, legal_form text, siren text not null check (siren ~ '^[0-9]{9}$'), vat_number text,
      line1 text not null, line2 text, postal_code text not null, city text not null, country text not null default 'FR',
      email text, phone text, iban text not null, bic text, created_at timestamptz not null, created_by uuid,
      unique (agency_id, siren))`);
    this.addSql(`create table creditor_contact (
      id uuid primary key, creditor_id uuid not null references creditor, name text not null, role text, email text, phone text)`);
    this.addSql(`create index creditor_contact_creditor on creditor_contact (creditor_id)`);

    // — people —
    this.addSql(`create table app_user (
      id uuid primary key, agency_id uuid not null references agency, email text not null, name text not null, phone text,
      password_hash text, locale text not null default 'fr', disabled_at timestamptz, created_at timestamptz not null)`);
    this.addSql(`create unique index app_user_email on app_user (lower(email))`);
    this.addSql(`create table role_held (
      id uuid primary key, user_id uuid not null references app_user,
      role text not null check (role in ('collector','supervisor','accountant','administrator','creditor_user','bailiff')),
      creditor_id uuid references creditor, study_id uuid, given_at timestamptz not null, ended_at timestamptz,
      check ((role = 'creditor_user') = (creditor_id is not null)))`);
    this.addSql(`create index role_held_user on role_held (user_id) where ended_at is null`);
    this.addSql(`create index role_held_creditor on role_held (creditor_id) where ended_at is null`);
    this.addSql(`create table session (
      id uuid primary key, token_hash text not null unique, user_id uuid not null references app_user, created_at timestamptz not null,
      last_seen_at timestamptz not null, expires_at timestamptz not null, ended_at timestamptz, ip text, user_agent text)`);
    this.addSql(`create index session_of_user on session (user_id) where ended_at is null`);
    this.addSql(`create table audit_entry (
      id bigint generated always as identity primary key, at timestamptz not null, actor_id uuid, actor_kind text not null,
      action text not null, subject text not null, subject_id text, case_id uuid, outcome text not null, code text,
      facts jsonb not null default '{}', ip text, correlation_id text)`);

    // — mandates and debtors —
    this.addSql(`create table mandate (
      id uuid primary key, agency_id uuid not null references agency, creditor_id uuid not null references creditor, reference text not null, signed_on date not null,
      in_force_from date not null, in_force_to date, ended_on date, ended_reason text,
      basis_clause text not null, insurance_clause text not null, fee_clause text not null, remittance_clause text not null,
      fee_rate numeric(7,4) not null, fee_minimum_cents bigint not null default 0, remittance_days integer not null,
      plan_max_months integer not null, discount_max_percent numeric(7,4) not null,
      allocation text not null check (allocation in ('statutory','indemnity_first','principal_first')),
      day_count text not null check (day_count in ('ACT_ACT','ACT_365')),
      created_at timestamptz not null, created_by uuid, unique (creditor_id, reference))`);
    this.addSql(`create table debtor (
      id uuid primary key, agency_id uuid not null references agency, creditor_id uuid not null references creditor, kind text not null check (kind in ('company','person')),
      name text not null, name_key text not null, legal_form text, siren text, vat_number text, public_body boolean not null default false,
      representative text, representative_title text, created_at timestamptz not null, source text not null)`);
    this.addSql(`create index debtor_siren on debtor (creditor_id, siren) where siren is not null`);
    this.addSql(`create index debtor_name on debtor (creditor_id, name_key)`);
    this.addSql(`create index debtor_name_trgm on debtor using gin (name gin_trgm_ops)`);
    this.addSql(`create table debtor_address (
      id uuid primary key, debtor_id uuid not null references debtor, agency_id uuid not null references agency, creditor_id uuid not null references creditor,
      line1 text not null, line2 text, postal_code text not null, city text not null, country text not null default 'FR', address_key text not null,
      since timestamptz not null, source text not null, returned_at timestamptz)`);
    this.addSql(`create index debtor_address_debtor on debtor_address (debtor_id, since desc)`);
    this.addSql(`create table debtor_contact_point (
      id uuid primary key, debtor_id uuid not null references debtor, agency_id uuid not null references agency, creditor_id uuid not null references creditor,
      kind text not null check (kind in ('phone','email')), value text not null, label text, since timestamptz not null, source text not null)`);
    this.addSql(`create index debtor_contact_point_debtor on debtor_contact_point (debtor_id, since desc)`);

    // — deposits and cases —
    this.addSql(`create table deposit (
      id uuid primary key, agency_id uuid not null references agency, creditor_id uuid not null references creditor, mandate_id uuid not null references mandate,
      placed_at timestamptz not null, placed_by uuid not null references app_user, idempotency_key text not null, input_hash text not null,
      file_names text[] not null, case_count integer not null, claim_count integer not null, total_cents bigint not null, faults jsonb not null,
      unique (creditor_id, idempotency_key))`);
    this.addSql(`create index deposit_creditor on deposit (creditor_id, placed_at desc, id desc)`);
    this.addSql(`create sequence case_number`);
    this.addSql(`create table case_file (
      id uuid primary key, agency_id uuid not null references agency, creditor_id uuid not null references creditor,
      debtor_id uuid not null references debtor, mandate_id uuid not null references mandate, deposit_id uuid references deposit,
      public_reference text not null unique, regime text not null check (regime in ('commercial','civil','public')),
      stage text not null check (stage in ('placed','amicable','judicial','enforcement','closed','returned')), closed_reason text,
      assignee_id uuid references app_user, opened_at timestamptz not null, notice_received_on date,
      next_action_kind text, next_action_on date, next_action_note text, next_action_set_at timestamptz, next_action_set_by text,
      promise_due_on date, promise_cents bigint, limitation_on date,
      last_word_code text, last_word_facts jsonb not null default '{}', last_word_at timestamptz,
      last_public_word_code text, last_public_word_facts jsonb not null default '{}', last_public_word_at timestamptz,
      version integer not null default 1,
      check (stage in ('closed','returned') or (next_action_kind is not null and next_action_on is not null)))`);
    this.addSql(`create index case_file_queue on case_file (assignee_id, next_action_on, id) where stage not in ('closed','returned')`);
    this.addSql(`create index case_file_creditor on case_file (creditor_id, opened_at desc, id desc)`);
    this.addSql(`create index case_file_agency on case_file (agency_id, opened_at desc, id desc)`);
    this.addSql(`create index case_file_debtor on case_file (debtor_id)`);
    this.addSql(`create index case_file_deposit on case_file (deposit_id)`);
    this.addSql(`create table claim (
      id uuid primary key, case_id uuid not null references case_file, agency_id uuid not null references agency, creditor_id uuid not null references creditor,
      position integer not null, reference text not null, issued_on date not null, due_on date not null, amount_cents bigint not null check (amount_cents > 0),
      currency text not null default 'EUR', contract_rate numeric(9,4), default_on_due boolean not null default false, nature text not null,
      basis text, late_penalty_text text, indemnity_text text, source_file text, source_line integer, created_at timestamptz not null)`);
    this.addSql(`create index claim_case on claim (case_id, position)`);
    this.addSql(`create unique index claim_reference on claim (creditor_id, reference, issued_on, amount_cents)`);
    this.addSql(`create index claim_reference_trgm on claim using gin (reference gin_trgm_ops)`);
    this.addSql(`create table credit_note (
      id uuid primary key, case_id uuid not null references case_file, claim_id uuid not null references claim, agency_id uuid not null references agency, creditor_id uuid not null references creditor,
      reference text not null, issued_on date not null, amount_cents bigint not null check (amount_cents > 0), created_at timestamptz not null)`);
    this.addSql(`create index credit_note_case on credit_note (case_id)`);
    this.addSql(`create table claim_position (
      claim_id uuid primary key references claim, case_id uuid not null references case_file, agency_id uuid not null references agency, creditor_id uuid not null references creditor,
      principal_cents bigint not null, closed_interest_cents bigint not null, running_base_cents bigint not null, running_rate numeric(9,4) not null,
      running_from date, running_year integer not null, valid_until date not null, indemnity_cents bigint not null, indemnity_from date,
      limitation_on date, anchored_on date not null)`);
    this.addSql(`create index claim_position_case on claim_position (case_id)`);
    this.addSql(`create index claim_position_stale on claim_position (valid_until)`);

    // — what happened on a case —
    this.addSql(`create table call (
      id uuid primary key, case_id uuid not null references case_file, agency_id uuid not null references agency, creditor_id uuid not null references creditor, at timestamptz not null,
      by_id uuid not null references app_user, reached text not null, outcome text not null, note text, idempotency_key text not null unique, input_hash text not null)`);
    this.addSql(`create index call_case on call (case_id, at desc)`);
    this.addSql(`create index call_by on call (by_id, at desc)`);
    this.addSql(`create table promise (
      id uuid primary key, case_id uuid not null references case_file, agency_id uuid not null references agency, creditor_id uuid not null references creditor, call_id uuid references call,
      taken_at timestamptz not null, taken_by uuid not null references app_user, due_on date not null, amount_cents bigint not null check (amount_cents > 0))`);
    this.addSql(`create index promise_case on promise (case_id, taken_at desc)`);
    this.addSql(`create table note (
      id uuid primary key, case_id uuid not null references case_file, agency_id uuid not null references agency, creditor_id uuid not null references creditor, at timestamptz not null,
      by_id uuid not null references app_user, text text not null, internal boolean not null)`);
    this.addSql(`create index note_case on note (case_id, at desc)`);
    this.addSql(`create table next_action (
      id uuid primary key, case_id uuid not null references case_file, agency_id uuid not null references agency, creditor_id uuid not null references creditor, kind text not null, due_on date not null, note text,
      set_at timestamptz not null, set_by uuid, cause text not null)`);
    this.addSql(`create index next_action_case on next_action (case_id, set_at desc)`);
    this.addSql(`create table reversal (
      id uuid primary key, case_id uuid not null references case_file, agency_id uuid not null references agency, creditor_id uuid not null references creditor,
      fact_kind text not null, fact_id uuid not null unique, at timestamptz not null, by_id uuid not null references app_user, reason text not null)`);
    this.addSql(`create table timeline_entry (
      id uuid primary key, case_id uuid not null references case_file, agency_id uuid not null references agency, creditor_id uuid not null references creditor, at timestamptz not null,
      kind text not null, code text not null, facts jsonb not null, actor_id uuid, actor_name text not null,
      fact_kind text, fact_id uuid, document_id uuid, letter_id uuid,
      internal boolean not null, to_debtor boolean not null default false, to_bailiff boolean not null default false)`);
    this.addSql(`create index timeline_case on timeline_entry (case_id, at desc, id desc)`);

    this.addSql(`create table document (
      id uuid primary key, agency_id uuid not null references agency, creditor_id uuid not null references creditor,
      case_id uuid references case_file, claim_id uuid references claim, mandate_id uuid references mandate, deposit_id uuid references deposit,
      kind text not null, name text not null, media_type text not null, size integer not null, sha256 text not null references blob,
      origin text not null, internal boolean not null default false, created_at timestamptz not null, created_by uuid)`);
    this.addSql(`create index document_case on document (case_id)`);
    this.addSql(`create index document_mandate on document (mandate_id)`);
    this.addSql(`create index document_deposit on document (deposit_id)`);

    // — letters —
    this.addSql(`create sequence letter_number`);
    this.addSql(`create table letter (
      id uuid primary key, agency_id uuid not null references agency, case_id uuid not null references case_file, creditor_id uuid not null references creditor,
      kind text not null, reference text not null unique, channel text not null, queued_at timestamptz not null, queued_by uuid references app_user, queued_by_name text not null,
      as_of date not null, time_limit_on date not null, amount_cents bigint not null, figures jsonb not null, mentions jsonb not null,
      template_version text not null, law_version text not null, idempotency_key text not null unique, input_hash text not null)`);
    this.addSql(`create index letter_case on letter (case_id, queued_at desc)`);
    this.addSql(`create index letter_agency on letter (agency_id, queued_at desc, id desc)`);
    this.addSql(`create table letter_event (
      id uuid primary key, letter_id uuid not null references letter, case_id uuid not null references case_file, agency_id uuid not null references agency, creditor_id uuid not null references creditor,
      at timestamptz not null, kind text not null check (kind in ('sent','failed')), document_id uuid references document, sha256 text, pages integer, cause text)`);
    this.addSql(`create unique index letter_event_sent on letter_event (letter_id) where kind = 'sent'`);
    this.addSql(`create index letter_event_letter on letter_event (letter_id, at desc)`);

    // — events leave with the transaction —
    this.addSql(`create table outbox_event (
      id bigint generated always as identity primary key, at timestamptz not null, name text not null, ids jsonb not null, agency_id uuid not null,
      case_id uuid, creditor_id uuid, internal boolean not null default false, relayed_at timestamptz, live_seq bigint unique, attempts integer not null default 0, last_error text)`);
    this.addSql(`create sequence live_seq`);
    this.addSql(`create index outbox_waiting on outbox_event (id) where relayed_at is null`);
    this.addSql(`create index outbox_case on outbox_event (case_id, id)`);
    this.addSql(`create table event_handled (event_id bigint not null references outbox_event, handler text not null, at timestamptz not null, primary key (event_id, handler))`);

    // What happened is never edited: the tables of facts refuse it, whoever asks.
    this.addSql(`create function refuse_edit() returns trigger language plpgsql as $$
      begin raise exception 'facts of % are never edited', tg_table_name using errcode = 'QF001'; end $$`);
    for (const table of ['audit_entry', 'blob', 'call', 'promise', 'note', 'next_action', 'reversal', 'timeline_entry', 'letter', 'letter_event', 'credit_note', 'claim', 'deposit', 'document', 'agency_insurance', 'agency_declaration'])
      this.addSql(`create trigger facts_stand before update or delete on ${table} for each row execute function refuse_edit()`);
  }
}
