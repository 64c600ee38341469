/** The channels of the contact check, and what each needs to reach the debtor. */
import type { Advice } from './conduct.queries.ts';

export const WRITTEN = ['email', 'sms'] as const;
export type WrittenChannel = (typeof WRITTEN)[number];

/** A telephone that carries a message: a mobile number of France. */
export const isMobile = (phone: string | null | undefined): boolean => /^(?:\+33|0033|0)[67]\d{8}$/.test((phone ?? '').replace(/[^\d+]/g, ''));

export const adviceOn = (advice: readonly Advice[] | undefined, channel: string): Advice | undefined => advice?.find((one) => one.channel === channel);

/** What may carry words to this debtor: the e-mail that is known, the mobile that is known and that the door knows a carrier for. */
export function writtenChannels(advice: readonly Advice[] | undefined, debtor: { email?: string | null; phone?: string | null }): WrittenChannel[] {
  return WRITTEN.filter((channel) => adviceOn(advice, channel) && (channel === 'email' ? Boolean(debtor.email) : isMobile(debtor.phone)));
}
