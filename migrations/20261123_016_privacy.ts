import { Migration } from '@mikro-orm/migrations';

type Add = (sql: string) => void;

/** What a person asks of us about his data, and what became of it: facts, one more row for each step. */
function requests(add: Add): void {
  add(`create table privacy_request (
    id uuid primary key, agency_id uuid not null references agency, creditor_id uuid not null references creditor, debtor_id uuid not null references debtor, case_id uuid references case_file, number bigint generated always as identity,
    kind text not null check (kind in ('access','rectification','erasure','restriction','objection')), received_on date not null, channel text not null check (channel in ('letter','email','phone','counter','other')),
    identity_seen text, words text not null check (words <> ''), opened_at timestamptz not null, opened_by uuid not null references app_user, idempotency_key text not null, input_hash text not null, unique (agency_id, idempotency_key))`);
  add(`create index privacy_request_agency on privacy_request (agency_id, received_on desc, id desc)`);
  add(`create index privacy_request_debtor on privacy_request (debtor_id)`);
  add(`create table privacy_subject (
    request_id uuid not null references privacy_request, debtor_id uuid not null references debtor, agency_id uuid not null references agency, creditor_id uuid not null references creditor,
    joined_at timestamptz not null, joined_by uuid not null references app_user, primary key (request_id, debtor_id))`);
  add(`create index privacy_subject_debtor on privacy_subject (debtor_id)`);
  add(`create table privacy_event (
    id uuid primary key, request_id uuid not null references privacy_request, agency_id uuid not null references agency, creditor_id uuid not null references creditor, position bigint generated always as identity,
    kind text not null check (kind in ('identified','joined','extended','exported','rectified','restricted','erased','answered','refused')), code text, article text, words text, facts jsonb not null default '{}', document_ids uuid[] not null default '{}',
    at timestamptz not null, on_day date not null, by_id uuid not null references app_user)`);
  add(`create index privacy_event_request on privacy_event (request_id, position)`);
  add(`create unique index privacy_event_ends on privacy_event (request_id) where kind in ('answered','refused')`);
  add(`create unique index privacy_event_extends on privacy_event (request_id) where kind = 'extended'`);
}

/** Names that a debtor bore here before they were put right; addresses and numbers have their own dated rows, and say since when another stands for them. */
function superseded(add: Add): void {
  add(`create table former_name (
    id uuid primary key, debtor_id uuid not null references debtor, agency_id uuid not null references agency, creditor_id uuid not null references creditor, name text not null, name_key text not null,
    source text not null, superseded_at timestamptz not null, superseded_by uuid references privacy_request)`);
  add(`create index former_name_debtor on former_name (debtor_id, superseded_at desc)`);
  for (const table of ['debtor_address', 'debtor_contact_point']) add(`alter table ${table} add column superseded_at timestamptz, add column superseded_by uuid references privacy_request`);
  add(`alter table debtor add column erased_on date`);
}

/** How long an agency keeps what: rows over the defaults of the law room; and what a look at it, or its carrying out, found. */
function retention(add: Add): void {
  add(`create table retention_policy (
    id uuid primary key, agency_id uuid not null references agency, kind text not null, period text not null check (period ~ '^P[0-9]+[YMD]$'), automatic boolean not null default false, from_on date not null, reason text not null check (reason <> ''),
    position bigint generated always as identity, set_at timestamptz not null, set_by uuid not null references app_user, idempotency_key text not null, input_hash text not null, unique (agency_id, idempotency_key))`);
  add(`create table retention_run (
    id uuid primary key, agency_id uuid not null references agency, dry boolean not null, state text not null check (state in ('running','done','failed')), as_of date not null, policy jsonb not null, total integer not null, done integer not null default 0,
    last_debtor_id uuid, people integer not null default 0, erased integer not null default 0, started_at timestamptz not null, started_by uuid references app_user, ended_at timestamptz, idempotency_key text not null, unique (agency_id, idempotency_key))`);
  add(`create index retention_run_agency on retention_run (agency_id, started_at desc, id desc)`);
  add(`create table retention_effect (
    run_id uuid not null references retention_run, debtor_id uuid not null references debtor, kind text not null, agency_id uuid not null references agency, creditor_id uuid not null references creditor, case_id uuid not null references case_file,
    free_since date not null, erasure_id uuid, primary key (run_id, kind, debtor_id))`);
}

