import { Trans, useLingui } from '@lingui/react/macro';
import { Moment, Money, Press, useFormats, useKeys, Word } from '@quittance/ui';
import { useEffect, useRef, useState } from 'react';
import { useActWords } from '../acts/words.ts';
import type { HandoffLine } from './handoffs.queries.ts';
import { useHandoffWords } from './words.ts';

export interface InboxPart { id: 'inbox' | 'current' | 'past'; title: string; rows: readonly HandoffLine[]; empty: string; more?: (() => void) | undefined }

/** The files of the study: one tab stop, arrows go from file to file. `follow`: the file under the cursor opens beside; else Enter opens it. `asked`: cases on which the agency waits for an answer. */
export function Inbox({ parts, openId, follow, asked, onOpen, onEnter }: { parts: readonly InboxPart[]; openId: string | undefined; follow: boolean; asked: ReadonlySet<string>; onOpen: (id: string) => void; onEnter: () => void }) {
  const { t } = useLingui();
  const box = useRef<HTMLDivElement>(null), wants = useRef(false);
  const [cursor, setCursor] = useState<string | undefined>(openId);
  const under = follow ? openId : cursor;
  const all = parts.flatMap(({ rows }) => rows), at = all.findIndex(({ id }) => id === under);
  useEffect(() => {
    if (!wants.current || !under) return;
    wants.current = false;
    const line = box.current?.querySelector<HTMLElement>(`[data-id="${under}"]`);
    line?.focus({ preventScroll: true });
    line?.scrollIntoView({ block: 'nearest' });
  }, [under]);
  const go = (to: number) => {
    const row = all[Math.max(0, Math.min(all.length - 1, to))];
    if (!row) return false;
    wants.current = true;
    if (follow) onOpen(row.id); else setCursor(row.id);
    return true;
  };
  // Arrows belong to the list unless something of its own has the focus.
  const free = () => { const now = document.activeElement; return !now || now === document.body || now.id === 'work' || Boolean(box.current?.contains(now)); };
  useKeys([
    { keys: ['ArrowUp', 'ArrowDown'], label: t`parcourir`, disabled: !all.length, run: (event) => free() && go(at < 0 ? 0 : at + (event.key === 'ArrowDown' ? 1 : -1)) },
    { keys: 'Enter', label: t`ouvrir`, disabled: follow || !all.length, run: () => false },
    { keys: ['j', 'k'], label: t`suivant, précédent`, quiet: true, disabled: !all.length, run: (event) => go(at < 0 ? 0 : at + (event.key === 'j' ? 1 : -1)) },
    { keys: 'Home', label: t`premier dossier`, quiet: true, disabled: !all.length, run: () => free() && go(0) }, { keys: 'End', label: t`dernier dossier`, quiet: true, disabled: !all.length, run: () => free() && go(all.length - 1) },
  ]);
  const stop = at < 0 ? all[0]?.id : under;
  return (
    <div className="inbox-lines" ref={box}>
      {parts.map((part, order) => (
        <section key={part.id} aria-label={part.title}>
          <h2 className={order ? 'label two' : 'label'}>{part.title}</h2>
          {part.rows.length === 0 && <p className="soft none">{part.empty}</p>}
          <ul>{part.rows.map((row) => <li key={row.id}><Item row={row} open={row.id === under} stop={row.id === stop} asked={asked.has(row.caseId)} onOpen={() => { onOpen(row.id); onEnter(); }} /></li>)}</ul>
          {part.more && <p className="more"><Press onClick={part.more}><Trans>Voir la suite</Trans></Press></p>}
        </section>
      ))}
    </div>
  );
}

function Item({ row, open, stop, asked, onOpen }: { row: HandoffLine; open: boolean; stop: boolean; asked: boolean; onOpen: () => void }) {
  const { t } = useLingui();
  const { moment } = useFormats();
  const words = useHandoffWords(), acts = useActWords();
  const danger = row.deadline && words.lapses(row.deadline.code);
  const over = row.state === 'refused' || row.state === 'returned' || row.state === 'withdrawn';
  const last = row.lastAct ? acts.act(row.lastAct) : words.mission(row.mission);
  return (
    <button type="button" data-id={row.id} tabIndex={stop ? 0 : -1} aria-current={open ? 'true' : undefined} className={open ? 'item is-selected' : 'item'} onClick={onOpen}>
      <span className="name">{over ? row.publicReference : row.debtorName}</span>
      {row.due ? <Money value={row.due} /> : <span className="faint date"><Moment value={row.decidedAt ?? row.offeredAt} /></span>}
      <span className={over ? 'soft wide' : 'soft'}>{over ? words.state(row.state) : last}</span>
      {!over && <span className="faint date">{row.state === 'offered' ? t`reçu ${moment(row.offeredAt)}` : moment(row.decidedAt ?? row.offeredAt)}</span>}
      {!over && row.deadline && (danger ? <Word tone="danger">{words.deadlineInBrief(row.deadline.code, row.deadline.on)}</Word> : <span className="faint wide">{words.deadlineInBrief(row.deadline.code, row.deadline.on)}</span>)}
      {asked && !over && <Word tone="wait">{t`Question de l’agence`}</Word>}
    </button>
  );
}
