import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, ConfirmDialog, useFormats, Word } from '@quittance/ui';
import { useState } from 'react';
import { END_OTHER_SESSIONS, END_SESSION, type Account, type SessionLine } from './account.queries.ts';
import { NotDone } from './told.tsx';
import { useFocusOnLoss } from './use-focus-back.ts';
import { useAccountAct } from './use-account-act.ts';
import { useOpenedWith } from './words.ts';

/** Where one is entered: this one first, then the most recent gesture. */
const inOrder = (sessions: readonly SessionLine[]): SessionLine[] => sessions.toSorted((a, b) => Number(b.current) - Number(a.current) || b.lastSeenAt.localeCompare(a.lastSeenAt));

export function SessionsBlock({ account }: { account: Account }) {
  const { t } = useLingui();
  const [ending, setEnding] = useState(false);
  const [end] = useMutation(END_SESSION), { run, busy, refusal, failed } = useAccountAct();
  const title = useFocusOnLoss<HTMLHeadingElement>(account.sessions.length), sessions = inOrder(account.sessions), others = sessions.filter(({ current }) => !current).length;
  const close = (session: SessionLine) => run(() => end({ variables: { id: session.id } }).then(({ data }) => data?.endSession), t`Séance fermée`);
  return (
    <section aria-labelledby="account-sessions">
      <div className="account-head"><h2 id="account-sessions" tabIndex={-1} ref={title}><Trans>Séances ouvertes</Trans></h2>{others > 1 && <Button onClick={() => setEnding(true)}><Trans>Fermer toutes les autres</Trans></Button>}</div>
      <p className="soft"><Trans>Une séance que vous ne reconnaissez pas : fermez-la, puis changez de mot de passe.</Trans></p>
      <NotDone refusal={refusal} failed={failed} />
      <ul className="account-lines" aria-label={t`Séances ouvertes`}>{sessions.map((session) => <Line key={session.id} session={session} busy={busy} onEnd={() => void close(session)} />)}</ul>
      {ending && <EndOthers count={others} onClose={() => setEnding(false)} />}
    </section>
  );
}

function Line({ session, busy, onEnd }: { session: SessionLine; busy: boolean; onEnd: () => void }) {
  const { t } = useLingui();
  const { moment } = useFormats();
  const openedWith = useOpenedWith()(session.openedWith);
  const { device, address, current } = session, opened = moment(session.openedAt), last = moment(session.lastSeenAt), until = moment(session.expiresAt);
  return (
    <li>
      <div className="what">
        <b>{device}{current && <> <Word>{t`cette séance`}</Word></>}</b>
        <span className="soft">{[address && t`depuis ${address}`, t`dernier geste : ${last}`].filter(Boolean).join(', ')}</span>
        <span className="note">{openedWith ? t`Ouverture : ${opened}, par ${openedWith} ; fin au plus tard : ${until}` : t`Ouverture : ${opened} ; fin au plus tard : ${until}`}</span>
      </div>
      {!current && <Button kind="quiet" busy={busy} onClick={onEnd} aria-label={t`Fermer la séance de ${device}, dernier geste : ${last}`}><Trans>Fermer</Trans></Button>}
    </li>
  );
}

function EndOthers({ count, onClose }: { count: number; onClose: () => void }) {
  const { t } = useLingui();
  const [end] = useMutation(END_OTHER_SESSIONS), { run, busy, refusal, failed } = useAccountAct();
  const send = async () => { if (await run(() => end().then(({ data }) => data?.endOtherSessions), t`Les autres séances sont fermées`)) onClose(); };
  return <ConfirmDialog open danger title={t`Vos ${count} autres séances se ferment.`} confirm={t`Les fermer`} busy={busy} onConfirm={() => void send()} onCancel={onClose} consequences={<div className="form"><p><Trans>Dans la seconde, partout ailleurs ; ce qui y était tapé sans être enregistré y est perdu. Cette séance reste.</Trans></p><NotDone refusal={refusal} failed={failed} /></div>} />;
}
