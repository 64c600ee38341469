/**
 * SQL by template: values become parameters, fragments nest. Nothing is ever spliced as text but what the code itself
 * wrote, so there is no place where data could become SQL.
 */
export interface Sql { text: string; params: unknown[] }

const isSql = (value: unknown): value is Sql => typeof value === 'object' && value !== null && typeof (value as Sql).text === 'string' && Array.isArray((value as Sql).params);

/** A literal `?` in the SQL (jsonb operators) is not supported: use the function forms. */
export function sql(parts: TemplateStringsArray, ...values: unknown[]): Sql {
  let text = parts[0]!;
  const params: unknown[] = [];
  values.forEach((value, i) => {
    if (isSql(value)) { text += value.text; params.push(...value.params); } else { text += '?'; params.push(plain(value)); }
    text += parts[i + 1]!;
  });
  return { text, params };
}

const plain = (value: unknown) =>
  value instanceof Temporal.PlainDate || value instanceof Temporal.Instant || typeof value === 'bigint' ? value.toString() : value === undefined ? null : value;

/** `a, b, c` as parameters, for IN and VALUES. An empty list gives `null`, which is in nothing. */
export const list = (values: readonly unknown[]): Sql => (values.length ? { text: values.map(() => '?').join(', '), params: values.map(plain) } : { text: 'null', params: [] });

export const and = (...conditions: (Sql | undefined | false)[]): Sql => {
  const all = conditions.filter((c): c is Sql => Boolean(c));
  return all.length ? { text: all.map((c) => `(${c.text})`).join(' and '), params: all.flatMap((c) => c.params) } : { text: 'true', params: [] };
};

export const none: Sql = { text: '', params: [] };
