/**
 * The terms that run on a file in a bailiff's hands: those that his acts started, by libs/law's tables, and those of the title itself. A
 * term ends when the act that it waits for was done, when the measure was released, or when its last day has passed. Pure.
 */
import { PROCEDURE_TABLES, termEnd, type LawTables, type ProcedureName } from '@quittance/law';
import { expiryOf, lapsesUnserved, TITLE_LIFE_ARTICLE, type TitleDays } from '../titles/title-kinds.ts';
import { actKind, lawAct } from './act-kinds.ts';

export interface DoneAct { kind: string; doneOn: Temporal.PlainDate }
export interface OpenDeadline { code: string; on: Temporal.PlainDate; article: string }

const { compare } = Temporal.PlainDate;
const byDay = (one: OpenDeadline, other: OpenDeadline) => compare(one.on, other.on);

/** What one act started, whatever came after. Terms that hang on facts of a case without title are not among them. */
export function startedBy(act: DoneAct, title: TitleDays | null, law: LawTables): OpenDeadline[] {
  const row = actKind(act.kind);
  if (act.kind === 'title_service' && title?.kind === 'payment_order') {
    const { until, article } = termEnd('payment_order_opposition', act.doneOn, law);
    return [{ code: 'payment_order_opposition', on: until, article }];
  }
  if (!row?.law) return [];
  return (lawAct(row.law).starts ?? []).filter(({ when }) => !when).map(({ term }) => {
    const { until, article } = termEnd(term, act.doneOn, law);
    return { code: term, on: until, article };
  }).sort(byDay);
}

/** The act after which a term no longer waits: the one that libs/law sets within or after it, or the release of the measure. */
function meets(code: string, starter: DoneAct, later: DoneAct): boolean {
  const started = actKind(starter.kind)?.law?.split('.'), following = actKind(later.kind)?.law?.split('.');
  if (!started || !following || started[0] !== following[0] || compare(later.doneOn, starter.doneOn) < 0) return false;
  if (following[1] === 'release') return true;
  const row = PROCEDURE_TABLES[following[0] as ProcedureName].acts.find(({ act }) => act === following[1]);
  return [...(row?.within ?? []), ...(row?.after ?? [])].some(({ term, of }) => term === code && of === started[1]);
}

/** Those still to come, the nearest first. */
export function openDeadlines(title: TitleDays | null, acts: readonly DoneAct[], today: Temporal.PlainDate, law: LawTables): OpenDeadline[] {
  const found = acts.flatMap((act) => startedBy(act, title, law).filter(({ code }) => !acts.some((later) => meets(code, act, later))));
  if (title) {
    const lapse = title.servedOn === null ? lapsesUnserved(title, law) : null;
    if (lapse) found.push({ code: 'payment_order_service', on: lapse.until, article: lapse.article });
    if (title.servedOn === null && title.kind === 'judgment') {
      const { until, article } = termEnd('default_judgment_notice', title.issuedOn, law);
      found.push({ code: 'default_judgment_notice', on: until, article });
    }
    const expiry = expiryOf(title, law);
    if (expiry) found.push({ code: 'title_expiry', on: expiry, article: TITLE_LIFE_ARTICLE });
  }
  return found.filter(({ on }) => compare(on, today) >= 0).sort(byDay);
}
