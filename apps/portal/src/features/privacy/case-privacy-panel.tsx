import { useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Choice, DayField, ErrorState, Loading, Panel, Press, Select, TextArea, TextField, useFormats, useKeys, useToast } from '@quittance/ui';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAttemptKey } from '../../app/fresh-key.ts';
import { RefusalNote, useFieldWords } from '../../app/refusals.tsx';
import { useMay } from '../../app/session.tsx';
import { Due } from './due.tsx';
import { CASE_PRIVACY, OPEN_PRIVACY } from './privacy.queries.ts';
import { useStep } from './use-step.ts';
import { usePrivacyWords } from './words.ts';
import './privacy.css';

const KINDS = ['access', 'rectification', 'erasure', 'restriction', 'objection'] as const, LETTERS = ['a', 'r', 'e', 'l', 'o'] as const;
const CHANNELS = ['letter', 'email', 'phone', 'counter', 'other'] as const;

/** What the debtor asked about his data, and the form that takes one more down. */
export function CasePrivacyPanel({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const { t } = useLingui();
  return <Panel title={t`Demande d’une personne (RGPD)`} onClose={onClose} closeLabel={t`fermer la demande`} head={<><b>{t`Demande d’une personne (RGPD)`}</b><span className="aside"><Press onClick={onClose}>{t`Fermer`} <kbd>{t`Échap`}</kbd></Press></span></>}><Inside caseId={caseId} onClose={onClose} /></Panel>;
}

function Inside({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const { t } = useLingui();
  const words = usePrivacyWords();
  const registers = useMay()('register', 'PrivacyRequest');
  const { data, error, refetch } = useQuery(CASE_PRIVACY, { variables: { id: caseId }, fetchPolicy: 'cache-and-network' });
  const known = data?.caseFile?.privacyRequests;
  // The form waits for nothing: who types R, A does not look whether what was asked before has been read.
  return (
    <>
      {registers && <Enter caseId={caseId} onKept={onClose} />}
      {error && !known ? <ErrorState onRetry={() => void refetch()} /> : !known ? <Loading lines={registers ? 1 : 3} />
        : known.length > 0 && <ul className="privacy-list privacy-known" aria-label={t`Demandes déjà inscrites`}>{known.map((one) => <li key={one.id}><Link to="/privacy/$id" params={{ id: one.id }}>{words.request(one.kind)}</Link> {words.state(one.state)}, <Due clock={one.clock} dueOn={one.dueOn} /></li>)}</ul>}
    </>
  );
}

function Enter({ caseId, onKept }: { caseId: string; onKept: () => void }) {
  const { t } = useLingui();
  const { today, day } = useFormats();
  const toast = useToast();
  const words = usePrivacyWords();
  const [kind, setKind] = useState<string | null>(null), [receivedOn, setReceivedOn] = useState<string | null>(today), [channel, setChannel] = useState<string>('letter'), [identity, setIdentity] = useState(''), [said, setSaid] = useState(''), [tried, setTried] = useState(false);
  const [open] = useMutation(OPEN_PRIVACY, { refetchQueries: [CASE_PRIVACY] }), step = useStep(onKept), wrong = useFieldWords()(step.refusal), keyOf = useAttemptKey();
  const send = () => {
    setTried(true);
    if (!kind || !receivedOn || !said.trim()) return;
    const input = { caseId, kind, receivedOn, channel, identitySeen: identity.trim() || null, words: said.trim() };
    let due = '';
    void step.send(async () => {
      const told = (await open({ variables: { input: { ...input, idempotencyKey: keyOf(input) } } })).data?.openPrivacyRequest;
      if (told?.__typename === 'PrivacyRequest') due = day(told.dueOn);
      return told;
    }, () => toast.say(t`La demande est inscrite ; elle se répond avant le ${due}`));
  };
  useKeys([{ keys: 'Ctrl+Enter', label: t`inscrire la demande`, inFields: true, run: send }]);
  return (
    <div className="form">
      {step.refusal && step.refusal.code !== 'bad_fields' && <RefusalNote refusal={step.refusal} focus />}
      {step.failed && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’est inscrit.</Trans></p>}
      <Choice autoFocus label={t`Ce qu’il demande`} options={KINDS.map((value, at) => ({ value, label: words.request(value), kbd: LETTERS[at]!, quiet: true }))} value={kind} onValueChange={setKind} />
      {tried && !kind && <p className="form-wrong" role="alert">{t`Choisissez ce qu’il demande par sa lettre.`}</p>}
      <DayField past label={t`Reçue le`} value={receivedOn} max={today} onValueChange={setReceivedOn} error={wrong['receivedOn']} />
      <Select label={t`Par`} options={CHANNELS.map((value) => ({ value, label: words.channel(value) }))} value={channel} onValueChange={setChannel} />
      <TextField label={t`Identité : ce qui a été vu`} optional hint={t`Sans preuve, elle lui sera demandée avant toute réponse.`} maxLength={200} value={identity} onValueChange={setIdentity} error={wrong['identitySeen']} />
      <TextArea label={t`Ses mots`} rows={2} maxLength={2000} value={said} onValueChange={setSaid} error={wrong['words'] ?? (tried && !said.trim() ? t`Écrivez ce qu’il demande.` : undefined)} />
      <div className="panel-end"><span className="soft">{t`L’administrateur répond, en un mois (RGPD art. 12, § 3).`}</span><Button kind="primary" kbd="Ctrl+Enter" busy={step.busy} onClick={send}><Trans>Inscrire la demande</Trans></Button></div>
    </div>
  );
}
