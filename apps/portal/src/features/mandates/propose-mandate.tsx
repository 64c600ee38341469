import { useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Buttons, DayField, Loading, Page, TextField, useKeys, useToast } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useAttemptKey } from '../../app/fresh-key.ts';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { CREDITOR, type Creditor } from '../creditors/creditors.queries.ts';
import { feesOf } from './fee-form.ts';
import { MandateFields } from './mandate-fields.tsx';
import { blankMandate, lacking, renewedFrom, termsOf, type MandateForm } from './mandate-form.ts';
import { MANDATE_DETAIL, PROPOSE_MANDATE, type MandateDetail } from './mandates.queries.ts';
import { blankSignatory, SignatoryFields, signatoryInput, signatoryLacks, type SignatoryForm } from './signatory-fields.tsx';
import { CLAUSES } from './words.ts';
import '../creditors/creditors.css';
import './mandates.css';

/** A mandate to be signed at a distance; `renews`: made from the one that it takes over from. */
export function ProposeMandate({ creditorId, renews }: { creditorId: string; renews: string | undefined }) {
  const { t } = useLingui();
  const { data } = useQuery(CREDITOR, { variables: { id: creditorId } }), detail = useQuery(MANDATE_DETAIL, { variables: { creditorId } });
  const creditor = data?.creditor;
  if (!creditor || (renews && detail.loading)) return <Page title={t`Proposer un mandat`} layout="scroll"><Loading lines={10} /></Page>;
  return <Propose creditor={creditor} renews={renews} details={detail.data?.creditor?.mandates ?? []} />;
}

function Propose({ creditor, renews, details }: { creditor: Creditor; renews: string | undefined; details: readonly MandateDetail[] }) {
  const { t } = useLingui();
  const toast = useToast();
  const navigate = useNavigate();
  // 'current': the one in force, for a list that knows no more of it.
  const before = creditor.mandates.find(({ id, state }) => id === renews || (renews === 'current' && state === 'in_force')), contact = creditor.contacts.find(({ email }) => email);
  const [form, setForm] = useState<MandateForm>(() => {
    if (!before) return blankMandate();
    const current = details.find(({ id }) => id === before.id)?.feeSchedules.find((one) => one.current && !one.ofMandate);
    return renewedFrom(before, current ? feesOf(current) : null);
  });
  const [signatory, setSignatory] = useState<SignatoryForm>(() => ({ ...blankSignatory(), name: contact?.name ?? '', capacity: contact?.role ?? '', email: contact?.email ?? '' }));
  const [tried, setTried] = useState(false), [failed, setFailed] = useState(false), [refusal, setRefusal] = useState<RefusalLike | null>(null);
  const [propose, { loading }] = useMutation(PROPOSE_MANDATE, { fetchPolicy: 'no-cache' });
  const key = useAttemptKey();
  const words = useFieldWords()(refusal);
  const first = useRef<HTMLInputElement>(null), box = useRef<HTMLFormElement>(null);
  useEffect(() => first.current?.focus(), []);
  const change = (part: Partial<MandateForm>) => { setForm((was) => ({ ...was, ...part })); setFailed(false); setRefusal((was) => (was ? { ...was, fields: (was.fields ?? []).filter(({ field }) => !Object.keys(part).some((name) => field === name || field.startsWith(`${name}.`))) } : was)); };
  const back = () => void navigate({ to: '/admin/creditors/$id', params: { id: creditor.id } });
  const lacks = [...lacking(form, false), ...signatoryLacks(signatory)], missing = new Set(tried ? lacks : []);
  const fault = (field: string) => words[field] ?? (missing.has(field) ? (CLAUSES.includes(field as never) ? t`Cette clause est obligatoire.` : t`Ce champ est nécessaire.`) : undefined);
  const toWrong = () => requestAnimationFrame(() => { const wrong = box.current?.querySelector('.is-wrong'); wrong?.scrollIntoView({ block: 'center' }); wrong?.querySelector<HTMLElement>('.input, input, button')?.focus({ preventScroll: true }); });
  const send = async (event?: FormEvent) => {
    event?.preventDefault();
    if (loading) return;
    setTried(true); setFailed(false);
    if (lacks.length) { toWrong(); return; }
    const input = { ...termsOf(form), creditorId: creditor.id, renewsId: before?.id ?? null, signatory: signatoryInput(signatory), openDays: signatory.openDays };
    const { data } = await propose({ variables: { input: { ...input, idempotencyKey: key(input) } } }).catch(() => ({ data: undefined }));
    if (!data) { setFailed(true); return; }
    if (data.proposeMandate.__typename === 'Refusal') { setRefusal(data.proposeMandate); toWrong(); return; }
    toast.say(t`Le mandat ${data.proposeMandate.reference} part à la signature, vers ${data.proposeMandate.signatoryEmail}`);
    void navigate({ to: '/admin/creditors/$id', params: { id: creditor.id }, replace: true });
  };
  useKeys([{ keys: 'Ctrl+Enter', label: t`proposer`, inFields: true, disabled: loading, run: () => void send() }, { keys: 'Escape', label: t`revenir`, run: back }]);
  return (
    <Page title={before ? t`Renouveler le mandat ${before.reference}` : t`Proposer un mandat`} context={creditor.name}>
      <form ref={box} className="form wide-form" onSubmit={(event) => void send(event)} noValidate>
        {refusal && refusal.code !== 'bad_fields' && <RefusalNote refusal={refusal} focus />}
        {failed && <p className="field"><span className="wrong" role="alert"><Trans>Quittance n’a pas répondu. Rien n’est perdu de ce que vous avez écrit ; essayez de nouveau.</Trans></span></p>}
        <h2><Trans>Le mandat</Trans></h2>
        <p className="soft"><Trans>Rien n’est en vigueur tant qu’il n’est pas signé. Il prend effet au premier jour dit, et au plus tôt le jour de sa signature.</Trans></p>
        <TextField ref={first} label={t`Référence du mandat`} required autoComplete="off" value={form.reference} onValueChange={(reference) => change({ reference })} error={fault('reference')} />
        <div className="pair">
          <DayField label={t`En vigueur à partir du`} value={form.inForceFrom} onValueChange={(inForceFrom) => change({ inForceFrom })} error={fault('inForceFrom')} />
          <DayField optional label={t`Dernier jour`} hint={t`Rien : jusqu’à ce qu’il y soit mis fin`} value={form.inForceTo} onValueChange={(inForceTo) => change({ inForceTo })} error={fault('inForceTo')} />
        </div>
        <MandateFields form={form} change={change} fault={fault} />
        <SignatoryFields form={signatory} change={(part) => { setSignatory((was) => ({ ...was, ...part })); setRefusal(null); }} fault={fault} />
        <Buttons><Button type="submit" kind="primary" kbd="Ctrl+Enter" busy={loading}><Trans>Envoyer à la signature</Trans></Button><Button kind="quiet" kbd="Escape" onClick={back}><Trans>Revenir</Trans></Button></Buttons>
      </form>
    </Page>
  );
}
