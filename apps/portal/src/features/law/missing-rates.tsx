import { useQuery } from '@apollo/client/react';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useFormats } from '@quittance/ui';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { useLiveSoon } from '../../app/live.tsx';
import { useMay } from '../../app/session.tsx';
import { LinkButton } from '../../app/states.tsx';
import { useFigureWords } from './figure-words.ts';
import { MISSING_RATES, type MissingRate } from './law.queries.ts';
import { useLawWords } from './law-words.ts';
import { useLawWaiting, type WaitingEntry } from './use-law-waiting.ts';
import './missing-rates.css';

/** What lacks, in a sentence: what it will stop from which day, or what it stops now. */
export function useMissingWords() {
  const { t } = useLingui();
  const { day } = useFormats();
  const { named } = useFigureWords();
  const { half } = useLawWords();
  const willStop = (count: number, first: string) => (count === 0 ? t`à compter du ${first}, ce qui en dépend ne pourra plus être calculé` : t`${plural(count, { one: `à compter du ${first}, # dossier ne pourra plus être calculé`, other: `à compter du ${first}, # dossiers ne pourront plus être calculés` })}`);
  const stops = (count: number, first: string) => (count === 0 ? t`depuis le ${first}, ce qui en dépend est bloqué` : t`${plural(count, { one: `depuis le ${first}, # dossier est bloqué`, other: `depuis le ${first}, # dossiers sont bloqués` })}`);
  const told = ({ state, from, cases }: Pick<MissingRate, 'state' | 'from' | 'cases'>) => (state === 'missing' ? stops(cases, day(from)) : willStop(cases, day(from)));
  return {
    /** One rate, whole. */
    one: (rate: MissingRate): string => { const name = named(rate.name)[1], when = half(rate.from), then = told(rate); return t`${name}, ${when} : pas encore saisi ; ${then}.`; },
    /** All that lack in the same way, in one line. */
    line: (rates: readonly MissingRate[]): string => {
      const [first] = rates;
      if (!first) return '';
      const when = half(first.from), name = named(first.name)[1], then = told(first);
      if (rates.length === 1) return t`Le taux « ${name} » du ${when} n’est pas saisi : ${then}.`;
      // A case may need several of them: the most that one of them stops is what is sure.
      const count = rates.length, most = Math.max(...rates.map(({ cases }) => cases)), start = day(first.from);
      const least = most === 0 ? told({ ...first, cases: 0 }) : first.state === 'missing' ? t`${plural(most, { one: `depuis le ${start}, au moins # dossier est bloqué`, other: `depuis le ${start}, au moins # dossiers sont bloqués` })}` : t`${plural(most, { one: `à compter du ${start}, au moins # dossier ne pourra plus être calculé`, other: `à compter du ${start}, au moins # dossiers ne pourront plus être calculés` })}`;
      return t`${count} taux du ${when} ne sont pas saisis : ${least}.`;
    },
  };
}

/** What blocks first, then what will. */
export const byUrgency = (missing: readonly MissingRate[]): MissingRate[] => missing.toSorted((a, b) => Number(b.state === 'missing') - Number(a.state === 'missing') || a.from.localeCompare(b.from));

/** On the page of the law: a line a rate, with what may be done about it. */
export function MissingBanner({ missing, act }: { missing: readonly MissingRate[]; act?: ((rate: MissingRate) => ReactNode) | undefined }) {
  const words = useMissingWords();
  return byUrgency(missing).map((rate) => <div key={`${rate.name}${rate.from}`} className={`missing-rate ${rate.state === 'missing' ? 'refusal' : 'waiting'}`} role="status"><p>{words.one(rate)}</p>{act?.(rate)}</div>);
}

/** Where the figure that lacks is entered; if someone did, his entry. */
export function MissingAct({ rate, waiting, small }: { rate: Pick<MissingRate, 'name' | 'from'>; waiting: readonly WaitingEntry[]; small?: boolean }) {
  const entered = waiting.find(({ name, from }) => name === rate.name && from === rate.from), size = small ? { size: 'small' as const } : {};
  return entered
    ? <LinkButton {...size} to="/law/entries/$id" params={{ id: entered.id }}><Trans>Voir la saisie qui attend</Trans></LinkButton>
    : <LinkButton {...size} to="/law/entries/new" search={{ name: rate.name, from: rate.from }}><Trans>Saisir ce taux</Trans></LinkButton>;
}

/** Over every page, for those who answer for the figures: what is about to lack, or lacks. Nothing while all is there. */
export function MissingRatesLine() {
  const may = useMay();
  const reads = may('read', 'LawEntry'), enters = may('enter', 'LawEntry');
  const { data, refetch } = useQuery(MISSING_RATES, { skip: !reads, fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' });
  useLiveSoon(['LawDecided', 'LawApplied', 'Resync'], () => { if (reads) void refetch().catch(() => undefined); });
  // What lacks depends on the day: a page left open over the 20th asks again.
  const { today } = useFormats(), asked = useRef(today);
  useEffect(() => { if (asked.current !== today) { asked.current = today; if (reads) void refetch().catch(() => undefined); } }, [today, reads, refetch]);
  const words = useMissingWords();
  const { rows } = useLawWaiting();
  const { pathname } = useLocation();
  const missing = byUrgency(reads ? data?.appliedLaw.missing ?? [] : []), [first] = missing;
  // The page of the law says each of them in full.
  if (!first || pathname === '/law') return null;
  const alike = missing.filter(({ state, from }) => state === first.state && from === first.from);
  return (
    <div className={`band law-band ${first.state === 'missing' ? 'is-blocking' : ''}`} role="status">
      <span>{words.line(alike)}</span>
      {enters ? <MissingAct rate={first} waiting={rows} small /> : <Link to="/law" search={{}}><Trans>Voir le droit appliqué</Trans></Link>}
    </div>
  );
}
