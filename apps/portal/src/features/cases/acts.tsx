import { Trans, useLingui } from '@lingui/react/macro';
import { Act, ActGroup, Block, Button, Day, Press, Word, useFormats, useKeys, type Hit } from '@quittance/ui';
import { useForbiddenWords } from '../../app/refusals.tsx';
import { usePalette, usePaletteActs } from '../../app/palette.tsx';
import { useMay } from '../../app/session.tsx';
import { useCallWords } from '../calls/words.ts';
import { adviceOn } from '../conduct/channels.ts';
import type { Conduct } from '../conduct/conduct.queries.ts';
import { useWriting } from '../conduct/use-writing.ts';
import { useWhyNot } from '../conduct/words.ts';
import { useNextTask } from '../holds/next-task.ts';
import { useHoldWords } from '../holds/words.ts';
import { isZero } from '../statement/decimal.ts';
import type { Affairs } from './affairs.queries.ts';
import type { CaseFile } from './case.queries.ts';
import { openDispute } from './standing.tsx';

export type CaseAct = 'call' | 'write' | 'promise' | 'note' | 'next' | 'statement' | 'notice' | 'plan' | 'dispute' | 'hold' | 'questions' | 'messages' | 'payments' | 'record' | 'title' | 'handOff' | 'legal' | 'privacy' | 'sight' | 'debtor' | 'talk' | 'pause' | 'recall' | 'declare';
/** Their letter stands beside them, not in the foot, which is for what is done a hundred times a day. */
const QUIET: ReadonlySet<string> = new Set(['next', 'title', 'payments', 'questions', 'messages', 'hold', 'privacy', 'legal', 'sight', 'debtor', 'talk', 'pause', 'recall']);
interface ShownAct { id: string; label: string; kbd?: string; run?: () => void; forbidden?: string; /** What to weigh before it, though it is allowed. */ weigh?: string | undefined }
interface Matter { id: string; title: string; acts: ShownAct[] }

const callAct = (file: CaseFile) => file.acts.find(({ act }) => act === 'call');
/** A debtor who rings is heard whatever lies on his case: what refuses a call of the agency leaves open the one that it receives. */
export const onlyReceived = (file: CaseFile): boolean => callAct(file)?.allowed === false;
export const mayBeLogged = (file: CaseFile): boolean => callAct(file) !== undefined;

