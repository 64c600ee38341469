import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { AmountField, Button, CountField, DayField, Money, Note, Press, TextField, useFormats, useKeys, useToast, Waiting } from '@quittance/ui';
import { useEffect, useRef, useState } from 'react';
import { useAttemptKey } from '../../app/fresh-key.ts';
import { RefusalNote, useFieldWords, useRefusalWords, type RefusalLike } from '../../app/refusals.tsx';
import { CASE_AFFAIRS } from '../cases/affairs.queries.ts';
import { CASE, THREAD, type CaseFile } from '../cases/case.queries.ts';
import { useCounts } from '../intake/words.ts';
import { isZero } from '../statement/decimal.ts';
import { addDays } from '../timeline/facts.ts';
import { atField } from '../conduct/words-at-field.ts';
import { WordsWatch } from '../conduct/words-watch.tsx';
import { CASE_PLANS, PROPOSE_PLAN, QUOTE_PLAN, type PlanQuote } from './plans.queries.ts';
import { Schedule } from './schedule.tsx';
import { usePlanWords } from './words.ts';
import './plans.css';

type Fields = RefusalLike & { fields: NonNullable<RefusalLike['fields']> };
interface Terms { caseId: string; months: number; firstOn: string; downPayment: string | null }

/** The first of the next month: what most people can say on the telephone. */
export const nextMonth = (today: string): string => Temporal.PlainDate.from(today).with({ day: 1 }).add({ months: 1 }).toString();

/** A plan built while the debtor is on the telephone: months, first day, down payment; the schedule follows each key. */
export function BuildPlan({ file, onClose, onAsk }: { file: CaseFile; onClose: () => void; onAsk?: (() => void) | undefined }) {
  const { t } = useLingui();
  const { today } = useFormats();
  const toast = useToast();
  const counts = useCounts();
  const apollo = useApolloClient();
  const months0 = Math.min(3, file.mandate.planMaxMonths ?? 3) || 3;
  const [months, setMonths] = useState<number | null>(months0), [firstOn, setFirstOn] = useState<string | null>(() => nextMonth(today)), [down, setDown] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const [asked, setAsked] = useState<Terms | null>(() => ({ caseId: file.id, months: months0, firstOn: nextMonth(today), downPayment: null }));
  const [refusal, setRefusal] = useState<Fields | null>(null);
  const [propose, { loading, error }] = useMutation(PROPOSE_PLAN);
  const keyOf = useAttemptKey();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => { const later = setTimeout(() => { const first = box.current?.querySelector<HTMLInputElement>('.input'); first?.focus(); first?.select(); }); return () => clearTimeout(later); }, []);
  const terms: Terms | null = months && firstOn ? { caseId: file.id, months, firstOn, downPayment: down && !isZero(down) ? down : null } : null;
  const key = terms ? JSON.stringify(terms) : null;
  useEffect(() => {
    setRefusal(null);
    if (!key) return;
    const later = setTimeout(() => setAsked(JSON.parse(key) as Terms), 200);
    return () => clearTimeout(later);
  }, [key]);
  const quote = useQuery(QUOTE_PLAN, { variables: asked ?? { caseId: file.id, months: 1, firstOn: today }, skip: !asked, fetchPolicy: 'network-only' });
  const answer = (quote.data ?? quote.previousData)?.quotePlan, current = Boolean(terms && asked && JSON.stringify(asked) === key && !quote.loading);
  const told = answer?.__typename === 'PlanQuote' ? answer : undefined, unfit = answer?.__typename === 'Refusal' ? answer : undefined;
  const wrong = useFieldWords()(refusal ?? (current ? unfit : null));
  const may = Boolean(current && told?.withinMandate);
  const keep = async () => {
    if (loading || !terms || !current) return;
    if (!may) { box.current?.querySelector<HTMLElement>('.outside button, .refusal')?.focus(); return; }
    const input = { ...terms, words: said.trim() || null };
    const { data } = await propose({ variables: { input: { ...input, idempotencyKey: keyOf(input) } } }).catch(() => ({ data: undefined }));
    if (!data) return;
    if (data.proposePlan.__typename === 'Refusal') { setRefusal(atField(data.proposePlan, 'words')); return; }
    onClose();
    toast.say(t`L’échéancier est proposé ; il attend l’accord du débiteur`);
    void apollo.refetchQueries({ include: [CASE, CASE_AFFAIRS, CASE_PLANS, THREAD] }).catch(() => undefined);
  };
  useKeys([{ keys: 'Tab', label: t`champ suivant`, run: () => false }, { keys: 'Enter', label: t`proposer l’échéancier`, inFields: true, run: () => void keep() }]);
  const stopped = refusal && !refusal.fields.length ? refusal : current && unfit && !unfit.fields.length ? unfit : null;
  return (
    <div ref={box} className="build-plan">
      {stopped && <RefusalNote refusal={stopped} focus={Boolean(refusal)} />}
      {(error || quote.error) && <p className="wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’est proposé ; Entrée essaie de nouveau.</Trans></p>}
      <div className="trio">
        <CountField label={t`En combien de mois`} {...(told ? { hint: t`${counts.months(told.limits.maxMonths)} au plus` } : {})} unit={counts.months} value={months} onValueChange={setMonths} error={wrong['months']} />
        <DayField label={t`Première échéance`} hint={t`5 déc., fin nov, +10j`} value={firstOn} onValueChange={setFirstOn} min={today} max={addDays(today, 366)} error={wrong['firstOn']} />
        <AmountField label={t`Acompte`} optional value={down} onValueChange={setDown} of={file.due} error={wrong['downPayment']} />
      </div>
      {told ? <div aria-live="polite" aria-busy={!current}><Quoted quote={told} fresh={current} onAsk={onAsk} hasDown={Boolean(asked?.downPayment)} /></div> : !stopped && <p className="soft">{t`L’échéancier paraît ici dès que les mois et le premier jour sont connus.`}</p>}
      <TextField label={t`Ce qu’il dit`} optional value={said} onValueChange={setSaid} maxLength={1000} error={wrong['words']} />
      <WordsWatch caseId={file.id} text={said} />
      <footer className="panel-end">
        <span className="note">{t`Il reçoit le lien de sa page par courriel ou SMS : l’échéancier vaut dès qu’il l’accepte, ou dès sa première échéance payée.`}</span>
        <Button kind="primary" kbd="Enter" busy={loading} disabled={!may} onClick={() => void keep()}><Trans>Proposer l’échéancier</Trans></Button>
      </footer>
    </div>
  );
}

