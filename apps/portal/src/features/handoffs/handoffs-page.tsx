import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Day, dayOfInstant, Empty, Filters, Grid, Loading, Moment, Money, Page, useKeys, useNarrow, Word, type Column } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useRef, useState } from 'react';
import { useLiveSoon } from '../../app/live.tsx';
import { usePaletteActs } from '../../app/palette.tsx';
import { PageFault } from '../../app/states.tsx';
import { useActWords } from '../acts/words.ts';
import { Withdraw } from './handoff-block.tsx';
import { HANDOFFS, type HandoffLine } from './handoffs.queries.ts';
import { useMedium } from './use-medium.ts';
import { useHandoffWords } from './words.ts';
import '../letters/letters.css';
import './handoffs.css';

export const HANDOFF_BOXES = ['inbox', 'current', 'past'] as const;
export type HandoffBox = (typeof HANDOFF_BOXES)[number];

/** The files that the agency handed to studies: those not yet taken, those in hand, those that came back. */
export function HandoffsPage({ box, withdraws, onBox }: { box: HandoffBox; withdraws: boolean; onBox: (box: HandoffBox) => void }) {
  const { t } = useLingui();
  const narrow = useNarrow(), medium = useMedium();
  const navigate = useNavigate();
  const words = useHandoffWords(), acts = useActWords();
  const [activeId, setActive] = useState<string | null>(null), [taken, setTaken] = useState<HandoffLine | null>(null);
  const { data, error, refetch, fetchMore } = useQuery(HANDOFFS, { variables: { first: 100, box }, fetchPolicy: 'cache-and-network' });
  useLiveSoon(['HandoffOffered', 'HandoffAccepted', 'HandoffRefused', 'HandoffReturned', 'HandoffWithdrawn', 'HandoffPacked', 'ActReported', 'Resync'], () => void refetch().catch(() => undefined));
  const rows = data?.handoffs.rows ?? [], next = data?.handoffs.next, busy = useRef(false);
  const more = useCallback(() => {
    if (!next || busy.current) return;
    busy.current = true;
    fetchMore({ variables: { after: next } }).catch(() => undefined).finally(() => { busy.current = false; });
  }, [next, fetchMore]);
  const under = rows.find(({ id }) => id === activeId) ?? rows[0];
  const open = (row: HandoffLine) => void navigate({ to: '/cases/$id', params: { id: row.caseId }, search: {} });
  const canTake = withdraws && box !== 'past' && under !== undefined;
  useKeys([
    { keys: ['ArrowUp', 'ArrowDown'], label: t`parcourir`, run: () => false }, { keys: 'Enter', label: t`ouvrir le dossier`, run: () => false },
    { keys: 'r', label: t`reprendre le dossier`, disabled: !canTake, run: () => setTaken(under ?? null) },
  ]);
  usePaletteActs(t`Études et remises`, canTake ? [{ id: 'withdraw', label: t`Reprendre le dossier ${under.debtorName}`, kbd: 'r', run: () => setTaken(under) }] : []);
  const columns: Column<HandoffLine>[] = [
    ...(medium ? [] : [{ key: 'reference', head: t`Dossier`, width: '80px', as: 'soft', cell: (row: HandoffLine) => row.publicReference } as const]),
    { key: 'debtor', head: t`Débiteur`, width: 'minmax(230px,1.2fr)', as: 'name', cell: (row) => row.debtorName },
    ...(medium ? [] : [{ key: 'creditor', head: t`Créancier`, width: 'minmax(0,.8fr)', as: 'soft', cell: (row: HandoffLine) => row.creditorName } as const]),
    { key: 'study', head: t`Étude`, width: 'minmax(0,1fr)', cell: (row) => row.study.name },
    ...(medium ? [] : [{ key: 'mission', head: t`Mission`, width: '96px', as: 'soft', cell: (row: HandoffLine) => words.mission(row.mission) } as const]),
    { key: 'at', head: t`Remis`, width: '62px', as: 'soft', cell: (row) => <Moment value={row.offeredAt} /> },
    box === 'past'
      ? { key: 'state', head: t`Comment`, width: 'minmax(240px,1.6fr)', cell: (row) => <>{words.state(row.state)}{row.reason && <span className="soft">, {row.state === 'returned' ? words.returned(row.reason).toLowerCase() : row.reason}</span>}</> }
      : { key: 'deadline', head: t`Prochain délai`, width: 'minmax(210px,1.1fr)', cell: (row) => (row.deadline ? words.lapses(row.deadline.code) ? <Word tone="danger">{words.deadlineInBrief(row.deadline.code, row.deadline.on)}</Word> : words.deadlineInBrief(row.deadline.code, row.deadline.on) : '—') },
    box === 'past'
      ? { key: 'decided', head: t`Le`, width: '92px', cell: (row) => <Day value={row.decidedAt ? dayOfInstant(row.decidedAt) : null} /> }
      : { key: 'last', head: t`Dernier acte`, width: 'minmax(0,1.1fr)', as: 'soft', cell: (row) => (row.lastAct ? acts.act(row.lastAct) : '—') },
    { key: 'due', head: t`Dû ce jour`, width: '96px', as: 'amount', cell: (row) => <Money value={row.due} /> },
  ];
  if (error && !data) return <PageFault error={error} onRetry={() => void refetch()} />;
  return (
    <Page title={t`Études et remises`} layout="fixed" className="column-page">
      <Filters label={t`Filtrer les remises`} options={[{ value: 'inbox', label: t`À prendre en main` }, { value: 'current', label: t`En cours` }, { value: 'past', label: t`Rendus, refusés, retirés` }]} value={box} onValueChange={onBox} />
      {!data ? <Loading lines={10} /> : (
        <Grid
          autoFocus narrow className="stacked handoff-lines" label={t`Remises`} columns={columns} rows={rows} rowId={(row) => row.id} rowHeight={narrow ? 60 : 32} activeId={activeId} onActive={(row) => setActive(row.id)} onOpen={open} href={(row) => `/cases/${row.caseId}`} onEnd={more}
          empty={box === 'past' ? <Empty inline title={<Trans>Aucun dossier n’est revenu d’une étude.</Trans>} />
            : box === 'current' ? <Empty inline title={<Trans>Aucune étude n’a de dossier en main.</Trans>} />
              : <Empty title={<Trans>Aucun dossier n’attend une étude.</Trans>}><Trans>Ici paraîtra chaque dossier remis, jusqu’à ce que l’étude le prenne en main. Il se remet depuis un dossier qui a un titre exécutoire.</Trans></Empty>}
        />
      )}
      {taken && <Withdraw handoff={taken} onClose={() => setTaken(null)} />}
    </Page>
  );
}
