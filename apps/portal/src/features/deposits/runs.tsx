import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Moment, Word } from '@quittance/ui';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useLive } from '../../app/live.tsx';
import { ENDED } from '../intake/large.ts';
import { DEPOSIT_RUNS, type RunLine } from '../intake/runs.queries.ts';
import { useRunWords } from '../intake/words.ts';

const BEAT_MS = 2000;
/** Those under way, and those that ended without a deposit, which has a line of its own. A look at what would be done is nobody's deposit. */
export const shown = (runs: readonly RunLine[]): RunLine[] => runs.filter(({ dryRun, state, deposit }) => !dryRun && (!ENDED.has(state) || !deposit));

/** Large deposits that are not deposits yet: followed live, each a press away. */
export function Runs() {
  const { t } = useLingui();
  const words = useRunWords();
  const { data, refetch } = useQuery(DEPOSIT_RUNS, { variables: { first: 20 }, fetchPolicy: 'cache-and-network' });
  useLive(['DepositRunMoved', 'DepositConfirmed', 'Resync'], () => void refetch());
  const runs = shown(data?.depositRuns.rows ?? []), moving = runs.some(({ state }) => !ENDED.has(state));
  useEffect(() => {
    if (!moving) return;
    const beat = setInterval(() => void refetch().catch(() => undefined), BEAT_MS);
    return () => clearInterval(beat);
  }, [moving, refetch]);
  if (!runs.length) return null;
  return (
    <section className="runs" aria-label={t`Grands dépôts`}>
      <ul>
        {runs.map((run) => (
          <li key={run.id}>
            <Link to="/creditor/deposits/runs/$id" params={{ id: run.id }}>{run.fileNames.join(', ')}</Link>
            <span className="soft">{ENDED.has(run.state) ? words.state(run.state) : <><Word tone="wait">{words.stage(run.stage)}</Word> {words.count(run.done, run.of)}</>}</span>
            {run.of && !ENDED.has(run.state) ? <progress max={run.of} value={run.done} aria-label={words.stage(run.stage)} /> : <span className="faint">{run.endedAt && <Moment value={run.endedAt} />}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
