import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Choice, ConfirmDialog, Select, TextArea, TextField, useFormats, useToast } from '@quittance/ui';
import { useState, type ReactNode } from 'react';
import { RefusalNote, useFieldWords } from '../../app/refusals.tsx';
import { ANSWER_PRIVACY, EXPORT_PERSON, EXTEND_PRIVACY, IDENTIFY_PERSON, JOIN_PERSON, RECTIFY_PERSON, RESTRICT_PROCESSING, type Request } from './privacy.queries.ts';
import { useStep } from './use-step.ts';
import { usePrivacyWords } from './words.ts';

export interface PartProps { request: Request; onDone: () => void }

/** One thing to do, with what the server said of it. */
export function Part({ id, title, step, children }: { id: string; title: string; step: ReturnType<typeof useStep>; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="privacy-part">
      <h2 id={id}>{title}</h2>
      {step.refusal && step.refusal.code !== 'bad_fields' && <RefusalNote refusal={step.refusal} focus />}
      {step.failed && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Rien n’est changé.</Trans></p>}
      {children}
    </section>
  );
}

export function IdentityPart({ request, onDone }: PartProps) {
  const { t } = useLingui();
  const [proof, setProof] = useState('');
  const [identify] = useMutation(IDENTIFY_PERSON), step = useStep(onDone), wrong = useFieldWords()(step.refusal);
  return (
    <Part id="privacy-identity" title={t`Vérifier l’identité`} step={step}>
      <p className="soft"><Trans>Rien ne se donne, ne se corrige ni ne s’efface avant. Notez ce qui a été vu ; n’en gardez pas de copie (RGPD art. 12, § 6).</Trans></p>
      <form className="form privacy-form" onSubmit={(event) => { event.preventDefault(); void step.send(async () => (await identify({ variables: { requestId: request.id, proof } })).data?.identifyPerson); }}>
        <TextField label={t`Ce qui a été vu`} hint={t`Carte d’identité au guichet, espace personnel déjà ouvert`} maxLength={200} value={proof} onValueChange={setProof} error={wrong['proof']} />
        <div className="buttons"><Button type="submit" busy={step.busy}><Trans>Inscrire la vérification</Trans></Button></div>
      </form>
    </Part>
  );
}

/** Other debtor rows of the agency that may be the same person. */
export function SamePersonPart({ request, onDone, waits }: PartProps & { waits: boolean }) {
  const { t } = useLingui();
  const [join] = useMutation(JOIN_PERSON), step = useStep(onDone);
  const by: Record<string, string> = { siren: t`même SIREN`, name: t`même nom`, email: t`même courriel`, phone: t`même téléphone` };
  const linked = request.subjects.filter((one) => one.linked), others = request.subjects.filter((one) => !one.linked);
  if (linked.length < 2 && (!others.length || !waits)) return null;
  return (
    <Part id="privacy-same" title={t`La même personne chez d’autres créanciers`} step={step}>
      <p className="soft"><Trans>Chaque créancier est responsable de son traitement : joindre un dossier ajoute une partie à la réponse, toujours séparée, et ne montre rien aux créanciers.</Trans></p>
      <ul className="privacy-list">
        {linked.map((one) => <li key={one.debtorId}><b>{one.creditorName}</b>, {one.references.join(', ')} <span className="soft">{t`compris dans la demande`}</span></li>)}
        {waits && others.map((one) => <li key={one.debtorId}><b>{one.creditorName}</b>, {one.name}, {one.references.join(', ')} <span className="soft">{one.by.map((reason) => by[reason] ?? reason).join(', ')}</span> <Button kind="quiet" busy={step.busy} onClick={() => void step.send(async () => (await join({ variables: { requestId: request.id, debtorId: one.debtorId } })).data?.joinPerson)}>{t`C’est la même personne`}</Button></li>)}
      </ul>
    </Part>
  );
}

