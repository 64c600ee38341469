import { formatDecimal, parseMoney, sumCents } from '@quittance/law';
import { client } from '../../app/client.ts';
import type { RefusalLike } from '../../app/refusals.tsx';
import { fitting, idOf, MOST_BYTES, MOST_FILES, megabytes, readBase64, type ReadFile, type Unfit } from './files.ts';
import { CONFIRM_DEPOSIT, PREVIEW_DEPOSIT, type DepositPreview, type PreviewCase } from './intake.queries.ts';

/** reading: in this browser · asking: the door reads · ready: a preview, or nothing yet · placing: being confirmed */
export type Phase = 'ready' | 'reading' | 'asking' | 'placing';
export interface Prepared {
  phase: Phase; files: readonly { id: string; name: string; size: number }[];
  /** Bytes read of those chosen, while reading. */
  read: number; of: number; seconds: number;
  preview: DepositPreview | null; without: ReadonlySet<string>; refusal: RefusalLike | null; unfit: readonly Unfit[];
  /** The door could not be reached; `placing`: whether it was to confirm. */
  failed: { placing: boolean } | null;
}
export interface Placed { id: string; caseCount: number; claimCount: number; total: string }

const NOTHING: Prepared = { phase: 'ready', files: [], read: 0, of: 0, seconds: 0, preview: null, without: new Set(), refusal: null, unfit: [], failed: null };
const facts = (values: Record<string, string | number>) => Object.entries(values).map(([key, value]) => ({ key, value: String(value) }));

/**
 * A deposit being prepared. It outlives its page: whoever looks at a case and comes back finds it as it was. Nothing of it is
 * written anywhere until `confirm`; its key is made once, so that a double press or a second try places it once.
 */
class Preparation {
  #now = NOTHING;
  #files: ReadFile[] = [];
  #key = '';
  #running: AbortController | undefined;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void) => { this.#listeners.add(listener); return () => void this.#listeners.delete(listener); };
  readonly snapshot = (): Prepared => this.#now;
  #set(change: Partial<Prepared>) { this.#now = { ...this.#now, ...change }; for (const listener of this.#listeners) listener(); }
  #names() { return this.#files.map(({ id, name, size }) => ({ id, name, size })); }

  async add(chosen: readonly File[]): Promise<void> {
    if (this.#now.phase !== 'ready') return;
    const { fit, unfit } = fitting(chosen);
    const known = new Set(this.#files.map(({ id }) => id));
    const fresh = fit.filter((file) => !known.has(idOf(file)) && known.add(idOf(file)));
    const count = this.#files.length + fresh.length, size = [...this.#files, ...fresh].reduce((sum, file) => sum + file.size, 0);
    const refusal = count > MOST_FILES ? { code: 'too_many_files', facts: facts({ found: count, limit: MOST_FILES }) }
      : size > MOST_BYTES ? { code: 'files_too_big', facts: facts({ size: megabytes(size), limit: megabytes(MOST_BYTES) }) } : null;
    this.#set({ unfit, refusal, failed: null });
    if (refusal || !fresh.length) return;
    const running = (this.#running = new AbortController());
    const of = fresh.reduce((sum, file) => sum + file.size, 0);
    this.#set({ phase: 'reading', read: 0, of });
    const read: ReadFile[] = [];
    let done = 0;
    for (const file of fresh) {
      try {
        const base64 = await readBase64(file, running.signal, (bytes) => this.#set({ read: done + bytes }));
        read.push({ id: idOf(file), name: file.name, size: file.size, base64 });
      } catch {
        if (running.signal.aborted) { this.#set({ phase: 'ready' }); return; }
        this.#set({ refusal: { code: 'bad_fields', facts: [], fields: [{ field: 'files', code: 'file_unreadable', facts: facts({ name: file.name }) }] } });
      }
      done += file.size;
      this.#set({ read: done });
    }
    if (!read.length) { this.#set({ phase: 'ready' }); return; }
    this.#files = [...this.#files, ...read];
    await this.#ask();
  }

  async remove(id: string): Promise<void> {
    if (this.#now.phase !== 'ready') return;
    this.#files = this.#files.filter((file) => file.id !== id);
    if (this.#files.length) await this.#ask();
    else this.clear();
  }

  retry(): Promise<void> { return this.#ask(); }

  /** What confirming would do, asked of the door; those left out before stay so. */
  async #ask(): Promise<void> {
    const running = (this.#running = new AbortController());
    const begun = performance.now();
    this.#key = crypto.randomUUID();
    this.#set({ phase: 'asking', files: this.#names(), refusal: null, failed: null });
    try {
      const { data } = await client.mutate({ mutation: PREVIEW_DEPOSIT, variables: { input: this.#input([]) }, fetchPolicy: 'no-cache', context: { fetchOptions: { signal: running.signal } } });
      const answer = data!.previewDeposit;
      if (answer.__typename === 'Refusal') { this.#set({ phase: 'ready', preview: null, refusal: answer }); return; }
      const keys = new Set(answer.cases.map(({ key }) => key));
      this.#set({ phase: 'ready', preview: answer, without: new Set([...this.#now.without].filter((key) => keys.has(key))), seconds: Math.max(1, Math.round((performance.now() - begun) / 1000)) });
    } catch {
      if (running.signal.aborted) { this.#files = []; this.#set({ ...NOTHING }); return; }
      this.#set({ phase: 'ready', failed: { placing: false } });
    }
  }

  /** Leaves a case out of the deposit, or takes it back in. */
  toggle(key: string): void {
    if (this.#now.phase !== 'ready') return;
    const without = new Set(this.#now.without);
    if (!without.delete(key)) without.add(key);
    this.#set({ without, refusal: null });
  }

  async confirm(): Promise<Placed | undefined> {
    if (this.#now.phase !== 'ready' || !kept(this.#now).length) return undefined;
    this.#set({ phase: 'placing', refusal: null, failed: null });
    try {
      const { data } = await client.mutate({ mutation: CONFIRM_DEPOSIT, variables: { input: this.#input([...this.#now.without]) }, fetchPolicy: 'no-cache' });
      const answer = data!.confirmDeposit;
      if (answer.__typename === 'Refusal') { this.#set({ phase: 'ready', refusal: answer }); return undefined; }
      this.clear();
      for (const fieldName of ['cases', 'creditorHome', 'deposits']) client.cache.evict({ id: 'ROOT_QUERY', fieldName });
      return answer;
    } catch {
      this.#set({ phase: 'ready', failed: { placing: true } });
      return undefined;
    }
  }

  stop(): void { this.#running?.abort(); }
  clear(): void { this.#running?.abort(); this.#files = []; this.#key = ''; this.#set({ ...NOTHING, without: new Set() }); }

  #input(without: string[]) {
    return { idempotencyKey: this.#key, files: this.#files.map(({ name, base64 }) => ({ name, base64 })), without };
  }
}

/** The cases that would be placed: those of the preview but the ones left out. */
export const kept = ({ preview, without }: Pick<Prepared, 'preview' | 'without'>): PreviewCase[] => preview?.cases.filter(({ key }) => !without.has(key)) ?? [];
export const claimsOf = (cases: readonly PreviewCase[]): number => cases.reduce((sum, { claims }) => sum + claims.length, 0);
/** A decimal string of euros. */
export const totalOf = (cases: readonly { total: string }[]): string => formatDecimal(sumCents(cases.map(({ total }) => parseMoney(total) ?? 0n)));

export const preparation = new Preparation();
client.onClearStore(async () => preparation.clear());
