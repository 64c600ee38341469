import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, DayField, Panel, Press, Select, TextArea, useFormats, useKeys, useToast } from '@quittance/ui';
import { useEffect, useRef, useState } from 'react';
import { freshKey, useAttemptKey } from '../../app/fresh-key.ts';
import { RefusalNote, useFieldWords } from '../../app/refusals.tsx';
import { usePreview } from '../acts/use-preview.ts';
import { addDays } from '../timeline/facts.ts';
import { Consequences } from './consequences.tsx';
import { CASE_REST, PAUSE_CASE, RESUME_CASE, type PauseAnswer } from './recall.queries.ts';
import { PAUSE_REASONS, useRestWords } from './words.ts';
import './recall.css';

const A_MONTH = 30;

/** Lets a case rest until a day: what follows is read before, and it can be taken up again at once. */
export function PausePanel({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const { t } = useLingui();
  return <Panel title={t`Mettre en pause`} onClose={onClose} closeLabel={t`ne pas mettre en pause`} head={<><b>{t`Mettre le dossier en pause`}</b><span className="aside"><Press onClick={onClose}>{t`Fermer`} <kbd>{t`Échap`}</kbd></Press></span></>}><Inside caseId={caseId} onClose={onClose} /></Panel>;
}

function Inside({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const { t } = useLingui();
  const { today, day } = useFormats();
  const words = useRestWords();
  const toast = useToast();
  const apollo = useApolloClient();
  const { data } = useQuery(CASE_REST, { variables: { id: caseId }, fetchPolicy: 'cache-and-network' });
  const terms = data?.caseFile?.pauseTerms;
  const [chosen, setChosen] = useState<string | null | undefined>(undefined), [reason, setReason] = useState<string>('negotiation'), [said, setSaid] = useState('');
  const [kept, setKept] = useState<Extract<PauseAnswer, { __typename: 'Refusal' }> | null>(null);
  const [pause, { loading, error }] = useMutation(PAUSE_CASE, { fetchPolicy: 'no-cache' });
  const keyOf = useAttemptKey();
  const usual = terms?.latest && terms.latest < addDays(today, A_MONTH) ? terms.latest : addDays(today, A_MONTH);
  const until = chosen === undefined ? usual : chosen;
  const input = terms && until && (reason !== 'other' || said.trim()) ? { caseId, until, reason, words: said.trim() || null } : null;
  const { answer, fresh } = usePreview(input, async (of, signal) => (await apollo.mutate({ mutation: PAUSE_CASE, variables: { input: { ...of, idempotencyKey: freshKey() }, dryRun: true }, fetchPolicy: 'no-cache', context: { fetchOptions: { signal } } })).data?.pauseCase, 250, loading);
  const told = answer?.__typename === 'CasePaused' ? answer : null, refusal = kept ?? (fresh && answer?.__typename === 'Refusal' ? answer : null);
  const wrong = useFieldWords()(refusal);
  const box = useRef<HTMLDivElement>(null);
  const ready = terms !== undefined && terms !== null;
  useEffect(() => { if (ready) box.current?.querySelector<HTMLElement>('input')?.focus(); }, [ready]);
  const confirm = async () => {
    if (loading || !input || (fresh && answer?.__typename === 'Refusal')) return;
    setKept(null);
    const { data: done } = await pause({ variables: { input: { ...input, idempotencyKey: keyOf(input) }, dryRun: false } }).catch(() => ({ data: undefined }));
    if (!done) return;
    if (done.pauseCase.__typename === 'Refusal') { setKept(done.pauseCase); return; }
    const on = day(until!);
    toast.undoable(t`Le dossier est en pause jusqu’au ${on}`, () => void apollo.mutate({ mutation: RESUME_CASE, variables: { caseId } }).then(() => apollo.refetchQueries({ include: [CASE_REST] })).catch(() => undefined));
    onClose();
    void apollo.refetchQueries({ include: [CASE_REST] }).catch(() => undefined);
  };
  useKeys([{ keys: 'Ctrl+Enter', label: t`mettre en pause`, inFields: true, run: () => void confirm() }]);
  return (
    <div className="form rest-form" ref={box}>
      {refusal && !refusal.fields.length && <RefusalNote refusal={refusal} />}
      {error && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’est changé.</Trans></p>}
      <div className="duo">
        <DayField label={t`Jusqu’au`} hint={terms ? t`${terms.mostDays} jours au plus en une fois, ${terms.mostDaysAYear} dans l’année` : undefined} value={until} onValueChange={(next) => { setChosen(next); setKept(null); }} min={today} {...(terms?.latest ? { max: terms.latest } : {})} error={wrong['until']} />
        <Select label={t`Pourquoi`} options={PAUSE_REASONS.map((value) => ({ value, label: words.pause(value) }))} value={reason} onValueChange={(next) => { setReason(next ?? 'other'); setKept(null); }} error={wrong['reason']} />
      </div>
      {terms && <p className="note">{t`${terms.mostDays} jours au plus en une fois, ${terms.mostDaysAYear} dans l’année`}</p>}
      <TextArea label={reason === 'other' ? t`Dites pourquoi` : t`Un mot à l’agence`} optional={reason !== 'other'} rows={2} maxLength={500} value={said} onValueChange={setSaid} error={wrong['words']} />
      {told && <Consequences of={told.consequences} paused stale={!fresh} />}
      <div className="buttons"><Button kind="primary" kbd="Ctrl+Enter" busy={loading} disabled={!input} onClick={() => void confirm()}><Trans>Mettre en pause</Trans></Button><Button kind="quiet" kbd="Escape" onClick={onClose}><Trans>Revenir</Trans></Button></div>
    </div>
  );
}
