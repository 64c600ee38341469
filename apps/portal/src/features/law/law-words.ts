import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { Confidence } from '@quittance/law';
import { useFormats } from '@quittance/ui';
import { useMemo } from 'react';
import { isHalfYear } from './half-years.ts';

interface Span { readonly from: string | null; readonly to: string | null }

/** The words of rows and entries: their days, how sure they are, what an entry does and how it stands. */
export function useLawWords() {
  const { t } = useLingui();
  const { day, locale } = useFormats();
  return useMemo(() => {
    /** "1er semestre 2027" */
    const half = (from: string): string => { const year = from.slice(0, 4); return from.slice(5, 7) <= '06' ? t`1er semestre ${year}` : t`2e semestre ${year}`; };
    /** "depuis le 1er janv. 2013", "1er juil. 2026 – 31 déc. 2026"; what the tables begin without a day has long been in force. */
    const span = ({ from, to }: Span): string => {
      const start = from && day(from), end = to && day(to);
      if (start && end) return `${start} – ${end}`;
      return start ? t`depuis le ${start}` : end ? t`jusqu’au ${end}` : t`de longue date`;
    };
    const sure: Record<Confidence, string> = { high: t`haute`, medium: t`moyenne`, low: t`faible` };
    const acts: Record<string, string> = { new: t`Nouvelle valeur`, correction: t`Correction`, confirmation: t`Confirmation` };
    const states: Record<string, string> = { entered: t`attend une approbation`, approved: t`approuvée`, refused: t`refusée`, withdrawn: t`retirée` };
    return {
      half, span,
      /** A half-year by its name, other days as they are. */
      when: (row: Span): string => (isHalfYear(row.from, row.to) ? half(row.from!) : span(row)),
      sure: (confidence: string): string => sure[confidence as Confidence] ?? confidence,
      act: (act: string): string => acts[act] ?? act,
      state: (state: string): string => states[state] ?? state,
      /** "1 204" */
      count: (count: number): string => count.toLocaleString(locale),
      cases: (count: number): string => t`${plural(count, { one: '# dossier', other: '# dossiers' })}`,
    };
  }, [t, day, locale]);
}
export type LawWords = ReturnType<typeof useLawWords>;