/** What may be done here, by matter: what has a screen and is allowed, and what the law or the case forbids, with its reason. */
export function useCaseActs(file: CaseFile, affairs: Affairs | undefined, run: (act: CaseAct) => void, conduct?: Conduct): Matter[] {
  const { t } = useLingui();
  const may = useMay();
  const why = useForbiddenWords(), whyNot = useWhyNot();
  const { kinds: heldBy } = useHoldWords();
  const weighed = ({ warningCode, warningArticle, warningFacts }: CaseFile['acts'][number]): string | undefined => {
    const held = warningFacts.find(({ key }) => key === 'holds')?.value.split(',').map((kind) => kind.trim()).filter(Boolean) ?? [];
    const reason = warningCode === 'on_hold' ? t`mesure en cours : ${heldBy(held)}` : warningCode === 'claim_barred' ? t`prescrit : le débiteur peut refuser de payer` : warningCode ? why({ code: warningCode, facts: warningFacts }) : undefined;
    return reason && (warningArticle ? t`à peser, ${reason} (${warningArticle})` : t`à peser, ${reason}`);
  };
  const writing = useWriting(file.debtor, conduct);
  const labels: Record<string, string> = {
    call: t`Appeler`, message: writing.sms ? t`Écrire un courriel ou un SMS` : t`Écrire un courriel`, letter: t`Envoyer la mise en demeure`, promise: t`Prendre une promesse`, plan: affairs?.plan?.state === 'proposed' ? t`Voir l’échéancier proposé` : t`Proposer un échéancier`, discount: t`Accorder une remise`,
    dispute: t`Inscrire une contestation`, hold: t`Mettre en attente`, paymentOrder: t`Demander l’injonction de payer`, smallClaims: t`Petites créances`, uncontestedCommercialClaim: t`Procédure des créances incontestées`,
    title: t`Enregistrer un titre exécutoire`, handOff: t`Remettre à une étude`, bankAttachment: t`Saisie-attribution`, addCosts: t`Ajouter des frais de dossier`, closeCase: t`Clore le dossier`,
  };
  const screens: Record<string, { kbd: string; act: CaseAct; may: boolean }> = {
    call: { kbd: 'a', act: 'call', may: may('logCall', 'CaseFile') },
    promise: { kbd: 'p', act: 'promise', may: may('logCall', 'CaseFile') },
    message: { kbd: 'w', act: 'write', may: may('remind', 'CaseFile') },
    letter: { kbd: 'l', act: 'notice', may: may('sendFormalNotice', 'CaseFile') },
    plan: { kbd: 'e', act: 'plan', may: may('propose', 'CaseFile') },
    dispute: { kbd: 'c', act: 'dispute', may: may('dispute', 'CaseFile') },
    hold: { kbd: 'h', act: 'hold', may: may('hold', 'CaseFile') },
    title: { kbd: 't', act: 'title', may: may('record', 'Title') },
    handOff: { kbd: 'j', act: 'handOff', may: may('handOver', 'CaseFile') },
  };
  const works = Object.values(screens).some((screen) => screen.may);
  const titles: [string, string][] = [['join', t`Joindre`], ['agree', t`S’entendre`], ['suspend', t`Suspendre`], ['court', t`Agir en justice`], ['close', t`Clore`]];
  const over = file.stage === 'closed' || file.stage === 'returned';
  // Of a case that is over it is said once, not act by act.
  const shown = (matter: string): ShownAct[] => file.acts.filter((act) => act.matter === matter && !(over && /^case_/.test(act.code ?? ''))).flatMap((act): ShownAct[] => {
    const label = labels[act.act] ?? act.act, screen = screens[act.act];
    const refused = !act.allowed ? why({ code: act.code ?? '', article: act.article, facts: act.facts }) : act.act === 'call' ? whyNot(adviceOn(conduct?.contactAdvice, 'call')) : act.act === 'message' ? writing.forbidden : undefined;
    // A call that took place, or that came from the debtor, is written down whatever refuses to make one.
    const logged: ShownAct[] = refused && act.act === 'call' && screen?.may ? [{ id: 'logCall', label: act.allowed ? t`Consigner un appel` : t`Consigner un appel reçu`, kbd: screen.kbd, run: () => run('call') }] : [];
    if (refused) return (act.allowed ? screen?.may : works) ? [{ id: act.act, label, forbidden: refused }, ...logged] : [];
    return screen?.may ? [{ id: act.act, label, kbd: screen.kbd, run: () => run(screen.act), weigh: weighed(act) }] : [];
  });
  // What stands can always be read, also where the act of the same name is not possible now.
  const open = (id: string) => Boolean(screens[id]?.may && file.acts.some((act) => act.act === id && act.allowed));
  const disputes = affairs?.disputes ?? [];
  const keeping: ShownAct[] = [
    ...(may('planNextAction', 'CaseFile') && !over ? [{ id: 'next', label: t`Changer la suite`, kbd: 's', run: () => run('next') }] : []),
    ...(may('logCall', 'CaseFile') && over && mayBeLogged(file) ? [{ id: 'logCall', label: t`Consigner un appel reçu`, kbd: 'a', run: () => run('call') }] : []),
    ...(may('writeNote', 'CaseFile') ? [{ id: 'note', label: t`Écrire une note`, kbd: 'o', run: () => run('note') }] : []),
    ...(may('read', 'Debtor') ? [{ id: 'debtor', label: t`Ouvrir la fiche du débiteur`, kbd: 'f', run: () => run('debtor') }] : []),
    { id: 'statement', label: t`Voir le décompte`, kbd: 'd', run: () => run('statement') },
    ...(may('logCall', 'CaseFile') ? [{ id: 'legal', label: t`Lire le dossier juridique`, kbd: 'g', run: () => run('legal') }] : []),
    ...(may('declare', 'CaseFile') ? [{ id: 'declare', label: t`Déclarer un paiement reçu`, kbd: 'p', run: () => run('declare') }] : []),
    ...(may('record', 'Payment') ? [{ id: 'record', label: t`Enregistrer un paiement`, kbd: 'p', run: () => run('record') }] : []),
    ...(may('read', 'Payment') && affairs && !isZero(affairs.paid) ? [{ id: 'payments', label: t`Voir les versements`, kbd: 'v', run: () => run('payments') }] : []),
    ...(affairs?.plan && !open('plan') ? [{ id: 'planRead', label: t`Voir l’échéancier`, kbd: 'e', run: () => run('plan') }] : []),
    ...(disputes.length && !open('dispute') ? [{ id: 'disputeRead', label: openDispute(affairs) ? t`Voir la contestation` : t`Voir les contestations`, kbd: 'c', run: () => run('dispute') }] : []),
    ...(may('ask', 'Question') ? [{ id: 'questions', label: t`Interroger le créancier`, kbd: 'q', run: () => run('questions') }] : affairs?.questions?.length ? [{ id: 'questions', label: t`Voir les questions`, kbd: 'q', run: () => run('questions') }] : []),
    ...(may('write', 'CaseMessage') ? [{ id: 'talk', label: may('ask', 'Question') ? t`Écrire au créancier` : t`Écrire à l’agence`, kbd: 'b', run: () => run('talk') }] : affairs?.conversation?.rows.length ? [{ id: 'talk', label: t`Lire les messages`, kbd: 'b', run: () => run('talk') }] : []),
    ...(may('pause', 'CaseFile') && !over && !affairs?.pause ? [{ id: 'pause', label: t`Mettre en pause`, kbd: 'z', run: () => run('pause') }] : []),
    ...(may('recall', 'CaseFile') && !over ? [{ id: 'recall', label: t`Reprendre le dossier`, kbd: 'k', run: () => run('recall') }] : []),
    ...(may('read', 'CaseAccess') ? [{ id: 'sight', label: t`Qui voit ce dossier ?`, kbd: 'i', run: () => run('sight') }] : []),
    ...(may('register', 'PrivacyRequest') ? [{ id: 'privacy', label: t`Demande d’une personne (RGPD)`, kbd: 'r', run: () => run('privacy') }] : []),
    ...(may('read', 'Message') ? [{ id: 'messages', label: t`Courriels et SMS`, kbd: 'm', run: () => run('messages') }] : []),
  ];
  const groups = titles.map(([id, title]) => ({ id, title, acts: shown(id) }));
  // What is done every day stands above the court: where the window is low, only what is seldom done scrolls away.
  return [...groups.slice(0, 3), { id: 'keep', title: t`Tenir le dossier`, acts: keeping }, ...groups.slice(3)].filter(({ acts }) => acts.length);
}

