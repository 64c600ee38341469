import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Day, KeyScope, Money, Select, TextArea, useFormats, useKeys, useToast } from '@quittance/ui';
import { useEffect, useRef, useState } from 'react';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { Attach, filesOf, type Attached } from './attach.tsx';
import { ANSWER_QUESTION, ASKED_ABOUT, CASE_QUESTIONS, QUESTIONS, QUESTIONS_WAITING, type CaseQuestion } from './questions.queries.ts';
import './questions.css';

type Asked = Pick<CaseQuestion, 'id' | 'caseId' | 'kind' | 'wanted' | 'claimReference' | 'amount'>;
interface Answering { question: Asked; onDone?: (() => void) | undefined; onClose: () => void }
type Refused = RefusalLike & { fields: NonNullable<RefusalLike['fields']> };

/** The answer to one question, on the spot, in the way of its kind: in words, with the paper that was asked for, by a yes or a no. */
export function AnswerQuestion(answering: Answering) {
  const { t } = useLingui();
  const { kind } = answering.question;
  return <KeyScope title={t`Répondre`} shadow>{kind === 'plan' || kind === 'cost' ? <Decide {...answering} /> : <Write {...answering} />}</KeyScope>;
}

/** Sends what was answered; tells what was refused. Answers whether it was kept. */
function useAnswer({ question, onDone, onClose }: Answering) {
  const { t } = useLingui();
  const toast = useToast();
  const apollo = useApolloClient();
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [answer, { loading, error }] = useMutation(ANSWER_QUESTION);
  const send = async (given: { text: string; decision?: string; claimId?: string | null; files?: readonly Attached[] }) => {
    if (loading) return;
    setRefusal(null);
    const { files = [], ...said } = given;
    const { data } = await answer({ variables: { input: { questionId: question.id, ...said, files: filesOf(files) } } }).catch(() => ({ data: undefined }));
    if (!data) return;
    if (data.answerQuestion.__typename === 'Refusal') { setRefusal(data.answerQuestion); return; }
    toast.say(given.decision === 'agreed' ? t`Votre accord est transmis` : given.decision === 'refused' ? t`Votre refus est transmis` : t`La réponse est envoyée`);
    onClose();
    onDone?.();
    void apollo.refetchQueries({ include: [QUESTIONS_WAITING, QUESTIONS, CASE_QUESTIONS].filter((query) => [...apollo.getObservableQueries().values()].some((one) => one.query === query)) }).catch(() => undefined);
  };
  const told = <>
    {refusal && !refusal.fields.length && <RefusalNote refusal={refusal} focus />}
    {error && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. La réponse n’est pas partie ; ce que vous avez écrit reste là.</Trans></p>}
  </>;
  return { send, loading, told, wrong: useFieldWords()(refusal) };
}

function Write(answering: Answering) {
  const { t } = useLingui();
  const { question, onClose } = answering, proof = question.kind === 'proof';
  const { send, loading, told, wrong } = useAnswer(answering);
  const { data } = useQuery(ASKED_ABOUT, { variables: { id: question.caseId }, skip: !proof || question.claimReference !== null });
  const claims = data?.caseFile?.claims ?? [];
  const [text, setText] = useState(''), [files, setFiles] = useState<Attached[]>([]), [claimId, setClaimId] = useState<string | null>(null), [missing, setMissing] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => { box.current?.querySelector<HTMLElement>(proof ? '.drop, .attach button' : 'textarea')?.focus(); }, [proof]);
  const keep = () => {
    if (!text.trim() && !(proof && files.length)) { setMissing(true); box.current?.querySelector('textarea')?.focus(); return; }
    void send({ text: text.trim(), files, claimId });
  };
  useKeys([{ keys: 'Ctrl+Enter', label: t`envoyer la réponse`, inFields: true, run: keep }, { keys: 'Escape', label: t`ne pas répondre`, inFields: true, run: onClose }]);
  const filesWrong = Object.entries(wrong).find(([field]) => field.startsWith('files'))?.[1];
  const attach = <Attach label={proof ? t`Déposez ici la pièce demandée` : t`Déposez ici les pièces`} files={files} error={filesWrong} onFiles={(next) => { setFiles(next); setMissing(false); }} />;
  return (
    <div className="answer-form form" ref={box}>
      {told}
      {proof && attach}
      {proof && files.length > 0 && claims.length > 1 && <Select label={t`Facture que la pièce prouve`} options={claims.map((claim) => ({ value: claim.id, label: claim.reference }))} value={claimId} onValueChange={setClaimId} error={wrong['claimId']} />}
      <TextArea label={proof ? t`Un mot, ou pourquoi elle manque` : t`Réponse`} optional={proof && files.length > 0} rows={proof ? 2 : 3} maxLength={4000} value={text} onValueChange={(next) => { setText(next); setMissing(false); }} error={wrong['text'] ?? (missing ? (proof ? t`Joignez la pièce, ou dites pourquoi elle manque.` : t`Écrivez la réponse.`) : undefined)} />
      {!proof && attach}
      <div className="buttons"><Button kind="primary" kbd="Ctrl+Enter" busy={loading} onClick={keep}><Trans>Envoyer la réponse</Trans></Button><Button kind="quiet" kbd="Escape" onClick={onClose}><Trans>Revenir</Trans></Button></div>
    </div>
  );
}

