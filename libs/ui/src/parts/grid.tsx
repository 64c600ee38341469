import { defaultRangeExtractor, observeElementRect, useVirtualizer, type Rect } from '@tanstack/react-virtual';
import { useLingui } from '@lingui/react/macro';
import { memo, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode, type Ref } from 'react';
import { useKeys } from '../keys/keys.tsx';

export interface Column<Row> {
  key: string; head: ReactNode;
  /** A track of the CSS grid: "152px", "minmax(0,1fr)". */
  width: string;
  cell: (row: Row) => ReactNode;
  /** amount: right-aligned figure, never cut · name: never cut · end: right-aligned · lock: stays legible on a locked row */
  as?: 'amount' | 'name' | 'end' | 'soft' | 'lock';
}
export interface GridHandle { focus(): void; move(by: number): void }
export interface GridProps<Row> {
  label: string; columns: readonly Column<Row>[]; rows: readonly Row[]; rowId: (row: Row) => string;
  /** All rows on the server, when more can be loaded than are here. */
  total?: number;
  /** The row under the cursor. Left out, the grid keeps it by itself. */
  activeId?: string | null; onActive?: (row: Row, index: number) => void;
  /** Enter, a click; with Ctrl or the middle button the address of `href` opens beside. */
  onOpen?: (row: Row) => void; href?: (row: Row) => string;
  /** Space. */
  onPreview?: (row: Row) => void;
  /** The end comes near: load more. */
  onEnd?: () => void;
  /** "is-new", "is-locked", "is-paid": a change by someone else, below the cursor. */
  rowClass?: (row: Row) => string | undefined;
  empty?: ReactNode; autoFocus?: boolean; narrow?: boolean; rowHeight?: number; className?: string; ref?: Ref<GridHandle>;
}
const HEAD = 28;
const UNMEASURED: Rect = { width: 1024, height: 640 };
const idle = () => document.activeElement === document.body || document.activeElement === null || document.activeElement.id === 'work';