/** What the terms come to, what interest adds, what the acceptance does to limitation, and what would wait for the creditor. */
function Quoted({ quote, fresh, onAsk, hasDown }: { quote: PlanQuote; fresh: boolean; onAsk: (() => void) | undefined; hasDown: boolean }) {
  const { t } = useLingui();
  const { day, money, percent } = useFormats();
  const words = useRefusalWords();
  const counts = useCounts();
  const { interest } = usePlanWords();
  const { limits, outside } = quote, why = outside && words(outside);
  const bounds = [
    t`${counts.months(limits.maxMonths)} au plus`, !isZero(limits.minInstalment) && t`${money(limits.minInstalment)} au moins par échéance`,
    Number(limits.downPaymentPercent) > 0 && t`acompte de ${percent(limits.downPaymentPercent)} au moins`, limits.firstWithinDays > 0 && t`premier versement sous ${counts.days(limits.firstWithinDays)}`, limits.graceDays > 0 && t`${counts.days(limits.graceDays)} de grâce`,
  ].filter(Boolean).join(', ');
  return (
    <div className={fresh ? 'quoted' : 'quoted is-stale'}>
      <Schedule lines={quote.instalments} downPayment={hasDown} />
      <p>{interest(quote.interest)} {quote.interest !== 'stops' && !isZero(quote.interestEstimate) && <Trans>Aux taux connus ce jour ils ajoutent <Money value={quote.interestEstimate} /> d’ici le {day(quote.lastOn)}.</Trans>}</p>
      {quote.limitationAfter && quote.limitationAfter !== quote.limitationBefore && <p>{quote.limitationBefore ? t`Son acceptation reconnaît la dette : la prescription, au ${day(quote.limitationBefore)}, passe au ${day(quote.limitationAfter)} (C. civ. 2240).` : t`Son acceptation reconnaît la dette : la prescription passe au ${day(quote.limitationAfter)} (C. civ. 2240).`}</p>}
      <p className="note">{t`Limites du mandat : ${bounds}.`}</p>
      {fresh && why && <div className="outside"><Waiting><p><b><Trans>Hors des limites du mandat</Trans></b></p><p>{why.body ?? why.title} {why.article && <span className="faint">{why.article}</span>}</p><p className="soft"><Trans>Le créancier doit donner son accord ; rien ne peut être proposé au téléphone avant.</Trans> {onAsk && <Press onClick={onAsk}><Trans>Le demander au créancier</Trans></Press>}</p></Waiting></div>}
      {fresh && !why && <Note><p><Trans>Dans les limites du mandat : rien à demander au créancier.</Trans></p></Note>}
    </div>
  );
}
