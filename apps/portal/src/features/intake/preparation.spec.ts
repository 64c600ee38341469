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
const { figures, toPlace } = await import('./prepared.ts');

const row = (key: string, total: string, over: object = {}) => ({ key, debtorName: key, recognition: 'new', regime: 'commercial', heldKinds: [], candidates: [], lacksAddress: false, claims: [{ warnings: [] }], total, ...over });
const PREVIEW = { previewDeposit: { __typename: 'DepositPreview', caseCount: 2, claimCount: 2, total: '30.00', files: [{ name: 'a.csv', claims: 2, faults: 0 }], faults: [], kinds: [{ kind: 'new_debtor', cases: 2, claims: 2, total: '30.00' }], aged: [], attachments: [], needsTerms: 0, cut: false, cases: [row('a', '10.10'), row('b', '19.90')] } };
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
  expect(preparation.snapshot().unfit).toEqual([{ name: 'gros.csv', code: 'file_too_big', megabytes: '50', limit: '50' }]);
  expect(asked.map(({ what, input }) => [what, input.files.map(({ name }) => name)])).toEqual([['PreviewDeposit', ['a.csv']]]);
  expect(atob(asked[0]!.input.files[0]!.base64)).toBe('xxxx');
});

test('more than a hundred megabytes together are not sent', async () => {
  await preparation.add([heavy('a.csv', 40 * 1024 * 1024), heavy('b.csv', 40 * 1024 * 1024), heavy('c.csv', 40 * 1024 * 1024)]);
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
  expect([first, second]).toEqual([{ deposit: PLACED.confirmDeposit }, undefined]);
  expect(placings()).toHaveLength(1);
});

test('when the door did not answer, a second try carries the same key', async () => {
  await preparation.add([file('a.csv')]);
  answer = () => { throw new Error('no network'); };
  await preparation.confirm();
  expect(preparation.snapshot()).toMatchObject({ phase: 'ready', failed: { placing: true } });
  answer = () => PLACED;
  expect(await preparation.confirm()).toEqual({ deposit: PLACED.confirmDeposit });
  expect(new Set(placings().map(({ input }) => input.idempotencyKey)).size).toBe(1);
});

test('a refusal of the door keeps the files and says why', async () => {
  answer = () => ({ previewDeposit: { __typename: 'Refusal', code: 'no_mandate', article: 'CPCE R124-3', facts: [], fields: [] } });
  await preparation.add([file('a.csv')]);
  expect(preparation.snapshot()).toMatchObject({ phase: 'ready', preview: null, refusal: { code: 'no_mandate' }, files: [{ name: 'a.csv' }] });
});

test('a choice renews the preview, and what is on screen stays until the answer', async () => {
  await preparation.add([file('a.csv')]);
  const seen = preparation.snapshot().preview;
  let release = () => undefined as void;
  answer = () => new Promise((resolve) => { release = () => resolve({ previewDeposit: { ...PREVIEW.previewDeposit, caseCount: 1, cases: [row('a', '10.10')] } }); });
  preparation.columns('a.csv', { fields: new Map([[0, 'reference'], [1, 'total']]), sure: new Set([1]), remember: true });
  expect(preparation.snapshot()).toMatchObject({ phase: 'ready', renewing: true, stale: true });
  expect(preparation.snapshot().preview).toBe(seen);
  expect(await preparation.confirm()).toBeUndefined();
  release();
  await new Promise((done) => { setTimeout(done); });
  expect(preparation.snapshot()).toMatchObject({ renewing: false, stale: false, preview: { caseCount: 1 } });
  expect(asked.at(-1)).toMatchObject({ what: 'PreviewDeposit', input: { mappings: [{ file: 'a.csv', remember: true, columns: [{ column: 0, field: 'reference' }, { column: 1, field: 'total' }] }] } });
});

