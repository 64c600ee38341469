import { useLingui } from '@lingui/react/macro';
import { dayOfInstant, Press, useFormats, Word } from '@quittance/ui';
import type { ReactNode } from 'react';
import type { Told } from './debtors.queries.ts';
import { useDebtorWords } from './words.ts';

export interface Letter { id: string; reference: string; sentOn?: string | null }

/** One kind of what is known: what counts, what did behind a fold, and where to add. */
export function Known({ title, count, empty, former, add, onAdd, form, children }: { title: string; count: number; empty: string; former: readonly ReactNode[]; add?: string | undefined; onAdd?: () => void; form?: ReactNode; children: ReactNode }) {
  const { t } = useLingui();
  return (
    <section className="known" aria-label={title}>
      <h3>{title}{add && <Press className="add" onClick={onAdd}>{add}</Press>}</h3>
      {count === 0 && <p className="soft">{empty}</p>}
      {count > 0 && <ul>{children}</ul>}
      {form}
      {former.length > 0 && <details className="former"><summary>{former.length === 1 ? t`une donnée ancienne` : t`${former.length} données anciennes`}</summary><ul>{former}</ul></details>}
    </section>
  );
}

/** A datum with who told it and when, what is wrong with it, what may be done with it. */
export function Line({ told, superseded, current, flag, acts, form, children }: { told: Told; superseded?: { at: string; why?: string | null } | null; current?: ReactNode; flag?: ReactNode; acts?: ReactNode; form?: ReactNode; children: ReactNode }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const words = useDebtorWords();
  return (
    <li>
      <p className={superseded ? 'soft' : undefined}><span className="datum">{children}</span>{current && <> <Word tone="settled">{current}</Word></>}{flag && <> {flag}</>}</p>
      <p className="note">{words.told(told)}{told.source && <>, {told.source}</>}{told.person && told.by !== 'deposit' && <>, {t`noté par ${told.person}`}</>}{superseded && <>, {superseded.why ? t`ne compte plus depuis le ${day(dayOfInstant(superseded.at))} : ${superseded.why}` : t`remplacé le ${day(dayOfInstant(superseded.at))}`}</>}{acts && <span className="acts">{acts}</span>}</p>
      {form}
    </li>
  );
}
