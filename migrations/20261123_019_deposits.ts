import { Migration } from '@mikro-orm/migrations';

/**
 * What a deposit knows of its claims, and how it is taken back: a claim keeps which deposit brought it, whether its due date stood in the file
 * or follows from terms that the creditor stated (his deposit says which), and what the file itself showed of what a court will ask. A claim that
 * is withdrawn is said to be so by a row of its own; the mark on the claim is read off it, so that the same invoice may come again.
 */
export class Migration20261123019 extends Migration {
  override up(): void {
    this.addSql(`alter table deposit add column terms_days integer check (terms_days between 0 and 120), add column terms_end_of_month boolean, add check ((terms_days is null) = (terms_end_of_month is null))`);
    this.addSql(`alter table claim add column deposit_id uuid references deposit, add column due_on_from text not null default 'document' check (due_on_from in ('document','terms')),
      add column known_evidence text[] not null default '{}', add column withdrawn_at timestamptz`);
    // Which deposit brought what is there already: the one that opened the case with it, or that left its line in the timeline at that instant.
    this.addSql(`alter table claim disable trigger facts_stand`);
    this.addSql(`update claim k set deposit_id = f.deposit_id from case_file f where f.id = k.case_id and k.created_at = f.opened_at and f.deposit_id is not null`);
    this.addSql(`update claim k set deposit_id = e.fact_id from timeline_entry e join deposit d on d.id = e.fact_id where e.case_id = k.case_id and e.kind = 'deposit' and e.fact_kind = 'deposit' and e.at = k.created_at and k.deposit_id is null`);
    this.addSql(`alter table claim enable trigger facts_stand`);
    this.addSql(`create index claim_deposit on claim (deposit_id, case_id) where deposit_id is not null`);
    // A claim at a time, in the order in which they came, of one creditor: those that lack what a court will ask.
    this.addSql(`create index claim_creditor on claim (creditor_id, id)`);
    this.addSql(`create index document_claim on document (claim_id) where claim_id is not null`);

    this.addSql(`create table deposit_undo (
      id uuid primary key, deposit_id uuid not null references deposit, case_id uuid references case_file, agency_id uuid not null references agency, creditor_id uuid not null references creditor,
      reason text not null check (reason <> ''), case_count integer not null, claim_count integer not null, total_cents bigint not null, at timestamptz not null, by_id uuid not null references app_user, by_name text not null)`);
    this.addSql(`create unique index deposit_undo_whole on deposit_undo (deposit_id) where case_id is null`);
    this.addSql(`create unique index deposit_undo_case on deposit_undo (deposit_id, case_id) where case_id is not null`);
    this.addSql(`create table withdrawn_claim (
      claim_id uuid primary key references claim, undo_id uuid not null references deposit_undo, case_id uuid not null references case_file, agency_id uuid not null references agency, creditor_id uuid not null references creditor,
      credit_note_id uuid references credit_note, at timestamptz not null)`);
    this.addSql(`create index withdrawn_claim_case on withdrawn_claim (case_id)`);
    this.addSql(`create index withdrawn_claim_undo on withdrawn_claim (undo_id)`);
    for (const table of ['deposit_undo', 'withdrawn_claim']) this.addSql(`create trigger facts_stand before update or delete on ${table} for each row execute function refuse_edit()`);

    // An invoice is one for its creditor by its number, its day and its amount, as long as it is not withdrawn.
    this.addSql(`drop index claim_reference`);
    this.addSql(`create unique index claim_reference on claim (creditor_id, reference, issued_on, amount_cents) where withdrawn_at is null`);
    // The mark follows from the fact and comes in no other way: what else is said of a claim stands.
    this.addSql(`create function withdrawn_by_fact(the_claim uuid, moment timestamptz) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
      select exists (select 1 from withdrawn_claim w where w.claim_id = the_claim and w.at = moment) $$`);
    this.addSql(`create function refuse_claim_edit() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and old.withdrawn_at is null and new.withdrawn_at is not null and to_jsonb(old) - 'withdrawn_at' = to_jsonb(new) - 'withdrawn_at' and withdrawn_by_fact(new.id, new.withdrawn_at) then return new; end if;
        if tg_op = 'UPDATE' and erased_by_right(tg_table_name, to_jsonb(old), to_jsonb(new)) then return new; end if;
        raise exception 'facts of % are never edited', tg_table_name using errcode = 'QF001';
      end $$`);
    this.addSql(`drop trigger facts_stand on claim`);
    this.addSql(`create trigger facts_stand before update or delete on claim for each row execute function refuse_claim_edit()`);
    this.addSql(`create function mark_withdrawn() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin update claim k set withdrawn_at = a.at from added a where k.id = a.claim_id; return null; end $$`);
    this.addSql(`create trigger mark_withdrawn after insert on withdrawn_claim referencing new table as added for each statement execute function mark_withdrawn()`);

    // Near names and places are found by their keys; a VAT number and an address of its own are asked for as such.
    this.addSql(`create index debtor_name_key_trgm on debtor using gin (name_key gin_trgm_ops)`);
    this.addSql(`create index debtor_vat on debtor (creditor_id, vat_number) where vat_number is not null`);
  }
}