test('of two choices in a row the last alone is answered', async () => {
  await preparation.add([file('a.csv')]);
  const waiting: (() => void)[] = [];
  answer = () => new Promise((resolve) => { const at = waiting.length; waiting.push(() => resolve({ previewDeposit: { ...PREVIEW.previewDeposit, caseCount: 10 + at } })); });
  preparation.decide('a', 'd7');
  preparation.decide('b', null);
  waiting[1]!();
  waiting[0]!();
  await new Promise((done) => { setTimeout(done); });
  expect(preparation.snapshot()).toMatchObject({ stale: false, preview: { caseCount: 11 } });
  expect(asked.at(-1)!.input).toMatchObject({ decisions: [{ key: 'a', debtorId: 'd7' }, { key: 'b', debtorId: null }] });
});

test('when the network fails, the preview and every choice stay, and nothing is confirmed before it was read again', async () => {
  await preparation.add([file('a.csv')]);
  answer = () => { throw new Error('no network'); };
  preparation.address('a', { line1: '1 rue Basse', line2: '', postalCode: '37000', city: 'Tours' });
  await new Promise((done) => { setTimeout(done); });
  expect(preparation.snapshot()).toMatchObject({ phase: 'ready', stale: true, failed: { placing: false }, preview: { caseCount: 2 }, files: [{ name: 'a.csv' }] });
  expect(await preparation.confirm()).toBeUndefined();
  answer = (what) => (what === 'PreviewDeposit' ? PREVIEW : PLACED);
  await preparation.retry();
  expect(asked.at(-1)!.input).toMatchObject({ addresses: [{ key: 'a', line1: '1 rue Basse', line2: null, postalCode: '37000', city: 'Tours' }] });
  expect(await preparation.confirm()).toEqual({ deposit: PLACED.confirmDeposit });
});

test('a doubt that was decided stays among the doubts, so that it can be taken back', async () => {
  const doubtful = row('a', '10.10', { recognition: 'doubtful', candidates: [{ debtorId: 'd7' }] });
  answer = () => ({ previewDeposit: { ...PREVIEW.previewDeposit, cases: [doubtful, row('b', '19.90')] } });
  await preparation.add([file('a.csv')]);
  expect([...preparation.snapshot().doubts.keys()]).toEqual(['a']);
  answer = () => ({ previewDeposit: { ...PREVIEW.previewDeposit, cases: [row('b', '30.00', { recognition: 'open_case' })] } });
  preparation.decide('a', 'd7');
  await new Promise((done) => { setTimeout(done); });
  expect([...preparation.snapshot().doubts.keys()]).toEqual(['a']);
  answer = () => ({ previewDeposit: { ...PREVIEW.previewDeposit, cases: [doubtful] } });
  preparation.decide('a', undefined);
  await new Promise((done) => { setTimeout(done); });
  expect(asked.at(-1)!.input).not.toHaveProperty('decisions');
});

test('the totals by kind follow what is left out here', async () => {
  await preparation.add([file('a.csv')]);
  preparation.toggle('a');
  expect(figures(preparation.snapshot())).toEqual([{ kind: 'new_debtor', cases: 1, claims: 1, total: '19.90' }, { kind: 'left_out', cases: 1, claims: 1, total: '10.10' }]);
  expect(toPlace(preparation.snapshot())).toEqual({ cases: 1, claims: 1, total: '19.90' });
});

test('papers for one invoice carry it, whatever their names; two files of one name are told apart', async () => {
  await preparation.add([file('a.csv')]);
  await preparation.add([file('scan.pdf', 5)], { role: 'paper', reference: 'FA-1' });
  await preparation.add([file('scan.pdf', 6)], { role: 'paper', reference: 'FA-2' });
  expect(asked.at(-1)!.input).toMatchObject({ files: [{ name: 'a.csv' }], attachments: [{ name: 'scan.pdf' }, { name: 'scan (2).pdf' }], attach: [{ name: 'scan.pdf', reference: 'FA-1' }, { name: 'scan (2).pdf', reference: 'FA-2' }] });
});
