/**
 * The check of a formal notice before it leaves (CPCE R124-4; omission of one mention is a fine of the fifth class, R124-7). It looks at
 * the letter as it will be printed and at what allows the agency to write at all: insurance, declaration and segregated account (R124-2),
 * mandate (R124-3), a debt that may still be claimed. Each mention is listed with what lacks, so that the screen can say where to add it.
 */
import { refuse, type Refusal } from '../faults/refusal.ts';
import { checkMandate, MANDATE_ARTICLE, type MandateFacts, type MandateRefusalCode } from '../mandate/r1243.ts';
import type { LawTables } from '../rates/tables.ts';
import { amicableRulesApply, type CollectorStatus } from '../scope/scope.ts';
import { sameWords, statutoryTexts } from './texts.ts';

type Text = string | null | undefined;
export interface LetterParty { readonly name: Text; readonly address: Text }

export interface LetterAgency extends LetterParty {
  /** The letter says that the agency collects amicably for others. */
  readonly activityStated: boolean;
  readonly insuranceFrom?: Temporal.PlainDate | null;
  /** Last day of the liability insurance. */
  readonly insuranceUntil: Temporal.PlainDate | null;
  readonly declaredToProsecutorOn: Temporal.PlainDate | null;
  /** The account that receives nothing but creditors' funds. */
  readonly segregatedIban: Text;
}

/** The amounts as printed, in cents, each apart. */
export interface LetterAmounts {
  readonly principal: bigint | null;
  readonly interest: bigint | null;
  readonly indemnity: bigint | null;
  /** Costs that a title or a statute puts on the debtor. */
  readonly recoverableCosts?: bigint;
  /** Costs of collecting without a title: the creditor's own, which may not be in the sum (L111-8 al. 2). */
  readonly creditorCosts?: bigint;
  readonly paid?: bigint;
  /** The sum that the letter asks for. */
  readonly total: bigint | null;
}

export interface FormalNoticeFacts {
  readonly on: Temporal.PlainDate;
  readonly agency: LetterAgency;
  readonly creditor: LetterParty;
  readonly debtor: LetterParty & { readonly isConsumer: boolean };
  readonly mandate: MandateFacts | null;
  /** Why the sums are owed, a line a claim: reference and ground. */
  readonly claims: readonly { readonly reference: Text; readonly ground: Text }[];
  readonly amounts: LetterAmounts;
  readonly hasTitle: boolean;
  /** The letter says that the sum must be paid. */
  readonly demandsPayment: boolean;
  readonly payBy: Temporal.PlainDate | null;
  /** The ways to pay, as printed. */
  readonly paymentMeans: readonly string[];
  /** The IBAN as printed, where the letter shows one. */
  readonly printedIban?: Text;
  /** The paragraphs of L111-8 as printed. */
  readonly reproducedTexts: readonly string[];
  /** The first letter, where there is one already. */
  readonly firstLetter: { readonly reference: string; readonly sentOn: Temporal.PlainDate } | null;
  /** What this letter recalls of it. */
  readonly recalls: { readonly reference: Text; readonly sentOn: Temporal.PlainDate | null } | null;
  /** The limitation period has run out. */
  readonly barred: boolean;
  /** Default agency: who collects under another status is not bound by R124-2 to R124-4. */
  readonly collector?: CollectorStatus;
}

export type LetterMentionId =
  | 'limitation' | 'mandate' | 'insurance' | 'prosecutorDeclaration' | 'segregatedAccount'
  | 'agency' | 'creditor' | 'groundAndAmounts' | 'noCreditorCosts' | 'demandAndMeans' | 'statutoryText' | 'firstLetterRecall' | 'debtorAndTimeLimit';

export interface LetterMention {
  readonly id: LetterMentionId;
  readonly article: string;
  readonly present: boolean;
  /** Paths of the facts that lack or are wrong. */
  readonly missing: readonly string[];
}

export type LetterRefusalCode = MandateRefusalCode | 'claim_barred' | 'insurance_not_in_force' | 'declaration_missing' | 'segregated_account_missing' | 'letter_mention_missing' | 'creditor_costs_in_sum';

export interface FormalNoticeCheck {
  readonly mentions: readonly LetterMention[];
  /** The first obstacle, with every missing field of the letter; null: the letter may leave. */
  readonly refusal: Refusal<LetterRefusalCode> | null;
}

