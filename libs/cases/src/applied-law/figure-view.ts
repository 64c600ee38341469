import type { Figure, FigureRow } from './figures.ts';
import { LawFigure, LawRow } from './law.type.ts';

const day = (iso: string | null): Temporal.PlainDate | null => (iso === null ? null : Temporal.PlainDate.from(iso));

/** A row as it crosses the door. */
export const rowView = (row: FigureRow): LawRow => Object.assign(new LawRow(), {
  from: day(row.from), to: day(row.to), value: JSON.stringify(row.value), unit: row.unit, article: row.article, confidence: row.confidence, source: row.source ?? null,
  origin: row.entry ? 'agency' : 'shipped', entryId: row.entry?.id ?? null,
});

/** In the order of the tables, the agency's own last: of two that claim a day the later one counts. */
export const figureView = ({ name, kind, rows }: Figure): LawFigure => Object.assign(new LawFigure(), { name, kind, rows: rows.map(rowView) });
