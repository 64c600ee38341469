/** The letter held against the law before it leaves: what the paper will print, and what allows the agency to write at all. */
import { checkFormalNotice, formatDecimal, refuse, type FormalNoticeCheck, type LawTables, type Refusal } from '@quittance/law';
import { ACTIVITY, addressLine, claimKind, isConsumer, type NoticeFacts } from './formal-notice-letter.ts';
import type { FormalNoticeLetter } from './paper/index.ts';

/** Looks at the letter as it is printed, and at the facts behind it. Nothing is taken from one where the other decides. */
export function checkLetter(facts: NoticeFacts, letter: FormalNoticeLetter, law: LawTables): FormalNoticeCheck {
  const { agency, mandate } = facts;
  const { totals } = letter.statement;
  const barred = facts.claims.filter(({ limitationOn }) => limitationOn !== null && Temporal.PlainDate.compare(facts.on, limitationOn) > 0);
  const check = checkFormalNotice({
    on: letter.date,
    agency: {
      name: letter.agency.name, address: addressLine(agency.address), activityStated: letter.agency.activity === ACTIVITY,
      insuranceFrom: agency.insurance?.from ?? null, insuranceUntil: agency.insurance?.until ?? null, declaredToProsecutorOn: agency.declaredOn, segregatedIban: agency.account.iban,
    },
    creditor: { name: letter.creditor.name, address: letter.creditor.address },
    debtor: { name: letter.debtor.name, address: addressLine(facts.debtor.address), isConsumer: isConsumer(facts) },
    mandate,
    claims: facts.claims.map((claim) => ({ reference: claim.reference, ground: claim.basis?.trim() || `${claimKind(claim.nature)} ${claim.reference}` })),
    amounts: { principal: totals.principal, interest: totals.interest, indemnity: totals.indemnity, recoverableCosts: totals.costs, creditorCosts: 0n, paid: totals.paid, total: totals.due },
    hasTitle: Boolean(facts.statementFacts.judgment),
    demandsPayment: true, payBy: letter.timeLimit,
    paymentMeans: [...(letter.agency.account.iban ? ['virement'] : []), ...(letter.agency.cheque ? ['chèque'] : [])], printedIban: letter.agency.account.iban,
    reproducedTexts: letter.law.paragraphs,
    firstLetter: facts.firstLetter && { reference: facts.firstLetter.reference, sentOn: facts.firstLetter.date },
    recalls: letter.firstLetter ? { reference: letter.firstLetter.reference, sentOn: letter.firstLetter.date } : null,
    barred: barred.length > 0,
  }, law);
  if (!check.refusal) return check;
  const said = check.refusal.code === 'claim_barred' ? { ...check.refusal.facts, claims: barred.map(({ reference }) => reference) } : check.refusal.facts;
  return { ...check, refusal: { ...check.refusal, facts: said } };
}

/** What stops the letter before its mentions are looked at: a case that is over, a sum that is paid. */
export function stopsBefore(stage: string, due: bigint): Refusal | null {
  if (stage === 'closed') return refuse('case_closed', null, { stage });
  if (stage === 'returned') return refuse('case_returned', null, { stage });
  if (due <= 0n) return refuse('nothing_due', null, { due: formatDecimal(due) });
  return null;
}
