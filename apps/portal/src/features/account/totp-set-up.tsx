import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Buttons, Loading, TextField, useKeys } from '@quittance/ui';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { RefusalNote, useRefusalWords } from '../../app/refusals.tsx';
import { BEGIN_TOTP, CONFIRM_TOTP } from './account.queries.ts';
import { NotDone } from './told.tsx';
import { useAccountAct } from './use-account-act.ts';
import { inFours } from './words.ts';

/** The drawing of the server as an image: nothing in it can act on the page. */
const asImage = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg)}`;

/** An application of codes is added: its secret by the camera or by hand, then one of its codes shows that it works. */
export function TotpSetUp({ onConfirmed, onClose }: { onConfirmed: (codes: readonly string[]) => void; onClose: () => void }) {
  const { t } = useLingui();
  const [begin] = useMutation(BEGIN_TOTP, { fetchPolicy: 'no-cache' }), [confirm] = useMutation(CONFIRM_TOTP, { fetchPolicy: 'no-cache' });
  const [secret, setSecret] = useState<{ secret: string; qrSvg: string } | null>(null), [code, setCode] = useState(''), [copied, setCopied] = useState(false);
  const { run, busy, refusal, failed, forget } = useAccountAct(), beginning = useAccountAct();
  const words = useRefusalWords(), field = useRef<HTMLInputElement>(null), shown = useRef<HTMLElement>(null), asked = useRef(false);
  const read = async () => {
    const told = await beginning.run(() => begin().then(({ data }) => data?.beginTotp));
    if (told) setSecret(told);
  };
  // Each asking makes another secret: once, whatever React does with effects.
  useEffect(() => { if (!asked.current) { asked.current = true; void read(); } });
  useEffect(() => { if (secret) field.current?.focus(); }, [secret]);
  useKeys([{ keys: 'Escape', label: t`revenir`, inFields: true, run: onClose }]);
  const copy = async () => {
    try { await navigator.clipboard.writeText(secret?.secret ?? ''); setCopied(true); } catch { if (shown.current) window.getSelection()?.selectAllChildren(shown.current); }
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const digits = code.replace(/\D/g, '');
    if (digits.length !== 6) { field.current?.focus(); return; }
    const told = await run(() => confirm({ variables: { code: digits } }).then(({ data }) => data?.confirmTotp));
    if (told) onConfirmed(told.codes); else { setCode(''); field.current?.focus(); }
  };
  if (beginning.refusal || beginning.failed) return <div className="account-form">{beginning.refusal ? <RefusalNote refusal={beginning.refusal} focus /> : <p className="form-wrong" role="alert"><Trans>Le secret n’a pas pu être lu. Rien n’a changé.</Trans></p>}<Buttons><Button onClick={() => void read()}><Trans>Essayer de nouveau</Trans></Button><Button kind="quiet" kbd="Escape" onClick={onClose}><Trans>Revenir</Trans></Button></Buttons></div>;
  if (!secret) return <div className="account-form"><Loading lines={4} /></div>;
  const refused = refusal && words(refusal), atField = refused && refusal.code !== 'too_many_tries' && refusal.code !== 'reauthentication_declined' ? [refused.title, refused.body].filter(Boolean).join(' ') : undefined;
  return (
    <form className="form account-form totp" onSubmit={(event) => void send(event)} noValidate>
      <ol className="totp-steps">
        <li>
          <p><Trans>Ouvrez votre application de codes (FreeOTP, Aegis, Google Authenticator, 1Password…) et montrez-lui ce carré.</Trans></p>
          <img className="qr" src={asImage(secret.qrSvg)} alt={t`Code QR pour l’application de codes`} width={184} height={184} />
          <p className="soft"><Trans>Sans caméra, écrivez-y ce secret :</Trans></p>
          <p className="copied"><code ref={shown}>{inFours(secret.secret)}</code><Button size="small" onClick={() => void copy()}>{copied ? t`Copié` : t`Copier`}</Button></p>
        </li>
        <li>
          <TextField ref={field} label={t`Code que l’application affiche`} name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={8} required className="code" value={code} onValueChange={(next) => { setCode(next); forget(); }} error={atField} hint={t`Six chiffres.`} />
        </li>
      </ol>
      {!atField && <NotDone refusal={refusal} failed={failed} />}
      <Buttons><Button type="submit" kind="primary" kbd="Enter" busy={busy}><Trans>Activer</Trans></Button><Button kind="quiet" kbd="Escape" onClick={onClose}><Trans>Revenir</Trans></Button></Buttons>
    </form>
  );
}
