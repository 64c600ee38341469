import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Buttons, Checkbox, DayField, Panel, Select, TextField, useFormats, useToast } from '@quittance/ui';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useAttemptKey } from '../../app/fresh-key.ts';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { useMe } from '../../app/session.tsx';
import type { Mandate } from '../creditors/creditors.queries.ts';
import { PROPOSE_POWER } from './mandates.queries.ts';
import { blankSignatory, SignatoryFields, signatoryInput, signatoryLacks } from './signatory-fields.tsx';
import { useSignatureWords } from './signature-words.ts';

/** A special power: named acts, a named person of the agency, nothing beyond. */
export function ProposePower({ mandates, onClose, onDone }: { mandates: readonly Mandate[]; onClose: () => void; onDone: () => void }) {
  const { t } = useLingui();
  const { today } = useFormats();
  const { name: me } = useMe();
  const toast = useToast();
  const key = useAttemptKey();
  const { acts } = useSignatureWords();
  const [mandateId, setMandate] = useState(mandates[0]!.id), [reference, setReference] = useState(''), [chosen, setChosen] = useState<readonly string[]>([]), [court, setCourt] = useState('');
  const [representativeName, setName] = useState(me), [representativeTitle, setTitle] = useState(''), [from, setFrom] = useState<string | null>(today), [until, setUntil] = useState<string | null>(null), [signatory, setSignatory] = useState(blankSignatory);
  const [tried, setTried] = useState(false), [failed, setFailed] = useState(false), [refusal, setRefusal] = useState<RefusalLike | null>(null);
  const [propose, { loading }] = useMutation(PROPOSE_POWER, { fetchPolicy: 'no-cache' });
  const words = useFieldWords()(refusal), first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const lacks = new Set([...signatoryLacks(signatory), ...(reference.trim() ? [] : ['reference']), ...(chosen.length ? [] : ['acts']), ...(representativeName.trim() ? [] : ['representativeName']), ...(representativeTitle.trim() ? [] : ['representativeTitle']), ...(from ? [] : ['from'])]);
  const fault = (field: string) => words[field] ?? (tried && lacks.has(field) ? t`Ce champ est nécessaire.` : undefined);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true); setRefusal(null); setFailed(false);
    if (lacks.size || !from) return;
    const input = { mandateId, caseId: null, reference: reference.trim(), acts: [...chosen], court: court.trim() || null, representativeName: representativeName.trim(), representativeTitle: representativeTitle.trim(), from, until, signatory: signatoryInput(signatory), openDays: signatory.openDays };
    const told = (await propose({ variables: { input: { ...input, idempotencyKey: key(input) } } }).catch(() => undefined))?.data?.proposePowerOfAttorney;
    if (!told) { setFailed(true); return; }
    if (told.__typename === 'Refusal') { setRefusal(told); return; }
    toast.say(t`Le pouvoir ${told.reference} part à la signature, vers ${told.signatoryEmail}`);
    onDone(); onClose();
  };
  const toggle = (act: string) => setChosen((was) => (was.includes(act) ? was.filter((one) => one !== act) : [...was, act]));
  return (
    <Panel title={t`Demander un pouvoir spécial`} onClose={onClose} head={<h3><Trans>Demander un pouvoir spécial</Trans></h3>}>
      <form className="form" onSubmit={(event) => void send(event)} noValidate>
        <p className="soft"><Trans>Il vaut pour les actes nommés et aucun autre (C. civ. 1987 à 1989). Devant le tribunal judiciaire, l’agence ne représente pas (CPC 762).</Trans></p>
        {refusal && refusal.code !== 'bad_fields' && <RefusalNote refusal={refusal} focus />}
        {failed && <p className="field"><span className="wrong" role="alert"><Trans>Quittance n’a pas répondu. Rien n’est perdu de ce que vous avez écrit ; essayez de nouveau.</Trans></span></p>}
        <Select label={t`Sous le mandat`} options={mandates.map(({ id, reference: name }) => ({ value: id, label: name }))} value={mandateId} onValueChange={setMandate} />
        <TextField ref={first} label={t`Référence du pouvoir`} required autoComplete="off" value={reference} onValueChange={setReference} error={fault('reference')} />
        <fieldset className="field"><legend><Trans>Pour quels actes</Trans></legend>
          {Object.entries(acts).map(([act, { name, article }]) => <Checkbox key={act} label={`${name} (${article})`} checked={chosen.includes(act)} onCheckedChange={() => toggle(act)} />)}
          {fault('acts') && <span className="wrong" role="alert">{fault('acts')}</span>}
        </fieldset>
        <TextField optional label={t`Juridiction`} hint={t`Le tribunal de commerce de Tours`} value={court} onValueChange={setCourt} error={fault('court')} />
        <TextField label={t`Représentant, à l’agence`} required value={representativeName} onValueChange={setName} error={fault('representativeName')} />
        <TextField label={t`Sa fonction`} required value={representativeTitle} onValueChange={setTitle} error={fault('representativeTitle')} />
        <DayField label={t`À partir du`} value={from} onValueChange={setFrom} error={fault('from')} />
        <DayField optional label={t`Dernier jour`} hint={t`Rien : jusqu’à l’achèvement des actes`} value={until} onValueChange={setUntil} error={fault('until')} />
        <SignatoryFields form={signatory} change={(part) => setSignatory((was) => ({ ...was, ...part }))} fault={fault} />
        <Buttons><Button type="submit" kind="primary" busy={loading}><Trans>Envoyer à la signature</Trans></Button><Button kind="quiet" kbd="Escape" onClick={onClose}><Trans>Revenir</Trans></Button></Buttons>
      </form>
    </Panel>
  );
}
