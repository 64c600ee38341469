import { client } from '../../app/client.ts';
import { read as unmask } from '../../gql/index.ts';
import { look, place } from './large.ts';
import { fitting, idOf, MOST_BYTES, MOST_FILES, MOST_STREAMED, megabytes, mostOf, readBase64, uniqueName } from './files.ts';
import { CONFIRM_DEPOSIT, PREVIEW_DEPOSIT, WHOLE_PREVIEW, type DepositPreview, type PreviewCase } from './intake.queries.ts';
import { isLarge, NOTHING, toPlace, type Address, type ChosenFile, type ColumnsChosen, type Looked, type Placed, type Prepared, type Role, type Terms } from './prepared.ts';
import { MOST_INSIDE, STREAMED_ABOVE, upload, UploadRefused } from './upload.ts';

export { claimsOf, kept, totalOf, type Phase, type Placed, type Prepared } from './prepared.ts';

type Sent = ChosenFile & { base64: string | null; upload: string | null };
/** Confirmed at once, or handed to the house to be worked off. */
export type Confirmed = { deposit: Placed } | { run: string };

const facts = (values: Record<string, string | number>) => Object.entries(values).map(([key, value]) => ({ key, value: String(value) }));
/**
 * A deposit being prepared. It outlives its page: whoever looks at a case and comes back finds it as it was. Nothing of it is
 * written anywhere until `confirm`; its key is made once, so that a double press or a second try places it once. Whatever is decided
 * here asks the door again what confirming would do; what is on screen stays until the answer comes.
 */
class Preparation {
  #now = NOTHING;
  #files: Sent[] = [];
  #key = '';
  #waiting: { files: File[]; options: { role?: Role; reference?: string } } | undefined;
  #running: AbortController | undefined;
  #later: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void) => { this.#listeners.add(listener); return () => void this.#listeners.delete(listener); };
  readonly snapshot = (): Prepared => this.#now;
  #set(change: Partial<Prepared>) { this.#now = { ...this.#now, ...change }; for (const listener of this.#listeners) listener(); }
  #names(): ChosenFile[] { return this.#files.map(({ id, name, size, role }) => ({ id, name, size, role })); }

