import { useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, ConfirmDialog, Loading, Moment, Page, Progress, Table, useFormats, useKeys, Word } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useAttemptKey } from '../../app/fresh-key.ts';
import { useLiveSoon } from '../../app/live.tsx';
import { RefusalNote } from '../../app/refusals.tsx';
import { useMay } from '../../app/session.tsx';
import { LinkButton, Missing, PageFault } from '../../app/states.tsx';
import { LOOK_AT_RETENTION, RETENTION, RUN_RETENTION, type Rule, type Run } from './privacy.queries.ts';
import { RetentionEffects } from './retention-effects.tsx';
import { SetRetention } from './set-retention.tsx';
import { useStep } from './use-step.ts';
import { usePrivacyWords } from './words.ts';
import './privacy.css';

const LOOK_AGAIN = 2000;

/** How long what is kept, and what is past its time: looked at first, then erased. */
export function RetentionPage() {
  const { t } = useLingui();
  const { day } = useFormats();
  const may = useMay();
  const navigate = useNavigate();
  const words = usePrivacyWords();
  const reads = may('read', 'RetentionPolicy'), sets = may('set', 'RetentionPolicy');
  const { data, error, refetch } = useQuery(RETENTION, { skip: !reads, fetchPolicy: 'cache-and-network' });
  const read = () => void refetch().catch(() => undefined);
  useLiveSoon(['RetentionRun', 'Resync'], () => { if (reads) read(); });
  const [changing, setChanging] = useState(false);
  const running = data?.retentionRuns.some(({ state }) => state === 'running') ?? false;
  useEffect(() => {
    if (!running) return;
    const every = setInterval(() => void refetch().catch(() => undefined), LOOK_AGAIN);
    return () => clearInterval(every);
  }, [running, refetch]);
  useKeys([
    { keys: 'n', label: t`autre durée`, disabled: !sets || changing, run: () => setChanging(true) },
    { keys: 'Escape', label: t`demandes`, run: () => void navigate({ to: '/privacy', search: {} }) },
  ]);
  if (!reads) return <Missing />;
  if (error && !data) return <PageFault error={error} onRetry={read} />;
  if (!data) return <Page title={t`Durées de conservation`} layout="scroll"><Loading lines={8} /></Page>;
  const inForce = data.retentionRules.filter((rule) => rule.inForce), others = data.retentionRules.filter((rule) => !rule.inForce && rule.from);
  return (
    <Page title={t`Durées de conservation`} className="privacy-page" aside={<LinkButton to="/privacy" search={{}} kbd="Escape"><Trans>Demandes</Trans></LinkButton>}>
      <section aria-labelledby="retention-now">
        <div className="privacy-head"><h2 id="retention-now"><Trans>En vigueur</Trans></h2>{sets && !changing && <Button kbd="n" onClick={() => setChanging(true)}><Trans>Autre durée</Trans></Button>}</div>
        {changing && <SetRetention rules={inForce} onClose={() => { setChanging(false); read(); }} />}
        <Table
          rows={inForce} rowId={(rule) => rule.kind}
          columns={[
            { key: 'kind', head: t`Données`, rowHead: true, cell: (rule: Rule) => words.kind(rule.kind) },
            { key: 'period', head: t`Gardées`, cell: (rule: Rule) => words.period(rule.period) },
            { key: 'event', head: t`À compter de`, cell: (rule: Rule) => words.event(rule.event) },
            { key: 'article', head: t`Texte`, cell: (rule: Rule) => <span className="note">{rule.article}</span> },
            { key: 'sure', head: t`Confiance`, cell: (rule: Rule) => (rule.from ? t`choisie par l’agence` : rule.confidence === 'high' ? t`vérifiée` : <Word tone="wait">{t`à confirmer par le DPO`}</Word>) },
            { key: 'by', head: t`D’où`, cell: (rule: Rule) => <span className="soft">{rule.from ? t`${rule.setBy ?? ''}, le ${day(rule.from)} : « ${rule.reason ?? ''} »` : t`livrée avec le produit`}</span> },
            { key: 'auto', head: t`Effacement`, cell: (rule: Rule) => (rule.automatic ? t`chaque nuit` : t`à la main`) },
          ]}
        />
        {others.length > 0 && <ul className="privacy-list">{others.map((rule) => <li key={`${rule.kind}${rule.setAt}`}><b>{words.kind(rule.kind)}</b>, {words.period(rule.period)} {rule.from && t`dès le ${day(rule.from)}`} <span className="soft">{rule.setBy}, {rule.reason}</span></li>)}</ul>}
      </section>
      <Runs runs={data.retentionRuns} acts={sets} running={running} onStarted={read} />
    </Page>
  );
}

