import { Migration } from '@mikro-orm/migrations';

/**
 * The other two doors: money that came in and how it was allocated, plans, disputes and questions, the debtor's visits and what is
 * written to him, titles, studies of bailiffs, hand-offs and what a bailiff reports. Facts are added and reversed, never edited; what a
 * list must sort by stands on case_file, derived in the transaction of the fact.
 */
export class Migration20261123003 extends Migration {
  override up(): void {
    const ofCase = 'case_id uuid not null references case_file, agency_id uuid not null references agency, creditor_id uuid not null references creditor';

    // — what a mandate says of plans —
    this.addSql(`alter table mandate
      add column plan_min_instalment_cents bigint not null default 0, add column plan_down_payment_percent numeric(7,4) not null default 0,
      add column plan_first_within_days integer not null default 31, add column plan_grace_days integer not null default 8,
      add column plan_interest text not null default 'runs' check (plan_interest in ('runs','stops'))`);

    // — studies of commissaires de justice —
    this.addSql(`create table study (
      id uuid primary key, agency_id uuid not null references agency, name text not null, legal_form text, siren text,
      line1 text not null, line2 text, postal_code text not null, city text not null, country text not null default 'FR',
      email text not null, phone text, iban text, bic text, departments text[] not null default '{}', created_at timestamptz not null, created_by uuid)`);
    this.addSql(`create index study_agency on study (agency_id, name)`);
    this.addSql(`alter table role_held add constraint role_held_study foreign key (study_id) references study,
      add constraint role_held_bailiff check ((role = 'bailiff') = (study_id is not null))`);
    this.addSql(`create index role_held_of_study on role_held (study_id) where ended_at is null`);

    // — what a case is, for lists —
    this.addSql(`alter table case_file
      add column costs_due_cents bigint not null default 0, add column overpaid_cents bigint not null default 0, add column paid_cents bigint not null default 0,
      add column disputed_on date, add column title_on date, add column study_id uuid references study,
      add column plan_id uuid, add column plan_state text, add column plan_next_on date`);
    this.addSql(`create index case_file_study on case_file (study_id) where study_id is not null`);
    this.addSql(`create index case_file_plan on case_file (agency_id, plan_next_on) where plan_state = 'agreed'`);

    // — money that came in —
    this.addSql(`create table payment (
      id uuid primary key, ${ofCase}, claim_id uuid references claim, value_on date not null, amount_cents bigint not null check (amount_cents > 0),
      means text not null check (means in ('transfer','card','cheque','cash','direct_debit','other')), received_by text not null check (received_by in ('agency','creditor','bailiff')),
      study_id uuid references study, payer text, bank_reference text, recorded_at timestamptz not null, recorded_by uuid, recorded_by_name text not null,
      idempotency_key text not null unique, input_hash text not null, check ((received_by = 'bailiff') = (study_id is not null)))`);
    this.addSql(`create index payment_case on payment (case_id, value_on, id)`);
    this.addSql(`create index payment_agency on payment (agency_id, recorded_at desc, id desc)`);
    // What a payment met, by differences: the sum over a payment is what it meets today.
    this.addSql(`create table allocation (
      id uuid primary key, ${ofCase}, payment_id uuid not null references payment, target text not null check (target in ('cost','interest','principal','indemnity','unallocated')),
      claim_id uuid references claim, cost_id uuid, amount_cents bigint not null check (amount_cents <> 0), at timestamptz not null, cause_kind text not null, cause_id uuid not null)`);
    this.addSql(`create index allocation_payment on allocation (payment_id)`);
    this.addSql(`create index allocation_case on allocation (case_id, at)`);
    this.addSql(`create sequence receipt_number`);
    this.addSql(`create table receipt (
      id uuid primary key, ${ofCase}, payment_id uuid not null unique references payment, number text not null unique, issued_on date not null, issued_at timestamptz not null,
      balance_cents bigint not null, figures jsonb not null, law_version text not null, template_version text not null)`);
    this.addSql(`create index receipt_case on receipt (case_id)`);
    this.addSql(`create table receipt_event (
      id uuid primary key, receipt_id uuid not null references receipt, ${ofCase}, at timestamptz not null, kind text not null check (kind in ('rendered','failed')),
      document_id uuid references document, sha256 text, cause text)`);
    this.addSql(`create unique index receipt_event_rendered on receipt_event (receipt_id) where kind = 'rendered'`);

    // — plans —
    this.addSql(`create table plan (
      id uuid primary key, ${ofCase}, proposed_at timestamptz not null, proposed_by_kind text not null check (proposed_by_kind in ('debtor','agent')), proposed_by uuid, proposed_by_name text not null,
      as_of date not null, total_cents bigint not null check (total_cents > 0), down_payment_cents bigint not null default 0, months integer not null, first_on date not null,
      interest text not null check (interest in ('runs','stops')), grace_days integer not null, within_mandate boolean not null, outside_code text,
      words text, evidence jsonb not null default '{}', law_version text not null, idempotency_key text not null unique, input_hash text not null)`);
    this.addSql(`create index plan_case on plan (case_id, proposed_at desc)`);
    this.addSql(`create table instalment (
      id uuid primary key, plan_id uuid not null references plan, ${ofCase}, position integer not null, due_on date not null, amount_cents bigint not null check (amount_cents > 0),
      unique (plan_id, position))`);
    this.addSql(`create index instalment_due on instalment (due_on)`);
    this.addSql(`create table plan_event (
      id uuid primary key, plan_id uuid not null references plan, ${ofCase}, at timestamptz not null, on_day date not null,
      kind text not null check (kind in ('agreed','refused','broken','completed','ended','printed','print_failed')), by_kind text not null, by_id uuid, by_name text not null,
      reason text, facts jsonb not null default '{}', document_id uuid references document)`);
    this.addSql(`create index plan_event_plan on plan_event (plan_id, at)`);

    // — disputes and questions —
    this.addSql(`create table dispute (
      id uuid primary key, ${ofCase}, reason text not null, words text, opened_at timestamptz not null, opened_on date not null,
      opened_by_kind text not null check (opened_by_kind in ('debtor','agent')), opened_by uuid, opened_by_name text not null, idempotency_key text not null unique, input_hash text not null)`);
    this.addSql(`create index dispute_case on dispute (case_id, opened_at desc)`);
    this.addSql(`create table dispute_claim (dispute_id uuid not null references dispute, claim_id uuid not null references claim, case_id uuid not null references case_file, agency_id uuid not null references agency, creditor_id uuid not null references creditor, primary key (dispute_id, claim_id))`);
    this.addSql(`create table dispute_event (
      id uuid primary key, dispute_id uuid not null references dispute, ${ofCase}, at timestamptz not null, on_day date not null, kind text not null check (kind in ('answered','settled')),
      outcome text check (outcome in ('upheld','partly','rejected','withdrawn')), words text, by_kind text not null, by_id uuid, by_name text not null)`);
    this.addSql(`create index dispute_event_dispute on dispute_event (dispute_id, at)`);
    this.addSql(`create table question (
      id uuid primary key, ${ofCase}, study_id uuid references study, asked_of text not null check (asked_of in ('creditor','agency','study')), asked_by_kind text not null, asked_by uuid, asked_by_name text not null,
      about_kind text not null, about_id uuid, text text not null, asked_at timestamptz not null)`);
    this.addSql(`create index question_case on question (case_id, asked_at desc)`);
    this.addSql(`create index question_creditor on question (creditor_id, asked_at desc, id desc) where asked_of = 'creditor'`);
    this.addSql(`create index question_agency on question (agency_id, asked_at desc, id desc) where asked_of = 'agency'`);
    this.addSql(`create index question_study on question (study_id, asked_at desc, id desc) where study_id is not null`);
    this.addSql(`create table answer (
      id uuid primary key, question_id uuid not null references question, ${ofCase}, study_id uuid references study, text text not null, at timestamptz not null, by_kind text not null, by_id uuid, by_name text not null)`);
    this.addSql(`create index answer_question on answer (question_id, at)`);

    // — a document lies with the fact that it belongs to; who may read it follows from its kind and its case —
    this.addSql(`alter table document add column fact_kind text, add column fact_id uuid, add column study_id uuid references study`);
    this.addSql(`create index document_fact on document (fact_id) where fact_id is not null`);

    // — the debtor at the door —
    this.addSql(`create table access_code (
      id uuid primary key, ${ofCase}, kind text not null check (kind in ('letter','one_time')), code_hash text not null, channel text not null check (channel in ('letter','email','sms')), sent_to text,
      letter_id uuid references letter, made_at timestamptz not null, expires_at timestamptz, used_at timestamptz, tries integer not null default 0)`);
    this.addSql(`create index access_code_case on access_code (case_id, made_at desc)`);
    this.addSql(`create table access_try (id bigint generated always as identity primary key, at timestamptz not null, reference_hash text not null, ip text, opened boolean not null)`);
    this.addSql(`create index access_try_reference on access_try (reference_hash, at desc)`);
    this.addSql(`create index access_try_ip on access_try (ip, at desc)`);
    this.addSql(`create table visit (
      id uuid primary key, ${ofCase}, debtor_id uuid not null references debtor, token_hash text not null unique, name text not null, opened_by text not null check (opened_by in ('letter','email','sms')),
      locale text not null default 'fr', opened_at timestamptz not null, last_seen_at timestamptz not null, expires_at timestamptz not null, ended_at timestamptz, ip text, user_agent text)`);
    this.addSql(`create index visit_case on visit (case_id, opened_at desc)`);

    // — what is written by mail and SMS —
    this.addSql(`create table outgoing_message (
      id uuid primary key, agency_id uuid not null references agency, creditor_id uuid references creditor, case_id uuid references case_file, channel text not null check (channel in ('email','sms')),
      purpose text not null, recipient text not null, subject text not null, text text not null, link text, document_ids uuid[] not null default '{}', queued_at timestamptz not null,
      sent_at timestamptz, failed_at timestamptz, attempts integer not null default 0, last_error text)`);
    this.addSql(`create index outgoing_message_agency on outgoing_message (agency_id, queued_at desc, id desc)`);
    this.addSql(`create index outgoing_message_waiting on outgoing_message (queued_at) where sent_at is null and failed_at is null`);

    // — titles, hand-offs, what a bailiff reports —
    this.addSql(`create table title (
      id uuid primary key, ${ofCase}, kind text not null, issued_on date not null, enforceable_on date not null, served_on date, authority text not null, reference text,
      document_id uuid not null references document, service_document_id uuid references document, recorded_at timestamptz not null, recorded_by uuid, recorded_by_name text not null,
      idempotency_key text not null unique, input_hash text not null)`);
    this.addSql(`create index title_case on title (case_id, recorded_at desc)`);
    this.addSql(`create table handoff (
      id uuid primary key, ${ofCase}, study_id uuid not null references study, title_id uuid references title, mission text not null, instructions text, cost_ceiling_cents bigint,
      offered_at timestamptz not null, offered_by uuid, offered_by_name text not null, as_of date not null, due_cents bigint not null, checks jsonb not null, figures jsonb not null, law_version text not null,
      idempotency_key text not null unique, input_hash text not null)`);
    this.addSql(`create index handoff_case on handoff (case_id, offered_at desc)`);
    this.addSql(`create index handoff_study on handoff (study_id, offered_at desc, id desc)`);
    this.addSql(`create table handoff_event (
      id uuid primary key, handoff_id uuid not null references handoff, ${ofCase}, study_id uuid not null references study, at timestamptz not null,
      kind text not null check (kind in ('packed','pack_failed','accepted','refused','returned','withdrawn')), by_kind text not null, by_id uuid, by_name text not null, reason text, words text, document_id uuid references document)`);
    this.addSql(`create unique index handoff_event_once on handoff_event (handoff_id, kind) where kind <> 'pack_failed'`);
    this.addSql(`create table bailiff_act (
      id uuid primary key, handoff_id uuid not null references handoff, ${ofCase}, study_id uuid not null references study, kind text not null, done_on date not null, served text,
      cost_cents bigint not null default 0 check (cost_cents >= 0), recoverable boolean not null, document_id uuid references document, note text, reported_at timestamptz not null, reported_by uuid, reported_by_name text not null,
      idempotency_key text not null unique, input_hash text not null)`);
    this.addSql(`create index bailiff_act_handoff on bailiff_act (handoff_id, done_on desc)`);
    this.addSql(`create index bailiff_act_case on bailiff_act (case_id, done_on desc)`);
    this.addSql(`create table cost (
      id uuid primary key, ${ofCase}, on_day date not null, amount_cents bigint not null check (amount_cents > 0), label text not null, recoverable boolean not null, article text,
      source_kind text not null, source_id uuid, recorded_at timestamptz not null, recorded_by uuid, recorded_by_name text not null)`);
    this.addSql(`create index cost_case on cost (case_id, on_day)`);
    this.addSql(`alter table allocation add constraint allocation_cost foreign key (cost_id) references cost`);

    // — who hears an event, besides the agency and the creditor —
    this.addSql(`alter table outbox_event add column to_debtor boolean not null default false, add column to_bailiff boolean not null default false, add column study_id uuid`);

    for (const table of ['payment', 'allocation', 'receipt', 'receipt_event', 'plan', 'instalment', 'plan_event', 'dispute', 'dispute_claim', 'dispute_event', 'question', 'answer', 'title', 'handoff', 'handoff_event', 'bailiff_act', 'cost'])
      this.addSql(`create trigger facts_stand before update or delete on ${table} for each row execute function refuse_edit()`);
  }
}
