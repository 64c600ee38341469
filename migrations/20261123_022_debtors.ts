import { Migration } from '@mikro-orm/migrations';

type Add = (sql: string) => void;

/** Of whom a datum is, who told it to us, and what became of it: the columns that each of its tables has. */
const TOLD = `told_by text not null default 'deposit' check (told_by in ('deposit','debtor','creditor','agent','register','returned_mail')), source text not null, since timestamptz not null, by_id uuid references app_user, by_name text,
  superseded_at timestamptz, superseded_why text, superseded_by_name text`;
const OF_DEBTOR = 'id uuid primary key, debtor_id uuid not null references debtor, agency_id uuid not null references agency, creditor_id uuid not null references creditor';

/** Each datum with who told it: what is there already came with a deposit, or was put right at the person's own request (016). */
function data(add: Add): void {
  for (const table of ['debtor_address', 'debtor_contact_point']) {
    add(`alter table ${table} add column told_by text not null default 'deposit' check (told_by in ('deposit','debtor','creditor','agent','register','returned_mail')), add column by_id uuid references app_user, add column by_name text,
      add column superseded_why text, add column superseded_by_name text`);
    add(`update ${table} set told_by = 'debtor' where source <> 'deposit'`);
  }
  // The number as everybody dials it: one number written in two ways is one. What was told stays in "value".
  add(`alter table debtor_contact_point add column e164 text check (e164 ~ '^\\+[1-9][0-9]{5,14}$')`);
  add(`update debtor_contact_point p set e164 = '+33' || substr(x.digits, 2) from (select id, regexp_replace(value, '[^0-9+]', '', 'g') as digits from debtor_contact_point where kind = 'phone') x where x.id = p.id and x.digits ~ '^0[1-9][0-9]{8}$'`);
  add(`create index debtor_contact_point_e164 on debtor_contact_point (creditor_id, e164) where e164 is not null`);
  add(`create index debtor_contact_point_email on debtor_contact_point (creditor_id, lower(value)) where kind = 'email'`);
  add(`create index debtor_address_key on debtor_address (creditor_id, address_key)`);
  add(`create table debtor_representative (
    ${OF_DEBTOR}, kind text not null check (kind in ('legal','guardian','agent')), name text not null, title text, since_on date, ${TOLD})`);
  add(`create index debtor_representative_debtor on debtor_representative (debtor_id, since desc)`);
  add(`create table debtor_account (${OF_DEBTOR}, iban text not null, ${TOLD})`);
  add(`create index debtor_account_debtor on debtor_account (debtor_id, since desc)`);
  add(`create index debtor_account_iban on debtor_account (creditor_id, iban)`);
  // Mail that came back, and that it went through again: one row each; debtor_address.returned_at says where it stands.
  add(`create table debtor_address_return (
    ${OF_DEBTOR}, address_id uuid not null references debtor_address, kind text not null check (kind in ('returned','set_back')), on_day date not null, letter_id uuid references letter, cause text check (cause in ('unknown','left','incomplete','refused','unclaimed')), words text,
    position bigint generated always as identity, at timestamptz not null, by_id uuid not null references app_user, by_name text not null)`);
  add(`create index debtor_address_return_address on debtor_address_return (address_id, position desc)`);
}

/** Two that are one: a row says so, another takes it back. debtor.merged_into is read off them: under whom he stands; null: himself. */
function merges(add: Add): void {
  add(`create table debtor_merge (
    id uuid primary key, debtor_id uuid not null references debtor, into_id uuid not null references debtor, agency_id uuid not null references agency, creditor_id uuid not null references creditor, reason text not null check (reason <> ''),
    position bigint generated always as identity, at timestamptz not null, by_id uuid not null references app_user, by_name text not null, idempotency_key text not null, input_hash text not null, unique (agency_id, idempotency_key), check (debtor_id <> into_id))`);
  add(`create index debtor_merge_debtor on debtor_merge (debtor_id)`);
  add(`create index debtor_merge_into on debtor_merge (into_id)`);
  add(`create table debtor_parting (
    merge_id uuid primary key references debtor_merge, debtor_id uuid not null references debtor, agency_id uuid not null references agency, creditor_id uuid not null references creditor, reason text not null check (reason <> ''), at timestamptz not null, by_id uuid not null references app_user, by_name text not null)`);
  add(`alter table debtor add column merged_into uuid references debtor check (merged_into <> id)`);
  add(`create index debtor_merged_into on debtor (merged_into) where merged_into is not null`);
  // All that are one with this one, itself among them: as far as its reader sees them.
  add(`create function debtor_family(one uuid) returns setof uuid language sql stable as $$
    select d.id from debtor d where d.id = one
    union select d.merged_into from debtor d where d.id = one and d.merged_into is not null
    union select k.id from debtor d join debtor k on k.merged_into = coalesce(d.merged_into, d.id) where d.id = one $$`);
  add(`create table debtor_link (
    id uuid primary key, debtor_id uuid not null references debtor, other_id uuid not null references debtor, agency_id uuid not null references agency, creditor_id uuid not null references creditor, kind text not null check (kind in ('parent','group','successor')),
    told_by text not null check (told_by in ('deposit','debtor','creditor','agent','register','returned_mail')), source text not null, at timestamptz not null, by_id uuid not null references app_user, by_name text not null, check (debtor_id <> other_id))`);
  add(`create index debtor_link_debtor on debtor_link (debtor_id)`);
  add(`create index debtor_link_other on debtor_link (other_id)`);
  add(`create table debtor_unlink (
    link_id uuid primary key references debtor_link, debtor_id uuid not null references debtor, agency_id uuid not null references agency, creditor_id uuid not null references creditor, reason text not null check (reason <> ''), at timestamptz not null, by_id uuid not null references app_user, by_name text not null)`);
}

