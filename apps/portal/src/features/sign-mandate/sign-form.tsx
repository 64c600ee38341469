import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Buttons, Checkbox, TextField, useFormats, useKeys } from '@quittance/ui';
import { useRef, useState, type FormEvent } from 'react';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { ASK_SIGNING_CODE, SIGN_DOCUMENT, type Signing } from './signing.queries.ts';

/** The code that says who, the name, the capacity, the consents: all of it at once, or nothing. */
export function SignForm({ signing, token, read, onDone, onRefuse }: { signing: Signing; token: string; read: boolean; onDone: (done: Pick<Signing, 'state' | 'decidedAt'>) => void; onRefuse: () => void }) {
  const { t } = useLingui();
  const { locale } = useFormats();
  const { channels, consents, signatoryName, signatoryCapacity } = signing;
  const [name, setName] = useState(''), [capacity, setCapacity] = useState(signatoryCapacity), [code, setCode] = useState(''), [agreed, setAgreed] = useState<ReadonlySet<string>>(new Set());
  const [sent, setSent] = useState<{ channel: string; to: string; minutes: number } | null>(null);
  const [refusal, setRefusal] = useState<RefusalLike | null>(null), [failed, setFailed] = useState(false), [tried, setTried] = useState(false);
  const [ask, asking] = useMutation(ASK_SIGNING_CODE, { fetchPolicy: 'no-cache' }), [sign, signing_] = useMutation(SIGN_DOCUMENT, { fetchPolicy: 'no-cache' });
  const words = useFieldWords()(refusal);
  const typed = useRef<HTMLInputElement>(null), box = useRef<HTMLFormElement>(null);
  const sendCode = async (channel: string) => {
    setRefusal(null); setFailed(false);
    const told = (await ask({ variables: { token, channel, locale } }).catch(() => undefined))?.data?.askSigningCode;
    if (!told) { setFailed(true); return; }
    if (told.__typename === 'Refusal') { setRefusal(ofSigning(told)); return; }
    setSent(told); setCode('');
    requestAnimationFrame(() => typed.current?.focus());
  };
  const all = consents.every((one) => agreed.has(one)), missing = { name: !name.trim(), capacity: !capacity.trim(), code: !/\d/.test(code), consents: !all };
  const send = async (event?: FormEvent) => {
    event?.preventDefault();
    if (signing_.loading) return;
    setTried(true); setRefusal(null); setFailed(false);
    if (!sent || Object.values(missing).some(Boolean)) { requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('.is-wrong input, .is-wrong .input')?.focus()); return; }
    const told = (await sign({ variables: { input: { token, code, name: name.trim(), capacity: capacity.trim(), consents: [...consents], locale } } }).catch(() => undefined))?.data?.signDocument;
    if (!told) { setFailed(true); return; }
    if (told.__typename === 'Refusal') {
      setRefusal(ofSigning(told));
      if (told.code === 'signing_code_wrong') { setCode(''); setTried(false); requestAnimationFrame(() => typed.current?.focus()); }
      return;
    }
    onDone({ state: told.state, decidedAt: told.decidedAt });
  };
  useKeys([{ keys: 'Ctrl+Enter', label: t`signer`, inFields: true, disabled: signing_.loading, run: () => void send() }]);
  const needed = t`Ce champ est nécessaire.`;
  const toggle = (one: string) => setAgreed((was) => { const next = new Set(was); if (!next.delete(one)) next.add(one); return next; });
  const way = ({ channel, to }: { channel: string; to: string }) => (channel === 'sms' ? t`Recevoir un code par SMS (${to})` : t`Recevoir un code par courriel (${to})`);
  return (
    <form ref={box} className="form" onSubmit={(event) => void send(event)} noValidate>
      {refusal && refusal.code !== 'bad_fields' && <RefusalNote refusal={refusal} focus />}
      {failed && <p className="field"><span className="wrong" role="alert"><Trans>Quittance n’a pas répondu. Rechargez la page : elle dit si le document est signé.</Trans></span></p>}
      <TextField label={t`Votre nom`} hint={t`Tel qu’il est au document : ${signatoryName}`} autoComplete="name" required value={name} onValueChange={setName} error={words['name'] ?? (tried && missing.name ? needed : undefined)} />
      <TextField label={t`Votre qualité`} hint={t`Gérante, président, directeur financier…`} autoComplete="organization-title" required value={capacity} onValueChange={setCapacity} error={words['capacity'] ?? (tried && missing.capacity ? needed : undefined)} />
      <fieldset className="field consents"><legend><Trans>Vos consentements</Trans></legend>
        {consents.map((one) => <Checkbox key={one} label={one} checked={agreed.has(one)} onCheckedChange={() => toggle(one)} />)}
        {(words['consents'] ?? (tried && !all ? t`Chacun est nécessaire pour signer.` : undefined)) && <span className="wrong" role="alert">{words['consents'] ?? t`Chacun est nécessaire pour signer.`}</span>}
      </fieldset>
      <div className="code-ways">
        {sent && <p role="status"><Trans>Un code est parti vers {sent.to} ; il sert une fois, pendant {sent.minutes} minutes.</Trans></p>}
        <Buttons>{channels.map((one) => <Button key={one.channel} kind={sent ? 'quiet' : undefined} busy={asking.loading} onClick={() => void sendCode(one.channel)}>{way(one)}</Button>)}</Buttons>
        {tried && !sent && <p className="field"><span className="wrong" role="alert"><Trans>Demandez d’abord un code : il prouve que c’est vous.</Trans></span></p>}
      </div>
      {sent && <TextField ref={typed} className="code" label={t`Le code reçu, six chiffres`} inputMode="numeric" autoComplete="one-time-code" required value={code} onValueChange={setCode} error={words['code'] ?? (tried && missing.code ? needed : undefined)} />}
      {!read && <p className="soft"><Trans>Vous n’avez pas encore ouvert le document entier ; ce que vous signez est ce document.</Trans></p>}
      <Buttons><Button type="submit" kind="primary" size="large" kbd="Ctrl+Enter" busy={signing_.loading}><Trans>Signer</Trans></Button><Button kind="quiet" onClick={onRefuse}><Trans>Refuser de signer</Trans></Button></Buttons>
    </form>
  );
}

/** Who signs here has no account that the wait could protect. */
const ofSigning = <T extends { code: string }>(refusal: T): T => (refusal.code === 'too_many_tries' ? { ...refusal, code: 'signing_too_many_tries' } : refusal);
