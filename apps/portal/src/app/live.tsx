import type { ApolloClient } from '@apollo/client';
import type { EventName, LiveEvent } from '@quittance/contract';
import { createContext, use, useEffect, useRef, useState, type ReactNode } from 'react';
import { io, type Socket } from 'socket.io-client';
import { graphql } from '../gql/index.ts';

const SINCE = graphql(`query ChangesSince($seq: Int!) { changesSince(seq: $seq) { seq reset caseIds } }`);
const ROWS = graphql(`query LiveCaseRows($ids: [ID!]!) { cases(first: 100, filter: { ids: $ids }) { rows { id publicReference debtorName creditorName stage regime due principal oldestDueOn lastWordCode lastWordFacts { key value } lastWordAt nextActionKind nextActionOn openedAt heldKinds recovered pausedUntil unread version } next total } }`);
const NOWHERE = 2_147_483_647;

type Heard = { name: EventName | 'Resync'; ids: LiveEvent['ids'] };
type Listener = (event: Heard) => void;

/**
 * Events carry names and ids only. One chain keeps their order; a gap or a reconnection asks the door what was missed.
 * Of the cases that changed, the queries on screen that name one are asked again, and rows that the cache holds are read by id:
 * lists keep their order, nothing moves under the cursor.
 */
export class Live {
  readonly #socket: Socket;
  readonly #listeners = new Set<Listener>();
  readonly #watched = new Map<string, number>();
  readonly #dirty = new Set<string>();
  readonly #client: ApolloClient;
  #last = -1;
  #chain: Promise<unknown> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `address` only where the page does not come from the door itself. */
  constructor(client: ApolloClient, onEnded: () => void, address = '') {
    this.#client = client;
    this.#socket = io(address, { transports: ['websocket'], autoConnect: false });
    this.#socket.on('ready', () => {
      for (const caseId of this.#watched.keys()) this.#socket.emit('watch', { caseId });
      this.#then(() => this.#resync());
    });
    this.#socket.on('live', (event: LiveEvent) => this.#then(async () => {
      if (event.seq <= this.#last) return;
      if (this.#last >= 0 && event.seq > this.#last + 1) { await this.#resync(); this.#tell(event); return; }
      this.#last = event.seq;
      if (event.ids.caseId) this.#again(event.ids.caseId);
      this.#tell(event);
    }));
    this.#socket.on('disconnect', (reason) => { if (reason === 'io server disconnect') onEnded(); });
  }
  /** Where the door is is asked beside the first questions of the page: what happens before the line stands is caught up with once it does. */
  open() { this.#then(() => this.#resync()); this.#socket.connect(); }
  close() { clearTimeout(this.#timer); this.#socket.disconnect(); }
  listen(listener: Listener) { this.#listeners.add(listener); return () => void this.#listeners.delete(listener); }

  watch(caseId: string) {
    const count = this.#watched.get(caseId) ?? 0;
    this.#watched.set(caseId, count + 1);
    if (count === 0 && this.#socket.connected) this.#socket.emit('watch', { caseId });
    return () => {
      const left = (this.#watched.get(caseId) ?? 1) - 1;
      if (left > 0) { this.#watched.set(caseId, left); return; }
      this.#watched.delete(caseId);
      if (this.#socket.connected) this.#socket.emit('unwatch', { caseId });
    };
  }

  #then(job: () => Promise<unknown>) { this.#chain = this.#chain.then(job).catch(() => undefined); }
  #tell(event: Heard) { for (const listener of this.#listeners) listener(event); }

  async #resync() {
    const { data } = await this.#client.query({ query: SINCE, variables: { seq: this.#last < 0 ? NOWHERE : this.#last }, fetchPolicy: 'no-cache' });
    if (!data) return;
    const { seq, reset, caseIds } = data.changesSince, first = this.#last < 0;
    this.#last = seq;
    if (first) return;
    if (reset) await this.#client.refetchQueries({ include: 'active' });
    else for (const id of caseIds) this.#again(id);
    if (reset || caseIds.length) this.#tell({ name: 'Resync', ids: {} });
  }

  /** A call writes three events at once: their case is read once. */
  #again(caseId: string) {
    this.#dirty.add(caseId);
    this.#timer ??= setTimeout(() => { this.#timer = undefined; this.#then(() => this.#read()); }, 60);
  }
  async #read() {
    const ids = [...this.#dirty];
    this.#dirty.clear();
    const cache = this.#client.cache.extract() as Record<string, unknown>;
    const rows = ids.filter((id) => cache[`CaseRow:${id}`]);
    const named = new Set(ids);
    await Promise.all([
      rows.length ? this.#client.query({ query: ROWS, variables: { ids: rows }, fetchPolicy: 'network-only' }) : undefined,
      this.#client.refetchQueries({ include: 'active', onQueryUpdated: (query) => { const { id, caseId } = (query.variables ?? {}) as { id?: string; caseId?: string }; return named.has(id ?? '') || named.has(caseId ?? ''); } }),
    ]);
  }
}

const LiveContext = createContext<Live | null>(null);
export function LiveProvider({ client, onEnded, children }: { client: ApolloClient; onEnded: () => void; children: ReactNode }) {
  const [live] = useState(() => new Live(client, onEnded));
  useEffect(() => { live.open(); return () => live.close(); }, [live]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

/** Hears events by name ('Resync': some were missed, look again). For a case on screen useWatchCase is enough: its queries are asked again by themselves. */
export function useLive(names: readonly (EventName | 'Resync')[], handler: Listener): void {
  const live = use(LiveContext);
  const latest = useRef({ names, handler });
  useEffect(() => { latest.current = { names, handler }; });
  useEffect(() => live?.listen((event) => { if (latest.current.names.includes(event.name)) latest.current.handler(event); }), [live]);
}

/** Like useLive, for what reads a whole list again: a burst of a thousand events is one reading, a fifth of a second after it began. */
export function useLiveSoon(names: readonly (EventName | 'Resync')[], read: () => void): void {
  const soon = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLive(names, () => { soon.current ??= setTimeout(() => { soon.current = undefined; read(); }, 200); });
  useEffect(() => () => clearTimeout(soon.current), []);
}

/** Follows a case as long as the component stands. */
export function useWatchCase(caseId: string | undefined): void {
  const live = use(LiveContext);
  useEffect(() => (live && caseId ? live.watch(caseId) : undefined), [live, caseId]);
}
