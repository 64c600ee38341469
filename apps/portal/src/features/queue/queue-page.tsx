import { useApolloClient } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Day, Empty, Filters, Grid, Loading, Money, Page, Press, Word, useFormats, useKeys, type Column, type GridHandle } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useLive } from '../../app/live.tsx';
import { usePaletteActs } from '../../app/palette.tsx';
import { useMay } from '../../app/session.tsx';
import { PageFault } from '../../app/states.tsx';
import { useCallWords } from '../calls/words.ts';
import { TypedFilter } from '../creditor-home/typed-filter.tsx';
import { useStory } from '../timeline/words.ts';
import { Held } from './held.tsx';
import { Preview } from './preview.tsx';
import { PutOff } from './put-off.tsx';
import { enterQueue, queueList, type QueueFilterName, type QueueView } from './queue-list.ts';
import { NEXT_IN_QUEUE, type QueueLine } from './queue.queries.ts';
import { useQueueWords } from './queue-words.ts';
import './queue.css';

/** The collector's list of the day: one line a case, in the order of urgency. `onView`: the view goes into the address. */
export function QueuePage({ view, onView }: { view: QueueView; onView: (view: QueueView) => void }) {
  const { t } = useLingui();
  const { day, today } = useFormats();
  const may = useMay();
  const apollo = useApolloClient();
  const navigate = useNavigate();
  const { filter, text } = view;
  const list = useMemo(() => queueList({ filter, text }), [filter, text]);
  const { rows, counts, doneToday, waiting, changed, gone, state, error } = useSyncExternalStore(list.subscribe, list.snapshot);
  const [activeId, setActive] = useState<string | null>(list.activeId);
  const [turned, setTurned] = useState(false);
  const [putOff, setPutOff] = useState<QueueLine | null>(null);
  const grid = useRef<GridHandle>(null), search = useRef<HTMLInputElement>(null);

  const columns = useColumns(gone);

  useEffect(() => { enterQueue(list); setActive(list.activeId); void list.read(true).then(() => setActive(list.activeId)); }, [list]);
  useLive(['CaseOpened', 'CallLogged', 'CallReversed', 'PromiseTaken', 'NoteWritten', 'NextActionPlanned', 'LetterQueued', 'LetterSent', 'LetterFailed', 'PaymentRecorded', 'PaymentReversed', 'CaseClosed', 'CaseReopened', 'StageChanged', 'PlanProposed', 'PlanAgreed', 'PlanRefused', 'PlanBroken', 'PlanCompleted', 'PlanEnded', 'DisputeOpened', 'DisputeAnswered', 'DisputeSettled', 'QuestionAsked', 'QuestionAnswered', 'TitleRecorded', 'HandoffRefused', 'HandoffReturned', 'HoldOpened', 'HoldChanged', 'ClaimsGivenUp', 'Resync'], () => list.readSoon());

  const under = rows.find((row) => row.id === activeId) ?? rows[list.index(activeId)];
  const activate = useCallback((row: QueueLine) => { list.activeId = row.id; setActive(row.id); }, [list]);
  const open = useCallback((row: QueueLine | undefined, act?: 'call' | 'promise' | 'notice') => {
    if (!row) return;
    activate(row);
    if (act === 'notice') void navigate({ to: '/cases/$id/formal-notice', params: { id: row.id } });
    else void navigate({ to: '/cases/$id', params: { id: row.id }, search: act ? { act } : {} });
  }, [activate, navigate]);
  const openNext = async () => {
    const below = under && list.after(under.id);
    if (below) { open(below); return; }
    const { data } = await apollo.query({ query: NEXT_IN_QUEUE, variables: { afterId: under?.id ?? null }, fetchPolicy: 'no-cache' });
    if (data?.nextInQueue) void navigate({ to: '/cases/$id', params: { id: data.nextInQueue }, search: {} });
  };
  const letIn = () => { list.letIn(); setActive(list.activeId); grid.current?.focus(); };
  const calls = may('logCall', 'CaseFile'), plans = may('planNextAction', 'CaseFile'), one = Boolean(under);
  useKeys([
    { keys: ['ArrowUp', 'ArrowDown'], label: t`parcourir`, run: () => false },
    { keys: 'Space', label: t`aperçu`, disabled: !one, run: () => setTurned((was) => !was) },
    { keys: 'Enter', label: t`ouvrir`, disabled: !one, run: () => open(under) },
    { keys: 'a', label: t`appeler`, disabled: !calls || !one, run: () => open(under, 'call') },
    { keys: 'p', label: t`promesse`, disabled: !calls || !one, run: () => open(under, 'promise') },
    { keys: 'n', label: t`suivant`, disabled: !one, run: () => void openNext() },
    { keys: 'z', label: t`remettre à plus tard`, disabled: !plans || !one, run: () => setPutOff(under!) },
    { keys: '/', label: t`filtrer`, run: () => search.current?.focus() },
    { keys: '.', label: t`laisser entrer`, disabled: waiting === 0 && gone.size === 0, run: letIn },
  ]);
  usePaletteActs(under ? t`Sur ${under.debtorName}` : '', under ? [
    ...(calls ? [{ id: 'call', label: t`Appeler`, kbd: 'a', run: () => open(under, 'call') }, { id: 'promise', label: t`Prendre une promesse`, kbd: 'p', run: () => open(under, 'promise') }] : []),
    ...(may('sendFormalNotice', 'CaseFile') ? [{ id: 'notice', label: t`Envoyer la mise en demeure`, run: () => open(under, 'notice') }] : []),
    ...(plans ? [{ id: 'later', label: t`Remettre à plus tard`, kbd: 'z', run: () => setPutOff(under) }] : []),
  ] : []);

  if (state === 'error') return <PageFault error={error} onRetry={() => void list.read(true)} />;
  const filters: { value: QueueFilterName; label: string }[] = [{ value: 'all', label: t`Tout` }, { value: 'answers', label: t`Réponses` }, { value: 'deadlines', label: t`Délais` }, { value: 'promises', label: t`Promesses` }, { value: 'callbacks', label: t`Rappels` }, { value: 'new', label: t`Nouveaux` }];
  const left = counts['today'] ?? counts['all'];
  return (
    <Page title={t`Ma file`} layout="fixed" className="desk" context={left === undefined ? undefined : `${doneToday > 1 ? t`${doneToday} traités aujourd’hui` : t`${doneToday} traité aujourd’hui`}, ${left > 1 ? t`${left} restants` : t`${left} restant`}`} aside={<span>{day(today, 'full')}</span>}>
      <Filters
        label={t`Filtrer la file`} options={filters.map((one) => ({ ...one, count: counts[one.value] }))} value={filter} onValueChange={(next) => onView({ filter: next, text })}
        aside={<>
          {waiting > 0 && <Press className="arrival" onClick={letIn}><Word tone="wait">{waiting === 1 ? t`Un dossier attend` : t`${waiting} dossiers attendent`}</Word> <kbd>.</kbd></Press>}
          <TypedFilter ref={search} label={t`Filtrer par nom, créancier ou numéro`} placeholder={t`Nom, créancier, numéro`} text={text} onText={(next) => onView({ filter, text: next })} onLeave={() => grid.current?.focus()} />
        </>}
      />
      {state === 'loading' ? <Loading lines={14} /> : (
        <Grid
          ref={grid} narrow autoFocus className="queue" label={t`File`} columns={columns} rows={rows} rowId={(row) => row.id} total={text ? rows.length : counts[filter] ?? rows.length}
          activeId={activeId} onActive={activate} onOpen={(row) => open(row)} href={(row) => `/cases/${row.id}`} onPreview={() => setTurned((was) => !was)} onEnd={list.more}
          rowClass={(row) => (gone.has(row.id) ? 'is-locked' : changed.has(row.id) && row.id !== activeId ? 'is-new' : undefined)}
          empty={text || filter !== 'all'
            ? <Empty inline title={<Trans>Rien ici sous ce filtre.</Trans>} actions={<Button onClick={() => onView({ filter: 'all', text: '' })}><Trans>Voir toute la file</Trans></Button>} />
            : <Empty title={<Trans>La file est vide.</Trans>}><Trans>Elle se remplit dès qu’un créancier a confié des factures, ou qu’un jour prévu arrive : les promesses échues d’abord, puis les rappels et les nouveaux dossiers.</Trans></Empty>}
        />
      )}
      {under && <Preview row={under} turned={turned} onClose={() => setTurned(false)} />}
      {putOff && <PutOff row={putOff} onClose={() => { setPutOff(null); grid.current?.focus(); }} onDone={() => { const below = list.after(putOff.id); if (below) list.activeId = below.id; void list.read(true).then(() => setActive(list.activeId)); }} />}
    </Page>
  );
}

