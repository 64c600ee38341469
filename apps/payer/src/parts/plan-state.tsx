import { Trans, useLingui } from '@lingui/react/macro';
import type { InstalmentView, PlanStateView, RefusalView } from '../view.ts';
import { Refused } from './refused.tsx';
import { useSay } from './say.ts';

export function Schedule({ instalments }: { instalments: readonly InstalmentView[] }) {
  const { t } = useLingui();
  const { money, day } = useSay();
  const words: Record<string, string> = { kept: t`payé`, partly: t`payé en partie`, due: t`à payer`, late: t`en retard`, missed: t`manqué`, waiting: '' };
  return (
    <ol className="schedule">
      {instalments.map(({ position, dueOn, amount, state }) => (
        <li key={position}><span>{day(dueOn)}{state && words[state] && <em className={`state ${state}`}>{words[state]}</em>}</span><b>{money(amount)}</b></li>
      ))}
    </ol>
  );
}

/** How a plan stands, and what comes next. */
export function PlanState({ plan, creditorName, acknowledgement, refusal }: { plan: PlanStateView; creditorName: string; acknowledgement: string | null; refusal: RefusalView | null }) {
  const { t } = useLingui();
  const { money, day } = useSay();
  const { state, instalments, total, nextOn, reason, documentId, proposedByKind, lastOn, decidedAt, interest } = plan;
  const heads: Record<string, string> = {
    agreed: t`Votre échéancier est accepté.`, refused: t`Votre proposition n’a pas été acceptée.`, broken: t`L’échéancier n’a pas été tenu.`,
    completed: t`L’échéancier est tenu jusqu’au bout.`, ended: t`L’échéancier a pris fin.`, proposed: proposedByKind === 'agent' ? t`Un échéancier vous est proposé.` : t`Votre proposition attend une réponse.`,
  };
  const next = instalments.find(({ dueOn }) => dueOn === nextOn);
  const toAccept = state === 'proposed' && proposedByKind === 'agent';
  return (
    <>
      <h1>{heads[state] ?? heads['ended']}</h1>
      <Refused refusal={refusal} />
      {state === 'agreed' && next && nextOn && <p className="lead"><Trans>Prochain versement : {money(next.amount)} le {day(nextOn)}.</Trans></p>}
      {state === 'proposed' && !toAccept && <p className="lead"><Trans>{creditorName} doit y répondre. Nous vous écrirons ; la réponse apparaîtra aussi ici. D’ici là, rien n’est convenu.</Trans></p>}
      {state === 'refused' && <p className="lead">{reason ? <Trans>La raison donnée : {reason}</Trans> : <Trans>Vous pouvez en faire une autre.</Trans>}</p>}
      {state === 'broken' && <p className="lead"><Trans>Un versement n’est pas arrivé à temps : ce qui reste est redemandé en entier. Vous pouvez en proposer un autre.</Trans></p>}
      {state === 'completed' && <p className="lead"><Trans>Merci. Ce qui était convenu est payé.</Trans></p>}
      {state === 'ended' && decidedAt && <p className="lead"><Trans>Il a pris fin le {day(decidedAt)}.</Trans></p>}
      <Schedule instalments={instalments} />
      <p className="sum-line"><span><Trans>Total</Trans></span><b>{money(total)}</b></p>
      {(state === 'agreed' || state === 'broken') && <p className="quiet-note"><Trans>Payé sur l’échéancier : {money(plan.paid)}. Dernier versement : {day(lastOn)}.</Trans></p>}
      {(state === 'agreed' || toAccept) && <p className="quiet-note">{interest === 'stops' ? <Trans>Tant que l’échéancier est tenu, les intérêts s’arrêtent.</Trans> : <Trans>Les intérêts continuent de courir sur ce qui reste dû.</Trans>}</p>}
      {toAccept && acknowledgement && (
        <form method="post" action="/d/plan/accept">
          <input type="hidden" name="planId" value={plan.id} />
          <label className="accept"><input type="checkbox" name="accepted" value="1" required /><span>{acknowledgement}</span></label>
          <button className="button primary big"><Trans>Accepter l’échéancier</Trans></button>
        </form>
      )}
      <nav className="choices" aria-label={t`Que voulez-vous faire`}>
        {state === 'agreed' && next && <a className="button primary big" href={`/d/pay?amount=${decimal(next.amount, next.paid)}`}><Trans>Payer le prochain versement</Trans></a>}
        {documentId && <a className="button big" href={`/d/documents/${documentId}`}><Trans>L’accord, en PDF</Trans></a>}
        {!['agreed', 'completed'].includes(state) && !(state === 'proposed' && proposedByKind === 'debtor') && <a className="button big" href="/d/plan?again=1"><Trans>Proposer un autre échéancier</Trans></a>}
      </nav>
    </>
  );
}

/** What is left of an instalment, as an address carries it. */
function decimal(amount: string, paid = '0'): string {
  const left = BigInt(amount) - BigInt(paid);
  return `${left / 100n}.${String(left % 100n).padStart(2, '0')}`;
}
