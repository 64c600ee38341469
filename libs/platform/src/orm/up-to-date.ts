/** A database as this version needs it: its roles, its schema, and the second wall around its rows. Done by the owner, before the application comes in. */
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { ormOptions } from './options.ts';
import { raiseWall } from './second-wall.ts';
import { ensureJobsSchema, ensureRoles } from './wall-roles.ts';

export { applicationUrl, WallError } from './wall-roles.ts';

/** Runs the migrations that this database has not seen, each its own transaction; answers their names. Throws WallError where the owner may not make the roles. */
export async function bringUpToDate(ownerUrl: string, root: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await ensureRoles(client, ownerUrl);
    const orm = await MikroORM.init(ormOptions(ownerUrl, root));
    let done: string[];
    try { done = (await orm.migrator.up()).map((migration) => migration.name); } finally { await orm.close(true); }
    await ensureJobsSchema(client);
    await raiseWall(client);
    return done;
  } finally {
    await client.end();
  }
}
