import { Migration } from '@mikro-orm/migrations';

/**
 * How far a creditor's user may go in his own company, who gave and who took a role, and the view as another: kept with the session that
 * asked for it, never in the browser, and ended with it.
 */
export class Migration20261123015 extends Migration {
  override up(): void {
    this.addSql(`alter table role_held add column agency_id uuid references agency, add column grade text check (grade in ('reader','operator','administrator')),
      add column given_by uuid references app_user, add column given_by_name text, add column ended_by uuid references app_user, add column ended_by_name text`);
    // Those who were there before there were grades could do everything for their company, and keep it.
    this.addSql(`update role_held r set agency_id = u.agency_id, grade = case when r.role = 'creditor_user' then 'administrator' end from app_user u where u.id = r.user_id`);
    // The agency of a role is that of the person who holds it, and a grade that nobody named is not that of an administrator.
    this.addSql(`create function role_held_stands() returns trigger language plpgsql as $$
      begin
        if new.agency_id is null then select u.agency_id into new.agency_id from app_user u where u.id = new.user_id; end if;
        if new.role = 'creditor_user' and new.grade is null then new.grade := 'operator'; end if;
        return new;
      end $$`);
    this.addSql(`create trigger role_held_stands before insert on role_held for each row execute function role_held_stands()`);
    this.addSql(`alter table role_held alter column agency_id set not null, add constraint role_held_grade check ((role = 'creditor_user') = (grade is not null))`);
    this.addSql(`create unique index role_held_once on role_held (user_id, role, coalesce(creditor_id, study_id, agency_id)) where ended_at is null`);
    this.addSql(`create index role_held_agency on role_held (agency_id) where ended_at is null`);

    this.addSql(`create table viewing (
      id uuid primary key, agency_id uuid not null references agency, session_id uuid not null references session, user_id uuid not null references app_user,
      role text not null check (role in ('creditor_user','bailiff','debtor')), creditor_id uuid references creditor, study_id uuid references study, case_id uuid references case_file,
      subject_name text not null, back_to text not null, began_at timestamptz not null, expires_at timestamptz not null, ended_at timestamptz,
      check ((role = 'creditor_user') = (creditor_id is not null) and (role = 'bailiff') = (study_id is not null)), check (role <> 'debtor' or case_id is not null))`);
    this.addSql(`create index viewing_session on viewing (session_id) where ended_at is null`);
    this.addSql(`create index viewing_agency on viewing (agency_id, began_at desc)`);
    // A visit that the agency opened to see what the debtor sees: it reads, and is nobody's visit.
    this.addSql(`alter table visit add column read_only boolean not null default false, add column viewing_id uuid references viewing, drop constraint visit_opened_by_check,
      add constraint visit_opened_by_check check (opened_by in ('letter','email','sms','agency')), add constraint visit_of_agency check ((opened_by = 'agency') = read_only and read_only = (viewing_id is not null))`);
  }
}
