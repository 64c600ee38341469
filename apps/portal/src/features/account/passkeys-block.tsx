import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Buttons, ConfirmDialog, dayOfInstant, TextField, useFormats, useKeys } from '@quittance/ui';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useFieldWords } from '../../app/refusals.tsx';
import { REGISTER_PASSKEY, REMOVE_PASSKEY, RENAME_PASSKEY, type Account, type Passkey } from './account.queries.ts';
import { PasskeyFaultNote } from './passkey-fault.tsx';
import { canUsePasskeys } from './passkeys.ts';
import { useFocusBack, useFocusOnLoss } from './use-focus-back.ts';
import { NotDone } from './told.tsx';
import { useAccountAct } from './use-account-act.ts';
import { usePasskey } from './use-passkey.ts';
import { useThisDevice } from './words.ts';

type Open = { form: 'add' } | { form: 'rename' | 'remove'; passkey: Passkey } | null;

/** The passkeys of this person: what each is called, when it last opened the door; one more, another name, one less. */
export function PasskeysBlock({ account }: { account: Account }) {
  const { t } = useLingui();
  const [open, setOpen] = useState<Open>(null);
  const can = canUsePasskeys(), { passkeys } = account, close = () => setOpen(null);
  const add = useFocusBack<HTMLButtonElement>(open?.form === 'add'), head = useFocusOnLoss<HTMLHeadingElement>(passkeys.length);
  useKeys(can && !open ? [{ keys: 'c', label: t`ajouter une clé d’accès`, run: () => setOpen({ form: 'add' }) }] : []);
  return (
    <section aria-labelledby="account-passkeys">
      <div className="account-head"><h2 id="account-passkeys" tabIndex={-1} ref={head}><Trans>Clés d’accès</Trans></h2>{can && open?.form !== 'add' && <Button ref={add} kbd="c" onClick={() => setOpen({ form: 'add' })}><Trans>Ajouter une clé d’accès</Trans></Button>}</div>
      <p className="soft"><Trans>Le plus sûr et le plus court : votre appareil vous reconnaît (code, empreinte ou visage) et ouvre Quittance. Une clé d’accès ne se devine pas, ne se dicte pas au téléphone et ne s’utilise que sur la vraie adresse de Quittance.</Trans></p>
      {!can && <p className="note"><Trans>Ce navigateur ne sait pas garder de clé d’accès.</Trans></p>}
      {open?.form === 'add' && <AddPasskey first={passkeys.length === 0} onClose={close} />}
      {passkeys.length > 0
        ? <ul className="account-lines" aria-label={t`Clés d’accès`}>{passkeys.map((passkey) => <Line key={passkey.id} passkey={passkey} renaming={open?.form === 'rename' && open.passkey.id === passkey.id} onRename={() => setOpen({ form: 'rename', passkey })} onRemove={() => setOpen({ form: 'remove', passkey })} onClose={close} />)}</ul>
        : open?.form !== 'add' && <p className="nothing"><Trans>Vous n’en avez pas encore.</Trans></p>}
      {open?.form === 'remove' && <RemovePasskey passkey={open.passkey} account={account} onClose={close} />}
    </section>
  );
}

function Line({ passkey, renaming, onRename, onRemove, onClose }: { passkey: Passkey; renaming: boolean; onRename: () => void; onRemove: () => void; onClose: () => void }) {
  const { t } = useLingui();
  const { day, moment } = useFormats();
  const press = useFocusBack<HTMLButtonElement>(renaming), { name, createdAt, lastUsedAt, syncedCopies } = passkey;
  const made = day(dayOfInstant(createdAt)), last = lastUsedAt ? moment(lastUsedAt) : '';
  return (
    <li>
      {renaming ? <RenamePasskey passkey={passkey} onClose={onClose} /> : (
        <>
          <div className="what"><b>{name}</b><span className="soft">{t`ajoutée le ${made}`}, {last ? t`dernière entrée : ${last}` : t`pas encore utilisée`}</span><span className="note">{syncedCopies ? t`Copiée par le trousseau de vos appareils` : t`Sur cet appareil ou cette clé seulement`}</span></div>
          <Buttons><Button ref={press} kind="quiet" onClick={onRename} aria-label={t`Renommer ${name}`}><Trans>Renommer</Trans></Button><Button kind="quiet" onClick={onRemove} aria-label={t`Retirer ${name}`}><Trans>Retirer</Trans></Button></Buttons>
        </>
      )}
    </li>
  );
}

