import { useApolloClient, useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Confirm, DayField, KeyScope, TextField, useFormats, useToast } from '@quittance/ui';
import { useState, type ReactNode } from 'react';
import { RefusalNote, useFieldWords } from '../../app/refusals.tsx';
import { usePreview } from '../acts/use-preview.ts';
import { Attach, filesOf, type Attached } from '../questions/attach.tsx';
import { Foreseen } from './effects.tsx';
import { FactFields } from './fact-fields.tsx';
import { atHold, whileWriting, type Fields } from './field-faults.ts';
import { givenFacts, isKind, knownFacts } from './forms.ts';
import { AMEND_HOLD, END_HOLD, VOID_HOLD, type Hold, type HoldAnswer } from './holds.queries.ts';

interface Change { hold: Hold; onKept: () => void; onCancel: () => void }

/** The form of a change: its fields, what it would do, and the two buttons. */
function Ask({ title, confirm, said, refusal, failed, busy, danger, disabled, answer, fresh, all, children, onConfirm, onCancel }: { title: string; confirm: string; said: string; refusal: Fields | null; failed: boolean; busy: boolean; danger?: boolean; disabled?: boolean; answer: HoldAnswer | null; fresh: boolean; all?: boolean; children: ReactNode; onConfirm: () => void; onCancel: () => void }) {
  return <KeyScope title={confirm} shadow><Confirm title={title} confirm={confirm} busy={busy} danger={danger ?? false} disabled={disabled ?? false} onConfirm={onConfirm} onCancel={onCancel} consequences={<div className="form">
    {refusal && refusal.code !== 'bad_fields' && <RefusalNote refusal={refusal} />}
    {failed && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’est enregistré.</Trans></p>}
    <p>{said}</p>
    {children}
    {answer?.__typename === 'HoldChanged' && <Foreseen answer={answer} fresh={fresh} all={all ?? false} />}
  </div>} /></KeyScope>;
}
const refused = (answer: HoldAnswer | null): Fields | null => (answer?.__typename === 'Refusal' ? whileWriting(answer) : null);

/** What was learnt later: a day, a name, a paper. */
export function AmendHold({ hold, onKept, onCancel }: Change) {
  const { t } = useLingui();
  const toast = useToast();
  const apollo = useApolloClient();
  const known = knownFacts(hold.facts);
  const [facts, setFacts] = useState(known), [source, setSource] = useState(''), [files, setFiles] = useState<Attached[]>([]), [tried, setTried] = useState(false), [answered, setAnswered] = useState<Fields | null>(null);
  const [amend, { loading, error }] = useMutation(AMEND_HOLD);
  const given = givenFacts(facts, known), nothing = !Object.keys(given).length && !files.length;
  const { answer, fresh } = usePreview(Object.keys(given).length ? given : null, async (said, signal) => (await apollo.mutate({ mutation: AMEND_HOLD, variables: { input: { holdId: hold.id, facts: said, source: '…', files: [] }, dryRun: true }, fetchPolicy: 'no-cache', context: { fetchOptions: { signal } } })).data?.amendHold);
  const refusal = answered ?? refused(answer), wrong = useFieldWords()(refusal && atHold(refusal));
  const send = async () => {
    setTried(true);
    if (nothing || !source.trim()) return;
    setAnswered(null);
    const { data } = await amend({ variables: { input: { holdId: hold.id, facts: given, source: source.trim(), files: filesOf(files) } } }).catch(() => ({ data: undefined }));
    if (!data) return;
    if (data.amendHold.__typename === 'Refusal') { setAnswered(data.amendHold); return; }
    toast.say(t`La mesure est complétée`);
    onKept();
  };
  const filesWrong = Object.entries(wrong).find(([field]) => field.startsWith('files'))?.[1];
  return (
    <Ask title={t`Compléter la mesure`} confirm={t`Compléter`} said={t`Ce qui n’est pas changé reste tel quel.`} refusal={refusal} failed={Boolean(error)} busy={loading} answer={answer} fresh={fresh} onConfirm={() => void send()} onCancel={onCancel}>
      {isKind(hold.kind) && <FactFields kind={hold.kind} facts={facts} wrong={wrong} onFacts={(next) => { setFacts(next); setAnswered(null); }} />}
      <TextField label={t`D’où le sait-on`} maxLength={500} value={source} onValueChange={setSource} error={wrong['source'] ?? (tried && !source.trim() ? t`Dites d’où on le sait.` : undefined)} />
      <Attach label={t`Déposez ici la pièce qui le prouve`} files={files} error={filesWrong} onFiles={setFiles} />
      {tried && nothing && <p className="form-wrong" role="alert">{t`Changez un fait, ou joignez une pièce.`}</p>}
    </Ask>
  );
}

