import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { useLingui } from '@lingui/react/macro';
import { useMemo, type ReactNode } from 'react';
import { FormatsContext, formatsFor, type Locale } from './formats.ts';
import { KeysProvider } from './keys/keys.tsx';
import { ToastProvider } from './parts/toast.tsx';

/** Everything the parts need around them: language, the day, keys, toasts, and no inline style element (strict CSP). */
export function UiProvider({ locale, today, children }: { locale: Locale; today: string; children: ReactNode }) {
  const { t } = useLingui();
  const formats = useMemo(() => formatsFor(locale, today), [locale, today]);
  return (
    <CSPProvider disableStyleElements>
      <FormatsContext value={formats}>
        <Tooltip.Provider delay={400}>
          <KeysProvider title={t`Partout`}>
            <ToastProvider>{children}</ToastProvider>
          </KeysProvider>
        </Tooltip.Provider>
      </FormatsContext>
    </CSPProvider>
  );
}
