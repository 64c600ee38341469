import { bringUpToDate, WallError } from '@quittance/platform/up-to-date';
import { root } from './paths.ts';

/** Brings this database to this version, its roles and its second wall with it; answers the names of the migrations that it had not seen. */
export const migrate = (ownerUrl: string): Promise<string[]> => bringUpToDate(ownerUrl, root);

export async function migrateCommand(): Promise<number> {
  const url = process.env['DATABASE_URL'];
  if (!url) {
    process.stderr.write('DATABASE_URL n’est pas défini : indiquez la base à mettre à jour.\n');
    return 2;
  }
  let done: string[];
  try { done = await migrate(url); } catch (e) {
    if (!(e instanceof WallError)) throw e;
    process.stderr.write(`${e.message}\n`);
    return 2;
  }
  process.stdout.write(done.length ? `${done.map((name) => `appliquée : ${name}`).join('\n')}\n` : 'La base est à jour.\n');
  return 0;
}
