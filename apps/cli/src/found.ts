/** The first step of an agency on its own database: the agency and one administrator, whose first password is said once. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { build } from './build.ts';
import { migrate } from './database.ts';
import { cacheDir, dist, root } from './paths.ts';

const NEEDED = ['agency', 'siren', 'line1', 'postal-code', 'city', 'phone', 'agency-email', 'iban', 'bic', 'name', 'email'] as const;

export async function foundCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, strict: false, options: Object.fromEntries([...NEEDED, 'legal-form'].map((key) => [key, { type: 'string' as const }])) });
  const given = values as Record<string, string | undefined>;
  const missing = NEEDED.filter((key) => !given[key]);
  const databaseUrl = process.env['DATABASE_URL'];
  if (missing.length || !databaseUrl) {
    process.stderr.write(databaseUrl ? `Il manque : ${missing.map((key) => `--${key}`).join(', ')}.\n` : 'DATABASE_URL n’est pas défini : indiquez la base PostgreSQL.\n');
    return 2;
  }
  await build(['server']);
  await migrate(databaseUrl);
  const server = (await import(pathToFileURL(path.join(dist, 'server/server.js')).href)) as typeof import('./server.ts');
  const password = await server.found({ databaseUrl, root, cacheDir, works: false, demo: false, production: true, publicUrl: process.env['PUBLIC_URL'] ?? 'http://localhost:3000' }, {
    agency: given['agency']!, legalForm: given['legal-form'] ?? 'SAS', siren: given['siren']!.replace(/\s/g, ''), line1: given['line1']!, postalCode: given['postal-code']!, city: given['city']!,
    phone: given['phone']!, agencyEmail: given['agency-email']!, iban: given['iban']!.replace(/\s/g, ''), bic: given['bic']!, name: given['name']!, email: given['email']!,
  });
  if (!password) {
    process.stderr.write('Cette base a déjà son agence : rien n’a été changé.\n');
    return 2;
  }
  process.stdout.write(`L’agence ${given['agency']} est fondée. ${given['email']} entre avec ce premier mot de passe, qui ne sera plus montré : ${password}\n`);
  return 0;
}
