/** What comes next after a call, proposed by its outcome; the collector may change it, never leave it out. */
import { addDays } from '../timeline/facts.ts';

export const OUTCOMES = ['promise', 'refusal', 'dispute', 'absent', 'message_left', 'third_party', 'wrong_number', 'callback'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const REACHED = ['debtor', 'representative', 'third_party', 'nobody'] as const;
export type Reached = (typeof REACHED)[number];
export const NEXT_KINDS = ['call', 'check_bank', 'send_formal_notice', 'wait_answer', 'choose_court', 'ask_creditor', 'other'] as const;
export type NextKind = (typeof NEXT_KINDS)[number];
export interface NextDraft { kind: NextKind; on: string; note: string }

const FIXED = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
/** Easter Sunday, by the anonymous Gregorian algorithm. */
function easter(year: number): string {
  const a = year % 19, b = Math.floor(year / 100), c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7, m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31), day = ((h + l - 7 * m + 114) % 31) + 1;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
function works(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay(), sunday = easter(Number(day.slice(0, 4)));
  return weekday !== 0 && weekday !== 6 && !FIXED.includes(day.slice(5)) && ![1, 39, 50].some((after) => addDays(sunday, after) === day);
}
/** The first working day after a day; a plan for the desk, not a legal term. */
export function nextWorkingDay(after: string, count = 1): string {
  let day = after;
  for (let left = count; left > 0;) { day = addDays(day, 1); if (works(day)) left--; }
  return day;
}

export interface Situation { today: string; promisedOn: string | null; formalNoticeSent: boolean }
/** The act and its day; a promise is looked for in the bank on the working day after it. */
export function propose(outcome: Outcome | null, { today, promisedOn, formalNoticeSent }: Situation): NextDraft | null {
  const soon = (kind: NextKind, count = 1): NextDraft => ({ kind, on: nextWorkingDay(today, count), note: '' });
  switch (outcome) {
    case 'promise': return promisedOn ? { kind: 'check_bank', on: nextWorkingDay(promisedOn), note: '' } : null;
    case 'refusal': return soon(formalNoticeSent ? 'choose_court' : 'send_formal_notice');
    case 'dispute': case 'wrong_number': return soon('ask_creditor');
    case 'message_left': return soon('call', 2);
    case 'absent': case 'third_party': case 'callback': return soon('call');
    default: return null;
  }
}

/** Only the debtor himself can promise, refuse or contest. */
export const whoMayHaveAnswered = (outcome: Outcome | null): readonly Reached[] => (outcome === 'promise' || outcome === 'refusal' || outcome === 'dispute' ? ['debtor', 'representative'] : REACHED);

/** Who answered, as far as the outcome says it by itself. */
export function reachedBy(outcome: Outcome | null, hasRepresentative: boolean): Reached {
  if (outcome === 'absent' || outcome === 'message_left' || outcome === 'wrong_number') return 'nobody';
  if (outcome === 'third_party') return 'third_party';
  return hasRepresentative ? 'representative' : 'debtor';
}
