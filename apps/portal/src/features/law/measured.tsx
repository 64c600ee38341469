import { Trans, useLingui } from '@lingui/react/macro';
import { Facts, Money, Progress, useFormats } from '@quittance/ui';
import { minus, sumOf } from '../statement/decimal.ts';
import type { LawRun } from './law.queries.ts';
import { useLawWords } from './law-words.ts';

/** A signed difference: "+ 12,00 €", "− 3,40 €". */
export function Difference({ value, strong }: { value: string | null | undefined; strong?: boolean }) {
  const { money } = useFormats();
  if (value === null || value === undefined) return <span className="amount">—</span>;
  const text = /^-/.test(value) || /^[+]?0*(\.0*)?$/.test(value) ? money(value.replace(/^\+/, '')) : `+\u202f${money(value.replace(/^\+/, ''))}`;
  return <span className="amount">{strong ? <b>{text}</b> : text}</span>;
}

/** How far a measure or a recomputation is: a bar that moves, in words and in figures. */
export function Running({ run, what }: { run: LawRun; what: 'measure' | 'application' }) {
  const { t } = useLingui();
  const { cases, count } = useLawWords();
  const { total } = run, done = count(run.done), all = cases(total);
  return <Progress label={what === 'measure' ? t`Mesure en cours` : t`Les sommes se recalculent`} detail={total ? t`${done} sur ${all}` : t`les dossiers se comptent`} value={total ? run.done : null} max={Math.max(1, total)} />;
}

/** What changes, added up: on the day it was measured for. */
export function Totals({ run }: { run: LawRun }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const { cases, count } = useLawWords();
  // What had no figure has no sum before: nothing is to be taken from it.
  const freed = run.blockedBefore - run.blockedAfter, partly = run.blockedBefore + run.blockedAfter > 0, allFreed = run.changed > 0 && freed === run.changed, on = day(run.asOf), of = cases(run.total);
  return (
    <section className="law-totals" aria-label={t`Ce qui change`}>
      <Facts money facts={[
        { term: <b>{t`Dossiers qui changent`}</b>, value: <b>{count(run.changed)}</b> },
        freed > 0 && { term: t`Sans calcul possible, qui en retrouvent un`, value: count(freed) },
        freed < 0 && { term: t`Qui ne pourront plus être calculés`, value: count(-freed) },
        run.blockedAfter > 0 && { term: t`Restent sans calcul possible`, value: count(run.blockedAfter) },
        !allFreed && { term: partly ? t`Somme due avant, sans les bloqués` : t`Somme due avant`, value: <Money value={run.before} tone="soft" /> },
        { term: allFreed ? t`Somme due, de nouveau calculée` : t`Somme due après`, value: <Money value={run.after} strong={allFreed} />, total: allFreed },
        !allFreed && { term: partly ? t`Différence, bloqués compris` : t`Différence`, value: <Difference value={sumOf(run.after, minus(run.before))} strong />, total: true },
      ]} />
      <p className="note"><Trans>Mesuré sur {of}, pour le {on}.</Trans></p>
    </section>
  );
}
