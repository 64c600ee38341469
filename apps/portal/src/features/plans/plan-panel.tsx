import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Day, dayOfInstant, ErrorState, Facts, Loading, Money, Panel, Press, useFormats, Word } from '@quittance/ui';
import { useRefusalWords } from '../../app/refusals.tsx';
import { useMay } from '../../app/session.tsx';
import type { CaseFile } from '../cases/case.queries.ts';
import { useHoldWords } from '../holds/words.ts';
import { useCounts } from '../intake/words.ts';
import { BuildPlan } from './build-plan.tsx';
import { DecidePlan, EndPlan } from './decide-plan.tsx';
import { CASE_PLANS, type Plan } from './plans.queries.ts';
import { Schedule } from './schedule.tsx';
import { usePlanWords } from './words.ts';
import './plans.css';

/** The plan of the case: built where none runs, followed, decided upon or ended where there is one. */
export function PlanPanel({ file, onClose, onAsk }: { file: CaseFile; onClose: () => void; onAsk?: (() => void) | undefined }) {
  const { t } = useLingui();
  return <Panel title={t`Échéancier`} onClose={onClose} closeLabel={t`fermer l’échéancier`} head={<><b>{t`Échéancier`}</b><span className="aside"><Press onClick={onClose}>{t`Fermer`} <kbd>{t`Échap`}</kbd></Press></span></>}><Inside file={file} onClose={onClose} onAsk={onAsk} /></Panel>;
}

function Inside({ file, onClose, onAsk }: { file: CaseFile; onClose: () => void; onAsk: (() => void) | undefined }) {
  const { t } = useLingui();
  const may = useMay();
  const { kinds: heldBy } = useHoldWords();
  const { data, error, refetch } = useQuery(CASE_PLANS, { variables: { id: file.id }, fetchPolicy: 'cache-and-network' });
  const plans = data?.caseFile?.plans;
  if (error && !plans) return <ErrorState onRetry={() => void refetch()} />;
  if (!plans) return <Loading lines={5} />;
  const [latest] = plans, stands = latest && (latest.state === 'proposed' || latest.state === 'agreed') ? latest : undefined;
  const act = file.acts.find((one) => one.act === 'plan');
  const builds = !stands && may('propose', 'CaseFile') && act?.allowed;
  const past = plans.filter((plan) => plan !== stands);
  return (
    <>
      {stands && file.heldKinds.length > 0 && <p><Word tone="wait">{t`Suspendu`}</Word> <span className="soft">{t`Une mesure est en cours, ${heldBy(file.heldKinds)} : les échéances ne sont pas demandées.`}</span></p>}
      {stands && <Standing plan={stands} file={file} />}
      {builds && <BuildPlan file={file} onClose={onClose} onAsk={onAsk} />}
      {!stands && !builds && plans.length === 0 && <p className="soft"><Trans>Aucun échéancier sur ce dossier.</Trans></p>}
      {past.length > 0 && <section className="past-plans" aria-label={t`Échéanciers passés`}><h3><Trans>Avant</Trans></h3>{past.map((plan) => <Past key={plan.id} plan={plan} />)}</section>}
    </>
  );
}

function Standing({ plan, file }: { plan: Plan; file: CaseFile }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const may = useMay();
  const counts = useCounts();
  const words = usePlanWords(), refusalWords = useRefusalWords();
  const proposed = plan.state === 'proposed', ofDebtor = plan.proposedByKind === 'debtor';
  const outside = plan.outsideCode ? refusalWords({ code: plan.outsideCode, facts: [] }).title : null;
  return (
    <article className="plan" aria-label={t`L’échéancier en cours`}>
      <p><Word tone={words.stateTone(plan.state)}>{words.state(plan.state)}</Word>, <span className="soft">{ofDebtor ? t`demandé par le débiteur le ${day(dayOfInstant(plan.proposedAt))}` : t`proposé par ${plan.proposedBy} le ${day(dayOfInstant(plan.proposedAt))}`}{plan.decidedAt && plan.state === 'agreed' && <>, {t`convenu le ${day(dayOfInstant(plan.decidedAt))}`}</>}</span></p>
      {plan.words && <p>{t`« ${plan.words} »`}</p>}
      <Facts facts={[
        { term: t`Somme`, value: <Money value={plan.total} /> }, { term: t`Durée`, value: <>{counts.months(plan.months)}, {t`du ${day(plan.firstOn)} au ${day(plan.lastOn)}`}</> },
        !proposed && { term: t`Payé`, value: <><Money value={plan.paid} /> {plan.nextOn && <span className="soft">{t`prochaine échéance le ${day(plan.nextOn)}`}</span>}</> },
        { term: t`Intérêts`, value: words.interest(plan.interest) }, plan.graceDays > 0 && { term: t`Retard admis`, value: t`${counts.days(plan.graceDays)} après chaque échéance` },
      ]} />
      <Schedule lines={plan.instalments} downPayment={plan.downPayment !== '0.00' && plan.instalments.length > plan.months} />
      {plan.document && <p className="links"><a href={`/documents/${plan.document.id}?inline=1`} target="_blank" rel="noopener">{t`Lire l’accord signé`}</a><a href={`/documents/${plan.document.id}`} download>{t`Télécharger`}</a></p>}
      {plan.state === 'agreed' && !plan.document && <p className="soft"><Word tone="wait">{t`L’accord s’imprime`}</Word></p>}
      {proposed && plan.withinMandate && <p className="soft">{ofDebtor ? t`Dans les limites du mandat : il vaut dès qu’il l’accepte sur sa page.` : t`Il attend l’accord du débiteur, sur sa page ou par sa première échéance payée.`}</p>}
      {proposed && !plan.withinMandate && <p><Word tone="wait">{t`Hors des limites du mandat`}</Word>{outside && <> : {outside}</>} <span className="faint">CPCE R124-3</span></p>}
      {proposed && !plan.withinMandate && may('decide', 'Plan') && <DecidePlan plan={plan} creditor={file.creditor.name} />}
      {(plan.state === 'agreed' || (proposed && plan.withinMandate)) && may('decide', 'Plan') && <EndPlan plan={plan} />}
    </article>
  );
}

function Past({ plan }: { plan: Plan }) {
  const { t } = useLingui();
  const counts = useCounts();
  const words = usePlanWords();
  return <p>{words.state(plan.state)}{plan.decidedAt && <> <Day value={dayOfInstant(plan.decidedAt)} style="brief" /></>} : <Money value={plan.total} /> {t`en ${counts.months(plan.months)}`}{plan.paid !== '0.00' && <>, {t`payé`} <Money value={plan.paid} /></>}{plan.reason && <span className="soft"> : {plan.reason}</span>}</p>;
}
