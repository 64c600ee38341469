/** The points of a legal file that stand on papers and days: who acts, what proves the debt, how it was asked for. Pure. */
import type { Document } from '@quittance/documents';
import { formatDecimal } from '@quittance/law';
import { mandateState, type AgencyFacts, type CreditorFacts, type DebtorFacts, type MandateFacts } from '@quittance/parties';
import type { FactValues } from '@quittance/platform';

export type LegalPart = 'power' | 'evidence' | 'notice' | 'conduct' | 'suspension';
export interface Ground { part: LegalPart; code: string; standing: 'established' | 'lacking' | 'weigh'; articles: readonly string[]; facts: FactValues; documents: readonly Document[] }

export interface GroundClaim { id: string; reference: string; nature: string; issuedOn: Temporal.PlainDate; dueOn: Temporal.PlainDate; amount: bigint; credited: bigint; contractRate: string | null; defaultOnDue: boolean; papers: readonly Document[] }
/** What was done to be paid, counted. Days are ISO. */
export interface GroundContacts { calls: number; reached: number; firstCallOn: string | null; lastCallOn: string | null; reminders: number; promises: number; broken: number }
export interface GroundFacts {
  today: Temporal.PlainDate;
  agency: AgencyFacts; creditor: CreditorFacts; debtor: DebtorFacts; mandate: MandateFacts; mandatePapers: readonly Document[];
  regime: string;
  addressSource: string | null;
  claims: readonly GroundClaim[];
  firstLetter: { reference: string; on: string; document: Document | null } | null;
  noticeReceivedOn: Temporal.PlainDate | null;
  contacts: GroundContacts;
}

const day = (on: Temporal.PlainDate | null): string | null => (on === null ? null : String(on));
const { compare } = Temporal.PlainDate;

function power({ agency, creditor, debtor, mandate, mandatePapers, today, addressSource }: GroundFacts): Ground[] {
  const ground = (code: string, established: boolean, articles: readonly string[], facts: FactValues, documents: readonly Document[] = []): Ground => ({ part: 'power', code, standing: established ? 'established' : 'lacking', articles, facts, documents });
  const { insurance, declaration } = agency;
  const covered = insurance !== null && compare(insurance.from, today) <= 0 && compare(today, insurance.until) <= 0;
  return [
    ground('agency', true, ['CPCE L124-1', 'CPCE R124-1'], { name: agency.name, legalForm: agency.legalForm, siren: agency.siren, city: agency.address.city }),
    ground('insurance', covered, ['CPCE R124-2'], { insurer: insurance?.insurer ?? null, policy: insurance?.policy ?? null, until: day(insurance?.until ?? null) }),
    ground('declaration', declaration !== null, ['CPCE R124-2'], { on: day(declaration?.on ?? null), court: declaration?.court ?? null }),
    ground('account', agency.segregatedAccount.iban !== '', ['CPCE R124-2'], { name: agency.segregatedAccount.name }),
    ground('mandate', mandateState(mandate, today) === 'in_force' && mandatePapers.length > 0, ['CPCE R124-3', 'C. civ. 1984'], { reference: mandate.reference, signedOn: String(mandate.signedOn), from: String(mandate.inForceFrom), until: day(mandate.lastDay), state: mandateState(mandate, today) }, mandatePapers),
    ground('creditor', true, [], { name: creditor.name, siren: creditor.siren }),
    ground('debtor', debtor.address !== null, [], { name: debtor.name, kind: debtor.kind, siren: debtor.siren, city: debtor.address?.city ?? null, source: addressSource }),
  ];
}

const evidence = ({ claims }: GroundFacts): Ground[] => claims.map((claim): Ground => ({
  part: 'evidence', code: 'claim', standing: claim.papers.length ? 'established' : 'lacking', articles: ['C. civ. 1103', 'C. civ. 1353'], documents: claim.papers,
  facts: { reference: claim.reference, nature: claim.nature, issuedOn: String(claim.issuedOn), dueOn: String(claim.dueOn), amount: formatDecimal(claim.amount), credited: claim.credited > 0n ? formatDecimal(claim.credited) : null, contractRate: claim.contractRate },
}));

/** When the debtor is in default, and by which text: in business by the due date alone, of a private person by the notice he received. */
function notice({ regime, firstLetter, noticeReceivedOn, claims }: GroundFacts): Ground[] {
  const letter: Ground = {
    part: 'notice', code: 'first_letter', standing: firstLetter ? 'established' : 'lacking', articles: ['CPCE R124-4'],
    facts: { reference: firstLetter?.reference ?? null, on: firstLetter?.on ?? null }, documents: firstLetter?.document ? [firstLetter.document] : [],
  };
  if (regime === 'commercial') return [letter, { part: 'notice', code: 'default_by_due_date', standing: 'established', articles: ['C. com. L441-10 II'], facts: {}, documents: [] }];
  if (regime === 'public') return [letter, { part: 'notice', code: 'default_by_term', standing: 'established', articles: ['CCP L2192-13', 'CCP R2192-31'], facts: {}, documents: [] }];
  if (claims.length && claims.every(({ defaultOnDue }) => defaultOnDue)) return [letter, { part: 'notice', code: 'default_by_contract', standing: 'established', articles: ['C. civ. 1344'], facts: {}, documents: [] }];
  return [letter, { part: 'notice', code: 'notice_received', standing: noticeReceivedOn ? 'established' : 'lacking', articles: ['C. civ. 1231-6', 'C. civ. 1344-1'], facts: { on: day(noticeReceivedOn) }, documents: [] }];
}

function conduct({ contacts, firstLetter }: GroundFacts): Ground[] {
  const { calls, reached, firstCallOn, lastCallOn, reminders, promises, broken } = contacts;
  const ground = (code: string, facts: FactValues, articles: readonly string[], standing: Ground['standing'] = 'established'): Ground => ({ part: 'conduct', code, standing, articles, facts, documents: [] });
  return [
    calls ? ground('calls', { count: calls, reached, first: firstCallOn, last: lastCallOn }, ['C. conso. L121-6']) : ground('no_calls', {}, []),
    ...(reminders ? [ground('reminders', { count: reminders }, ['CPCE R124-4'])] : []),
    ...(promises ? [ground('promises', { count: promises, broken }, [])] : []),
    ...(firstLetter ? [] : [ground('nothing_asked_yet', {}, ['CPCE R124-4'], 'weigh')]),
  ];
}

/** The points in the order in which one argues them. */
export const groundsOf = (facts: GroundFacts): Ground[] => [...power(facts), ...evidence(facts), ...notice(facts), ...conduct(facts)];
