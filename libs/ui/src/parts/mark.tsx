import { useId } from 'react';
import { useFormats } from '../formats.ts';

/** The mark: a plain round stamp, always in ink. */
export function Mark({ className = '' }: { className?: string }) {
  return (
    <svg className={`mark ${className}`} viewBox="0 0 24 24" fill="none" stroke="currentColor" aria-hidden="true">
      <circle cx="12" cy="12" r="10.6" strokeWidth="1.5" /><circle cx="12" cy="12" r="7.2" strokeWidth="1" />
      <path d="M8.6 12.2l2.5 2.5 4.6-5.3" strokeWidth="1.8" strokeLinecap="square" />
    </svg>
  );
}

/** The stamp: green and tilted, with its day, only on what is settled. `day` is an ISO day. */
export function Stamp({ word, under, day, className = '' }: { word: string; under: string; day: string; className?: string }) {
  const id = useId();
  const { day: say } = useFormats();
  const brief = say(day, 'brief');
  return (
    <svg className={`stamp ${className}`} viewBox="0 0 100 100" role="img" aria-label={`${word} ${say(day)}`}>
      <g fill="none" stroke="currentColor">
        <circle cx="50" cy="50" r="47" strokeWidth="2.2" /><circle cx="50" cy="50" r="33" strokeWidth="1" />
        <path id={`${id}a`} d="M13 50a37 37 0 0 1 74 0" stroke="none" /><path id={`${id}b`} d="M9 50a41 41 0 0 0 82 0" stroke="none" />
      </g>
      <text textAnchor="middle"><textPath href={`#${id}a`} startOffset="50%">{word}</textPath></text>
      <text className="under" textAnchor="middle"><textPath href={`#${id}b`} startOffset="50%">{under}</textPath></text>
      <text className="middle" x="50" y="50" textAnchor="middle">{brief}</text>
      <text className="middle year" x="50" y="64" textAnchor="middle">{day.slice(0, 4)}</text>
    </svg>
  );
}
