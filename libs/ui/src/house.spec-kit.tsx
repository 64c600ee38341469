import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import type { ReactNode } from 'react';
import { UiProvider } from './provider.tsx';

i18n.loadAndActivate({ locale: 'fr', messages: {} });

/** What every part stands under, for specs: French source text, Saturday 21 November 2026. */
export function House({ children }: { children: ReactNode }) {
  return <I18nProvider i18n={i18n}><UiProvider locale="fr" today="2026-11-21">{children}</UiProvider></I18nProvider>;
}
