import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Buttons, Checkbox, Combobox, DayField, Panel, TextField, useFormats, useKeys, type Option } from '@quittance/ui';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useAttemptKey } from '../../app/fresh-key.ts';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { MAKE_API_TOKEN, type Holder } from './tokens.queries.ts';
import { useTokenWords } from './words.ts';

/** A key in somebody's name: what it may, until when. It is shown once, here. */
export function MakeToken({ holders, onMade, onClose }: { holders: readonly Holder[]; onMade: () => void; onClose: () => void }) {
  const { t } = useLingui();
  const { today } = useFormats();
  const words = useTokenWords();
  const [make, { loading, error }] = useMutation(MAKE_API_TOKEN, { fetchPolicy: 'no-cache' });
  const [name, setName] = useState(''), [holder, setHolder] = useState<Option | null>(null), [deposits, setDeposits] = useState(false), [expiresOn, setExpiresOn] = useState<string | null>(Temporal.PlainDate.from(today).add({ months: 6 }).toString());
  const [tried, setTried] = useState(false), [refusal, setRefusal] = useState<RefusalLike | null>(null), [made, setMade] = useState<{ name: string; secret: string | null } | null>(null);
  const keyOf = useAttemptKey(), wrong = useFieldWords()(refusal), first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const person = holders.find(({ userId }) => userId === holder?.value), mayDeposit = person?.scopes.includes('deposit') ?? false;
  const last = Temporal.PlainDate.from(today).add({ years: 1 }).toString();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true); setRefusal(null);
    if (!name.trim() || !person || !expiresOn || loading) return;
    const rest = { name: name.trim(), userId: person.userId, scopes: ['read', ...(mayDeposit && deposits ? ['deposit'] : [])], expiresOn };
    const { data } = await make({ variables: { input: { ...rest, idempotencyKey: keyOf(rest) } } }).catch(() => ({ data: undefined }));
    if (!data) return;
    if (data.makeApiToken.__typename === 'Refusal') { setRefusal(data.makeApiToken); return; }
    setMade({ name: rest.name, secret: data.makeApiToken.secret ?? null });
    onMade();
  };
  if (made) return <Panel title={t`La clé`} onClose={onClose} closeLabel={t`c’est noté`}><Once {...made} onClose={onClose} /></Panel>;
  return (
    <Panel title={t`Nouvelle clé`} onClose={onClose} head={<h2><Trans>Nouvelle clé</Trans></h2>}>
      <form className="form" noValidate onSubmit={(event) => void send(event)}>
        {refusal && Object.keys(wrong).length === 0 && <RefusalNote refusal={refusal} focus />}
        {error && <p className="form-wrong" role="alert"><Trans>Quittance n’a pas répondu, ou il faut confirmer que c’est bien vous. Aucune clé n’est montrée : recommencez.</Trans></p>}
        <TextField ref={first} label={t`Nom`} hint={t`Le programme qui s’en servira.`} autoComplete="off" maxLength={80} value={name} onValueChange={setName} error={wrong['name'] ?? (tried && !name.trim() ? t`Écrivez un nom.` : undefined)} />
        <Combobox label={t`Au nom de`} placeholder={t`Chercher une personne`} value={holder} onValueChange={setHolder} options={holders.map(({ userId, name: of, role, companyName }) => ({ value: userId, label: of, detail: companyName ?? words.role(role) }))} error={wrong['userId'] ?? (tried && !holder ? t`Choisissez une personne.` : undefined)} />
        <p className="soft">{mayDeposit ? t`Elle lit les dossiers de son entreprise.` : t`Elle lit ce que cette personne lit.`}</p>
        {mayDeposit && <Checkbox label={t`Peut aussi déposer des factures`} checked={deposits} onCheckedChange={setDeposits} />}
        <DayField label={t`Jusqu’au`} min={today} max={last} hint={t`Un an au plus.`} value={expiresOn} onValueChange={setExpiresOn} error={wrong['expiresOn'] ?? (tried && !expiresOn ? t`Écrivez le jour.` : undefined)} />
        <Buttons><Button type="submit" kind="primary" kbd="Enter" busy={loading}><Trans>Donner la clé</Trans></Button><Button kind="quiet" kbd="Escape" onClick={onClose}><Trans>Revenir</Trans></Button></Buttons>
      </form>
    </Panel>
  );
}

function Once({ name, secret, onClose }: { name: string; secret: string | null; onClose: () => void }) {
  const { t } = useLingui();
  const [copied, setCopied] = useState<boolean | null>(null);
  const shown = useRef<HTMLElement>(null), box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const copy = async () => {
    try { await navigator.clipboard.writeText(secret ?? ''); setCopied(true); } catch {
      // Without a clipboard (no https): the key is selected, the hand copies it.
      if (shown.current) window.getSelection()?.selectAllChildren(shown.current);
      setCopied(false);
    }
  };
  useKeys(secret ? [{ keys: 'c', label: t`copier la clé`, run: () => void copy() }] : []);
  if (!secret) return <div role="status" tabIndex={-1} ref={box}><p><Trans>La clé « {name} » est déjà donnée et n’est plus montrée. Révoquez-la, puis donnez-en une autre.</Trans></p><p className="below"><Button onClick={onClose}><Trans>C’est noté</Trans></Button></p></div>;
  return (
    <div className="once" role="status" tabIndex={-1} ref={box}>
      <p><Trans>La clé <b>{name}</b> est en service.</Trans></p>
      <p className="copied token-secret"><code ref={shown}>{secret}</code><Button size="small" kbd="c" onClick={() => void copy()}>{copied ? t`Copiée` : t`Copier`}</Button></p>
      <p className="soft">{copied === false ? <Trans>La clé est sélectionnée : copiez-la.</Trans> : <Trans>Elle n’est montrée qu’ici, une fois ; Quittance n’en garde qu’une empreinte. Le programme la présente ainsi : « Authorization: Bearer … ».</Trans>}</p>
      <p className="below"><Button onClick={onClose}><Trans>C’est noté</Trans></Button></p>
    </div>
  );
}
