import { Tabs as BaseTabs } from '@base-ui/react/tabs';
import { useLingui } from '@lingui/react/macro';
import { useState, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import { Day, Money, Moment, Word, type Explanation } from './figures.tsx';

/** Filters over a list: one line of words, the current one underlined. */
export function Filters<Value extends string>({ label, options, value, onValueChange, aside, flush }: { label: string; options: readonly { value: Value; label: ReactNode; count?: number | undefined }[]; value: Value; onValueChange: (value: Value) => void; aside?: ReactNode; flush?: boolean }) {
  return (
    <nav className={flush ? 'filters flush' : 'filters'} aria-label={label}>
      {options.map((option) => (
        <button key={option.value} type="button" className="filter" aria-current={option.value === value ? 'true' : undefined} onClick={() => onValueChange(option.value)}>
          {option.label}{option.count !== undefined && <> <span className="count">{option.count}</span></>}
        </button>
      ))}
      {aside && <div className="aside">{aside}</div>}
    </nav>
  );
}

/** Parts of one thing, one shown at a time. */
export function Tabs({ label, tabs, value, onValueChange }: { label: string; tabs: readonly { value: string; label: ReactNode; panel: ReactNode }[]; value?: string; onValueChange?: (value: string) => void }) {
  return (
    <BaseTabs.Root {...(value === undefined ? { defaultValue: tabs[0]?.value } : { value })} onValueChange={(next) => onValueChange?.(String(next))}>
      <BaseTabs.List className="filters flush" aria-label={label}>{tabs.map((tab) => <BaseTabs.Tab key={tab.value} value={tab.value} className="filter">{tab.label}</BaseTabs.Tab>)}</BaseTabs.List>
      {tabs.map((tab) => <BaseTabs.Panel key={tab.value} value={tab.value}>{tab.panel}</BaseTabs.Panel>)}
    </BaseTabs.Root>
  );
}

export interface TableColumn<Row> { key: string; head: ReactNode; cell: (row: Row) => ReactNode; as?: 'amount' | 'end'; foot?: ReactNode; /** The cell that names the row. */ rowHead?: boolean }
/** What scrolls sideways can be reached and moved by keyboard. */
const reachable = (box: HTMLElement | null) => { if (box) box.tabIndex = 0; };

/** A table that a person can add up; scrolls in its own box when it is too wide. */
export function Table<Row>({ caption, columns, rows, rowId, className = '', empty }: { caption?: ReactNode; columns: readonly TableColumn<Row>[]; rows: readonly Row[]; rowId: (row: Row) => string; className?: string; empty?: ReactNode }) {
  const foot = columns.some((column) => column.foot !== undefined);
  return (
    <div className="table-box" ref={reachable}>
      <table className={`table ${className}`}>
        {caption && <caption>{caption}</caption>}
        <thead><tr>{columns.map((column) => <th key={column.key} scope="col" className={column.as}>{column.head}</th>)}</tr></thead>
        <tbody>
          {rows.map((row) => <tr key={rowId(row)}>{columns.map((column) => (column.rowHead ? <th key={column.key} scope="row">{column.cell(row)}</th> : <td key={column.key} className={column.as}>{column.cell(row)}</td>))}</tr>)}
          {rows.length === 0 && empty && <tr><td colSpan={columns.length} className="soft">{empty}</td></tr>}
        </tbody>
        {foot && <tfoot><tr>{columns.map((column) => <td key={column.key} className={column.as}>{column.foot}</td>)}</tr></tfoot>}
      </table>
    </div>
  );
}

export interface Fact { term: ReactNode; value: ReactNode; total?: boolean }
/** A term and what is known of it. `money`: terms at the left, figures at the right; `total` draws the line of the sum. */
export function Facts({ facts, money }: { facts: readonly (Fact | false | null | undefined)[]; money?: boolean }) {
  return (
    <dl className={money ? 'facts money' : 'facts'}>
      {facts.filter((fact): fact is Fact => Boolean(fact)).flatMap((fact, at) => [<dt key={`${at}t`} className={fact.total ? 'is-total' : undefined}>{fact.term}</dt>, <dd key={`${at}d`} className={fact.total ? 'is-total' : undefined}>{fact.value}</dd>])}
    </dl>
  );
}

/** The sum due, in large figures, with what a day adds. */
export function Sum({ value, perDay, explain }: { value: string; perDay?: string | null | undefined; explain?: Explanation | ReactNode }) {
  const { t } = useLingui();
  return (
    <>
      <p className="sum"><Money value={value} explain={explain} /></p>
      <p className="per-day">{t`dû ce jour`}{perDay && <>, + <Money value={perDay} tone="soft" /> {t`par jour`}</>}</p>
    </>
  );
}

/** The limitation clock. `gone`: the share of the period that has passed, 0 to 1. near: vermilion, and in words. */
export function Clock({ until, gone, near, title, why, article }: { until: string; gone: number; near?: boolean; title?: ReactNode; why?: ReactNode; article?: ReactNode }) {
  const { t } = useLingui();
  return (
    <div className={near ? 'clock is-near' : 'clock'} style={{ '--gone': `${Math.round(Math.max(0, Math.min(1, gone)) * 1000) / 10}%` } as CSSProperties}>
      {near ? <Word tone="danger">{title ?? t`Prescription proche`}</Word> : <span className="faint">{title ?? t`Prescription`}</span>}
      <Day value={until} className="until" />
      <span className="track" aria-hidden="true"><i /></span>
      <span className="note">{why}</span><span className="note article">{article}</span>
    </div>
  );
}

export interface Entry { id: string; at: string; kind: ReactNode; what: ReactNode; who?: ReactNode; /** Opens in place. */ inside?: ReactNode; /** is-new: a change by someone else just arrived; is-paid: it settles. */ tone?: 'is-new' | 'is-paid' | undefined }
/** The timeline: newest first, one line each; arrows go from line to line, Enter opens in place. */
export function Timeline({ label, entries, openId, empty }: { label: string; entries: readonly Entry[]; openId?: string; empty?: ReactNode }) {
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(openId ? [openId] : []));
  const toggle = (id: string) => setOpen((was) => { const next = new Set(was); if (!next.delete(id)) next.add(id); return next; });
  const move = (event: KeyboardEvent<HTMLButtonElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const all = [...(event.currentTarget.closest('ol')?.querySelectorAll<HTMLElement>('.what > button') ?? [])];
    all[all.indexOf(event.currentTarget) + step]?.focus();
    event.preventDefault();
  };
  if (!entries.length) return <>{empty}</>;
  return (
    <ol className="timeline" aria-label={label}>
      {entries.map((entry) => {
        const shown = Boolean(entry.inside) && open.has(entry.id);
        return (
          <li key={entry.id} className={`entry ${shown ? 'is-open' : ''} ${entry.tone ?? ''}`}>
            <span className="when"><Moment value={entry.at} /></span><span className="kind">{entry.kind}</span>
            <span className="what">{entry.inside ? <button type="button" aria-expanded={shown} onKeyDown={move} onClick={() => toggle(entry.id)}>{entry.what}</button> : entry.what}</span>
            <span className="who">{entry.who}</span>
            {shown && <div className="inside">{entry.inside}</div>}
          </li>
        );
      })}
    </ol>
  );
}
