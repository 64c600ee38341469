import { useApolloClient, useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Loading, Panel, Press, Select, TextArea, useKeys, useToast } from '@quittance/ui';
import { useEffect, useRef, useState } from 'react';
import { freshKey, useAttemptKey } from '../../app/fresh-key.ts';
import { RefusalNote, useFieldWords } from '../../app/refusals.tsx';
import { usePreview } from '../acts/use-preview.ts';
import { Consequences } from './consequences.tsx';
import { CASE_REST, RECALL_CASE, type RecallAnswer } from './recall.queries.ts';
import { RECALL_REASONS, useRestWords } from './words.ts';
import './recall.css';

/** The creditor takes his case back; it can't be undone, so each consequence is read first. */
export function RecallPanel({ caseId, debtor, onClose, onWrite }: { caseId: string; debtor: string; onClose: () => void; onWrite?: (() => void) | undefined }) {
  const { t } = useLingui();
  return <Panel title={t`Reprendre le dossier`} onClose={onClose} closeLabel={t`ne pas reprendre`} head={<><b>{t`Reprendre le dossier de ${debtor}`}</b><span className="aside"><Press onClick={onClose}>{t`Fermer`} <kbd>{t`Échap`}</kbd></Press></span></>}><Inside caseId={caseId} onClose={onClose} onWrite={onWrite} /></Panel>;
}

function Inside({ caseId, onClose, onWrite }: { caseId: string; onClose: () => void; onWrite: (() => void) | undefined }) {
  const { t } = useLingui();
  const words = useRestWords();
  const toast = useToast();
  const apollo = useApolloClient();
  const [reason, setReason] = useState<string | null>(null), [said, setSaid] = useState(''), [missing, setMissing] = useState(false);
  const [kept, setKept] = useState<Extract<RecallAnswer, { __typename: 'Refusal' }> | null>(null);
  const [recall, { loading, error }] = useMutation(RECALL_CASE, { fetchPolicy: 'no-cache' });
  const keyOf = useAttemptKey();
  // What follows does not hang on the reason: it is told before one is chosen.
  const { answer } = usePreview({ caseId }, async (_of, signal) => (await apollo.mutate({ mutation: RECALL_CASE, variables: { input: { caseId, reason: 'commercial', idempotencyKey: freshKey() }, dryRun: true }, fetchPolicy: 'no-cache', context: { fetchOptions: { signal } } })).data?.recallCase, 0, loading);
  const refusal = kept ?? (answer?.__typename === 'Refusal' ? answer : null), told = answer?.__typename === 'CaseRecalled' ? answer.recall : null;
  const wrong = useFieldWords()(kept);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => { box.current?.querySelector<HTMLElement>('[role=combobox], .input')?.focus(); }, []);
  const confirm = async () => {
    if (loading || answer?.__typename === 'Refusal') return;
    setMissing(!reason || (reason === 'other' && !said.trim()));
    if (!reason || (reason === 'other' && !said.trim())) return;
    setKept(null);
    const input = { caseId, reason, words: said.trim() || null };
    const { data: done } = await recall({ variables: { input: { ...input, idempotencyKey: keyOf(input) }, dryRun: false } }).catch(() => ({ data: undefined }));
    if (!done) return;
    if (done.recallCase.__typename === 'Refusal') { setKept(done.recallCase); return; }
    toast.say(t`Le dossier vous est rendu`);
    onClose();
    void apollo.refetchQueries({ include: [CASE_REST] }).catch(() => undefined);
  };
  useKeys([{ keys: 'Ctrl+Enter', label: t`reprendre le dossier`, inFields: true, run: () => void confirm() }]);
  return (
    <div className="form rest-form" ref={box}>
      {refusal && !refusal.fields.length && <RefusalNote refusal={refusal} actions={refusal.code === 'recall_with_study' && onWrite ? <Button onClick={onWrite}><Trans>Écrire à l’agence</Trans></Button> : undefined} />}
      {error && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’est changé.</Trans></p>}
      {!refusal && <Select label={t`Pourquoi`} options={RECALL_REASONS.map((value) => ({ value, label: words.recall(value) }))} value={reason} onValueChange={(next) => { setReason(next); setMissing(false); }} error={wrong['reason'] ?? (missing && !reason ? t`Dites pourquoi vous le reprenez.` : undefined)} />}
      {!refusal && <TextArea label={reason === 'other' ? t`Dites pourquoi` : t`Un mot à l’agence`} optional={reason !== 'other'} rows={2} maxLength={1000} value={said} onValueChange={(next) => { setSaid(next); setMissing(false); }} error={wrong['words'] ?? (missing && reason === 'other' ? t`Dites pourquoi vous le reprenez.` : undefined)} />}
      {told ? <Consequences of={told.consequences} /> : !refusal && <Loading lines={4} />}
      {told && <p><b><Trans>Le dossier ne peut pas être confié de nouveau d’un geste : il faudrait le déposer une autre fois.</Trans></b></p>}
      <div className="buttons">{!refusal && <Button kind="danger" kbd="Ctrl+Enter" busy={loading} disabled={!told} onClick={() => void confirm()}><Trans>Reprendre le dossier</Trans></Button>}<Button kind="quiet" kbd="Escape" onClick={onClose}><Trans>Revenir</Trans></Button></div>
    </div>
  );
}
