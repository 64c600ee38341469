/**
 * From the facts of a case to what its formal notice says. Pure: the same facts give the same letter, for the preview, for the
 * check of the law and for the paper. What lacks stays empty here; the check names it and the letter does not leave.
 */
import { formatSiren, statutoryTexts, type LawTables, type MandateFacts, type Statement, type StatementFacts } from '@quittance/law';
import { letterStatement, type FormalNoticeLetter, type LetterStatement } from './paper/index.ts';
import type { Channel } from './postage.ts';

export interface Address { line1: string; line2?: string | null; postalCode: string; city: string; country: string }

export interface NoticeClaim { id: string; reference: string; issuedOn: Temporal.PlainDate; dueOn: Temporal.PlainDate; amount: bigint; nature: string; basis: string | null; limitationOn: Temporal.PlainDate | null }
export interface NoticeCredit { claimId: string; reference: string; issuedOn: Temporal.PlainDate; amount: bigint }

/** All that a formal notice is made from, as it stands on the day. */
export interface NoticeFacts {
  readonly on: Temporal.PlainDate;
  readonly timeLimit: Temporal.PlainDate;
  readonly channel: Channel;
  readonly publicUrl: string;
  readonly caseReference: string;
  readonly agency: {
    name: string; legalForm: string; siren: string; shareCapital: bigint | null; address: Address; phone: string; email: string; dataEmail: string; website: string | null;
    account: { holder: string; iban: string; bic: string };
    insurance: { insurer: string; policy: string; from: Temporal.PlainDate; until: Temporal.PlainDate } | null;
    declaredOn: Temporal.PlainDate | null;
  };
  readonly creditor: { name: string; legalForm: string | null; address: Address | null };
  readonly debtor: { kind: string; name: string; legalForm: string | null; representative: string | null; representativeTitle: string | null; address: Address | null };
  readonly mandate: MandateFacts | null;
  readonly planMaxMonths: number;
  readonly claims: readonly NoticeClaim[];
  readonly credits: readonly NoticeCredit[];
  readonly statementFacts: StatementFacts;
  readonly statement: Statement;
  /** The tables of the agency, with which the statement was made and the letter is checked. */
  readonly law: LawTables;
  readonly firstLetter: { reference: string; date: Temporal.PlainDate } | null;
  /** Who follows the case, and who signs. */
  readonly handler: { name: string; phone: string | null };
  readonly signatory: { name: string; role: string };
}

const TITLE_OF_LAW = 'Code des procédures civiles d’exécution, article L111-8, alinéas 2 et 3';
export const ACTIVITY = 'Activité de recouvrement amiable';

/** A consumer: a person who does not owe for his business. */
export const isConsumer = ({ debtor, statement }: NoticeFacts): boolean => statement.regime === 'civil' && debtor.kind === 'person';

/** What a letter is given when it leaves; in a preview, words in its place. */
export interface GivenOnSending { readonly letterReference: string; readonly accessCode: string }

export function letterOf(facts: NoticeFacts, given: GivenOnSending, law: LawTables): FormalNoticeLetter {
  const { agency, creditor, debtor } = facts;
  const bases = [...new Set(facts.claims.map(({ basis }) => basis?.trim() ?? ''))];
  return {
    agency: {
      name: agency.name, legalForm: agency.legalForm, address: addressLine(agency.address), registration: `SIREN ${formatSiren(agency.siren)}`,
      ...(agency.shareCapital === null ? {} : { capital: agency.shareCapital }),
      phone: agency.phone, email: agency.email, website: agency.website ?? '', activity: ACTIVITY, dataContact: agency.dataEmail,
      ...(agency.insurance ? { insurance: `${agency.insurance.insurer}, police ${agency.insurance.policy}` } : {}),
      account: { ...agency.account },
    },
    creditor: { name: creditor.name, ...(creditor.legalForm ? { legalForm: creditor.legalForm } : {}), address: addressLine(creditor.address) },
    debtor: { name: debtor.name, addressee: addressee(debtor), salutation: 'Madame, Monsieur' },
    caseReference: facts.caseReference, ...given, date: facts.on, place: agency.address.city,
    handler: { name: facts.handler.name, phone: facts.handler.phone ?? agency.phone }, signature: facts.signatory, channel: facts.channel,
    ...(facts.firstLetter ? { firstLetter: facts.firstLetter } : {}),
    timeLimit: facts.timeLimit, regime: facts.statement.regime,
    ...(bases.length > 0 && bases.every((basis) => basis !== '') ? { basis: bases.join(', ') } : {}),
    statement: statementOf(facts),
    // Only what is true of every case and every mandate: the creditor decides, nothing is threatened (C. conso. L121-6).
    nextStep: `Sans paiement ni réponse à cette date, nous en rendrons compte à ${creditor.name}, qui décidera de la suite.`,
    ...(facts.planMaxMonths > 0 ? { plan: `Un échéancier de ${facts.planMaxMonths} mois au plus peut être convenu.` } : {}),
    attachments: [],
    pageUrl: `${facts.publicUrl.replace(/\/$/, '')}/d/${facts.caseReference.replace(/-/g, '')}`,
    law: { title: TITLE_OF_LAW, paragraphs: statutoryTexts(facts.on, law).map(({ text }) => text) },
  };
}

const lines = ({ line1, line2, postalCode, city, country }: Address): string[] =>
  [line1, line2 ?? '', `${postalCode} ${city}`, country === 'FR' ? '' : country].map((line) => line.trim()).filter((line) => line !== '');

/** "8 rue du Vieux-Moulin, 49100 Angers"; empty where the street, the code or the town lacks: half an address is none. */
export function addressLine(address: Address | null): string {
  return address && [address.line1, address.postalCode, address.city].every((part) => part.trim() !== '') ? lines(address).join(', ') : '';
}

function addressee({ name, legalForm, representative, representativeTitle, address }: NoticeFacts['debtor']): string[] {
  const full = legalForm && !name.toUpperCase().split(/\s+/).includes(legalForm.toUpperCase()) ? `${name} ${legalForm}` : name;
  return [full, ...(representative ? [[representative, representativeTitle].filter(Boolean).join(', ')] : []), ...(address ? lines(address) : [])];
}

const KIND: Readonly<Record<string, string>> = { rent: 'Loyer', commercial_lease: 'Loyer', insurance_premium: 'Prime', consumer_credit: 'Échéance' };
export const claimKind = (nature: string): string => KIND[nature] ?? 'Facture';

const statementOf = ({ statement, claims, credits }: NoticeFacts): LetterStatement => letterStatement(statement, {
  claims: claims.map((claim) => ({
    id: claim.id, reference: claim.reference, kind: claimKind(claim.nature), issuedOn: claim.issuedOn, dueOn: claim.dueOn, amount: claim.amount,
    credits: credits.filter(({ claimId }) => claimId === claim.id).map(({ reference, issuedOn, amount }) => ({ reference, on: issuedOn, amount })),
  })),
});

/** What makes two letters say the same: what is asked of whom, in whose name. Not the reference, nor the code, nor the day by which. */
export const contentOf = ({ creditor, debtor, statement }: FormalNoticeLetter): unknown => ({
  creditor, addressee: debtor.addressee, statement,
});
