import * as z from 'zod/mini';

export const BOXES = ['all', 'agency', 'creditor', 'bailiff', 'reversed'] as const;
export type Box = (typeof BOXES)[number];
const isoDay = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** What the address of the list says; an address by hand never breaks the page. */
export const paymentsSearch = z.object({
  box: z.catch(z.optional(z.enum(BOXES)), undefined), means: z.catch(z.optional(z.string()), undefined), text: z.catch(z.optional(z.string()), undefined),
  from: z.catch(z.optional(isoDay), undefined), to: z.catch(z.optional(isoDay), undefined),
});
export type PaymentsView = z.infer<typeof paymentsSearch>;

/** As the door is asked. Those that were taken back stand among the others, struck through; their box shows them alone. */
export const asked = ({ box, means, text, from, to }: PaymentsView) => ({
  text: text || null, receivedBy: box && box !== 'all' && box !== 'reversed' ? box : null, means: means ?? null, from: from ?? null, to: to ?? null, reversed: box === 'reversed' ? true : null,
});

export type Period = 'month' | 'last' | 'year' | 'ever';
/** Each period as the two days that it stands between; `today` is an ISO day. */
export function daysOf(period: Period, today: string): { from: string | undefined; to: string | undefined } {
  const day = Temporal.PlainDate.from(today), first = day.with({ day: 1 });
  if (period === 'month') return { from: first.toString(), to: undefined };
  if (period === 'last') return { from: first.subtract({ months: 1 }).toString(), to: first.subtract({ days: 1 }).toString() };
  if (period === 'year') return { from: day.with({ month: 1, day: 1 }).toString(), to: undefined };
  return { from: undefined, to: undefined };
}
/** The period that two days stand for; undefined: days of one's own. */
export const periodOf = (view: PaymentsView, today: string): Period | undefined =>
  (['month', 'last', 'year', 'ever'] as const).find((period) => { const { from, to } = daysOf(period, today); return from === view.from && to === view.to; });
