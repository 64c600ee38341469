import { Trans, useLingui } from '@lingui/react/macro';
import type { DisputeView, PlanStateView } from '../view.ts';
import { useSay } from './say.ts';

/** What is under way, above the lines: a dispute that stops the demands, a plan that is kept, a bailiff who has the file. */
export function Standing({ plan, disputes, studyName, creditorName }: { plan: PlanStateView | null; disputes: readonly DisputeView[]; studyName: string | null; creditorName: string }) {
  const { money, day } = useSay();
  const open = disputes.find(({ state }) => state !== 'settled');
  const next = plan?.instalments.find(({ dueOn }) => dueOn === plan.nextOn);
  return (
    <>
      {open && <p className="safe"><Trans><b>Vous avez contesté cette somme le {day(open.openedAt)}.</b> Les relances sont arrêtées jusqu’à notre réponse.</Trans> <a href="/d/contest"><Trans>Voir ma contestation</Trans></a></p>}
      {!open && disputes[0] && <DisputeAnswer dispute={disputes[0]} />}
      {plan?.state === 'agreed' && <p className="safe">{next && plan.nextOn
        ? <Trans><b>Un échéancier est en cours.</b> Prochain versement : {money(next.amount)} le {day(plan.nextOn)}.</Trans>
        : <Trans><b>Un échéancier est en cours.</b></Trans>} <a href="/d/plan"><Trans>Voir mon échéancier</Trans></a></p>}
      {plan?.state === 'proposed' && plan.proposedByKind === 'debtor' && <p className="safe"><Trans><b>Votre proposition attend une réponse.</b> {creditorName} doit la donner ; nous vous écrirons.</Trans> <a href="/d/plan"><Trans>Voir ma proposition</Trans></a></p>}
      {plan?.state === 'proposed' && plan.proposedByKind === 'agent' && <p className="safe"><Trans><b>Un échéancier vous est proposé.</b> Il vous attend.</Trans> <a href="/d/plan"><Trans>Le lire et répondre</Trans></a></p>}
      {plan?.state === 'refused' && <p className="safe"><Trans><b>Votre proposition d’échéancier n’a pas été acceptée.</b></Trans> <a href="/d/plan"><Trans>En proposer une autre</Trans></a></p>}
      {plan?.state === 'broken' && <p className="safe"><Trans><b>L’échéancier n’a pas été tenu : il a pris fin.</b> La somme ci-dessus est redemandée.</Trans> <a href="/d/plan"><Trans>En proposer un autre</Trans></a></p>}
      {studyName && <p className="safe"><Trans><b>Le dossier est confié à {studyName}, commissaires de justice.</b> Ils peuvent aussi recevoir vos paiements.</Trans></p>}
    </>
  );
}

/** What came of a dispute. */
export function DisputeAnswer({ dispute }: { dispute: DisputeView }) {
  const { t } = useLingui();
  const said: Record<string, string> = {
    upheld: t`Votre contestation a été retenue.`, partly: t`Votre contestation a été retenue en partie.`,
    rejected: t`Votre contestation n’a pas été retenue.`, withdrawn: t`Vous avez retiré votre contestation.`,
  };
  return <p className="safe"><b>{said[dispute.outcome ?? ''] ?? t`Nous avons répondu à votre contestation.`}</b>{dispute.answer && <> {dispute.answer}</>}</p>;
}
