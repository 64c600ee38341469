import * as z from 'zod/mini';

export const STAGES = ['placed', 'amicable', 'judicial', 'enforcement', 'closed', 'returned'] as const;
export const BANDS = ['lt90', '90_180', '180_270', '270_365', 'gt365'] as const;
export type Band = (typeof BANDS)[number];
const OPEN: ReadonlySet<string> = new Set(STAGES.slice(0, 4));
export const isOpen = (stage: string): boolean => OPEN.has(stage);

/** What the address of the list says. `stage=open`: those that are not over; `promised=true`: with a promise for today or later; `over=true`: closed or returned; the rest as its name says. An address by hand never breaks the page. */
export const casesSearch = z.object({
  stage: z.catch(z.optional(z.enum(['open', ...STAGES])), undefined),
  age: z.catch(z.optional(z.enum(BANDS)), undefined),
  promised: z.catch(z.optional(z.literal(true)), undefined),
  contested: z.catch(z.optional(z.literal(true)), undefined),
  recovered: z.catch(z.optional(z.literal(true)), undefined),
  paused: z.catch(z.optional(z.literal(true)), undefined),
  over: z.catch(z.optional(z.literal(true)), undefined),
  deposit: z.catch(z.optional(z.string()), undefined),
  text: z.catch(z.optional(z.string()), undefined),
});
export type CasesView = z.infer<typeof casesSearch>;

/** As the door is asked. An age is of open cases, as the figures of the home are; what is promised is of open ones by itself. */
export const asked = ({ stage, age, promised, contested, recovered, paused, over, deposit, text }: CasesView) => ({
  stage: stage && stage !== 'open' ? stage : null, open: over ? false : stage === 'open' || age ? true : null, band: age ?? null, promised: promised ?? null, contested: contested ?? null, recovered: recovered ?? null, paused: paused ?? null, depositId: deposit ?? null, text: text || null,
});
