import { useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Buttons, DayField, Loading, Page, Select, TextField, useFormats, useKeys, useToast } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState, type FormEvent } from 'react';
import { client } from '../../app/client.ts';
import { useAttemptKey } from '../../app/fresh-key.ts';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { useMay } from '../../app/session.tsx';
import { Missing, PageFault } from '../../app/states.tsx';
import { PdfField, type Pdf } from '../acts/pdf-field.tsx';
import { usePreview } from '../acts/use-preview.ts';
import { RECORD_TITLE, TITLE_CASE } from './titles.queries.ts';
import { MOST_FILE_MEGABYTES } from '../intake/files.ts';
import { TITLE_KINDS, useTitleWords } from './words.ts';
import '../acts/acts.css';
import '../creditors/creditors.css';
import './titles.css';

interface TitleForm { kind: string | null; issuedOn: string | null; enforceableOn: string | null; servedOn: string | null; authority: string; reference: string; pdf: Pdf | null; servicePdf: Pdf | null }
const blank: TitleForm = { kind: null, issuedOn: null, enforceableOn: null, servedOn: null, authority: '', reference: '', pdf: null, servicePdf: null };
const paper = (pdf: Pdf | null) => pdf && { name: pdf.name, base64: pdf.base64 };

/** What is typed, as it crosses the door; null while it cannot. */
function inputOf(caseId: string, form: TitleForm) {
  const { kind, issuedOn, enforceableOn, pdf } = form;
  if (!kind || !issuedOn || !enforceableOn || !pdf) return null;
  return { caseId, kind, issuedOn, enforceableOn, servedOn: form.servedOn, authority: form.authority.trim(), reference: form.reference.trim() || null, pdf: paper(pdf)!, servicePdf: paper(form.servicePdf) };
}

