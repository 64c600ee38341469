import { useSyncExternalStore } from 'react';

/** The width from which the rail stands upright; the same as in css/narrow.css. */
const query = '(max-width: 760px)';
const subscribe = (turn: () => void) => { const media = window.matchMedia(query); media.addEventListener('change', turn); return () => media.removeEventListener('change', turn); };

/** A telephone: lists become stacked lines. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => window.matchMedia(query).matches, () => false);
