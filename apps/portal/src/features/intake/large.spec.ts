import { beforeEach, expect, jest, test } from '@jest/globals';

const asked: { what: string; variables: Record<string, unknown> }[] = [];
let answers: Record<string, (() => unknown)[]> = {};
const answer = async ({ mutation, query, variables }: { mutation?: { definitions: { name?: { value: string } }[] }; query?: { definitions: { name?: { value: string } }[] }; variables: Record<string, unknown> }) => {
  const what = (mutation ?? query)!.definitions[0]!.name!.value;
  asked.push({ what, variables });
  const list = answers[what] ?? [];
  return { data: (list.length > 1 ? list.shift()! : list[0]!)() };
};
jest.unstable_mockModule('../../app/client.ts', () => ({ client: { mutate: answer, query: answer } }));
const { look, place } = await import('./large.ts');
const { isLarge, NOTHING } = await import('./prepared.ts');

const input = { idempotencyKey: 'k', files: [{ name: 'a.csv', upload: 'u1' }], without: [] };
const standing = (state: string, done: number, of: number | null) => () => ({ depositRun: { __typename: 'DepositRun', id: 'r1', state, stage: 'matching', done, of, endedAt: null } });
beforeEach(() => {
  asked.length = 0;
  answers = {
    StartDepositRun: [() => ({ startDepositRun: { __typename: 'DepositRun', id: 'r1', state: 'waiting' } })],
    DepositRunStanding: [standing('running', 500, 2000), standing('done', 2000, 2000)],
    DepositRunPreview: [() => ({ depositRun: { __typename: 'DepositRun', id: 'r1', state: 'done', refusal: null, preview: { __typename: 'DepositPreview', caseCount: 7 } } })],
    CancelDepositRun: [() => ({ cancelDepositRun: { __typename: 'DepositRun', id: 'r1', state: 'cancelled' } })],
  };
});

test('what is too large to wait for is looked at in the background: how far it is is told, then what it would do', async () => {
  const seen: (number | null)[][] = [];
  const looked = await look(input, new AbortController().signal, ({ done, of }) => seen.push([done, of]));
  expect(seen).toEqual([[500, 2000], [2000, 2000]]);
  expect(looked).toMatchObject({ preview: { caseCount: 7 } });
  expect(asked[0]).toEqual({ what: 'StartDepositRun', variables: { input, dryRun: true } });
});

test('given up, the run is called off', async () => {
  const stop = new AbortController();
  answers['DepositRunStanding'] = [standing('running', 1, null)];
  await expect(look(input, stop.signal, () => stop.abort())).rejects.toThrow();
  expect(asked.at(-1)).toEqual({ what: 'CancelDepositRun', variables: { id: 'r1' } });
});

test('a refusal of a run is a refusal of the preview; placing answers the run', async () => {
  answers['DepositRunPreview'] = [() => ({ depositRun: { state: 'refused', preview: null, refusal: { __typename: 'Refusal', code: 'no_mandate', facts: [] } } })];
  expect(await look(input, new AbortController().signal, () => undefined)).toMatchObject({ refusal: { code: 'no_mandate' } });
  expect(await place(input)).toEqual({ run: 'r1' });
  expect(asked.at(-1)!.variables).toEqual({ input, dryRun: false });
});

test('large: more than a megabyte to be read for claims, or more than a thousand claims; papers count for little', () => {
  const file = (size: number, role: 'claims' | 'paper') => ({ id: String(size), name: 'a', size, role });
  expect(isLarge({ ...NOTHING, files: [file(1024 * 1024 + 1, 'claims')] })).toBe(true);
  expect(isLarge({ ...NOTHING, files: [file(1000, 'claims'), file(9 * 1024 * 1024, 'paper')] })).toBe(false);
  expect(isLarge({ ...NOTHING, files: [file(1000, 'claims')], preview: { claimCount: 1001 } as never })).toBe(true);
});
