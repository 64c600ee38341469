import { useMutation, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Choice, Confirm, Loading, Page, useFormats, useKeys } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useWatchCase } from '../../app/live.tsx';
import type { RefusalLike } from '../../app/refusals.tsx';
import { useMay } from '../../app/session.tsx';
import { Missing, PageFault } from '../../app/states.tsx';
import { daysBetween } from '../timeline/facts.ts';
import { NoticeRefusal } from './notice-refusal.tsx';
import { FORMAL_NOTICE_PREVIEW, NOTICE_CASE, SEND_FORMAL_NOTICE, type NoticePreview } from './letters.queries.ts';
import { Mentions } from './mentions.tsx';
import { Paper } from './paper.tsx';
import { Sent } from './sent.tsx';
import './letters.css';

const freshKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const LIMITS = [8, 15, 30] as const;

/** The formal notice before it leaves: the very paper, its mentions, what sending does. */
export function FormalNoticePage({ id }: { id: string }) {
  const { t } = useLingui();
  const may = useMay();
  const [channel, setChannel] = useState<'registered' | 'simple'>('registered'), [days, setDays] = useState<number>(15);
  const [sentId, setSentId] = useState<string | null>(null);
  const about = useQuery(NOTICE_CASE, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const preview = useQuery(FORMAL_NOTICE_PREVIEW, { variables: { caseId: id, channel, timeLimitDays: days }, skip: sentId !== null, fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' });
  useWatchCase(id);
  const navigate = useNavigate();
  const back = () => void navigate({ to: '/cases/$id', params: { id }, search: {} });

  const file = about.data?.caseFile;
  if (!may('sendFormalNotice', 'CaseFile')) return <Missing />;
  if (about.error && !file) return <PageFault error={about.error} onRetry={() => void about.refetch()} />;
  if (preview.error && !preview.data && !preview.previousData) return <PageFault error={preview.error} onRetry={() => void preview.refetch()} />;
  if (!file) return about.loading ? <Page title={t`Mise en demeure`} layout="scroll"><Loading lines={10} /></Page> : <Missing />;
  const answer = (preview.data ?? preview.previousData)?.previewFormalNotice;
  const letter = file.letters.find((one) => one.id === sentId);
  return (
    <Page title={t`Mise en demeure`} context={`${file.debtor.name}, ${file.publicReference}`} layout="fixed" className="notice-page">
      <section className="compose" aria-label={t`La lettre et ses vérifications`}>
        <p className="note">{file.debtor.name}, {file.publicReference}</p>
        <h2 className="head-name">{t`Mise en demeure`}</h2>
        {sentId ? <Sent letter={letter} onBack={back} />
          : !answer ? <Loading lines={10} />
            : answer.__typename === 'Refusal' ? <NoticeRefusal refusal={answer} creditor={file.creditor.name} caseId={id} onBack={back} />
              : <Compose id={id} file={file} preview={answer} busy={preview.loading} channel={channel} days={days} onChannel={setChannel} onDays={setDays} onSent={setSentId} onBack={back} />}
      </section>
      <section className="proof" aria-label={t`La lettre telle qu’elle part`} ref={reachable}>
        {answer?.__typename === 'FormalNoticePreview' && <Paper html={answer.html} css={answer.css} label={t`La lettre telle qu’elle part`} />}
      </section>
    </Page>
  );
}

/** A box that scrolls is reached by the keyboard too. */
const reachable = (box: HTMLElement | null) => { if (box) box.tabIndex = 0; };

interface ComposeProps {
  id: string; file: { regime: string; creditor: { name: string } }; preview: NoticePreview; busy: boolean;
  channel: 'registered' | 'simple'; days: number; onChannel: (channel: 'registered' | 'simple') => void; onDays: (days: number) => void; onSent: (id: string) => void; onBack: () => void;
}
function Compose({ id, file, preview, busy, channel, days, onChannel, onDays, onSent, onBack }: ComposeProps) {
  const { t } = useLingui();
  const { money, day, today } = useFormats();
  const [refusal, setRefusal] = useState<RefusalLike | null>(null);
  const [send, { loading, error }] = useMutation(SEND_FORMAL_NOTICE);
  const sent = useRef<{ said: string; key: string } | null>(null);
  const leave = async () => {
    if (loading || busy) return;
    const said = `${channel}/${days}`;
    if (sent.current?.said !== said) sent.current = { said, key: freshKey() };
    setRefusal(null);
    const { data } = await send({ variables: { input: { caseId: id, channel, timeLimitDays: days, idempotencyKey: sent.current.key } } }).catch(() => ({ data: undefined }));
    if (!data) return;
    if (data.sendFormalNotice.__typename === 'Refusal') setRefusal(data.sendFormalNotice); else onSent(data.sendFormalNotice.id);
  };
  const stopped = refusal ?? preview.refusal;
  const cost = money(preview.postage), until = day(preview.timeLimitOn, 'full'), left = daysBetween(today, preview.timeLimitOn);
  return (
    <>
      {stopped && <NoticeRefusal refusal={stopped} creditor={file.creditor.name} caseId={id} onBack={onBack} />}
      {error && <p className="form-wrong" role="alert"><Trans>Quittance ne répond pas. La lettre n’est pas partie ; essayez de nouveau, elle ne partira pas deux fois.</Trans></p>}
      {!stopped && <div className="notice-choices">
        <Choice label={t`Envoi`} options={[{ value: 'registered', label: t`Recommandé avec avis de réception`, kbd: 'r' }, { value: 'simple', label: t`Lettre simple`, kbd: 's' }]} value={channel} onValueChange={(value) => onChannel(value as 'registered' | 'simple')} />
        <Choice label={t`Délai pour payer`} options={LIMITS.map((limit, at) => ({ value: String(limit), label: t`${limit} jours`, kbd: String(at + 1) }))} value={String(days)} onValueChange={(value) => onDays(Number(value))} />
      </div>}
      <Mentions mentions={preview.mentions} />
      {stopped ? <Back onBack={onBack} /> : (
        <Confirm
          title={channel === 'registered' ? t`La lettre part aujourd’hui en recommandé avec avis de réception.` : t`La lettre part aujourd’hui en lettre simple.`}
          consequences={<ul className="consequences">
            <li><Trans>Elle demande {money(preview.amount)}, à payer avant le {until}, soit {left} jours.</Trans></li>
            <li><Trans>Coût {cost}, à la charge du créancier {file.creditor.name} (CPCE L111-8 al. 2) ; il n’entre pas dans la somme.</Trans></li>
            <li><Trans>Elle n’interrompt pas la prescription.</Trans></li>
            {file.regime === 'civil' && <li><Trans>Sa réception fait courir l’intérêt au taux légal (C. civ. 1231-6).</Trans></li>}
            <li><Trans>La suite devient : appeler le lendemain du délai. Partie, elle ne peut être rappelée.</Trans></li>
          </ul>}
          confirm={t`Envoyer la mise en demeure`} cancel={t`Revenir au dossier`} busy={loading} disabled={busy} onConfirm={() => void leave()} onCancel={onBack}
        />
      )}
    </>
  );
}

function Back({ onBack }: { onBack: () => void }) {
  const { t } = useLingui();
  useKeys([{ keys: 'Escape', label: t`retour au dossier`, run: onBack }]);
  return null;
}
