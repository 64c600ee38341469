/** The roles of the second wall, made by the owner of the database before the migrations; and by which password the application comes in. */
import { createHmac } from 'node:crypto';
import pg from 'pg';
import { WALL_KINDS } from '@quittance/access/second-wall';
import { APP_ROLE, JOBS_SCHEMA, QUEUE_ROLE, roleOf, type Owner } from './second-wall.ts';

/** The database can't be walled as it stands: one sentence for the operator, in French. */
export class WallError extends Error {}

/** The password of the application's role: known to whoever knows the owner's, and to nobody else. */
const passwordBy = (owner: URL): string => createHmac('sha256', decodeURIComponent(owner.password)).update(`${APP_ROLE} for ${decodeURIComponent(owner.username)}`).digest('base64url');

/** Where the application logs in: DATABASE_APP_URL where it is given, else the owner's database under the application's own role. */
export function applicationUrl(ownerUrl: string, given = process.env['DATABASE_APP_URL']): string {
  if (given) return given;
  const url = new URL(ownerUrl);
  url.password = passwordBy(url);
  url.username = APP_ROLE;
  return url.href;
}

/** The same line, under another role from its first moment: for what keeps its own connections (jobs). */
export function asRole(url: string, role: string): string {
  const other = new URL(url);
  other.searchParams.set('options', `-c role=${role}`);
  return other.href;
}

const MEMBERS = [...WALL_KINDS.map(roleOf), QUEUE_ROLE];

/** Makes what is missing. Throws WallError where the owner may not. */
export async function ensureRoles(owner: Owner, ownerUrl: string): Promise<void> {
  const password = passwordBy(new URL(ownerUrl));
  const { rows: [me] } = await owner.query(`select r.rolsuper or r.rolcreaterole as may, (select count(*) from pg_roles m where m.rolname = any($1)) = ${MEMBERS.length} as there,
      (select a.rolsuper or a.rolbypassrls or a.rolinherit or not a.rolcanlogin from pg_roles a where a.rolname = $2) as unfit, exists (select 1 from pg_roles where rolname = $2) as app
    from pg_roles r where r.rolname = current_user`, [MEMBERS, APP_ROLE]);
  const complete = me!['there'] === true && me!['app'] === true && me!['unfit'] === false;
  if (complete && (process.env['DATABASE_APP_URL'] || (await letsIn(applicationUrl(ownerUrl, ''))))) return;
  const statements = [
    ...MEMBERS.map((role) => `do $$ begin create role ${role} nologin noinherit; exception when duplicate_object or unique_violation then null; end $$`),
    `do $$ begin create role ${APP_ROLE} login noinherit; exception when duplicate_object or unique_violation then null; end $$`,
    `alter role ${APP_ROLE} login noinherit password '${password}'`,
    ...MEMBERS.map((role) => `grant ${role} to ${APP_ROLE}`),
    // Who makes the schema of the jobs another's must be able to be that other.
    `do $$ begin if not (select rolsuper from pg_roles where rolname = current_user) then execute format('grant ${QUEUE_ROLE} to %I', current_user); end if; end $$`,
  ];
  if (me!['may'] !== true) throw new WallError(`Le propriétaire de la base ne peut pas créer de rôles : faites exécuter une fois par un administrateur de PostgreSQL « alter role "${new URL(ownerUrl).username}" createrole; », puis relancez.`);
  try {
    await owner.query(statements.join(';\n'));
  } catch (e) {
    throw new WallError(`Le rôle ${APP_ROLE} existe déjà dans ce PostgreSQL et n’est pas à cette base (${(e as Error).message}) : donnez-en l’adresse dans DATABASE_APP_URL.`);
  }
}

async function letsIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try { await client.connect(); return true; } catch (e) { if (/^28/.test((e as { code?: string }).code ?? '')) return false; throw e; } finally { await client.end().catch(() => undefined); }
}

/** The schema of the jobs belongs to the queue's role, also where an earlier version made it the owner's. */
export async function ensureJobsSchema(owner: Owner): Promise<void> {
  const { rows: [schema] } = await owner.query(`select pg_get_userbyid(nspowner) as owner from pg_namespace where nspname = '${JOBS_SCHEMA}'`);
  if (schema?.['owner'] === QUEUE_ROLE) return;
  if (!schema) { await owner.query(`create schema ${JOBS_SCHEMA} authorization ${QUEUE_ROLE}`); return; }
  await owner.query(`do $$ declare one record; begin
    alter schema ${JOBS_SCHEMA} owner to ${QUEUE_ROLE};
    for one in select c.oid::regclass as name from pg_class c where c.relnamespace = '${JOBS_SCHEMA}'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') loop execute format('alter table %s owner to ${QUEUE_ROLE}', one.name); end loop;
    for one in select p.oid::regprocedure as name from pg_proc p where p.pronamespace = '${JOBS_SCHEMA}'::regnamespace loop execute format('alter routine %s owner to ${QUEUE_ROLE}', one.name); end loop;
    for one in select t.oid::regtype as name from pg_type t where t.typnamespace = '${JOBS_SCHEMA}'::regnamespace and t.typtype = 'e' loop execute format('alter type %s owner to ${QUEUE_ROLE}', one.name); end loop;
  end $$`);
}
