import { useToast } from '@quittance/ui';
import { useRef, useState } from 'react';
import type { RefusalLike } from '../../app/refusals.tsx';

type Told = { __typename: string } & Partial<RefusalLike>;

/** An act on one's own account: at most one at a time; a refusal and a silence are kept to be said. Answers what was told, unless refused. */
export function useAccountAct() {
  const toast = useToast();
  const [refusal, setRefusal] = useState<RefusalLike | null>(null), [failed, setFailed] = useState(false), [busy, setBusy] = useState(false);
  const under = useRef(false);
  const run = async <T extends Told>(act: () => Promise<T | undefined>, done?: string): Promise<Exclude<T, { __typename: 'Refusal' }> | undefined> => {
    if (under.current) return undefined;
    under.current = true;
    setBusy(true); setRefusal(null); setFailed(false);
    const told = await act().catch(() => undefined);
    under.current = false;
    setBusy(false);
    if (!told) { setFailed(true); return undefined; }
    if (told.__typename === 'Refusal') { setRefusal(told as unknown as RefusalLike); return undefined; }
    if (done) toast.say(done);
    return told as Exclude<T, { __typename: 'Refusal' }>;
  };
  return { run, busy, refusal, failed, forget: () => { setRefusal(null); setFailed(false); } };
}