/** A plan beyond the mandate, or a cost: what it is, what each answer does, and the two answers. */
function Decide(answering: Answering) {
  const { t } = useLingui();
  const { money } = useFormats();
  const { question, onClose } = answering, ofPlan = question.kind === 'plan';
  const { send, loading, told, wrong } = useAnswer(answering);
  const { data } = useQuery(ASKED_ABOUT, { variables: { id: question.caseId }, skip: !ofPlan, fetchPolicy: 'cache-and-network' });
  const plan = data?.caseFile?.plan;
  const [text, setText] = useState(''), [missing, setMissing] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => { box.current?.querySelector<HTMLElement>('.buttons button')?.focus(); }, []);
  const refuse = () => {
    if (!text.trim()) { setMissing(true); box.current?.querySelector('textarea')?.focus(); return; }
    void send({ text: text.trim(), decision: 'refused' });
  };
  useKeys([{ keys: 'Ctrl+Enter', label: t`accepter`, inFields: true, run: () => void send({ text: text.trim(), decision: 'agreed' }) }, { keys: 'Escape', label: t`ne pas répondre`, inFields: true, run: onClose }]);
  return (
    <div className="answer-form form" ref={box}>
      {told}
      {ofPlan && plan && (
        <section aria-label={t`L’échéancier proposé`}>
          <p><b><Money value={plan.total} /></b> {t`en ${plan.instalments.length} versements`}{plan.interest === 'stops' && <span className="soft">, {t`les intérêts s’arrêtent tant qu’il est tenu`}</span>}</p>
          <ul className="asked-instalments">{plan.instalments.map((part) => <li key={part.position}><Day value={part.dueOn} /> <Money value={part.amount} /></li>)}</ul>
          {plan.words && <p className="said">« {plan.words} »</p>}
        </section>
      )}
      <p className="soft">{ofPlan ? t`Accepté, il est convenu aussitôt avec le débiteur et vous engage (C. civ. 1103). Refusé, l’agence répond au débiteur.` : t`Accepté, l’agence peut engager ces frais jusqu’à ${money(question.amount ?? '0')}, pas au-delà. Refusé, elle ne les engage pas.`}</p>
      <TextArea label={t`Un mot, nécessaire pour refuser`} rows={2} maxLength={4000} value={text} onValueChange={(next) => { setText(next); setMissing(false); }} error={wrong['text'] ?? (missing ? t`Dites pourquoi vous refusez.` : undefined)} />
      <div className="buttons">
        <Button kind="primary" kbd="Ctrl+Enter" busy={loading} onClick={() => void send({ text: text.trim(), decision: 'agreed' })}><Trans>Accepter</Trans></Button>
        <Button busy={loading} onClick={refuse}><Trans>Refuser</Trans></Button>
        <Button kind="quiet" kbd="Escape" onClick={onClose}><Trans>Revenir</Trans></Button>
      </div>
    </div>
  );
}
