import { useQuery } from '@apollo/client/react';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useKeys } from '@quittance/ui';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useLiveSoon } from '../../app/live.tsx';
import { Question } from './question.tsx';
import { QUESTIONS } from './questions.queries.ts';
import './questions.css';

/** Where the money is stays in sight below them. */
const SHOWN = 2;

/** At the head of the creditor's day: what waits for his answer, answered where it stands. Nothing, where nothing waits. */
export function MineToAnswer({ onDone }: { onDone: () => void }) {
  const { t } = useLingui();
  const { data, previousData, refetch } = useQuery(QUESTIONS, { variables: { first: SHOWN, waiting: true }, fetchPolicy: 'cache-and-network' });
  useLiveSoon(['QuestionAsked', 'QuestionAnswered', 'DisputeOpened', 'PlanAgreed', 'PlanEnded', 'CaseRecalled', 'Resync'], () => void refetch().catch(() => undefined));
  const [answering, setAnswering] = useState<string | null>(null), [at, setAt] = useState(0);
  const page = (data ?? previousData)?.questions, rows = page?.rows ?? [], place = Math.min(at, Math.max(0, rows.length - 1)), under = rows[place];
  useKeys([
    { keys: 'r', label: t`répondre`, run: () => (under ? setAnswering(under.id) : false) },
    { keys: 'j', label: t`question suivante`, quiet: true, run: () => (rows.length > 1 ? setAt((place + 1) % rows.length) : false) },
  ], rows.length > 0);
  if (!page || rows.length === 0) return null;
  return (
    <section className="mine-to-answer" aria-label={t`Questions qui vous attendent`}>
      <h2>{t`${plural(page.waiting, { one: 'Une question vous attend', other: '# questions vous attendent' })}`}</h2>
      <ol>{rows.map((row, index) => (
        <li key={row.id} className={index === place && rows.length > 1 ? 'is-under' : undefined} onFocus={() => setAt(index)}>
          <Question question={row} {...(index === place ? { kbd: 'r' } : {})} answering={answering === row.id} onAnswering={(open) => setAnswering(open ? row.id : null)} onDone={() => { void refetch(); onDone(); }} head={<h3><Link to="/cases/$id" params={{ id: row.caseId }} search={{ act: 'questions' }}>{row.debtorName}</Link> <span className="faint">{row.publicReference}</span></h3>} />
        </li>
      ))}</ol>
      {page.waiting > rows.length && <p><Link to="/questions" search={{}}><Trans>Voir toutes les questions</Trans></Link></p>}
    </section>
  );
}
