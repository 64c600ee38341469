import { useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { AmountField, Button, Combobox, DayField, Facts, Money, Select, TextField, useFormats, useKeys, useToast, type Option } from '@quittance/ui';
import { useEffect, useRef, useState } from 'react';
import { client } from '../../app/client.ts';
import { useAttemptKey } from '../../app/fresh-key.ts';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { useHandoffWords } from '../handoffs/words.ts';
import { isZero } from '../statement/decimal.ts';
import { ACT_KINDS, REPORT_ACT, type ActEffects, type ActKind } from './acts.queries.ts';
import { guessDay, guessKind } from './guess.ts';
import { PdfField, type Pdf } from './pdf-field.tsx';
import { usePreview } from './use-preview.ts';
import { SERVED, useActWords } from './words.ts';
import './acts.css';

/** An act reported: the PDF is dropped, what its name says is filled in, three fields are confirmed, the effects are told, Enter. */
export function ReportAct({ handoffId, mission, onReported }: { handoffId: string; mission: string; onReported: () => void }) {
  const { t } = useLingui();
  const { today, day } = useFormats();
  const toast = useToast();
  const words = useActWords();
  const { data } = useQuery(ACT_KINDS, { variables: { handoffId } });
  const kinds = data?.actKinds ?? [];
  const [pdf, setPdf] = useState<Pdf | null>(null), [chosen, setChosen] = useState<string | null>(null);
  const [doneOn, setDoneOn] = useState<string | null>(today), [served, setServed] = useState<string | null>(null), [cost, setCost] = useState<string | null>(null), [note, setNote] = useState('');
  const [tried, setTried] = useState(false), [answered, setAnswered] = useState<RefusalLike | null>(null);
  const [report, { loading, error }] = useMutation(REPORT_ACT, { fetchPolicy: 'no-cache' });
  const keyOf = useAttemptKey();
  const box = useRef<HTMLDivElement>(null);
  const kind = kinds.find((one) => one.kind === chosen) ?? null;
  const asksServed = kind?.servedRequired ?? false;
  const input = pdf && kind && doneOn && (!asksServed || served) ? { handoffId, kind: kind.kind, doneOn, served: asksServed ? served : null, cost, pdf: { name: pdf.name, base64: pdf.base64 }, note: note.trim() || null } : null;
  const { answer, fresh } = usePreview(input, async (said, signal) => (await client.mutate({ mutation: REPORT_ACT, variables: { input: { ...said, idempotencyKey: keyOf(said) }, dryRun: true }, fetchPolicy: 'no-cache', context: { fetchOptions: { signal } } })).data?.reportAct);
  const refusal = answered ?? (answer?.__typename === 'Refusal' ? answer : null);
  const faults = useFieldWords()(refusal);
  const stopped = refusal && refusal.code !== 'bad_fields' ? refusal : null;
  const change = <Value,>(set: (value: Value) => void) => (value: Value) => { set(value); setAnswered(null); };
  const guess = (name: string) => {
    const names = kinds.map((one) => one.kind);
    return guessKind(name, names) ?? (mission === 'serve' && names.includes('title_service') ? 'title_service' : null);
  };
  // The PDF may be dropped before the list of acts is there.
  useEffect(() => { if (data && pdf) setChosen((was) => was ?? guess(pdf.name)); }, [data]);
  const take = (next: Pdf | null) => {
    setPdf(next); setAnswered(null);
    if (!next) return;
    if (!chosen) setChosen(guess(next.name));
    const on = guessDay(next.name, today);
    if (on) setDoneOn(on);
    requestAnimationFrame(() => box.current?.querySelector<HTMLInputElement>('.read .input')?.focus());
  };
  const confirm = async () => {
    setTried(true);
    if (loading) return;
    if (!input) { requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('.is-wrong .input, .is-wrong input')?.focus()); return; }
    const { data: kept } = await report({ variables: { input: { ...input, idempotencyKey: keyOf(input) } } }).catch(() => ({ data: undefined }));
    if (!kept) return;
    if (kept.reportAct.__typename === 'Refusal') { setAnswered(kept.reportAct); return; }
    const { act } = kept.reportAct;
    toast.say(t`Acte rapporté : ${words.act(act.kind)}, ${day(act.doneOn)}`);
    setPdf(null); setChosen(null); setDoneOn(today); setServed(null); setCost(null); setNote(''); setTried(false);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    onReported();
  };
  useKeys([{ keys: 'Enter', label: t`confirmer`, inFields: true, disabled: !pdf, run: () => (pdf ? void confirm() : false) }]);
  const need = (there: unknown) => (tried && !there ? t`Ce champ est nécessaire.` : undefined);
  const option = (one: ActKind): Option => ({ value: one.kind, label: words.act(one.kind), detail: words.matter(one.matter) });
  return (
    <div className="report-act" ref={box}>
      <PdfField label={t`Déposez ici l’acte`} hint={t`Le PDF de l’acte : sa nature et sa date sont lues dans son nom`} pdf={pdf} error={faults['pdf'] ?? (tried && !pdf ? t`Déposez le PDF de l’acte.` : undefined)} onPdf={take} />
      <div className="read">
        <Combobox label={t`Acte`} options={kinds.map(option)} value={kind && option(kind)} onValueChange={(one) => change(setChosen)(one?.value ?? null)} placeholder={t`Commandement, saisie, carence…`} error={faults['kind'] ?? need(kind)} heard={kind && <span className="faint">{kind.article}</span>} />
        <div className="halves-of">
          <DayField past label={t`Date de l’acte`} value={doneOn} onValueChange={change(setDoneOn)} error={faults['doneOn'] ?? need(doneOn)} />
          <AmountField label={t`Coût TTC`} optional value={cost} onValueChange={change(setCost)} error={faults['cost']} />
        </div>
        {asksServed && <Select label={t`Remis comment`} options={SERVED.map((way) => ({ value: way, label: words.served(way) }))} value={served} onValueChange={change(setServed)} error={faults['served'] ?? need(served)} />}
        <TextField label={t`Mot pour l’agence`} optional value={note} maxLength={2000} onValueChange={change(setNote)} error={faults['note']} />
      </div>
      {error && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. L’acte n’est pas rapporté ; Entrée essaie de nouveau, il ne le sera pas deux fois.</Trans></p>}
      {stopped && <RefusalNote refusal={stopped} focus={answered !== null} />}
      {!stopped && answer?.__typename === 'ActReported' && <Effects effects={answer} stale={!fresh} />}
      <p className="buttons"><Button kind="primary" kbd="Enter" busy={loading} disabled={!pdf || stopped !== null} onClick={() => void confirm()}><Trans>Confirmer l’acte</Trans></Button></p>
      {!pdf && <p className="note"><Trans>L’acte et son empreinte sont gardés au dossier ; l’agence et le créancier le voient aussitôt.</Trans></p>}
    </div>
  );
}

