import { useApolloClient, useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, KeyScope, TextArea, useKeys, useToast } from '@quittance/ui';
import { useEffect, useRef, useState } from 'react';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { Attach, filesOf, type Attached } from './attach.tsx';
import { ANSWER_QUESTION, CASE_QUESTIONS, QUESTIONS, QUESTIONS_WAITING } from './questions.queries.ts';
import './questions.css';

/** The answer to one question, written on the spot, with its papers. */
export function AnswerQuestion({ questionId, onDone, onClose }: { questionId: string; onDone?: () => void; onClose: () => void }) {
  const { t } = useLingui();
  return <KeyScope title={t`Répondre`} shadow><Inside questionId={questionId} onDone={onDone} onClose={onClose} /></KeyScope>;
}

function Inside({ questionId, onDone, onClose }: { questionId: string; onDone: (() => void) | undefined; onClose: () => void }) {
  const { t } = useLingui();
  const toast = useToast();
  const apollo = useApolloClient();
  const [text, setText] = useState(''), [files, setFiles] = useState<Attached[]>([]), [missing, setMissing] = useState(false);
  const [refusal, setRefusal] = useState<(RefusalLike & { fields: NonNullable<RefusalLike['fields']> }) | null>(null);
  const [answer, { loading, error }] = useMutation(ANSWER_QUESTION);
  const wrong = useFieldWords()(refusal);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => { box.current?.querySelector('textarea')?.focus(); }, []);
  const send = async () => {
    if (loading) return;
    if (!text.trim()) { setMissing(true); box.current?.querySelector('textarea')?.focus(); return; }
    setRefusal(null);
    const { data } = await answer({ variables: { input: { questionId, text: text.trim(), files: filesOf(files) } } }).catch(() => ({ data: undefined }));
    if (!data) return;
    if (data.answerQuestion.__typename === 'Refusal') { setRefusal(data.answerQuestion); return; }
    toast.say(t`La réponse est envoyée`);
    onClose();
    onDone?.();
    void apollo.refetchQueries({ include: [QUESTIONS_WAITING, QUESTIONS, CASE_QUESTIONS].filter((query) => [...apollo.getObservableQueries().values()].some((one) => one.query === query)) }).catch(() => undefined);
  };
  useKeys([{ keys: 'Ctrl+Enter', label: t`envoyer la réponse`, inFields: true, run: () => void send() }, { keys: 'Escape', label: t`ne pas répondre`, inFields: true, run: onClose }]);
  const filesWrong = Object.entries(wrong).find(([field]) => field.startsWith('files'))?.[1];
  return (
    <div className="answer-form form" ref={box}>
      {refusal && !refusal.fields.length && <RefusalNote refusal={refusal} focus />}
      {error && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. La réponse n’est pas partie ; ce que vous avez écrit reste là.</Trans></p>}
      <TextArea label={t`Réponse`} rows={3} maxLength={4000} value={text} onValueChange={(next) => { setText(next); setMissing(false); }} error={wrong['text'] ?? (missing ? t`Écrivez la réponse.` : undefined)} />
      <Attach label={t`Déposez ici les pièces`} files={files} error={filesWrong} onFiles={setFiles} />
      <div className="buttons"><Button kind="primary" kbd="Ctrl+Enter" busy={loading} onClick={() => void send()}><Trans>Envoyer la réponse</Trans></Button><Button kind="quiet" kbd="Escape" onClick={onClose}><Trans>Revenir</Trans></Button></div>
    </div>
  );
}
