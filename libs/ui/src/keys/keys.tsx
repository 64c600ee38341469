import { createContext, use, useEffect, useId, useLayoutEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { KeyStore, keysOf, nextOrder, type KeyAct, type Scope } from './store.ts';

export type { KeyAct } from './store.ts';

const StoreContext = createContext<KeyStore | null>(null);
const ScopeContext = createContext<{ id: string; depth: number } | null>(null);

export function useKeyStore(): KeyStore {
  const store = use(StoreContext);
  if (!store) throw new Error('Keys are heard under <UiProvider> only.');
  useSyncExternalStore(store.subscribe, store.version, store.version);
  return store;
}

/** The root: listens once on the window. What is registered directly under it always acts (palette, help). */
export function KeysProvider({ title, children }: { title: string; children: ReactNode }) {
  const [store] = useState(() => new KeyStore());
  useEffect(() => {
    window.addEventListener('keydown', store.look, true);
    window.addEventListener('keydown', store.press);
    return () => { window.removeEventListener('keydown', store.look, true); window.removeEventListener('keydown', store.press); };
  }, [store]);
  return <StoreContext value={store}><KeyScope title={title} always>{children}</KeyScope></StoreContext>;
}

/** A part of the screen with keys of its own. `shadow`: while it is there, the keys of what lies below do not act. */
export function KeyScope({ title, shadow = false, always = false, children }: { title: string; shadow?: boolean; always?: boolean; children: ReactNode }) {
  const store = use(StoreContext);
  const above = use(ScopeContext);
  const id = useId();
  const depth = (above?.depth ?? -1) + 1;
  useLayoutEffect(() => {
    if (!store) return;
    const scope = scopeOf(store, id);
    Object.assign(scope, { title, depth, shadow, always });
    store.changed();
  }, [store, id, title, depth, shadow, always]);
  useLayoutEffect(() => () => { if (store) { store.scopes.delete(id); store.changed(); } }, [store, id]);
  return <ScopeContext value={{ id, depth }}>{children}</ScopeContext>;
}
function scopeOf(store: KeyStore, id: string): Scope {
  let scope = store.scopes.get(id);
  if (!scope) store.scopes.set(id, (scope = { id, title: '', depth: 0, order: nextOrder(), shadow: false, always: false, acts: new Map() }));
  return scope;
}

/** Keys of the nearest scope, as long as the component stands. The newest closure always runs. */
export function useKeys(acts: readonly KeyAct[], enabled = true): void {
  const store = use(StoreContext);
  const scopeId = use(ScopeContext)?.id;
  const id = useId();
  const latest = useRef(acts);
  useLayoutEffect(() => { latest.current = acts; });
  const signature = enabled ? acts.map((act) => `${keysOf(act).join(',')}|${act.label}|${act.disabled}|${act.quiet}`).join('\n') : '';
  useLayoutEffect(() => {
    if (!store || !scopeId || !enabled) return;
    scopeOf(store, scopeId).acts.set(id, { order: nextOrder(), read: () => latest.current });
    return () => { store.scopes.get(scopeId)?.acts.delete(id); store.changed(); };
  }, [store, scopeId, id, enabled]);
  useLayoutEffect(() => { store?.changed(); }, [store, signature]);
}
