import { Progress as BaseProgress } from '@base-ui/react/progress';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, type CSSProperties, type ReactNode } from 'react';
import { Kbd } from '../keys/shown.tsx';
import { Button } from './button.tsx';

/** A refusal: what happened, what is safe, what to do, and the article that says so. Takes the focus when it appears. */
export function Refusal({ title, children, safe, article, actions, focus = false }: { title: ReactNode; children?: ReactNode; safe?: ReactNode; article?: ReactNode; actions?: ReactNode; focus?: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => { if (focus) box.current?.focus(); }, [focus]);
  return (
    <div className="refusal" role="alert" ref={box} tabIndex={-1}>
      <h2>{title}</h2>
      {children && <div>{children}</div>}
      {safe && <p>{safe}</p>}
      {article && <p className="article">{article}</p>}
      {actions && <div className="buttons">{actions}</div>}
    </div>
  );
}

/** Someone must answer. */
export function Waiting({ children, actions }: { children: ReactNode; actions?: ReactNode }) {
  return <div className="waiting">{children}{actions && <div className="buttons">{actions}</div>}</div>;
}

/** Paid in full, and nothing else. */
export function Settled({ children }: { children: ReactNode }) {
  return <div className="settled-note">{children}</div>;
}

/** A plain remark, in ink. */
export function Note({ children }: { children: ReactNode }) {
  return <div className="plain-note">{children}</div>;
}

/** Long work: goes on without the page, can be stopped. `value` null: it is not known how far. */
export function Progress({ label, detail, value, max = 100, onStop, stop }: { label: string; detail?: ReactNode; value: number | null; max?: number; onStop?: () => void; stop?: string }) {
  const { t } = useLingui();
  return (
    <div className="progress">
      <span><b>{label}</b> {detail && <span className="faint">{detail}</span>}</span>
      {onStop ? <Button kind="quiet" onClick={onStop}>{stop ?? t`Arrêter`}</Button> : <span />}
      <BaseProgress.Root className="track" value={value} max={max} aria-label={label}><BaseProgress.Track><BaseProgress.Indicator /></BaseProgress.Track></BaseProgress.Root>
    </div>
  );
}

export interface Step { title: ReactNode; detail?: ReactNode; done?: boolean; aside?: ReactNode }
/** What is to be done, in order; what is done keeps its line. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  const { t } = useLingui();
  return (
    <ol className="steps">
      {steps.map((step, at) => (
        <li key={at} className={step.done ? 'is-done' : undefined}>
          <span><b>{step.title}</b>{step.done && <span className="off-screen"> {t`(fait)`}</span>}{step.detail && <><br /><span className="soft">{step.detail}</span></>}</span>{step.aside}
        </li>
      ))}
    </ol>
  );
}

/** An empty screen says what will be here and how to begin. `inline`: inside a list. */
export function Empty({ title, children, steps, actions, inline }: { title: ReactNode; children?: ReactNode; steps?: readonly Step[]; actions?: ReactNode; inline?: boolean }) {
  return (
    <div className={inline ? 'empty inline' : 'empty'}>
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {steps && <Steps steps={steps} />}
      {actions && <div className="buttons">{actions}</div>}
    </div>
  );
}

const LONG = ['62%', '48%', '71%', '55%', '66%', '43%'];
/** Waiting for the server: calm lines; what is quick never shows them. */
export function Loading({ lines = 6 }: { lines?: number }) {
  const { t } = useLingui();
  return (
    <div className="loading" role="status">
      <span className="off-screen">{t`Lecture en cours`}</span>
      {Array.from({ length: lines }, (_, at) => <i key={at} aria-hidden="true" style={{ '--long': LONG[at % LONG.length] } as CSSProperties} />)}
    </div>
  );
}

/** A fault: what happened, what is safe, what to do; `code` is what to tell the agency. */
export function ErrorState({ title, children, code, onRetry, actions }: { title?: ReactNode; children?: ReactNode; code?: string | undefined; onRetry?: () => void; actions?: ReactNode }) {
  const { t } = useLingui();
  return (
    <div className="fault" role="alert">
      <h2>{title ?? t`Cette page n’a pas pu être lue.`}</h2>
      {children ?? <p>{t`Rien n’a été perdu ni modifié. Essayez de nouveau ; si cela dure, prévenez l’administrateur de l’agence.`}</p>}
      {code && <p className="note">{t`Numéro à donner :`} {code}</p>}
      {(onRetry || actions) && <div className="buttons">{onRetry && <Button kind="primary" onClick={onRetry}>{t`Essayer de nouveau`}</Button>}{actions}</div>}
    </div>
  );
}

/** An act that may be done, or that may not and why not: what is forbidden stays visible, with its reason and article in one line. */
export function Act({ label, kbd, onAct, forbidden, busy }: { label: ReactNode; kbd?: string | undefined; onAct?: (() => void) | undefined; forbidden?: ReactNode; busy?: boolean }) {
  if (forbidden) return <div className="act is-forbidden"><span>{label}</span><span /><small>{forbidden}</small></div>;
  return <div className="act"><button type="button" onClick={onAct} aria-busy={busy} aria-keyshortcuts={kbd?.toUpperCase()}>{label}</button>{kbd ? <Kbd keys={kbd} /> : <span />}</div>;
}
/** The acts of one matter, under its name. */
export function ActGroup({ title, children }: { title: ReactNode; children: ReactNode }) {
  return <div className="block"><h2>{title}</h2>{children}</div>;
}

/** The three regions of a case: who and how much, what happened, what may be done. */
export function Regions({ who, thread, acts }: { who: ReactNode; thread: ReactNode; acts: ReactNode }) {
  const { t } = useLingui();
  return (
    <div className="regions">
      <section className="region who" aria-label={t`Qui et combien`}>{who}</section>
      <section className="region flush" aria-label={t`Ce qui s’est passé`}>{thread}</section>
      <section className="region acts" aria-label={t`Ce qui peut être fait`}>{acts}</section>
    </div>
  );
}
/** A part of a region, under a hairline. */
export function Block({ title, className = '', children }: { title?: ReactNode; className?: string; children: ReactNode }) {
  return <div className={`block ${className}`}>{title && <h2>{title}</h2>}{children}</div>;
}