const blank = (text: Text): boolean => text === null || text === undefined || text.trim() === '';
const after = (one: Temporal.PlainDate, other: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(one, other) > 0;
const unless = (holds: boolean, field: string): string[] => (holds ? [] : [field]);
const filled = (of: Readonly<Record<string, Text>>): string[] => Object.entries(of).flatMap(([field, text]) => unless(!blank(text), field));
const mention = (id: LetterMentionId, article: string, missing: readonly string[]): LetterMention => ({ id, article, present: missing.length === 0, missing });

/** What binds who writes whatever his status: L111-8 al. 2 leaves the costs with every creditor. */
const WHOEVER_COLLECTS: readonly LetterMentionId[] = ['limitation', 'noCreditorCosts', 'debtorAndTimeLimit'];

/** The list of a formal notice's mentions and, where one lacks, the refusal that names its article. */
export function checkFormalNotice(facts: FormalNoticeFacts, law: LawTables): FormalNoticeCheck {
  const { agency, creditor, debtor } = facts;
  const mandate = checkMandate(facts.mandate, facts.on);
  const every = [
    mention('limitation', debtor.isConsumer ? 'C. conso. L218-2' : 'C. com. L110-4, C. civ. 2224', unless(!(facts.barred && debtor.isConsumer), 'barred')),
    mention('mandate', MANDATE_ARTICLE, unless(mandate.refusal === null, 'mandate')),
    mention('insurance', 'CPCE R124-2', insuranceGap(facts)),
    mention('prosecutorDeclaration', 'CPCE R124-2', unless(agency.declaredToProsecutorOn !== null && !after(agency.declaredToProsecutorOn, facts.on), 'agency.declaredToProsecutorOn')),
    mention('segregatedAccount', 'CPCE R124-2', accountGap(facts)),
    mention('agency', 'CPCE R124-4 1°', [...filled({ 'agency.name': agency.name, 'agency.address': agency.address }), ...unless(agency.activityStated, 'agency.activityStated')]),
    mention('creditor', 'CPCE R124-4 2°', filled({ 'creditor.name': creditor.name, 'creditor.address': creditor.address })),
    mention('groundAndAmounts', 'CPCE R124-4 3°', amountGaps(facts)),
    mention('noCreditorCosts', 'CPCE R124-4 3°', costGaps(facts)),
    mention('demandAndMeans', 'CPCE R124-4 4°', [...unless(facts.demandsPayment, 'demandsPayment'), ...unless(facts.paymentMeans.some((means) => !blank(means)), 'paymentMeans')]),
    mention('statutoryText', 'CPCE R124-4 5°', textGaps(facts, law)),
    mention('firstLetterRecall', 'CPCE R124-4 dernier al.', recallGaps(facts)),
    mention('debtorAndTimeLimit', 'C. civ. 1344', [...filled({ 'debtor.name': debtor.name, 'debtor.address': debtor.address }), ...unless(facts.payBy !== null && after(facts.payBy, facts.on), 'payBy')]),
  ];
  const mentions = amicableRulesApply(facts.collector ?? 'agency') ? every : every.filter(({ id }) => WHOEVER_COLLECTS.includes(id));
  return { mentions, refusal: refusalOf(mentions, mandate.refusal) };
}

function insuranceGap({ agency, on }: FormalNoticeFacts): string[] {
  const began = !agency.insuranceFrom || !after(agency.insuranceFrom, on);
  return unless(began && agency.insuranceUntil !== null && !after(on, agency.insuranceUntil), 'agency.insuranceUntil');
}

function accountGap({ agency, printedIban }: FormalNoticeFacts): string[] {
  if (blank(agency.segregatedIban)) return ['agency.segregatedIban'];
  const compact = (iban: string): string => iban.replace(/[\s\u00a0\u202f]/g, '').toUpperCase();
  return unless(blank(printedIban) || compact(printedIban!) === compact(agency.segregatedIban!), 'printedIban');
}

function amountGaps({ claims, amounts }: FormalNoticeFacts): string[] {
  const gaps = claims.flatMap((claim, index) => filled({ [`claims[${index}].reference`]: claim.reference, [`claims[${index}].ground`]: claim.ground }));
  if (claims.length === 0) gaps.push('claims');
  for (const part of ['principal', 'interest', 'indemnity', 'total'] as const) if (amounts[part] === null) gaps.push(`amounts.${part}`);
  if (gaps.length > 0 || amounts.principal === null || amounts.interest === null || amounts.indemnity === null) return gaps;
  const sum = amounts.principal + amounts.interest + amounts.indemnity + (amounts.recoverableCosts ?? 0n) - (amounts.paid ?? 0n);
  return unless(sum === amounts.total && sum > 0n, 'amounts.total');
}

function costGaps({ amounts, hasTitle, debtor }: FormalNoticeFacts): string[] {
  return [
    ...unless((amounts.creditorCosts ?? 0n) === 0n, 'amounts.creditorCosts'),
    ...unless(hasTitle || (amounts.recoverableCosts ?? 0n) === 0n, 'amounts.recoverableCosts'),
    ...unless(!debtor.isConsumer || (amounts.indemnity ?? 0n) === 0n, 'amounts.indemnity'),
  ];
}

function textGaps({ on, reproducedTexts }: FormalNoticeFacts, law: LawTables): string[] {
  const required = statutoryTexts(on, law);
  const gaps = required.filter(({ text }) => !reproducedTexts.some((printed) => sameWords(printed, text))).map(({ article }) => `reproducedTexts.${article}`);
  return required.length === 2 ? gaps : [...gaps, 'law.texts'];
}

function recallGaps({ firstLetter, recalls }: FormalNoticeFacts): string[] {
  if (firstLetter === null) return [];
  return [
    ...unless(recalls?.reference === firstLetter.reference, 'recalls.reference'),
    ...unless(recalls?.sentOn?.equals(firstLetter.sentOn) === true, 'recalls.sentOn'),
  ];
}

const OWN_CODE: Partial<Record<LetterMentionId, LetterRefusalCode>> = {
  limitation: 'claim_barred', insurance: 'insurance_not_in_force', prosecutorDeclaration: 'declaration_missing',
  segregatedAccount: 'segregated_account_missing', noCreditorCosts: 'creditor_costs_in_sum',
};

function refusalOf(mentions: readonly LetterMention[], mandate: Refusal<MandateRefusalCode> | null): Refusal<LetterRefusalCode> | null {
  const first = mentions.find((entry) => !entry.present);
  if (!first) return null;
  const missing = mentions.flatMap((entry) => entry.missing);
  if (first.id === 'mandate' && mandate) return refuse(mandate.code, mandate.article, { ...mandate.facts, mention: first.id, missing });
  return refuse(OWN_CODE[first.id] ?? 'letter_mention_missing', first.article, { mention: first.id, missing });
}
