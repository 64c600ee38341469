/** The first step of an agency on its own database: the agency and one administrator, who is given the link by which he chooses his password. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { applicationUrl } from '@quittance/platform/up-to-date';
import { build } from '../build.ts';
import { migrate } from '../database.ts';
import { cacheDir, dist, root } from '../paths.ts';

const STAFF = ['collector', 'supervisor', 'accountant', 'administrator'] as const;
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
  const server = (await import(pathToFileURL(path.join(dist, 'server/server.js')).href)) as typeof import('../server.ts');
  const link = await server.found({ databaseUrl: applicationUrl(databaseUrl), root, cacheDir, works: false, demo: false, production: true, publicUrl: process.env['PUBLIC_URL'] ?? 'http://localhost:3000' }, {
    agency: given['agency']!, legalForm: given['legal-form'] ?? 'SAS', siren: given['siren']!.replace(/\s/g, ''), line1: given['line1']!, postalCode: given['postal-code']!, city: given['city']!,
    phone: given['phone']!, agencyEmail: given['agency-email']!, iban: given['iban']!.replace(/\s/g, ''), bic: given['bic']!, name: given['name']!, email: given['email']!,
  });
  if (!link) {
    process.stderr.write('Cette base a déjà son agence : rien n’a été changé.\n');
    return 2;
  }
  process.stdout.write(`L’agence ${given['agency']} est fondée. ${given['email']} choisit son mot de passe à cette adresse, qui s’ouvre une seule fois, dans les sept jours : ${link}\n`);
  return 0;
}

/** Somebody of the agency, with the link by which he chooses his password: it is mailed too, where a mail server is set. Creditors' people are added by the administrator in the portal. */
export async function accountCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, strict: false, options: { role: { type: 'string' }, email: { type: 'string' }, name: { type: 'string' } } });
  const { role, email, name } = values as Record<string, string | undefined>;
  const databaseUrl = process.env['DATABASE_URL'];
  const known = STAFF.find((each) => each === role);
  if (!databaseUrl || !known || !email || !name) {
    process.stderr.write(databaseUrl ? `Il faut --email, --name et --role, l’un de : ${STAFF.join(', ')}.\n` : 'DATABASE_URL n’est pas défini : indiquez la base PostgreSQL.\n');
    return 2;
  }
  await build(['server']);
  const server = (await import(pathToFileURL(path.join(dist, 'server/server.js')).href)) as typeof import('../server.ts');
  const opened = await server.openStaffAccount({ databaseUrl: applicationUrl(databaseUrl), root, cacheDir, works: false, demo: false, production: true, publicUrl: process.env['PUBLIC_URL'] ?? 'http://localhost:3000' }, { role: known, email, name });
  if ('refused' in opened) {
    process.stderr.write(opened.refused === 'email_taken' ? `L’adresse ${email} a déjà un compte : rien n’a été changé.\n` : 'Cette base n’a pas encore d’agence : commencez par found.\n');
    return 2;
  }
  process.stdout.write(`${name} entre avec l’adresse ${email} et choisit son mot de passe ici, une seule fois, dans les sept jours : ${opened.link}\n`);
  return 0;
}
