import { useApolloClient, useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Choice, Press, TextArea, useKeys, useToast } from '@quittance/ui';
import { useRef, useState } from 'react';
import { useAttemptKey } from '../../app/fresh-key.ts';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { CASE_AFFAIRS } from '../cases/affairs.queries.ts';
import { CASE, THREAD, type CaseFile } from '../cases/case.queries.ts';
import { Attach, filesOf, type Attached } from '../questions/attach.tsx';
import { CASE_DISPUTES, OPEN_DISPUTE } from './disputes.queries.ts';
import { REASONS, useDisputeWords } from './words.ts';

const LETTERS = ['p', 'l', 's', 'd', 'a'] as const;

/** What the debtor contests, as he says it: demands stop at once and the creditor is asked. */
export function OpenDispute({ file, onClose }: { file: CaseFile; onClose: () => void }) {
  const { t } = useLingui();
  const toast = useToast();
  const apollo = useApolloClient();
  const words = useDisputeWords();
  const [reason, setReason] = useState<string | null>(null), [said, setSaid] = useState(''), [claims, setClaims] = useState<ReadonlySet<string>>(new Set()), [files, setFiles] = useState<Attached[]>([]), [withFiles, setWithFiles] = useState(false);
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<(RefusalLike & { fields: NonNullable<RefusalLike['fields']> }) | null>(null);
  const [open, { loading, error }] = useMutation(OPEN_DISPUTE);
  const keyOf = useAttemptKey();
  const wrong = useFieldWords()(refusal);
  const box = useRef<HTMLDivElement>(null);
  const wordy = reason !== null && /^(not_delivered|wrong_amount|other)$/.test(reason), needsWords = wordy && !said.trim();
  const send = async () => {
    if (loading) return;
    setTried(true);
    if (!reason) { box.current?.querySelector<HTMLElement>('input[type=radio]')?.focus(); return; }
    if (needsWords) { box.current?.querySelector('textarea')?.focus(); return; }
    setRefusal(null);
    const input = { caseId: file.id, reason, words: said.trim() || null, claimIds: [...claims], files: filesOf(files) };
    const { data } = await open({ variables: { input: { ...input, idempotencyKey: keyOf({ ...input, files: files.map(({ name, size }) => [name, size]) }) } } }).catch(() => ({ data: undefined }));
    if (!data) return;
    if (data.openDispute.__typename === 'Refusal') { setRefusal(data.openDispute); return; }
    onClose();
    toast.say(t`La contestation est inscrite ; les demandes s’arrêtent, le créancier est interrogé`);
    void apollo.refetchQueries({ include: [CASE, CASE_AFFAIRS, CASE_DISPUTES, THREAD] }).catch(() => undefined);
  };
  useKeys([{ keys: 'Ctrl+Enter', label: t`inscrire la contestation`, inFields: true, run: () => void send() }]);
  const turn = (id: string, on: boolean) => setClaims((was) => { const next = new Set(was); if (on) next.add(id); else next.delete(id); return next; });
  const filesWrong = Object.entries(wrong).find(([field]) => field.startsWith('files'))?.[1];
  return (
    <div className="dispute-form form" ref={box}>
      {refusal && !refusal.fields.length && <RefusalNote refusal={refusal} focus />}
      {error && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’est inscrit.</Trans></p>}
      <div>
        <Choice autoFocus label={t`Pourquoi`} options={REASONS.map((value, at) => ({ value, label: words.reason(value), kbd: LETTERS[at]!, quiet: true }))} value={reason} onValueChange={setReason} onChosen={() => setTimeout(() => box.current?.querySelector('textarea')?.focus())} />
        {(tried && !reason || wrong['reason']) && <p className="form-wrong" role="alert">{wrong['reason'] ?? t`Choisissez la raison par sa lettre.`}</p>}
      </div>
      <TextArea label={t`Ce qu’il dit`} optional={!wordy} rows={2} maxLength={4000} value={said} onValueChange={setSaid} error={wrong['words'] ?? (tried && needsWords ? t`Écrivez ce qu’il conteste.` : undefined)} />
      {file.claims.length > 1 && (
        <fieldset className="field"><legend>{t`Factures contestées`} <span className="optional">{t`(aucune cochée : toutes)`}</span></legend>
          <div className="contested">{file.claims.map((claim) => <Checkbox key={claim.id} label={claim.reference} checked={claims.has(claim.id)} onCheckedChange={(on) => turn(claim.id, on)} />)}</div>
        </fieldset>
      )}
      {(withFiles || files.length > 0) && <Attach label={t`Déposez ici ce qu’il a envoyé`} files={files} error={filesWrong} onFiles={setFiles} />}
      <p className="note">{t`Les demandes s’arrêtent tant que le créancier n’a pas répondu (C. civ. 1353) ; il est interrogé aussitôt.`}</p>
      <div className="panel-end"><span>{!withFiles && <Press onClick={() => setWithFiles(true)}>{t`Joindre une pièce`}</Press>}</span><Button kind="primary" kbd="Ctrl+Enter" busy={loading} onClick={() => void send()}><Trans>Inscrire la contestation</Trans></Button></div>
    </div>
  );
}
