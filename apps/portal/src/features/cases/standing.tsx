import { useLingui } from '@lingui/react/macro';
import { Block, dayOfInstant, Press, useFormats, Word } from '@quittance/ui';
import { useDisputeWords } from '../disputes/words.ts';
import { useCounts } from '../intake/words.ts';
import { usePlanWords } from '../plans/words.ts';
import { isZero } from '../statement/decimal.ts';
import type { Affairs } from './affairs.queries.ts';

/** The latest dispute that is not settled, if there is one. */
export const openDispute = (affairs: Affairs | undefined) => affairs?.disputes?.find(({ state }) => state !== 'settled');
/** Questions of the case that nobody has answered. */
export const unanswered = (affairs: Affairs | undefined) => affairs?.questions?.filter(({ answers }) => answers.length === 0) ?? [];

/** Left: what was agreed, what is contested, what is asked; a line each, which opens the whole over the thread. */
export function Standing({ affairs, onOpen }: { affairs: Affairs; onOpen: (panel: 'plan' | 'dispute' | 'questions' | 'payments' | 'talk') => void }) {
  const { t } = useLingui();
  const { day, money } = useFormats();
  const counts = useCounts();
  const plans = usePlanWords(), disputes = useDisputeWords();
  const { plan } = affairs, contested = openDispute(affairs), dispute = contested ?? affairs.disputes?.[0];
  // What is contested says by itself that the creditor has not answered.
  const waiting = unanswered(affairs).find(({ aboutKind }) => !(contested && aboutKind === 'dispute'));
  const unread = affairs.conversation?.unread ?? 0;
  const next = plan?.instalments.find(({ state }) => state !== 'kept'), kept = plan?.instalments.filter(({ state }) => state === 'kept').length ?? 0;
  const late = plan?.instalments.find(({ state }) => state === 'late' || state === 'missed');
  const lines = [
    !isZero(affairs.overpaid) && <p key="over"><Press onClick={() => onOpen('payments')}><Word tone="wait">{t`Trop versé : ${money(affairs.overpaid)}`}</Word></Press> <span className="soft">{t`à rendre`}</span></p>,
    plan && (
      <p key="plan"><Press onClick={() => onOpen('plan')}>{t`Échéancier en ${counts.months(plan.months)}`}</Press>, <Word tone={plans.stateTone(plan.state)}>{plan.state === 'proposed' && !plan.withinMandate ? t`attend une réponse` : plans.state(plan.state)}</Word>
        {plan.state === 'agreed' && next && <span className="soft">, {t`${kept} sur ${plan.instalments.length}`}, {late ? <Word tone="wait">{t`${money(late.amount)} manquent depuis le ${day(late.dueOn, 'brief')}`}</Word> : t`prochaine le ${day(next.dueOn, 'brief')}, ${money(next.amount)}`}</span>}
      </p>
    ),
    dispute && <p key="dispute"><Press onClick={() => onOpen('dispute')}>{dispute.state === 'settled' ? t`Contestation` : t`Contestée depuis le ${day(dayOfInstant(dispute.openedAt), 'brief')}`}</Press>, {dispute.state === 'settled' ? <span className="soft">{disputes.outcome(dispute.outcome ?? '')}</span> : <Word tone="wait">{disputes.state(dispute.state)}</Word>}</p>,
    waiting && <p key="question"><Press onClick={() => onOpen('questions')}>{waiting.askedOf === 'creditor' ? t`Question au créancier` : waiting.askedOf === 'study' ? t`Question à l’étude` : t`Question à l’agence`}</Press>, <Word tone="wait">{t`sans réponse depuis le ${day(dayOfInstant(waiting.askedAt), 'brief')}`}</Word></p>,
    affairs.conversation && affairs.conversation.rows.length > 0 && <p key="talk"><Press onClick={() => onOpen('talk')}>{t`Messages`}</Press>{unread > 0 ? <>, <Word tone="wait">{unread === 1 ? t`un à lire` : t`${unread} à lire`}</Word></> : <span className="soft">, {t`le dernier du ${day(dayOfInstant(affairs.conversation.rows[0]!.at), 'brief')}`}</span>}</p>,
  ].filter(Boolean);
  return lines.length ? <Block className="standing">{lines}</Block> : null;
}
