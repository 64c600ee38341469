import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Empty, Filters, Loading, Page, useKeys } from '@quittance/ui';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useLiveSoon } from '../../app/live.tsx';
import { useMay, useMe } from '../../app/session.tsx';
import { Missing, PageFault } from '../../app/states.tsx';
import { Question } from './question.tsx';
import { QUESTIONS } from './questions.queries.ts';
import './questions.css';

/** What the reader is asked, case by case: those that wait first; answered on the spot, with papers. */
export function QuestionsPage({ all, onAll }: { all: boolean; onAll: (all: boolean) => void }) {
  const { t } = useLingui();
  const may = useMay(), me = useMe();
  const navigate = useNavigate();
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(QUESTIONS, { variables: { first: 50, waiting: all ? null : true }, fetchPolicy: 'cache-and-network' });
  useLiveSoon(['QuestionAsked', 'QuestionAnswered', 'DisputeOpened', 'Resync'], () => void refetch());
  const [answering, setAnswering] = useState<string | null>(null), [at, setAt] = useState(0);
  const list = useRef<HTMLOListElement>(null);
  const page = (data ?? previousData)?.questions, rows = page?.rows ?? [], place = Math.min(at, Math.max(0, rows.length - 1)), under = rows[place];
  useEffect(() => { list.current?.querySelector<HTMLElement>(`[data-at="${place}"]`)?.scrollIntoView({ block: 'nearest' }); }, [place]);
  const move = (by: number) => setAt(Math.max(0, Math.min(rows.length - 1, place + by)));
  useKeys([
    { keys: ['ArrowDown', 'j'], label: t`suivante`, disabled: rows.length < 2, run: () => move(1) }, { keys: ['ArrowUp', 'k'], label: t`précédente`, quiet: true, disabled: rows.length < 2, run: () => move(-1) },
    { keys: 'r', label: t`répondre`, disabled: !under, run: () => setAnswering(under!.id) },
    { keys: 'Enter', label: t`ouvrir le dossier`, disabled: !under, run: () => void navigate({ to: '/cases/$id', params: { id: under!.caseId }, search: { act: 'questions' } }) },
  ]);
  if (!may('answer', 'Question') && me.workspace !== 'creditor') return <Missing />;
  if (error && !page) return <PageFault error={error} onRetry={() => void refetch()} />;
  return (
    <Page title={t`Questions`} layout="fixed" className="questions-page" context={page && (page.waiting === 0 ? t`rien n’attend votre réponse` : page.waiting === 1 ? t`une attend votre réponse` : t`${page.waiting} attendent votre réponse`)}>
      <Filters label={t`Filtrer les questions`} options={[{ value: 'waiting', label: t`Sans réponse`, count: page?.waiting }, { value: 'all', label: t`Toutes` }]} value={all ? 'all' : 'waiting'} onValueChange={(value) => { setAt(0); onAll(value === 'all'); }} />
      <div className="list-box">
        {!page ? <Loading lines={8} />
          : rows.length === 0 ? <Empty title={all ? <Trans>Ici paraîtront les questions qui vous sont posées.</Trans> : <Trans>Rien n’attend votre réponse.</Trans>}><Trans>Quand une créance est contestée ou qu’une pièce manque, la question paraît ici ; vous y répondez sur place, pièces jointes.</Trans></Empty>
            : <ol ref={list} aria-label={t`Questions`}>{rows.map((row, index) => (
              <li key={row.id} data-at={index} className={index === place ? 'is-under' : undefined} onFocus={() => setAt(index)}>
                <Question question={row} {...(index === place ? { kbd: 'r' } : {})} answering={answering === row.id} onAnswering={(open) => setAnswering(open ? row.id : null)} onDone={() => void refetch()} head={<h2><Link to="/cases/$id" params={{ id: row.caseId }} search={{ act: 'questions' }}>{row.debtorName}</Link> <span className="faint">{row.publicReference}</span></h2>} />
              </li>
            ))}</ol>}
        {page?.next && <p className="older"><Button kind="quiet" busy={loading} onClick={() => void fetchMore({ variables: { after: page.next } })}><Trans>Voir les suivantes</Trans></Button></p>}
      </div>
    </Page>
  );
}
