import { Popover } from '@base-ui/react/popover';
import { useLingui } from '@lingui/react/macro';
import { Fragment, type ReactNode } from 'react';
import { dayOfInstant, useFormats, type DayStyle } from '../formats.ts';
import { KeyScope } from '../keys/keys.tsx';

export interface ExplanationLine { formula: ReactNode; period?: ReactNode; amount?: string | null; /** Lines of one group follow its name. */ group?: string; note?: ReactNode }
/** The sentence of an amount: its lines, their sum, the article and the rates. Amounts are decimal strings. */
export interface Explanation { title: string; lines: readonly ExplanationLine[]; total?: { label?: string; amount: string }; law?: ReactNode }

interface MoneyProps {
  /** A decimal string of euros, "-12.5"; null shows "—". */
  value: string | null | undefined;
  /** false: without the sign of the euro, where a head names it. */
  unit?: boolean;
  /** Where it comes from: makes the figure a button with its explanation beside it. */
  explain?: Explanation | ReactNode;
  tone?: 'soft' | 'danger';
  strong?: boolean;
  className?: string;
}
const isExplanation = (value: unknown): value is Explanation => typeof value === 'object' && value !== null && 'lines' in value && 'title' in value;

/** An amount: right-aligned in its cell, thin no-break spaces, never cut. */
export function Money({ value, unit = true, explain, tone, strong, className = '' }: MoneyProps) {
  const { money } = useFormats();
  const figure = value === null || value === undefined ? '—' : money(value, unit);
  const classes = `amount ${tone ?? ''} ${className}`.trim();
  const inner = strong ? <b>{figure}</b> : figure;
  if (!explain || value === null || value === undefined) return <span className={classes}>{inner}</span>;
  return <span className={classes}><Explain content={explain}>{inner}</Explain></span>;
}

/** Any figure that explains itself: dotted underline, opens beside it, never over it. */
export function Explain({ content, children, side = 'right' }: { content: Explanation | ReactNode; children: ReactNode; side?: 'right' | 'left' | 'bottom' | 'top' }) {
  const { t } = useLingui();
  return (
    <Popover.Root>
      <Popover.Trigger className="why">{children}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="floating" side={side} sideOffset={10} collisionPadding={12}>
          <Popover.Popup className="explain" aria-label={isExplanation(content) ? content.title : t`D’où vient ce montant`}>
            <Popover.Arrow className="beak" />
            <div className="said"><KeyScope title={t`Explication`} shadow>{isExplanation(content) ? <ExplanationLines {...content} /> : content}</KeyScope></div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

export function ExplanationLines({ title, lines, total, law }: Explanation) {
  const { t } = useLingui();
  const { money } = useFormats();
  return (
    <>
      <h2>{title}</h2>
      {lines.map((line, at) => (
        <Fragment key={at}>
          {line.group && line.group !== lines[at - 1]?.group && <p className="of">{line.group}</p>}
          <div className="line">
            <span>{line.formula}</span><span className="period">{line.period}</span><span className="amount">{line.amount ? money(line.amount, false) : ''}</span>
            {line.note && <small>{line.note}</small>}
          </div>
        </Fragment>
      ))}
      {total && <div className="line total"><span>{total.label ?? t`Somme des lignes`}</span><span /><span className="amount">{money(total.amount, false)}</span></div>}
      {law && <p className="law">{law}</p>}
    </>
  );
}

/** A legal day, ISO "2026-11-21"; null shows "—". */
export function Day({ value, style = 'short', className = '' }: { value: string | null | undefined; style?: DayStyle; className?: string }) {
  const { day } = useFormats();
  return value ? <time className={`day ${className}`} dateTime={value}>{day(value, style)}</time> : <span className={className}>—</span>;
}

/** An instant: today its hour, else its day. The whole instant is in the title. */
export function Moment({ value, className = '' }: { value: string; className?: string }) {
  const { moment, day, hour } = useFormats();
  return <time className={`day ${className}`} dateTime={value} title={`${day(dayOfInstant(value), 'full')}, ${hour(value)}`}>{moment(value)}</time>;
}

/** A rate, from a decimal string: "12,40 %". */
export function Percent({ value, className = '' }: { value: string; className?: string }) {
  const { percent } = useFormats();
  return <span className={`day ${className}`}>{percent(value)}</span>;
}

/** A word of state. wait: someone must answer; danger: the law or a deadline; settled: paid in full. Without tone: a fact, in ink. */
export function Word({ tone, children, className = '' }: { tone?: 'wait' | 'danger' | 'settled' | undefined; children: ReactNode; className?: string }) {
  return <span className={`word ${tone ?? ''} ${className}`.trim()}>{children}</span>;
}
