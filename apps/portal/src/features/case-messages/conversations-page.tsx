import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Empty, Filters, Loading, Moment, Page, useKeys, Word } from '@quittance/ui';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useLiveSoon } from '../../app/live.tsx';
import { useMay, useMe } from '../../app/session.tsx';
import { Missing, PageFault } from '../../app/states.tsx';
import { CONVERSATIONS } from './case-messages.queries.ts';
import './case-messages.css';

export type TalkView = 'unread' | 'mine' | 'all';

/** Cases on which something was written, the last first; of an agent those that he carries, or all. */
export function ConversationsPage({ view, onView }: { view: TalkView; onView: (view: TalkView) => void }) {
  const { t } = useLingui();
  const may = useMay(), { creditorId } = useMe();
  const navigate = useNavigate();
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(CONVERSATIONS, { variables: { first: 50, unread: view === 'unread' ? true : null, all: view === 'all' }, fetchPolicy: 'cache-and-network' });
  useLiveSoon(['CaseMessageWritten', 'CaseMessageSeen', 'Resync'], () => void refetch().catch(() => undefined));
  const [at, setAt] = useState(0);
  const list = useRef<HTMLOListElement>(null);
  const page = (data ?? previousData)?.conversations, rows = page?.rows ?? [], place = Math.min(at, Math.max(0, rows.length - 1)), under = rows[place];
  useEffect(() => { list.current?.querySelector<HTMLElement>(`[data-at="${place}"]`)?.scrollIntoView({ block: 'nearest' }); }, [place]);
  const move = (by: number) => setAt(Math.max(0, Math.min(rows.length - 1, place + by)));
  useKeys([
    { keys: ['ArrowDown', 'j'], label: t`suivant`, disabled: rows.length < 2, run: () => move(1) }, { keys: ['ArrowUp', 'k'], label: t`précédent`, quiet: true, disabled: rows.length < 2, run: () => move(-1) },
    { keys: 'Enter', label: t`lire et répondre`, disabled: !under, run: () => void navigate({ to: '/cases/$id', params: { id: under!.caseId }, search: { act: 'talk' } }) },
  ]);
  if (!may('read', 'CaseMessage')) return <Missing />;
  if (error && !page) return <PageFault error={error} onRetry={() => void refetch()} />;
  const options = [{ value: 'unread', label: t`Non lus`, count: page?.unread }, { value: 'mine', label: creditorId ? t`Tous` : t`Mes dossiers` }, ...(creditorId ? [] : [{ value: 'all', label: t`Tous les dossiers` }])];
  return (
    <Page title={t`Messages`} layout="fixed" className="conversations-page" context={page && (page.unread === 0 ? t`tout est lu` : page.unread === 1 ? t`un à lire` : t`${page.unread} à lire`)}>
      <Filters label={t`Filtrer les messages`} options={options} value={view} onValueChange={(next) => { setAt(0); onView(next as TalkView); }} />
      <div className="list-box">
        {!page ? <Loading lines={8} />
          : rows.length === 0 ? <Empty title={view === 'unread' ? <Trans>Tout est lu.</Trans> : <Trans>Ici paraîtront vos échanges.</Trans>}>{creditorId ? <Trans>Sur chaque dossier, vous pouvez écrire à l’agence et joindre des pièces ; sa réponse paraît ici.</Trans> : <Trans>Ce que vos clients écrivent sur leurs dossiers paraît ici ; vous y répondez du dossier.</Trans>}</Empty>
            : <ol ref={list} aria-label={t`Messages`}>{rows.map((row, index) => (
              <li key={row.caseId} data-at={index} className={index === place ? 'is-under' : undefined} onFocus={() => setAt(index)}>
                <h2><Link to="/cases/$id" params={{ id: row.caseId }} search={{ act: 'talk' }}>{row.debtorName}</Link> <span className="faint">{row.publicReference}{!creditorId && <>, {row.creditorName}</>}</span></h2>
                <p className="note">{row.last.by}, <Moment value={row.last.at} />{row.unread > 0 && <>, <Word tone="wait">{row.unread === 1 ? t`un à lire` : t`${row.unread} à lire`}</Word></>}</p>
                <p className="said">{row.last.text}</p>
              </li>
            ))}</ol>}
        {page?.next && <p className="older"><Button kind="quiet" busy={loading} onClick={() => void fetchMore({ variables: { after: page.next } })}><Trans>Voir les suivants</Trans></Button></p>}
      </div>
    </Page>
  );
}
