import { useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Loading, Page, useKeys } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useLiveSoon } from '../../app/live.tsx';
import { usePaletteActs } from '../../app/palette.tsx';
import { RefusalNote, type RefusalLike } from '../../app/refusals.tsx';
import { useMay } from '../../app/session.tsx';
import { LinkButton, Missing, PageFault } from '../../app/states.tsx';
import { DecideEntry, type Decision } from './decide-entry.tsx';
import { EffectsList } from './effects-list.tsx';
import { EntryView } from './entry-view.tsx';
import { useFigureWords } from './figure-words.ts';
import { figureRow } from './figures.ts';
import { LAW_ENTRY, MEASURE_LAW, type LawEntry } from './law.queries.ts';
import { useLawWords } from './law-words.ts';
import './law.css';

/** While something runs it is looked at again, should the line be silent. */
const LOOK_AGAIN = 2000;
const runs = (entry: LawEntry | null | undefined): boolean => entry?.measure?.state === 'running' || entry?.application?.state === 'running';

/** One entry: what it would change, before it applies; then its decision, and what follows from it. */
export function EntryPage({ id }: { id: string }) {
  const { t } = useLingui();
  const may = useMay();
  const navigate = useNavigate();
  const { named, values } = useFigureWords(), { when, state } = useLawWords();
  const { data, error, refetch } = useQuery(LAW_ENTRY, { variables: { id }, fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' });
  const read = () => void refetch().catch(() => undefined);
  useLiveSoon(['LawEntered', 'LawMeasured', 'LawDecided', 'LawApplied', 'Resync'], read);
  const [measure, { loading: measuring }] = useMutation(MEASURE_LAW);
  const [deciding, setDeciding] = useState<Decision | null>(null), [refusal, setRefusal] = useState<RefusalLike | null>(null), [failed, setFailed] = useState(false);
  const entry = data?.lawEntry, running = runs(entry);
  useEffect(() => {
    if (!running) return;
    const every = setInterval(() => void refetch().catch(() => undefined), LOOK_AGAIN);
    return () => clearInterval(every);
  }, [running, refetch]);
  const enters = may('enter', 'LawEntry'), waits = entry?.state === 'entered' && entry.act !== 'confirmation';
  const again = async () => {
    setRefusal(null); setFailed(false);
    const answer = await measure({ variables: { entryId: id } }).catch(() => undefined);
    if (!answer?.data) setFailed(true);
    else if (answer.data.measureLaw.__typename === 'Refusal') setRefusal(answer.data.measureLaw);
    read();
  };
  const decides = Boolean(waits && entry?.decidable), approves = decides && entry?.measure?.state === 'done', withdraws = Boolean(waits && entry?.mine && enters), measures = Boolean(waits && enters && !running);
  const back = () => void navigate({ to: '/law/entries', search: {} });
  useKeys([
    { keys: 'a', label: t`approuver`, disabled: !approves, run: () => setDeciding('approve') },
    { keys: 'r', label: t`refuser`, disabled: !decides, run: () => setDeciding('refuse') },
    { keys: 'x', label: t`retirer`, disabled: !withdraws, run: () => setDeciding('withdraw') },
    { keys: 'm', label: t`mesurer à nouveau`, disabled: !measures, run: () => void again() },
    { keys: 'Escape', label: t`revenir aux saisies`, run: back },
  ]);
  usePaletteActs(t`Cette saisie`, [
    ...(approves ? [{ id: 'approve-law', label: t`Approuver`, kbd: 'a', run: () => setDeciding('approve') }] : []), ...(decides ? [{ id: 'refuse-law', label: t`Refuser`, kbd: 'r', run: () => setDeciding('refuse') }] : []),
    ...(withdraws ? [{ id: 'withdraw-law', label: t`Retirer`, kbd: 'x', run: () => setDeciding('withdraw') }] : []), ...(measures ? [{ id: 'measure-law', label: t`Mesurer à nouveau`, kbd: 'm', run: () => void again() }] : []),
  ]);
  if (!may('read', 'LawEntry')) return <Missing />;
  if (error && !data) return <PageFault error={error} onRetry={read} />;
  if (!data) return <Page title={t`Saisie`} layout="scroll"><Loading lines={8} /></Page>;
  if (!entry) return <Missing />;
  const name = named(entry.name)[1], days = when(entry), value = values(figureRow({ ...entry, origin: 'agency', entryId: id }, entry.name)).join(' ; '), measured = entry.measure;
  return (
    <Page title={name} context={`${days}, ${state(entry.state)}`} layout="fixed" className="law-entry-page" aside={<LinkButton to="/law/entries" search={{}} kbd="Escape"><Trans>Toutes les saisies</Trans></LinkButton>}>
      {(refusal ?? failed) && <div className="law-answer">{refusal && <RefusalNote refusal={refusal} focus />}{failed && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’est changé.</Trans></p>}</div>}
      <EntryView
        entry={entry} enters={enters} onDecide={setDeciding} onMeasure={() => void again()} measuring={measuring}
        effects={measured && measured.changed > 0 ? <EffectsList entryId={id} measured={measured.startedAt} /> : <p className="soft"><Trans>Aucun dossier ne change.</Trans></p>}
      />
      {deciding && <DecideEntry entry={entry} name={`${name}, ${days}`} value={value} decision={deciding} onClose={() => setDeciding(null)} />}
    </Page>
  );
}
