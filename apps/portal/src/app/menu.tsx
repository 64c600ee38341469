import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { MenuGroup, MenuLink } from '@quittance/ui';
import { createLink, type LinkProps } from '@tanstack/react-router';
import { EVIDENCE_COUNT } from '../features/deposits/deposits.queries.ts';
import { useBailiffHome } from '../features/handoffs/use-bailiff-home.ts';
import { useLawWaiting } from '../features/law/use-law-waiting.ts';
import { UNREAD_MESSAGES } from '../features/case-messages/case-messages.queries.ts';
import { QUESTIONS_WAITING } from '../features/questions/questions.queries.ts';
import { useLiveSoon } from './live.tsx';
import { useMay, useMe } from './session.tsx';

const RailLink = createLink(MenuLink);

export interface Place { to: LinkProps['to']; label: string; /** "g q": G then Q. */ keys?: string; group: number; /** Current only at this very address. */ exact?: boolean; /** What waits there. */ count?: number | undefined; /** Not in the rail: found by the palette and its keys. */ hidden?: boolean }

/** Where each kind of day begins. */
export const HOMES = { collector: '/desk', supervisor: '/supervision', accountant: '/accounting', administrator: '/admin', creditor: '/creditor', bailiff: '/bailiff' } as const;
export const homeOf = (workspace: string): (typeof HOMES)[keyof typeof HOMES] => HOMES[workspace as keyof typeof HOMES] ?? '/desk';

/** The places this person may go to: asked of the ability; a place that nobody opened to him is not there. */
export function usePlaces(): Place[] {
  const { t } = useLingui();
  const may = useMay();
  const home = homeOf(useMe().workspace);
  const study = useBailiffHome(home === '/bailiff');
  const places: (Place | false)[] = [
    may('work', 'Queue') && { to: '/desk', label: t`Ma file`, keys: 'g f', group: 0 },
    may('read', 'Supervision') && { to: '/supervision', label: t`Pilotage`, keys: 'g p', group: 0, exact: true },
    home === '/accounting' && { to: '/accounting', label: t`Encaissements`, keys: 'g e', group: 0, exact: true },
    home === '/accounting' && { to: '/accounting/cases', label: t`Comptes`, keys: 'g k', group: 0 },
    may('read', 'Letter') && home !== '/creditor' && { to: '/letters', label: t`Courriers`, keys: 'g c', group: 0 },
    home === '/creditor' && { to: '/creditor', label: t`Vue d’ensemble`, keys: 'g v', group: 0, exact: true },
    home === '/creditor' && { to: '/creditor/cases', label: t`Mes dossiers`, keys: 'g d', group: 0 },
    (may('read', 'Payment') && home !== '/accounting' && home !== '/bailiff') && { to: '/payments', label: t`Encaissements`, keys: 'g e', group: 0 },
    (may('answer', 'Question') || home === '/creditor') && home !== '/bailiff' && { to: '/questions', label: t`Questions`, keys: 'g q', group: 0 },
    may('read', 'CaseMessage') && { to: '/conversations', label: t`Messages`, keys: 'g m', group: 0 },
    may('deposit', 'Creditor') && { to: '/creditor/deposit', label: t`Déposer`, keys: 'g n', group: 0 },
    home === '/creditor' && { to: '/creditor/deposits', label: t`Dépôts`, keys: 'g h', group: 0 },
    home === '/creditor' && { to: '/creditor/evidence', label: t`Pièces`, keys: 'g p', group: 0 },
    home === '/creditor' && { to: '/creditor/mandates', label: t`Mandats`, keys: 'g s', group: 0 },
    home === '/bailiff' && { to: '/bailiff', label: t`Reçus`, group: 0, exact: true, count: study?.inbox },
    home === '/bailiff' && { to: '/bailiff/current', label: t`En cours`, group: 0, count: study?.current },
    home === '/bailiff' && { to: '/bailiff/past', label: t`Rendus`, group: 0 },
    may('read', 'Supervision') && may('read', 'Handoff') && { to: '/supervision/handoffs', label: t`Remises`, keys: 'g r', group: 0 },
    may('settings', 'Agency') && { to: '/admin', label: t`Administration`, keys: 'g v', group: 0, exact: true },
    may('register', 'Creditor') && { to: '/admin/creditors', label: t`Créanciers`, keys: 'g c', group: 0 },
    may('register', 'Study') && { to: '/admin/studies', label: t`Études`, keys: 'g e', group: 0 },
    may('settings', 'Agency') && { to: '/admin/agency', label: t`Agence`, keys: 'g a', group: 0 },
    may('give', 'Person') && { to: '/people', label: t`Personnes`, keys: 'g u', group: home === '/creditor' ? 1 : 0 },
    may('read', 'ApiToken') && { to: home === '/creditor' ? '/creditor/tokens' : '/admin/tokens', label: t`Clés de programmes`, keys: 'g x', group: home === '/creditor' ? 1 : 0 },
    (home === '/creditor' || may('read', 'ApiToken')) && { to: '/api-guide', label: t`Guide de l’API`, group: 1, hidden: !may('read', 'ApiToken') },
    may('read', 'AuditEntry') && { to: '/trail', label: t`Journal`, keys: 'g j', group: 0 },
    may('read', 'PrivacyRequest') && { to: '/privacy', label: t`RGPD`, keys: 'g y', group: 1, hidden: !may('rectify', 'PrivacyRequest') },
    // Public knowledge: everyone may read it; the rail of a guest keeps to his own work.
    may('read', 'ContactPolicy') && { to: '/settings/contact', label: t`Contacts`, keys: 'g t', group: 1, hidden: !may('set', 'ContactPolicy') },
    { to: '/law', label: t`Droit appliqué`, keys: 'g l', group: 1, hidden: home === '/creditor' || home === '/bailiff' },
  ];
  const seen = places.filter((place): place is Place => Boolean(place));
  return [...seen.filter((place) => place.to === home), ...seen.filter((place) => place.to !== home)];
}

