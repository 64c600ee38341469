import { useLingui } from '@lingui/react';
import { UiProvider } from '@quittance/ui';
import { createRootRoute, Outlet } from '@tanstack/react-router';
import { isLocale } from '../app/i18n.ts';
import { useToday } from '../app/today.ts';

export const Route = createRootRoute({ component: Root });

function Root() {
  const { i18n } = useLingui();
  return <UiProvider locale={isLocale(i18n.locale) ? i18n.locale : 'fr'} today={useToday()}><Outlet /></UiProvider>;
}
