import * as z from 'zod/mini';

const words = z.catch(z.optional(z.string()), undefined), day = z.catch(z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))), undefined);
/** What the address of the page says; an address by hand never breaks it. */
export const trailSearch = z.object({ who: words, actor: words, act: words, outcome: z.catch(z.optional(z.enum(['done', 'refused', 'failed'])), undefined), caseReference: words, from: day, until: day, entry: words });
export type TrailView = z.infer<typeof trailSearch>;

export const filterOf = (view: TrailView) => ({ who: view.who ?? null, actorId: view.actor ?? null, acts: view.act ? [view.act] : null, outcome: view.outcome ?? null, caseReference: view.caseReference ?? null, from: view.from ?? null, until: view.until ?? null });
export const isFiltered = ({ entry: _, ...view }: TrailView): boolean => Object.values(view).some(Boolean);

/** Where the filtered trail is taken out. */
export function exportAddress(view: TrailView, format: 'csv' | 'json'): string {
  const asked = new URLSearchParams({ format });
  for (const [key, value] of Object.entries({ who: view.who, actorId: view.actor, act: view.act, outcome: view.outcome, caseReference: view.caseReference, from: view.from, until: view.until })) if (value) asked.set(key, value);
  return `/evidence/trail?${asked.toString()}`;
}
