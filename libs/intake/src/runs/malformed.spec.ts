/** Files as nobody should send them, a few hundred here and ten thousand by `npm run attacks`: nothing falls, nothing is half done, and each is told why. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from '@quittance/platform';
import { DepositsService } from '../deposits/deposits.service.ts';
import type { DepositPreview, IntakeFault } from '../deposits/deposit.type.ts';
import { csv, deposit, office, refusal, siren, type Office } from '../intake.fixture.ts';
import { MALFORMED_KINDS, malformedFiles, type Malformed } from './malformed-files.fixture.ts';
import { UploadsService } from './uploads.service.ts';

const FILES = process.env['ATTACKS'] === 'all' ? 10_000 : 320, AT_ONCE = 32;
interface Tally { files: number; refused: number; read: number }

let h: Office;
beforeAll(async () => { h = await office(); });
afterAll(async () => { await h.close(); });

/** What a deposit writes of claims, and nothing else: the trail and the events tell of refusals too. */
const counts = async () => { const all = await h.counts(); for (const table of ['audit_entry', 'audit_person', 'audit_waiting', 'outbox_event']) delete all[table]; return all; };
const code = async (work: Promise<unknown>): Promise<{ code: string } | { made: unknown }> => {
  try { return { made: await work }; } catch (e) {
    const { code: said, message, stack } = e as { code?: string; message: string; stack?: string };
    if (!said || !('options' in (e as object))) throw new Error(`fell: ${message}\n${stack ?? ''}`, { cause: e });
    return { code: said };
  }
};

/** Of each file: what is wrong is told by its line where the file has lines, with a cause that is a sentence. */
function expectTold({ kind, name, line, taken }: Malformed, faults: readonly IntakeFault[], claims: number): void {
  const own = faults.filter((fault) => fault.file === name);
  for (const fault of own) {
    expect({ kind, message: fault.message }).toEqual({ kind, message: expect.stringMatching(/^\S.*\.$/su) });
    expect({ kind, ...fault, told: /^[a-z][a-z_]+$/.test(fault.code) && (fault.line === null || fault.line === undefined || fault.line >= 1) }).toMatchObject({ told: true });
    // Whatever it says, it says no more than the file itself: nothing of this machine.
    expect(JSON.stringify(fault)).not.toMatch(/root:x:0|\/etc\/passwd:|ECONNREFUSED/);
  }
  if (line !== undefined) expect({ kind, lines: own.map((fault) => fault.line) }).toEqual({ kind, lines: expect.arrayContaining([line]) });
  if (!taken) expect({ kind, name, claims, faults: own.length > 0 }).toEqual({ kind, name, claims: 0, faults: true });
  else expect({ kind, name, told: own.length > 0 || claims > 0 }).toMatchObject({ told: true });
}

test('nothing falls, nothing is half done, each refusal names its line and its cause, and a valid file among them goes in whole', async () => {
  const service = h.get(DepositsService), table: Record<string, Tally> = Object.fromEntries(MALFORMED_KINDS.map((kind) => [kind, { files: 0, refused: 0, read: 0 }]));
  const files = [...malformedFiles(FILES)];
  let whole = 0, again = 0, refused = 0;
  for (let from = 0, n = 0; from < files.length; from += AT_ONCE, n++) {
    const some = files.slice(from, from + AT_ONCE), valid = n % 2 === 0;
    const list = csv([0, 1, 2].map((i) => ({ ref: `V${n}-${i}`, name: `Société Entière ${n} SARL`, siren: siren(String(40_000_000 + n)) })));
    const all = { ...Object.fromEntries(some.map(({ name, bytes }) => [name, bytes])), ...(valid ? { 'valide.csv': list } : {}) };
    const before = await counts();
    const looked = await code(service.preview(h.camille, deposit(all)));
    expect(await counts()).toEqual(before);
    expect(looked).toHaveProperty('made');
    const { files: read, faults, claimCount, caseCount, attachments } = (looked as { made: DepositPreview }).made;
    for (const file of some) {
      // A paper among claims is a paper, whatever is wrong with it.
      if (attachments.some(({ name }) => name === file.name)) { table[file.kind]!.files++; table[file.kind]!.read++; continue; }
      const claims = read.find(({ name }) => name === file.name)?.claims ?? 0;
      expectTold(file, faults, claims);
      table[file.kind]!.files++;
      table[file.kind]![claims ? 'read' : 'refused']++;
    }
    const made = await code(service.confirm(h.camille, deposit(all)));
    const after = await counts();
    if ('code' in made) {
      expect({ code: made.code, claimCount, valid, after }).toEqual({ code: 'nothing_to_place', claimCount: 0, valid: false, after: before });
      refused++;
      continue;
    }
    // What was told is what was done, to the last of its parts.
    expect({ claims: after['claim']! - before['claim']!, positions: after['claim_position']! - before['claim_position']!, deposits: after['deposit']! - before['deposit']! }).toEqual({ claims: claimCount, positions: claimCount, deposits: 1 });
    const [own] = await h.rows<{ cases: number; bare: number; valid: number }>(sql`select count(distinct k.case_id)::int as cases, count(*) filter (where k.source_file = 'valide.csv')::int as valid,
        count(*) filter (where not exists (select 1 from timeline_entry e where e.case_id = k.case_id) or not exists (select 1 from next_action a where a.case_id = k.case_id))::int as bare
      from claim k join deposit d on d.id = k.deposit_id where d.id = ${(made.made as { id: string }).id}`);
    expect(own).toEqual({ cases: caseCount, bare: 0, valid: valid ? 3 : 0 });
    if (valid) whole++;
    if (n % 4 === 0) {
      expect(await code(service.confirm(h.camille, deposit(all)))).toEqual({ code: 'nothing_to_place' });
      expect(await counts()).toEqual(after);
      again++;
    }
  }
  process.stdout.write(`${JSON.stringify({ attack: 'malformed', files: files.length, crashes: 0, partialCommits: 0, validGoneInWhole: whole, putInAgainAddingNothing: again, depositsRefused: refused, kinds: table })}\n`);
  expect(Object.values(table).reduce((sum, one) => sum + one.files, 0)).toBe(FILES);
}, 3_600_000);

test('a line of a gigabyte is refused by what it says of itself, or after the most that is taken, and never stands in memory', async () => {
  const piece = Buffer.alloc(1024 * 1024, 'x'), before = await counts();
  let sent = 0;
  async function* gigabyte() { yield Buffer.from('Facture;Date;Client\r\n'); for (let i = 0; i < 1024; i++) { sent++; yield piece; } }
  const rss = process.memoryUsage().rss;
  expect(await refusal(h.get(UploadsService).receive(h.camille, { name: 'g.csv', announced: 2 ** 30 }, gigabyte()))).toBe('file_too_big');
  expect(sent).toBe(0);
  expect(await refusal(h.get(UploadsService).receive(h.camille, { name: 'g.csv' }, gigabyte()))).toBe('file_too_big');
  expect(sent).toBeLessThanOrEqual(48);
  expect(process.memoryUsage().rss - rss).toBeLessThan(300 * 2 ** 20);
  const { deposit_upload: _a, deposit_upload_chunk: _b, ...left } = await counts(), { deposit_upload: _c, deposit_upload_chunk: _d, ...had } = before;
  expect(left).toEqual(had);
}, 300_000);
