import { useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Moment, Panel, Press, TextArea, useKeys, useToast, Word } from '@quittance/ui';
import { useEffect, useRef, useState } from 'react';
import { client } from '../../app/client.ts';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { ANSWER_QUESTION, ASK_QUESTION, CASE_QUESTIONS, type CaseQuestion } from '../questions/questions.queries.ts';

const again = () => void client.refetchQueries({ include: 'active' }).catch(() => undefined);

/** What the study and the agency asked each other; what waits for the study is answered here. */
export function FileQuestions({ caseId, onAsk }: { caseId: string; onAsk: () => void }) {
  const { t } = useLingui();
  const { data } = useQuery(CASE_QUESTIONS, { variables: { id: caseId }, fetchPolicy: 'cache-and-network' });
  const all = data?.caseFile?.questions ?? [];
  return (
    <section aria-label={t`Questions`}>
      <h2 className="label pieces-h">{t`Questions`}</h2>
      <ul className="questions">{all.map((question) => <li key={question.id}><One question={question} /></li>)}</ul>
      <p><Press onClick={onAsk}>{t`Interroger l’agence`}</Press> <kbd>Q</kbd></p>
    </section>
  );
}

function One({ question }: { question: CaseQuestion }) {
  const { t } = useLingui();
  const [answering, setAnswering] = useState(false);
  const waits = question.answers.length === 0, mine = question.askedOf === 'study';
  return (
    <>
      <p><span className="faint"><Moment value={question.askedAt} /></span> <b>{question.askedBy}</b> : {question.text} {waits && <Word tone="wait">{mine ? t`attend votre réponse` : t`sans réponse encore`}</Word>}</p>
      {question.answers.map((answer) => <p key={answer.id} className="answer"><span className="faint"><Moment value={answer.at} /></span> <b>{answer.by}</b> : {answer.text}{answer.documents.map((paper) => <a key={paper.id} href={`/documents/${paper.id}`}>{paper.name}</a>)}</p>)}
      {mine && (answering ? <Answer questionId={question.id} onClose={() => setAnswering(false)} /> : waits && <p><Press onClick={() => setAnswering(true)}>{t`Répondre`}</Press></p>)}
    </>
  );
}

function Answer({ questionId, onClose }: { questionId: string; onClose: () => void }) {
  const { t } = useLingui();
  const [answer, { loading, error }] = useMutation(ANSWER_QUESTION);
  return <Written label={t`Réponse`} title={t`Répondre à l’agence`} send={t`Envoyer la réponse`} said={t`Réponse envoyée`} busy={loading} failed={Boolean(error)} onClose={onClose} onSend={async (text) => { const told = (await answer({ variables: { input: { questionId, text } } }).catch(() => ({ data: undefined }))).data?.answerQuestion; return told?.__typename === 'Refusal' ? told : told ? null : undefined; }} />;
}

/** A question to the agency about this file. */
export function AskAgency({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const { t } = useLingui();
  const [ask, { loading, error }] = useMutation(ASK_QUESTION);
  return <Written label={t`Question`} title={t`Interroger l’agence`} send={t`Envoyer la question`} said={t`Question envoyée à l’agence`} busy={loading} failed={Boolean(error)} onClose={onClose} onSend={async (text) => { const told = (await ask({ variables: { input: { caseId, of: 'agency', text } } }).catch(() => ({ data: undefined }))).data?.askQuestion; return told?.__typename === 'Refusal' ? told : told ? null : undefined; }} />;
}

interface WrittenProps { label: string; title: string; send: string; said: string; busy: boolean; failed: boolean; onClose: () => void; /** null: sent; undefined: the door did not answer. */ onSend: (text: string) => Promise<RefusalLike | null | undefined> }
function Written(props: WrittenProps) {
  return <Panel title={props.title} onClose={props.onClose} closeLabel={props.title} head={<b>{props.title}</b>}><Inside {...props} /></Panel>;
}
function Inside({ label, send, said, busy, failed, onClose, onSend }: WrittenProps) {
  const { t } = useLingui();
  const toast = useToast();
  const [text, setText] = useState(''), [missing, setMissing] = useState(false), [refusal, setRefusal] = useState<RefusalLike | null>(null);
  const words = useFieldWords()(refusal);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => { box.current?.querySelector('textarea')?.focus(); }, []);
  const leave = async () => {
    if (busy) return;
    if (!text.trim()) { setMissing(true); return; }
    const told = await onSend(text.trim());
    if (told === undefined) return;
    if (told) { setRefusal(told); return; }
    toast.say(said);
    onClose();
    again();
  };
  useKeys([{ keys: 'Ctrl+Enter', label: send.toLowerCase(), inFields: true, run: () => void leave() }]);
  return (
    <div ref={box} className="note-form">
      {refusal && refusal.code !== 'bad_fields' && <RefusalNote refusal={refusal} focus />}
      <TextArea label={label} rows={3} maxLength={4000} value={text} onValueChange={(next) => { setText(next); setMissing(false); setRefusal(null); }} error={words['text'] ?? (missing ? t`Ce champ est nécessaire.` : failed ? t`Quittance ne répond pas. Rien n’est envoyé ; essayez de nouveau.` : undefined)} />
      <p className="buttons"><Button kind="primary" kbd="Ctrl+Enter" busy={busy} onClick={() => void leave()}>{send}</Button><Button kind="quiet" kbd="Escape" onClick={onClose}><Trans>Revenir</Trans></Button></p>
    </div>
  );
}