/** An enforceable title enters the case: what it is, its days, who gave it, its paper. */
export function TitlePage({ id }: { id: string }) {
  const { t } = useLingui();
  const may = useMay();
  const { data, error, loading, refetch } = useQuery(TITLE_CASE, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const file = data?.caseFile;
  if (!may('record', 'Title')) return <Missing />;
  if (error && !file) return <PageFault error={error} onRetry={() => void refetch()} />;
  if (!file) return loading ? <Page title={t`Titre exécutoire`} layout="scroll"><Loading lines={8} /></Page> : <Missing />;
  return <Page title={t`Titre exécutoire`} context={`${file.debtor.name}, ${file.publicReference}`} className="title-page"><Enter key={id} id={id} debtor={file.debtor.name} /></Page>;
}

function Enter({ id, debtor }: { id: string; debtor: string }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const toast = useToast();
  const navigate = useNavigate();
  const words = useTitleWords();
  const [form, setForm] = useState<TitleForm>(blank);
  const [tried, setTried] = useState(false), [failed, setFailed] = useState(false), [answered, setAnswered] = useState<RefusalLike | null>(null);
  const [record, { loading }] = useMutation(RECORD_TITLE, { fetchPolicy: 'no-cache' });
  const keyOf = useAttemptKey();
  const box = useRef<HTMLFormElement>(null);
  const input = inputOf(id, form);
  const { answer, fresh } = usePreview(input, async (said, signal) => (await client.mutate({ mutation: RECORD_TITLE, variables: { input: { ...said, idempotencyKey: keyOf(said) }, dryRun: true }, fetchPolicy: 'no-cache', context: { fetchOptions: { signal } } })).data?.recordTitle, 600);
  const refusal = answered ?? (fresh && answer?.__typename === 'Refusal' ? answer : null);
  const faults = useFieldWords()(refusal);
  const expires = fresh && answer?.__typename === 'Title' ? answer.expiresOn : undefined;
  const change = (part: Partial<TitleForm>) => { setForm((was) => ({ ...was, ...part })); setFailed(false); setAnswered(null); };
  const back = () => void navigate({ to: '/cases/$id', params: { id }, search: {} });
  const missing = (field: string, there: unknown) => faults[field] ?? (tried && !there ? t`Ce champ est nécessaire.` : undefined);
  const toWrong = () => requestAnimationFrame(() => { const wrong = box.current?.querySelector('.is-wrong'); wrong?.scrollIntoView({ block: 'center' }); wrong?.querySelector<HTMLElement>('.input, input, button')?.focus({ preventScroll: true }); });
  const send = async (event?: FormEvent) => {
    event?.preventDefault();
    if (loading) return;
    setTried(true); setFailed(false); setAnswered(null);
    if (!input || !input.authority) { toWrong(); return; }
    const { data } = await record({ variables: { input: { ...input, idempotencyKey: keyOf(input) } } }).catch(() => ({ data: undefined }));
    if (!data) { setFailed(true); return; }
    if (data.recordTitle.__typename === 'Refusal') { setAnswered(data.recordTitle); toWrong(); return; }
    toast.say(t`Le titre est au dossier ; il vaut jusqu’au ${day(data.recordTitle.expiresOn)}`);
    void client.refetchQueries({ include: 'active' }).catch(() => undefined);
    back();
  };
  useKeys([{ keys: 'Ctrl+Enter', label: t`enregistrer le titre`, inFields: true, disabled: loading, run: () => void send() }, { keys: 'Escape', label: t`retour au dossier`, run: back }]);
  const known = refusal && refusal.code === 'bad_fields';
  return (
    <form ref={box} className="form wide-form title-form" onSubmit={(event) => void send(event)} noValidate>
      {refusal && !known && <RefusalNote refusal={refusal} focus={answered !== null} />}
      {failed && <p className="field"><span className="wrong" role="alert"><Trans>Quittance n’a pas répondu. Rien n’est perdu de ce que vous avez écrit ; essayez de nouveau, le titre ne sera pas gardé deux fois.</Trans></span></p>}
      <p className="soft"><Trans>Un titre exécutoire permet de contraindre {debtor} à payer, par un commissaire de justice seulement (CPCE L111-2, L111-3).</Trans></p>
      <PdfField label={t`Déposez ici le titre`} hint={t`La copie exécutoire en PDF, ${MOST_FILE_MEGABYTES} Mo au plus`} pdf={form.pdf} error={missing('pdf', form.pdf)} onPdf={(pdf) => change({ pdf })} />
      <Select label={t`Nature du titre`} options={TITLE_KINDS.map((kind) => ({ value: kind, label: words.kind(kind), detail: words.article(kind) }))} value={form.kind} onValueChange={(kind) => change({ kind })} error={missing('kind', form.kind)} />
      <div className="pair">
        <TextField label={t`Qui l’a rendu ou reçu`} hint={form.kind && !form.authority ? words.givenBy(form.kind) : undefined} required autoComplete="off" value={form.authority} onValueChange={(authority) => change({ authority })} error={missing('authority', form.authority.trim())} />
        <TextField label={t`Numéro`} optional autoComplete="off" hint={t`Numéro de rôle, de minute ou d’ordonnance`} value={form.reference} onValueChange={(reference) => change({ reference })} error={faults['reference']} />
      </div>
      <div className="pair">
        <DayField past label={t`Rendu le`} value={form.issuedOn} onValueChange={(issuedOn) => change({ issuedOn, ...(form.enforceableOn === null || form.enforceableOn === form.issuedOn ? { enforceableOn: issuedOn } : {}) })} error={missing('issuedOn', form.issuedOn)} />
        <DayField past label={t`Exécutoire depuis le`} hint={t`Formule exécutoire, ou fin du délai de recours`} value={form.enforceableOn} onValueChange={(enforceableOn) => change({ enforceableOn })} error={missing('enforceableOn', form.enforceableOn)} />
      </div>
      <h2><Trans>Sa signification</Trans> <span className="faint">CPC 503</span></h2>
      <DayField past optional label={t`Signifié le`} hint={t`Rien : le commissaire de justice aura mission de le signifier`} value={form.servedOn} onValueChange={(servedOn) => change({ servedOn })} error={faults['servedOn']} />
      {(form.servedOn || form.servicePdf) && <PdfField label={t`Déposez ici l’acte de signification`} pdf={form.servicePdf} error={faults['servicePdf']} onPdf={(servicePdf) => change({ servicePdf })} />}
      <p className="understood" role="status">{expires ? <Trans>Ce titre peut être exécuté jusqu’au <b>{day(expires)}</b> <span className="faint">(CPCE L111-4)</span>.</Trans> : null}</p>
      <Buttons><Button type="submit" kind="primary" kbd="Ctrl+Enter" busy={loading}><Trans>Enregistrer le titre</Trans></Button><Button kind="quiet" kbd="Escape" onClick={back}><Trans>Revenir au dossier</Trans></Button></Buttons>
      <p className="note"><Trans>Le titre fait courir un nouveau délai de prescription et ouvre la remise à une étude. Enregistré, il ne se modifie plus ; une erreur se corrige par un nouveau titre.</Trans></p>
    </form>
  );
}
