import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { formatIban, formatSiren } from '@quittance/law';
import { Button, Buttons, Page, Press, Select, TextField, useKeys, useToast } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { client } from '../../app/client.ts';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { REGISTER_CREDITOR } from './creditors.queries.ts';
import { blankContact, blankForm, inputOf, type ContactForm, type CreditorForm } from './creditor-form.ts';
import './creditors.css';

/** A new client. SIREN, IBAN and the rest are checked at the door as they are typed; a field says what is wrong once it has been left. */
export function RegisterCreditor() {
  const { t } = useLingui();
  const toast = useToast();
  const navigate = useNavigate();
  const [form, setForm] = useState<CreditorForm>(blankForm);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set()), [tried, setTried] = useState(false), [failed, setFailed] = useState(false);
  const { refusal, checked, setRefusal } = useDryRun(form);
  const [register, { loading }] = useMutation(REGISTER_CREDITOR, { fetchPolicy: 'no-cache' });
  const words = useFieldWords()(refusal);
  const first = useRef<HTMLInputElement>(null), box = useRef<HTMLFormElement>(null);
  useEffect(() => first.current?.focus(), []);
  const change = (part: Partial<CreditorForm>) => { setForm((was) => ({ ...was, ...part })); setFailed(false); };
  const back = () => void navigate({ to: '/admin/creditors', search: {} });
  const send = async (event?: FormEvent) => {
    event?.preventDefault();
    if (loading) return;
    setTried(true); setFailed(false);
    const { data } = await register({ variables: { input: inputOf(form) } }).catch(() => ({ data: undefined }));
    if (!data) { setFailed(true); return; }
    const answer = data.registerCreditor;
    if (answer.__typename === 'Refusal') {
      setRefusal(answer);
      requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('.is-wrong .input, .is-wrong input')?.focus());
      return;
    }
    client.cache.evict({ id: 'ROOT_QUERY', fieldName: 'creditors' });
    toast.say(t`${answer.name} est enregistré ; il reste son mandat`);
    void navigate({ to: '/admin/creditors/$id/mandate', params: { id: answer.id }, replace: true });
  };
  useKeys([{ keys: 'Ctrl+Enter', label: t`enregistrer`, inFields: true, disabled: loading, run: () => void send() }, { keys: 'Escape', label: t`revenir`, run: back }]);
  /** What a field shows: its fault once it was left (or sending was tried), else what was understood of it. */
  const on = (field: string, value: string) => ({ name: field, onBlur: () => setLeft((was) => new Set(was).add(field)), error: (tried || (left.has(field) && value.trim())) ? words[field] : undefined });
  const ok = (field: string, value: string, said: string) => (value.trim() && checked && !words[field] ? <b>{said}</b> : undefined);
  const { address } = form;
  const place = (part: Partial<typeof address>) => change({ address: { ...address, ...part } });
  const contact = (at: number, part: Partial<ContactForm>) => change({ contacts: form.contacts.map((one, i) => (i === at ? { ...one, ...part } : one)) });
  return (
    <Page title={t`Nouveau créancier`} context={t`rien n’est écrit avant l’enregistrement`}>
      <form ref={box} className="form wide-form" onSubmit={(event) => void send(event)} noValidate>
        {tried && refusal && refusal.code !== 'bad_fields' && <RefusalNote refusal={refusal} focus />}
        {failed && <p className="field"><span className="wrong" role="alert"><Trans>Quittance n’a pas répondu. Rien n’est perdu de ce que vous avez écrit ; essayez de nouveau.</Trans></span></p>}
        <h2><Trans>La société</Trans></h2>
        <div className="pair"><TextField ref={first} label={t`Raison sociale`} required value={form.name} onValueChange={(name) => change({ name })} {...on('name', form.name)} /><TextField label={t`Forme juridique`} optional placeholder="SAS, SARL, EI" value={form.legalForm} onValueChange={(legalForm) => change({ legalForm })} {...on('legalForm', form.legalForm)} /></div>
        <div className="pair">
          <TextField label="SIREN" required inputMode="numeric" hint={t`Neuf chiffres, avec ou sans espaces`} value={form.siren} onValueChange={(siren) => change({ siren })} heard={ok('siren', form.siren, formatSiren(form.siren))} {...on('siren', form.siren)} />
          <TextField label={t`Numéro de TVA`} optional value={form.vatNumber} onValueChange={(vatNumber) => change({ vatNumber })} {...on('vatNumber', form.vatNumber)} />
          <Select label={t`Qualité`} options={[{ value: 'company', label: t`société ou association` }, { value: 'individual', label: t`entrepreneur individuel` }]} value={form.kind} onValueChange={(kind) => change({ kind })} />
        </div>
        <h2><Trans>Le siège</Trans></h2>
        <TextField label={t`Adresse`} required autoComplete="off" value={address.line1} onValueChange={(line1) => place({ line1 })} {...on('address.line1', address.line1)} />
        <TextField label={t`Complément`} optional autoComplete="off" value={address.line2} onValueChange={(line2) => place({ line2 })} {...on('address.line2', address.line2)} />
        <div className="pair">
          <TextField label={t`Code postal`} required autoComplete="off" value={address.postalCode} onValueChange={(postalCode) => place({ postalCode })} {...on('address.postalCode', address.postalCode)} />
          <TextField label={t`Ville`} required autoComplete="off" value={address.city} onValueChange={(city) => place({ city })} {...on('address.city', address.city)} />
          <TextField label={t`Pays`} hint={t`Deux lettres, FR par exemple`} autoComplete="off" value={address.country} onValueChange={(country) => place({ country })} {...on('address.country', address.country)} />
        </div>
        <div className="pair"><TextField label={t`Courriel`} optional type="email" autoComplete="off" value={form.email} onValueChange={(email) => change({ email })} {...on('email', form.email)} /><TextField label={t`Téléphone`} optional type="tel" autoComplete="off" value={form.phone} onValueChange={(phone) => change({ phone })} {...on('phone', form.phone)} /></div>
        <h2><Trans>Le compte où reverser</Trans></h2>
        <div className="pair iban-pair">
          <TextField label="IBAN" required autoComplete="off" spellCheck={false} hint={t`Avec ou sans espaces`} value={form.iban} onValueChange={(iban) => change({ iban })} heard={ok('iban', form.iban, formatIban(form.iban))} {...on('iban', form.iban)} />
          <TextField label="BIC" optional autoComplete="off" spellCheck={false} value={form.bic} onValueChange={(bic) => change({ bic })} {...on('bic', form.bic)} />
        </div>
        <h2><Trans>Les contacts</Trans></h2>
        {form.contacts.map((one, at) => (
          <fieldset key={one.key} className="contact">
            <legend className="off-screen">{t`Contact ${at + 1}`}</legend>
            <div className="pair">
              <TextField label={t`Nom`} autoComplete="off" value={one.name} onValueChange={(name) => contact(at, { name })} {...on(`contacts.${at}.name`, one.name)} /><TextField label={t`Fonction`} optional autoComplete="off" value={one.role} onValueChange={(role) => contact(at, { role })} {...on(`contacts.${at}.role`, one.role)} />
              <TextField label={t`Courriel`} optional type="email" autoComplete="off" value={one.email} onValueChange={(email) => contact(at, { email })} {...on(`contacts.${at}.email`, one.email)} /><TextField label={t`Téléphone`} optional type="tel" autoComplete="off" value={one.phone} onValueChange={(phone) => contact(at, { phone })} {...on(`contacts.${at}.phone`, one.phone)} />
            </div>
            <Press onClick={() => change({ contacts: form.contacts.filter((other) => other !== one) })}><Trans>Retirer ce contact</Trans></Press>
          </fieldset>
        ))}
        {form.contacts.length < 20 && <p><Press onClick={() => change({ contacts: [...form.contacts, blankContact()] })}><Trans>Ajouter un contact</Trans></Press></p>}
        <Buttons><Button type="submit" kind="primary" kbd="Ctrl+Enter" busy={loading}><Trans>Enregistrer le créancier</Trans></Button><Button kind="quiet" kbd="Escape" onClick={back}><Trans>Revenir</Trans></Button></Buttons>
        <p className="note"><Trans>Aucun dossier ne peut s’ouvrir avant que son mandat signé soit enregistré (CPCE R124-3).</Trans></p>
      </form>
    </Page>
  );
}

/** What the door would say of the form, a moment after the last letter. Nothing is written. */
function useDryRun(form: CreditorForm) {
  const [refusal, setRefusal] = useState<RefusalLike | null>(null), [checked, setChecked] = useState(false);
  useEffect(() => {
    setChecked(false);
    const ended = new AbortController();
    const later = setTimeout(() => {
      client.mutate({ mutation: REGISTER_CREDITOR, variables: { input: inputOf(form), dryRun: true }, fetchPolicy: 'no-cache', context: { fetchOptions: { signal: ended.signal } } })
        .then(({ data }) => { if (!ended.signal.aborted && data) { setRefusal(data.registerCreditor.__typename === 'Refusal' ? data.registerCreditor : null); setChecked(true); } }, () => undefined);
    }, 400);
    return () => { clearTimeout(later); ended.abort(); };
  }, [form]);
  return { refusal, checked, setRefusal };
}
