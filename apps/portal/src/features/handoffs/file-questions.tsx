import { useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Panel, Press, TextArea, useKeys, useToast } from '@quittance/ui';
import { useEffect, useRef, useState } from 'react';
import { client } from '../../app/client.ts';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { Attach, filesOf, type Attached } from '../questions/attach.tsx';
import { Question } from '../questions/question.tsx';
import { ASK_QUESTION, CASE_QUESTIONS } from '../questions/questions.queries.ts';

/** What the study and the agency asked each other; what waits for the study is answered here. */
export function FileQuestions({ caseId, onAsk }: { caseId: string; onAsk: () => void }) {
  const { t } = useLingui();
  const { data, refetch } = useQuery(CASE_QUESTIONS, { variables: { id: caseId }, fetchPolicy: 'cache-and-network' });
  const all = data?.caseFile?.questions ?? [];
  return (
    <section aria-label={t`Questions`}>
      <h2 className="label pieces-h">{t`Questions et réponses`}</h2>
      {all.map((question) => <Question key={question.id} question={question} onDone={() => void refetch()} />)}
      <p className="asks"><Press onClick={onAsk}>{t`Interroger l’agence`}</Press> <kbd>Q</kbd></p>
    </section>
  );
}

/** A question to the agency about this file. */
export function AskAgency({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const { t } = useLingui();
  return <Panel title={t`Interroger l’agence`} onClose={onClose} closeLabel={t`ne rien demander`} head={<b>{t`Interroger l’agence`}</b>}><Inside caseId={caseId} onClose={onClose} /></Panel>;
}

function Inside({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const { t } = useLingui();
  const toast = useToast();
  const [text, setText] = useState(''), [files, setFiles] = useState<Attached[]>([]), [withFiles, setWithFiles] = useState(false), [missing, setMissing] = useState(false), [refusal, setRefusal] = useState<RefusalLike | null>(null);
  const [ask, { loading, error }] = useMutation(ASK_QUESTION);
  const words = useFieldWords()(refusal);
  const box = useRef<HTMLDivElement>(null), area = () => box.current?.querySelector('textarea')?.focus();
  useEffect(area, []);
  const send = async () => {
    if (loading) return;
    if (!text.trim()) { setMissing(true); area(); return; }
    const told = (await ask({ variables: { input: { caseId, of: 'agency', text: text.trim(), files: filesOf(files) } } }).catch(() => ({ data: undefined }))).data?.askQuestion;
    if (!told) return;
    if (told.__typename === 'Refusal') { setRefusal(told); return; }
    toast.say(t`La question est posée à l’agence`);
    onClose();
    void client.refetchQueries({ include: 'active' }).catch(() => undefined);
  };
  useKeys([{ keys: 'Ctrl+Enter', label: t`poser la question`, inFields: true, run: () => void send() }]);
  const filesWrong = Object.entries(words).find(([field]) => field.startsWith('files'))?.[1];
  return (
    <div ref={box} className="note-form">
      {refusal && refusal.code !== 'bad_fields' && <RefusalNote refusal={refusal} focus />}
      <TextArea label={t`Question`} rows={3} maxLength={4000} value={text} onValueChange={(next) => { setText(next); setMissing(false); setRefusal(null); }} error={words['text'] ?? (missing ? t`Écrivez la question.` : error ? t`Quittance ne répond pas. La question n’est pas partie.` : undefined)} />
      {(withFiles || files.length > 0) && <Attach label={t`Déposez ici les pièces`} files={files} error={filesWrong} onFiles={setFiles} />}
      <div className="panel-end"><span>{!withFiles && <Press onClick={() => setWithFiles(true)}>{t`Joindre une pièce`}</Press>}</span><Button kind="primary" kbd="Ctrl+Enter" busy={loading} onClick={() => void send()}><Trans>Poser la question</Trans></Button></div>
    </div>
  );
}
