import * as z from 'zod/mini';

/** all · confirm: figures and rules that wait for a confirmation · elsewhere: rules that the room of the law does not carry out · agency: figures that the agency entered */
export const LAW_SHOWS = ['all', 'confirm', 'elsewhere', 'agency'] as const;
export type LawShow = (typeof LAW_SHOWS)[number];

/** What the address of the page says; an address by hand never breaks it. */
export const lawSearch = z.object({ text: z.catch(z.optional(z.string()), undefined), show: z.catch(z.optional(z.enum(LAW_SHOWS)), undefined) });
export type LawView = z.infer<typeof lawSearch>;
