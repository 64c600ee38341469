import { Migration } from '@mikro-orm/migrations';

/** The law of an agency: rows over those that the product ships with, entered by one person and approved by another. Facts only. */
function law(add: (sql: string) => void): void {
  add(`create table law_entry (
    id uuid primary key, agency_id uuid not null references agency, act text not null check (act in ('new','correction','confirmation')), name text not null,
    from_on date, to_on date, value jsonb not null, unit text, article text not null, confidence text not null check (confidence in ('high','medium','low')), source text not null check (source <> ''),
    entered_at timestamptz not null, entered_by uuid not null references app_user, idempotency_key text not null, input_hash text not null, unique (agency_id, idempotency_key), check (from_on is null or to_on is null or from_on <= to_on))`);
  add(`create index law_entry_agency on law_entry (agency_id, entered_at desc, id desc)`);
  add(`create table law_decision (
    id uuid primary key, entry_id uuid not null unique references law_entry, agency_id uuid not null references agency, position bigint generated always as identity,
    outcome text not null check (outcome in ('approved','refused','withdrawn')), reason text, decided_at timestamptz not null, decided_by uuid not null references app_user)`);
  add(`create index law_decision_agency on law_decision (agency_id, position) where outcome = 'approved'`);
  // Four eyes, whoever writes: what changes an amount is never approved by the person who entered it.
  add(`create function law_decision_four_eyes() returns trigger language plpgsql as $$
    begin
      if new.outcome = 'approved' and exists (select 1 from law_entry e where e.id = new.entry_id and e.act <> 'confirmation' and e.entered_by = new.decided_by) then
        raise exception 'law_decision: four eyes' using errcode = 'check_violation';
      end if;
      return new;
    end $$`);
  add(`create trigger law_decision_four_eyes before insert on law_decision for each row execute function law_decision_four_eyes()`);
  // What an entry would change (measure), and the taking anew of the positions once it is approved (apply): derived, taken again at will.
  add(`create table law_run (
    id uuid primary key, entry_id uuid not null references law_entry, agency_id uuid not null references agency, kind text not null check (kind in ('measure','apply')),
    state text not null check (state in ('running','done','failed')), as_of date not null, total integer not null, done integer not null, last_case_id uuid, changed integer not null, blocked_before integer not null, blocked_after integer not null,
    before_cents bigint not null, after_cents bigint not null, started_at timestamptz not null, ended_at timestamptz)`);
  add(`create index law_run_entry on law_run (entry_id, kind, started_at desc)`);
  add(`create table law_effect (
    run_id uuid not null references law_run on delete cascade, case_id uuid not null references case_file, agency_id uuid not null references agency, creditor_id uuid not null references creditor,
    before_cents bigint, after_cents bigint, weight_cents bigint not null, primary key (run_id, case_id))`);
  add(`create index law_effect_weight on law_effect (run_id, weight_cents desc, case_id)`);
}

/** What takes a debtor or one of his cases out of the ordinary course. Its days are entries that are only ever added. */
function holds(add: (sql: string) => void): void {
  add(`create table hold (
    id uuid primary key, agency_id uuid not null references agency, creditor_id uuid not null references creditor, debtor_id uuid not null references debtor, case_id uuid references case_file,
    kind text not null check (kind in ('overIndebtedness','insolvencyProceeding','debtorDeath','protectedPerson','judicialGracePeriod','processingRestriction')),
    opened_at timestamptz not null, opened_by uuid not null references app_user, idempotency_key text not null, input_hash text not null, unique (agency_id, idempotency_key))`);
  add(`create index hold_debtor on hold (debtor_id)`);
  add(`create index hold_case on hold (case_id) where case_id is not null`);
  add(`create table hold_entry (
    id uuid primary key, hold_id uuid not null references hold, agency_id uuid not null references agency, creditor_id uuid not null references creditor, position bigint generated always as identity,
    kind text not null check (kind in ('opened','amended','ended','voided')), facts jsonb not null default '{}', source text, reason text, document_ids uuid[] not null default '{}',
    at timestamptz not null, by_id uuid not null references app_user)`);
  add(`create index hold_entry_hold on hold_entry (hold_id, position)`);
  // Kept on the case because lists, rights and the queue stand by it: derived, in the transaction of the fact and every night.
  add(`alter table case_file add column held_kinds text[] not null default '{}', add column held_stops text[] not null default '{}', add column hold_task text, add column hold_task_on date`);
}

/** When and how often a debtor is sought out (the agency's own rows), what he asked for, and what the check said of each contact. */
function conduct(add: (sql: string) => void): void {
  add(`create table contact_policy (
    id uuid primary key, agency_id uuid not null references agency, from_on date not null, value jsonb not null, reason text not null check (reason <> ''), position bigint generated always as identity,
    set_at timestamptz not null, set_by uuid not null references app_user, idempotency_key text not null, input_hash text not null, unique (agency_id, idempotency_key))`);
  add(`create table debtor_wish (
    id uuid primary key, agency_id uuid not null references agency, creditor_id uuid not null references creditor, debtor_id uuid not null references debtor, kind text not null check (kind in ('stopAsked','registeredEmailConsent')),
    holds boolean not null, on_day date not null, source text not null check (source <> ''), document_ids uuid[] not null default '{}', position bigint generated always as identity,
    at timestamptz not null, by_id uuid not null references app_user, idempotency_key text not null, input_hash text not null, unique (agency_id, idempotency_key))`);
  add(`create index debtor_wish_debtor on debtor_wish (debtor_id, kind, position desc)`);
  add(`alter table call add column incoming boolean not null default false, add column conduct jsonb not null default '[]'`);
  add(`create table reminder (
    id uuid primary key, case_id uuid not null references case_file, agency_id uuid not null references agency, creditor_id uuid not null references creditor, channel text not null check (channel in ('email','sms')),
    subject text not null, text text not null, recall text not null, conduct jsonb not null default '[]', law_version text not null, message_id uuid not null,
    at timestamptz not null, by_id uuid not null references app_user, idempotency_key text not null, input_hash text not null, unique (agency_id, idempotency_key))`);
  add(`create index reminder_case on reminder (case_id, at desc)`);
}

/** Claims that the agency gives up because the law no longer lets it ask for them, by credit notes that say so. */
function barred(add: (sql: string) => void): void {
  add(`create table given_up_claim (
    id uuid primary key, case_id uuid not null references case_file, claim_id uuid not null unique references claim, agency_id uuid not null references agency, creditor_id uuid not null references creditor,
    cause text not null check (cause in ('barred')), credit_note_id uuid not null references credit_note, expired_on date not null, reason text, at timestamptz not null, by_id uuid not null references app_user)`);
}

export class Migration20261123009 extends Migration {
  override up(): void {
    const add = (sql: string): void => { this.addSql(sql); };
    law(add);
    holds(add);
    conduct(add);
    barred(add);
  }
}
