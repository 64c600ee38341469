/** How MikroORM meets the database; the migrations are the whole truth of the schema. */
import path from 'node:path';
import { PostgreSqlDriver, type Options } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';

export function ormOptions(url: string, root: string, entities: readonly unknown[] = []): Partial<Options> {
  return {
    driver: PostgreSqlDriver,
    clientUrl: url,
    entities: entities as never[],
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    migrations: { path: path.join(root, 'migrations'), glob: '*.ts', snapshot: false, tableName: 'migration' },
    pool: { min: 1, max: Number(process.env['DATABASE_POOL'] ?? 12) },
    logger: () => undefined,
  };
}
