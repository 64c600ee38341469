import { rulesToAST } from '@casl/ability/extra';
import type { Ability, Action, SubjectName } from './ability.ts';

interface Ast { operator: string; value: unknown; field?: string }
export interface RowFilter { text: string; params: unknown[] }

/** No rule opens anything: no rows. */
export const NO_ROWS: RowFilter = { text: 'false', params: [] };

const column = (alias: string, field: string) => {
  if (!/^[a-z][A-Za-z0-9]*$/.test(field)) throw new Error(`access: ${field} is not a plain column`);
  const name = field.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
  return alias ? `${alias}.${name}` : name;
};
const COMPARE: Record<string, [string, string]> = { eq: ['=', '<>'], ne: ['<>', '='], gt: ['>', '<='], gte: ['>=', '<'], lt: ['<', '>='], lte: ['<=', '>'] };

/** Negation is pushed to the leaves, where a NULL counts as "not equal", so that SQL answers as CASL's own matcher does in memory. */
function translate(ast: Ast, alias: string, negated: boolean): RowFilter {
  if (ast.operator === 'and' || ast.operator === 'or') {
    const parts = (ast.value as Ast[]).map((part) => translate(part, alias, negated));
    const joint = (ast.operator === 'and') !== negated ? ' and ' : ' or ';
    return { text: parts.map((p) => `(${p.text})`).join(joint), params: parts.flatMap((p) => p.params) };
  }
  if (ast.operator === 'not') {
    const parts = ast.value as Ast[];
    return translate(parts.length === 1 ? parts[0]! : { operator: 'and', value: parts }, alias, !negated);
  }
  const name = column(alias, ast.field!);
  if (ast.operator === 'exists') return { text: `${name} is ${ast.value !== negated ? 'not ' : ''}null`, params: [] };
  if (ast.operator === 'in' || ast.operator === 'nin') {
    const values = ast.value as unknown[];
    const excluded = (ast.operator === 'nin') !== negated;
    if (!values.length) return { text: excluded ? 'true' : 'false', params: [] };
    const marks = values.map(() => '?').join(', ');
    return { text: excluded ? `(${name} not in (${marks}) or ${name} is null)` : `${name} in (${marks})`, params: values };
  }
  const pair = COMPARE[ast.operator];
  if (!pair) throw new Error(`access: ${ast.operator} has no SQL`);
  const operator = negated ? pair[1] : pair[0];
  if (ast.value === null) return { text: `${name} is ${operator === '=' ? '' : 'not '}null`, params: [] };
  const nullMatches = operator === '<>' || (negated && ast.operator !== 'ne');
  return { text: nullMatches ? `(${name} ${operator} ? or ${name} is null)` : `${name} ${operator} ?`, params: [ast.value] };
}

/**
 * The rows of a subject on which this ability allows the action, as a condition of a SQL statement over the table's
 * columns under `alias`. Every read goes through it, always joined with AND to the rest.
 */
export function rowsFor(ability: Ability, action: Action, subject: SubjectName, alias = ''): RowFilter {
  const ast = rulesToAST(ability, action, subject as never) as Ast | null;
  if (!ast) return NO_ROWS;
  // An unconditional rule comes back as an empty AND.
  if (ast.operator === 'and' && (ast.value as Ast[]).length === 0) return { text: 'true', params: [] };
  return translate(ast, alias, false);
}
