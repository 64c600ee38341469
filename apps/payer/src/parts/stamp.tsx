import { formatDayMonth } from '@quittance/law';
import { useSay } from './say.ts';

/** The stamp: green and tilted, with its day, only on what is settled. */
export function Stamp({ word, under, day }: { word: string; under: string; day: string }) {
  const say = useSay();
  return (
    <svg className="stamp" viewBox="0 0 100 100" role="img" aria-label={`${word} ${say.day(day)}`}>
      <g fill="none" stroke="currentColor">
        <circle className="rim" cx="50" cy="50" r="47" /><circle cx="50" cy="50" r="33" />
        <path id="stamp-over" d="M13 50a37 37 0 0 1 74 0" stroke="none" /><path id="stamp-under" d="M9 50a41 41 0 0 0 82 0" stroke="none" />
      </g>
      <text><textPath href="#stamp-over" startOffset="50%">{word}</textPath></text>
      <text className="under"><textPath href="#stamp-under" startOffset="50%">{under}</textPath></text>
      <text className="middle" x="50" y="50">{formatDayMonth(day, say.locale)}</text>
      <text className="middle year" x="50" y="64">{day.slice(0, 4)}</text>
    </svg>
  );
}
