import { beforeEach, describe, expect, test } from '@jest/globals';
import { QueueList } from './queue-list.ts';
import type { QueueLine } from './queue.queries.ts';

const row = (id: string, version = 1) => ({ id, version, debtorName: id }) as QueueLine;
let rows: QueueLine[] = [];
class Fixed extends QueueList {
  override async page(after: string | null) {
    const from = after ? Number(after) : 0, part = rows.slice(from, from + 2);
    return { __typename: 'QueuePage' as const, rows: part, next: from + 2 < rows.length ? String(from + 2) : null, doneToday: 3, counts: [{ __typename: 'QueueCount' as const, filter: 'all', count: rows.length }] };
  }
}
const ids = (list: QueueList) => list.snapshot().rows.map(({ id }) => id).join(' ');

describe('the queue on screen', () => {
  let list: Fixed;
  beforeEach(async () => { rows = [row('a'), row('b'), row('c'), row('d')]; list = new Fixed({ filter: 'all', text: '' }); await list.read(true); });

  test('is read page by page, without doubles', async () => {
    expect(ids(list)).toBe('a b');
    await list.more();
    await list.more();
    expect(ids(list)).toBe('a b c d');
    expect(list.place('c')).toEqual({ at: 3, of: 4 });
  });

  test('changes of others happen in place; arrivals wait; what left says so; nothing moves until it is let in', async () => {
    await list.more();
    list.activeId = 'b';
    rows = [row('new'), row('c'), row('b', 2), row('d')];
    await list.read(false);
    expect(ids(list)).toBe('a b c d');
    expect(list.snapshot()).toMatchObject({ waiting: 1, changed: new Set(['b']), gone: new Set(['a']) });
    expect(list.snapshot().rows[1]?.version).toBe(2);
    list.letIn();
    expect(ids(list)).toBe('new c b d');
    expect(list.activeId).toBe('b');
    expect(list.snapshot().waiting).toBe(0);
  });

  test('the next case skips those that left; a cursor whose row is gone stays at its height', async () => {
    await list.more();
    rows = [row('a'), row('c'), row('d')];
    await list.read(false);
    expect(list.after('a')?.id).toBe('c');
    list.activeId = 'b';
    list.letIn();
    expect(list.activeId).toBe('c');
  });
});