/** Right: the next action on top, then the acts. */
export function Acts({ file, matters, busy, run }: { file: CaseFile; matters: Matter[]; busy: boolean; run: (act: CaseAct) => void }) {
  const { t } = useLingui();
  const openPalette = usePalette();
  const all = matters.flatMap(({ acts }) => acts);
  const shortKey: Record<string, string> = { call: t`appeler`, logCall: t`consigner un appel`, message: t`courriel`, promise: t`promesse`, letter: t`mise en demeure`, next: t`la suite`, note: t`note`, statement: t`décompte`, plan: t`échéancier`, planRead: t`échéancier`, dispute: t`contestation`, disputeRead: t`contestation`, hold: t`attente`, debtor: t`fiche`, record: t`paiement`, payments: t`versements`, questions: t`questions`, messages: t`envois`, talk: t`messages`, pause: t`pause`, recall: t`reprendre`, declare: t`paiement reçu`, title: t`titre`, handOff: t`étude` };
  useKeys(all.filter((act) => act.run && act.kbd).map((act) => ({ keys: act.kbd!, label: shortKey[act.id] ?? act.label.toLowerCase(), quiet: QUIET.has(act.id), run: act.run! })));
  useKeys([{ keys: '.', label: t`tous les gestes`, quiet: true, run: openPalette }]);
  usePaletteActs(t`Sur ${file.debtor.name}`, [...all.filter((act) => act.run), ...all.filter((act) => !act.run)].map((act): Hit => ({ id: act.id, label: act.label, kbd: act.kbd, off: act.forbidden, run: act.run ?? (() => undefined) })));
  return (
    <>
      <Next file={file} busy={busy} allowed={(id) => Boolean(all.find((act) => act.id === id)?.run)} run={run} />
      {matters.map((matter) => (
        <ActGroup key={matter.id} title={matter.title}>
          {matter.acts.map((act) => <Act key={act.id} label={act.weigh ? <>{act.label}<small className="weigh">{act.weigh}</small></> : act.label} kbd={act.kbd} onAct={act.run} forbidden={act.forbidden && <Because text={act.forbidden} />} />)}
        </ActGroup>
      ))}
      {!matters.some(({ acts }) => acts.some(({ id }) => id === 'note')) && <Papers file={file} />}
      <p className="narrow-only all-acts"><Press onClick={openPalette}><Trans>Tous les gestes permis</Trans></Press> <kbd>.</kbd></p>
    </>
  );
}

