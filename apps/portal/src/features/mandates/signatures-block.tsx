import { useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, ConfirmDialog, Day, Moment, TextField, Word, useOpen, useToast } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useLive } from '../../app/live.tsx';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { useMay } from '../../app/session.tsx';
import type { Mandate } from '../creditors/creditors.queries.ts';
import { MANDATE_SIGNATURES, OPEN_SIGNING, SEND_SIGNATURE_AGAIN, WITHDRAW_SIGNATURE, type PowerLine, type SignatureLine } from './mandates.queries.ts';
import { EndPower } from './end-power.tsx';
import { ProposePower } from './propose-power.tsx';
import { useSignatureWords } from './signature-words.ts';
import './fees.css';

/** What was sent to a creditor to sign, and the special powers that he gave. */
export function SignaturesBlock({ creditorId, mandates }: { creditorId: string; mandates: readonly Mandate[] }) {
  const { t } = useLingui();
  const may = useMay();
  const power = useOpen();
  const { data, refetch } = useQuery(MANDATE_SIGNATURES, { variables: { creditorId }, fetchPolicy: 'cache-and-network' });
  const again = () => void refetch().catch(() => undefined);
  useLive(['MandateProposed', 'MandateSigned', 'PowerOfAttorneySigned', 'SignatureMoved', 'Resync'], again);
  const requests = data?.signatureRequests.rows ?? [], powers = data?.powersOfAttorney ?? [];
  const usable = mandates.filter(({ state }) => state !== 'ended'), proposes = may('propose', 'Mandate') && usable.length > 0;
  if (!requests.length && !powers.length && !proposes) return null;
  return (
    <section className="fees-block" aria-label={t`Signatures et pouvoirs`}>
      {requests.length > 0 && <h2><Trans>Signatures</Trans></h2>}
      <ul className="requests">{requests.map((one) => <Request key={one.id} one={one} onChanged={again} />)}</ul>
      {(powers.length > 0 || proposes) && <h2><Trans>Pouvoirs spéciaux</Trans></h2>}
      {powers.length === 0 && proposes && <p className="soft"><Trans>Aucun : sans pouvoir spécial, l’agence ne présente ni requête ni déclaration au nom du créancier.</Trans></p>}
      <ul className="requests">{powers.map((one) => <Power key={one.id} one={one} onChanged={again} />)}</ul>
      {proposes && (power.open ? <ProposePower mandates={usable} onClose={power.close} onDone={again} /> : <p className="below"><Button size="small" onClick={power.show}><Trans>Demander un pouvoir spécial</Trans></Button></p>)}
    </section>
  );
}

function Request({ one, onChanged }: { one: SignatureLine; onChanged: () => void }) {
  const { t } = useLingui();
  const may = useMay();
  const navigate = useNavigate();
  const toast = useToast();
  const withdrawing = useOpen();
  const { states, kinds, steps, tone, papers } = useSignatureWords();
  const [sendAgain, resent] = useMutation(SEND_SIGNATURE_AGAIN, { fetchPolicy: 'no-cache' }), [open, opening] = useMutation(OPEN_SIGNING, { fetchPolicy: 'no-cache' });
  const [refusal, setRefusal] = useState<RefusalLike | null>(null);
  const waits = one.state === 'waiting' || one.state === 'preparing', kind = kinds[one.kind] ?? one.kind, { reference, signatoryName, signatoryCapacity, signatoryEmail, proposedBy } = one;
  const again = async () => {
    setRefusal(null);
    const told = (await sendAgain({ variables: { id: one.id } }).catch(() => undefined))?.data?.sendSignatureAgain;
    if (told?.__typename === 'Refusal') setRefusal(told); else if (told) { toast.say(t`Un nouveau lien est parti vers ${signatoryEmail}`); onChanged(); }
  };
  const sign = async () => {
    setRefusal(null);
    const told = (await open({ variables: { id: one.id } }).catch(() => undefined))?.data?.openSigning;
    if (told?.__typename === 'Refusal') setRefusal(told); else if (told) void navigate({ to: '/sign', hash: told.token });
  };
  return (
    <li>
      <div className="line"><b>{kind} {reference}</b><Word tone={tone(one.state)}>{states[one.state] ?? one.state}</Word>
        <span>{one.mine && <Button size="small" kind="primary" busy={opening.loading} onClick={() => void sign()}><Trans>Lire et signer</Trans></Button>}{' '}
          {waits && may('propose', 'Mandate') && <>{one.state === 'waiting' && <Button size="small" busy={resent.loading} onClick={() => void again()}><Trans>Envoyer de nouveau</Trans></Button>}{' '}<Button size="small" kind="quiet" onClick={withdrawing.show}><Trans>Retirer</Trans></Button></>}</span></div>
      {refusal && <RefusalNote refusal={refusal} focus />}
      <span className="soft">{signatoryName}, {signatoryCapacity}, {signatoryEmail} ; <Trans>proposé par {proposedBy}</Trans> <Moment value={one.proposedAt} />{waits && <>, <Trans>ouvert jusqu’au</Trans> <Moment value={one.expiresAt} /></>}{one.reason && <> : « {one.reason} »</>}</span>
      {one.events.length > 0 && <span className="steps-of">{one.events.map(({ id, kind: step, at }, i) => <span key={id}>{i > 0 && ' · '}{steps[step] ?? step} <Moment value={at} /></span>)}</span>}
      {one.documents.length > 0 && <span className="line">{one.documents.map(({ id, kind: what, mediaType }) => <a key={id} href={`/documents/${id}`} download>{papers[what] ?? what} ({mediaType === 'application/json' ? 'JSON' : 'PDF'})</a>)}</span>}
      {withdrawing.open && <Withdraw one={one} onClose={withdrawing.close} onDone={onChanged} />}
    </li>
  );
}

