import { useEffect } from 'react';

const EACH = 700;

/** Asks again while something is under way. */
export function usePolling(running: boolean, start: (interval: number) => void, stop: () => void): void {
  useEffect(() => {
    if (!running) return;
    start(EACH);
    return () => stop();
  }, [running, start, stop]);
}
