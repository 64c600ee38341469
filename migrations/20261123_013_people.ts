import { Migration } from '@mikro-orm/migrations';

/**
 * How people come in: links that invite or reset, a second factor, passkeys, sessions that rise by steps, devices that were here before,
 * and what was spent on trying. Of a token, a code, a device only the hash is kept; the secret of an authenticator is sealed.
 */
export class Migration20261123013 extends Migration {
  override up(): void {
    this.addSql(`alter table app_user add column password_set_at timestamptz, add column second_factor_due_on date, add column invited_at timestamptz`);
    this.addSql(`update app_user set password_set_at = created_at where password_hash is not null`);
    // Who was here before there was a second factor has thirty days to take one.
    this.addSql(`update app_user u set second_factor_due_on = current_date + 30 where exists (select 1 from role_held r where r.user_id = u.id and r.role in ('collector','supervisor','accountant','administrator'))`);

    // stage: half (the password was given, the second factor is awaited: opens nothing else), enrol (a second factor must be taken first), full.
    this.addSql(`alter table session add column agency_id uuid references agency, add column stage text not null default 'full' check (stage in ('half','enrol','full')),
      add column authenticated_at timestamptz, add column opened_with text not null default 'password', add column idle_minutes integer not null default 120 check (idle_minutes > 0), add column ended_because text,
      add column former_token_hash text, add column rotated_at timestamptz`);
    this.addSql(`update session s set agency_id = u.agency_id, authenticated_at = s.created_at from app_user u where u.id = s.user_id`);
    this.addSql(`alter table session alter column agency_id set not null, alter column authenticated_at set not null`);
    this.addSql(`create index session_agency on session (agency_id) where ended_at is null`);
    this.addSql(`create index session_former on session (former_token_hash) where former_token_hash is not null`);

    const ofPerson = `agency_id uuid not null references agency, user_id uuid not null references app_user`;
    this.addSql(`create table account_link (
      id uuid primary key, ${ofPerson}, purpose text not null check (purpose in ('invitation','reset')), token_hash text not null unique,
      made_at timestamptz not null, made_by uuid references app_user, expires_at timestamptz not null, used_at timestamptz, replaced_at timestamptz, message_id uuid references outgoing_message,
      idempotency_key text, input_hash text)`);
    this.addSql(`create unique index account_link_open on account_link (user_id, purpose) where used_at is null and replaced_at is null`);
    this.addSql(`create index account_link_agency on account_link (agency_id)`);
    this.addSql(`create unique index account_link_key on account_link (agency_id, idempotency_key) where idempotency_key is not null`);

    this.addSql(`create table totp (
      id uuid primary key, ${ofPerson}, secret_sealed text not null, begun_at timestamptz not null, confirmed_at timestamptz, removed_at timestamptz, last_step bigint)`);
    this.addSql(`create unique index totp_in_use on totp (user_id) where confirmed_at is not null and removed_at is null`);
    this.addSql(`create index totp_agency on totp (agency_id)`);
    this.addSql(`create table recovery_code (
      id uuid primary key, ${ofPerson}, code_hash text not null, made_at timestamptz not null, used_at timestamptz, replaced_at timestamptz)`);
    this.addSql(`create unique index recovery_code_open on recovery_code (user_id, code_hash) where used_at is null and replaced_at is null`);
    this.addSql(`create index recovery_code_agency on recovery_code (agency_id)`);

    this.addSql(`create table passkey (
      id uuid primary key, ${ofPerson}, credential_id text not null unique, public_key bytea not null, counter bigint not null, transports text[] not null default '{}',
      synced_copies boolean not null, name text not null, created_at timestamptz not null, last_used_at timestamptz, removed_at timestamptz)`);
    this.addSql(`create index passkey_user on passkey (user_id) where removed_at is null`);
    this.addSql(`create index passkey_agency on passkey (agency_id)`);
    // agency_id, user_id: of whom it was asked for; nobody's while nobody is known.
    this.addSql(`create table passkey_challenge (
      id uuid primary key, agency_id uuid references agency, user_id uuid references app_user, session_id uuid references session, challenge text not null unique,
      purpose text not null check (purpose in ('signIn','secondFactor','register','reauthenticate')), made_at timestamptz not null, expires_at timestamptz not null, used_at timestamptz)`);
    this.addSql(`create index passkey_challenge_expires on passkey_challenge (expires_at)`);

    this.addSql(`create table known_device (
      id uuid primary key, ${ofPerson}, token_hash text not null unique, first_seen_at timestamptz not null, last_seen_at timestamptz not null, forgotten_at timestamptz)`);
    this.addSql(`create index known_device_user on known_device (user_id) where forgotten_at is null`);
    this.addSql(`create index known_device_agency on known_device (agency_id)`);

    // What trying has used up, by the hash of what it is counted under. spent_until: the instant at which all of it has come back.
    this.addSql(`create table try_bucket (bucket text primary key, spent_until timestamptz not null)`);
    this.addSql(`create index try_bucket_until on try_bucket (spent_until)`);

    // A link that opens an account is blanked where it has been handed over, and where it opens nothing any more.
    this.addSql(`alter table outgoing_message add column link_is_secret boolean not null default false`);
  }
}
