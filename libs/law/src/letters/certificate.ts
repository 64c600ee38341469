/**
 * The certificate that a debt could not be collected: a paper of the agency for its creditor's books. It has no force of its own in law
 * and says so; it lists what was done and when, and why nothing more will come, so that the creditor may write the debt off and correct
 * the tax he paid on it (CGI 272).
 */
import { refuse, type Refusal } from '../faults/refusal.ts';

export const UNCOLLECTIBLE_REASONS = ['debtorUntraceable', 'liquidationClosed', 'debtWipedOut', 'nothingToSeize', 'barred', 'diedWithoutHeirs'] as const;
export type UncollectibleReason = (typeof UNCOLLECTIBLE_REASONS)[number];

type Text = string | null | undefined;
export interface CertificateFacts {
  readonly on: Temporal.PlainDate | null;
  readonly number: Text;
  readonly agency: Text;
  readonly creditor: Text;
  readonly debtor: Text;
  readonly caseReference: Text;
  /** Invoices left unpaid, in cents, all taxes included. */
  readonly claims: readonly { readonly reference: Text; readonly dueOn: Temporal.PlainDate | null; readonly unpaid: bigint | null }[];
  /** What was done, each with its day. */
  readonly steps: readonly { readonly on: Temporal.PlainDate | null; readonly what: Text }[];
  readonly reason: UncollectibleReason | null;
  /** "Ce document n’a pas d’effet juridique propre." */
  readonly saysNoEffect: boolean;
  /** The creditor is liable to tax: the paper names CGI 272. */
  readonly namesTaxCorrection: boolean;
  readonly creditorPaysVat: boolean;
}
export const CERTIFICATE_MENTIONS = ['number', 'parties', 'claims', 'steps', 'reason', 'noEffect', 'taxCorrection'] as const;
export type CertificateMentionId = (typeof CERTIFICATE_MENTIONS)[number];
export interface CertificateMention { readonly id: CertificateMentionId; readonly article: string | null; readonly present: boolean; readonly missing: readonly string[] }
export interface CertificateCheck { readonly mentions: readonly CertificateMention[]; readonly refusal: Refusal<'certificate_mention_missing'> | null }

const gaps = (of: Readonly<Record<string, boolean>>): string[] => Object.entries(of).filter(([, there]) => !there).map(([field]) => field);
const filled = (text: Text): boolean => typeof text === 'string' && text.trim() !== '';

/** The mentions of a certificate and, where one lacks, the refusal that names every missing field. */
export function checkCertificate(facts: CertificateFacts): CertificateCheck {
  const { on, claims, steps } = facts;
  const known = (day: Temporal.PlainDate | null): boolean => day !== null && (on === null || Temporal.PlainDate.compare(day, on) <= 0);
  const rows: Readonly<Record<CertificateMentionId, readonly [article: string | null, missing: string[]]>> = {
    number: [null, gaps({ number: filled(facts.number), on: on !== null })],
    parties: [null, gaps({ agency: filled(facts.agency), creditor: filled(facts.creditor), debtor: filled(facts.debtor), caseReference: filled(facts.caseReference) })],
    claims: [null, claims.length === 0 ? ['claims'] : claims.flatMap((claim, index) => gaps({
      [`claims[${index}].reference`]: filled(claim.reference), [`claims[${index}].dueOn`]: known(claim.dueOn), [`claims[${index}].unpaid`]: claim.unpaid !== null && claim.unpaid > 0n }))],
    steps: [null, steps.length === 0 ? ['steps'] : steps.flatMap((step, index) => gaps({ [`steps[${index}].on`]: known(step.on), [`steps[${index}].what`]: filled(step.what) }))],
    reason: [null, gaps({ reason: facts.reason !== null })],
    noEffect: [null, gaps({ saysNoEffect: facts.saysNoEffect })],
    taxCorrection: ['CGI 272', gaps({ namesTaxCorrection: facts.namesTaxCorrection || !facts.creditorPaysVat })],
  };
  const mentions = CERTIFICATE_MENTIONS.map((id): CertificateMention => ({ id, article: rows[id][0], present: rows[id][1].length === 0, missing: rows[id][1] }));
  const first = mentions.find((mention) => !mention.present);
  return { mentions, refusal: first ? refuse('certificate_mention_missing', first.article, { missing: mentions.flatMap((mention) => mention.missing) }) : null };
}