export function DataPart({ request, onDone }: PartProps) {
  const { t } = useLingui();
  const toast = useToast();
  const [make] = useMutation(EXPORT_PERSON), step = useStep(onDone), made = request.events.some(({ kind }) => kind === 'exported');
  return (
    <Part id="privacy-data" title={t`Réunir ce que nous détenons`} step={step}>
      <p className="soft"><Trans>Deux documents sont faits et gardés avec la demande : un PDF à lui envoyer, et le même contenu pour une machine. Chaque donnée y a sa source, son jour, ses destinataires et sa durée ; nos agents n’y sont nommés que par leur fonction.</Trans></p>
      <div className="buttons"><Button kind={made ? undefined : 'primary'} busy={step.busy} onClick={() => void step.send(async () => (await make({ variables: { requestId: request.id } })).data?.exportPersonalData, () => toast.say(t`Les données sont réunies`))}>{made ? t`Réunir à nouveau` : t`Réunir les données`}</Button></div>
    </Part>
  );
}

export function RectifyPart({ request, onDone }: PartProps) {
  const { t } = useLingui();
  const toast = useToast();
  const { debtor } = request, linked = request.subjects.filter((one) => one.linked);
  const [form, setForm] = useState({ name: debtor.name, line1: debtor.address?.line1 ?? '', line2: debtor.address?.line2 ?? '', postalCode: debtor.address?.postalCode ?? '', city: debtor.address?.city ?? '', phone: debtor.phone ?? '', email: debtor.email ?? '', source: '' });
  const [of, setOf] = useState(debtor.id);
  const [rectify] = useMutation(RECTIFY_PERSON), step = useStep(onDone), wrong = useFieldWords()(step.refusal);
  const set = (key: keyof typeof form) => (value: string) => setForm({ ...form, [key]: value });
  const send = () => void step.send(async () => {
    const address = form.line1.trim() || form.postalCode.trim() || form.city.trim() ? { line1: form.line1, line2: form.line2 || null, postalCode: form.postalCode, city: form.city } : null;
    return (await rectify({ variables: { input: { requestId: request.id, debtorId: of, name: form.name, address, phone: form.phone || null, email: form.email || null, source: form.source } } })).data?.rectifyPerson;
  }, () => toast.say(t`C’est corrigé ; le créancier et l’étude le lisent au dossier`));
  return (
    <Part id="privacy-rectify" title={t`Corriger`} step={step}>
      <p className="soft"><Trans>Ce qui change devient une nouvelle ligne avec sa source ; l’ancienne reste, marquée comme remplacée. Ceux qui ont reçu la donnée l’apprennent (RGPD art. 19).</Trans></p>
      <form className="form privacy-form" onSubmit={(event) => { event.preventDefault(); send(); }}>
        {linked.length > 1 && <Select label={t`Chez quel créancier`} options={linked.map((one) => ({ value: one.debtorId, label: one.creditorName }))} value={of} onValueChange={setOf} />}
        <TextField label={t`Nom`} maxLength={200} value={form.name} onValueChange={set('name')} error={wrong['name']} />
        <TextField label={t`Adresse`} maxLength={200} value={form.line1} onValueChange={set('line1')} error={wrong['address.line1']} />
        <TextField label={t`Complément`} optional maxLength={200} value={form.line2} onValueChange={set('line2')} error={wrong['address.line2']} />
        <TextField label={t`Code postal`} maxLength={12} value={form.postalCode} onValueChange={set('postalCode')} error={wrong['address.postalCode']} />
        <TextField label={t`Ville`} maxLength={120} value={form.city} onValueChange={set('city')} error={wrong['address.city']} />
        <TextField label={t`Téléphone`} optional maxLength={40} value={form.phone} onValueChange={set('phone')} error={wrong['phone']} />
        <TextField label={t`Adresse électronique`} optional maxLength={254} value={form.email} onValueChange={set('email')} error={wrong['email']} />
        <TextField label={t`D’où le sait-on`} hint={t`Sa lettre du 20 novembre, justificatif de domicile vu`} maxLength={200} value={form.source} onValueChange={set('source')} error={wrong['source']} />
        <div className="buttons"><Button type="submit" kind="primary" busy={step.busy}><Trans>Corriger</Trans></Button></div>
      </form>
    </Part>
  );
}

