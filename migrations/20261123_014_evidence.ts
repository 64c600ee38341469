import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { Migration } from '@mikro-orm/migrations';

/**
 * The trail becomes evidence: each entry is a link of its agency's chain, the heads of the chain are signed, and what is known of
 * persons stands beside it under a salted commitment, so that it can be erased without breaking a link. The bytes that are hashed:
 * libs/identity/src/audit/chain.ts.
 */
export class Migration20261123014 extends Migration {
  override async up(): Promise<void> {
    const run = (text: string, params?: unknown[]) => this.execute(text, params);
    // Entries of before the chain take the agency of who acted or of what was acted on; a sign-in of nobody that of the house.
    await run(`alter table audit_entry disable trigger facts_stand`);
    await run(`alter table audit_entry add column agency_id uuid not null default '00000000-0000-0000-0000-000000000000',
      add column recorded_at timestamptz not null default clock_timestamp(), add column person_id uuid unique,
      add column person_commitment text check (person_commitment ~ '^[0-9a-f]{64}$'), add check ((person_id is null) = (person_commitment is null))`);
    await run(`update audit_entry e set agency_id = coalesce((select u.agency_id from app_user u where u.id = e.actor_id), (select f.agency_id from case_file f where f.id = e.case_id),
      (select a.id from agency a order by a.created_at limit 1), e.agency_id)`);

    // Who it was and from where: erasable, never editable.
    await run(`create table audit_person (
      id uuid primary key, agency_id uuid not null, salt text check (salt ~ '^[0-9a-f]{64}$'), actor_name text, address text, user_agent text, session_id text, words jsonb,
      erased_at timestamptz, erased_under text,
      check ((erased_at is null) = (salt is not null)), check ((erased_at is null) = (erased_under is null)),
      check (erased_at is null or (actor_name is null and address is null and user_agent is null and session_id is null and words is null)))`);
    for (const { id, agency_id, ip } of await run(`select id, agency_id, ip from audit_entry where ip is not null`) as { id: string; agency_id: string; ip: string }[]) {
      const salt = randomBytes(32);
      const person = randomUUID();
      const commitment = createHmac('sha256', salt).update(`quittance-person-1\n-,${Buffer.byteLength(ip)}:${ip},-,-,-`).digest('hex');
      await run(`insert into audit_person (id, agency_id, salt, address) values (?, ?, ?, ?)`, [person, agency_id, salt.toString('hex'), ip]);
      await run(`update audit_entry set person_id = ?, person_commitment = ? where id = ?`, [person, commitment, id]);
    }
    await run(`alter table audit_entry drop column ip`);
    await run(`alter table audit_entry enable trigger facts_stand`);
    await run(`create function refuse_but_erasure() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and old.erased_at is null and new.erased_at is not null and new.id = old.id and new.agency_id = old.agency_id then return new; end if;
        raise exception 'A fact is never edited: %', tg_table_name;
      end $$`);
    await run(`create trigger person_stands before update or delete on audit_person for each row execute function refuse_but_erasure()`);

    // What waits to be sealed: filled by the database itself, so that nothing is entered beside the chain.
    await run(`create table audit_waiting (entry_id bigint primary key, agency_id uuid not null)`);
    await run(`create function audit_entry_waits() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
      begin insert into audit_waiting (entry_id, agency_id) values (new.id, new.agency_id); return null; end $$`);
    await run(`create trigger waits_for_its_seal after insert on audit_entry for each row execute function audit_entry_waits()`);
    await run(`insert into audit_waiting (entry_id, agency_id) select id, agency_id from audit_entry`);

    await run(`create table audit_link (
      agency_id uuid not null, position bigint not null check (position > 0), entry_id bigint not null unique, entry_hash text not null, previous_hash text not null, hash text not null, sealed_at timestamptz not null,
      primary key (agency_id, position))`);
    await run(`create index audit_link_entry_hash on audit_link (entry_hash)`);
    await run(`create table audit_key (id text primary key check (id ~ '^[0-9a-f]{16}$'), agency_id uuid not null default '00000000-0000-0000-0000-000000000000', public_key text not null, first_used_at timestamptz not null)`);
    await run(`create table audit_head (
      agency_id uuid not null, number bigint not null check (number > 0), day date not null, position bigint not null, hash text not null, previous_head text not null, head_hash text not null,
      key_id text not null references audit_key, signature text not null, signed_at timestamptz not null, primary key (agency_id, number))`);
    for (const table of ['audit_link', 'audit_key', 'audit_head']) await run(`create trigger facts_stand before update or delete on ${table} for each row execute function refuse_edit()`);
    for (const table of ['audit_entry', 'audit_person', 'audit_link', 'audit_head']) await run(`create trigger rows_stand before truncate on ${table} for each statement execute function refuse_edit()`);

    // A verification asked for on the page; the worker does it.
    await run(`create table audit_verification (
      id uuid primary key, agency_id uuid not null, asked_by uuid, asked_at timestamptz not null, started_at timestamptz, ended_at timestamptz, total bigint not null default 0, checked bigint not null default 0,
      outcome text not null default 'waiting' check (outcome in ('waiting','running','whole','broken','failed')), last_position bigint, fault jsonb)`);
    await run(`create index audit_verification_agency on audit_verification (agency_id, asked_at desc)`);
    await run(`create index audit_verification_waiting on audit_verification (asked_at) where ended_at is null`);

    // From how many rows a reading is told as one in bulk. agency_id null: the house's own figure, until the agency sets one.
    await run(`create table audit_threshold (
      id uuid primary key, agency_id uuid, name text not null check (name in ('rowsOfOneAnswer','casesInAnHour')), value integer not null check (value > 0), in_force_from date not null, reason text not null, recorded_at timestamptz not null, recorded_by uuid)`);
    for (const [name, value, reason] of [['rowsOfOneAnswer', 50, 'One full page of a list: nobody reads fifty cases one by one.'], ['casesInAnHour', 60, 'A case a minute for an hour: work on a file takes longer.']] as const)
      await run(`insert into audit_threshold (id, agency_id, name, value, in_force_from, reason, recorded_at) values (?, null, ?, ?, date '2026-01-01', ?, now())`, [randomUUID(), name, value, reason]);
    await run(`create trigger facts_stand before update or delete on audit_threshold for each row execute function refuse_edit()`);

    // The page of the trail, by its filters; newest first.
    await run(`create index audit_entry_agency on audit_entry (agency_id, id desc)`);
    await run(`create index audit_entry_actor on audit_entry (agency_id, actor_id, id desc)`);
    await run(`create index audit_entry_case on audit_entry (case_id, id desc) where case_id is not null`);
    await run(`create index audit_entry_action on audit_entry (agency_id, action, id desc)`);
    await run(`create index audit_entry_opened on audit_entry (actor_id, at) where action = 'openCase'`);
  }
}
