import { useApolloClient, useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { dayOfInstant, Loading, Page, Regions, useFormats, useKeys } from '@quittance/ui';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useWatchCase } from '../../app/live.tsx';
import { homeOf } from '../../app/menu.tsx';
import { useMay, useMe } from '../../app/session.tsx';
import { Missing, PageFault } from '../../app/states.tsx';
import { SightPanel } from '../access/sight-panel.tsx';
import { CallPanel } from '../calls/call-panel.tsx';
import { adviceOn } from '../conduct/channels.ts';
import { useConduct } from '../conduct/use-conduct.ts';
import { WishesPanel } from '../conduct/wishes-panel.tsx';
import { WriteReminder } from '../conduct/write-reminder.tsx';
import { DebtorPanel } from '../debtors/debtor-panel.tsx';
import { DisputePanel } from '../disputes/dispute-panel.tsx';
import { HoldPanel } from '../holds/hold-panel.tsx';
import { MessagesPanel } from '../messages/messages-panel.tsx';
import { WriteNote } from '../notes/write-note.tsx';
import { ConversationPanel } from '../case-messages/conversation-panel.tsx';
import { CasePayments } from '../payments/case-payments.tsx';
import { DeclarePayment } from '../payments/declare-payment.tsx';
import { PlanPanel } from '../plans/plan-panel.tsx';
import { CasePrivacyPanel } from '../privacy/case-privacy-panel.tsx';
import { QuestionsPanel } from '../questions/questions-panel.tsx';
import { PausePanel } from '../recall/pause-panel.tsx';
import { RecallPanel } from '../recall/recall-panel.tsx';
import { queueInHand } from '../queue/queue-list.ts';
import { NEXT_IN_QUEUE } from '../queue/queue.queries.ts';
import { StatementDrawer } from '../statement/statement-drawer.tsx';
import { Thread } from '../timeline/thread.tsx';
import { useStory } from '../timeline/words.ts';
import { Acts, mayBeLogged, onlyReceived, useCaseActs, type CaseAct } from './acts.tsx';
import { CASE_AFFAIRS } from './affairs.queries.ts';
import { CASE, type CaseFile } from './case.queries.ts';
import { PlanNext } from './plan-next.tsx';
import { Who } from './who.tsx';
import { useCaseWords } from './words.ts';
import './cases.css';

/** What is open over the case; it stands in the address, so that a key of the queue leads straight to it. */
export const PANELS = ['call', 'write', 'wishes', 'promise', 'note', 'next', 'statement', 'plan', 'dispute', 'hold', 'questions', 'messages', 'privacy', 'payments', 'sight', 'debtor', 'talk', 'pause', 'recall', 'declare'] as const;
export type CasePanel = (typeof PANELS)[number];

/** Who and how much, what happened, what may be done. */
export function CasePage({ id, panel, onPanel }: { id: string; panel: CasePanel | undefined; onPanel: (panel: CasePanel | undefined) => void }) {
  const { t } = useLingui();
  const { data, error, loading, refetch } = useQuery(CASE, { variables: { id }, fetchPolicy: 'cache-and-network' });
  useWatchCase(id);
  const file = data?.caseFile;
  if (error && !file) return <PageFault error={error} onRetry={() => void refetch()} />;
  if (loading && !file) return <Page title={t`Dossier`} layout="scroll"><Loading lines={12} /></Page>;
  if (!file) return <Missing />;
  return <Opened key={file.id} file={file} panel={panel} onPanel={onPanel} />;
}

