import { useApolloClient } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Frame, KeyScope, KeysHelp, Mark, Menu, SearchButton, useFormats, useKeys, useOpen, type MenuAct } from '@quittance/ui';
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { ViewingBand } from '../features/access/viewing-band.tsx';
import { SecondFactorLine } from '../features/account/second-factor-line.tsx';
import { MissingRatesLine } from '../features/law/missing-rates.tsx';
import { RailMenu, usePlaces } from './menu.tsx';
import { matches, PaletteProvider, usePalette, usePaletteActs, usePaletteSource } from './palette.tsx';
import { SEARCH } from './search.ts';
import { useLocaleSwitch, useMay, useMe, useSignOut } from './session.tsx';
import { applyTheme, storedTheme, type Theme } from './theme.ts';

/** The frame of every signed-in page: rail, palette, keys, the person and his settings. */
export function Shell() {
  return <PaletteProvider><Inside /></PaletteProvider>;
}

function Inside() {
  const { t } = useLingui();
  const help = useOpen();
  const openPalette = usePalette();
  const may = useMay();
  const navigate = useNavigate();
  const places = usePlaces();
  const apollo = useApolloClient();
  const settings = useSettings();
  const { viewing } = useMe();
  const { pathname } = useLocation();
  // A new page is read from its work, not from where the last press was; a part of it that takes the focus keeps it.
  useEffect(() => {
    const work = document.getElementById('work');
    if (work && !work.contains(document.activeElement) && !document.activeElement?.closest('[role=dialog]')) work.focus({ preventScroll: true });
  }, [pathname]);
  useKeys([
    { keys: '?', label: t`toutes les touches`, run: help.show },
    ...places.filter((place) => place.keys).map((place) => ({ keys: place.keys!, label: place.label, quiet: true, run: () => void navigate({ to: place.to as '/' }) })),
  ]);
  usePaletteSource({
    title: t`Dossiers et factures`, order: 10,
    find: async (query, signal) => {
      if (query.length < 2) return [];
      await new Promise((done) => setTimeout(done, 120));
      if (signal.aborted) return [];
      const { data } = await apollo.query({ query: SEARCH, variables: { text: query }, fetchPolicy: 'no-cache', context: { fetchOptions: { signal } } });
      return (data?.search ?? []).map((hit) => ({
        id: `${hit.kind}:${hit.caseId}:${hit.claimReference ?? ''}`, label: hit.claimReference ?? hit.debtorName,
        detail: [hit.claimReference ? hit.debtorName : undefined, hit.publicReference, hit.creditorName].filter(Boolean).join(', '),
        amount: hit.due ?? null, run: () => void navigate({ to: '/cases/$id', params: { id: hit.caseId } }),
      }));
    },
  }, may('read', 'CaseFile'));
  usePaletteSource({ title: t`Aller`, order: 40, find: (query) => places.filter((place) => matches(query, place.label)).map((place) => ({ id: String(place.to), label: place.label, kbd: place.keys, run: () => void navigate({ to: place.to as '/' }) })) });
  usePaletteActs(t`Réglages`, settings.map((act) => ({ id: act.id, label: act.said, run: () => act.run?.() })), 60);
  return (
    <>
      <Frame
        brand={<Link to="/" className="brand"><Mark /><span>Quittance</span></Link>}
        menu={<RailMenu />} me={<Person acts={settings} />} onHelp={help.show}
        search={<SearchButton onClick={openPalette}>{may('read', 'CaseFile') ? t`Dossier, nom, facture ou action` : t`Page ou action`}</SearchButton>}
        band={<Offline />} notice={viewing ? <ViewingBand /> : <><SecondFactorLine /><MissingRatesLine /></>}
      >
        <KeyScope title={t`Cette page`}><Outlet /></KeyScope>
      </Frame>
      <KeysHelp open={help.open} onClose={help.close} />
    </>
  );
}

type Setting = MenuAct & { said: string };
function useSettings(): Setting[] {
  const { t } = useLingui();
  const { locale } = useFormats();
  const navigate = useNavigate();
  const signOut = useSignOut(), speakIn = useLocaleSwitch();
  const [theme, setTheme] = useState(storedTheme);
  const paper = (next: Theme, label: string, said: string): Setting => ({ id: `theme-${next}`, group: t`Papier`, label, said, checked: theme === next, run: () => { applyTheme(next); setTheme(next); } });
  return [
    { id: 'fr', group: t`Langue`, label: 'Français', said: 'Français', checked: locale === 'fr', run: () => void speakIn('fr') },
    { id: 'en', group: t`Langue`, label: 'English', said: 'English', checked: locale === 'en', run: () => void speakIn('en') },
    paper('system', t`Comme l’ordinateur`, t`Papier comme l’ordinateur`), paper('light', t`Jour`, t`Papier de jour`), paper('dark', t`Nuit`, t`Papier de nuit`),
    { id: 'account', group: t`Séance`, label: t`Compte et sécurité`, said: t`Compte et sécurité`, run: () => void navigate({ to: '/account' }) },
    { id: 'sign-out', group: t`Séance`, label: t`Sortir`, said: t`Sortir de Quittance`, run: () => void signOut() },
  ];
}

function Person({ acts }: { acts: MenuAct[] }) {
  const me = useMe();
  return <div className="me"><Menu side="top" trigger={<button type="button">{me.name}<small>{me.companyName ?? me.agencyName}</small></button>} acts={acts} /></div>;
}

const network = (turn: () => void) => { addEventListener('online', turn); addEventListener('offline', turn); return () => { removeEventListener('online', turn); removeEventListener('offline', turn); }; };
/** Said once, where the eye is: nothing can be kept until the network is back; what is on screen can be read. */
function Offline() {
  const online = useSyncExternalStore(network, () => navigator.onLine);
  const apollo = useApolloClient();
  const [was, setWas] = useState(online);
  useEffect(() => {
    if (online && !was) void apollo.refetchQueries({ include: 'active' }).catch(() => undefined);
    setWas(online);
  }, [online, was, apollo]);
  return online ? null : <span className="word wait" role="status"><Trans>Hors connexion : rien ne peut être enregistré</Trans></span>;
}
