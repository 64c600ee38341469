import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { AmountField, Button, Choice, ErrorState, Loading, Panel, Press, Select, TextArea, TextField, useKeys, useToast } from '@quittance/ui';
import { useEffect, useRef, useState } from 'react';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { useMay } from '../../app/session.tsx';
import { CASE_AFFAIRS } from '../cases/affairs.queries.ts';
import { THREAD, type CaseFile } from '../cases/case.queries.ts';
import { Attach, filesOf, type Attached } from './attach.tsx';
import { Question } from './question.tsx';
import { ASK_QUESTION, CASE_QUESTIONS } from './questions.queries.ts';
import { useQuestionWords } from './words.ts';
import './questions.css';

const WANTED = ['delivery', 'contract', 'order'] as const;

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
  const [of, setOf] = useState('creditor'), [kind, setKind] = useState('text'), [wanted, setWanted] = useState<string | null>('delivery'), [claimId, setClaimId] = useState<string | null>(null), [amount, setAmount] = useState<string | null>(null), [purpose, setPurpose] = useState(''), [text, setText] = useState(''), [files, setFiles] = useState<Attached[]>([]), [withFiles, setWithFiles] = useState(false), [missing, setMissing] = useState(false);
  const [refusal, setRefusal] = useState<(RefusalLike & { fields: NonNullable<RefusalLike['fields']> }) | null>(null);
  const [ask, { loading, error }] = useMutation(ASK_QUESTION);
  const wrong = useFieldWords()(refusal), words = useQuestionWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => { box.current?.querySelector('textarea')?.focus(); }, []);
  const send = async () => {
    if (loading) return;
    if (!text.trim()) { setMissing(true); box.current?.querySelector('textarea')?.focus(); return; }
    setRefusal(null);
    const { data } = await ask({ variables: { input: { caseId: file.id, of, text: text.trim(), files: filesOf(files), ...(of === 'creditor' && kind === 'proof' ? { kind, wanted, claimId } : of === 'creditor' && kind === 'cost' ? { kind, amount, purpose: purpose.trim() } : {}) } } }).catch(() => ({ data: undefined }));
    if (!data) return;
    if (data.askQuestion.__typename === 'Refusal') { setRefusal(data.askQuestion); return; }
    setText(''); setFiles([]); setWithFiles(false); setKind('text'); setAmount(null); setPurpose('');
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
      {of === 'creditor' && <Choice label={t`Sorte de question`} options={[{ value: 'text', label: t`Une question` }, { value: 'proof', label: t`Une pièce` }, { value: 'cost', label: t`Des frais à convenir` }]} value={kind} onValueChange={setKind} />}
      {of === 'creditor' && kind === 'proof' && <div className="duo">
        <Select label={t`Pièce demandée`} options={WANTED.map((value) => ({ value, label: words.wanted(value) }))} value={wanted} onValueChange={setWanted} error={wrong['wanted']} />
        {file.claims.length > 1 && <Select label={t`Facture`} options={[{ value: 'none', label: t`au créancier de le dire` }, ...file.claims.map((claim) => ({ value: claim.id, label: claim.reference }))]} value={claimId ?? 'none'} onValueChange={(value) => setClaimId(value === 'none' ? null : value)} error={wrong['claimId']} />}
      </div>}
      {of === 'creditor' && kind === 'cost' && <div className="duo">
        <AmountField label={t`Frais, au plus`} value={amount} onValueChange={setAmount} error={wrong['amount']} />
        <TextField label={t`Pour quoi`} hint={t`requête et signification, expertise…`} value={purpose} maxLength={200} onValueChange={setPurpose} error={wrong['purpose']} />
      </div>}
      <TextArea label={study ? t`Question` : t`Question à ${file.creditor.name}`} rows={2} maxLength={4000} value={text} onValueChange={(next) => { setText(next); setMissing(false); }} error={wrong['text'] ?? wrong['of'] ?? (missing ? t`Écrivez la question.` : undefined)} />
      {withFiles || files.length > 0 ? <Attach label={t`Déposez ici les pièces`} files={files} error={filesWrong} onFiles={setFiles} /> : null}
      <div className="panel-end"><span>{!withFiles && <Press onClick={() => setWithFiles(true)}>{t`Joindre une pièce`}</Press>}</span><Button kind="primary" kbd="Ctrl+Enter" busy={loading} onClick={() => void send()}><Trans>Poser la question</Trans></Button></div>
    </div>
  );
}
