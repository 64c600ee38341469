import { Toast } from '@base-ui/react/toast';
import { useLingui } from '@lingui/react/macro';
import { useMemo, type ReactNode } from 'react';
import { useKeys } from '../keys/keys.tsx';
import { Kbd } from '../keys/shown.tsx';

interface Said { undo?: () => void }
/** A passing message after an act. With `undo`, ten seconds to come back: a press or U. */
export interface Toasts { say(text: string): void; undoable(text: string, undo: () => void): void }

export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <Toast.Provider limit={2}>
      {children}
      <Shown />
    </Toast.Provider>
  );
}

export function useToast(): Toasts {
  const { add } = Toast.useToastManager<Said>();
  return useMemo(() => ({
    say: (text) => void add({ title: text, timeout: 5_000 }),
    undoable: (text, undo) => void add({ title: text, timeout: 10_000, data: { undo } }),
  }), [add]);
}

function Shown() {
  const { t } = useLingui();
  const { toasts, close } = Toast.useToastManager<Said>();
  const undoable = toasts.find((toast) => toast.data?.undo && toast.transitionStatus !== 'ending');
  const take = (toast: (typeof toasts)[number]) => { toast.data?.undo?.(); close(toast.id); };
  useKeys([{ keys: 'u', label: t`annuler`, quiet: true, run: () => (undoable ? take(undoable) : false) }], undoable !== undefined);
  return (
    <Toast.Portal>
      <Toast.Viewport className="toasts" aria-label={t`Messages`}>
        {toasts.map((toast) => (
          <Toast.Root key={toast.id} toast={toast} className={toast.data?.undo ? 'toast undoable' : 'toast'} swipeDirection={[]}>
            <Toast.Title className="said" render={<p />} />
            {toast.data?.undo && <button type="button" aria-keyshortcuts="U" onClick={() => take(toast)}>{t`Annuler`} <Kbd keys="u" /></button>}
          </Toast.Root>
        ))}
      </Toast.Viewport>
    </Toast.Portal>
  );
}
