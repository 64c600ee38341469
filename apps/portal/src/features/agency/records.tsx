import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Buttons, Confirm, DayField, KeyScope, Panel, TextField, useFormats, useToast } from '@quittance/ui';
import { useState, type FormEvent } from 'react';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { client } from '../../app/client.ts';
import { AGENCY, RECORD_DECLARATION, RECORD_INSURANCE, type Agency } from './agency.queries.ts';

const again = () => client.query({ query: AGENCY, fetchPolicy: 'network-only' });

/** What is typed, then what it does, then the act. */
function useRecord() {
  const [asking, setAsking] = useState(false), [tried, setTried] = useState(false), [failed, setFailed] = useState(false), [refusal, setRefusal] = useState<RefusalLike | null>(null);
  return { asking, setAsking, tried, setTried, failed, setFailed, refusal, setRefusal };
}

function Failed() {
  return <p className="field"><span className="wrong" role="alert"><Trans>Quittance n’a pas répondu. Rien n’est perdu de ce que vous avez écrit ; essayez de nouveau.</Trans></span></p>;
}

/** A new insurance policy: the letters go on as long as one is in force. */
export function RecordInsurance({ agency, onClose }: { agency: Agency; onClose: () => void }) {
  const { t } = useLingui();
  const { day, today } = useFormats();
  const toast = useToast();
  const [insurer, setInsurer] = useState(agency.insurer ?? ''), [policy, setPolicy] = useState(''), [from, setFrom] = useState<string | null>(null), [until, setUntil] = useState<string | null>(null);
  const { asking, setAsking, tried, setTried, failed, setFailed, refusal, setRefusal } = useRecord();
  const [record, { loading }] = useMutation(RECORD_INSURANCE, { fetchPolicy: 'no-cache' });
  const words = useFieldWords()(refusal);
  const lacks = (value: string | null) => (tried && !value?.trim() ? t`Ce champ est nécessaire.` : undefined);
  const ask = (event: FormEvent) => { event.preventDefault(); setTried(true); setRefusal(null); setFailed(false); if (insurer.trim() && policy.trim() && from && until) setAsking(true); };
  const send = async () => {
    const { data } = await record({ variables: { input: { insurer: insurer.trim(), policy: policy.trim(), from: from!, until: until! } } }).catch(() => ({ data: undefined }));
    if (!data) { setFailed(true); setAsking(false); return; }
    if (data.recordInsurance.__typename === 'Refusal') { setRefusal(data.recordInsurance); setAsking(false); return; }
    await again();
    toast.say(t`La police ${policy} est enregistrée`);
    onClose();
  };
  const start = from ? day(from) : '', end = until ? day(until) : '', gap = from !== null && from > today && (!agency.insuredUntil || from > agency.insuredUntil);
  return (
    <Panel title={t`Nouvelle police d’assurance`} onClose={onClose} head={<h3><Trans>Nouvelle police d’assurance</Trans></h3>}>
      {asking ? (
        <KeyScope title={t`Confirmer`} shadow>
          <Confirm
            title={t`La police ${policy.trim()} couvre l’agence du ${start} au ${end} inclus.`} confirm={t`Enregistrer la police`} busy={loading} onConfirm={() => void send()} onCancel={() => setAsking(false)}
            consequences={<><p><Trans>Les lettres portent cette assurance dès qu’elle est en cours ; après son dernier jour, aucune lettre ne part (CPCE R124-2). La police précédente reste au journal.</Trans></p>{gap && <p><Trans>Attention : il reste des jours sans assurance avant le {start}.</Trans></p>}{until !== null && until < today && <p><Trans>Attention : cette police est déjà finie, aucune lettre ne partira sous elle.</Trans></p>}</>}
          />
        </KeyScope>
      ) : (
        <form className="form" onSubmit={ask} noValidate>
          {refusal && refusal.code !== 'bad_fields' && <RefusalNote refusal={refusal} focus />}{failed && <Failed />}
          <div className="pair"><TextField label={t`Assureur`} required autoComplete="off" value={insurer} onValueChange={setInsurer} error={words['insurer'] ?? lacks(insurer)} /><TextField label={t`Numéro de police`} required autoComplete="off" value={policy} onValueChange={setPolicy} error={words['policy'] ?? lacks(policy)} /></div>
          <div className="pair"><DayField label={t`En cours à partir du`} value={from} onValueChange={setFrom} error={words['from'] ?? lacks(from)} /><DayField label={t`Dernier jour couvert`} value={until} onValueChange={setUntil} error={words['until'] ?? lacks(until)} /></div>
          <Buttons><Button type="submit" kind="primary" kbd="Enter"><Trans>Continuer</Trans></Button><Button kind="quiet" kbd="Escape" onClick={onClose}><Trans>Revenir</Trans></Button></Buttons>
        </form>
      )}
    </Panel>
  );
}