function useColumns(gone: ReadonlySet<string>): Column<QueueLine>[] {
  const { t } = useLingui();
  const { day, today } = useFormats();
  const { why } = useQueueWords();
  const { say } = useStory();
  const { next } = useCallWords();
  return [
    { key: 'why', head: t`Pourquoi maintenant`, width: 'var(--why)', cell: (row) => { if (gone.has(row.id)) return t`Sorti de la file`; const { text, tone } = why(row); return <Word tone={tone}>{text}</Word>; } },
    { key: 'debtor', head: t`Débiteur`, width: 'var(--debtor)', as: 'name', cell: (row) => <span className={row.debtorName.length > 26 ? 'long' : undefined}>{row.debtorName}</span> },
    { key: 'creditor', head: t`Créancier`, width: 'var(--creditor)', as: 'soft', cell: (row) => row.creditorName },
    { key: 'due', head: t`Dû ce jour`, width: '80px', as: 'amount', cell: (row) => <Money value={row.due} /> },
    { key: 'word', head: t`Dernier mot`, width: 'minmax(0,1fr)', as: 'soft', cell: (row) => <>{row.heldKinds.length > 0 && <><Held kinds={row.heldKinds} />{' · '}</>}{row.lastWordCode ? say(row.lastWordCode, row.lastWordFacts) : '—'}</> },
    { key: 'next', head: t`Prochain geste`, width: '142px', cell: (row) => (row.nextActionOn > today && row.reason !== 'planned' ? `${next(row.nextActionKind, row.nextActionNote)}, ${day(row.nextActionOn, 'brief')}` : next(row.nextActionKind, row.nextActionNote)) },
    { key: 'limitation', head: t`Prescription`, width: '90px', as: 'end', cell: (row) => (row.limitationOn && row.limitationLevel === 'red' ? <Word tone="danger"><Day value={row.limitationOn} /></Word> : <Day value={row.limitationOn} className="soft" />) },
  ];
}
