import { useApolloClient, useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { ConfirmDialog, TextField, useFormats, useToast } from '@quittance/ui';
import { useState } from 'react';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { APPLIED_LAW, DECIDE_LAW, LAW_ENTRIES, LAW_WAITING, MISSING_RATES, WITHDRAW_LAW, type LawEntry } from './law.queries.ts';
import { useLawWords } from './law-words.ts';

export type Decision = 'approve' | 'refuse' | 'withdraw';

/** What approving does, in sentences: from when, for which cases, and what it leaves alone. */
export function useApprovalWords(): (entry: LawEntry) => { applies: string; changes: string | null; leaves: string } {
  const { t } = useLingui();
  const { day, money, today } = useFormats();
  const { cases } = useLawWords();
  return ({ from, to, measure }) => {
    const start = from ? day(from) : '', end = to ? day(to) : '';
    const applies = !from || from > today
      ? t`À compter du ${start}, les sommes se calculent avec elle ; d’ici là rien ne change.`
      : to && to < today ? t`Les sommes se recalculent aussitôt pour les jours du ${start} au ${end}.` : t`Les sommes dues se recalculent aussitôt, à compter du ${start}.`;
    const count = measure?.changed ?? 0, of = cases(count), before = measure ? money(measure.before) : '', after = measure ? money(measure.after) : '';
    return { applies, changes: measure?.state === 'done' ? (count === 0 ? t`Aucun dossier ne change.` : measure.blockedBefore - measure.blockedAfter === count ? t`${of} : de nouveau calculés, ${after} en tout.` : t`Pour ${of} : ${before} avant, ${after} après.`) : null, leaves: t`Les courriers déjà partis ne changent pas : chacun garde le droit de son jour.` };
  };
}

/** Approved, refused or withdrawn: what it does is said first. `name`, `value`: the figure and its days, and what it would be. */
export function DecideEntry({ entry, name, value, decision, onClose }: { entry: LawEntry; name: string; value: string; decision: Decision; onClose: () => void }) {
  const { t } = useLingui();
  const toast = useToast();
  const apollo = useApolloClient();
  const approval = useApprovalWords()(entry);
  const [reason, setReason] = useState(''), [missing, setMissing] = useState(false), [failed, setFailed] = useState(false), [refusal, setRefusal] = useState<RefusalLike | null>(null);
  const [decide, deciding] = useMutation(DECIDE_LAW, { fetchPolicy: 'no-cache' }), [withdraw, withdrawing] = useMutation(WITHDRAW_LAW, { fetchPolicy: 'no-cache' });
  const wrong = useFieldWords()(refusal), busy = deciding.loading || withdrawing.loading, needsReason = decision === 'refuse', by = entry.enteredBy;
  const send = async () => {
    if (busy) return;
    setMissing(needsReason && !reason.trim());
    if (needsReason && !reason.trim()) return;
    setRefusal(null); setFailed(false);
    const why = reason.trim() || null;
    const told = await (decision === 'withdraw'
      ? withdraw({ variables: { entryId: entry.id, reason: why } }).then(({ data }) => data?.withdrawLaw)
      : decide({ variables: { entryId: entry.id, approved: decision === 'approve', reason: why } }).then(({ data }) => data?.decideLaw)).catch(() => undefined);
    if (!told) { setFailed(true); return; }
    if (told.__typename === 'Refusal') { setRefusal(told); void apollo.refetchQueries({ include: ['LawEntry'] }).catch(() => undefined); return; }
    toast.say(decision === 'approve' ? t`${name} : approuvée, les sommes se recalculent` : decision === 'refuse' ? t`${name} : refusée` : t`${name} : retirée`);
    onClose();
    void apollo.refetchQueries({ include: ['LawEntry', APPLIED_LAW, MISSING_RATES, LAW_ENTRIES, LAW_WAITING] }).catch(() => undefined);
  };
  const titles = { approve: t`${name} : ${value} s’applique.`, refuse: t`La saisie de ${by} est refusée.`, withdraw: t`La saisie est retirée.` };
  const verbs = { approve: t`Approuver`, refuse: t`Refuser`, withdraw: t`Retirer` };
  return (
    <ConfirmDialog
      open danger={decision !== 'approve'} title={titles[decision]} confirm={verbs[decision]} busy={busy} onConfirm={() => void send()} onCancel={onClose}
      consequences={
        <div className="form">
          {decision === 'approve'
            ? <div><p>{approval.applies}</p>{approval.changes && <p><b>{approval.changes}</b></p>}<p>{approval.leaves}</p><p><Trans>Une approbation ne se reprend pas ; une correction est une saisie de plus.</Trans></p></div>
            : <p>{decision === 'refuse' ? t`Rien ne s’applique. ${by} lit votre raison ; la saisie reste lisible parmi les refusées.` : t`Rien ne s’applique ; elle reste lisible parmi les retirées.`}</p>}
          {refusal && !wrong['reason'] && <RefusalNote refusal={refusal} focus />}
          {failed && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’est décidé.</Trans></p>}
          {decision !== 'approve' && <TextField label={t`Raison`} optional={!needsReason} value={reason} maxLength={1000} autoFocus onValueChange={(next) => { setReason(next); setMissing(false); }} error={wrong['reason'] ?? (missing ? t`Écrivez la raison.` : undefined)} />}
        </div>
      }
    />
  );
}
