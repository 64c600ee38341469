import { useState } from 'react';
import type { RefusalLike } from '../../app/refusals.tsx';

/** Sends one step of a request: busy while it goes, the refusal where there is one, whether it failed. */
export function useStep(onDone: () => void) {
  const [busy, setBusy] = useState(false), [refusal, setRefusal] = useState<RefusalLike | null>(null), [failed, setFailed] = useState(false);
  const send = async (act: () => Promise<({ __typename?: string } & Partial<RefusalLike>) | null | undefined>, done?: () => void): Promise<void> => {
    if (busy) return;
    setBusy(true); setRefusal(null); setFailed(false);
    const told = await act().catch(() => undefined);
    setBusy(false);
    if (!told) { setFailed(true); return; }
    if (told.__typename === 'Refusal') { setRefusal(told as RefusalLike); return; }
    done?.();
    onDone();
  };
  return { busy, refusal, failed, send };
}
