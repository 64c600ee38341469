/**
 * What a file must carry when it is handed to a bailiff (the check-list of the hand-over pack, rules 9.13), a row an item: the article it
 * stands on where there is one, whether a hand-off is refused without it, and how it is found in the file. Pure.
 */
import type { FactValues } from '@quittance/platform';
import type { Document } from '@quittance/documents';
import type { TitleFacts } from '../titles/titles-read.service.ts';

export const MISSIONS = ['serve', 'enforce'] as const;
export type Mission = (typeof MISSIONS)[number];

/** A paper of the case: with the claim or the fact that it belongs to. */
export interface CasePaper { document: Document; claimId: string | null; factId: string | null }

export interface PackFacts {
  mission: Mission;
  mandate: { reference: string; inForce: boolean };
  creditor: { name: string; siren: string };
  debtor: { name: string; hasAddress: boolean; addressSource: string | null; addressSince: string | null };
  claims: readonly { id: string; reference: string }[];
  papers: readonly CasePaper[];
  noticeSent: { reference: string; on: string } | null;
  historyLines: number;
  /** Null: the law gives no figure. */
  statement: { due: string; paid: string; allocated: string; balanced: boolean } | null;
  title: TitleFacts | null;
  limitationOn: string | null;
  instructions: string | null;
  account: { iban: string } | null;
}

/** Null: it is not there. `lacks`: it is there in part only, and what is missing stands in the facts. */
export type Found = { facts?: FactValues; documents?: readonly Document[]; lacks?: boolean } | null;
interface PackItemRow { readonly id: string; readonly article: string | null; readonly required: boolean | ((facts: PackFacts) => boolean); readonly applies?: (facts: PackFacts) => boolean; readonly find: (facts: PackFacts) => Found }

const ofKind = ({ papers }: PackFacts, kind: string): Document[] => papers.filter(({ document }) => document.kind === kind).map(({ document }) => document);
/** Papers of these kinds, and those of a kind that says less whose name says it. */
const named = (facts: PackFacts, words: RegExp, kinds: readonly string[] = []): Found => {
  const documents = [...kinds.flatMap((kind) => ofKind(facts, kind)), ...[...ofKind(facts, 'attachment'), ...ofKind(facts, 'correspondence')].filter(({ name }) => words.test(name.normalize('NFD').replace(/\p{M}/gu, '')))];
  return documents.length ? { documents } : null;
};
const some = (documents: readonly Document[], facts: FactValues = {}): Found => (documents.length ? { documents, facts } : null);

function invoices(facts: PackFacts): Found {
  const documents = facts.papers.filter(({ document, claimId }) => claimId !== null && document.kind === 'invoice');
  const proved = new Set(documents.map(({ claimId }) => claimId));
  const bare = facts.claims.filter(({ id }) => !proved.has(id)).map(({ reference }) => reference);
  return { documents: documents.map(({ document }) => document), lacks: bare.length > 0 || facts.claims.length === 0, facts: { claims: facts.claims.length, missing: bare.join(', ') || null } };
}

export const PACK_ITEMS: readonly PackItemRow[] = [
  { id: 'mandate', article: 'CPCE R124-3', required: true, find: ({ mandate }) => (mandate.inForce ? { facts: { reference: mandate.reference } } : null) },
  { id: 'signed_mandate', article: 'CPCE R124-3', required: true, find: (facts) => some(ofKind(facts, 'signed_mandate')) },
  { id: 'debtor', article: 'CPC 648', required: true, find: ({ debtor }) => (debtor.name ? { facts: { name: debtor.name } } : null) },
  { id: 'debtor_address', article: 'CPC 648', required: true, find: ({ debtor }) => (debtor.hasAddress ? { facts: { source: debtor.addressSource, since: debtor.addressSince } } : null) },
  { id: 'creditor', article: 'CPC 648', required: true, find: ({ creditor }) => (creditor.name && creditor.siren ? { facts: { name: creditor.name, siren: creditor.siren } } : null) },
  // Under a title the claim is proved by the title: what lacks is named, and does not hold the file back.
  { id: 'invoices', article: 'C. civ. 1353', required: false, find: invoices },
  { id: 'contract', article: 'C. civ. 1353', required: false, find: (facts) => named(facts, /contrat|\bcgv\b|conditions|devis|commande/i, ['contract', 'terms', 'order']) },
  { id: 'delivery_proof', article: 'C. civ. 1353', required: false, find: (facts) => named(facts, /livraison|\bbl\b|\bpv\b|reception/i, ['delivery']) },
  { id: 'formal_notice', article: 'CPCE R124-4', required: true, find: (facts) => (facts.noticeSent ? { documents: ofKind(facts, 'formal_notice'), facts: facts.noticeSent } : null) },
  { id: 'formal_notice_proof', article: 'C. civ. 1344', required: false, find: (facts) => named(facts, /accuse|recommand|depot/i) },
  { id: 'history', article: null, required: true, find: ({ historyLines }) => (historyLines ? { facts: { lines: historyLines } } : null) },
  { id: 'statement', article: 'C. civ. 1343-1', required: true, find: ({ statement }) => statement && { facts: { due: statement.due, paid: statement.paid, allocated: statement.allocated }, lacks: !statement.balanced } },
  { id: 'title', article: 'CPCE L111-2', required: true, find: ({ title }) => title && { documents: [title.document], facts: { kind: title.kind, issuedOn: String(title.issuedOn), enforceableOn: String(title.enforceableOn), authority: title.authority } } },
  { id: 'title_service', article: 'CPC 503', required: ({ mission }) => mission === 'enforce', find: ({ title }) => (title?.servedOn ? { documents: title.serviceDocument ? [title.serviceDocument] : [], facts: { servedOn: String(title.servedOn) }, lacks: !title.serviceDocument } : null) },
  { id: 'non_opposition', article: 'CPC 1422', required: false, applies: ({ title }) => title?.kind === 'payment_order', find: (facts) => named(facts, /non[ -]?opposition/i) },
  { id: 'limitation', article: 'CPCE L111-4', required: true, find: ({ limitationOn }) => (limitationOn ? { facts: { on: limitationOn } } : null) },
  { id: 'instructions', article: null, required: false, find: ({ instructions }) => (instructions ? {} : null) },
  { id: 'remittance_account', article: 'CPCE R124-2', required: true, find: ({ account }) => account && { facts: { iban: account.iban.slice(-4) } } },
];

export interface CheckedItem { id: string; state: 'present' | 'missing' | 'advised'; article: string | null; facts: FactValues; documents: readonly Document[] }

/** Every item that concerns this file, in the order of the list. */
export function checkPack(facts: PackFacts): CheckedItem[] {
  return PACK_ITEMS.filter(({ applies }) => applies?.(facts) ?? true).map(({ id, article, required, find }) => {
    const found = find(facts);
    const must = typeof required === 'boolean' ? required : required(facts);
    const state = found && !found.lacks ? 'present' : must ? 'missing' : 'advised';
    return { id, state, article, facts: found?.facts ?? {}, documents: found?.documents ?? [] };
  });
}

export const missingOf = (items: readonly CheckedItem[]): string[] => items.filter(({ state }) => state === 'missing').map(({ id }) => id);