/** The written declaration to the prosecutor. */
export function RecordDeclaration({ agency, onClose }: { agency: Agency; onClose: () => void }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const toast = useToast();
  const [court, setCourt] = useState(agency.declaredTo ?? ''), [on, setOn] = useState<string | null>(null);
  const { asking, setAsking, tried, setTried, failed, setFailed, refusal, setRefusal } = useRecord();
  const [record, { loading }] = useMutation(RECORD_DECLARATION, { fetchPolicy: 'no-cache' });
  const words = useFieldWords()(refusal);
  const lacks = (value: string | null) => (tried && !value?.trim() ? t`Ce champ est nécessaire.` : undefined);
  const ask = (event: FormEvent) => { event.preventDefault(); setTried(true); setRefusal(null); setFailed(false); if (court.trim() && on) setAsking(true); };
  const send = async () => {
    const { data } = await record({ variables: { input: { declaredOn: on!, court: court.trim() } } }).catch(() => ({ data: undefined }));
    if (!data) { setFailed(true); setAsking(false); return; }
    if (data.recordDeclaration.__typename === 'Refusal') { setRefusal(data.recordDeclaration); setAsking(false); return; }
    await again();
    toast.say(t`La déclaration est enregistrée`);
    onClose();
  };
  const when = on ? day(on) : '', where = court.trim();
  return (
    <Panel title={t`Déclaration au procureur`} onClose={onClose} head={<h3><Trans>Déclaration au procureur</Trans></h3>}>
      {asking ? (
        <KeyScope title={t`Confirmer`} shadow>
          <Confirm
            title={t`La déclaration a été remise le ${when}, ${where}.`} confirm={t`Enregistrer la déclaration`} busy={loading} onConfirm={() => void send()} onCancel={() => setAsking(false)}
            consequences={<p><Trans>Quittance ne l’envoie pas : vous dites qu’elle est faite. Sur cette parole les lettres partent ; le procureur peut contrôler à tout moment, et son absence est une contravention de la 5e classe (CPCE R124-2 et R124-7). L’enregistrement reste au journal, avec votre nom.</Trans></p>}
          />
        </KeyScope>
      ) : (
        <form className="form" onSubmit={ask} noValidate>
          {refusal && refusal.code !== 'bad_fields' && <RefusalNote refusal={refusal} focus />}{failed && <Failed />}
          <div className="pair"><DayField past label={t`Remise ou envoyée le`} value={on} onValueChange={setOn} error={words['declaredOn'] ?? lacks(on)} /><TextField label={t`Au procureur près`} required autoComplete="off" placeholder={t`le tribunal judiciaire de Tours`} value={court} onValueChange={setCourt} error={words['court'] ?? lacks(court)} /></div>
          <Buttons><Button type="submit" kind="primary" kbd="Enter"><Trans>Continuer</Trans></Button><Button kind="quiet" kbd="Escape" onClick={onClose}><Trans>Revenir</Trans></Button></Buttons>
        </form>
      )}
    </Panel>
  );
}
