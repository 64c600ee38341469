import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Buttons, Panel, TextField, useKeys } from '@quittance/ui';
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { ADD_CREDITOR_USER } from './creditors.queries.ts';

/** An account for somebody of the creditor. */
export function AddUser({ creditorId, company, onDone, onClose }: { creditorId: string; company: string; onDone: () => void; onClose: () => void }) {
  const [add, { loading }] = useMutation(ADD_CREDITOR_USER, { fetchPolicy: 'no-cache' });
  return (
    <AddPerson busy={loading} onDone={onDone} onClose={onClose} add={async (person) => (await add({ variables: { input: { creditorId, ...person } } })).data?.addCreditorUser}>
      <Trans>Elle verra tous les dossiers de {company}, leurs lettres et leurs sommes, et pourra déposer des factures ; jamais ceux d’un autre créancier, ni les notes internes.</Trans>
    </AddPerson>
  );
}

type Added = (RefusalLike & { __typename: 'Refusal' }) | { __typename: 'CreditorUserAdded' | 'StudyUserAdded'; firstPassword: string; user: { name: string; email: string } };

/** Who comes in, and what that person will see (the children). The first password is shown here, once, and nowhere else. */
export function AddPerson({ add, busy, onDone, onClose, children }: { add: (person: { name: string; email: string }) => Promise<Added | undefined>; busy: boolean; onDone: () => void; onClose: () => void; children: ReactNode }) {
  const { t } = useLingui();
  const [name, setName] = useState(''), [email, setEmail] = useState('');
  const [refusal, setRefusal] = useState<RefusalLike | null>(null), [failed, setFailed] = useState(false);
  const [added, setAdded] = useState<{ name: string; email: string; password: string } | null>(null);
  const words = useFieldWords()(refusal);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null); setFailed(false);
    const told = await add({ name, email: email.trim() }).catch(() => undefined);
    if (!told) { setFailed(true); return; }
    if (told.__typename === 'Refusal') { setRefusal(told); return; }
    const { firstPassword, user } = told;
    setAdded({ name: user.name, email: user.email, password: firstPassword });
    onDone();
  };
  if (added) return <Panel title={t`Premier mot de passe`} onClose={onClose} closeLabel={t`c’est noté`}><Once added={added} onClose={onClose} /></Panel>;
  const known = Object.keys(words).some((field) => field === 'name' || field === 'email') || refusal?.code === 'email_taken';
  return (
    <Panel title={t`Ajouter une personne`} onClose={onClose} head={<h3><Trans>Ajouter une personne</Trans></h3>}>
      <form className="form" onSubmit={(event) => void send(event)} noValidate>
        <p className="soft">{children}</p>
        {refusal && !known && <RefusalNote refusal={refusal} focus />}
        {failed && <p className="field"><span className="wrong" role="alert"><Trans>Quittance n’a pas répondu. Vérifiez dans la liste si le compte existe avant d’essayer de nouveau.</Trans></span></p>}
        <TextField ref={first} label={t`Nom`} name="name" autoComplete="off" required value={name} onValueChange={setName} error={words['name']} />
        <TextField label={t`Adresse électronique`} type="email" name="email" autoComplete="off" required value={email} onValueChange={setEmail} error={words['email'] ?? (refusal?.code === 'email_taken' ? t`Cette adresse a déjà un compte.` : undefined)} />
        <Buttons><Button type="submit" kind="primary" kbd="Enter" busy={busy}><Trans>Créer le compte</Trans></Button><Button kind="quiet" kbd="Escape" onClick={onClose}><Trans>Revenir</Trans></Button></Buttons>
      </form>
    </Panel>
  );
}

function Once({ added, onClose }: { added: { name: string; email: string; password: string }; onClose: () => void }) {
  const { t } = useLingui();
  const [copied, setCopied] = useState<boolean | null>(null);
  const shown = useRef<HTMLElement>(null), box = useRef<HTMLDivElement>(null);
  const { name, email, password } = added;
  useEffect(() => box.current?.focus(), []);
  const copy = async () => {
    try { await navigator.clipboard.writeText(password); setCopied(true); } catch {
      // Without a clipboard (no https): the word is selected, the hand copies it.
      if (shown.current) window.getSelection()?.selectAllChildren(shown.current);
      setCopied(false);
    }
  };
  useKeys([{ keys: 'c', label: t`copier le mot de passe`, run: () => void copy() }]);
  return (
    <div className="once" role="status" tabIndex={-1} ref={box}>
      <p><Trans>Le compte de <b>{name}</b> est ouvert, avec l’adresse {email}.</Trans></p>
      <p className="copied"><code ref={shown}>{password}</code><Button size="small" kbd="c" onClick={() => void copy()}>{copied ? t`Copié` : t`Copier`}</Button></p>
      <p className="soft">{copied === false ? <Trans>Le mot de passe est sélectionné : copiez-le.</Trans> : <Trans>Ce premier mot de passe n’est montré qu’ici, une fois ; Quittance n’en garde qu’une empreinte. Remettez-le à la personne de vive voix ou par un canal sûr.</Trans>}</p>
      <p className="below"><Button onClick={onClose}><Trans>C’est noté</Trans></Button></p>
    </div>
  );
}