/** The next act with its button; while a call goes on it says what the outcome will replace. */
function Next({ file, busy, allowed, run }: { file: CaseFile; busy: boolean; allowed: (id: string) => boolean; run: (act: CaseAct) => void }) {
  const { t } = useLingui();
  const { today, day } = useFormats();
  const { next, onDay } = useCallWords();
  const task = useNextTask(file.id);
  const action = file.nextAction, ofHold = action?.kind === 'hold_task' ? task : undefined, over = file.stage === 'closed' || file.stage === 'returned';
  const who = file.debtor.representative ?? file.debtor.name;
  const button = !action || busy ? undefined
    : action.kind === 'send_formal_notice' && allowed('letter') ? { label: t`Préparer la mise en demeure`, kbd: 'l', act: 'notice' as const }
      : action.kind === 'answer_plan' && (allowed('plan') || allowed('planRead')) ? { label: t`Répondre sur l’échéancier`, kbd: 'e', act: 'plan' as const }
      : action.kind === 'settle_dispute' && allowed('disputeRead') ? { label: t`Trancher la contestation`, kbd: 'c', act: 'dispute' as const }
      // Whatever was planned before: while a hold lets nobody be called, what it asks for comes first.
      : (action.kind === 'hold_task' || (task && action.kind === 'call' && !allowed('call'))) && allowed('hold') ? { label: t`Ouvrir la mise en attente`, kbd: 'h', act: 'hold' as const }
      : action.kind === 'ask_creditor' && allowed('questions') ? { label: t`Interroger le créancier`, kbd: 'q', act: 'questions' as const }
      : (action.kind === 'call' || action.kind === 'check_bank' || action.kind === 'wait_answer') && allowed('call') ? { label: t`Appeler ${who}`, kbd: 'a', act: 'call' as const }
        : allowed('next') ? { label: t`Changer la suite`, kbd: 's', act: 'next' as const } : undefined;
  if (!action && !over && !busy) return null;
  return (
    <Block className="next" title={t`La suite`}>
      {busy ? <><p><b>{t`Appel en cours`}</b></p><p className="soft"><Trans>L’issue choisie remplacera ce geste.</Trans></p></>
        : action ? <>
          <p><b>{ofHold ? ofHold.name : next(action.kind, action.note)}</b>, {action.on < today ? <Word tone="wait">{t`prévu le ${day(action.on, 'brief')}`}</Word> : onDay(action.on)}</p>
          {action.note && action.kind !== 'other' && <p className="soft">{action.note}</p>}
          {ofHold?.due && <p className="soft">{ofHold.late ? <Word tone="danger">{t`en retard : c’était pour le ${day(ofHold.due)}`}</Word> : t`au plus tard le ${day(ofHold.due)}`}{ofHold.article && <> <span className="note">{ofHold.article}</span></>}</p>}
          {file.promise && <p className="soft"><PromiseLine promise={file.promise} /></p>}
          <p className="note">{t`décidé par ${action.setBy}`}, <Day value={action.setAt.slice(0, 10)} style="brief" /></p>
          {button && <p className="do"><Button kind="primary" wide kbd={button.kbd} onClick={() => run(button.act)}>{button.label}</Button></p>}
        </>
          : <p className="soft">{t`Rien : le dossier n’est plus en cours.`}</p>}
    </Block>
  );
}

/** An article never parts from its number. */
function Because({ text }: { text: string }) {
  const [, why, article] = /^(.*) (\([^()]*\))$/.exec(text) ?? [];
  return article ? <>{why} <span className="day">{article}</span></> : text;
}

/** For those who read: every paper of the case that is theirs to have. */
function Papers({ file: { documents } }: { file: CaseFile }) {
  const { t } = useLingui();
  if (!documents.length) return null;
  return <ActGroup title={t`Pièces`}>{documents.map((paper) => <p key={paper.id} className="paper-line"><a href={`/documents/${paper.id}`}>{paper.name}</a> <Day value={paper.createdAt.slice(0, 10)} style="brief" className="faint" /></p>)}</ActGroup>;
}

function PromiseLine({ promise }: { promise: NonNullable<CaseFile['promise']> }) {
  const { t } = useLingui();
  const { money, day, today } = useFormats();
  return <>{promise.dueOn < today ? t`Promesse de ${money(promise.amount)} échue le ${day(promise.dueOn)}.` : t`Promesse de ${money(promise.amount)} pour le ${day(promise.dueOn)}.`}</>;
}