/** Its last day, and why. */
export function EndHold({ hold, onKept, onCancel }: Change) {
  const { t } = useLingui();
  const { today } = useFormats();
  const toast = useToast();
  const apollo = useApolloClient();
  const [on, setOn] = useState<string | null>(today), [reason, setReason] = useState(''), [tried, setTried] = useState(false), [answered, setAnswered] = useState<Fields | null>(null);
  const [end, { loading, error }] = useMutation(END_HOLD);
  const { answer, fresh } = usePreview(on, async (said, signal) => (await apollo.mutate({ mutation: END_HOLD, variables: { holdId: hold.id, on: said, reason: '…', dryRun: true }, fetchPolicy: 'no-cache', context: { fetchOptions: { signal } } })).data?.endHold);
  const refusal = answered ?? refused(answer), wrong = useFieldWords()(refusal && atHold(refusal));
  const send = async () => {
    setTried(true);
    if (!on || !reason.trim()) return;
    setAnswered(null);
    const { data } = await end({ variables: { holdId: hold.id, on, reason: reason.trim() } }).catch(() => ({ data: undefined }));
    if (!data) return;
    if (data.endHold.__typename === 'Refusal') { setAnswered(data.endHold); return; }
    toast.say(t`La mesure est terminée`);
    onKept();
  };
  return (
    <Ask title={t`Mettre fin à la mesure`} confirm={t`Mettre fin`} said={t`Elle vaut jusqu’à ce jour compris. Les intérêts qu’elle a arrêtés ne reprennent pas d’eux-mêmes.`} refusal={refusal} failed={Boolean(error)} busy={loading} answer={answer} fresh={fresh} all onConfirm={() => void send()} onCancel={onCancel}>
      <DayField past autoFocus label={t`Dernier jour`} value={on} onValueChange={(value) => { setOn(value); setAnswered(null); }} max={today} error={wrong['on'] ?? (tried && !on ? t`Écrivez le jour.` : undefined)} />
      <TextField label={t`Pourquoi`} maxLength={500} value={reason} onValueChange={setReason} error={wrong['reason'] ?? (tried && !reason.trim() ? t`Écrivez pourquoi.` : undefined)} />
    </Ask>
  );
}

/** It never was: nothing follows from it, and the sum due is what it would have been. */
export function VoidHold({ hold, onKept, onCancel }: Change) {
  const { t } = useLingui();
  const toast = useToast();
  const apollo = useApolloClient();
  const [reason, setReason] = useState(''), [tried, setTried] = useState(false), [answered, setAnswered] = useState<Fields | null>(null);
  const [undo, { loading, error }] = useMutation(VOID_HOLD);
  const { answer, fresh } = usePreview(hold.id, async (holdId, signal) => (await apollo.mutate({ mutation: VOID_HOLD, variables: { holdId, reason: '…', dryRun: true }, fetchPolicy: 'no-cache', context: { fetchOptions: { signal } } })).data?.voidHold);
  const refusal = answered ?? refused(answer), wrong = useFieldWords()(refusal && atHold(refusal));
  const send = async () => {
    setTried(true);
    if (!reason.trim()) return;
    setAnswered(null);
    const { data } = await undo({ variables: { holdId: hold.id, reason: reason.trim() } }).catch(() => ({ data: undefined }));
    if (!data) return;
    if (data.voidHold.__typename === 'Refusal') { setAnswered(data.voidHold); return; }
    toast.say(t`La mesure est annulée`);
    onKept();
  };
  return (
    <Ask title={t`Annuler la mesure`} confirm={t`Annuler la mesure`} danger said={t`Elle est tenue pour n’avoir jamais existé : erreur de saisie, décision réformée. Le journal garde ce qui a été inscrit.`} refusal={refusal} failed={Boolean(error)} busy={loading} answer={answer} fresh={fresh} all onConfirm={() => void send()} onCancel={onCancel}>
      <TextField autoFocus label={t`Pourquoi`} maxLength={500} value={reason} onValueChange={setReason} error={wrong['reason'] ?? (tried && !reason.trim() ? t`Écrivez pourquoi.` : undefined)} />
    </Ask>
  );
}
