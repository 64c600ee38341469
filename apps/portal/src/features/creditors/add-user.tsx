import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Buttons, Moment, Panel, TextField } from '@quittance/ui';
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

type Added = (RefusalLike & { __typename: 'Refusal' }) | { __typename: 'CreditorUserAdded' | 'StudyUserAdded'; invitedUntil: string; user: { name: string; email: string } };

/** Who is asked in, and what that person will see (the children). The link to choose a password goes by mail, and is shown to nobody here. */
export function AddPerson({ add, busy, onDone, onClose, children }: { add: (person: { name: string; email: string }) => Promise<Added | undefined>; busy: boolean; onDone: () => void; onClose: () => void; children: ReactNode }) {
  const { t } = useLingui();
  const [name, setName] = useState(''), [email, setEmail] = useState('');
  const [refusal, setRefusal] = useState<RefusalLike | null>(null), [failed, setFailed] = useState(false);
  const [added, setAdded] = useState<{ name: string; email: string; until: string } | null>(null);
  const words = useFieldWords()(refusal);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null); setFailed(false);
    const told = await add({ name, email: email.trim() }).catch(() => undefined);
    if (!told) { setFailed(true); return; }
    if (told.__typename === 'Refusal') { setRefusal(told); return; }
    setAdded({ name: told.user.name, email: told.user.email, until: told.invitedUntil });
    onDone();
  };
  if (added) return <Panel title={t`Invitation envoyée`} onClose={onClose} closeLabel={t`c’est noté`}><Invited added={added} onClose={onClose} /></Panel>;
  const known = Object.keys(words).some((field) => field === 'name' || field === 'email') || refusal?.code === 'email_taken';
  return (
    <Panel title={t`Ajouter une personne`} onClose={onClose} head={<h3><Trans>Ajouter une personne</Trans></h3>}>
      <form className="form" onSubmit={(event) => void send(event)} noValidate>
        <p className="soft">{children}</p>
        {refusal && !known && <RefusalNote refusal={refusal} focus />}
        {failed && <p className="field"><span className="wrong" role="alert"><Trans>Quittance n’a pas répondu. Vérifiez dans la liste si le compte existe avant d’essayer de nouveau.</Trans></span></p>}
        <TextField ref={first} label={t`Nom`} name="name" autoComplete="off" required value={name} onValueChange={setName} error={words['name']} />
        <TextField label={t`Adresse électronique`} type="email" name="email" autoComplete="off" required value={email} onValueChange={setEmail} error={words['email'] ?? (refusal?.code === 'email_taken' ? t`Cette adresse a déjà un compte.` : undefined)} />
        <Buttons><Button type="submit" kind="primary" kbd="Enter" busy={busy}><Trans>Inviter</Trans></Button><Button kind="quiet" kbd="Escape" onClick={onClose}><Trans>Revenir</Trans></Button></Buttons>
      </form>
    </Panel>
  );
}

function Invited({ added: { name, email, until }, onClose }: { added: { name: string; email: string; until: string }; onClose: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className="once" role="status" tabIndex={-1} ref={box}>
      <p><Trans><b>{name}</b> reçoit un courriel à l’adresse {email}, avec un lien pour choisir son mot de passe.</Trans></p>
      <p className="soft"><Trans>Le lien s’ouvre une seule fois, jusqu’au <Moment value={until} />. Vous pourrez l’envoyer de nouveau depuis la page Personnes.</Trans></p>
      <p className="below"><Button onClick={onClose}><Trans>C’est noté</Trans></Button></p>
    </div>
  );
}
