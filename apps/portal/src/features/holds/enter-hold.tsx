import { useApolloClient, useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Choice, Press, TextField, useKeys, useToast } from '@quittance/ui';
import { useRef, useState } from 'react';
import { useAttemptKey } from '../../app/fresh-key.ts';
import { RefusalNote, useFieldWords } from '../../app/refusals.tsx';
import { usePreview } from '../acts/use-preview.ts';
import type { CaseFile } from '../cases/case.queries.ts';
import { Attach, filesOf, type Attached } from '../questions/attach.tsx';
import { Foreseen } from './effects.tsx';
import { FactFields } from './fact-fields.tsx';
import { atHold, whileWriting, type Fields } from './field-faults.ts';
import { givenFacts, isKind, KINDS, missingFacts, type Facts, type Kind } from './forms.ts';
import { OPEN_HOLD, VOID_HOLD } from './holds.queries.ts';
import { useHoldWords } from './words.ts';

const LETTERS = ['s', 'r', 'd', 'p', 'g', 'l'] as const;

/** What happened to the debtor, from which act; what follows is told before it is kept. */
export function EnterHold({ file, onKept, onTakenBack }: { file: Pick<CaseFile, 'id'>; onKept: () => void; /** It was kept, and voided within ten seconds. */ onTakenBack: () => void }) {
  const { t } = useLingui();
  const toast = useToast();
  const apollo = useApolloClient();
  const words = useHoldWords();
  const [kind, setKind] = useState<Kind | null>(null), [facts, setFacts] = useState<Facts>({}), [source, setSource] = useState(''), [files, setFiles] = useState<Attached[]>([]), [withFiles, setWithFiles] = useState(false), [tried, setTried] = useState(false);
  const [answered, setAnswered] = useState<Fields | null>(null), [kept, setKept] = useState(false);
  const [open, { loading, error }] = useMutation(OPEN_HOLD);
  const keyOf = useAttemptKey(), trialKeyOf = useAttemptKey();
  const fieldWords = useFieldWords();
  const box = useRef<HTMLDivElement>(null);
  const missing = kind ? missingFacts(kind, facts) : [];
  const given = { caseId: file.id, kind: kind ?? '', facts: givenFacts(facts) };
  // What it does hangs on no source: it is told before one is written.
  const { answer, fresh } = usePreview(kind && !missing.length ? given : null, async (said, signal) => (await apollo.mutate({ mutation: OPEN_HOLD, variables: { input: { ...said, source: '…', files: [], idempotencyKey: trialKeyOf(said) }, dryRun: true }, fetchPolicy: 'no-cache', context: { fetchOptions: { signal } } })).data?.openHold, 350, loading || kept);
  const foreseen = answer?.__typename === 'HoldChanged' ? answer : null, trial = answer?.__typename === 'Refusal' ? whileWriting(answer) : null;
  const refusal = answered ?? trial;
  const wrong: Record<string, string> = { ...(tried ? Object.fromEntries(missing.map((key) => [`facts.${key}`, key === 'admissibleOn' ? t`Écrivez le jour du dépôt ou celui de la recevabilité.` : key === 'protection' ? t`Choisissez la protection par sa lettre.` : t`Écrivez le jour.`])) : {}), ...fieldWords(refusal && atHold(refusal)) };
  const send = async () => {
    if (loading) return;
    setTried(true);
    if (!kind) { box.current?.querySelector<HTMLElement>('input[type=radio]')?.focus(); return; }
    if (missing.length || !source.trim()) { setTimeout(() => box.current?.querySelector<HTMLElement>('.is-wrong .input, .is-wrong input')?.focus()); return; }
    setAnswered(null);
    const input = { ...given, source: source.trim(), files: filesOf(files) };
    const { data } = await open({ variables: { input: { ...input, idempotencyKey: keyOf({ ...input, files: files.map(({ name, size }) => [name, size]) }) } } }).catch(() => ({ data: undefined }));
    if (!data) return;
    if (data.openHold.__typename === 'Refusal') { setAnswered(data.openHold); return; }
    const holdId = data.openHold.hold.id, lost = () => toast.say(t`La mesure n’a pas pu être reprise ; annulez-la dans la mise en attente`);
    setKept(true);
    onKept();
    // It is voided, not erased: the history keeps that it was written, and why not.
    const takeBack = () => void apollo.mutate({ mutation: VOID_HOLD, variables: { holdId, reason: t`Reprise aussitôt` }, fetchPolicy: 'no-cache' }).then(({ data: back }) => { if (back?.voidHold.__typename === 'HoldChanged') onTakenBack(); else lost(); }, lost);
    toast.undoable(data.openHold.hold.state === 'waiting' ? t`C’est inscrit ; rien ne s’arrête encore` : t`C’est inscrit ; ce que la loi arrête est arrêté`, takeBack);
  };
  useKeys([{ keys: 'Ctrl+Enter', label: t`mettre en attente`, inFields: true, run: () => void send() }]);
  const filesWrong = Object.entries(wrong).find(([field]) => field.startsWith('files'))?.[1];
  const choose = (value: string) => { if (isKind(value)) { setKind(value); setFacts({}); setAnswered(null); setTried(false); } };
  return (
    <div className="hold-form form" ref={box}>
      {refusal && refusal.code !== 'bad_fields' && <RefusalNote refusal={refusal} focus={Boolean(answered)} />}
      {error && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’est inscrit.</Trans></p>}
      <div>
        <Choice autoFocus label={t`Ce qui arrive`} options={KINDS.map((value, at) => ({ value, label: words.kind(value), kbd: LETTERS[at]!, quiet: true }))} value={kind} onValueChange={choose} />
        {(tried && !kind || wrong['kind']) && <p className="form-wrong" role="alert">{wrong['kind'] ?? t`Choisissez ce qui arrive par sa lettre.`}</p>}
      </div>
      {kind && <>
        <FactFields key={kind} kind={kind} facts={facts} wrong={wrong} onFacts={(next) => { setFacts(next); setAnswered(null); }} />
        <TextField label={t`D’où le sait-on`} hint={t`Lettre de la commission reçue ce jour, annonce du BODACC`} maxLength={500} value={source} onValueChange={setSource} error={wrong['source'] ?? (tried && !source.trim() ? t`Dites d’où on le sait.` : undefined)} />
        {(withFiles || files.length > 0) && <Attach label={t`Déposez ici la pièce qui le prouve`} files={files} error={filesWrong} onFiles={setFiles} />}
        {foreseen && <Foreseen answer={foreseen} fresh={fresh} />}
      </>}
      <div className="panel-end"><span>{kind && !withFiles && <Press onClick={() => setWithFiles(true)}>{t`Joindre une pièce`}</Press>}</span><Button kind="primary" kbd="Ctrl+Enter" busy={loading} onClick={() => void send()}><Trans>Mettre en attente</Trans></Button></div>
    </div>
  );
}
