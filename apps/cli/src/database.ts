import { MikroORM } from '@mikro-orm/postgresql';
import { ormOptions } from '@quittance/platform/orm-options';
import { root } from './paths.ts';

/** Runs the migrations that this database has not seen; answers their names. Each is its own transaction. */
export async function migrate(url: string): Promise<string[]> {
  const orm = await MikroORM.init(ormOptions(url, root));
  try {
    return (await orm.migrator.up()).map((m) => m.name);
  } finally {
    await orm.close(true);
  }
}

export async function migrateCommand(): Promise<number> {
  const url = process.env['DATABASE_URL'];
  if (!url) {
    process.stderr.write('DATABASE_URL n’est pas défini : indiquez la base à mettre à jour.\n');
    return 2;
  }
  const done = await migrate(url);
  process.stdout.write(done.length ? `${done.map((name) => `appliquée : ${name}`).join('\n')}\n` : 'La base est à jour.\n');
  return 0;
}