function Opened({ file, panel, onPanel }: { file: CaseFile; panel: CasePanel | undefined; onPanel: (panel: CasePanel | undefined) => void }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const { stage } = useStory();
  const { regime } = useCaseWords();
  const may = useMay();
  const me = useMe();
  const navigate = useNavigate();
  const apollo = useApolloClient();
  const works = may('work', 'Queue'), calls = may('logCall', 'CaseFile'), writes = may('writeNote', 'CaseFile'), plans = may('planNextAction', 'CaseFile');
  const [list] = useState(queueInHand);
  const queue = useSyncExternalStore(list.subscribe, list.snapshot);
  useEffect(() => { if (works && queue.state === 'loading') void list.read(true); }, [works, list, queue.state]);
  const place = works && queue.state === 'ready' ? list.place(file.id) : undefined;

  const back = () => {
    if (!works) { void navigate({ to: homeOf(me.workspace) }); return; }
    if (list.place(file.id)) list.activeId = file.id;
    const { filter, text } = list.view;
    void navigate({ to: '/desk', search: { ...(filter === 'all' ? {} : { filter }), ...(text ? { text } : {}) } });
  };
  /** The next of the view in hand, else the next of the whole queue as the door sees it; none: the queue. */
  const goOn = async (known?: string | null) => {
    const whole = list.view.filter === 'all' && !list.view.text;
    const beside = list.after(file.id)?.id;
    const next = whole && known !== undefined ? known : beside ?? (await apollo.query({ query: NEXT_IN_QUEUE, variables: { afterId: file.id }, fetchPolicy: 'no-cache' }).catch(() => undefined))?.data?.nextInQueue;
    if (!next || next === file.id) { back(); return; }
    list.activeId = next;
    void navigate({ to: '/cases/$id', params: { id: next }, search: {} });
  };
  // What comes next is read while this case is: opening it waits for nothing.
  const nextId = works ? list.after(file.id)?.id : undefined;
  useEffect(() => {
    if (!nextId) return;
    const later = setTimeout(() => void apollo.query({ query: CASE, variables: { id: nextId } }).catch(() => undefined), 600);
    return () => clearTimeout(later);
  }, [apollo, nextId]);

  const reads = { plans: may('read', 'Plan'), disputes: may('read', 'Dispute'), questions: may('read', 'Question'), talks: may('read', 'CaseMessage'), rests: may('read', 'Pause'), title: may('read', 'Title'), handoffs: may('read', 'Handoff'), payments: may('read', 'Payment') };
  const { data } = useQuery(CASE_AFFAIRS, { variables: { id: file.id, ...reads }, fetchPolicy: 'cache-and-network' });
  const affairs = data?.caseFile ?? undefined;
  const run = (act: CaseAct) => {
    const params = { id: file.id };
    if (act === 'notice') void navigate({ to: '/cases/$id/formal-notice', params });
    else if (act === 'title') void navigate({ to: '/cases/$id/title', params });
    else if (act === 'handOff') void navigate({ to: '/cases/$id/hand-off', params });
    else if (act === 'legal') void navigate({ to: '/cases/$id/legal-file', params });
    else if (act === 'record') void navigate({ to: '/payments/new', search: { case: file.id } });
    else onPanel(act);
  };
  const conduct = useConduct(file.id);
  const matters = useCaseActs(file, affairs, run, conduct);
  const study = affairs?.handoffs?.find(({ state }) => state === 'accepted')?.study.name ?? null;
  const onAsk = may('ask', 'Question') ? () => onPanel('questions') : undefined;
  const close = () => onPanel(undefined);
  const callable = calls && mayBeLogged(file), writable = may('remind', 'CaseFile') && file.acts.some(({ act, allowed }) => act === 'message' && allowed);
  // What the check refuses, or has not answered yet, is not dialled by a slip of the finger.
  const toCall = adviceOn(conduct?.contactAdvice, 'call'), dialled = toCall !== undefined && toCall.outcome !== 'refuse';
  const calling = (panel === 'call' || panel === 'promise') && callable;
  useKeys([
    { keys: 'n', label: t`dossier suivant`, disabled: !works, run: () => void goOn() },
    { keys: 'Escape', label: works ? t`retour à la file` : t`revenir`, run: back },
  ]);
  const head = calling
    ? <CallPanel key={panel} file={file} conduct={conduct} received={onlyReceived(file)} promise={panel === 'promise'} onClose={close} onTakenBack={(caseId) => void navigate({ to: '/cases/$id', params: { id: caseId }, search: {} })} onKept={(nextCaseId, stay) => { close(); void list.read(false); if (!stay && works) void goOn(nextCaseId); }} />
    : panel === 'write' && writable ? <WriteReminder file={file} conduct={conduct} onClose={close} />
    : panel === 'wishes' && may('read', 'Wish') ? <WishesPanel caseId={file.id} conduct={conduct} onClose={close} />
    : panel === 'note' && writes ? <WriteNote caseId={file.id} onClose={close} />
      : panel === 'next' && plans ? <PlanNext file={file} onClose={close} />
        : panel === 'plan' && reads.plans ? <PlanPanel file={file} onClose={close} onAsk={onAsk} />
          : panel === 'dispute' && reads.disputes ? <DisputePanel file={file} onClose={close} onAsk={reads.questions ? () => onPanel('questions') : undefined} />
            : panel === 'hold' && may('read', 'Hold') ? <HoldPanel file={file} onClose={close} />
            : panel === 'debtor' && may('read', 'Debtor') ? <DebtorPanel file={file} onClose={close} onCall={callable && dialled ? () => run('call') : undefined} onHold={may('read', 'Hold') ? () => onPanel('hold') : undefined} />
            : panel === 'sight' && may('read', 'CaseAccess') ? <SightPanel caseId={file.id} onClose={close} />
            : panel === 'privacy' && may('read', 'PrivacyRequest') ? <CasePrivacyPanel caseId={file.id} onClose={close} />
            : panel === 'questions' && reads.questions ? <QuestionsPanel file={file} study={study} onClose={close} />
              : panel === 'messages' && may('read', 'Message') ? <MessagesPanel caseId={file.id} onClose={close} />
                : panel === 'payments' && may('read', 'Payment') ? <CasePayments caseId={file.id} onClose={close} />
                : panel === 'talk' && may('read', 'CaseMessage') ? <ConversationPanel caseId={file.id} creditor={file.creditor.name} onClose={close} />
                : panel === 'pause' && may('pause', 'CaseFile') ? <PausePanel caseId={file.id} onClose={close} />
                : panel === 'recall' && may('recall', 'CaseFile') ? <RecallPanel caseId={file.id} debtor={file.debtor.name} onClose={close} onWrite={may('write', 'CaseMessage') ? () => onPanel('talk') : undefined} />
                : panel === 'declare' && may('declare', 'CaseFile') ? <DeclarePayment file={file} onClose={close} /> : undefined;
  const told = [regime(file.regime), file.stage !== 'placed' && stage(file.stage), t`confié le ${day(dayOfInstant(file.openedAt))}`].filter(Boolean).join(', ');
  return (
    <Page title={t`Dossier ${file.publicReference}`} layout="fixed" context={<>{told}{place && <span className="faint"> · {t`${place.at} sur ${place.of}`}</span>}</>} aside={file.assigneeName && file.assigneeName !== me.name ? <span>{t`suivi par ${file.assigneeName}`}</span> : undefined}>
      <Regions
        who={<Who file={file} conduct={conduct} affairs={affairs} onOpen={onPanel} onCall={callable ? () => run('call') : undefined} />}
        thread={<Thread caseId={file.id} head={head} onNote={writes ? () => run('note') : undefined} />}
        acts={<Acts file={file} matters={matters} busy={calling} run={run} />}
      />
      {panel === 'statement' && <StatementDrawer file={file} onClose={close} />}
    </Page>
  );
}
