import { Migration } from '@mikro-orm/migrations';

const ofCase = `case_id uuid not null references case_file, agency_id uuid not null references agency, creditor_id uuid not null references creditor`;
const byWhom = `by_kind text not null check (by_kind in ('creditor','agency')), by_id uuid not null references app_user, by_name text not null`;
const once = `idempotency_key text not null, input_hash text not null, unique (creditor_id, idempotency_key)`;

/**
 * What a creditor does on his own cases: he lets one rest or takes it back, agrees to what is beyond the mandate, says what he was paid
 * himself, and writes to the agency. All of it facts; what lists and the queue stand by is kept on the case, derived in the same transaction.
 */
export class Migration20261123023 extends Migration {
  override up(): void {
    const add = (sql: string): void => { this.addSql(sql); };
    const facts = (table: string): void => add(`create trigger facts_stand before update or delete on ${table} for each row execute function refuse_edit()`);

    // — pauses: until a day, both ends among them; whether one runs follows from the day —
    add(`create table pause (
      id uuid primary key, ${ofCase}, from_on date not null, until_on date not null, reason text not null check (reason in ('negotiation','own_dispute','commercial','awaiting_paper','other')), words text,
      at timestamptz not null, ${byWhom}, ${once}, check (until_on >= from_on))`);
    add(`create index pause_case on pause (case_id, at desc, id desc)`);
    add(`create table pause_end (id uuid primary key, pause_id uuid not null unique references pause, ${ofCase}, on_day date not null, at timestamptz not null, ${byWhom})`);
    add(`create index pause_end_case on pause_end (case_id)`);
    // The longest that a case rests at once, and within a year; the newest row of its day counts, an agency's own before the house's.
    add(`create table pause_policy (id uuid primary key, agency_id uuid references agency, from_on date not null, most_days integer not null check (most_days > 0), most_days_a_year integer not null check (most_days_a_year >= most_days), reason text not null)`);
    add(`create unique index pause_policy_once on pause_policy (coalesce(agency_id, '00000000-0000-0000-0000-000000000000'), from_on)`);
    add(`insert into pause_policy (id, from_on, most_days, most_days_a_year, reason) values
      ('0193a000-0000-7000-8000-000000000023', '2026-01-01', 60, 120, 'Two months let two merchants come to terms; a file that rests a third of the year is better taken back.')`);
    for (const table of ['pause', 'pause_end', 'pause_policy']) facts(table);

    // — a case taken back by its creditor —
    add(`create table case_recall (
      id uuid primary key, ${ofCase}, unique (case_id), reason text not null check (reason in ('settled_directly','commercial','other_counsel','given_up','mistake','other')), words text, stage text not null, consequences jsonb not null,
      on_day date not null, at timestamptz not null, ${byWhom}, ${once})`);
    facts('case_recall');
    // A letter that waits to be printed is stopped by what the creditor decided meanwhile.
    add(`alter table letter_event drop constraint letter_event_kind_check`);
    add(`alter table letter_event add constraint letter_event_kind_check check (kind in ('sent','failed','stopped'))`);

    // — questions of a kind —
    add(`alter table question add column kind text not null default 'text' check (kind in ('text','proof','plan','cost')), add column wanted text check (wanted in ('delivery','contract','order')),
      add column claim_id uuid references claim, add column amount_cents bigint check (amount_cents > 0), add column purpose text,
      add check ((kind = 'proof') = (wanted is not null)), add check ((kind = 'cost') = (amount_cents is not null and purpose is not null)), add check (kind <> 'plan' or about_id is not null)`);
    add(`create index question_about on question (about_id) where about_id is not null`);
    add(`alter table answer add column decision text check (decision in ('agreed','refused'))`);

    // — between creditor and agency —
    add(`create table case_message (id uuid primary key, ${ofCase}, text text not null, at timestamptz not null, ${byWhom}, ${once})`);
    add(`create index case_message_case on case_message (case_id, at desc, id desc)`);
    add(`create table case_message_seen (id uuid primary key, ${ofCase}, last_message_id uuid not null references case_message, at timestamptz not null, ${byWhom})`);
    add(`create index case_message_seen_case on case_message_seen (case_id, at desc)`);
    for (const table of ['case_message', 'case_message_seen']) facts(table);

    add(`alter table case_file add column paused_until date, add column unread_by_agency integer not null default 0, add column unread_by_creditor integer not null default 0, add column last_message_at timestamptz`);
    add(`create index case_file_talk_agency on case_file (agency_id, last_message_at desc, id desc) where last_message_at is not null`);
    add(`create index case_file_talk_creditor on case_file (creditor_id, last_message_at desc, id desc) where last_message_at is not null`);
    // What is looked for by its figure.
    add(`create index claim_amount on claim (amount_cents)`);
    add(`create index debtor_by_siren on debtor (siren) where siren is not null`);

    // What the words of these lose when the law no longer lets them be kept.
    for (const [place, name, value] of [['pause', 'words', 'null'], ['case_recall', 'words', 'null'], ['question', 'purpose', '"[effacé]"'], ['case_message', 'text', '"[effacé]"']] as const)
      add(`insert into erasable_column (kind, place, name, value) values ('words', '${place}', '${name}', '${value}'::jsonb)`);
  }
}
