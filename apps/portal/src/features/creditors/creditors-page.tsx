import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { formatSiren } from '@quittance/law';
import { Button, Empty, Filters, Grid, Loading, Money, Page, useFormats, useKeys, useNarrow, type Column, type GridHandle } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useRef } from 'react';
import { useLive } from '../../app/live.tsx';
import { usePaletteActs } from '../../app/palette.tsx';
import { useMay } from '../../app/session.tsx';
import { LinkButton, PageFault } from '../../app/states.tsx';
import { TypedFilter } from '../creditor-home/typed-filter.tsx';
import { MandateState } from '../mandates/mandate-state.tsx';
import { RenewalsList, useRenewals } from '../mandates/renewals.tsx';
import { CREDITORS, type CreditorLine } from './creditors.queries.ts';
import './creditors.css';

/** The clients of the agency, by name; what is typed to find one stands in the address. */
export function CreditorsPage({ text, renew, onText, onRenew }: { text: string; /** Those alone whose mandate or power ends or has ended. */ renew: boolean; onText: (text: string) => void; onRenew: (renew: boolean) => void }) {
  const { t } = useLingui();
  const { locale } = useFormats();
  const may = useMay();
  const narrow = useNarrow();
  const navigate = useNavigate();
  const grid = useRef<GridHandle>(null), search = useRef<HTMLInputElement>(null), busy = useRef(false);
  const { data, previousData, error, refetch, fetchMore } = useQuery(CREDITORS, { variables: { first: 50, text: text || null }, fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' });
  useLive(['CreditorRegistered', 'MandateRegistered', 'MandateEnded', 'DepositConfirmed', 'Resync'], () => void refetch());
  const page = (data ?? previousData)?.creditors, next = data?.creditors.next;
  const more = useCallback(() => {
    if (!next || busy.current) return;
    busy.current = true;
    fetchMore({ variables: { after: next } }).catch(() => undefined).finally(() => { busy.current = false; });
  }, [next, fetchMore]);
  const { renewals, error: unread, again } = useRenewals();
  const registers = may('register', 'Creditor');
  const register = () => void navigate({ to: '/admin/creditors/new' });
  useKeys([
    { keys: ['ArrowUp', 'ArrowDown'], label: t`parcourir`, disabled: renew, run: () => false }, { keys: 'Enter', label: t`ouvrir`, disabled: renew, run: () => false },
    { keys: '/', label: t`chercher un créancier`, disabled: renew, run: () => search.current?.focus() }, { keys: 'r', label: renew ? t`tous les créanciers` : t`à renouveler`, run: () => onRenew(!renew) }, { keys: 'n', label: t`nouveau créancier`, disabled: !registers, run: register },
  ]);
  usePaletteActs(t`Créanciers`, registers ? [{ id: 'register', label: t`Enregistrer un créancier`, kbd: 'n', run: register }] : []);
  if (error && !page) return <PageFault error={error} onRetry={() => void refetch()} />;
  const columns: Column<CreditorLine>[] = [
    { key: 'name', head: t`Créancier`, width: 'minmax(190px,1.2fr)', as: 'name', cell: (row) => row.name },
    { key: 'siren', head: 'SIREN', width: '104px', as: 'soft', cell: (row) => formatSiren(row.siren) },
    { key: 'city', head: t`Ville`, width: 'minmax(100px,.7fr)', as: 'soft', cell: (row) => row.city },
    { key: 'mandate', head: t`Mandat`, width: 'minmax(170px,1fr)', cell: (row) => <>{row.mandateReference && <span className="soft">{row.mandateReference}, </span>}<MandateState state={row.mandateState} /></> },
    { key: 'cases', head: t`Dossiers ouverts`, width: '112px', as: 'end', cell: (row) => row.openCases.toLocaleString(locale) },
    { key: 'principal', head: t`Principal`, width: '124px', as: 'amount', cell: (row) => <Money value={row.principal} /> },
  ];
  return (
    <Page title={t`Créanciers`} layout="fixed" className="creditors-page" aside={registers ? <LinkButton to="/admin/creditors/new" kbd="n"><Trans>Nouveau créancier</Trans></LinkButton> : undefined}>
      <Filters label={t`Créanciers`} options={[{ value: 'all', label: t`Tous` }, { value: 'renew', label: t`À renouveler`, count: renewals?.length }]} value={renew ? 'renew' : 'all'} onValueChange={(value) => onRenew(value === 'renew')} aside={renew ? undefined : <TypedFilter ref={search} label={t`Filtrer par nom, ville ou SIREN`} placeholder={t`Nom, ville, SIREN`} text={text} onText={onText} onLeave={() => grid.current?.focus()} />} />
      {renew ? <div className="renewals-view"><RenewalsList renewals={renewals} error={unread} onRetry={again} /></div> : !page ? <Loading lines={8} /> : (
        <Grid
          ref={grid} autoFocus className="stacked creditor-lines" label={t`Créanciers`} columns={columns} rows={page.rows} rowId={(row) => row.id} rowHeight={narrow ? 60 : 32} onEnd={more}
          onOpen={(row) => void navigate({ to: '/admin/creditors/$id', params: { id: row.id } })} href={(row) => `/admin/creditors/${row.id}`}
          empty={text
            ? <Empty inline title={<Trans>Aucun créancier de ce nom.</Trans>} actions={<Button onClick={() => onText('')}><Trans>Voir tous les créanciers</Trans></Button>} />
            : <Empty title={<Trans>Ici paraîtront vos créanciers.</Trans>} actions={registers ? <LinkButton kind="primary" to="/admin/creditors/new"><Trans>Enregistrer un créancier</Trans></LinkButton> : undefined}><Trans>Un créancier, puis son mandat signé : il peut alors confier des factures.</Trans></Empty>}
        />
      )}
    </Page>
  );
}
