import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Block, Facts, KeyScope, Loading, Moment, Money, Press, Sum, Word, useFormats, useKeys } from '@quittance/ui';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useCallWords } from '../calls/words.ts';
import { usePhone, useCaseWords } from '../cases/words.ts';
import { isZero, minus, toTheCent } from '../statement/decimal.ts';
import { useStory } from '../timeline/words.ts';
import { QUEUE_PREVIEW, type QueueLine } from './queue.queries.ts';

/** The case under the cursor, read in ten seconds. What the row says is there at once; the rest follows the cursor once it rests. */
export function Preview({ row, turned, onClose }: { row: QueueLine; turned: boolean; onClose: () => void }) {
  const { t } = useLingui();
  const [id, setId] = useState(row.id);
  useEffect(() => { const rest = setTimeout(() => setId(row.id), 90); return () => clearTimeout(rest); }, [row.id]);
  const { data } = useQuery(QUEUE_PREVIEW, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const file = data?.caseFile?.id === row.id ? data.caseFile : undefined;
  const { say, stage } = useStory();
  const words = useCaseWords(), phone = usePhone();
  const { next, onDay } = useCallWords();
  const { today } = useFormats();
  const totals = file?.statement.__typename === 'Statement' ? file.statement.totals : undefined;
  const promise = file?.promise, action = file?.nextAction;
  const last = file?.timeline.rows.find((entry) => entry.kind !== 'task' && entry.kind !== 'stage' && !/reversed$/.test(entry.code) && !entry.facts.some(({ key }) => key === 'reversed'));
  return (
    <aside className={turned ? 'preview is-turned' : 'preview'} aria-label={t`Aperçu du dossier`}>
      {turned && <KeyScope title={t`Aperçu`}><Leave onClose={onClose} /></KeyScope>}
      <p className="note">{[row.publicReference, file && words.regime(file.regime), file && stage(file.stage)].filter(Boolean).join(' · ')}</p>
      <h2 className="head-name">{row.debtorName}</h2>
      <p className="soft">{file && <>{[file.debtor.legalForm, file.debtor.address?.city].filter(Boolean).join(', ')}{file.debtor.legalForm || file.debtor.address ? ', ' : ''}</>}<Trans>doit à {row.creditorName}</Trans></p>
      <Sum value={row.due} perDay={toTheCent(file?.dailyInterest)} />
      {totals ? (
        <Facts money facts={[
          { term: file!.claims.length === 1 ? t`Principal, une facture` : t`Principal, ${file!.claims.length} factures`, value: <Money value={totals.principal} /> },
          { term: t`Intérêts de retard`, value: <Money value={totals.interest} /> },
          !isZero(totals.indemnity) && { term: t`Indemnités forfaitaires`, value: <Money value={totals.indemnity} /> },
          !isZero(totals.paid) && { term: t`Versé`, value: <Money value={minus(totals.paid)} /> },
        ]} />
      ) : !file && <Loading lines={3} />}
      {last && <Block title={t`Le dernier mot`}><p>{say(last.code, last.facts)}</p><p className="note">{last.actorName}, <Moment value={last.at} /></p></Block>}
      {promise && <Block title={t`La promesse`}><p><Trans><b><Money value={promise.amount} /></b> pour {onDay(promise.dueOn)}</Trans>, {promise.dueOn < today ? <Word>{t`échue`}</Word> : <Word tone="wait">{t`attendue`}</Word>}</p></Block>}
      {file && file.timeline.rows.length > 0 && <Block title={t`Le fil`}><ul className="brief">{file.timeline.rows.slice(0, 4).map((entry) => <li key={entry.id}><span><Moment value={entry.at} /></span><span>{say(entry.code, entry.facts)}</span></li>)}</ul></Block>}
      {action && <Block title={t`La suite`}><p><b>{next(action.kind, action.note)}</b>, {onDay(action.on)}{file?.debtor.phone && action.kind === 'call' ? `, ${phone(file.debtor.phone)}` : ''}</p>{action.note && action.kind !== 'other' && <p className="soft">{action.note}</p>}</Block>}
      {turned && <p className="preview-links"><Link to="/cases/$id" params={{ id: row.id }}>{t`Ouvrir le dossier`}</Link> <Press onClick={onClose}>{t`Fermer l’aperçu`}</Press></p>}
    </aside>
  );
}

function Leave({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  useKeys([{ keys: 'Escape', label: t`fermer l’aperçu`, run: onClose }]);
  return null;
}