/** What it changes, before it is confirmed: terms that begin, limitation, the sum, and who sees it. */
function Effects({ effects, stale }: { effects: ActEffects; stale: boolean }) {
  const { t } = useLingui();
  const { day, today } = useFormats();
  const words = useHandoffWords();
  const { act, dueBefore, dueAfter, limitationBefore, limitationAfter, limitationArticle, deadlines } = effects;
  const moved = limitationAfter && limitationAfter !== limitationBefore, added = dueAfter !== dueBefore;
  return (
    <div className="effect" aria-busy={stale} role="status">
      <Facts facts={[
        ...deadlines.map(({ code, on, article }) => ({ term: t`Délai`, value: <>{words.lapses(code) ? <span className="word danger wraps">{words.deadline(code, on)}</span> : <b>{words.deadline(code, on)}</b>} <span className="faint">({article})</span></> })),
        limitationAfter ? { term: t`Prescription`, value: moved ? <><Trans>interrompue, <b>{day(limitationAfter)}</b></Trans> {limitationArticle && <span className="faint">({limitationArticle})</span>}</> : <>{t`inchangée, ${day(limitationAfter)}`}</> } : null,
        { term: t`Dû au ${day(today, 'brief')}`, value: <><b><Money value={dueAfter} /></b>{added ? <>, {t`acte compris`} <span className="faint">(CPCE L111-8)</span></> : isZero(act.cost) ? <>, {t`inchangé`}</> : <>, {t`le coût reste à la charge du créancier`}</>}</> },
        { term: t`Vus par`, value: t`l’agence et le créancier, aussitôt` },
      ]} />
    </div>
  );
}
