import { useQuery } from '@apollo/client/react';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Press, useFormats, Waiting } from '@quittance/ui';
import { useMay } from '../../app/session.tsx';
import { effectsOfHold, TaskLine } from './effects.tsx';
import { CASE_HOLDS } from './holds.queries.ts';
import { useHoldWords } from './words.ts';
import './holds.css';

/** Over who it is: each hold that runs or waits, since when, until when, whom to turn to, and the first thing to do. */
export function HoldBand({ caseId, onOpen }: { caseId: string; onOpen: () => void }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const words = useHoldWords();
  const reads = useMay()('read', 'Hold');
  const { data } = useQuery(CASE_HOLDS, { variables: { id: caseId, reads }, skip: !reads, fetchPolicy: 'cache-and-network' });
  const file = data?.caseFile, live = file?.holds?.filter(({ state }) => state === 'waiting' || state === 'running') ?? [];
  const past = file?.holds?.filter(({ state }) => state === 'ended').length ?? 0;
  // What ended stays to be read, also of a case that is over and lets nothing be entered any more.
  if (file && !live.length && past) return <p className="hold-past"><Press onClick={onOpen}>{t`${plural(past, { one: '# mesure passée', other: '# mesures passées' })}`}</Press></p>;
  if (!file || !live.length) return null;
  return (
    <div className="hold-band">
      {live.map((hold) => {
        const { stops, redirects: [to], tasks: [task] } = effectsOfHold(file.holdEffects, hold.id), stopped = [...Map.groupBy(stops.filter(({ outcome }) => outcome === 'refuse'), ({ article }) => article)];
        const span = hold.state === 'waiting' && !hold.from ? words.state('waiting') : hold.from && (hold.until ? t`du ${day(hold.from)} au ${day(hold.until)}` : t`depuis le ${day(hold.from)}`);
        return (
          <Waiting key={hold.id}>
            <p><Press onClick={onOpen}>{words.kind(hold.kind)}</Press>{span && <>, {span}</>}</p>
            {stopped.map(([article, all]) => <p key={article} className="soft">{t`arrête : ${all.map(({ what }) => words.stop(what)).join(', ')}`} <span className="note">{article}</span></p>)}
            {to && <p className="soft">{to.name ? t`s’adresser à : ${words.redirect(to.to)}, ${to.name}` : t`s’adresser à : ${words.redirect(to.to)}`}</p>}
            {task && <p className="soft"><TaskLine task={task} /></p>}
          </Waiting>
        );
      })}
    </div>
  );
}
