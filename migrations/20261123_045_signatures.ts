import { Migration } from '@mikro-orm/migrations';

const OF_CREDITOR = 'agency_id uuid not null references agency, creditor_id uuid not null references creditor';

/**
 * What a creditor signs at a distance: a mandate that the agency proposes, or a special power of attorney. A request keeps what is proposed
 * and to whom; its standing follows from its events and is kept for lists. Links and codes open by their hash and are the house's alone. And
 * when whom is told that a mandate ends.
 */
export class Migration20261123045 extends Migration {
  override up(): void {
    const add = (sql: string): void => { this.addSql(sql); };
    add(`create table signature_request (
      id uuid primary key, ${OF_CREDITOR}, kind text not null check (kind in ('mandate','power_of_attorney')), reference text not null, terms jsonb not null,
      mandate_id uuid references mandate, case_id uuid references case_file,
      signatory_name text not null, signatory_capacity text not null, signatory_email text not null, signatory_phone text, locale text not null check (locale in ('fr','en')),
      proposed_at timestamptz not null, proposed_by uuid not null references app_user, proposed_by_name text not null, expires_at timestamptz not null, idempotency_key text not null, input_hash text not null,
      state text not null check (state in ('preparing','waiting','signed','refused','withdrawn','expired','failed')), document_id uuid references document, document_sha256 text, sent_at timestamptz, decided_at timestamptz, reason text, signed_mandate_id uuid references mandate,
      unique (agency_id, idempotency_key), check (kind = 'mandate' or mandate_id is not null), check ((document_id is null) = (document_sha256 is null)), check (state <> 'waiting' or document_id is not null), check ((state in ('signed','refused','withdrawn','expired')) = (decided_at is not null)))`);
    add(`create index signature_request_creditor on signature_request (creditor_id, proposed_at desc, id desc)`);
    add(`create index signature_request_open on signature_request (expires_at) where state in ('preparing','waiting')`);
    add(`create unique index signature_request_reference on signature_request (creditor_id, reference) where kind = 'mandate' and state in ('preparing','waiting')`);
    add(`create table signature_event (
      id uuid primary key, request_id uuid not null references signature_request, ${OF_CREDITOR}, at timestamptz not null,
      kind text not null check (kind in ('sent','opened','read','code_sent','code_refused','signed','refused','withdrawn','expired','failed','proved')), facts jsonb not null default '{}', by_name text, ip text, user_agent text)`);
    add(`create index signature_event_request on signature_event (request_id, at, id)`);
    add(`create table signature_link (
      id uuid primary key, request_id uuid not null references signature_request, ${OF_CREDITOR}, token_hash text not null unique, through text not null check (through in ('mail','session')), user_id uuid references app_user,
      made_at timestamptz not null, expires_at timestamptz not null, replaced_at timestamptz, message_id uuid references outgoing_message, check ((through = 'session') = (user_id is not null)))`);
    add(`create index signature_link_request on signature_link (request_id)`);
    add(`create table signature_code (
      id uuid primary key, request_id uuid not null references signature_request, ${OF_CREDITOR}, code_hash text not null, channel text not null check (channel in ('email','sms')), sent_to text not null,
      made_at timestamptz not null, expires_at timestamptz not null, tries integer not null default 0, used_at timestamptz)`);
    add(`create index signature_code_request on signature_code (request_id, made_at desc)`);
    add(`create table power_of_attorney (
      id uuid primary key, ${OF_CREDITOR}, mandate_id uuid not null references mandate, case_id uuid references case_file, request_id uuid not null unique references signature_request, reference text not null,
      acts text[] not null check (acts <@ array['payment_order','commercial_court','insolvency_claim'] and cardinality(acts) > 0), court text, representative_name text not null, representative_title text not null,
      from_on date not null, until_on date, document_id uuid not null references document, signed_at timestamptz not null, signed_by_name text not null, ended_on date, ended_reason text, check (until_on is null or until_on >= from_on), check ((ended_on is null) = (ended_reason is null)))`);
    add(`create index power_of_attorney_creditor on power_of_attorney (creditor_id, signed_at desc)`);
    add(`create index power_of_attorney_case on power_of_attorney (case_id) where case_id is not null`);

    // How many days before its end a mandate is told of; the newest row of its day counts, an agency's own before the house's.
    add(`create table mandate_notice_policy (id uuid primary key, agency_id uuid references agency, from_on date not null, days integer[] not null check (cardinality(days) > 0), reason text not null)`);
    add(`create unique index mandate_notice_policy_once on mandate_notice_policy (coalesce(agency_id, '00000000-0000-0000-0000-000000000000'), from_on)`);
    add(`insert into mandate_notice_policy (id, from_on, days, reason) values
      ('0193a000-0000-7000-8000-000000000025', '2026-01-01', '{60,30,7}', 'Two months to talk of its terms, one to sign, a week in which somebody must be called: without a mandate no case is opened (CPCE R124-3).')`);
    add(`create table mandate_notice (
      id uuid primary key, ${OF_CREDITOR}, mandate_id uuid not null references mandate, ends_on date not null, days_before integer not null, at timestamptz not null, message_id uuid references outgoing_message, recipient text, unique (mandate_id, ends_on, days_before))`);
    for (const table of ['signature_event', 'mandate_notice_policy', 'mandate_notice']) add(`create trigger facts_stand before update or delete on ${table} for each row execute function refuse_edit()`);
  }
}
