import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { formatIban, formatSiren } from '@quittance/law';
import { Button, Buttons, Page, TextField, useKeys, useToast } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { client } from '../../app/client.ts';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { usePreview } from '../acts/use-preview.ts';
import { REGISTER_STUDY } from './studies.queries.ts';
import { blankStudy, departmentsOf, inputOf, type StudyForm } from './study-form.ts';
import '../creditors/creditors.css';

/** A study of commissaires de justice. What is typed is checked at the door; a field says what is wrong once it has been left. */
export function RegisterStudy() {
  const { t } = useLingui();
  const toast = useToast();
  const navigate = useNavigate();
  const [form, setForm] = useState<StudyForm>(blankStudy);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set()), [tried, setTried] = useState(false), [failed, setFailed] = useState(false), [answered, setAnswered] = useState<RefusalLike | null>(null);
  const [register, { loading }] = useMutation(REGISTER_STUDY, { fetchPolicy: 'no-cache' });
  const { answer, fresh } = usePreview(inputOf(form), async (input, signal) => (await client.mutate({ mutation: REGISTER_STUDY, variables: { input, dryRun: true }, fetchPolicy: 'no-cache', context: { fetchOptions: { signal } } })).data?.registerStudy, 400);
  const refusal = answered ?? (answer?.__typename === 'Refusal' ? answer : null);
  const words = useFieldWords()(refusal);
  const first = useRef<HTMLInputElement>(null), box = useRef<HTMLFormElement>(null);
  useEffect(() => first.current?.focus(), []);
  const change = (part: Partial<StudyForm>) => { setForm((was) => ({ ...was, ...part })); setFailed(false); setAnswered(null); };
  const back = () => void navigate({ to: '/admin/studies' });
  const send = async (event?: FormEvent) => {
    event?.preventDefault();
    if (loading) return;
    setTried(true); setFailed(false);
    const { data } = await register({ variables: { input: inputOf(form) } }).catch(() => ({ data: undefined }));
    if (!data) { setFailed(true); return; }
    const told = data.registerStudy;
    if (told.__typename === 'Refusal') { setAnswered(told); requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('.is-wrong .input, .is-wrong input')?.focus()); return; }
    client.cache.evict({ id: 'ROOT_QUERY', fieldName: 'studies' });
    toast.say(t`${told.name} est enregistrée ; il reste à dire qui y entre`);
    void navigate({ to: '/admin/studies/$id', params: { id: told.id }, replace: true });
  };
  useKeys([{ keys: 'Ctrl+Enter', label: t`enregistrer`, inFields: true, disabled: loading, run: () => void send() }, { keys: 'Escape', label: t`revenir`, run: back }]);
  /** What a field shows: its fault once it was left (or sending was tried), else what was understood of it. */
  const on = (field: string, value: string) => ({ name: field, autoComplete: 'off', onBlur: () => setLeft((was) => new Set(was).add(field)), error: (tried || (left.has(field) && value.trim())) ? words[field] : undefined });
  const ok = (field: string, value: string, said: string) => (value.trim() && fresh && !words[field] ? <b>{said}</b> : undefined);
  const { address } = form, place = (part: Partial<typeof address>) => change({ address: { ...address, ...part } });
  const departments = departmentsOf(form.departments);
  const ofTerritory = words['departments'] ?? Object.entries(words).find(([field]) => field.startsWith('departments.'))?.[1];
  return (
    <Page title={t`Nouvelle étude`} context={t`rien n’est écrit avant l’enregistrement`}>
      <form ref={box} className="form wide-form" onSubmit={(event) => void send(event)} noValidate>
        {tried && refusal && refusal.code !== 'bad_fields' && <RefusalNote refusal={refusal} focus />}
        {failed && <p className="field"><span className="wrong" role="alert"><Trans>Quittance n’a pas répondu. Rien n’est perdu de ce que vous avez écrit ; essayez de nouveau.</Trans></span></p>}
        <h2><Trans>L’étude</Trans></h2>
        <div className="pair"><TextField ref={first} label={t`Nom de l’étude`} required value={form.name} onValueChange={(name) => change({ name })} {...on('name', form.name)} /><TextField label={t`Forme juridique`} optional placeholder="SCP, SELARL, SAS" value={form.legalForm} onValueChange={(legalForm) => change({ legalForm })} {...on('legalForm', form.legalForm)} /></div>
        <div className="pair">
          <TextField label="SIREN" optional inputMode="numeric" hint={t`Neuf chiffres, avec ou sans espaces`} value={form.siren} onValueChange={(siren) => change({ siren })} heard={ok('siren', form.siren, formatSiren(form.siren))} {...on('siren', form.siren)} />
          <TextField label={t`Départements où elle agit`} required hint="37, 41, 45" value={form.departments} onValueChange={(text) => change({ departments: text })} heard={departments.length ? <b>{departments.join(', ')}</b> : undefined} {...on('departments', form.departments)} error={tried || left.has('departments') ? ofTerritory : undefined} />
        </div>
        <h2><Trans>Où elle est</Trans></h2>
        <TextField label={t`Adresse`} required value={address.line1} onValueChange={(line1) => place({ line1 })} {...on('address.line1', address.line1)} />
        <TextField label={t`Complément`} optional value={address.line2} onValueChange={(line2) => place({ line2 })} {...on('address.line2', address.line2)} />
        <div className="pair"><TextField label={t`Code postal`} required value={address.postalCode} onValueChange={(postalCode) => place({ postalCode })} {...on('address.postalCode', address.postalCode)} /><TextField label={t`Ville`} required value={address.city} onValueChange={(city) => place({ city })} {...on('address.city', address.city)} /></div>
        <div className="pair"><TextField label={t`Courriel`} required type="email" hint={t`Les remises y sont annoncées`} value={form.email} onValueChange={(email) => change({ email })} {...on('email', form.email)} /><TextField label={t`Téléphone`} optional type="tel" value={form.phone} onValueChange={(phone) => change({ phone })} {...on('phone', form.phone)} /></div>
        <h2><Trans>Le compte de l’étude</Trans></h2>
        <div className="pair iban-pair">
          <TextField label="IBAN" optional spellCheck={false} hint={t`Avec ou sans espaces`} value={form.iban} onValueChange={(iban) => change({ iban })} heard={ok('iban', form.iban, formatIban(form.iban))} {...on('iban', form.iban)} />
          <TextField label="BIC" optional spellCheck={false} value={form.bic} onValueChange={(bic) => change({ bic })} {...on('bic', form.bic)} />
        </div>
        <Buttons><Button type="submit" kind="primary" kbd="Ctrl+Enter" busy={loading}><Trans>Enregistrer l’étude</Trans></Button><Button kind="quiet" kbd="Escape" onClick={back}><Trans>Revenir</Trans></Button></Buttons>
        <p className="note"><Trans>Un dossier ne lui est visible que du jour où il lui est remis, et jusqu’à ce qu’il soit rendu ou retiré.</Trans></p>
      </form>
    </Page>
  );
}
