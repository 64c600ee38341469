import { describe, expect, test } from '@jest/globals';
import { buildSchema, isObjectType, type GraphQLObjectType } from 'graphql';
import { abilityFor, BAILIFF_CLOSED, BAILIFF_LISTS, CREDITOR_CLOSED, CREDITOR_LISTS, EVERYONE, openFields, type Principal } from '@quittance/access';
import { printedSchema } from './printed-schema.ts';

/**
 * What each role reads of the schema, field by field. For the roles of the house all of it is open and the rows decide; for those outside
 * every field stands in a list: open, or closed and looked at. A type that gains a field fails here until somebody says which.
 */
type OpenFields = Record<string, string>;
const schema = buildSchema(await printedSchema());
const types = Object.values(schema.getTypeMap()).filter((type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__') && !['Query', 'Mutation'].includes(type.name));
const agencyId = '00000000-0000-7000-8000-00000000000a', creditorId = '00000000-0000-7000-8000-00000000000c';
const ability = (...roles: Principal['roles'][number][]) => abilityFor({ id: '00000000-0000-7000-8000-000000000001', agencyId, roles });

const merged = (lists: Record<string, OpenFields>): Map<string, Set<string>> => {
  const open = new Map<string, Set<string>>();
  for (const list of [EVERYONE, ...Object.values(lists)]) for (const [type, names] of Object.entries(list)) open.set(type, new Set([...(open.get(type) ?? []), ...names.split(' ')]));
  return open;
};
const OUTSIDE = [
  { role: 'creditor reader', held: { role: 'creditor_user' as const, grade: 'reader' as const, creditorId }, lists: CREDITOR_LISTS, closed: CREDITOR_CLOSED },
  { role: 'creditor operator', held: { role: 'creditor_user' as const, grade: 'operator' as const, creditorId }, lists: CREDITOR_LISTS, closed: CREDITOR_CLOSED },
  { role: 'creditor administrator', held: { role: 'creditor_user' as const, grade: 'administrator' as const, creditorId }, lists: CREDITOR_LISTS, closed: CREDITOR_CLOSED },
  { role: 'bailiff', held: { role: 'bailiff' as const, studyId: 'study', caseIds: ['held'] }, lists: BAILIFF_LISTS, closed: BAILIFF_CLOSED },
];

describe('fields by role', () => {
  test.each(OUTSIDE)('$role: every sentence that opens rows to him names its fields', ({ held }) => {
    const unnamed = ability(held).rules.filter(({ action, fields }) => [action].flat().includes('read') && !fields?.length).map(({ subject }) => subject);
    expect(unnamed).toEqual([]);
    expect(openFields(ability(held))).toBeDefined();
  });

  test.each(OUTSIDE)('$role: of a type that is open in part, each field is named: open, or closed and looked at', ({ lists, closed }) => {
    const open = merged(lists);
    const unnamed: string[] = [], stale: string[] = [], both: string[] = [];
    for (const type of types.filter(({ name }) => open.has(name))) {
      const is = Object.keys(type.getFields()), shut = closed[type.name]?.split(' ') ?? [], here = open.get(type.name)!;
      unnamed.push(...is.filter((field) => !here.has(field) && !shut.includes(field)).map((field) => `${type.name}.${field}`));
      stale.push(...[...here, ...shut].filter((field) => !is.includes(field)).map((field) => `${type.name}.${field}`));
      both.push(...shut.filter((field) => here.has(field)).map((field) => `${type.name}.${field}`));
    }
    expect({ unnamed, stale, both }).toEqual({ unnamed: [], stale: [], both: [] });
    const known = new Set(types.map(({ name }) => name));
    expect([...open.keys(), ...Object.keys(closed)].filter((name) => !known.has(name))).toEqual([]);
  });

  test('what is nobody’s outside: how the agency works, its people’s load, its letters to the law, its trail', () => {
    for (const { held } of OUTSIDE) {
      const open = openFields(ability(held))!;
      for (const field of ['CaseFile.nextAction', 'CaseFile.acts', 'CaseFile.wishes', 'CaseFile.reminders', 'CaseFile.contactAdvice', 'HoldEffects.tasks', 'Supervision.collectors', 'QueueRow.nextActionNote', 'LawEntry.enteredBy', 'ContactPolicy.reason', 'Message.subject', 'Payment.bankReference', 'Creditor.users', 'LegalFile.points']) expect([field, open.has(field)]).toEqual([field, false]);
    }
    const creditor = openFields(ability(OUTSIDE[0]!.held))!, bailiff = openFields(ability(OUTSIDE[3]!.held))!;
    // Why a debtor is under protection, and who answers for him, is his; that he is, the creditor must know.
    expect(['Hold.kind', 'Hold.facts', 'Hold.entries', 'HoldRedirect.name'].map((field) => creditor.has(field))).toEqual([true, false, false, false]);
    expect(['HoldRedirect.name', 'Hold.kind', 'Mandate.feeRate', 'CaseFile.plans', 'CaseFile.promise', 'Agency.insurer', 'MandateSummary.discountMaxPercent'].map((field) => bailiff.has(field))).toEqual([true, false, false, false, false, false, false]);
    // Only who runs his company's access reads its people.
    expect(OUTSIDE.map(({ held }) => openFields(ability(held))!.has('Person.email'))).toEqual([false, false, true, false]);
  });

  test('those of the house read every field: their rows decide', () => {
    for (const role of ['collector', 'supervisor', 'accountant', 'administrator'] as const) expect([role, openFields(ability({ role }))]).toEqual([role, undefined]);
    // With no role there is one's own account, and no more.
    expect([...openFields(ability())!].every((field) => field.split('.')[0]! in EVERYONE)).toBe(true);
  });

  test('the table', () => {
    const cell = (name: string, all: number, open: ReadonlySet<string>) => {
      const n = [...open].filter((field) => field.startsWith(`${name}.`)).length;
      return n === 0 ? '–' : n === all ? 'all' : `${n}/${all}`;
    };
    const opened = OUTSIDE.map(({ held }) => openFields(ability(held))!);
    const rows = types.map((type) => [type.name, ...opened.map((open) => cell(type.name, Object.keys(type.getFields()).length, open))]);
    const table = [['type', ...OUTSIDE.map(({ role }) => role)], ...rows].map(([name, ...cells]) => name!.padEnd(26) + cells.map((one) => one.padEnd(24)).join('')).join('\n');
    if (process.env['PRINT_FIELDS']) process.stdout.write(`${table}\n`);
    expect(rows).toHaveLength(types.length);
  });
});