/** Bytes that stand where a paper was: its own name says what it is ("Effacé."). */
const NOTHING = { sha256: 'ba6578797dcb4c22d35ee697c1cbd0c055d34873d8eeb16595834fba16af9210', hex: '4566666163c3a92e', size: 8 };

const MARK = '[effacé]';
type Column = readonly [table: string, column: string, becomes: unknown, where?: string];
/** What falls, kind by kind. `words`: a JSON from which words fall while figures, days and codes stay. Compared by a spec with the map of personal data. */
const WORDS = Symbol('words');
const papers = (kinds: string): Column[] => [['document', 'name', MARK, kinds], ['document', 'sha256', NOTHING.sha256, kinds], ['document', 'size', NOTHING.size, kinds], ['document', 'media_type', 'text/plain', kinds]];
const ofDebtor = (column: string) => `${column} = 'debtor'`;
const ERASED: Readonly<Record<string, readonly Column[]>> = {
  identity: [
    ['debtor', 'name', MARK], ['debtor', 'name_key', MARK], ['debtor', 'legal_form', null], ['debtor', 'siren', null], ['debtor', 'vat_number', null], ['debtor', 'representative', null], ['debtor', 'representative_title', null],
    ['former_name', 'name', MARK], ['former_name', 'name_key', MARK], ['former_name', 'source', MARK],
  ],
  contact: [
    ...['line1', 'postal_code', 'city', 'address_key', 'source'].map((column): Column => ['debtor_address', column, MARK]), ['debtor_address', 'line2', null], ['debtor_contact_point', 'value', MARK], ['debtor_contact_point', 'label', null], ['debtor_contact_point', 'source', MARK],
    ['debtor_wish', 'source', MARK], ['access_code', 'sent_to', null],
    ...['recipient', 'subject', 'text'].map((column): Column => ['outgoing_message', column, MARK]), ['outgoing_message', 'link', null], ['outgoing_message', 'last_error', null],
  ],
  words: [
    ['call', 'note', null], ['note', 'text', MARK], ['next_action', 'note', null], ['reversal', 'reason', MARK], ['timeline_entry', 'facts', WORDS], ['timeline_entry', 'actor_name', MARK, 'exists (select 1 from visit v where v.id = t.actor_id)'],
    ['case_file', 'next_action_note', null], ['case_file', 'last_word_facts', WORDS], ['case_file', 'last_public_word_facts', WORDS],
    ['plan', 'words', null], ['plan', 'evidence', WORDS], ['plan', 'proposed_by_name', MARK, ofDebtor('t.proposed_by_kind')], ['plan_event', 'reason', null], ['plan_event', 'facts', WORDS], ['plan_event', 'by_name', MARK, ofDebtor('t.by_kind')],
    ['dispute', 'words', null], ['dispute', 'opened_by_name', MARK, ofDebtor('t.opened_by_kind')], ['dispute_event', 'words', null], ['dispute_event', 'by_name', MARK, ofDebtor('t.by_kind')],
    ['question', 'text', MARK], ['question', 'asked_by_name', MARK, ofDebtor('t.asked_by_kind')], ['answer', 'text', MARK], ['answer', 'by_name', MARK, ofDebtor('t.by_kind')], ['reminder', 'subject', MARK], ['reminder', 'text', MARK],
    ['given_up_claim', 'reason', null], ['hold_entry', 'facts', WORDS], ['hold_entry', 'source', null], ['hold_entry', 'reason', null],
  ],
  evidence: [
    ['claim', 'basis', null], ['claim', 'source_file', null], ['letter', 'figures', WORDS], ['letter', 'mentions', WORDS],
    ...papers(`t.kind not in ('invoice','receipt','title','title_service','bailiff_act','handoff_pack','privacy_export')`),
  ],
  judicial: [
    ['handoff', 'instructions', null], ['handoff', 'checks', WORDS], ['handoff', 'figures', WORDS], ['handoff_event', 'reason', null], ['handoff_event', 'words', null], ['bailiff_act', 'served', null], ['bailiff_act', 'note', null],
    ...papers(`t.kind in ('title','title_service','bailiff_act','handoff_pack')`),
  ],
  accounts: [['payment', 'payer', null], ['payment', 'bank_reference', null], ['receipt', 'figures', WORDS], ['cost', 'label', MARK], ...papers(`t.kind in ('invoice','receipt')`)],
  traces: [['visit', 'name', MARK], ['visit', 'ip', null], ['visit', 'user_agent', null]],
  requests: [['privacy_request', 'words', MARK], ['privacy_request', 'identity_seen', null], ['privacy_event', 'words', null], ['privacy_event', 'facts', WORDS], ...papers(`t.kind = 'privacy_export'`)],
};