function Withdraw({ one, onClose, onDone }: { one: SignatureLine; onClose: () => void; onDone: () => void }) {
  const { t } = useLingui();
  const [reason, setReason] = useState(''), [tried, setTried] = useState(false), [failed, setFailed] = useState(false), [refusal, setRefusal] = useState<RefusalLike | null>(null);
  const [withdraw, { loading }] = useMutation(WITHDRAW_SIGNATURE, { fetchPolicy: 'no-cache' });
  const words = useFieldWords()(refusal), { reference } = one;
  const confirm = async () => {
    setTried(true); setRefusal(null); setFailed(false);
    if (!reason.trim()) return;
    const told = (await withdraw({ variables: { id: one.id, reason: reason.trim() } }).catch(() => undefined))?.data?.withdrawSignature;
    if (!told) setFailed(true); else if (told.__typename === 'Refusal') setRefusal(told); else { onDone(); onClose(); }
  };
  return (
    <ConfirmDialog open title={t`Retirer ${reference}`} confirm={t`Retirer`} busy={loading} onConfirm={() => void confirm()} onCancel={onClose} consequences={
      <div className="form">
        <ul className="consequences"><li><Trans>Le lien envoyé ne s’ouvre plus ; rien n’est signé.</Trans></li><li><Trans>Pour continuer, il faut proposer un nouveau document.</Trans></li></ul>
        {refusal && refusal.code !== 'bad_fields' && <RefusalNote refusal={refusal} focus />}
        {failed && <p className="field"><span className="wrong" role="alert"><Trans>Quittance n’a pas répondu ; essayez de nouveau.</Trans></span></p>}
        <TextField label={t`Motif`} value={reason} onValueChange={setReason} error={words['reason'] ?? (tried && !reason.trim() ? t`Ce champ est nécessaire.` : undefined)} />
      </div>
    } />
  );
}

function Power({ one, onChanged }: { one: PowerLine; onChanged: () => void }) {
  const { t } = useLingui();
  const may = useMay();
  const ending = useOpen();
  const { acts } = useSignatureWords();
  const state = one.state === 'in_force' ? <Word>{t`en vigueur`}</Word> : one.state === 'not_yet' ? <Word tone="wait">{t`à venir`}</Word> : <Word tone="danger">{t`a pris fin`}</Word>;
  const { signedBy, representativeName, representativeTitle } = one;
  return (
    <li>
      <div className="line"><b><Trans>Pouvoir</Trans> {one.reference}</b>{state}<span><a href={`/documents/${one.documentId}`} download>PDF</a>{may('end', 'Mandate') && one.state !== 'ended' && <> <Button size="small" kind="quiet" onClick={ending.show}><Trans>Mettre fin</Trans></Button></>}</span></div>
      <span>{one.acts.map((act) => `${acts[act]?.name ?? act} (${acts[act]?.article ?? ''})`).join(' ; ')}</span>
      <span className="soft">{representativeName}, {representativeTitle}{one.court && `, ${one.court}`} ; <Trans>signé par {signedBy}</Trans>, <Day value={one.from} />{one.until && <> – <Day value={one.until} /></>}</span>
      {ending.open && <EndPower one={one} onClose={ending.close} onDone={onChanged} />}
    </li>
  );
}
