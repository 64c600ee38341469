import * as z from 'zod/mini';

/** What the address of the list says; an address by hand never breaks it. */
export const entriesSearch = z.object({ state: z.catch(z.optional(z.enum(['entered', 'approved', 'refused', 'withdrawn'])), undefined) });
export type EntriesView = z.infer<typeof entriesSearch>;
export const enterSearch = z.object({ name: z.catch(z.optional(z.string()), undefined), from: z.catch(z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))), undefined), correct: z.catch(z.optional(z.boolean()), undefined) });