/** How many questions wait for the reader's answer; followed live. */
function useWaiting(): number {
  const answers = useMay()('answer', 'Question');
  const { data, refetch } = useQuery(QUESTIONS_WAITING, { skip: !answers, fetchPolicy: 'cache-and-network' });
  useLiveSoon(['QuestionAsked', 'QuestionAnswered', 'DisputeOpened', 'Resync'], () => { if (answers) void refetch().catch(() => undefined); });
  return data?.questions.waiting ?? 0;
}

/** What the other side wrote and this one has not read. */
function useUnread(): number {
  const reads = useMay()('read', 'CaseMessage');
  const { data, refetch } = useQuery(UNREAD_MESSAGES, { skip: !reads, fetchPolicy: 'cache-and-network' });
  useLiveSoon(['CaseMessageWritten', 'CaseMessageSeen', 'Resync'], () => { if (reads) void refetch().catch(() => undefined); });
  return data?.conversations.unread ?? 0;
}

/** How many invoices of his lack what a court will ask. */
function useLacking(): number {
  const asks = homeOf(useMe().workspace) === '/creditor';
  const { data, refetch } = useQuery(EVIDENCE_COUNT, { skip: !asks, fetchPolicy: 'no-cache' });
  useLiveSoon(['DepositConfirmed', 'DepositUndone', 'PapersAttached', 'CaseClosed', 'CaseRecalled', 'Resync'], () => { if (asks) void refetch().catch(() => undefined); });
  return data?.missingEvidence.total ?? 0;
}

export function RailMenu() {
  const places = usePlaces().filter((place) => !place.hidden);
  const waiting = useWaiting(), unread = useUnread(), lacking = useLacking(), { mine } = useLawWaiting();
  const groups = [...new Set(places.map((place) => place.group))].sort();
  return groups.map((group) => (
    <MenuGroup key={group}>
      {places.filter((place) => place.group === group).map((place) => <RailLink key={place.to} to={place.to as '/'} count={place.to === '/questions' ? waiting : place.to === '/conversations' ? unread : place.to === '/creditor/evidence' ? lacking : place.to === '/law' ? mine : place.count} activeOptions={{ exact: place.exact ?? false, includeSearch: false }}>{place.label}</RailLink>)}
    </MenuGroup>
  ));
}
