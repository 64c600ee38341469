import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Choice, Confirm, dayOfInstant, ErrorState, KeyScope, Loading, Moment, Panel, Press, TextArea, useFormats, useToast, Word } from '@quittance/ui';
import { useState } from 'react';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { useMay } from '../../app/session.tsx';
import { CASE_AFFAIRS } from '../cases/affairs.queries.ts';
import { CASE, THREAD, type CaseFile } from '../cases/case.queries.ts';
import { atField } from '../conduct/words-at-field.ts';
import { WordsWatch } from '../conduct/words-watch.tsx';
import { Papers } from '../questions/attach.tsx';
import { CASE_DISPUTES, SETTLE_DISPUTE, type Dispute } from './disputes.queries.ts';
import { OpenDispute } from './open-dispute.tsx';
import { OUTCOMES, useDisputeWords } from './words.ts';
import './disputes.css';

/** What the debtor contests: written down where nothing is contested, followed and settled where something is. */
export function DisputePanel({ file, onClose, onAsk }: { file: CaseFile; onClose: () => void; onAsk?: (() => void) | undefined }) {
  const { t } = useLingui();
  return <Panel title={t`Contestation`} onClose={onClose} closeLabel={t`fermer la contestation`} head={<><b>{t`Contestation`}</b><span className="aside"><Press onClick={onClose}>{t`Fermer`} <kbd>{t`Échap`}</kbd></Press></span></>}><Inside file={file} onClose={onClose} onAsk={onAsk} /></Panel>;
}

function Inside({ file, onClose, onAsk }: { file: CaseFile; onClose: () => void; onAsk: (() => void) | undefined }) {
  const may = useMay();
  const { data, error, refetch } = useQuery(CASE_DISPUTES, { variables: { id: file.id }, fetchPolicy: 'cache-and-network' });
  const disputes = data?.caseFile?.disputes;
  if (error && !disputes) return <ErrorState onRetry={() => void refetch()} />;
  if (!disputes) return <Loading lines={4} />;
  const open = disputes.some(({ state }) => state !== 'settled');
  const opens = !open && may('dispute', 'CaseFile') && file.acts.some(({ act, allowed }) => act === 'dispute' && allowed);
  return (
    <>
      {opens && <OpenDispute file={file} onClose={onClose} />}
      {disputes.length === 0 && !opens && <p className="soft"><Trans>Rien n’est contesté sur ce dossier.</Trans></p>}
      <div className="disputes">{disputes.map((dispute) => <One key={dispute.id} dispute={dispute} onAsk={onAsk} />)}</div>
    </>
  );
}

function One({ dispute, onAsk }: { dispute: Dispute; onAsk: (() => void) | undefined }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const may = useMay();
  const words = useDisputeWords();
  const settled = dispute.state === 'settled';
  const by = dispute.openedByKind === 'debtor' ? t`par le débiteur` : t`notée par ${dispute.openedBy}`, on = day(dayOfInstant(dispute.openedAt));
  return (
    <article className="dispute" aria-label={t`Contestation du ${on}`}>
      <p><b>{words.reason(dispute.reason)}</b>, {by} {t`le ${on}`}, {settled ? <Word>{words.outcome(dispute.outcome ?? '')}</Word> : <Word tone="wait">{words.state(dispute.state)}</Word>}</p>
      {dispute.claimReferences.length > 0 && <p className="soft">{t`Sur ${dispute.claimReferences.join(', ')}`}</p>}
      {dispute.words && <p className="said">{t`« ${dispute.words} »`}</p>}
      <Papers documents={dispute.documents} />
      <ol className="events">{dispute.events.filter(({ kind }) => kind !== 'opened').map((event, at) => <li key={at}><span className="note"><Moment value={event.at} /> {event.by}</span> {words.event(event.kind)}{event.outcome && ` : ${words.outcome(event.outcome)}`}{event.words && <p className="said soft">{event.words}</p>}{event.kind === 'answered' && onAsk && <> <Press onClick={onAsk}>{t`Lire la réponse`}</Press></>}</li>)}</ol>
      {!settled && may('settle', 'Dispute') && <Settle dispute={dispute} onAsk={onAsk} />}
    </article>
  );
}

/** The agency's word on it: which outcome, and the words that the debtor and the creditor read. */
function Settle({ dispute, onAsk }: { dispute: Dispute; onAsk: (() => void) | undefined }) {
  const { t } = useLingui();
  const toast = useToast();
  const may = useMay();
  const apollo = useApolloClient();
  const words = useDisputeWords();
  const [open, setOpen] = useState(false), [outcome, setOutcome] = useState<string | null>(null), [said, setSaid] = useState(''), [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<(RefusalLike & { fields: NonNullable<RefusalLike['fields']> }) | null>(null);
  const [settle, { loading, error }] = useMutation(SETTLE_DISPUTE);
  const wrong = useFieldWords()(refusal);
  const needsWords = outcome !== 'withdrawn';
  const send = async () => {
    setTried(true);
    if (!outcome || (needsWords && !said.trim())) return;
    setRefusal(null);
    const { data } = await settle({ variables: { disputeId: dispute.id, outcome, words: said.trim() } }).catch(() => ({ data: undefined }));
    if (!data) return;
    if (data.settleDispute.__typename === 'Refusal') { setRefusal(atField(data.settleDispute, 'words')); return; }
    toast.say(t`La contestation est tranchée : ${words.outcome(outcome)}`);
    void apollo.refetchQueries({ include: [CASE, CASE_AFFAIRS, CASE_DISPUTES, THREAD] }).catch(() => undefined);
  };
  if (!open) return <div className="buttons"><Button kind="primary" onClick={() => setOpen(true)}><Trans>Trancher la contestation</Trans></Button>{onAsk && may('ask', 'Question') && <Button onClick={onAsk}><Trans>Interroger le créancier</Trans></Button>}</div>;
  return (
    <KeyScope title={t`Trancher`} shadow><Confirm
      title={t`La contestation est tranchée.`} confirm={t`Trancher`} busy={loading} onConfirm={() => void send()} onCancel={() => setOpen(false)}
      consequences={<div className="form">
        {refusal && !refusal.fields.length && <RefusalNote refusal={refusal} focus />}
        {error && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’est tranché.</Trans></p>}
        <p><Trans>Le débiteur et le créancier lisent vos mots. Non fondée ou retirée, les demandes reprennent ; fondée, le créancier dépose l’avoir ou reprend le dossier.</Trans></p>
        <Choice autoFocus label={t`Issue`} options={OUTCOMES.map((value, at) => ({ value, label: words.outcome(value), kbd: ['f', 'e', 'n', 'r'][at]!, quiet: true }))} value={outcome} onValueChange={setOutcome} />
        {(tried && !outcome || wrong['outcome']) && <p className="form-wrong" role="alert">{wrong['outcome'] ?? t`Choisissez l’issue.`}</p>}
        <TextArea label={t`Ce qui leur est répondu`} optional={!needsWords} rows={2} maxLength={4000} value={said} onValueChange={setSaid} error={wrong['words'] ?? (tried && needsWords && !said.trim() ? t`Écrivez la réponse.` : undefined)} />
        <WordsWatch caseId={dispute.caseId} text={said} />
      </div>}
    /></KeyScope>
  );
}
