import { useLingui } from '@lingui/react/macro';
import { Word } from '@quittance/ui';
import type { Follows } from './recall.queries.ts';
import { useRestWords } from './words.ts';
import './recall.css';

/** What follows of it, a sentence each; what will not wait stands out by its words. */
export function Consequences({ of, paused = false, stale = false }: { of: readonly Follows[]; paused?: boolean; stale?: boolean }) {
  const { t } = useLingui();
  const { follows } = useRestWords();
  return (
    <section className="follows" aria-label={t`Ce qui s’ensuit`} aria-busy={stale} aria-live="polite">
      <h3>{t`Ce qui s’ensuit`}</h3>
      <ul className="consequences">{of.map((one) => <li key={one.code}>{one.level === 'plain' ? follows(one, paused) : <Word tone={one.level === 'danger' ? 'danger' : 'wait'}>{follows(one, paused)}</Word>}{one.article && <span className="note"> {one.article}</span>}</li>)}</ul>
    </section>
  );
}