function Runs({ runs, acts, running, onStarted }: { runs: readonly Run[]; acts: boolean; running: boolean; onStarted: () => void }) {
  const { t } = useLingui();
  const { today, day } = useFormats();
  const words = usePrivacyWords();
  const [look] = useMutation(LOOK_AT_RETENTION), [erase] = useMutation(RUN_RETENTION), step = useStep(onStarted), keyOf = useAttemptKey();
  const [sure, setSure] = useState(false);
  const latest = runs[0], looked = latest?.dry && latest.state === 'done' && latest.asOf === today ? latest : undefined;
  const counted = (run: Run) => run.counts.map(({ kind, people }) => `${words.kind(kind)} : ${people}`).join(', ');
  const people = looked?.people ?? 0;
  return (
    <section aria-labelledby="retention-runs" className="privacy-part">
      <h2 id="retention-runs"><Trans>Ce qui a fait son temps</Trans></h2>
      {step.refusal && <RefusalNote refusal={step.refusal} focus />}
      {step.failed && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’est effacé.</Trans></p>}
      {acts && <div className="buttons">
        <Button busy={step.busy} disabled={running} onClick={() => void step.send(async () => (await look({ variables: { idempotencyKey: keyOf(['look', runs.length]) } })).data?.lookAtRetention)}><Trans>Voir ce qui serait effacé</Trans></Button>
        {looked && people > 0 && <Button kind="danger" busy={step.busy} onClick={() => setSure(true)}>{people === 1 ? t`Effacer pour une personne` : t`Effacer pour ${people} personnes`}</Button>}
      </div>}
      {latest?.state === 'running' && <Progress label={latest.dry ? t`Lecture des dossiers clos` : t`Effacement`} value={latest.total ? latest.done : null} max={latest.total || 1} detail={t`${latest.done} sur ${latest.total}`} />}
      {looked && (people === 0 ? <p className="soft" role="status"><Trans>Rien n’a fait son temps aujourd’hui.</Trans></p> : <><p role="status">{counted(looked)}</p><RetentionEffects runId={looked.id} /></>)}
      {runs.length > 0
        ? <ol className="privacy-steps">{runs.map((run) => <li key={run.id}><span className="note"><Moment value={run.startedAt} /> {run.startedBy ?? t`la nuit, de lui-même`}</span> <b>{run.dry ? t`Regardé` : t`Effacé`}</b>{run.state === 'running' ? <> {t`en cours`}</> : <>, {run.people === 0 ? t`rien` : run.people === 1 ? t`une personne` : t`${run.people} personnes`}{run.counts.length > 0 && <span className="soft"> ({counted(run)})</span>}</>} <span className="note">{t`au ${day(run.asOf)}`}</span></li>)}</ol>
        : <p className="soft"><Trans>Personne n’a encore regardé. Rien n’est jamais effacé sans être montré d’abord, sauf là où une durée le dit « chaque nuit ».</Trans></p>}
      {sure && <ConfirmDialog open danger title={t`Les données qui ont fait leur temps sont effacées.`} confirm={t`Effacer`} consequences={<><p>{looked && counted(looked)}</p><p><Trans>Les sommes, les paiements, les références et le journal restent. Un effacement ne se reprend pas.</Trans></p></>} onConfirm={() => { setSure(false); void step.send(async () => (await erase({ variables: { idempotencyKey: keyOf(['erase', runs.length]) } })).data?.runRetention); }} onCancel={() => setSure(false)} />}
    </section>
  );
}