/** Named first, then made by the device. */
export function AddPasskey({ first, onClose, onAdded }: { first: boolean; onClose: () => void; onAdded?: () => void }) {
  const { t } = useLingui();
  const device = useThisDevice();
  const [name, setName] = useState(device);
  const [register] = useMutation(REGISTER_PASSKEY);
  const passkey = usePasskey('register'), { run, busy, refusal, failed, forget } = useAccountAct();
  const field = useRef<HTMLInputElement>(null), wrong = useFieldWords()(refusal);
  useEffect(() => { field.current?.focus(); field.current?.select(); }, []);
  useKeys([{ keys: 'Escape', label: t`revenir`, inFields: true, run: onClose }]);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    forget();
    if (!name.trim()) { field.current?.focus(); return; }
    const response = await passkey.take();
    if (!response) return;
    const told = await run(() => register({ variables: { name: name.trim(), response } }).then(({ data }) => data?.registerPasskey), t`Clé d’accès ajoutée`);
    if (told) { onClose(); onAdded?.(); }
  };
  return (
    <form className="form account-form" onSubmit={(event) => void send(event)} noValidate>
      <TextField ref={field} label={t`Nom de cette clé d’accès`} name="passkey-name" autoComplete="off" maxLength={80} required value={name} onValueChange={setName} error={wrong['name'] ?? (name.trim() ? undefined : t`Donnez-lui un nom, pour la reconnaître plus tard.`)} hint={first ? t`Pour la reconnaître plus tard. Le navigateur demandera ensuite votre code, votre empreinte ou votre visage.` : undefined} />
      <PasskeyFaultNote fault={passkey.fault} />
      {!wrong['name'] && <NotDone refusal={refusal} failed={failed} />}
      <Buttons><Button type="submit" kind="primary" kbd="Enter" busy={busy || passkey.busy}><Trans>Créer la clé d’accès</Trans></Button><Button kind="quiet" kbd="Escape" onClick={onClose}><Trans>Revenir</Trans></Button></Buttons>
    </form>
  );
}

function RenamePasskey({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const { t } = useLingui();
  const [name, setName] = useState(passkey.name), before = passkey.name;
  const [rename] = useMutation(RENAME_PASSKEY), { run, busy, refusal, failed } = useAccountAct();
  const field = useRef<HTMLInputElement>(null), wrong = useFieldWords()(refusal);
  useEffect(() => { field.current?.focus(); field.current?.select(); }, []);
  useKeys([{ keys: 'Escape', label: t`revenir`, inFields: true, run: onClose }]);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return;
    if (name.trim() === before || await run(() => rename({ variables: { id: passkey.id, name: name.trim() } }).then(({ data }) => data?.renamePasskey))) onClose();
  };
  return (
    <form className="form account-form" onSubmit={(event) => void send(event)} noValidate>
      <TextField ref={field} label={t`Nouveau nom de « ${before} »`} autoComplete="off" maxLength={80} required value={name} onValueChange={setName} error={wrong['name']} />
      {!wrong['name'] && <NotDone refusal={refusal} failed={failed} />}
      <Buttons><Button type="submit" kind="primary" kbd="Enter" busy={busy}><Trans>Renommer</Trans></Button><Button kind="quiet" kbd="Escape" onClick={onClose}><Trans>Revenir</Trans></Button></Buttons>
    </form>
  );
}

function RemovePasskey({ passkey, account, onClose }: { passkey: Passkey; account: Account; onClose: () => void }) {
  const { t } = useLingui();
  const [remove] = useMutation(REMOVE_PASSKEY), { run, busy, refusal, failed } = useAccountAct();
  const { name } = passkey, last = account.passkeys.length === 1, { required } = account.secondFactor;
  const send = async () => { if (await run(() => remove({ variables: { id: passkey.id } }).then(({ data }) => data?.removePasskey), t`Clé d’accès retirée`)) onClose(); };
  return (
    <ConfirmDialog
      open danger title={t`« ${name} » n’ouvrira plus Quittance.`} confirm={t`Retirer`} busy={busy} onConfirm={() => void send()} onCancel={onClose}
      consequences={
        <div className="form">
          <div>
            <p>{!last ? t`Vos autres clés d’accès restent.` : account.totp ? t`C’est la dernière : vous entrerez avec votre mot de passe et le code de l’application.` : required ? t`C’est votre seule seconde preuve, et votre rôle en exige une : ajoutez d’abord l’application de codes ou une autre clé d’accès.` : t`C’est la dernière : vous entrerez avec votre mot de passe seul.`}</p>
            <p><Trans>Les séances ouvertes le restent. Effacez-la aussi dans le trousseau de l’appareil, où elle ne sert plus à rien.</Trans></p>
          </div>
          <NotDone refusal={refusal} failed={failed} />
        </div>
      }
    />
  );
}
