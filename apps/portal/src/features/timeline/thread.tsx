import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Empty, ErrorState, Filters, Loading, Menu, Press, Timeline, useFormats, Word, type Entry } from '@quittance/ui';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useMay, useMe } from '../../app/session.tsx';
import { useCallWords } from '../calls/words.ts';
import { THREAD } from '../cases/case.queries.ts';
import type { ThreadQuery } from '../../gql/graphql.ts';
import { factsOf } from './facts.ts';
import { useStory } from './words.ts';

type Row = NonNullable<ThreadQuery['caseFile']>['timeline']['rows'][number];
type Kind = 'all' | 'payment' | 'call' | 'letter' | 'plan' | 'dispute' | 'question' | 'judicial' | 'message' | 'deposit' | 'hold' | 'debtor' | 'note' | 'task';
const PAGE = 60;

/** What happened on a case, newest first; filters by kind; each line opens in place. `head`: a panel over the thread. */
export function Thread({ caseId, head, onNote }: { caseId: string; head?: ReactNode; onNote?: (() => void) | undefined }) {
  const { t } = useLingui();
  const [kind, setKind] = useState<Kind>('all');
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(THREAD, { variables: { id: caseId, kind: kind === 'all' ? null : kind, first: PAGE }, fetchPolicy: 'cache-and-network' });
  const file = (data ?? (previousData?.caseFile?.id === caseId ? previousData : undefined))?.caseFile;
  const rows = file?.timeline.rows ?? [];
  const arrived = useArrivals(kind, rows);
  const entry = useEntry();
  const options: { value: Kind; label: string }[] = [{ value: 'all', label: t`Tout` }, { value: 'payment', label: t`Argent` }, { value: 'call', label: t`Appels` }, { value: 'letter', label: t`Lettres` }, { value: 'judicial', label: t`Justice` }, { value: 'note', label: t`Notes` }];
  const others: { value: Kind; label: string }[] = [{ value: 'plan', label: t`Échéanciers` }, { value: 'dispute', label: t`Contestations` }, { value: 'hold', label: t`Mesures` }, { value: 'question', label: t`Questions` }, { value: 'message', label: t`Courriels` }, { value: 'deposit', label: t`Dépôts` }, { value: 'debtor', label: t`Débiteur` }, ...(onNote ? [{ value: 'task' as const, label: t`Suites` }] : [])];
  const other = others.find(({ value }) => value === kind);
  const shown = other ? [...options, other] : options;
  return (
    <>
      {head}
      <Filters label={t`Filtrer le fil`} options={shown.map((one) => (one.value === 'all' && file ? { ...one, count: file.timelineCount } : one))} value={kind} onValueChange={setKind} aside={<>
        <Menu trigger={<button type="button" className="link turns">{t`autres`}</button>} acts={others.map((one) => ({ id: one.value, label: one.label, checked: one.value === kind, run: () => setKind(one.value) }))} />
        {onNote && <Press onClick={onNote}>{t`Écrire une note`} <kbd>O</kbd></Press>}
      </>} />
      <div className="thread">
        {error && !file ? <ErrorState onRetry={() => void refetch()} />
          : !file && loading ? <Loading lines={8} />
            : <Timeline label={t`Fil du dossier`} entries={rows.map((row) => entry(row, arrived.has(row.id)))} empty={<Empty inline title={kind === 'all' ? <Trans>Ici paraîtra le fil du dossier.</Trans> : <Trans>Rien de tel à ce jour.</Trans>} />} />}
        {file?.timeline.next && <p className="older"><Button kind="quiet" busy={loading} onClick={() => void fetchMore({ variables: { after: file.timeline.next } })}><Trans>Voir ce qui précède</Trans></Button></p>}
      </div>
    </>
  );
}

/** Lines that came while the page was open, by someone else: washed for a while, in their place at the top. */
function useArrivals(kind: Kind, rows: readonly Row[]): ReadonlySet<string> {
  const me = useMe();
  const known = useRef<{ kind: Kind; ids: Set<string> } | null>(null);
  const [arrived, setArrived] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (!rows.length) return;
    const before = known.current?.kind === kind ? known.current.ids : undefined;
    const fresh = before ? rows.filter((row) => !before.has(row.id) && row.actorName !== me.name && row.at > rows.at(-1)!.at).map(({ id }) => id) : [];
    known.current = { kind, ids: new Set([...(before ?? []), ...rows.map(({ id }) => id)]) };
    if (fresh.length) setArrived((was) => new Set([...was, ...fresh]));
  }, [kind, rows, me.name]);
  useEffect(() => {
    if (!arrived.size) return;
    const later = setTimeout(() => setArrived(new Set()), 12_000);
    return () => clearTimeout(later);
  }, [arrived]);
  return arrived;
}

function useEntry(): (row: Row, fresh: boolean) => Entry {
  const { t } = useLingui();
  const { money, day } = useFormats();
  const { say, kind, found } = useStory();
  const works = useMay()('logCall', 'CaseFile');
  const words = useCallWords();
  return (row, fresh) => {
    const fact = factsOf(row.facts);
    const lines: ReactNode[] = [];
    const reached = fact('reached');
    if (reached) lines.push(<p key="reached" className="soft">{t`A répondu : ${words.reached(reached)}`}</p>);
    if (row.code.startsWith('call.') && reached) lines.push(<p key="way" className="soft">{fact('incoming') === 'true' ? t`Appel reçu du débiteur` : t`Appel émis`}</p>);
    // How the agency kept to its rules is the agency's to see.
    const beyond = works && (row.code.startsWith('call.') || row.code === 'reminder.sent') ? found(row.facts) : undefined;
    if (beyond) lines.push(<p key="found" className="soft"><Word tone="wait">{t`Contrôle des contacts`}</Word> {beyond}</p>);
    const limit = fact('timeLimitOn');
    if (row.kind === 'letter' && limit) lines.push(<p key="limit" className="soft">{t`Délai donné jusqu’au ${day(limit)}`}{fact('amount') && <>, {t`somme demandée ${money(fact('amount')!)}`}</>}</p>);
    if (row.documentId) lines.push(<p key="paper" className="links"><a href={`/documents/${row.documentId}?inline=1`} target="_blank" rel="noopener">{t`Voir le document`}</a><a href={`/documents/${row.documentId}`}>{t`Télécharger`}</a></p>);
    if (fact('reversed')) lines.push(<p key="taken" className="soft">{t`Repris ensuite : ne compte plus.`}</p>);
    if (row.kind === 'note') lines.push(<p key="internal" className="note">{row.internal ? t`Interne : le créancier ne la voit pas.` : t`Le créancier la voit.`}</p>);
    return { id: row.id, at: row.at, kind: kind(row.kind), what: fact('reversed') ? <s>{say(row.code, row.facts)}</s> : beyond ? <>{say(row.code, row.facts)} <span className="soft">{beyond}</span></> : say(row.code, row.facts), who: row.actorName, inside: lines.length ? lines : undefined, tone: fresh ? 'is-new' : undefined };
  };
}
