import * as z from 'zod/mini';

/** What the address of the page says; an address by hand never breaks it. */
export const peopleSearch = z.object({
  side: z.catch(z.optional(z.enum(['agency', 'creditor', 'study'])), undefined), standing: z.catch(z.optional(z.enum(['invited', 'active', 'disabled'])), undefined),
  text: z.catch(z.optional(z.string()), undefined), person: z.catch(z.optional(z.string()), undefined), open: z.catch(z.optional(z.enum(['invite', 'sight'])), undefined), reference: z.catch(z.optional(z.string()), undefined),
});
export type PeopleView = z.infer<typeof peopleSearch>;