/** Who owes with the debtor, or for him: of one case, each with how far he is bound and by which act. */
function parties(add: Add): void {
  const ofCase = 'case_id uuid not null references case_file, agency_id uuid not null references agency, creditor_id uuid not null references creditor';
  add(`create table case_party (
    id uuid primary key, ${ofCase}, role text not null check (role in ('co_debtor','guarantor')), liability text not null check (liability in ('joint','divided')), kind text not null check (kind in ('company','person')),
    name text not null, siren text, line1 text, line2 text, postal_code text, city text, country text, phone text, e164 text, email text, cap_cents bigint check (cap_cents > 0), act text not null, act_on date,
    told_by text not null check (told_by in ('deposit','debtor','creditor','agent','register','returned_mail')), source text not null, at timestamptz not null, by_id uuid not null references app_user, by_name text not null,
    idempotency_key text not null, input_hash text not null, unique (agency_id, idempotency_key))`);
  add(`create index case_party_case on case_party (case_id, at, id)`);
  add(`create table case_party_end (
    party_id uuid primary key references case_party, ${ofCase}, on_day date not null, reason text not null check (reason <> ''), at timestamptz not null, by_id uuid not null references app_user, by_name text not null)`);
  add(`create index case_party_end_case on case_party_end (case_id)`);
}

const MARK = '"[effacé]"', NULL = 'null';
/** What of it falls with a person's data (016): kind, table, column, what it becomes. */
const ERASED: readonly (readonly [kind: string, place: string, columns: string, becomes: string])[] = [
  ['contact', 'debtor_address', 'superseded_why', NULL], ['contact', 'debtor_contact_point', 'e164 superseded_why', NULL],
  ['identity', 'debtor_representative', 'name source', MARK], ['identity', 'debtor_representative', 'title superseded_why', NULL],
  ['contact', 'debtor_account', 'iban source', MARK], ['contact', 'debtor_account', 'superseded_why', NULL],
  ['contact', 'debtor_address_return', 'words', NULL],
  ['identity', 'debtor_merge', 'reason', MARK], ['identity', 'debtor_parting', 'reason', MARK], ['identity', 'debtor_link', 'source', MARK], ['identity', 'debtor_unlink', 'reason', MARK],
  ['identity', 'case_party', 'name act source', MARK], ['identity', 'case_party', 'siren', NULL], ['contact', 'case_party', 'line1 line2 postal_code city phone e164 email', NULL], ['words', 'case_party_end', 'reason', MARK],
];

export class Migration20261123022 extends Migration {
  override up(): void {
    const add: Add = (sql) => { this.addSql(sql); };
    data(add);
    merges(add);
    parties(add);
    for (const [kind, place, columns, becomes] of ERASED) for (const name of columns.split(' ')) add(`insert into erasable_column (kind, place, name, value) values ('${kind}', '${place}', '${name}', '${becomes}'::jsonb)`);
    // A table without a case is a debtor's by its own column; two that were said to be one, or linked, are each one's.
    add(`do $do$
      declare was text := pg_get_functiondef('erase_person(uuid, uuid, uuid, text[], uuid, timestamptz)'::regprocedure); last_line text := $q$else 't.case_id in (select f.id from case_file f where f.debtor_id = $1)' end;$q$;
      begin
        if position(last_line in was) = 0 then raise exception 'erase_person is not as it was'; end if;
        execute replace(was, last_line, $q$when 'debtor_merge' then 't.debtor_id = $1 or t.into_id = $1' when 'debtor_link' then 't.debtor_id = $1 or t.other_id = $1'
          else case when exists (select 1 from information_schema.columns i where i.table_schema = 'public' and i.table_name = place_row.place and i.column_name = 'case_id') then 't.case_id in (select f.id from case_file f where f.debtor_id = $1)' else 't.debtor_id = $1' end end;$q$);
      end $do$`);
    for (const table of ['debtor_address_return', 'debtor_merge', 'debtor_parting', 'debtor_link', 'debtor_unlink', 'case_party', 'case_party_end']) add(`create trigger facts_stand before update or delete on ${table} for each row execute function refuse_edit()`);
  }
}
