import { Inject, Injectable } from '@nestjs/common';
import { rowsFor, type Action } from '@quittance/access';
import { Clock, Database, fromCursor, isId, page, pageSize, sql, standAsSystem, toCursor, toInstant, type Actor, type Sql } from '@quittance/platform';
import { Person, RoleGiven } from '../people/person.type.ts';
import { PersonPage, type PeopleFilter } from './access.type.ts';
import { isOutside, PERSON_ROW, type Reader } from './held.ts';

interface Row {
  id: string; name: string; sort_name: string; email: string; standing: string; last_seen_at: string | null; second_factor: boolean; open_sessions: number;
  roles: { id: string; role: string; grade: string | null; company: string | null; given_at: string; given_by: string | null }[];
}

/** The people whom this actor may know of: all of the agency's side for its administrators, those of his company for a creditor's. */
@Injectable()
export class PeopleReadService {
  constructor(@Inject(Database) private readonly database: Database, @Inject(Clock) private readonly clock: Clock) {}

  async list(actor: Actor, { after, first, filter }: { after?: string | null | undefined; first?: number | null | undefined; filter?: PeopleFilter | null | undefined }): Promise<PersonPage> {
    const size = pageSize(first);
    const [name, id] = fromCursor(after, 2) ?? [];
    const from = typeof name === 'string' && typeof id === 'string' && isId(id) ? sql`and (lower(u.name), u.id) > (${name}, ${id}::uuid)` : sql``;
    const rows = await this.#for(actor, () => this.#rows(this.database, actor, 'read', sql`${matching(filter ?? {})} ${from}`, size + 1));
    const cut = page(rows, size, (row) => toCursor(row.sort_name, row.id));
    return Object.assign(new PersonPage(), { rows: cut.rows.map(view), next: cut.next });
  }

  async one(actor: Actor, id: string, reader: Reader = this.database): Promise<Person | null> {
    return this.mayActOn(actor, 'read', id, reader);
  }

  /** The person, if this actor may do that to him. */
  async mayActOn(actor: Actor, action: Action, id: string, reader: Reader = this.database): Promise<Person | null> {
    if (!isId(id)) return null;
    const [row] = await this.#for(actor, () => this.#rows(reader, actor, action, sql`and u.id = ${id}`, 1));
    return row ? view(row) : null;
  }

  #for<T>(actor: Actor, read: () => Promise<T>): Promise<T> {
    return isOutside(actor) ? standAsSystem('people', read) : read();
  }

  #rows(reader: Reader, actor: Actor, action: Action, condition: Sql, limit: number): Promise<Row[]> {
    const now = this.clock.now();
    return reader.rows<Row>(sql`
      select u.id, u.name, lower(u.name) as sort_name, u.email, ${STANDING} as standing, (select max(s.last_seen_at) from session s where s.user_id = u.id) as last_seen_at,
        exists (select 1 from totp t where t.user_id = u.id and t.confirmed_at is not null and t.removed_at is null) or exists (select 1 from passkey k where k.user_id = u.id and k.removed_at is null) as second_factor,
        (select count(*)::integer from session s where s.user_id = u.id and s.stage <> 'half' and s.ended_at is null and s.expires_at > ${now} and s.last_seen_at > ${now}::timestamptz - s.idle_minutes * interval '1 minute') as open_sessions,
        coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'role', r.role, 'grade', r.grade, 'company', coalesce(c.name, y.name), 'given_at', r.given_at, 'given_by', r.given_by_name) order by r.given_at, r.id)
          from role_held r left join creditor c on c.id = r.creditor_id left join study y on y.id = r.study_id where r.user_id = u.id and r.ended_at is null), '[]'::jsonb) as roles
      from app_user u cross join ${PERSON_ROW} p
      where (${rowsFor(actor.ability, 'read', 'Person', 'p')}) and (${rowsFor(actor.ability, action, 'Person', 'p')}) ${condition} order by lower(u.name), u.id limit ${limit}`);
  }
}

const STANDING = sql`case when u.disabled_at is not null then 'disabled' when u.password_hash is null and not exists (select 1 from passkey k where k.user_id = u.id and k.removed_at is null) then 'invited' else 'active' end`;
const SIDES: Record<string, Sql> = { agency: sql`r.creditor_id is null and r.study_id is null`, creditor: sql`r.creditor_id is not null`, study: sql`r.study_id is not null` };

function matching({ text, side, role, standing, creditorId, studyId }: PeopleFilter): Sql {
  const words = text?.trim().slice(0, 100);
  const like = `%${words?.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
  const held = (what: Sql) => sql`and exists (select 1 from role_held r where r.user_id = u.id and r.ended_at is null and ${what})`;
  const known = (id: string) => (isId(id) ? id : null);
  return sql`${words ? sql`and (u.name ilike ${like} or u.email ilike ${like})` : sql``} ${side ? held(SIDES[side] ?? sql`false`) : sql``} ${role ? held(sql`r.role = ${role}`) : sql``}
    ${standing ? sql`and ${STANDING} = ${standing}` : sql``} ${creditorId ? held(sql`r.creditor_id = ${known(creditorId)}`) : sql``} ${studyId ? held(sql`r.study_id = ${known(studyId)}`) : sql``}`;
}

function view(row: Row): Person {
  return Object.assign(new Person(), {
    id: row.id, name: row.name, email: row.email, standing: row.standing, lastSeenAt: row.last_seen_at ? toInstant(row.last_seen_at) : null, secondFactor: row.second_factor, openSessions: row.open_sessions,
    roles: row.roles.map((role) => Object.assign(new RoleGiven(), { id: role.id, role: role.role, grade: role.grade, companyName: role.company, givenAt: toInstant(role.given_at), givenBy: role.given_by })),
  });
}
