import * as z from 'zod/mini';
import { daysBetween } from '../timeline/facts.ts';
import type { CaseLine } from './home.queries.ts';

export const STAGES = ['placed', 'amicable', 'judicial', 'enforcement', 'closed', 'returned'] as const;
export const BANDS = ['lt90', '90_180', '180_270', '270_365', 'gt365'] as const;
export type Band = (typeof BANDS)[number];
const OPEN: ReadonlySet<string> = new Set(STAGES.slice(0, 4));
export const isOpen = (stage: string): boolean => OPEN.has(stage);

/** What the address of the list says. `stage=open`: those that are not over. An address by hand never breaks the page. */
export const casesSearch = z.object({
  stage: z.catch(z.optional(z.enum(['open', ...STAGES])), undefined),
  age: z.catch(z.optional(z.enum(BANDS)), undefined),
  text: z.catch(z.optional(z.string()), undefined),
});
export type CasesView = z.infer<typeof casesSearch>;

/** The band of a debt by days since its oldest due date, as the figures of the home count it. */
export function bandOf(oldestDueOn: string | null | undefined, today: string): Band | undefined {
  if (!oldestDueOn) return undefined;
  const age = daysBetween(oldestDueOn, today);
  return age < 90 ? 'lt90' : age < 180 ? '90_180' : age < 270 ? '180_270' : age <= 365 ? '270_365' : 'gt365';
}

/** What the door filters by itself; the rest is narrowed here, page after page. */
export const asked = ({ stage, text }: CasesView) => ({ stage: stage && stage !== 'open' ? stage : null, text: text || null });
export const narrows = ({ stage, age }: CasesView): boolean => stage === 'open' || age !== undefined;
export const fits = ({ stage, age }: CasesView, row: CaseLine, today: string): boolean => (stage !== 'open' || isOpen(row.stage)) && (!age || (isOpen(row.stage) && bandOf(row.oldestDueOn, today) === age));
