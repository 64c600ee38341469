import { useApolloClient, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, ConfirmDialog, dayOfInstant, Facts, Loading, Money, Note, Page, Progress, useFormats, useKeys, useOpen, useToast } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useLive } from '../../app/live.tsx';
import { RefusalNote, useFieldWords, useRefusalWords } from '../../app/refusals.tsx';
import { useMay } from '../../app/session.tsx';
import { LinkButton, Missing, PageFault } from '../../app/states.tsx';
import { ENDED } from '../intake/large.ts';
import { CANCEL_RUN, DEPOSIT_RUN, RUN_STANDING } from '../intake/runs.queries.ts';
import { useCounts, useRunWords } from '../intake/words.ts';
import './deposits.css';

const BEAT_MS = 1000;

/** A large deposit on its way: how far it is, stopping it, and what came of it. It goes on without this page. */
export function RunPage({ id }: { id: string }) {
  const { t } = useLingui();
  const { day, hour } = useFormats();
  const apollo = useApolloClient();
  const toast = useToast();
  const may = useMay();
  const navigate = useNavigate();
  const counts = useCounts(), words = useRunWords(), refusals = useRefusalWords();
  const stopping = useOpen();
  const [busy, setBusy] = useState(false);
  const { data, error, refetch } = useQuery(DEPOSIT_RUN, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const run = data?.depositRun, under = Boolean(run && !ENDED.has(run.state));
  useLive(['DepositRunMoved', 'DepositConfirmed', 'Resync'], ({ name, ids }) => { if (name !== 'DepositRunMoved' || ids.depositRunId === id) void refetch(); });
  // Events tell when it moved; the beat is for whoever's line is cut.
  useEffect(() => {
    if (!under) return;
    const beat = setInterval(() => { apollo.query({ query: RUN_STANDING, variables: { id }, fetchPolicy: 'network-only' }).then(({ data: now }) => { if (now?.depositRun && ENDED.has(now.depositRun.state)) void refetch(); }, () => undefined); }, BEAT_MS);
    return () => clearInterval(beat);
  }, [under, apollo, id, refetch]);
  const wrong = useFieldWords()(run?.refusal);
  const stops = under && may('deposit', 'Creditor');
  const stop = async () => {
    setBusy(true);
    const answer = await apollo.mutate({ mutation: CANCEL_RUN, variables: { id } }).then(({ data: told }) => told!.cancelDepositRun, () => null);
    setBusy(false);
    stopping.close();
    if (!answer) toast.say(t`Quittance ne répond pas ; le dépôt continue.`);
    else if (answer.__typename === 'Refusal') toast.say(refusals(answer).title);
    void refetch();
  };
  useKeys([
    { keys: 's', label: t`arrêter`, disabled: !stops, run: stopping.show },
    { keys: 'Escape', label: t`tous les dépôts`, run: () => void navigate({ to: '/creditor/deposits' }) },
  ]);
  if (error && !run) return <PageFault error={error} onRetry={() => void refetch()} />;
  if (data && !run) return <Missing />;
  if (!run) return <Page title={t`Dépôt en cours`} layout="scroll"><Loading lines={6} /></Page>;
  const { deposit, report } = run;
  const when = run.startedAt ? t`commencé le ${day(dayOfInstant(run.startedAt))} à ${hour(run.startedAt)}` : words.state(run.state);
  return (
    <Page title={under ? t`Dépôt en cours` : t`Grand dépôt, ${words.state(run.state)}`} context={when} className="run-page">
      <div className="run">
        {under && (
          <>
            <Progress label={run.state === 'waiting' ? t`En attente de son tour` : words.stage(run.stage)} detail={words.count(run.done, run.of)} value={run.of ? (run.done / run.of) * 100 : null} {...(stops ? { onStop: stopping.show } : {})} stop={t`Arrêter ce dépôt`} />
            <p className="soft"><Trans>Vous pouvez quitter cette page : le dépôt continue, et reste parmi vos dépôts. Tant qu’il n’est pas terminé, rien n’est confié.</Trans></p>
          </>
        )}
        <div role="status">
          {run.state === 'done' && deposit && <Note><p><b>{counts.placed(deposit.caseCount)}</b>, {counts.claims(deposit.claimCount)}, <Money value={deposit.total} />.</p></Note>}
          {run.state === 'done' && run.dryRun && <Note><p><Trans>C’était un aperçu : rien n’a été confié.</Trans></p></Note>}
          {run.state === 'cancelled' && <Note><p><b><Trans>Le dépôt est arrêté.</Trans></b> <Trans>Rien n’en a été gardé : ni dossier, ni facture, ni fichier.</Trans></p></Note>}
          {run.state === 'failed' && <Note><p><b><Trans>Le dépôt s’est interrompu.</Trans></b> <Trans>Rien n’a été confié. Déposez de nouveau les mêmes fichiers ; ce qui aurait déjà été confié ne l’est pas deux fois.</Trans></p></Note>}
        </div>
        {run.refusal && <RefusalNote refusal={run.refusal} actions={Object.values(wrong).length ? <ul>{Object.values(wrong).map((line) => <li key={line}>{line}</li>)}</ul> : undefined} />}
        <Facts facts={[{ term: run.fileNames.length === 1 ? t`Fichier` : t`Fichiers`, value: run.fileNames.join(', ') }, report && { term: t`Ce qui n’a pas été repris`, value: <a href={`/documents/${report.id}`} download>{report.name}</a> }]} />
        <div className="buttons">
          {deposit && <LinkButton kind="primary" to="/creditor/deposits/$id" params={{ id: deposit.id }} search={{}}><Trans>Voir le dépôt</Trans></LinkButton>}
          {!under && !deposit && may('deposit', 'Creditor') && <LinkButton to="/creditor/deposit"><Trans>Déposer des factures</Trans></LinkButton>}
          {under && <Button kind="quiet" onClick={() => void navigate({ to: '/creditor/deposits' })}><Trans>Tous les dépôts</Trans></Button>}
        </div>
      </div>
      <ConfirmDialog open={stopping.open && under} title={t`Le dépôt s’arrête et rien n’en est gardé.`} confirm={t`Arrêter ce dépôt`} danger busy={busy} onConfirm={() => void stop()} onCancel={stopping.close} consequences={<p><Trans>Aucun dossier n’est ouvert. Vous pourrez déposer les mêmes fichiers plus tard.</Trans></p>} />
    </Page>
  );
}
