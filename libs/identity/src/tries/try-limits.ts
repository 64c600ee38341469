/** How much may be tried: `most` units of cost within `within`, coming back evenly. Chosen with OWASP's and the CNIL's advice in mind (délibération 2022-100: access slowed down or blocked after tries). */
export interface TryLimit { readonly most: number; readonly within: { readonly minutes: number } }
interface TryLimits { readonly from: string; readonly limits: readonly TryLimit[]; readonly reason: string }

/** What a try costs us and is worth to who guesses. A password costs a hash of 60 ms; a signature or a code some microseconds. */
export const COST = { password: 1, code: 1, signature: 0.25, link: 0.5, challenge: 0.1, mail: 1 } as const;

export const TRY_LIMITS = {
  account: { from: '2026-11-23', limits: [{ most: 10, within: { minutes: 15 } }, { most: 60, within: { minutes: 24 * 60 } }], reason: 'Guessing one password from anywhere. The same for an address that nobody has.' },
  accountFromNetwork: { from: '2026-11-23', limits: [{ most: 6, within: { minutes: 5 } }], reason: 'Guessing one password from one place is slowed before it locks the account for all.' },
  network: { from: '2026-11-23', limits: [{ most: 60, within: { minutes: 10 } }], reason: 'One common password on many accounts, from one network.' },
  device: { from: '2026-11-23', limits: [{ most: 10, within: { minutes: 15 } }], reason: 'A device that has signed in before counts for itself: strangers lock out nobody.' },
  secondFactor: { from: '2026-11-23', limits: [{ most: 8, within: { minutes: 15 } }, { most: 30, within: { minutes: 24 * 60 } }], reason: 'Six digits, three of them valid at once: thirty tries a day leave one chance in ten thousand.' },
  proof: { from: '2026-11-23', limits: [{ most: 10, within: { minutes: 15 } }], reason: 'Somebody at an open desk who guesses the password of its owner.' },
  resetAccount: { from: '2026-11-23', limits: [{ most: 3, within: { minutes: 60 } }], reason: 'Nobody’s mailbox is filled by a stranger.' },
  resetNetwork: { from: '2026-11-23', limits: [{ most: 20, within: { minutes: 60 } }], reason: 'The same for many mailboxes.' },
  opening: { from: '2026-11-23', limits: [{ most: 30, within: { minutes: 10 } }], reason: 'Links, challenges and signatures of nobody known, from one network.' },
} as const satisfies Record<string, TryLimits>;

export type TryKind = keyof typeof TRY_LIMITS;
