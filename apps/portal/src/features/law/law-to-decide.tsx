import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Word } from '@quittance/ui';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../app/session.tsx';
import { LinkButton } from '../../app/states.tsx';
import { useFigureWords } from './figure-words.ts';
import { MISSING_RATES, type MissingRate } from './law.queries.ts';
import { useLawWords } from './law-words.ts';
import { byUrgency, MissingAct } from './missing-rates.tsx';
import { useLawWaiting, type WaitingEntry } from './use-law-waiting.ts';

export interface LawToDo { missing: readonly MissingRate[]; rows: readonly WaitingEntry[]; count: number }

/** What the law asks of an administrator today: rates to enter, entries of others to decide. */
export function useLawToDo(): LawToDo {
  const enters = useMay()('enter', 'LawEntry');
  const { data } = useQuery(MISSING_RATES, { skip: !enters, fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' });
  const { rows, mine } = useLawWaiting(), missing = byUrgency(data?.appliedLaw.missing ?? []);
  // A rate that someone entered waits for a decision, and is counted there.
  const open = missing.filter((rate) => !rows.some(({ name, from }) => name === rate.name && from === rate.from));
  return { missing: open, rows, count: open.length + mine };
}

/** On the day's page of an administrator. */
export function LawToDecide({ missing, rows }: LawToDo) {
  const { t } = useLingui();
  const { named } = useFigureWords(), { half, when } = useLawWords();
  if (!useMay()('decide', 'LawEntry')) return null;
  return (
    <section aria-label={t`Droit appliqué`}>
      <h2><Trans>Droit appliqué</Trans> <span className="faint">{t`taux à saisir, saisies à approuver`}</span></h2>
      {missing.length + rows.length === 0 ? <p className="soft"><Trans>Chaque taux du semestre est saisi ; aucune saisie n’attend.</Trans> <Link to="/law" search={{}}><Trans>Voir le droit appliqué</Trans></Link></p> : (
        <ul className="checks">
          {missing.map((rate) => <li key={`${rate.name}${rate.from}`}><span><b>{named(rate.name)[1]}</b><br /><span className="soft">{half(rate.from)}</span></span><span className="state">{rate.state === 'missing' ? <Word tone="danger">{t`manque`}</Word> : <Word tone="wait">{t`à saisir`}</Word>}</span><span className="do"><MissingAct rate={rate} waiting={[]} /></span></li>)}
          {rows.map((row) => <li key={row.id}><span><b>{named(row.name)[1]}</b><br /><span className="soft">{when({ from: row.from, to: row.to })}</span></span><span className="state"><Word tone="wait">{row.decidable ? t`à vous de décider` : t`attend une approbation`}</Word></span><span className="do"><LinkButton to="/law/entries/$id" params={{ id: row.id }} kind={row.decidable ? 'primary' : undefined}>{row.decidable ? t`Décider` : t`Voir`}</LinkButton></span></li>)}
        </ul>
      )}
    </section>
  );
}
