import { client } from '../../app/client.ts';
import { QUEUE, type QueueLine } from './queue.queries.ts';

export const QUEUE_FILTERS = ['all', 'answers', 'deadlines', 'promises', 'callbacks', 'new'] as const;
export type QueueFilterName = (typeof QUEUE_FILTERS)[number];
export interface QueueView { filter: QueueFilterName; text: string }

export interface QueueSnapshot {
  rows: readonly QueueLine[];
  counts: Readonly<Record<string, number>>;
  doneToday: number;
  more: boolean;
  /** Cases that came since, and wait behind a word. */
  waiting: number;
  /** Rows that others just changed, and rows that left the queue meanwhile. */
  changed: ReadonlySet<string>;
  gone: ReadonlySet<string>;
  state: 'loading' | 'ready' | 'error';
  error?: unknown;
}
const NOTHING: QueueSnapshot = { rows: [], counts: {}, doneToday: 0, more: false, waiting: 0, changed: new Set(), gone: new Set(), state: 'loading' };
const PAGE = 100;

/**
 * One view of the queue, as plain rows: what is on screen keeps its order until it is let in; a row that changes does so in its place.
 * The list outlives its page, so that the way back from a case finds it as it was, and the case knows its neighbours.
 */
export class QueueList {
  readonly view: QueueView;
  /** The row under the cursor. */
  activeId: string | null = null;
  #snapshot = NOTHING;
  #next: string | null = null;
  #fresh: { rows: QueueLine[]; next: string | null } | null = null;
  #listeners = new Set<() => void>();
  #reading = 0;
  #busy = false;
  #soon: ReturnType<typeof setTimeout> | undefined;

  constructor(view: QueueView) { this.view = view; }
  readonly subscribe = (listener: () => void) => { this.#listeners.add(listener); return () => void this.#listeners.delete(listener); };
  readonly snapshot = () => this.#snapshot;
  #set(part: Partial<QueueSnapshot>) { this.#snapshot = { ...this.#snapshot, ...part }; for (const listener of this.#listeners) listener(); }

  /** Reads as much as is on screen. `adopt`: its order is taken at once (a page that opens, an act of one's own). */
  async read(adopt: boolean): Promise<void> {
    const turn = ++this.#reading, shown = this.#snapshot.rows.length;
    try {
      const rows: QueueLine[] = [];
      let after: string | null = null, head: { counts: { filter: string; count: number }[]; doneToday: number } | undefined;
      do {
        const page: Awaited<ReturnType<typeof this.page>> = await this.page(after);
        if (turn !== this.#reading) return;
        head ??= page;
        rows.push(...page.rows);
        after = page.next;
      } while (after && rows.length < shown);
      const counts = Object.fromEntries(head.counts.map(({ filter, count }) => [filter, count]));
      const first = this.#snapshot.state !== 'ready';
      this.#set({ counts, doneToday: head.doneToday });
      if (adopt || first) this.#adopt(rows, after); else this.#compare(rows, after);
    } catch (error) {
      if (turn === this.#reading) this.#set(this.#snapshot.rows.length ? {} : { state: 'error', error });
    }
  }
  async page(after: string | null) {
    const { filter, text } = this.view;
    const { data } = await client.query({ query: QUEUE, variables: { first: PAGE, after, filter: { filter, text: text || null } }, fetchPolicy: 'no-cache' });
    return data!.queue;
  }
  /** Several events of one act are one reading. */
  readSoon() { this.#soon ??= setTimeout(() => { this.#soon = undefined; void this.read(false); }, 250); }

  /** The end comes near: the next page, once. */
  readonly more = async (): Promise<void> => {
    if (this.#busy || !this.#next || this.#snapshot.state !== 'ready') return;
    this.#busy = true;
    try {
      const page = await this.page(this.#next);
      const known = new Set(this.#snapshot.rows.map(({ id }) => id));
      this.#next = page.next;
      this.#set({ rows: [...this.#snapshot.rows, ...page.rows.filter(({ id }) => !known.has(id))], more: page.next !== null });
    } catch { /* the end of the list stays where it is; the next scroll asks again */ } finally { this.#busy = false; }
  };

  /** `.`: those who wait come in, in the order of the door. */
  letIn() { if (this.#fresh) this.#adopt(this.#fresh.rows, this.#fresh.next); }

  #adopt(rows: QueueLine[], next: string | null) {
    this.#next = next;
    this.#fresh = null;
    if (this.activeId && !rows.some(({ id }) => id === this.activeId)) this.activeId = rows[Math.min(this.index(this.activeId), rows.length - 1)]?.id ?? null;
    this.#set({ rows, more: next !== null, waiting: 0, changed: new Set(), gone: new Set(), state: 'ready', error: undefined });
  }
  #compare(fresh: QueueLine[], next: string | null) {
    const byId = new Map(fresh.map((row) => [row.id, row])), shown = this.#snapshot.rows;
    const known = new Set(shown.map(({ id }) => id));
    const changed = shown.filter(({ id, version }) => { const now = byId.get(id); return now && now.version !== version; }).map(({ id }) => id);
    const gone = new Set(shown.filter(({ id }) => !byId.has(id)).map(({ id }) => id));
    this.#fresh = { rows: fresh, next };
    this.#set({ rows: shown.map((row) => byId.get(row.id) ?? row), waiting: fresh.filter(({ id }) => !known.has(id)).length, changed: new Set(changed), gone });
  }

  index(id: string | null): number { return Math.max(0, this.#snapshot.rows.findIndex((row) => row.id === id)); }
  /** Where a case stands in this view, from 1; and how many there are. */
  place(id: string): { at: number; of: number } | undefined {
    const at = this.#snapshot.rows.findIndex((row) => row.id === id);
    return at < 0 ? undefined : { at: at + 1, of: this.view.text ? this.#snapshot.rows.length : this.#snapshot.counts[this.view.filter] ?? this.#snapshot.rows.length };
  }
  after(id: string): QueueLine | undefined {
    const { rows, gone } = this.#snapshot, at = rows.findIndex((row) => row.id === id);
    return at < 0 ? undefined : rows.slice(at + 1).find((row) => !gone.has(row.id));
  }
}

const lists = new Map<string, QueueList>();
let current: QueueList | undefined;
client.onClearStore(async () => { lists.clear(); current = undefined; });

/** The list of a view; the one asked for last is where a case leads back to. */
export function queueList(view: QueueView): QueueList {
  const key = `${view.filter}\n${view.text}`;
  let list = lists.get(key);
  if (!list) {
    if (lists.size > 12) lists.clear();
    lists.set(key, (list = new QueueList(view)));
  }
  return list;
}
export const enterQueue = (list: QueueList): void => { current = list; };
/** The queue that the reader came from, or the whole of it. */
export const queueInHand = (): QueueList => (current ??= queueList({ filter: 'all', text: '' }));
