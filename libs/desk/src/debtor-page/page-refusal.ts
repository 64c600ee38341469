import type { Refusal } from '@quittance/platform';
import type { PageRefusal } from './debtor-page.ts';

export const pageRefusal = (code: string, facts: Record<string, string> = {}): PageRefusal => ({ code, article: null, facts });

/** A refusal for the page: where fields were not taken, the first of them, as "field_code" ("files.2" is files). */
export function refusalOf({ code, article, facts, fields }: Refusal): PageRefusal {
  const [fault] = fields;
  const told = (pairs: { key: string; value: string }[]) => Object.fromEntries(pairs.map(({ key, value }) => [key, value]));
  return code === 'bad_fields' && fault ? { code: `${fault.field.replace(/\.\d+$/, '')}_${fault.code}`, article: null, facts: told(fault.facts) } : { code, article: article ?? null, facts: told(facts) };
}
