/** The catalogue tells the truth: ids once, functions that exist, a test that bears the name of every rule carried out. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import * as room from '../index.ts';

const { HOLD_RULES } = await import('../holds/hold-rules.ts');
const source = join(import.meta.dirname, '..');
const specs = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.spec.ts')).map((file) => readFileSync(join(source, file), 'utf8')).join('\n');
/** Ids that stand at the head of the name of a test. */
const tested = new Set([...specs.matchAll(/(?:\btest|^\s*\])\)?\((['`])([a-z0-9_]+): /gm)].map((match) => match[2]!));

describe('LAW_RULES', () => {
  test('holds every rule of sections 1 to 12 once, in order, with its texts', () => {
    const ids = room.LAW_RULES.map((rule) => rule.id), sections = room.LAW_RULES.map((rule) => rule.section);
    expect([new Set(ids).size, new Set(sections).size, ids.length]).toEqual([89, 89, 89]);
    const counts = Array.from({ length: 12 }, (_, index) => sections.filter((section) => section.startsWith(`${index + 1}.`)).length);
    expect(counts).toEqual([13, 9, 5, 5, 4, 7, 2, 5, 13, 8, 8, 10]);
    let last = [0, 0];
    for (const rule of room.LAW_RULES) {
      const [chapter = 0, number = 0] = rule.section.split('.').map(Number);
      expect(number).toBe(chapter === last[0] ? last[1]! + 1 : 1);
      last = [chapter, number];
      expect([rule.title, rule.articles].every((text) => text.trim() !== '') && rule.effects.length > 0).toBe(true);
      for (const date of [rule.from, rule.to]) if (date !== null) expect(Temporal.PlainDate.from(date).toString()).toBe(date);
    }
  });
  test.each(room.LAW_RULES.filter((rule) => rule.implementedBy !== null))('$id is carried out by functions of the room and has a test of its name', ({ id, implementedBy, reason }) => {
    expect(reason).toBeNull();
    for (const name of implementedBy!) expect([name, typeof (room as Record<string, unknown>)[name]]).toEqual([name, 'function']);
    expect([id, tested.has(id)]).toEqual([id, true]);
  });
  test.each(room.LAW_RULES.filter((rule) => rule.implementedBy === null))('$id says why it is not carried out here', ({ id, reason }) => {
    expect(reason!.length).toBeGreaterThan(20);
    expect([id, tested.has(id)]).toEqual([id, false]);
  });
  test('holds and procedures name rules of the catalogue that are carried out', () => {
    const named = [...Object.values(HOLD_RULES).map((row) => row.rule), ...Object.values(room.PROCEDURE_TABLES).flatMap((table) => table.rules)];
    expect(named.filter((id) => !room.lawRule(id)?.implementedBy)).toEqual([]);
  });
  test('a rule is found by its id, and the rules of a day are those in force', () => {
    expect([room.lawRule('cash_limit')?.section, room.lawRule('nothing')]).toEqual(['12.4', undefined]);
    const has = (id: string, on: string): boolean => room.rulesInForce(Temporal.PlainDate.from(on)).some((rule) => rule.id === id);
    expect([has('wage_garnishment_2025', '2025-06-30'), has('wage_garnishment_2025', '2025-07-01'), has('tae_contribution', '2028-12-31'), has('tae_contribution', '2029-01-01'), has('retention', '1999-01-01')]).toEqual([false, true, true, false, true]);
  });
});
