import { checkPublicReference, formatPublicReference, parseAmountFr } from '@quittance/law';
import { sql, type Sql } from '@quittance/platform';

const LONGEST_TEXT = 120;
const escaped = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

export interface Typed {
  plain: string; like: string; starts: string; reference: string | null; references: string;
  /** SIRENs from `from` on and before `to`: those that begin with what was typed. */
  siren: { from: string; to: string } | null;
  /** In cents; null where it is no amount. */
  amount: bigint | null;
}

/** What was typed, as it is looked for; undefined where there is too little of it. Its own signs count as letters. */
export function typed(text: string | null | undefined, least: number): Typed | undefined {
  const plain = text?.trim().slice(0, LONGEST_TEXT) ?? '';
  if (plain.length < least) return undefined;
  return { plain, like: `%${escaped(plain)}%`, starts: `${escaped(plain)}%`, reference: checkPublicReference(plain) ?? null, references: `${formatPublicReference(plain) || ' '}%`, siren: sirensOf(plain), amount: amountOf(plain) };
}

/** Three figures at least: fewer say nothing. */
function sirensOf(plain: string): Typed['siren'] {
  const figures = plain.replace(/\s/gu, '');
  return /^\d{3,9}$/.test(figures) ? { from: figures, to: `${figures}:` } : null;
}

/** As a person types it: "1 234,56", "1234.5", "250 €". */
function amountOf(plain: string): bigint | null {
  if (!/^[\d\s.,’']+(€|eur)?$/iu.test(plain) || !/\d/.test(plain)) return null;
  const cents = parseAmountFr(plain.replace(/€|eur/iu, '').trim());
  return cents !== undefined && cents > 0n && cents < 2n ** 62n ? cents : null;
}

/** The cases under alias `f` that answer to a text: public reference in any spelling or its beginning, debtor, SIREN, reference or amount of an invoice. Each branch on its own index; whose they are is asked of the case itself. */
export function matching(text: string | null | undefined): Sql | undefined {
  const asked = typed(text, 1);
  return asked && sql`f.id in (
    select x.id from case_file x where x.public_reference = ${asked.reference} or x.public_reference like ${asked.references}
    union select x.id from case_file x join debtor n on n.id = x.debtor_id where n.name ilike ${asked.like}
    union select k.case_id from claim k where k.reference ilike ${asked.like}
    ${asked.siren ? sql`union select x.id from case_file x join debtor n on n.id = x.debtor_id where n.siren >= ${asked.siren.from} and n.siren < ${asked.siren.to}` : sql``}
    ${asked.amount !== null ? sql`union select k.case_id from claim k where k.amount_cents = ${asked.amount}` : sql``})`;
}
