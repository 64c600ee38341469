import { useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Block, ConfirmDialog, Day, Money, Press, TextArea, useFormats, useOpen, useToast, Word } from '@quittance/ui';
import { useState } from 'react';
import { client } from '../../app/client.ts';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { useMay } from '../../app/session.tsx';
import { useActWords } from '../acts/words.ts';
import { CASE_HANDOFFS, WITHDRAW_HANDOFF, type CaseHandoff } from './handoffs.queries.ts';
import { useHandoffWords } from './words.ts';
import './handoffs.css';

/** The file at the study: its state, its deadline, the acts reported; a supervisor may take it back. Nothing where there is none. */
export function HandoffBlock({ caseId }: { caseId: string }) {
  const { t } = useLingui();
  const { data } = useQuery(CASE_HANDOFFS, { variables: { id: caseId }, fetchPolicy: 'cache-and-network' });
  const [latest, ...before] = data?.caseFile?.handoffs ?? [];
  if (!latest) return null;
  const acts = before.flatMap((one) => one.acts);
  return <Block className="handoff-block" title={t`Remise à une étude`}><Inside handoff={latest} earlier={acts} /></Block>;
}

function Inside({ handoff, earlier }: { handoff: CaseHandoff; earlier: CaseHandoff['acts'] }) {
  const { t } = useLingui();
  const { day, money } = useFormats();
  const words = useHandoffWords(), acts = useActWords();
  const withdraws = useMay()('withdraw', 'Handoff');
  const asking = useOpen();
  const open = handoff.state === 'offered' || handoff.state === 'accepted';
  const on = handoff.decidedAt?.slice(0, 10), why = handoff.state === 'returned' && handoff.reason ? words.returned(handoff.reason) : handoff.reason;
  return (
    <>
      <p><b>{handoff.study.name}</b>, {handoff.study.city}</p>
      <p className="soft">{words.mission(handoff.mission)}, {t`remis le ${day(handoff.offeredAt.slice(0, 10))} par ${handoff.offeredBy}`}</p>
      <p>{handoff.state === 'offered' ? <Word tone="wait">{t`pas encore pris en main`}</Word> : <>{words.state(handoff.state)}{on && <span className="soft"> {t`le ${day(on, 'brief')}`}</span>}</>}{!open && why && <span className="soft">, {why}</span>}{!open && handoff.words && <span className="soft">, « {handoff.words} »</span>}</p>
      {open && handoff.deadline && <p>{words.lapses(handoff.deadline.code) ? <span className="word danger wraps">{words.deadline(handoff.deadline.code, handoff.deadline.on)}</span> : <span className="soft">{words.deadline(handoff.deadline.code, handoff.deadline.on)}</span>} <span className="note">{handoff.deadline.article}</span></p>}
      {open && handoff.costCeiling && <p className="soft">{t`frais jusqu’à ${money(handoff.costCeiling)}`}</p>}
      {[...handoff.acts, ...earlier].length > 0 && (
        <ul className="acts-done">
          {[...handoff.acts, ...earlier].map((act) => (
            <li key={act.id}>{act.document ? <a href={`/documents/${act.document.id}?inline=1`} target="_blank" rel="noopener">{acts.act(act.kind)}</a> : acts.act(act.kind)}, <Day value={act.doneOn} style="brief" />{act.cost !== '0.00' && <span className="soft">, <Money value={act.cost} tone="soft" />{!act.recoverable && <> {t`à la charge du créancier`}</>}</span>}</li>
          ))}
        </ul>
      )}
      <p className="papers">
        {handoff.pack ? <a href={`/documents/${handoff.pack.id}`}>{t`Télécharger le dossier`}</a> : open && handoff.packState !== 'packed' && <span className="note">{words.pack(handoff.packState)}</span>}
        {open && withdraws && <Press onClick={asking.show}>{t`Reprendre le dossier`}</Press>}
      </p>
      {asking.open && <Withdraw handoff={handoff} onClose={asking.close} />}
    </>
  );
}

/** The agency takes the file back: the study no longer sees it. */
export function Withdraw({ handoff, onClose }: { handoff: { id: string; study: { name: string }; state: string }; onClose: () => void }) {
  const { t } = useLingui();
  const toast = useToast();
  const [reason, setReason] = useState(''), [missing, setMissing] = useState(false), [failed, setFailed] = useState(false), [refusal, setRefusal] = useState<RefusalLike | null>(null);
  const [withdraw, { loading }] = useMutation(WITHDRAW_HANDOFF);
  const words = useFieldWords()(refusal);
  const { name } = handoff.study;
  const confirm = async () => {
    setMissing(!reason.trim()); setRefusal(null); setFailed(false);
    if (!reason.trim()) return;
    const { data } = await withdraw({ variables: { handoffId: handoff.id, reason: reason.trim() } }).catch(() => ({ data: undefined }));
    if (!data) { setFailed(true); return; }
    if (data.withdrawHandoff.__typename === 'Refusal') { setRefusal(data.withdrawHandoff); return; }
    toast.say(t`Le dossier est repris à ${name}`);
    onClose();
    void client.refetchQueries({ include: 'active' }).catch(() => undefined);
  };
  return (
    <ConfirmDialog
      open danger title={t`Reprendre le dossier à ${name}`} confirm={t`Reprendre le dossier`} busy={loading} onConfirm={() => void confirm()} onCancel={onClose}
      consequences={
        <div className="form">
          <ul className="consequences">
            <li><Trans>L’étude ne voit plus le dossier dès maintenant, et n’y fait plus d’acte.</Trans></li>
            <li><Trans>Les actes déjà rapportés et leurs frais restent au dossier.</Trans></li>
            <li><Trans>Le motif lui est dit ; pour continuer avec elle, il faudra le remettre de nouveau.</Trans></li>
          </ul>
          {refusal && refusal.code !== 'bad_fields' && <RefusalNote refusal={refusal} focus />}
          {failed && <p className="field"><span className="wrong" role="alert"><Trans>Quittance n’a pas répondu. Rechargez la page pour voir si le dossier est repris.</Trans></span></p>}
          <TextArea label={t`Motif`} rows={2} maxLength={500} value={reason} onValueChange={setReason} hint={t`Paiement reçu, accord trouvé, autre étude…`} error={words['reason'] ?? (missing && !reason.trim() ? t`Ce champ est nécessaire.` : undefined)} />
        </div>
      }
    />
  );
}
