import { useApolloClient, useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Confirm, KeyScope, TextField, useToast } from '@quittance/ui';
import { useState } from 'react';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { CASE_AFFAIRS } from '../cases/affairs.queries.ts';
import { CASE, THREAD } from '../cases/case.queries.ts';
import { atField } from '../conduct/words-at-field.ts';
import { WordsWatch } from '../conduct/words-watch.tsx';
import { CASE_PLANS, DECIDE_PLAN, END_PLAN, type Plan } from './plans.queries.ts';

type Fields = RefusalLike & { fields: NonNullable<RefusalLike['fields']> };
const READ_AGAIN = { include: [CASE, CASE_AFFAIRS, CASE_PLANS, THREAD] };

/** A proposal outside the mandate's limits: agreed only where the creditor agrees to it, else refused with a reason. */
export function DecidePlan({ plan, creditor }: { plan: Plan; creditor: string }) {
  const { t } = useLingui();
  const toast = useToast();
  const apollo = useApolloClient();
  const [answer, setAnswer] = useState<'agree' | 'refuse' | null>(null);
  const [agrees, setAgrees] = useState(false), [reason, setReason] = useState(''), [missing, setMissing] = useState(false);
  const [refusal, setRefusal] = useState<Fields | null>(null);
  const [decide, { loading, error }] = useMutation(DECIDE_PLAN);
  const wrong = useFieldWords()(refusal);
  const send = async (agreed: boolean) => {
    if (loading) return;
    if (agreed ? !agrees : !reason.trim()) { setMissing(true); return; }
    setRefusal(null);
    const { data } = await decide({ variables: { planId: plan.id, agreed, creditorAgrees: agreed ? agrees : null, reason: reason.trim() || null } }).catch(() => ({ data: undefined }));
    if (!data) return;
    if (data.decidePlan.__typename === 'Refusal') { setRefusal(atField(data.decidePlan, 'reason')); return; }
    toast.say(agreed ? t`L’échéancier est convenu ; le débiteur le reçoit` : t`L’échéancier est refusé ; le débiteur le reçoit avec la raison`);
    await apollo.refetchQueries(READ_AGAIN).catch(() => undefined);
  };
  const choose = (next: 'agree' | 'refuse' | null) => { setAnswer(next); setMissing(false); setRefusal(null); };
  const fault = <>{refusal && !refusal.fields.length && <RefusalNote refusal={refusal} focus />}{error && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’est décidé.</Trans></p>}</>;
  if (answer === 'agree') {
    return (
      <KeyScope title={t`Accepter`} shadow><Confirm
        title={t`L’échéancier est accepté avec l’accord du créancier.`} confirm={t`Accepter l’échéancier`} busy={loading} onConfirm={() => void send(true)} onCancel={() => choose(null)}
        consequences={<div className="form">{fault}<p><Trans>Il engage {creditor} au-delà de ce que son mandat permet : son accord doit être écrit (CPCE R124-5). Le débiteur le reçoit par courriel et l’accord s’imprime.</Trans></p><Checkbox label={t`${creditor} a donné son accord par écrit`} checked={agrees} onCheckedChange={(next) => { setAgrees(next); setMissing(false); }} />{missing && <p className="form-wrong" role="alert"><Trans>Sans l’accord écrit du créancier, l’échéancier ne peut être accepté.</Trans></p>}<TextField label={t`Quand et par qui`} optional value={reason} onValueChange={setReason} maxLength={500} error={wrong['reason']} /></div>}
      /></KeyScope>
    );
  }
  if (answer === 'refuse') {
    return (
      <KeyScope title={t`Refuser`} shadow><Confirm
        title={t`L’échéancier est refusé.`} confirm={t`Refuser l’échéancier`} danger busy={loading} onConfirm={() => void send(false)} onCancel={() => choose(null)}
        consequences={<div className="form">{fault}<p><Trans>Le débiteur le reçoit par courriel, avec la raison que vous écrivez ; le dossier revient dans la file.</Trans></p><TextField label={t`Raison`} hint={t`Le débiteur la lit.`} autoFocus value={reason} onValueChange={(next) => { setReason(next); setMissing(false); }} maxLength={500} error={wrong['reason'] ?? (missing ? t`Écrivez la raison.` : undefined)} /><WordsWatch caseId={plan.caseId} text={reason} /></div>}
      /></KeyScope>
    );
  }
  return <div className="buttons"><Button kind="primary" onClick={() => choose('agree')}><Trans>Accepter, avec l’accord du créancier</Trans></Button><Button onClick={() => choose('refuse')}><Trans>Refuser</Trans></Button></div>;
}

/** The end of a plan that stands: said to the debtor with its reason. */
export function EndPlan({ plan }: { plan: Plan }) {
  const { t } = useLingui();
  const toast = useToast();
  const apollo = useApolloClient();
  const [open, setOpen] = useState(false), [reason, setReason] = useState(''), [missing, setMissing] = useState(false);
  const [refusal, setRefusal] = useState<Fields | null>(null);
  const [end, { loading, error }] = useMutation(END_PLAN);
  const wrong = useFieldWords()(refusal);
  const send = async () => {
    if (!reason.trim()) { setMissing(true); return; }
    setRefusal(null);
    const { data } = await end({ variables: { planId: plan.id, reason: reason.trim() } }).catch(() => ({ data: undefined }));
    if (!data) return;
    if (data.endPlan.__typename === 'Refusal') { setRefusal(atField(data.endPlan, 'reason')); return; }
    toast.say(plan.state === 'proposed' ? t`La proposition est retirée` : t`L’échéancier est arrêté`);
    await apollo.refetchQueries(READ_AGAIN).catch(() => undefined);
  };
  if (!open) return <div className="buttons"><Button onClick={() => setOpen(true)}>{plan.state === 'proposed' ? t`Retirer la proposition` : t`Mettre fin à l’échéancier`}</Button></div>;
  return (
    <KeyScope title={t`Mettre fin`} shadow><Confirm
      title={plan.state === 'proposed' ? t`La proposition est retirée.` : t`L’échéancier prend fin.`} confirm={plan.state === 'proposed' ? t`Retirer la proposition` : t`Mettre fin à l’échéancier`} danger busy={loading} onConfirm={() => void send()} onCancel={() => setOpen(false)}
      consequences={<div className="form">{refusal && !refusal.fields.length && <RefusalNote refusal={refusal} focus />}{error && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’est changé.</Trans></p>}<p>{plan.state === 'proposed' ? t`Le débiteur ne peut plus l’accepter ; il en reçoit la raison.` : t`Ce qui reste est de nouveau dû en entier ; le débiteur en reçoit la raison. Ce qui est payé reste acquis, la dette reste reconnue.`}</p><TextField label={t`Raison`} hint={t`Le débiteur la lit.`} autoFocus value={reason} onValueChange={(next) => { setReason(next); setMissing(false); }} maxLength={500} error={wrong['reason'] ?? (missing ? t`Écrivez la raison.` : undefined)} /><WordsWatch caseId={plan.caseId} text={reason} /></div>}
    /></KeyScope>
  );
}
