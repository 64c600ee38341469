import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Choice, ErrorState, Loading, Panel, Press, TextArea, useKeys, useToast } from '@quittance/ui';
import { useEffect, useRef, useState } from 'react';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { useMay } from '../../app/session.tsx';
import { CASE_AFFAIRS } from '../cases/affairs.queries.ts';
import { THREAD, type CaseFile } from '../cases/case.queries.ts';
import { Attach, filesOf, type Attached } from './attach.tsx';
import { Question } from './question.tsx';
import { ASK_QUESTION, CASE_QUESTIONS } from './questions.queries.ts';
import './questions.css';

/** Questions of the case: asked of the creditor, of the study that holds it, or of the agency; with their answers. */
export function QuestionsPanel({ file, study, onClose }: { file: CaseFile; study: string | null; onClose: () => void }) {
  const { t } = useLingui();
  return <Panel title={t`Questions`} onClose={onClose} closeLabel={t`fermer les questions`} head={<><b>{t`Questions et réponses`}</b><span className="aside"><Press onClick={onClose}>{t`Fermer`} <kbd>{t`Échap`}</kbd></Press></span></>}><Inside file={file} study={study} /></Panel>;
}

function Inside({ file, study }: { file: CaseFile; study: string | null }) {
  const { t } = useLingui();
  const may = useMay();
  const { data, error, refetch } = useQuery(CASE_QUESTIONS, { variables: { id: file.id }, fetchPolicy: 'cache-and-network' });
  const questions = data?.caseFile?.questions;
  if (error && !questions) return <ErrorState onRetry={() => void refetch()} />;
  return (
    <>
      {may('ask', 'Question') && <Ask file={file} study={study} onDone={() => void refetch()} />}
      {!questions ? <Loading lines={3} /> : <div className="questions">{questions.map((question) => <Question key={question.id} question={question} onDone={() => void refetch()} />)}{questions.length === 0 && <p className="soft">{t`Aucune question sur ce dossier.`}</p>}</div>}
    </>
  );
}

function Ask({ file, study, onDone }: { file: CaseFile; study: string | null; onDone: () => void }) {
  const { t } = useLingui();
  const toast = useToast();
  const apollo = useApolloClient();
  const [of, setOf] = useState('creditor'), [text, setText] = useState(''), [files, setFiles] = useState<Attached[]>([]), [withFiles, setWithFiles] = useState(false), [missing, setMissing] = useState(false);
  const [refusal, setRefusal] = useState<(RefusalLike & { fields: NonNullable<RefusalLike['fields']> }) | null>(null);
  const [ask, { loading, error }] = useMutation(ASK_QUESTION);
  const wrong = useFieldWords()(refusal);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => { box.current?.querySelector('textarea')?.focus(); }, []);
  const send = async () => {
    if (loading) return;
    if (!text.trim()) { setMissing(true); box.current?.querySelector('textarea')?.focus(); return; }
    setRefusal(null);
    const { data } = await ask({ variables: { input: { caseId: file.id, of, text: text.trim(), files: filesOf(files) } } }).catch(() => ({ data: undefined }));
    if (!data) return;
    if (data.askQuestion.__typename === 'Refusal') { setRefusal(data.askQuestion); return; }
    setText(''); setFiles([]); setWithFiles(false);
    toast.say(of === 'study' ? t`La question est posée à l’étude` : t`La question est posée au créancier`);
    onDone();
    void apollo.refetchQueries({ include: [CASE_AFFAIRS, THREAD] }).catch(() => undefined);
  };
  useKeys([{ keys: 'Ctrl+Enter', label: t`poser la question`, inFields: true, run: () => void send() }]);
  const filesWrong = Object.entries(wrong).find(([field]) => field.startsWith('files'))?.[1];
  return (
    <div className="ask form" ref={box}>
      {refusal && !refusal.fields.length && <RefusalNote refusal={refusal} focus />}
      {error && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. La question n’est pas partie.</Trans></p>}
      {study && <Choice label={t`À qui`} options={[{ value: 'creditor', label: file.creditor.name }, { value: 'study', label: study }]} value={of} onValueChange={setOf} />}
      <TextArea label={study ? t`Question` : t`Question à ${file.creditor.name}`} rows={2} maxLength={4000} value={text} onValueChange={(next) => { setText(next); setMissing(false); }} error={wrong['text'] ?? wrong['of'] ?? (missing ? t`Écrivez la question.` : undefined)} />
      {withFiles || files.length > 0 ? <Attach label={t`Déposez ici les pièces`} files={files} error={filesWrong} onFiles={setFiles} /> : null}
      <div className="panel-end"><span>{!withFiles && <Press onClick={() => setWithFiles(true)}>{t`Joindre une pièce`}</Press>}</span><Button kind="primary" kbd="Ctrl+Enter" busy={loading} onClick={() => void send()}><Trans>Poser la question</Trans></Button></div>
    </div>
  );
}
