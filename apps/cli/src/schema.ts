/** Writes the GraphQL schema that the code says; with --check only compares, so that drift fails the tests. */
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.ts';
import { dist, root } from './paths.ts';

export async function schemaCommand(): Promise<number> {
  await build(['server']);
  const { printedSchema } = (await import(pathToFileURL(path.join(dist, 'server/server.js')).href)) as typeof import('./server.ts');
  const file = path.join(root, 'libs/contract/schema.graphql');
  const now = await printedSchema();
  if (!process.argv.includes('--check')) {
    fs.writeFileSync(file, now);
    return 0;
  }
  if (fs.readFileSync(file, 'utf8') === now) return 0;
  process.stderr.write('libs/contract/schema.graphql is not what the code says: run `npm run schema` and commit it.\n');
  return 1;
}
