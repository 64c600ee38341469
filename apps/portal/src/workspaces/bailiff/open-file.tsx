import { useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, dayOfInstant, Filters, Loading, Note, useFormats, useKeys, useToast, Waiting } from '@quittance/ui';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { client } from '../../app/client.ts';
import { useLive, useWatchCase } from '../../app/live.tsx';
import { usePaletteActs } from '../../app/palette.tsx';
import { RefusalNote, type RefusalLike } from '../../app/refusals.tsx';
import { ReportAct } from '../../features/acts/report-act.tsx';
import { ReportMoney } from '../../features/acts/report-money.tsx';
import { FilePage } from '../../features/handoffs/file-page.tsx';
import { AskAgency } from '../../features/handoffs/file-questions.tsx';
import { ACCEPT_HANDOFF, HANDOFF_FILE, type HandoffFile } from '../../features/handoffs/handoffs.queries.ts';
import { LeaveFile } from '../../features/handoffs/leave-file.tsx';
import { useHandoffWords } from '../../features/handoffs/words.ts';

const HEARD = ['HandoffWithdrawn', 'HandoffAccepted', 'HandoffReturned', 'HandoffRefused', 'HandoffPacked', 'ActReported', 'PaymentRecorded', 'PaymentReversed', 'ReceiptIssued', 'QuestionAsked', 'QuestionAnswered', 'CaseClosed', 'CaseReopened', 'StageChanged', 'Resync'] as const;

