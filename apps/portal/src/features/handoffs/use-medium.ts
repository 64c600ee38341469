import { useSyncExternalStore } from 'react';

/** The width under which a region goes; the same as in the styles. */
const query = '(max-width: 1180px)';
const subscribe = (turn: () => void) => { const media = window.matchMedia(query); media.addEventListener('change', turn); return () => media.removeEventListener('change', turn); };

/** Too narrow for three columns: the list or the file, and fewer columns in lists. */
export const useMedium = (): boolean => useSyncExternalStore(subscribe, () => window.matchMedia(query).matches, () => false);
