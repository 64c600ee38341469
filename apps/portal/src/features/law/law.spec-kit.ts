/** The law of an agency as the server tells it, for specs. */
import { LAW, RATE_NAMES, ratesOf, ratesToEnter, type LawRow, type LawTables } from '@quittance/law';
import { YEARLY } from './figures.ts';
import type { AppliedFigure, AppliedLaw, AppliedRow, LawEntry, LawRun } from './law.queries.ts';

const said = (row: LawRow<unknown> & { unit?: string }, unit: string): AppliedRow => ({ __typename: 'LawRow', from: row.from, to: row.to, value: JSON.stringify(row.value), unit: row.unit ?? unit, article: row.article, confidence: row.confidence, source: row.source ?? null, origin: 'shipped', entryId: null });
const figure = (name: string, kind: string, rows: readonly LawRow<unknown>[], unit: string): AppliedFigure => ({ __typename: 'LawFigure', name, kind, rows: rows.map((row) => said(row, unit)) });

/** A row that the agency entered. */
export const ours = (row: Pick<AppliedRow, 'from' | 'to' | 'value'> & Partial<AppliedRow>): AppliedRow => ({ __typename: 'LawRow', unit: YEARLY, article: 'CMF L313-2', confidence: 'high', source: 'arrêté du 26 décembre 2026', origin: 'agency', entryId: 'entry-1', ...row });

/** The tables that the product ships with, and over them the rows of `own`, by the name of their figure. */
export function appliedLaw({ today = '2026-11-23', own = {}, cases = 12, law = LAW }: { today?: string; own?: Record<string, AppliedRow[]>; cases?: number; law?: LawTables } = {}): AppliedLaw {
  const figures = [
    ...RATE_NAMES.map((name) => figure(name, 'rate', ratesOf(law, name), YEARLY)),
    ...Object.entries(law.constants).map(([name, rows]) => figure(name, 'constant', rows, '')),
    ...Object.entries(law.texts).map(([name, rows]) => figure(name, 'text', rows, 'words')),
  ].map((one) => ({ ...one, rows: [...one.rows, ...(own[one.name] ?? [])] }));
  const missing = ratesToEnter(law, Temporal.PlainDate.from(today)).map(({ name, from, to, blocks }) => ({ __typename: 'MissingRate' as const, name, from: from.toString(), to: to.toString(), state: blocks ? 'missing' : 'soon', cases }));
  return { __typename: 'AppliedLaw', version: law.version, figures, missing };
}

export const run = (over: Partial<LawRun> = {}): LawRun => ({ __typename: 'LawRun', state: 'done', asOf: '2027-06-30', total: 1204, done: 1204, changed: 318, blockedBefore: 40, blockedAfter: 0, before: '1200000.00', after: '1201234.56', startedAt: '2026-12-21T09:00:00Z', endedAt: '2026-12-21T09:00:41Z', ...over });
export const entry = (over: Partial<LawEntry> = {}): LawEntry => ({
  __typename: 'LawEntry', id: 'entry-1', act: 'new', name: 'legal_rate_other', from: '2027-01-01', to: '2027-06-30', value: '"2.65"', unit: YEARLY, article: 'CMF L313-2', confidence: 'high', source: 'arrêté du 20 décembre 2026, JO du 24',
  enteredAt: '2026-12-21T09:00:00Z', enteredBy: 'Odile Brémont', mine: false, state: 'entered', decidedAt: null, decidedBy: null, reason: null, decidable: true, replaces: null, measure: run(), application: null, ...over,
});