/** The open file and what the study reports on it. Taken back while it is open, it says so and closes. */
export function OpenFile({ id, back }: { id: string; back?: ReactNode }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(HANDOFF_FILE, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const handoff = data?.handoff, file = handoff?.caseFile, caseId = handoff?.caseId;
  useWatchCase(file ? caseId : undefined);
  useLive(HEARD, ({ name, ids }) => { if (name === 'Resync' || ids.handoffId === id || (caseId && ids.caseId === caseId)) void refetch().catch(() => undefined); });
  // What was read of a file that is no longer his does not stay in the browser's memory.
  const held = useRef(caseId);
  useEffect(() => {
    if (file) { held.current = caseId; return; }
    if (handoff && held.current) { client.cache.evict({ id: `CaseFile:${held.current}` }); client.cache.gc(); held.current = undefined; }
  }, [handoff, file, caseId]);
  if (error && !handoff) return <section className="file whole">{back}<p className="soft" role="alert"><Trans>Ce dossier n’a pas pu être lu.</Trans> <Button size="small" onClick={() => void refetch()}><Trans>Essayer de nouveau</Trans></Button></p></section>;
  if (data && !handoff) return <section className="file whole">{back}<p className="soft"><Trans>Ce dossier n’est pas à votre étude.</Trans></p></section>;
  if (!handoff) return <section className="file whole"><Loading lines={10} /></section>;
  if (!file) return <section className="file whole" aria-label={t`Dossier ouvert`}>{back}<Over handoff={handoff} /></section>;
  return <Work handoff={handoff} file={file} back={back} again={() => void refetch().catch(() => undefined)} />;
}

/** What remains of a file that left the study: that it came, and how it left. */
function Over({ handoff }: { handoff: HandoffFile }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const words = useHandoffWords();
  const on = handoff.decidedAt ? day(dayOfInstant(handoff.decidedAt)) : '—', by = handoff.decidedBy ?? '—';
  const why = handoff.state === 'returned' && handoff.reason ? words.returned(handoff.reason) : handoff.reason;
  return (
    <div role="status">
      <p className="note">{t`remis le ${day(dayOfInstant(handoff.offeredAt))} par ${handoff.offeredBy}`}</p>
      <h2 className="head-name">{handoff.publicReference}</h2>
      <div className="closed">
        <Note>
          <p><b>{handoff.state === 'withdrawn' ? t`L’agence a repris ce dossier le ${on}.` : handoff.state === 'refused' ? t`L’étude a refusé ce dossier le ${on}.` : handoff.state === 'returned' ? t`L’étude a rendu ce dossier le ${on}.` : words.state(handoff.state)}</b></p>
          <p className="soft">{why ? t`${by} : « ${why} »` : by}{handoff.words && ` « ${handoff.words} »`}</p>
          <p className="soft"><Trans>Son contenu ne vous est plus ouvert. Les actes rapportés restent acquis.</Trans></p>
        </Note>
      </div>
    </div>
  );
}

type Over = 'ask' | 'leave';
function Work({ handoff, file, back, again }: { handoff: HandoffFile; file: NonNullable<HandoffFile['caseFile']>; back: ReactNode; again: () => void }) {
  const { t } = useLingui();
  const toast = useToast();
  const [over, setOver] = useState<Over | null>(null), [tab, setTab] = useState<'act' | 'money'>('act'), [refusal, setRefusal] = useState<RefusalLike | null>(null);
  const [accept, { loading, error }] = useMutation(ACCEPT_HANDOFF);
  const side = useRef<HTMLElement>(null);
  const offered = handoff.state === 'offered', pack = handoff.pack;
  const refresh = () => { again(); void client.refetchQueries({ include: 'active' }).catch(() => undefined); };
  const take = async () => {
    if (loading || !offered) return;
    setRefusal(null);
    const { data } = await accept({ variables: { handoffId: handoff.id } }).catch(() => ({ data: undefined }));
    if (!data) return;
    if (data.acceptHandoff.__typename === 'Refusal') { setRefusal(data.acceptHandoff); return; }
    toast.say(t`${handoff.debtorName} : dossier pris en main`);
    refresh();
  };
  const report = () => { setTab('act'); requestAnimationFrame(() => (side.current?.querySelector<HTMLElement>('input[type=file]') ?? side.current?.querySelector<HTMLElement>('.read .input'))?.focus()); };
  const download = () => { if (pack) window.location.assign(`/documents/${pack.id}`); };
  const leave = () => setOver('leave'), ask = () => setOver('ask');
  const leaving = offered ? t`Refuser le dossier` : t`Rendre le dossier`;
  useKeys([
    { keys: 'g', label: t`prendre en main`, disabled: !offered || loading, run: () => void take() },
    { keys: 'r', label: t`rapporter un acte`, disabled: offered, run: report },
    { keys: 'm', label: t`une somme reçue`, disabled: offered, run: () => setTab('money') },
    { keys: 'q', label: t`question à l’agence`, run: ask },
    { keys: 't', label: t`tout télécharger`, disabled: !pack, run: download },
    { keys: 'x', label: offered ? t`refuser` : t`rendre`, run: leave },
  ]);
  usePaletteActs(t`Sur ${handoff.debtorName}`, [
    ...(offered ? [{ id: 'take', label: t`Prendre en main`, kbd: 'g', run: () => void take() }] : [{ id: 'report', label: t`Rapporter un acte`, kbd: 'r', run: report }, { id: 'money', label: t`Rapporter une somme reçue`, kbd: 'm', run: () => setTab('money') }]),
    { id: 'ask', label: t`Interroger l’agence`, kbd: 'q', run: ask }, ...(pack ? [{ id: 'pack', label: t`Tout télécharger`, kbd: 't', run: download }] : []), { id: 'leave', label: leaving, kbd: 'x', run: leave },
  ]);
  const panel = over === 'ask' ? <AskAgency caseId={file.id} onClose={() => setOver(null)} />
    : over === 'leave' ? <LeaveFile handoff={handoff} onClose={() => setOver(null)} onLeft={() => { setOver(null); refresh(); }} /> : undefined;
  return (
    <>
      <section className="file" aria-label={t`Dossier ouvert`} tabIndex={-1} ref={reachable}>
        {back}
        <FilePage handoff={handoff} file={file} over={panel} onAsk={ask} />
      </section>
      <section className="report" aria-label={offered ? t`Prendre en main` : t`Rapporter`} ref={side}>
        {offered ? (
          <Waiting actions={<><Button kind="primary" kbd="g" busy={loading} onClick={() => void take()}><Trans>Prendre en main</Trans></Button><Button kind="quiet" kbd="x" onClick={leave}><Trans>Refuser</Trans></Button></>}>
            <p><b>{t`Ce dossier attend votre réponse.`}</b></p>
            <p className="soft"><Trans>Pris en main, il est à l’étude : vous y rapportez les actes et les sommes reçues. L’agence en est prévenue aussitôt.</Trans></p>
            {error && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. Le dossier n’est pas pris en main ; essayez de nouveau.</Trans></p>}
            {refusal && <RefusalNote refusal={refusal} focus />}
          </Waiting>
        ) : (
          <>
            <Filters flush label={t`Que rapporter`} options={[{ value: 'act', label: t`Rapporter un acte` }, { value: 'money', label: t`Une somme reçue` }]} value={tab} onValueChange={setTab} />
            {tab === 'act' ? <ReportAct handoffId={handoff.id} mission={handoff.mission} onReported={refresh} /> : <ReportMoney handoffId={handoff.id} due={handoff.due} onReported={refresh} />}
            <p className="end"><Button kind="quiet" kbd="x" onClick={leave}><Trans>Rendre le dossier</Trans></Button></p>
          </>
        )}
      </section>
    </>
  );
}

/** A box that scrolls is reached by the keyboard too. */
const reachable = (box: HTMLElement | null) => { if (box) box.tabIndex = 0; };
