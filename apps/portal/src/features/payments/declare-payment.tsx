import { useApolloClient, useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { AmountField, Button, DayField, Facts, Money, Note, Panel, Press, Select, Settled, TextField, useFormats, useKeys, useToast, Waiting } from '@quittance/ui';
import { useEffect, useRef, useState } from 'react';
import { freshKey, useAttemptKey } from '../../app/fresh-key.ts';
import { RefusalNote, useFieldWords } from '../../app/refusals.tsx';
import { usePreview } from '../acts/use-preview.ts';
import { CASE_AFFAIRS } from '../cases/affairs.queries.ts';
import type { CaseFile } from '../cases/case.queries.ts';
import { Attach, filesOf, type Attached } from '../questions/attach.tsx';
import { isZero } from '../statement/decimal.ts';
import { CASE_PAYMENTS, DECLARE_PAYMENT, type DeclareAnswer } from './payments.queries.ts';
import { PaymentWarnings } from './warnings.tsx';
import { MEANS, usePaymentWords } from './words.ts';
import './payments.css';

/** What the debtor paid to the creditor himself: what it leaves is read before it is said. */
export function DeclarePayment({ file, onClose }: { file: CaseFile; onClose: () => void }) {
  const { t } = useLingui();
  return <Panel title={t`Déclarer un paiement reçu`} onClose={onClose} closeLabel={t`ne rien déclarer`} head={<><b>{t`Déclarer un paiement reçu de ${file.debtor.name}`}</b><span className="aside"><Press onClick={onClose}>{t`Fermer`} <kbd>{t`Échap`}</kbd></Press></span></>}><Inside file={file} onClose={onClose} /></Panel>;
}

function Inside({ file, onClose }: { file: CaseFile; onClose: () => void }) {
  const { t } = useLingui();
  const { today, money } = useFormats();
  const words = usePaymentWords();
  const toast = useToast();
  const apollo = useApolloClient();
  const [amount, setAmount] = useState<string | null>(null), [valueOn, setValueOn] = useState<string | null>(today), [means, setMeans] = useState<string>('transfer'), [reference, setReference] = useState(''), [files, setFiles] = useState<Attached[]>([]), [tried, setTried] = useState(false);
  const [kept, setKept] = useState<Extract<DeclareAnswer, { __typename: 'Refusal' }> | null>(null);
  const [declare, { loading, error }] = useMutation(DECLARE_PAYMENT, { fetchPolicy: 'no-cache' });
  const keyOf = useAttemptKey();
  const input = amount && valueOn ? { caseId: file.id, amount, valueOn, means, reference: reference.trim() || null } : null;
  const { answer, fresh } = usePreview(input, async (of, signal) => (await apollo.mutate({ mutation: DECLARE_PAYMENT, variables: { input: { ...of, idempotencyKey: freshKey() }, dryRun: true }, fetchPolicy: 'no-cache', context: { fetchOptions: { signal } } })).data?.declareDirectPayment, 250, loading);
  const told = answer?.__typename === 'DirectPaymentDeclared' ? answer : null, refusal = kept ?? (fresh && answer?.__typename === 'Refusal' ? answer : null);
  const wrong = useFieldWords()(refusal);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => { box.current?.querySelector('input')?.focus(); }, []);
  const changed = <V,>(set: (value: V) => void) => (value: V) => { set(value); setKept(null); };
  const keep = async () => {
    setTried(true);
    if (loading || !input || (fresh && answer?.__typename === 'Refusal')) { if (!input) box.current?.querySelector('input')?.focus(); return; }
    setKept(null);
    const whole = { ...input, files: filesOf(files) };
    const { data } = await declare({ variables: { input: { ...whole, idempotencyKey: keyOf(whole) }, dryRun: false } }).catch(() => ({ data: undefined }));
    if (!data) return;
    if (data.declareDirectPayment.__typename === 'Refusal') { setKept(data.declareDirectPayment); return; }
    const sum = money(amount!);
    toast.say(t`${sum} sont déduits ; l’agence le sait`);
    onClose();
    void apollo.refetchQueries({ include: [CASE_PAYMENTS, CASE_AFFAIRS].filter((query) => [...apollo.getObservableQueries().values()].some((one) => one.query === query)) }).catch(() => undefined);
  };
  useKeys([{ keys: 'Ctrl+Enter', label: t`déclarer le paiement`, inFields: true, run: () => void keep() }]);
  const filesWrong = Object.entries(wrong).find(([field]) => field.startsWith('files'))?.[1], gap = t`Ce champ est nécessaire.`;
  return (
    <div className="form declare-payment" ref={box}>
      {refusal && !refusal.fields.length && <RefusalNote refusal={refusal} />}
      {error && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’est déclaré ; essayez de nouveau, le paiement ne comptera pas deux fois.</Trans></p>}
      <div className="duo">
        <AmountField label={t`Somme reçue`} value={amount} onValueChange={changed(setAmount)} of={file.due} error={wrong['amount'] ?? (tried && !amount ? gap : undefined)} />
        <DayField past label={t`Reçue le`} value={valueOn} onValueChange={changed(setValueOn)} max={today} error={wrong['valueOn'] ?? (tried && !valueOn ? gap : undefined)} />
      </div>
      <div className="duo">
        <Select label={t`Moyen`} options={MEANS.map((value) => ({ value, label: words.means(value) }))} value={means} onValueChange={(next) => changed(setMeans)(next ?? 'transfer')} error={wrong['means']} />
        <TextField label={t`Votre référence`} optional hint={t`numéro d’opération, de chèque`} value={reference} maxLength={140} onValueChange={changed(setReference)} error={wrong['bankReference']} />
      </div>
      <Attach label={t`Déposez ici ce qui le prouve, si vous l’avez`} files={files} error={filesWrong} onFiles={setFiles} />
      {told && <section className="effects" aria-label={t`Ce que ce paiement fera`} aria-busy={!fresh} aria-live="polite">
        <Facts money facts={[{ term: t`Dû avant`, value: <Money value={told.dueBefore} tone="soft" /> }, { term: <b>{t`Dû après`}</b>, value: <Money value={told.dueAfter} strong />, total: true }]} />
        <PaymentWarnings of={told} />
        {told.closes && <Settled><p><b><Trans>Plus rien n’est dû : le dossier se clôt comme payé.</Trans></b></p></Settled>}
        {!isZero(told.overpaid) && <Waiting><p><b>{t`Trop versé : ${money(told.overpaid)}`}</b></p><p className="soft"><Trans>Cette somme est à rendre à celui qui l’a versée (C. civ. 1302).</Trans></p></Waiting>}
        {told.planState === 'completed' && <Settled><p><Trans>L’échéancier est entièrement tenu.</Trans></p></Settled>}
        <Note><p className="soft"><Trans>Ce paiement compte aussitôt ; la quittance se fait et va au dossier. L’agence en est avertie et peut l’annuler s’il y a erreur. Sa commission suit votre mandat.</Trans></p></Note>
      </section>}
      <div className="buttons"><Button kind="primary" kbd="Ctrl+Enter" busy={loading} onClick={() => void keep()}><Trans>Déclarer ce paiement</Trans></Button><Button kind="quiet" kbd="Escape" onClick={onClose}><Trans>Revenir</Trans></Button></div>
    </div>
  );
}