  /** `reference`: papers for this very invoice, whatever their names say. */
  async add(chosen: readonly File[], { role, reference }: { role?: Role; reference?: string } = {}): Promise<void> {
    if (this.#now.phase !== 'ready') return;
    const { fit, unfit } = fitting(chosen, role === 'paper' ? undefined : mostOf);
    const known = new Set(this.#files.map(({ id }) => id));
    const fresh = fit.filter((file) => !known.has(idOf(file)) && known.add(idOf(file)));
    const count = this.#files.length + fresh.length, size = [...this.#files, ...fresh].reduce((sum, file) => sum + file.size, 0);
    const refusal = count > MOST_FILES ? { code: 'too_many_files', facts: facts({ found: count, limit: MOST_FILES }) }
      : size > MOST_BYTES ? { code: 'files_too_big', facts: facts({ size: megabytes(size), limit: megabytes(MOST_BYTES) }) } : null;
    this.#set({ unfit, refusal, failed: null });
    if (refusal || !fresh.length) return;
    clearTimeout(this.#later);
    this.#running?.abort();
    const running = (this.#running = new AbortController());
    this.#set({ phase: 'reading', read: 0, of: fresh.reduce((sum, file) => sum + file.size, 0) });
    const read: Sent[] = [];
    let done = 0;
    for (const file of fresh) {
      const onBytes = (bytes: number) => this.#set({ read: done + bytes });
      try {
        const names = new Set([...this.#files, ...read].map(({ name }) => name));
        const base = { id: idOf(file), name: uniqueName(file.name, names), size: file.size, role: role ?? 'claims' as const };
        read.push(this.#streams(file, read)
          ? { ...base, base64: null, upload: (await upload(file, running.signal, onBytes)).id }
          : { ...base, base64: await readBase64(file, running.signal, onBytes), upload: null });
      } catch (error) {
        if (running.signal.aborted) { this.#again(); return; }
        if (error instanceof TypeError) {
          this.#waiting = { files: fresh.slice(fresh.indexOf(file)), options: { ...(role ? { role } : {}), ...(reference === undefined ? {} : { reference }) } };
          this.#files = [...this.#files, ...read];
          this.#set({ phase: 'ready', files: this.#names(), failed: { placing: false }, stale: true, renewing: false });
          return;
        }
        const code = error instanceof UploadRefused && error.status === 413 ? 'file_too_big' : 'file_unreadable';
        this.#set({ refusal: { code: 'bad_fields', facts: [], fields: [{ field: 'files', code, facts: facts({ name: file.name, size: megabytes(file.size), limit: megabytes(MOST_STREAMED) }) }] } });
      }
      done += file.size;
      this.#set({ read: done });
    }
    const told = this.#now.refusal;
    this.#files = [...this.#files, ...read];
    const attach = reference === undefined ? this.#now.attach : new Map([...this.#now.attach, ...read.map(({ name }) => [name, reference] as const)]);
    this.#set({ phase: 'ready', files: this.#names(), attach });
    if (!read.length) { this.#again(); return; }
    if (this.#files.some((file) => file.role === 'claims')) await this.#ask();
    if (told && !this.#now.refusal) this.#set({ refusal: told });
  }

  /** What is large, or would make the question itself large, goes apart. */
  #streams(file: File, read: readonly Sent[]): boolean {
    return file.size > STREAMED_ABOVE || [...this.#files, ...read].reduce((sum, one) => sum + (one.base64 ? one.size : 0), file.size) > MOST_INSIDE;
  }

  async remove(id: string): Promise<void> {
    if (this.#now.phase !== 'ready') return;
    this.#files = this.#files.filter((file) => file.id !== id);
    if (this.#files.some(({ role }) => role === 'claims')) await this.#ask();
    else if (this.#files.length) this.#set({ files: this.#names(), preview: null, stale: false });
    else this.clear();
  }

  /** What the network kept from leaving leaves now; then the question is put again. */
  retry(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    return waiting ? this.add(waiting.files, waiting.options) : this.#ask();
  }
  /** Nothing was added: a look that was given up for it is taken up again. */
  #again(): void {
    this.#set({ phase: 'ready', renewing: false });
    if (this.#now.stale && this.#now.preview && !this.#now.refusal) void this.#ask();
  }

  /** null: a new debtor; undefined: not decided. */
  decide(key: string, debtorId: string | null | undefined): void { this.#change({ decisions: changed(this.#now.decisions, key, debtorId) }); }
  decideRestAsNew(): void {
    const decisions = new Map(this.#now.decisions);
    for (const key of this.#now.doubts.keys()) if (!decisions.has(key)) decisions.set(key, null);
    this.#change({ decisions });
  }
  terms(terms: Terms | null): void { this.#change({ terms }, 350); }
  columns(file: string, chosen: ColumnsChosen): void { this.#change({ mappings: new Map(this.#now.mappings).set(file, chosen) }); }
  ownColumns(file: string): void { this.#change({ mappings: changed(this.#now.mappings, file, undefined) }); }
  attach(name: string, reference: string | null | undefined): void { this.#change({ attach: changed(this.#now.attach, name, reference) }); }
  address(key: string, address: Address | undefined): void { this.#change({ addresses: changed(this.#now.addresses, key, address) }); }

  #change(change: Partial<Prepared>, after = 0): void {
    if (this.#now.phase !== 'ready') return;
    this.#set({ ...change, stale: true });
    clearTimeout(this.#later);
    if (after) this.#later = setTimeout(() => void this.#ask(), after);
    else void this.#ask();
  }

  /** What confirming would do, asked of the door; those left out before stay so. The last question alone is answered. */
  async #ask(): Promise<void> {
    clearTimeout(this.#later);
    this.#running?.abort();
    const running = (this.#running = new AbortController());
    const begun = performance.now(), first = !this.#now.preview;
    this.#key = crypto.randomUUID();
    this.#set({ ...(first ? { phase: 'asking' as const } : {}), renewing: !first, stale: true, files: this.#names(), refusal: null, failed: null });
    try {
      const answer = isLarge(this.#now) ? await look(this.#input([]), running.signal, (run) => this.#set({ run })) : await this.#preview(running.signal);
      if (running.signal.aborted) return;
      if ('refusal' in answer) { this.#set({ phase: 'ready', renewing: false, run: null, refusal: answer.refusal }); return; }
      this.#show(answer.preview, Math.max(1, Math.round((performance.now() - begun) / 1000)));
    } catch {
      if (running.signal.aborted) { if (this.#running === running) this.#stopped(first); return; }
      this.#set({ phase: 'ready', renewing: false, run: null, failed: { placing: false } });
    }
  }
  #stopped(first: boolean): void {
    if (first) { this.#files = []; this.#set(NOTHING); } else this.#set({ phase: 'ready', renewing: false, run: null });
  }

  async #preview(signal: AbortSignal): Promise<Looked> {
    const { data } = await client.mutate({ mutation: PREVIEW_DEPOSIT, variables: { input: this.#input([]) }, fetchPolicy: 'no-cache', context: { fetchOptions: { signal } } });
    const answer = data!.previewDeposit;
    return answer.__typename === 'Refusal' ? { refusal: answer } : { preview: unmask(WHOLE_PREVIEW, answer) };
  }

  #show(preview: DepositPreview, seconds: number): void {
    // The door tells papers apart by what they hold: what it read no claim from and takes as evidence goes along as such.
    const papers = new Set(preview.attachments.map(({ name }) => name)), tables = new Set(preview.files.map(({ name }) => name));
    this.#files = this.#files.map((file) => (papers.has(file.name) && !tables.has(file.name) ? { ...file, role: 'paper' as const } : file));
    const keys = new Set(preview.cases.map(({ key }) => key)), { decisions, addresses, doubts, bare, without } = this.#now;
    this.#set({
      phase: 'ready', files: this.#names(), renewing: false, stale: false, run: null, preview, seconds, without: new Set([...without].filter((key) => keys.has(key))),
      doubts: gathered(doubts, preview.cases, (row) => row.candidates.length > 0 && (row.recognition === 'doubtful' || decisions.has(row.key)), decisions),
      bare: gathered(bare, preview.cases, (row) => row.lacksAddress || addresses.has(row.key), addresses),
    });
  }

  /** Leaves a case out of the deposit, or takes it back in. */
  toggle(key: string): void {
    if (this.#now.phase !== 'ready') return;
    const without = new Set(this.#now.without);
    if (!without.delete(key)) without.add(key);
    this.#set({ without, refusal: null });
  }

  async confirm(): Promise<Confirmed | undefined> {
    if (this.#now.phase !== 'ready' || this.#now.stale || toPlace(this.#now).cases < 1) return undefined;
    this.#set({ phase: 'placing', refusal: null, failed: null });
    try {
      const input = this.#input([...this.#now.without]);
      if (isLarge(this.#now)) {
        const begun = await place(input);
        if ('refusal' in begun) { this.#set({ phase: 'ready', refusal: begun.refusal }); return undefined; }
        this.clear();
        client.cache.evict({ id: 'ROOT_QUERY', fieldName: 'depositRuns' });
        return begun;
      }
      const { data } = await client.mutate({ mutation: CONFIRM_DEPOSIT, variables: { input }, fetchPolicy: 'no-cache' });
      const answer = data!.confirmDeposit;
      if (answer.__typename === 'Refusal') { this.#set({ phase: 'ready', refusal: answer }); return undefined; }
      this.clear();
      for (const fieldName of ['cases', 'creditorHome', 'deposits', 'missingEvidence', 'depositMappings']) client.cache.evict({ id: 'ROOT_QUERY', fieldName });
      return { deposit: answer };
    } catch {
      this.#set({ phase: 'ready', failed: { placing: true } });
      return undefined;
    }
  }

  stop(): void { this.#running?.abort(); }
  clear(): void {
    const running = this.#running;
    this.#running = undefined;
    clearTimeout(this.#later);
    running?.abort();
    this.#files = [];
    this.#waiting = undefined;
    this.#key = '';
    this.#set(NOTHING);
  }

  #input(without: string[]) {
    const { decisions, terms, mappings, attach, addresses } = this.#now;
    const given = (role: Role) => this.#files.filter((file) => file.role === role).map(({ name, base64, upload: id }) => (id ? { name, upload: id } : { name, base64: base64 ?? '' }));
    const papers = given('paper');
    return {
      idempotencyKey: this.#key, files: given('claims'), without, ...(terms ? { terms } : {}), ...(papers.length ? { attachments: papers } : {}),
      ...(decisions.size ? { decisions: [...decisions].map(([key, debtorId]) => ({ key, debtorId })) } : {}),
      ...(mappings.size ? { mappings: [...mappings].map(([file, { fields, remember }]) => ({ file, remember, columns: [...fields].map(([column, field]) => ({ column, field })) })) } : {}),
      ...(attach.size ? { attach: [...attach].map(([name, reference]) => ({ name, reference })) } : {}),
      ...(addresses.size ? { addresses: [...addresses].map(([key, { line1, line2, postalCode, city }]) => ({ key, line1, line2: line2 || null, postalCode, city })) } : {}),
    };
  }
}

function changed<Value>(map: ReadonlyMap<string, Value>, key: string, value: Value | undefined): ReadonlyMap<string, Value> {
  const next = new Map(map);
  if (value === undefined) next.delete(key); else next.set(key, value);
  return next;
}
/** What was asked about first stays as it was told, as long as it is there or was answered; what is new comes after. */
function gathered(before: ReadonlyMap<string, PreviewCase>, rows: readonly PreviewCase[], asks: (row: PreviewCase) => boolean, answered: ReadonlyMap<string, unknown>): ReadonlyMap<string, PreviewCase> {
  const now = rows.filter(asks), here = new Set(now.map(({ key }) => key));
  const next = new Map([...before].filter(([key]) => here.has(key) || answered.has(key)));
  for (const row of now) if (!next.has(row.key)) next.set(row.key, row);
  return next;
}

export const preparation = new Preparation();
client.onClearStore(async () => preparation.clear());