export function RestrictPart({ request, onDone }: PartProps) {
  const { t } = useLingui();
  const toast = useToast();
  const [restrict] = useMutation(RESTRICT_PROCESSING), step = useStep(onDone);
  if (request.events.some(({ kind }) => kind === 'restricted')) return null;
  return (
    <Part id="privacy-restrict" title={t`Limiter le traitement`} step={step}>
      <p className="soft"><Trans>Une mesure « limitation du traitement » s’inscrit sur ses dossiers : les données sont gardées, et ne servent plus qu’à la défense de droits en justice (RGPD art. 18, § 2).</Trans></p>
      <div className="buttons"><Button kind="primary" busy={step.busy} onClick={() => void step.send(async () => (await restrict({ variables: { requestId: request.id, source: t`Demande ${request.number}` } })).data?.restrictProcessing, () => toast.say(t`Le traitement est limité`))}><Trans>Limiter le traitement</Trans></Button></div>
    </Part>
  );
}

/** The end: what is answered, or on which ground it is refused; or two months more, while that can be. */
export function AnswerPart({ request, onDone }: PartProps) {
  const { t } = useLingui();
  const { day, today } = useFormats();
  const toast = useToast();
  const words = usePrivacyWords();
  const [how, setHow] = useState<string | null>(null), [code, setCode] = useState<string | null>(null), [said, setSaid] = useState(''), [sure, setSure] = useState(false);
  const [answer] = useMutation(ANSWER_PRIVACY), [extend] = useMutation(EXTEND_PRIVACY), step = useStep(onDone), wrong = useFieldWords()(step.refusal);
  const extendable = request.state === 'open' && today <= request.extendBy, by = day(request.extendBy);
  const send = () => void step.send(async () => (how === 'extend'
    ? (await extend({ variables: { requestId: request.id, reason: said } })).data?.extendPrivacyRequest
    : (await answer({ variables: { requestId: request.id, words: said, code: how === 'refuse' ? code : null } })).data?.answerPrivacyRequest), () => { setHow(null); setSaid(''); toast.say(how === 'extend' ? t`Le délai est prolongé` : t`La demande est close`); });
  const missing = how === 'refuse' && !code;
  return (
    <Part id="privacy-answer" title={t`Répondre`} step={step}>
      <form className="form privacy-form" onSubmit={(event) => { event.preventDefault(); if (how && !missing) { if (how === 'extend') send(); else setSure(true); } }}>
        <Choice label={t`Réponse`} value={how} onValueChange={setHow} options={[{ value: 'answer', label: t`Il est répondu` }, { value: 'refuse', label: t`La demande est refusée` }, ...(extendable ? [{ value: 'extend', label: t`Deux mois de plus (avant le ${by})` }] : [])]} />
        {how === 'refuse' && <Select label={t`Motif`} options={request.grounds.map((ground) => ({ value: ground, label: words.ground(ground) }))} value={code} onValueChange={setCode} error={wrong['code']} />}
        {how && <TextArea label={how === 'answer' ? t`Ce qui lui est répondu` : how === 'refuse' ? t`Ce qui lui est écrit` : t`Pourquoi il faut plus de temps`} hint={how === 'refuse' ? t`Dites aussi qu’il peut saisir la CNIL et le juge (RGPD art. 12, § 4).` : undefined} rows={3} maxLength={2000} value={said} onValueChange={setSaid} error={wrong['words'] ?? wrong['reason']} />}
        {how && <div className="buttons"><Button type="submit" kind="primary" busy={step.busy}>{how === 'answer' ? t`Clore : répondu` : how === 'refuse' ? t`Clore : refusé` : t`Prolonger`}</Button></div>}
      </form>
      {sure && <ConfirmDialog open danger={how === 'refuse'} title={how === 'refuse' ? t`La demande est refusée.` : t`Il est répondu.`} confirm={t`Clore`} consequences={<p><Trans>Ce qui est clos ne se rouvre pas ; une autre demande peut toujours s’inscrire.</Trans></p>} onConfirm={() => { setSure(false); send(); }} onCancel={() => setSure(false)} />}
    </Part>
  );
}
