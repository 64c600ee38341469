import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Buttons, Panel, TextField, useToast } from '@quittance/ui';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { codeOf } from '../../app/client.ts';
import { freshKey } from '../../app/fresh-key.ts';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { GivingFields, useGiving } from './give-form.tsx';
import { INVITE_PERSON } from './people.queries.ts';

/** Somebody new: he chooses his password himself, by the link that he is sent. */
export function InvitePerson({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const { t } = useLingui();
  const toast = useToast();
  const [invite, { loading }] = useMutation(INVITE_PERSON);
  const [name, setName] = useState(''), [email, setEmail] = useState(''), [refusal, setRefusal] = useState<RefusalLike | null>(null), [key, setKey] = useState(freshKey);
  const form = useGiving();
  const words = useFieldWords()(refusal);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!form.giving) return;
    setRefusal(null);
    const { companyName: _, ...giving } = form.giving;
    const told = await invite({ variables: { input: { name, email: email.trim(), ...giving, idempotencyKey: key } } }).then(({ data }) => data?.invitePerson, (error: unknown) => (codeOf(error) === 'REAUTHENTICATION_REQUIRED' ? null : undefined));
    if (told === null) return;
    if (!told) { setRefusal({ code: 'access_unknown', facts: [] }); return; }
    if (told.__typename === 'Refusal') { setRefusal(told); setKey(freshKey()); return; }
    toast.say(t`L’invitation part à ${told.email}`);
    onDone();
  };
  return (
    <Panel title={t`Inviter une personne`} onClose={onClose} head={<h3><Trans>Inviter une personne</Trans></h3>}>
      <form className="form" onSubmit={(event) => void send(event)} noValidate>
        <p className="soft"><Trans>Elle reçoit un lien à usage unique, valable sept jours, par lequel elle choisit son mot de passe.</Trans></p>
        {refusal && !Object.keys(words).length && <RefusalNote refusal={refusal} focus />}
        <TextField ref={first} label={t`Nom`} name="name" autoComplete="off" required value={name} onValueChange={setName} error={words['name']} />
        <TextField label={t`Adresse électronique`} type="email" name="email" autoComplete="off" required value={email} onValueChange={setEmail} error={words['email']} />
        <GivingFields form={form} words={words} />
        <Buttons><Button type="submit" kind="primary" kbd="Enter" busy={loading} disabled={!form.giving}><Trans>Envoyer l’invitation</Trans></Button><Button kind="quiet" kbd="Escape" onClick={onClose}><Trans>Revenir</Trans></Button></Buttons>
      </form>
    </Panel>
  );
}
