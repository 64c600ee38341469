/** What is asked and what is answered, held against its kind before it is written down. */
import { formatDecimal, type Cents } from '@quittance/law';
import type { Fault } from '@quittance/platform';
import type { AskedQuestion, Decision, NewAnswer, NewQuestion } from './question-facts.service.ts';
import { WANTED_PAPERS, type QuestionKind } from './question.type.ts';
import { takeFiles, type SentFile } from './sent-files.ts';

export interface GivenAsk { caseId: string; of: string; text: string; kind?: string | null | undefined; wanted?: string | null | undefined; claimId?: string | null | undefined; amount?: Cents | null | undefined; purpose?: string | null | undefined; files?: readonly SentFile[] | null | undefined }
export interface SentAnswer { questionId: string; text: string; decision?: string | null | undefined; claimId?: string | null | undefined; files?: readonly SentFile[] | null | undefined }

const LONGEST = 4000, LONGEST_PURPOSE = 200;
/** Above any cost that a house agrees to in one word. */
const MOST_COST = 10_000_000n;
const DECISIONS: readonly Decision[] = ['agreed', 'refused'];
/** A plan asks by itself, when a debtor proposes it. */
const BY_HAND: readonly QuestionKind[] = ['text', 'proof', 'cost'];
type Kinded = Pick<NewQuestion, 'wanted' | 'claimId' | 'amount' | 'purpose'> & { kind: QuestionKind };

const outOf = (field: string, value: string, list: readonly string[]): Fault => ({ field, code: 'not_in_list', facts: { value: value.slice(0, 60), list: list.join(', ') } });

/** Codes: not_in_list, not_in_case, missing, not_positive, above_ceiling, too_long. */
export function askedOf({ of, text, kind: given, wanted: paper, claimId, amount, purpose: what }: GivenAsk, claimIds: readonly string[]): { asked: Kinded; faults: Fault[] } {
  const faults: Fault[] = [];
  const may = of === 'creditor' ? BY_HAND : BY_HAND.slice(0, 1);
  const kind = may.find((one) => one === (given ?? 'text'));
  if (!kind) faults.push(outOf('kind', given!, may));
  const wanted = kind === 'proof' ? WANTED_PAPERS.find((one) => one === paper) : null;
  if (wanted === undefined) faults.push(outOf('wanted', paper ?? '', WANTED_PAPERS));
  if (kind === 'proof' && claimId && !claimIds.includes(claimId)) faults.push({ field: 'claimId', code: 'not_in_case' });
  const cost = kind === 'cost', purpose = cost ? what?.trim() || null : null;
  if (cost && (amount === null || amount === undefined)) faults.push({ field: 'amount', code: 'missing' });
  else if (cost && amount! <= 0n) faults.push({ field: 'amount', code: 'not_positive', facts: { amount: formatDecimal(amount!) } });
  else if (cost && amount! > MOST_COST) faults.push({ field: 'amount', code: 'above_ceiling', facts: { amount: formatDecimal(amount!), most: formatDecimal(MOST_COST) } });
  if (cost && !purpose) faults.push({ field: 'purpose', code: 'missing' });
  if ((purpose?.length ?? 0) > LONGEST_PURPOSE) faults.push({ field: 'purpose', code: 'too_long', facts: { most: LONGEST_PURPOSE } });
  faults.push(...textFaults(text, true));
  return { asked: { kind: kind ?? 'text', wanted: wanted ?? null, claimId: kind === 'proof' ? claimId ?? null : null, amount: cost ? amount! : null, purpose }, faults };
}

/** What lacks words: an answer in words, the reason of a refusal, that a paper is not there. Codes: missing, too_long, not_in_list, not_in_case, and those of files. */
export function answerOf(input: SentAnswer, asked: AskedQuestion, claimIds: readonly string[]): { answer: NewAnswer; faults: Fault[] } {
  const { files, faults } = takeFiles(input.files);
  const decides = asked.kind === 'plan' || asked.kind === 'cost';
  const decision = decides ? DECISIONS.find((one) => one === input.decision) : null;
  if (decision === undefined) faults.push(input.decision ? outOf('decision', input.decision, DECISIONS) : { field: 'decision', code: 'missing' });
  // Of a case with one claim there is no question which.
  const claimId = asked.wanted ? (asked.claimId ?? input.claimId ?? (claimIds.length === 1 ? claimIds[0]! : null)) : null;
  if (claimId && !claimIds.includes(claimId)) faults.push({ field: 'claimId', code: 'not_in_case' });
  faults.push(...textFaults(input.text, !(decision === 'agreed' || (asked.kind === 'proof' && files.length > 0))));
  return { answer: { text: input.text.trim(), decision: decision ?? null, claimId, files }, faults };
}

function textFaults(text: string, needed: boolean): Fault[] {
  const length = text.trim().length;
  return !length && needed ? [{ field: 'text', code: 'missing' }] : length > LONGEST ? [{ field: 'text', code: 'too_long', facts: { most: LONGEST } }] : [];
}
