import { useLingui } from '@lingui/react/macro';
import { MenuGroup, MenuLink } from '@quittance/ui';
import { createLink, type LinkProps } from '@tanstack/react-router';
import { useMay, useMe } from './session.tsx';

const RailLink = createLink(MenuLink);

export interface Place { to: LinkProps['to']; label: string; /** "g q": G then Q. */ keys?: string; group: number; /** Current only at this very address. */ exact?: boolean }

/** Where each kind of day begins. */
export const HOMES = { collector: '/desk', supervisor: '/supervision', accountant: '/accounting', administrator: '/admin', creditor: '/creditor' } as const;
export const homeOf = (workspace: string): (typeof HOMES)[keyof typeof HOMES] => HOMES[workspace as keyof typeof HOMES] ?? '/desk';

/** The places this person may go to: asked of the ability; a place that nobody opened to him is not there. */
export function usePlaces(): Place[] {
  const { t } = useLingui();
  const may = useMay();
  const home = homeOf(useMe().workspace);
  const places: (Place | false)[] = [
    may('work', 'Queue') && { to: '/desk', label: t`Ma file`, keys: 'g f', group: 0 },
    may('read', 'Supervision') && { to: '/supervision', label: t`Pilotage`, keys: 'g p', group: 0 },
    home === '/accounting' && { to: '/accounting', label: t`Comptes`, keys: 'g k', group: 0 },
    may('read', 'Letter') && home !== '/creditor' && { to: '/letters', label: t`Courriers`, keys: 'g c', group: 0 },
    may('deposit', 'Creditor') && { to: '/creditor', label: t`Vue d’ensemble`, keys: 'g v', group: 0, exact: true },
    may('deposit', 'Creditor') && { to: '/creditor/cases', label: t`Mes dossiers`, keys: 'g d', group: 0 },
    may('deposit', 'Creditor') && { to: '/creditor/deposit', label: t`Déposer`, keys: 'g n', group: 0 },
    may('deposit', 'Creditor') && { to: '/creditor/deposits', label: t`Dépôts`, keys: 'g h', group: 0 },
    may('settings', 'Agency') && { to: '/admin', label: t`Administration`, keys: 'g v', group: 0, exact: true },
    may('register', 'Creditor') && { to: '/admin/creditors', label: t`Créanciers`, keys: 'g c', group: 0 },
    may('settings', 'Agency') && { to: '/admin/agency', label: t`Agence`, keys: 'g a', group: 0 },
  ];
  const seen = places.filter((place): place is Place => Boolean(place));
  return [...seen.filter((place) => place.to === home), ...seen.filter((place) => place.to !== home)];
}

export function RailMenu() {
  const places = usePlaces();
  const groups = [...new Set(places.map((place) => place.group))].sort();
  return groups.map((group) => (
    <MenuGroup key={group}>
      {places.filter((place) => place.group === group).map((place) => <RailLink key={place.to} to={place.to as '/'} activeOptions={{ exact: place.exact ?? false }}>{place.label}</RailLink>)}
    </MenuGroup>
  ));
}
