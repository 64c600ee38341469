/**
 * The ways to a title and the measures of enforcement, from where a case stands: which are open, to whom, with which papers, at what cost,
 * and which are closed and why. All of it is read from the tables of libs/law; nothing is decided here. Pure.
 */
import { may, procedureCost, PROCEDURE_TABLES, PROCEDURES, whyStopped, type Confidence, type LawTables, type Actor as ProcedureActor, type ProcedureCost, type ProcedureDocument, type ProcedureFacts, type ProcedureName, type ProcedureRefusal } from '@quittance/law';

/** What the product knows of a case that a procedure looks at; the day, the state and who acts are asked route by route. */
export type RouteFacts = Omit<ProcedureFacts, 'state' | 'by' | 'done'>;

export interface RoutePaper { document: ProcedureDocument; present: boolean }
export interface RouteTerm { term: string; then: string; until: Temporal.PlainDate; article: string; confidence: Confidence }
export interface Route {
  procedure: ProcedureName;
  matter: 'court' | 'enforcement';
  /** The act that it begins with. */
  act: string;
  open: boolean;
  /** Who may do it; where it is closed, who could. */
  by: readonly ProcedureActor[];
  refusal: ProcedureRefusal | null;
  warnings: readonly ProcedureRefusal[];
  article: string;
  rules: readonly string[];
  confidence: Confidence;
  papers: readonly RoutePaper[];
  /** Those that begin if it is done today. */
  terms: readonly RouteTerm[];
  costs: readonly ProcedureCost[];
}

/** Those whose hand can begin something: a judge or a registry answers. */
const BEGINNERS: readonly ProcedureActor[] = ['agency', 'creditor', 'lawyer', 'bailiff'];
const MEASURES: readonly ProcedureName[] = ['seizureAndSale', 'bankAttachment', 'wageGarnishment', 'protectiveSeizure', 'vehicleDeclaration'];
/** A refusal that another person, or the other court, would not meet says the least about the case. */
const ABOUT_WHO: readonly string[] = ['not_for_this_actor', 'no_representation', 'lawyer_required', 'wrong_court'];

type Row = (typeof PROCEDURE_TABLES)[ProcedureName]['acts'][number];
interface Try { row: Row; by: ProcedureActor; refusal: ProcedureRefusal | null; warnings: readonly ProcedureRefusal[]; facts: ProcedureFacts }

function tried(procedure: ProcedureName, row: Row, by: ProcedureActor, known: RouteFacts, law: LawTables): Try {
  const facts: ProcedureFacts = { ...known, by, state: PROCEDURE_TABLES[procedure].initial, done: {} };
  const answer = may(`${procedure}.${row.act}`, facts, law);
  return answer.allowed ? { row, by, facts, refusal: null, warnings: answer.warnings } : { row, by, facts, refusal: answer.refusal, warnings: [] };
}

/** The try that says most: one that is open, else one refused for what the case is, with the fewest papers missing. */
function telling(tries: readonly Try[]): Try {
  const rank = ({ refusal }: Try): number => (refusal === null ? 0 : ABOUT_WHO.includes(refusal.code) ? 1000 : 1 + (Array.isArray(refusal.facts['missing']) ? refusal.facts['missing'].length : 0));
  return tries.reduce((best, one) => (rank(one) < rank(best) ? one : best));
}

/** Every route of the tables, in their order, seen from `known.on`. */
export function routesOf(known: RouteFacts, law: LawTables): Route[] {
  return PROCEDURES.map((procedure): Route => {
    const table = PROCEDURE_TABLES[procedure];
    const tries = table.acts.filter(({ from }) => from.includes(table.initial)).flatMap((row) => row.who.filter((by) => BEGINNERS.includes(by)).map((by) => tried(procedure, row, by, known, law)));
    const best = telling(tries), { row, facts } = best;
    const open = tries.filter(({ refusal, row: { act } }) => refusal === null && act === row.act).map(({ by }) => by);
    const asked = [...(row.documents ?? []), ...(row.documentsWhen ?? []).filter(({ when }) => when(facts, law)).map(({ document }) => document)];
    const stop = known.held && row.stop ? whyStopped(known.held, row.stop) : undefined;
    const yes = best.refusal === null ? may(`${procedure}.${row.act}`, facts, law) : null;
    return {
      procedure, matter: MEASURES.includes(procedure) ? 'enforcement' : 'court', act: row.act, open: best.refusal === null, by: open.length ? open : [best.by],
      refusal: best.refusal, warnings: best.warnings, article: stop?.article ?? table.article, rules: table.rules, confidence: row.confidence,
      papers: [...new Set(asked)].map((document) => ({ document, present: facts.documents.includes(document) })),
      terms: yes?.allowed ? yes.starts.map(({ term, then, until, article, confidence }) => ({ term, then, until, article, confidence })) : [],
      costs: (row.costs ?? []).filter(({ when }) => when?.(facts, law) ?? true).flatMap(({ cost }) => procedureCost(cost, facts.on, law) ?? []),
    };
  });
}
