import { Migration } from '@mikro-orm/migrations';

/**
 * What the second wall stands on: whose side a person is on as a plain column, an index by which bytes find their document, and the table
 * in which sockets of several nodes leave each other what is too long to be said. The policies are raised after the migrations, from
 * libs/access/src/second-wall, so that a later table needs a line there and no migration of its own.
 */
export class Migration20261123017 extends Migration {
  override up(): void {
    // A person's side: his company, his study, or the agency. Somebody of the agency stays so, whatever else he is given.
    this.addSql(`alter table app_user add column side uuid`);
    this.addSql(`update app_user u set side = coalesce((select coalesce(r.creditor_id, r.study_id, u.agency_id) from role_held r where r.user_id = u.id order by r.creditor_id is not null or r.study_id is not null, r.given_at limit 1), u.agency_id)`);
    this.addSql(`create function app_user_side() returns trigger language plpgsql as $$ begin if new.side is null then new.side := new.agency_id; end if; return new; end $$`);
    this.addSql(`create trigger app_user_side before insert on app_user for each row execute function app_user_side()`);
    this.addSql(`alter table app_user alter column side set not null`);
    this.addSql(`create index app_user_side on app_user (side)`);
    this.addSql(`create function role_held_side() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        update app_user u set side = coalesce(new.creditor_id, new.study_id, u.agency_id) where u.id = new.user_id
          and not exists (select 1 from role_held r where r.user_id = new.user_id and r.id <> new.id and r.creditor_id is null and r.study_id is null and r.ended_at is null);
        return null;
      end $$`);
    this.addSql(`create trigger role_held_side after insert on role_held for each row execute function role_held_side()`);
    this.addSql(`create index if not exists document_sha256 on document (sha256)`);
    // What a study may still know of a file that it no longer holds stands on the hand-off itself.
    this.addSql(`alter table handoff disable trigger facts_stand`);
    this.addSql(`alter table handoff add column public_reference text`);
    this.addSql(`update handoff h set public_reference = f.public_reference from case_file f where f.id = h.case_id`);
    this.addSql(`alter table handoff alter column public_reference set not null`);
    this.addSql(`alter table handoff enable trigger facts_stand`);
    this.addSql(`create function handoff_reference() returns trigger language plpgsql as $$ begin if new.public_reference is null then select f.public_reference into new.public_reference from case_file f where f.id = new.case_id; end if; return new; end $$`);
    this.addSql(`create trigger handoff_reference before insert on handoff for each row execute function handoff_reference()`);
    this.addSql(`create table socket_io_attachments (id bigserial unique, created_at timestamptz default now(), payload bytea)`);
  }
}
