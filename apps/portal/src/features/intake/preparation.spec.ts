import { beforeEach, expect, jest, test } from '@jest/globals';

interface Asked { mutation: { definitions: { name?: { value: string } }[] }; variables: { input: { idempotencyKey: string; files: { name: string; base64: string }[]; without: string[] } } }
const asked: { what: string; input: Asked['variables']['input'] }[] = [];
let answer: (what: string) => unknown;
jest.unstable_mockModule('../../app/client.ts', () => ({
  client: {
    mutate: async ({ mutation, variables }: Asked) => {
      const what = mutation.definitions[0]!.name!.value;
      asked.push({ what, input: variables.input });
      return { data: await answer(what) };
    },
    cache: { evict: () => true }, onClearStore: () => undefined,
  },
}));
const { kept, preparation, totalOf } = await import('./preparation.ts');

const row = (key: string, total: string) => ({ key, debtorName: key, recognition: 'new', regime: 'commercial', claims: [{}], total });
const PREVIEW = { previewDeposit: { __typename: 'DepositPreview', caseCount: 2, claimCount: 2, total: '30.00', files: [{ name: 'a.csv', claims: 2, faults: 0 }], faults: [], cases: [row('a', '10.10'), row('b', '19.90')] } };
const PLACED = { confirmDeposit: { __typename: 'Deposit', id: 'd1', caseCount: 1, claimCount: 1, total: '19.90' } };
const file = (name: string, bytes = 4) => new File(['x'.repeat(bytes)], name, { lastModified: 1 });
const heavy = (name: string, size: number) => Object.defineProperty(file(name), 'size', { value: size });
const placings = () => asked.filter(({ what }) => what === 'ConfirmDeposit');

beforeEach(() => {
  preparation.clear();
  asked.length = 0;
  answer = (what) => (what === 'PreviewDeposit' ? PREVIEW : PLACED);
});

test('a file of 50 MB is told at once and never read, the others go on', async () => {
  await preparation.add([heavy('gros.csv', 50 * 1024 * 1024), file('a.csv')]);
  expect(preparation.snapshot().unfit).toEqual([{ name: 'gros.csv', code: 'file_too_big', megabytes: '50' }]);
  expect(asked.map(({ what, input }) => [what, input.files.map(({ name }) => name)])).toEqual([['PreviewDeposit', ['a.csv']]]);
  expect(atob(asked[0]!.input.files[0]!.base64)).toBe('xxxx');
});

test('more than forty megabytes together are not sent', async () => {
  await preparation.add([heavy('a.csv', 19 * 1024 * 1024), heavy('b.csv', 19 * 1024 * 1024), heavy('c.csv', 19 * 1024 * 1024)]);
  expect(preparation.snapshot().refusal?.code).toBe('files_too_big');
  expect(asked).toEqual([]);
});

test('the same file chosen twice is one', async () => {
  await preparation.add([file('a.csv')]);
  await preparation.add([file('a.csv')]);
  expect(asked).toHaveLength(1);
});

test('what is left out is neither counted nor placed', async () => {
  await preparation.add([file('a.csv')]);
  preparation.toggle('a');
  expect(totalOf(kept(preparation.snapshot()))).toBe('19.90');
  await preparation.confirm();
  expect(placings()[0]!.input.without).toEqual(['a']);
  expect(preparation.snapshot().preview).toBeNull();
});

test('two presses place once', async () => {
  await preparation.add([file('a.csv')]);
  const [first, second] = await Promise.all([preparation.confirm(), preparation.confirm()]);
  expect([first?.id, second]).toEqual(['d1', undefined]);
  expect(placings()).toHaveLength(1);
});

test('when the door did not answer, a second try carries the same key', async () => {
  await preparation.add([file('a.csv')]);
  answer = () => { throw new Error('no network'); };
  await preparation.confirm();
  expect(preparation.snapshot()).toMatchObject({ phase: 'ready', failed: { placing: true } });
  answer = () => PLACED;
  expect((await preparation.confirm())?.id).toBe('d1');
  expect(new Set(placings().map(({ input }) => input.idempotencyKey)).size).toBe(1);
});

test('a refusal of the door keeps the files and says why', async () => {
  answer = () => ({ previewDeposit: { __typename: 'Refusal', code: 'no_mandate', article: 'CPCE R124-3', facts: [], fields: [] } });
  await preparation.add([file('a.csv')]);
  expect(preparation.snapshot()).toMatchObject({ phase: 'ready', preview: null, refusal: { code: 'no_mandate' }, files: [{ name: 'a.csv' }] });
});
