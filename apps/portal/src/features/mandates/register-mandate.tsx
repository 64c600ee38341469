import { useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Buttons, DayField, FileDrop, Page, Press, TextField, useKeys, useToast } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { client } from '../../app/client.ts';
import { RefusalNote, useFieldWords, type RefusalLike } from '../../app/refusals.tsx';
import { CREDITOR } from '../creditors/creditors.queries.ts';
import { fitting, MOST_FILE_MEGABYTES, megabytes, readBase64 } from '../intake/files.ts';
import { blankMandate, lacking, signedInputOf, type MandateForm } from './mandate-form.ts';
import { REGISTER_MANDATE } from './mandates.queries.ts';
import { MandateFields } from './mandate-fields.tsx';
import { CLAUSES } from './words.ts';
import '../creditors/creditors.css';
import './mandates.css';

/** The written mandate, as it was signed: four clauses, its terms, its paper. */
export function RegisterMandate({ creditorId }: { creditorId: string }) {
  const { t } = useLingui();
  const toast = useToast();
  const navigate = useNavigate();
  const { data } = useQuery(CREDITOR, { variables: { id: creditorId } });
  const [form, setForm] = useState<MandateForm>(blankMandate);
  const [tried, setTried] = useState(false), [failed, setFailed] = useState(false), [refusal, setRefusal] = useState<RefusalLike | null>(null);
  const [register, { loading }] = useMutation(REGISTER_MANDATE, { fetchPolicy: 'no-cache' });
  const words = useFieldWords()(refusal);
  const first = useRef<HTMLInputElement>(null), box = useRef<HTMLFormElement>(null);
  useEffect(() => first.current?.focus(), []);
  const change = (part: Partial<MandateForm>) => { setForm((was) => ({ ...was, ...part })); setFailed(false); setRefusal((was) => (was ? { ...was, fields: (was.fields ?? []).filter(({ field }) => !(field in part) && !(field === 'signedPdf' && 'paper' in part)) } : was)); };
  const back = () => void navigate({ to: '/admin/creditors/$id', params: { id: creditorId } });
  const missing = new Set(tried ? lacking(form) : []);
  const fault = (field: string) => words[field] ?? (missing.has(field) ? (CLAUSES.includes(field as never) ? t`Cette clause est obligatoire.` : t`Ce champ est nécessaire.`) : undefined);
  const toWrong = () => requestAnimationFrame(() => { const wrong = box.current?.querySelector('.is-wrong'); wrong?.scrollIntoView({ block: 'center' }); wrong?.querySelector<HTMLElement>('.input, input, button')?.focus({ preventScroll: true }); });
  const send = async (event?: FormEvent) => {
    event?.preventDefault();
    if (loading) return;
    setTried(true); setFailed(false);
    if (lacking(form).length) { toWrong(); return; }
    const { data: sent } = await register({ variables: { input: signedInputOf(creditorId, form) } }).catch(() => ({ data: undefined }));
    if (!sent) { setFailed(true); return; }
    const answer = sent.registerMandate;
    if (answer.__typename === 'Refusal') { setRefusal(answer); toWrong(); return; }
    for (const fieldName of ['creditors', 'creditor']) client.cache.evict({ id: 'ROOT_QUERY', fieldName });
    toast.say(t`Le mandat ${answer.reference} est enregistré`);
    void navigate({ to: '/admin/creditors/$id', params: { id: creditorId }, replace: true });
  };
  useKeys([{ keys: 'Ctrl+Enter', label: t`enregistrer`, inFields: true, disabled: loading, run: () => void send() }, { keys: 'Escape', label: t`revenir`, run: back }]);
  return (
    <Page title={t`Nouveau mandat`} context={data?.creditor?.name}>
      <form ref={box} className="form wide-form" onSubmit={(event) => void send(event)} noValidate>
        {refusal && refusal.code !== 'bad_fields' && <RefusalNote refusal={refusal} focus />}
        {failed && <p className="field"><span className="wrong" role="alert"><Trans>Quittance n’a pas répondu. Rien n’est perdu de ce que vous avez écrit ; essayez de nouveau.</Trans></span></p>}
        <h2><Trans>Le papier signé</Trans></h2>
        <Paper paper={form.paper} error={fault('signedPdf')} onPaper={(paper) => change({ paper })} />
        <TextField ref={first} label={t`Référence du mandat`} required autoComplete="off" value={form.reference} onValueChange={(reference) => change({ reference })} error={fault('reference')} />
        <div className="pair">
          <DayField past label={t`Signé le`} value={form.signedOn} onValueChange={(signedOn) => change({ signedOn, ...(form.inForceFrom === null || form.inForceFrom === form.signedOn ? { inForceFrom: signedOn } : {}) })} error={fault('signedOn')} />
          <DayField past label={t`En vigueur à partir du`} value={form.inForceFrom} onValueChange={(inForceFrom) => change({ inForceFrom })} error={fault('inForceFrom')} />
          <DayField optional label={t`Dernier jour`} hint={t`Rien : jusqu’à ce qu’il y soit mis fin`} value={form.inForceTo} onValueChange={(inForceTo) => change({ inForceTo })} error={fault('inForceTo')} />
        </div>
        <MandateFields form={form} change={change} fault={fault} />
        <Buttons><Button type="submit" kind="primary" kbd="Ctrl+Enter" busy={loading}><Trans>Enregistrer le mandat</Trans></Button><Button kind="quiet" kbd="Escape" onClick={back}><Trans>Revenir</Trans></Button></Buttons>
      </form>
    </Page>
  );
}

/** The signed PDF: dropped or chosen, then named, with its size. */
function Paper({ paper, error, onPaper }: { paper: MandateForm['paper']; error: string | undefined; onPaper: (paper: MandateForm['paper']) => void }) {
  const { t } = useLingui();
  const [unfit, setUnfit] = useState<string | null>(null);
  const take = async ([file]: File[]) => {
    if (!file) return;
    const { unfit: [bad] } = fitting([file]);
    if (bad) { setUnfit(bad.code === 'file_empty' ? t`${bad.name} est vide.` : t`${bad.name} fait ${bad.megabytes} Mo ; un fichier ne peut dépasser ${MOST_FILE_MEGABYTES} Mo.`); return; }
    setUnfit(null);
    try { onPaper({ name: file.name, size: file.size, base64: await readBase64(file, new AbortController().signal) }); } catch { setUnfit(t`${file.name} ne peut pas être lu.`); }
  };
  const wrong = unfit ?? error;
  return (
    <div className={wrong ? 'field is-wrong' : 'field'}>
      {paper
        ? <p className="file-chosen"><b>{paper.name}</b><span className="soft">{t`${megabytes(Math.max(paper.size, 104858))} Mo`}</span><Press onClick={() => onPaper(null)}><Trans>En choisir un autre</Trans></Press></p>
        : <FileDrop multiple={false} accept=".pdf,application/pdf" label={t`Déposez ici le mandat signé`} hint={t`Un PDF, ${MOST_FILE_MEGABYTES} Mo au plus`} onFiles={(files) => void take(files)} />}
      {wrong && <span className="wrong" role="alert">{wrong}</span>}
    </div>
  );
}
