import { Migration } from '@mikro-orm/migrations';

const OF_CREDITOR = 'agency_id uuid not null references agency, creditor_id uuid not null references creditor';

/**
 * What a creditor is told of in writing: that his deposit was received, claim by claim, under a number and as a paper kept by its hash; and,
 * when he wishes it, what moved on his cases. A wish is a row that is added; a digest is a row of its person and its day, so that none is sent twice.
 */
export class Migration20261123024 extends Migration {
  override up(): void {
    this.addSql(`create sequence acknowledgement_number`);
    this.addSql(`create table deposit_acknowledgement (
      id uuid primary key, ${OF_CREDITOR}, deposit_id uuid not null unique references deposit, number text not null unique, queued_at timestamptz not null)`);
    this.addSql(`create table deposit_acknowledgement_event (
      id uuid primary key, ${OF_CREDITOR}, acknowledgement_id uuid not null references deposit_acknowledgement, at timestamptz not null, kind text not null check (kind in ('printed','failed')),
      document_id uuid references document, sha256 text, annex_ids uuid[] not null default '{}', template_version text, cause text,
      check ((kind = 'printed') = (document_id is not null and sha256 is not null and template_version is not null)))`);
    this.addSql(`create unique index deposit_acknowledgement_printed on deposit_acknowledgement_event (acknowledgement_id) where kind = 'printed'`);
    this.addSql(`create index deposit_acknowledgement_event_of on deposit_acknowledgement_event (acknowledgement_id, at)`);

    this.addSql(`create table digest_preference (
      id uuid primary key, ${OF_CREDITOR}, user_id uuid not null references app_user, cadence text not null check (cadence in ('off','daily','weekly')),
      weekday smallint not null check (weekday between 1 and 7), hour smallint not null check (hour between 0 and 23), set_at timestamptz not null, set_through text not null check (set_through in ('portal','mail')))`);
    this.addSql(`create index digest_preference_user on digest_preference (user_id, set_at desc, id desc)`);
    this.addSql(`create table digest (
      id uuid primary key, ${OF_CREDITOR}, user_id uuid not null references app_user, due_on date not null, from_at timestamptz not null, until_at timestamptz not null check (until_at >= from_at),
      message_id uuid references outgoing_message, unique (user_id, due_on))`);
    this.addSql(`create index digest_user on digest (user_id, until_at desc)`);
    for (const table of ['deposit_acknowledgement', 'deposit_acknowledgement_event', 'digest_preference', 'digest']) this.addSql(`create trigger facts_stand before update or delete on ${table} for each row execute function refuse_edit()`);

    // Where a mailbox may end what it is sent regularly, in one step (RFC 8058).
    this.addSql(`alter table outgoing_message add column unsubscribe text`);
  }
}
