/**
 * May this act be done now? The tables of procedures, asked one act at a time: the first rule that refuses speaks, with its article; a yes
 * says what the act starts, what it costs and what it does to the limitation period.
 */
import { refuse } from '../faults/refusal.ts';
import { whyStopped } from '../holds/effects.ts';
import type { LimitationEventKind } from '../limitation/limitation-rules.ts';
import type { Confidence, LawTables } from '../rates/tables.ts';
import { procedureCost, type ProcedureCost } from './costs.data.ts';
import { ENFORCEMENT_TABLES } from './enforcement-tables.ts';
import { notBarred } from './needs.ts';
import type { ProcedureAct, ProcedureFacts, ProcedureName, ProcedureRefusal, ProcedureTable, StartRow, TermFrom } from './procedure-facts.ts';
import { termEnd, type TermEnd } from './terms.ts';
import { TITLE_TABLES } from './title-tables.ts';
import { COURT_TABLES } from './court-tables.ts';

export const PROCEDURE_TABLES: Readonly<Record<ProcedureName, ProcedureTable>> = { ...TITLE_TABLES, ...COURT_TABLES, ...ENFORCEMENT_TABLES };

/** A procedure and one of its acts: "paymentOrder.serve". */
export type ProcedureActId = `${ProcedureName}.${string}`;
export const PROCEDURE_ACTS: readonly ProcedureActId[] = Object.values(PROCEDURE_TABLES).flatMap((table) => table.acts.map(({ act }) => `${table.procedure}.${act}` as const));

export interface StartedTerm extends TermEnd { readonly then: StartRow['then'] }
export interface ProcedureYes {
  readonly allowed: true;
  /** The state that the act leads to. */
  readonly to: string;
  readonly article: string;
  readonly confidence: Confidence;
  readonly starts: readonly StartedTerm[];
  readonly costs: readonly ProcedureCost[];
  readonly limitation: LimitationEventKind | null;
  /** What a hold asks to weigh; a claim between businesses that is barred: it is for the debtor to say so. */
  readonly warnings: readonly ProcedureRefusal[];
}
export type ProcedureAnswer = ProcedureYes | { readonly allowed: false; readonly refusal: ProcedureRefusal };

function papersMissing({ documents = [], documentsWhen = [], article }: ProcedureAct, facts: ProcedureFacts, law: LawTables): ProcedureRefusal | undefined {
  const missing = documents.filter((document) => !facts.documents.includes(document));
  const more = documentsWhen.filter(({ document, when }) => when(facts, law) && !facts.documents.includes(document));
  if (missing.length + more.length === 0) return undefined;
  return refuse('document_missing', missing.length > 0 ? article : more[0]!.article, { missing: [...missing, ...more.map(({ document }) => document)] });
}

function wrongDay(row: ProcedureAct, facts: ProcedureFacts, law: LawTables): ProcedureRefusal | undefined {
  const ends = (terms: readonly TermFrom[] = []): (TermEnd | ProcedureRefusal)[] => terms.filter(({ when }) => when?.(facts, law) ?? true).map(({ term, of }) => {
    const from = facts.done[of];
    return from ? termEnd(term, from, law) : refuse('act_not_done', row.article, { act: of });
  });
  for (const end of ends(row.after)) {
    if ('code' in end) return end;
    if (Temporal.PlainDate.compare(facts.on, end.until) <= 0) return refuse('too_early', end.article, { term: end.term, until: end.until.toString() });
  }
  for (const end of ends(row.within)) {
    if ('code' in end) return end;
    if (Temporal.PlainDate.compare(facts.on, end.until) > 0) return refuse('too_late', end.article, { term: end.term, until: end.until.toString() });
  }
  return undefined;
}

/**
 * Whether an act ("paymentOrder.serve") may be done on `facts.on` by `facts.by`. The order of the rules: the act, the state, who acts, the
 * holds, the law of the act, the papers, the days. A refusal has its article and facts (decimal strings, ISO days, lists of names).
 */
export function may(id: ProcedureActId, facts: ProcedureFacts, law: LawTables): ProcedureAnswer {
  const no = (refusal: ProcedureRefusal): ProcedureAnswer => ({ allowed: false, refusal });
  const [procedure = '', name = ''] = id.split('.');
  const row = Object.hasOwn(PROCEDURE_TABLES, procedure) ? PROCEDURE_TABLES[procedure as ProcedureName].acts.find(({ act }) => act === name) : undefined;
  if (!row) return no(refuse('unknown_act', null, { act: id }));
  if (!row.from.includes(facts.state)) return no(refuse('not_in_this_state', row.article, { act: name, state: facts.state, from: row.from }));
  if (!row.who.includes(facts.by)) return no(refuse('not_for_this_actor', row.article, { act: name, by: facts.by, who: row.who }));
  const stop = facts.held && row.stop ? whyStopped(facts.held, row.stop) : undefined;
  const held = stop && refuse('on_hold' as const, stop.article, { stops: stop.what, holds: stop.holds });
  if (held && stop?.outcome === 'refuse') return no(held);
  for (const need of row.needs ?? []) {
    const refusal = need(facts, law);
    if (refusal) return no(refusal);
  }
  const barred = facts.barred && row.needs?.includes(notBarred) ? refuse('claim_barred' as const, facts.debtorIsMerchant ? 'C. com. L110-4' : 'C. civ. 2224', {}) : undefined;
  const refusal = papersMissing(row, facts, law) ?? wrongDay(row, facts, law);
  if (refusal) return no(refusal);
  return {
    allowed: true, to: row.to ?? facts.state, article: row.article, confidence: row.confidence, limitation: row.limitation ?? null, warnings: [held, barred].filter((warning) => warning !== undefined),
    starts: (row.starts ?? []).filter(({ when }) => when?.(facts, law) ?? true).map(({ term, then }) => ({ ...termEnd(term, facts.on, law), then })),
    costs: (row.costs ?? []).filter(({ when }) => when?.(facts, law) ?? true).flatMap(({ cost }) => procedureCost(cost, facts.on, law) ?? []),
  };
}

/** The acts of a procedure that may be done now, by name. */
export const openActs = (procedure: ProcedureName, facts: ProcedureFacts, law: LawTables): readonly string[] =>
  PROCEDURE_TABLES[procedure].acts.filter(({ act }) => may(`${procedure}.${act}`, facts, law).allowed).map(({ act }) => act);
