/**
 * What the debtor's page shows, as plain data: the same object is rendered on the server, travels in the page and is rendered anew in
 * the browser. Amounts are cents as text ("251937"), days are ISO ("2026-11-23"), moments the wall clock of Paris ("2026-11-23T18:06").
 */
export type Locale = 'fr' | 'en';
export type Amount = string;
export type Day = string;
export type Moment = string;

export interface AddressView { line1: string; line2: string | null; postalCode: string; city: string }
export interface AgencyView {
  name: string; legalForm: string; siren: string; address: AddressView; phone: string; email: string; dataEmail: string;
  declaration: { on: Day; court: string } | null; insurance: { insurer: string; policy: string } | null;
}
export interface DocumentView { id: string; kind: string; name: string }
/** Why something was not taken; the page says it in words. */
export interface RefusalView { code: string; article: string | null; facts: Record<string, string> }

export interface RatePartView { source: string; value: string; at: Day | null; article: string; confidence: string }
export interface InterestLineView { from: Day; to: Day; days: number; year: number; base: Amount; rate: string; amount: Amount; article: string; confidence: string; parts: RatePartView[] }
export interface ClaimView {
  id: string; reference: string; basis: string | null; issuedOn: Day; dueOn: Day; amount: Amount; credited: Amount; documents: DocumentView[];
  interest: InterestLineView[]; interestTotal: Amount; indemnity: Amount; indemnityArticle: string | null; disputed: boolean;
}
export interface CostView { label: string; on: Day; amount: Amount; article: string | null }
export interface PaymentView { id: string; valueOn: Day; amount: Amount; means: string; receivedBy: string; reversed: boolean; receipt: { number: string; documentId: string | null } | null }
export interface DisputeView { id: string; reason: string; words: string | null; openedAt: Moment; state: string; outcome: string | null; answer: string | null; claimReferences: string[]; documents: DocumentView[] }
export interface HistoryLine { at: Moment; code: string; facts: Record<string, string>; documentId: string | null }

/** Why nothing is asked for now, and whom to turn to. kind: debtorDeath | insolvencyProceeding | overIndebtedness | protectedPerson | processingRestriction | allBarred | someBarred (with their article). */
export interface HeldView { kind: string; since: Day; noPay: boolean; noPlan: boolean; to: string | null; name: string | null; address: string | null; article?: string | null }

export interface StatementView {
  reference: string; debtorName: string; creditorName: string; asOf: Day; regime: string;
  due: Amount; paid: Amount; overpaid: Amount; unallocated: Amount;
  /** What one more day adds: euros with four decimals; null where the rate of that day is not known. */
  dailyInterest: string | null;
  /** The half-year whose rate is not known yet: interest is counted up to its eve. */
  lacking: { from: Day; to: Day } | null;
  /** Civil: from when interest runs. */
  noticeReceivedOn: Day | null;
  claims: ClaimView[]; interestTotal: Amount; indemnityTotal: Amount; costs: CostView[]; costsTotal: Amount; payments: PaymentView[];
  closed: { reason: string; at: Moment | null } | null; held: HeldView | null;
  /** Recalled at every later step (CPCE R124-4). */
  firstLetter: { reference: string; sentOn: Day } | null;
  plan: PlanStateView | null; disputes: DisputeView[]; studyName: string | null; documents: DocumentView[]; history: HistoryLine[];
}

export interface PayView {
  reference: string; creditorName: string; due: Amount; beneficiary: string; iban: string; bic: string; amount: Amount;
  /** What was typed for another sum, and why it can’t be taken. */
  typed: string | null; refusal: RefusalView | null;
  /** The transfer as a QR code (EPC069-12): one path in modules, `size` a side. */
  qr: { path: string; size: number } | null; closed: boolean;
  /** He may not pay now: no account is shown. */
  held: HeldView | null;
}

export interface InstalmentView { position: number; dueOn: Day; amount: Amount; paid?: Amount; state?: string }
export interface PlanStateView {
  id: string; state: string; proposedByKind: string; proposedAt: Moment; total: Amount; months: number; firstOn: Day; lastOn: Day; interest: string; graceDays: number;
  withinMandate: boolean; outsideCode: string | null; instalments: InstalmentView[]; paid: Amount; nextOn: Day | null; decidedAt: Moment | null; reason: string | null; documentId: string | null;
}
export interface PlanQuoteView {
  total: Amount; instalments: InstalmentView[]; lastOn: Day; interest: string; interestEstimate: Amount; limitationBefore: Day | null; limitationAfter: Day | null; withinMandate: boolean; outside: RefusalView | null;
}
export interface PlanLimitsView { maxMonths: number; minInstalment: Amount; downPaymentPercent: string; firstWithinDays: number; graceDays: number; interest: string }
export interface PlanView {
  reference: string; creditorName: string; due: Amount; plan: PlanStateView | null;
  /** What may be chosen; null where a plan stands, or none can be asked for. */
  offer: {
    limits: PlanLimitsView; choices: { months: number; each: Amount }[]; months: number; day: number; days: number[]; down: string; free: boolean; firstOn: Day; downPayment: Amount | null;
    quote: PlanQuoteView | null; key: string; words: string;
  } | null;
  /** What he ticks to accept. */
  acknowledgement: string | null;
  refusal: RefusalView | null;
  /** No plan now, and none is asked for. */
  held: HeldView | null;
}

export interface ContestView {
  reference: string; creditorName: string; claims: { id: string; reference: string; amount: Amount }[]; key: string;
  values: { reason: string; words: string; paidOn: string; paidBy: string; claimIds: string[] };
  refusal: RefusalView | null;
  /** The one that has just been sent. */
  sent: DisputeView | null; open: DisputeView | null;
  /** A plan may be proposed instead. */
  mayPlan: boolean;
}

export interface EntranceView { reference: string; postcode: string; refusal: RefusalView | null }
export interface CodeView { reference: string; channel: string; refusal: RefusalView | null; /** A code was asked for: now it is typed. */ asked: boolean; /** SMS are carried. */ sms: boolean }

/** What every page carries. */
export interface Frame { locale: Locale; agency: AgencyView; visiting: boolean; /** The address of this page, for the other language. */ at: string; /** It follows what happens on the case. */ live: boolean;
  /** Somebody of the agency looks at what the debtor sees: nothing can be sent. */ readOnly?: boolean }
export type PageView =
  | { page: 'entrance'; entrance: EntranceView }
  | { page: 'code'; code: CodeView }
  | { page: 'statement'; statement: StatementView }
  | { page: 'pay'; pay: PayView }
  | { page: 'plan'; plan: PlanView }
  | { page: 'contest'; contest: ContestView }
  | { page: 'rights'; rights: { texts: { article: string; text: string }[] } }
  | { page: 'nothing'; code: 'not_found' | 'fault' | 'not_from_here' | 'viewing_only' };
export type PageData = Frame & PageView;
