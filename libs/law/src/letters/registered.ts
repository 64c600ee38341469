/** What a registered e-mail starts (CPCE postes R53-3): the days that its recipient has to take it, and how long its proofs are kept. */
import { LAW } from '../rates/law.ts';
import { plusLength } from '../rates/length.ts';
import type { LawTables } from '../rates/tables.ts';

export interface RegisteredEmailTerms {
  /** The last day on which the recipient may take it; the sender stays unnamed until then. */
  readonly acceptBy: Temporal.PlainDate;
  /** The proofs of deposit, of receipt or of refusal are kept at least until this day; with a debt alive, longer. */
  readonly keepProofUntil: Temporal.PlainDate;
  readonly article: string;
}

export const registeredEmailTerms = (sentOn: Temporal.PlainDate, law: LawTables = LAW): RegisteredEmailTerms => ({
  acceptBy: plusLength(sentOn, law, 'lre_acceptance'), keepProofUntil: plusLength(sentOn, law, 'lre_proof_retention_min'), article: 'CPCE postes R53-3',
});
