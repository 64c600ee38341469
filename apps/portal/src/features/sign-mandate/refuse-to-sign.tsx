import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Buttons, TextArea, useFormats } from '@quittance/ui';
import { useState, type FormEvent } from 'react';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { REFUSE_TO_SIGN, type Signing } from './signing.queries.ts';

/** Nobody has to sign: why not, in one's own words, for the agency. */
export function RefuseToSign({ token, onDone, onBack }: { token: string; onDone: (done: Pick<Signing, 'state' | 'decidedAt'>) => void; onBack: () => void }) {
  const { t } = useLingui();
  const { locale } = useFormats();
  const [reason, setReason] = useState(''), [refusal, setRefusal] = useState<RefusalLike | null>(null), [failed, setFailed] = useState(false), [tried, setTried] = useState(false);
  const [refuse, { loading }] = useMutation(REFUSE_TO_SIGN, { fetchPolicy: 'no-cache' });
  const words = useFieldWords()(refusal);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true); setRefusal(null); setFailed(false);
    if (!reason.trim()) return;
    const told = (await refuse({ variables: { token, reason: reason.trim(), locale } }).catch(() => undefined))?.data?.refuseToSign;
    if (!told) setFailed(true);
    else if (told.__typename === 'Refusal') setRefusal(told);
    else onDone({ state: told.state, decidedAt: told.decidedAt });
  };
  return (
    <form className="form" onSubmit={(event) => void send(event)} noValidate>
      {refusal && refusal.code !== 'bad_fields' && <RefusalNote refusal={refusal} focus />}
      {failed && <p className="field"><span className="wrong" role="alert"><Trans>Quittance n’a pas répondu. Rechargez la page : elle dit où en est le document.</Trans></span></p>}
      <TextArea label={t`Pourquoi vous ne signez pas`} hint={t`L’agence le lit et pourra vous proposer autre chose.`} required rows={3} value={reason} onValueChange={setReason} error={words['reason'] ?? (tried && !reason.trim() ? t`Ce champ est nécessaire.` : undefined)} />
      <Buttons><Button type="submit" kind="primary" busy={loading}><Trans>Refuser de signer</Trans></Button><Button kind="quiet" onClick={onBack}><Trans>Revenir</Trans></Button></Buttons>
    </form>
  );
}
