import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Empty, Loading, Page, Press, useKeys } from '@quittance/ui';
import { useState } from 'react';
import { useLive, useLiveSoon } from '../../app/live.tsx';
import { PageFault } from '../../app/states.tsx';
import { HANDOFFS } from '../../features/handoffs/handoffs.queries.ts';
import { Inbox, type InboxPart } from '../../features/handoffs/inbox.tsx';
import { useBailiffHome } from '../../features/handoffs/use-bailiff-home.ts';
import { useMedium } from '../../features/handoffs/use-medium.ts';
import { QUESTIONS } from '../../features/questions/questions.queries.ts';
import { OpenFile } from './open-file.tsx';
import './bailiff.css';

export const BOXES = ['inbox', 'current', 'past'] as const;
export type Box = (typeof BOXES)[number];

function useBox(box: Box, enabled: boolean) {
  const { data, error, refetch, fetchMore } = useQuery(HANDOFFS, { variables: { first: 50, box }, fetchPolicy: 'cache-and-network', skip: !enabled });
  const page = data?.handoffs;
  return { enabled, rows: page?.rows ?? [], read: Boolean(page) || !enabled, error, refetch, more: page?.next ? () => void fetchMore({ variables: { after: page.next } }).catch(() => undefined) : undefined };
}

/** The day of a study: files received and in hand at the left, the open one in the middle, what it reports at the right. */
export function BailiffPage({ box, fileId, caseId, onFile }: { box: Box; fileId: string | undefined; /** A case found elsewhere (the palette): its file, if it is here. */ caseId?: string | undefined; onFile: (id: string | undefined) => void }) {
  const { t } = useLingui();
  const home = useBailiffHome();
  const single = useMedium();
  const received = useBox('inbox', box === 'inbox'), current = useBox('current', box !== 'past'), past = useBox('past', box === 'past');
  const waiting = useQuery(QUESTIONS, { variables: { first: 50, waiting: true }, fetchPolicy: 'cache-and-network' });
  const again = () => { for (const list of [received, current, past]) if (list.enabled) void list.refetch().catch(() => undefined); };
  useLive(['HandoffOffered', 'HandoffWithdrawn', 'HandoffAccepted', 'HandoffRefused', 'HandoffReturned', 'Resync'], again);
  useLiveSoon(['ActReported', 'PaymentRecorded', 'PaymentReversed'], again);
  useLiveSoon(['QuestionAsked', 'QuestionAnswered', 'Resync'], () => void waiting.refetch().catch(() => undefined));
  const parts: InboxPart[] = [
    ...(box === 'inbox' ? [{ id: 'inbox', title: t`Reçus, à prendre en main`, rows: received.rows, more: received.more, empty: t`Rien n’attend.` } as const] : []),
    ...(box !== 'past' ? [{ id: 'current', title: t`En cours à l’étude`, rows: current.rows, more: current.more, empty: t`Aucun dossier en main.` } as const] : []),
    ...(box === 'past' ? [{ id: 'past', title: t`Rendus, refusés, retirés`, rows: past.rows, more: past.more, empty: t`Aucun.` } as const] : []),
  ];
  const rows = parts.flatMap((part) => part.rows), read = received.read && current.read && past.read;
  // What opened by itself stays open, though it goes from one list to another: a file taken in hand is worked on, not the one below it.
  const of = `${box} ${caseId ?? ''}`;
  const [shown, setShown] = useState<{ of: string; id: string }>();
  const kept = shown?.of === of ? shown.id : undefined;
  const openId = fileId ?? kept ?? rows.find((row) => row.caseId === caseId)?.id ?? (single || !read ? undefined : rows[0]?.id);
  if (!fileId && openId && !kept) setShown({ of, id: openId });
  const title = box === 'inbox' ? t`Dossiers reçus` : box === 'current' ? t`Dossiers en cours` : t`Dossiers rendus`;
  const context = [home && home.inbox > 0 && (home.inbox === 1 ? t`1 à prendre en main` : t`${home.inbox} à prendre en main`), home && home.questions > 0 && (home.questions === 1 ? t`1 question de l’agence` : t`${home.questions} questions de l’agence`)].filter(Boolean).join(', ');
  useKeys([{ keys: 'Escape', label: t`la liste`, disabled: !single || !openId, run: () => onFile(undefined) }]);
  const error = received.error ?? current.error ?? past.error;
  if (error && !read) return <PageFault error={error} onRetry={again} />;
  const asked = new Set(waiting.data?.questions.rows.map((row) => row.caseId));
  const alone = single && !openId;
  if (read && rows.length === 0 && !openId) return <Page title={title} layout="scroll"><Nothing box={box} /></Page>;
  return (
    <Page title={title} context={context} layout="fixed" className={alone ? 'bailiff is-list' : 'bailiff'}>
      {(!single || alone) && <section className="inbox" aria-label={title}>{read ? <Inbox parts={parts} openId={openId} follow={!single} asked={asked} onOpen={onFile} onEnter={() => document.querySelector<HTMLElement>('.bailiff > .file')?.focus()} /> : <Loading lines={8} />}</section>}
      {openId && <OpenFile key={openId} id={openId} back={single ? <p className="back"><Press onClick={() => onFile(undefined)}>{t`Tous les dossiers`}</Press></p> : undefined} />}
    </Page>
  );
}

function Nothing({ box }: { box: Box }) {
  if (box === 'past') return <Empty title={<Trans>Aucun dossier n’a encore été rendu.</Trans>}><Trans>Ici resteront, sans leur contenu, ceux que l’étude a rendus ou refusés, et ceux que l’agence a repris.</Trans></Empty>;
  if (box === 'current') return <Empty title={<Trans>Aucun dossier n’est en main à l’étude.</Trans>}><Trans>Ici paraîtront les dossiers que vous prenez en main, avec leur dernier acte et leur prochain délai.</Trans></Empty>;
  return <Empty title={<Trans>Rien n’attend à l’étude.</Trans>}><Trans>Ici paraîtra chaque dossier dès que l’agence le remet, avec sa mission, son délai et ses pièces. Il suffit de le prendre en main pour y rapporter un acte.</Trans></Empty>;
}
