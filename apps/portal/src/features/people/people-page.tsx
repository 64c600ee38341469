import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Empty, Filters, Grid, Loading, Moment, Page, useKeys, useNarrow, Word, type Column, type GridHandle } from '@quittance/ui';
import { useCallback, useRef } from 'react';
import { useLiveSoon } from '../../app/live.tsx';
import { usePaletteActs } from '../../app/palette.tsx';
import { useMay, useMe } from '../../app/session.tsx';
import { Missing, PageFault } from '../../app/states.tsx';
import { SightPanel } from '../access/sight-panel.tsx';
import { TypedFilter } from '../creditor-home/typed-filter.tsx';
import { InvitePerson } from './invite-person.tsx';
import { PEOPLE, PERSON, type PersonLine } from './people.queries.ts';
import type { PeopleView } from './people-view.ts';
import { PersonPanel } from './person-panel.tsx';
import { useAccessWords } from './words.ts';
import './people.css';

/** Everyone who may come in: of the agency, of its creditors, of its studies; a creditor's administrator sees his own company. */
export function PeoplePage({ view, onView }: { view: PeopleView; onView: (view: PeopleView) => void }) {
  const { t } = useLingui();
  const may = useMay(), me = useMe();
  const narrow = useNarrow();
  const words = useAccessWords();
  const grid = useRef<GridHandle>(null), search = useRef<HTMLInputElement>(null), busy = useRef(false);
  const reads = may('read', 'Person'), invites = may('invite', 'Person'), looks = may('read', 'CaseAccess'), ofAgency = !me.creditorId;
  const { data, previousData, error, refetch, fetchMore } = useQuery(PEOPLE, { variables: { first: 50, filter: { text: view.text ?? null, side: view.side ?? null, standing: view.standing ?? null } }, skip: !reads, fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' });
  const { data: named } = useQuery(PERSON, { variables: { id: view.person ?? '' }, skip: !reads || !view.person });
  useLiveSoon(['AccessGiven', 'AccessTaken', 'AccessChanged', 'PersonInvited', 'Resync'], () => { if (reads) void refetch().catch(() => undefined); });
  const page = (data ?? previousData)?.people, next = data?.people.next;
  const more = useCallback(() => {
    if (!next || busy.current) return;
    busy.current = true;
    fetchMore({ variables: { after: next } }).catch(() => undefined).finally(() => { busy.current = false; });
  }, [next, fetchMore]);
  const open = (what: Partial<PeopleView>) => onView({ ...view, person: undefined, open: undefined, reference: undefined, ...what });
  const close = () => { open({}); grid.current?.focus(); };
  const invite = () => open({ open: 'invite' }), sight = () => open({ open: 'sight' });
  useKeys([
    { keys: ['ArrowUp', 'ArrowDown'], label: t`parcourir`, run: () => false }, { keys: 'Enter', label: t`ouvrir`, run: () => false },
    { keys: '/', label: t`chercher une personne`, run: () => search.current?.focus() }, { keys: 'n', label: t`inviter`, disabled: !invites, run: invite }, { keys: 'i', label: t`qui voit un dossier`, disabled: !looks, run: sight },
  ]);
  usePaletteActs(t`Personnes`, [...(invites ? [{ id: 'invite', label: t`Inviter une personne`, kbd: 'n', run: invite }] : []), ...(looks ? [{ id: 'sight', label: t`Qui voit ce dossier ?`, kbd: 'i', run: sight }] : [])]);
  if (!reads) return <Missing />;
  if (error && !page) return <PageFault error={error} onRetry={() => void refetch()} />;
  const person = view.person ? page?.rows.find(({ id }) => id === view.person) ?? named?.person ?? undefined : undefined;
  const told = (row: PersonLine) => [...new Set(row.roles.map(({ role, grade }) => words.role(role, grade)))].join(' · ') || t`aucun accès`;
  const columns: Column<PersonLine>[] = [
    { key: 'name', head: t`Personne`, width: 'minmax(150px,1fr)', as: 'name', cell: (row) => row.name },
    { key: 'role', head: t`Accès`, width: 'minmax(170px,1.2fr)', cell: (row) => <span className={row.roles.length ? undefined : 'faint'}>{told(row)}</span> },
    { key: 'company', head: t`Pour`, width: 'minmax(120px,1fr)', as: 'soft', cell: (row) => row.roles.find(({ companyName }) => companyName)?.companyName ?? me.agencyName },
    { key: 'email', head: t`Adresse`, width: 'minmax(180px,1.2fr)', as: 'soft', cell: (row) => row.email },
    { key: 'standing', head: t`Compte`, width: '92px', cell: (row) => <Word tone={row.standing === 'disabled' ? 'danger' : row.standing === 'invited' ? 'wait' : undefined}>{words.standing(row.standing)}</Word> },
    { key: 'second', head: t`2ᵈ facteur`, width: '84px', as: 'soft', cell: (row) => (row.secondFactor ? t`oui` : '—') },
    { key: 'seen', head: t`Vu`, width: '92px', as: 'soft', cell: (row) => (row.lastSeenAt ? <Moment value={row.lastSeenAt} /> : '—') },
  ];
  const aside = person || view.open;
  const shown = aside ? columns.filter(({ key }) => ['name', 'role', 'company', 'standing'].includes(key)) : columns;
  const sides = [{ value: 'all' as const, label: t`Tous` }, { value: 'agency' as const, label: t`Agence` }, { value: 'creditor' as const, label: t`Créanciers` }, { value: 'study' as const, label: t`Études` }];
  const typed = <TypedFilter ref={search} label={t`Filtrer par nom ou adresse`} placeholder={t`Nom, adresse`} text={view.text ?? ''} onText={(text) => onView({ ...view, text: text || undefined })} onLeave={() => grid.current?.focus()} />;
  return (
    <Page title={t`Personnes`} context={ofAgency ? undefined : me.companyName} layout="fixed" className={aside ? 'people-page is-split' : 'people-page'} aside={<>{looks && !narrow && <Button kbd="i" onClick={sight}><Trans>Qui voit un dossier ?</Trans></Button>}{invites && <Button kbd="n" onClick={invite}><Trans>Inviter</Trans></Button>}</>}>
      {ofAgency ? <Filters label={t`Filtrer les personnes`} options={sides} value={view.side ?? 'all'} onValueChange={(side) => onView({ ...view, side: side === 'all' ? undefined : side })} aside={typed} /> : <div className="filters">{typed}</div>}
      {!page ? <Loading lines={8} /> : (
        <Grid
          ref={grid} autoFocus className="stacked people-lines" label={t`Personnes`} columns={narrow ? columns.filter(({ key }) => ['name', 'role', 'company', 'standing'].includes(key)) : shown} rows={page.rows} rowId={(row) => row.id} rowHeight={narrow ? 60 : 32} onEnd={more}
          onOpen={(row) => open({ person: row.id })} href={(row) => `/people?person=${row.id}`} rowClass={(row) => (row.standing === 'disabled' ? 'is-locked' : undefined)}
          empty={view.text || view.side ? <Empty inline title={<Trans>Personne ne correspond.</Trans>} actions={<Button onClick={() => onView({})}><Trans>Voir tout le monde</Trans></Button>} />
            : <Empty title={<Trans>Ici paraîtront ceux qui peuvent entrer.</Trans>} actions={invites ? <Button kind="primary" kbd="n" onClick={invite}><Trans>Inviter une personne</Trans></Button> : undefined} />}
        />
      )}
      {aside && <section className="people-aside" aria-label={t`Détail`}>
        {view.open === 'invite' && invites ? <InvitePerson onDone={() => { void refetch(); close(); }} onClose={close} />
          : view.open === 'sight' && looks ? <SightPanel reference={view.reference} onReference={(reference) => onView({ ...view, reference })} onClose={close} />
            : person && <PersonPanel key={person.id} person={person} onChanged={() => void refetch()} onClose={close} />}
      </section>}
    </Page>
  );
}
