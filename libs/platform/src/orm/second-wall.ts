/**
 * The second wall in PostgreSQL: roles that own nothing and bypass nothing, one for each kind of actor, and one predicate for each kind on
 * each table, made from the table in libs/access/src/second-wall. It is raised anew after the migrations whenever that table, or the
 * schema, has changed; raising it twice changes nothing.
 */
import { createHash } from 'node:crypto';
import { OF, OUTSIDE_THE_WALL, OWNERS_FUNCTIONS, SECOND_WALL, WALL_KINDS, type By, type Own, type WallKind, type WallTable } from '@quittance/access/second-wall';

export const roleOf = (kind: WallKind): string => `quittance_${kind}`;
/** Owns the schema of the jobs and nothing else: pg-boss makes and removes partitions there by itself. */
export const QUEUE_ROLE = 'quittance_queue';
/** By which the application logs in. It may become each of the others within a transaction, and is by itself nobody. */
export const APP_ROLE = 'quittance_app';
export const JOBS_SCHEMA = 'pgboss';

const setting = (name: string) => `nullif(current_setting('quittance.${name}', true), '')`;
/** Evaluated once for a statement, not once for a row; an id that is missing is no id, and no row is of it. */
const once = (name: string) => `(select ${setting(name)}::uuid)`;
const EQUALS: Readonly<Record<Own, string>> = {
  agency: `= ${once('agency')}`, creditor: `= ${once('creditor')}`, study: `= ${once('study')}`, actor: `= ${once('actor')}`,
  cases: `= any ((select string_to_array(${setting('cases')}, ',')::uuid[])::uuid[])`,
  agencyOrCreditor: `= any ((select array[${setting('agency')}::uuid, ${setting('creditor')}::uuid])::uuid[])`,
  agencyOrStudy: `= any ((select array[${setting('agency')}::uuid, ${setting('study')}::uuid])::uuid[])`,
};

/** The predicate of a policy, over the columns of the table itself. */
export function predicate(table: string, by: By): string {
  if (by === 'all') return 'true';
  if (by === 'none') return 'false';
  if (typeof by === 'string') {
    const own = OF[by];
    if (!own) throw new Error(`second wall: ${table}.${by} holds nothing that an actor brings with him`);
    return `${by} ${EQUALS[own]}`;
  }
  if (by.length === 2) return `${by[0]} ${EQUALS[by[1]]}`;
  // As that table's own policies let him see it.
  return `exists (select 1 from ${by[1]} seen where seen.${by[2]} = ${table}.${by[0]})`;
}

export interface Schema { tables: readonly { name: string; columns: readonly string[] }[]; sequences: readonly string[] }

/** What is held for a table that nobody has listed yet: its agency's people by its agency_id, the system, and no one else. */
const unlisted = (columns: readonly string[]): WallTable => ({ see: columns.includes('agency_id') ? { staff: 'agency_id' } : {} });

/** A column that this schema does not have yet shows nobody a row. */
function having(columns: readonly string[], table: WallTable): WallTable {
  const there = (by: By | 'own') => by === 'all' || by === 'none' || by === 'own' || columns.includes(typeof by === 'string' ? by : by[0]);
  const kept = <T extends object>(given: T): T => Object.fromEntries(Object.entries(given).filter(([, by]) => there(by as By | 'own'))) as T;
  return { ...table, see: kept(table.see), ...(table.add ? { add: kept(table.add) } : {}) };
}

interface Policy { name: string; command: 'select' | 'insert' | 'update' | 'delete'; kind: WallKind; predicate: string; restrictive?: boolean }
export interface TableWall { grants: { kind: WallKind; rights: string[]; columns?: readonly string[] | undefined }[]; policies: Policy[] }

/** The grants and policies of one table. */
export function wallOf(name: string, table: WallTable): TableWall {
  const wall: TableWall = { grants: [], policies: [] };
  for (const kind of WALL_KINDS) {
    const house = kind === 'system', staff = kind === 'staff' && !table.house;
    const see: By | undefined = house ? 'all' : table.see[kind];
    const given = house ? 'all' : table.add?.[kind];
    const add: By | undefined = given === 'own' ? (see ?? 'none') : given ?? (staff ? see : undefined);
    const change = !table.facts && (house || (staff && see !== undefined) || (kind !== 'staff' && (table.change?.includes(kind as never) ?? false)));
    const remove = !table.facts && (table.remove?.includes(kind) ?? false);
    // Whoever was let in may ask any table of the house's work, and lock in it: without a policy there is no row for him. What the house keeps to itself he may not even ask.
    const asks = house || see !== undefined || (kind !== 'door' && !table.house);
    const rights = [asks && 'select', add !== undefined && 'insert', (change || (asks && kind !== 'door' && !table.facts && !table.house)) && 'update', remove && 'delete'].filter((one): one is string => Boolean(one));
    if (!rights.length) continue;
    wall.grants.push({ kind, rights, columns: kind === 'system' ? undefined : table.columns?.[kind] });
    const mine = see === undefined ? 'false' : predicate(name, see);
    const policy = (command: Policy['command'], held: string, more: Partial<Policy> = {}) => wall.policies.push({ name: `wall_${kind}_${command}`, command, kind, predicate: held, ...more });
    if (see !== undefined) policy('select', mine);
    if (add !== undefined) policy('insert', predicate(name, add));
    if (change) policy('update', mine);
    if (remove) policy('delete', mine);
    const only = house ? undefined : table.only?.[kind];
    if (only) wall.policies.push({ name: `wall_${kind}_only`, command: 'select', kind, predicate: only, restrictive: true });
  }
  return wall;
}