/**
 * The one way in which what happened may lose its words: a function of the owner's, which writes that it did. A row of facts may then change
 * in the columns listed here, to the values listed here, within that very transaction, and in no other way.
 */
function erasing(add: Add): void {
  add(`create table erasure (
    id uuid primary key, agency_id uuid not null references agency, creditor_id uuid not null references creditor, debtor_id uuid not null references debtor, request_id uuid references privacy_request, run_id uuid references retention_run,
    kinds text[] not null, at timestamptz not null, by_id uuid references app_user, transaction text not null, check ((request_id is null) <> (run_id is null)))`);
  add(`create index erasure_debtor on erasure (debtor_id)`);
  add(`create index erasure_transaction on erasure (transaction)`);
  add(`create table erasure_count (erasure_id uuid not null references erasure, agency_id uuid not null references agency, creditor_id uuid not null references creditor, place text not null, rows integer not null, primary key (erasure_id, place))`);
  add(`create table erasable_column (kind text not null, place text not null, name text not null, value jsonb, only_where text not null default 'true', primary key (kind, place, name))`);
  for (const [kind, columns] of Object.entries(ERASED)) for (const [place, name, becomes, where] of columns) {
    const value = becomes === WORDS ? 'null' : `'${JSON.stringify(becomes)}'::jsonb`;
    add(`insert into erasable_column (kind, place, name, value, only_where) values ('${kind}', '${place}', '${name}', ${value}, '${(where ?? 'true').replaceAll(`'`, `''`)}')`);
  }
  add(`insert into blob (sha256, bytes, size, created_at) values ('${NOTHING.sha256}', decode('${NOTHING.hex}', 'hex'), ${NOTHING.size}, now()) on conflict do nothing`);
  // Figures, days, instants, ids and flags stay, and a code under a name that holds codes; every other word falls.
  add(`create function without_words(given jsonb, under text default '') returns jsonb language sql immutable as $$
    select case jsonb_typeof(given)
      when 'object' then coalesce((select jsonb_object_agg(e.key, without_words(e.value, e.key)) from jsonb_each(given) e), '{}')
      when 'array' then coalesce((select jsonb_agg(without_words(e.value, under) order by e.ordinality) from jsonb_array_elements(given) with ordinality e), '[]')
      when 'string' then case
        when given #>> '{}' ~ '^-{0,1}[0-9][0-9.,:TZ+-]*$' or given #>> '{}' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' or given #>> '{}' in ('true', 'false', '') then given
        when under in ('kind','means','channel','reason','outcome','reached','stage','code','regime','target','nature','state','interest','how','protection','id','part','unit','of','about') and given #>> '{}' ~ '^[a-z][a-zA-Z_.]*$' then given
        else to_jsonb('${MARK}'::text) end
      else given end $$`);
  add(`create function erased_by_right(place_of text, was jsonb, becomes jsonb) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select 1 from erasure x where x.transaction = pg_current_xact_id()::text) and not exists (
      select 1 from jsonb_each(was) o where (becomes -> o.key) is distinct from o.value and not exists (
        select 1 from erasable_column c join erasure x on x.transaction = pg_current_xact_id()::text and c.kind = any(x.kinds)
        where c.place = place_of and c.name = o.key and (becomes -> o.key) = coalesce(c.value, without_words(o.value)))) $$`);
  add(`create function blob_is_free(hash text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select 1 from erasure x where x.transaction = pg_current_xact_id()::text) and not exists (select 1 from document d where d.sha256 = hash) $$`);
  add(`create or replace function refuse_edit() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and tg_table_name <> 'blob' and erased_by_right(tg_table_name, to_jsonb(old), to_jsonb(new)) then return new; end if;
      if tg_op = 'DELETE' and tg_table_name = 'blob' and blob_is_free(to_jsonb(old) ->> 'sha256') then return old; end if;
      raise exception 'facts of % are never edited', tg_table_name using errcode = 'QF001';
    end $$`);
  // Whoever connects: a row that opens the way is written by erase_person and by nothing else.
  add(`create function erasure_is_the_functions() returns trigger language plpgsql as $$
    declare called text;
    begin
      get diagnostics called = pg_context;
      if called !~ 'function (public\\.){0,1}erase_person\\(' then raise exception 'only erase_person erases' using errcode = 'QF002'; end if;
      return new;
    end $$`);
  for (const table of ['erasure', 'erasure_count']) add(`create trigger erasure_is_the_functions before insert on ${table} for each row execute function erasure_is_the_functions()`);
  add(`create function erase_person(the_debtor uuid, the_request uuid, the_run uuid, the_kinds text[], who uuid, moment timestamptz) returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
    declare
      of_whom debtor%rowtype; this_one uuid := gen_random_uuid(); place_row record; touched integer; mine text; hashes text[];
    begin
      select * into of_whom from debtor where id = the_debtor for update;
      if not found then raise exception 'nobody' using errcode = 'QF003'; end if;
      if the_request is not null and not exists (select 1 from privacy_request r join privacy_subject s on s.request_id = r.id where r.id = the_request and r.kind = 'erasure' and s.debtor_id = the_debtor and r.agency_id = of_whom.agency_id
        and not exists (select 1 from privacy_event e where e.request_id = r.id and e.kind in ('answered', 'refused'))) then raise exception 'no request asks for it' using errcode = 'QF003'; end if;
      if the_run is not null and not exists (select 1 from retention_run r where r.id = the_run and not r.dry and r.state = 'running' and r.agency_id = of_whom.agency_id) then raise exception 'no run asks for it' using errcode = 'QF003'; end if;
      if exists (select 1 from case_file f where f.debtor_id = the_debtor and f.stage not in ('closed', 'returned')) then raise exception 'a case is open' using errcode = 'QF003'; end if;
      insert into erasure (id, agency_id, creditor_id, debtor_id, request_id, run_id, kinds, at, by_id, transaction)
        values (this_one, of_whom.agency_id, of_whom.creditor_id, the_debtor, the_request, the_run, the_kinds, moment, who, pg_current_xact_id()::text);
      select array_agg(distinct d.sha256) into hashes from document d where d.case_id in (select f.id from case_file f where f.debtor_id = the_debtor);
      for place_row in
        select c.place, c.only_where, string_agg(format('%I = %s', c.name, case when c.value is null then format('without_words(t.%I)', c.name) when c.value = 'null'::jsonb then 'null'
            else format('case when t.%I is null then null else (%L::jsonb #>> ''{}'')::%s end', c.name, c.value, i.udt_name) end), ', ') as sets,
          string_agg(format('to_jsonb(t.%I) is distinct from %s', c.name, case when c.value is null then format('without_words(t.%I)', c.name) when c.value = 'null'::jsonb then 'null' else format('case when t.%I is null then null else %L::jsonb end', c.name, c.value) end), ' or ') as differs
        from erasable_column c join information_schema.columns i on i.table_schema = 'public' and i.table_name = c.place and i.column_name = c.name
        where c.kind = any(the_kinds) group by c.place, c.only_where order by c.place
      loop
        mine := case place_row.place
          when 'debtor' then 't.id = $1'
          when 'former_name' then 't.debtor_id = $1' when 'debtor_address' then 't.debtor_id = $1' when 'debtor_contact_point' then 't.debtor_id = $1' when 'debtor_wish' then 't.debtor_id = $1'
          when 'privacy_request' then 't.debtor_id = $1'
          when 'privacy_event' then 't.request_id in (select r.id from privacy_request r where r.debtor_id = $1)'
          when 'hold_entry' then 't.hold_id in (select h.id from hold h where h.debtor_id = $1)'
          when 'case_file' then 't.debtor_id = $1'
          else 't.case_id in (select f.id from case_file f where f.debtor_id = $1)' end;
        execute format('update %I t set %s where %s and (%s) and (%s)', place_row.place, place_row.sets, mine, place_row.only_where, place_row.differs) using the_debtor;
        get diagnostics touched = row_count;
        if touched > 0 then
          insert into erasure_count (erasure_id, agency_id, creditor_id, place, rows) values (this_one, of_whom.agency_id, of_whom.creditor_id, place_row.place, touched)
            on conflict (erasure_id, place) do update set rows = erasure_count.rows + excluded.rows;
        end if;
      end loop;
      delete from blob b where b.sha256 = any(hashes) and b.sha256 <> '${NOTHING.sha256}' and not exists (select 1 from document d where d.sha256 = b.sha256);
      get diagnostics touched = row_count;
      if touched > 0 then insert into erasure_count (erasure_id, agency_id, creditor_id, place, rows) values (this_one, of_whom.agency_id, of_whom.creditor_id, 'blob', touched); end if;
      -- Beside the trail stands who it was and in which words: that side of it falls, the chained row does not (014).
      if 'traces' = any(the_kinds) or 'words' = any(the_kinds) then
        update audit_person p set salt = null, actor_name = null, address = null, user_agent = null, session_id = null, words = null, erased_at = moment, erased_under = 'RGPD art. 17' where p.erased_at is null and p.id in (
          select e.person_id from audit_entry e where ('traces' = any(the_kinds) and e.actor_id in (select v.id from visit v where v.debtor_id = the_debtor))
            or ('words' = any(the_kinds) and p.words is not null and e.case_id in (select f.id from case_file f where f.debtor_id = the_debtor)));
        get diagnostics touched = row_count;
        if touched > 0 then insert into erasure_count (erasure_id, agency_id, creditor_id, place, rows) values (this_one, of_whom.agency_id, of_whom.creditor_id, 'audit_person', touched); end if;
      end if;
      if 'contact' = any(the_kinds) or 'identity' = any(the_kinds) then
        update access_code a set expires_at = moment where a.case_id in (select f.id from case_file f where f.debtor_id = the_debtor) and (a.expires_at is null or a.expires_at > moment);
        update visit v set ended_at = moment where v.debtor_id = the_debtor and v.ended_at is null;
      end if;
      if 'identity' = any(the_kinds) then update debtor set erased_on = (moment at time zone 'Europe/Paris')::date where id = the_debtor; end if;
      return this_one;
    end $$`);
  add(`revoke all on function erase_person(uuid, uuid, uuid, text[], uuid, timestamptz) from public`);
}

export class Migration20261123016 extends Migration {
  override up(): void {
    const add: Add = (sql) => { this.addSql(sql); };
    requests(add);
    superseded(add);
    retention(add);
    erasing(add);
    // erasure_count is added up in steps by the function, within its one transaction.
    for (const table of ['privacy_request', 'privacy_subject', 'privacy_event', 'former_name', 'retention_policy', 'erasure', 'erasable_column']) add(`create trigger facts_stand before update or delete on ${table} for each row execute function refuse_edit()`);
  }
}
