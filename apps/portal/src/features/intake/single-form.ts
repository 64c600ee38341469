import type { SingleClaimInput } from '../../gql/graphql.ts';
import type { Attached } from '../questions/attach.tsx';

export interface DebtorForm { kind: 'company' | 'person'; name: string; firstName: string; siren: string; vatNumber: string; line1: string; line2: string; postalCode: string; city: string; email: string; phone: string; contactName: string }
export interface ClaimForm { reference: string; issuedOn: string | null; dueOn: string | null; amount: string | null; due: string | null; nature: string; description: string; contractRate: string | null; orderReference: string; deliveryReference: string }
export const NO_DEBTOR: DebtorForm = { kind: 'company', name: '', firstName: '', siren: '', vatNumber: '', line1: '', line2: '', postalCode: '', city: '', email: '', phone: '', contactName: '' };
export const NO_CLAIM: ClaimForm = { reference: '', issuedOn: null, dueOn: null, amount: null, due: null, nature: '', description: '', contractRate: null, orderReference: '', deliveryReference: '' };

/** What the door cannot do without, by the path of its field. */
export function missing(debtor: DebtorForm, claim: ClaimForm): string[] {
  const needed: [string, unknown][] = [['debtor.name', debtor.name.trim()], ...(debtor.kind === 'person' ? [['debtor.firstName', debtor.firstName.trim()] as [string, unknown]] : []), ['reference', claim.reference.trim()], ['issuedOn', claim.issuedOn], ['dueOn', claim.dueOn], ['amount', claim.amount]];
  const address = [debtor.line1, debtor.postalCode, debtor.city].map((part) => part.trim());
  // An address is whole or is none.
  const half = address.some(Boolean) ? (['debtor.line1', 'debtor.postalCode', 'debtor.city'] as const).filter((_, at) => !address[at]) : [];
  return [...needed.filter(([, value]) => !value).map(([field]) => field), ...half];
}

const said = (text: string) => text.trim() || null;
/** As it crosses the door; what is empty is not said. */
export function inputOf(debtor: DebtorForm, claim: ClaimForm, files: readonly Attached[], decisions: ReadonlyMap<string, string | null>, idempotencyKey: string): SingleClaimInput {
  const person = debtor.kind === 'person';
  return {
    idempotencyKey, reference: claim.reference.trim(), issuedOn: claim.issuedOn ?? '', dueOn: claim.dueOn ?? '', amount: claim.amount ?? '', due: claim.due, nature: said(claim.nature), description: said(claim.description), contractRate: claim.contractRate,
    orderReference: said(claim.orderReference), deliveryReference: said(claim.deliveryReference),
    debtor: {
      kind: debtor.kind, name: debtor.name.trim(), firstName: person ? said(debtor.firstName) : null, siren: person ? null : said(debtor.siren), vatNumber: person ? null : said(debtor.vatNumber), line1: said(debtor.line1), line2: said(debtor.line2),
      postalCode: said(debtor.postalCode), city: said(debtor.city), email: said(debtor.email), phone: said(debtor.phone), contactName: person ? null : said(debtor.contactName),
    },
    ...(files.length ? { files: files.map(({ name, base64 }) => ({ name, base64 })) } : {}), ...(decisions.size ? { decisions: [...decisions].map(([key, debtorId]) => ({ key, debtorId })) } : {}),
  };
}