/** A list as a grid with one tab stop: arrows, J K, Home, End, pages; rows of 32 px, virtual, so ten thousand weigh as much as forty. */
export function Grid<Row>({ label, columns, rows, rowId, total, activeId, onActive, onOpen, href, onPreview, onEnd, rowClass, empty, autoFocus = false, narrow = false, rowHeight = 32, className = '', ref }: GridProps<Row>) {
  const { t } = useLingui();
  const box = useRef<HTMLDivElement>(null), wants = useRef<'now' | 'politely' | false>(autoFocus ? 'politely' : false);
  const [own, setOwn] = useState<string | null>(null);
  const id = activeId === undefined ? own : activeId;
  const found = id === null ? 0 : rows.findIndex((row) => rowId(row) === id);
  const last = useRef(0);
  const at = Math.max(0, Math.min(rows.length - 1, found === -1 ? last.current : found));
  useLayoutEffect(() => { last.current = at; });
  const virtual = useVirtualizer({
    count: rows.length, getScrollElement: () => box.current, estimateSize: () => rowHeight, overscan: 8, scrollMargin: HEAD, scrollPaddingStart: HEAD,
    getItemKey: (index) => rowId(rows[index]!), initialRect: UNMEASURED,
    // A box that is not laid out yet is filled as if it were a page high.
    observeElementRect: (instance, seen) => observeElementRect(instance, (rect) => seen(rect.height ? rect : UNMEASURED)),
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), ...(rows.length ? [at] : [])])].sort((a, b) => a - b),
  });
  useLayoutEffect(() => {
    if (!wants.current) return;
    const line = box.current?.querySelector<HTMLElement>(`[data-at="${at}"]`);
    if (!line) return;
    if (wants.current === 'now' || idle() || box.current?.contains(document.activeElement)) line.focus({ preventScroll: true });
    wants.current = false;
  });
  const items = virtual.getVirtualItems(), lastSeen = items.at(-1)?.index ?? 0;
  useEffect(() => { if (rows.length && lastSeen >= rows.length - 20) onEnd?.(); }, [lastSeen, rows.length, onEnd]);

  const go = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to)), row = rows[next];
    if (!row) return;
    wants.current = 'now';
    setOwn(rowId(row));
    onActive?.(row, next);
    virtual.scrollToIndex(next, { align: 'auto' });
    if (next === at) box.current?.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus({ preventScroll: true });
  };
  const page = () => Math.max(1, Math.floor((box.current?.clientHeight ?? 640) / rowHeight) - 2);
  const target = (key: string) => ({ ArrowDown: at + 1, j: at + 1, ArrowUp: at - 1, k: at - 1, PageDown: at + page(), PageUp: at - page(), Home: 0, End: rows.length - 1 })[key];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !(event.target as Element).matches('[data-at]')) return;
    const to = target(event.key), row = rows[at];
    if (to !== undefined) go(to);
    else if (event.key === 'Enter' && row && onOpen) onOpen(row);
    else if (event.key === ' ' && row && onPreview) onPreview(row);
    else return;
    event.preventDefault();
  };
  useImperativeHandle(ref, () => ({ focus: () => go(at), move: (by: number) => go(at + by) }));
  // The same keys when nothing has the focus: the list is what the page is about.
  const whenIdle = (run: () => void) => () => { if (!idle() || !rows.length) return false; run(); return true; };
  useKeys([
    { keys: ['ArrowDown', 'j'], label: t`suivant dans la liste`, quiet: true, run: whenIdle(() => go(id === null ? at : at + 1)) },
    { keys: ['ArrowUp', 'k'], label: t`précédent dans la liste`, quiet: true, run: whenIdle(() => go(at - 1)) },
    { keys: 'Enter', label: t`ouvrir la ligne`, quiet: true, disabled: !onOpen, run: whenIdle(() => { const row = rows[at]; if (row) onOpen?.(row); }) },
    { keys: 'Space', label: t`aperçu de la ligne`, quiet: true, disabled: !onPreview, run: whenIdle(() => { const row = rows[at]; if (row) onPreview?.(row); }) },
  ]);
  const press = (event: MouseEvent) => {
    const line = (event.target as Element).closest<HTMLElement>('[data-at], a, button, input, label');
    const index = Number(line?.dataset['at'] ?? NaN), row = rows[index];
    if (!row) return;
    if (href && (event.ctrlKey || event.metaKey || event.button === 1)) { window.open(href(row), '_blank', 'noopener'); return; }
    if (event.button !== 0) return;
    go(index);
    onOpen?.(row);
  };
  const cols = columns.map((column) => column.width).join(' ');
  return (
    <div ref={box} className={`list grid ${narrow ? 'narrow' : ''} ${className}`} role="grid" aria-label={label} aria-rowcount={(total ?? rows.length) + 1} aria-colcount={columns.length} tabIndex={rows.length ? -1 : 0} style={{ '--cols': cols } as React.CSSProperties} onKeyDown={onKeyDown} onClick={press} onAuxClick={press}>
      <div role="rowgroup"><div role="row" className="head" aria-rowindex={1}>{columns.map((column) => <span role="columnheader" key={column.key} className={column.as === 'amount' ? 'amount' : column.as === 'end' ? 'end' : undefined}>{column.head}</span>)}</div></div>
      {rows.length === 0 ? <div role="row"><div role="gridcell">{empty}</div></div> : (
        <div role="rowgroup" className="inner" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index]!;
            return <Line key={item.key} row={row} columns={columns} index={item.index} top={item.start - HEAD} height={rowHeight} active={item.index === at} extra={rowClass?.(row)} />;
          })}
        </div>
      )}
    </div>
  );
}

interface LineProps<Row> { row: Row; columns: readonly Column<Row>[]; index: number; top: number; height: number; active: boolean; extra: string | undefined }
function LineInside<Row>({ row, columns, index, top, height, active, extra }: LineProps<Row>) {
  return (
    <div role="row" aria-rowindex={index + 2} aria-selected={active} data-at={index} tabIndex={active ? 0 : -1} className={`row ${active ? 'is-selected' : ''} ${extra ?? ''}`} style={{ transform: `translateY(${top}px)`, height }}>
      {columns.map((column) => <div role="gridcell" key={column.key} className={column.as}>{column.cell(row)}</div>)}
    </div>
  );
}
const Line = memo(LineInside) as typeof LineInside;