const policySql = (table: string, { name, command, kind, predicate: held, restrictive }: Policy): string =>
  `create policy ${name} on ${table} as ${restrictive ? 'restrictive' : 'permissive'} for ${command} to ${roleOf(kind)} ${command === 'insert' ? `with check (${held})` : command === 'update' ? `using (${held}) with check (${held})` : `using (${held})`}`;

const ROLES = [...WALL_KINDS.map(roleOf), QUEUE_ROLE];

/** The whole wall of a schema, as statements in their order. The owner keeps seeing: migrations and his own functions work on rows. */
export function wallStatements({ tables, sequences }: Schema): string[] {
  const said: string[] = [`grant usage on schema public to ${ROLES.join(', ')}`, `revoke create on schema public from public`];
  for (const { name, columns } of tables) {
    if (Object.hasOwn(OUTSIDE_THE_WALL, name)) { said.push(`revoke all on ${name} from public, ${APP_ROLE}, ${ROLES.join(', ')}`); continue; }
    const { grants, policies } = wallOf(name, having(columns, SECOND_WALL[name] ?? unlisted(columns)));
    said.push(`revoke all on ${name} from public, ${APP_ROLE}, ${ROLES.join(', ')}`);
    for (const { kind, rights, columns: only } of grants) said.push(`grant ${rights.map((right) => (only && right === 'select' ? `select (${only.join(', ')})` : right)).join(', ')} on ${name} to ${roleOf(kind)}`);
    said.push(`alter table ${name} enable row level security, force row level security`);
    said.push(`create policy wall_owner on ${name} for all to current_user using (true) with check (true)`);
    for (const policy of policies) said.push(policySql(name, policy));
  }
  const may: readonly WallKind[] = ['staff', 'creditor', 'bailiff', 'debtor', 'system'];
  for (const sequence of sequences) said.push(`revoke all on sequence ${sequence} from public, ${APP_ROLE}`, `grant usage, select on sequence ${sequence} to ${(sequence === 'live_seq' ? ['system' as const] : may).map(roleOf).join(', ')}`);
  for (const [called, kinds] of Object.entries(OWNERS_FUNCTIONS)) said.push(`revoke all on function ${called} from public`, `grant execute on function ${called} to ${kinds.map(roleOf).join(', ')}`);
  return said;
}

export interface Owner { query(text: string, params?: unknown[]): Promise<{ rows: Record<string, unknown>[] }> }

export async function schemaOf(owner: Owner): Promise<Schema> {
  const { rows } = await owner.query(`select c.relname as name, c.relkind as kind, coalesce(json_agg(a.attname order by a.attnum) filter (where a.attnum > 0 and not a.attisdropped), '[]') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_attribute a on a.attrelid = c.oid
    where n.nspname = 'public' and c.relkind in ('r', 'p', 'S') and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('i', 'e')) group by c.oid, c.relname, c.relkind order by c.relname`);
  return {
    tables: rows.filter(({ kind }) => kind !== 'S').map(({ name, columns }) => ({ name: String(name), columns: (typeof columns === 'string' ? JSON.parse(columns) : columns) as string[] })),
    sequences: rows.filter(({ kind, name }) => kind === 'S' && !String(name).startsWith('migration')).map(({ name }) => String(name)),
  };
}

/** Raises the wall where it does not stand as it should; answers whether it had to. */
export async function raiseWall(owner: Owner): Promise<boolean> {
  const schema = await schemaOf(owner);
  const statements = wallStatements(schema);
  const { rows: [me] } = await owner.query(`select current_user as name, (select obj_description(oid, 'pg_namespace') from pg_namespace where nspname = 'public') as said`);
  const fingerprint = `second wall ${createHash('sha256').update(JSON.stringify([me!['name'], statements])).digest('hex')}`;
  if (me!['said'] === fingerprint) return false;
  const { rows: standing } = await owner.query(`select policyname, tablename from pg_policies where schemaname = 'public' and policyname like 'wall\\_%'`);
  const down = standing.map(({ policyname, tablename }) => `drop policy ${String(policyname)} on ${String(tablename)}`);
  await owner.query(['begin', ...down, ...statements, `comment on schema public is '${fingerprint}'`, 'commit'].join(';\n'));
  return true;
}
