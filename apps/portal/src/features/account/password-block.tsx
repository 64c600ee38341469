import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Buttons, dayOfInstant, TextField, useFormats, useKeys } from '@quittance/ui';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useFieldWords } from '../../app/refusals.tsx';
import { useMe } from '../../app/session.tsx';
import { CHANGE_PASSWORD, type Account } from './account.queries.ts';
import { NewPassword } from './new-password.tsx';
import { goodEnough, strengthOf } from './strength.ts';
import { NotDone } from './told.tsx';
import { useFocusBack } from './use-focus-back.ts';
import { useAccountAct } from './use-account-act.ts';

export function PasswordBlock({ account }: { account: Account }) {
  const { day } = useFormats();
  const [open, setOpen] = useState(false);
  const press = useFocusBack<HTMLButtonElement>(open), on = account.passwordSetAt ? day(dayOfInstant(account.passwordSetAt)) : '';
  if (!account.hasPassword) return null;
  return (
    <section aria-labelledby="account-password">
      <div className="account-head"><h2 id="account-password"><Trans>Mot de passe</Trans></h2>{!open && <Button ref={press} onClick={() => setOpen(true)}><Trans>Changer de mot de passe</Trans></Button>}</div>
      {open ? <ChangePassword account={account} onClose={() => setOpen(false)} /> : <p className="soft">{on ? <Trans>Choisi le {on}. Il ne se change que si vous le voulez, ou si quelqu’un d’autre a pu le lire.</Trans> : <Trans>Il ne se change que si vous le voulez, ou si quelqu’un d’autre a pu le lire.</Trans>}</p>}
    </section>
  );
}

function ChangePassword({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useLingui();
  const { name } = useMe();
  const [current, setCurrent] = useState(''), [next, setNext] = useState(''), [tried, setTried] = useState(false);
  const [change] = useMutation(CHANGE_PASSWORD), { run, busy, refusal, failed, forget } = useAccountAct();
  const first = useRef<HTMLInputElement>(null), second = useRef<HTMLInputElement>(null), person = { name, email: account.email };
  const fields = useFieldWords()(refusal);
  const atCurrent = fields['current'], atNext = fields['next'] ?? fields['password'];
  useEffect(() => first.current?.focus(), []);
  useKeys([{ keys: 'Escape', label: t`revenir`, inFields: true, run: onClose }]);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!current) { first.current?.focus(); return; }
    if (!goodEnough(strengthOf(next, person))) { second.current?.focus(); return; }
    if (await run(() => change({ variables: { current, next } }).then(({ data }) => data?.changePassword), t`Mot de passe changé`)) onClose();
  };
  return (
    <form className="form account-form" onSubmit={(event) => void send(event)} noValidate>
      <input type="text" name="username" autoComplete="username" value={account.email} readOnly hidden />
      <TextField ref={first} label={t`Mot de passe actuel`} type="password" name="current-password" autoComplete="current-password" required value={current} onValueChange={(now) => { setCurrent(now); forget(); }} error={atCurrent ?? (tried && !current ? t`Ce champ est nécessaire.` : undefined)} />
      <NewPassword ref={second} label={t`Nouveau mot de passe`} value={next} onValueChange={(now) => { setNext(now); forget(); setTried(false); }} person={person} insist={tried && Boolean(current)} error={atNext} />
      {!atCurrent && !atNext && <NotDone refusal={refusal} failed={failed} />}
      <p className="note"><Trans>Vos autres séances se ferment ; celle-ci reste.</Trans></p>
      <Buttons><Button type="submit" kind="primary" kbd="Enter" busy={busy}><Trans>Changer</Trans></Button><Button kind="quiet" kbd="Escape" onClick={onClose}><Trans>Revenir</Trans></Button></Buttons>
    </form>
  );
}
