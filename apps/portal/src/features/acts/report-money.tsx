import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { AmountField, Button, DayField, Facts, Money, Select, useFormats, useKeys, useToast, Word } from '@quittance/ui';
import { useEffect, useRef, useState } from 'react';
import { client } from '../../app/client.ts';
import { useAttemptKey } from '../../app/fresh-key.ts';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { isZero } from '../statement/decimal.ts';
import { REPORT_MONEY, type MoneyEffects } from './acts.queries.ts';
import { usePreview } from './use-preview.ts';
import { useActWords } from './words.ts';
import './acts.css';

const MEANS = ['transfer', 'cheque', 'cash', 'card', 'direct_debit', 'other'] as const;

/** Money that the study received from the debtor: the sum, its day, its means; what it meets is told before it is confirmed. */
export function ReportMoney({ handoffId, due, onReported }: { handoffId: string; due: string | null; onReported: () => void }) {
  const { t } = useLingui();
  const { today, money } = useFormats();
  const toast = useToast();
  const words = useActWords();
  const [amount, setAmount] = useState<string | null>(null), [valueOn, setValueOn] = useState<string | null>(today), [means, setMeans] = useState<string>('transfer');
  const [tried, setTried] = useState(false), [answered, setAnswered] = useState<RefusalLike | null>(null);
  const [report, { loading, error }] = useMutation(REPORT_MONEY, { fetchPolicy: 'no-cache' });
  const keyOf = useAttemptKey();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const input = amount && valueOn ? { handoffId, valueOn, amount, means } : null;
  const { answer, fresh } = usePreview(input, async (said, signal) => (await client.mutate({ mutation: REPORT_MONEY, variables: { input: { ...said, idempotencyKey: keyOf(said) }, dryRun: true }, fetchPolicy: 'no-cache', context: { fetchOptions: { signal } } })).data?.reportMoney);
  const refusal = answered ?? (answer?.__typename === 'Refusal' ? answer : null);
  const faults = useFieldWords()(refusal);
  const stopped = refusal && refusal.code !== 'bad_fields' ? refusal : null;
  const change = <Value,>(set: (value: Value) => void) => (value: Value) => { set(value); setAnswered(null); };
  const confirm = async () => {
    setTried(true);
    if (loading || !input) return;
    const { data } = await report({ variables: { input: { ...input, idempotencyKey: keyOf(input) } } }).catch(() => ({ data: undefined }));
    if (!data) return;
    if (data.reportMoney.__typename === 'Refusal') { setAnswered(data.reportMoney); return; }
    toast.say(t`Encaissement rapporté : ${money(data.reportMoney.payment.amount)}`);
    setAmount(null); setValueOn(today); setTried(false);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    onReported();
  };
  useKeys([{ keys: 'Enter', label: t`confirmer`, inFields: true, run: () => void confirm() }]);
  return (
    <div className="report-act">
      <p className="soft"><Trans>Une somme que l’étude a reçue du débiteur. Elle s’impute aussitôt ; l’agence, le créancier et le débiteur la voient.</Trans></p>
      <div className="read">
        <AmountField ref={first} label={t`Somme reçue`} value={amount} onValueChange={change(setAmount)} {...(due ? { of: due } : {})} error={faults['amount'] ?? (tried && !amount ? t`Ce champ est nécessaire.` : undefined)} />
        <div className="halves-of">
          <DayField past label={t`Reçue le`} value={valueOn} onValueChange={change(setValueOn)} error={faults['valueOn'] ?? (tried && !valueOn ? t`Ce champ est nécessaire.` : undefined)} />
          <Select label={t`Par`} options={MEANS.map((way) => ({ value: way, label: words.means(way) }))} value={means} onValueChange={change(setMeans)} error={faults['means']} />
        </div>
      </div>
      {error && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. La somme n’est pas rapportée ; Entrée essaie de nouveau, elle ne le sera pas deux fois.</Trans></p>}
      {stopped && <RefusalNote refusal={stopped} focus={answered !== null} />}
      {!stopped && answer?.__typename === 'PaymentRecorded' && <Meets effects={answer} stale={!fresh} />}
      <p className="buttons"><Button kind="primary" kbd="Enter" busy={loading} disabled={!amount || stopped !== null} onClick={() => void confirm()}><Trans>Confirmer la somme</Trans></Button></p>
    </div>
  );
}

/** What the sum meets, by the order of the law, and what is left. */
function Meets({ effects, stale }: { effects: MoneyEffects; stale: boolean }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const lacks = effects.waitsFor?.facts.find(({ key }) => key === 'from')?.value, from = lacks ? day(lacks) : '';
  const targets: Record<string, string> = { cost: t`les frais`, interest: t`les intérêts`, principal: t`le principal`, indemnity: t`l’indemnité` };
  const meets = new Map<string, { label: string; amounts: string[] }>();
  for (const part of effects.payment.allocations) {
    const label = part.target === 'cost' ? targets['cost']! : [targets[part.target] ?? part.target, part.claimReference].filter(Boolean).join(', ');
    meets.set(label, { label, amounts: [...(meets.get(label)?.amounts ?? []), part.amount] });
  }
  return (
    <div className="effect" aria-busy={stale} role="status">
      <Facts money facts={[
        ...[...meets.values()].flatMap(({ label, amounts }) => amounts.map((amount) => ({ term: t`sur ${label}`, value: <Money value={amount} /> }))),
        { term: <b>{t`Dû ensuite`}</b>, value: <Money value={effects.dueAfter} strong />, total: true },
      ]} />
      {effects.waitsFor && <p><Word tone="wait">{t`Un taux manque à compter du ${from}`}</Word> <span className="soft"><Trans>La somme s’inscrit quand même ; ce qu’elle doit encore régler s’imputera dès que le taux sera connu.</Trans></span></p>}
      {effects.closes && <p><Word tone="settled">{t`Le dossier est soldé`}</Word></p>}
      {!isZero(effects.overpaid) && <p><Word tone="wait">{t`Payé au-delà de la dette`}</Word> <Money value={effects.overpaid} /></p>}
    </div>
  );
}
