/** What the debtor's page is made from, in the house's own types; the door turns it into what the page shows. */
import type { Dispute, InterestLine } from '@quittance/cases';
import type { Cents } from '@quittance/law';

type Day = Temporal.PlainDate;
type Moment = Temporal.Instant;

export interface AgencyCard {
  name: string; legalForm: string; siren: string; address: { line1: string; line2: string | null; postalCode: string; city: string }; phone: string; email: string; dataEmail: string;
  declaration: { on: Day; court: string } | null; insurance: { insurer: string; policy: string } | null;
}
export interface PageRefusal { code: string; article: string | null; facts: Record<string, string> }
export interface PageDocument { id: string; kind: string; name: string }
export interface PageClaim {
  id: string; reference: string; basis: string | null; issuedOn: Day; dueOn: Day; amount: Cents; credited: Cents; documents: PageDocument[];
  interest: InterestLine[]; interestTotal: Cents; indemnity: Cents; indemnityArticle: string | null; disputed: boolean;
}
export interface PagePayment { id: string; valueOn: Day; amount: Cents; means: string; receivedBy: string; reversed: boolean; receipt: { number: string; documentId: string | null } | null }
export interface PageDispute { id: string; reason: string; words: string | null; openedAt: Moment; state: string; outcome: string | null; answer: string | null; claimReferences: string[]; documents: PageDocument[] }
export interface PageInstalment { position: number; dueOn: Day; amount: Cents; paid: Cents; state: string }
export interface PagePlan {
  id: string; state: string; proposedByKind: string; proposedAt: Moment; total: Cents; downPayment: Cents; months: number; firstOn: Day; lastOn: Day; interest: string; graceDays: number; withinMandate: boolean; outsideCode: string | null;
  instalments: PageInstalment[]; paid: Cents; nextOn: Day | null; decidedAt: Moment | null; reason: string | null; documentId: string | null;
}
/** Why nothing is asked of him. kind: as libs/law names holds, or allBarred | someBarred (with their article); since: the first day of its effects; to, name, address: whom to turn to. */
export interface PageHeld { kind: string; since: Day; noPay: boolean; noPlan: boolean; to: string | null; name: string | null; address: string | null; article?: string | null }
export interface StatementPage {
  reference: string; debtorName: string; creditorName: string; asOf: Day; regime: string; due: Cents; paid: Cents; overpaid: Cents; unallocated: Cents; dailyInterest: string | null; noticeReceivedOn: Day | null;
  /** The half-year whose rate nobody has entered yet: interest is counted up to its eve. */
  lacking: { from: Day; to: Day } | null;
  claims: PageClaim[]; interestTotal: Cents; indemnityTotal: Cents; costs: { label: string; on: Day; amount: Cents; article: string | null }[]; costsTotal: Cents; payments: PagePayment[];
  closed: { reason: string; at: Moment | null } | null; held: PageHeld | null; firstLetter: { reference: string; sentOn: Day } | null; plan: PagePlan | null; disputes: PageDispute[]; studyName: string | null; documents: PageDocument[];
  history: { at: Moment; code: string; facts: Record<string, string>; documentId: string | null }[];
}
export interface PayPage {
  reference: string; creditorName: string; due: Cents; beneficiary: string; iban: string; bic: string; amount: Cents; typed: string | null; refusal: PageRefusal | null; qr: { path: string; size: number } | null; closed: boolean; held: PageHeld | null;
}

export const disputePage = (dispute: Dispute): PageDispute => ({
  id: dispute.id, reason: dispute.reason, words: dispute.words, openedAt: dispute.openedAt, state: dispute.state, outcome: dispute.outcome, claimReferences: dispute.claimReferences,
  answer: dispute.events.findLast(({ kind, words }) => kind === 'settled' && words)?.words ?? null,
  documents: dispute.documents.map(({ id, kind, name }) => ({ id, kind, name })),
});
