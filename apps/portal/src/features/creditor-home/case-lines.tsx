import { useLingui } from '@lingui/react/macro';
import { Grid, Money, useFormats, useNarrow, Word, type Column, type GridHandle } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode, Ref } from 'react';
import { Held } from '../queue/held.tsx';
import { daysBetween } from '../timeline/facts.ts';
import { useStory } from '../timeline/words.ts';
import type { CaseLine } from './home.queries.ts';
import { useCreditorWords } from './words.ts';

/** The creditor's cases, one line each; a press opens the case. */
export function CaseLines({ label, rows, total, onEnd, empty, autoFocus = false, recovered = false, className = '', ref }: { label: string; rows: readonly CaseLine[]; total?: number; onEnd?: () => void; empty?: ReactNode; autoFocus?: boolean; /** What was recovered beside what is due, in place of the principal. */ recovered?: boolean; className?: string; ref?: Ref<GridHandle> }) {
  const { t } = useLingui();
  const { today } = useFormats();
  const narrow = useNarrow();
  const navigate = useNavigate();
  const { say } = useStory();
  const { stage } = useCreditorWords();
  const late = (row: CaseLine) => (row.oldestDueOn ? daysBetween(row.oldestDueOn, today) : 0);
  const columns: Column<CaseLine>[] = [
    { key: 'debtor', head: t`Débiteur`, width: 'minmax(190px,1.1fr)', as: 'name', cell: (row) => row.debtorName },
    { key: 'reference', head: t`Dossier`, width: '82px', as: 'soft', cell: (row) => row.publicReference },
    { key: 'stage', head: t`Étape`, width: '112px', as: 'soft', cell: (row) => <>{stage(row.stage).toLowerCase()}{row.pausedUntil && <>, <Word tone="wait">{t`en pause`}</Word></>}{row.heldKinds.length > 0 && <>, <Held kinds={row.heldKinds} /></>}</> },
    { key: 'word', head: t`Dernier mouvement`, width: 'minmax(0,1.6fr)', as: 'soft', cell: (row) => <>{row.unread > 0 && <><Word tone="wait">{t`message à lire`}</Word>, </>}{row.lastWordCode ? say(row.lastWordCode, row.lastWordFacts) : '—'}</> },
    { key: 'late', head: t`Retard`, width: '60px', as: 'end', cell: (row) => <span className="soft">{t`${late(row)} j`}</span> },
    recovered
      ? { key: 'recovered', head: t`Recouvré`, width: '106px', as: 'amount', cell: (row) => <Money value={row.recovered} tone="soft" /> }
      : { key: 'principal', head: t`Principal`, width: '106px', as: 'amount', cell: (row) => <Money value={row.principal} tone="soft" /> },
    { key: 'due', head: t`Dû ce jour`, width: '110px', as: 'amount', cell: (row) => <Money value={row.due} /> },
  ];
  return (
    <Grid
      ref={ref!} label={label} className={`stacked case-lines ${className}`} columns={columns} rows={rows} rowId={(row) => row.id} rowHeight={narrow ? 60 : 32} autoFocus={autoFocus}
      {...(total === undefined ? {} : { total })} {...(onEnd ? { onEnd } : {})} empty={empty}
      onOpen={(row) => void navigate({ to: '/cases/$id', params: { id: row.id } })} href={(row) => `/cases/${row.id}`}
    />
  );
}
