/** How MikroORM meets the database; the migrations are the whole truth of the schema. */
import path from 'node:path';
import type { AnyEntity, EntityClass, EntitySchema, Options } from '@mikro-orm/core';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';

export type Entities = (EntityClass<AnyEntity> | EntitySchema)[];

export function ormOptions(url: string, root: string, entities: readonly unknown[] = []): Options<PostgreSqlDriver> {
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
