/**
 * Whether an act that a bailiff reports could be done on its day: libs/law's tables, asked with the acts that were reported before. The
 * first act of a measure may always begin it anew. Pure.
 */
import { may, PROCEDURE_TABLES, whyStopped, type HoldEffects, type LawTables, type ProcedureDocument, type ProcedureName, type ProcedureRefusal } from '@quittance/law';
import { enforceableFrom, lapsesUnserved, type TitleDays } from '../titles/title-kinds.ts';
import { actKind, lawAct, type ActKindRow } from './act-kinds.ts';
import type { DoneAct } from './deadlines.ts';

export interface ActSituation {
  doneOn: Temporal.PlainDate;
  /** Reported before, on this case. */
  acts: readonly DoneAct[];
  title: (TitleDays & { expiresOn: Temporal.PlainDate }) | null;
  principal: bigint; principalAndInterest: bigint;
  debtorIsConsumer: boolean; debtorIsMerchant: boolean;
  /** What held the debtor on that day: force and demands are stopped, the service of papers, a notice and a release are not. */
  held?: HoldEffects | null;
}
type Answer = { code: string; article: string | null; facts: ProcedureRefusal['facts'] } | null;

const { compare } = Temporal.PlainDate;
/** What a bailiff has in hand himself. */
const HIS_PAPERS: readonly ProcedureDocument[] = ['registerEntry', 'courtOrder', 'proofOfService', 'nonContestationCertificate'];

/** The measure as far as it has come: its state and the days of its acts, since it last began. */
function runOf(procedure: ProcedureName, { acts, doneOn }: ActSituation): { state: string; done: Record<string, Temporal.PlainDate> } {
  const { initial, acts: rows } = PROCEDURE_TABLES[procedure];
  let state: string = initial, done: Record<string, Temporal.PlainDate> = {};
  const before = acts.filter((act) => compare(act.doneOn, doneOn) <= 0).sort((one, other) => compare(one.doneOn, other.doneOn));
  for (const act of before) {
    const [measure, name] = actKind(act.kind)?.law?.split('.') ?? [];
    const row = measure === procedure ? rows.find((one) => one.act === name) : undefined;
    if (!row) continue;
    if (row.from.includes(initial)) done = {};
    done[row.act] = act.doneOn;
    state = row.to ?? state;
  }
  return { state, done };
}

/** Null: it could. Else the rule that stood against it, with its article. */
export function whyNot(kind: ActKindRow, situation: ActSituation, law: LawTables): Answer {
  const { doneOn, title } = situation;
  if (kind.kind === 'title_service') {
    const lapse = title && lapsesUnserved(title, law);
    return lapse && compare(doneOn, lapse.until) > 0 ? { code: 'too_late', article: lapse.article, facts: { term: lapse.term, until: String(lapse.until) } } : null;
  }
  const stop = kind.stop && situation.held ? whyStopped(situation.held, kind.stop) : undefined;
  if (stop?.outcome === 'refuse') return { code: 'on_hold', article: stop.article, facts: { stops: stop.what, holds: stop.holds } };
  if (!kind.law) return null;
  const procedure = kind.law.split('.')[0] as ProcedureName;
  const { initial } = PROCEDURE_TABLES[procedure];
  const run = lawAct(kind.law).from.includes(initial) ? { state: initial, done: {} } : runOf(procedure, situation);
  const from = title && enforceableFrom(title, law);
  const served = title?.servedOn && compare(title.servedOn, doneOn) <= 0;
  const answer = may(kind.law, {
    ...run, on: doneOn, by: 'bailiff', principal: situation.principal, principalAndInterest: situation.principalAndInterest,
    documents: [...HIS_PAPERS, ...(title ? ['enforceableTitle' as const] : []), ...(served ? ['serviceOfTitle' as const] : [])],
    hasTitle: Boolean(from) && compare(from!, doneOn) <= 0, titleExpired: title !== null && compare(doneOn, title.expiresOn) > 0,
    debtorIsConsumer: situation.debtorIsConsumer, debtorIsMerchant: situation.debtorIsMerchant, recoveryThreatened: true, held: situation.held ?? null,
  }, law);
  return answer.allowed ? null : answer.refusal;
}
