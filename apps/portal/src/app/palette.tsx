import { useLingui } from '@lingui/react/macro';
import { Palette, useKeys, type Hit, type HitGroup } from '@quittance/ui';
import { createContext, use, useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';

/** Where hits come from. find('') is what to propose before anything is typed; a slow source answers a promise. */
export interface PaletteSource { title: string; /** Lower comes first. */ order?: number; find: (query: string, signal: AbortSignal) => readonly Hit[] | Promise<readonly Hit[]> }

interface Registry { put(id: string, read: () => PaletteSource): () => void; sources(): PaletteSource[]; open(): void }
const RegistryContext = createContext<Registry | null>(null);

/** Registers a source as long as the component stands. */
export function usePaletteSource(source: PaletteSource, enabled = true): void {
  const registry = use(RegistryContext), id = useId(), latest = useRef(source);
  useLayoutEffect(() => { latest.current = source; });
  useEffect(() => (enabled ? registry?.put(id, () => latest.current) : undefined), [registry, id, enabled]);
}

/** Acts of the page under one heading ("Sur Imprimerie Carnaudet"): found by their words, those forbidden with their reason. */
export function usePaletteActs(title: string, acts: readonly Hit[], order = 20): void {
  usePaletteSource({ title, order, find: (query) => acts.filter((act) => matches(query, act.label, act.detail)) }, acts.length > 0);
}

export function usePalette(): () => void {
  const registry = use(RegistryContext);
  return () => registry?.open();
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
export const matches = (query: string, ...texts: readonly (string | undefined)[]) => fold(query).split(/\s+/).every((word) => texts.some((text) => text && fold(text).includes(word)));

export function PaletteProvider({ children }: { children: ReactNode }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const registry = useMemo<Registry>(() => {
    const all = new Map<string, () => PaletteSource>();
    return {
      put: (id, read) => { all.set(id, read); return () => void all.delete(id); },
      sources: () => [...all.values()].map((read) => read()).sort((a, b) => (a.order ?? 50) - (b.order ?? 50)),
      open: () => setOpen(true),
    };
  }, []);
  useKeys([{ keys: 'Ctrl+k', label: t`tout chercher, tout faire`, inFields: true, run: () => setOpen((was) => !was) }]);
  return <RegistryContext value={registry}>{children}<Found open={open} onClose={() => setOpen(false)} registry={registry} /></RegistryContext>;
}

function Found({ open, onClose, registry }: { open: boolean; onClose: () => void; registry: Registry }) {
  const { t } = useLingui();
  const [query, setQuery] = useState('');
  const [groups, setGroups] = useState<readonly HitGroup[]>([]);
  const [waiting, setWaiting] = useState(false);
  useEffect(() => {
    if (!open) { setQuery(''); setGroups([]); return; }
    const ended = new AbortController();
    const found: HitGroup[] = [];
    const show = () => { if (!ended.signal.aborted) setGroups(found.filter(Boolean)); };
    let left = 0;
    registry.sources().forEach((source, at) => {
      const put = (hits: readonly Hit[]) => { found[at] = { id: `${at}`, title: source.title, hits: hits.slice(0, 8) }; };
      const answer = source.find(query.trim(), ended.signal);
      if (!(answer instanceof Promise)) { put(answer); return; }
      left++;
      void answer.then(put, () => undefined).then(() => { left--; if (!ended.signal.aborted) { show(); if (left === 0) setWaiting(false); } });
    });
    setWaiting(left > 0);
    show();
    return () => ended.abort();
  }, [open, query, registry]);
  return <Palette open={open} onClose={onClose} query={query} onQuery={setQuery} groups={groups} searching={waiting} placeholder={t`Dossier, nom, facture ou action`} />;
}
