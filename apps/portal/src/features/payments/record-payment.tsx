import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { AmountField, Button, Choice, DayField, Select, TextField, useFormats, useKeys } from '@quittance/ui';
import { useEffect, useRef, useState } from 'react';
import { freshKey, useAttemptKey } from '../../app/fresh-key.ts';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { Effects } from './effects.tsx';
import { FindCase } from './find-case.tsx';
import { blankPayment, inputOf, lacking, type PaymentForm } from './payment-form.ts';
import { CASE_PAYMENTS, PAYMENT_CASE, RECORD_PAYMENT, STUDY_CHOICES, type PaymentRecorded } from './payments.queries.ts';
import { MEANS, RECEIVERS, usePaymentWords, type Means, type Receiver } from './words.ts';
import './payments.css';

type Answer = { seen: string; told: PaymentRecorded | null; refusal: (RefusalLike & { fields: NonNullable<RefusalLike['fields']> }) | null };
const REST = 250;

/** A payment as it is typed, and beside it what it will do: the same mutation, first without keeping anything. Enter keeps it. */
export function RecordPayment({ caseId, onCase, onRecorded, onLeave }: { caseId: string | null; onCase: (caseId: string | null) => void; onRecorded: (recorded: PaymentRecorded) => void; onLeave: () => void }) {
  const { t } = useLingui();
  const { today } = useFormats();
  const words = usePaymentWords();
  const apollo = useApolloClient();
  const { data } = useQuery(PAYMENT_CASE, { variables: { id: caseId ?? '' }, skip: !caseId, fetchPolicy: 'cache-and-network' });
  const file = caseId ? data?.caseFile : undefined;
  const [form, setForm] = useState<PaymentForm>(() => blankPayment(today));
  const [tried, setTried] = useState(false);
  const studies = useQuery(STUDY_CHOICES, { skip: form.receivedBy !== 'bailiff' });
  const [answer, setAnswer] = useState<Answer | null>(null), [unreachable, setUnreachable] = useState(false);
  const [record, { loading, error }] = useMutation(RECORD_PAYMENT, { fetchPolicy: 'no-cache' });
  const keyOf = useAttemptKey();
  const amount = useRef<HTMLInputElement>(null), box = useRef<HTMLDivElement>(null);
  const change = (part: Partial<PaymentForm>) => setForm((was) => ({ ...was, ...part }));
  const input = caseId ? inputOf(caseId, form) : null, said = input ? JSON.stringify(input) : null;

  useEffect(() => { if (caseId) amount.current?.focus(); }, [caseId]);
  useEffect(() => {
    if (!said) return;
    let gone = false;
    const later = setTimeout(() => {
      void apollo.mutate({ mutation: RECORD_PAYMENT, variables: { input: { ...(JSON.parse(said) as NonNullable<typeof input>), idempotencyKey: freshKey() }, dryRun: true }, fetchPolicy: 'no-cache' }).then(({ data: quoted }) => {
        if (gone || !quoted) return;
        const told = quoted.recordPayment;
        setUnreachable(false);
        setAnswer(told.__typename === 'Refusal' ? { seen: said, told: null, refusal: told } : { seen: said, told, refusal: null });
      }, () => { if (!gone) setUnreachable(true); });
    }, REST);
    return () => { gone = true; clearTimeout(later); };
  }, [apollo, said]);

  const fresh = answer?.seen === said ? answer : null, shown = said ? (fresh ?? answer) : null;
  const wrong = useFieldWords()(fresh?.refusal);
  const missing = new Set(tried ? lacking(form) : []);
  const gap = (field: string) => (missing.has(field) ? t`Ce champ est nécessaire.` : undefined);

  const keep = async () => {
    if (loading) return;
    setTried(true);
    if (!input) { (box.current?.querySelector<HTMLElement>(!caseId ? '.input' : !form.valueOn ? '.value-on .input' : !form.amount ? '.sum-paid .input' : '.study .input') ?? amount.current)?.focus(); return; }
    if (fresh?.refusal) return;
    const { data: kept } = await record({ variables: { input: { ...input, idempotencyKey: keyOf(input) }, dryRun: false } }).catch(() => ({ data: undefined }));
    if (!kept) return;
    if (kept.recordPayment.__typename === 'Refusal') { setAnswer({ seen: said!, told: null, refusal: kept.recordPayment }); return; }
    onRecorded(kept.recordPayment);
    void apollo.refetchQueries({ include: [CASE_PAYMENTS, PAYMENT_CASE] }).catch(() => undefined);
  };
  useKeys([
    { keys: 'Tab', label: t`champ suivant`, run: () => false },
    { keys: 'Enter', label: t`inscrire le versement`, inFields: true, run: () => void keep() },
    { keys: 'Escape', label: t`ne rien inscrire`, inFields: true, run: onLeave },
  ]);
  const onField = fresh?.refusal && fresh.refusal.fields.length > 0;
  const chosen = file ? { value: file.id, label: `${file.debtor.name}, ${file.publicReference}` } : null;
  return (
    <div className="record-payment" ref={box}>
      <section className="typed" aria-label={t`Le versement`}>
        <FindCase value={chosen} onCase={(found) => { onCase(found?.value ?? null); change({ claimId: '' }); }} error={tried && !caseId ? t`Choisissez d’abord le dossier.` : wrong['caseId']} />
        {file && <p className="soft of-case"><Trans>doit à {file.creditor.name}</Trans></p>}
        <div className="duo">
          <AmountField ref={amount} className="sum-paid" label={t`Somme`} value={form.amount} onValueChange={(sum) => change({ amount: sum })} {...(file ? { of: file.due } : {})} error={wrong['amount'] ?? gap('amount')} />
          <DayField past className="value-on" label={t`Date de valeur`} hint={t`jour où la somme est là : hier, 12/11, ven.`} value={form.valueOn} onValueChange={(valueOn) => change({ valueOn })} max={today} error={wrong['valueOn'] ?? gap('valueOn')} />
        </div>
        <Choice label={t`Reçu par`} options={RECEIVERS.map((value) => ({ value, label: words.receiver(value) }))} value={form.receivedBy} onValueChange={(value) => change({ receivedBy: value as Receiver, studyId: null })} />
        {wrong['receivedBy'] && <p className="form-wrong" role="alert">{wrong['receivedBy']}</p>}
        {form.receivedBy === 'bailiff' && <Select className="study" label={t`Étude`} options={(studies.data?.studies ?? []).map((study) => ({ value: study.id, label: study.name, detail: study.address.city }))} value={form.studyId} onValueChange={(studyId) => change({ studyId })} error={wrong['studyId'] ?? gap('studyId')} />}
        <div className="duo">
          <Select label={t`Moyen`} options={MEANS.map((value) => ({ value, label: words.means(value) }))} value={form.means} onValueChange={(means) => change({ means: means as Means })} error={wrong['means']} />
          <Select label={t`Facture choisie par le débiteur`} options={[{ value: 'none', label: t`aucune : l’ordre de la loi` }, ...(file?.claims ?? []).map((claim) => ({ value: claim.id, label: claim.reference }))]} value={form.claimId || 'none'} onValueChange={(claimId) => change({ claimId: claimId === 'none' ? '' : claimId })} error={wrong['claimId']} />
        </div>
        <div className="duo">
          <TextField label={t`Payeur`} optional hint={t`si ce n’est pas le débiteur`} value={form.payer} onValueChange={(payer) => change({ payer })} maxLength={200} error={wrong['payer']} />
          <TextField label={t`Référence de banque`} optional value={form.bankReference} onValueChange={(bankReference) => change({ bankReference })} maxLength={140} error={wrong['bankReference']} />
        </div>
      </section>
      <section className="told" aria-label={t`Ce que ce versement fera`} aria-busy={Boolean(said && !fresh)} aria-live="polite">
        <h2><Trans>Ce que ce versement fera</Trans></h2>
        {error || unreachable ? <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’est inscrit ; Entrée essaie de nouveau, le versement ne sera pas inscrit deux fois.</Trans></p> : null}
        {shown?.refusal && !(onField && shown === fresh) && <RefusalNote refusal={shown.refusal} />}
        {onField && <p className="soft"><Trans>Un champ est à corriger.</Trans></p>}
        {shown?.told ? <Effects of={shown.told} /> : !shown?.refusal && <p className="soft">{caseId ? t`Écrivez la somme : l’imputation paraît ici avant que rien ne soit inscrit.` : t`Choisissez le dossier, puis la somme : l’imputation paraît ici avant que rien ne soit inscrit.`}</p>}
        <div className="buttons">
          <Button kind="primary" kbd="Enter" busy={loading} onClick={() => void keep()}><Trans>Inscrire le versement</Trans></Button>
          <Button kind="quiet" kbd="Escape" onClick={onLeave}><Trans>Revenir</Trans></Button>
        </div>
        <p className="note"><Trans>La quittance se fait aussitôt et part au dossier (CPCE R124-6) ; le créancier la voit.</Trans></p>
      </section>
    </div>
  );
}
