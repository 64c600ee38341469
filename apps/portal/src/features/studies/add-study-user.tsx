import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Buttons, Panel, TextField } from '@quittance/ui';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { Once } from '../creditors/add-user.tsx';
import { ADD_STUDY_USER } from './studies.queries.ts';

/** An account for a commissaire de justice or a clerk of the study; its first password is shown once. */
export function AddStudyUser({ studyId, study, onDone, onClose }: { studyId: string; study: string; onDone: () => void; onClose: () => void }) {
  const { t } = useLingui();
  const [name, setName] = useState(''), [email, setEmail] = useState('');
  const [refusal, setRefusal] = useState<RefusalLike | null>(null), [failed, setFailed] = useState(false);
  const [added, setAdded] = useState<{ name: string; email: string; password: string } | null>(null);
  const [add, { loading }] = useMutation(ADD_STUDY_USER, { fetchPolicy: 'no-cache' });
  const words = useFieldWords()(refusal);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null); setFailed(false);
    const { data } = await add({ variables: { input: { studyId, name, email: email.trim() } } }).catch(() => ({ data: undefined }));
    if (!data) { setFailed(true); return; }
    if (data.addStudyUser.__typename === 'Refusal') { setRefusal(data.addStudyUser); return; }
    const { firstPassword, user } = data.addStudyUser;
    setAdded({ name: user.name, email: user.email, password: firstPassword });
    onDone();
  };
  if (added) return <Panel title={t`Premier mot de passe`} onClose={onClose} closeLabel={t`c’est noté`}><Once added={added} onClose={onClose} /></Panel>;
  const known = Object.keys(words).some((field) => field === 'name' || field === 'email') || refusal?.code === 'email_taken';
  return (
    <Panel title={t`Ajouter une personne`} onClose={onClose} head={<h3><Trans>Ajouter une personne</Trans></h3>}>
      <form className="form" onSubmit={(event) => void send(event)} noValidate>
        <p className="soft"><Trans>Elle verra les dossiers remis à {study}, aussi longtemps qu’ils lui sont remis, avec leurs pièces et leurs sommes ; jamais les autres dossiers, ni les notes de l’agence.</Trans></p>
        {refusal && !known && <RefusalNote refusal={refusal} focus />}
        {failed && <p className="field"><span className="wrong" role="alert"><Trans>Quittance n’a pas répondu. Vérifiez dans la liste si le compte existe avant d’essayer de nouveau.</Trans></span></p>}
        <TextField ref={first} label={t`Nom`} name="name" autoComplete="off" required value={name} onValueChange={setName} error={words['name']} />
        <TextField label={t`Adresse électronique`} type="email" name="email" autoComplete="off" required value={email} onValueChange={setEmail} error={words['email'] ?? (refusal?.code === 'email_taken' ? t`Cette adresse a déjà un compte.` : undefined)} />
        <Buttons><Button type="submit" kind="primary" kbd="Enter" busy={loading}><Trans>Créer le compte</Trans></Button><Button kind="quiet" kbd="Escape" onClick={onClose}><Trans>Revenir</Trans></Button></Buttons>
      </form>
    </Panel>
  );
}
