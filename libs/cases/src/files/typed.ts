import { checkPublicReference, formatPublicReference } from '@quittance/law';
import { sql, type Sql } from '@quittance/platform';

const LONGEST_TEXT = 120;
const escaped = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** What was typed, as it is looked for; undefined where there is too little of it. Its own signs count as letters. */
export function typed(text: string | null | undefined, least: number): { plain: string; like: string; reference: string | null; references: string } | undefined {
  const plain = text?.trim().slice(0, LONGEST_TEXT) ?? '';
  if (plain.length < least) return undefined;
  return { plain, like: `%${escaped(plain)}%`, reference: checkPublicReference(plain) ?? null, references: `${formatPublicReference(plain) || ' '}%` };
}

/** The cases under alias `f` that answer to a text: public reference in any spelling or its beginning, debtor, reference of an invoice. Each branch on its own index; whose they are is asked of the case itself. */
export function matching(text: string | null | undefined): Sql | undefined {
  const asked = typed(text, 1);
  return asked && sql`f.id in (
    select x.id from case_file x where x.public_reference = ${asked.reference} or x.public_reference like ${asked.references}
    union select x.id from case_file x join debtor n on n.id = x.debtor_id where n.name ilike ${asked.like}
    union select k.case_id from claim k where k.reference ilike ${asked.like})`;
}
