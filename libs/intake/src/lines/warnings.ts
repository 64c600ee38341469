/** What is told of a claim that is taken all the same: one French sentence for each code, made from its facts alone. */
import { formatDate } from '@quittance/law';
import type { FaultFacts } from './faults.ts';

export const INTAKE_WARNINGS = ['barred', 'long_terms'] as const;
export type IntakeWarningCode = (typeof INTAKE_WARNINGS)[number];
export interface LineWarning { code: IntakeWarningCode; message: string; article: string | null; facts: FaultFacts }

const NBSP = '\u00a0';
const sentences: Record<IntakeWarningCode, (facts: FaultFacts) => string> = {
  barred: (f) => `La facture ${f.reference} est prescrite depuis le ${formatDate(String(f.expires))}${NBSP}: elle peut être réclamée, mais le débiteur qui l’invoque ne peut plus y être condamné.`,
  long_terms: (f) => `Des conditions de ${f.days} jours${f.endOfMonth === 'true' ? ' fin de mois' : ''} dépassent les ${f.most} jours permis entre professionnels${NBSP}: elles sont reprises telles que vous les déclarez.`,
};

export const lineWarning = (code: IntakeWarningCode, article: string | null, facts: FaultFacts): LineWarning => ({ code, message: sentences[code](facts), article, facts });
